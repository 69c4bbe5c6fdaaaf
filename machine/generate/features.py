"""Generated features: scenarios that reach a criterion over the concrete graph with few steps, each one run on our own
desk and told with what everybody sees after every command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from machine.explore.concrete_graph import Edge, Graph, GraphError, graph
from machine.faults.clause_faults import ClauseFault, faults_of
from machine.generate.criteria import CriterionName, Goal, cited, criterion
from machine.generate.scenarios import GeneratedScenario, Maker
from machine.generate.tours import needed, needed_for_every_edge
from machine.language.check import check
from machine.language.feature import stories_of
from machine.language.power import power, trial_of
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.readings import table_of
from machine.oracle.property_oracle import PropertyError, PropertyOracle
from machine.port.errors import DesktopError
from machine.story.steps.keywords import KEYWORDS
from machine.story.steps.reading_tags import UNDER
from machine.story.telling.gherkin import step_lines
from spec.catalogue.load import load
from spec.language import Language

TITLE_LIMIT = 4
"""A title names so many events at most."""

Progress = Callable[[str, int, int], None]
"""Gets what is done, how far, and of how many."""


@dataclass(frozen=True)
class Generated:
    """What was generated for a criterion: the scenarios, and how far they reach.

    `commands` are those of the graph, the set-up's included; `needed` is how many there must be at least, however long
    the scenarios. `unreachable` are the declared goals that no walk under the bound reaches, `unplayed` those whose
    walks no desktop can be brought to; both with the reason.
    """

    name: CriterionName
    bounds: Bounds
    goals: int
    scenarios: tuple[GeneratedScenario, ...]
    needed: int
    unreachable: Mapping[Goal, str]
    unplayed: Mapping[Goal, str]
    feature: str

    @property
    def reached(self) -> int:
        """How many goals the scenarios reach."""
        return self.goals - len(self.unreachable) - len(self.unplayed)

    @property
    def commands(self) -> int:
        """The commands of all scenarios together, on the graph."""
        return sum(len(each.walk.edges) for each in self.scenarios)

    @property
    def steps(self) -> int:
        """The steps of all scenarios together, the Background's left aside."""
        return sum(each.steps for each in self.scenarios)


def generate(
    name: CriterionName,
    bounds: Bounds,
    language: Language,
    *,
    every_edge: bool = False,
    readings: tuple[str, ...] = (),
    only: tuple[Goal, ...] = (),
    progress: Progress = lambda _what, _done, _total: None,
) -> Generated:
    """Scenarios for a criterion under a bound and readings, always the same ones; for some of its goals where `only`
    names them.

    Raises GraphError where the bound is too large, and where no goal can be reached under it.
    """
    space = graph(bounds, table=table_of(readings), progress=lambda done, found: progress("exploring", done, found))
    wanted = criterion(name, space, every_edge=every_edge, readings=readings)
    if only:
        wanted = replace(wanted, goals=tuple(goal for goal in wanted.goals if goal in only))
    maker = Maker(space, wanted, language, readings)
    total = len(maker.tour.open)
    scenarios = maker.scenarios(lambda: progress("generating", total - len(maker.tour.open), total))
    unplayed = maker.unplayed()
    if not scenarios:
        raise GraphError(f"{bounds}: no scenario reaches anything of {name}; give larger sizes or another criterion.")
    scenarios = maker.shortened(scenarios, lambda done: progress("shortening", done, len(scenarios)))
    option = " ".join((name, *(["--every-edge"] if every_edge else []), *(f"--reading {each}" for each in readings)))
    missed: dict[Goal, str] = dict(wanted.unreachable)
    shown: tuple[Goal, ...] = ()
    if name == "clauses":
        shown = tuple(
            clause for clause in load().clauses if clause in faults_of(readings) and clause not in wanted.goals
        )
        scenarios = _with_shown(scenarios, shown, readings, lambda done: progress("looking", done, len(shown)))
        found = {goal for scenario in scenarios for goal in scenario.goals}
        missed |= {clause: NOT_SHOWN for clause in shown if clause not in found}
    return Generated(
        name=name,
        bounds=bounds,
        goals=len(wanted.goals) + len(shown),
        scenarios=scenarios,
        needed=needed_for_every_edge(space, wanted) if every_edge else needed(space, wanted),
        unreachable=missed,
        unplayed=unplayed,
        feature=_feature(space, name, scenarios, {**missed, **unplayed}, language, option, readings),
    )


# --- clauses that views and masking implement

NOT_SHOWN = "no walk shows what it is about; a scenario of features/ with such data does"


