"""Some scenarios of a feature file as a file of their own, to begin with: the same steps, the Background with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from machine.language.feature import Feature, Scenario
from machine.language.layout import laid_out
from machine.language.line import keywords_of


def excerpt(text: str, feature: Feature, names: Collection[str], title: str) -> str:
    """The scenarios of these names, in the order of the file, as a feature with a title of its own.

    Raises KeyError for a name that no scenario has, and ValueError where their backgrounds differ.
    """
    chosen = [each for each in feature.scenarios if each.name in names]
    if missing := set(names) - {each.name for each in chosen}:
        raise KeyError(min(missing))
    if len({each.background for each in chosen}) > 1:
        raise ValueError("These scenarios have different backgrounds; choose those of one rule.")
    words, lines = keywords_of(feature.language), text.split("\n")
    told = ["# language: ko"] if feature.language == "ko" else []
    told += [f"{words.of_section('feature')}: {title}", "", f"{words.of_section('background')}:"]
    told += [f"{step.keyword} {step.text}" for step in chosen[0].background]
    for scenario in chosen:
        told += ["", *_lines(scenario, feature, lines)]
    return laid_out("\n".join(told).rstrip() + "\n")


def _lines(scenario: Scenario, feature: Feature, lines: Sequence[str]) -> Iterator[str]:
    """A scenario as it is written, its tags with it, up to where the next section begins."""
    begins = [each.first_line for each in feature.scenarios if each.line > scenario.line]
    begins += [each.line for each in feature.described if each.line > scenario.line]
    last = min(begins, default=len(lines) + 1) - 1
    yield from "\n".join(lines[scenario.first_line - 1 : last]).rstrip().split("\n")
