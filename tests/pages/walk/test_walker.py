"""Who walks on the table sees what a real desk shows that is given the same commands, whatever way was taken."""

import random
import re
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from machine.explore.concrete_graph import Edge
from machine.lifecycle.table import TABLE
from machine.pages.walk.declared_runs import declared_runs
from machine.pages.walk.phrase_book import packed
from machine.pages.walk.table import STEPS_LIMIT
from machine.pages.walk.view import beginning, script_data
from machine.pages.walk.walker import Walker
from machine.story.steps.phrase import places_of
from spec.language import LANGUAGES, Language
from spec.refusals import Refusal
from tests.long_forms import some_of
from tests.pages.walk.walks import (
    Done,
    assert_same,
    cast,
    every_edge,
    explored,
    give,
    made_anew,
    seen_on,
    table,
)
from tests.story.playing import play, scenarios

SCRIPTS = Path("machine/pages/scripts")
WALKS, STEPS = 150, 50
KILOBYTES = 350


def chosen(walker: Walker, *words: str) -> int:
    """The place of the first choice that says all of this."""
    return next(each.place for each in walker.choices() if all(word in walker.says(each) for word in words))


def test_tutorial_a_customer_writes_an_agent_accepts_and_both_screens_show_it() -> None:
    walker = Walker(table(), "en")
    for words in (('agent "Minji"', "Available"), ('"Hana" texts',), ("offers", '"Minji"'), ('"Minji" clicks Accept',)):
        step = walker.step(chosen(walker, *words))
        assert step.refusal < 0

    minji, jun, phone, administrator = walker.screens()
    assert "Hello, my parcel has not arrived." in minji
    assert "Hello, my parcel has not arrived." not in jun
    assert "Hello, my parcel has not arrived." in phone
    assert "c1" in administrator

    refused = walker.step(chosen(walker, '"Jun" clicks Transfer'))
    assert refused.says == ('agent "Jun" clicks Transfer in the conversation of customer "Hana"',)
    assert table().refusals[refused.refusal].cites
    assert walker.screens() == (minji, jun, phone, administrator)


def test_everything_that_can_be_done_in_any_state_is_answered_and_shown_as_on_a_real_desk() -> None:
    worlds, refused = set(), 0
    for walker, desk, choice in every_edge():
        worlds.add(walker.world)
        step = walker.step(choice.place)
        assert_same(walker, desk, step, give(desk, step))
        worlds.add(walker.world)
        refused += step.refusal >= 0

    assert len(worlds) == len(explored().worlds) == 387
    assert refused > 2_500


@pytest.mark.parametrize("language", some_of(LANGUAGES, lambda language: language == "ko"))
def test_random_walks_are_those_of_a_real_desk_at_every_step(language: Language) -> None:
    """What a state does not say depends on the way: messages, drafts, dialogs, times, whose conversation it was."""
    done = Done()
    for seed in range(WALKS):
        desk = cast(language).desk()
        assert Walker(table(), language).screens() == seen_on(desk, language)
        for walker, step in done.walk(seed, STEPS, language):
            assert_same(walker, desk, step, give(desk, step))

    assert len(done.worlds) > 0.7 * len(explored().worlds)
    assert len(done.outcomes) > 0.6 * len(table().outcomes)


def test_a_long_walk_through_many_conversations_and_deleted_assets_is_one_of_a_real_desk() -> None:
    """Until the limit, which is told by there being nothing more to do."""
    desk, walker, chance = cast("ko").desk(), Walker(table(), "ko"), random.Random(5)
    deleting = {place for place, each in enumerate(table().events) if each.name == "Conversation.asset_deleted"}
    while choices := walker.choices():
        deletes = [each for each in choices if table().kinds[each.kind].event in deleting]
        choice = deletes[0] if deletes and len(walker.steps) % 2 else Done().likely(walker, chance)
        step = walker.step(choice.place)
        assert_same(walker, desk, step, give(desk, step))

    assert len(walker.steps) == STEPS_LIMIT
    assert walker.conversation > 4
    assert walker.asset > 2
    with pytest.raises(KeyError):
        walker.step(0)


def test_whoever_deletes_every_asset_that_can_be_deleted_has_enough_of_them() -> None:
    walker = Walker(table(), "en")
    while walker.choices():
        walker.step(chosen(walker, "texts" if len(walker.steps) % 2 == 0 else "deletes the asset"))

    assert walker.asset < len(table().assets)