def _with_shown(
    scenarios: Sequence[GeneratedScenario],
    clauses: Sequence[str],
    readings: tuple[str, ...],
    step: Callable[[int], None],
) -> tuple[GeneratedScenario, ...]:
    """The scenarios, each with those of these clauses as goals that it is the first to go red for when they break."""
    found = list(scenarios)
    for done, clause in enumerate(clauses):
        step(done)
        for index, scenario in enumerate(found):
            if any(_goes_red(scenario, fault, readings) for fault in faults_of(readings)[clause]):
                found[index] = scenario._replace(goals=(*scenario.goals, clause))
                break
    return tuple(found)


def _goes_red(scenario: GeneratedScenario, fault: ClauseFault, readings: tuple[str, ...]) -> bool:
    """Whether the scenario's last step, that every property holds, fails under a fault."""
    desk = PropertyOracle(fault.make_desk(), readings=readings)
    try:
        desk.reset(scenario.configuration)
        for command in scenario.told.commands:
            desk.apply(command)
    except (PropertyError, DesktopError):
        return True
    return False


# --- telling


def _feature(
    space: Graph,
    wanted: CriterionName,
    scenarios: Sequence[GeneratedScenario],
    missed: Mapping[Goal, str],
    language: Language,
    option: str,
    readings: tuple[str, ...],
) -> str:
    """All scenarios as one feature; where they need different stages, each stage stands under a rule of its own."""
    words = KEYWORDS[language]
    lines = ["# language: ko"] if language == "ko" else []
    lines += [
        f"# Made by `textdesk generate --criterion {option} --lang {language}` of {space.bounds}.",
        *(f"# Not reached: {goal}: {why}" for goal, why in missed.items()),
        f"{words['feature']}: {load().words(f'criterion.{wanted}').of(language)}",
    ]
    stages: dict[tuple[str, ...], list[GeneratedScenario]] = {}
    for scenario in scenarios:
        stages.setdefault(tuple(step_lines(scenario.told.stage, language)), []).append(scenario)
    numbers, doubtful = count(1), list[frozenset[str]]()
    for index, (stage, on_it) in enumerate(stages.items(), start=1):
        indent = "  "
        if len(stages) > 1:
            lines += ["", f"  {words['rule']}: {load().words('criterion.stage').of(language)} {index}"]
            indent = "    "
        lines += ["", f"{indent}{words['background']}:", *(f"{indent}  {line}" for line in stage)]
        for scenario in on_it:
            lines += [
                "",
                *(f"{indent}{line}" for line in _scenario(space, next(numbers), scenario, language, readings)),
            ]
            doubtful.append(_doubtful(space, scenario, readings))
    return _earned("\n".join(lines) + "\n", doubtful, readings)


def _done(space: Graph, scenario: GeneratedScenario) -> list[Edge]:
    """The edges that a scenario takes behind what it is given."""
    return [space.edges[edge] for edge in scenario.walk.edges[scenario.walk.given :]]


def _doubtful(space: Graph, scenario: GeneratedScenario, readings: tuple[str, ...]) -> frozenset[str]:
    """What only such events of a scenario are about as leave the World as it was: nothing may show them."""
    done = _done(space, scenario)
    moving = {cite for edge in done if edge.source != edge.target for cite in cited(edge, readings)}
    return frozenset({cite for edge in done for cite in cited(edge, readings)} - moving)


def _earned(text: str, doubtful: Sequence[frozenset[str]], readings: tuple[str, ...]) -> str:
    """The feature without those doubtful tags whose clause can be broken unnoticed."""
    lines, feature = text.split("\n"), check(text).feature
    assert feature is not None, "it is ours"
    for story, tags in zip(stories_of(feature), doubtful, strict=True):
        for tag in power(trial_of(story, readings), sorted(tags)).unearned if tags else ():
            place = story.scenario.first_line - 1
            kept = [each for each in lines[place].split() if each != f"@{tag}"]
            lines[place] = lines[place][: len(lines[place]) - len(lines[place].lstrip())] + " ".join(kept)
    return "\n".join(lines)


def _scenario(
    space: Graph, number: int, scenario: GeneratedScenario, language: Language, readings: tuple[str, ...]
) -> Iterator[str]:
    done = _done(space, scenario)
    tags = {*(cite for edge in done for cite in cited(edge, readings)), *scenario.goals}
    known = (*load().clauses, *load().assumptions)
    under = (f"{UNDER}:{reading}" for reading in readings)
    yield " ".join(f"@{tag}" for tag in (*(each for each in known if each in tags), *under))
    events = list(dict.fromkeys(load().words(f"event.{edge.event.name}").of(language) for edge in done))
    more = ", …" if len(events) > TITLE_LIMIT else ""
    yield f"{KEYWORDS[language]['scenario']}: {number}. {', '.join(events[:TITLE_LIMIT])}{more}"
    yield from (f"  # {goal}" for goal in scenario.goals)
    told = (*scenario.told.given, *(said for turn in scenario.told.turns for said in turn))
    yield from (f"  {line}" for line in step_lines(told, language))
