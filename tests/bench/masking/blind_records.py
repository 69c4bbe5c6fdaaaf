"""A blind corpus of business records: e-mails, signatures, CRM notes, tickets, forms, CSV, JSON, logs, invoices, ...

Its writer had not seen the engine. Texts, templates and labels stay as they were written, right or wrong for us; the
bench reads them through `blind.py`.
"""

from __future__ import annotations

import functools
import random
import re
import re._parser as sre_p  # type: ignore[import-not-found]
import urllib.parse
import uuid
from collections.abc import Callable, Iterator
from re import _constants as sre_c  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType


class Truth(NamedTuple):
    kind: str
    start: int
    end: int
    form: str
    cued: bool
    obfuscated: bool
    region: str


class Harmless(NamedTuple):
    family: str
    start: int
    end: int


class Message(NamedTuple):
    text: str
    truths: tuple[Truth, ...]
    harmless: tuple[Harmless, ...]


class Builder:
    """Puts a message together and keeps the spans."""

    def __init__(self, rng: random.Random, lang: str) -> None:
        self.rng = rng
        self.lang = lang
        self.home = pick_home(rng, lang)
        self.parts: list[str] = []
        self.pos = 0
        self.truths: list[Truth] = []
        self.harmless: list[Harmless] = []
        self.memo: dict[str, str] = {}

    def raw(self, text: str) -> Builder:
        self.parts.append(text)
        self.pos += len(text)
        return self

    def truth(self, kind: str, text: str, form: str, cued: bool, obfuscated: bool = False, region: str = "") -> None:
        self.truths.append(Truth(kind, self.pos, self.pos + len(text), form, cued, obfuscated, region))
        self.raw(text)

    def harm(self, family: str, text: str) -> None:
        self.harmless.append(Harmless(family, self.pos, self.pos + len(text)))
        self.raw(text)

    def done(self) -> Message:
        return Message("".join(self.parts), tuple(self.truths), tuple(self.harmless))


# ---------------------------------------------------------------------------------------------------------------- helpers


def wpick(rng: random.Random, options: dict[str, int]) -> str:
    return rng.choices(list(options), weights=list(options.values()))[0]


def digits(rng: random.Random, n: int, first_nonzero: bool = False) -> str:
    s = "".join(rng.choice("0123456789") for _ in range(n))
    if first_nonzero and s and s[0] == "0":
        s = rng.choice("123456789") + s[1:]
    return s


