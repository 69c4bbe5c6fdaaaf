// A recorded run: what everybody saw after each command, as trees of pieces. The same, line by line, as `Recording` in
// machine/pages/walk/recorded_run.py.

import { CHILDREN, joinedPiece } from "./walk.js";

/**
 * A move: role, agent, what is said, why it is refused, both in each language, and what that rests on.
 * @typedef {[string, number, string[], string[], string[]]} Move
 * @typedef {{ title?: string[], gherkin?: string[], broken?: [number, string[]][], omitted?: number, departs?: number | null }} Aside
 * @typedef {{
 *   pieces: string[][], nodes: number[], moves: Move[], casts: string[][][], titles: Record<string, string[]>,
 *   runs: Record<string, number[]>, aside: Record<string, Aside>
 * }} Shelf
 */

/** The nodes of a shelf: the piece of each, and its groups of children. @type {WeakMap<Shelf, [number, number[][]][]>} */
const NODES_OF = new WeakMap();

/** @param {Shelf} shelf */
function nodesOf(shelf) {
  const found = NODES_OF.get(shelf);
  if (found) return found;
  /** @type {[number, number[][]][]} */
  const nodes = [];
  let at = 0;
  const row = shelf.nodes;
  while (at < row.length) {
    const piece = row[at++];
    const groups = [];
    for (let left = shelf.pieces[piece][0].split(CHILDREN).length - 1; left > 0; left--) {
      const count = row[at++];
      groups.push(row.slice(at, at + count));
      at += count;
    }
    nodes.push([piece, groups]);
  }
  NODES_OF.set(shelf, nodes);
  return nodes;
}

export class Recording {
  /**
   * @param {Shelf} shelf
   * @param {string} id
   * @param {number} language
   */
  constructor(shelf, id, language) {
    this.shelf = shelf;
    this.aside = shelf.aside[id] ?? {};
    this.language = language;
    this.nodes = nodesOf(shelf);
    let at = 0;
    const row = shelf.runs[id];
    const next = () => row[at++];
    this.agents = shelf.casts[next()][language];
    this.first = Array.from({ length: next() }, next);
    /** @type {{ move: number, screens: number[][] }[]} */
    this.steps = [];
    while (at < row.length) {
      const move = next();
      this.steps.push({ move, screens: Array.from({ length: next() }, () => [next(), next()]) });
    }
  }

  get length() {
    return this.steps.length;
  }

  /** What it is called; empty where the page tells of it under its id. */
  get title() {
    return this.aside.title?.[this.language] ?? "";
  }

  /** The run as a feature; empty where the page has that under its id. */
  get gherkin() {
    return this.aside.gherkin?.[this.language] ?? "";
  }

  /** The step at which a desktop did otherwise, 0 before the first; null where none did. */
  get departs() {
    return this.aside.departs ?? null;
  }

  /** The first step at which something is wrong: a desktop did otherwise, or a property breaks; null where none is. */
  get wrongAt() {
    return this.departs ?? this.aside.broken?.[0]?.[0] ?? null;
  }

  get omitted() {
    return this.aside.omitted ?? 0;
  }

  /** What everybody saw after so many steps. @param {number} at */
  screens(at) {
    const roots = [...this.first];
    for (const { screens } of this.steps.slice(0, at)) {
      for (const [screen, node] of screens) roots[screen] = node;
    }
    return roots.map((node) => this.node(node));
  }

  /**
   * @param {number} node
   * @returns {string}
   */
  node(node) {
    const [piece, groups] = this.nodes[node];
    const both = this.shelf.pieces[piece];
    return joinedPiece(both[this.language % both.length], groups, (child) => this.node(child));
  }

  /** @param {number} at */
  told(at) {
    return this.steps.slice(0, at).map(({ move }) => {
      const [role, agent, says, refusal, cites] = this.shelf.moves[move];
      return { role, agent, says: [says[this.language]], refusal: refusal[this.language], cites };
    });
  }

  /** The properties that do not hold after so many steps, by id and title. @param {number} at */
  broken(at) {
    const ids = this.aside.broken?.find(([step]) => step === at)?.[1] ?? [];
    return ids.map((id) => [id, this.shelf.titles[id][this.language]]);
  }
}
