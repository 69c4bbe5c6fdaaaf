// Shows one view in one language, and leads to whatever the address names.

import { LANGUAGES, calledOnPage, inLanguage, linkTo, readAddress } from "./address.js";
import { WalkView } from "./desk.js";
import { makeFilter } from "./filter.js";
import { unpacked } from "./phrase_book.js";
import { makeZoomable, markInPictures } from "./picture.js";
import { made, madeButton } from "./elements.js";
import { MOST_FOUND, meant, search, searchable, snippet, titleOfRule } from "./search.js";
import { tieSteps } from "./steps.js";

const THEME_KEY = "textdesk-theme";

/** @type {Record<string, Record<string, string>>} */
const WORDS = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

/** What is packed: the lines of scenarios, and the walk. @type {{ lines: Record<string, string[]>, walk: import("./desk.js").WalkData }} */
const BOOK = unpacked(JSON.parse(document.getElementById("book")?.textContent ?? "{}"));

/**
 * Fill in what is written once for many places: the steps of scenarios, and their titles where they are linked to.
 * @param {HTMLElement} part
 */
function fillIn(part) {
  for (const text of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-lines]"))) {
    text.textContent = (text.dataset.lines ?? "").split(" ").map((line) => BOOK.lines[part.lang][Number(line)]).join("\n");
  }
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-rule]"))) {
    const card = document.getElementById(`/${part.lang}/rules/${item.dataset.rule}`);
    if (!card) continue;
    const title = titleOfRule(card).slice((item.dataset.rule ?? "").length).trim();
    const [, place = ""] = (card.querySelector('summary[data-place]')?.textContent ?? "").split(": ");
    item.append(` ${title} `, ...(place ? [made("small", {}, place)] : []));
  }
  for (const id of part.querySelectorAll(".rule > :is(h3, h4) > .id")) {
    id.replaceWith(made("a", { class: "id", href: `#${id.closest(".rule")?.id}` }, id.textContent ?? ""));
  }
  for (const link of part.querySelectorAll("a[href*='/rules/']")) {
    if (!/\s/.test(link.textContent ?? " ")) link.classList.add("id");
  }
  for (const link of part.querySelectorAll("a[data-title]")) {
    link.classList.remove("id");
    const target = document.getElementById((link.getAttribute("href") ?? "").slice(1));
    link.textContent = shortened(target?.matches(".rule") ? titleOfRule(target) : calledOnPage(target)) || link.textContent;
  }
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-run]"))) {
    const id = place.dataset.run ?? "";
    if (!Object.hasOwn(BOOK.walk.shelf.runs, id)) continue;
    place.append(made("a", { href: `#/${part.lang}/walk/run/${id}/0` }, `▶ ${WORDS[part.lang].playReading}`));
  }
  let [recorded, all] = [0, 0];
  for (const scenario of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("article.scenario"))) {
    recorded += playable(scenario);
    all += Number(scenario.dataset.rows ?? 1);
  }
  const words = WORDS[part.lang];
  const says = part.querySelector("[data-recorded]");
  const told = recorded < all ? words.someRecorded : words.allRecorded;
  if (says) says.textContent = told.replace("{recorded}", String(recorded)).replace("{all}", String(all));
}

/**
 * Where a table stands as cards each cell says of which column it is.
 * @param {HTMLElement} part
 */
function labelCells(part) {
  for (const table of part.querySelectorAll("table.carded")) {
    const heads = Array.from(table.querySelectorAll("thead th"), (head) => head.firstChild?.textContent ?? "");
    for (const row of /** @type {NodeListOf<HTMLTableRowElement>} */ (table.querySelectorAll("tbody tr"))) {
      const cells = Array.from(row.cells);
      cells.forEach((cell, at) => {
        const column = heads.length - cells.length + at;
        if (column > 0) cell.dataset.label = heads[column].trim();
      });
    }
  }
}

const TITLE_SIGNS = 160;

/** @param {string} title */
function shortened(title) {
  const said = title.replace(/\s+/g, " ").trim().replace(/\.$/, "");
  return said.length > TITLE_SIGNS ? `${said.slice(0, TITLE_SIGNS)}…` : said;
}

