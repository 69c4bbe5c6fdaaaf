// Narrowing a list: rules by kind, by whether the documentation has them, and by verdict; any list by words. What is chosen
// stands in the address, behind a question mark, so that it can be sent to somebody.

import { linkTo } from "./address.js";
import { made, madeButton } from "./elements.js";
import { folded, holds, withoutBlanks } from "./search.js";

/** Parts of the rules that have an address of their own, and what they are narrowed to. */
const PARTS = /** @type {Record<string, string>} */ ({ clauses: "documented", assumptions: "assumed", untested: "untested" });

const ID = /^@?([a-z]+-[0-9]+)$/;

/** @param {HTMLElement} entry */
function readEntry(entry) {
  const text = folded(entry.textContent ?? "");
  return { text, joined: withoutBlanks(text), ids: idsOf(entry) };
}

/**
 * The ids of rules that an entry is or leads to, folded. Its text has them too, but glued to other words.
 * @param {HTMLElement} entry
 */
function idsOf(entry) {
  const links = Array.from(entry.querySelectorAll('a[href*="/rules/"]'), (link) => link.getAttribute("href") ?? "");
  return new Set([entry.id, ...links].map((each) => folded(each.slice(each.lastIndexOf("/") + 1))));
}

/** @typedef {{ wanted: (id: string, query: string) => void, reveal: (card: HTMLElement) => void }} Filter */

/**
 * Give a list its filters.
 * @param {HTMLElement} place where the filters stand; its data name what they narrow
 * @param {Record<string, string>} words
 * @returns {Filter}
 */
export function makeFilter(place, words) {
  const view = /** @type {HTMLElement} */ (place.closest("[data-view]"));
  const entries = /** @type {HTMLElement[]} */ (Array.from(view.querySelectorAll(place.dataset.filter ?? "")));
  /** @type {Record<string, (entry: HTMLElement) => boolean>} */
  const choices = {
    all: () => true,
    documented: (entry) => entry.dataset.basis === "documented",
    assumed: (entry) => entry.dataset.basis === "assumed",
    untested: (entry) => "orphan" in entry.dataset,
    unplayed: (entry) => "unplayed" in entry.dataset,
    unchecked: (entry) => "advisory" in entry.dataset,
    "verdict:bad": (entry) => entry.dataset.verdict === "bad",
    "verdict:open": (entry) => entry.dataset.verdict === "open",
    "verdict:good": (entry) => entry.dataset.verdict === "good",
  };
  const kinds = new Map(
    entries.filter((entry) => entry.dataset.kind).map((entry) => [entry.dataset.kind ?? "", entry.querySelector(".kind")?.textContent ?? ""]),
  );
  for (const kind of kinds.keys()) choices[`kind:${kind}`] = (entry) => entry.dataset.kind === kind;
  const hasVerdicts = entries.some((entry) => "verdict" in entry.dataset);
  const byVerdict = { "verdict:bad": words.red, "verdict:open": words.open, "verdict:good": words.good };
  const byBasis = { documented: words.documented, assumed: words.assumed, untested: words.untested, unplayed: words.unplayed, unchecked: words.unchecked };
  const fields = made("fieldset", { class: "filters" });
  const legend = made("legend", {}, words.filter);
  const select = /** @type {HTMLSelectElement} */ (made("select", { "aria-label": words.filter }));
  for (const [value, says] of Object.entries({
    all: words.all,
    ...(kinds.size ? byBasis : {}),
    ...(hasVerdicts ? byVerdict : {}),
    ...Object.fromEntries([...kinds].map(([kind, said]) => [`kind:${kind}`, said])),
  })) {
    select.append(new Option(says, value));
  }
  const field = /** @type {HTMLInputElement} */ (
    made("input", { type: "search", placeholder: words.text, "aria-label": words.text })
  );
  const count = document.createElement("output");
  /** @type {Map<HTMLElement, ReturnType<typeof readEntry>>} */
  const read = new Map();
  const narrow = () => {
    const asked = folded(field.value).split(" ").filter(Boolean);
    for (const entry of entries) {
      const own = read.get(entry) ?? readEntry(entry);
      read.set(entry, own);
      const has = (/** @type {string} */ word) => {
        const id = ID.exec(word)?.[1];
        return id ? own.ids.has(id) : holds(own.text, own.joined, word);
      };
      entry.hidden = !choices[select.value](entry) || !asked.every(has);
    }
    count.textContent = `${entries.filter((entry) => !entry.hidden).length} / ${entries.length} ${words.shown}`;
  };
  const changed = () => {
    narrow();
    const asked = new URLSearchParams();
    if (select.value !== "all") asked.set("show", select.value);
    if (field.value.trim()) asked.set("text", field.value.trim());
    history.replaceState(null, "", `#${view.id}${asked.size ? `?${asked}` : ""}`);
  };
  select.addEventListener("change", changed);
  field.addEventListener("input", changed);
  const opened = madeButton(words.openAll, () => {
    const open = opened.textContent === words.openAll;
    for (const details of view.querySelectorAll("details")) if (details.closest(place.dataset.filter ?? "")) details.open = open;
    opened.textContent = open ? words.closeAll : words.openAll;
  });
  const copied = madeButton(words.copyTable, async () => {
    const table = asTable(entries.filter((entry) => !entry.hidden), words);
    await navigator.clipboard.writeText(table).catch(() => undefined);
    copied.textContent = words.copied;
    window.setTimeout(() => (copied.textContent = words.copyTable), 1500);
  });
  fields.append(legend, ...(select.options.length > 1 ? [select] : []), field, count, opened, copied);
  place.append(fields);
  narrow();
  return {
    wanted: (id, query) => {
      const asked = new URLSearchParams(query);
      const part = PARTS[id.split("/").slice(3).join("/")];
      const show = asked.get("show") ?? part ?? (id === view.id ? "all" : select.value);
      if (id !== view.id && !part) return;
      select.value = show in choices ? show : "all";
      field.value = asked.get("text") ?? "";
      narrow();
    },
    reveal: (card) => {
      if (!card.hidden || !entries.includes(card)) return;
      select.value = "all";
      field.value = "";
      narrow();
    },
  };
}

