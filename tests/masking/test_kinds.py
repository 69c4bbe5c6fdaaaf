"""The kinds of the catalogue and those that are recognised are the same, each with everything that it needs.

A kind is declared twice, on purpose: in the catalogue, which says what must be masked, and by its recogniser. What is
missing on one side is named here.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import assert_never

import pytest

import machine.masking
from machine.masking import DOCUMENTED, KINDS, find, mask, mask_number
from machine.masking.digit_groups import FEWEST_DIGITS
from machine.masking.kind import Addressed, Grouped, Kind, Lettered, Windowed
from machine.masking.kinds import ADDRESSED, ALL, GROUPED, LETTERED, WINDOWED
from spec.catalogue import entries
from spec.catalogue.load import load
from spec.visibility.masks import starred, starred_mailbox

CATALOGUE = load()
DECLARED = CATALOGUE.kinds.values()


def test_tutorial_from_a_kind_of_the_catalogue_to_its_recogniser() -> None:
    declared = CATALOGUE.kinds["card"]
    assert (declared.form, declared.clauses, declared.is_documented) == ("last_four", ("MASK-2",), True)
    assert mask(f"Mine is {declared.sample}.") == mask(f"Mine is {declared.twin}.") == "Mine is ************1111."

    (kind,) = (each for each in ALL if each.id == declared.id)
    assert isinstance(kind.recogniser, Grouped)
    assert kind.recogniser.shapes[4, 4, 4, 4] == "0123456789"


def test_every_kind_of_the_catalogue_has_a_recogniser() -> None:
    lacking = ", ".join(CATALOGUE.kinds.keys() - set(KINDS))
    assert not lacking, f"The catalogue has the kind {lacking}; add its KIND to ALL, in machine/masking/kinds.py."


def test_every_recogniser_is_of_a_kind_of_the_catalogue() -> None:
    lacking = ", ".join(set(KINDS) - CATALOGUE.kinds.keys())
    assert not lacking, f"machine/masking/kinds.py has the kind {lacking}; add it to spec/catalogue/masking.toml."
    assert len(set(KINDS)) == len(KINDS)


def test_every_module_with_a_kind_is_in_the_list_of_all() -> None:
    modules = [import_module(f"machine.masking.{name}") for _, name, _ in iter_modules(machine.masking.__path__)]
    kinds = {module.__name__: kind for module in modules if isinstance(kind := vars(module).get("KIND"), Kind)}

    left_out = [name for name, kind in kinds.items() if kind not in ALL]
    assert not left_out, f"{left_out[0]} has a KIND; put it in its place in ALL, in machine/masking/kinds.py."
    assert len(kinds) == len(ALL)


@pytest.mark.parametrize("declared", DECLARED, ids=lambda each: each.id)
def test_a_kind_is_documented_where_the_source_names_it(declared: entries.Kind) -> None:
    assert (declared.id in DOCUMENTED) == declared.is_documented


@pytest.mark.parametrize("declared", DECLARED, ids=lambda each: each.id)
def test_a_kind_is_recognised_as_what_its_form_is_of(declared: entries.Kind) -> None:
    (kind,) = (each for each in ALL if each.id == declared.id)
    match declared.form:
        case "last_four":
            assert isinstance(kind.recogniser, Grouped | Windowed | Lettered)
        case "mailbox":
            assert isinstance(kind.recogniser, Addressed)
        case _ as other:
            assert_never(other)


def form_of(kind: entries.Kind, value: str) -> str:
    """What masking leaves, as the rules for what is seen say it, which know nothing of recognisers."""
    match kind.form:
        case "last_four":
            return starred(value)
        case "mailbox":
            return starred_mailbox(value)
        case _ as other:
            assert_never(other)


@pytest.mark.parametrize("frame", ["{}", "Mine is {}.", "여기 {}입니다"])
@pytest.mark.parametrize("declared", DECLARED, ids=lambda each: each.id)
def test_the_samples_of_a_kind_are_found_as_that_kind_and_nothing_else(declared: entries.Kind, frame: str) -> None:
    for value in (declared.sample, declared.twin):
        text, begin = frame.format(value), frame.index("{")
        assert [found[:3] for found in find(text, frozenset(KINDS))] == [(declared.id, begin, begin + len(value))]
        assert mask(text, frozenset({declared.id})) == frame.format(form_of(declared, value))


@pytest.mark.parametrize("declared", DECLARED, ids=lambda each: each.id)
def test_two_samples_of_a_kind_differ_only_where_they_are_masked(declared: entries.Kind) -> None:
    assert declared.sample != declared.twin
    assert form_of(declared, declared.sample) == form_of(declared, declared.twin) != declared.sample


def test_each_kind_is_recognised_in_one_way() -> None:
    ranks = [rank for rank, _ in (*GROUPED, *WINDOWED, *LETTERED, *ADDRESSED)]
    assert sorted(ranks) == list(range(len(ALL)))


@pytest.mark.parametrize("rank", [rank for rank, _ in GROUPED], ids=lambda rank: KINDS[rank])
def test_no_kind_asks_for_groups_of_fewer_digits_than_are_looked_at(rank: int) -> None:
    shapes = dict(GROUPED)[rank].shapes
    assert min(sum(shape) for shape in shapes) >= FEWEST_DIGITS
    assert all(begins and begins.isdigit() for begins in shapes.values())


def test_a_field_that_holds_a_number_is_masked_in_the_form_of_its_kind() -> None:
    for declared in DECLARED:
        if declared.form == "last_four":
            assert mask_number(declared.sample) == form_of(declared, declared.sample)