/** The filters, by the id of their view. @type {Record<string, import("./filter.js").Filter>} */
const filters = {};

/**
 * Lead from a scenario to its recorded runs, one for each row of examples, or say that there is none. Gives how many.
 * @param {HTMLElement} scenario
 */
function playable(scenario) {
  const [, language, ...rest] = scenario.id.split("/");
  const words = WORDS[language];
  const ids = [rest.join("/")];
  for (let row = 2; row <= Number(scenario.dataset.rows ?? 1); row++) ids.push(`${ids[0]}/${row}`);
  const place = document.createElement("p");
  place.className = "plays";
  ids.forEach((id, row) => {
    const which = ids.length > 1 ? ` (${row + 1})` : "";
    if (!Object.hasOwn(BOOK.walk.shelf.runs, id)) return place.append(`${words.notRecorded}${which} `);
    const link = document.createElement("a");
    link.href = `#/${language}/walk/run/${id}/0`;
    link.textContent = `▶ ${words.play}${which}`;
    place.append(link, " ");
  });
  const count = place.childElementCount;
  scenario.querySelector("details .marks")?.after(place);
  return count;
}

/** The recorded runs: those that are declared, and those of what failed. @type {import("./recording.js").Shelf[]} */
const SHELVES = [BOOK.walk.shelf, ...JSON.parse(document.getElementById("found")?.textContent ?? "[]")];

/** @type {Record<string, WalkView>} */
const walks = {};

/**
 * The walk of a part, made when it is first looked at.
 * @param {HTMLElement} part
 */
function walkOf(part) {
  const place = /** @type {HTMLElement} */ (part.querySelector("[data-view=walk]"));
  return (walks[part.lang] ??= new WalkView(place, BOOK.walk, part.lang, SHELVES));
}

/** @param {string} language */
function partOf(language) {
  return /** @type {HTMLElement} */ (document.getElementById(`/${language}`));
}

/** Show what the address names, and nothing else. */
function show() {
  const address = readAddress(location.hash);
  document.documentElement.lang = address.language;
  for (const language of LANGUAGES) partOf(language).hidden = language !== address.language;
  const part = partOf(address.language);
  const bar = part.querySelector(".top");
  if (bar) document.documentElement.style.setProperty("--bar", `${bar.getBoundingClientRect().height}px`);
  const isWalk = address.view === "walk";
  const target = document.getElementById(isWalk ? `/${address.language}/walk` : address.id);
  const view = /** @type {HTMLElement | null} */ (target?.closest("[data-view]") ?? null);
  const isNew = view?.hidden === true;
  const lost = /** @type {HTMLElement} */ (part.querySelector("[data-lost]"));
  lost.hidden = view !== null;
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-view]"))) each.hidden = each !== view;
  for (const link of part.querySelectorAll("nav a")) {
    const isHere = link.getAttribute("href") === `#/${address.language}/${view?.dataset.view}`;
    if (isHere) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    if (isHere) bringIntoBar(/** @type {HTMLElement} */ (link));
  }
  const other = /** @type {HTMLAnchorElement} */ (part.querySelector("[data-other]"));
  other.href = inLanguage(address, other.lang);
  const named = target && view && target !== view ? titleOf(target) : "";
  document.title = [named, view?.querySelector("h1")?.textContent, "TextDesk"].filter(Boolean).join(" · ");
  if (!target || !view) return;
  explain(view, address.language);
  filters[view.id]?.wanted(address.id, address.query);
  filters[view.id]?.reveal(target);
  if (isWalk) {
    if (isNew) window.scrollTo(0, 0);
    walkOf(part).open(address.id.split("/").slice(3));
  }
  else choose(part, view, target);
}

/** On a phone the views stand in a row that scrolls: the one that is shown is brought into sight. @param {HTMLElement} link */
function bringIntoBar(link) {
  const list = link.closest("ul");
  if (list) list.scrollLeft = link.offsetLeft - list.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
}

