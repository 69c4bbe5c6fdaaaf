"""Random runs are on stages that are drawn, with values of every kind in every form, of which nobody could say more."""

import re
from itertools import combinations, product
from random import Random

import pytest

from machine.harness.stateful.agent_texts import part_of
from machine.harness.stateful.customer_texts import FORMS, PLAIN_FORMS, text_of
from machine.harness.stateful.customer_values import WRITTEN, value
from machine.harness.stateful.stages import USUAL, VALUES, Dimensions, drawn, stage_of, sweep
from machine.masking import mask
from machine.oracle.planted_values import planted_in
from machine.port.form import malformed
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.configuration import Configuration
from spec.visibility.masks import starred_secret

KINDS = tuple(load().kinds)


def test_tutorial_a_stage_is_drawn_and_one_seed_draws_it_again() -> None:
    stage = drawn(7)

    assert stage == drawn(7) != drawn(8)
    assert malformed(stage.configuration, Configuration) is stage.configuration.problem() is None
    assert {*planted_in(f"Mine: {each}" for each in stage.values).values()} >= {"phone", "email", "card", "iban", "ssn"}


def test_every_dimension_has_values_and_every_two_of_them_meet_in_the_sweep() -> None:
    assert tuple(VALUES) == Dimensions._fields
    found = [_facets(stage.configuration) for stage in sweep()]
    for one, other in combinations(found[0], 2):
        met = {(facets[one], facets[other]) for facets in found}
        assert met >= set(product({each[one] for each in found}, {each[other] for each in found})), (one, other)
    assert len(found) < 50


def _facets(configuration: Configuration) -> dict[str, object]:
    names = ("routing", "policy", "masking", "capacity", "rona_seconds", "wrap_up_seconds")
    sizes = {name: len(getattr(configuration, name)) for name in ("agents", "queues")}
    return sizes | {name: getattr(configuration, name) for name in names}


def test_every_stage_of_the_sweep_can_be_configured() -> None:
    for stage in (*sweep(), USUAL):
        assert malformed(stage.configuration, Configuration) is stage.configuration.problem() is None


def test_every_kind_of_the_catalogue_is_written_and_every_value_is_nobodys() -> None:
    assert set(WRITTEN) == set(KINDS)
    random = Random(1)
    for kind in KINDS:
        written = {value(kind, random) for _ in range(200)}
        assert all(load().is_made_up(kind, each) for each in written), kind
        assert len(written) > 1 or kind == "rrn"


@pytest.mark.parametrize("form", range(len(FORMS)))
def test_in_every_form_of_text_each_value_is_masked_in_its_documented_form_and_all_else_stays(form: int) -> None:
    random = Random(form)
    for _ in range(100):
        values = [value(random.choice(KINDS), random) for _ in range(4)]
        text = text_of(form, values)
        used = sorted({each for each in values if each in text}, key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, used)))
        assert mask(text, KINDS) == pattern.sub(lambda found: starred_secret(found[0]), text)
        assert set(planted_in([text])) == set(used)


def test_a_text_without_a_value_stays_as_it_is() -> None:
    for form in range(len(FORMS), len(FORMS) + len(PLAIN_FORMS)):
        assert mask(text_of(form, ()), KINDS) == text_of(form, ())
    with pytest.raises(ValueError, match="give one at least"):
        text_of(0, ())


def test_the_stage_of_a_run_that_is_given_has_its_numbers_and_values() -> None:
    commands = (c.CustomerText(USUAL.numbers[2], "Main line", "It is melissa@example.com"), c.Advance(1))

    stage = stage_of(USUAL.configuration, commands)

    assert (stage.configuration, stage.values) == (USUAL.configuration, ("melissa@example.com",))
    assert stage.numbers == USUAL.numbers


def test_searches_are_parts_of_names() -> None:
    parts = {"Minji": ("Minji", "Mi", "nji", "inj", "MINJI", "minji"), "7": ("7", "7", "7", "", "7", "7")}
    for name, found in parts.items():
        assert tuple(part_of(name, part) for part in range(6)) == found
    assert all(len(part_of("가" * 100, part)) <= c.NAME_LIMIT for part in range(10))
