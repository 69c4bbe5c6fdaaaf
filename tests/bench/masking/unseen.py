"""A second, independent corpus for the masking benchmark: seeded, labelled messages as contact centres see them.

It was written from the issue and the catalogue alone, without a look at the engine or at the other corpora; nothing is
tuned to it. Common ways of writing are drawn often and rare ones rarely. Every value is made up by the seed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from typing import TypeVar

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType
from schwifty import IBAN
from stdnum import iban as iban_check
from stdnum import luhn

from tests.bench.masking.corpora import Corpus, Harmless, Message, Truth
from tests.bench.masking.lookalikes import Language
from tests.bench.masking.values import Kind

_T = TypeVar("_T")
_ATTEMPTS = 1_000
_OBFUSCATED_SHARE = 0.08


def messages(count: int, seed: int, corpus: Corpus = "chat") -> list[Message]:
    """The first `count` messages of a corpus; the same seed gives the same ones.

    In `chat` about one message in eight holds a digit or `@`, in `dense` every one does.
    """
    random = Random(f"unseen {corpus} {seed}")
    return list(islice(_endless(random, corpus), count))


def _endless(random: Random, corpus: Corpus) -> Iterator[Message]:
    while True:
        language: Language = "ko" if random.random() < 0.5 else "en"
        said = _SAID[language]
        if corpus == "chat" and random.random() >= 1 / 8:
            template = random.choice(said["talk"])
        else:
            sort = _weighted(random, _SORTS[corpus])
            if sort == "contact":
                sort = _weighted(random, _KIND_WEIGHTS)
            elif sort == "look-alike":
                sort = _weighted(random, _FAMILY_WEIGHTS if corpus == "chat" else dict.fromkeys(LOOK_ALIKES, 1.0))
            template = random.choice(said[sort])
        if random.random() < 0.25:
            template = random.choice(said["opener"]) + random.choice("  \n") + template
        if random.random() < 0.15:
            template += random.choice("  \n") + random.choice(said["talk"])
        yield _filled(random, template, language)


def _filled(random: Random, template: str, language: Language) -> Message:
    """The message of a template: `{kind}` and `{family}` are drawn and labelled, `{n}` is a small number, unlabelled.

    `{lone_phone}` stands where no word says what it is, so there no bare run of digits is drawn that could be anything.
    """
    text = ""
    truths: list[Truth] = []
    look_alikes: list[Harmless] = []
    for place, part in enumerate(re.split(r"\{(\w+)\}", template)):
        start = len(text)
        if place % 2 == 0:
            text += part
        elif part == "n":
            text += str(_weighted(random, {1: 3, 2: 4, 3: 3, 5: 1, 7: 1, 10: 2, 12: 1, 24: 1}))
        elif part in _FAMILIES:
            text += _FAMILIES[part](random, language)
            look_alikes.append(Harmless(part, start, len(text)))
        else:
            kind: Kind = "phone" if part == "lone_phone" else next(kind for kind in _KIND_WEIGHTS if kind == part)
            value, extension, obfuscated = _written(random, kind, language, lone=part == "lone_phone")
            text += value + extension
            # Of an address only the mailbox is judged; its domain may stay.
            judged = next(place for place, sign in enumerate(value) if sign in "@＠") if kind == "email" else len(value)
            truths.append(Truth(kind, start, len(text), start + judged, obfuscated))
    return Message(text, language, tuple(truths), tuple(look_alikes))


def _written(random: Random, kind: Kind, language: Language, *, lone: bool) -> tuple[str, str, bool]:
    """A value, its extension if any, and whether it is obfuscated."""
    clear = "0.*|.*[^0-9].*" if lone else ".*"
    value = _until(lambda: _WRITERS[kind](random, language), lambda text: bool(re.fullmatch(clear, text)))
    if random.random() < _OBFUSCATED_SHARE:
        return _disguised(random, value, kind), "", True
    if kind == "phone" and random.random() < 0.02:
        return value, random.choice(_EXTENDED[language].split("|")).format(random.randrange(10, 9999)), False
    return value, "", False


def _weighted(random: Random, weights: Mapping[_T, float]) -> _T:
    return random.choices(list(weights), list(weights.values()))[0]


def _weights(table: str) -> dict[str, float]:
    """`a,b=3 c=1` as a mapping."""
    entries = [entry.rpartition("=") for entry in table.split()]
    return {name: float(weight) for names, _, weight in entries for name in names.split(",")}


def _until(draw: Callable[[], _T], holds: Callable[[_T], bool]) -> _T:
    """The first draw for which `holds`; RuntimeError if a thousand do not, for then the pattern itself is wrong."""
    for _ in range(_ATTEMPTS):
        drawn = draw()
        if holds(drawn):
            return drawn
    raise RuntimeError(f"{_ATTEMPTS} draws in tests/bench/masking/unseen.py gave nothing valid: correct its pattern.")


def _drawn(random: Random, pattern: str) -> str:
    """The pattern with # a digit, % a digit but 0, & a capital, ~ a hex digit, @ a day as eight digits, _ a blank."""
    alphabets = {"#": "0123456789", "%": "123456789", "&": "ABCDEFGHJKLMNPRSTUVWXYZ", "~": "0123456789abcdef", "_": " "}
    drawn = "".join(random.choice(alphabets[sign]) if sign in alphabets else sign for sign in pattern)
    return drawn.replace("@", f"{_moment(random):%Y%m%d}")


