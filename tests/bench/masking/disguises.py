"""Ways in which a value is written so that a person still reads it and a plain pattern does not."""

from __future__ import annotations

import re
from random import Random
from typing import Literal

from tests.bench.masking.values import Written

Disguise = Literal["full width", "other digits", "invisible", "soft hyphen", "combining", "line break", "bidi"]
DISGUISES: tuple[Disguise, ...] = (
    "full width", "other digits", "invisible", "soft hyphen", "combining", "line break", "bidi",
)  # fmt: skip

# The zeros of: Arabic-Indic, extended Arabic-Indic, Devanagari, Bengali, Thai, mathematical bold and monospace.
_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x1D7CE, 0x1D7F6)
_INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
_MARKS = ("\u0336", "\u0332", "\u0301", "\u20e3", "\u0338")
_BIDI = ("\u200e", "\u200f", "\u202a", "\u202d", "\u2066")
_BIDI_END = {"\u202a": "\u202c", "\u202d": "\u202c", "\u2066": "\u2069"}


def disguise(written: Written, random: Random, way: Disguise) -> Written:
    """The same value, harder to see; an extension stays as it is."""
    shown, rest = written.text, ""
    if written.kind != "email":
        shown, rest = shown[: written.judged], shown[written.judged :]
    # A mail address is not broken over lines: two lines of a chat are two things.
    broken = way == "line break" and written.kind == "email"
    if broken or (way == "other digits" and not any(map(str.isdigit, shown))):
        way = "full width"
    shown = _disguised(shown, way, random)
    judged = len(re.split("[@＠]", shown)[0]) if written.kind == "email" else len(shown)
    return written._replace(text=shown + rest, judged=judged)


def _disguised(text: str, way: Disguise, random: Random) -> str:
    if way == "full width":
        wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
        # Often only the digits or the sign in the middle are.
        return wide if random.random() < 0.5 else "".join(
            full if plain.isdigit() or plain == "@" else plain for plain, full in zip(text, wide, strict=True)
        )  # fmt: skip
    if way == "other digits":
        zero = random.choice(_ZEROS)
        return "".join(chr(zero + int(sign)) if "0" <= sign <= "9" else sign for sign in text)
    if way == "line break":
        return _broken(text, random)
    if way == "bidi":
        mark = random.choice(_BIDI)
        if mark in _BIDI_END:
            return f"{mark}{text}{_BIDI_END[mark]}"
        return _sprinkled(text, (mark,), random)
    return _sprinkled(text, {"invisible": _INVISIBLE, "soft hyphen": ("\u00ad",), "combining": _MARKS}[way], random)


def _sprinkled(text: str, signs: tuple[str, ...], random: Random) -> str:
    sign, everywhere = random.choice(signs), random.random() < 0.4
    places = set(range(1, len(text))) if everywhere else {random.randrange(1, len(text)) for _ in range(3)}
    return "".join(sign + letter if place in places else letter for place, letter in enumerate(text))


def _broken(text: str, random: Random) -> str:
    # Behind a separator where there is one, else somewhere in the middle.
    places = [place for place, sign in enumerate(text) if 0 < place < len(text) - 1 and not sign.isalnum()]
    line = random.choice(("\n", "\n", "\r\n"))
    if not places:
        place = random.randrange(4, len(text) - 3)
        return text[:place] + line + text[place:]
    place = random.choice(places)
    before = text[:place] if text[place].isspace() else text[: place + 1]
    return before + line + text[place + 1 :]
