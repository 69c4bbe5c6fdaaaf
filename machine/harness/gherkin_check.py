"""What pytest-bdd lets pass in a feature file and should not: checked before anything runs, in sentences.

pytest-bdd 9 takes a misspelt keyword on a scenario's first step for description and passes the scenario without
steps; of two scenarios of one name it keeps the last; it has no suggestion for an unknown step.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gherkin.dialect import Dialect
from gherkin.errors import CompositeParserException, ParserException
from gherkin.parser import Parser

from machine.story.phrase import Kind
from machine.story.phrases import PHRASES, suggest
from spec.catalogue.load import load

KINDS: dict[str, Kind] = {"Context": "given", "Action": "when", "Outcome": "then"}
KEYWORDS = ("given", "when", "then", "and", "but")
FILE_LIMIT_BYTES = 5_000_000


class FeatureError(Exception):
    """A feature file cannot be run. Each line of the message names file and line, the cause and the remedy."""


def check_feature(path: Path) -> None:
    """Raise FeatureError, one line for each problem, unless every scenario of the file can run and checks something."""
    problems = tuple(_problems(path))
    if problems:
        raise FeatureError("\n".join(problems))


def _problems(path: Path) -> Iterator[str]:
    size = path.stat().st_size
    if size > FILE_LIMIT_BYTES:
        yield f"{path}: has {size} bytes; a feature file has at most {FILE_LIMIT_BYTES}. Split it."
        return
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        yield f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8."
        return
    try:
        feature: Any = Parser().parse(text).get("feature")
    except CompositeParserException as error:
        yield from (_syntax(path, each, text) for each in error.errors)
        return
    except ParserException as error:
        yield _syntax(path, error, text)
        return
    if feature is None:
        yield f"{path}: holds no feature; begin with `Feature:` (or `# language: ko` and `기능:`)."
        return
    yield from _feature_problems(path, feature)


def _syntax(path: Path, error: ParserException, text: str) -> str:
    line = error.location["line"]
    if not unicodedata.is_normalized("NFC", text.splitlines()[line - 1] if text else ""):
        return f"{path}:{line}: a keyword is typed in decomposed Unicode; save the file in composed form (NFC)."
    said = str(error).partition(": ")[2]
    return f"{path}:{line}: is no Gherkin here: {said}. Correct this line."


def _feature_problems(path: Path, feature: dict[str, Any]) -> Iterator[str]:
    dialect = Dialect.for_name(feature["language"])
    assert dialect is not None, "the parser has accepted the language already"
    seen: dict[str, int] = {}
    known = load()
    for child in _children(feature):
        if "background" in child:
            yield from _step_problems(path, child["background"]["steps"], [{}])
            continue
        scenario = child["scenario"]
        name, line = scenario["name"], scenario["location"]["line"]
        where = f"{path}:{line}"
        if name in seen:
            yield f"{where}: the scenario {name!r} stands at line {seen[name]} already; give each its own name."
        seen[name] = line
        yield from _description_problems(where, scenario, dialect)
        if not scenario["steps"]:
            yield f"{where}: the scenario {name!r} has no steps; add some, or correct a misspelt keyword."
        elif not any(step["keywordType"] == "Outcome" for step in scenario["steps"]):
            yield f"{where}: the scenario {name!r} checks nothing; end it with a Then (그러면) step."
        for tag in (*scenario["tags"], *(tag for examples in scenario["examples"] for tag in examples["tags"])):
            word = tag["name"].removeprefix("@")
            if _looks_like_id(word) and word not in known.clauses and word not in known.assumptions:
                near = difflib.get_close_matches(word, [*known.clauses, *known.assumptions], 1)
                hint = f"; did you mean @{near[0]}?" if near else "."
                yield f"{path}:{tag['location']['line']}: @{word} is no clause and no assumption{hint}"
        if any(not examples.get("tableBody") for examples in scenario["examples"]):
            yield f"{where}: the scenario {name!r} has Examples without a row; add one or take the table out."
        yield from _step_problems(path, scenario["steps"], list(_rows(scenario)) or [{}])
    if not seen:
        yield f"{path}: holds no scenario; add one (`Scenario:`, `시나리오:`)."


def _children(feature: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Backgrounds and scenarios, those inside rules included."""
    for child in feature["children"]:
        if "rule" in child:
            yield from child["rule"]["children"]
        else:
            yield child


def _rows(scenario: dict[str, Any]) -> Iterator[dict[str, str]]:
    """The values of each Examples row by column."""
    for examples in scenario["examples"]:
        columns = [cell["value"] for cell in examples.get("tableHeader", {}).get("cells", ())]
        for row in examples.get("tableBody", ()):
            yield dict(zip(columns, (cell["value"] for cell in row["cells"]), strict=True))


def _looks_like_id(word: str) -> bool:
    head, dash, tail = word.rpartition("-")
    return bool(dash) and head.isupper() and head.isascii() and tail.isdigit()


def _description_problems(where: str, scenario: dict[str, Any], dialect: Dialect) -> Iterator[str]:
    words = sorted({word.strip() for key in KEYWORDS for word in getattr(dialect, f"{key}_keywords")} - {"*"})
    for line in (scenario["description"] or "").splitlines():
        text = unicodedata.normalize("NFC", line.strip())
        first = text.partition(" ")[0]
        rest = text.partition(" ")[2]
        near = _closest(first, words)
        if any(phrase.match(candidate) is not None for phrase in PHRASES for candidate in (text, rest)) or near:
            hint = f"begin it with {near[0]!r}" if near else f"begin it with one of {', '.join(words)}"
            yield f"{where}: {text!r} is taken for description and would be skipped; if it is a step, {hint}."


def _closest(word: str, words: list[str]) -> list[str]:
    """The keyword that a word is a slip of, if any. Hangul is compared letter by letter, not by the syllable."""
    letters = {unicodedata.normalize("NFD", each): each for each in words}
    return [letters[each] for each in difflib.get_close_matches(unicodedata.normalize("NFD", word), letters, 1, 0.75)]


def _step_problems(path: Path, steps: list[dict[str, Any]], rows: list[dict[str, str]]) -> Iterator[str]:
    """Every step must be read by exactly one phrase, in an outline for each row of its examples."""
    kind: Kind = "given"
    for step in steps:
        kind = KINDS.get(step["keywordType"], kind)
        where = f"{path}:{step['location']['line']}"
        for text in dict.fromkeys(_filled(step["text"], row) for row in rows):
            found = [phrase for phrase in PHRASES if kind in phrase.kinds and phrase.match(text) is not None]
            if not found:
                near = suggest(kind, text)
                hint = f" Closest: {' | '.join(near)}" if near else ""
                yield f"{where}: no {kind} step reads {text!r}.{hint}"
                break
            if len(found) > 1:
                yield f"{where}: {text!r} can be read as {' and as '.join(each.id for each in found)}; word it apart."
                break


def _filled(text: str, row: dict[str, str]) -> str:
    for column, value in row.items():
        text = text.replace(f"<{column}>", value)
    return text