def _moment(random: Random) -> datetime:
    return datetime(2023, 1, 1) + timedelta(milliseconds=random.randrange(4 * 365 * 24 * 3_600_000))  # noqa: DTZ001


def _split(digits: str, sizes: tuple[int, ...]) -> list[str]:
    """The digits in groups of these sizes, as far as they go."""
    signs = iter(digits)
    return [group for size in sizes if (group := "".join(islice(signs, size)))]


# Phones: numbers of a plan that phonenumbers accepts, as it writes them and as people do

_PLANS: dict[str, dict[str, float]] = {
    "KR": _weights("10########=78 2#######,31#######,51#######,70########=3 2########=6 %########=5 80#######=1"),
    "US": _weights("%##%######=94 800%######,888%######,877%######=2"),
    "CA": _weights("416%######=3 647%######,604%######,514%######=2 403%######,613%######,905%######,902%######=1"),
    "GB": _weights("7%########=80 20########=8 1%########=6 121#######,161#######=2 800#######,330#######=1"),
    "DE": _weights("15%########=28 17########=30 160#######,30########=6 30#######=4 %########=10 800#######=1"),
    "FR": _weights("6########=55 7########=18 1########,2########=5 %########=10 800######=1"),
    "JP": _weights("90########=34 80########=30 70########=14 3########=8 6########=4 %########=7 120######=2"),
    "CN": _weights("13#########=30 15#########=22 18#########=24 17#########,19#########=7 10########,21########=3"),
    "IN": _weights("9#########=40 8#########=25 7#########=20 6#########=5 22########,80########=3 1800######=1"),
    "AU": _weights("4########=70 2########,3########=9 7########=5 8########=4 1800######,1300######=2"),
}  # fmt: skip
_CALLING = {"KR": 82, "US": 1, "CA": 1, "GB": 44, "DE": 49, "FR": 33, "JP": 81, "CN": 86, "IN": 91, "AU": 61}
_ABROAD = "IT ES NL CH AT PL SE SG HK TW VN TH PH ID BR MX AE TR NZ".split()
_CALLERS: dict[Language, dict[str, float]] = {
    "ko": _weights("KR=90 US=3 JP,CN=2 DE,GB,AU,CA=0.5 abroad=1"),
    "en": _weights("US=32 GB=14 CA,AU=9 IN=12 DE=6 FR=5 KR=4 JP,CN,abroad=3"),
}
_TRUNK = ("KR", "GB", "DE", "FR", "JP", "AU")

# How people group the digits of a mobile number, trunk 0 and all, where that differs from phonenumbers.
_GROUPED_BY_HAND: dict[tuple[str, int], tuple[tuple[int, ...], ...]] = {
    ("GB", 11): ((5, 3, 3), (5, 6), (4, 3, 4), (5, 2, 2, 2)),
    ("DE", 11): ((4, 7), (4, 3, 4), (4, 3, 2, 2), (4, 4, 3)),
    ("DE", 12): ((4, 8), (4, 4, 4), (4, 2, 2, 2, 2), (5, 7)),
    ("FR", 10): ((2, 2, 2, 2, 2), (4, 3, 3), (4, 2, 2, 2)),
    ("AU", 10): ((4, 3, 3), (2, 4, 4), (4, 6)),
    ("IN", 10): ((5, 5), (5, 5), (3, 3, 4), (4, 3, 3), (4, 6)),
    ("IN", 11): ((6, 5), (1, 5, 5)),
    ("CN", 11): ((3, 4, 4), (4, 4, 3)),
}
_SEPARATORS: dict[str, dict[str, float]] = {
    "KR": {"-": 64, "": 22, " ": 8, ".": 4},
    "US": {"-": 60, "": 16, " ": 10, ".": 12, "/": 0.3},
    "GB": {" ": 60, "": 34, "-": 4, ".": 1},
    "DE": {" ": 52, "": 26, "-": 9, "/": 10, ".": 1},
    "FR": {" ": 52, "": 20, ".": 20, "-": 4, "/": 2},
    "JP": {"-": 66, "": 26, " ": 6, ".": 1},
    "CN": {"": 52, " ": 26, "-": 20},
    "IN": {" ": 42, "": 44, "-": 12, ".": 1},
}
_RARE_SEPARATORS = (" - ", "--", " . ", ". ", " / ", "\u2013", "\u2010", "\u2011", "\u00a0", "  ", "\u202f", " -")
_LEADS = ("+{} ", "+{} ", "+{} ", "+{}-", "+{}", "00{} ", "00{}", "(+{}) ", "+({}) ", "+{}.")
_EXTENDED: dict[Language, str] = {"ko": " 내선 {}| (내선 {})| #{}", "en": " ext. {}| ext {}| x{}|x{}| extension {}"}