# --- the table


def test_the_table_has_the_whole_graph_but_what_no_desktop_tells_from_something_else() -> None:
    edges = sum(len(row) // 2 for row in table().edges)
    left_out = Counter(_left_out(each) for each in explored().edges)

    assert (len(explored().edges), edges, table().impossible) == (7_918, 6_286, 1_632)
    assert edges + table().impossible == len(explored().edges)
    # What no text can be, and what is said of an asset that is not the conversation's own.
    assert left_out["text"] + left_out["asset"] < table().impossible


def _left_out(edge: Edge) -> str:
    parameters = dict(edge.event.parameters)
    if parameters.get("text") == "too_long" and edge.event.name != "Interaction.type_reply":
        return "text"
    if parameters.get("asset") == "deleted" and edge.source and edge.refusal is not Refusal.UNDELIVERABLE:
        return "asset"
    return ""


def test_what_is_refused_is_refused_for_the_reason_of_the_graph() -> None:
    reasons = Counter(each.refusal.value for each in explored().edges if each.refusal is not None)
    shown = {each.says[0] for each in table().refusals}

    assert len(shown) == len(reasons)


@pytest.mark.long
def test_the_table_is_the_same_to_the_byte_however_often_it_is_made() -> None:
    assert msgspec.json.encode(made_anew()) == msgspec.json.encode(table())


def test_every_property_of_a_state_was_asked_of_every_state_and_holds() -> None:
    assert len(table().properties) > 5
    assert {broken for _, _, broken in map(msgspec.structs.astuple, table().properties)} == {()}


def test_the_page_gets_it_in_few_bytes() -> None:
    shelf = declared_runs(Path("features")).whole

    assert len(msgspec.json.encode(packed(script_data(table(), shelf)))) < KILOBYTES * 1_000


def test_without_a_script_the_beginning_is_there() -> None:
    found = beginning(table(), "ko")

    assert found.screens == Walker(table(), "ko").screens()
    assert [each.who for each in found.possible][:2] == ["상담사 민지", "상담사 준"]
    assert {bool(each.cites) for each in found.possible if each.refusal} == {True}


def test_the_scripts_know_no_state_no_event_and_no_reason() -> None:
    """No guard is written in JavaScript: what the machines call things stands in no script."""
    words = {
        *(event.name for event in TABLE.events),
        *(event.name.partition(".")[2] for event in TABLE.events if "_" in event.name),
        *(state for machine in TABLE.machines for state in machine.states if "_" in state),
        *(refusal.value for refusal in Refusal if "_" in refusal.value),
        *(guard.__name__ for transition in TABLE.transitions for guard in transition.guards),
    }
    assert len(words) > 80
    for script in SCRIPTS.glob("*.js"):
        written = script.read_text(encoding="utf-8")
        assert {word for word in words if re.search(rf"\b{re.escape(word)}\b", written)} == set(), script.name


# --- the walk as a feature


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_walk_so_far_is_a_feature_that_runs_and_is_green(language: Language) -> None:
    done = Done()
    for seed in range(40):
        *_, (walker, _) = done.walk(seed, 5 + seed, language)
        told = walker.gherkin("A walk")

        (scenario,) = scenarios(told)
        for step, place in zip(scenario.steps, places_of([step.kind for step in scenario.steps]), strict=True):
            assert step.text == step.phrase().tell(language, place, **step.values())
        desk = InProcessDesk()
        play(scenario, desk)

        # The scenario has only the assets that it needs, and numbers its conversations alike.
        assert desk.world == explored().worlds[walker.world], told


def test_a_walk_that_is_told_wrongly_is_red() -> None:
    """So a green one says something."""
    walker = Walker(table(), "en")
    walker.step(chosen(walker, "Available"))
    walker.step(next(each.place for each in walker.choices() if table().kinds[each.kind].refusal >= 0))
    told = walker.gherkin("A walk")
    lines = told.splitlines()
    assert lines[-1].strip().startswith("Then")

    (scenario,) = scenarios("\n".join([*lines[:-2], lines[-1]]))
    with pytest.raises(Exception, match=r"refused|accepted"):
        play(scenario, InProcessDesk())
