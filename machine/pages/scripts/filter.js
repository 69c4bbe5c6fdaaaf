// Narrowing the rules: by kind, by whether the source has them, to those that nothing tests, and where there
// are results, by verdict.

/**
 * Give a list its filters.
 * @param {HTMLElement} place where the filters stand
 * @param {{ filter: string, all: string, documented: string, assumed: string, untested: string, red: string, open: string, good: string, shown: string }} words
 */
export function makeFilter(place, words) {
  const view = /** @type {HTMLElement} */ (place.closest("[data-view]"));
  const entries = /** @type {HTMLElement[]} */ (Array.from(view.querySelectorAll(".rule")));
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
  const hasVerdicts = entries.some((entry) => "verdict" in entry.dataset);
  const byVerdict = { "verdict:bad": words.red, "verdict:open": words.open, "verdict:good": words.good };
  const kinds = new Map(entries.map((entry) => [entry.dataset.kind ?? "", entry.querySelector(".kind")?.textContent ?? ""]));
  const fields = document.createElement("fieldset");
  fields.className = "filters";
  const legend = document.createElement("legend");
  legend.textContent = words.filter;
  const select = document.createElement("select");
  select.setAttribute("aria-label", words.filter);
  for (const [value, says] of Object.entries({
    all: words.all,
    documented: words.documented,
    assumed: words.assumed,
    untested: words.untested,
    ...(hasVerdicts ? byVerdict : {}),
    ...Object.fromEntries([...kinds].map(([kind, said]) => [`kind:${kind}`, said])),
  })) {
    select.append(new Option(says, value));
  }
  const count = document.createElement("output");
  const narrow = () => {
    const kind = select.value.startsWith("kind:") ? select.value.slice("kind:".length) : null;
    const holds = kind === null ? choices[select.value] : (/** @type {HTMLElement} */ entry) => entry.dataset.kind === kind;
    for (const entry of entries) entry.hidden = !holds(entry);
    count.textContent = `${entries.filter((entry) => !entry.hidden).length} / ${entries.length} ${words.shown}`;
  };
  select.addEventListener("change", narrow);
  fields.append(legend, select, count);
  place.append(fields);
  narrow();
}
