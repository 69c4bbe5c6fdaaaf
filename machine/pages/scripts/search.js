// Search over whatever has an address, by words, ids, and in Korean by the initial consonants of syllables.

/**
 * @typedef {{ id: string, title: string, key: string, text: string, joined: string, shown: string, initials: string, place: string, weight: number }} Found
 */

export const MOST_FOUND = 40;
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const SYLLABLES_OF_AN_INITIAL = 588;
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const AROUND = 60;

/** Whatever has an address, but for parts of a view that only hold such things; and the questions that lead to one. */
const FOUND =
  "article[id], li[id], tbody[id], section.procedure, section.run, section.machine, section.comparison, section[id$='/overview/source'], .questions li";

/** What readers call otherwise. @type {Record<string, string[]>} */
const OTHERWISE_CALLED = {
  ready: ["available"],
  "not ready": ["idle"],
  busy: ["engaged"],
  decline: ["not accept", "refused"],
  reject: ["not accept", "refused"],
  login: ["sign-in"],
  "log in": ["sign-in"],
  logout: ["sign-out", "signing in and out"],
  "log out": ["sign-out", "signing in and out"],
  "sign out": ["sign-out"],
  disconnect: ["lost connection"],
  acw: ["wrap-up"],
  wrapup: ["wrap-up"],
  capacity: ["capacity", "수용량"],
  unmask: ["unmasking", "switches"],
  monitor: ["listening in"],
  whisper: ["coaching"],
  barge: ["taking over"],
  escalate: ["transfer"],
  escalation: ["transfer"],
  "hand over": ["transfer"],
  handover: ["transfer"],
  handoff: ["transfer"],
  cancel: ["withdraw"],
  "three-way": ["conference"],
  consult: ["conference"],
  "pick up": ["accept"],
  "hang up": ["end"],
  "auto close": ["time-out", "closed"],
  "no answer": ["rona"],
  redact: ["mask"],
  거절: ["거부", "수락하지"],
  상담원: ["상담사"],
  에이전트: ["상담사"],
  후처리: ["후속 작업"],
  이관: ["전환"],
  배정됨: ["수락 대기"],
  할당: ["배정"],
  호전환: ["전환"],
  돌려주기: ["전환"],
  무응답: ["rona"],
  부재중: ["rona"],
  이석: ["유휴"],
  휴식: ["유휴"],
  통화중: ["대화 중"],
  삼자: ["회의"],
  컨퍼런스: ["회의"],
  초대: ["회의"],
  취소: ["철회"],
  타임아웃: ["제한 시간"],
  "시간 초과": ["제한 시간"],
  최대: ["한도", "수용량"],
  퇴장: ["나간다"],
  상담종료: ["종료"],
  비식별: ["마스킹"],
  가리기: ["마스킹"],
  개인정보: ["개인 식별 정보"],
  주민번호: ["주민등록번호"],
};

const HANGUL = /[ㄱ-ㅎ가-힣]/;

/** @param {string} text */
export function withoutBlanks(text) {
  return text.replaceAll(" ", "");
}

/**
 * Whether a folded text holds a word. Where Korean puts a blank is a matter of taste, so there none counts.
 * @param {string} text
 * @param {string} joined the text without blanks
 * @param {string} word
 */
export function holds(text, joined, word) {
  return text.includes(word) || (HANGUL.test(word) && joined.includes(withoutBlanks(word)));
}

/**
 * A query as it is, and with words for which the page has others in their place.
 * @param {string} asked
 */
function waysToSay(asked) {
  const ways = [asked];
  for (const [word, others] of Object.entries(OTHERWISE_CALLED)) {
    const written = HANGUL.test(word) ? [word, withoutBlanks(word)] : [word];
    for (const way of [...ways]) {
      const found = written.find((each) => (HANGUL.test(each) ? way : ` ${way} `).includes(HANGUL.test(each) ? each : ` ${each} `));
      if (found) ways.push(...others.map((other) => way.replace(found, other)));
    }
  }
  return ways;
}

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
  return Array.from(part.querySelectorAll(FOUND), (element) => {
    const holdsOthers = element.matches(".machine");
    const named = element.matches(".rule") ? titleOfRule(element) : (element.querySelector("h2, h3, h4, strong, th, .questions a")?.textContent ?? "");
    const title = named.replace(/\s+/g, " ").trim();
    const key = folded(title);
    // What stands in a machine is found where it stands; the machine itself by its name and what is said of it.
    const shown = holdsOthers ? Array.from(element.querySelectorAll(":scope > h2, :scope > p"), readAs).join(" · ") : readAs(element);
    const view = element.closest("[data-view]");
    const machine = element.matches(".state, .transition") ? element.closest(".machine")?.querySelector("h2")?.textContent : "";
    const kind = element.querySelector(":scope > .marks .kind")?.textContent;
    const place = [view?.querySelector("h1")?.textContent, machine, kind].filter(Boolean).join(" › ");
    const id = element.id || (element.querySelector("a")?.getAttribute("href") ?? "").slice(1);
    return { id, title, key, text: folded(shown), joined: withoutBlanks(folded(shown)), shown, initials: initialsOf(withoutBlanks(key)), place, weight: weightOf(element) };
  });
}

const APART = "p, li, dt, dd, h2, h3, h4, h5, summary, td, th, tr, .role, .kind, .basis, .number";

