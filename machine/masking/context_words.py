"""Tells from the words beside digits what they are: a phone number's, or something else's.

The words are those of spec/numbering/cues.toml. The nearest one decides; before digits it counts more than behind them.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from machine.masking.folding import read
from machine.masking.table_heads import column_name
from spec import numbering

Cue = Literal["phone", "number", "label", "own", "other", "numbered", "towards", "filler"]
FAR, FAR_BEHIND = 56, 32
"""Characters before digits, and behind them, that are read, on the same line."""
ASKS = ("?", "？", ":", "：")
"""At the end of a line that asks for what stands in the next."""
PRONOUNS = frozenset({"it", "it's", "its"})
"""Right before digits they say that a word for no before them is no label."""
MOST_SPEAKERS = 2
"""Words before digits that may say who says them."""
LONGEST_CODE = 2
"""Capitals right before digits that name nothing, as a country's do."""
MOST_SIGNS = 6
"""Signs between the words and the digits."""
LONGEST_PARTICLE, HONORIFIC = 2, "님"
"""Letters behind a word that belong to it, and one that makes it a person."""
MOST_WORDS, MOST_BETWEEN = 5, 1
"""Words that are looked at, and those between one that tells a phone number and the digits that tell nothing."""
LETTER = "(?:[^\\W\\d_]|[\u0900-\u109f\u1780-\u17ff])"
"""One of a word, or a mark within a word of a script that has such."""
WORD = re.compile(rf"{LETTER}+(?:['’-]{LETTER}+)*")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Between the words of a name such as "customerId"."""
ABBREVIATIONS = frozenset({"po", "ein", "sac", "nino"})
"""Words only in capitals; in small letters they are others of some language."""
ARTICLES, MOST_OF_OWNER = frozenset({"the", "our", "my", "your", "a", "an"}), 3
"""What may stand before a word in "phone for the bank", and how many words of that are read."""
PROPERTY = re.compile(r"(?:\A|[.\s\"'])(?:TEL|PHONE)(?:;[A-Za-z0-9=,\"-]+)+[:=]\s*\Z")
"""Of an address card (RFC 6350), which has parameters before its value."""
NAMES_IN_CODE = frozenset("text call calls signal message messages msg reply contact ring cell line".split())
"""Within such a name they tell nothing: a "TextView" is no phone."""
TAG = re.compile(
    r"</[^<>]{0,40}>|<(?:td|tr|th|li|p|b|i|br|span|div|strong|em|font|ul|ol|dd|dt|a)\b[^<>]{0,40}>|&[a-z]{2,6};",
    re.IGNORECASE,
)
"""What HTML has between words; the name of an element that holds the digits is one."""
ALONE = re.compile(r"(?:^|[|·;,/•]|  )\s*[A-Z] \Z")
"""A letter that is no part of a sentence."""
DIGITS_BEFORE = re.compile(r"^.*\d(?=\D*[^\W\d]\D*$)", re.DOTALL)
"""All up to the last digits that words stand behind."""
ENDS_OTHER = re.compile(r"[,;!?]")
"""Between a word for something else and digits: these are another thing."""
OF_ONE_ROW = re.compile(r"[:.]? ?[0-9]+(?: [0-9]+)* ?")
"""Between a word and digits: others, in one row with them."""
LABELS, SIGNS_OF_A_PHONE = frozenset("TMFPHOтТ"), frozenset("☎☏✆📞📱📠📲")
"""Before a colon or a dot a letter that stands for telephone, mobile, fax …; and pictures of one."""
NUMBER_COMPOUND = re.compile(r".{3,}(?:nummer|nr|numret|numero)\Z")
"""A word that is made of another and one for number."""
UNSPACED = re.compile("[가-힣぀-ヿ㐀-鿿฀-๿ー]")
"""A letter of a script whose words run into one another or into their particles."""
END_OF_CUE = frozenset(":=*")
"""Between a number and the next they say that the next is another thing."""
EXTENSION = re.compile(r",? ?(?:x|ext\.?|extension|내선) ?\d{1,6}(?![0-9A-Za-z])", re.IGNORECASE)
"""Only phone numbers have one."""
BEHIND_END = re.compile(r"[.!?](?=\s)|[。！？,;|/]|\d")
"""Behind this a word is no more about the digits before it."""
Told = Literal["phone", "other", "label"] | None


class Cues(NamedTuple):
    """The words by what they tell; those of scripts without spaces as a pattern that finds the last one."""

    words: dict[str, Cue]
    unspaced: re.Pattern[str]
    unspaced_words: dict[str, Cue]


ORDER: tuple[Cue, ...] = ("filler", "towards", "own", "number", "label", "numbered", "other", "phone")
"""A word that tells two things, in two languages, tells the later."""


@cache
def cues() -> Cues:
    """All that are known."""
    languages = numbering.cues()
    words: dict[str, Cue] = {}
    unspaced: dict[str, Cue] = {}
    for cue in ORDER:
        for language in languages.values():
            for word in read(language.get(cue, ""))[0].split():
                (unspaced if UNSPACED.match(word) else words)[word] = cue
    for word, cue in list(words.items()):
        words.setdefault(_plain(word), cue)
    longest = sorted((word for word in unspaced if unspaced[word] != "filler"), key=len, reverse=True)
    return Cues(words, re.compile("|".join(map(re.escape, longest))), unspaced)


def _plain(word: str) -> str:
    """The word without marks on its letters, as it is often typed."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def told(folded: str, start: int, end: int) -> Told:
    """What the words beside the digits say that they are: those before them, else those behind them."""
    return told_before(folded, start) or told_behind(folded, end)


