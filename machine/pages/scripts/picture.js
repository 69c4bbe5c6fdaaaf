// A picture that can be made larger, moved in, seen as a whole and taken away; what is chosen on the page is marked in it.

const STEP = 1.25;
const SMALLEST = 0.1;
const READABLE = 0.6;
const LARGEST = 4;
const WIDE_ENOUGH_FOR_A_MAP = 560;
const PNG_SCALE = 2;
const COVERS_THE_CHOSEN = 10_000;
const CORNERS = ["", "left", "top", "top left"];

/**
 * Give a picture its buttons and its small map.
 * @param {HTMLElement} figure
 * @param {{ larger: string, smaller: string, fit: string, whole: string, full: string, leaveFull: string, save: string, savePng: string, map: string, picture: string }} words
 */
export function makeZoomable(figure, words) {
  const drawing = figure.querySelector("svg");
  const box = drawing?.viewBox.baseVal;
  if (!drawing || !box || !box.width) return;
  const frame = document.createElement("div");
  frame.className = "frame";
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", `${words.picture}: ${drawing.getAttribute("aria-label") ?? ""}`);
  drawing.before(frame);
  frame.append(drawing);
  let scale = 1;
  /** @param {number} wanted */
  const zoom = (wanted) => {
    scale = Math.min(LARGEST, Math.max(SMALLEST, wanted));
    drawing.style.width = `${box.width * scale}px`;
    drawing.style.height = `${box.height * scale}px`;
    showPlace();
  };
  const fit = () => zoom(Math.min(1, frame.clientWidth / box.width));
  const whole = () => {
    frame.classList.add("tall");
    zoom(Math.min(1, frame.clientWidth / box.width, frame.clientHeight / box.height));
    frame.classList.remove("tall");
  };
  const full = () => (document.fullscreenElement ? document.exitFullscreen() : figure.requestFullscreen());
  const bar = document.createElement("div");
  bar.className = "zoom";
  for (const [sign, says, act] of /** @type {[string, string, () => void][]} */ ([
    ["+", words.larger, () => zoom(scale * STEP)],
    ["−", words.smaller, () => zoom(scale / STEP)],
    ["↔", words.fit, fit],
    ["", words.whole, whole],
    ...(document.fullscreenEnabled ? [["", words.full, full]] : []),
    ["", words.save, () => save(drawing)],
    ["", words.savePng, () => void saveAsPng(drawing)],
    ["", words.map, () => toggleMap()],
  ])) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign || says;
    if (sign) {
      button.title = says;
      button.setAttribute("aria-label", says);
    }
    button.addEventListener("click", act);
    if (act === full) figure.addEventListener("fullscreenchange", () => (button.textContent = document.fullscreenElement === figure ? words.leaveFull : words.full));
    bar.append(button);
  }
  figure.addEventListener("fullscreenchange", () => (document.fullscreenElement === figure ? whole() : fit()));
  // On a phone it would cover a quarter of the picture.
  let isMapWanted = frame.clientWidth >= WIDE_ENOUGH_FOR_A_MAP;
  const toggleMap = () => {
    isMapWanted = !isMapWanted;
    showPlace();
  };
  // The wheel moves the page; within the picture it moves once that was clicked or tabbed into.
  frame.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.shiftKey || frame.matches(":focus-within") || document.fullscreenElement) return;
      event.preventDefault();
      window.scrollBy(event.deltaX, event.deltaY);
    },
    { passive: false },
  );
  const map = document.createElement("div");
  map.className = "minimap";
  map.setAttribute("aria-hidden", "true");
  const place = document.createElement("span");
  map.append(/** @type {Node} */ (withoutIds(drawing)), place);
  figure.prepend(bar);
  figure.append(map);
  map.addEventListener("click", (event) => {
    const whole = map.getBoundingClientRect();
    frame.scrollLeft = ((event.clientX - whole.left) / whole.width) * frame.scrollWidth - frame.clientWidth / 2;
    frame.scrollTop = ((event.clientY - whole.top) / whole.height) * frame.scrollHeight - frame.clientHeight / 2;
  });
  const showPlace = () => {
    const isWhole = frame.scrollWidth <= frame.clientWidth + 1 && frame.scrollHeight <= frame.clientHeight + 1;
    map.hidden = isWhole || !isMapWanted;
    place.style.left = `${(frame.scrollLeft / frame.scrollWidth) * 100}%`;
    place.style.top = `${(frame.scrollTop / frame.scrollHeight) * 100}%`;
    place.style.width = `${Math.min(1, frame.clientWidth / frame.scrollWidth) * 100}%`;
    place.style.height = `${Math.min(1, frame.clientHeight / frame.scrollHeight) * 100}%`;
  };
  frame.addEventListener("scroll", showPlace, { passive: true });
  frame.addEventListener("scrollend", () => placeMap(figure));
  new ResizeObserver(showPlace).observe(frame);
  // What fits a phone whole cannot be read: there it is moved in from the beginning.
  zoom(Math.min(1, Math.max(READABLE, frame.clientWidth / box.width)));
}

