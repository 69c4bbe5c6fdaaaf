"""A feature file as what it means: scenarios with their steps, each in the role that it has, and every row of Examples.

The tree is the official parser's; this gives it types, and a role to `And` and `*`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import dropwhile
from typing import Any, NamedTuple

from machine.story.steps.phrase import Kind
from spec.language import Language

PLACEHOLDER = re.compile("<([^<>]+)>")
ROLE_OF_TYPE: Mapping[str, Kind] = {"Context": "given", "Action": "when", "Outcome": "then"}


class Tag(NamedTuple):
    """A tag with its @, and where it stands."""

    name: str
    line: int
    start: int


class Step(NamedTuple):
    """A step as it is written: its keyword, its text, the characters of the text in the line, what stands below it. Its
    `role` is that of the last step that had one, and None where a `*` says none."""

    keyword: str
    role: Kind | None
    is_and: bool
    text: str
    line: int
    start: int
    block: str | None
    block_line: int
    has_table: bool

    def filled(self, values: Mapping[str, str]) -> Step:
        """The step with the values of a row put in."""
        if not values:
            return self
        block = None if self.block is None else put(self.block, values)
        return self._replace(text=put(self.text, values), block=block)


class Row(NamedTuple):
    """A row of Examples: the line, and its cells."""

    line: int
    cells: tuple[str, ...]


class Examples(NamedTuple):
    """A table of Examples."""

    name: str
    line: int
    tags: tuple[Tag, ...]
    header_line: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Described(NamedTuple):
    """A section with what is written below its first line, line by line."""

    line: int
    description: tuple[tuple[int, str], ...]


class Scenario(NamedTuple):
    """A scenario or an outline, with the steps of the backgrounds before its own, and all tags that are its."""

    name: str
    keyword: str
    line: int
    is_outline: bool
    own_tags: tuple[Tag, ...]
    tags: frozenset[str]
    rule: str
    background: tuple[Step, ...]
    steps: tuple[Step, ...]
    examples: tuple[Examples, ...]

    @property
    def first_line(self) -> int:
        """Where it begins: at the first of its tags, else at its keyword."""
        return min([self.line, *(tag.line for tag in self.own_tags)])


class Feature(NamedTuple):
    """All that a feature file holds. `described` are its sections, `backgrounds` their steps, and `tags` all tags."""

    language: Language
    name: str
    line: int
    tags: tuple[Tag, ...]
    described: tuple[Described, ...]
    backgrounds: tuple[tuple[Step, ...], ...]
    scenarios: tuple[Scenario, ...]


class Story(NamedTuple):
    """What is run: a scenario, or one row of an outline, with every step filled in. `row` is the line of the row, 0
    where there is none, `number` that of the row among all of its outline, and `name` the scenario's name, filled in as
    well."""

    scenario: Scenario
    name: str
    number: int
    row: int
    tags: frozenset[str]
    steps: tuple[Step, ...]

    @property
    def title(self) -> str:
        """Its name, told from the others of its outline."""
        is_told_apart = not self.number or self.name != self.scenario.name
        return self.name if is_told_apart else f"{self.name} #{self.number}"

    @property
    def line(self) -> int:
        """Where it stands: the row, or the scenario's first line."""
        return self.row or self.scenario.line