def told_before(folded: str, start: int) -> Told:
    """What the words before the digits that begin at `start` say that they are, None for nothing, "label" for no more
    than that they are a number. In a small table the name of their column has the first say. Where a line begins with
    them, or with who says them, the line before it is read, too.
    """
    if (name := column_name(folded, start)) and (of_column := _told_by_name(name)):
        return of_column
    before = folded[max(0, start - FAR) : start]
    above, _, line = before.rpartition("\n")
    above = above.rstrip().rpartition("\n")[2]
    if "<" in line or "&" in line:
        line = TAG.sub(" ", line)
    words = WORD.findall(line)
    told: Told = None
    if ";" in line and PROPERTY.search(line):
        return "phone"
    if not SIGNS_OF_A_PHONE.isdisjoint(line[-MOST_SIGNS:]):
        return "phone"
    if words:
        signs = line[line.rindex(words[-1]) + len(words[-1]) :]
        if signs in {"-", " ", ""} and len(words[-1]) <= LONGEST_CODE and words[-1].isupper() and not cue_of(words[-1]):
            words.pop()
            if not words:
                return None
        if words[-1] in LABELS and (signs[:1] in {":", "."} or (signs == " " and ALONE.search(line))):
            return "phone"
        has_digits = any(map(str.isdigit, signs))
        if len(signs) <= MOST_SIGNS or has_digits:
            earlier = DIGITS_BEFORE.match(line)
            own_words = len(WORD.findall(line, earlier.end())) if earlier else 0
            told = _told(words[: -MOST_WORDS - 1 : -1], is_behind=False, own_words=own_words or MOST_WORDS)
            if told == "other" and ENDS_OTHER.search(signs):
                told = None
            if has_digits and (told == "other" or not END_OF_CUE.isdisjoint(signs)):
                return "other" if told == "other" and OF_ONE_ROW.fullmatch(signs) else None
            if "#" in signs and cue_of(words[-1]) != "phone":
                return "other"
    elif "#" in line[-MOST_SIGNS:]:
        return "other"
    if (
        told is None
        and above.endswith(ASKS)
        and len(words) <= MOST_SPEAKERS
        and not any(map(str.isdigit, line + above))
    ):
        asked = _told(WORD.findall(above)[: -MOST_WORDS - 1 : -1], is_behind=False)
        return asked if asked != "label" else None
    return told


def _told_by_name(name: str) -> Told:
    """What the name of a column says, where a word for anything that has a number or a label is enough."""
    words = WORD.findall(name)[: -MOST_WORDS - 1 : -1]
    told = _told(words, is_behind=False)
    is_named = told == "label" or any(cue_of(word) == "numbered" for word in words)
    return told if told in {"phone", "other"} else "other" if is_named else None