def fill(rng: random.Random, mask: str) -> str:
    """# digit, ~ digit but not 0, @ capital letter, ^ hex digit, & lower-case letter; the rest stands for itself."""
    out = []
    for c in mask:
        if c == "#":
            out.append(rng.choice("0123456789"))
        elif c == "~":
            out.append(rng.choice("123456789"))
        elif c == "@":
            out.append(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ"))
        elif c == "&":
            out.append(rng.choice("abcdefghijklmnopqrstuvwxyz"))
        elif c == "^":
            out.append(rng.choice("0123456789abcdef"))
        else:
            out.append(c)
    return "".join(out)


def luhn_ok(number: str) -> bool:
    total = 0
    for i, c in enumerate(reversed(number)):
        d = ord(c) - 48
        if i % 2:
            d = d * 2 - 9 if d > 4 else d * 2
        total += d
    return total % 10 == 0


def luhn_digit(body: str) -> str:
    for c in "0123456789":
        if luhn_ok(body + c):
            return c
    raise AssertionError


def mod97(iban: str) -> int:
    s = iban.upper()
    s = s[4:] + s[:4]
    return int("".join(str(int(c, 36)) for c in s)) % 97


def looks_card(text: str) -> bool:
    d = re.sub(r"\D", "", text)
    return 13 <= len(d) <= 19 and d[0] in "23456" and luhn_ok(d)


# ---------------------------------------------------------------------------------------------------------------- regions

LANG_REGIONS: dict[str, dict[str, int]] = {
    "en": {
        "US": 34,
        "IN": 20,
        "GB": 14,
        "PH": 6,
        "NG": 7,
        "PK": 4,
        "AU": 6,
        "CA": 6,
        "ZA": 4,
        "KE": 4,
        "GH": 3,
        "SG": 3,
        "MY": 3,
        "IE": 3,
        "NZ": 2,
        "BD": 2,
        "LK": 2,
        "UG": 1,
        "TZ": 1,
        "HK": 2,
        "AE": 2,
        "JM": 1,
        "TT": 1,
        "ZM": 1,
    },
    "ko": {"KR": 100},
    "ja": {"JP": 100},
    "zh": {"CN": 70, "TW": 15, "HK": 12, "SG": 3},
    "es": {
        "MX": 24,
        "ES": 18,
        "CO": 14,
        "AR": 10,
        "PE": 8,
        "CL": 7,
        "VE": 4,
        "EC": 4,
        "GT": 3,
        "DO": 3,
        "BO": 2,
        "CR": 2,
        "UY": 2,
        "PY": 2,
        "PA": 2,
        "HN": 1,
        "SV": 1,
        "NI": 1,
    },
    "pt": {"BR": 60, "PT": 14, "AO": 4, "MZ": 4},
    "fr": {
        "FR": 34,
        "BE": 5,
        "CH": 4,
        "CI": 5,
        "SN": 4,
        "CM": 4,
        "MA": 5,
        "DZ": 4,
        "TN": 3,
        "CD": 2,
        "CA": 3,
        "LU": 1,
        "MG": 1,
    },
    "de": {"DE": 40, "AT": 9, "CH": 7, "LU": 1, "LI": 1},
    "ru": {"RU": 40, "KZ": 7, "BY": 5, "UZ": 4, "KG": 2},
    "ar": {
        "EG": 14,
        "SA": 10,
        "AE": 6,
        "IQ": 6,
        "MA": 3,
        "DZ": 3,
        "JO": 4,
        "LB": 2,
        "SD": 2,
        "YE": 1,
        "KW": 3,
        "QA": 2,
        "OM": 2,
        "TN": 2,
        "LY": 1,
        "BH": 1,
    },
    "hi": {"IN": 100},
    "id": {"ID": 100},
    "tr": {"TR": 100},
    "vi": {"VN": 100},
    "th": {"TH": 100},
    "it": {"IT": 90, "CH": 8},
    "pl": {"PL": 100},
    "nl": {"NL": 70, "BE": 25},
    "sv": {"SE": 90, "FI": 6},
    "uk": {"UA": 100},
    "cs": {"CZ": 80, "SK": 20},
    "ro": {"RO": 90, "MD": 10},
    "el": {"GR": 90, "CY": 10},
    "he": {"IL": 100},
    "fa": {"IR": 100},
    "hu": {"HU": 100},
    "da": {"DK": 100},
    "no": {"NO": 100},
    "fi": {"FI": 100},
    "bn": {"BD": 80, "IN": 20},
    "ms": {"MY": 100},
}

LANG_WEIGHTS: dict[str, int] = {
    "en": 280,
    "ko": 180,
    "ja": 62,
    "zh": 66,
    "es": 60,
    "pt": 48,
    "fr": 52,
    "de": 56,
    "ru": 46,
    "hi": 22,
    "id": 32,
    "ar": 36,
    "tr": 32,
    "vi": 28,
    "it": 28,
    "pl": 22,
    "nl": 20,
    "sv": 12,
    "uk": 14,
    "th": 18,
    "cs": 9,
    "ro": 9,
    "el": 8,
    "he": 9,
    "fa": 8,
    "hu": 7,
    "da": 6,
    "no": 6,
    "fi": 6,
    "bn": 8,
    "ms": 8,
}

WORLD: dict[str, int] = {  # foreign numbers in a message, written internationally
    "US": 16,
    "CN": 14,
    "IN": 14,
    "KR": 10,
    "JP": 9,
    "DE": 9,
    "GB": 9,
    "FR": 8,
    "BR": 8,
    "ID": 7,
    "MX": 6,
    "RU": 6,
    "VN": 6,
    "TR": 5,
    "PH": 5,
    "NG": 5,
    "EG": 4,
    "TH": 4,
    "IT": 5,
    "ES": 5,
    "PK": 4,
    "BD": 4,
    "PL": 4,
    "UA": 3,
    "NL": 4,
    "SA": 3,
    "AE": 4,
    "HK": 4,
    "TW": 4,
    "SG": 4,
    "MY": 4,
    "AU": 4,
    "CA": 3,
    "ZA": 3,
    "KE": 2,
    "AR": 3,
    "CO": 3,
    "CL": 2,
    "PE": 2,
    "SE": 2,
    "NO": 2,
    "DK": 2,
    "FI": 2,
    "CH": 3,
    "AT": 2,
    "BE": 2,
    "PT": 2,
    "CZ": 2,
    "HU": 1,
    "RO": 2,
    "GR": 2,
    "IL": 2,
    "IR": 1,
    "MA": 2,
    "DZ": 1,
    "ET": 1,
    "GH": 1,
    "KZ": 1,
    "UZ": 1,
    "LK": 1,
    "NP": 1,
    "MM": 1,
    "KH": 1,
    "LU": 1,
    "IS": 1,
    "HR": 1,
    "RS": 1,
    "BG": 1,
    "SK": 1,
    "SI": 1,
    "LT": 1,
    "LV": 1,
    "EE": 1,
    "QA": 1,
    "KW": 1,
    "JO": 1,
    "LB": 1,
    "GE": 1,
    "AM": 1,
    "AZ": 1,
    "MO": 1,
    "MN": 1,
    "RW": 1,
    "SN": 1,
    "CI": 1,
    "CM": 1,
    "UG": 1,
    "TZ": 1,
    "MT": 1,
    "CY": 1,
    "LA": 1,
    "BN": 1,
}


def pick_home(rng: random.Random, lang: str) -> str:
    return wpick(rng, LANG_REGIONS[lang])


# masks of the digits of the national significant number (X); REGION TYPE REGEX | national ; ... | international ; ...
MASKS_TEXT = r"""
KR m 10 | 0XX-XXXX-XXXX*10 ; 0XX XXXX XXXX*2 ; 0XX.XXXX.XXXX*2 ; 0XX)XXXX-XXXX ; (0XX)XXXX-XXXX ; 0XX-XXXXXXXX ; 0XX - XXXX - XXXX ; 0XX/XXXX/XXXX | XX-XXXX-XXXX*4 ; XX XXXX XXXX*3 ; XX.XXXX.XXXX ; XXXXXXXXXX
KR f 2 | 0X-XXXX-XXXX*6 ; 0X)XXXX-XXXX*3 ; (0X) XXXX-XXXX*2 ; (0X)XXXX-XXXX ; 0X.XXXX.XXXX ; 0X XXXX XXXX ; 0X-XXX-XXXX*6 ; 0X)XXX-XXXX*3 ; (0X) XXX-XXXX*2 ; 0X.XXX.XXXX | X-XXXX-XXXX*3 ; X XXXX XXXX*2 ; X-XXX-XXXX*3 ; X XXX XXXX
KR f [3-6] | 0XX-XXX-XXXX*6 ; 0XX)XXX-XXXX*2 ; (0XX) XXX-XXXX*2 ; 0XX.XXX.XXXX ; 0XX-XXXX-XXXX*6 ; 0XX)XXXX-XXXX*2 ; 0XX XXX XXXX | XX-XXX-XXXX*3 ; XX XXX XXXX ; XX-XXXX-XXXX*3 ; XX XXXX XXXX
KR v 70 | 0XX-XXXX-XXXX*6 ; 0XX)XXXX-XXXX ; 0XX.XXXX.XXXX | XX-XXXX-XXXX ; XX XXXX XXXX
KR t 80 | 0XX-XXX-XXXX*4 ; 0XX)XXX-XXXX ; 0XX XXX XXXX | XX-XXX-XXXX
KR u 1 | XXXX-XXXX*6 ; XXXX XXXX ; XXXX.XXXX | XXXX-XXXX
JP m [789]0 | 0XX-XXXX-XXXX*9 ; 0XX XXXX XXXX ; (0XX)XXXX-XXXX ; 0XX(XXXX)XXXX ; 0XX.XXXX.XXXX | XX-XXXX-XXXX*4 ; XX XXXX XXXX*2 ; XX.XXXX.XXXX ; (0)XX-XXXX-XXXX
JP f [36] | 0X-XXXX-XXXX*7 ; 0X(XXXX)XXXX*2 ; (0X)XXXX-XXXX*2 ; (0X) XXXX-XXXX ; 0X XXXX XXXX | X-XXXX-XXXX*3 ; X XXXX XXXX
JP t 120 | 0XXX-XXX-XXX*5 ; 0XXX-XX-XXXX*2 ; 0XXX XXX XXX ; 0XXX(XXX)XXX | XXX-XXX-XXX
JP t 800 | 0XXX-XXX-XXXX | XXX-XXX-XXXX
CN m 1 | XXXXXXXXXXX*2 ; XXX-XXXX-XXXX*4 ; XXX XXXX XXXX*4 ; XXX.XXXX.XXXX ; XXX-XXXXXXXX ; XXXXX XXXXXX | XXX XXXX XXXX*3 ; XXX-XXXX-XXXX*2 ; XXXXXXXXXXX*3
CN f (10|2\d) | 0XX-XXXXXXXX*6 ; 0XX-XXXX XXXX*2 ; 0XX-XXXX-XXXX*2 ; (0XX)XXXXXXXX*2 ; (0XX) XXXX XXXX ; 0XX XXXX XXXX | XX-XXXXXXXX*2 ; XX XXXX XXXX*2 ; XX-XXXX-XXXX
CN f [3-9] | 0XXX-XXXXXXX*4 ; (0XXX)XXXXXXX ; 0XXX-XXXXXXXX*4 ; (0XXX)XXXXXXXX ; 0XXX-XXXX XXXX ; 0XXX-XXX XXXX | XXX-XXXXXXX ; XXX XXX XXXX ; XXX-XXXXXXXX ; XXX XXXX XXXX
CN s 400 | XXX-XXX-XXXX*4 ; XXX-XXXX-XXX*2 ; XXX XXX XXXX ; XXXXXXXXXX | XXX-XXX-XXXX
TW m 9 | 0XXX-XXX-XXX*5 ; 0XXX XXX XXX*2 ; 0XXX-XXXXXX*2 ; 0XXX.XXX.XXX | XXX-XXX-XXX*2 ; XXX XXX XXX*2 ; XXXXXXXXX
TW f 2 | 0X-XXXX-XXXX*3 ; (0X)XXXX-XXXX*3 ; (0X) XXXX-XXXX ; 0X-XXXXXXXX*2 ; 02 XXXX XXXX | X-XXXX-XXXX ; X XXXX XXXX
TW f [3-8] | 0X-XXX-XXXX*2 ; (0X)XXX-XXXX*2 ; 0X-XXXXXXX ; 0X-XXXX-XXXX ; (0X)XXXX-XXXX | X-XXX-XXXX ; X XXX XXXX ; X-XXXX-XXXX ; X XXXX XXXX
HK m . | XXXX XXXX*5 ; XXXX-XXXX*2 ; XXXXXXXX | XXXX XXXX*4 ; XXXX-XXXX ; XXXXXXXX
HK f . | XXXX XXXX*5 ; XXXX-XXXX*2 ; XXXXXXXX | XXXX XXXX*4 ; XXXX-XXXX ; XXXXXXXX
SG m . | XXXX XXXX*5 ; XXXX-XXXX ; XXXXXXXX | XXXX XXXX*4 ; XXXX-XXXX ; XXXXXXXX
SG f . | XXXX XXXX*5 ; XXXX-XXXX | XXXX XXXX*4 ; XXXX-XXXX
IN m . | XXXXX XXXXX*5 ; XXXXX-XXXXX*2 ; XXX-XXX-XXXX ; XXX XXX XXXX ; XXXX XXX XXX ; 0XXXXX XXXXX ; XXXX-XXX-XXX ; XXXX XXXXXX | XXXXX XXXXX*4 ; XXXXXXXXXX*3 ; XXXXX-XXXXX*2 ; XXX XXX XXXX ; XXXX XXX XXX
IN f (11|22|33|44|80|40|20|79) | 0XX-XXXXXXXX*3 ; 0XX-XXXX XXXX*2 ; 0XX XXXX XXXX ; (0XX) XXXX XXXX*2 ; (0XX)-XXXXXXXX ; 0XX-XXXX-XXXX | XX XXXX XXXX*2 ; XX-XXXXXXXX ; XX-XXXX XXXX
IN t 1800 | XXXX XXX XXXX*3 ; XXXX-XXX-XXXX*3 ; XXXX XX XXXX ; XXXX-XX-XXXX | XXXX XXX XXXX ; XXXX XX XXXX
PK m 3 | 0XXX-XXXXXXX*5 ; 0XXX XXXXXXX*3 ; 0XXX XXX XXXX ; 0XXX-XXX-XXXX | XXX XXXXXXX*3 ; XXX-XXXXXXX ; XXXXXXXXXX
PK f (21|42|51) | 0XX-XXXXXXXX*3 ; (0XX) XXXXXXXX ; 0XX XXXXXXXX ; 0XX-XXXX XXXX | XX XXXXXXXX ; XX-XXXXXXXX
BD m 1 | 0XXXX-XXXXXX*5 ; 0XXXX XXXXXX*3 ; 0XXX XXX XXXX ; 0XXXX-XXX-XXX ; 0XXX-XXXXXXX | XXXX-XXXXXX*3 ; XXXX XXXXXX ; XXXXXXXXXX*2
LK m 7 | 0XX XXX XXXX*3 ; 0XX-XXXXXXX*2 ; 0XX-XXX XXXX ; 0XX XXXXXXX | XX XXX XXXX*3 ; XXXXXXXXX
LK f . | 0XX XXX XXXX*3 ; 0XX-XXXXXXX*2 ; (0XX) XXX XXXX | XX XXX XXXX
NP m 9 | XXXXXXXXXX ; XXX-XXXXXXX*2 ; XXXX-XXXXXX ; XXX XXX XXXX | XXX-XXXXXXX ; XXX XXX XXXX ; XXXXXXXXXX
ID m 8 | 0XXX-XXXX-XXXX*4 ; 0XXX XXXX XXXX*3 ; 0XXX.XXXX.XXXX ; 0XXX-XXXX-XXX*3 ; 0XXX XXXX XXX*2 ; 0XXX XXX XXX*2 ; 0XXX-XXX-XXX*2 ; 0XXX-XXXX-XXXXX*2 ; 0XXX XXXX XXXXX | XXX-XXXX-XXXX*4 ; XXX XXXX XXXX*3 ; XXX-XXXX-XXX*3 ; XXX XXXX XXX ; XXX-XXX-XXX ; XXX-XXXX-XXXXX ; XXX XXXX XXXXX
ID f (21|22|31|24) | (0XX) XXXXXXX*3 ; 0XX-XXXXXXX*2 ; (0XX) XXX XXXX ; (0XX) XXXXXXXX*3 ; 0XX-XXXXXXXX*2 ; 0XX XXXX XXXX ; (0XX) XXXX-XXXX | XX XXXXXXX ; XX-XXXXXXX ; XX XXXXXXXX ; XX-XXXX-XXXX
MY m 1 | 0XX-XXX XXXX*5 ; 0XX-XXXXXXX*3 ; 0XX XXX XXXX*2 ; 0XX-XXX-XXXX ; 0XX-XXXX XXXX*5 ; 0XX-XXXXXXXX*2 ; 0XX XXXX XXXX | XX-XXX XXXX*3 ; XX XXX XXXX ; XX-XXXX XXXX*2 ; XX-XXXXXXX
MY f 3 | 0X-XXXX XXXX*4 ; 0X-XXXXXXXX*2 ; (0X) XXXX XXXX ; 0X XXXX XXXX | X-XXXX XXXX*2 ; X XXXX XXXX
PH m 9 | 0XXX XXX XXXX*5 ; 0XXX-XXX-XXXX*4 ; 0XXX XXXXXXX ; 0XXX-XXXXXXX | XXX XXX XXXX*4 ; XXX-XXX-XXXX ; XXXXXXXXXX*2
PH f 2 | (0X) XXXX XXXX*3 ; (0X) XXXX-XXXX*3 ; 0X-XXXX-XXXX ; (0X)XXXXXXXX | X XXXX XXXX*2 ; (X) XXXX-XXXX
VN m . | 0XXX XXX XXX*4 ; 0XXX.XXX.XXX*3 ; 0XX XXX XXXX*2 ; 0XX.XXX.XXXX*2 ; 0XXX-XXX-XXX ; 0XX-XXX-XXXX ; 0XX XXXXXXX ; 0XXX.XX.XX.XX ; 0XXX XX XX XX | XXX XXX XXX*3 ; XX XXX XXXX*2 ; XXX.XXX.XXX ; XX XXX XX XX ; XXXXXXXXX*2
VN f (24|28) | 0XX XXXX XXXX*3 ; (0XX) XXXX XXXX*3 ; 0XX.XXXX.XXXX ; (0XX)XXXXXXXX ; 0XX-XXXX-XXXX | XX XXXX XXXX*3 ; XX-XXXX-XXXX
TH m [689] | 0XX-XXX-XXXX*5 ; 0XX XXX XXXX*3 ; 0XX-XXXXXXX*2 ; 0X-XXXX-XXXX*2 ; 0XX-XXXX-XXX ; 0X XXXX XXXX | XX-XXX-XXXX*3 ; XX XXX XXXX*2 ; X XXXX XXXX ; XXXXXXXXX
TH f 2 | 0X-XXX-XXXX*4 ; 0X XXX XXXX*2 ; (0X) XXX-XXXX ; 0-XXXX-XXXX*2 | X-XXX-XXXX ; X XXX XXXX
US m . | (XXX) XXX-XXXX*8 ; XXX-XXX-XXXX*8 ; XXX.XXX.XXXX*3 ; XXX XXX XXXX*2 ; (XXX)XXX-XXXX*2 ; 1-XXX-XXX-XXXX*2 ; 1 (XXX) XXX-XXXX ; XXX/XXX-XXXX ; (XXX) XXX XXXX ; XXX-XXXXXXX | XXX-XXX-XXXX*4 ; (XXX) XXX-XXXX*4 ; XXX XXX XXXX*3 ; XXX.XXX.XXXX ; (XXX)XXX-XXXX
US t . | XXX-XXX-XXXX*2 ; 1-XXX-XXX-XXXX*5 ; (XXX) XXX-XXXX*2 ; 1 (XXX) XXX-XXXX ; 1.XXX.XXX.XXXX ; 1 XXX XXX XXXX | XXX-XXX-XXXX ; (XXX) XXX-XXXX ; XXX XXX XXXX
GB m 7 | 0XXXX XXXXXX*5 ; 0XXXX XXX XXX*4 ; 0XXX XXXX XXX*2 ; 0XXXX-XXXXXX ; 0XXX XXX XXXX ; 0XXXX XXX-XXX | XXXX XXXXXX*4 ; XXXX XXX XXX*3 ; XXX XXX XXXX ; XXXXXXXXXX
GB f 20 | 0XX XXXX XXXX*5 ; (0XX) XXXX XXXX*2 ; 0XXX XXX XXXX*2 ; 0XX-XXXX-XXXX ; 0XX XXXXXXXX | XX XXXX XXXX*5 ; XXX XXX XXXX ; XX-XXXX-XXXX
GB f (11|1\d1) | 0XXX XXX XXXX*5 ; (0XXX) XXX XXXX*2 ; 0XXX-XXX-XXXX | XXX XXX XXXX*3 ; XXX-XXX-XXXX
GB f 1 | 0XXXX XXXXXX*5 ; (0XXXX) XXXXXX*2 ; 0XXXX XXX XXX ; 0XXXX-XXXXXX | XXXX XXXXXX*3
GB t 80 | 0XXX XXX XXXX*4 ; 0XXX XXXX XXX ; 0XXX-XXX-XXXX ; 0XXX XXX XXX*2 | XXX XXX XXXX
IE m 8 | 0XX XXX XXXX*5 ; 0XX-XXXXXXX*2 ; (0XX) XXX XXXX ; 0XX-XXX-XXXX ; 0XX XXXXXXX | XX XXX XXXX*4
IE f 1 | 0X XXX XXXX*3 ; (0X) XXX XXXX*2 ; 0X-XXX-XXXX ; 0X-XXXXXXX | X XXX XXXX*3
AU m 4 | 0XXX XXX XXX*6 ; 0XXX-XXX-XXX ; 0XX XXX XXXX ; 0XXX XX XX XX ; 0XXXXXXXXX | XXX XXX XXX*4 ; XXX-XXX-XXX ; XXXXXXXXX
AU f . | (0X) XXXX XXXX*5 ; 0X XXXX XXXX*4 ; 0X-XXXX-XXXX ; (0X)XXXXXXXX | X XXXX XXXX*4 ; (0X) XXXX XXXX
AU t 1800 | XXXX XXX XXX*4 ; XXXX-XXX-XXX | XXXX XXX XXX
AU s 1300 | XXXX XXX XXX*4 ; XXXX XX XX XX | XXXX XXX XXX
NZ m 2 | 0XX XXX XXXX*4 ; 0XX-XXX-XXXX ; 0XX XXX XXX*4 ; 0XX XXXX XXXX ; 0XX-XXX-XXX | XX XXX XXXX*3 ; XX XXX XXX ; XX XXXX XXXX
NZ f . | 0X XXX XXXX*3 ; (0X) XXX XXXX*2 ; 0X-XXX XXXX ; 0X-XXX-XXXX | X XXX XXXX*2
ZA m . | 0XX XXX XXXX*5 ; 0XX-XXX-XXXX*2 ; (0XX) XXX-XXXX ; 0XX XXXXXXX | XX XXX XXXX*4 ; XXXXXXXXX
ZA f . | 0XX XXX XXXX*5 ; (0XX) XXX-XXXX*2 ; (0XX) XXX XXXX ; 0XX-XXX-XXXX | XX XXX XXXX*4
NG m . | 0XXX XXX XXXX*4 ; 0XXX-XXX-XXXX*3 ; 0XXXXXXXXXX*2 ; 0XXX XXXX XXX ; 0XXX XXXXXXX | XXX XXX XXXX*4 ; XXXXXXXXXX*2 ; XXX-XXX-XXXX
KE m . | 0XXX XXX XXX*4 ; 0XXX-XXX-XXX*2 ; 0XXX XXXXXX*3 ; 0XXX-XXXXXX | XXX XXX XXX*4 ; XXX XXXXXX*2 ; XXXXXXXXX
GH m . | 0XX XXX XXXX*4 ; 0XX-XXX-XXXX*2 ; 0XXXXXXXXX ; 0XXX XXX XXX | XX XXX XXXX*3 ; XXXXXXXXX
UG m . | 0XXX XXXXXX*3 ; 0XXX XXX XXX*2 ; 0XXX-XXXXXX | XXX XXXXXX*2 ; XXX XXX XXX
TZ m . | 0XXX XXX XXX*3 ; 0XXX-XXXXXX ; 0XXX XXXXXX | XXX XXX XXX*2
EG m 1 | 0XX XXXX XXXX*4 ; 0XXX XXX XXXX*3 ; 0XX-XXXX-XXXX ; 0XXXXXXXXXX*3 ; 0XXX-XXX-XXXX | XX XXXX XXXX*2 ; XXX XXX XXXX*2 ; XXXXXXXXXX*2
EG f 2 | 0X XXXXXXXX*2 ; 0X-XXXXXXXX ; (0X) XXXX XXXX ; 0X XXXX XXXX | X XXXXXXXX ; X XXXX XXXX
SA m 5 | 0XX XXX XXXX*5 ; 0XXXXXXXXX*2 ; 0XX-XXX-XXXX ; 0XXX XXX XXX | XX XXX XXXX*4 ; XXXXXXXXX*2
SA f 1 | 0XX XXX XXXX*3 ; 0XX-XXXXXXX ; (0XX) XXX XXXX | XX XXX XXXX*3
AE m 5 | 0XX XXX XXXX*5 ; 0XX-XXXXXXX*2 ; 0XX-XXX-XXXX*2 ; 0XX XXXXXXX | XX XXX XXXX*4 ; XX-XXXXXXX ; XXXXXXXXX
AE f . | 0X XXX XXXX*4 ; 0X-XXXXXXX ; (0X) XXX XXXX | X XXX XXXX*3
IQ m 7 | 0XXX XXX XXXX*4 ; 0XXXXXXXXXX*2 ; 0XXX-XXX-XXXX | XXX XXX XXXX*3
JO m 7 | 0X XXXX XXXX*3 ; 0XXX XXX XXX ; 0XX XXX XXXX*2 ; 0XX-XXXXXXX | X XXXX XXXX*2 ; XX XXX XXXX
LB m . | XX XXX XXX*3 ; XX/XXX XXX*2 ; XX-XXXXXX*2 ; XX/XXXXXX | XX XXX XXX*3
MA m . | 0X XX XX XX XX*5 ; 0XXX-XXXXXX*3 ; 0XXX XX XX XX*2 ; 0XXX XXX XXX ; 0X.XX.XX.XX.XX ; 0X-XX-XX-XX-XX | X XX XX XX XX*4 ; XXX XXX XXX ; XXX-XXXXXX
MA f . | 0X XX XX XX XX*5 ; 0XXX-XXXXXX*2 ; 0XXX XX XX XX ; 05 XX XX XX XX | X XX XX XX XX*3 ; XXX-XXXXXX
DZ m . | 0XXX XX XX XX*5 ; 0XXX-XX-XX-XX ; 0X XX XX XX XX ; 0XXX.XX.XX.XX | XXX XX XX XX*4
TN m . | XX XXX XXX*5 ; XX.XXX.XXX*2 ; XX-XXX-XXX | XX XXX XXX*4
IL m 5 | 0XX-XXX-XXXX*4 ; 0XX-XXXXXXX*4 ; 0XX XXX XXXX*2 ; 0XX-XXX XXXX | XX-XXX-XXXX*3 ; XX XXX XXXX*2
IL f . | 0X-XXX-XXXX*3 ; 0X-XXXXXXX*4 | X-XXX-XXXX*2
IR m 9 | 0XXX XXX XXXX*4 ; 0XXX-XXX-XXXX*2 ; 0XXXXXXXXXX*2 ; 0XXX XXX XX XX | XXX XXX XXXX*3
IR f 21 | 0XX-XXXXXXXX*3 ; 0XX XXXX XXXX | XX XXXX XXXX
TR m 5 | 0XXX XXX XX XX*5 ; 0 (XXX) XXX XX XX*3 ; 0(XXX) XXX XX XX*2 ; (0XXX) XXX XX XX*2 ; 0 XXX XXX XX XX*2 ; 0XXX-XXX-XX-XX ; 0XXX XXX XXXX ; 0XXX.XXX.XX.XX ; XXX XXX XX XX | XXX XXX XX XX*5 ; (XXX) XXX XX XX*2 ; XXX XXX XXXX ; XXXXXXXXXX
TR f . | 0 (XXX) XXX XX XX*3 ; (0XXX) XXX XX XX*3 ; 0XXX XXX XX XX*4 ; 0.XXX.XXX XX XX ; 0 XXX XXX XX XX | XXX XXX XX XX*4 ; (XXX) XXX XX XX*2
RU m 9 | 8 (XXX) XXX-XX-XX*6 ; 8-XXX-XXX-XX-XX*4 ; 8 XXX XXX XX XX*3 ; 8(XXX)XXX-XX-XX*3 ; 8 XXX XXX-XX-XX*3 ; 8 (XXX) XXX XX XX ; 8-XXX-XXX-XXXX ; 8(XXX)XXXXXXX ; 8 XXX XXX XXXX | (XXX) XXX-XX-XX*5 ; XXX XXX-XX-XX*3 ; XXX XXX XX XX*3 ; (XXX)XXX-XX-XX ; -XXX-XXX-XX-XX ; XXX-XXX-XX-XX
RU f . | 8 (XXX) XXX-XX-XX*6 ; 8-XXX-XXX-XX-XX ; (XXX) XXX-XX-XX*3 ; 8 (XXXX) XX-XX-XX ; (XXXX) XX-XX-XX | (XXX) XXX-XX-XX*5 ; XXX XXX-XX-XX ; (XXXX) XX-XX-XX
RU t 800 | 8 XXX XXX-XX-XX*3 ; 8-XXX-XXX-XX-XX*3 ; 8 (XXX) XXX-XX-XX*4 ; 8 XXX XXX XX XX | XXX XXX-XX-XX
KZ m 7 | 8 (XXX) XXX-XX-XX*3 ; 8 XXX XXX XX XX*3 ; 8-XXX-XXX-XX-XX*2 ; 8 XXX XXX XXXX | XXX XXX XX XX*3 ; (XXX) XXX-XX-XX*3
KZ f . | 8 (XXX) XXX-XX-XX*3 ; 8 (XXXX) XX-XX-XX*2 ; 8 XXXX XX XX XX | (XXX) XXX-XX-XX*3 ; (XXXX) XX-XX-XX
BY m . | 8 (0XX) XXX-XX-XX*4 ; 8-0XX-XXX-XX-XX*2 ; 8 0XX XXX XX XX ; 8 0XX XXX-XX-XX | (XX) XXX-XX-XX*4 ; XX XXX-XX-XX*2 ; XX XXX XX XX
UA m . | 0XX XXX XX XX*4 ; (0XX) XXX-XX-XX*4 ; 0XX-XXX-XX-XX*3 ; 0XX XXX-XX-XX ; (0XX)XXX-XX-XX ; 0XX XXX XXXX | XX XXX XX XX*3 ; (XX) XXX-XX-XX*2 ; XX XXX-XX-XX
UA f . | (0XX) XXX-XX-XX*4 ; 0XX XXX XX XX*2 ; (0XXX) XX-XX-XX | (XX) XXX-XX-XX ; XX XXX XX XX
UZ m . | XX XXX XX XX*3 ; (XX) XXX-XX-XX*3 ; XX-XXX-XX-XX*2 | XX XXX XX XX*3 ; (XX) XXX-XX-XX*2 ; XX XXX-XX-XX
KG m . | 0XXX XX-XX-XX*2 ; 0XXX XXX XXX*2 ; 0 (XXX) XX-XX-XX | XXX XXX XXX ; (XXX) XX-XX-XX
CH m 7 | 0XX XXX XX XX*6 ; 0XX/XXX XX XX*2 ; 0XX XXX XXXX ; 0XX.XXX.XX.XX | XX XXX XX XX*5 ; XXXXXXXXX
CH f . | 0XX XXX XX XX*6 ; 0XX/XXX XX XX ; 0XX.XXX.XX.XX | XX XXX XX XX*5 ; XX.XXX.XX.XX
FR m . | 0X XX XX XX XX*9 ; 0X.XX.XX.XX.XX*4 ; 0X-XX-XX-XX-XX*2 ; 0XXXXXXXXX ; 0X/XX/XX/XX/XX ; 0XXX XX XX XX ; 0X XX XXX XXX | X XX XX XX XX*6 ; X.XX.XX.XX.XX ; XXXXXXXXX*2 ; XX XX XX XXX
FR f . | 0X XX XX XX XX*9 ; 0X.XX.XX.XX.XX*4 ; 0X-XX-XX-XX-XX*2 ; 0X/XX/XX/XX/XX | X XX XX XX XX*6 ; X.XX.XX.XX.XX
FR t 80 | 0XXX XXX XXX*4 ; 0 XXX XXX XXX ; 0XXX XX XX XX | XXX XXX XXX
BE m 4 | 0XXX XX XX XX*5 ; 0XXX/XX.XX.XX*4 ; 0XXX-XX-XX-XX ; 0XXX/XXX.XXX*2 ; 0XXX XXX XXX | XXX XX XX XX*5 ; XXX/XX.XX.XX
BE f 2 | 0X XXX XX XX*4 ; 0X/XXX.XX.XX*3 ; 0X-XXX XX XX | X XXX XX XX*4 ; X/XXX.XX.XX
BE f . | 0XX XX XX XX*4 ; 0XX/XX.XX.XX*3 ; 0XX-XX XX XX | XX XX XX XX*4 ; XX/XX.XX.XX
NL m 6 | 0X-XXXXXXXX*6 ; 0X XXXXXXXX*3 ; 0X XX XX XX XX*3 ; 0X-XX XX XX XX*2 ; 0X XXXX XXXX*2 ; 0X-XXXX XXXX ; 0X - XXXXXXXX | X XXXXXXXX*3 ; X XX XX XX XX*2 ; X XXXX XXXX ; XXXXXXXXX*2 ; X-XXXXXXXX
NL f . | 0XX XXX XXXX*3 ; 0XX - XXX XX XX*2 ; 0XX-XXXXXXX*4 ; (0XX) XXX XX XX*2 ; 0XXX-XXXXXX ; 0XXX XX XX XX | XX XXX XXXX*3 ; XX XXX XX XX*2 ; XXX XXXXXX
IT m 3 | XXX XXX XXXX*6 ; XXX XXXXXXX*4 ; XXX-XXXXXXX*2 ; XXX/XXXXXXX*2 ; XXX.XXXXXXX ; XXX XX XX XXX*2 ; XXX.XXX.XXXX ; XXX XXX XX XX | XXX XXX XXXX*5 ; XXX XXXXXXX*3 ; XXX XX XX XXX ; XXXXXXXXXX
ES m . | XXX XXX XXX*6 ; XXX XX XX XX*5 ; XXX-XXX-XXX*2 ; XXX.XXX.XXX ; XXXXXXXXX*2 ; XXX-XX-XX-XX | XXX XXX XXX*5 ; XXX XX XX XX*3 ; XXXXXXXXX*2 ; XXX-XXX-XXX
ES f . | XXX XXX XXX*4 ; XX XXX XX XX*5 ; XXX XX XX XX*3 ; XX-XXX-XX-XX | XXX XXX XXX*3 ; XX XXX XX XX*3
ES t 90 | XXX XXX XXX*3 ; XXX XX XX XX | XXX XXX XXX
PT m 9 | XXX XXX XXX*6 ; XX XXX XX XX*2 ; XXXXXXXXX*2 ; XXX-XXX-XXX | XXX XXX XXX*5 ; XXXXXXXXX
PT f 2 | XXX XXX XXX*4 ; XX XXX XX XX*2 | XXX XXX XXX*3
BR m . | (XX) XXXXX-XXXX*8 ; (XX)XXXXX-XXXX*3 ; XX XXXXX-XXXX*4 ; XX XXXXXXXXX*2 ; (XX) X XXXX-XXXX*3 ; (0XX) XXXXX-XXXX ; XX-XXXXX-XXXX ; XX X XXXX XXXX ; 0XX XXXXX-XXXX ; XX.XXXXX.XXXX ; XX XXXXX XXXX | XX XXXXX-XXXX*5 ; (XX) XXXXX-XXXX*4 ; XX X XXXX-XXXX ; XXXXXXXXXXX*2 ; XX XXXXX XXXX
BR f . | (XX) XXXX-XXXX*8 ; XX XXXX-XXXX*3 ; (0XX) XXXX-XXXX ; (XX)XXXX-XXXX ; 0xxXX XXXX-XXXX ; XX-XXXX-XXXX | XX XXXX-XXXX*4 ; (XX) XXXX-XXXX*3
BR t 800 | 0XXX XXX XXXX*4 ; 0XXX-XXX-XXXX*2 ; 0XXX XXX XX XX | XXX XXX XXXX
MX m . | XX XXXX XXXX*5 ; XXX XXX XXXX*4 ; (XXX) XXX-XXXX*3 ; XXX-XXX-XXXX*2 ; (XX) XXXX XXXX*2 ; XX-XXXX-XXXX*2 ; (XX) XXXX-XXXX ; XXX XXX XX XX | XX XXXX XXXX*4 ; XXX XXX XXXX*3 ; (XX) XXXX-XXXX ; XXXXXXXXXX*2
MX t 800 | XXX XXX XXXX*3 ; 01 XXX XXX XXXX*2 ; XXX-XXX-XXXX*2 | XXX XXX XXXX
CO m 3 | XXX XXX XXXX*5 ; XXX-XXX-XXXX*3 ; XXX XXXXXXX*2 ; XXX XXX XX XX*2 ; (XXX) XXX-XXXX ; XXX-XXXXXXX | XXX XXX XXXX*4 ; XXX XXXXXXX ; XXXXXXXXXX*2
CO f 60 | (XXX) XXX XXXX*3 ; XXX XXX XXXX*2 ; (XXX) XXX-XXXX ; (XXX) XXXXXXX | XXX XXX XXXX ; (XXX) XXX XXXX
AR f 11 | 0XX XXXX-XXXX*3 ; (0XX) XXXX-XXXX*4 ; XX XXXX-XXXX*3 ; (XX) XXXX-XXXX ; XX-XXXX-XXXX | XX XXXX-XXXX*4
AR m 911 | | X XX XXXX-XXXX*5 ; X XX XXXX XXXX*2 ; X-XX-XXXX-XXXX ; XXXXXXXXXXX
CL m 9 | X XXXX XXXX*6 ; X-XXXX-XXXX ; X XXXXXXXX*2 ; XXXXXXXXX*2 | X XXXX XXXX*5 ; XXXXXXXXX ; X-XXXXXXXX
CL f 2 | XX XXX XXXX*2 ; (X) XXXX XXXX*2 ; X XXXX XXXX*2 ; XX-XXXXXXX | X XXXX XXXX*2 ; XX XXX XXXX
PE m 9 | XXX XXX XXX*6 ; XXX-XXX-XXX*2 ; XXXXXXXXX*3 | XXX XXX XXX*4 ; XXXXXXXXX
PE f 1 | (0X) XXX-XXXX*4 ; (0X) XXX XXXX*2 ; 0X-XXXXXXX ; 0X XXX-XXXX | X XXX XXXX ; X XXX-XXXX
VE m 4 | 0XXX-XXXXXXX*5 ; 0XXX-XXX.XX.XX*3 ; (0XXX) XXX-XXXX*2 ; 0XXX XXX XXXX ; 0XXX-XXX-XXXX | XXX-XXXXXXX*3 ; XXX XXX XXXX
EC m 9 | 0XX XXX XXXX*4 ; 0XXXXXXXXX*2 ; 0XX-XXX-XXXX*2 | XX XXX XXXX*3
GT m . | XXXX-XXXX*4 ; XXXX XXXX*3 | XXXX-XXXX*2 ; XXXX XXXX*2
CR m . | XXXX-XXXX*4 ; XXXX XXXX*2 | XXXX-XXXX*2 ; XXXX XXXX*2
PA m 6 | XXXX-XXXX*4 | XXXX-XXXX*2
SV m . | XXXX-XXXX*4 ; XXXX XXXX | XXXX-XXXX*2
HN m . | XXXX-XXXX*4 | XXXX-XXXX*2
UY m 9 | 0XX XXX XXX*4 ; 0XX-XXX-XXX | XX XXX XXX*3
PY m 9 | 0XXX XXX XXX*4 ; 0XXX-XXX-XXX*2 ; (0XXX) XXX-XXX | XXX XXX XXX*3
BO m . | XXX-XXXXX*2 ; XXXXXXXX | XXXXXXXX ; XXX XXXXX
PL m . | XXX XXX XXX*7 ; XXX-XXX-XXX*4 ; XXXXXXXXX*2 ; XXX.XXX.XXX | XXX XXX XXX*5 ; XXX-XXX-XXX ; XXXXXXXXX
PL f . | XX XXX XX XX*5 ; (XX) XXX XX XX*3 ; XX-XXX-XX-XX ; XX XXX-XX-XX ; (XX) XXX-XX-XX | XX XXX XX XX*4 ; (XX) XXX XX XX
CZ m . | XXX XXX XXX*6 ; XXX-XXX-XXX ; XXXXXXXXX*2 | XXX XXX XXX*5
SK m 9 | 0XXX XXX XXX*5 ; 0XXX/XXX XXX*2 ; 0XXX/XXXXXX | XXX XXX XXX*4
HU m . | 06 XX XXX XXXX*4 ; 06-XX/XXX-XXXX*3 ; 06-XX-XXX-XXXX*2 ; 06XX/XXX-XXXX ; (06 XX) XXX XXXX ; 06 (XX) XXX-XXXX | XX XXX XXXX*4 ; XX/XXX-XXXX*2 ; (XX) XXX-XXXX
RO m 7 | 0XXX XXX XXX*5 ; 0XXX.XXX.XXX*3 ; 0XXX-XXX-XXX*2 ; 0XXX/XXX.XXX | XXX XXX XXX*4
RO f . | 0XX XXX XX XX*2 ; 0XXX XXX XXX*2 ; 0XX.XXX.XX.XX*2 ; 0XXX.XXX.XXX | XX XXX XX XX ; XXX XXX XXX
GR m 6 | XXXX XXXXXX*3 ; XXX XXX XXXX*3 ; XXX XXXXXXX*2 ; XXXXXXXXXX*2 | XXX XXX XXXX*3 ; XXXX XXXXXX
GR f 2 | XXX XXX XXXX*3 ; XXX XXXXXXX*2 ; XXX-XXXXXXX ; XXXX XXXXXX | XXX XXX XXXX*3
SE m 7 | 0XX-XXX XX XX*6 ; 0XX XXX XX XX*4 ; 0XX-XXXXXXX*3 ; 0XX/XXX XX XX ; 0XXX-XX XX XX*2 ; 0XXX-XXXXXX ; 0XXXXXXXXX | XX XXX XX XX*4 ; XX-XXX XX XX*3 ; XXXXXXXXX
SE f 8 | 0X-XXX XXX XX*4 ; 0X-XXX XX XX*3 ; 08-XXXXXXX ; 0X XXX XXX XX | X XXX XXX XX*2 ; X-XXX XX XX*2 ; X XXX XX XX
NO m . | XXX XX XXX*5 ; XX XX XX XX*3 ; XXXXXXXX*2 | XXX XX XXX*4 ; XX XX XX XX*2 ; XXXXXXXX
DK m . | XX XX XX XX*5 ; XXXX XXXX*3 ; XXXXXXXX*2 ; XX-XX-XX-XX ; XX.XX.XX.XX | XX XX XX XX*4 ; XXXX XXXX*2 ; XXXXXXXX
FI m . | 0XX XXX XXXX*5 ; 0XX-XXXXXXX*2 ; 0XX XXXXXXX*2 ; 0XX XXX XX XX ; 0XX-XXX XXXX | XX XXX XXXX*4 ; XX XXXXXXX
HR m 9 | 0XX XXX XXXX*3 ; 0XX/XXX-XXXX*3 ; 0XX XXX XXX*3 ; 0XX/XXX-XXX*3 | XX XXX XXXX*3 ; XX XXX XXX*3
RS m 6 | 0XX/XXX-XXXX*3 ; 0XX XXX XXXX*2 ; 0XX/XXX-XX-XX ; 0XX/XXX-XXX*2 ; 0XX XXX XXX ; 0XX/XXXX-XXX | XX XXX XXXX*2 ; XX XXX XXX
BG m . | 0XXX XXX XXX*3 ; 0XXX/XXX XXX*2 ; 0XX XXX XXXX ; 0XXX/XX XX XX | XXX XXX XXX*3 ; XX XXX XXXX
ET m . | 0XX XXX XXXX*3 ; 0XXXXXXXXX ; 0XX-XXX-XXXX ; 0XX XXX XX XX | XX XXX XXXX*3
CI m . | XX XX XX XX XX*5 ; XX-XX-XX-XX-XX ; XX XX XXXXXX | XX XX XX XX XX*4 ; XXXXXXXXXX
SN m 7 | XX XXX XX XX*5 ; XX-XXX-XX-XX ; XXXXXXXXX | XX XXX XX XX*4 ; XXXXXXXXX
CM m 6 | X XX XX XX XX*4 ; XXX XXX XXX*2 ; XXX XX XX XX*2 | X XX XX XX XX*3 ; XXX XXX XXX*2
"""

TRUNK_NONE = {
    "CN",
    "HK",
    "SG",
    "MO",
    "US",
    "CA",
    "DO",
    "PR",
    "JM",
    "TT",
    "ES",
    "PT",
    "IT",
    "MX",
    "CO",
    "CL",
    "BR",
    "GR",
    "PL",
    "CZ",
    "NO",
    "DK",
    "LB",
    "TN",
    "IS",
    "LU",
    "KW",
    "QA",
    "OM",
    "BH",
    "GT",
    "CR",
    "PA",
    "SV",
    "HN",
    "NI",
    "CI",
    "SN",
    "CM",
    "CY",
    "MT",
    "UZ",
    "LV",
    "EE",
    "LI",
    "AO",
    "MZ",
    "NP",
    "BO",
    "RW",
    "MN",
}
TRUNK_SPECIAL = {"RU": "8", "KZ": "8", "BY": "80", "HU": "06", "LT": "0"}
ZERO_IN_BRACKETS = {
    "GB",
    "DE",
    "AT",
    "CH",
    "FR",
    "BE",
    "NL",
    "SE",
    "AU",
    "NZ",
    "ZA",
    "KR",
    "JP",
    "IE",
    "EG",
    "SA",
    "AE",
    "TR",
    "UA",
    "KE",
    "NG",
    "IL",
    "TH",
    "MY",
    "ID",
    "FI",
    "RO",
    "PK",
    "IN",
    "MA",
    "GH",
    "TW",
    "VN",
}
NANP = {"US", "CA", "DO", "PR", "JM", "TT"}


class Mask(NamedTuple):
    mask: str
    weight: int
    need: str
    places: int


@functools.cache
def masks() -> tuple[dict[tuple[str, str], list[Mask]], dict[tuple[str, str], list[Mask]]]:
    nat: dict[tuple[str, str], list[Mask]] = {}
    intl: dict[tuple[str, str], list[Mask]] = {}
    for line in MASKS_TEXT.strip().splitlines():
        head, national, international = (
            (part.strip() for part in line.split("|", 2)) if line.count("|") == 2 else split3(line)
        )
        region, kind, need = head.split(None, 2)
        for store, text in ((nat, national), (intl, international)):
            for option in text.split(" ; "):
                option = option.strip()
                if not option:
                    continue
                m, _, weight = option.partition("*")
                store.setdefault((region, kind), []).append(Mask(m, int(weight or 1), need, m.count("X")))
    return nat, intl


def split3(line: str) -> tuple[str, str, str]:
    a, b, c = re.split(r" \| ?", line, maxsplit=2)
    return a.strip(), b.strip(), c.strip()


def pick_mask(
    rng: random.Random, store: dict[tuple[str, str], list[Mask]], region: str, kind: str, nsn: str
) -> str | None:
    key = (region, kind)
    if region in NANP:
        key = ("US", "t" if kind == "t" else "m")
    fit: list[Mask] = []
    need = ""
    for m in store.get(key, ()):
        if m.places == len(nsn) and (not need or m.need == need) and re.match(m.need, nsn):
            fit.append(m)
            need = m.need
    if not fit:
        return None
    return rng.choices([m.mask for m in fit], weights=[m.weight for m in fit])[0]


def apply_mask(mask: str, nsn: str) -> str:
    it = iter(nsn)
    return "".join(next(it) if c == "X" else c for c in mask)


TYPES = {
    "m": PhoneNumberType.MOBILE,
    "f": PhoneNumberType.FIXED_LINE,
    "t": PhoneNumberType.TOLL_FREE,
    "u": PhoneNumberType.UAN,
    "v": PhoneNumberType.VOIP,
    "s": PhoneNumberType.SHARED_COST,
}


@functools.cache
def parsed_pattern(region: str, kind: str) -> Any:
    meta = phonenumbers.PhoneMetadata.metadata_for_region(region)
    assert meta is not None
    desc = {
        "m": meta.mobile,
        "f": meta.fixed_line,
        "t": meta.toll_free,
        "u": meta.uan,
        "v": meta.voip,
        "s": meta.shared_cost,
    }[kind]
    if desc is None or not desc.national_number_pattern or desc.national_number_pattern == "NA":
        return None
    return sre_p.parse(desc.national_number_pattern)


def draw_regex(rng: random.Random, tree: Any) -> str:
    out: list[str] = []
    for op, arg in tree:
        if op is sre_c.LITERAL:
            out.append(chr(arg))
        elif op is sre_c.IN:
            chars: list[str] = []
            for o, a in arg:
                if o is sre_c.LITERAL:
                    chars.append(chr(a))
                elif o is sre_c.RANGE:
                    chars.extend(chr(c) for c in range(a[0], a[1] + 1))
                elif o is sre_c.CATEGORY:
                    chars.extend("0123456789")
            out.append(rng.choice(chars))
        elif op is sre_c.BRANCH:
            out.append(draw_regex(rng, rng.choice(arg[1])))
        elif op is sre_c.SUBPATTERN:
            out.append(draw_regex(rng, arg[-1]))
        elif op in (sre_c.MAX_REPEAT, sre_c.MIN_REPEAT):
            low, high, sub = arg
            out.extend(draw_regex(rng, sub) for _ in range(rng.randint(low, min(int(high), 12))))
        elif op is sre_c.CATEGORY:
            out.append(rng.choice("0123456789"))
    return "".join(out)


# prefer the usual numbers: rejected if the drawn number does not begin so
USUAL: dict[tuple[str, str], str] = {
    ("KR", "m"): r"10[2-9]\d{7}$",
    ("BR", "m"): r"\d\d9\d{8}$",
    ("KR", "f"): r"2\d{7,8}$|[3-6]\d{8,9}$",
    ("CN", "m"): r"1[3-9]\d{9}$",
    ("CN", "f"): r"10\d{8}$|2\d{9}$|[3-9]\d{9,10}$",
    ("JP", "m"): r"[789]0\d{8}$",
    ("JP", "f"): r"[36]\d{8}$|[1-9]\d{8}$",
    ("GB", "m"): r"7[3-9]",
    ("ID", "m"): r"8\d{9,10}$",
    ("GB", "f"): r"\d{10}$",
    ("DE", "m"): r"1(5\d{9}|6[023]\d{7,8}|7\d{8,9})$",
    ("DE", "f"): r"\d{8,11}$",
    ("AR", "m"): r"911\d{8}$|9(?:2|3)\d{9}$",
    ("AR", "f"): r"11\d{8}$|[23]\d{9}$",
    ("IN", "m"): r"[6-9]\d{9}$",
    ("IN", "f"): r"(11|22|33|44|80|40|20|79)[2-7]\d{7}$",
    ("KR", "u"): r"1(588|577|544|566|599|600|644|661|670|688|800|811|833|855|899)\d{4}$",
    ("KR", "v"): r"70\d{8}$",
    ("KR", "t"): r"80\d{7}$",
    ("CN", "s"): r"400\d{7}$",
    ("AU", "s"): r"1300\d{6}$",
    ("AU", "t"): r"1800\d{6}$",
    ("JP", "t"): r"120\d{6}$|800\d{7}$",
    ("MX", "m"): r"(55|33|81|\d{3})\d{7,8}$",
    ("MX", "t"): r"800",
    ("US", "t"): r"8(00|33|44|55|66|77|88)",
    ("IN", "t"): r"1800\d{6,7}$",
    ("FR", "m"): r"[67]\d{8}$",
    ("FR", "f"): r"[1-59]\d{8}$",
    ("FR", "t"): r"80\d{7}$",
    ("RU", "m"): r"9\d{9}$",
    ("RU", "f"): r"(495|499|812|343|383|846|4\d\d)\d{7}$",
    ("RU", "t"): r"800\d{7}$",
    ("GB", "t"): r"80[08]\d{6,7}$",
    ("ES", "t"): r"900\d{6}$",
    ("BR", "t"): r"800\d{7}$",
    ("VN", "m"): r"[35789]\d{8}$",
    ("VN", "f"): r"2\d{9}$",
    ("TR", "m"): r"5[0-5]\d{8}$",
    ("TR", "f"): r"[2-4]\d{9}$",
    ("TH", "m"): r"[689]\d{8}$",
    ("NG", "m"): r"(7|8|9)\d{9}$",
    ("AT", "m"): r"6(5|6|7|8|9)\d{8,10}$",
    ("AT", "f"): r"[1-7]\d{7,10}$",
    ("IT", "m"): r"3\d{9}$",
    ("IT", "f"): r"0\d{8,9}$",
    ("LU", "m"): r"6\d{8}$",
    ("FI", "m"): r"(4\d|50)\d{7}$",
    ("PH", "m"): r"9\d{9}$",
    ("PH", "f"): r"2[378]\d{7}$",
    ("MY", "m"): r"1\d{8,9}$",
    ("SE", "m"): r"7\d{8}$",
    ("PK", "m"): r"3\d{9}$",
    ("PK", "f"): r"(21|42|51)\d{8}$",
    ("BD", "m"): r"1[3-9]\d{8}$",
    ("HU", "m"): r"[2357]0\d{7}$",
    ("NP", "m"): r"9[678]\d{8}$",
    ("PL", "m"): r"\d{9}$",
    ("SE", "f"): r"8\d{7,8}$",
    ("IR", "m"): r"9[0-39]\d{8}$",
    ("IR", "f"): r"21\d{8}$",
    ("AE", "f"): r"[2-9]\d{7}$",
    ("MA", "m"): r"[67]\d{8}$",
    ("MA", "f"): r"5\d{8}$",
    ("NZ", "m"): r"2[12789]\d{6,8}$",
    ("TW", "m"): r"9\d{8}$",
    ("TW", "f"): r"2\d{8}$|[3-8]\d{7,8}$",
    ("EG", "f"): r"2[23]\d{7}$",
    ("ID", "f"): r"(21|22|31|24)\d{7,8}$",
    ("MY", "f"): r"3\d{8}$",
    ("IL", "m"): r"5\d{8}$",
    ("IL", "f"): r"[23489]\d{7}$",
    ("IE", "m"): r"8[3-9]\d{7}$",
    ("IE", "f"): r"1\d{7}$",
    ("NO", "m"): r"[49]\d{7}$",
    ("BE", "m"): r"4\d{8}$",
    ("NL", "m"): r"6[1-9]\d{7}$",
    ("NL", "f"): r"\d{9}$",
    ("ES", "m"): r"[67]\d{8}$",
    ("ES", "f"): r"[89]\d{8}$",
    ("PT", "m"): r"9\d{8}$",
    ("PT", "f"): r"2\d{8}$",
    ("CH", "m"): r"7[5-9]\d{7}$",
    ("HR", "m"): r"9\d{7,8}$",
    ("RS", "m"): r"6\d{7,8}$",
    ("CO", "f"): r"60\d{8}$",
    ("CL", "f"): r"2\d{8}$",
    ("PE", "f"): r"1\d{7}$",
    ("TH", "f"): r"2\d{7}$",
    ("SA", "f"): r"1\d{8}$",
    ("ZA", "m"): r"[678]\d{8}$",
    ("ZA", "f"): r"[1-5]\d{8}$",
    ("CM", "m"): r"6\d{8}$",
    ("KZ", "m"): r"7\d{9}$",
    ("BO", "m"): r"[67]\d{7}$",
    ("CL", "m"): r"9\d{8}$",
    ("KG", "m"): r"[57]\d{8}$",
    ("GR", "m"): r"69\d{8}$",
    ("GR", "f"): r"2[1-8]\d{8}$",
    ("HU", "f"): r"\d{8}$",
    ("LB", "m"): r"7\d{7}$|81\d{6}$",
    ("KE", "m"): r"[17]\d{8}$",
    ("AU", "m"): r"4\d{8}$",
    ("BG", "m"): r"8[789]\d{7}$",
}


AREAS = {
    "US": "212 213 214 215 303 305 310 312 313 323 347 404 408 410 412 415 425 469 503 510 512 516 520 602 614 615 617 646 650 702 703 704 713 714 718 720 737 757 770 773 786 801 804 813 817 832 847 858 904 909 917 919 925 949 972",
    "CA": "204 226 236 250 289 306 343 403 416 418 438 450 506 514 519 587 604 613 647 705 709 778 780 819 902 905",
    "DE": "30 40 89 69 221 711 351 341 511 421 911 211 231 201 228 431 621 721 821 6221 7071 3641 2602 4131 8151 9131 5251 5551 6021 7531 8031 3328",
}


@functools.cache
def example_length(region: str) -> int:
    example = phonenumbers.example_number_for_type(region, PhoneNumberType.FIXED_LINE)
    return 7 if example is None else len(phonenumbers.national_significant_number(example))


def draw_number(rng: random.Random, region: str, kind: str) -> tuple[str, str]:
    """A valid national significant number of that type; returns (nsn, type really drawn)."""
    tree = parsed_pattern(region, kind)
    if tree is None:
        kind = "m"
        tree = parsed_pattern(region, kind)
    usual = USUAL.get((region, kind), "")
    cc = phonenumbers.country_code_for_region(region)
    least = min(9, example_length(region))
    areas = AREAS.get(region if kind != "m" or region in NANP else "", "").split() if kind in "mf" else []
    for _ in range(400):
        if areas:
            area = rng.choice(areas)
            nsn = area + (
                rng.choice("23456789") + digits(rng, 6)
                if region in NANP
                else digits(rng, max(5, rng.randint(9, 10) - len(area)), True)
            )
        else:
            nsn = draw_regex(rng, tree)
        if usual and not re.match(usual, nsn):
            continue
        if re.search(r"(\d)\1{4}", nsn) or (kind == "f" and not usual and len(nsn) < least):
            continue
        number = phonenumbers.parse(f"+{cc}{nsn}")
        if (
            phonenumbers.is_valid_number_for_region(number, region)
            and phonenumbers.national_significant_number(number) == nsn
        ):
            return nsn, kind
    if kind != "m":
        return draw_number(rng, region, "m")
    example = phonenumbers.example_number_for_type(region, PhoneNumberType.MOBILE)
    assert example is not None
    return phonenumbers.national_significant_number(example), "m"


def lib_format(region: str, nsn: str, fmt: int) -> str:
    number = phonenumbers.parse(f"+{phonenumbers.country_code_for_region(region)}{nsn}")
    return phonenumbers.format_number(number, fmt)


def trunk(region: str, nsn: str) -> str:
    if region in TRUNK_SPECIAL:
        return TRUNK_SPECIAL[region]
    if region in TRUNK_NONE:
        return ""
    meta = phonenumbers.PhoneMetadata.metadata_for_region(region)
    assert meta is not None
    prefix = meta.national_prefix or ""
    return prefix if prefix == "0" else ""


def german_split(rng: random.Random, region: str, nsn: str) -> tuple[str, str]:
    """area code and subscriber number with the grouping Germans and Austrians like."""
    text = lib_format(region, nsn, PhoneNumberFormat.INTERNATIONAL)
    groups = re.findall(r"\d+", text)[1:]
    if len(groups) == 1:
        groups = [nsn[:3], nsn[3:]]
    area, rest = groups[0], "".join(groups[1:])
    style = rng.random()
    if style < 0.45 or len(rest) < 5:
        shown = rest
    elif style < 0.7:
        cut = len(rest) % 2
        pairs = [rest[:cut]] if cut else []
        pairs += [rest[i : i + 2] for i in range(cut, len(rest), 2)]
        if cut:
            pairs = [pairs[0] + pairs[1], *pairs[2:]]
        shown = " ".join(pairs)
    elif style < 0.85 or len(rest) < 6:
        shown = rest[:3] + " " + rest[3:]
    else:
        shown = rest[:-2] + "-" + rest[-2:]
    return area, shown


def national(rng: random.Random, region: str, kind: str, nsn: str) -> str:
    if region in ("DE", "AT"):
        area, rest = german_split(rng, region, nsn)
        return rng.choice(
            [f"0{area} {rest}"] * 4
            + [f"0{area}/{rest}"] * 3
            + [f"0{area}-{rest}"] * 2
            + [f"(0{area}) {rest}", f"0{area} / {rest}", f"(0{area}) {rest}"]
        )
    if region == "CN" and kind == "u":
        kind = "s"
    mask = pick_mask(rng, masks()[0], region, kind, nsn)
    if mask:
        return apply_mask(mask, nsn)
    text = lib_format(region, nsn, PhoneNumberFormat.NATIONAL)
    if rng.random() < 0.3:
        if region == "IT":
            text = text.replace(" ", rng.choice(["/", "-", "."]), 1)
        elif region == "JP" and text.count("-") == 2:
            a, b, c = text.split("-")
            text = rng.choice([f"{a}({b}){c}", f"({a}){b}-{c}", f"{a} {b} {c}"])
        elif "(" not in text and "-" not in text:
            text = text.replace(" ", rng.choice(["-", "-", "."]))
    return text


def international(rng: random.Random, b: Builder, region: str, kind: str, nsn: str, cued: bool) -> str:
    cc = str(phonenumbers.country_code_for_region(region))
    if region in ("DE", "AT"):
        area, rest = german_split(rng, region, nsn)
        body = rng.choice(
            [f"{area} {rest}"] * 5
            + [f"({area}) {rest}", f"{area}/{rest}", f"{area}-{rest}", f"(0) {area} {rest}", f"(0){area} {rest}"]
        )
    else:
        mask = pick_mask(rng, masks()[1], region, kind, nsn)
        if mask:
            body = apply_mask(mask, nsn)
        else:
            body = lib_format(region, nsn, PhoneNumberFormat.INTERNATIONAL)[len(cc) + 1 :].strip(" -")
    if body.startswith("-"):
        return f"+{cc}{body}"
    zero = region in ZERO_IN_BRACKETS and trunk(region, nsn) == "0" and "(" not in body
    styles: dict[str, int] = {
        "+C B": 50,
        "+C-B": 10,
        "(+C) B": 6,
        "+CB": 7,
        "00C B": 8,
        "+C.B": 2,
        "+C (0)B": 9 if zero else 0,
        "+C(0)B": 3 if zero else 0,
        "+(C) B": 2,
        "(00C) B": 1,
        "00C-B": 2,
        "+ C B": 1,
    }
    if "(" in body:
        for bad in ("(+C) B", "+(C) B", "(00C) B", "+C.B"):
            styles[bad] = 0
    if "-" not in body:
        styles["+C-B"] = 3
    if region in ("US", "CA"):
        styles["00C B"] = 2
        styles["00C-B"] = 0
        styles["(00C) B"] = 0
    if cued:
        styles["C B"] = 4 if "(" not in body else 2
        styles["C-B"] = 4 if "-" in body else 0
    if b.lang == "en" and b.home in ("US", "CA") and region not in NANP:
        styles["011 C B"] = 16
        styles["011-C-B"] = 6
    if b.lang == "ja" and region != "JP":
        styles["010-C-B"] = 20
        styles["010 C B"] = 8
    style = wpick(rng, styles)
    if style in ("011-C-B", "010-C-B", "00C-B") and "(" not in body:
        body = body.replace(" ", "-")
    return style.replace("C", cc, 1).replace("B", body, 1)


# ---------------------------------------------------------------------------------------------------------------- hiding

FULL = {
    **{str(i): chr(0xFF10 + i) for i in range(10)},
    "-": "－",
    "+": "＋",
    "(": "（",
    ")": "）",
    ".": "．",
    "/": "／",
}
SCRIPT_ZERO = {"ar": 0x660, "fa": 0x6F0, "hi": 0x966, "bn": 0x9E6, "th": 0xE50}
ZERO_WIDTH = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"]
ODD_DASH = ["\u2212", "\u30fc", "\u2015", "\uff0d", "\u3161", "\ufe63", "\u02d7", "\u2043", "\u2e3a"]
ODD_SIGN = ["_", "|", "~", "*", "·", "=", "__", " | ", " ~ ", "//", "--", "..", "#", "•", "^", ", ", ":", "～"]
SEP = re.compile(r"[ \-./\u00a0\u2010\u2011\u2013\u2014]+")


def hide(rng: random.Random, text: str, lang: str, cued: bool = True) -> str:
    """An obfuscated writing of a number (its digits stay in order)."""
    ways: dict[str, int] = {"zero": 4, "apart": 5}
    if lang in ("ko", "ja", "zh"):
        ways["full"] = 9
    else:
        ways["full"] = 1
    if lang in SCRIPT_ZERO:
        ways["script"] = 16
    if SEP.search(text):
        ways.update(dash=5, sign=7, line=4)
    if not cued:
        ways.pop("apart")
        ways.pop("line", None)
    way = wpick(rng, ways)
    if way == "zero":
        z = rng.choice(ZERO_WIDTH)
        places = [i for i in range(1, len(text)) if text[i].isdigit() and text[i - 1].isdigit()] or list(
            range(1, len(text))
        )
        for i in sorted(rng.sample(places, min(len(places), rng.choice([1, 1, 2, 3]))), reverse=True):
            text = text[:i] + z + text[i:]
        return text
    if way == "apart":
        glue = rng.choice([" ", " ", " ", ".", "-", "  ", ",", "\u2009"])
        plus = "+" if text.startswith("+") else ""
        ds = re.findall(r"\d", text)
        return plus + glue.join(ds)
    if way == "full":
        return (
            "".join(FULL.get(c, c) for c in text)
            if rng.random() < 0.8
            else "".join(FULL[c] if c.isdigit() else c for c in text)
        )
    if way == "script":
        zero = SCRIPT_ZERO[lang]
        return "".join(chr(zero + int(c)) if c.isdigit() else c for c in text)
    if way == "dash":
        d = rng.choice(ODD_DASH[:6] if rng.random() < 0.8 else ODD_DASH)
        return SEP.sub(d, text)
    if way == "sign":
        s = rng.choice(ODD_SIGN if cued else ["_", "|", "~", "*", "·", " | ", " ~ ", "..", "•"])
        return SEP.sub(lambda m: s, text)
    seps = list(SEP.finditer(text))
    m = rng.choice(seps)
    keep = m.group().strip(" \u00a0")
    return text[: m.start()] + keep + "\n" + text[m.end() :]


def soften(rng: random.Random, text: str) -> str:
    """Ordinary typographic variants: no-break spaces, real hyphens and dashes."""
    r = rng.random()
    if r < 0.03:
        return text.replace("-", rng.choice(["\u2010", "\u2011", "\u2013", "\u2013", "\u2014"]))
    if r < 0.06:
        return text.replace(" ", "\u00a0")
    if r < 0.065:
        return text.replace(" ", "\u202f")
    return text


# ---------------------------------------------------------------------------------------------------------------- phones

STRONG_BARE = {
    "KR",
    "JP",
    "CN",
    "GB",
    "FR",
    "AU",
    "ES",
    "TR",
    "VN",
    "ID",
    "PH",
    "NG",
    "EG",
    "IR",
    "BD",
    "PK",
    "RU",
    "TH",
    "TW",
    "IT",
    "MA",
    "SA",
    "AE",
    "KE",
}


def put_phone(b: Builder, cued: bool, mode: str = "human", want: str = "") -> None:
    """mode: human, machine (fields, logs), wame (digits with country code), tel (in a tel: link)."""
    rng = b.rng
    region = b.home
    if want in ("t", "u", "s") and region not in (
        "US",
        "CA",
        "KR",
        "JP",
        "IN",
        "GB",
        "AU",
        "RU",
        "FR",
        "BR",
        "MX",
        "ES",
        "CN",
    ):
        region = {"en": "US", "fr": "FR", "es": "ES", "pt": "BR", "zh": "CN", "ru": "RU"}.get(b.lang, region)
    elif want == "s" and region != "CN":
        region = "CN"
    foreign = rng.random() < (0.07 if b.lang != "en" else 0.14)
    if foreign and want not in ("t", "u", "s"):
        region = wpick(rng, WORLD)
    foreign = region != b.home and want not in ("t", "u", "s")
    kinds = {"m": 66, "f": 26}
    if cued and not foreign and mode == "human":
        if region in ("US", "KR", "JP", "IN", "GB", "AU", "RU", "FR", "BR", "MX", "ES", "CA"):
            kinds["t"] = 5
        if region == "KR":
            kinds.update(u=6, v=5)
        if region in ("CN", "AU"):
            kinds["s"] = 6
    kind = want if want and (want in "mf" or kinds.get(want)) else wpick(rng, kinds)
    nsn, kind = draw_number(rng, region, kind)
    cc = str(phonenumbers.country_code_for_region(region))
    special = kind in "us" or (kind == "t" and region not in NANP)
    if mode == "wame":
        b.truth("phone", cc + nsn, "international", True, False, region)
        return
    if foreign:
        forms = {"international": 80, "e164": 20}
    elif mode == "machine":
        forms = {"e164": 36, "bare": 26, "national": 26, "international": 12}
    elif mode == "tel":
        forms = {"e164": 55, "international": 20, "national": 15, "bare": 10}
    else:
        forms = {"national": 56, "international": 22, "e164": 8, "bare": 14}
    if special:
        forms = {"national": 100}
    if not cued:
        forms["bare"] = 9 if not foreign and region in STRONG_BARE and kind == "m" else 0
        if len(trunk(region, nsn) + nsn) < 9 and not foreign:
            forms["national"] = 0
            forms["bare"] = 0
    form = wpick(rng, forms)
    hidden = False
    if form == "e164":
        text = f"+{cc}{nsn}"
    elif form == "bare":
        head = trunk(region, nsn)
        if region == "AR" and kind == "m":
            nsn = nsn[1:]
            head = ""
        elif region == "BY":
            head = "80"
        elif region == "IN":
            head = "0" if rng.random() < 0.1 or kind == "f" else ""
        elif region in NANP:
            head = "1" if rng.random() < 0.08 else ""
        elif region == "CN" and kind == "f":
            head = "0"
        text = head + nsn
    elif form == "international":
        if mode == "machine" and rng.random() < 0.45:
            text = cc + nsn if rng.random() < 0.7 and cued else f"+{cc}-{nsn}" if rng.random() < 0.3 else f"00{cc}{nsn}"
        else:
            text = international(rng, b, region, kind, nsn, cued)
        if mode == "tel":
            text = re.sub(r"[ ()./]+", "-", text).strip("-")
            text = text if text.startswith(("+", "00", "01")) or text[:1].isdigit() else "+" + text
    else:
        text = national(rng, region, kind, nsn)
        if mode == "tel":
            text = re.sub(r"[ ()./]+", "-", text).strip("-")
        if re.fullmatch(r"\d+", text):
            form = "bare"
    if mode == "human":
        if rng.random() < (0.12 if cued else 0.03):
            hidden = True
            text = hide(rng, text, b.lang, cued)
        else:
            text = soften(rng, text)
    elif rng.random() < 0.012 and mode == "machine":
        hidden = True
        text = hide_inline(rng, text, b.lang)
    b.truth("phone", text, form, cued, hidden, region)


def hide_inline(rng: random.Random, text: str, lang: str) -> str:
    for _ in range(20):
        out = hide(rng, text, lang)
        if "\n" not in out and "," not in out and "|" not in out and "\t" not in out:
            return out
    return hide(random.Random(1), text, "ko").replace("\n", " ")


# ---------------------------------------------------------------------------------------------------------------- e-mail

LATIN_FIRST: dict[str, list[str]] = {
    "ko": ["minsu", "jiyoung", "hyunwoo", "seoyeon", "jh", "sungmin", "yuna", "dongha", "eunji", "taeho"],
    "ja": ["takeshi", "yuki", "hanako", "kenta", "m", "sakura", "daisuke", "aya", "shota", "naoko"],
    "zh": ["wei", "xiaoming", "lihua", "jing", "yang", "zhiqiang", "mei", "hao", "tingting", "junjie"],
    "ru": ["ivan", "olga", "dmitry", "svetlana", "a", "natalia", "sergey", "elena", "maxim", "yulia"],
    "ar": ["ahmed", "fatima", "mohamed", "layla", "omar", "nour", "khaled", "hala", "youssef", "sara"],
    "": [
        "anna",
        "james",
        "maria",
        "peter",
        "lucia",
        "tom",
        "nadia",
        "j",
        "carlos",
        "sophie",
        "liam",
        "priya",
        "david",
        "emma",
        "kofi",
        "ines",
    ],
}
LATIN_LAST: dict[str, list[str]] = {
    "ko": ["kim", "lee", "park", "choi", "jung", "kang", "yoon", "lim"],
    "ja": ["tanaka", "suzuki", "sato", "yamada", "kobayashi", "ito", "nakamura"],
    "zh": ["wang", "li", "zhang", "chen", "liu", "huang", "zhao"],
    "ru": ["petrov", "ivanova", "smirnov", "kuznetsova", "volkov", "morozova"],
    "ar": ["hassan", "alfarsi", "mansour", "haddad", "saleh", "nasser"],
    "": [
        "miller",
        "garcia",
        "silva",
        "martin",
        "weber",
        "rossi",
        "obrien",
        "novak",
        "okafor",
        "sharma",
        "jansen",
        "lindqvist",
        "costa",
        "baker",
        "duarte",
        "mwangi",
    ],
}
FREE_MAIL: dict[str, list[str]] = {
    "ko": ["naver.com", "gmail.com", "daum.net", "hanmail.net", "nate.com", "kakao.com"],
    "ja": ["gmail.com", "yahoo.co.jp", "docomo.ne.jp", "icloud.com", "ezweb.ne.jp"],
    "zh": ["qq.com", "163.com", "126.com", "sina.com", "foxmail.com", "outlook.com"],
    "ru": ["mail.ru", "yandex.ru", "bk.ru", "gmail.com", "rambler.ru"],
    "de": ["gmx.de", "web.de", "t-online.de", "gmail.com", "posteo.de"],
    "fr": ["orange.fr", "free.fr", "gmail.com", "laposte.net", "yahoo.fr"],
    "es": ["gmail.com", "hotmail.com", "yahoo.es", "hotmail.es", "outlook.com"],
    "pt": ["gmail.com", "uol.com.br", "bol.com.br", "sapo.pt", "hotmail.com"],
    "it": ["libero.it", "gmail.com", "pec.it", "virgilio.it"],
    "pl": ["wp.pl", "onet.pl", "gmail.com", "o2.pl", "interia.pl"],
    "": ["gmail.com", "outlook.com", "yahoo.com", "icloud.com", "hotmail.com", "proton.me"],
}
STEMS = [
    "nordwind",
    "blueharbor",
    "tri-com",
    "hansol-parts",
    "acme-logistik",
    "lumen",
    "orchardfoods",
    "kestrel",
    "vela-design",
    "solano",
    "meditrans",
    "grupo-arce",
    "tekno",
    "sunrise-trading",
    "alpenbau",
    "riverline",
    "fjordkraft-as",
    "daehanmetal",
    "yamabuki",
    "zhongtai-freight",
    "oakandash",
    "pixelforge",
    "medina-export",
    "baltika",
    "karoo",
    "greenfield",
    "delta9",
    "x4tech",
    "portside",
    "novaclinic",
    "s-und-k",
    "citybikes24",
]
TLDS: dict[str, list[str]] = {
    "ko": ["co.kr", "kr", "com", "or.kr"],
    "ja": ["co.jp", "jp", "ne.jp", "com"],
    "zh": ["com.cn", "cn", "com", "com.tw", "com.hk"],
    "es": ["es", "com.mx", "com.co", "cl", "com.ar", "com"],
    "pt": ["com.br", "pt", "com"],
    "fr": ["fr", "be", "com", "ci"],
    "de": ["de", "at", "ch", "com", "gmbh"],
    "ru": ["ru", "kz", "by", "com"],
    "hi": ["in", "co.in"],
    "id": ["co.id", "id", "com"],
    "ar": ["com.sa", "ae", "com.eg", "com"],
    "tr": ["com.tr", "com", "net.tr"],
    "vi": ["vn", "com.vn", "com"],
    "th": ["co.th", "com"],
    "it": ["it", "com"],
    "pl": ["pl", "com.pl"],
    "nl": ["nl", "be"],
    "sv": ["se", "com"],
    "uk": ["ua", "com.ua"],
    "cs": ["cz", "sk"],
    "ro": ["ro"],
    "el": ["gr"],
    "he": ["co.il", "com"],
    "fa": ["ir", "com"],
    "hu": ["hu"],
    "da": ["dk"],
    "no": ["no"],
    "fi": ["fi"],
    "bn": ["com.bd", "com"],
    "ms": ["com.my", "my"],
    "": [
        "com",
        "co.uk",
        "io",
        "com.au",
        "net",
        "org",
        "co.in",
        "ng",
        "co.za",
        "ie",
        "ca",
        "biz",
        "travel",
        "company",
        "info",
    ],
}
IDN = [
    ("jürgen.groß", "bäckerei-süd.de"),
    ("žaneta", "kávovar.cz"),
    ("用户服务", "例子公司.com"),
    ("иван.петров", "почта.рф"),
    ("홍보팀", "한빛상사.한국"),
    ("josé.núñez", "cañón-viajes.es"),
    ("info", "müller-söhne.de"),
    ("contact", "château-élan.fr"),
    ("satış", "güneşotel.com.tr"),
    ("θεοδώρα", "παράδειγμα.ελ"),
    ("support", "日本茶.jp"),
    ("søren", "blåbærgården.dk"),
    ("info", "xn--mller-kva.de"),
    ("संपर्क", "डाटामेल.भारत"),
    ("łukasz.wójcik", "źródło.pl"),
]
ROLES = [
    "info",
    "sales",
    "support",
    "billing",
    "no-reply",
    "office",
    "hr",
    "accounts.payable",
    "orders",
    "privacy",
    "jobs",
    "contact",
    "export",
    "kundenservice",
    "reservas",
    "buchhaltung",
    "webmaster",
    "cs",
    "help-desk",
    "noreply",
]


def email_text(b: Builder) -> tuple[str, str]:
    rng = b.rng
    group = b.lang if b.lang in LATIN_FIRST else ("ru" if b.lang == "uk" else "ar" if b.lang == "fa" else "")
    f = rng.choice(LATIN_FIRST[group])
    s = rng.choice(LATIN_LAST[group])
    tlds = TLDS.get(b.lang, TLDS[""])
    company = f"{rng.choice(STEMS)}.{rng.choice(tlds)}"
    free = rng.choice(FREE_MAIL.get(b.lang, FREE_MAIL[""]))
    n = rng.randint(1, 99)
    year = rng.randint(1965, 2006)
    form = wpick(
        rng,
        {
            "dotted": 24,
            "plain": 12,
            "digits": 16,
            "role": 16,
            "plus": 8,
            "underscore": 6,
            "hyphen": 5,
            "subdomain": 6,
            "long": 4,
            "upper": 4,
            "idn": 4,
            "initials": 5,
            "odd": 3,
        },
    )
    if form == "dotted":
        return f"{f}.{s}@{rng.choice([company, company, free])}", form
    if form == "plain":
        return f"{f}{s}@{rng.choice([company, free])}", form
    if form == "digits":
        return rng.choice(
            [
                f"{f}{n}@{free}",
                f"{f}{s}{year}@{free}",
                f"{f}_{n:02d}@{free}",
                f"{s}{year % 100:02d}@{free}",
                f"{digits(rng, rng.randint(7, 9), True)}@{'qq.com' if b.lang == 'zh' else free}",
                f"{n}{f}@{free}",
                f"{f}.{n}.{s}@{free}",
            ]
        ), form
    if form == "role":
        return f"{rng.choice(ROLES)}@{company}", form
    if form == "plus":
        return (
            f"{f}.{s}+{rng.choice(['invoices', 'shop', str(n), 'news-2024', 'ticket' + str(n), 'a'])}@{rng.choice([company, 'gmail.com'])}",
            form,
        )
    if form == "underscore":
        return f"{rng.choice(['', '', '_'])}{f}_{s}{rng.choice(['', '_', str(n)])}@{rng.choice([company, free])}", form
    if form == "hyphen":
        return f"{f}-{s}@{rng.choice([company, free])}", form
    if form == "subdomain":
        return (
            f"{rng.choice([f, f + '.' + s, rng.choice(ROLES)])}@{rng.choice(['mail', 'eu', 'crm', 'cs.dept', 'mx2', 'seoul.hq', 'support'])}.{company}",
            form,
        )
    if form == "long":
        return (
            f"{f}.{s}.{rng.choice(['purchasing', 'customer-relations', 'international.accounts'])}@{rng.choice(STEMS)}-{rng.choice(STEMS).replace('.', '')}-international.{rng.choice(['com', 'solutions', 'photography', 'museum', 'consulting'])}",
            form,
        )
    if form == "upper":
        t = f"{f}.{s}@{company}"
        return rng.choice(
            [t.upper(), f"{f.title()}.{s.title()}@{company}", f"{f[0].upper()}{s.title()}@{company.title()}"]
        ), form
    if form == "idn":
        local, domain = rng.choice(IDN)
        return f"{local}@{domain}", form
    if form == "initials":
        return rng.choice(
            [
                f"{f[0]}{s}@{company}",
                f"{f[0]}.{s}@{company}",
                f"{s}.{f[0]}@{company}",
                f"{f[0]}@{rng.choice(['t.co', 'x.io', 'hq.me'])}",
                f"{f[0]}{s[0]}{n}@{company}",
            ]
        ), form
    return rng.choice([f"o'{s}@{company}", f"o'{s}@{company}", f"{f}&{s}@{company}", f"{f}.{s}=dept@{company}"]), form


AT_WORD = {
    "ko": [" 골뱅이 ", "(골뱅이)", "골뱅이"],
    "de": [" (at) ", "(at)", "[at]", " ät "],
    "fr": [" (arobase) ", "[at]", " arobase "],
    "es": [" (arroba) ", " arroba ", "[at]"],
    "pt": [" (arroba) ", " arroba ", "[at]"],
    "it": [" (chiocciola) ", "[at]"],
    "pl": ["(małpa)", "[at]"],
    "ru": [" (собака) ", "[at]"],
    "tr": [" (at) ", "[at]"],
    "ja": ["＠", "[at]", "（アット）", "★"],
    "zh": ["＠", "[at]", "#at#"],
}


def hide_email(rng: random.Random, text: str, lang: str) -> str:
    local, domain = text.rsplit("@", 1)
    way = wpick(
        rng, {"at": 9, "space": 4, "dot": 5, "zero": 3, "full": 2, "line": 3, "spoken": 3 if lang == "en" else 0}
    )
    at = rng.choice(AT_WORD.get(lang, [" [at] ", "(at)", "[at]", " (at) ", " {at} ", "<at>", "_at_"]))
    if way == "at":
        return local + at + domain
    if way == "space":
        return rng.choice(
            [
                f"{local} @ {domain}",
                f"{local} @{domain}",
                f"{local}@ {domain}",
                f"{local} @ {domain.replace('.', ' . ')}",
            ]
        )
    if way == "dot":
        return local + at + domain.replace(".", rng.choice(["[dot]", " dot ", "(dot)", " [dot] ", "[.]"]))
    if way == "zero":
        i = rng.randint(1, len(text) - 1)
        return text[:i] + rng.choice(ZERO_WIDTH) + text[i:]
    if way == "full":
        return text.replace("@", rng.choice(["＠", "﹫"]))
    if way == "line":
        return rng.choice([f"{local}@\n{domain}", f"{local}\n@{domain}"])
    local = local.strip("_")
    return f"{local.replace('.', ' dot ').replace('_', ' underscore ').replace('-', ' dash ')} at {domain.replace('.', ' dot ')}"


def put_email(b: Builder, cued: bool, mode: str = "human") -> None:
    rng = b.rng
    text, form = email_text(b)
    while mode != "human" and form == "odd":
        text, form = email_text(b)
    if mode == "url":
        while form in ("idn", "odd"):
            text, form = email_text(b)
        b.truth("email", urllib.parse.quote(text, safe=".-_" if rng.random() < 0.8 else ".-_+"), "percent", cued)
        return
    if mode == "mailto":
        while form in ("odd", "idn"):
            text, form = email_text(b)
        b.truth("email", text, "mailto", True)
        return
    hidden = False
    if mode == "human" and form not in ("odd", "idn") and rng.random() < (0.09 if cued else 0.05):
        hidden = True
        text = hide_email(rng, text, b.lang)
    b.truth("email", text, form, cued, hidden)


# ---------------------------------------------------------------------------------------------------------------- cards, IBAN, SSN

CARDS: dict[str, tuple[list[str], list[int], int]] = {
    "visa": (["4"], [16], 30),
    "mastercard": (["51", "52", "53", "54", "55", "2221", "2345", "2500", "2690", "2720"], [16], 26),
    "amex": (["34", "37"], [15], 12),
    "discover": (["6011", "644", "645", "649", "65"], [16], 6),
    "jcb": (["3528", "3541", "3560", "3589"], [16], 7),
    "diners": (["300", "305", "36", "38"], [14], 5),
    "unionpay": (["620", "6222", "6225", "6228", "6258", "6217"], [16, 16, 19], 9),
    "maestro": (["5018", "5020", "6304", "6759", "6761"], [16, 16, 18, 19], 4),
    "mir": (["2200", "2201", "2202", "2204"], [16], 5),
    "rupay": (["6521", "6522", "6069", "8172"], [16], 5),
    "visa13": (["4"], [13], 1),
    "visa19": (["4"], [19], 1),
    "elo": (["636368", "509051", "650516"], [16], 2),
    "troy": (["9792"], [16], 2),
}
LANG_CARDS = {
    "zh": ["unionpay"],
    "ja": ["jcb"],
    "ru": ["mir"],
    "hi": ["rupay"],
    "pt": ["elo"],
    "tr": ["troy"],
    "en": ["amex", "discover"],
}


def card_number(rng: random.Random, lang: str) -> tuple[str, str]:
    brand = (
        rng.choice(LANG_CARDS[lang])
        if lang in LANG_CARDS and rng.random() < 0.35
        else wpick(rng, {k: v[2] for k, v in CARDS.items()})
    )
    prefixes, lengths, _ = CARDS[brand]
    length = rng.choice(lengths)
    while True:
        body = rng.choice(prefixes)
        body += digits(rng, length - 1 - len(body))
        n = body + luhn_digit(body)
        if not re.search(r"(\d)\1{5}", n):
            return n, brand


def group_card(n: str) -> list[str]:
    if len(n) == 15:
        return [n[:4], n[4:10], n[10:]]
    if len(n) == 14:
        return [n[:4], n[4:10], n[10:]]
    if len(n) == 19:
        return [n[:6], n[6:]] if n[0] == "6" and int(n[-1]) % 2 else [n[i : i + 4] for i in range(0, 19, 4)]
    return [n[i : i + 4] for i in range(0, len(n), 4)]


def put_card(b: Builder, cued: bool, mode: str = "human") -> None:
    rng = b.rng
    n, brand = card_number(rng, b.lang)
    style = wpick(
        rng,
        {"space": 40, "dash": 22, "bare": 34, "dot": 2, "nbsp": 2}
        if mode == "human"
        else {"bare": 70, "space": 15, "dash": 15},
    )
    sep = {"space": " ", "dash": "-", "bare": "", "dot": ".", "nbsp": "\u00a0"}[style]
    text = sep.join(group_card(n))
    hidden = False
    if mode == "human" and cued and rng.random() < 0.12:
        hidden = True
        text = hide(rng, text, b.lang)
    b.truth("card", text, f"{brand}-{style}", cued, hidden)


IBAN_FORMATS = {
    "DE": "18n",
    "AT": "16n",
    "CH": "5n12d",
    "FR": "10n11d2n",
    "ES": "20n",
    "IT": "1a10n12d",
    "NL": "4b10n",
    "BE": "12n",
    "PT": "21n",
    "GB": "4b14n",
    "IE": "4b14n",
    "PL": "24n",
    "CZ": "20n",
    "SK": "20n",
    "HU": "24n",
    "RO": "4b16c",
    "BG": "4b6n8d",
    "GR": "7n16d",
    "SE": "20n",
    "NO": "11n",
    "DK": "14n",
    "FI": "14n",
    "EE": "16n",
    "LV": "4b13d",
    "LT": "16n",
    "LU": "3n13d",
    "MT": "4b5n18d",
    "CY": "8n16d",
    "HR": "17n",
    "SI": "15n",
    "RS": "18n",
    "BA": "16n",
    "AL": "8n16d",
    "TR": "6n16d",
    "SA": "2n18d",
    "AE": "19n",
    "QA": "4b21d",
    "KW": "4b22d",
    "BH": "4b14d",
    "JO": "4b4n18d",
    "LB": "4n20d",
    "IL": "19n",
    "PK": "4b16d",
    "KZ": "3n13c",
    "AZ": "4b20d",
    "GE": "2a16n",
    "UA": "6n19d",
    "BR": "23n1a1n",
    "CR": "18n",
    "DO": "4b20n",
    "EG": "25n",
    "TN": "20n",
    "LI": "5n12d",
    "IS": "22n",
    "MC": "10n11d2n",
    "SM": "1a10n12d",
    "AD": "8n12d",
    "MD": "2a18n",
    "ME": "18n",
    "BY": "4b4n16d",
    "IQ": "4b15n",
    "MU": "4b19n3a",
}
IBAN_HOME = {
    "de": ["DE", "AT", "CH"],
    "fr": ["FR", "BE", "CH", "TN", "LU"],
    "es": ["ES", "CR", "DO"],
    "pt": ["PT", "BR"],
    "it": ["IT"],
    "pl": ["PL"],
    "nl": ["NL", "BE"],
    "sv": ["SE", "FI"],
    "tr": ["TR"],
    "ar": ["SA", "AE", "EG", "JO", "KW", "LB"],
    "uk": ["UA"],
    "cs": ["CZ", "SK"],
    "ro": ["RO"],
    "el": ["GR", "CY"],
    "he": ["IL"],
    "hu": ["HU"],
    "da": ["DK"],
    "no": ["NO"],
    "fi": ["FI"],
    "en": ["GB", "IE", "DE", "AE", "PK", "MT", "NL"],
    "ru": ["KZ", "BY"],
}
BANKS = ["NWBK", "BARC", "ABNA", "INGB", "RABO", "RNCB", "AIBK", "BOFI", "UNCR", "HABA", "KWBK", "BMAG", "LOYD", "NABK"]


def iban_number(rng: random.Random, lang: str) -> str:
    country = (
        rng.choice(IBAN_HOME[lang]) if lang in IBAN_HOME and rng.random() < 0.72 else rng.choice(list(IBAN_FORMATS))
    )
    bban = ""
    for n, t in re.findall(r"(\d+)([nabcd])", IBAN_FORMATS[country]):
        k = int(n)
        if t == "n":
            bban += digits(rng, k)
        elif t == "a":
            bban += fill(rng, "@" * k)
        elif t == "b":
            bban += rng.choice(BANKS)
        elif t == "c":
            bban += "".join(rng.choice("0123456789ABCDEFGH") for _ in range(k))
        else:
            bban += digits(rng, k)
    check = 98 - mod97(country + "00" + bban)
    return f"{country}{check:02d}{bban}"


def put_iban(b: Builder, cued: bool, mode: str = "human") -> None:
    rng = b.rng
    n = iban_number(rng, b.lang)
    style = wpick(
        rng,
        {"grouped": 50, "compact": 36, "lower": 5, "lower-grouped": 3, "dashed": 3, "nbsp": 3}
        if mode == "human"
        else {"compact": 90, "grouped": 10},
    )
    grouped = [n[i : i + 4] for i in range(0, len(n), 4)]
    text = {
        "grouped": " ".join(grouped),
        "compact": n,
        "lower": n.lower(),
        "lower-grouped": " ".join(grouped).lower(),
        "dashed": "-".join(grouped),
        "nbsp": "\u00a0".join(grouped),
    }[style]
    hidden = False
    if mode == "human" and cued and rng.random() < 0.09:
        hidden = True
        way = rng.choice(["zero", "line", "sign", "apart", "full"])
        if way == "zero":
            i = rng.randint(2, len(text) - 2)
            text = text[:i] + rng.choice(ZERO_WIDTH) + text[i:]
        elif way == "line":
            i = rng.randint(2, len(grouped) - 1)
            text = " ".join(grouped[:i]) + "\n" + " ".join(grouped[i:])
        elif way == "sign":
            text = rng.choice(["_", "|", ".", "·", "\u2212", "  ", "~"]).join(grouped)
        elif way == "apart":
            text = " ".join(n)
        else:
            text = "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in text)
    b.truth("iban", text, style, cued, hidden)


def put_ssn(b: Builder, cued: bool, mode: str = "human") -> None:
    rng = b.rng
    area = rng.choice([i for i in range(1, 900) if i != 666])
    a, g, s = f"{area:03d}", f"{rng.randint(1, 99):02d}", f"{rng.randint(1, 9999):04d}"
    styles = {"dashes": 70, "spaces": 14, "nine": 14 if cued else 0, "endash": 2}
    style = wpick(rng, styles)
    text = {"dashes": f"{a}-{g}-{s}", "spaces": f"{a} {g} {s}", "nine": a + g + s, "endash": f"{a}\u2013{g}\u2013{s}"}[
        style
    ]
    hidden = False
    if cued and mode == "human" and rng.random() < 0.12:
        hidden = True
        text = hide(rng, text, "en")
    b.truth("ssn", text, style, cued, hidden)


# ---------------------------------------------------------------------------------------------------------------- look-alikes

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}


