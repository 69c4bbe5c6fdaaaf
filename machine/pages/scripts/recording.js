// A recorded run: what everybody saw after each command, as trees of pieces. The same, line by line, as `Recording` in
// machine/pages/walk/recorded_run.py.

import { joinedPiece } from "./walk.js";

/**
 * A step: role, agent, what is said, why it is refused, what that rests on, the screens with new roots, what breaks.
 * @typedef {[string, number, string, string, string[], [number, number][], [string, string][]]} RecordedStep
 * @typedef {{ title: string, agents: string[], steps: RecordedStep[], first: number[], gherkin: string, omitted: number }} Recorded
 * @typedef {{ pieces: string[], nodes: [number, ...number[][]][] }} Store
 */

export class Recording {
  /**
   * @param {Recorded} recorded
   * @param {Store} store
   */
  constructor(recorded, store) {
    this.recorded = recorded;
    this.store = store;
  }

  get length() {
    return this.recorded.steps.length;
  }

  get agents() {
    return this.recorded.agents;
  }

  get gherkin() {
    return this.recorded.gherkin;
  }

  /** What everybody saw after so many steps. @param {number} at */
  screens(at) {
    const roots = [...this.recorded.first];
    for (const [, , , , , screens] of this.recorded.steps.slice(0, at)) {
      for (const [screen, node] of screens) roots[screen] = node;
    }
    return roots.map((node) => this.node(node));
  }

  /**
   * @param {number} node
   * @returns {string}
   */
  node(node) {
    const { pieces, nodes } = this.store;
    const [piece, ...groups] = nodes[node];
    return joinedPiece(pieces[piece], groups, (child) => this.node(child));
  }

  /** @param {number} at */
  told(at) {
    return this.recorded.steps.slice(0, at).map(([role, agent, says, refusal, cites]) => ({ role, agent, says: [says], refusal, cites }));
  }

  /** The properties that do not hold after so many steps, by id and title. @param {number} at */
  broken(at) {
    return at ? this.recorded.steps[at - 1][6] : [];
  }
}
