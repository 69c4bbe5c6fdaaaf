// Walking on a table: the same, line by line, as machine/pages/walk/walker.py, which says what it means. It knows no rule
// of the desktop: what can be done, what it does and what is shown are looked up.

/**
 * @typedef {[string[], number[], number[]]} Lookup
 * @typedef {{ name: string, role: string, agent: number }} WalkEvent
 * @typedef {{ says: string[], step: string[], cites: string[] }} Refusal
 * @typedef {{
 *   pieces: string[][], nodes: [number, ...number[][]][], slots: [string, ...(string | number)[]][], screens: number[],
 *   lookups: Lookup[], classes: number[][], shown: number[][], said: [number, number, number][], toasters: number,
 *   notifications: number, bricks: number[], row: number, events: WalkEvent[], kinds: [number, number, number][],
 *   edges: number[][], operations: [string, ...(string | number)[]][], outcomes: [number[], number[]][], commands: [string[], string[][]][],
 *   refusals: Refusal[], assets: [string, string, number, number][], business_numbers: string[], given: string[][],
 *   given_asset: string[], given_after: string[][], verbs: Record<string, [string, string]>, impossible: number, steps_limit: number, registers: string[],
 *   properties: [string, string[], number[]][]
 * }} Table
 * @typedef {{ lookup: number, conversation: number, direction: number, last: number, seconds: number, asset: number }} Item
 * @typedef {{ place: number, kind: number, target: number, outcome: number }} Choice
 * @typedef {{ place: number, kind: number, commands: string[], says: string[], refusal: number }} Step
 * @typedef {Record<string, string>} Fills
 */

export const [CHILDREN, CONVERSATION, SECONDS, CLOCK, ASSET, BUSINESS_NUMBER, DELETED_ASSET] = [0, 1, 2, 3, 4, 5, 6].map((place) =>
  String.fromCharCode(0xe000 + place),
);
const BASE = 128;
const WALK_LANGUAGES = ["en", "ko"];

export class Walker {
  /**
   * @param {Table} table
   * @param {string} language
   */
  constructor(table, language) {
    this.table = table;
    this.language = WALK_LANGUAGES.indexOf(language);
    this.world = 0;
    this.nowSeconds = 0;
    this.receivedSeconds = 0;
    this.conversation = 0;
    this.asset = 0;
    this.ownAsset = 0;
    /** @type {Record<string, number>} */
    this.registers = Object.fromEntries(table.registers.map((name) => [name, 0]));
    this.closed = [0];
    /** @type {{ number: number, seconds: number }[]} */
    this.said = [];
    this.left = [-1, -1];
    /** @type {Record<string, Item[]>} */
    this.lists = {};
    /** @type {Step[]} */
    this.steps = [];
  }

  // --- what can be done

  /** @returns {Choice[]} */
  choices() {
    if (this.steps.length >= this.table.steps_limit) return [];
    const row = this.table.edges[this.world];
    const found = [];
    for (let place = 0; place < row.length; place += 2) {
      const outcome = this.lookedUp(this.table.kinds[row[place]][1]);
      if (outcome >= 0) found.push({ place: place / 2, kind: row[place], target: row[place + 1], outcome });
    }
    return found;
  }

  /** @param {Choice} choice */
  says(choice) {
    return this.table.outcomes[choice.outcome][0].map((each) => this.commandSays(each)).join(" · ");
  }

  /**
   * The last command of a choice, as JSON.
   * @param {Choice} choice
   */
  command(choice) {
    return this.filled(this.table.commands[/** @type {number} */ (this.table.outcomes[choice.outcome][0].at(-1))][0][this.language]);
  }

  /**
   * Do what has this place; null where it cannot be done here.
   * @param {number} place
   * @returns {Step | null}
   */
  step(place) {
    const choice = this.choices().find((each) => each.place === place);
    if (!choice) return null;
    const [turn, operations] = this.table.outcomes[choice.outcome];
    const step = {
      place,
      kind: choice.kind,
      commands: turn.map((each) => this.filled(this.table.commands[each][0][this.language])),
      says: turn.map((each) => this.commandSays(each)),
      refusal: this.table.kinds[choice.kind][2],
    };
    for (const number of operations) {
      const [name, ...values] = this.table.operations[number];
      this.operate(name, values);
    }
    this.world = choice.target;
    this.steps.push(step);
    return step;
  }