def ymdhms(rng: random.Random) -> tuple[int, int, int, int, int, int]:
    return (
        rng.randint(2009, 2027),
        rng.randint(1, 12),
        rng.randint(1, 28),
        rng.randint(0, 23),
        rng.randint(0, 59),
        rng.randint(0, 59),
    )


def h_date(b: Builder) -> str:
    r = b.rng
    y, m, d, *_ = ymdhms(r)
    yy = y % 100
    iso = [f"{y}-{m:02d}-{d:02d}", f"{y}/{m:02d}/{d:02d}", f"{y}.{m:02d}.{d:02d}"]
    lang = b.lang
    if lang == "ko":
        return r.choice(
            [
                *iso,
                f"{y}년 {m}월 {d}일",
                f"{y}. {m}. {d}.",
                f"{yy:02d}.{m:02d}.{d:02d}",
                f"{y}년{m:02d}월{d:02d}일",
                f"{y}{m:02d}{d:02d}",
                f"'{yy:02d}.{m}.{d}",
            ]
        )
    if lang in ("ja", "zh"):
        return r.choice(
            iso
            + [f"{y}年{m}月{d}日", f"{y}年{m:02d}月{d:02d}日", f"{y}{m:02d}{d:02d}", f"{y}/{m}/{d}"]
            + ([f"令和{r.randint(1, 8)}年{m}月{d}日"] if lang == "ja" else [f"{y}. {m}. {d}"])
        )
    if lang in ("hu", "sv"):
        return r.choice([f"{y}-{m:02d}-{d:02d}", f"{y}. {m:02d}. {d:02d}.", f"{y}{m:02d}{d:02d}"])
    dmy = [
        f"{d:02d}.{m:02d}.{y}",
        f"{d:02d}/{m:02d}/{y}",
        f"{d:02d}-{m:02d}-{y}",
        f"{d}/{m}/{yy:02d}",
        f"{d:02d}.{m:02d}.{yy:02d}",
        f"{d:02d} {m:02d} {y}",
    ]
    if lang in ("de", "ru", "tr", "pl", "cs", "uk", "ro", "no", "fi", "da"):
        dmy = [dmy[0]] * 4 + dmy
    names = MONTHS.get(lang, "").split()
    worded = (
        [f"{d} {names[m - 1]} {y}", f"{d}. {names[m - 1]} {y}"]
        if names and lang == "de"
        else [f"{d} {names[m - 1]} {y}"] * 2
        if names
        else []
    )
    if lang in ("es", "pt"):
        worded = [f"{d} de {names[m - 1]} de {y}"] * 2
    if lang == "en":
        worded = [
            f"{names[m - 1]} {d}, {y}",
            f"{d} {names[m - 1][:3]} {y}",
            f"{d}-{names[m - 1][:3]}-{yy:02d}",
            f"{m}/{d}/{y}",
            f"{m:02d}-{d:02d}-{y}",
            f"{names[m - 1][:3]} {d} {y}",
        ]
    if lang == "th":
        worded = [f"{d:02d}/{m:02d}/{y + 543}", f"{d}/{m}/{y + 543}"]
    if lang == "fa":
        return f"{y - 621}/{m:02d}/{d:02d}"
    return r.choice(dmy + worded + worded + iso[:1])


