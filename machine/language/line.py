"""The lines of a feature file, each for what it was meant to be, whether or not the whole can be parsed.

>>> [line.kind for line in lines_of("Feature: Transfer\\n  Scenario: One\\n    Given there is a queue")]
['section', 'section', 'step']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from gherkin.dialect import Dialect

from machine.story.steps.keywords import KEYWORDS
from spec.language import LANGUAGES, Language

Section = Literal["feature", "rule", "background", "scenario", "scenario_outline", "examples"]
Role = Literal["given", "when", "then", "and", "but"]
LineKind = Literal["blank", "comment", "header", "tags", "section", "step", "row", "fence", "block", "other"]

SECTIONS: tuple[Section, ...] = ("feature", "rule", "background", "scenario", "scenario_outline", "examples")
ROLES: tuple[Role, ...] = ("given", "when", "then", "and", "but")
HEADER = re.compile(r"\s*#\s*language\s*[:=]?\s*(?P<name>[^\s#]+)?", re.IGNORECASE)
FENCES = ('"""', "```")
HANGUL = re.compile("[\uac00-\ud7a3\u3131-\u318e]")
LATIN = re.compile("[A-Za-z]")
OTHER_SECTIONS: dict[Language, dict[str, Section]] = {
    "en": {
        **dict.fromkeys(("test", "test case", "case"), "scenario"),
        **dict.fromkeys(("outline", "scenarios outline", "parameterized scenario"), "scenario_outline"),
        **dict.fromkeys(("data", "table", "example table", "test data"), "examples"),
        **dict.fromkeys(("precondition", "preconditions", "setup", "set up", "before"), "background"),
    },
    "ko": {
        **dict.fromkeys(("테스트", "시험", "테스트 케이스", "케이스"), "scenario"),
        **dict.fromkeys(
            ("시나리오 아웃라인", "시나리오 템플릿", "시나리오 틀", "아웃라인", "개요"), "scenario_outline"
        ),
        **dict.fromkeys(("예시", "예제", "보기", "사례", "데이터"), "examples"),
        **dict.fromkeys(("백그라운드", "전제", "전제 조건", "사전 조건"), "background"),
        **dict.fromkeys(("피처", "피쳐", "특징"), "feature"),
        **dict.fromkeys(("룰",), "rule"),
    },
}
"""What people write for a section who come from another tool, or from another translation of Gherkin."""
OTHER_STEPS: dict[Language, dict[str, Role]] = {
    "en": {
        **dict.fromkeys(("Assume", "Assuming", "Precondition"), "given"),
        **dict.fromkeys(("If", "Action", "Whenever"), "when"),
        **dict.fromkeys(("Expect", "Expected", "Assert", "Verify", "Check"), "then"),
        **dict.fromkeys(("Also",), "and"),
    },
    "ko": {
        **dict.fromkeys(("전제", "주어진"), "given"),
        **dict.fromkeys(("만약에", "만일에", "언제", "행동"), "when"),
        **dict.fromkeys(("그럼", "그때", "결과", "기대", "이때"), "then"),
        **dict.fromkeys(("또한", "또", "그리고는"), "and"),
        **dict.fromkeys(("그러나", "그런데", "다만"), "but"),
    },
}
"""The same for a step."""


class Line(NamedTuple):
    """A line: its number from 1, what it is, where its first character stands, the keyword of a section or a step with
    what that stands for, and what follows it."""

    number: int
    kind: LineKind
    start: int
    text: str
    keyword: str = ""
    section: Section | None = None
    role: Role | None = None


class Keywords(NamedTuple):
    """The keywords of a language: of sections without a colon, of steps without a space, the longest first."""

    language: Language
    sections: tuple[tuple[str, Section], ...]
    steps: tuple[tuple[str, Role], ...]

    def of_section(self, section: Section) -> str:
        """The keyword that our own files use for a section."""
        return KEYWORDS[self.language][section]

    def of_role(self, role: Role) -> str:
        """The keyword that our own files use for a step."""
        return KEYWORDS[self.language][role]


@lru_cache
def keywords_of(language: Language) -> Keywords:
    """The keywords of English or Korean, with those that the official parser knows besides."""
    dialect = Dialect.for_name(language)
    assert dialect is not None, "both languages are Gherkin's"
    sections = {word: section for section in SECTIONS for word in getattr(dialect, f"{section}_keywords")}
    steps = {
        word.rstrip(): role for role in ROLES for word in getattr(dialect, f"{role}_keywords") if word.strip() != "*"
    }
    longest = lambda pair: -len(pair[0])  # noqa: E731 - of two that begin alike the longer is meant
    return Keywords(language, tuple(sorted(sections.items(), key=longest)), tuple(sorted(steps.items(), key=longest)))


def language_of(text: str) -> str:
    """The language that a text says it is in, as it says it; empty where it says none in its first lines."""
    for line in text.split("\n", 10)[:10]:
        if (header := HEADER.match(line)) is not None:
            return header["name"] or ""
        if line.strip() and not line.lstrip().startswith("#"):
            return ""
    return ""


def written_in(text: str) -> Language:
    """The language that a text is written in: that of most lines which begin with a letter."""
    korean = english = 0
    for line in text.split("\n"):
        first = line.lstrip()[:1]
        if HANGUL.match(first):
            korean += 1
        elif LATIN.match(first):
            english += 1
    return "ko" if korean > english else "en"


@lru_cache(32)
def lines_of(text: str, language: Language = "en") -> tuple[Line, ...]:
    """Every line of a text, read with the keywords of a language."""
    return tuple(_lines(text, keywords_of(language)))


def one_line(text: str, language: Language) -> Line:
    """A line by itself; it is kept nowhere, so that it takes no whole text's place there."""
    return next(_lines(text, keywords_of(language)))


def language_in(text: str) -> Language:
    """The language in which a text is read and spoken of: as it says, where that is one of ours, else as it is
    written."""
    given = language_of(text)
    return "ko" if (given if given in LANGUAGES else written_in(text)) == "ko" else "en"


def _lines(text: str, keywords: Keywords) -> Iterator[Line]:
    fence = ""
    for number, whole in enumerate(text.split("\n"), 1):
        stripped = whole.strip()
        start = len(whole) - len(whole.lstrip())
        if fence:
            closes = stripped == fence
            yield Line(number, "fence" if closes else "block", start, stripped)
            fence = "" if closes else fence
        elif opened := next((each for each in FENCES if stripped.startswith(each)), ""):
            fence = opened
            yield Line(number, "fence", start, stripped)
        else:
            yield _line(number, start, stripped, keywords)


def _line(number: int, start: int, stripped: str, keywords: Keywords) -> Line:
    if not stripped:
        return Line(number, "blank", start, "")
    if stripped.startswith("#"):
        is_header = HEADER.fullmatch(stripped) is not None
        return Line(number, "header" if is_header else "comment", start, stripped)
    if stripped.startswith("@"):
        return Line(number, "tags", start, stripped)
    if stripped.startswith("|"):
        return Line(number, "row", start, stripped)
    if stripped == "*" or stripped.startswith("* "):
        return Line(number, "step", start, stripped[1:].strip(), "*", None, None)
    for word, section in keywords.sections:
        if stripped.startswith(f"{word}:"):
            return Line(number, "section", start, stripped[len(word) + 1 :].strip(), word, section)
    for word, role in keywords.steps:
        if stripped == word or stripped.startswith((f"{word} ", f"{word}\t")):
            return Line(number, "step", start, stripped[len(word) :].strip(), word, None, role)
    return Line(number, "other", start, stripped)
