"""What a caller chooses to look for, settled once; a wrong choice is told in one sentence."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from machine.masking.allowed_values import allowed_values
from machine.masking.kinds import DOCUMENTED, KINDS
from machine.masking.own_kinds import OwnKind, Search, searches
from machine.masking.phone_plans import USUAL, Regions, countries

Mode = Literal["balanced", "strict"]
"""In strict mode every other row of seven or more digits is found as well, dates and money aside, as a "number"."""
MOST_KEPT = 16


class Choice(NamedTuple):
    """What is looked for: the kinds of these ranks and own ones, and what stays of that all the same."""

    ranks: frozenset[int]
    strict: bool
    regions: Regions
    allowed: frozenset[str] = frozenset()
    own: tuple[Search, ...] = ()


def choice_of(
    kinds: Collection[str] | None,
    mode: str,
    keep: int = 0,
    regions: Collection[str] | None = None,
    allow: Collection[str] | None = None,
    own: Sequence[OwnKind] | None = None,
) -> Choice:
    """What is looked for. Raises TypeError for what is no set of names and no whole number, ValueError for others."""
    if kinds is not None and not isinstance(kinds, frozenset):
        kinds = _names("kinds", kinds, '{"phone", "email"}')
    if regions is not None and not isinstance(regions, frozenset):
        regions = _names("regions", regions, '{"KR", "US"}')
    if type(keep) is not int:
        raise TypeError(f"masking: keep is of type {type(keep).__name__}; give a whole number from 0 to {MOST_KEPT}.")
    if not isinstance(mode, str):
        raise TypeError(f'masking: the mode is of type {type(mode).__name__}; give "balanced" or "strict".')
    choice = _settled(kinds, mode, keep, regions)
    if allow is not None:
        if not isinstance(allow, frozenset):
            allow = _names("allow", allow, '{"+82-2-1588-0000", "@example.com"}', what="values")
        choice = choice._replace(allowed=allowed_values(allow))
    if own is not None:
        choice = choice._replace(own=searches(_kinds(own)))
    return choice


def needs_whole_lines(mode: str, own: Sequence[OwnKind] | None) -> bool:
    """Whether something may be found that has no sign by which the gate knows it, anywhere in a line: own kinds may ask
    for anything, and the strict mode looks for addresses with a spelt sign."""
    return bool(own) or mode == "strict"


def _names(option: str, given: object, example: str, *, what: str = "names") -> frozenset[str]:
    if isinstance(given, str) or not isinstance(given, Collection):
        raise TypeError(f"masking: {option} is of type {type(given).__name__}; give a set of {what}, as {example}.")
    return frozenset(given)


def _kinds(own: object) -> tuple[OwnKind, ...]:
    if isinstance(own, str) or not isinstance(own, Sequence):
        raise TypeError(
            f"masking: own is of type {type(own).__name__}; give a list of kinds, as "
            r'[OwnKind("badge", r"EMP-\d{6}")].'
        )
    return tuple(own)


@lru_cache(maxsize=64)
def _settled(kinds: frozenset[str] | None, mode: str, keep: int, regions: frozenset[str] | None) -> Choice:
    wanted = DOCUMENTED if kinds is None else kinds
    if unknown := sorted(map(str, wanted.difference(KINDS))):
        raise ValueError(f'masking: the kind "{unknown[0]}" is unknown; the kinds are {", ".join(KINDS)}.')
    if mode not in {"balanced", "strict"}:
        raise ValueError(f'masking: the mode "{mode}" is unknown; the modes are balanced and strict.')
    if keep not in range(MOST_KEPT + 1):
        raise ValueError(f"masking: keep is {keep}; give a number from 0 to {MOST_KEPT}.")
    if regions is not None and (nowhere := sorted(map(str, regions.difference(countries())))):
        raise ValueError(f'masking: the region "{nowhere[0]}" is unknown; give codes of ISO 3166, as {{"KR", "US"}}.')
    ranks = frozenset(rank for rank, kind in enumerate(KINDS) if kind in wanted)
    return Choice(ranks, mode == "strict", USUAL if regions is None else tuple(sorted(regions)))
