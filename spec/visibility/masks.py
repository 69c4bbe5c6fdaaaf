"""What a masked value must look like, from the documented examples and the catalogue's surfaces alone.

No pattern here finds sensitive data: numbers stand in fields of their own, and in texts the rules look for the secrets
that were planted.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from spec.catalogue.load import load

WHITE = re.compile(r"\s+")
MAILBOX_STARS = re.compile(r"\*+(?=@)")
LOST = r"[^\S\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*"
"""White space within a line."""

KEPT = 4
"""How many characters of a number stay readable (MEX-1, MEX-2, RULE-40)."""
NUMBER_DIGITS = 7
"""From this many digits on, characters that are no planted secret may be a number to a masker. Ours: the shortest
numbers with a meaning of their own have so many."""


@lru_cache(maxsize=1024)
def starred(number: str) -> str:
    """A number as MEX-1 and MEX-2 show it: no white space, all but the last four characters starred.

    White space in which a line ends stays as it is (RULE-46). A short code of four digits or fewer has nothing that the
    last four do not tell, and stands as written.
    """
    if _digits(number) <= KEPT:
        return number
    kept = WHITE.sub(lambda white: white[0] if _ends_a_line(white[0]) else "", number)
    shown = [place for place, char in enumerate(kept) if not char.isspace()]
    hidden = frozenset(shown[:-KEPT])
    return "".join("*" if place in hidden else char for place, char in enumerate(kept))


def _ends_a_line(white: str) -> bool:
    return len(f"{white}.".splitlines()) > 1


def starred_mailbox(address: str) -> str:
    """A mailbox as MEX-3 shows it: first letter, a star for each other one, domain. A single letter is starred."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}{'*' * (len(local) - 1)}@{domain}" if len(local) > 1 else f"*@{domain}"


def with_any_stars(text: str) -> str:
    """A text with one star before each @, however many there are: the source shows one mailbox, and how many stars
    stand for the rest of it is open (MEX-3, RULE-40)."""
    return MAILBOX_STARS.sub("*", text)


def starred_secret(secret: str) -> str:
    """The documented form for a planted secret, by its kind."""
    return starred_mailbox(secret) if "@" in secret else starred(secret)


def _digits(text: str) -> int:
    return sum(char.isdecimal() for char in text)


@lru_cache(maxsize=1024)
def is_number(name: str) -> bool:
    """Whether a customer's name is a number (MCOND-1): digits and signs, no letter."""
    return _digits(name) > 0 and not any(char.isalpha() for char in name)


@dataclass(frozen=True)
class Masks:
    """How the values of one look must be shown: the policy, the administrator's switch, and the planted secrets."""

    policy: str
    enabled: bool
    secrets: frozenset[str]

    def covers(self, surface: str) -> bool:
        """Whether this surface is masked now (MASK-1, GAP-15, GAP-16). Raises KeyError for an unknown surface."""
        return self.enabled and _covered(self.policy, surface)

    def number(self, surface: str, number: str) -> str:
        """A number as this surface must show it."""
        return starred(number) if self.covers(surface) else number

    def source_number(self, direction: str, number: str) -> str:
        """The business number on a popover: the table lists it for inbound conversations only (SURF-6, GAP-14)."""
        return self.number(f"popover_{direction}_source_number", number)

    def is_name(self, surface: str, shown: str, name: str) -> bool:
        """Whether this is how the surface shows a customer's name. A name that is a number is masked under every
        policy: a clause of its own says so, not a row of the table (MCOND-1)."""
        if self.enabled and is_number(name):
            return shown == starred(name) or (_digits(name) < NUMBER_DIGITS and shown == name)
        return self.is_text(surface, shown, name)

    def is_text(self, surface: str, shown: str, text: str) -> bool:
        """Whether this is how the surface shows a text: the secrets in their documented form, all else as it was.

        Where the rest of the text may itself hold something sensitive, stars are no fault, nor is white space lost
        within a line.
        """
        if not self.covers(surface):
            return shown == text
        return _is_masked(shown, text, self.secrets)

    def leaks(self, surface: str, shown: str, sensitive: frozenset[str]) -> bool:
        """Whether one of these stands unmasked where it may not (H8)."""
        return self.covers(surface) and any(each in shown for each in sensitive)


@lru_cache(maxsize=64)
def hidden_when_masked(values: frozenset[str]) -> frozenset[str]:
    """Those of these numbers and secrets that their documented form hides; a number of four characters it does not."""
    return frozenset(value for value in values if starred_secret(value) != value)


@cache
def _covered(policy: str, surface: str) -> bool:
    """Every row of the source's table covers all the kinds that its surface can hold, so a surface is covered whole or
    not at all."""
    catalogue = load()
    return catalogue.policies[policy].covers == "every_surface" or catalogue.surfaces[surface].row is not None


@lru_cache(maxsize=16)
def _pattern(secrets: frozenset[str]) -> re.Pattern[str]:
    """Finds the longest secret that stands at a place."""
    return re.compile("(" + "|".join(re.escape(secret) for secret in sorted(secrets, key=len, reverse=True)) + ")")


@lru_cache(maxsize=4096)
def _is_masked(shown: str, text: str, secrets: frozenset[str]) -> bool:
    pieces = _pattern(secrets).split(text) if secrets else [text]
    right = "".join(starred_secret(piece) if piece in secrets else piece for piece in pieces)
    if shown == right or with_any_stars(shown) == with_any_stars(right):
        return True
    rest = "".join(piece for piece in pieces if piece not in secrets)
    if "@" not in rest and _digits(rest) < NUMBER_DIGITS:
        return False
    return not any(secret in shown for secret in secrets) and is_starring(shown, text)


def is_starring(shown: str, text: str) -> bool:
    """Whether the text, with some characters starred and some white space within its lines lost, gives this; of a
    mailbox any number of stars may stand for what is starred (RULE-40)."""
    return _is_starring_each(shown, text) or ("*@" in shown and _loosely(shown).fullmatch(text) is not None)


@lru_cache(maxsize=256)
def _loosely(shown: str) -> re.Pattern[str]:
    """What texts a shown one may stand for."""
    mailboxes = (LOST.join(map(_any, part)) for part in MAILBOX_STARS.split(shown))
    return re.compile(LOST + rf"{LOST}[^\s@]+{LOST}".join(mailboxes) + LOST)


def _any(char: str) -> str:
    return r"\S" if char == "*" else re.escape(char)


def _is_starring_each(shown: str, text: str) -> bool:
    left = iter(text)
    for char in shown:
        for other in left:
            if other == char or (char == "*" and not other.isspace()):
                break
            if not other.isspace() or _ends_a_line(other):
                return False
        else:
            return False
    return all(char.isspace() and not _ends_a_line(char) for char in left)