def h_time(b: Builder) -> str:
    r = b.rng
    _, _, _, h, m, s = ymdhms(r)
    base = [f"{h:02d}:{m:02d}", f"{h}:{m:02d}", f"{h:02d}:{m:02d}:{s:02d}"]
    extra = {
        "ko": [f"오후 {h % 12 or 12}시 {m}분", f"{h:02d}시 {m:02d}분"],
        "ja": [f"{h}時{m:02d}分", f"午後{h % 12}時{m}分"],
        "zh": [f"下午{h % 12 or 12}点{m:02d}分", f"{h}点{m:02d}"],
        "fr": [f"{h}h{m:02d}", f"{h} h {m:02d}"],
        "de": [f"{h}.{m:02d} Uhr", f"{h:02d}:{m:02d} Uhr"],
        "en": [f"{h % 12 or 12}:{m:02d} pm", f"{h % 12 or 12}.{m:02d}am", f"{h:02d}{m:02d} hrs"],
        "pt": [f"{h}h{m:02d}"],
    }
    return r.choice(base + extra.get(b.lang, []))


def h_dt(b: Builder) -> str:
    y, m, d, h, mi, s = ymdhms(b.rng)
    return b.rng.choice(
        [
            f"{h_date(b)} {h_time(b)}",
            f"{y}-{m:02d}-{d:02d} {h:02d}:{mi:02d}:{s:02d}",
            f"{y}-{m:02d}-{d:02d}T{h:02d}:{mi:02d}:{s:02d}Z",
            f"{y}{m:02d}{d:02d}{h:02d}{mi:02d}",
            f"{y}{m:02d}{d:02d}T{h:02d}{mi:02d}{s:02d}",
        ]
    )


def h_trange(b: Builder) -> str:
    r = b.rng
    h = r.randint(6, 15)
    k = h + r.randint(1, 8)
    m = r.choice([0, 0, 15, 30, 45])
    dash = r.choice(["-", "–", " - ", "~", " – "])
    return r.choice(
        [
            f"{h:02d}:{m:02d}{dash}{k:02d}:{r.choice([0, 30]):02d}",
            f"{h:02d}{m:02d}-{k:02d}00",
            f"{h}:{m:02d}{dash}{k}:00",
            f"{h:02d}.00{dash}{k:02d}.30",
        ]
    )


def grouped(b: Builder, n: int, dec: int = 0) -> str:
    r = b.rng
    lang, home = b.lang, b.home
    thousands, point = ",", "."
    if lang in ("de", "es", "pt", "id", "tr", "it", "nl", "vi", "da", "el", "ro") and home not in (
        "MX",
        "CH",
        "GT",
        "PE",
        "DO",
        "HN",
        "SV",
        "NI",
        "PA",
    ):
        thousands, point = ".", ","
    if lang in ("fr", "ru", "pl", "sv", "uk", "cs", "hu", "no", "fi"):
        thousands, point = r.choice([" ", "\u00a0", "\u202f"]), ","
    if home == "CH":
        thousands, point = r.choice(["'", "’"]), "."
    s = str(n)
    if home in ("IN", "BD", "PK", "NP") and r.random() < 0.8 and len(s) > 3:
        head, tail = s[:-3], s[-3:]
        parts: list[str] = []
        while len(head) > 2:
            parts.insert(0, head[-2:])
            head = head[:-2]
        s = thousands.join([p for p in [head, *parts, tail] if p])
    elif r.random() < 0.9:
        s = f"{n:,}".replace(",", thousands)
    return s + (point + digits(r, dec) if dec else "")


CURRENCY = {
    "US": "$",
    "GB": "£",
    "IN": "₹",
    "PH": "₱",
    "NG": "₦",
    "PK": "Rs. ",
    "AU": "A$",
    "CA": "C$",
    "ZA": "R ",
    "KE": "KSh ",
    "GH": "GH₵ ",
    "SG": "S$",
    "MY": "RM ",
    "BD": "Tk ",
    "KR": "₩",
    "JP": "¥",
    "CN": "￥",
    "TW": "NT$",
    "HK": "HK$",
    "MX": "$",
    "CO": "$ ",
    "AR": "$ ",
    "CL": "$",
    "PE": "S/ ",
    "BR": "R$ ",
    "ID": "Rp ",
    "TR": "₺",
    "CH": "CHF ",
    "AE": "AED ",
    "SA": "SAR ",
    "EG": "EGP ",
    "IL": "₪",
    "NL": "€ ",
}
SUFFIX = {
    "KR": "원",
    "JP": "円",
    "CN": "元",
    "TW": "元",
    "VN": "đ",
    "RU": " руб.",
    "KZ": " ₸",
    "PL": " zł",
    "SE": " kr",
    "TR": " TL",
    "UA": " грн",
    "CZ": " Kč",
    "HU": " Ft",
    "TH": " บาท",
    "DK": " kr.",
    "IR": " تومان",
    "RO": " lei",
    "EG": " جنيه",
    "SA": " ريال",
    "AE": " درهم",
    "NO": " kr",
    "ES": " €",
    "FR": " €",
    "DE": " €",
    "IT": " €",
    "AT": " €",
    "PT": " €",
    "SN": " FCFA",
    "CI": " FCFA",
    "CM": " FCFA",
    "VE": " Bs",
    "BR": " reais",
}


def h_price(b: Builder) -> str:
    r = b.rng
    big = b.home in ("KR", "VN", "ID", "CO", "CL", "IR", "HU", "NG", "SN", "CI", "CM", "IQ", "PY")
    n = (
        r.choice([r.randint(1000, 9_999_999), r.randint(10_000, 999_999_999)])
        if big
        else r.choice([r.randint(3, 999), r.randint(1000, 99_999), r.randint(100_000, 9_999_999)])
    )
    dec = 0 if big or b.home == "JP" or r.random() < 0.3 else 2
    number = grouped(b, n, dec)
    pre, post = CURRENCY.get(b.home), SUFFIX.get(b.home)
    options = [f"{r.choice(['USD', 'EUR'])} {number}", f"{number} {r.choice(['USD', 'EUR'])}"]
    if pre:
        options += [pre + number] * 4
    if post:
        options += [number + post] * 4
    return r.choice(options)


def h_amount(b: Builder) -> str:
    return grouped(
        b,
        b.rng.choice([b.rng.randint(10_000, 999_999), b.rng.randint(1_000_000, 99_999_999), b.rng.randint(1000, 9999)]),
    )


def h_dec(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"{r.uniform(0, 99):.4f}",
            f"{r.uniform(0, 1):.8f}",
            f"{r.uniform(-9, 9):.6f}",
            f"{r.uniform(100, 9999):.3f}",
            f"{r.uniform(1, 9):.5f}e-{r.randint(2, 12):02d}",
            f"{r.uniform(0, 99):.7f}".replace(".", "," if b.lang in ("de", "fr", "es", "ru") else "."),
        ]
    )


def h_measure(b: Builder) -> str:
    r = b.rng
    a, c, d = r.randint(10, 2400), r.randint(10, 1200), r.randint(5, 900)
    return r.choice(
        [
            f"{a}x{c}x{d} mm",
            f"{a} × {c} × {d} cm",
            f"{r.uniform(1, 900):.2f} kg",
            f"{grouped(b, r.randint(1000, 90000))} kg",
            f"{a}mm",
            f"{r.uniform(0.1, 40):.3f} m³",
            f"{a} cm",
            f"{a}*{c}*{d}mm",
            f"{r.uniform(1, 90):.1f} t",
            f"{a} ml",
        ]
    )


def h_spec(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"{r.randint(220, 480)}V/{r.randint(10, 63)}A",
            f"{r.randint(1000, 9999)} kWh",
            f"{r.randint(1024, 3840)}x{r.randint(768, 2160)}",
            f"{r.uniform(10, 45):.1f} °C",
            f"{r.uniform(900, 1100):.2f} hPa",
            f"{r.randint(1000, 9000)} rpm",
            f"{r.randint(2400, 5900)} MHz",
            f"{r.randint(100, 999)}/{r.randint(40, 80)} R{r.randint(14, 22)}",
        ]
    )


def h_sum(b: Builder) -> str:
    return grouped(b, b.rng.randint(100_000, 2_000_000_000), b.rng.choice([0, 2]))


def h_range(b: Builder) -> str:
    r = b.rng
    a = r.randint(100, 4000)
    c = a + r.randint(10, 900)
    dash = r.choice(["-", "–", "~", " - ", "..", " – "])
    return f"{a}{dash}{c}"


def h_year(b: Builder) -> str:
    r = b.rng
    y = r.randint(1985, 2026)
    return r.choice(
        [f"{y}", f"{y}-{y + 1}", f"{y}/{(y + 1) % 100:02d}", f"{y}–{y + r.randint(1, 9)}", f"{y}, {y + 1}, {y + 2}"]
    )


def h_ver(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"v{r.randint(0, 12)}.{r.randint(0, 30)}.{r.randint(0, 99)}",
            f"{r.randint(1, 20)}.{r.randint(0, 9)}.{r.randint(1000, 30000)}.{r.randint(0, 9999)}",
            f"{r.randint(1, 9)}.{r.randint(0, 20)}.{r.randint(0, 9)}-rc.{r.randint(1, 9)}",
            f"{r.randint(2020, 2026)}.{r.randint(1, 12)}.{r.randint(0, 9)}+build.{digits(r, 8, True)}",
            f"{r.randint(1, 9)}.{r.randint(0, 9)}.{r.randint(0, 99)}-SNAPSHOT-{digits(r, 12, True)}",
            f"{r.randint(90, 140)}.0.{digits(r, 4, True)}.{digits(r, 3, True)}",
            f"build {digits(r, 10, True)}",
        ]
    )


def h_ip4(b: Builder) -> str:
    r = b.rng
    ip = ".".join(str(r.randint(1, 254)) for _ in range(4))
    return r.choice([ip] * 8 + [f"{ip}:{r.randint(1024, 65535)}", f"{ip}/{r.randint(8, 30)}"])


def h_ip6(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            ":".join(fill(r, "^^^^") for _ in range(8)),
            f"2001:db8:{fill(r, '^^^^')}::{fill(r, '^^^')}",
            f"fe80::{fill(r, '^^^:^^^^:^^^^:^^^^')}",
            f"2001:0db8:{fill(r, '####:####')}::{fill(r, '####')}",
            f"::ffff:{r.randint(1, 250)}.{r.randint(1, 250)}.{r.randint(1, 250)}.{r.randint(1, 250)}",
        ]
    )


def h_mac(b: Builder) -> str:
    r = b.rng
    m = [fill(r, "^^") for _ in range(6)]
    return r.choice(
        [
            ":".join(m),
            "-".join(m).upper(),
            ".".join(["".join(m[:2]), "".join(m[2:4]), "".join(m[4:])]),
            ":".join(fill(r, "##") for _ in range(6)),
        ]
    )


def h_geo(b: Builder) -> str:
    r = b.rng
    la, lo = r.uniform(-60, 65), r.uniform(-170, 178)
    return r.choice(
        [
            f"{la:.6f}, {lo:.6f}",
            f"{la:.4f},{lo:.4f}",
            f"{abs(la):.5f}°N {abs(lo):.5f}°E",
            f"{int(abs(la))}°{r.randint(0, 59):02d}'{r.uniform(0, 59):.1f}\"N {int(abs(lo))}°{r.randint(0, 59):02d}'{r.uniform(0, 59):.1f}\"E",
            f"lat={la:.7f}&lon={lo:.7f}",
        ]
    )


def h_uuid(b: Builder) -> str:
    u = uuid.UUID(int=b.rng.getrandbits(128), version=4)
    return b.rng.choice([str(u), str(u), str(u).upper(), "{" + str(u) + "}", u.hex])


def h_hash(b: Builder) -> str:
    return (
        fill(b.rng, "^" * b.rng.choice([7, 12, 32, 40, 64]))
        if b.rng.random() < 0.9
        else "sha256:" + fill(b.rng, "^" * 64)
    )


def h_hex(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            "0x" + fill(r, "^" * r.choice([4, 8, 16])),
            "0x" + fill(r, "########"),
            " ".join(fill(r, "^^") for _ in range(8)),
            "#" + fill(r, "######"),
            "%#".replace("%#", "\\x") + fill(r, "##") + "\\x" + fill(r, "##") + "\\x" + fill(r, "##"),
            "U+" + fill(r, "^^^^").upper(),
        ]
    )


def h_order(b: Builder) -> str:
    r = b.rng
    y, m, d, *_ = ymdhms(r)
    return r.choice(
        [
            digits(r, r.randint(7, 12), True),
            f"{r.choice(['ORD', 'SO', 'WEB', 'EC', 'A'])}-{y}{m:02d}{d:02d}-{digits(r, 4)}",
            f"{r.randint(100, 499)}-{digits(r, 7, True)}-{digits(r, 7)}",
            f"{y}{m:02d}{d:02d}{digits(r, 6)}",
            f"#{digits(r, 6, True)}",
            f"{y}{m:02d}{d:02d}-{digits(r, 7)}",
            f"{digits(r, 4, True)}-{digits(r, 6)}",
            f"{digits(r, 3, True)}-{digits(r, 8)}",
            f"{r.choice('ABCKX')}{digits(r, 9)}",
            digits(r, 10, True),
            digits(r, 13, True),
            f"SO{digits(r, 8)}/{digits(r, 2)}",
        ]
    )


def h_inv(b: Builder) -> str:
    r = b.rng
    y, m, *_ = ymdhms(r)
    return r.choice(
        [
            f"INV-{y}-{digits(r, 5)}",
            f"{y}/{digits(r, 4)}",
            f"RE{y}{m:02d}{digits(r, 4)}",
            f"{y}-{m:02d}-{digits(r, 6)}",
            digits(r, r.randint(8, 11), True),
            f"F{y % 100:02d}/{digits(r, 6)}",
            f"{digits(r, 3, True)}-{digits(r, 3)}-{digits(r, 9)}",
            f"INV{digits(r, 10)}",
            f"{digits(r, 4, True)}.{digits(r, 3)}.{y}",
        ]
    )


def h_track(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            "1Z" + fill(r, "@##@##########")[:16],
            f"{digits(r, 4, True)} {digits(r, 4)} {digits(r, 4)}",
            f"{digits(r, 4, True)}-{digits(r, 4)}-{digits(r, 4)}",
            digits(r, 12, True),
            f"9{digits(r, 3)} {digits(r, 4)} {digits(r, 4)} {digits(r, 4)} {digits(r, 4)} {digits(r, 2)}",
            fill(r, f"@@#########{r.choice(['KR', 'CN', 'DE', 'GB', 'US', 'JP', 'FR'])}"),
            digits(r, 10, True),
            digits(r, 14, True),
            "00" + digits(r, 18),
            "JJD" + digits(r, 17),
            "SF" + digits(r, 13),
            "YT" + digits(r, 13),
            "LP" + digits(r, 14),
            f"{digits(r, 3, True)}-{digits(r, 8)}",
            digits(r, 20, True),
        ]
    )


def h_ticket(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"#{digits(r, r.randint(5, 8), True)}",
            f"{r.choice(['INC', 'REQ', 'CHG', 'CS', 'RITM'])}{digits(r, r.randint(7, 10))}",
            f"{r.choice(['OPS', 'SUP', 'HELP', 'BUG', 'NET'])}-{digits(r, r.randint(3, 5), True)}",
            f"{r.randint(2019, 2026)}{digits(r, 2, True)}{digits(r, 8)}",
            digits(r, r.randint(8, 10), True),
            f"SR-{digits(r, 3)}-{digits(r, 6)}",
        ]
    )


def h_cust(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            digits(r, r.randint(6, 10), True),
            f"C-{digits(r, 6)}",
            f"K{digits(r, 8)}",
            f"{digits(r, 3, True)}.{digits(r, 3)}.{digits(r, 3)}",
            f"{digits(r, 4, True)} {digits(r, 4)}",
            f"CUST{digits(r, 7)}",
            f"{digits(r, 2, True)}-{digits(r, 6)}-{digits(r, 1)}",
            digits(r, 10, True),
        ]
    )


def h_acct(b: Builder) -> str:
    r = b.rng
    return {
        "KR": r.choice(
            [
                f"110-{digits(r, 3)}-{digits(r, 6)}",
                f"{digits(r, 6, True)}-{digits(r, 2)}-{digits(r, 6)}",
                f"3333-{digits(r, 2)}-{digits(r, 7)}",
                f"{digits(r, 3, True)}-{digits(r, 6)}-{digits(r, 2)}-{digits(r, 3)}",
            ]
        ),
        "GB": f"{digits(r, 2)}-{digits(r, 2)}-{digits(r, 2)} {digits(r, 8, True)}",
        "JP": f"普通 {digits(r, 7, True)}",
        "CN": f"{digits(r, 4, True)} {digits(r, 4)} {digits(r, 4)} {digits(r, 4)} {digits(r, 3)}"[: r.choice([22, 23])],
        "US": f"{digits(r, r.randint(9, 12), True)}",
        "MX": digits(r, 18),
        "BR": f"{digits(r, 4, True)}-{digits(r, 1)} / {digits(r, 6, True)}-{digits(r, 1)}",
    }.get(
        b.home,
        r.choice(
            [
                digits(r, r.randint(9, 12), True),
                f"{digits(r, 4, True)}-{digits(r, 6)}-{digits(r, 2)}",
                f"{digits(r, 3, True)} {digits(r, 6)} {digits(r, 3)}",
            ]
        ),
    )


def h_tax(b: Builder) -> str:
    r = b.rng
    return {
        "KR": f"{digits(r, 3, True)}-{digits(r, 2)}-{digits(r, 5)}",
        "DE": f"DE{digits(r, 9, True)}",
        "AT": f"ATU{digits(r, 8)}",
        "FR": f"FR{digits(r, 2)} {digits(r, 3, True)} {digits(r, 3)} {digits(r, 3)}",
        "GB": f"GB {digits(r, 3, True)} {digits(r, 4)} {digits(r, 2)}",
        "BR": f"{digits(r, 2, True)}.{digits(r, 3)}.{digits(r, 3)}/0001-{digits(r, 2)}",
        "IT": f"IT{digits(r, 11)}",
        "ES": fill(r, "B########"),
        "PL": f"{digits(r, 3, True)}-{digits(r, 3)}-{digits(r, 2)}-{digits(r, 2)}",
        "US": f"{digits(r, 2, True)}-{digits(r, 7)}",
        "IN": fill(r, "##@@@@@####@#Z#"),
        "JP": f"T{digits(r, 13, True)}",
        "CN": fill(r, "91######@@@######@"),
        "RU": digits(r, 10, True),
        "TR": digits(r, 10, True),
        "AU": f"{digits(r, 2, True)} {digits(r, 3)} {digits(r, 3)} {digits(r, 3)}",
        "CO": f"{digits(r, 3, True)}.{digits(r, 3)}.{digits(r, 3)}-{digits(r, 1)}",
        "AR": f"30-{digits(r, 8)}-{digits(r, 1)}",
        "CL": f"{digits(r, 2, True)}.{digits(r, 3)}.{digits(r, 3)}-{r.choice('0123456789K')}",
        "NL": f"NL{digits(r, 9, True)}B{digits(r, 2)}",
        "CH": f"CHE-{digits(r, 3)}.{digits(r, 3)}.{digits(r, 3)}",
        "ID": f"{digits(r, 2)}.{digits(r, 3)}.{digits(r, 3)}.{digits(r, 1)}-{digits(r, 3)}.000",
        "VN": f"0{digits(r, 9)}",
        "BE": f"BE 0{digits(r, 3)}.{digits(r, 3)}.{digits(r, 3)}",
        "SE": f"{digits(r, 6, True)}-{digits(r, 4)}",
        "TH": digits(r, 13, True),
    }.get(b.home, digits(r, r.randint(8, 11), True))


