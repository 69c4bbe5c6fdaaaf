"""Texts that try to break the masking, and what holds of every masked text; for the property tests beside it."""

import re

from hypothesis import settings
from hypothesis import strategies as st

from machine.masking import KINDS, Finding, Mode
from machine.masking.folding import LINE_ENDS, folded_sign
from machine.masking.masked_form import STAR
from spec.catalogue.load import load

MANY = settings(max_examples=12 * settings().max_examples)
"""Twelve times what the profile gives other properties: a text is masked in microseconds."""

NUMBERS = (
    *("+1 (202) 555-0101", "+12025550101", "(202) 555-0101", "202-555-0101", "555-0101", "202-555-0101x12"),
    *("010-1234-5678", "01012345678", "1588-1234", "02)123-4567", "+82 (0)10 1234 5678", "0082 10 1234 5678"),
    *("020 7946 0958", "07966 197542", "030/12345678", "+49 171 1234567", "06 12 34 56 78", "+33 6 12 34 56 78"),
    *("090-1234-5678", "138 1234 5678", "98765 43210", "0412 345 678", "tel 1234567", "900101-1234567"),
    *("4111111111111111", "4111 1111 1111 1111", "3782 822463 10005", "4222222222222", "3056 930902 5904"),
    *("DE89370400440532013000", "gb29 nwbk 6016 1331 9268 19", "NO9386011117947", "FR14-2004-1010-0505-0001-3M02-606"),
    *("000-12-3456", "000 12 3456", "SSN 000123456", "melissa@gmail.com", "a@b.c", "m.o'hara+desk@mail.example.com"),
    *("홍길동@example.com", "2026-11-22", "22.11.2026 10:30", "550e8400-e29b-41d4-a716-446655440000"),
    *(sample for kind in load().kinds.values() for sample in (kind.sample, kind.twin)),
)
BITS = (
    *("0", "1", "00", "12", "34", "345", "1234", "55501", "6789012", "123456789", "1.", "2 "),
    *(" ", "  ", "-", ".", "/", "(", ")", "+", "@", "*", "****", ":", ",", "#", "_", "=", "|", "$", "'"),
    *("\n", "\r\n", "\t", "\u00a0", "\u2007", "\u3000", "\x85", "\u2028", "\x0b", "\x1f"),
    *("\u200b", "\u00ad", "\u0301", "\u202e", "\0", "\x7f", "\ud800", "🙂", "é", "①", "²"),
    *("５", "٣", "१", "𝟙", "–", "－", "．", "·", "⁄", "＠", "（", "＋", "ｘ", "ＤＥ"),
    *("a", "x", "Z", "가", "ext 1", "내선 3", "ssn ", "tel ", "주문 ", "call", "번호", "원", "DE89", "a.b", "@a"),
)
"""What is put between, into and in place of the signs of numbers."""


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A number or an address with a few of its signs replaced, doubled, left out or parted."""
    text = draw(st.sampled_from(NUMBERS))
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(text)))
        until = draw(st.sampled_from((place, place + 1, place + 1, place + 3)))
        text = text[:place] + draw(st.sampled_from(("", text[place:until] * 2, *BITS))) + text[until:]
    return text


EVERY_LINE_END: tuple[str, ...] = (*LINE_ENDS, "\r\n")


@st.composite
def over_lines(draw: st.DrawFn) -> str:
    """Records that end in a number or in a part of one, or a number broken over lines: line ends where digits are."""
    line_end = draw(st.sampled_from(EVERY_LINE_END))
    text = draw(st.sampled_from(NUMBERS))
    if draw(st.booleans()):
        return line_end.join(
            f"{nth},{text[: draw(st.sampled_from((99, 99, 7)))]}" for nth in range(draw(st.integers(2, 4)))
        )
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.integers(0, len(text)))
        space = st.sampled_from(("", "", " ", "-"))
        text = text[:place] + draw(space) + line_end + draw(space) + text[place:]
    return text


MUTATED = mutated()
OVER_LINES = over_lines()
JOINED = st.lists(st.one_of(st.sampled_from(BITS), st.sampled_from(NUMBERS), MUTATED, OVER_LINES), max_size=8).map(
    "".join
)
TEXTS = st.one_of(
    JOINED, JOINED, MUTATED, OVER_LINES, st.text(), st.lists(st.sampled_from(BITS), max_size=16).map("".join)
)
SOME_KINDS = st.one_of(st.none(), st.sets(st.sampled_from(KINDS)).map(frozenset))
KEPT = st.one_of(st.just(4), st.integers(0, 16))
MODES: st.SearchStrategy[Mode] = st.sampled_from(("balanced", "strict"))


def visible(text: str) -> str:
    """The text without its white space."""
    return "".join(text.split())


def within_lines(text: str) -> str:
    """The text without its white space, but for that in which a line ends."""
    pieces = re.split(r"(\s+)", text)
    return "".join(piece for piece in pieces if not piece.isspace() or len(f"{piece}.".splitlines()) > 1)


def line_ends(text: str) -> list[str]:
    """What ends each line of a text, nothing for a last one that ends with the text: as many as it has lines."""
    return [line[len("".join(line.splitlines())) :] for line in text.splitlines(keepends=True)]


def assert_form(text: str, masked: str) -> None:
    """Every character but white space is still there or a star, in its place; white space is left out, never added.

    The lines that come out are those that went in.
    """
    assert line_ends(masked) == line_ends(text), (text, masked)
    assert len(visible(masked)) == len(visible(text))
    left = iter(masked)
    shown = next(left, None)
    for char in text:
        if shown is not None and (shown == char or (shown == STAR and not char.isspace())):
            shown = next(left, None)
        else:
            assert char.isspace(), (text, masked)
    assert shown is None, (text, masked)


def assert_hidden(text: str, masked: str, findings: list[Finding], keep: int, but: str = "") -> None:
    """Of what was found in a text no more is seen in the masked one than the form of numbers and addresses shows, `but`
    these signs."""
    shown = iter(visible(masked))
    places = {place: next(shown) for place, char in enumerate(text) if not char.isspace()}
    for kind, start, end, _ in findings:
        if kind == "email":
            end = max(place for place in range(start, end) if folded_sign(text[place]) == "@")
        signs = {place: folded_sign(text[place]) for place in range(start, end) if place in places}
        seen = [place for place, sign in signs.items() if sign and sign not in but]
        hidden = seen[1:] if kind == "email" else seen[: max(0, len(seen) - keep)]
        assert {places[place] for place in hidden} <= {STAR}
