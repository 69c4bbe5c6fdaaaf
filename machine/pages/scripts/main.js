// Shows one view in one language, and leads to whatever the address names.

import { LANGUAGES, inLanguage, readAddress } from "./address.js";
import { WalkView } from "./desk.js";
import { makeFilter } from "./filter.js";
import { unpacked } from "./phrase_book.js";
import { makeZoomable, markInPictures } from "./picture.js";
import { search, searchable } from "./search.js";
import { tieSteps } from "./steps.js";

const THEMES = ["", "light", "dark"];
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
  for (const link of part.querySelectorAll("a[data-title]")) {
    const target = document.getElementById((link.getAttribute("href") ?? "").slice(1));
    link.textContent = target?.dataset.title ?? target?.querySelector("h3, strong")?.textContent ?? link.textContent;
  }
}

/** @type {Record<string, WalkView>} */
const walks = {};

/**
 * The walk of a part, made when it is first looked at.
 * @param {HTMLElement} part
 */
function walkOf(part) {
  const place = /** @type {HTMLElement} */ (part.querySelector("[data-view=walk]"));
  return (walks[part.lang] ??= new WalkView(place, BOOK.walk, part.lang));
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
  }
  const other = /** @type {HTMLAnchorElement} */ (part.querySelector("[data-other]"));
  other.href = inLanguage(address, other.lang);
  document.title = [view?.querySelector("h1")?.textContent, "TextDesk"].filter(Boolean).join(" · ");
  if (!target || !view) return;
  if (isWalk) {
    if (isNew) window.scrollTo(0, 0);
    walkOf(part).open(address.id.split("/").slice(3));
  }
  else choose(part, view, target);
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
  target.focus({ preventScroll: true });
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
    item.append(copy);
  }
}

/** @param {HTMLElement} figure */
function prepare(figure) {
  if (figure.dataset.prepared || !figure.getClientRects().length) return;
  figure.dataset.prepared = "yes";
  const words = wordsFor(figure);
  makeZoomable(figure, {
    larger: words.larger,
    smaller: words.smaller,
    fit: words.fit,
    whole: words.whole,
    full: words.full,
    save: words.save,
    map: words.map,
    picture: words.picture,
  });
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
    const found = search(entries, field.value);
    list.replaceChildren(
      ...found.map((entry) => {
        const link = document.createElement("a");
        link.href = `#${entry.id}`;
        link.textContent = entry.title || entry.id;
        const place = document.createElement("small");
        place.textContent = entry.place;
        link.append(" ", place);
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    if (!found.length && field.value.trim()) {
      const nothing = document.createElement("li");
      nothing.textContent = words.nothing;
      list.append(nothing);
    }
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
  list.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) close();
  });
  tools.append(field, list, themeButton(words.theme));
}

/** @param {string} says */
function themeButton(says) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "theme";
  button.textContent = "◐";
  button.title = says;
  button.setAttribute("aria-label", says);
  button.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(document.documentElement.dataset.theme ?? "") + 1) % THEMES.length];
    setTheme(next);
    remember(next);
  });
  return button;
}

/** @param {string} theme */
function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
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
setTheme(remembered());
for (const language of LANGUAGES) fillIn(partOf(language));
for (const language of LANGUAGES) makeSearch(partOf(language));
for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-filter]"))) {
  const words = wordsFor(place);
  makeFilter(place, {
    filter: words.filter,
    all: words.all,
    documented: words.documented,
    assumed: words.assumed,
    untested: words.untested,
    red: words.red,
    open: words.open,
    good: words.good,
    shown: words.shown,
  });
}
tieSteps(document);
window.addEventListener("hashchange", show);
window.addEventListener("resize", show);
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
});
document.addEventListener("click", (event) => {
  const skip = event.target instanceof Element ? event.target.closest("[data-skip]") : null;
  if (!skip) return;
  event.preventDefault();
  document.getElementById(/** @type {string} */ (skip.getAttribute("href")).slice(1))?.focus();
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
