// Steps of a scenario and rows of its picture: what is pointed at in one is marked in the other.

/** @param {ParentNode} part */
export function tieSteps(part) {
  for (const item of part.querySelectorAll(".procedure")) {
    const steps = /** @type {HTMLElement[]} */ (Array.from(item.querySelectorAll("[data-arrows]")));
    /** @param {string[]} arrows */
    const mark = (arrows) => {
      for (const row of item.querySelectorAll("[data-arrow]")) {
        row.classList.toggle("here", arrows.includes(row.getAttribute("data-arrow") ?? ""));
      }
      for (const step of steps) {
        step.classList.toggle("here", arrowsOf(step).some((arrow) => arrows.includes(arrow)));
      }
    };
    item.addEventListener("mouseover", (event) => {
      if (!(event.target instanceof Element)) return;
      const step = /** @type {HTMLElement | null} */ (event.target.closest("[data-arrows]"));
      const row = event.target.closest("[data-arrow]");
      mark(step ? arrowsOf(step) : row ? [row.getAttribute("data-arrow") ?? ""] : []);
    });
    item.addEventListener("mouseleave", () => mark([]));
  }
}

/** @param {HTMLElement} step */
function arrowsOf(step) {
  return (step.dataset.arrows ?? "").split(" ");
}