const STYLED = /^(\.p[fsd]-|\.lanes|:root)/;

/**
 * A picture as a file of its own, with the colours and classes that it uses, without links.
 * @param {SVGSVGElement} drawing
 */
export function asFile(drawing) {
  const copy = /** @type {SVGSVGElement} */ (withoutIds(drawing));
  copy.removeAttribute("style");
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  const rules = Array.from(document.styleSheets[0].cssRules);
  style.textContent = rules
    .filter((rule) => rule instanceof CSSStyleRule && STYLED.test(rule.selectorText))
    .map((rule) => rule.cssText)
    .join("\n");
  copy.prepend(style);
  return new XMLSerializer().serializeToString(copy);
}

/** @param {SVGSVGElement} drawing */
function save(drawing) {
  download(new Blob([asFile(drawing)], { type: "image/svg+xml" }), drawing, "svg");
}

/**
 * @param {Blob} content
 * @param {SVGSVGElement} drawing
 * @param {string} suffix
 */
function download(content, drawing, suffix) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = `${(drawing.getAttribute("aria-label") ?? "textdesk").trim().replace(/[^\p{L}\p{N}]+/gu, "-")}.${suffix}`;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/**
 * A picture as pixels, for where no SVG is taken; twice as many as it has on the page, so that it can be read on a slide.
 * @param {SVGSVGElement} drawing
 */
async function saveAsPng(drawing) {
  const { width, height } = drawing.viewBox.baseVal;
  const image = new Image(width * PNG_SCALE, height * PNG_SCALE);
  image.src = `data:image/svg+xml,${encodeURIComponent(asFile(drawing))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && download(blob, drawing, "png"));
}

/** @param {Element} drawing */
function withoutIds(drawing) {
  const copy = /** @type {Element} */ (drawing.cloneNode(true));
  for (const each of [copy, ...copy.querySelectorAll("[id], a")]) {
    each.removeAttribute("id");
    if (each.tagName.toLowerCase() === "a") each.removeAttribute("href");
  }
  return copy;
}

/**
 * Mark in the pictures what has an address, and bring it into sight within its picture.
 * @param {ParentNode} part
 * @param {string} id
 */
export function markInPictures(part, id) {
  for (const link of part.querySelectorAll("svg a.chosen")) link.classList.remove("chosen");
  for (const link of part.querySelectorAll(".frame svg a")) {
    if (link.getAttribute("href") !== `#${id}`) continue;
    link.classList.add("chosen");
    const frame = /** @type {HTMLElement} */ (link.closest(".frame"));
    const [inner, outer] = [link.getBoundingClientRect(), frame.getBoundingClientRect()];
    frame.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
    frame.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
    if (frame.parentElement) placeMap(frame.parentElement);
  }
}

/**
 * Put the small map into the corner where it covers least: never what was chosen, and of everything else as little as can
 * be. Where it would cover what was chosen in any corner it is put away.
 * @param {Element} figure
 */
function placeMap(figure) {
  const map = /** @type {HTMLElement | null} */ (figure.querySelector(".minimap"));
  if (!map || map.hidden) return;
  const boxes = Array.from(figure.querySelectorAll(".frame svg a"), (link) => ({
    box: link.getBoundingClientRect(),
    weight: link.matches(".chosen") ? COVERS_THE_CHOSEN : 1,
  }));
  const covered = CORNERS.map((corner) => {
    map.className = `minimap ${corner}`;
    const own = map.getBoundingClientRect();
    const isCovered = (/** @type {DOMRect} */ box) => box.right > own.left && box.left < own.right && box.bottom > own.top && box.top < own.bottom;
    return boxes.reduce((sum, { box, weight }) => sum + (isCovered(box) ? weight : 0), 0);
  });
  const least = Math.min(...covered);
  map.className = `minimap ${CORNERS[covered.indexOf(least)]}`;
  map.hidden = least >= COVERS_THE_CHOSEN;
}