/** What an element is called. @param {HTMLElement} element */
function titleOf(element) {
  const machine = element.matches(".state, .transition") ? element.closest(".machine")?.querySelector("h2")?.textContent : "";
  const own = element.matches(".rule") ? titleOfRule(element) : (element.dataset.title ?? element.querySelector("h2, h3, h4, strong, th")?.textContent);
  const said = (own ?? "").replace(/\s+/g, " ").trim();
  return shortened([said, machine && !said.startsWith(machine) ? machine : ""].filter(Boolean).join(" · "));
}

const ABBREVIATION = /\b(RONA|DNIS|CAD|IBAN|SSN|PCI|PII|SMS)s?\b/g;
const UNEXPLAINED = "abbr, pre, code, svg, script, style, input, select, option, .desk, .phone, [data-walk]";

/**
 * Say in full what abbreviations of a view stand for, once it is looked at.
 * @param {HTMLElement} view
 * @param {string} language
 */
function explain(view, language) {
  if (view.dataset.explained) return;
  view.dataset.explained = "yes";
  const texts = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    if (text.data.match(ABBREVIATION) && !text.parentElement?.closest(UNEXPLAINED)) found.push(text);
  }
  for (const text of found) {
    const parts = text.data.split(ABBREVIATION);
    const told = text.data.matchAll(ABBREVIATION);
    text.replaceWith(
      ...parts.map((part, at) => {
        if (at % 2 === 0) return part;
        const [whole, short] = told.next().value ?? [part, part];
        return made("abbr", { title: WORDS[language][`abbr:${short}`] ?? short }, whole);
      }),
    );
  }
}

/**
 * Bring what was chosen into sight: open what hides it, mark it, and put what it says beside its picture.
 * @param {HTMLElement} part
 * @param {HTMLElement} view
 * @param {HTMLElement} target
 */
function choose(part, view, target) {
  for (const each of part.querySelectorAll(".target")) each.classList.remove("target");
  const item = /** @type {HTMLElement | null} */ (target.closest("[data-item]"));
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (view.querySelectorAll("[data-item]"))) {
    each.hidden = item !== null && each !== item;
  }
  for (const figure of /** @type {NodeListOf<HTMLElement>} */ (view.querySelectorAll("[data-picture]"))) prepare(figure);
  target.hidden = false;
  for (let each = target.closest("details"); each; each = each.parentElement?.closest("details") ?? null) each.open = true;
  if (target.matches("article, li, tbody")) for (const details of target.querySelectorAll("details")) details.open = true;
  if (target === view) {
    window.scrollTo(0, 0);
    return;
  }
  target.classList.add("target");
  offerLink(part, target);
  const panel = item?.querySelector("[data-panel]");
  if (panel && target !== item) {
    panel.querySelector("[data-chosen]")?.replaceChildren(...Array.from(target.cloneNode(true).childNodes));
    enrich(panel, part.lang);
    panel.removeAttribute("hidden");
    markInPictures(view, target.id);
    item?.scrollIntoView();
  } else {
    panel?.setAttribute("hidden", "");
    target.scrollIntoView();
  }
  target.tabIndex = -1;
  // What is read next is where it is seen: beside the picture, and not in the list far below.
  const seen = panel instanceof HTMLElement && !panel.hidden ? panel : target;
  seen.focus({ preventScroll: true });
}

/**
 * Offer the link of what was chosen, to be sent to somebody: what it is called, and where it stands.
 * @param {HTMLElement} part
 * @param {HTMLElement} target
 */
function offerLink(part, target) {
  for (const each of document.querySelectorAll(".copy-link")) each.remove();
  const head = target.querySelector(":scope > :is(h2, h3, h4), :scope > details > summary");
  if (!head) return;
  head.after(made("p", { class: "copy-link" }, made("button", { type: "button", "data-copy-link": target.id }, WORDS[part.lang].copyLink)));
}

/** @param {HTMLElement} button */
async function copyLink(button) {
  const id = button.dataset.copyLink ?? "";
  const target = document.getElementById(id);
  const words = wordsFor(button);
  await navigator.clipboard.writeText(`${target ? titleOf(target) : ""} ${linkTo(id)}`.trim()).catch(() => undefined);
  button.textContent = words.copied;
  if (location.protocol === "file:" && !button.nextSibling) button.after(made("small", { role: "status" }, ` ${words.onDisk}`));
  window.setTimeout(() => (button.textContent = words.copyLink), 1500);
}