def put(text: str, values: Mapping[str, str]) -> str:
    """A text with each placeholder that has a value filled in."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def feature_of(tree: Any, text: str) -> Feature | None:
    """The feature in a text and its tree by the official parser; None where it has none."""
    raw = tree["feature"] if tree.get("feature") else None
    if raw is None:
        return None
    described, backgrounds, scenarios = list[Described](), list[tuple[Step, ...]](), list[Scenario]()
    tags = _tags(raw)
    lines = text.split("\n")
    comments = {each["location"]["line"] for each in tree["comments"]}

    def describe(part: Any) -> None:
        described.append(_described(part, lines, comments))

    describe(raw)

    def walk(children: Any, before: tuple[Step, ...], inherited: frozenset[str], rule: str) -> None:
        for child in children:
            if "background" in child:
                describe(child["background"])
                own = _steps(child["background"]["steps"])
                backgrounds.append(own)
                before = (*before, *own)
            elif "rule" in child:
                part = child["rule"]
                describe(part)
                names = inherited | {tag.name for tag in _tags(part)}
                walk(part["children"], before, names, part["name"])
            else:
                part = child["scenario"]
                describe(part)
                scenarios.append(_scenario(part, before, inherited, rule))

    walk(raw["children"], (), frozenset(tag.name for tag in tags), "")
    return Feature(
        "ko" if raw["language"] == "ko" else "en",
        raw["name"],
        raw["location"]["line"],
        tags,
        tuple(described),
        tuple(backgrounds),
        tuple(scenarios),
    )


def stories_of(feature: Feature) -> Iterator[Story]:
    """What is run of a feature, in the order of the file."""
    for scenario in feature.scenarios:
        if not scenario.is_outline:
            yield Story(scenario, scenario.name, 0, 0, scenario.tags, (*scenario.background, *scenario.steps))
            continue
        number = 0
        for examples in scenario.examples:
            tags = scenario.tags | {tag.name for tag in examples.tags}
            for row in examples.rows:
                number += 1
                values = dict(zip(examples.columns, row.cells, strict=False))
                steps = tuple(step.filled(values) for step in (*scenario.background, *scenario.steps))
                yield Story(scenario, put(scenario.name, values), number, row.line, tags, steps)


def _scenario(raw: Any, background: tuple[Step, ...], inherited: frozenset[str], rule: str) -> Scenario:
    own = _tags(raw)
    return Scenario(
        name=raw["name"],
        keyword=raw["keyword"].strip(),
        line=raw["location"]["line"],
        is_outline=bool(raw["examples"]),
        own_tags=own,
        tags=inherited | {tag.name for tag in own},
        rule=rule,
        background=background,
        steps=_steps(raw["steps"]),
        examples=tuple(map(_examples, raw["examples"])),
    )


def _steps(raw: Any) -> tuple[Step, ...]:
    found, role = list[Step](), None
    for each in raw:
        kind = each["keywordType"]
        role = ROLE_OF_TYPE.get(kind, role if kind == "Conjunction" else None)
        block = each.get("docString")
        found.append(
            Step(
                keyword=each["keyword"].strip(),
                role=role,
                is_and=kind == "Conjunction",
                text=each["text"],
                line=each["location"]["line"],
                start=each["location"].get("column", 1) - 1 + len(each["keyword"]),
                block=None if block is None else block["content"],
                block_line=0 if block is None else block["location"]["line"],
                has_table="dataTable" in each,
            )
        )
    return tuple(found)


def _examples(raw: Any) -> Examples:
    header = raw.get("tableHeader")
    return Examples(
        name=raw["name"],
        line=raw["location"]["line"],
        tags=_tags(raw),
        header_line=raw["location"]["line"] if header is None else header["location"]["line"],
        columns=() if header is None else tuple(cell["value"] for cell in header["cells"]),
        rows=tuple(
            Row(row["location"]["line"], tuple(cell["value"] for cell in row["cells"]))
            for row in raw.get("tableBody", ())
        ),
    )


def _tags(raw: Any) -> tuple[Tag, ...]:
    return tuple(
        Tag(tag["name"], tag["location"]["line"], tag["location"].get("column", 1) - 1) for tag in raw.get("tags", ())
    )


def _described(raw: Any, lines: Sequence[str], comments: Collection[int]) -> Described:
    """The tree has no comment in a description, and no blank line before it."""
    line: int = raw["location"]["line"]
    told = (number for number in range(line + 1, len(lines) + 1) if number not in comments)
    numbers = dropwhile(lambda number: not lines[number - 1].strip(), told)
    return Described(line, tuple(zip(numbers, (raw.get("description") or "").split("\n"), strict=False)))