/**
 * What an element says, with a dot between what stands in lines or boxes of its own.
 * @param {Element} element
 */
export function readAs(element) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let [said, last] = ["", /** @type {Element | null | undefined} */ (null)];
  while (texts.nextNode()) {
    const text = (texts.currentNode.nodeValue ?? "").replace(/\s+/g, " ");
    const place = texts.currentNode.parentElement?.closest(APART);
    if (!text.trim()) said += said && " ";
    else {
      said += last !== null && place !== last && said ? ` · ${text.trimStart()}` : text;
      last = place;
    }
  }
  return said.replace(/\s+/g, " ").replace(/ (?=[.,;:])/g, "").trim();
}

/** A clause has no title: what it says stands for it. @param {Element} card */
export function titleOfRule(card) {
  const [head, says] = [card.querySelector("h3, h4")?.textContent ?? "", card.querySelector(".says")?.textContent ?? ""];
  return head.trim() === card.id.slice(card.id.lastIndexOf("/") + 1) ? `${head} ${says}` : head;
}

/** What comes first among equals: what is in force before what is not, rules before what rests on them. @param {Element} element */
function weightOf(element) {
  if (element.matches('[data-kind="reading"]')) return 3;
  if (element.matches(".comparison")) return 4;
  return element.matches(".rule, .state, .machine") ? 0 : 1;
}

/**
 * What holds every word of a query, the best first: an id or title that is the query, titles with its words, texts with
 * its words, then what only holds them within words.
 * @param {Found[]} entries
 * @param {string} query
 */
export function search(entries, query) {
  const asked = folded(query).replace(/^([a-z]+) ?(\d+)$/, "$1-$2");
  const ways = [folded(query), ...waysToSay(asked)].filter((way, at, all) => way && all.indexOf(way) === at);
  return entries
    .map((entry) => ({ entry, rank: Math.min(...ways.map((way, at) => rankOf(entry, way) + (at && way !== asked ? 0.5 : 0))) }))
    .filter((each) => each.rank < NOT_FOUND)
    .sort((one, other) => one.rank - other.rank || one.entry.weight - other.entry.weight || one.entry.key.length - other.entry.key.length)
    .map((each) => each.entry);
}

const NOT_FOUND = 100;

/**
 * @param {Found} entry
 * @param {string} asked
 */
function rankOf(entry, asked) {
  const last = entry.id.slice(entry.id.lastIndexOf("/") + 1).toLowerCase();
  const words = asked.split(" ").filter(Boolean);
  if (last === asked || entry.key === asked) return 0;
  if (entry.weight < 3 && entry.key.startsWith(asked)) return 1;
  if (words.every((word) => beginsWord(entry.key, word))) return 2;
  if (HANGUL.test(asked) && withoutBlanks(entry.key).includes(withoutBlanks(asked))) return 2.5;
  if (/[ㄱ-ㅎ]/.test(asked) && words.every((word) => entry.initials.includes(word))) return 3;
  if (words.every((word) => beginsWord(entry.text, word))) return beginsWord(entry.text, asked) ? 4 : 5;
  // A fragment of a Latin word is no answer; Korean words have endings and are written together.
  return words.every((word) => !/^[a-z]+$/.test(word) && holds(entry.text, entry.joined, word)) ? 6 : NOT_FOUND;
}

/**
 * Whether a word of the text begins so.
 * @param {string} text
 * @param {string} word
 */
function beginsWord(text, word) {
  return wordAt(text, word) >= 0;
}

/**
 * Where the first word of the text stands that begins so; -1 where none does.
 * @param {string} text
 * @param {string} word
 */
function wordAt(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1])) return at;
  }
  return -1;
}

/**
 * The words around what was found; empty where the title has it.
 * @param {Found} entry
 * @param {string} query
 */
export function snippet(entry, query) {
  const word = folded(query).split(" ")[0];
  if (entry.key.includes(word)) return "";
  const at = wordAt(entry.shown.toLowerCase(), word);
  if (at < 0) return "";
  const from = Math.max(0, at - AROUND);
  return `${from ? "… " : ""}${entry.shown.slice(from, at + word.length + AROUND)} …`;
}

/**
 * The query with each word that nothing holds replaced by the closest that there is; the query itself where that is none.
 * @param {Found[]} entries
 * @param {string} query
 */
export function meant(entries, query) {
  const known = new Set(entries.flatMap((entry) => entry.text.split(/[^\p{L}\p{N}-]+/u)));
  const closest = (/** @type {string} */ word) => {
    if (word.length < 4 || known.has(word)) return word;
    let [best, least] = [word, word.length > 7 ? 3 : 2];
    for (const each of known) {
      if (Math.abs(each.length - word.length) >= least) continue;
      const away = distance(word, each, least);
      if (away < least) [best, least] = [each, away];
    }
    return best;
  };
  return folded(query).split(" ").map(closest).join(" ");
}

/**
 * How many signs have to be changed, put in or left out to make one word the other; `most` where it is that or more.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function distance(one, other, most) {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let place = 1; place <= other.length; place += 1) {
      const same = one[at - 1] === other[place - 1] ? 0 : 1;
      next.push(Math.min(row[place] + 1, next[place - 1] + 1, row[place - 1] + same));
    }
    if (Math.min(...next) >= most) return most;
    row = next;
  }
  return row[other.length];
}
