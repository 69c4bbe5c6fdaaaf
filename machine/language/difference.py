"""In what a step differs from the phrase that reads most like it: words that are others, words that are missing, marks
of quotation, a number.

>>> from machine.language.phrase_index import nearest
>>> step = 'agent "Minji" clciks Accept in the request of customer "Hana"'
>>> difference(step, nearest(step)[0]).own
('clciks',)
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from machine.language.phrase_index import PARTICLES, Nearest, bare
from machine.language.wording import NUMBER, TOKEN, VALUE, one_wording
from machine.port.nearest import nearest as nearest_word

WORD = re.compile(r'(?:"[^"]*"|\S)+')
"""A word of a step; a value with the particle behind it is one."""
PARTICLE = f"(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})"


class Difference(NamedTuple):
    """The step's own words that the phrase has not, and the phrase's that the step has not; how many values in marks
    each of the two has; whether a mark of the step is alone; what stands where the phrase takes a number, if that is
    none; and what stands without marks where it takes a value."""

    own: tuple[str, ...]
    missing: tuple[str, ...]
    values: int
    wanted_values: int
    is_open: bool
    number: str
    unmarked: str


def difference(text: str, near: Nearest) -> Difference:
    """What is different, told from the wording of the phrase that is most like the step."""
    worded = one_wording(text)
    wordings = {bare(each): each for each in near.phrase.wordings(near.language)}
    alike = nearest_word(bare(worded), wordings, 0.0)
    wording = wordings[alike] if alike is not None else next(iter(wordings.values()))
    ours, theirs = WORD.findall(worded), WORD.findall(bare(wording))
    own, missing = list[str](), list[str]()
    matcher = SequenceMatcher(None, [bare(each) for each in ours], theirs, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            own += ours[first:last]
            missing += theirs[start:end]
    return Difference(
        tuple(own),
        tuple(missing),
        len(VALUE.findall(worded)),
        len(VALUE.findall(wording)),
        worded.count('"') % 2 == 1,
        _number(worded, wording),
        _unmarked(worded, wording),
    )


def _number(worded: str, wording: str) -> str:
    parts = NUMBER.split(VALUE.sub('""', wording))
    if len(parts) != 2:
        return ""
    before, after = (re.escape(part.strip()).replace(re.escape('""'), '"[^"]*"') for part in parts)
    found = re.fullmatch(rf"{before}\s*(\S+?)\s*{after}", worded)
    return "" if found is None or TOKEN.fullmatch(found[1]) else found[1]


def _unmarked(worded: str, wording: str) -> str:
    """The rest of the step must be as it should."""
    told = re.escape(NUMBER.sub("0", wording)).replace("0", NUMBER.pattern)
    for part in re.findall(f'""{PARTICLE}?', told):
        particle = PARTICLE if part != '""' else ""
        told = told.replace(part, rf'(?:"[^"]*"|(\S+?)){particle}', 1)
    found = re.fullmatch(told, worded)
    return "" if found is None else next((each for each in found.groups() if each), "")
