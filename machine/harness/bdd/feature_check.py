"""What pytest-bdd lets pass in a feature file and should not: checked before anything runs, in sentences.

pytest-bdd 9 takes whatever follows a misspelt keyword for description, so a scenario can pass without steps or vanish;
of two scenarios of one name it keeps the last; it leaves a misspelt placeholder as it is, ignores tables and texts
that a step does not take, and lets a tag such as @skip switch a scenario off.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gherkin.dialect import Dialect
from gherkin.errors import CompositeParserException, ParserException

from machine.evidence.feature_document import document
from machine.story.steps import reading_tags
from machine.story.steps.phrase import Kind
from machine.story.steps.phrases import PHRASES, suggest
from spec.catalogue.load import load

KINDS: dict[str, Kind] = {"Context": "given", "Action": "when", "Outcome": "then"}
STEP_KEYWORDS = ("given", "when", "then", "and", "but")
SECTION_KEYWORDS = ("feature", "rule", "background", "scenario", "scenario_outline", "examples")
PLACEHOLDER = re.compile("<([^<>]+)>")
LANGUAGE = re.compile(r"\s*#\s*language\s*:\s*([a-zA-Z-]+)")
HANGUL = re.compile("[\uac00-\ud7a3]")
MARKS_OF_PYTEST = frozenset({"filterwarnings", "no_cover", "parametrize", "skip", "skipif", "usefixtures", "xfail"})
"""Tags of these names would tell pytest to skip a scenario, to expect its failure, or worse."""
FILE_LIMIT_BYTES = 5_000_000


class FeatureError(Exception):
    """A feature file cannot be run. Each line of the message names file and line, the cause and the remedy."""


def check_feature(path: Path) -> None:
    """Raise FeatureError, one line for each problem, unless every scenario of the file can run and checks something."""
    problems = tuple(_problems(path))
    if problems:
        raise FeatureError("\n".join(problems))


def _problems(path: Path) -> Iterator[str]:
    try:
        size = path.stat().st_size
        if size > FILE_LIMIT_BYTES:
            yield f"{path}: has {size} bytes; a feature file has at most {FILE_LIMIT_BYTES}. Split it."
            return
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        yield f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8."
        return
    except OSError as error:
        yield f"{path}: cannot be read ({error.strerror}); check its permissions."
        return
    if text.startswith("\ufeff"):
        yield f"{path}:1: starts with a byte order mark; save the file as UTF-8 without it."
        return
    try:
        feature: Any = document(text).get("feature")
    except CompositeParserException as error:
        # What follows the first slip is mostly its echo.
        yield _syntax(path, error.errors[0], text)
        return
    except ParserException as error:
        yield _syntax(path, error, text)
        return
    if feature is None:
        yield f"{path}: holds no feature; begin with `Feature:` (or `# language: ko` and `기능:`)."
        return
    yield from _Check(path, feature).problems()


def _syntax(path: Path, error: ParserException, text: str) -> str:
    line, lines = error.location["line"], text.splitlines()
    if line > len(lines):
        return f"{path}:{len(lines)}: the file ends in the middle of something; finish the last text block or scenario."
    if not unicodedata.is_normalized("NFC", lines[line - 1]):
        return f"{path}:{line}: a keyword is typed in decomposed Unicode; save the file in composed form (NFC)."
    language = next((name[1] for name in map(LANGUAGE.match, lines) if name), "en")
    if language == "en" and HANGUL.search(lines[line - 1]):
        return f"{path}:{line}: reads Korean; write `# language: ko` in the first line of the file."
    dialect = Dialect.for_name(language) or Dialect.for_name("en")
    assert dialect is not None, "English is a language of Gherkin"
    steps, sections = _words(dialect, STEP_KEYWORDS), _words(dialect, SECTION_KEYWORDS)
    first = lines[line - 1].strip()
    word = first.partition(" ")[0]
    near = _closest(word, steps) or _closest(first.partition(":")[0], sections) or _closest(word, sections)
    hint = f"did you mean {near[0]!r}?" if near else f"begin it with one of {', '.join((*steps, *sections))}."
    return f"{path}:{line}: {first!r} is no Gherkin here; {hint} A section's keyword ends in a colon."


class _Check:
    """The check of one parsed feature."""

    def __init__(self, path: Path, feature: dict[str, Any]) -> None:
        dialect = Dialect.for_name(feature["language"])
        assert dialect is not None, "the parser has accepted the language already"
        self._path, self._feature = path, feature
        self._steps = _words(dialect, STEP_KEYWORDS)
        self._sections = _words(dialect, SECTION_KEYWORDS)
        self._outlines = tuple(dialect.scenario_outline_keywords)
        self._seen: dict[str, int] = {}

    def problems(self) -> Iterator[str]:
        """One line for each problem, in the order of the file."""
        yield from self._part(self._feature)
        for child in self._feature["children"]:
            rule = child.get("rule")
            if rule is not None:
                yield from self._part(rule)
            for inner in rule["children"] if rule is not None else (child,):
                if "background" in inner:
                    yield from self._part(inner["background"])
                    yield from self._stepwise(inner["background"]["steps"], [{}])
                else:
                    yield from self._scenario(inner["scenario"])
        if not self._seen:
            yield f"{self._path}: holds no scenario; add one (`Scenario:`, `시나리오:`)."

    def _at(self, part: dict[str, Any]) -> str:
        return f"{self._path}:{part['location']['line']}"

    def _part(self, part: dict[str, Any]) -> Iterator[str]:
        """What every part may have: tags and a description."""
        for tag in part.get("tags", ()):
            problem = _tag_problem(tag["name"].removeprefix("@"))
            if problem:
                yield f"{self._at(tag)}: {tag['name']} {problem}"
        for line in (part.get("description") or "").splitlines():
            text = unicodedata.normalize("NFC", line.strip())
            word, _, rest = text.partition(" ")
            # Two letters are no slip of a keyword: "An agent" is not "And agent".
            near = _closest(word, self._steps) if len(word) > 2 or not word.isascii() else []
            section, colon, _ = text.partition(":")
            if colon and (sections := _closest(section, self._sections)):
                yield f"{self._at(part)}: {text!r} below it is taken for description; write it as {sections[0]!r}."
            elif near or any(phrase.match(each) is not None for phrase in PHRASES for each in (text, rest)):
                hint = f"begin it with {near[0]!r}" if near else f"begin it with one of {', '.join(self._steps)}"
                yield (
                    f"{self._at(part)}: {text!r} below it is taken for description and would be skipped; "
                    f"if it is a step, {hint}."
                )

    def _scenario(self, scenario: dict[str, Any]) -> Iterator[str]:
        name, line, where = scenario["name"], scenario["location"]["line"], self._at(scenario)
        if name in self._seen:
            yield f"{where}: the scenario {name!r} stands at line {self._seen[name]} already; give each its own name."
        self._seen[name] = line
        yield from self._part(scenario)
        if not scenario["steps"]:
            yield f"{where}: the scenario {name!r} has no steps; add some, or correct a misspelt keyword."
        elif not any(step["keywordType"] == "Outcome" for step in scenario["steps"]):
            yield f"{where}: the scenario {name!r} checks nothing; end it with a Then (그러면) step."
        if scenario["keyword"].strip() in self._outlines and not scenario["examples"]:
            yield f"{where}: the outline {name!r} has no Examples; add a table, or make it a plain scenario."
        used = set(PLACEHOLDER.findall("\n".join([name, *map(_whole_text, scenario["steps"])])))
        for examples in scenario["examples"]:
            yield from self._part(examples)
            for tag in examples.get("tags", ()):
                if reading_tags.is_reading_tag(tag["name"].removeprefix("@")):
                    yield f"{self._at(tag)}: {tag['name']} stands above Examples; put it above the scenario."
            yield from self._examples(examples, used)
        yield from self._stepwise(scenario["steps"], list(_rows(scenario)) or [{}])

    def _examples(self, examples: dict[str, Any], used: set[str]) -> Iterator[str]:
        where = self._at(examples)
        columns = _columns(examples)
        if not examples.get("tableBody"):
            yield f"{where}: these Examples have no row; add one or take the table out."
        for column in columns:
            if columns.count(column) > 1:
                yield f"{where}: the column {column!r} stands there twice; give each its own name."
                return
        for missing in sorted(used.difference(columns)):
            yield f"{where}: a step says <{missing}> and there is no such column; add it or correct the step."
        for spare in sorted(set(columns).difference(used)):
            yield f"{where}: no step uses the column {spare!r}; take it out or use it as <{spare}>."

    def _stepwise(self, steps: list[dict[str, Any]], rows: list[dict[str, str]]) -> Iterator[str]:
        """Every step must be read by exactly one phrase, in an outline for each row of its examples."""
        if steps and steps[0]["keywordType"] in ("Conjunction", "Unknown"):
            keyword = steps[0]["keyword"].strip()
            yield f"{self._at(steps[0])}: the first step begins with {keyword!r}; begin it with Given, When or Then."
            return
        kind: Kind = "given"
        for step in steps:
            kind = KINDS.get(step["keywordType"], kind)
            for text in dict.fromkeys(_filled(step["text"], row) for row in rows):
                problem = _step_problem(kind, text, step)
                if problem:
                    yield f"{self._at(step)}: {problem}"
                    break


def _step_problem(kind: Kind, text: str, step: dict[str, Any]) -> str | None:
    found = [phrase for phrase in PHRASES if kind in phrase.kinds and phrase.match(text) is not None]
    if not found:
        near = suggest(kind, text)
        hint = f" Closest: {' | '.join(near)}" if near else ""
        return f"no {kind} step reads {text!r}.{hint}"
    if len(found) > 1:
        return f"{text!r} can be read as {' and as '.join(each.id for each in found)}; word it apart."
    if "dataTable" in step:
        return f"{text!r} takes no table; take the table out."
    if "docString" in step and found[0].block is None:
        return f"{text!r} takes no text block; take the block out."
    if "docString" not in step and found[0].block is not None:
        return f'{text!r} needs its text in a block below it, between two lines of """.'
    return None


