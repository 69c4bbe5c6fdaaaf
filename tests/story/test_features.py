"""The features: the two languages tell the same, every step is known, and the clauses are covered."""

from itertools import combinations

import pytest

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.readings import table_of
from machine.port.vocabulary import why
from machine.story.steps.phrase import Value, places_of
from machine.story.steps.reading_tags import UNDER, UNLESS, fitting, is_reading_tag, problem
from machine.story.steps.scene import SceneError
from spec.catalogue.load import load
from spec.language import LANGUAGES
from spec.refusals import Refusal
from tests.story.playing import Scenario, files, play, scenarios

NAMES = [path.stem for path in files("en")]
CUSTOMERS = ("cast.hana", "cast.doyun", "cast.sora")
COLLEAGUE = "cast.jun"


def _scenarios(language: str, name: str) -> list[Scenario]:
    (path,) = (path for path in files(language) if path.stem == name)
    return list(scenarios(path.read_text(encoding="utf-8")))


def _pairs() -> set[tuple[str, str]]:
    """Words that say the same in both languages: the glossary's, short refusals, initials of the cast, who joined."""
    terms = load().terms
    joined, colleague = terms["label.joined_message"], terms[COLLEAGUE]
    return {
        *((term.en, term.ko) for term in terms.values()),
        *((why(refusal, "en"), why(refusal, "ko")) for refusal in Refusal),
        *((terms[each].en[0], terms[each].ko[0]) for each in CUSTOMERS),
        (joined.en.format(agent=colleague.en), joined.ko.format(agent=colleague.ko)),
    }


PAIRS = _pairs()


def _says_the_same(english: Value, korean: Value) -> bool:
    if english == korean or (english, korean) in PAIRS:
        return True
    if isinstance(english, int) or isinstance(korean, int):
        return False
    for mark in (" / ", ", ", " #"):
        parts = english.split(mark), korean.split(mark)
        if len(parts[0]) > 1 and len(parts[0]) == len(parts[1]):
            return all(_says_the_same(*pair) for pair in zip(*parts, strict=True))
    return False


def test_the_two_languages_have_the_same_files() -> None:
    assert [path.stem for path in files("ko")] == NAMES
    assert len(NAMES) == 15
    for path in files("ko"):
        assert path.read_text(encoding="utf-8").startswith("# language: ko\n")


@pytest.mark.parametrize("name", NAMES)
def test_every_step_matches_exactly_one_phrase(name: str) -> None:
    for language in LANGUAGES:
        for scenario in _scenarios(language, name):
            for step in scenario.steps:
                assert len(step.phrases()) == 1, f"{language}/{name}: {step.text}"
                assert step.phrase().match(step.text, language) is not None, f"{language}/{name}: {step.text}"


@pytest.mark.parametrize("name", NAMES)
def test_the_two_languages_tell_the_same_step_for_step(name: str) -> None:
    english, korean = _scenarios("en", name), _scenarios("ko", name)

    assert [each.tags for each in english] == [each.tags for each in korean]
    for one, other in zip(english, korean, strict=True):
        assert [step.phrase().id for step in one.steps] == [step.phrase().id for step in other.steps], one.name
        for step, same in zip(one.steps, other.steps, strict=True):
            for key, value in step.values().items():
                assert _says_the_same(value, same.values()[key]), f"{one.name}: {step.text} / {same.text}"


@pytest.mark.parametrize("name", NAMES)
def test_korean_steps_are_written_as_they_are_told_in_their_places(name: str) -> None:
    """The verb and the particles. In a row of an outline just the verb: one sentence stands there for many words."""
    (path,) = (path for path in files("ko") if path.stem == name)
    written = {line.strip().partition(" ")[2] for line in path.read_text(encoding="utf-8").splitlines()}
    for scenario in _scenarios("ko", name):
        places = places_of([step.kind for step in scenario.steps])
        for step, place in zip(scenario.steps, places, strict=True):
            told = step.phrase().tell("ko", place, **step.values())
            assert step.text.rpartition(" ")[2] == told.rpartition(" ")[2], scenario.name
            if step.text in written:
                assert step.text == told, scenario.name


def test_titles_are_unique_in_a_file_and_tags_are_known() -> None:
    for language in LANGUAGES:
        for name in NAMES:
            found = _scenarios(language, name)
            rows = [each.name for each in found]
            titles = list(dict.fromkeys(rows))
            assert rows == sorted(rows, key=titles.index), f"{language}/{name}: a title stands twice"
            tags = {tag for each in found for tag in each.tags}
            load().check_ids((tag for tag in tags if not is_reading_tag(tag)), f"{language}/{name}")
            assert [problem(tag) for tag in tags if problem(tag)] == []


def test_every_clause_that_can_be_checked_has_a_scenario_and_no_other_has() -> None:
    tagged = {tag for name in NAMES for scenario in _scenarios("en", name) for tag in scenario.tags}
    checkable = {clause.id for clause in load().clauses.values() if clause.advisory is None}

    wrong = sorted((tagged & set(load().clauses)) ^ checkable)
    assert wrong == [], "features/: a scenario tagged with it, or an advisory reason in clauses.toml"
    assert len(checkable) == 73


@pytest.mark.parametrize("name", NAMES)
def test_the_scenarios_hold_on_our_own_desk(name: str) -> None:
    """On the desk of the readings that they run under."""
    for language in LANGUAGES:
        for scenario in _scenarios(language, name):
            play(scenario)


READINGS = tuple(load().readings)


@pytest.mark.parametrize("taken", [*combinations(READINGS, 1), *combinations(READINGS, 2), READINGS], ids="+".join)
def test_the_scenarios_that_are_not_left_out_hold_under_readings(taken: tuple[str, ...]) -> None:
    desk = InProcessDesk(table=table_of(taken))
    for name in NAMES:
        for scenario in _scenarios("en", name):
            if fitting(scenario.tags, taken).left_out is None:
                play(scenario, desk)


def _tagged(tag: str) -> list[Scenario]:
    return [scenario for name in NAMES for scenario in _scenarios("en", name) if tag in scenario.tags]


@pytest.mark.parametrize("reading", READINGS)
def test_a_scenario_that_is_left_out_for_what_it_says_would_be_red(reading: str) -> None:
    """Else it would be left out for nothing."""
    said = _tagged(f"{UNLESS}:{reading}")

    assert said
    for scenario in said:
        with pytest.raises(SceneError):
            play(scenario, InProcessDesk(table=table_of((*fitting(scenario.tags, ()).readings, reading))))


@pytest.mark.parametrize("reading", READINGS)
def test_a_reading_has_scenarios_of_its_own_and_each_is_red_without_it(reading: str) -> None:
    own = _tagged(f"{UNDER}:{reading}")

    assert own
    for scenario in own:
        assert "RULE-42" in scenario.tags
        with pytest.raises(SceneError):
            play(scenario, InProcessDesk())
