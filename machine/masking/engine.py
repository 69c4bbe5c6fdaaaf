"""Finds sensitive data in any text and masks it, so that nothing of a known kind is left to find."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from machine.masking.card_number import RULE, windows
from machine.masking.email_address import Address, addresses
from machine.masking.finding import CLAIMED, Finding, Span, claim
from machine.masking.form import last_four, mailbox
from machine.masking.iban import ibans
from machine.masking.lookalikes import uuids
from machine.masking.phone_number import phones
from machine.masking.reading import read
from machine.masking.ssn import ssns

KINDS = ("email", "iban", "card", "ssn", "phone")
"""The kinds that are recognised, the one that decides first."""
MAYBE = len(KINDS)
KEPT = 512
"""Texts whose masked form is kept: a desktop shows the same few texts again and again."""


class Place(NamedTuple):
    """Something found in a folded text, or the union of what overlaps there.

    `rank` is the place of its kind in KINDS, or MAYBE for what is merely written like a card. Of an e-mail, `at` is the
    place of the sign before its domain and `mailbox` that of its first character; `at` is 0 for no e-mail.
    """

    start: int
    end: int
    rank: int
    rule: str
    at: int = 0
    mailbox: int = 0


def find(text: str, kinds: frozenset[str] | None = None) -> list[Finding]:
    """The sensitive data in `text`, in order, of all kinds or of those named.

    Takes any string, lone surrogates and NUL too. Raises ValueError for a kind that is not in `KINDS`.
    """
    reading = read(text)
    return [
        Finding(KINDS[place.rank], *reading.place(place.start, place.end), place.rule)
        for place in _places(reading.folded, kinds)
    ]


@lru_cache(maxsize=KEPT)
def mask(text: str, kinds: frozenset[str] | None = None) -> str:
    """`text` with everything masked that `find` finds, and again until it finds nothing more to mask.

    So masking twice is masking once. Each round stars more or drops white space, hence it ends. Raises ValueError
    for a kind that is not in `KINDS`.
    """
    while (masked := _mask_once(text, kinds)) != text:
        text = masked
    return text


def _mask_once(text: str, kinds: frozenset[str] | None) -> str:
    reading = read(text)
    pieces: list[str] = []
    done = 0
    for place in _places(reading.folded, kinds):
        start, end = reading.place(place.start, place.end)
        written = text[start:end]
        pieces.append(text[done:start])
        if place.at:
            keeps_first = place.mailbox == place.start
            pieces.append(mailbox(written, reading.where[place.at] - start, keeps_first=keeps_first))
        else:
            pieces.append(last_four(written))
        done = end
    return "".join([*pieces, text[done:]])


def _places(folded: str, kinds: frozenset[str] | None) -> list[Place]:
    if unknown := sorted((kinds or frozenset()).difference(KINDS)):
        raise ValueError(f'masking: the kind "{unknown[0]}" is unknown; the kinds are {", ".join(KINDS)}.')
    ranks = {rank for rank, kind in enumerate(KINDS) if kinds is None or kind in kinds}
    if KINDS.index("card") in ranks:
        ranks.add(MAYBE)
    return list(_united(sorted(place for place in _found(folded) if place.rank in ranks)))


def _united(places: list[Place]) -> Iterator[Place]:
    """What overlaps made one, under the strongest kind.

    What is merely written like a card is masked with whatever it overlaps: whether its digits make it a card is
    seen only by chance, and what masking shows of the neighbours must not tell. Where it comes first it counts if
    its first digits, which then are no hidden ones, are an issuer's.
    """
    union: Place | None = None
    for place in places:
        if union and place.start < union.end:
            strong = min(union, place, key=lambda one: one.rank)
            end = max(union.end, place.end)
            union = strong._replace(start=union.start, end=end)
            continue
        if union and union.rank != MAYBE:
            yield union
        union = place if place.rank != MAYBE or place.rule else None
    if union and union.rank != MAYBE:
        yield union


def _readings(folded: str, mails: list[Address]) -> tuple[str, ...]:
    """The texts to look for numbers in, of which none shows what masking hides of a mailbox.

    Whether a number before a mailbox ends there or goes on into it must not depend on what is hidden, so it is looked
    for both ways: with the mailbox taken out, and with digits for what is hidden, where the first character allows it.
    """
    alone = claim(folded, [Span(mail.start, mail.end, "") for mail in mails])
    into = claim(folded, [Span(mail.at, mail.end, "") for mail in mails])
    for start, at, _ in mails:
        if at - start == 1:
            into = f"{into[:start]}0{into[at:]}"
        elif into[start].isdigit():
            into = f"{into[: start + 1]}{'0' * (at - start - 1)}{into[at:]}"
        else:
            into = f"{into[:start]}{CLAIMED * (at - start)}{into[at:]}"
    return (alone,) if alone == into else (alone, into)


def _found(folded: str) -> Iterator[Place]:
    """Everything found of any kind. Digits that run into a mailbox are found there too, those of a domain are not."""
    mails = addresses(folded)
    yield from (
        Place(mail.start, mail.end, KINDS.index("email"), "email.address", mail.at, mail.start) for mail in mails
    )
    for reading in _readings(folded, mails):
        yield from _numbers(reading)


def _numbers(folded: str) -> Iterator[Place]:
    accounts = ibans(folded)
    yield from (Place(*span[:2], KINDS.index("iban"), span.rule) for span in accounts)
    folded = claim(folded, accounts)
    folded = claim(folded, uuids(folded))
    for window in windows(folded):
        is_card = window.issued and window.checked
        yield Place(*window[:2], KINDS.index("card") if is_card else MAYBE, RULE if window.issued else "")
    security = ssns(folded)
    yield from (Place(*span[:2], KINDS.index("ssn"), span.rule) for span in security)
    yield from (Place(*span[:2], KINDS.index("phone"), span.rule) for span in phones(claim(folded, security)))
