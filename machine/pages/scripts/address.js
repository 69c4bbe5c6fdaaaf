// Where a reader is: what stands behind the # of the address.

/** @typedef {{ language: string, view: string, id: string, query: string }} Address */

export const LANGUAGES = ["en", "ko"];
export const FIRST_VIEW = "overview";

/**
 * What an address says; what is missing in it is the language of the browser and the first view.
 * @param {string} hash
 * @returns {Address}
 */
export function readAddress(hash) {
  const [place, query = ""] = hash.replace(/^#/, "").split("?", 2);
  const id = decoded(place);
  const [, language = "", view = ""] = id.split("/");
  if (!LANGUAGES.includes(language)) {
    const preferred = navigator.language.startsWith("ko") ? "ko" : "en";
    return { language: preferred, view: FIRST_VIEW, id: `/${preferred}/${FIRST_VIEW}`, query: "" };
  }
  return view ? { language, view, id, query } : { language, view: FIRST_VIEW, id: `/${language}/${FIRST_VIEW}`, query };
}

/**
 * The same place in the other language.
 * @param {Address} address
 * @param {string} language
 */
export function inLanguage(address, language) {
  return `#/${language}${address.id.slice(address.language.length + 1)}${address.query ? `?${address.query}` : ""}`;
}

/**
 * A link to something on the page that can be sent to somebody. A path on one's own disk says nothing to others: of a
 * page from disk it has the file's name.
 * @param {string} id
 */
export function linkTo(id) {
  const page = location.protocol === "file:" ? location.pathname.slice(location.pathname.lastIndexOf("/") + 1) : location.href.split("#")[0];
  return `${page}#${id}`;
}

/**
 * What something on the page is called.
 * @param {HTMLElement | null} element
 */
export function calledOnPage(element) {
  return element?.dataset.title ?? element?.querySelector("h3, h4, strong")?.textContent ?? "";
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