def _phone(random: Random, language: Language) -> str:
    region = _weighted(random, _CALLERS[language])
    if region == "abroad":
        return _abroad(random)

    def drawn() -> phonenumbers.PhoneNumber:
        national = int(_drawn(random, _weighted(random, _PLANS[region])))
        return phonenumbers.PhoneNumber(country_code=_CALLING[region], national_number=national)

    number = _until(drawn, phonenumbers.is_valid_number)
    at_home = random.random() < (0.88 if (region == "KR") == (language == "ko") else 0.4)
    return _at_home(random, region, number) if at_home else _from_abroad(random, region, number)


def _abroad(random: Random) -> str:
    """A number of a country whose plan the engine is not asked to know, so always with its country code."""
    number = phonenumbers.example_number_for_type(random.choice(_ABROAD), PhoneNumberType.MOBILE)
    assert number and number.national_number
    number.national_number += random.randrange(10_000) - number.national_number % 10_000
    way = random.choice((PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164))
    return phonenumbers.format_number(number, way)


def _at_home(random: Random, region: str, number: phonenumbers.PhoneNumber) -> str:
    written = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    if region == "IN" and random.random() < 0.75:
        written = written.removeprefix("0")
    if region not in ("KR", "US", "CA") and random.random() < 0.3:
        return written
    groups: list[str] = re.findall(r"\d+", written)
    is_mobile = phonenumbers.number_type(number) == PhoneNumberType.MOBILE
    shapes = _GROUPED_BY_HAND.get((region, len("".join(groups))))
    if shapes and is_mobile and random.random() < 0.5:
        groups = _split("".join(groups), random.choice(shapes))
    separator = _separator(random, region)
    if region in ("US", "CA"):
        return _north_american(random, groups, separator)
    if separator in ("-", " ", ".", "/") and len(groups) > 1 and random.random() < (0.02 if is_mobile else 0.3):
        area, rest = groups[0], ("" if separator == "/" else separator).join(groups[1:])
        if region == "JP" and len(groups) == 3:
            return "{}({}){}".format(*groups)
        ways = {"KR": ("{}){}", "({}){}", "({}) {}", "({})-{}"), "DE": ("({}) {}", "{}/{}", "{} / {}", "{} - {}")}
        return random.choice(ways.get(region, ("({}) {}", "({}) {}", "({}){}", "({})-{}"))).format(area, rest)
    if separator == "/" and region == "DE":
        return groups[0] + "/" + random.choice(("", " ")).join(groups[1:])
    return separator.join(groups)


def _separator(random: Random, region: str) -> str:
    if random.random() < 0.03:
        return random.choice(_RARE_SEPARATORS)
    return _weighted(random, _SEPARATORS[{"CA": "US", "AU": "GB"}.get(region, region)])


def _north_american(random: Random, groups: list[str], separator: str) -> str:
    area, *rest = groups
    if random.random() < 0.07:
        area = random.choice(("1-", "1 ")) + area if separator else "1" + area
    elif random.random() < 0.35:
        return random.choice(("({}) {}", "({}) {}", "({}){}", "({})-{}")).format(area, random.choice("-- .").join(rest))
    elif random.random() < 0.06:
        return f"{area} {random.choice(('-', '.', '')).join(rest)}"
    return separator.join((area, *rest))


def _from_abroad(random: Random, region: str, number: phonenumbers.PhoneNumber) -> str:
    if random.random() < 0.26:
        return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if random.random() < 0.1:
        return phonenumbers.format_number(number, PhoneNumberFormat.RFC3966).removeprefix("tel:")
    written = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    if random.random() < 0.5:
        return written
    code, *groups = re.findall(r"\d+", written)
    separator, lead = _separator(random, region), random.choice(_LEADS)
    if region in ("US", "CA"):
        lead = random.choice(("+{} ", "+{}-", "+ {} ", "+{}", "+{}."))
        if random.random() < 0.35:
            groups[:2] = [random.choice(("({}) {}", "({}){}")).format(*groups[:2])]
    elif region in _TRUNK and random.random() < 0.3 and groups[0] not in ("1800", "1300"):
        # The 0 that falls away from abroad: in brackets as print has it, or simply left standing.
        lead = random.choice(("+{} (0)", "+{} (0) ", "+{}(0)", "00{} (0) ", "+{} 0"))
    elif random.random() < 0.04:
        lead = "{}-" if separator == "-" else "{} "
    return lead.format(code) + separator.join(groups)


