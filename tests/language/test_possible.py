"""What is offered is possible: our desk takes every When, every Then is true, every Given can be made so."""

from itertools import zip_longest
from pathlib import Path

import pytest

from machine.language.completion import completion
from machine.language.course import course
from machine.language.draft import Draft, drafts
from machine.language.phrase_index import phrases_of
from machine.language.possible import possible
from machine.language.step_catalogue import TOPICS
from machine.story.steps.phrase import Kind
from spec.language import Language
from tests.language.test_check import ENGLISH

FEATURES = Path(__file__).parents[2] / "features"
GUESSED: dict[str, list[str]] = {"availability_and_rona": [], "transfer": [], "outbound": ["see.announcement"]}
NAMES = ("availability_and_rona", "transfer", "outbound")
ROLES: tuple[Kind, ...] = ("given", "when", "then")


def scenarios(language: Language, name: str) -> list[Draft]:
    text = (FEATURES / language / f"{name}.feature").read_text(encoding="utf-8")
    return [each for each in drafts(text) if each.section != "background"]


def test_tutorial_where_a_request_is_on_the_screen_accepting_is_offered_first_and_sending_is_not() -> None:
    text = ENGLISH.replace(
        "    And there is a customer", '    And there is a wrap-up reason "Done"\n    And there is a customer'
    ).replace(
        "    And there is a wrap-up",
        '    And conversations of the asset "Line" wait in the queue "Billing"\n    And there is a wrap-up',
    )
    text = text.replace('    When customer "Hana" texts "Hello"', '    And customer "Hana" texts "Hello"\n    When ')
    line = text.split("\n").index("    When ") + 1

    items = completion(text, line, len("    When "))
    labels = [each.label for each in items]
    assert labels[0] == 'agent "Minji" clicks Accept in the request of customer "Hana"'
    assert not any("Send" in each for each in labels)
    # Beside each stands what it is about, in words of the catalogue and not as a name of ours.
    assert {each.detail for each in items} <= {topic.title.en for topic in TOPICS}


@pytest.mark.parametrize(("language", "name"), [("ko", "availability_and_rona"), ("en", "transfer")])
def test_every_offer_holds_when_it_is_taken(language: Language, name: str) -> None:
    tried = 0
    for draft in scenarios(language, name):
        for line in (*(step.line for step in draft.steps[::3]), draft.last_line + 1):
            scene = course(draft, before_line=line).scene
            if scene.unsettled:
                assert {each.phrase.id for each in possible(scene, "then", language)} == {"refused"}
                scene.answer()
            for role in ROLES:
                for offer in possible(scene, role, language):
                    fork = scene.fork()
                    offer.act(fork)
                    assert role == "then" or not fork.unsettled, (draft.name, line, offer.text)
                    assert [each.phrase for each in phrases_of(offer.text, role)] == [offer.phrase]
                    tried += 1
    assert tried > 500


@pytest.mark.parametrize("name", NAMES)
def test_what_our_own_scenarios_do_and_see_is_offered_where_they_do_it(name: str) -> None:
    """But for what is done to be refused, and for texts that nobody can guess."""
    missed = []
    for draft in scenarios("en", name):
        for step, after in zip_longest(draft.steps, draft.steps[1:]):
            is_refused = after is not None and after.text.startswith("it is refused")
            if step.role not in ("when", "then") or is_refused or "<" in f"{step.text}{after.text if after else ''}":
                continue
            [reading] = phrases_of(step.text, step.role)
            offers = possible(course(draft, before_line=step.line).scene, step.role, "en")
            if reading.phrase.id not in {each.phrase.id for each in offers}:
                missed.append(reading.phrase.id)
    assert sorted(set(missed)) == GUESSED[name]
