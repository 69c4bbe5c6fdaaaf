// A picture in forms for slides: each part of a procedure by itself, sheets of sixteen to nine on which it goes on under
// its heads, and a machine lying, with a key to its numbers.

/**
 * @typedef {[number, number, number, number]} Place left, top, width, height
 * @typedef {[
 *   [number, number], [Place, string[], string][], Record<string, [Place, string]>, Record<string, [number, number]>,
 *   [string, string, boolean][]
 * ]} Sketch
 * @typedef {{ says: string, make: () => SVGSVGElement }} Form
 */

const SLIDE_RATIO = 16 / 9;
const EDGE = 16;
const TITLE_HEIGHT = 30;
const KEY_LINE = 19;
const KEY_COLUMNS = 5;
const LEGEND_HEIGHT = 26;
const LEGEND_GAP = 6;
const TIP = 7;
export const STAMP_HEIGHT = 18;
export const STAMP_POINTS = 10;

/** @type {Record<string, number>} */
const LANGUAGE_PLACES = { en: 0, ko: 1 };
/** @type {Record<string, Sketch>} */
const SKETCHES = JSON.parse(document.getElementById("sketches")?.textContent ?? "{}");
const BASIS_DASHES = /** @type {Record<string, string>} */ ({ interpreted: " pd-long", assumed: " pd-dots" });

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} content
 */
export function drawnElement(name, attributes, ...content) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...content);
  return element;
}

/**
 * How wide a text is as a picture draws it.
 * @param {string} said
 * @param {string} font
 */
export function widthOfText(said, font) {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) return said.length * 8;
  pen.font = font;
  return pen.measureText(said).width;
}

/**
 * The forms in which a picture can be shown and saved beside its own; none where it is small enough.
 * @param {SVGSVGElement} drawing
 * @param {Record<string, string>} words
 * @returns {Form[]}
 */
export function formsOf(drawing, words) {
  const machine = drawing.closest(".machine");
  const name = machine?.id.slice(machine.id.lastIndexOf("/") + 1) ?? "";
  if (machine && Object.hasOwn(SKETCHES, name)) {
    return [{ says: words.lying, make: () => lyingMachine(drawing, machine, SKETCHES[name], words) }];
  }
  const parts = Array.from(drawing.querySelectorAll("[data-part]"), (part) => new LanePart(drawing, part));
  const alone = parts.length > 1 ? parts.map((part) => ({ says: part.title, make: () => part.alone() })) : [];
  const sheets = parts.flatMap((part) => part.sheets().map((rows, at, all) => ({ part, rows, at: `${at + 1}/${all.length}` })));
  return [
    ...alone,
    ...sheets.map(({ part, rows, at }, number) => ({
      says: words.sheet.replace("{at}", String(number + 1)).replace("{all}", String(sheets.length)) + (parts.length > 1 ? `: ${part.title}` : ""),
      make: () => part.sheet(rows, at),
    })),
  ];
}

/** A part of a procedure's picture: its heads, and its rows from line to line. */
class LanePart {
  /**
   * @param {SVGSVGElement} drawing
   * @param {Element} part
   */
  constructor(drawing, part) {
    this.drawing = drawing;
    this.part = part;
    this.heading = /** @type {Element} */ (part.querySelector(":scope > text"));
    this.heads = /** @type {Element} */ (part.querySelector(":scope > [data-heads]"));
    this.rows = Array.from(part.querySelectorAll(":scope > .row"));
    const rules = Array.from(part.querySelectorAll(":scope > line"));
    this.upright = rules.filter((line) => line.getAttribute("x1") === line.getAttribute("x2"));
    /** Where each row begins, and where the last ends. */
    this.tops = rules.filter((line) => !this.upright.includes(line)).map((line) => Number(line.getAttribute("y1")));
    this.width = drawing.viewBox.baseVal.width;
  }

  get title() {
    return (this.heading.textContent ?? "").trim();
  }

  get headsTop() {
    return Number(this.heads.querySelector("rect")?.getAttribute("y"));
  }

  /** The height of everything over the rows. */
  get headHeight() {
    return 2 * TITLE_HEIGHT + EDGE / 2 + this.tops[0] - this.headsTop;
  }