def h_natid(b: Builder) -> str:
    r = b.rng
    y, m, d, *_ = ymdhms(r)
    y = r.randint(50, 99)
    return {
        "KR": f"{y}{m:02d}{d:02d}-{r.choice('12')}{digits(r, 6)}",
        "BR": f"{digits(r, 3)}.{digits(r, 3)}.{digits(r, 3)}-{digits(r, 2)}",
        "CN": f"{digits(r, 6, True)}19{y}{m:02d}{d:02d}{digits(r, 3)}{r.choice('0123456789X')}",
        "IN": f"{digits(r, 4, True)} {digits(r, 4)} {digits(r, 4)}",
        "ES": fill(r, "########@"),
        "ID": digits(r, 16, True),
        "TR": digits(r, 11, True),
        "FR": f"{r.choice('12')} {y} {m:02d} {digits(r, 2)} {digits(r, 3)} {digits(r, 3)} {digits(r, 2)}",
        "CL": f"{digits(r, 2, True)}.{digits(r, 3)}.{digits(r, 3)}-{digits(r, 1)}",
        "PL": f"{y}{m:02d}{d:02d}{digits(r, 5)}",
        "CO": f"{digits(r, 2, True)}.{digits(r, 3)}.{digits(r, 3)}",
        "RU": f"{digits(r, 3)}-{digits(r, 3)}-{digits(r, 3)} {digits(r, 2)}",
        "AE": f"784-19{y}-{digits(r, 7)}-{digits(r, 1)}",
        "EG": f"2{y}{m:02d}{d:02d}{digits(r, 7)}",
        "GB": fill(r, "@@ ## ## ## C"),
        "VN": f"0{digits(r, 11)}",
    }.get(b.home, fill(r, "@@#######"))


def ean13(r: random.Random, head: str) -> str:
    body = head + digits(r, 12 - len(head))
    return body + str(-sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(body)) % 10)


def h_isbn(b: Builder) -> str:
    e = ean13(b.rng, "978")
    return b.rng.choice(
        [
            f"{e[:3]}-{e[3]}-{e[4:8]}-{e[8:12]}-{e[12]}",
            f"{e[:3]}-{e[3:5]}-{e[5:9]}-{e[9:12]}-{e[12]}",
            e,
            f"{e[3]}-{e[4:8]}-{e[8:12]}-X",
            f"{e[:3]} {e[3]} {e[4:8]} {e[8:12]} {e[12]}",
        ]
    )


def h_ean(b: Builder) -> str:
    r = b.rng
    e = ean13(
        r,
        {"ko": "880", "ja": "49", "zh": "690", "de": "40", "fr": "30", "es": "84", "it": "80", "ru": "46"}.get(
            b.lang, r.choice(["50", "00", "07", "93"])
        ),
    )
    return r.choice([e, e, f"{e[0]} {e[1:7]} {e[7:]}", e[1:], "0" + e])


def h_epoch(b: Builder) -> str:
    return str(b.rng.randint(1_500_000_000, 1_790_000_000))


def h_epochms(b: Builder) -> str:
    return b.rng.choice(
        [
            str(b.rng.randint(1_500_000_000_000, 1_790_000_000_000)),
            f"{b.rng.randint(1_500_000_000, 1_790_000_000)}.{digits(b.rng, 6)}",
            str(b.rng.randint(1_500_000_000_000_000, 1_790_000_000_000_000)),
        ]
    )


def h_logts(b: Builder) -> str:
    r = b.rng
    y, m, d, h, mi, s = ymdhms(r)
    mon = MONTHS["en"].split()[m - 1][:3]
    return r.choice(
        [
            f"{y}-{m:02d}-{d:02d} {h:02d}:{mi:02d}:{s:02d},{digits(r, 3)}",
            f"{y}-{m:02d}-{d:02d}T{h:02d}:{mi:02d}:{s:02d}.{digits(r, 6)}+0{r.randint(0, 9)}:00",
            f"{d:02d}/{mon}/{y}:{h:02d}:{mi:02d}:{s:02d} +0000",
            f"{mon} {d:2d} {h:02d}:{mi:02d}:{s:02d}",
            f"{y}/{m:02d}/{d:02d} {h:02d}:{mi:02d}:{s:02d}",
            f"{y}{m:02d}{d:02d}-{h:02d}{mi:02d}{s:02d}.{digits(r, 3)}",
            f"{m:02d}-{d:02d} {h:02d}:{mi:02d}:{s:02d}.{digits(r, 3)}",
            f"{y}-{m:02d}-{d:02d}T{h:02d}:{mi:02d}:{s:02d}.{digits(r, 3)}Z",
        ]
    )


def h_file(b: Builder) -> str:
    r = b.rng
    y, m, d, h, mi, s = ymdhms(r)
    return r.choice(
        [
            f"IMG_{y}{m:02d}{d:02d}_{h:02d}{mi:02d}{s:02d}.jpg",
            f"VID-{y}{m:02d}{d:02d}-WA{digits(r, 4)}.mp4",
            f"scan_{digits(r, 4)}-{digits(r, 4)}.pdf",
            f"report-{y}-{m:02d}-{d:02d}.xlsx",
            f"backup_{y}{m:02d}{d:02d}{h:02d}{mi:02d}.tar.gz",
            f"DSC{digits(r, 5)}.NEF",
            f"export_{digits(r, 10, True)}.csv",
            f"Screenshot {y}-{m:02d}-{d:02d} at {h:02d}.{mi:02d}.{s:02d}.png",
            f"KakaoTalk_{y}{m:02d}{d:02d}_{digits(r, 9)}.jpg",
            f"{digits(r, 8, True)}_{digits(r, 10, True)}_n.jpg",
            f"logo@{r.randint(2, 3)}x.png",
            f"invoice_{digits(r, 7, True)}.pdf",
        ]
    )


def h_flight(b: Builder) -> str:
    r = b.rng
    code = r.choice(["KE", "LH", "AF", "BA", "NH", "TK", "EK", "SQ", "AA", "LA", "VN", "GA", "OZ", "QR"])
    return (
        r.choice([f"{code}{r.randint(10, 1999)}", f"{code} {r.randint(100, 999)}", f"{code}{r.randint(1, 99):04d}"])
        if r.random() < 0.8
        else f"{r.choice(['180', '220', '057', '160'])}-{digits(r, 10)}"
    )


def h_post(b: Builder) -> str:
    r = b.rng
    return {
        "KR": digits(r, 5),
        "US": r.choice([digits(r, 5), f"{digits(r, 5)}-{digits(r, 4)}"]),
        "JP": r.choice([f"〒{digits(r, 3)}-{digits(r, 4)}", f"{digits(r, 3)}-{digits(r, 4)}"]),
        "GB": fill(r, "@@# #@@"),
        "CA": fill(r, "@#@ #@#"),
        "BR": f"{digits(r, 5)}-{digits(r, 3)}",
        "PL": f"{digits(r, 2)}-{digits(r, 3)}",
        "NL": fill(r, "~### @@"),
        "SE": f"{digits(r, 3, True)} {digits(r, 2)}",
        "CZ": f"{digits(r, 3, True)} {digits(r, 2)}",
        "GR": f"{digits(r, 3, True)} {digits(r, 2)}",
        "PT": f"{digits(r, 4, True)}-{digits(r, 3)}",
        "IN": r.choice([digits(r, 6, True), f"{digits(r, 3, True)} {digits(r, 3)}"]),
        "CN": digits(r, 6, True),
        "RU": digits(r, 6, True),
        "IR": f"{digits(r, 5, True)}-{digits(r, 5)}",
        "IL": digits(r, 7, True),
        "AU": digits(r, 4, True),
        "CH": digits(r, 4, True),
        "AT": digits(r, 4, True),
        "BE": digits(r, 4, True),
        "VN": digits(r, 6, True),
        "SG": digits(r, 6),
    }.get(b.home, digits(r, 5))


def h_score(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"{r.randint(0, 120)}-{r.randint(0, 120)}",
            f"{r.randint(0, 7)}:{r.randint(0, 7)}",
            f"{r.randint(0, 50)}/50",
            f"{r.randint(60, 100)}/100",
            f"6-4, 3-6, 7-6 ({r.randint(1, 9)})",
            f"{r.uniform(1, 5):.1f}/5.0",
            f"{r.randint(700, 990)}/990",
        ]
    )


def h_cardlike(b: Builder) -> str:
    r = b.rng
    while True:
        n = r.choice("45362") + digits(r, 15)
        if not luhn_ok(n):
            break
    sep = r.choice([" ", "-", "", "-"])
    return sep.join(n[i : i + 4] for i in range(0, 16, 4))


def h_ibanlike(b: Builder) -> str:
    r = b.rng
    n = iban_number(r, b.lang)
    n = n[:2] + f"{(int(n[2:4]) + r.randint(1, 60)) % 97 + 1:02d}" + n[4:]
    while mod97(n) == 1:
        n = n[:-1] + r.choice("0123456789")
    return n if r.random() < 0.5 else " ".join(n[i : i + 4] for i in range(0, len(n), 4))


def h_stat(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"n={r.randint(100, 99999)}",
            f"p<0.0{digits(r, 2, True)}",
            f"{r.randint(1, 99)}.{digits(r, 2)} ± {r.randint(0, 9)}.{digits(r, 2)}",
            f"{grouped(b, r.randint(10000, 9999999))} / {grouped(b, r.randint(10000, 9999999))}",
            f"R²=0.{digits(r, 4)}",
            f"p95={digits(r, 4, True)}ms p99={digits(r, 5, True)}ms",
            f"{r.randint(10, 99)},{digits(r, 3)},{digits(r, 3)}",
        ]
    )


def h_model(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            fill(r, "RTX ~0#0"),
            fill(r, "SM-@###@"),
            fill(r, "@@-####-##@"),
            fill(r, "XPS 13 93##"),
            fill(r, "@@##@####"),
            fill(r, "6ES7 ###-#@@##-0@@0"),
            fill(r, "HP LaserJet M###dw"),
            fill(r, "LG ##UP###@"),
            fill(r, "WH-1000XM#"),
            fill(r, "@##-####-###"),
        ]
    )


def h_part(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            fill(r, "~##-##-####"),
            fill(r, "~#.###.###.##"),
            fill(r, "~####-#####"),
            fill(r, "~## ### ## ##"),
            fill(r, "@~##-####-####"),
            fill(r, "0 ### ### ###"),
            fill(r, "~###-####"),
            fill(r, "~##-###-####"),
            fill(r, "~#########"),
        ]
    )


def h_bytes(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"{digits(r, r.randint(6, 11), True)} bytes",
            f"{grouped(b, r.randint(10**6, 10**10))} bytes",
            f"{r.uniform(1, 900):.2f} GB",
            f"{digits(r, 9, True)}B",
            f"{r.uniform(1, 900):.1f}MiB ({digits(r, 9, True)} bytes)",
        ]
    )


def h_pct(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"{r.uniform(0, 100):.2f}%",
            f"{r.uniform(0, 100):.1f} %".replace(
                ".", "," if b.lang in ("de", "fr", "es", "ru", "pl", "it", "pt", "sv", "uk", "cs") else "."
            ),
            f"{r.randint(1, 99)}%",
            f"{r.uniform(0, 100):.4f}%",
            f"+{r.uniform(0, 20):.2f}%",
        ]
    )


def h_url(b: Builder) -> str:
    r = b.rng
    s = r.choice(STEMS)
    return r.choice(
        [
            f"https://{s}.com/orders/{digits(r, 10, True)}",
            f"https://shop.{s}.com/p/{digits(r, 7, True)}?ref={digits(r, 9, True)}",
            f"http://{s}.net/article.php?id={digits(r, 8, True)}&t={digits(r, 10, True)}",
            f"https://docs.{s}.io/d/{fill(r, '^^^^^^^^-####-4###-####-############')}",
            f"https://drive.{s}.com/file/{digits(r, 12, True)}/view",
            f"https://{s}.com/news/2024/{r.randint(1, 12):02d}/{r.randint(1, 28):02d}/{digits(r, 6, True)}",
            f"https://jira.{s}.com/browse/OPS-{digits(r, 5, True)}",
            f"https://maps.{s}.com/@{r.uniform(10, 60):.7f},{r.uniform(10, 130):.7f},17z",
        ]
    )


def h_serial(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            fill(r, "@@##########"),
            fill(r, "####-####-####-@"),
            fill(r, "SN##########"),
            fill(r, "@##@#######"),
            digits(r, 11, True),
            fill(r, "###@@#####-##"),
        ]
    )


def h_lot(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [fill(r, "L######@"), fill(r, "##@####"), digits(r, 8, True), fill(r, "LOT-####-##"), fill(r, "20##-####-##")]
    )


def h_imei(b: Builder) -> str:
    body = "35" + digits(b.rng, 12)
    n = body + luhn_digit(body)
    return b.rng.choice([n, f"{n[:2]}-{n[2:8]}-{n[8:14]}-{n[14]}", f"{n[:2]} {n[2:8]} {n[8:14]} {n[14]}"])


def h_cont(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [fill(r, "@@@U#######"), fill(r, "@@@U ###### #"), fill(r, "@@@@##########"), fill(r, "###-########")]
    )


def h_hs(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            fill(r, "~###.##.####"),
            fill(r, "~###.##"),
            fill(r, "~#########"),
            fill(r, "~### ## ## ##"),
            fill(r, "~###.##-####"),
        ]
    )


def h_po(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"PO-{digits(r, 6, True)}",
            "45" + digits(r, 8),
            f"PO{digits(r, 8)}",
            f"{digits(r, 3, True)}/{r.randint(19, 26)}-{digits(r, 4)}",
            digits(r, 10, True),
        ]
    )


def h_dur(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"{r.randint(0, 99)}:{r.randint(0, 59):02d}:{r.randint(0, 59):02d}",
            f"{r.randint(1, 90000)} ms",
            f"{r.uniform(0, 99):.3f}s",
            f"PT{r.randint(1, 9)}H{r.randint(1, 59)}M",
            f"{r.randint(1, 9)}h {r.randint(1, 59)}m",
            f"{r.randint(1000, 9999999)}ms",
        ]
    )


def h_at(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"react@{r.randint(16, 19)}.{r.randint(0, 9)}.{r.randint(0, 9)}",
            f"@{r.choice(STEMS).replace('-', '_')}{r.randint(1, 99)}",
            f"{r.randint(2, 40)} pcs @ {r.randint(1, 90)}.{digits(r, 2)}",
            f"@types/node@{r.randint(12, 22)}.{r.randint(0, 20)}.{r.randint(0, 9)}",
            f"icon@{r.randint(2, 3)}x.png",
            f"sha@{fill(r, '^^^^^^^')}",
            f"deploy@web{r.randint(1, 20):02d}:~$",
        ]
    )


def h_meter(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"{digits(r, 6)},{digits(r, 3)}",
            digits(r, 8),
            f"{digits(r, 5)}.{digits(r, 1)}",
            f"1 {fill(r, '@@@')} {digits(r, 4)} {digits(r, 4)} {digits(r, 2)}",
        ]
    )


def h_last4(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"**** {digits(r, 4)}",
            f"xxxx-xxxx-xxxx-{digits(r, 4)}",
            f"•••• {digits(r, 4)}",
            f"{digits(r, 4, True)}-****-****-{digits(r, 4)}",
            f"{digits(r, 6, True)}******{digits(r, 4)}",
        ]
    )


def h_ref(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            digits(r, r.randint(9, 12), True),
            f"RF{digits(r, 2)} {digits(r, 4)} {digits(r, 4)} {digits(r, 4)}",
            f"{digits(r, 2, True)} {digits(r, 5)} {digits(r, 5)} {digits(r, 5)} {digits(r, 5)} {digits(r, 5)}",
            f"{digits(r, 4, True)}/{digits(r, 4)}/{digits(r, 4)}",
            fill(r, "@@##@@####"),
            f"+++{digits(r, 3)}/{digits(r, 4)}/{digits(r, 5)}+++",
        ]
    )


def h_room(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            f"{digits(r, 3, True)} {digits(r, 4)} {digits(r, 4)}",
            f"{digits(r, 3, True)}-{digits(r, 3)}-{digits(r, 3)}",
            digits(r, r.choice([9, 10, 11]), True),
        ]
    )


def h_otp(b: Builder) -> str:
    r = b.rng
    return r.choice(
        [
            digits(r, 6),
            digits(r, 6),
            digits(r, 4),
            f"{digits(r, 3)} {digits(r, 3)}",
            f"{digits(r, 3)}-{digits(r, 3)}",
            f"G-{digits(r, 6)}",
            digits(r, 8),
        ]
    )


HARM: dict[str, tuple[str, Callable[[Builder], str]]] = {
    "date": ("date", h_date),
    "time": ("time", h_time),
    "dt": ("datetime", h_dt),
    "trange": ("time_range", h_trange),
    "price": ("price", h_price),
    "amount": ("amount", h_amount),
    "dec": ("decimal", h_dec),
    "measure": ("measure", h_measure),
    "spec": ("measure", h_spec),
    "sum": ("amount", h_sum),
    "range": ("range", h_range),
    "year": ("year", h_year),
    "ver": ("version", h_ver),
    "ip4": ("ipv4", h_ip4),
    "ip6": ("ipv6", h_ip6),
    "mac": ("mac", h_mac),
    "geo": ("coordinates", h_geo),
    "uuid": ("uuid", h_uuid),
    "hash": ("hash", h_hash),
    "hex": ("hex", h_hex),
    "order": ("order", h_order),
    "inv": ("invoice", h_inv),
    "track": ("tracking", h_track),
    "ticket": ("ticket", h_ticket),
    "cust": ("customer_id", h_cust),
    "acct": ("bank_account", h_acct),
    "tax": ("tax_id", h_tax),
    "natid": ("national_id", h_natid),
    "isbn": ("isbn", h_isbn),
    "ean": ("ean", h_ean),
    "epoch": ("epoch", h_epoch),
    "epochms": ("epoch_ms", h_epochms),
    "logts": ("log_timestamp", h_logts),
    "file": ("file_name", h_file),
    "flight": ("flight", h_flight),
    "post": ("postcode", h_post),
    "score": ("score", h_score),
    "cardlike": ("card_like", h_cardlike),
    "ibanlike": ("iban_like", h_ibanlike),
    "stat": ("statistic", h_stat),
    "model": ("model", h_model),
    "part": ("part_number", h_part),
    "bytes": ("bytes", h_bytes),
    "pct": ("percent", h_pct),
    "url": ("url_id", h_url),
    "serial": ("serial", h_serial),
    "lot": ("lot", h_lot),
    "imei": ("imei", h_imei),
    "cont": ("container", h_cont),
    "hs": ("hs_code", h_hs),
    "po": ("purchase_order", h_po),
    "dur": ("duration", h_dur),
    "at": ("at_sign", h_at),
    "meter": ("meter", h_meter),
    "last4": ("masked_card", h_last4),
    "ref": ("payment_reference", h_ref),
    "room": ("meeting_id", h_room),
    "otp": ("one_time_code", h_otp),
}


def put_harm(b: Builder, name: str) -> None:
    family, make = HARM[name]
    for _ in range(50):
        text = make(b)
        if name == "imei" or not looks_card(text):
            break
    b.harm(family, text)


# ---------------------------------------------------------------------------------------------------------------- templates
# One per line; ¶ is a line break, → a tab. {phone} cued, {uphone} not cued, {mphone} written by a machine (cued), {mobile}/{fixed}/{free} kinds of phone,
# {email}/{uemail}/{memail}, {card}/{ucard}/{mcard}, {iban}/{uiban}/{miban}, {ssn}/{ussn}; names of HARM are look-alikes; the rest are fillers.

TEMPLATES: dict[str, str] = {}

TEMPLATES["en"] = """
Call {fixed} x{n3} and ask for {first}.
Main {fixed} ext {n4}, after hours {mobile}
Desk phone: {fixed} (ext. {n3})
Please dial {intl} and press {lo} for billing.
Bring {n} copies and {lo} pens.
Desk {n} on floor {lo} is free from noon.
{first} scored {lo} points in round {lo}.
Only {lo} days left to use {n} vacation hours.
Set the thermostat in room {n} to {n}.
Took {lo} tries, {lo} worked.
Hi {first},¶¶thanks for the quick call. My direct line is {phone}, ext. {n2}, or just reply here.¶¶Best,¶{name}
CRM note {date}: spoke w/ {name}, prefers mobile {mobile} after 5pm. Do not call the office.
Caller gave callback number {phone}; wants a refund of {price}.
Please update the contact on file to {name} <{uemail}> and remove the old one.
Left voicemail on {phone}, no answer. Will retry on {date} at {time}.
Driver {first} can be reached at {mobile} from {time} onwards, gate code {n4}.
Our switchboard ({fixed}) is closed on public holidays; for emergencies ring {mobile}.
Tel.: {fixed} | Fax: {fixed} | {uemail}
T {fixed}  M {mobile}  E {email}¶{company}, {street}, {city}
Kind regards¶¶{name}¶Account Manager¶{company}¶{uphone}¶{uemail}
WhatsApp me on {mobile} if the courier doesn't show up.
Ticket {ticket} reopened by customer. Contact: {uphone} / {uemail}.
Delivery note {order}¶Consignee: {name}, {street}, {city} {post}¶Phone: {phone}¶Weight: {measure}
pls call {first} back asap {umobile} re the {item} order
Customer says the number we have is wrong, new one is {phone}. Old invoice {inv} stays open.
Please charge the card {card} exp {exp} for {price}.
Caller read out the card number {card}, CVV {n3}, which must not be stored!
The guest paid with Visa {card} (exp. {exp}), booking {order}.
Card on file: {card}
CC#: {card}  Exp: {exp}  Name: {name}
Refund to {ucard}, amount {price}, approved by {first}.
Our bank details have changed. IBAN: {iban}, BIC {bic}. Please use them from {date}.
Remit {price} to {uiban} quoting {inv}.
Beneficiary {company}¶IBAN {iban}¶SWIFT {bic}¶Reference {ref}
Payroll needs your new account - you sent {uiban} but the name doesn't match.
New hire {name}, SSN {ssn}, start date {date}, I-9 pending.
The W-9 lists {ussn} for {name}, please verify with the IRS letter.
Applicant's social security number is {ssn}; DOB {date}.
Background check request: {name}, social {ssn}, {street}, {city}
Employee ID {cust} / SSN: {ssn} / dept {n3}
Social Security no. {ssn} (copy of card on file)
Lease application - {name}¶DOB {date}¶SSN {ssn}¶Cell {mobile}
W-2 corrections: {name} {ussn}, {name} {ussn}
Payroll import failed for employee {name}, social {ssn}: duplicate record.
Patient intake: {name}, SS# {ssn}, insurance member ID {cust}
Agent: last thing, your social?¶Caller: it's {ssn}.
SSN:{ssn} TIN match failed
1099-NEC recipient {name}, taxpayer SSN {ssn}, box 1 {price}
Credit pull authorised for {name} / {ssn} (SSN) / {street}
Please redact the social security number {ssn} from page {n} of {file}.
For questions mail us: {email}. We answer within {n} hours.
Send the signed PO to {uemail}, cc {uemail}.
From: {name} <{memail}>¶To: {memail}¶Date: {dt}¶Subject: RE: Quote {order}
My email is {email} and my cell {phone}, either works.
Bounce: delivery to <{uemail}> failed permanently (550 5.1.1), queue id {hash}.
Unsubscribe: https://news.example.com/u?e={urlemail}&id={hash}
<a href="mailto:{mailto}?subject=Order">Contact us</a>
Book a slot: https://wa.me/{wame}?text=Hi
<a href="tel:{telphone}">Call the branch</a>
Reset link requested for {uemail} from {ip4} at {logts}.
Web form¶Name: {name}¶E-mail: {email}¶Telephone: {phone}¶Message: Is the {item} still available for {price}?
Agent: Thank you for calling {company}. May I have your number?¶Caller: Sure, it's {phone}.¶Agent: And an email?¶Caller: {email}
Agent: Can you confirm the last digits?¶Caller: The whole number is {phone}, call any time.
Transcript {dt}: "...yeah so my cell is {phone} but the wifi there is terrible..."
Site contact: {name}, {umobile}. Second contact: {name}, {umobile}.
Emergency contact (spouse): {phone}
Contacts: {uphone}, {uphone} or {uphone}
☎ {phone} ✉ {email} 🌐 www.{domain}
📞{phone}
{name} - {umobile} - wants a callback on Tuesday
HR file: {name}; DOB {date}; mobile {mobile}; personal mail {email}; bank {iban}
VIP guest {name} arriving {flight} at {time}; driver {first} {umobile}
If the lift is out of order phone {free} and quote unit {serial}.
Toll-free: {free}; from abroad: {intl}
Please forward calls for ext {n3} to {phone} until {date}.
SMS sent to {mphone}: "Your code is {otp}"
Failed to send SMS to {mphone} (error 30006), message id {hash}
Update contact set phone='{mphone}' where id={cust};
Customer {name} ({umobile}) complained about parcel {track}.
fwd: lead from the fair. {name}, {company}, {uemail}, {uphone}. Interested in {n} x {item}.
Reply-To: {memail}
Dear Sir or Madam, kindly confirm receipt by fax to {fixed}.
hey {first} - new hotline nr {phone}. spread the word :)
Invoice {inv} was sent to {uemail} on {date} but bounced.
Receptionist speaking note: Mr {last} called from {phone} @ {time}, regarding {order}.
Our accounts team: {uemail} (not {uemail}!)
Numbers to whitelist on the PBX: {phone}; {phone}; {phone}
Contact person {name}({phone}),please call before delivery.
cell:{phone},alt:{phone}
Ph:{phone} Email:{email}
The tenant in flat {n} ({name}, {umobile}) reports no hot water since {date}.
PAN captured in log by mistake: {card} - masked and rotated, see {ticket}.
Guest folio: Amex {card}, room {n3}, total {price}.
Payout failed: invalid account holder for {uiban} (code {n3}).
Your order {order} has shipped. Tracking number: {track}. Expected delivery {date}.
Order #{order} - {n} items - total {price} incl. VAT.
Please quote case number {ticket} in all correspondence.
Invoice no. {inv} dated {date}, due {date}, amount due {price}.
Meeting moved to {date}, {trange}, room {n3}.
Customer number: {cust}. Contract no.: {cust}. Meter serial: {serial}.
The server {ip4} stopped answering at {logts}; failover to {ip4}.
Build {ver} fails on CI, commit {hash}, took {dur}.
Router MAC {mac}, firmware {ver}, serial no. {serial}.
Part no. {part} replaces {part}; lead time {n} weeks.
ISBN {isbn}, list price {price}, print run {amount}.
EAN {ean} / SKU {part} / {measure}
Flight {flight} departs {time}, arrives {time}; booking ref {pnr}.
Zoom meeting ID: {room} Passcode: {otp}
Container {cont} is on vessel {city} Star, ETA {date}. HS code {hs}.
GPS of the pump: {geo}, nameplate {spec}
VAT reg. no. {tax}; company no. {cust}
Order ID {cardlike} could not be found in the shop system.
Voucher code {cardlike} expired on {date}.
Contract reference {ibanlike} - please use it as payment reference only.
Card ending {last4} was declined for order {order}.
Backup finished: {bytes} in {dur}, checksum {hash}.
Q{q} revenue was {price} ({pct} y/y), headcount {amount}.
Sort code and account number: {acct}
Your one-time code is {otp}. It expires in {n} minutes.
Timestamp {epoch} vs {epochms}: which unit do we log in?
POS terminal {serial}, batch {lot}, trace {otp}, auth code {otp}, {dt}
IMEI {imei} reported stolen, model {model}.
Survey: {stat}, rated {score}; response rate {pct}.
See {url} and attach {file} please.
PO number {po}, line {n}, qty {amount}, unit price {price}.
We ship to {city} {post} in {n}-{n} days.
Session {uuid} expired at {epochms}; trace {hex}.
Ages {range}, temperatures {range} K, budget {year}.
Rev {ver}; drawing {part}; tolerance {dec}; sheet {lo} of {hi}.
npm i {at} broke the layout, pinned to {at} for now.
Lot {lot}, best before {date}, pallet {track}, net {measure}.
Meter reading on {date}: {meter}. Previous: {meter}.
AWB {flight} / consignment {track} / {n} pcs / {measure}
The photo {file} was taken {dt} at {geo}.
Standing order ref {ref}, first payment {date}.
Final score {score}; attendance {amount}.
Ledger {year}: opening balance {sum}, closing balance {sum}, difference {sum}.
Rated {spec}, consumption {spec}, screen {spec}.
Rows exported: {amount}; rows failed: {n3}; first id {cust}; last id {cust}.
RMA {ticket}: unit {serial} ({model}) received {date}, scrap weight {measure}.
Asset tag {cust}, IMEI {imei}, ICCID {d17}, purchased {date} for {price}.
Train {flight2}, coach {n}, seat {n}, ticket {inv}, platform change at {time}.
Claim {ticket} / policy {cust} / incident {dt} / reserve {sum}
The board minutes {year} (pp. {range}) mention {sum} shares at {price} each.
Change {ticket}: bump {at}, build {ver}, artefact {file} ({bytes}).
Direct debit mandate {ibanlike2} will be collected on {date}.
Petty cash {date}: {price}, {price}, {price}; total {price}
Lunch for {n} people at table {n}, please.
Only {lo} of {hi} units passed, see sheet {n}.
Can we move this to week {n}? {first} is out for {n} days.
Step {lo} of {hi}: press OK {n} times.
Add {n} chairs and {n} tables to room {n}.
{first} owes the kitty {n} dollars, {n} cents.
Chapter {n}, page {n3}: replace the O-ring.
Version 2 of the deck has {n} slides; slide {n} is wrong.
"""