/**
 * Entries as a table to paste into a sheet: a row of heads, then a row for each entry, with tabs between the cells.
 * @param {HTMLElement[]} entries
 * @param {Record<string, string>} words
 */
export function asTable(entries, words) {
  const rows = entries.map((entry) => cellsOf(entry, words));
  const heads = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  // What every entry has stands first; then what only some have, in the order in which it is told.
  const lines = [heads, ...rows.map((row) => heads.map((head) => row.get(head) ?? ""))];
  return lines.map((cells) => cells.map(asCell).join("\t")).join("\n");
}

/**
 * What an entry tells, by the head of its column.
 * @param {HTMLElement} entry
 * @param {Record<string, string>} words
 */
function cellsOf(entry, words) {
  const said = (/** @type {Element | null | undefined} */ part) => (part?.textContent ?? "").replace(/\s+/g, " ").trim();
  const head = entry.querySelector("h3, h4, strong");
  const isProperty = entry.matches("li");
  const id = said(isProperty ? entry.querySelector("code") : head?.querySelector(".id"));
  const [, place = ""] = said(entry.querySelector("summary[data-place]")).split(/: (.*)/);
  /** @type {Map<string, string>} */
  const cells = new Map();
  if (id) cells.set(words.id, id);
  cells.set(words.title, said(head).slice(isProperty ? 0 : id.length).trim());
  if (entry.matches(".rule")) {
    cells.set(words.kind, said(entry.querySelector(".kind")));
    cells.set(words.basis, said(entry.querySelector(".basis")));
    cells.set(words.statement, said(entry.querySelector(".says")));
    cells.set(words.place, place);
  } else if (isProperty) {
    cells.set(words.kind, said(entry.closest(".topic")?.querySelector("h2")));
  } else {
    cells.set(words.feature, said(entry.closest(".feature")?.querySelector("h2")));
    cells.set(words.rules, Array.from(entry.querySelectorAll(".marks a"), said).join(", "));
  }
  cells.set(words.link, linkTo(entry.id));
  for (const term of entry.querySelectorAll("dt")) {
    const told = term.nextElementSibling;
    const parts = told?.querySelector("li, a[data-title]") ? Array.from(told.querySelectorAll("li, :not(li) > a[data-title]")) : [told];
    cells.set(said(term), parts.map(said).join("; "));
  }
  const steps = entry.querySelector(".gherkin")?.textContent;
  if (steps) cells.set(words.steps, steps.trim());
  return cells;
}

/**
 * A cell as sheets read it: what has lines or quotation marks in it stands in quotation marks. What would be taken for a
 * formula is kept a text.
 * @param {string} said
 */
function asCell(said) {
  const text = /^[=+@-]/.test(said) ? `'${said}` : said;
  return /["\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
