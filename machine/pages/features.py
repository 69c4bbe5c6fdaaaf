"""The view of scenarios: the features as they are written, with an address for each scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from machine.draw import addresses
from machine.language.document import document, pickles
from spec.language import Language


class ScenarioText(msgspec.Struct, frozen=True):
    """A scenario or outline, and the rules and readings that it is tagged with. `lines` are what is written, by their
    numbers, without the indentation of the file; `titles` are those of its runs: one, or one for each row of its
    examples."""

    address: str
    title: str
    rules: tuple[str, ...]
    readings: tuple[str, ...]
    lines: tuple[int, ...]
    titles: tuple[str, ...]


class FeatureText(msgspec.Struct, frozen=True):
    """A feature file: `background` is what comes before each scenario, by the numbers of its lines."""

    file: str
    title: str
    description: str
    background: tuple[int, ...]
    scenarios: tuple[ScenarioText, ...]


class FeatureTexts(msgspec.Struct, frozen=True, dict=True):
    """The features of a language. Scenarios share most of their lines, so each line is there once."""

    lines: tuple[str, ...]
    features: tuple[FeatureText, ...]

    @cached_property
    def addresses(self) -> Mapping[tuple[str, str], str]:
        """From the file and the title of a run to the address of its scenario."""
        return {
            (feature.file, title): scenario.address
            for feature in self.features
            for scenario in feature.scenarios
            for title in scenario.titles
        }


def features(folder: Path, language: Language) -> FeatureTexts:
    """The features of a language, by file name. They were read before, so each is Gherkin."""
    numbers: dict[str, int] = {}
    read = tuple(_feature(path, numbers) for path in sorted((folder / language).glob("*.feature")))
    return FeatureTexts(tuple(numbers), read)


def _feature(path: Path, numbers: dict[str, int]) -> FeatureText:
    source = path.read_text(encoding="utf-8")
    feature, lines = document(source)["feature"], source.splitlines()
    children = list(_children(feature))
    starts = [child["location"]["line"] for _, child in children]
    ends = [*(_first_line(child) - 1 for _, child in children[1:]), len(lines)]
    background: list[int] = []
    scenarios: list[ScenarioText] = []
    for (sort, child), start, end in zip(children, starts, ends, strict=True):
        text = [numbers.setdefault(line, len(numbers)) for line in _dedented(lines[start - 1 : end])]
        tags = dict.fromkeys(tag["name"].removeprefix("@") for tag in child.get("tags", ()))
        if sort == "background":
            background += text
        elif sort == "scenario":
            scenarios.append(
                ScenarioText(
                    address=addresses.scenario(path.stem, len(scenarios) + 1),
                    title=child["name"],
                    rules=tuple(each for each in tags if ":" not in each),
                    readings=tuple(each.partition(":")[2] for each in tags if ":" in each),
                    lines=tuple(text),
                    titles=tuple(each["name"] for each in pickles(source) if each["astNodeIds"][0] == child["id"]),
                )
            )
    description = " ".join(feature["description"].split())
    return FeatureText(path.stem, feature["name"], description, tuple(background), tuple(scenarios))


def _children(node: Any) -> Iterator[tuple[str, Any]]:
    """Backgrounds, rules and scenarios in the order of the file."""
    for child in node["children"]:
        ((sort, found),) = child.items()
        yield sort, found
        if sort == "rule":
            yield from _children(found)


def _first_line(node: Any) -> int:
    """The line where a node begins, with its tags."""
    return int(min((tag["location"]["line"] for tag in node.get("tags", ())), default=node["location"]["line"]))


def _dedented(lines: list[str]) -> list[str]:
    indentation = len(lines[0]) - len(lines[0].lstrip())
    text = "\n".join(line[indentation:].rstrip() if line[:indentation].isspace() else line.strip() for line in lines)
    return text.strip().split("\n")
