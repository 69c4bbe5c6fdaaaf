"""A feature file in the other language: its keywords, its steps and the words of closed lists in them. Names of people,
what they write, titles and descriptions are somebody's own, and stay.

>>> print(translated('''Feature: First
...   Scenario: Late
...     Given agent "Minji" is Available
...     When 30 seconds go by
...     Then the status of agent "Minji" is "Idle"
... ''', "ko"), end="")
# language: ko
기능: First
  시나리오: Late
    먼저 상담사 "Minji"는 사용 가능 상태이다
    만일 30초가 지나면
    그러면 상담사 "Minji"의 상태는 "유휴"이다
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from machine.language.check import check
from machine.language.feature import PLACEHOLDER, Feature, Row, Scenario, Step
from machine.language.finding import Edit, Finding, edited, found
from machine.language.layout import cells_of, escaped, laid_out
from machine.language.line import keywords_of, lines_of
from machine.language.odd_wording import placed, usual_wording, word_of
from machine.language.phrase_index import phrases_of
from machine.language.wording import TOKEN, one_wording, with_numbers, written
from machine.port.choices import Choice
from machine.story.steps.phrase import Place, in_a_list
from spec.language import Language


class TranslationError(ValueError):
    """A text that cannot be translated. `findings` say why, in `language`."""

    def __init__(self, findings: Sequence[Finding], language: Language) -> None:
        super().__init__("\n".join(each.says.en for each in findings))
        self.findings, self.language = tuple(findings), language


def translated(text: str, language: Language) -> str:
    """A sound text in this language, laid out anew; one that is in it already stays. Raises TranslationError."""
    checked = check(text)
    errors = [each for each in checked.findings if each.severity == "error"]
    if errors or checked.feature is None:
        raise TranslationError(errors, checked.language)
    if checked.feature.language == language:
        return text
    translation = _Translation(text, checked.feature, language)
    edits = list(translation.edits())
    if translation.lost:
        raise TranslationError(translation.lost, checked.language)
    return laid_out(_with_header(edited(text, edits), language))


class _Translation:
    """What is edited in a text. `lost` says of each step that cannot be told why."""

    def __init__(self, text: str, feature: Feature, language: Language) -> None:
        self._text, self._feature, self._language = text, feature, language
        self._from: Language = "en" if language == "ko" else "ko"
        self._keywords = keywords_of(language)
        self._steps: dict[int, str] = {}
        self._rows: dict[int, list[str]] = {}
        self.lost: list[Finding] = []

    def edits(self) -> Iterator[Edit]:
        """One for each line that changes."""
        for steps in self._feature.backgrounds:
            for step, place in placed(steps):
                self._step(step, place)
        for scenario in self._feature.scenarios:
            self._scenario(scenario)
        for line, whole in zip(lines_of(self._text, self._from), self._text.split("\n"), strict=True):
            indent = whole[: line.start]
            if line.number in self._steps:
                keyword = line.keyword if line.role is None else self._keywords.of_role(line.role)
                yield Edit(line.number, 0, len(whole), f"{indent}{keyword} {self._steps[line.number]}")
            elif line.number in self._rows:
                yield Edit(line.number, 0, len(whole), f"{indent}| {' | '.join(self._rows[line.number])} |")
            elif line.section is not None:
                keyword = self._keywords.of_section(line.section)
                yield Edit(line.number, 0, len(whole), f"{indent}{keyword}: {line.text}".rstrip())

    def _scenario(self, scenario: Scenario) -> None:
        """Its steps, and the cells of its Examples: words of a closed list, and words of steps."""
        lines = self._text.split("\n")
        rows = [(row, examples.columns) for examples in scenario.examples for row in examples.rows]
        cells = {row.line: dict(zip(columns, cells_of(lines[row.line - 1]), strict=True)) for row, columns in rows}
        for column, choice in _choices_of(scenario).items():
            for row in cells.values():
                if column in row:
                    row[column] = word_of(row[column], choice, self._language)
        for step, place in placed(scenario.steps):
            if not self._step(step, place) and not self._clause(step, place, rows, cells):
                self.lost.append(found("step-untranslated", step.line))
        self._rows |= {line: list(row.values()) for line, row in cells.items()}

    def _step(self, step: Step, place: Place | None) -> bool:
        """Tell a step; whether one phrase reads it."""
        told = self._told(step, place)
        if told is not None:
            self._steps[step.line] = told
        return told is not None

    def _clause(
        self,
        step: Step,
        place: Place | None,
        rows: Sequence[tuple[Row, Sequence[str]]],
        cells: dict[int, dict[str, str]],
    ) -> bool:
        """Tell a step that ends in a placeholder for words of it, and these words in each row; whether it was one."""
        opening, _, column = step.text.removesuffix(">").rpartition("<")
        if not step.text.endswith(">") or not rows or opening.count('"') % 2:
            return False
        told = dict[int, str]()
        for row, columns in rows:
            one = step.filled({column: dict(zip(columns, row.cells, strict=True)).get(column, "")})
            told[row.line] = self._told(one, place) or ""
        begins = {_opening(each, len(written(opening))) for each in told.values()}
        if len(begins) > 1 or not all(told.values()):
            return False
        [begin] = begins
        self._steps[step.line] = f"{begin}<{column}>"
        for line, words in told.items():
            cells[line][column] = escaped(words.removeprefix(begin))
        return True

    def _told(self, step: Step, place: Place | None) -> str | None:
        return usual_wording(step, place, self._language)


def _with_header(text: str, language: Language) -> str:
    """The text with the line that says its language; English needs none."""
    lines = text.split("\n")
    headers = {each.number for each in lines_of(text, language) if each.kind == "header"}
    rest = [line for number, line in enumerate(lines, 1) if number not in headers]
    return "\n".join([f"# language: {language}", *rest] if language == "ko" else rest)


def _opening(told: str, values: int) -> str:
    """What a step begins with, up to the blank behind so many values."""
    if not values:
        return ""
    end = [value.end() for value in TOKEN.finditer(told)][values - 1]
    return told[: told.find(" ", end) + 1]


def _choices_of(scenario: Scenario) -> dict[str, Choice[Any]]:
    """The columns that hold words of one closed list, and nothing else."""
    found, other = dict[str, Choice[Any]](), set[str]()
    for step in scenario.steps:
        worded, _ = with_numbers(one_wording(step.text))
        closed = list[str]()
        for reading in phrases_of(worded, step.role):
            for name, choice in reading.phrase.choices.items():
                closed += (words := in_a_list(str(reading.values[name])))
                found |= {word[1:-1]: choice for word in words if PLACEHOLDER.fullmatch(word)}
        uses = PLACEHOLDER.findall(f"{step.text}\n{step.block or ''}")
        other |= {name for name in uses if closed.count(f"<{name}>") < uses.count(name)}
    return {column: choice for column, choice in found.items() if column not in other}