# E-mail addresses, all under names that say they are examples

_NAMES = (
    "minji jihoon seoyeon kim park lee choi hyunwoo yuna hong gildong emma liam olivia noah jsmith sarah dave lukas "
    "anna klaus weber camille dupont hiroshi sato wei zhang priya raj sharma jack nguyen tremblay info sales support cs"
).split()
_DOMAINS = _weights(
    "example.com,example.org,example.net,example.co.kr,example.kr=8 example.co.uk,beispiel.de,exemple.fr=3 "
    "example.co.jp,example.cn,example.in=3 example.com.au,example.ca,mail.example.com,hq.mail.example.co.kr=2 "
    "sample-shop.kr=2 cs.sample-univ.ac.kr,muster-bau.de,e-x-a-m-p-l-e.com,365sample.net=1 "
    "EXAMPLE.COM,Example.Com,sample.photography,example.museum=0.5 "
    "bücher-muster.de,예시상점.kr,例え.jp,exemple-café.fr,xn--fsq.example.com=0.4"
)


def _email(random: Random, language: Language) -> str:
    one, other = random.choice(_NAMES), random.choice(_NAMES)
    year = str(random.choice((random.randrange(60, 100), random.randrange(1960, 2010), random.randrange(1, 9999))))
    ways: dict[str, float] = {one + year: 26, f"{one}.{other}": 20, one: 12, one + other: 10, f"{one}_{other}": 5}
    ways |= {f"{one[0]}.{other}": 5, f"{one}-{other}": 3, f"{one}.{other}{year}": 5, f"{one}_{year}": 3, one.title(): 2}
    ways |= {f"{one}+{other}": 3, f"{one}.{other}+{year}": 1, f"o'{other}": 1, f"{one}.o'{other}": 0.7, one[0]: 1.5}
    ways |= {_drawn(random, "%########"): 3, _drawn(random, "010%#######"): 1, one[:2]: 1, f"{one}.{year}": 1}
    ways |= {f"_{one}_": 0.4, f"{one}.{other}".upper(): 1, f"{one}{year}.{other}": 2, f"{one}--{other}": 0.2}
    return f"{_weighted(random, ways)}@{_weighted(random, _DOMAINS)}"


# Cards: how a number begins, and its length.
_ISSUERS = _weights(
    "4/16=34 51/16,52/16,53/16,54/16,55/16=5 2221/16,2345/16,2500/16,2699/16,2720/16=1 34/15=4 37/15=6 36/14=2 "
    "3852/14,300/14=0.5 4/13=0.3 4/19=0.5 6011/16=3 65/16=2 645/16=1 3528/16,3569/16=2 3589/16=1 62/16=5 "
    "62/17,62/18=0.7 62/19=3 6521/16,817/16,508/16=1 2200/16,2204/16=1 5018/16,6759/16=0.7 6304/18,6761/19=0.5"
)
_CARD_SHAPES: dict[int, tuple[int, ...]] = {13: (4, 3, 3, 3), 14: (4, 6, 4), 15: (4, 6, 5)}
_CARD_SEPARATORS: dict[str, float] = {" ": 44, "": 32, "-": 20, ".": 1, "\u00a0": 1.5, " - ": 0.7, "  ": 0.7}


def _card_digits(random: Random) -> str:
    prefix, _, length = _weighted(random, _ISSUERS).partition("/")
    body = prefix + "".join(random.choices("0123456789", k=int(length) - len(prefix) - 1))
    return body + luhn.calc_check_digit(body)


def _card(random: Random, language: Language, digits: str = "") -> str:
    digits = digits or _card_digits(random)
    shape = (6, 13) if len(digits) == 19 and random.random() < 0.3 else _CARD_SHAPES.get(len(digits), (4, 4, 4, 4, 4))
    return _weighted(random, _CARD_SEPARATORS).join(_split(digits, shape))


# IBANs and social security numbers

_BANKED = _weights(
    "DE=28 FR=18 GB=14 NL=7 ES,IT=6 BE,AT,CH=4 IE,PL=3 PT=2 SE,NO,DK,FI,CZ,HU,RO,GR,LU,MT,TR,AE,SA,IL,LT=0.7 "
    "HR,SI,SK,BG,EE,LV,CY,UA,RS,GE,KZ,QA,LI,MC,IS,PK=0.4"
)


def _iban_characters(random: Random) -> str:
    country = _weighted(random, _BANKED)
    return _until(lambda: str(IBAN.random(country_code=country, random=random)), _is_iban)


