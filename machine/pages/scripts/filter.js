// Narrowing the rules: by kind, by whether the source has them, and to those that nothing tests.

/**
 * Give a list its filters.
 * @param {HTMLElement} place where the filters stand
 * @param {{ filter: string, all: string, documented: string, assumed: string, untested: string, shown: string }} words
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
  };
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