  /** From which row to before which each sheet goes. @returns {[number, number][]} */
  sheets() {
    const room = this.width / SLIDE_RATIO - this.headHeight - EDGE / 2 - STAMP_HEIGHT;
    /** @type {[number, number][]} */
    const found = [];
    let first = 0;
    for (let row = 1; row < this.tops.length; row++) {
      if (row - first > 1 && this.tops[row] - this.tops[first] > room) {
        found.push([first, row - 1]);
        first = row - 1;
      }
    }
    return [...found, [first, this.rows.length]];
  }

  alone() {
    return this.drawn([0, this.rows.length], "");
  }

  /**
   * @param {[number, number]} rows
   * @param {string} at
   */
  sheet(rows, at) {
    return this.drawn(rows, at, this.width / SLIDE_RATIO);
  }

  /**
   * @param {[number, number]} rows
   * @param {string} at which sheet of how many
   * @param {number} [high]
   */
  drawn([first, end], at, high = 0) {
    const down = this.headHeight - this.tops[first];
    const bottom = this.tops[end] + down;
    const height = Math.max(high, bottom + EDGE + (high ? STAMP_HEIGHT : 0));
    const lines = this.upright.map((line) => moved(line, 0, { y1: this.headHeight, y2: bottom }));
    const rules = this.tops.slice(first, end + 1).map((top) => moved(this.upright[0], 0, { x1: EDGE, x2: this.upright.at(-1)?.getAttribute("x1") ?? 0, y1: top + down, y2: top + down }));
    const title = textAt(this.drawing.querySelector("text")?.textContent ?? "", EDGE, TITLE_HEIGHT, 18, "ink", true);
    const heading = textAt([this.title, at && `(${at})`].filter(Boolean).join(" "), EDGE, 2 * TITLE_HEIGHT - 4, 14, "ink", true);
    return sheetOf(this.drawing, this.width, height, [
      title,
      heading,
      moved(this.heads, 2 * TITLE_HEIGHT + EDGE / 2 - this.headsTop),
      ...lines,
      ...rules,
      ...this.rows.slice(first, end).map((row) => moved(row, down)),
    ], Boolean(high));
  }
}

/**
 * A copy that stands further down or elsewhere.
 * @param {Element} element
 * @param {number} down
 * @param {Record<string, string | number>} attributes
 */
function moved(element, down, attributes = {}) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const [key, value] of Object.entries(attributes)) copy.setAttribute(key, String(value));
  return down ? drawnElement("g", { transform: `translate(0 ${down})` }, copy) : copy;
}

/**
 * @param {string} said
 * @param {number} x
 * @param {number} y the line on which it stands
 * @param {number} points
 * @param {string} look
 * @param {boolean} [bold]
 */
function textAt(said, x, y, points, look, bold = false) {
  return drawnElement("text", { x, y, class: look, "font-size": points, ...(bold ? { "font-weight": "bold" } : {}) }, said);
}

/**
 * @param {SVGSVGElement} drawing what it is another form of
 * @param {number} width
 * @param {number} height
 * @param {Node[]} content
 * @param {boolean} isSlide whether it has its measure, and room for what a saved picture says of itself
 */
function sheetOf(drawing, width, height, content, isSlide) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(false));
  if (isSlide) copy.setAttribute("data-sheet", "");
  copy.removeAttribute("style");
  copy.removeAttribute("id");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  copy.append(drawnElement("rect", { class: "paper pf-paper", width, height }), ...content);
  return copy;
}

// --- a machine

/**
 * A machine from left to right: states, numbers on the lines, and beside or below them what each number is.
 * @param {SVGSVGElement} drawing
 * @param {Element} machine the part of the page that tells of it
 * @param {Sketch} sketch
 * @param {Record<string, string>} words
 */