def _is_iban(characters: str) -> bool:
    return iban_check.is_valid(characters, check_country=False)


def _iban(random: Random, language: Language, characters: str = "") -> str:
    separator = _weighted(random, {" ": 58, "": 34, "-": 3, "\u00a0": 3})
    text = separator.join(re.findall(".{1,4}", characters or _iban_characters(random)))
    return text.lower() if random.random() < 0.06 else text


def _ssn(random: Random, language: Language) -> str:
    # Nine bare digits are one only because every template of this kind names it before.
    separator = _weighted(random, {"-": 72, "": 14, " ": 9, ".": 2, "\u2013": 3})
    return separator.join(f"{random.randrange(10**size):0{size}}" for size in (3, 2, 4))


_WRITERS: Mapping[Kind, Callable[[Random, Language], str]] = {
    "phone": _phone, "email": _email, "card": _card, "iban": _iban, "ssn": _ssn,
}  # fmt: skip

# Obfuscation: what the issue lists, by how often a message would have it

_WAYS = _weights("full-width=30 other-digits=12 zero-width=18 bidi=14 soft-hyphen=6 marks=7 line-break=16")
_NOUGHTS = "\u0660\u06f0\u0966\u09e6\u0e50\u1040\U0001d7ce\U0001d7f6"
_INVISIBLE = {
    "zero-width": "\u200b\u200b\u200b\u200c\u200d\u2060\ufeff",
    "soft-hyphen": "\u00ad",
    "bidi": "\u200e\u200f",
}
_MARKS = ("\u0336", "\u0332", "\u0301", "\u0307", "\ufe0f\u20e3")