  // --- operations

  /**
   * @param {string} name
   * @param {(string | number)[]} values
   */
  operate(name, values) {
    const [value = 0, other = 0] = /** @type {number[]} */ (values);
    switch (name) {
      case "advance":
        this.nowSeconds += value;
        break;
      case "set":
        this.registers[value] = other;
        break;
      case "asset":
        this.asset += 1;
        break;
      case "begin":
        this.conversation += 1;
        this.ownAsset = this.asset;
        this.receivedSeconds = this.nowSeconds;
        this.closed.push(0);
        this.said = [];
        this.append("rows", this.table.row);
        break;
      case "join":
        this.left[value] = -1;
        break;
      case "leave":
        this.left[value] = this.said.length;
        break;
      case "say":
        this.said.push({ number: value, seconds: this.nowSeconds });
        break;
      case "notify":
        this.append(`toasters${value}`, this.table.toasters);
        this.append(`notifications${value}`, this.table.notifications);
        break;
      case "brick":
        this.append(`bricks${value}`, this.table.bricks[other]);
        break;
      case "close":
        this.closed[this.conversation] = value;
        break;
      default:
        throw new Error(`The walk's table has an operation that this page does not know: ${name}.`);
    }
  }

  /**
   * @param {string} name
   * @param {number} lookup
   */
  append(name, lookup) {
    (this.lists[name] ??= []).push({
      lookup,
      conversation: this.conversation,
      direction: this.registers.direction,
      last: this.registers.last,
      seconds: this.nowSeconds,
      asset: this.ownAsset,
    });
  }

  // --- looking up

  /** @param {string} name */
  register(name) {
    switch (name) {
      case "preview0":
      case "preview1": {
        const numbers = this.seen(Number(name.at(-1))).map((each) => this.table.said[each.number][2]);
        return numbers.reverse().find((number) => number > 0) ?? 0;
      }
      case "texts":
        return this.said.some((each) => this.table.said[each.number][1] >= 0) ? 1 : 0;
      case "rows":
        return this.conversation > 0 ? 1 : 0;
      case "phone":
        return this.conversation === 0 ? 0 : this.closed[this.conversation] ? 2 : 1;
      default:
        return this.registers[name];
    }
  }

  /** @param {number} agent */
  seen(agent) {
    return this.left[agent] < 0 ? [...this.said] : this.said.slice(0, this.left[agent]);
  }

  /**
   * @param {number} lookup
   * @param {Item} [item]
   */
  lookedUp(lookup, item) {
    const [registers, keys, values] = this.table.lookups[lookup];
    /** @type {Record<string, number>} */
    const known = item ? { direction: item.direction, last: item.last, closed: this.closed[item.conversation] } : {};
    const key = registers.reduce((digits, each) => digits * BASE + (known[each] ?? this.register(each)), 0);
    return (values[keys.indexOf(key)] ?? 0) - 1;
  }

  // --- screens

  /** What everybody sees, as HTML: each agent, the customer, the administrator. */
  screens() {
    const fills = this.fills(this.conversation, this.nowSeconds - this.receivedSeconds, this.ownAsset);
    return this.table.screens.map((child) => this.drawn(child, fills));
  }

  /**
   * @param {number} child
   * @param {Fills} fills
   * @returns {string}
   */
  drawn(child, fills) {
    if (child >= 0) return this.node(child, fills);
    const [kind, what, place] = this.table.slots[-child - 1];
    switch (kind) {
      case "lookup":
        return this.drawnIfAny(this.lookedUp(Number(what)), fills);
      case "class":
        return this.drawnIfAny(this.lookedUp(this.table.classes[this.table.shown[this.world][Number(what)]][Number(place)]), fills);
      case "list":
        return this.items(String(what)).length ? this.node(Number(place), fills) : "";
      default:
        return this.items(String(what)).join("");
    }
  }

  /**
   * @param {number} node
   * @param {Fills} fills
   */
  drawnIfAny(node, fills) {
    return node < 0 ? "" : this.node(node, fills);
  }

