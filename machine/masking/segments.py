"""Where a long text can be cut so that no finding, nor anything that decides on one, lies on both sides."""

import re
from collections.abc import Iterator

from machine.masking.gate import DIGIT
from machine.masking.reading import FOLDS
from machine.masking.train import MOST_BETWEEN

LONGEST = 65_536
"""Characters after which a text is cut even where it should not be."""
REACH, AHEAD = 136, 48
"""Free of digits before a cut, for the longest IBAN with three separators everywhere, and behind it, for the words that
name a number. Everything else reaches less far."""
DIGIT_OR_FOLD = rf"{DIGIT[1:-1]}{FOLDS.pattern[1:-1]}"
FREE = re.compile(rf"[^{DIGIT_OR_FOLD}]{{{REACH + AHEAD},}}")
NOT_BEFORE = "".join(rf"(?<![{DIGIT_OR_FOLD}]{'.' * signs})" for signs in range(MOST_BETWEEN))
END_OF_LINE = re.compile(rf"{NOT_BEFORE}\n", re.DOTALL)
"""A number that goes on in the next line has a digit near its end."""
LINE_BEGINS = re.compile(rf"\n(?=[^{DIGIT_OR_FOLD}A-Za-z\s.\-/()@]{{2}})")
"""What no number goes on with, nor a mailbox of one sign, which may be a number's last digit."""
MAY_BE_IBAN = re.compile(rf"[A-Za-z\uff21-\uff5a][{FOLDS.pattern[1:-1]}]*+{DIGIT}")
"""What an IBAN begins with, which goes on in the next line with letters, too."""
HARMLESS = 1024
"""Characters before the end of a piece that must be cut among which a place is looked for where it harms least."""


def cut(text: str, start: int) -> int:
    """The last place where the text from `start` on can be cut, at most LONGEST characters on; `start` for none.

    `start` is a cut itself, and what follows the text cannot change that a place is one.
    """
    end = min(len(text), start + LONGEST)
    found = start
    for free in FREE.finditer(text, max(0, start - REACH), min(len(text), end + AHEAD)):
        first, last = max(found + 1, free.start() + REACH), min(end, free.end() - AHEAD)
        found = max(found, text.rfind(" ", first, last), text.rfind("\n", first, last))
    line = text.rfind("\n", found + 1, end)
    while line > found and not _is_end_of_line(text, line):
        line = text.rfind("\n", found + 1, line)
    return max(found, line)


def _is_end_of_line(text: str, line: int) -> bool:
    if END_OF_LINE.match(text, line) is None and LINE_BEGINS.match(text, line) is None:
        return False
    return MAY_BE_IBAN.search(text, max(0, line - REACH), line) is None


def must_cut(text: str, start: int) -> bool:
    """Whether so much is there that it is cut even where it should not be."""
    return len(text) - start > LONGEST + AHEAD


def forced_cut(text: str, start: int) -> int:
    """Where to cut what has no place for it: behind the last white space near the end, so that no word is torn."""
    end = start + LONGEST
    return max(text.rfind(" ", end - HARMLESS, end), text.rfind("\n", end - HARMLESS, end), end - HARMLESS) + 1


def pieces(text: str) -> Iterator[str]:
    """The text in pieces that are masked each on its own."""
    start = 0
    while must_cut(text, start):
        end = cut(text, start)
        if end == start:
            end = forced_cut(text, start)
        yield text[start:end]
        start = end
    yield text[start:]
