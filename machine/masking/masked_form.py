"""What masking leaves of a finding: the last four of a number, the first character and the domain of an e-mail."""

import re

from machine.masking.folding import BLANKS, LINE_END, is_invisible, read

STAR = "*"
KEPT = 4
"""Visible characters that stay of a number (MEX-1, MEX-2, RULE-40)."""

NUMBER_SIGNS = frozenset("0123456789+-./()# ")
WHITE_WITHIN_A_LINE = re.compile(rf"(?<!\s)[{BLANKS}]++(?!\s)")


def last_visible(written: str, keep: int = KEPT) -> str:
    """White space dropped, every visible character starred but the last four; the documented form (MEX-1, MEX-2).

    White space in which a line ends stays, and is neither starred nor counted: lines go in and lines come out.
    """
    shown = _without_white(written)
    is_plain = shown.isascii() and shown.isprintable()
    if is_plain or (len(read(shown)[0]) == len(shown) and LINE_END.search(shown) is None):
        hidden = len(shown) - keep
        return STAR * hidden + shown[hidden:] if hidden > 0 else shown
    kept = list(shown)
    visible = _visible(kept)
    for place in visible[: max(0, len(visible) - keep)]:
        kept[place] = STAR
    return "".join(kept)


def mailbox(written: str, domain_at: int, *, keeps_first: bool = True) -> str:
    """The first character of a mailbox of two or more, stars, the domain as it is (MEX-3).

    `domain_at` is the place of the sign before the domain. A mailbox of one character is all star, and so
    is one that a number runs into, unless `keeps_first`: its first character would be the number's.
    """
    if keeps_first and domain_at > 1 and written.isascii() and written[:domain_at].isprintable():
        shown = written[:domain_at].replace(" ", "")
        return shown[0] + STAR * (len(shown) - 1) + written[domain_at:]
    kept = list(_without_white(written[:domain_at]))
    visible = _visible(kept)
    for place in (visible[1:] if keeps_first else ()) or visible:
        kept[place] = STAR
    return "".join(kept) + written[domain_at:]


def _without_white(written: str) -> str:
    """What is written without its white space, but for that in which a line ends."""
    if written.isprintable():
        return written.replace(" ", "")
    return "".join(written.split()) if LINE_END.search(written) is None else WHITE_WITHIN_A_LINE.sub("", written)


def _visible(chars: list[str]) -> list[int]:
    """The places of those that show something."""
    return [place for place, char in enumerate(chars) if not (char.isspace() or is_invisible(char))]


def mask_number(value: str, keep: int = KEPT) -> str:
    """A value known to be a number, masked however it is spelt. Four digits or fewer are a short code, shown as is."""
    return value if _is_short_code(value) else last_visible(value, keep)


def is_number(value: str) -> bool:
    """Whether a name is nothing but a number of five digits or more (MCOND-1)."""
    signs = _signs(value)
    return signs <= NUMBER_SIGNS and not _is_short_code(value)


def _is_short_code(value: str) -> bool:
    folded, _ = read(value)
    return _signs(value) <= NUMBER_SIGNS and sum(sign.isdigit() for sign in folded) <= KEPT


def _signs(value: str) -> frozenset[str]:
    return frozenset(" " if sign.isspace() else sign for sign in read(value)[0])