  /**
   * @param {string} name
   * @returns {string[]}
   */
  items(name) {
    if (name === "texts") {
      const fills = this.fills(this.conversation, 0, this.ownAsset);
      const nodes = this.said.map((each) => this.table.said[each.number][1]);
      return nodes.filter((each) => each >= 0).map((each) => this.node(each, fills));
    }
    if (name.startsWith("said")) {
      return this.seen(Number(name.at(-1))).map((each) =>
        this.node(this.table.said[each.number][0], this.fills(this.conversation, each.seconds, this.ownAsset)),
      );
    }
    return (this.lists[name] ?? []).map((item) =>
      this.node(this.lookedUp(item.lookup, item), this.fills(item.conversation, item.seconds, item.asset)),
    );
  }

  /**
   * @param {number} node
   * @param {Fills} fills
   * @returns {string}
   */
  node(node, fills) {
    const [piece, ...groups] = this.table.nodes[node];
    const both = this.table.pieces[piece];
    return joinedPiece(withFills(both[this.language % both.length], fills), groups, (child) => this.drawn(child, fills));
  }

  /**
   * @param {number} conversation
   * @param {number} seconds
   * @param {number} asset
   * @returns {Fills}
   */
  fills(conversation, seconds, asset) {
    return {
      [CONVERSATION]: String(conversation),
      [SECONDS]: String(seconds),
      [CLOCK]: clock(seconds),
      [ASSET]: String(this.table.assets[asset][this.language]),
      [BUSINESS_NUMBER]: this.table.business_numbers[asset],
    };
  }

  // --- telling

  /** @param {number} command */
  commandSays(command) {
    const says = this.table.commands[command][1][this.language];
    const asset = says[says.length - 1].includes(DELETED_ASSET) ? this.asset - 1 : this.asset;
    return this.filled(says[says.length > 1 ? Number(this.table.assets[asset][2 + this.language]) : 0]);
  }

  /** @param {string} text */
  filled(text) {
    return withFills(text, {
      [CONVERSATION]: String(this.conversation),
      [ASSET]: String(this.table.assets[this.asset][this.language]),
      [DELETED_ASSET]: String(this.table.assets[Math.max(this.asset - 1, 0)][this.language]),
    });
  }

  /**
   * The walk so far as a feature that runs.
   * @param {string} title
   * @param {Record<string, string>} keywords
   */
  gherkin(title, keywords) {
    const told = [
      ...this.table.given[this.language],
      ...this.table.assets
        .slice(0, this.asset + 1)
        .map((names) => withFills(this.table.given_asset[this.language], { [ASSET]: String(names[this.language]) })),
      ...this.table.given_after[this.language],
    ].map((said) => ["given", said]);
    for (const step of this.steps) {
      told.push(...step.says.map((said) => ["when", said]));
      if (step.refusal >= 0) told.push(["then", this.table.refusals[step.refusal].step[this.language]]);
    }
    const lines = this.language ? ["# language: ko"] : [];
    lines.push(`${keywords.feature}: ${title}`, "", `  ${keywords.scenario}: ${title}`);
    let before = "";
    for (const [index, [kind, said]] of told.entries()) {
      const isLast = told[index + 1]?.[0] !== kind;
      const step = kind === "when" ? this.asStep(said, isLast) : said;
      lines.push(`    ${kind === before ? keywords.and : keywords[kind]} ${step}`);
      before = kind;
    }
    return `${lines.join("\n")}\n`;
  }

  /**
   * What is done, as a step before another or as the last one says it.
   * @param {string} said
   * @param {boolean} isLast
   */
  asStep(said, isLast) {
    const start = said.lastIndexOf(" ") + 1;
    const verb = said.slice(start);
    return said.slice(0, start) + (this.table.verbs[verb] ?? [verb, verb])[Number(isLast)];
  }
}

/**
 * A piece with its children in its holes.
 * @param {string} piece
 * @param {number[][]} groups
 * @param {(child: number) => string} drawn
 */
export function joinedPiece(piece, groups, drawn) {
  const [first, ...rest] = piece.split(CHILDREN);
  return first + rest.map((after, place) => groups[place].map(drawn).join("") + after).join("");
}

/** @param {number} seconds */
export function clock(seconds) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/**
 * @param {string} text
 * @param {Fills} fills
 */
function withFills(text, fills) {
  let told = text;
  for (const [hole, value] of Object.entries(fills)) told = told.replaceAll(hole, () => value);
  return told;
}