/**
 * Put below each rule that something rests on what the page says of it elsewhere: why, what else could have been, and
 * what it is tested by.
 * @param {Element} panel
 * @param {string} language
 */
function enrich(panel, language) {
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll("[data-rule]"))) {
    const more = document.getElementById(`/${language}/rules/${item.dataset.rule}`)?.querySelector("details");
    if (!more) continue;
    const copy = /** @type {HTMLDetailsElement} */ (more.cloneNode(true));
    copy.open = false;
    // Where the rule stands is said beside it already.
    const summary = copy.querySelector("summary");
    if (summary) summary.textContent = wordsFor(document.getElementById(`/${language}/rules`) ?? panel).details;
    item.append(copy);
  }
}

/** @param {HTMLElement} figure */
function prepare(figure) {
  if (figure.dataset.prepared || !figure.getClientRects().length) return;
  figure.dataset.prepared = "yes";
  makeZoomable(figure, wordsFor(figure));
}

/** @param {Element} element */
function wordsFor(element) {
  return WORDS[element.closest(".language")?.getAttribute("lang") ?? "en"];
}

/**
 * The search field of a part, with what it finds below.
 * @param {HTMLElement} part
 */
function makeSearch(part) {
  const words = wordsFor(part);
  const tools = /** @type {HTMLElement} */ (part.querySelector("[data-tools]"));
  const field = document.createElement("input");
  field.type = "search";
  field.placeholder = words.searchField;
  field.setAttribute("aria-label", words.search);
  const list = document.createElement("ul");
  list.className = "found";
  list.hidden = true;
  /** @type {ReturnType<typeof searchable> | null} */
  let entries = null;
  const find = () => {
    entries ??= searchable(part);
    let asked = field.value;
    let found = search(entries, asked);
    const notes = [];
    if (!found.length && asked.trim()) {
      const other = meant(entries, asked);
      const elsewhere = LANGUAGES.filter((each) => each !== part.lang).flatMap((each) => search(searchable(partOf(each)), asked));
      if (elsewhere.length) found = elsewhere;
      else if (other !== asked.trim().toLowerCase() && search(entries, other).length) {
        notes.push(`${words.meant} ${other}`);
        [asked, found] = [other, search(entries, other)];
      } else notes.push(words.nothing);
    }
    const shown = found.slice(0, MOST_FOUND);
    const more = found.length > shown.length ? [words.more.replace("{count}", String(found.length - shown.length))] : [];
    const links = shown.map((entry) => {
      const link = made("a", { href: `#${entry.id}` }, entry.title || entry.id, " ", made("small", {}, entry.place));
      const around = snippet(entry, asked);
      if (around) link.append(made("small", { class: "snippet" }, around));
      return made("li", {}, link);
    });
    const told = (/** @type {string[]} */ several) => several.map((note) => made("li", {}, note));
    list.replaceChildren(...told(notes), ...links, ...told(more));
    list.hidden = !field.value.trim();
  };
  field.addEventListener("input", find);
  tools.addEventListener("keydown", (event) => {
    const links = Array.from(list.querySelectorAll("a"));
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? links[at - 1] : field).focus();
    else if (event.key === "Enter" && document.activeElement === field) links[0]?.click();
    else return;
    event.preventDefault();
  });
  const close = () => {
    field.value = "";
    list.hidden = true;
  };
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !tools.contains(event.target)) list.hidden = true;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") list.hidden = true;
  });
  tools.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !tools.contains(event.relatedTarget)) list.hidden = true;
  });
  field.addEventListener("focus", () => (list.hidden = !field.value.trim()));
  window.addEventListener("hashchange", close);
  list.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) close();
  });
  tools.append(field, list, themeButton(words));
}

const SIGNS = /** @type {Record<string, string>} */ ({ "": "◐", light: "☀", dark: "☾" });