TEMPLATES["ko"] = """
대표번호 {fixed}(내선 {n3})으로 문의
TEL. {fixed}~{lo}
{n}명 중 {lo}명 결석, 다음 주 {lo}시에 재시험
박스 {n}개, 팔레트 {lo}개 입고
{lo}차 면접 합격자 {n}명입니다.
A동 {lo}층 {n}호 방문 예정
{n}쪽 {lo}번째 줄 오타 있어요
안녕하세요, {company} {name} 대리입니다. 문의사항은 {phone}으로 연락 주세요.
담당자: {name} 과장 / 연락처: {phone} / 이메일: {email}
[상담메모] {date} 고객 {name}님, 휴대폰 {mobile}, 환불 {price} 요청
고객님 번호가 {phone} 맞으실까요?
배송지 변경 부탁드려요. {name} {umobile} {city} {street}
TEL {fixed} FAX {fixed}¶M {mobile}¶E {email}
{name} 드림¶{company} 영업팀¶{umobile}¶{uemail}
대표전화 {repr} (평일 09:00~18:00)
부재중이라 {phone}로 문자 남겼습니다.
기사님 전화번호는 {mobile}이고 {time}쯤 도착 예정입니다.
수취인 {name}({umobile}) 부재 시 경비실에 맡겨주세요
전화주세요{phone}
☎{phone}
견적서는 {uemail} 로 보내주시고 참조에 {uemail} 넣어주세요.
메일주소 {email}입니다. 오타 확인 부탁드립니다.
보낸사람: {name} <{memail}>¶받는사람: {memail}¶날짜: {dt}¶제목: [긴급] 납품 일정 변경
카드번호 {card} 유효기간 {exp} 로 {price} 승인 부탁드립니다.
고객이 채팅창에 카드번호({card})를 입력함. 즉시 삭제 요망.
법인카드 {card} 분실신고 접수되었습니다.
해외송금 IBAN {iban} / SWIFT {bic} / 금액 {price}
수취 계좌(IBAN): {iban}
접수번호 {ticket}, 신청인 {name}, 연락처 {phone}, 접수일 {date}
상담원: 연락 가능하신 번호 말씀해 주세요.¶고객: {phone}이요.¶상담원: 네, {phone} 확인했습니다.
고객: 공인인증이 안 돼요. 제 폰은 {phone}인데 문자도 안 와요
야간 비상연락망: {name} {umobile}, {name} {umobile}, {name} {umobile}
면접 안내드립니다. 장소 {city}, 일시 {dt}, 문의 {fixed}
[웹발신] {company} 예약이 완료되었습니다. 문의:{phone}
카톡 말고 {phone} 로 전화 한 통만 부탁드려요ㅠㅠ
{name}님 휴대전화({phone}) 수신거부 처리 완료
영수증은 이메일({email})로 발송되었습니다.
신규 거래처 등록: 상호 {company}, 사업자번호 {tax}, 대표전화 {fixed}, 이메일 {email}
무료상담 {free}
팩스 {fixed} 로 사업자등록증 보내주세요
현장소장 {first} {umobile} / 안전관리자 {first} {umobile}
내선 {n3} 또는 직통 {fixed}
문자발송 실패: 수신번호 {mphone}, 결과코드 {n4}
고객정보 수정 - 기존 {phone} → 변경 {phone}
AS기사 방문 전 {mobile}(남편) 또는 {mobile}(본인)으로 연락요망
미국 지사 {intl}, 담당 {name} ({uemail})
010번호 없으신 분은 {fixed}로 주세요
주문번호 {order} 취소 처리 완료되었습니다. 환불금액 {price}
운송장번호 {track} ({date} 출고)
송장번호: {track} / 택배사: 대한택배 / 수량 {n}박스
계좌번호 {bank} {acct} 예금주 {company}
{bank}은행 {acct} {name} 앞으로 {price} 입금 바랍니다.
사업자등록번호 {tax} 대표자 {name}
주민등록번호 {natid} 는 수집하지 않습니다 (예시)
세금계산서 승인번호 {inv}, 작성일자 {date}, 공급가액 {price}
회의 일정: {date} {trange}, {n}층 대회의실
고객번호 {cust} 계약번호 {cust}
상품코드 {ean} 재고 {n}개, 단가 {price}
모델명 {model}, 시리얼 {serial}, 제조일 {date}
서버 {ip4} 응답 없음 ({logts}), 재시작 후 {dur} 소요
버전 {ver} 배포 완료, 커밋 {hash}
인증번호 [{otp}]를 입력해 주세요.
매출 {price}, 전년 대비 {pct} 증가, 거래 {amount}건
주문번호 {cardlike} 로 조회되지 않습니다.
카드 {last4} 승인 {price} {dt} {company}
우편번호 {post} {city} {street}
{flight}편 {time} 출발, 탑승구 {n}번
화물 컨테이너번호 {cont}, HS코드 {hs}, 중량 {measure}
첨부파일 {file} 확인 부탁드립니다.
도면번호 {part} 개정 {ver}
좌표 {geo} 부근에서 고장 접수
줌 회의 ID {room} 비밀번호 {otp}
기부금 영수증 일련번호 {inv}, 관리번호 {ticket}
오늘 {h}시에 {n}명 예약했습니다.
{n}번 테이블 {n}인분 추가요
{h}월 {n}일까지 {n}부 출력 부탁드립니다.
3층 {n}호실 열쇠 {n}개 반납했습니다.
"""

TEMPLATES["ja"] = """
代表 {fixed}（内線{n3}）
本日{n}件、うち{lo}件が未処理です。
{lo}階の会議室を{lo}時から予約しました。
箱{n}個、残り{lo}個です。
お世話になっております。{company}の{name}です。折り返しは{phone}までお願いいたします。
TEL：{fixed}　FAX：{fixed}¶携帯：{mobile}¶Email：{email}
{name}¶{company} 営業部¶{street}¶{uphone}¶{uemail}
電話番号は{phone}です。
お客様より入電。氏名 {name} 様、ご連絡先 {phone}、内容：返金 {price} のご依頼。
ご注文に関するお問い合わせは{free}（フリーダイヤル）まで。
担当：{name}（{umobile}）
メールアドレスを{email}に変更してください。
請求書は{uemail}宛にお送りください。
差出人: {name} <{memail}>¶宛先: {memail}¶日時: {dt}¶件名: 納期のご確認
【お問い合わせフォーム】¶お名前：{name}¶電話：{phone}¶メール：{email}¶ご用件：{item}の見積
カード番号 {card}、有効期限 {exp} でお支払いとのこと。
海外送金先 IBAN: {iban} SWIFT: {bic}
オペレーター：お電話番号をお願いします。¶お客様：{phone}です。
配達前に{mobile}へお電話ください。不在時は宅配ボックスへ。
海外からは{intl}におかけください。
緊急連絡先　{name}　{umobile}
ご予約 {name}様 {umobile} {date} {time}～ {n}名
SMS送信エラー 宛先={mphone} code={n3}
内線{n3}／直通{fixed}
クレジットカード（{card}）の決済に失敗しました。
不在のためFAX({fixed})にて送付済み
ご注文番号：{order}　お届け予定日：{date}
お問い合わせ伝票番号 {track}（ヤマト）
請求書番号 {inv}　請求金額 {price}　お支払期限 {date}
お客様番号 {cust}、契約番号 {cust}
振込先：{bank}銀行 本店 {acct} カ）{company}
会議は{date} {trange}、第{n}会議室です。
型番 {model}、製造番号 {serial}、数量 {n}
登録番号 {tax}
{post} {city}{street}
JANコード {ean}、ISBN {isbn}
受付番号 {ticket} にて承りました。
認証コードは {otp} です。
サーバー {ip4} が {logts} に停止、{dur}で復旧。
便名 {flight} {time}発
売上 {price}（前年比 {pct}）
注文番号 {cardlike} は見つかりませんでした。
添付 {file} をご確認ください。サイズ {bytes}
ミーティングID: {room} パスコード: {otp}
コンテナ番号 {cont}、総重量 {measure}
{n}番テーブル、{n}名様です。
資料の{n}ページ、{n}行目を直しました。
"""

TEMPLATES["zh"] = """
总机 {fixed} 转 {n3}
今天到货{n}箱，缺{lo}箱。
{lo}楼{n}号会议室已预订
还剩{lo}天，完成了{n}项
您好，我是{company}的{name}，有问题请拨打{phone}。
联系人：{name}　电话：{phone}　邮箱：{email}
收件人 {name}，{umobile}，{city}{street}
客户来电，手机号{mobile}，要求退款{price}。
{name}¶{company} 采购部¶手机：{mobile}¶座机：{fixed}¶传真：{fixed}
微信同号{mobile}，麻烦加一下
请把合同发到{uemail}，抄送{uemail}。
我的邮箱是{email}，谢谢
客服热线：{hot}（9:00-18:00）
发件人: {name} <{memail}>¶收件人: {memail}¶时间: {dt}¶主题: 关于{order}的交期
银行卡号 {card}，开户名 {name}，请尽快打款{price}
信用卡{card}有效期{exp}，已授权。
外汇汇款 IBAN：{iban}，SWIFT：{bic}
坐席：请问您的联系电话？¶客户：{phone}。¶坐席：好的，{phone}，对吗？
司机{name} {umobile} 车牌沪A{n4}，预计{time}到
派送失败，电话{phone}无人接听，改{date}再送。
短信发送失败 手机={mphone} 状态码={n4}
境外请拨 {intl}
加急！联系{first}:{phone}
紧急联系人{name}（配偶）{umobile}
工单{ticket}：用户{umobile}反映无法登录，IP {ip4}
报名成功：{name}，{mobile}，{email}
订单号：{order}，下单时间 {dt}，实付 {price}
快递单号 {track}，请注意查收。
发票号码 {inv}，金额{price}，开票日期{date}
纳税人识别号 {tax}
身份证号 {natid} 已核验
客户编号{cust}，合同编号{po}
会议时间：{date} {trange}，{n}楼会议室
验证码 {otp}，{n}分钟内有效。
服务器 {ip4} 于 {logts} 宕机
型号 {model}，序列号 {serial}，规格 {measure}
商品条码 {ean}，库存 {amount}
航班 {flight} {time}起飞
工单编号 {ticket} 已关闭，耗时 {dur}
对公账户：{bank}银行 账号 {acct}
订单编号 {cardlike} 查无此单
同比增长{pct}，营收{price}
箱号 {cont}，HS编码 {hs}，毛重 {measure}
邮编 {post}，{city}{street}
腾讯会议号：{room}
附件 {file} 请查阅，版本 {ver}
{n}号桌加{n}份米饭
第{n}页第{n}行有错别字
"""

TEMPLATES["es"] = """
Conmutador {fixed}, ext. {n3}
Quedan {lo} cajas de {hi}.
Sala {lo}, fila {n}, asiento {n}
Buenos días, soy {name} de {company}. Mi teléfono es {phone}, quedo atento.
Tel.: {fixed} · Móvil: {mobile} · {uemail}
Cel: {mobile}¶Correo: {email}¶{company}, {street}, {city}
Saludos cordiales,¶{name}¶{company}¶{uphone}¶{uemail}
El cliente {name} pide que lo llamen al {phone} después de las {time}.
Favor de enviar la factura a {uemail} con copia a {uemail}.
Mandame un whatsapp al {mobile} cuando llegue el repartidor
Agente: ¿me indica su número de contacto?¶Cliente: sí, es el {phone}.
Nombre: {name}¶Teléfono: {phone}¶Email: {email}¶Consulta: ¿tienen {item} en stock?
Número de tarjeta {card}, vence {exp}, titular {name}
Cobrar {price} a la tarjeta {card}.
Transferir {price} al IBAN {iban} a nombre de {company}
Domiciliación en {uiban}, titular {name}.
De: {name} <{memail}>¶Para: {memail}¶Fecha: {dt}¶Asunto: Pedido {order}
Atención al cliente: {free}
Llamar a portería ({fixed}) antes de entregar. Recibe: {name}, {umobile}.
Contacto de emergencia: {name} {umobile}
Mi correo es {email} y mi celular {mobile}, gracias!!
Desde el extranjero marque {intl}
Se reagenda visita; tel. nuevo {phone}, tel. anterior {phone}
Pedido n.º {order} entregado el {date} a las {time}.
Factura {inv} por {price}, vence el {date}.
Número de guía {track}, {n} bultos, {measure}
N.º de cliente {cust}, contrato {po}
RUC/NIT/CIF: {tax}
Documento de identidad {natid}
Reunión el {date}, de {trange}, sala {n}
Su código de verificación es {otp}
CLABE / cuenta: {acct}
Orden {cardlike} no encontrada en el sistema
Servidor {ip4} caído desde {logts}
Ventas: {price} ({pct}), {amount} unidades
Vuelo {flight}, salida {time}, localizador {pnr}
C.P. {post}, {city}
Radicado {ticket} cerrado en {dur}
Código de barras {ean}, lote {lot}, vence {date}
Modelo {model}, serie {serial}, garantía {n} meses
Tarjeta terminada en {last4} rechazada
Son {n} personas en la mesa {n}
Faltan {n} días y {n} tareas
"""

TEMPLATES["pt"] = """
Fixo {fixed}, ramal {n3}
Sobraram {lo} caixas das {hi}.
Sala {lo}, fila {n}
Bom dia, aqui é {name} da {company}. Meu telefone é {phone}.
Tel: {fixed} | Cel/WhatsApp: {mobile} | {uemail}
Atenciosamente,¶{name}¶{company}¶{uphone}¶{uemail}
Cliente pediu retorno no {phone} sobre o pedido {order}
Pode mandar o boleto para {uemail}? Obrigada
Me chama no zap {mobile}
Contato: {name} ({umobile})
Nome: {name}¶Telefone: {phone}¶E-mail: {email}¶Mensagem: quero orçamento de {item}
Atendente: qual o seu número?¶Cliente: {phone}
Cartão {card} validade {exp}, valor {price}
número do cartão: {card}
IBAN {iban} para transferência internacional, SWIFT {bic}
Chave Pix (celular): {mobile}
Chave Pix e-mail: {email}
SAC {free}, seg. a sex.
Motorista {first}, {umobile}, placa ABC{n}D{n}
De: {name} <{memail}>¶Para: {memail}¶Data: {dt}¶Assunto: NF {inv}
Ligar antes de entregar {phone}, portaria {fixed}
Pedido nº {order}, total {price}
Nota fiscal {inv} emitida em {date}
CNPJ {tax}
CPF {natid} do titular
Código de rastreio {track}
CEP {post}, {city}
Agência e conta: {acct}
Protocolo {ticket}, aberto em {dt}
Seu código é {otp}, não compartilhe.
Reunião {date} das {trange}
Crescimento de {pct}, receita {price}
Servidor {ip4} reiniciado em {dur}
Pedido {cardlike} não localizado
Lote {lot}, validade {date}, peso {measure}
Código do cliente {cust}; matrícula {cust}
Mesa {n}, {n} pessoas
Página {lo} de {hi}
"""

TEMPLATES["fr"] = """
Tél. {fixed}, poste {n3}
Salle {lo}, rang {n}, place {n}
Bonjour, vous pouvez me joindre au {phone}. Cordialement, {name}
Tél. : {fixed}¶Port. : {mobile}¶Mail : {email}
Bien à vous,¶{name}¶{company}¶{uphone}¶{uemail}
Le client {name} souhaite être rappelé au {phone} avant {time}.
Merci d'envoyer le devis à {uemail} et {uemail}.
Digicode {n4}B, appeler {mobile} en bas de l'immeuble.
Nom : {name}¶Téléphone : {phone}¶Courriel : {email}¶Objet : panne {item}
Conseiller : votre numéro s'il vous plaît ?¶Client : {phone}.
Carte bancaire {card}, exp. {exp}, montant {price}
CB n° {card} refusée
Veuillez virer {price} sur le compte IBAN {iban} (BIC {bic})
Mandat SEPA : {uiban}, titulaire {name}
De : {name} <{memail}>¶À : {memail}¶Envoyé : {dt}¶Objet : facture {inv}
Numéro vert {free}
Standard {fixed}, fax {fixed}
Le livreur {first} ({umobile}) passe demain matin
Changement de coordonnées : tel {phone} mail {email}
Depuis l'étranger : {intl}
rdv annulé, rappeler Mme {last} {umobile}
Écrivez-nous : {email}
Commande n° {order} expédiée le {date}
Facture {inv} d'un montant de {price}, échéance {date}
N° de suivi {track}
N° client {cust}, contrat {po}
N° TVA {tax}
N° de sécurité sociale {natid}
Réunion le {date} de {trange}, salle {n}
Votre code de confirmation : {otp}
Dossier {ticket} clôturé
Numéro de commande {cardlike} inconnu
Serveur {ip4} injoignable depuis {logts}
Chiffre d'affaires {price}, soit {pct}
Vol {flight} à {time}
{post} {city}, {street}
Réf. {part}, lot {lot}, {measure}
Code-barres {ean}, ISBN {isbn}
Carte se terminant par {last4}
Relevé compteur du {date} : {meter}
Table {n}, {n} couverts
Il reste {lo} cartons sur {hi}
"""

TEMPLATES["de"] = """
Zentrale {fixed}, Nebenstelle {n3}
Noch {lo} Tage, {n} Aufgaben offen.
Raum {lo}, Reihe {n}, Platz {n}
Guten Tag, Sie erreichen mich unter {phone}. Mit freundlichen Grüßen {name}
Tel.: {fixed}¶Fax: {fixed}¶Mobil: {mobile}¶E-Mail: {email}
Viele Grüße¶{name}¶{company}¶{street}, {city}¶{uphone}¶{uemail}
Kunde {name} bittet um Rückruf ({phone}) bis {time}.
Bitte Rechnung an {uemail} schicken, Kopie an {uemail}.
Fahrer hat die Nummer {mobile}, bitte 30 Min. vorher anrufen.
Name: {name}¶Telefon: {phone}¶E-Mail: {email}¶Anliegen: {item} defekt
Agent: Ihre Rufnummer bitte?¶Kunde: {phone}.
Kreditkarte {card}, gültig bis {exp}
Kartennummer: {card}, Inhaber {name}
Bitte überweisen Sie {price} auf IBAN {iban}, BIC {bic}.
Bankverbindung: {uiban}
Lastschrift von {uiban} am {date} über {price}
Von: {name} <{memail}>¶An: {memail}¶Gesendet: {dt}¶Betreff: Auftrag {order}
Durchwahl {fixed}, Zentrale {fixed}
Notfallnummer Haustechnik: {phone}
Ansprechpartner: {name}, {uphone}, {uemail}
Aus dem Ausland: {intl}
Hausmeister {last} {umobile} - Schlüssel bei Top {n}
neue Handynr von {first}: {mobile}
Schreiben Sie an {email} oder rufen Sie an: {phone}
Auftragsnummer {order}, Liefertermin {date}
Rechnung Nr. {inv} vom {date} über {price}
Sendungsnummer {track}, {n} Pakete, {measure}
Kundennummer {cust}, Vertragskonto {cust}
USt-IdNr. {tax}
Steuernummer {part2}
Zählerstand am {date}: {meter}
Besprechung am {date}, {trange}, Raum {n}
Ihr Bestätigungscode lautet {otp}
Ticket {ticket} geschlossen nach {dur}
Bestellnummer {cardlike} nicht gefunden
Vertragsreferenz {ibanlike} bitte angeben
Server {ip4} ausgefallen um {logts}
Umsatz {price} ({pct}), Stückzahl {amount}
Artikelnr. {part}, EAN {ean}, VE {n}
Flug {flight}, Abflug {time}
{post} {city}, {street}
Karte mit Endziffern {last4} abgelehnt
Seriennummer {serial}, Baujahr {year}, Typ {model}
Koordinaten {geo}
Verwendungszweck {ref}
Maße {measure}, Toleranz {dec}
Tisch {n}, {n} Personen
Seite {lo} von {hi}, Absatz {n}
"""

TEMPLATES["ru"] = """
тел. {fixed}, доб. {n3}
Кабинет {n}, этаж {lo}
Добрый день! Мой телефон {phone}, звоните в любое время.
Тел.: {fixed}, моб.: {mobile}, e-mail: {email}
С уважением,¶{name}¶{company}¶{uphone}¶{uemail}
Клиент {name} просит перезвонить на {phone} до {time}
Счёт отправьте на {uemail}, копия {uemail}
Курьер {first}, {umobile}, будет в {time}
Имя: {name}¶Телефон: {phone}¶Почта: {email}¶Вопрос: наличие {item}
Оператор: Назовите номер телефона.¶Клиент: {phone}.
Номер карты {card}, срок {exp}, сумма {price}
Перевод на карту {card} ({name})
Реквизиты: IBAN {iban}, SWIFT {bic}
От: {name} <{memail}>¶Кому: {memail}¶Дата: {dt}¶Тема: заявка {ticket}
Горячая линия {free}
тел {phone} Ольга, вотсап
Пропуск для {name} ({umobile}), машина А{n3}ВС77
Факс {fixed}
моя почта {email}
Заказ № {order} от {date} на сумму {price}
Накладная № {inv}, мест {n}, вес {measure}
Трек-номер {track}
ИНН {tax}, КПП {part2}
СНИЛС {natid}
Р/с {racc}, БИК {bik}
Лицевой счёт {cust}
Совещание {date} с {trange}
Код подтверждения: {otp}
Обращение {ticket} закрыто
Заказ {cardlike} не найден
Сервер {ip4} недоступен с {logts}
Рост {pct}, выручка {price}
Индекс {post}, г. {city}
Артикул {part}, штрихкод {ean}
Рейс {flight} в {time}
Столик {n}, {n} человек
Осталось {lo} из {hi}
"""

TEMPLATES["hi"] = """
मंज़िल {lo}, कमरा {n}
नमस्ते, मेरा मोबाइल नंबर {mobile} है, कृपया कॉल करें।
ग्राहक {name} ने {phone} पर वापस कॉल करने को कहा।
संपर्क: {name}, फोन {phone}, ईमेल {email}
बिल {uemail} पर भेज दीजिए।
Sir mera number {mobile} hai, delivery boy ko bol do call kare
एजेंट: आपका नंबर?¶ग्राहक: {phone}
कार्ड नंबर {card}, एक्सपायरी {exp}
टोल फ्री {free}
व्हाट्सएप {mobile} पर फोटो भेजें
ऑर्डर संख्या {order}, राशि {price}
शिकायत संख्या {ticket} दर्ज हुई, दिनांक {date}
आधार {natid} सत्यापित
GSTIN {tax}, चालान {inv}
ओटीपी {otp} किसी को न बताएं
पिन कोड {post}, {city}
ट्रैकिंग नंबर {track}
बैठक {date} को {trange}
{n} लोग, मेज़ {n}
"""

TEMPLATES["id"] = """
Lantai {lo}, ruang {n}
Halo kak, nomor saya {mobile}, tolong dihubungi ya.
Telp: {fixed} / HP: {mobile} / Email: {email}
Salam,¶{name}¶{company}¶{uphone}¶{uemail}
Pelanggan {name} minta ditelepon balik di {phone}
WA aja ke {mobile} kak
Kirim invoice ke {uemail} ya
Nama: {name}¶No. HP: {phone}¶Email: {email}¶Pesan: stok {item} masih ada?
CS: boleh minta nomornya?¶Pelanggan: {phone}
Kartu kredit {card} exp {exp}
Penerima: {name} ({umobile}), {street}, {city}
Kurir {first} {umobile} sampai jam {time}
Dari: {name} <{memail}>¶Kepada: {memail}¶Tanggal: {dt}
No. pesanan {order}, total {price}
No. resi {track}
No. rekening {bank} {acct} a.n. {company}
NPWP {tax}
NIK {natid} sudah diverifikasi
Faktur {inv} tanggal {date}
Kode OTP {otp} jangan diberikan kepada siapapun
Rapat {date} pukul {trange}
Server {ip4} mati sejak {logts}
Naik {pct}, omzet {price}
Kode pos {post}, {city}
Nomor tiket {ticket}, ID pelanggan {cust}
Barcode {ean}, model {model}, {measure}
Meja {n}, {n} orang
"""

TEMPLATES["ar"] = """
الطابق {lo}، الغرفة {n}
السلام عليكم، رقم جوالي {mobile} وأنتظر اتصالكم.
هاتف: {fixed} - جوال: {mobile} - بريد: {email}
مع التحية،¶{name}¶{company}¶{uphone}¶{uemail}
العميل {name} يطلب معاودة الاتصال على {phone}
يرجى إرسال الفاتورة إلى {uemail}
واتساب {mobile}
الاسم: {name}¶الهاتف: {phone}¶البريد الإلكتروني: {email}¶الرسالة: استفسار عن {item}
الموظف: ما رقم هاتفك؟¶العميل: {phone}
رقم البطاقة {card} تاريخ الانتهاء {exp}
رقم الآيبان {iban}، البنك {bic}
حوّل المبلغ {price} إلى {uiban}
السائق {first} {umobile} يصل الساعة {time}
للتواصل {phone} أو {email}
فاكس {fixed}
رقم الطلب {order} بتاريخ {date}
فاتورة رقم {inv} بقيمة {price}
رقم الشحنة {track}
الرقم الضريبي {tax}
رقم الهوية {natid}
رمز التحقق {otp}
رقم العميل {cust}
الاجتماع يوم {date} من {trange}
الخادم {ip4} متوقف منذ {logts}
نسبة النمو {pct} والإيرادات {price}
رقم الطلب {cardlike} غير موجود
الرحلة {flight} الساعة {time}
رقم التذكرة {ticket}، المدة {dur}
طاولة {n} لعدد {n} أشخاص
"""

TEMPLATES["tr"] = """
Santral {fixed} dahili {n3}
Kat {lo}, oda {n}
Merhaba, bana {phone} numarasından ulaşabilirsiniz. {name}
Tel: {fixed} Faks: {fixed} GSM: {mobile} E-posta: {email}
Saygılarımla,¶{name}¶{company}¶{uphone}¶{uemail}
Müşteri {name} geri arama istiyor: {phone}
Faturayı {uemail} adresine gönderin lütfen.
Cep {mobile}, whatsapp da var
Ad Soyad: {name}¶Telefon: {phone}¶E-posta: {email}¶Mesaj: {item} var mı?
Temsilci: telefon numaranız?¶Müşteri: {phone}
Kart no {card}, son kullanma {exp}
IBAN: {iban} Alıcı: {company}
{uiban} hesabına {price} gönderildi
Kurye {first} {umobile} saat {time} gibi gelir
Gönderen: {name} <{memail}>¶Kime: {memail}¶Tarih: {dt}
Sipariş no {order}, tutar {price}
Fatura no {inv}, tarih {date}
Kargo takip no {track}
Vergi no {tax}
T.C. kimlik no {natid}
Doğrulama kodunuz {otp}
Müşteri no {cust}, abone no {cust}
Toplantı {date} saat {trange}
Sunucu {ip4} {logts} itibarıyla kapalı
Ciro {price}, artış {pct}
Sipariş {cardlike} bulunamadı
Barkod {ean}, parti {lot}, {measure}
Talep {ticket} kapatıldı
Masa {n}, {n} kişi
"""

TEMPLATES["vi"] = """
Tầng {lo}, phòng {n}
Chào anh/chị, số điện thoại của em là {phone} ạ.
ĐT: {fixed} - DĐ: {mobile} - Email: {email}
Trân trọng,¶{name}¶{company}¶{uphone}¶{uemail}
Khách {name} yêu cầu gọi lại số {phone}
Gửi hóa đơn về {uemail} giúp em
zalo {mobile} nhé
Họ tên: {name}¶SĐT: {phone}¶Email: {email}¶Nội dung: còn {item} không?
Tổng đài: số của mình là gì ạ?¶Khách: {phone}
Số thẻ {card}, hạn {exp}
ship cho {name} {umobile}, {street}, {city}
Hotline {phone}
Mã đơn hàng {order}, tổng {price}
Mã vận đơn {track}
MST {tax}
CCCD {natid}
Số tài khoản {acct} ngân hàng {bank}
Mã OTP {otp} có hiệu lực {n} phút
Họp ngày {date}, {trange}
Hóa đơn {inv} ngày {date}
Máy chủ {ip4} lỗi lúc {logts}
Doanh thu {price}, tăng {pct}
Mã khách hàng {cust}, mã phiếu {ticket}
Bàn {n}, {n} người
"""

TEMPLATES["th"] = """
ชั้น {lo} ห้อง {n}
ติดต่อคุณ{first} โทร {phone}
โทร. {fixed} มือถือ {mobile} อีเมล {email}
เบอร์ลูกค้า {phone} ขอให้โทรกลับก่อน {time}
ส่งใบเสนอราคามาที่ {uemail} ครับ
ชื่อ: {name}¶เบอร์โทร: {phone}¶อีเมล: {email}
บัตรเครดิต {card} หมดอายุ {exp}
ผู้รับ {name} {umobile} {city} {post}
ไลน์ไม่ตอบ โทร{mobile}เลยค่ะ
เลขที่คำสั่งซื้อ {order} ยอด {price}
เลขพัสดุ {track}
เลขประจำตัวผู้เสียภาษี {tax}
เลขที่ใบแจ้งหนี้ {inv} วันที่ {date}
รหัส OTP {otp}
ประชุมวันที่ {date} เวลา {trange}
เลขบัญชี {acct} ธนาคาร{bank}
โต๊ะ {n} จำนวน {n} ท่าน
"""

TEMPLATES["it"] = """
Tel. {fixed} int. {n3}
Aula {lo}, fila {n}
Buongiorno, mi può chiamare al {phone}. {name}
Tel. {fixed} - Fax {fixed} - Cell. {mobile} - {uemail}
Cordiali saluti¶{name}¶{company}¶{uphone}¶{uemail}
Il cliente {name} chiede di essere richiamato al {phone}
Inviare fattura a {uemail}
Nome: {name}¶Telefono: {phone}¶E-mail: {email}¶Richiesta: {item}
Carta di credito {card} scad. {exp}
Bonifico su IBAN {iban} intestato a {company}
PEC: {email}
Corriere {first} {umobile} arriva alle {time}
Operatore: il suo numero?¶Cliente: {phone}
Ordine n. {order} del {date}
Fattura {inv} di {price}
P.IVA {tax}
Codice cliente {cust}
Spedizione {track}, colli {n}, peso {measure}
Riunione {date}, {trange}
Codice di verifica {otp}
Ordine {cardlike} non trovato
Fatturato {price} ({pct})
{post} {city}, {street}
Server {ip4} spento da {logts}
Tavolo {n}, {n} persone
"""