function lyingMachine(drawing, machine, sketch, words) {
  const family = getComputedStyle(drawing).fontFamily;
  const key = keyEntries(Array.from(machine.querySelectorAll(".transition")));
  const legend = legendOf(drawing);
  const legendWide = legend.reduce((whole, each) => whole + each.wide + LEGEND_GAP, 0);
  const column = Math.max(...key.map((says) => widthOfText(says, `12px ${family}`))) + EDGE;
  const [wide, high] = sketch[0];
  const least = Math.max(legendWide, widthOfText(words.lyingSays, `11px ${family}`), widthOfText(`${words.stamp} #${machine.id}`, `${STAMP_POINTS}px ${family}`)) + 3 * EDGE;
  const top = 2 * TITLE_HEIGHT + LEGEND_HEIGHT;
  const ways = [false, true].flatMap((beside) =>
    Array.from({ length: KEY_COLUMNS }, (_, at) => {
      const columns = at + 1;
      const rows = Math.ceil(key.length / columns);
      const [keyWide, keyHigh] = [columns * column, rows * KEY_LINE];
      const width = 2 * EDGE + (beside ? wide + EDGE + keyWide : Math.max(wide, keyWide));
      const height = top + 2 * EDGE + STAMP_HEIGHT + (beside ? Math.max(high, keyHigh) : high + keyHigh);
      return { beside, rows, keyWide, width: Math.max(width, least, height * SLIDE_RATIO) };
    }),
  );
  const best = ways.reduce((one, other) => (other.width < one.width ? other : one));
  const height = best.width / SLIDE_RATIO;
  const left = best.beside ? EDGE : (best.width - wide) / 2;
  const keyLeft = best.beside ? best.width - best.keyWide : EDGE;
  const keyTop = top + (best.beside ? 0 : high + EDGE);
  const language = machine.closest(".language")?.getAttribute("lang") ?? "en";
  const content = [
    textAt(machine.querySelector("h2")?.textContent ?? "", EDGE, TITLE_HEIGHT, 18, "pf-ink", true),
    textAt(words.lyingSays, EDGE, TITLE_HEIGHT + 20, 11, "pf-quiet"),
    ...legendRow(legend, TITLE_HEIGHT + 28),
    drawnElement("g", { transform: `translate(${left} ${top})` }, ...sketched(machine, sketch, language)),
    ...key.map((says, at) =>
      textAt(says, keyLeft + Math.floor(at / best.rows) * column, keyTop + (at % best.rows) * KEY_LINE + 12, 12, "pf-ink"),
    ),
  ];
  const sheet = sheetOf(drawing, best.width, height, content, true);
  sheet.setAttribute("text-anchor", "start");
  return sheet;
}

/**
 * What each number of a machine is; of those with the same event also the condition that only some of them have.
 * @param {Element[]} cards
 */
function keyEntries(cards) {
  const entries = cards.map((card) => ({ ...keyEntry(card), conditions: conditionsOf(card) }));
  return entries.map(({ event, says, conditions }) => {
    const alike = entries.filter((each) => each.event === event);
    const telling = conditions.filter((each) => alike.some((other) => !other.conditions.includes(each)));
    return [says, ...telling.map((each) => `[${each}]`)].join(" ");
  });
}

/** What must hold for it, each in its words. @param {Element} card */
function conditionsOf(card) {
  return Array.from(card.querySelectorAll("[data-conditions] > ul > li"), (each) => (each.textContent ?? "").split(";")[0].trim());
}

/**
 * The legend of the picture itself: each sign with the box that it stands in, and how wide that is.
 * @param {SVGSVGElement} drawing
 */
function legendOf(drawing) {
  // Directly on the sheet nothing else stands in a box; the first polygon is the sheet.
  return Array.from(drawing.querySelectorAll(":scope > g > polygon:not(.pf-paper) + text"), (text) => ({
    text,
    look: text.previousElementSibling?.getAttribute("class") ?? "",
    wide: widthOfText(text.textContent ?? "", "11px sans-serif") + 8,
  }));
}

/**
 * @param {ReturnType<typeof legendOf>} legend
 * @param {number} y
 */
function legendRow(legend, y) {
  let x = EDGE;
  return legend.flatMap(({ text, look, wide }) => {
    const at = x;
    x += wide + LEGEND_GAP;
    return [
      drawnElement("rect", { class: look, x: at, y, width: wide, height: 18 }),
      textAt(text.textContent ?? "", at + 4, y + 13, 11, text.getAttribute("class") ?? "pf-ink"),
    ];
  });
}

/** What a number of a machine is: what it rests on, who causes it in the end, and the event. @param {Element} card */
function keyEntry(card) {
  const number = card.querySelector(".number")?.textContent ?? "";
  const signs = new Set(Array.from(card.querySelectorAll(".marks > .role [aria-hidden]"), (sign) => sign.textContent ?? ""));
  const basis = (card.querySelector(".basis")?.textContent ?? "").split(" ")[0];
  const event = (card.querySelector("h4")?.textContent ?? "").slice(number.length).trim();
  return { event, says: `${number} ${basis} ${[...signs].join("")} ${event}` };
}

