"""Korean particles: which of a pair follows a word, from the sound that the word ends in."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Literal, NamedTuple

SLOT = re.compile(r"\{([^{}]+)\}")
"""Where a value stands in a template, or a particle that fits the word before it."""
Ending = Literal["vowel", "consonant", "rieul"]


class Pair(NamedTuple):
    """The two forms of one particle. `rieul_as_vowel`: a final ㄹ takes the form for vowels, as with 으로/로."""

    after_consonant: str
    after_vowel: str
    rieul_as_vowel: bool = False


PAIRS: tuple[Pair, ...] = (
    Pair("이", "가"),
    Pair("을", "를"),
    Pair("은", "는"),
    Pair("과", "와"),
    Pair("으로", "로", rieul_as_vowel=True),
    Pair("이라는", "라는"),
    Pair("이라고", "라고"),
    Pair("이나", "나"),
)

DIGIT_ENDINGS: dict[str, Ending] = {
    "0": "consonant",
    "1": "rieul",
    "2": "vowel",
    "3": "consonant",
    "4": "vowel",
    "5": "vowel",
    "6": "consonant",
    "7": "rieul",
    "8": "rieul",
    "9": "vowel",
}
"""How each digit ends when it is read aloud: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구."""

LETTER_ENDINGS: dict[str, Ending] = {"l": "rieul", "m": "consonant", "n": "consonant", "r": "rieul"}
"""Letters whose own name ends in a consonant: 엘, 엠, 엔, 알."""

SIGN_ENDINGS: dict[str, Ending] = {"%": "vowel", "°": "vowel", "$": "vowel", "€": "vowel", "₩": "consonant"}
"""Signs that are read aloud: 퍼센트, 도, 달러, 유로, 원."""

UNIT_ENDINGS: dict[str, Ending] = {
    **dict.fromkeys(("m", "mm", "cm", "km", "l", "ml", "kb", "mb", "gb", "tb", "s", "ms", "°c"), "vowel"),
    **dict.fromkeys(("g", "mg", "kg", "h", "min"), "consonant"),
    "px": "rieul",
}
"""How a unit behind a number ends when it is read aloud: 킬로미터, 기가바이트, 초; 킬로그램, 시간, 분; 픽셀."""

UNIT = re.compile(r"\d ?(°?[A-Za-z]+)$")
BRACKETS = {")": "(", "]": "["}
"""What stands in these behind a word is not read aloud: 하나(VIP)가."""

SHORT_STOPS = "bckpt"
"""After a vowel these close the syllable in Korean (챗, 앱, 잭); after a consonant they open a new one (데스크)."""


def pair_of(slot: str) -> Pair | None:
    """The pair that a slot such as "이/가" or "와/과" names, in either order; None for any other text."""
    forms = frozenset(slot.split("/"))
    return next((pair for pair in PAIRS if forms == {pair.after_consonant, pair.after_vowel}), None)


def chosen(pair: Pair, before: str) -> str:
    """The form of the particle that follows `before`. Neither quotation marks and most other signs at its end are read,
    nor what stands there in brackets."""
    ending = ending_of(before)
    if ending == "vowel" or (ending == "rieul" and pair.rieul_as_vowel):
        return pair.after_vowel
    return pair.after_consonant


def ending_of(text: str) -> Ending:
    """The sound that a text ends in. A text without anything to read counts as ending in a vowel."""
    word = _without_signs(unicodedata.normalize("NFKC", text))
    if not word:
        return "vowel"
    last = word[-1]
    if last in SIGN_ENDINGS:
        return SIGN_ENDINGS[last]
    if (unit := UNIT.search(word)) is not None and unit[1].lower() in UNIT_ENDINGS:
        return UNIT_ENDINGS[unit[1].lower()]
    if "가" <= last <= "힣":
        return _final_of_syllable(last)
    if last in DIGIT_ENDINGS:
        return DIGIT_ENDINGS[last]
    if last.isascii():
        return _ending_of_latin(word)
    return "vowel"


def _without_signs(text: str) -> str:
    """A text up to the last sign that is read aloud."""
    word = text.rstrip()
    while word and not word[-1].isalnum() and word[-1] not in SIGN_ENDINGS:
        opening = BRACKETS.get(word[-1])
        before = word.rpartition(opening)[0].rstrip() if opening else ""
        word = before if before[-1:].isalnum() else word[:-1].rstrip()
    return word


def _final_of_syllable(syllable: str) -> Ending:
    """Syllables stand in Unicode in blocks of 28 by their final consonant: 0 for none, 8 for ㄹ."""
    final = (ord(syllable) - ord("가")) % 28
    return "vowel" if final == 0 else "rieul" if final == 8 else "consonant"


def _ending_of_latin(text: str) -> Ending:
    start = len(text)
    while start and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    word = text[start:]
    if word.isupper():
        return LETTER_ENDINGS.get(word[-1].lower(), "vowel")
    word = word.lower()
    # A final e after l, m or n is silent in most names and words: 라인, 하일.
    sounded = word[:-1] if len(word) > 3 and word.endswith("e") and word[-2] in "lmn" else word
    if sounded.endswith("l"):
        return "rieul"
    if sounded.endswith(("m", "n", "ng")):
        return "consonant"
    if sounded.endswith("ck") or sounded[-2:] in (2 * stop for stop in SHORT_STOPS):
        sounded = sounded[:-1]
    closes = len(sounded) > 1 and sounded[-1] in SHORT_STOPS and sounded[-2] in "aeiou"
    return "consonant" if closes else "vowel"


def with_particles(template: str, values: Mapping[str, str]) -> str:
    """A template with its values, `{name}`, and the particles that fit what stands before them, `{이/가}`."""
    told, position = "", 0
    for slot in SLOT.finditer(template):
        told += template[position : slot.start()]
        pair = pair_of(slot[1])
        told += values[slot[1]] if pair is None else chosen(pair, told)
        position = slot.end()
    return told + template[position:]