def _disguised(random: Random, text: str, kind: Kind) -> str:
    ways = dict(_WAYS)
    if kind == "email":
        del ways["other-digits"], ways["line-break"]
    elif kind == "phone" and text.isdigit():
        del ways["line-break"]
    match _weighted(random, ways):
        case "full-width":
            return text.translate({ord(sign): ord(sign) + 0xFEE0 for sign in text if "!" <= sign <= "~"})
        case "other-digits":
            nought = ord(random.choice(_NOUGHTS))
            return text.translate({ord(sign): nought + int(sign) for sign in "0123456789"})
        case "bidi" if random.random() < 0.5:
            return random.choice("\u202a\u202d\u2066\u2068") + text + random.choice("\u202c\u2069")
        case "marks":
            mark, share = random.choice(_MARKS), random.choice((1.0, 0.5))
            return "".join(s + mark if s.isascii() and s.isalnum() and random.random() < share else s for s in text)
        case "line-break":
            # Between two groups, or among the digits where there are no groups.
            gaps = [found.span() for found in re.finditer(r"\b[ .\u00a0-]+\b", text)]
            start, end = random.choice(gaps or [(len(text) // 2, len(text) // 2)])
            return text[:start] + text[start:end].strip() + random.choice(("\n", "\n", "\r\n", "\u2028")) + text[end:]
        case invisible:
            return _strewn(random, text, random.choice(_INVISIBLE[invisible]))


def _strewn(random: Random, text: str, sign: str) -> str:
    """The text with an invisible sign in one to three of its gaps, or in every gap."""
    gaps = range(1, len(text))
    chosen = set(gaps) if random.random() < 0.25 else set(random.sample(gaps, random.randint(1, 3)))
    return "".join(sign * (place in chosen) + raw for place, raw in enumerate(text))


# Look-alikes

_CONTACT_SHAPES = {(3, 3, 4), (10,), (1, 3, 3, 4), (11,), (5, 5), (3, 4, 4), (4, 3, 3), (4, 4), (8,), (3, 2, 4)}


def reads_as_contact(text: str) -> bool:
    """Whether some of the number groups would, on their own, be a card, a phone number or an SSN to any reader.

    Such a look-alike is none that anybody could tell, so it is not drawn.
    """
    groups = re.findall("[0-9]+", text)
    for start in range(len(groups)):
        for end in range(start + 1, min(start + 5, len(groups)) + 1):
            digits, shape = "".join(groups[start:end]), tuple(map(len, groups[start:end]))
            if 12 <= len(digits) <= 19 and min(shape) >= 3 and digits[0] in "234568" and luhn.is_valid(digits):
                return True
            if shape == (3, 2, 4) or (shape in _CONTACT_SHAPES and _is_phone(digits, ("US", "IN", "CN", "AU", "KR"))):
                return True
            if digits[0] == "0" and 8 <= len(digits) <= 14 and _is_phone(digits, (*_TRUNK, "IN", "CN")):
                return True
    return False


def _is_phone(digits: str, regions: tuple[str, ...]) -> bool:
    plans = (phonenumbers.PhoneNumber(country_code=_CALLING[region], national_number=int(digits)) for region in regions)
    return any(map(phonenumbers.is_valid_number, plans))


def _clear(draw: Callable[[], str]) -> str:
    return _until(draw, lambda text: not reads_as_contact(text))


def _patterned(table: str = "", **local: str) -> Callable[[Random, Language], str]:
    """Draws one of the patterns of the table or of its addition for a language."""
    patterns = {language: (table + " " + local.get(language, "")).split() for language in ("ko", "en")}

    def write(random: Random, language: Language) -> str:
        return _clear(lambda: _drawn(random, random.choice(patterns[language])))

    return write


def _dated(table: str, **local: str) -> Callable[[Random, Language], str]:
    """A moment in one of the forms of strftime, which | parts; now and then a range."""

    def write(random: Random, language: Language) -> str:
        form = random.choice((table + "|" + local[language]).split("|"))
        text = f"{_moment(random):{form}}"
        if random.random() < 0.1 and re.fullmatch("(%.[-/:.]?)+", form) and re.search("[-/:.]", form):
            return text + random.choice(("~", " ~ ", " - ", "-")) + f"{_moment(random):{form}}"
        return text

    return write


def _table(random: Random, language: Language) -> str:
    def rows() -> str:
        cells = random.choices(("%#.#", "%,###", "%", "%#", "%##", "%###"), k=random.randint(3, 6))
        if random.random() < 0.6:
            cells = cells[:1] * len(cells)
        between = random.choice(("\t", " ", "  ", ",", " | ", ", "))
        return "\n".join(between.join(_drawn(random, cell) for cell in cells) for _ in range(random.randint(1, 4)))

    return _clear(rows)


def _mistyped(random: Random, characters: str, is_valid: Callable[[str], bool]) -> str:
    """One digit replaced, or two neighbours changed about, so that the check fails."""

    def typed() -> str:
        place = random.randrange(4, len(characters) - 1)
        if random.random() < 0.3:
            return characters[:place] + characters[place + 1] + characters[place] + characters[place + 2 :]
        return characters[:place] + random.choice("0123456789") + characters[place + 1 :]

    return _until(typed, lambda text: not is_valid(text))


def _bad_card(random: Random, language: Language) -> str:
    return _clear(lambda: _card(random, language, _mistyped(random, _card_digits(random), luhn.is_valid)))


def _bad_iban(random: Random, language: Language) -> str:
    return _clear(lambda: _iban(random, language, _mistyped(random, _iban_characters(random), _is_iban)))


_FAMILIES: dict[str, Callable[[Random, Language], str]] = {
    "date": _dated(
        "%Y-%m-%d|%Y-%m-%d|%Y.%m.%d|%Y/%m/%d|%Y%m%d|%Y-%m-%d %H:%M:%S|%Y-%m-%dT%H:%M:%SZ|%m/%d",
        ko="%Y년 %m월 %d일|%m월 %d일|%y.%m.%d|%Y. %m. %d.|%y%m%d|%Y년%m월%d일 %H시%M분|%Y.%m.%d %H:%M",
        en="%d/%m/%Y|%m/%d/%Y|%d.%m.%Y|%B %d, %Y|%d %b %Y|%m-%d-%Y|%d/%m/%y|%Y-%m-%dT%H:%M:%S+09:00",
    ),
    "time": _dated("%H:%M|%H:%M|%H:00|%H:%M:%S|%H:%M:%S.%f", ko="오후 %I:%M|%H시 %M분", en="%I:%M %p|%I:%M%p"),
    "price": _patterned(
        ko="%,##0원 %#,###원 %##,###원 %,###,###원 %##,###,###원 %#00원 %###0원 %####0원 %#####0원 ₩%##,### %#만원",
        en="$%#.## $%##.## $%,###.## $%#,### £%#.## £%,### ¥%#,### %.###,##_€ %##,##_€ USD_%,###.## Rs._%,##,###/-",
    ),
    "order": _patterned(
        "@######## @-####### ORD-###### ORD@-#### %###### 11%-#######-####### %#-#####-##### W######### 3%############ "
        "INV-20##-##### PO-%##### CS%####### TKT-%#### %######### @-&&####"
    ),
    "tracking": _patterned(
        "1Z###&&%######### 94001%############## 9400_1%##_####_####_####_## %########### %###-####-#### EE#########KR "
        "RR#########CN LX#########GB SF############# JJD0############## TBA############ %######### "
        "%############### %###_####_#### 00340434%###########"
    ),
    "version": _patterned("v%.#.# v%.##.### %.#.# 10.0.1####.#### %##.0.6###.1## 17.#.% %.#.#-rc.% 202#.%.#"),
    "ip": _patterned("192.168.%.1## 192.168.0.%# 10.%#.1##.% 203.0.113.%# 198.51.100.1##:8080 2001:db8::~~~~:~~"),
    "uuid": _patterned("~~~~~~~~-~~~~-4~~~-a~~~-~~~~~~~~~~~~ ~~~~~~~~-~~~~-7~~~-9~~~-~~~~~~~~~~~~"),
    "hash": _patterned(f"~~~d~~~ a~~~~~~~ {'~' * 11}c {'~' * 31}f {'~' * 39}b {'~' * 63}e"),
    "coordinates": _patterned(
        "-3%.####,_15%.#### 37.5####,_126.9#### 37.5#####,127.0##### 35.1######,129.0###### N37°3#'5#\"_E126°5#'4#\" "
        "5%.#####,_-0.1#### 40.7###,_-74.0### 51.5#####,-0.1##### 48.8######_2.3###### lat:52.5#####,lon:13.4#####"
    ),
    "table": _table,
    "bad_card": _bad_card,
    "bad_iban": _bad_iban,
}
LOOK_ALIKES: tuple[str, ...] = tuple(_FAMILIES)

# What is said, and how often

_SORTS: dict[Corpus, dict[str, float]] = {
    "chat": {"contact": 34, "look-alike": 42, "both": 9, "digits": 15},
    "dense": {"contact": 55, "look-alike": 25, "both": 20},
}
_KIND_WEIGHTS: dict[Kind, float] = {"phone": 48, "email": 26, "card": 12, "ssn": 8, "iban": 6}
_FAMILY_WEIGHTS = _weights(
    "date=20 time,price=17 order=15 tracking=9 version=5 ip,table,bad_card=3 uuid,hash,coordinates,bad_iban=2"
)


def _told(block: str) -> dict[str, tuple[str, ...]]:
    """`key: template ;; template` line by line, where lines of one key add up and ¶ is a line break of the message."""
    told: dict[str, tuple[str, ...]] = {}
    for line in block.strip().splitlines():
        key, _, templates = line.strip().partition(": ")
        told[key] = told.get(key, ()) + tuple(templates.replace("¶", "\n").split(" ;; "))
    return told


_SAID: dict[Language, dict[str, tuple[str, ...]]] = {
    "ko": _told("""
        opener: 안녕하세요. ;; 네, ;; 아 네 맞아요. ;; 저기요~ ;; 감사합니다. ;; 잠시만요! ;; 확인했습니다.
        talk: 지난주에 주문한 상품 배송이 아직도 안 왔는데 언제쯤 받을 수 있을까요? ;; 환불은 어떻게 신청하나요
        talk: 앱에서 자꾸 로그아웃되고 결제도 안 돼요 ㅠㅠ 확인 부탁드립니다 🙏 ;; 네 기다릴게요
        talk: 고객님, 이용에 불편을 드려 죄송합니다. 담당 부서에 확인한 뒤 바로 안내해 드리겠습니다.
        phone: 제 번호는 {phone}입니다 ;; {lone_phone} ;; 연락처 {phone} 로 전화 주세요. ;; 번호는{phone}이고요
        phone: {lone_phone}으로 문자 부탁드려요 ;; 휴대폰번호:{phone} ;; T.{phone} ;; 가입된 번호가 {phone} 맞나요?
        phone: HP {phone} (본인) ;; 전화는 {phone}나 {phone} 둘 다 돼요 ;; ☎{phone} ;; {lone_phone} 이에요
        email: 이메일은 {email} 입니다. ;; {email} ;; {email}로 보내주세요 ;; 메일주소는{email}이에요
        email: 아이디가 {email}인데 로그인이 안 돼요 ;; 메일:{email} ;; <{email}>에서 온 메일인데요
        card: 카드번호는 {card}입니다 ;; {card} 이 카드로 결제했어요 ;; 결제카드{card}요 ;; {card} 유효기간 12/28
        ssn: 제 SSN은 {ssn} 입니다 ;; 사회보장번호는 {ssn}이에요 ;; SSN: {ssn} ;; 사회보장번호 {ssn} 조회요
        iban: IBAN은 {iban} 입니다 ;; 독일 계좌 {iban} 로 환불요 ;; 해외계좌(IBAN): {iban} ;; 계좌번호{iban}입니다
        both: {date} {phone} 통화했습니다 ;; 주문번호 {order}, 연락처 {phone}입니다 ;; {card} 로 {price} 결제
        both: 이름: 홍길동¶연락처: {phone}¶이메일: {email} ;; {date}에 {email}로 발송 ;; [{time}] {lone_phone}
        both: {price} 환불은 {iban} 로요 ;; IP {ip}: {email} 로그인 실패 ;; 송장 {tracking} / {phone}
        digits: 상품 {n}개 주문했어요 ;; {n}일 안에 도착하나요? ;; 뒷자리 1234예요 ;; @민지 이거 확인 부탁해요
        date: {date}에 주문했어요 ;; 예약일이 {date}인데 변경되나요? ;; 날짜는 {date}
        time: {time}에 전화 주세요 ;; 영업시간이 {time} 맞나요? ;; {time}쯤 방문할게요
        price: {price} 결제됐는데 맞나요? ;; 총 {price}입니다 ;; {price}에서 {price}으로 올랐네요
        order: 주문번호 {order} 입니다 ;; 주문번호는 {order}예요 ;; 접수번호: {order} ;; 주문번호{order} 취소요
        tracking: 운송장번호 {tracking} 조회가 안 돼요 ;; 송장번호는 {tracking}입니다 ;; 택배 송장: {tracking}
        version: 앱 버전 {version} 쓰고 있어요 ;; 버전은 {version}입니다
        ip: 제 IP는 {ip} 입니다 ;; {ip} 로 접속하면 막혀요
        uuid: 요청 ID {uuid} 확인해주세요 ;; 세션:{uuid}
        hash: 체크섬이 {hash} 로 나와요 ;; 커밋 {hash} 부터 오류입니다
        coordinates: 위치는 {coordinates} 입니다 ;; 좌표 {coordinates} 근처에 있어요
        table: 월별 사용량입니다¶{table} ;; 측정값: {table} ;; {table}¶이렇게 나와요
        bad_card: 카드번호 {bad_card} 가 유효하지 않대요 ;; {bad_card} 이 카드 등록이 안 됩니다
        bad_iban: IBAN {bad_iban} 오류라고 나옵니다 ;; {bad_iban} 계좌가 없는 계좌래요
    """),
    "en": _told("""
        opener: Hi there, ;; Hello. ;; Sure, ;; Yes please. ;; Thanks! ;; One sec... ;; ok so
        talk: My parcel still hasn't turned up and it was meant to be here last week, can you look into it?
        talk: The app keeps logging me out whenever I open the basket :( ;; How do I get a refund for this? ;; thanks 👍
        talk: I'm really sorry for the trouble. Let me check that with the warehouse for you right now, one moment.
        phone: my number is {phone} ;; {lone_phone} ;; Call me on {phone} please. ;; {phone} is my mobile
        phone: Phone: {phone} ;; text {phone} or {phone} ;; tel:{phone} ;; WhatsApp {phone}!
        phone: ({phone}) is dead, try {phone} ;; Mobile - {phone} ;; ph# {phone}; thanks
        email: my email is {email} ;; {email} ;; Please send it to {email}. ;; email:{email} ;; It bounced (<{email}>)
        email: mailto:{email} ;; cc {email}; {email} as well ;; "{email}" is what I typed
        card: My card number is {card} ;; {card} exp 09/27 cvv 123 ;; charged to {card}. ;; not {card} but {card}
        ssn: my SSN is {ssn} ;; SSN: {ssn} ;; Social security number {ssn} ;; ssn# {ssn}, thanks
        iban: IBAN: {iban} ;; Please refund to {iban} ;; my iban is {iban}, thanks ;; account {iban} (Sparkasse)
        both: {date} {phone} called back ;; Order {order}, phone {phone} ;; {price} was charged to {card}
        both: Name: Anna Weber¶Phone: {phone}¶Email: {email} ;; Emma | {lone_phone} | {email} ;; [{time}] {lone_phone}
        both: refund of {price} to IBAN {iban} ;; DOB {date}, SSN {ssn} ;; login for {email} from {ip}
        both: tracking no. {tracking}, call {phone} ;; request {uuid}: user {email}
        digits: I ordered {n} of them ;; it's been {n} days now ;; ends in 4242 I think ;; @Sarah can you take this?
        date: I ordered it on {date} ;; Can we move it to {date}? ;; It's due {date}.
        time: call me at {time} ;; Are you open {time}? ;; The chat dropped at {time}
        price: I was charged {price} ;; total is {price}. ;; It went from {price} to {price}
        order: Order number {order} ;; my order no. is {order} ;; order #{order} never came ;; Case ref: {order}
        tracking: Tracking number {tracking} ;; tracking: {tracking} shows nothing ;; parcel {tracking} is stuck
        version: I'm on version {version} ;; since {version} it is broken
        ip: my IP is {ip} ;; can't reach {ip} from here
        uuid: request id {uuid} ;; session={uuid}
        hash: sha is {hash} ;; the checksum says {hash}
        coordinates: I'm at {coordinates} ;; location: {coordinates}
        table: readings:¶{table} ;; My usage was {table} ;; {table}¶that's the export
        bad_card: it says card number {bad_card} is invalid ;; {bad_card} gets declined as mistyped
        bad_iban: IBAN {bad_iban} fails the check ;; your form rejects {bad_iban}
    """),
}
