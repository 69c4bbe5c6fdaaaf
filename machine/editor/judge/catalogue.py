"""What there is: steps, clauses, assumptions and words, and the shortest way to a state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz, process

from machine.editor.judge.answers import Entries, Entry, Parameter, StepFound, Steps, Way
from machine.editor.judge.text import JudgeError
from machine.evidence.checkout import checkout
from machine.faults.clause_faults import faults_of
from machine.language.source import feature_files
from machine.language.step_catalogue import TOPICS, CatalogueStep, catalogue, found_by
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language

MOST_STEPS, MOST_ENTRIES, MOST_FAULTS = 40, 8, 20
ID = re.compile(r"[A-Z]+-[0-9]+")
BOUNDS = Bounds.checked(2, 1, 1, dialogs=True)
"""In which a way to a state is looked for: two agents, one conversation, dialogs step by step."""


def steps(words: str, topic: str, language: Language) -> Steps:
    """The steps that say these words, of a topic where one is given. Raises JudgeError for an unknown topic."""
    names = [each.name for each in TOPICS]
    if topic and topic not in names:
        listed = ", ".join(names)
        raise JudgeError(
            Words(f"There is no topic {topic}; the topics are {listed}.", f"{topic}: 없는 주제다. 주제는 {listed}다.")
        )
    known = tuple(each for each in _steps() if not topic or each.topic == topic)
    found = found_by(known, words, language) if words.strip() else known
    says = _cut(len(found), MOST_STEPS).of(language)
    return Steps([_step(each, language) for each in found[:MOST_STEPS]], len(found), says, names)


def _cut(of: int, most: int) -> Words:
    """That not everything is told, where that is so."""
    if of <= most:
        return Words("", "")
    return Words(
        f"{most} of {of} are told; ask with more words, or by topic.",
        f"{of}개 가운데 {most}개만 보였다. 말을 더하거나 주제로 묻는다.",
    )


@lru_cache(1)
def _steps() -> tuple[CatalogueStep, ...]:
    home = checkout()
    return catalogue(() if home is None else feature_files(home / "features"))


def _step(step: CatalogueStep, language: Language) -> StepFound:
    parameters = [Parameter(each.name, each.is_number, list(each.words(language))) for each in step.parameters]
    return StepFound(step.told(language), list(step.roles), step.topic, parameters, step.example(language))


def entry(name: str, language: Language) -> Entry:
    """A clause or an assumption. Raises JudgeError for a name that is neither."""
    known = load()
    if name not in known.clauses and name not in known.assumptions:
        near = process.extract(name, [*known.clauses, *known.assumptions], limit=3)
        listed = ", ".join(each for each, *_ in near)
        raise JudgeError(
            Words(f"There is no {name}; there are {listed} and others.", f"{name}: 없다. {listed} 등이 있다.")
        )
    faults = [fault.id for fault in faults_of(()).get(name, ())][:MOST_FAULTS]
    if (clause := known.clauses.get(name)) is not None:
        return Entry(name, "clause", clause.says.of(language), clause.locator.of(language), "", [], [], faults)
    assumption = known.assumptions[name]
    readings = [f"{each.id}: {each.says.of(language)}" for each in known.readings.values() if name in each.turns]
    return Entry(
        name,
        "assumption",
        f"{assumption.title.of(language)}: {assumption.choice.of(language)}",
        "",
        assumption.reason.of(language),
        [each.of(language) for each in assumption.alternatives],
        readings,
        faults,
    )


def entries(words: str, language: Language) -> Entries:
    """The clause or assumption with that id, or those that say these words in either language, or the nearest."""
    known = load()
    name = words.strip().upper()
    if name in known.clauses or name in known.assumptions:
        return Entries([entry(name, language)], 1, "")
    said = dict(_said())
    wanted = words.casefold().split()
    found = [each for each, text in said.items() if all(word in text for word in wanted)]
    # The clauses come first, and among them those that say it in these words, one after the other.
    found.sort(key=lambda each: (each not in known.clauses, -fuzz.partial_ratio(words.casefold(), said[each])))
    if not found:
        stems = [word[: max(2, len(word) * 2 // 3)] for word in wanted]
        shared = {each: sum(stem in text for stem in stems) for each, text in said.items()}
        found = sorted((each for each in shared if 2 * shared[each] >= len(stems)), key=lambda each: -shared[each])
    says = _cut(len(found), MOST_ENTRIES)
    if ID.fullmatch(name) is not None:
        says = Words(f"There is no {name}; these are near it in words.", f"{name}: 없다. 말이 비슷한 것이다.")
    return Entries([entry(each, language) for each in found[:MOST_ENTRIES]], len(found), says.of(language))


def _said() -> Iterator[tuple[str, str]]:
    for name, clause in load().clauses.items():
        yield name, " ".join((name, clause.says.en, clause.says.ko, clause.locator.en, clause.locator.ko)).casefold()
    for name, each in load().assumptions.items():
        yield name, " ".join((name, each.title.en, each.title.ko, each.choice.en, each.choice.ko)).casefold()


def glossary(language: Language) -> str:
    """Every word of the glossary, a line each, in one language with the other beside it."""
    other: Language = "en" if language == "ko" else "ko"
    told = (Words(each.en, each.ko) for each in load().terms.values() if "{" not in each.en)
    return "\n".join(dict.fromkeys(f"{each.of(language)} = {each.of(other)}" for each in told))


def way(state: str, language: Language) -> Way:
    """The shortest scenario in which a machine comes to a state, as `Conversation.transfer_requested`.

    Raises JudgeError for a state that there is not, or that nothing leads to.
    """
    states = [f"{machine.name}.{each}" for machine in TABLE.machines for each in machine.states]
    if state not in states:
        listed = ", ".join(states)
        raise JudgeError(
            Words(f"There is no state {state}; the states are {listed}.", f"{state}: 없는 상태다. 상태는 {listed}다.")
        )
    # Nothing else here walks a graph.
    from machine.explore.concrete_graph import GraphError
    from machine.generate.features import generate

    try:
        return Way(state, generate("states", BOUNDS, language, only=(state,)).feature)
    except GraphError as error:
        raise JudgeError(Words(f"Nothing leads to {state}: {error}", f"{state}에 이르는 길이 없다.")) from None
