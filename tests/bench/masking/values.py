"""Valid contact data, computed from a seed and written the way people write it.

No value is taken from anybody: phone numbers follow the public numbering plans, cards carry a Luhn digit, IBANs the
structure of their country and its check digits (python-stdnum), SSNs and Korean resident numbers their public rules.
"""

from __future__ import annotations

import re
from random import Random
from typing import Literal, NamedTuple, get_args

from stdnum import iban, luhn, numdb
from stdnum.kr import rrn

Kind = Literal["phone", "email", "card", "iban", "ssn", "rrn"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Written(NamedTuple):
    """One value as it stands in a text.

    `needs_cue`: without a word beside it nobody could tell it from any other number, so it is only put after one.
    `judged`: the first characters of `text` that a leak is judged by; an extension behind them is not.
    """

    kind: Kind
    text: str
    needs_cue: bool
    judged: int


def write(kind: Kind, random: Random) -> Written:
    """A valid value of this kind in one of its ordinary forms."""
    return _WRITERS[kind](random)


class Plan(NamedTuple):
    """A country's numbering plan: `d` is any digit, `N` one of 2 to 9, a blank where people pause."""

    country: str
    code: str
    trunk: str
    shapes: tuple[str, ...]


PLANS = (
    Plan("US", "1", "", tuple(f"{area} NTd dddd" for area in (
        "202 205 206 212 213 214 215 216 253 267 281 303 305 312 314 323 347 404 407 408 412 415 425 469 502 503 512 "
        "559 602 610 617 619 646 650 702 703 713 714 718 720 757 773 801 808 813 832 858 904 916 917 919 925 949 972"
    ).split())),
    Plan("CA", "1", "", tuple(f"{area} NTd dddd" for area in (
        "226 236 250 289 306 365 403 416 418 438 450 506 514 519 581 587 604 613 647 705 709 778 780 807 819 905"
    ).split())),
    Plan("KR", "82", "0", (
        *("10 Nddd dddd",) * 12, "11 Ndd dddd", "16 Ndd dddd", "17 Ndd dddd", "18 Ndd dddd", "19 Ndd dddd",
        "2 Ndd dddd", "2 Nddd dddd", "31 Ndd dddd", "32 Ndd dddd", "33 Ndd dddd", "41 Ndd dddd", "42 Ndd dddd",
        "43 Ndd dddd", "51 Ndd dddd", "52 Ndd dddd", "53 Ndd dddd", "54 Ndd dddd", "55 Ndd dddd", "61 Ndd dddd",
        "62 Ndd dddd", "63 Ndd dddd", "64 Ndd dddd", "70 7ddd dddd", "70 8ddd dddd", "80 Ndd dddd", "505 Ndd dddd",
    )),
    Plan("GB", "44", "0", (
        *(f"{mobile}dd dddddd" for mobile in ("74", "75", "77", "78", "79")),
        *(f"{mobile}dd ddd ddd" for mobile in ("74", "75", "77", "78", "79")),
        "20 7ddd dddd", "20 8ddd dddd", "20 3ddd dddd", "121 4dd dddd", "131 5dd dddd", "161 Ndd dddd", "113 2dd dddd",
        "117 9dd dddd", "1223 Ndd ddd", "1865 Ndd ddd", "1273 Ndd ddd", "1904 Ndd ddd", "800 Ndd dddd", "330 Ndd dddd",
    )),
    Plan("DE", "49", "0", (
        "30 Nddddddd", "30 Nddd dddd", "40 Ndddddd", "40 Nddd dddd", "69 Ndddddd", "89 Nddddddd", "89 Ndd ddddd",
        "221 Nddddddd", "211 Ndddddd", "711 Ndddddd", "351 Ndddddd", "341 Ndddddd", "151 Nddddddd", "152 0ddddddd",
        "157 7ddddddd", "160 Ndddddd", "162 Ndddddd", "170 Ndddddd", "171 Ndddddd", "172 Ndd dddd", "175 Ndddddd",
        "176 Nddddddd", "179 Ndddddd", "6221 Nddddd", "7071 Nddddd",
    )),
    Plan("FR", "33", "0", (
        "1 4d dd dd dd", "1 5d dd dd dd", "2 4d dd dd dd", "3 8d dd dd dd", "4 7d dd dd dd", "4 9d dd dd dd",
        "5 5d dd dd dd", "6 1d dd dd dd", "6 3d dd dd dd", "6 6d dd dd dd", "6 8d dd dd dd", "7 8d dd dd dd",
        "9 7d dd dd dd",
    )),
    Plan("JP", "81", "0", (
        "3 3ddd dddd", "3 5ddd dddd", "3 6ddd dddd", "6 6ddd dddd", "45 Ndd dddd", "52 Ndd dddd", "75 Ndd dddd",
        "11 2dd dddd", "92 7dd dddd", "90 Nddd dddd", "90 Nddd dddd", "80 Nddd dddd", "80 Nddd dddd", "70 Nddd dddd",
        "50 5ddd dddd", "120 Ndd ddd",
    )),
    Plan("CN", "86", "", tuple(f"{mobile} dddd dddd" for mobile in (
        "130 131 132 133 135 136 137 138 139 150 151 152 153 155 156 157 158 159 166 176 177 178 180 181 182 183 185 "
        "186 187 188 189 191 198 199"
    ).split())),
    Plan("CN", "86", "0", ("10 6ddd dddd", "10 8ddd dddd", "21 6ddd dddd", "21 5ddd dddd", "20 8ddd dddd",
                           "755 8ddd dddd", "571 8ddd dddd", "28 8ddd dddd")),
    Plan("IN", "91", "0", (
        *(f"{mobile}ddd ddddd" for mobile in ("98", "99", "97", "96", "94", "93", "90", "88", "87", "81", "78", "70")),
        "11 2ddd dddd", "22 2ddd dddd", "80 2ddd dddd", "44 2ddd dddd", "33 2ddd dddd", "40 2ddd dddd",
    )),
    Plan("AU", "61", "0", (
        "412 ddd ddd", "414 ddd ddd", "401 ddd ddd", "421 ddd ddd", "432 ddd ddd", "450 ddd ddd", "466 ddd ddd",
        "2 9ddd dddd", "2 8ddd dddd", "3 9ddd dddd", "3 8ddd dddd", "7 3ddd dddd", "8 8ddd dddd", "8 9ddd dddd",
    )),
)  # fmt: skip
COUNTRIES = tuple(dict.fromkeys(plan.country for plan in PLANS))
BY_COUNTRY = {country: tuple(plan for plan in PLANS if plan.country == country) for country in COUNTRIES}

# What stands between two groups; the first ones are what most people write.
_SEPARATORS = {
    "KR": ("-", "-", "-", "-", " ", ".", "", " - ", "--", "–", "/"),
    "US": ("-", "-", " ", ".", "", " - ", "–", "/", ". "),
    "GB": (" ", " ", " ", "-", "", ".", "  "),
    "DE": (" ", " ", "", "-", "/", " / ", ".", " - "),
    "FR": (" ", " ", ".", ".", "-", "", " . ", "/"),
    "JP": ("-", "-", "-", " ", "", ".", " - ", "‑"),
    "CN": (" ", "-", "", "", ".", " - "),
    "IN": (" ", " ", "-", "", "  "),
    "AU": (" ", " ", " ", "-", "", ".", " - "),
}
_SEPARATORS["CA"] = _SEPARATORS["US"]
_EXTENSIONS = (
    " ext. {}", " ext {}", " x{}", "x{}", " #{}", " extension {}", ", ext. {}", " 내선 {}", " (내선 {})",
    " 내선번호 {}", " (ext. {})", " Durchwahl {}", " poste {}",
)  # fmt: skip


def _digits(random: Random, shape: str) -> str:
    # An exchange of the North American plan is never N11: T is a digit other than 1.
    drawn = {"d": "0123456789", "N": "23456789", "T": "023456789"}
    return "".join(random.choice(drawn[sign]) if sign in drawn else sign for sign in shape)


def _phone(random: Random) -> Written:
    # Half of our agents' conversations are Korean, so every third number is.
    country = "KR" if random.random() < 0.33 else random.choice(COUNTRIES)
    return phone(random, country)


def phone(random: Random, country: str) -> Written:
    """A number of this country, national or international, with or without an extension."""
    plan = random.choice(BY_COUNTRY[country])
    if country == "KR" and random.random() < 0.05:
        text = _digits(random, random.choice(("15dd", "16dd", "18dd"))) + random.choice("- ") + _digits(random, "dddd")
        text = text if text[:4] in _REPRESENTATIVE else random.choice(_REPRESENTATIVE) + text[4:]
        return Written("phone", text, True, len(text))
    groups = _digits(random, random.choice(plan.shapes)).split()
    way = random.random()
    separator = random.choice(_SEPARATORS[country])
    needs_cue = False
    if way < 0.55:
        lead = plan.trunk + groups[0]
        if country in ("US", "CA") and random.random() < 0.15:
            text = f"1{separator}{_joined(random, groups, separator)}"
        elif len(lead) < 6 and random.random() < 0.2:
            text = f"({lead}){random.choice((' ', '', '-', ' '))}{_joined(random, groups[1:], separator)}"
        else:
            text = _joined(random, [lead, *groups[1:]], separator)
        # Ten bare digits, or a mobile number of China: nothing but the words around it says what it is.
        needs_cue = not plan.trunk and text.isdigit()
        if country == "IN" and len(groups[0]) == 5 and random.random() < 0.7:
            text = _joined(random, groups, separator)
            needs_cue = separator == "  " or text.isdigit()
    else:
        prefix = "+" if way < 0.9 else "00"
        after = random.choice((" ", " ", "-", "", ".", " - ")) if separator else random.choice((" ", "", "-"))
        rest = _joined(random, groups, separator)
        if prefix == "00" and plan.code == "1":
            prefix, after = "001", after or " "
            text = f"{prefix}{after}{rest}"
        elif plan.trunk and country in ("GB", "DE", "FR", "AU", "KR", "JP") and random.random() < 0.15:
            text = f"{prefix}{plan.code}{after}({plan.trunk}){random.choice(('', ' '))}{rest}"
        elif len(groups[0]) < 5 and random.random() < 0.12:
            inner = f"({groups[0]}) {_joined(random, groups[1:], separator)}"
            text = f"{prefix}{plan.code} {inner}"
        elif prefix == "+" and random.random() < 0.06:
            text = f"({prefix}{plan.code}){after}{rest}"
        else:
            text = f"{prefix}{plan.code}{after}{rest}"
    judged = len(text)
    if random.random() < 0.06:
        text += random.choice(_EXTENSIONS).format(random.randrange(10, 9999))
    return Written("phone", text, needs_cue, judged)


_REPRESENTATIVE = ("1544", "1566", "1577", "1588", "1599", "1600", "1644", "1661", "1670", "1688", "1800", "1899")


def _joined(random: Random, groups: list[str], separator: str) -> str:
    if len(groups) > 2 and random.random() < 0.08:
        other = random.choice((" ", "-", "."))
        return separator.join(groups[:-1]) + other + groups[-1]
    return separator.join(groups)


_GIVEN = (
    "minji jun hana seojun jiwoo yuna doyun sora tae haneul emma liam olivia noah ava lucas mia james sofia henry "
    "chloe jack anna max lena paul marie louis jade hiro yuki sakura wei li priya arjun ananya jackson ruby finn"
).split()
_FAMILY = (
    "kim lee park choi jung kang cho yoon jang lim smith jones taylor brown wilson meyer schmidt weber martin bernard "
    "dubois tanaka suzuki sato wang chen zhang sharma patel gupta murphy kelly nguyen"
).split()
_DOMAINS = (
    "example.com", "example.com", "example.com", "example.org", "example.net", "example.co.kr", "example.co.uk",
    "example.de", "example.fr", "example.co.jp", "example.cn", "example.in", "example.com.au", "mail.example.com",
    "kr.mail.example.org", "eu-west.corp.example.net", "a.b.c.example.com", "example.io", "example.shop",
    "example.museum", "EXAMPLE.COM", "Example.Org", "my-example.com", "exa-mple.co.kr", "example24.com",
)  # fmt: skip
_IDN_DOMAINS = (
    "bücher.example.de", "münchen.example.com", "메일.example.com", "예시.한국", "xn--bcher-kva.example.com",
    "例え.example.jp", "café.example.fr", "пример.example.org",
)  # fmt: skip


def _email(random: Random) -> Written:
    given, family = random.choice(_GIVEN), random.choice(_FAMILY)
    number = str(random.randrange(100)) if random.random() < 0.4 else ""
    mailbox = random.choice((
        f"{given}.{family}{number}", f"{given}{family}{number}", f"{given}_{family}{number}", f"{given}{number}",
        f"{given[0]}.{family}", f"{given}-{family}{number}", f"{family}{random.randrange(1950, 2015)}",
        f"{given}.{family}+{random.choice(('shop', 'news', 'orders', 'kr', '2026'))}", f"{given}+{number or '1'}",
        f"{given}.o'{family}", given[0], f"{given[0]}{family[0]}", f"{given.title()}.{family.title()}",
        f"{given.upper()}", f"{given}.{family[0]}.{number or '7'}", f"{number}{given}",
        f"{random.choice(('sales', 'info', 'contact', 'billing', 'noreply'))}.{given}",
    ))  # fmt: skip
    domain = random.choice(_IDN_DOMAINS if random.random() < 0.06 else _DOMAINS)
    text = f"{mailbox}@{domain}"
    return Written("email", text, False, text.index("@"))


class Brand(NamedTuple):
    """A card brand: a first and last prefix of its range, and the lengths it issues."""

    name: str
    first: int
    last: int
    lengths: tuple[int, ...]


BRANDS = (
    Brand("visa", 4, 4, (16, 16, 16, 16, 16, 19, 13)),
    Brand("mastercard", 51, 55, (16,)),
    Brand("mastercard 2-series", 2221, 2720, (16,)),
    Brand("amex", 34, 34, (15,)),
    Brand("amex", 37, 37, (15,)),
    Brand("diners", 300, 305, (14,)),
    Brand("diners", 36, 36, (14,)),
    Brand("diners", 38, 39, (14, 16)),
    Brand("discover", 6011, 6011, (16, 19)),
    Brand("discover", 644, 659, (16,)),
    Brand("jcb", 3528, 3589, (16,)),
    Brand("unionpay", 62, 62, (16, 16, 17, 18, 19)),
    Brand("maestro", 5018, 5018, (16, 18)),
    Brand("maestro", 5893, 5893, (16, 19)),
    Brand("maestro", 6304, 6304, (16, 17)),
    Brand("maestro", 6759, 6763, (16, 18, 19)),
    Brand("rupay", 6070, 6079, (16,)),
    Brand("rupay", 6521, 6522, (16,)),
    Brand("rupay", 8172, 8199, (16,)),
    Brand("mir", 2200, 2204, (16, 16, 17, 18, 19)),
)
_CARD_GROUPS: dict[int, tuple[tuple[int, ...], ...]] = {
    13: ((13,), (4, 3, 3, 3)),
    14: ((4, 6, 4), (4, 6, 4), (4, 4, 4, 2)),
    15: ((4, 6, 5), (4, 6, 5), (4, 4, 4, 3)),
    16: ((4, 4, 4, 4),),
    17: ((4, 4, 4, 5), (4, 4, 4, 4, 1)),
    18: ((4, 4, 4, 6), (6, 12), (4, 4, 4, 4, 2)),
    19: ((6, 13), (4, 4, 4, 4, 3)),
}


def _card(random: Random) -> Written:
    return card(random, random.choice(BRANDS))


def card(random: Random, brand: Brand) -> Written:
    """A number of this brand with its Luhn digit, grouped or not."""
    number = str(random.randint(brand.first, brand.last))
    length = random.choice(brand.lengths)
    number += _digits(random, "d" * (length - len(number) - 1))
    number += luhn.calc_check_digit(number)
    separator = random.choice((" ", " ", " ", "-", "-", "", "", ".", "\u00a0", " - ", "  "))
    text = _cut(number, random.choice(_CARD_GROUPS[length]), separator)
    return Written("card", text, False, len(text))


def _cut(number: str, sizes: tuple[int, ...], separator: str) -> str:
    groups, start = [], 0
    for size in sizes:
        groups.append(number[start : start + size])
        start += size
    return separator.join(groups)


IBAN_STRUCTURES: dict[str, str] = {
    prefix: properties["bban"] for _, prefix, _, properties, _ in numdb.get("iban").prefixes
}
_BBAN_SIGNS = {"n": "0123456789", "a": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "c": "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"}


def _iban(random: Random) -> Written:
    # A quarter from the countries that most people's accounts are in, the rest from the whole registry.
    common = random.random() < 0.25
    return iban_of(random, random.choice(("DE", "FR", "GB", "ES", "IT", "NL") if common else tuple(IBAN_STRUCTURES)))


def iban_of(random: Random, country: str) -> Written:
    """An IBAN of this country, valid in its national check as well where python-stdnum knows it."""
    number = _compact_iban(random, country)
    while not iban.is_valid(number):
        number = _compact_iban(random, country)
    groups = [number[at : at + 4] for at in range(0, len(number), 4)]
    way = random.random()
    if way < 0.45:
        text = " ".join(groups)
    elif way < 0.65:
        text = number
    elif way < 0.75:
        text = "-".join(groups)
    elif way < 0.83:
        text = "\u00a0".join(groups)
    elif way < 0.88:
        text = "\u202f".join(groups)
    else:
        text = random.choice((" ", "")).join(groups).lower()
    return Written("iban", text, False, len(text))


def _compact_iban(random: Random, country: str) -> str:
    bban = "".join(
        random.choice(_BBAN_SIGNS[sort])
        for length, sort in re.findall(r"(\d+)!([nac])", IBAN_STRUCTURES[country])
        for _ in range(int(length))
    )
    return country + iban.calc_check_digits(f"{country}00{bban}") + bban


def _ssn(random: Random) -> Written:
    area = random.choice([*range(1, 666), *range(667, 900)])
    groups = (f"{area:03}", f"{random.randrange(1, 100):02}", f"{random.randrange(1, 10000):04}")
    separator = random.choice(("-", "-", "-", "-", " ", ".", "–", ""))
    text = separator.join(groups)
    return Written("ssn", text, not separator, len(text))


def _rrn(random: Random) -> Written:
    born = f"{random.randrange(100):02}{random.randrange(1, 13):02}{random.randrange(1, 29):02}"
    number = f"{born}{random.choice('12341234')}{random.randrange(96):02}{random.randrange(1000):03}"
    number += rrn.calc_check_digit(number)
    separator = random.choice(("-", "-", "-", "-", " ", "–", " - ", ""))
    text = f"{number[:6]}{separator}{number[6:]}"
    return Written("rrn", text, not separator, len(text))


_WRITERS = {"phone": _phone, "email": _email, "card": _card, "iban": _iban, "ssn": _ssn, "rrn": _rrn}
