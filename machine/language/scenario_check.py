"""What is wrong with a scenario as a test, without running it: nothing checked, nothing done, a placeholder that
nothing fills in, a name or a row that stands there twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rapidfuzz import fuzz, process

from machine.language.feature import PLACEHOLDER, Examples, Feature, Scenario, Step
from machine.language.finding import Edit, Finding, found

NEAR = 70.0


def scenario_findings(feature: Feature, wrong: Collection[int] = ()) -> Iterator[Finding]:
    """What is wrong with each scenario of a feature, in the order of the file. The steps in `wrong` lines are told of
    already: of a scenario that has one nobody knows what it does and checks."""
    names: dict[tuple[str, str], int] = {}
    if not feature.scenarios:
        yield found("feature-without-scenario", feature.line)
    for scenario in feature.scenarios:
        if not scenario.name:
            yield found("name-missing", scenario.line)
        elif (scenario.rule, scenario.name) in names:
            first = str(names[scenario.rule, scenario.name])
            yield found("name-twice", scenario.line, name=scenario.name, first=first)
        names.setdefault((scenario.rule, scenario.name), scenario.line)
        yield from _steps(scenario, is_known=not any(step.line in wrong for step in scenario.steps))
        yield from _placeholders(scenario)


def _steps(scenario: Scenario, is_known: bool) -> Iterator[Finding]:
    if not scenario.steps:
        yield found("scenario-empty", scenario.line)
        return
    roles = [step.role for step in scenario.steps]
    first = scenario.steps[0]
    if first.is_and and not scenario.background:
        yield found("step-first-and", first.line, keyword=first.keyword)
    if None in roles or not is_known:
        # A `*` says no role, so what it is for is not known.
        return
    if "then" not in roles:
        yield found("scenario-checks-nothing", scenario.line)
    elif "when" not in roles and "when" not in {step.role for step in scenario.background}:
        yield found("scenario-does-nothing", scenario.line)
    else:
        last = next((step for step in reversed(scenario.steps) if step.role == "when"), None)
        if last is not None and "then" not in roles[scenario.steps.index(last) :]:
            yield found("when-unchecked", last.line)
    checked: dict[tuple[str, str | None], Step] = {}
    for step in (*scenario.background, *scenario.steps):
        if step.role == "when":
            checked.clear()
        elif step.role == "given":
            checked[step.text, step.block] = step
        elif (step.text, step.block) in checked:
            yield found("then-restates", step.line)


def _placeholders(scenario: Scenario) -> Iterator[Finding]:
    used: dict[str, Step] = {}
    for step in scenario.steps:
        for name in PLACEHOLDER.findall(f"{step.text}\n{step.block or ''}"):
            used.setdefault(name, step)
    outlined = scenario.is_outline or "outline" in scenario.keyword.casefold() or "개요" in scenario.keyword
    if not scenario.is_outline:
        if outlined:
            yield found("outline-without-examples", scenario.line)
            return
        for name, step in used.items():
            yield found("placeholder-in-scenario", step.line, name=name)
        return
    columns = {column for examples in scenario.examples for column in examples.columns}
    for name, step in used.items():
        if any(name not in examples.columns for examples in scenario.examples) and columns:
            yield _unknown(name, step, sorted(columns))
    for examples in scenario.examples:
        yield from _examples(examples, {*used, *PLACEHOLDER.findall(scenario.name)})


def _unknown(name: str, step: Step, columns: list[str]) -> Finding:
    near = process.extractOne(name, columns, scorer=fuzz.ratio, score_cutoff=NEAR)
    if near is None:
        listed = ", ".join(f"<{column}>" for column in columns)
        return found("placeholder-unknown", step.line, name=name, columns=listed)
    place = step.text.find(f"<{name}>")
    edits: tuple[Edit, ...] = ()
    if place >= 0:
        start = step.start + place
        edits = (Edit(step.line, start, start + len(name) + 2, f"<{near[0]}>"),)
    return found("placeholder-misspelt", step.line, name=name, near=near[0], edits=edits)


def _examples(examples: Examples, used: set[str]) -> Iterator[Finding]:
    if not examples.rows:
        yield found("examples-empty", examples.line)
        return
    for column in dict.fromkeys(examples.columns):
        if examples.columns.count(column) > 1:
            yield found("column-twice", examples.header_line, column=column)
        elif column not in used:
            yield found("column-unused", examples.header_line, column=column)
    rows: dict[tuple[str, ...], int] = {}
    for row in examples.rows:
        if row.cells in rows:
            yield found("row-twice", row.line, first=str(rows[row.cells]))
        rows.setdefault(row.cells, row.line)
