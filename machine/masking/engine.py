"""Finds sensitive data in any text and masks it, so that nothing of a known kind is left to find.

Most texts are turned away by the gate. What looks at the others is imported with the first of them: its expressions
take longer to compile than a run without such a text takes as a whole.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import add

from machine.masking.choice import Choice, Mode, choice_of
from machine.masking.finding import Finding, united
from machine.masking.folding import read
from machine.masking.gate import APART, GATE
from machine.masking.kinds import NAMES
from machine.masking.masked_form import KEPT
from machine.masking.own_kinds import OwnKind, own_places

LONG = 4096
"""Characters from which on a text is masked in parts."""
AT_ONCE = 128
"""Texts of a batch that are searched as one. With 4,096 it takes a tenth longer: they are more than a cache holds and,
one emoji among them, four bytes a character."""


def find(
    text: str,
    kinds: Collection[str] | None = None,
    *,
    mode: Mode = "balanced",
    regions: Collection[str] | None = None,
    allow: Collection[str] | None = None,
    own: Sequence[OwnKind] | None = None,
) -> list[Finding]:
    """The sensitive data in `text`, in order, of the documented kinds or of those named, and of one's own.

    Takes any string, lone surrogates and NUL too. Raises ValueError for a kind that is not in `KINDS` or another mode,
    TypeError for kinds that are no set of names.
    """
    choice = choice_of(kinds, mode, 0, regions, allow, own)
    if len(text) <= LONG:
        return _findings(text, choice)
    return [
        finding._replace(start=begin + finding.start, end=begin + finding.end)
        for begin, end in _parts(text)
        for finding in _findings(text[begin:end], choice)
    ]


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """From where to where the parts of a long text go that are masked as the whole is."""
    from machine.masking.cuts import line_cuts

    return pairwise([0, *line_cuts(text), len(text)])


def _findings(text: str, choice: Choice) -> list[Finding]:
    is_passed = choice.strict or GATE.search(text) is not None
    if not is_passed and not choice.own:
        return []
    folded, where = read(text)
    found = []
    if is_passed:
        from machine.masking.places import places

        found = places(folded, choice)
    names = NAMES
    if choice.own:
        found = united(sorted(found + own_places(folded, choice.own, choice.allowed)))
        names = (*NAMES, *(search.name for search in choice.own))
    return [Finding(names[place.rank], where[place.start], where[place.end - 1] + 1, place.rule) for place in found]


def mask(
    text: str,
    kinds: Collection[str] | None = None,
    *,
    keep: int = KEPT,
    mode: Mode = "balanced",
    regions: Collection[str] | None = None,
    allow: Collection[str] | None = None,
    own: Sequence[OwnKind] | None = None,
) -> str:
    """`text` with everything masked that `find` finds, and again until it finds nothing more to mask.

    So masking twice is masking once. The lines of the text, those of `str.splitlines`, stay its lines. `keep` is how
    many visible characters stay of a number, 0 to 16; of an e-mail address its first character and its domain stay.
    `regions` are the countries (ISO 3166) of which a phone number in one group is told by its digits alone, in place of
    the usual ten: others need a trunk zero, a plus or a word beside them.

    - `allow`: values that stay where they are all that is found, not a part of it: numbers, whatever separators stand
      in them, but with a plus or a trunk as given; addresses; a domain for all its mailboxes, as "@example.com".
    - `own`: kinds of one's own. Stars take the place of a value in the text; its white space and signs between cells
      stay, and its last `keep` other characters if it has more.

    Raises ValueError for a kind that is not in `KINDS`, for another mode and for another `keep`, TypeError where these
    are of another type, and both for what is wrong with `allow` and `own`.
    """
    choice = choice_of(kinds, mode, keep, regions, allow, own)
    if choice.own or choice.strict:
        return _masked(text, 0, choice, keep)
    match = GATE.search(text)
    return text if match is None else _masked(text, match.start(), choice, keep)


def mask_batch(
    texts: Sequence[str],
    kinds: Collection[str] | None = None,
    *,
    keep: int = KEPT,
    mode: Mode = "balanced",
    regions: Collection[str] | None = None,
    allow: Collection[str] | None = None,
    own: Sequence[OwnKind] | None = None,
) -> list[str]:
    """Each text as `mask` masks it, in order, faster than one by one. Raises ValueError as `mask` does."""
    choice = choice_of(kinds, mode, keep, regions, allow, own)
    return _batch(list(texts), choice, keep)


def _batch(masked: list[str], choice: Choice, keep: int) -> list[str]:
    """The texts masked, in their places."""
    if choice.own or choice.strict:
        return [_masked(text, 0, choice, keep) for text in masked]
    for first in range(0, len(masked), AT_ONCE):
        some = masked[first : first + AT_ONCE]
        starts = list(map(add, accumulate(map(len, some), initial=0), range(0, len(APART) * len(some), len(APART))))
        done = -1
        for match in GATE.finditer(APART.join(some)):
            place = bisect_right(starts, match.start()) - 1
            if place != done:
                masked[first + place] = _masked(some[place], match.start() - starts[place], choice, keep)
                done = place
    return masked


def _masked(text: str, begin: int, choice: Choice, keep: int) -> str:
    """A long text is masked part for part: most parts of it hold nothing, and an odd one alone takes further rounds.

    No number begins before `begin`, where the gate has found the first that may be one.
    """
    if len(text) > LONG:
        parts = [text[start:end] for start, end in _parts(text)]
        if len(parts) > 1:
            return "".join(_batch(parts, choice, keep))
    from machine.masking.rounds import masked_in_rounds

    return masked_in_rounds(text, begin, choice, keep)
