// The view of the walk: draws what everybody sees, lists what can be done, and makes buttons of both.

import { made } from "./elements.js";
import { Walker } from "./walk.js";
import { calledOnPage } from "./address.js";
import { Recording } from "./recording.js";

/**
 * @typedef {import("./walk.js").Table} Table
 * @typedef {import("./walk.js").Choice} Choice
 * @typedef {{ role: string, agent: number, says: string[], refusal: string, cites: string[] }} Told
 * @typedef {{
 *   table: Table, words: Record<string, Record<string, string>>, keywords: Record<string, Record<string, string>>,
 *   roles: Record<string, string[]>, signs: Record<string, string>, agents: string[][], shelf: import("./recording.js").Shelf,
 *   endings: Record<string, string[]>[],
 *   beyond: Record<string, { says: string[], cites: string[] }>,
 *   standing: { parts: [string, number][], states: Record<string, string[]>, worlds: number[][] }
 * }} WalkData
 */

const PLAY_MILLISECONDS = 1500;
const RUN = "run";

/**
 * Keep the place of a reader who goes by keyboard, where what had the focus was drawn anew.
 * @param {HTMLElement} place
 */
function keepFocus(place) {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/**
 * The smallest parts of a screen that say something.
 * @param {Element} screen
 */
function leavesOf(screen) {
  return Array.from(screen.querySelectorAll("*")).filter((each) => !each.firstElementChild && (each.textContent ?? "").trim());
}

/**
 * Mark what is new: the largest parts in which nothing is as it was.
 * @param {Element} part
 * @param {Set<string>} before the smallest parts that were there
 */
function markNew(part, before) {
  for (const child of part.children) {
    const leaves = child.firstElementChild ? leavesOf(child) : [child];
    const isNew = (/** @type {Element} */ leaf) => Boolean((leaf.textContent ?? "").trim()) && !before.has(leaf.outerHTML);
    if (leaves.length && leaves.every(isNew)) child.classList.add("changed");
    else if (leaves.some(isNew)) markNew(child, before);
  }
}

const ROLES = ["agent", "customer", "administrator", "system", "clock"];
const INSIDE = 160;
const NO_PART = "none";

/** The view of the walk in one language. */
export class WalkView {
  /**
   * @param {HTMLElement} place
   * @param {WalkData} data
   * @param {string} language
   * @param {import("./recording.js").Shelf[]} shelves where recorded runs are
   */
  constructor(place, data, language, shelves) {
    this.data = data;
    this.shelves = shelves;
    this.language = language;
    this.words = data.words[language];
    this.view = place;
    /** What is walked along, as far as it is known; `at` is how far one is. @type {number[]} */
    this.path = [];
    this.at = 0;
    /** @type {number | undefined} */
    this.timer = undefined;
    this.narrowed = /** @type {Set<number> | null} */ (null);
    this.walker = new Walker(data.table, language);
    this.recording = /** @type {Recording | null} */ (null);
    this.runId = "";
    /** @type {string[]} */
    this.drawn = [];
    this.drawnAt = -1;
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(`[data-walk-${name}]`));
    this.parts = { bar: part("bar"), said: part("said"), screens: part("screens"), choices: part("choices"), told: part("told"), how: part("how"), space: part("space"), stands: part("stands") };
    /** The lists of what is refused that a reader opened, by whose they are. @type {Set<string>} */
    this.opened = new Set();
    this.parts.screens.addEventListener("click", (event) => this.clicked(event));
    this.makeBar();
    this.makeTold();
  }

  /**
   * Stand where an address says: the places of a walk between dots, or "run", the id of a recorded run and a step.
   * @param {string[]} address what stands behind "walk"
   * @returns {void}
   */
  open(address) {
    this.narrowed = null;
    if (address[0] === RUN) return this.openRun(address.slice(1, -1).join("/"), Number(address.at(-1)));
    this.recording = null;
    const places = (address[0] ?? "").split(".").filter(Boolean).map(Number);
    if (!places.every((place, at) => place === this.path[at])) this.path = places;
    if (!places.length) this.opened.clear();
    this.walker = new Walker(this.data.table, this.language);
    const stands = places.every((place) => this.walker.step(place) !== null);
    this.at = this.walker.steps.length;
    if (!stands) this.path = places.slice(0, this.at);
    const last = this.told().at(-1);
    this.draw(stands ? (last ? this.sentence(last) : "") : this.words.broken);
  }

  /**
   * @param {string} id
   * @param {number} step
   * @returns {void}
   */
  openRun(id, step) {
    const shelf = this.shelves.find((each) => Object.hasOwn(each.runs, id));
    if (!shelf) {
      this.open([]);
      return this.say(this.words.unrecorded);
    }
    if (this.runId !== id || !this.recording) this.recording = new Recording(shelf, id, this.languageNumber);
    this.runId = id;
    this.at = Math.max(0, Math.min(Number.isFinite(step) ? step : 0, this.recording.length));
    const last = this.told().at(-1);
    const wrong = this.wrongs(this.recording, this.at).map((says) => `✗ ${says}`);
    this.draw([last ? this.sentence(last) : this.runTitle(id, this.recording), ...wrong].join(" · "));
  }

  /**
   * What is wrong after so many steps, in a sentence each.
   * @param {Recording} recording
   * @param {number} at
   */
  wrongs(recording, at) {
    return [...(recording.departs === at ? [this.words.departs] : []), ...recording.broken(at).map(([, title]) => title)];
  }

  /**
   * What a recorded run is called, here or where the page tells of it.
   * @param {string} id
   * @param {Recording} recording
   */
  runTitle(id, recording) {
    return recording.title || calledOnPage(document.getElementById(`/${this.language}/${id}`)) || id;
  }

  get length() {
    return this.recording ? this.recording.length : this.path.length;
  }

  /** Go to another step of the way that is known. @param {number} at */
  go(at) {
    location.hash = this.address(at);
  }

  /** @param {number} at */
  address(at) {
    if (this.recording) return `#/${this.language}/walk/${RUN}/${this.runId}/${at}`;
    const places = this.path.slice(0, at).join(".");
    return places ? `#/${this.language}/walk/${places}` : `#/${this.language}/walk`;
  }

  /** Do what has this place. @param {number} place */
  take(place) {
    this.stop();
    this.path = [...this.path.slice(0, this.at), place];
    this.go(this.path.length);
  }

  /** What happened so far. @returns {Told[]} */
  told() {
    if (this.recording) return this.recording.told(this.at);
    return this.walker.steps.map((step) => {
      const event = this.data.table.events[this.data.table.kinds[step.kind][0]];
      const refusal = step.refusal < 0 ? null : this.data.table.refusals[step.refusal];
      return {
        role: event.role,
        agent: event.agent,
        says: step.says,
        refusal: refusal ? refusal.says[this.languageNumber] : "",
        cites: refusal ? refusal.cites : [],
      };
    });
  }

  get languageNumber() {
    return this.walker.language;
  }

  /** @param {Told} told */
  sentence(told) {
    return [told.says.join(" · "), ...(told.refusal ? [`${this.words.refused}: ${told.refusal}`] : [])].join(" ✗ ");
  }

  // --- going on

  makeBar() {
    const button = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {() => void} */ act) => {
      const element = made("button", { type: "button" }, made("span", { "aria-hidden": "true" }, sign), ` ${name}`);
      element.addEventListener("click", act);
      return /** @type {HTMLButtonElement} */ (element);
    };
    this.buttons = {
      restart: button("«", this.words.restart, () => (this.stop(), this.go(0))),
      back: button("‹", this.words.back, () => (this.stop(), this.go(this.at - 1))),
      forward: button("›", this.words.forward, () => (this.stop(), this.go(this.at + 1))),
      play: button("▶", this.words.play, () => (this.timer ? this.stop() : this.play())),
    };
    this.position = made("output", { class: "walk-position" });
    this.runs = this.makeRuns();
    this.parts.bar.className = "walk-bar";
    this.parts.bar.append(...Object.values(this.buttons), this.position, ...(this.runs ? [this.runs] : []));
  }

  /** A choice of what was recorded, if anything was: all but scenarios, which are listed in a view of their own. */
  makeRuns() {
    const select = /** @type {HTMLSelectElement} */ (made("select", { "aria-label": this.words.recorded }));
    select.append(new Option(this.words.own, ""));
    for (const shelf of this.shelves) {
      for (const id of Object.keys(shelf.runs)) if (!id.startsWith("scenarios/")) select.append(this.runOption(shelf, id));
    }
    if (select.length === 1) return null;
    select.addEventListener("change", () => {
      // Stopping draws the bar anew, and with it what the choice stands on.
      const chosen = select.value;
      this.stop();
      location.hash = chosen ? `#/${this.language}/walk/${RUN}/${chosen}/0` : `#/${this.language}/walk`;
    });
    return select;
  }

  /**
   * @param {import("./recording.js").Shelf} shelf
   * @param {string} id
   */
  runOption(shelf, id) {
    return new Option(this.runTitle(id, new Recording(shelf, id, this.languageNumber)), id);
  }

  /** Go on by itself, from the beginning if one is at the end. */
  play() {
    if (!this.length) return;
    if (this.at >= this.length) this.go(0);
    this.timer = window.setInterval(() => {
      if (this.at >= this.length || this.view.hidden) this.stop();
      else this.go(this.at + 1);
    }, PLAY_MILLISECONDS);
    this.drawBar();
  }

  stop() {
    window.clearInterval(this.timer);
    this.timer = undefined;
    this.drawBar();
  }

  /**
   * A button of a screen was clicked: the step is whatever gives the command that it stands for.
   * @param {Event} event
   */
  clicked(event) {
    const target = event.target instanceof Element ? event.target.closest("[data-command]") : null;
    if (!(target instanceof HTMLElement)) return;
    if (this.recording) return this.say(this.words.replay);
    const agent = /** @type {HTMLElement | null} */ (target.closest("[data-agent]"))?.dataset.agent;
    /** @type {Record<string, string | undefined>} */
    const wanted = { ...target.dataset, ...(agent ? { agent } : {}) };
    // What a person has yet to give is in no button, and a key does the same as the button beside it.
    delete wanted.needs;
    delete wanted.by;
    const found = this.walker.choices().filter((choice) => {
      const command = JSON.parse(this.walker.command(choice));
      return Object.entries(wanted).every(([name, value]) => String(command[name]) === value);
    });
    if (found.length === 1) return this.take(found[0].place);
    this.narrowed = found.length ? new Set(found.map((each) => each.place)) : null;
    this.drawChoices();
    if (!found.length) return this.sayBeyond(target.dataset.command ?? "");
    this.say(this.words.several);
    /** @type {HTMLElement | null} */ (this.parts.choices.querySelector("button[data-place]"))?.focus();
  }

  /** Say why what was clicked is none of the walk's events, and which rules decide it. @param {string} command */
  sayBeyond(command) {
    const { says, cites } = this.data.beyond[command] ?? this.data.beyond[""];
    this.parts.said.replaceChildren(`${says[this.languageNumber]} `, ...this.links(cites));
  }

  // --- drawing

  /** @param {string} said */
  draw(said) {
    this.drawScreens(this.recording ? this.recording.screens(this.at) : this.walker.screens());
    this.parts.how.hidden = this.recording !== null;
    this.parts.space.hidden = this.recording !== null;
    this.drawBar();
    this.drawChoices();
    this.drawStands();
    this.drawTold();
    this.say(said);
  }

  /** @param {string} said */
  say(said) {
    this.parts.said.textContent = said;
  }

  /** Only what has changed is drawn anew. @param {string[]} screens */
  drawScreens(screens) {
    while (this.parts.screens.children.length > screens.length) this.parts.screens.lastElementChild?.remove();
    screens.forEach((html, number) => {
      if (this.drawn[number] === html && this.parts.screens.children[number]) {
        for (const marked of this.parts.screens.children[number].querySelectorAll(".changed")) marked.classList.remove("changed");
        return;
      }
      const place = /** @type {HTMLElement} */ (this.parts.screens.children[number] ?? made("div", { class: "walk-screen", tabindex: "-1" }));
      const hadFocus = place.contains(document.activeElement);
      for (const marked of place.querySelectorAll(".changed")) marked.classList.remove("changed");
      for (const marked of place.querySelectorAll('[class=""]')) marked.removeAttribute("class");
      const before = new Set(leavesOf(place).map((each) => each.outerHTML));
      place.innerHTML = html;
      if (this.at === this.drawnAt + 1 && before.size) markNew(place, before);
      if (this.recording) for (const button of place.querySelectorAll("button, input")) button.setAttribute("aria-disabled", "true");
      if (hadFocus) keepFocus(place);
      // One sentence says what happened; the screens do not say it a second time.
      for (const loud of place.querySelectorAll("[aria-live], [role=log], [role=alert], [role=status]")) loud.setAttribute("aria-live", "off");
      for (const log of place.querySelectorAll(".desk-media, .phone-log")) log.scrollTop = log.scrollHeight;
      if (!place.parentElement) this.parts.screens.append(place);
    });
    this.drawn = screens;
    this.drawnAt = this.at;
    this.parts.screens.classList.toggle("replayed", this.recording !== null);
  }

  drawBar() {
    if (!this.buttons || !this.position) return;
    this.buttons.restart.disabled = this.buttons.back.disabled = this.at === 0;
    this.buttons.forward.disabled = this.at >= this.length;
    this.buttons.play.disabled = this.length === 0;
    const [sign, name] = this.timer ? ["■", this.words.stop] : ["▶", this.words.play];
    this.buttons.play.replaceChildren(made("span", { "aria-hidden": "true" }, sign), ` ${name}`);
    this.position.textContent = this.words.at.replace("{at}", String(this.at)).replace("{all}", String(this.length));
    if (!this.runs) return;
    this.runs.querySelector("[data-once]")?.remove();
    const id = this.recording ? this.runId : "";
    if (this.recording && !Array.from(this.runs.options).some((each) => each.value === id)) {
      const option = new Option(this.runTitle(id, this.recording), id);
      option.dataset.once = "";
      this.runs.append(option);
    }
    this.runs.value = id;
  }

  drawChoices() {
    const { choices } = this.parts;
    const hadFocus = choices.contains(document.activeElement);
    const parts = this.recording ? this.runParts() : this.choiceParts();
    const head = made("h2", {}, this.recording?.departs != null ? this.words.departure : this.words.possible);
    choices.replaceChildren(head, ...parts);
    choices.hidden = !parts.length;
    if (hadFocus) keepFocus(head);
  }

  choiceParts() {
    const { table } = this.data;
    const choices = this.walker.choices().filter((choice) => !this.narrowed || this.narrowed.has(choice.place));
    if (!choices.length) return [made("p", {}, this.words.limit.replace("{limit}", String(table.steps_limit)))];
    const parts = [];
    if (this.narrowed) {
      const all = made("button", { type: "button" }, this.words.all);
      all.addEventListener("click", () => {
        this.narrowed = null;
        this.drawChoices();
      });
      parts.push(made("p", {}, this.words.several, " ", all));
    }
    /** @type {Map<string, Choice[]>} */
    const groups = new Map();
    for (const choice of choices) {
      const event = table.events[table.kinds[choice.kind][0]];
      const key = `${event.role}:${event.agent}`;
      groups.set(key, [...(groups.get(key) ?? []), choice]);
    }
    const rank = (/** @type {string} */ key) => ROLES.indexOf(key.split(":")[0]) * 100 + Number(key.split(":")[1]);
    for (const [key, group] of [...groups].sort(([one], [other]) => rank(one) - rank(other))) {
      const [role, agent] = key.split(":");
      const taken = group.filter((choice) => table.kinds[choice.kind][2] < 0);
      const refused = group.filter((choice) => table.kinds[choice.kind][2] >= 0);
      const list = made("ul", { class: "walk-list" }, ...taken.map((choice) => this.choiceItem(choice)));
      const head = made("h3", { class: `role ${role}` }, this.who(role, Number(agent)));
      parts.push(made("section", { class: "walk-role" }, head, ...(taken.length ? [list] : []), ...this.refusedList(refused, key)));
    }
    parts.push(...this.propertyParts());
    return parts;
  }

  /**
   * @param {Choice[]} refused
   * @param {string} whose
   */
  refusedList(refused, whose) {
    if (!refused.length) return [];
    const list = made("ul", { class: "walk-list" }, ...refused.map((choice) => this.choiceItem(choice)));
    const details = made("details", {}, made("summary", {}, `${this.words.refusedHere} (${refused.length})`), list);
    if (this.narrowed || this.opened.has(whose)) details.setAttribute("open", "");
    details.addEventListener("toggle", () => (/** @type {HTMLDetailsElement} */ (details).open ? this.opened.add(whose) : this.opened.delete(whose)));
    return [details];
  }

  /** @param {Choice} choice */
  choiceItem(choice) {
    const refusal = this.data.table.kinds[choice.kind][2];
    const button = made("button", { type: "button", "data-place": String(choice.place) });
    button.append(made("span", { class: refusal < 0 ? "good" : "bad", "aria-hidden": "true" }, refusal < 0 ? "✓" : "✗"), ` ${this.walker.says(choice)}`);
    button.addEventListener("click", () => this.take(choice.place));
    const item = made("li", {}, button);
    if (refusal >= 0) {
      const { says, cites } = this.data.table.refusals[refusal];
      item.append(made("small", {}, `${says[this.languageNumber]} `, ...this.links(cites)));
    }
    return item;
  }

  propertyParts() {
    const asked = this.data.table.properties;
    const broken = asked.filter(([, , worlds]) => worlds.includes(this.walker.world));
    const hold = this.words.hold.replace("{count}", String(asked.length - broken.length));
    const breaks = broken.length ? [made("p", { class: "bad" }, `✗ ${this.words.breaks.replace("{count}", String(broken.length))}`)] : [];
    const list = made("ul", {}, ...asked.map(([id, title]) => {
      const link = made("a", { href: `#/${this.language}/properties/${id}` }, title[this.languageNumber]);
      return made("li", {}, broken.some(([other]) => other === id) ? "✗ " : "✓ ", link);
    }));
    return [made("details", {}, made("summary", {}, `${this.words.properties}: ${hold}`), ...breaks, list)];
  }

  /** What is wrong in a recorded run: here beside what the page tells of it, from elsewhere by a link that leads here. */
  runParts() {
    const { recording } = this;
    const wrong = recording?.wrongAt ?? null;
    const leave = made("p", {}, made("a", { href: `#/${this.language}/walk` }, `▶ ${this.words.leave}`));
    const replay = [made("p", {}, this.words.replay), leave];
    if (!recording || wrong === null) return replay;
    const departs = recording.departs !== null;
    const place = document.getElementById(`/${this.language}/${this.runId}`);
    const told = place ? [made("p", {}, made("a", { href: `#/${this.language}/${this.runId}` }, this.words.told))] : [];
    const shown = departs ? [made("p", {}, this.words.specified)] : [];
    const broken = recording.broken(this.at).map(([id, title]) => made("p", { class: "bad" }, "✗ ", made("a", { href: `#/${this.language}/properties/${id}` }, title)));
    if (wrong === this.at) {
      const copies = departs ? Array.from(place?.querySelectorAll("dl, .problem") ?? [], (each) => each.cloneNode(true)) : [];
      return [...replay, ...(departs ? [made("p", { class: "bad" }, `✗ ${this.words.departs}`)] : []), ...broken, ...copies, ...shown, ...told];
    }
    const there = (departs ? this.words.departsAt : this.words.breaksAt).replace("{at}", String(wrong));
    return [...replay, ...broken, made("p", { class: "bad" }, "✗ ", made("a", { href: this.address(wrong) }, there)), ...shown, ...told];
  }

  /** Where the machines stand: each by name, and the conversation's picture with its state lit. */
  drawStands() {
    const { stands } = this.parts;
    stands.hidden = this.recording !== null;
    if (this.recording) return;
    const { parts, states, worlds } = this.data.standing;
    const at = worlds[this.walker.world].map((state, part) => `/${this.language}/machines/${parts[part][0]}/${states[parts[part][0]][state]}`);
    const names = parts.map(([machine, agent], part) => {
      const name = document.querySelector(`[id="/${this.language}/machines/${machine}"] h2`)?.textContent ?? machine;
      const state = document.getElementById(at[part])?.querySelector("h4")?.firstChild?.textContent ?? "";
      const over = machine === "Interaction" && at[part].endsWith(`/${NO_PART}`) ? this.partThatIsOver(agent) : [];
      return made("li", {}, `${name}${agent < 0 ? "" : ` (${this.who("agent", agent)})`}: `, made("a", { href: `#${at[part]}` }, state.trim()), ...over);
    });
    const was = stands.querySelector("details");
    const frame = made("div", { class: "frame walk-machine", tabindex: "0", role: "region", "aria-label": this.words.stands });
    const drawing = document.querySelector(`[id="/${this.language}/machines/Conversation"] svg`)?.cloneNode(true);
    if (drawing instanceof SVGSVGElement) {
      for (const each of drawing.querySelectorAll("[id]")) each.removeAttribute("id");
      drawing.removeAttribute("style");
      for (const link of drawing.querySelectorAll("a")) {
        link.classList.remove("chosen");
        if (link.getAttribute("href") === `#${at[0]}`) link.classList.add("lit");
      }
      frame.append(drawing);
    }
    const fold = /** @type {HTMLDetailsElement} */ (made("details", {}, made("summary", {}, this.words.stands), made("ul", { class: "walk-stands" }, ...names), frame));
    fold.open = was?.open ?? true;
    const center = () => {
      const lit = frame.querySelector("a.lit");
      if (!lit) return;
      const [inner, outer] = [lit.getBoundingClientRect(), frame.getBoundingClientRect()];
      frame.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
      frame.scrollTop += inner.top - outer.top - INSIDE;
    };
    fold.addEventListener("toggle", center);
    stands.replaceChildren(fold);
    center();
  }

  /**
   * Of an agent without a part, how the last one in this conversation ended, where there was one.
   * @param {number} agent
   */
  partThatIsOver(agent) {
    const last = this.walker.lists[`bricks${agent}`]?.at(-1);
    if (!last || last.conversation !== this.walker.conversation) return [];
    const shown = made("div");
    shown.innerHTML = this.walker.items(`bricks${agent}`).at(-1) ?? "";
    const result = shown.querySelector('[class*="desk-result-"]')?.textContent ?? "";
    const says = this.words.over.replace("{result}", this.language === "en" ? `“${result}”` : `‘${result}’`);
    return [made("small", {}, ` (${says} `, ...this.links(["RULE-13", "RULE-37"]), ")")];
  }

  /**
   * @param {string} role
   * @param {number} agent
   */
  who(role, agent) {
    const agents = this.recording ? this.recording.agents : this.data.agents[this.languageNumber];
    return [this.data.signs[role], this.data.roles[role][this.languageNumber], agents[agent] ?? ""].filter(Boolean).join(" ");
  }

  /** @param {string[]} cites */
  links(cites) {
    return cites.flatMap((id) => [made("a", { class: "id", href: `#/${this.language}/rules/${id}` }, id), " "]);
  }

  // --- what was told

  makeTold() {
    this.steps = made("ol", { class: "walk-steps" });
    this.table = made("div", { class: "wide", role: "region", tabindex: "0", "aria-label": this.words.picture });
    this.text = made("pre", { class: "gherkin", tabindex: "0" });
    this.checked = made("p", { class: "quiet" });
    const copy = made("button", { type: "button" }, this.words.copy);
    copy.addEventListener("click", () => this.copy(copy));
    this.parts.told.append(
      made("h2", {}, this.words.soFar),
      this.steps,
      made("details", {}, made("summary", {}, this.words.picture), this.table),
      made("details", {}, made("summary", {}, this.words.feature), copy, this.checked, this.text),
    );
  }

  drawTold() {
    if (!this.steps || !this.table || !this.text) return;
    const told = this.told();
    this.steps.replaceChildren(
      ...told.map((each, number) => {
        const link = made("a", { href: this.address(number + 1) }, `${each.says.join(" · ")}`);
        const wrong = this.recording ? this.wrongs(this.recording, number + 1) : [];
        const mark = wrong.map((says) => made("strong", { class: "bad" }, ` ✗ ${says}`));
        const sign = made("span", { class: `role ${each.role}`, "aria-hidden": "true" }, `${this.data.signs[each.role] ?? ""} `);
        return made("li", wrong.length ? { class: "departs" } : {}, sign, link, ...this.refusal(each), ...mark);
      }),
    );
    if (!told.length) this.steps.replaceChildren(made("li", { class: "walk-none" }, this.words.nothing));
    this.table.replaceChildren(this.lanes(told));
    this.parts.screens.title = this.at ? this.words.changed : "";
    this.text.textContent = this.recording ? this.recording.gherkin || this.featureOnPage() : this.featureOfWalk();
    if (this.checked) this.checked.hidden = this.recording !== null || !this.at;
    this.checked?.replaceChildren(`${this.words.checked} `, made("code", {}, `textdesk new '${this.address(this.at)}'`));
  }

  /** The walk as a feature that is called as what was done last and looks at the end where it has led. */
  featureOfWalk() {
    const { walker, data, words } = this;
    const keywords = data.keywords[this.language];
    const last = walker.steps.at(-1);
    if (!last) return walker.gherkin(words.title, keywords);
    const { parts, states, worlds } = data.standing;
    const seen = worlds[walker.world].flatMap((state, part) => {
      const told = data.endings[part][states[parts[part][0]][state]];
      // Before there is a conversation nobody has a part in one; its step looks at the first asset.
      const isThere = { Conversation: walker.ownAsset === 0, Interaction: walker.conversation > 0 }[parts[part][0]] ?? true;
      return told && isThere ? [told[this.languageNumber]] : [];
    });
    // After a refusal the feature is at what is seen already.
    const steps = seen.map((says, number) => `    ${number || last.refusal >= 0 ? keywords.and : keywords.then} ${says}\n`);
    return walker.gherkin(`${words.title}: ${last.says.at(-1)}`, keywords) + steps.join("");
  }

  /** The feature of a recorded run as it stands where the page tells of it: a scenario, with what comes before it. */
  featureOnPage() {
    const ids = [this.runId, this.runId.slice(0, this.runId.lastIndexOf("/"))];
    const place = ids.map((id) => document.getElementById(`/${this.language}/${id}`)).find((each) => each !== null);
    const feature = place?.closest(".feature");
    const steps = Array.from(place?.querySelectorAll(".gherkin, .steps > li") ?? [], (each) => each.textContent ?? "");
    const before = feature?.querySelector(":scope > .gherkin")?.textContent;
    if (!feature) return steps.join("\n");
    const lines = [before, ...steps].filter(Boolean).join("\n\n").split("\n");
    const keyword = this.data.keywords[this.language].feature;
    const title = `${keyword}: ${feature.querySelector("h2")?.textContent ?? ""}`;
    const language = this.languageNumber ? "# language: ko\n" : "";
    return `${language}${title}\n\n${lines.map((line) => (line ? `  ${line}` : "")).join("\n")}\n`;
  }

  /** @param {Told} told */
  refusal(told) {
    return told.refusal ? [made("small", { class: "bad" }, ` ✗ ${told.refusal} `), ...this.links(told.cites)] : [];
  }

  /** A lane for everybody who takes part. @param {Told[]} told */
  lanes(told) {
    const lanes = [...new Set(told.map((each) => `${each.role}:${each.agent}`))].sort();
    const heads = lanes.map((lane) => {
      const [role, agent] = lane.split(":");
      return made("th", { scope: "col", class: `role ${role}` }, this.who(role, Number(agent)));
    });
    const rows = told.map((each, number) =>
      made("tr", {}, made("th", { scope: "row" }, String(number + 1)), ...lanes.map((lane) =>
        lane === `${each.role}:${each.agent}` ? made("td", {}, each.says.join(" · "), ...this.refusal(each)) : made("td"),
      )),
    );
    return made("table", { class: "walk-lanes" }, made("thead", {}, made("tr", {}, made("th", { scope: "col" }, this.words.step), ...heads)), made("tbody", {}, ...rows));
  }

  /** @param {HTMLElement} button */
  async copy(button) {
    const text = this.text?.textContent ?? "";
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = this.words.copied;
    } catch {
      // A page from disk may not write there: the text is selected, to be copied by hand.
      if (this.text) getSelection()?.selectAllChildren(this.text);
    }
    window.setTimeout(() => (button.textContent = this.words.copy), PLAY_MILLISECONDS);
  }
}