def _tag_problem(word: str) -> str | None:
    """What is wrong with a tag: it means something to pytest, or it is a slip of a clause, assumption or reading id."""
    if word in MARKS_OF_PYTEST or word.startswith("_"):
        return "means something to pytest and could switch the scenario off; choose another name."
    if (wrong := reading_tags.problem(word)) is not None:
        return wrong
    known = (*load().clauses, *load().assumptions)
    head, dash, tail = re.sub(r"[\W_]+", "-", word.upper()).strip("-").rpartition("-")
    families = {each.rpartition("-")[0] for each in known}
    if word in known or not dash or head not in families or not tail.isdigit():
        return None
    near = difflib.get_close_matches(f"{head}-{tail}", known, 1)
    return f"is no clause and no assumption{f'; did you mean @{near[0]}?' if near else '.'}"


def _words(dialect: Dialect, keys: tuple[str, ...]) -> list[str]:
    return sorted({word.strip() for key in keys for word in getattr(dialect, f"{key}_keywords")} - {"*"})


def _whole_text(step: dict[str, Any]) -> str:
    """A step's text with its text block."""
    return f"{step['text']}\n{step.get('docString', {}).get('content', '')}"


def _columns(examples: dict[str, Any]) -> list[str]:
    return [cell["value"] for cell in examples.get("tableHeader", {}).get("cells", ())]


def _rows(scenario: dict[str, Any]) -> Iterator[dict[str, str]]:
    """The values of each Examples row by column."""
    for examples in scenario["examples"]:
        columns = _columns(examples)
        for row in examples.get("tableBody", ()):
            yield dict(zip(columns, (cell["value"] for cell in row["cells"]), strict=True))


def _filled(text: str, row: dict[str, str]) -> str:
    for column, value in row.items():
        text = text.replace(f"<{column}>", value)
    return text


def _closest(word: str, words: list[str]) -> list[str]:
    """The keyword that a word is a slip of, if any. Hangul is compared letter by letter, not by the syllable."""
    letters = {unicodedata.normalize("NFD", each): each for each in words}
    return [letters[each] for each in difflib.get_close_matches(unicodedata.normalize("NFD", word), letters, 1, 0.75)]
