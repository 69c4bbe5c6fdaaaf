"""What the tools answer: plain data, of which the protocol's package makes the schema that an assistant sees."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """What was found in a feature: the line from 1, how grave it is, the id of the rule, and the sentence."""

    line: int
    severity: str
    rule: str
    says: str


@dataclass(frozen=True)
class Checked:
    """Whether a feature can be run as it stands, and everything that was found in it, what is false here included."""

    can_be_run: bool
    says: str
    found: list[Found]


@dataclass(frozen=True)
class ScenarioRun:
    """A scenario that was run: its name and line, `passed`, `failed` or `left_out`, and where it failed the line and
    what was seen."""

    name: str
    line: int
    outcome: str
    failed_at: int
    says: str


@dataclass(frozen=True)
class FeatureRun:
    """How a feature ended on a desktop: it is green only if something was run and nothing failed."""

    green: bool
    says: str
    scenarios: list[ScenarioRun]
    found: list[Found]


@dataclass(frozen=True)
class TagPower:
    """How many ways of breaking a clause a scenario notices, of how many; and which it does not."""

    tag: str
    noticed: int
    faults: int
    missed: list[str]


@dataclass(frozen=True)
class ScenarioPower:
    """What a scenario is worth: whether it is green and goes red when each of its clauses is broken."""

    name: str
    line: int
    accepted: bool
    says: str
    tags: list[TagPower]


@dataclass(frozen=True)
class Power:
    """Whether every scenario of a feature is worth what it says."""

    accepted: bool
    says: str
    scenarios: list[ScenarioPower]
    found: list[Found]


@dataclass(frozen=True)
class Offered:
    """Steps that may stand at a place, the nearest first, and how many there are in all; why, where there is none."""

    role: str
    steps: list[str]
    of: int
    says: str


@dataclass(frozen=True)
class Reason:
    """Why a step is refused or false: what was found in its line, what it rests on, and what would make it possible."""

    found: list[Found]
    rests_on: str
    remedies: list[str]


@dataclass(frozen=True)
class Parameter:
    """What goes into a step, and all that may be written, where that is a closed list."""

    name: str
    is_number: bool
    values: list[str]


@dataclass(frozen=True)
class StepFound:
    """A step that there is: its words with parameters in angle brackets, the keywords it stands behind, an example."""

    step: str
    roles: list[str]
    topic: str
    parameters: list[Parameter]
    example: str


@dataclass(frozen=True)
class Steps:
    """The steps that were found, the topics by which one may ask, and what to do where not all are told."""

    steps: list[StepFound]
    of: int
    says: str
    topics: list[str]


@dataclass(frozen=True)
class Entry:
    """A clause with its place in the source; or an assumption with its reason, what else could have been, and the
    readings that take it otherwise. `faults` are the ways in which `power` breaks it."""

    id: str
    kind: str
    says: str
    locator: str
    reason: str
    alternatives: list[str]
    readings: list[str]
    faults: list[str]


@dataclass(frozen=True)
class Entries:
    """What was found in the catalogue, the nearest first; what to do where not all are told, or none has that id."""

    entries: list[Entry]
    of: int
    says: str


@dataclass(frozen=True)
class Way:
    """The shortest scenario by which a machine comes to a state, as a feature."""

    state: str
    feature: str


@dataclass(frozen=True)
class Departure:
    """Where a desktop departs: what was expected and seen, the shortest run as a scenario, and what asks for it."""

    number: int
    says: str
    where: str
    expected: str
    seen: str
    also: list[str]
    how_often: str
    scenario: str
    clauses: list[Entry]


@dataclass(frozen=True)
class Held:
    """How far a desktop was held to the specification: the verdict, the clauses and assumptions that hold, those that
    are broken, those that were not met, and what departs, a sentence each; `departure` explains one by its number."""

    desk: str
    verdict: str
    says: str
    held: int
    broken: list[str]
    not_met: list[str]
    departures: list[str]
    exchanges: list[str]
