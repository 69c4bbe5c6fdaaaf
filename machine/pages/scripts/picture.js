// A picture that can be made larger, moved in, seen as a whole, shown in other forms and taken away; what is chosen on the
// page is marked in it.

import { made } from "./elements.js";
import { STAMP_HEIGHT, STAMP_POINTS, drawnElement, formsOf, widthOfText } from "./slides.js";

const STEP = 1.25;
const SMALLEST = 0.1;
const READABLE = 0.6;
const LARGEST = 4;
const WIDE_ENOUGH_FOR_A_MAP = 560;
const PNG_SCALE = 2;
const COVERS_THE_CHOSEN = 10_000;
const ASIDE = 2;
const WAYS = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] });
const CORNERS = ["", "left", "top", "top left"];

/**
 * Give a picture its buttons and its small map.
 * @param {HTMLElement} figure
 * @param {Record<string, string>} words
 */
export function makeZoomable(figure, words) {
  const own = figure.querySelector("svg");
  if (!own || !own.viewBox.baseVal.width) return;
  let drawing = own;
  const frame = document.createElement("div");
  frame.className = "frame";
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", `${words.picture}: ${drawing.getAttribute("aria-label") ?? ""}`);
  drawing.before(frame);
  frame.append(drawing);
  const links = new LinksAsOneStop(frame);
  let scale = 1;
  const size = () => drawing.viewBox.baseVal;
  /** @param {number} wanted */
  const zoom = (wanted) => {
    scale = Math.min(LARGEST, Math.max(SMALLEST, wanted));
    drawing.style.width = `${size().width * scale}px`;
    drawing.style.height = `${size().height * scale}px`;
    showPlace();
  };
  const fit = () => zoom(Math.min(1, frame.clientWidth / size().width));
  const whole = () => {
    frame.classList.add("tall");
    zoom(Math.min(document.fullscreenElement === figure ? LARGEST : 1, frame.clientWidth / size().width, frame.clientHeight / size().height));
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
    ["", words.save, () => save(drawing, stampOf(figure, words))],
    ["", words.savePng, () => void saveAsPng(drawing, stampOf(figure, words))],
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
  const show = (/** @type {SVGSVGElement} */ shown) => {
    drawing = shown;
    frame.replaceChildren(drawing);
    map.replaceChildren(withoutIds(drawing), place);
    links.gather();
  };
  const forms = formsOf(own, words);
  if (forms.length) bar.append(choiceOfForms(forms, words, (form) => {
    show(form ? form.make() : own);
    if (document.fullscreenElement === figure) whole();
    else fit();
  }));
  show(own);
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
  zoom(Math.min(1, Math.max(READABLE, frame.clientWidth / size().width)));
}

/**
 * A choice of the form that is shown, and with it saved.
 * @param {import("./slides.js").Form[]} forms
 * @param {Record<string, string>} words
 * @param {(form: import("./slides.js").Form | undefined) => void} chosen
 */
function choiceOfForms(forms, words, chosen) {
  const select = /** @type {HTMLSelectElement} */ (made("select", { "aria-label": words.form }));
  select.append(new Option(words.formWhole, ""), ...forms.map((form, at) => new Option(form.says, String(at))));
  select.addEventListener("change", () => chosen(select.value ? forms[Number(select.value)] : undefined));
  return select;
}

/** The links of a picture as one stop of the keyboard: the arrows lead from one to the nearest in their direction. */
class LinksAsOneStop {
  /** @param {HTMLElement} frame */
  constructor(frame) {
    this.frame = frame;
    /** @type {SVGAElement[]} */
    this.links = [];
    frame.addEventListener("keydown", (event) => this.pressed(event));
    frame.addEventListener("focusin", (event) => {
      const link = this.links.find((each) => each === event.target);
      if (link) this.stopAt(link);
    });
  }

  gather() {
    this.links = Array.from(this.frame.querySelectorAll("a"), (link) => /** @type {SVGAElement} */ (/** @type {unknown} */ (link)));
    if (this.links.length) this.stopAt(this.links[0]);
  }

  /** @param {SVGAElement} stop */
  stopAt(stop) {
    for (const link of this.links) link.setAttribute("tabindex", link === stop ? "0" : "-1");
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const here = this.links.find((each) => each === document.activeElement);
    const way = WAYS[event.key];
    if (!here || !way) return;
    event.preventDefault();
    const from = middleOf(here);
    const apart = (/** @type {SVGAElement} */ link) => {
      const to = middleOf(link);
      const [x, y] = [to.x - from.x, to.y - from.y];
      const ahead = x * way[0] + y * way[1];
      return ahead <= 1 ? Infinity : ahead + ASIDE * Math.abs(x * way[1] + y * way[0]);
    };
    const [nearest] = [...this.links].sort((one, other) => apart(one) - apart(other));
    if (apart(nearest) < Infinity) nearest.focus();
  }
}

/** @param {Element} element */
function middleOf(element) {
  const box = element.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/**
 * What a picture that is taken away says of itself: what it is of, which version, and where it stands on the page.
 * @param {HTMLElement} figure
 * @param {Record<string, string>} words
 */
function stampOf(figure, words) {
  const place = figure.closest("[data-item], [data-view] [id]")?.id ?? "";
  return [words.stamp, place && `#${place}`].filter(Boolean).join(" · ");
}

const STYLED = /^(\.p[fsd]-|\.lanes|:root)/;

/**
 * A picture as a file of its own, with the colours and classes that it uses, without links, and its stamp below.
 * @param {SVGSVGElement} drawing
 * @param {string} stamp
 */
export function asFile(drawing, stamp) {
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
  addStamp(copy, stamp, getComputedStyle(drawing).fontFamily);
  return new XMLSerializer().serializeToString(copy);
}

/**
 * One small line at the foot: a picture that is not wide enough for it becomes so; a sheet has room for it already.
 * @param {SVGSVGElement} copy
 * @param {string} stamp
 * @param {string} family
 */
function addStamp(copy, stamp, family) {
  const { x, y, width, height } = copy.viewBox.baseVal;
  const wide = Math.ceil(Math.max(width, widthOfText(stamp, `${STAMP_POINTS}px ${family}`) + 2 * STAMP_HEIGHT));
  const high = copy.hasAttribute("data-sheet") ? height : height + STAMP_HEIGHT;
  for (const [name, value] of Object.entries({ viewBox: `${x} ${y} ${wide} ${high}`, width: wide, height: high })) copy.setAttribute(name, String(value));
  const ground = drawnElement("rect", { class: "paper pf-paper", x, y, width: wide, height: high });
  const line = drawnElement("text", { x: x + STAMP_HEIGHT, y: y + high - STAMP_POINTS / 2, class: "quiet pf-quiet", "font-size": STAMP_POINTS }, stamp);
  copy.querySelector("style")?.after(ground);
  copy.append(line);
}

/**
 * @param {SVGSVGElement} drawing
 * @param {string} stamp
 */
function save(drawing, stamp) {
  download(new Blob([asFile(drawing, stamp)], { type: "image/svg+xml" }), drawing, "svg");
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
 * @param {string} stamp
 */
async function saveAsPng(drawing, stamp) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(asFile(drawing, stamp))}`;
  await image.decode();
  [image.width, image.height] = [image.naturalWidth * PNG_SCALE, image.naturalHeight * PNG_SCALE];
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
