"""Made-up values of every kind that masking knows, in the ways people write them: what customers write in random runs.

All of them are nobody's by the catalogue, and of undisputed form: whoever reads one would say what kind it is of.

>>> from random import Random
>>> value("phone", Random(1))
'+1-659-555-0197'
"""

import re
from collections.abc import Callable, Mapping
from random import Random

from machine.story.fictional_data import AREA_CODES
from spec.catalogue.load import load

FIRST_NAMES = ("melissa", "hana.kim", "jun_lee", "o-connor", "dana", "j.p.morales", "yuna", "support")
TAGS = ("", "", "", "+shop", "+2024", "+a.b")
DOMAINS = ("example.com", "example.net", "example.org")
PHONES = (
    "+1 ({area}) 555-01{line}",
    "+1 {area} 555 01{line}",
    "+1-{area}-555-01{line}",
    "+1{area}55501{line}",
    "({area}) 555-01{line}",
    "{area}-555-01{line}",
    "{area}.555.01{line}",
    "1-{area}-555-01{line}",
    "+1\u00a0{area}\u00a0555\u00a001{line}",
)
GROUPS = {14: (4, 6, 4), 15: (4, 6, 5), 16: (4, 4, 4, 4)}
"""How cards of so many digits are printed."""
SEPARATORS = ("", " ", "-")


def _phone(random: Random) -> str:
    return random.choice(PHONES).format(area=random.choice(AREA_CODES), line=f"{random.randrange(100):02d}")


def _email(random: Random) -> str:
    number = random.choice(("", "", "", "7", "88", "1999"))
    # Digits stand at the end of a mailbox that is nobody's, so a tag with some goes without more of them.
    tag = random.choice(TAGS)
    written = f"{random.choice(FIRST_NAMES)}{tag}{'' if tag[-1:].isdigit() else number}@{random.choice(DOMAINS)}"
    return random.choice((written, written, written.upper(), written.title()))


def _grouped(digits: str, lengths: tuple[int, ...], separator: str) -> str:
    groups = []
    for length in lengths:
        groups.append(digits[:length])
        digits = digits[length:]
    return separator.join(groups)


def _card(random: Random) -> str:
    digits = random.choice(_listed("card"))
    return _grouped(digits, GROUPS[len(digits)], random.choice(SEPARATORS))


def _iban(random: Random) -> str:
    return re.sub("(.{4})(?=.)", rf"\1{random.choice(('', ' '))}", random.choice(_listed("iban")))


def _ssn(random: Random) -> str:
    area = random.choice(("000", "666", f"9{random.randrange(100):02d}"))
    return f"{area}-{random.randrange(10, 100)}-{random.randrange(1000, 10_000)}"


def _rrn(_random: Random) -> str:
    (digits,) = _listed("rrn")
    return f"{digits[:6]}-{digits[6:]}"


def _listed(kind: str) -> list[str]:
    """The values that are nobody's where the catalogue lists them one by one."""
    return load().kinds[kind].made_up.split("|")


WRITTEN: Mapping[str, Callable[[Random], str]] = {
    "phone": _phone,
    "email": _email,
    "card": _card,
    "iban": _iban,
    "ssn": _ssn,
    "rrn": _rrn,
}
"""By kind what writes such a value. A test names the kind of the catalogue that is forgotten here."""


def value(kind: str, random: Random) -> str:
    """A made-up value of this kind. Raises KeyError for a kind that nobody writes."""
    return WRITTEN[kind](random)
