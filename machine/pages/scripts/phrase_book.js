// Data whose texts are kept as phrases of phrases, put together again: the same as `unpacked` in
// machine/pages/walk/phrase_book.py.

/** @typedef {{ is_pair: string, words: string[], pairs: string, data: unknown }} PhraseBook */

const TEXT_KEY = "$";
const NUMBERS_KEY = "#";
/** The code points of signs. */
const SIGN_RANGES = [[0x23, 0x3b], [0x3d, 0x5b], [0x5d, 0x7e], [0xc0, 0x2af], [0x400, 0x481], [0x48a, 0x52f], [0x4e00, 0x9fff]];

/** @param {string} signs */
function numbersOf(signs) {
  return Array.from(signs, (sign) => {
    const code = sign.charCodeAt(0);
    let start = 0;
    for (const [first, last] of SIGN_RANGES) {
      if (code <= last) return start + code - first;
      start += last - first + 1;
    }
    return start;
  });
}

/**
 * The data as it was.
 * @param {PhraseBook} book
 * @returns {any}
 */
export function unpacked(book) {
  const parts = numbersOf(book.pairs);
  let [word, part] = [0, 0];
  /** @type {(string | [number, number])[]} */
  const phrases = Array.from(book.is_pair, (isPair) => (isPair === "1" ? [parts[part++], parts[part++]] : book.words[word++]));
  /** @type {(number: number) => string} */
  const phrase = (number) => {
    const found = phrases[number];
    return typeof found === "string" ? found : (phrases[number] = phrase(found[0]) + phrase(found[1]));
  };
  /** @type {(value: any) => any} */
  const whole = (value) => {
    if (Array.isArray(value)) return value.map(whole);
    if (value === null || typeof value !== "object") return value;
    if (TEXT_KEY in value) return numbersOf(value[TEXT_KEY]).map(phrase).join("");
    if (NUMBERS_KEY in value) return numbersOf(value[NUMBERS_KEY]);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, whole(each)]));
  };
  return whole(book.data);
}
