// Narrowing a list: rules by kind, by whether the documentation has them, and by verdict; any list by words. What is chosen
// stands in the address, behind a question mark, so that it can be sent to somebody.

import { made, madeButton } from "./elements.js";
import { folded, holds } from "./search.js";

/** Parts of the rules that have an address of their own, and what they are narrowed to. */
const PARTS = /** @type {Record<string, string>} */ ({ clauses: "documented", assumptions: "assumed", untested: "untested" });

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
  const byBasis = { documented: words.documented, assumed: words.assumed, untested: words.untested };
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
  /** @type {Map<HTMLElement, string>} */
  const texts = new Map();
  const narrow = () => {
    const asked = folded(field.value).split(" ").filter(Boolean);
    for (const entry of entries) {
      const text = texts.get(entry) ?? folded(entry.textContent ?? "");
      texts.set(entry, text);
      entry.hidden = !choices[select.value](entry) || !asked.every((word) => holds(text, text.replaceAll(" ", ""), word));
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
    const table = entries.filter((entry) => !entry.hidden).map(asRow).join("\n");
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
 * An entry as a line of a table: its title, what it says, and what its fold tells, with tabs between.
 * @param {HTMLElement} entry
 */
function asRow(entry) {
  const parts = [entry.querySelector("h3, h4"), entry.querySelector(".kind"), entry.querySelector(".says"), ...entry.querySelectorAll("dl, pre")];
  return parts.map((part) => (part?.textContent ?? "").replace(/\s+/g, " ").trim()).join("\t");
}