TEMPLATES["pl"] = """
Piętro {lo}, pokój {n}
Dzień dobry, mój numer {phone}, proszę o kontakt. {name}
tel. {fixed}, kom. {mobile}, e-mail: {email}
Pozdrawiam¶{name}¶{company}¶{uphone}¶{uemail}
Klient {name} prosi o telefon: {phone}
Fakturę proszę wysłać na {uemail}
Imię: {name}¶Telefon: {phone}¶E-mail: {email}
Numer karty {card}, ważna do {exp}
Numer rachunku IBAN {iban}
Przelew {price} na {uiban}
Kurier {first} {umobile}, ok. {time}
Zamówienie nr {order} z dnia {date}
Faktura {inv} na kwotę {price}
NIP {tax}
PESEL {natid}
Numer przesyłki {track}
Numer klienta {cust}
Kod weryfikacyjny {otp}
Spotkanie {date}, {trange}
Serwer {ip4} nie odpowiada od {logts}
{post} {city}, {street}
Stolik {n}, {n} osób
"""

TEMPLATES["nl"] = """
Verdieping {lo}, kamer {n}
Goedemiddag, ik ben bereikbaar op {phone}. Groet, {name}
T {fixed}¶M {mobile}¶E {email}
Met vriendelijke groet,¶{name}¶{company}¶{uphone}¶{uemail}
Klant {name} graag terugbellen op {phone}
Stuur de factuur naar {uemail}
Naam: {name}¶Telefoon: {phone}¶E-mail: {email}
Creditcard {card}, geldig t/m {exp}
Graag {price} overmaken naar IBAN {iban} t.n.v. {company}
Chauffeur {first} {umobile} komt rond {time}
Ordernummer {order}, leverdatum {date}
Factuurnummer {inv}, bedrag {price}
BTW-nummer {tax}
Track & trace {track}
Klantnummer {cust}
Vergadering {date}, {trange}
Verificatiecode {otp}
{post} {city}, {street}
Betalingskenmerk {ref}
Tafel {n}, {n} personen
"""

TEMPLATES["sv"] = """
Hej, du når mig på {phone}. /{first}
Tel: {fixed} Mobil: {mobile} E-post: {email}
Med vänlig hälsning¶{name}¶{company}¶{uphone}¶{uemail}
Kunden {name} vill bli uppringd på {phone}
Skicka fakturan till {uemail}
Betala till IBAN {iban}
Kortnummer {card}, giltigt till {exp}
Ordernummer {order}, {date}
Faktura {inv}, {price}
Org.nr {tax}
Bankgiro {bg}
Kolli-id {track}
Möte {date} kl. {trange}
{post} {city}
Bord {n}, {n} personer
"""

TEMPLATES["uk"] = """
Добрий день, мій телефон {phone}. {name}
тел. {fixed}, моб. {mobile}, пошта {email}
Клієнт {name} просить передзвонити: {phone}
Рахунок надішліть на {uemail}
IBAN {iban}, отримувач {company}
Номер картки {card}
Замовлення № {order} від {date}
Накладна {track}, вага {measure}
Код підтвердження {otp}
Сума {price}, зростання {pct}
Отримувач {name} {umobile}, відділення {n}
Столик {n}, {n} осіб
"""

TEMPLATES["cs"] = """
Dobrý den, volejte prosím na {phone}. {name}
tel.: {fixed}, mobil: {mobile}, e-mail: {email}
Objednávka č. {order}, celkem {price}
Faktura {inv} ze dne {date}
Platba na IBAN {iban}
IČO {d8}, DIČ CZ{d8}
Zásilka {track}
{post} {city}
Stůl {n}, {n} osob
"""

TEMPLATES["ro"] = """
Bună ziua, mă puteți suna la {phone}. {name}
Tel: {fixed} Mobil: {mobile} E-mail: {email}
Factura {inv} din {date}, total {price}
Comanda nr. {order}
Cont IBAN {iban}, {company}
AWB {track}
Masa {n}, {n} persoane
"""

TEMPLATES["el"] = """
Καλημέρα, το τηλέφωνό μου είναι {phone}. {name}
Τηλ.: {fixed}, Κιν.: {mobile}, email: {email}
Παραγγελία {order} στις {date}
ΑΦΜ {d9}, τιμολόγιο {inv}, ποσό {price}
IBAN {iban}
ΤΚ {post} {city}
Τραπέζι {n}, {n} άτομα
"""

TEMPLATES["he"] = """
שלום, הטלפון שלי {phone}, {name}
טל׳ {fixed}, נייד {mobile}, דוא״ל {email}
הזמנה מספר {order} מתאריך {date}
חשבונית {inv} על סך {price}
מספר לקוח {cust}
קוד אימות {otp}
שולחן {n}, {n} סועדים
"""

TEMPLATES["fa"] = """
سلام، شماره تماس من {phone} است. {name}
تلفن: {fixed} همراه: {mobile} ایمیل: {email}
شماره سفارش {order} تاریخ {date}
فاکتور {inv} مبلغ {price}
کد پستی {post}
کد تایید {otp}
میز {n} برای {n} نفر
"""

TEMPLATES["hu"] = """
Jó napot, elérhetőségem: tel. {phone}. {name}
Telefon: {fixed}, mobil: {mobile}, e-mail: {email}
Rendelésszám {order}, {date}
Számla {inv}, összeg {price}
IBAN {iban}
Asztal {n}, {n} fő
"""
TEMPLATES["da"] = """
Hej, ring til mig på {phone}. Mvh {name}
Tlf. {fixed}, mobil {mobile}, mail {email}
Ordrenr. {order}, {date}
Faktura {inv} på {price}
IBAN {iban}
Bord {n}, {n} personer
"""
TEMPLATES["no"] = """
Hei, ring meg på {phone}. Mvh {name}
Tlf: {fixed} Mobil: {mobile} E-post: {email}
Ordrenummer {order}, {date}
Faktura {inv}, KID {d9}, beløp {price}
Sporingsnummer {track}
Bord {n}, {n} personer
"""
TEMPLATES["fi"] = """
Hei, puhelinnumeroni on {phone}. T. {name}
Puh. {fixed}, gsm {mobile}, sähköposti {email}
Tilausnumero {order}, {date}
Lasku {inv}, viitenumero {ref}, summa {price}
Maksu tilille IBAN {iban}
Pöytä {n}, {n} henkilöä
"""
TEMPLATES["bn"] = """
আমার মোবাইল নম্বর {mobile}, দয়া করে কল করুন।
গ্রাহক {name}, ফোন {phone}, ইমেইল {email}
অর্ডার নম্বর {order}, মোট {price}
বিকাশ নম্বর {mobile}
চালান {inv}, তারিখ {date}
ট্র্যাকিং নম্বর {track}
টেবিল {n}, {n} জন
"""
TEMPLATES["ms"] = """
Hai, nombor telefon saya {phone}. {name}
Tel: {fixed} H/P: {mobile} Emel: {email}
No. pesanan {order}, jumlah {price}
Invois {inv} bertarikh {date}
No. penghantaran {track}
Meja {n}, {n} orang
"""

NAMES: dict[str, tuple[list[str], list[str], str]] = {
    "ko": (
        ["민수", "지영", "현우", "서연", "준호", "은지", "태호", "유나"],
        ["김", "이", "박", "최", "정", "강", "윤"],
        "{l}{f}",
    ),
    "ja": (["健太", "花子", "大輔", "彩", "翔太", "直子"], ["田中", "鈴木", "佐藤", "山田", "小林"], "{l} {f}"),
    "zh": (["伟", "小明", "丽华", "静", "志强", "婷婷"], ["王", "李", "张", "陈", "刘", "黄"], "{l}{f}"),
    "ru": (
        ["Иван", "Ольга", "Дмитрий", "Светлана", "Сергей", "Елена"],
        ["Петренко", "Волк", "Мороз", "Ким", "Соколик"],
        "{f} {l}",
    ),
    "uk": (["Олена", "Андрій", "Тарас", "Ірина"], ["Коваленко", "Шевчук", "Бондар"], "{f} {l}"),
    "ar": (["أحمد", "فاطمة", "محمد", "ليلى", "عمر", "نور"], ["حسن", "منصور", "حداد", "صالح"], "{f} {l}"),
    "fa": (["علی", "زهرا", "رضا", "مریم"], ["احمدی", "کریمی", "رضایی"], "{f} {l}"),
    "hi": (["राहुल", "प्रिया", "अमित", "सुनीता"], ["शर्मा", "वर्मा", "गुप्ता", "यादव"], "{f} {l}"),
    "bn": (["রহিম", "সুমন", "নাসরিন"], ["ইসলাম", "হোসেন", "আক্তার"], "{f} {l}"),
    "th": (["สมชาย", "มาลี", "อนันต์", "พิมพ์"], ["ใจดี", "สุขใจ", "ทองดี"], "{f} {l}"),
    "he": (["דנה", "יוסי", "נועה"], ["כהן", "לוי", "מזרחי"], "{f} {l}"),
    "el": (["Νίκος", "Μαρία", "Γιώργος"], ["Παππάς", "Νικολάου"], "{f} {l}"),
    "vi": (["Minh", "Lan", "Hùng", "Thảo", "Tuấn"], ["Nguyễn", "Trần", "Lê", "Phạm"], "{l} {f}"),
    "tr": (["Ayşe", "Mehmet", "Elif", "Burak"], ["Yılmaz", "Demir", "Kaya"], "{f} {l}"),
    "pl": (["Anna", "Piotr", "Katarzyna", "Tomasz"], ["Nowak", "Wójcik", "Zielińska"], "{f} {l}"),
    "de": (["Jürgen", "Sabine", "Lukas", "Heike"], ["Müller", "Schäfer", "Weber", "Groß"], "{f} {l}"),
    "fr": (["Élodie", "Julien", "Camille", "Mathieu"], ["Lefèvre", "Moreau", "Girard"], "{f} {l}"),
    "es": (["José", "Lucía", "Carlos", "Ximena"], ["Núñez", "García", "Rojas", "Ibáñez"], "{f} {l}"),
    "pt": (["João", "Beatriz", "Rafael", "Inês"], ["Silva", "Souza", "Araújo"], "{f} {l}"),
    "id": (["Budi", "Siti", "Agus", "Dewi"], ["Santoso", "Wijaya", "Putri"], "{f} {l}"),
    "it": (["Giulia", "Marco", "Chiara"], ["Rossi", "Bianchi", "Ferri"], "{f} {l}"),
    "": (
        ["Anna", "James", "Priya", "Liam", "Sophie", "Kofi", "Maria", "Tom", "Grace", "Omar"],
        ["Baker", "Miller", "Sharma", "Jansen", "Okafor", "Novak", "O'Brien", "Costa", "Lindqvist"],
        "{f} {l}",
    ),
}
CITIES: dict[str, list[str]] = {
    "ko": ["서울 강남구", "부산 해운대구", "대전", "수원"],
    "ja": ["東京都港区", "大阪市北区", "福岡市"],
    "zh": ["上海市浦东新区", "深圳市", "台北市", "广州"],
    "ru": ["Казань", "Москва", "Алматы"],
    "uk": ["Київ", "Львів"],
    "ar": ["الرياض", "القاهرة", "دبي"],
    "fa": ["تهران", "شیراز"],
    "hi": ["दिल्ली", "जयपुर"],
    "bn": ["ঢাকা"],
    "th": ["กรุงเทพฯ", "เชียงใหม่"],
    "he": ["תל אביב", "חיפה"],
    "el": ["Αθήνα", "Πάτρα"],
    "vi": ["Hà Nội", "TP.HCM", "Đà Nẵng"],
    "tr": ["İstanbul", "Ankara", "İzmir"],
    "de": ["Köln", "Graz", "Leipzig"],
    "fr": ["Lyon", "Abidjan", "Nantes"],
    "es": ["Bogotá", "Sevilla", "Puebla", "Rosario"],
    "pt": ["Recife", "Porto", "Curitiba"],
    "id": ["Bandung", "Surabaya"],
    "it": ["Torino", "Bari"],
    "pl": ["Łódź", "Gdańsk"],
    "nl": ["Utrecht", "Gent"],
    "": ["Leeds", "Austin", "Nairobi", "Perth", "Pune", "Cork", "Lagos", "Ottawa"],
}
COMPANIES: dict[str, list[str]] = {
    "ko": ["한솔정밀(주)", "㈜대성물류", "블루항구", "새벽식품"],
    "ja": ["株式会社山吹商事", "青波物流", "合同会社みどり"],
    "zh": ["中泰货运有限公司", "蓝港科技", "新禾食品"],
    "ru": ["ООО «Балтика-Сервис»", "ТОО «Степь»"],
    "ar": ["شركة النخيل", "مؤسسة البحر الأزرق"],
    "de": ["Nordwind Logistik GmbH", "Alpenbau AG", "S&K Haustechnik"],
    "": ["Blue Harbor Ltd", "Kestrel & Sons", "Riverline Inc.", "Karoo Foods", "Vela Design", "Solano S.A.", "Tri-Com"],
}
ITEMS: dict[str, list[str]] = {
    "ko": ["프린터 토너", "냉장고"],
    "ja": ["複合機", "冷蔵庫"],
    "zh": ["打印机", "冰箱"],
    "ru": ["насоса", "принтера"],
    "ar": ["الثلاجة", "الطابعة"],
    "de": ["Drucker", "Heizung"],
    "": ["toner", "router", "pump", "A4"],
}
STREETS: dict[str, list[str]] = {
    "ko": ["테헤란로 {k}길 {n}", "중앙로 {n}"],
    "ja": ["芝{k}-{n}-{m}", "中央{k}丁目{n}番"],
    "zh": ["人民路{n}号", "建国街{n}号{k}楼"],
    "ru": ["ул. Ленина, д. {n}, кв. {m}"],
    "ar": ["شارع {n}"],
    "de": ["Hauptstr. {n}", "Am Markt {k}"],
    "fr": ["{n} rue des Lilas"],
    "es": ["Calle {n} # {m}-{k}", "Av. Central {n}"],
    "pt": ["Rua das Flores, {n}"],
    "": ["{n} High Street", "Unit {k}, {n} Mill Road", "{n} Oak Ave Apt {m}"],
}
BANK_NAMES = {
    "ko": ["국민", "신한", "우리", "카카오뱅크"],
    "ja": ["みどり", "青空"],
    "zh": ["建设", "招商"],
    "th": ["กสิกร"],
    "id": ["BCA", "Mandiri", "BRI"],
    "vi": ["VCB", "ACB"],
}


def pick(b: Builder, table: dict[str, list[str]]) -> str:
    return b.rng.choice(table.get(b.lang, table.get("", ["-"])))


def person(b: Builder) -> tuple[str, str, str]:
    first, last, shape = NAMES.get(b.lang, NAMES[""])
    f, s = b.rng.choice(first), b.rng.choice(last)
    return f, s, shape.replace("{f}", f).replace("{l}", s)


def filler(b: Builder, name: str) -> str | None:
    r = b.rng
    if name == "name":
        return person(b)[2]
    if name == "first":
        return person(b)[0]
    if name == "last":
        return person(b)[1]
    if name == "city":
        return pick(b, CITIES)
    if name == "company":
        return pick(b, COMPANIES)
    if name == "item":
        return pick(b, ITEMS)
    if name == "street":
        return (
            pick(b, STREETS)
            .replace("{n}", str(r.randint(1, 199)))
            .replace("{k}", str(r.randint(1, 9)))
            .replace("{m}", str(r.randint(1, 40)))
        )
    if name == "bank":
        return r.choice(BANK_NAMES.get(b.lang, ["HSB"]))
    if name == "domain":
        return f"{r.choice(STEMS)}.{r.choice(TLDS.get(b.lang, TLDS['']))}"
    simple = {
        "n": lambda: str(r.randint(2, 30)),
        "n2": lambda: digits(r, 2, True),
        "n3": lambda: digits(r, 3, True),
        "n4": lambda: digits(r, 4),
        "lo": lambda: str(r.randint(1, 9)),
        "hi": lambda: str(r.randint(10, 40)),
        "h": lambda: str(r.randint(1, 12)),
        "q": lambda: str(r.randint(1, 4)),
        "exp": lambda: f"{r.randint(1, 12):02d}/{r.choice([r.randint(25, 32), r.randint(2025, 2032)])}",
        "bic": lambda: r.choice(BANKS) + fill(r, "@@#@") + r.choice(["", "XXX"]),
        "pnr": lambda: fill(r, "@@#@@#"),
        "d7": lambda: digits(r, 7),
    }
    make = simple.get(name)
    return make() if make else None


SLOT = re.compile(r"\{([a-z0-9]+)\}")
TRUTH_SLOTS = {
    "phone",
    "uphone",
    "mphone",
    "mobile",
    "umobile",
    "fixed",
    "free",
    "repr",
    "hot",
    "intl",
    "wame",
    "telphone",
    "email",
    "uemail",
    "memail",
    "cemail",
    "urlemail",
    "mailto",
    "card",
    "ucard",
    "mcard",
    "iban",
    "uiban",
    "miban",
    "ssn",
    "ussn",
}
EXTRA_HARM: dict[str, tuple[str, Callable[[Builder], str]]] = {
    "part2": (
        "tax_id",
        lambda b: (
            b.rng.choice(
                [
                    f"{digits(b.rng, 3, True)}/{digits(b.rng, 3)}/{digits(b.rng, 5)}",
                    f"{digits(b.rng, 2, True)}/{digits(b.rng, 3)}/{digits(b.rng, 5)}",
                ]
            )
            if b.lang == "de"
            else digits(b.rng, 9, True)
        ),
    ),
    "racc": ("bank_account", lambda b: "40702810" + digits(b.rng, 12)),
    "bg": (
        "bank_account",
        lambda b: (
            f"{digits(b.rng, 3, True)}-{digits(b.rng, 4)}"
            if b.rng.random() < 0.5
            else f"{digits(b.rng, 4, True)}-{digits(b.rng, 4)}"
        ),
    ),
    "d17": ("serial", lambda b: "89" + digits(b.rng, 17)),
    "flight2": ("flight", lambda b: b.rng.choice(["ICE ", "KTX ", "TGV ", "IC "]) + digits(b.rng, 3, True)),
    "ibanlike2": ("iban_like", h_ibanlike),
    "bik": ("bank_account", lambda b: "04" + digits(b.rng, 7)),
    "d8": ("tax_id", lambda b: digits(b.rng, 8, True)),
    "d9": ("tax_id", lambda b: digits(b.rng, 9, True)),
}
HARM.update(EXTRA_HARM)


def put_intl(b: Builder) -> None:
    region = wpick(b.rng, WORLD) if b.rng.random() < 0.25 else b.home
    nsn, kind = draw_number(b.rng, region, b.rng.choice("mf"))
    text = soften(b.rng, international(b.rng, b, region, kind, nsn, True))
    b.truth("phone", text, "international", True, False, region)


def put_slot(b: Builder, name: str) -> None:
    if name in HARM:
        put_harm(b, name)
    elif name in TRUTH_SLOTS:
        match name:
            case "phone":
                put_phone(b, True)
            case "uphone":
                put_phone(b, False)
            case "mphone":
                put_phone(b, True, "machine")
            case "mobile":
                put_phone(b, True, want="m")
            case "umobile":
                put_phone(b, False, want="m")
            case "fixed":
                put_phone(b, True, want="f")
            case "free":
                put_phone(b, True, want="t")
            case "repr":
                put_phone(b, True, want="u")
            case "hot":
                put_phone(b, True, want="s")
            case "intl":
                put_intl(b)
            case "wame":
                put_phone(b, True, "wame", "m")
            case "telphone":
                put_phone(b, True, "tel")
            case "email":
                put_email(b, True)
            case "uemail":
                put_email(b, False)
            case "memail":
                put_email(b, False, "machine")
            case "cemail":
                put_email(b, True, "machine")
            case "urlemail":
                put_email(b, True, "url")
            case "mailto":
                put_email(b, True, "mailto")
            case "card":
                put_card(b, True)
            case "ucard":
                put_card(b, False)
            case "mcard":
                put_card(b, True, "machine")
            case "iban":
                put_iban(b, True)
            case "uiban":
                put_iban(b, False)
            case "miban":
                put_iban(b, True, "machine")
            case "ssn":
                put_ssn(b, True)
            case "ussn":
                put_ssn(b, False)
    else:
        text = filler(b, name)
        b.raw(text if text is not None else "{" + name + "}")


def put_template(b: Builder, template: str) -> None:
    if "ssn}" in template:
        b.home = "US"
    pos = 0
    text = template.replace("¶", "\n").replace("→", "\t") if "→ 변경" not in template else template.replace("¶", "\n")
    for m in SLOT.finditer(text):
        b.raw(text[pos : m.start()])
        put_slot(b, m.group(1))
        pos = m.end()
    b.raw(text[pos:])


@functools.cache
def library() -> dict[str, dict[str, list[str]]]:
    """templates of a language by class: T truths, L look-alikes, B both, N neither"""
    out: dict[str, dict[str, list[str]]] = {}
    for lang, block in TEMPLATES.items():
        for line in block.strip().splitlines():
            slots = SLOT.findall(line)
            t, h = any(s in TRUTH_SLOTS for s in slots), any(s in HARM for s in slots)
            out.setdefault(lang, {"T": [], "L": [], "B": [], "N": []})[
                "B" if t and h else "T" if t else "L" if h else "N"
            ].append(line)
    return out


# ---------------------------------------------------------------------------------------------------------------- structured records

LABELS: dict[str, dict[str, list[str]]] = {
    "en": {
        "name": ["Name", "Contact", "Full name"],
        "phone": ["Phone", "Tel", "Telephone", "Ph", "Contact no", "Phone number"],
        "mobile": ["Mobile", "Cell", "M", "Mob"],
        "fax": ["Fax", "F"],
        "email": ["E-mail", "Email", "Mail", "E"],
        "order": ["Order no", "Order ID"],
        "date": ["Date", "Created"],
        "amount": ["Total", "Amount"],
        "iban": ["IBAN"],
        "card": ["Card number", "Card no", "Credit card"],
        "cust": ["Customer no", "Account ID"],
        "note": ["Note", "Remarks"],
    },
    "ko": {
        "name": ["이름", "성명", "담당자"],
        "phone": ["전화", "연락처", "전화번호", "TEL"],
        "mobile": ["휴대폰", "H.P", "핸드폰", "Mobile"],
        "fax": ["팩스", "FAX"],
        "email": ["이메일", "메일", "E-mail"],
        "order": ["주문번호"],
        "date": ["일자", "접수일"],
        "amount": ["금액", "합계"],
        "iban": ["IBAN"],
        "card": ["카드번호"],
        "cust": ["고객번호", "회원번호"],
        "note": ["비고"],
    },
    "ja": {
        "name": ["氏名", "お名前", "担当者"],
        "phone": ["電話", "電話番号", "TEL"],
        "mobile": ["携帯", "携帯電話"],
        "fax": ["FAX", "ファックス"],
        "email": ["メール", "メールアドレス"],
        "order": ["注文番号"],
        "date": ["日付", "受付日"],
        "amount": ["金額", "合計"],
        "iban": ["IBAN"],
        "card": ["カード番号"],
        "cust": ["会員番号", "お客様番号"],
        "note": ["備考"],
    },
    "zh": {
        "name": ["姓名", "联系人"],
        "phone": ["电话", "联系电话"],
        "mobile": ["手机", "手机号"],
        "fax": ["传真"],
        "email": ["邮箱", "电子邮件"],
        "order": ["订单号"],
        "date": ["日期"],
        "amount": ["金额", "合计"],
        "iban": ["IBAN"],
        "card": ["卡号", "信用卡号"],
        "cust": ["客户编号"],
        "note": ["备注"],
    },
    "es": {
        "name": ["Nombre", "Contacto"],
        "phone": ["Teléfono", "Tel.", "Tfno"],
        "mobile": ["Móvil", "Celular", "Cel"],
        "fax": ["Fax"],
        "email": ["Correo", "E-mail"],
        "order": ["N.º de pedido"],
        "date": ["Fecha"],
        "amount": ["Importe", "Total"],
        "iban": ["IBAN"],
        "card": ["N.º de tarjeta"],
        "cust": ["N.º de cliente"],
        "note": ["Notas"],
    },
    "pt": {
        "name": ["Nome", "Contato"],
        "phone": ["Telefone", "Fone", "Tel"],
        "mobile": ["Celular", "WhatsApp", "Telemóvel"],
        "fax": ["Fax"],
        "email": ["E-mail"],
        "order": ["Nº do pedido"],
        "date": ["Data"],
        "amount": ["Valor", "Total"],
        "iban": ["IBAN"],
        "card": ["Nº do cartão"],
        "cust": ["Código do cliente"],
        "note": ["Obs"],
    },
    "fr": {
        "name": ["Nom", "Contact"],
        "phone": ["Téléphone", "Tél."],
        "mobile": ["Portable", "Mobile"],
        "fax": ["Fax", "Télécopie"],
        "email": ["Courriel", "E-mail"],
        "order": ["N° de commande"],
        "date": ["Date"],
        "amount": ["Montant", "Total"],
        "iban": ["IBAN"],
        "card": ["N° de carte"],
        "cust": ["N° client"],
        "note": ["Remarque"],
    },
    "de": {
        "name": ["Name", "Ansprechpartner"],
        "phone": ["Telefon", "Tel.", "Fon"],
        "mobile": ["Mobil", "Handy"],
        "fax": ["Fax", "Telefax"],
        "email": ["E-Mail", "Mail"],
        "order": ["Auftragsnr."],
        "date": ["Datum"],
        "amount": ["Betrag", "Summe"],
        "iban": ["IBAN"],
        "card": ["Kartennummer"],
        "cust": ["Kundennr."],
        "note": ["Bemerkung"],
    },
    "ru": {
        "name": ["ФИО", "Контакт"],
        "phone": ["Телефон", "Тел."],
        "mobile": ["Моб.", "Сотовый"],
        "fax": ["Факс"],
        "email": ["Почта", "E-mail"],
        "order": ["№ заказа"],
        "date": ["Дата"],
        "amount": ["Сумма", "Итого"],
        "iban": ["IBAN"],
        "card": ["Номер карты"],
        "cust": ["Код клиента"],
        "note": ["Примечание"],
    },
    "tr": {
        "name": ["Ad Soyad"],
        "phone": ["Telefon", "Tel"],
        "mobile": ["Cep", "GSM"],
        "fax": ["Faks"],
        "email": ["E-posta"],
        "order": ["Sipariş no"],
        "date": ["Tarih"],
        "amount": ["Tutar"],
        "iban": ["IBAN"],
        "card": ["Kart no"],
        "cust": ["Müşteri no"],
        "note": ["Not"],
    },
    "id": {
        "name": ["Nama"],
        "phone": ["Telepon", "No. Telp"],
        "mobile": ["HP", "No. HP"],
        "fax": ["Faks"],
        "email": ["Email", "Surel"],
        "order": ["No. pesanan"],
        "date": ["Tanggal"],
        "amount": ["Jumlah"],
        "iban": ["IBAN"],
        "card": ["No. kartu"],
        "cust": ["ID pelanggan"],
        "note": ["Catatan"],
    },
    "ar": {
        "name": ["الاسم"],
        "phone": ["الهاتف", "هاتف"],
        "mobile": ["الجوال", "موبايل"],
        "fax": ["فاكس"],
        "email": ["البريد الإلكتروني"],
        "order": ["رقم الطلب"],
        "date": ["التاريخ"],
        "amount": ["المبلغ"],
        "iban": ["الآيبان"],
        "card": ["رقم البطاقة"],
        "cust": ["رقم العميل"],
        "note": ["ملاحظة"],
    },
    "vi": {
        "name": ["Họ tên"],
        "phone": ["Điện thoại", "ĐT", "SĐT"],
        "mobile": ["Di động"],
        "fax": ["Fax"],
        "email": ["Email", "Thư điện tử"],
        "order": ["Mã đơn"],
        "date": ["Ngày"],
        "amount": ["Số tiền"],
        "iban": ["IBAN"],
        "card": ["Số thẻ"],
        "cust": ["Mã KH"],
        "note": ["Ghi chú"],
    },
    "it": {
        "name": ["Nome"],
        "phone": ["Telefono", "Tel."],
        "mobile": ["Cellulare", "Cell."],
        "fax": ["Fax"],
        "email": ["E-mail"],
        "order": ["N. ordine"],
        "date": ["Data"],
        "amount": ["Importo"],
        "iban": ["IBAN"],
        "card": ["N. carta"],
        "cust": ["Cod. cliente"],
        "note": ["Note"],
    },
    "pl": {
        "name": ["Imię i nazwisko"],
        "phone": ["Telefon", "tel."],
        "mobile": ["Kom."],
        "fax": ["Faks"],
        "email": ["E-mail"],
        "order": ["Nr zamówienia"],
        "date": ["Data"],
        "amount": ["Kwota"],
        "iban": ["IBAN"],
        "card": ["Nr karty"],
        "cust": ["Nr klienta"],
        "note": ["Uwagi"],
    },
    "th": {
        "name": ["ชื่อ"],
        "phone": ["โทรศัพท์", "โทร"],
        "mobile": ["มือถือ"],
        "fax": ["แฟกซ์"],
        "email": ["อีเมล"],
        "order": ["เลขที่ใบสั่งซื้อ"],
        "date": ["วันที่"],
        "amount": ["ยอดรวม"],
        "iban": ["IBAN"],
        "card": ["เลขบัตรเครดิต"],
        "cust": ["รหัสลูกค้า"],
        "note": ["หมายเหตุ"],
    },
    "hi": {
        "name": ["नाम"],
        "phone": ["फ़ोन", "दूरभाष"],
        "mobile": ["मोबाइल"],
        "fax": ["फैक्स"],
        "email": ["ईमेल"],
        "order": ["ऑर्डर संख्या"],
        "date": ["दिनांक"],
        "amount": ["राशि"],
        "iban": ["IBAN"],
        "card": ["कार्ड नंबर"],
        "cust": ["ग्राहक संख्या"],
        "note": ["टिप्पणी"],
    },
}


def label(b: Builder, key: str) -> str:
    return b.rng.choice(LABELS.get(b.lang, LABELS["en"])[key])


SLOT_OF = {
    "phone": "phone",
    "mobile": "mobile",
    "fax": "fixed",
    "email": "email",
    "order": "order",
    "date": "date",
    "amount": "price",
    "iban": "iban",
    "card": "card",
    "cust": "cust",
    "name": "name",
}