def told_behind(folded: str, end: int) -> Told:
    """What the words behind the digits that end at `end` say that they are, None for nothing."""
    line = folded[end : end + FAR_BEHIND].partition("\n")[0]
    if EXTENSION.match(line):
        return "phone"
    stop = BEHIND_END.search(line)
    if stop and stop[0].isdigit():
        return None
    return _told(WORD.findall(line[: stop.start()] if stop else line)[:MOST_WORDS], is_behind=True)


@lru_cache(maxsize=4096)
def _cue(word: str, is_behind: bool) -> Cue | None:
    """What a word tells that stands before digits, or behind them. Most words come again and again.

    The parts of Korean letters may be written one by one, as in the names of files on some systems.
    """
    word = unicodedata.normalize("NFC", word)
    return _unspaced(word, is_behind) if UNSPACED.search(word) else _spaced(word, is_behind)


def cue_of(word: str) -> Cue | None:
    """What a word tells that stands before digits, or is glued to them."""
    return _cue(word, False)


def _unspaced(word: str, is_behind: bool) -> Cue | None:
    """What a run of such letters tells, in which several words may stand: the one that is nearest to the digits.

    One that names something else must be all of it, but for a particle, or be followed by a word for number.
    """
    _, pattern, known = cues()
    found = [(match, known[match[0]]) for match in pattern.finditer(word)]
    told: list[Cue] = []
    for place, (match, cue) in enumerate(found):
        rest = word[match.end() : found[place + 1][0].start() if place + 1 < len(found) else len(word)]
        if cue in {"phone", "number", "own"} or (len(rest) <= LONGEST_PARTICLE and not rest.startswith(HONORIFIC)):
            told.append(cue)
    if HONORIFIC in word and not {"phone", "other"}.intersection(told):
        return "own"
    if not told:
        return known.get(word)
    if "number" in told and (named := [cue for cue in told if cue in {"phone", "other", "numbered"}]):
        return "phone" if named[-1] == "phone" else "other"
    return told[0] if is_behind else told[-1]


def _spaced(word: str, is_behind: bool) -> Cue | None:
    """What a word tells, or a name of several, of which that counts which tells more than that it is a number."""
    known = cues().words
    if (cue := known.get(word.lower())) and (word.lower() not in ABBREVIATIONS or word.isupper()):
        return cue
    if CAMEL.search(word):
        parts = CAMEL.sub(" ", word).lower().split()
        if is_behind or parts[-1] not in known:
            return None
        told = [known[part] for part in parts if part in known and part not in NAMES_IN_CODE]
        if named := [cue for cue in told if cue in {"phone", "other", "numbered"}]:
            return "other" if named[-1] == "numbered" and ("label" in told or "number" in told) else named[-1]
        return told[-1] if told else None
    return "other" if NUMBER_COMPOUND.match(word.lower()) else None


def _is_of_phone(words: Sequence[str]) -> bool:
    """Whether words before one for something else, the nearest first, say that a phone is its: "phone for the bank"."""
    before = [word for word in words[:MOST_OF_OWNER] if word.lower() not in ARTICLES]
    return len(before) > 1 and before[0].lower() == "for" and cue_of(before[1]) == "phone"


def _told(words: Sequence[str], *, is_behind: bool, own_words: int = MOST_WORDS) -> Told:
    """What the words say, the nearest first. What names something else counts among the first `own_words` alone: those
    before them stand before other digits."""
    is_number = is_label = is_own = is_named = is_towards = False
    others = 0
    nearest = ""
    for nth, word in enumerate(words):
        nearest = nearest or word
        only_fillers = not others
        match _cue(word, is_behind):
            case "phone":
                return "phone"
            case "towards":
                is_towards = True
            case "other" if (only_fillers or is_number) and not is_own and not is_towards and nth < own_words:
                return "phone" if not is_behind and _is_of_phone(words[nth + 1 :]) else "other"
            case "numbered" if (is_number or is_label) and not is_own and nth < own_words:
                return "other"
            case "numbered":
                is_named = is_named or only_fillers
            case "number" | "label" if is_named:
                return "other"
            case "number":
                is_number = is_number or only_fillers or (others == 1 and not word.isascii())
            case "label":
                is_label = is_label or (only_fillers and nearest.lower() not in PRONOUNS)
            case "own":
                is_own = True
            case "filler":
                pass
            case _:
                others += 1
                if others > MOST_BETWEEN:
                    break
    if is_number or (is_label and is_own):
        return "phone"
    return "label" if is_label else None