/** A button that says which of three looks it is on, and goes to one that looks otherwise. @param {Record<string, string>} words */
function themeButton(words) {
  const button = madeButton("", () => {
    const now = document.documentElement.dataset.theme ?? "";
    const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
    // From automatic the first step is to what it is not now.
    const order = isDark ? ["", "light", "dark"] : ["", "dark", "light"];
    const next = order[(order.indexOf(now) + 1) % order.length];
    setTheme(next);
    remember(next);
  });
  button.className = "theme";
  button.dataset.words = JSON.stringify({ "": words.automatic, light: words.light, dark: words.dark, says: words.theme });
  return button;
}

/** Say on every button which look is on. */
function tellTheme() {
  const theme = document.documentElement.dataset.theme ?? "";
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".theme"))) {
    const words = JSON.parse(button.dataset.words ?? "{}");
    button.textContent = SIGNS[theme];
    button.title = `${words.says}: ${words[theme]}`;
    button.setAttribute("aria-label", button.title);
  }
}

/** @param {string} theme */
function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  tellTheme();
}

/** A page that is opened from disk may be kept from remembering anything. */
function remembered() {
  try {
    return localStorage.getItem(THEME_KEY) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} theme */
function remember(theme) {
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // It is remembered until the page is closed.
  }
}

document.documentElement.classList.add("scripted");
for (const language of LANGUAGES) fillIn(partOf(language));
for (const language of LANGUAGES) labelCells(partOf(language));
for (const language of LANGUAGES) makeSearch(partOf(language));
setTheme(remembered());
for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-filter]"))) {
  const view = /** @type {HTMLElement} */ (place.closest("[data-view]"));
  filters[view.id] = makeFilter(place, wordsFor(place));
}
tieSteps(document);
window.addEventListener("hashchange", show);
window.addEventListener("resize", show);
window.addEventListener("beforeprint", () => {
  // With an address that names one thing that alone is printed.
  const target = /** @type {HTMLElement | null} */ (document.querySelector(".language:not([hidden]) [data-view]:not([hidden]) .target"));
  const alone = target?.matches("article, li, tbody, .comparison, .procedure, section.topic") ? target : null;
  document.body.classList.toggle("alone", alone !== null);
  for (let each = /** @type {HTMLElement | null} */ (alone); each && each !== document.body; each = each.parentElement) {
    each.classList.add("printed");
  }
  const address = document.querySelector(".language:not([hidden]) [data-printed]");
  if (address) address.textContent = `${document.title} · ${location.hash} · ${new Date().toLocaleDateString(document.documentElement.lang)}`;
  for (const details of (alone ?? document).querySelectorAll("details")) details.open = true;
});
window.addEventListener("afterprint", () => {
  document.body.classList.remove("alone");
  for (const each of document.querySelectorAll(".printed")) each.classList.remove("printed");
});
// A bare id says what it is once it is pointed at.
document.addEventListener("pointerover", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href*='/rules/']") : null;
  if (!(link instanceof HTMLAnchorElement) || link.title) return;
  const card = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (card?.matches(".rule")) link.title = titleOfRule(card).replace(/\s+/g, " ").trim();
});
document.addEventListener("click", (event) => {
  const copying = event.target instanceof Element ? event.target.closest("[data-copy-link]") : null;
  if (copying instanceof HTMLElement) void copyLink(copying);
  const skip = event.target instanceof Element ? event.target.closest("[data-skip]") : null;
  if (!skip) return;
  event.preventDefault();
  document.getElementById(/** @type {string} */ (skip.getAttribute("href")).slice(1))?.focus();
});
// From what is told beside a picture back to where one was in it.
document.addEventListener("keydown", (event) => {
  const panel = event.key === "Escape" && event.target instanceof Element ? event.target.closest("[data-panel]") : null;
  const link = panel?.closest("[data-item]")?.querySelector(".frame a.chosen");
  if (link instanceof SVGElement) link.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  const field = /** @type {HTMLInputElement | null} */ (
    document.querySelector(".language:not([hidden]) input[type=search]")
  );
  field?.focus();
  field?.select();
});
window.addEventListener("load", show);
show();
