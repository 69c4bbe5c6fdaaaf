"""How a step is written and may be written: quotation marks, digits and spaces that mean the same, made one.

>>> one_wording("상담사 “민지”가  ３초를 기다린다")
'상담사 "민지"가 3초를 기다린다'
"""

from __future__ import annotations

import re
import unicodedata

from machine.language.feature import PLACEHOLDER
from machine.port.particles import PAIRS

QUOTES = {"“": "”", "„": "“", "«": "»", "「": "」", "『": "』", "‘": "’", "'": "'", "＂": "＂", "”": "”"}
"""Quotation marks that open a value, with those that close it; the straight ones are ours."""
CLOSING = {"„": "“”"}
BLANKS = re.compile(r"[\s\u3000]+")
INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
BOTH = {
    form: pair.after_consonant
    for pair in PAIRS
    for one, other in (pair[:2], pair[1::-1])
    for form in (f"{one}({other})", f"{one}/{other}")
} | {"(으)로": "으로", "(이)라는": "이라는", "(이)라고": "이라고", "(이)나": "이나"}
"""A particle in both forms, as it stands in lists of steps and in text that fits any name."""
BOTH_FORMS = re.compile("|".join(map(re.escape, sorted(BOTH, key=len, reverse=True))))
DIGITS = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("，"): ",", ord("："): ":", ord("－"): "-"}
VALUE, NUMBER = re.compile(r'"[^"]*"'), re.compile(r"-?[0-9]+")
TOKEN = re.compile(f"{VALUE.pattern}|{NUMBER.pattern}")
"""A value in a step, which has no other quotation marks or digits."""
SPLIT = re.compile(f"({VALUE.pattern})")
BEYOND = 10**30
"""No step has so large a number."""


def one_wording(text: str) -> str:
    """A step with straight quotation marks, half-width digits and single spaces outside its values, composed."""
    text = _quoted(unicodedata.normalize("NFC", text).strip())
    parts, place = list[str](), 0
    for value in VALUE.finditer(text):
        parts += [_plain(text[place : value.start()]), value[0]]
        place = value.end()
    return "".join([*parts, _plain(text[place:])]).strip()


def written(worded: str) -> list[str]:
    """The values in a step as they are written there."""
    return [each[1:-1] if each.startswith('"') else each for each in TOKEN.findall(worded)]


def with_numbers(text: str) -> tuple[str, dict[str, str]]:
    """A step with a number in place of each placeholder outside its values, and the placeholders by these numbers: a
    phrase that takes a number reads nothing else."""
    numbers = dict[str, str]()

    def number(placeholder: re.Match[str]) -> str:
        told = str(BEYOND + len(numbers))
        numbers[told] = placeholder[0]
        return told

    parts = SPLIT.split(text)
    return "".join(part if part.startswith('"') else PLACEHOLDER.sub(number, part) for part in parts), numbers


def _plain(text: str) -> str:
    plain = BLANKS.sub(" ", INVISIBLE.sub("", text).translate(DIGITS))
    return BOTH_FORMS.sub(lambda both: BOTH[both[0]], plain) if "(" in plain or "/" in plain else plain


def _quoted(text: str) -> str:
    """The text with straight marks around each value. A mark within a value of straight ones stays, and so does an
    apostrophe."""
    if not any(mark in text for mark in QUOTES):
        return text
    told, place = list[str](), 0
    while place < len(text):
        char = text[place]
        if char == '"':
            end = text.find('"', place + 1)
            end = len(text) - 1 if end < 0 else end
            told.append(text[place : end + 1])
            place = end + 1
            continue
        end = _closing(text, place) if char in QUOTES and _opens(text, place) else -1
        value = text[place + 1 : end]
        if end > 0 and '"' not in value:
            told.append(f'"{value}"')
            place = end + 1
        else:
            told.append(char)
            place += 1
    return "".join(told)


def _opens(text: str, place: int) -> bool:
    """Whether a mark begins a value: it stands behind a blank, or at the beginning."""
    return place == 0 or text[place - 1].isspace() or text[place] in "「『«„“"


def _closing(text: str, place: int) -> int:
    """Where the value ends that begins here; -1 where it does not."""
    found = [text.find(mark, place + 1) for mark in CLOSING.get(text[place], QUOTES[text[place]])]
    return min((each for each in found if each >= 0), default=-1)
