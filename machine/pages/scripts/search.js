// Search over whatever has an address, by words, ids, and in Korean by the initial consonants of syllables.

/** @typedef {{ id: string, title: string, key: string, text: string, initials: string, place: string }} Found */

export const MOST_FOUND = 40;
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const SYLLABLES_OF_AN_INITIAL = 588;
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

/**
 * A text with each syllable of Hangul as its initial consonant, and everything else as it is.
 * @param {string} text
 */
export function initialsOf(text) {
  return Array.from(text, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const isSyllable = code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE;
    return isSyllable ? INITIALS[Math.floor((code - FIRST_SYLLABLE) / SYLLABLES_OF_AN_INITIAL)] : sign;
  }).join("");
}

/** @param {string} text */
export function folded(text) {
  return text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

/**
 * Everything in a part of the page that can be found.
 * @param {ParentNode} part
 * @returns {Found[]}
 */
export function searchable(part) {
  return Array.from(part.querySelectorAll("[data-found]"), (element) => {
    const title = (element.querySelector("h2, h3, h4, strong, th")?.textContent ?? "").replace(/\s+/g, " ").trim();
    const key = folded(title);
    const text = folded(element.textContent ?? "");
    const view = element.closest("[data-view]");
    const place = view?.querySelector("h1")?.textContent ?? "";
    return { id: element.id, title, key, text, initials: initialsOf(key), place };
  });
}

/**
 * What holds every word of a query, the best first: an id or title that is the query, titles that begin with it, titles
 * that hold it, then texts.
 * @param {Found[]} entries
 * @param {string} query
 */
export function search(entries, query) {
  const asked = folded(query);
  const words = asked.split(" ").filter(Boolean);
  if (!words.length) return [];
  /** @param {Found} entry */
  const rank = (entry) => {
    const last = entry.id.slice(entry.id.lastIndexOf("/") + 1).toLowerCase();
    if (last === asked || entry.key === asked) return 0;
    if (entry.key.startsWith(asked)) return 1;
    if (words.every((word) => entry.key.includes(word))) return 2;
    if (words.every((word) => entry.initials.includes(word))) return 3;
    return words.every((word) => entry.text.includes(word)) ? 4 : -1;
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((each) => each.rank >= 0)
    .sort((one, other) => one.rank - other.rank || one.entry.key.length - other.entry.key.length)
    .slice(0, MOST_FOUND)
    .map((each) => each.entry);
}