def s_form(b: Builder, want: str) -> None:
    """A form, a ticket head or a contact block: label, sign, value."""
    r = b.rng
    keys = {
        "T": ["name", r.choice(["phone", "mobile"]), "email", *r.choice([[], ["fax"], ["iban"], ["card"]])],
        "L": ["name", "order", "date", "amount", "cust"],
        "B": ["name", "phone", "email", "order", "date", "cust"],
    }[want]
    if r.random() < 0.5 and want != "L":
        head, tail = keys[:1], keys[1:]
        r.shuffle(tail)
        keys = head + tail[: r.randint(2, len(tail))]
        if want == "B":
            keys = (
                list(keys)
                + (["order"] if not {"order", "date", "cust"} & set(keys) else [])
                + (["phone"] if not {"phone", "email"} & set(keys) else [])
            )
    sign = r.choice(
        [": ", ": ", ":", " : ", "\t", " - ", "：" if b.lang in ("zh", "ja") else ": ", " = ", ":\n", " | "]
    )
    end = r.choice(["\n"] * 5 + [" / ", "; ", "\n\n", ", "])
    if sign == ":\n":
        end = "\n\n"
    bullet = r.choice(["", "", "", "- ", "• ", "* ", "[", "■ "])
    for i, key in enumerate(keys):
        if i:
            b.raw(end)
        b.raw(("[" + label(b, key) + "] ") if bullet == "[" else bullet + label(b, key) + sign)
        put_slot(b, SLOT_OF[key])


def s_signature(b: Builder, want: str) -> None:
    r = b.rng
    b.raw(r.choice(["--\n", "-- \n", "", "___\n", "\n"]) + person(b)[2] + "\n")
    if r.random() < 0.8:
        b.raw(pick(b, COMPANIES) + r.choice(["\n", " | "]))
    b.raw(
        pick(b, STREETS)
        .replace("{n}", str(r.randint(1, 99)))
        .replace("{k}", str(r.randint(1, 9)))
        .replace("{m}", str(r.randint(1, 40)))
    )
    if want == "B":
        b.raw(", ")
        put_harm(b, "post")
        b.raw(" " + pick(b, CITIES))
    b.raw("\n")
    sep = r.choice(["\n", " | ", " · ", "  ", " / ", "\n"])
    items = r.sample(["phone", "mobile", "fax", "email"], r.randint(2, 4))
    bare = r.random() < 0.25
    icon = {"phone": "☎ ", "mobile": "📱 ", "fax": "📠 ", "email": "✉ "} if r.random() < 0.2 else None
    for i, key in enumerate(items):
        if i:
            b.raw(sep)
        if bare and key in ("phone", "email"):
            put_slot(b, "u" + key)
        else:
            b.raw(icon[key] if icon else label(b, key) + r.choice([": ", " ", ". ", ":"]))
            put_slot(b, SLOT_OF[key])
    if want == "B":
        b.raw(r.choice(["\nVAT ", "\nReg. no. "]))
        put_harm(b, "tax")


def csv_cell(b: Builder, slot: str, quote: bool) -> None:
    b.raw('"' if quote else "")
    put_slot(b, slot)
    b.raw('"' if quote else "")


def s_csv(b: Builder, want: str) -> None:
    r = b.rng
    sep = r.choice([",", ";", "\t", "|", ","])
    quote = sep == "," or r.random() < 0.3
    t_cols = [
        ("phone", "mphone"),
        ("mobile", "mphone"),
        ("email", "cemail"),
        ("iban", "miban"),
        ("card_number", "mcard"),
        ("tel", "mphone"),
        ("caller_id", "mphone"),
        ("callee", "mphone"),
        ("contact_email", "cemail"),
    ]
    if b.lang == "en" and b.home == "US" and r.random() < 0.4:
        t_cols[2] = ("ssn", "ssn")
        t_cols[0] = ("ssn", "ssn")
    l_cols = [
        ("id", "cust"),
        ("order_no", "order"),
        ("created_at", "dt"),
        ("total", "price"),
        ("ip", "ip4"),
        ("sku", "part"),
        ("tracking", "track"),
        ("ean", "ean"),
        ("updated_ts", "epoch"),
        ("qty_kg", "measure"),
        ("session", "uuid"),
        ("postcode", "post"),
        ("invoice_no", "inv"),
    ]
    cols: list[tuple[str, str]] = [("name", "name")]
    if want in "TB":
        first = r.choice(t_cols[:3] + t_cols[5:])
        cols += [first] + (
            [("email", "cemail")]
            if first[1] != "cemail" and r.random() < 0.6
            else [r.choice(t_cols[3:5])]
            if r.random() < 0.4
            else []
        )
    if want in "LB":
        cols += r.sample(l_cols, r.randint(2, 4))
    head, tail = cols[:1], cols[1:]
    r.shuffle(tail)
    cols = head + tail
    native = {
        "phone": "phone",
        "mobile": "mobile",
        "email": "email",
        "order_no": "order",
        "total": "amount",
        "name": "name",
        "id": "cust",
        "created_at": "date",
    }
    use_native = b.lang in LABELS and r.random() < 0.5
    b.raw(sep.join(label(b, native[c]) if use_native and c in native else c for c, _ in cols) + "\n")
    for _ in range(r.randint(1, 4)):
        for j, (_, slot) in enumerate(cols):
            if j:
                b.raw(sep)
            csv_cell(b, slot, quote)
        b.raw("\n")


def s_plainrows(b: Builder, want: str) -> None:
    """Rows pasted from a sheet without a header."""
    r = b.rng
    sep = r.choice(["\t", ", ", " | ", "  ", " / "])
    dot = r.choice([".", ")", ":"])
    for i in range(r.randint(2, 4)):
        if i:
            b.raw("\n")
        b.raw(f"{i + 1}{dot} " + person(b)[2] + sep)
        put_slot(b, "umobile")
        if r.random() < 0.5:
            b.raw(sep)
            put_slot(b, "uemail")
        if want == "B":
            b.raw(sep)
            put_slot(b, r.choice(["date", "price", "time"]))


def s_json(b: Builder, want: str) -> None:
    r = b.rng
    t = [
        ("phone", "mphone"),
        ("mobile_number", "mphone"),
        ("msisdn", "mphone"),
        ("email", "cemail"),
        ("cardNumber", "mcard"),
        ("iban", "miban"),
        ("contactPhone", "mphone"),
        ("userEmail", "cemail"),
        ("tel", "mphone"),
        ("to", "cemail"),
        ("pan", "mcard"),
    ]
    t += [("ssn", "ssn"), ("ssn", "ssn")] if b.lang == "en" and b.home == "US" else []
    ell = [
        ("orderId", "order"),
        ("trackingNo", "track"),
        ("createdAt", "dt"),
        ("ts", "epochms"),
        ("requestId", "uuid"),
        ("ip", "ip4"),
        ("amount", "dec"),
        ("version", "ver"),
        ("customerId", "cust"),
        ("sha", "hash"),
        ("mac", "mac"),
        ("location", "geo"),
        ("invoice", "inv"),
        ("size", "bytes"),
        ("file", "file"),
        ("barcode", "ean"),
        ("duration", "dur"),
        ("expiresAt", "epoch"),
        ("transactionId", "ref"),
        ("client", "ip6"),
        ("ticket", "ticket"),
    ]
    fields: list[tuple[str, str]] = []
    if want in "TB":
        fields += r.sample(t, r.randint(1, 3))
    if want in "LB":
        fields += r.sample(ell, r.randint(2, 5))
    r.shuffle(fields)
    fields.insert(0, ("name", "name"))
    numeric = {"ts", "expiresAt"}
    pretty = r.random() < 0.3
    q = "'" if r.random() < 0.1 else '"'
    for row in range(1 if pretty else r.choice([1, 1, 2, 3])):
        if row:
            b.raw("\n")
        b.raw("{" + ("\n  " if pretty else ""))
        for i, (key, slot) in enumerate(fields):
            if i:
                b.raw(",\n  " if pretty else r.choice([", ", ","]))
            b.raw(f"{q}{key}{q}:" + (" " if pretty or q == "'" or r.random() < 0.5 else ""))
            if key in numeric:
                put_slot(b, slot)
            else:
                b.raw(q)
                put_slot(b, slot)
                b.raw(q)
        b.raw("\n}" if pretty else "}")


def s_xml(b: Builder, want: str) -> None:
    r = b.rng
    t = [
        ("Phone", "mphone"),
        ("Telephone", "mphone"),
        ("Email", "cemail"),
        ("CardNumber", "mcard"),
        ("IBAN", "miban"),
        ("ElectronicMail", "cemail"),
        ("Mobile", "mphone"),
    ]
    ell = [
        ("OrderID", "order"),
        ("IssueDate", "date"),
        ("PayableAmount", "dec"),
        ("GTIN", "ean"),
        ("TrackingID", "track"),
        ("CustomerID", "cust"),
        ("UUID", "uuid"),
        ("CompanyID", "tax"),
        ("Note", "ref"),
    ]
    fields = (r.sample(t, r.randint(1, 3)) if want in "TB" else []) + (
        r.sample(ell, r.randint(2, 4)) if want in "LB" else []
    )
    b.raw(r.choice(["<Party>", "<cac:Contact>", "<record>", "<customer>"]) + "\n")
    for key, slot in fields:
        b.raw(f"  <{key}>")
        put_slot(b, slot)
        b.raw(f"</{key}>\n")


def s_log(b: Builder, want: str) -> None:
    r = b.rng
    level = r.choice(["INFO", "WARN", "ERROR", "DEBUG"])
    comp = r.choice(
        [
            "sms-gw",
            "auth.LoginService",
            "c.k.order.OrderApi",
            "nginx",
            "kernel",
            "mailer",
            "pay-svc[2231]",
            "batch.Settlement",
            "postfix/smtp[19922]",
            "asterisk",
        ]
    )
    t = [
        "send sms to={mphone} status=DELIVRD msgid={hash}",
        "login failed user={memail} ip={ip4}",
        "otp requested msisdn={mphone} ttl=300",
        "postfix: {hash}: to=<{memail}>, relay=mx.example.com, status=sent",
        "inbound call from {mphone} to queue 7 duration={dur}",
        "duplicate account for {memail} (id={cust})",
        "PaymentRequest{pan={mcard}, amount={dec}} rejected",
        "payout iban={miban} state=PENDING",
        "GET /api/users?email={urlemail}&page=2 200 {dur}",
        "Dial(PJSIP/{mphone}@trunk1) CHANUNAVAIL",
        "user profile updated: phone {mphone} -> {mphone}",
        "invite mail queued for {memail}",
    ]
    ell = [
        "connection from {ip4} closed after {dur}",
        "GC pause {dur}, heap {bytes}",
        "order {order} moved to SHIPPED, tracking {track}",
        "commit {hash} built as {ver}",
        "cache miss key={uuid} shard={n}",
        "usb 1-1: new device, serial {serial}, addr {hex}",
        "epoch={epochms} offset={cust} lag={n}",
        "link up eth0 {mac} {ip6}",
        "cron: rotated {file} ({bytes})",
        "txn id={ref} seq={otp} took {dur}",
        "gps fix {geo} sat={n}",
        "kafka partition 3 offset {cust} ts {epoch}",
        "user_id={cust} session={uuid} score={dec}",
        "disk /dev/sda1 {pct} used, {amount} blocks",
        "GET {url} 404 {bytes}",
        "pid={n4} tid={d8} trace={hash}",
    ]
    for i in range(r.choice([1, 1, 2, 3])):
        if i:
            b.raw("\n")
        if r.random() < (0.35 if want == "T" else 1.0):
            put_harm(b, "logts")
            b.raw(" ")
        b.raw(r.choice([f"{level} [{comp}] ", f"[{level}] {comp}: ", f"{level}  {comp} - "]))
        pool = (
            [x for x in t if not any(s in HARM for s in SLOT.findall(x))]
            if want == "T"
            else t
            if want == "B" and i == 0
            else ell
        )
        put_template(b, r.choice(pool))


def s_table(b: Builder, want: str) -> None:
    """Columns of numbers."""
    r = b.rng
    heads = r.choice(
        [
            ["Month", "Units", "Revenue", "Cost"],
            ["Item", "Qty", "Unit price", "Total"],
            ["월", "수량", "매출", "비용"],
            ["地区", "数量", "金额", "占比"],
            ["Región", "Norte", "Sur", "Centro"],
            ["Lager", "Bestand", "Wert", "Soll"],
            ["Region", "Q1", "Q2", "Q3"],
        ]
    )
    sep = r.choice(["\t", "  ", " | ", "   ", " "])
    b.raw(sep.join(heads) + "\n")
    style = r.choice(["amount", "amount", "int", "dec", "pct"])
    for i in range(r.randint(2, 5)):
        b.raw(f"{r.choice(['A', 'B', 'N', 'S', 'Jan', 'Feb', 'KR', 'EU'])}{i + 1}")
        row = [
            {
                "amount": lambda: grouped(b, r.randint(1000, 9_999_999)),
                "int": lambda: str(r.randint(100, 99999)),
                "dec": lambda: f"{r.uniform(0, 999):.2f}",
                "pct": lambda: f"{r.uniform(0, 100):.1f}%",
            }[style]()
            for _ in range(3)
        ]
        for cell in row:
            b.raw(sep)
            b.harm("table", cell)
        b.raw("\n")


def s_vcard(b: Builder, want: str) -> None:
    r = b.rng
    b.raw("BEGIN:VCARD\nVERSION:3.0\nFN:" + person(b)[2] + "\n")
    for _ in range(r.randint(1, 2)):
        b.raw(r.choice(["TEL;TYPE=CELL:", "TEL;TYPE=WORK,VOICE:", "TEL;HOME:", "TEL;type=pref:", "item1.TEL:"]))
        put_slot(b, "mphone")
        b.raw("\n")
    b.raw(r.choice(["EMAIL:", "EMAIL;TYPE=INTERNET:", "EMAIL;TYPE=WORK:"]))
    put_email(b, True, "machine")
    if want == "B":
        b.raw("\nREV:")
        put_harm(b, "dt")
        b.raw("\nUID:")
        put_harm(b, "uuid")
    b.raw("\nEND:VCARD")


def s_ics(b: Builder, want: str) -> None:
    r = b.rng
    b.raw("BEGIN:VEVENT\nDTSTART")
    y, m, d, h, mi, _ = ymdhms(r)
    b.raw(r.choice([":", ";TZID=Asia/Seoul:", ";TZID=Europe/Berlin:"]))
    while looks_card(f"{y}{m:02d}{d:02d}{h:02d}{mi:02d}00") or looks_card(
        f"{y}{m:02d}{d:02d}{(h + 1) % 24:02d}{mi:02d}00"
    ):
        mi = (mi + 1) % 60
    b.harm("datetime", f"{y}{m:02d}{d:02d}T{h:02d}{mi:02d}00")
    b.raw("\nDTEND:")
    b.harm("datetime", f"{y}{m:02d}{d:02d}T{(h + 1) % 24:02d}{mi:02d}00Z")
    b.raw("\nUID:")
    put_harm(b, "uuid")
    if want == "B":
        b.raw("\nORGANIZER;CN=" + person(b)[2] + ":mailto:")
        put_slot(b, "mailto")
        b.raw("\nDESCRIPTION:Dial-in ")
        put_slot(b, "intl")
        b.raw(r.choice(["\\, meeting ID ", "\\, PIN "]))
        put_harm(b, "room" if b.parts[-1].endswith("ID ") else "otp")
    else:
        b.raw("\nSUMMARY:Review\nSEQUENCE:" + str(r.randint(1, 9)))
    b.raw("\nEND:VEVENT")


def s_invoice(b: Builder, want: str) -> None:
    r = b.rng
    b.raw(pick(b, COMPANIES) + "\n")
    if want in "TB":
        b.raw(label(b, "phone") + ": ")
        put_slot(b, "fixed")
        b.raw("  " + label(b, "email") + ": ")
        put_slot(b, "email")
        b.raw("\n")
    if want in "LB":
        word = {
            "ko": "청구서 번호",
            "ja": "請求書番号",
            "zh": "发票号",
            "de": "Rechnung Nr.",
            "fr": "Facture n°",
            "es": "Factura n.º",
            "ru": "Счёт №",
            "pt": "Fatura nº",
        }.get(b.lang, "Invoice no.")
        b.raw(word + " ")
        put_harm(b, "inv")
        b.raw("  " + label(b, "date") + " ")
        put_harm(b, "date")
        b.raw("\n")
        for i in range(r.randint(1, 3)):
            b.raw(f"{i + 1}  {pick(b, ITEMS)}  {r.randint(1, 40)} x ")
            put_harm(b, "price")
            b.raw("  ")
            put_harm(b, "price")
            b.raw("\n")
        b.raw(label(b, "amount") + " ")
        put_harm(b, "price")
    if want in "TB" and r.random() < 0.6:
        b.raw("\nIBAN ")
        put_slot(b, "iban")
        b.raw(" BIC " + (filler(b, "bic") or ""))


def s_mixed(b: Builder, want: str) -> None:
    """An English mail in which colleagues of many countries are listed."""
    r = b.rng
    b.raw(
        r.choice(
            [
                "Regional contacts:\n",
                "Local offices - call them directly:\n",
                "Escalation list (phone):\n",
                "Hotlines by country\n",
            ]
        )
    )
    names = {
        "KR": "Seoul",
        "JP": "Tokyo",
        "CN": "Shanghai",
        "DE": "Berlin",
        "FR": "Paris",
        "BR": "São Paulo",
        "IN": "Mumbai",
        "US": "Austin",
        "GB": "London",
        "MX": "CDMX",
        "ID": "Jakarta",
        "RU": "Kazan",
        "VN": "Hanoi",
        "TR": "Izmir",
        "NG": "Lagos",
        "EG": "Cairo",
        "IT": "Milan",
        "ES": "Madrid",
        "PL": "Warsaw",
        "TH": "Bangkok",
        "ZA": "Durban",
        "AU": "Perth",
    }
    for region in r.sample(list(names), r.randint(2, 4)):
        b.home = region
        b.raw(names[region] + r.choice([": ", " - ", "\t"]))
        nsn, kind = draw_number(r, region, r.choice("mff"))
        if r.random() < 0.45:
            text, form = national(r, region, kind, nsn), "national"
            if text.isdigit():
                form = "bare"
        else:
            text, form = international(r, b, region, kind, nsn, True), "international"
        b.truth("phone", soften(r, text), form, True, False, region)
        if want == "B":
            b.raw(" (")
            put_harm(b, "trange")
            b.raw(")")
        b.raw("\n")


def s_transcript(b: Builder, want: str) -> None:
    """Numbers as a speech recogniser writes them."""
    r = b.rng
    opener = {
        "en": (
            "[00:{a}] AGENT: and the best number to reach you?\n[00:{b}] CALLER: uh yeah it's ",
            " and that's my cell",
        ),
        "ko": ("[00:{a}] 상담사: 연락처가 어떻게 되세요?\n[00:{b}] 고객: 네 ", " 입니다"),
        "ja": ("[00:{a}] 担当: お電話番号をお願いします\n[00:{b}] お客様: ", " です"),
        "zh": ("[00:{a}] 客服: 请说一下手机号\n[00:{b}] 客户: ", " 嗯"),
        "es": ("[00:{a}] AGENTE: ¿su teléfono?\n[00:{b}] CLIENTE: es el ", ", gracias"),
        "de": ("[00:{a}] Agent: Ihre Telefonnummer?\n[00:{b}] Kunde: das ist die ", " genau"),
        "fr": ("[00:{a}] Conseiller: votre numéro de téléphone ?\n[00:{b}] Client: alors c'est le ", " voilà"),
        "pt": ("[00:{a}] Atendente: qual o telefone?\n[00:{b}] Cliente: é ", " isso"),
        "ru": ("[00:{a}] Оператор: ваш телефон?\n[00:{b}] Клиент: да, ", " вот"),
        "tr": ("[00:{a}] Temsilci: telefon numaranız?\n[00:{b}] Müşteri: ", " evet"),
    }
    key = b.lang if b.lang in opener else "en"
    before, after = opener[key]
    b.raw(before.replace("{a}", f"{r.randint(10, 29)}").replace("{b}", f"{r.randint(30, 59)}"))
    nsn, _ = draw_number(r, b.home, "m")
    head = trunk(b.home, nsn)
    if b.home == "AR":
        nsn, head = nsn[1:], ""
    ds = head + nsn
    style = r.choice(["apart", "apart", "pairs", "commas", "dots"])
    if style == "apart":
        text, form = " ".join(ds), "bare"
    elif style == "pairs":
        text, form = " ".join(ds[i : i + 2] for i in range(0, len(ds), 2)), "national"
    elif style == "commas":
        text, form = ", ".join([ds[:3], ds[3:6], ds[6:]]), "national"
    else:
        text, form = "... ".join([ds[:3], ds[3:6], ds[6:]]), "national"
    b.truth("phone", text, form, True, True, b.home)
    b.raw(after)
    if want == "B":
        b.raw(
            {
                "en": "\nAGENT: and the order number?\nCALLER: order ",
                "ko": "\n상담사: 주문번호는요?\n고객: 주문번호 ",
            }.get(key, "\n-> order no. ")
        )
        put_harm(b, "order")


GREET = {
    "en": ["Hi {first},", "Dear {name},", "Hello,", "Morning {first} -"],
    "ko": ["안녕하세요.", "{name}님 안녕하세요,", "수고하십니다."],
    "ja": ["お世話になっております。", "{name}様"],
    "zh": ["您好，", "{name}，你好："],
    "es": ["Estimado {name}:", "Hola {first},"],
    "pt": ["Olá {first},", "Prezados,"],
    "fr": ["Bonjour {first},", "Madame, Monsieur,"],
    "de": ["Hallo {first},", "Sehr geehrte Damen und Herren,"],
    "ru": ["Здравствуйте, {name}!", "Добрый день,"],
    "tr": ["Merhaba {first},"],
    "ar": ["السلام عليكم،"],
    "id": ["Halo {first},"],
    "it": ["Gentile {name},"],
    "vi": ["Chào {first},"],
}


def s_mail(b: Builder, want: str) -> None:
    """A mail of several sentences, perhaps with its head and a signature."""
    r = b.rng
    lib = library()[b.lang]
    if r.random() < 0.3 and want in "TB":
        put_template(
            b, "From: {name} <{memail}>¶To: {memail}¶Subject: " + ("RE: " if r.random() < 0.5 else "") + "{item}¶¶"
        )
    put_template(b, r.choice(GREET.get(b.lang, GREET["en"])) + "¶¶")
    pools = {"T": ["T", "T", "N"], "L": ["L", "L", "L"], "B": ["T", "L", "L"]}[want]
    pools = pools[: r.randint(2, 3)]
    r.shuffle(pools)
    for i, key in enumerate(pools):
        if i:
            b.raw(r.choice(["\n", " ", "\n\n"]))
        put_template(b, r.choice(lib[key] or lib["L"] or lib["T"]))
    if want in "TB" and r.random() < 0.5:
        b.raw("\n\n")
        s_signature(b, "T")


def s_statement(b: Builder, want: str) -> None:
    """Lines of an account statement, a packing list or a sales ledger."""
    r = b.rng
    shape = r.choice(
        [
            "{date}  Ref {ref}  {price}",
            "{date} | POS {last4} | {company} | {price}",
            "Lot {lot}  {ean}  {measure}  {price}",
            "{date};INV {inv};{sum};{sum}",
            "Order {order}\tTracking {track}\t{date}",
            "P/N {part}  {n} pcs  {price}  HS {hs}",
            "{date} {time}  ticket {ticket}  {dur}",
            "{flight}  {date}  {trange}  {price}",
            "Inv. {inv}  {date}  {price}  {pct}",
            "{date} {price} {price} {pct}",
        ]
    )
    b.raw(r.choice(["", "Statement of account\n", "Packing list\n", "Open items:\n"]) if b.lang == "en" else "")
    for i in range(r.randint(2, 5)):
        if i:
            b.raw("\n")
        put_template(b, shape)
    if want == "B":
        b.raw("\n" + label(b, "phone") + ": ")
        put_slot(b, "phone")


def s_html(b: Builder, want: str) -> None:
    r = b.rng
    t = ["phone", "mobile", "email", "fax"]
    ell = ["order", "date", "amount", "cust"]
    keys = (
        ["name"]
        + (r.sample(t, r.randint(1, 3)) if want in "TB" else [])
        + (r.sample(ell, r.randint(1, 3)) if want in "LB" else [])
    )
    style = r.choice(["table", "p", "li"])
    b.raw({"table": "<table>", "p": "<div>", "li": "<ul>"}[style])
    for key in keys:
        open_, mid, close = {
            "table": ("<tr><td>", "</td><td>", "</td></tr>"),
            "p": ("<p><b>", "</b>: ", "<br/></p>"),
            "li": ("<li>", "&nbsp;", "</li>"),
        }[style]
        b.raw(open_ + label(b, key) + mid)
        put_slot(b, SLOT_OF[key])
        b.raw(close)
    b.raw({"table": "</table>", "p": "</div>", "li": "</ul>"}[style])


def s_config(b: Builder, want: str) -> None:
    """YAML, INI or SQL."""
    r = b.rng
    t = [
        ("phone", "mphone"),
        ("email", "cemail"),
        ("support_email", "cemail"),
        ("mobile", "mphone"),
        ("iban", "miban"),
        ("hotline", "mphone"),
    ]
    ell = [
        ("order_id", "order"),
        ("created", "dt"),
        ("host", "ip4"),
        ("build", "ver"),
        ("checksum", "hash"),
        ("epoch", "epoch"),
        ("serial_no", "serial"),
        ("tracking_no", "track"),
        ("invoice_no", "inv"),
        ("size_bytes", "bytes"),
    ]
    fields = (r.sample(t, r.randint(1, 2)) if want in "TB" else []) + (
        r.sample(ell, r.randint(2, 4)) if want in "LB" else []
    )
    r.shuffle(fields)
    if r.random() < 0.4:
        b.raw(
            f"INSERT INTO {r.choice(['contacts', 'customers', 'crm_note', 'orders'])} ({', '.join(k for k, _ in fields)}) VALUES ("
        )
        for i, (_, slot) in enumerate(fields):
            b.raw(", '" if i else "'")
            put_slot(b, slot)
            b.raw("'")
        b.raw(");")
        return
    sign = r.choice([": ", "=", " = "])
    b.raw(r.choice(["customer:\n", "[contact]\n", "- record:\n"]))
    for key, slot in fields:
        b.raw(("  " if sign == ": " else "") + key + sign)
        put_slot(b, slot)
        b.raw("\n")


STRUCT: list[tuple[Callable[[Builder, str], None], str, int]] = [
    (s_form, "TLB", 30),
    (s_signature, "TB", 18),
    (s_csv, "TLB", 20),
    (s_plainrows, "TB", 9),
    (s_json, "TLB", 22),
    (s_xml, "TLB", 8),
    (s_log, "TLB", 26),
    (s_table, "L", 14),
    (s_vcard, "TB", 4),
    (s_ics, "LB", 5),
    (s_invoice, "TLB", 10),
    (s_mixed, "TB", 5),
    (s_transcript, "TB", 7),
    (s_mail, "TLB", 26),
    (s_statement, "LB", 12),
    (s_html, "TLB", 8),
    (s_config, "TLB", 9),
]


# ---------------------------------------------------------------------------------------------------------------- messages


def simple(b: Builder, kind: str) -> None:
    """One template of the language (of that class)."""
    pool = library()[b.lang][kind] or library()[b.lang]["T" if kind == "B" else "N"]
    put_template(b, b.rng.choice(pool))


def structured(b: Builder, kind: str) -> None:
    fit = [(f, w) for f, classes, w in STRUCT if kind in classes and not (f is s_mixed and b.lang != "en")]
    make = b.rng.choices([f for f, _ in fit], weights=[w for _, w in fit])[0]
    make(b, kind)


def one(rng: random.Random) -> Message:
    lang = wpick(rng, LANG_WEIGHTS)
    b = Builder(rng, lang)
    kind = wpick(rng, {"T": 41, "B": 15, "L": 34, "N": 10})
    r = rng.random()
    lib = library()[lang]
    if kind == "N":
        simple(b, "N")
        if rng.random() < 0.2:
            b.raw(rng.choice(["\n", " "]))
            simple(b, "N")
    elif r < 0.36:
        structured(b, kind)
    elif kind == "B" and (r < 0.7 or not lib["B"]):
        order = ["T", "L"]
        rng.shuffle(order)
        simple(b, order[0])
        b.raw(rng.choice(["\n", "\n\n", "\n", " "]))
        simple(b, order[1])
    elif kind == "T" and r < 0.41:
        simple(b, "T")
        b.raw(rng.choice(["\n\n", "\n"]))
        s_signature(b, "T")
    elif kind in "TL" and r < 0.5:
        simple(b, kind)
        b.raw(rng.choice(["\n", "\n", " "]))
        simple(b, kind)
    else:
        simple(b, kind)
    if rng.random() < 0.03 and b.parts:
        b.raw(rng.choice([" 🙏", "\n😊", " !!", "\n\nSent from my iPhone", " 👍", "\n-----Original Message-----"]))
    m = b.done()
    return quoted(m) if rng.random() < 0.025 else m


def quoted(m: Message) -> Message:
    """The same as the quoted part of a reply: every line behind "> "."""
    if any("\n" in m.text[t.start : t.end] for t in m.truths) or any(
        "\n" in m.text[h.start : h.end] for h in m.harmless
    ):
        return m

    def place(p: int) -> int:
        return p + 2 * (1 + m.text.count("\n", 0, p))

    return Message(
        "> " + m.text.replace("\n", "\n> "),
        tuple(t._replace(start=place(t.start), end=place(t.end)) for t in m.truths),
        tuple(h._replace(start=place(h.start), end=place(h.end)) for h in m.harmless),
    )


def messages(count: int, seed: int) -> Iterator[Message]:
    rng = random.Random(seed)
    seen: set[str] = set()
    while count > 0:
        m = one(rng)
        if m.text in seen and (m.truths or m.harmless):
            continue
        seen.add(m.text)
        count -= 1
        yield m