/**
 * @param {Element} machine
 * @param {Sketch} sketch
 * @param {string} language
 */
function sketched(machine, [, frames, states, numbers, lines], language) {
  const lookOf = (/** @type {string} */ several) => {
    const cards = several.split(" ").map((number) => document.getElementById(`${machine.id}/${number}`));
    const callers = new Set(cards.flatMap((card) => Array.from(card?.querySelectorAll(".marks > .role") ?? [], (role) => role.classList[1])));
    const weakest = ["assumed", "interpreted"].find((each) => cards.some((card) => card?.classList.contains(each))) ?? "";
    return { colour: callers.size === 1 ? [...callers][0] : "quiet", dashes: BASIS_DASHES[weakest] ?? "" };
  };
  return [
    ...frames.map(([[x, y, width, height]]) => drawnElement("rect", { class: "pf-none ps-line", x, y, width, height, rx: 8 })),
    ...lines.flatMap(([several, path, leads]) => {
      const { colour, dashes } = lookOf(several);
      const line = drawnElement("path", { class: `pf-none ps-${colour}${dashes}`, d: path });
      return leads ? [line, arrowTip(path, colour)] : [line];
    }),
    // A line that runs through the name of a frame runs behind it.
    ...frames.flatMap(([[x, y], names, staying]) => {
      const says = [names[LANGUAGE_PLACES[language]], staying].filter(Boolean).join(": ");
      const plate = { class: "pf-paper", x: x + 5, y: y + 4, width: widthOfText(says, "bold 12px sans-serif") + 6, height: 16 };
      return [drawnElement("rect", plate), textAt(says, x + 8, y + 16, 12, "pf-quiet", true)];
    }),
    ...Object.entries(numbers).flatMap(([several, [x, y]]) => {
      const { colour, dashes } = lookOf(several);
      const width = widthOfText(several, "bold 11px sans-serif") + 12;
      return [
        drawnElement("rect", { class: `pf-paper ps-${colour}${dashes}`, x, y, width, height: 20 }),
        drawnElement("text", { x: x + width / 2, y: y + 14, class: "pf-ink", "font-size": 11, "font-weight": "bold", "text-anchor": "middle" }, several),
      ];
    }),
    ...Object.entries(states).flatMap(([state, [[x, y, width, height], staying]]) => {
      const card = document.getElementById(`${machine.id}/${state}`);
      const isFinal = Array.from(card?.querySelectorAll("h4 .kind") ?? []).some((kind) => kind.hasAttribute("data-final"));
      const says = card?.querySelector("h4")?.firstChild?.textContent?.trim() ?? state;
      const box = drawnElement("rect", { class: "pf-fill ps-ink", x, y, width, height, rx: 8 });
      const inner = isFinal ? [drawnElement("rect", { class: "pf-none ps-ink", x: x + 3, y: y + 3, width: width - 6, height: height - 6, rx: 6 })] : [];
      const middle = { x: x + width / 2, "text-anchor": "middle", class: "pf-ink" };
      const below = staying ? [drawnElement("text", { ...middle, y: y + height - 8, "font-size": 11 }, staying)] : [];
      return [box, ...inner, drawnElement("text", { ...middle, y: y + 22, "font-size": 14, "font-weight": "bold" }, says), ...below];
    }),
  ];
}

/**
 * @param {string} path
 * @param {string} colour
 */
function arrowTip(path, colour) {
  const numbers = path.match(/-?\d+/g)?.map(Number) ?? [];
  const [fromX, fromY, x, y] = numbers.slice(-4);
  const long = Math.hypot(x - fromX, y - fromY) || 1;
  const [ahead, aside] = [[(x - fromX) / long, (y - fromY) / long], [-(y - fromY) / long, (x - fromX) / long]];
  const at = (/** @type {number} */ back, /** @type {number} */ side) => `${x - ahead[0] * back + aside[0] * side},${y - ahead[1] * back + aside[1] * side}`;
  return drawnElement("polygon", { class: `pf-${colour}`, points: `${at(0, 0)} ${at(TIP, TIP / 2)} ${at(TIP, -TIP / 2)}` });
}
