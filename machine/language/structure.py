"""What is wrong with the form of a feature file that the official parser does not take: each slip at its own line, by
what the line was meant to be, and not by what the parser would have liked to see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from machine.language.finding import Edit, Finding, found
from machine.language.line import (
    FENCES,
    HANGUL,
    OTHER_SECTIONS,
    OTHER_STEPS,
    Line,
    Section,
    keywords_of,
    lines_of,
    one_line,
)
from machine.language.phrase_index import readings_of
from machine.language.wording import INVISIBLE
from machine.port.nearest import nearest
from spec.language import Language

NEAR = 75.0
"""How alike a word and a keyword must be, of 100; Hangul is compared letter by letter."""
WORD = re.compile(r"[^\s:：|@]+")
FULL_COLON = "："
ODD_FENCES = ("'''", "“““", "”””", "''", "““", "””", '""', "``", "‘‘‘", "’’’")
"""What people write, or an office program makes, of the marks of a text block."""
CELL = re.compile(r"(?<!\\)\|")


def structure_findings(text: str, language: Language) -> tuple[Finding, ...]:
    """What keeps a text from being a feature file of this language, each line's own slip; nothing where there is none
    that can be told."""
    return tuple(_Reading(text, language).findings())


def meant_as(line: Line, lines: Sequence[Line], language: Language) -> Finding | None:
    """What a line of a description was meant to be; None where it describes."""
    reading = _Reading("", language)
    reading.describes(lines)
    return reading.slip(line)


class _Reading:
    """One reading of the lines, from above."""

    def __init__(self, text: str, language: Language) -> None:
        self._keywords = keywords_of(language)
        self._others = keywords_of("ko" if language == "en" else "en")
        self._lines = lines_of(text, language)
        self._small = {word.casefold(): word for word, _ in self._keywords.sections}
        self._feature = self._background = 0
        """The lines where they begin, 0 as long as they do not."""
        self._section: Section | None = None
        self._has_steps = self._has_scenario = False
        self._in_table = 0
        """How many cells its first row has; 0 outside a table."""
        self._may_have_table = self._has_block = False
        self._tags = 0

    def describes(self, lines: Sequence[Line]) -> None:
        """Read lines where a description may stand."""
        self._lines, self._section, self._feature = tuple(lines), "scenario", 1

    def findings(self) -> Iterator[Finding]:
        """One for each line that is wrong."""
        opened: Line | None = None
        is_within_odd = False
        for line in self._lines:
            if is_within_odd or (line.text in ODD_FENCES and self._has_steps):
                # Up to the next such marks everything is text.
                if not is_within_odd:
                    yield found("text-block-fence", line.number, given=line.text)
                is_within_odd = not (is_within_odd and line.text in ODD_FENCES)
                continue
            if line.kind in ("blank", "comment", "block"):
                continue
            if line.kind != "row":
                self._in_table = 0
            if line.kind == "fence":
                if opened is not None:
                    opened = None
                    continue
                opened = line
                yield from self._fence(line)
                continue
            if line.kind in ("step", "row") and self._tags:
                yield found("tag-nowhere", self._tags)
                self._tags = 0
            match line.kind:
                case "header":
                    if line.number > 1 and (self._feature or self._section):
                        yield found("header-late", line.number)
                case "tags":
                    self._tags = line.number
                    yield from self._tag_line(line)
                case "section":
                    self._tags = 0
                    yield from self._begin(line)
                case "step":
                    yield from self._step(line)
                case "row":
                    yield from self._row(line)
                case _:
                    yield from self._other(line)
        if opened is not None:
            yield found("text-block-open", opened.number, fence=self._fence_of(opened))
        if self._tags:
            yield found("tag-nowhere", self._tags)

    def _fence_of(self, line: Line) -> str:
        return next(each for each in FENCES if line.text.startswith(each))

    def _fence(self, line: Line) -> Iterator[Finding]:
        if not self._has_steps or self._section == "examples":
            yield found("text-block-nowhere", line.number)
        elif self._has_block:
            yield found("text-block-second", line.number)
        self._has_block = True

    def _begin(self, line: Line) -> Iterator[Finding]:
        """A section's first line."""
        assert line.section is not None
        match line.section:
            case "feature":
                if self._feature:
                    yield found("feature-second", line.number, first=str(self._feature))
                self._feature = self._feature or line.number
            case _ if not self._feature:
                yield found("section-before-feature", line.number, keyword=line.keyword)
                self._feature = line.number
            case "background":
                if self._background:
                    yield found("background-second", line.number, first=str(self._background))
                elif self._has_scenario:
                    yield found("background-late", line.number)
                self._background = line.number
            case "rule":
                self._background, self._has_scenario = 0, False
            case "examples":
                if not self._has_scenario:
                    yield found("examples-without-scenario", line.number)
            case _:
                self._has_scenario = True
        self._section, self._has_steps, self._has_block = line.section, False, False
        self._may_have_table = line.section == "examples"

    def _step(self, line: Line) -> Iterator[Finding]:
        if self._section == "examples":
            yield found("step-after-examples", line.number)
        elif self._section in (None, "feature", "rule"):
            yield found("step-outside", line.number)
        self._has_steps, self._has_block, self._may_have_table = True, False, True

    def _row(self, line: Line) -> Iterator[Finding]:
        cells = CELL.split(line.text)
        if not line.text.endswith("|") or len(cells) < 3:
            yield found("row-without-bar", line.number)
            return
        count = len(cells) - 2
        if not self._may_have_table:
            yield found("row-nowhere", line.number)
        elif self._in_table and count != self._in_table:
            yield found("row-cells", line.number, cells=str(count), wanted=str(self._in_table))
        self._in_table = self._in_table or count

    def _tag_line(self, line: Line) -> Iterator[Finding]:
        written = line.text.partition(" #")[0].split()
        for before, tag in pairwise(written):
            if not tag.startswith("@"):
                yield found("tag-with-space", line.number, given=tag, joined=f"{before.removeprefix('@')}-{tag}")
                return

    # --- lines that begin with nothing known

    def _other(self, line: Line) -> Iterator[Finding]:
        told = self.slip(line)
        if told is not None:
            yield told
            self._as_meant(line, told)
        elif not self._may_be_described():
            yield self._unknown(line)

    def _may_be_described(self) -> bool:
        """Whether a line here is a description."""
        return (
            self._section is not None and not self._has_steps and not (self._section == "examples" and self._in_table)
        )

    def slip(self, line: Line) -> Finding | None:
        """What a line was meant to be, where its first words are nearly a keyword."""
        return (
            self._unseen(line)
            or self._slip_of_section(line)
            or self._slip_of_step(line)
            or self._slip_of_other_language(line)
            or self._slip_of_table_or_tag(line)
        )

    def _unseen(self, line: Line) -> Finding | None:
        """A keyword before which, or behind which, stands something that looks like nothing."""
        first, text = line.text[0], line.text
        keywords = (*(f"{word}:" for word, _ in self._keywords.sections), *(word for word, _ in self._keywords.steps))
        if unicodedata.category(first) == "Cf":
            bare = INVISIBLE.sub("", text)
            word = next((each for each in keywords if bare.startswith(each)), "")
            if word:
                edit = Edit(line.number, line.start, line.start + len(text) - len(text.lstrip(text[0])), "")
                return found("line-invisible", line.number, keyword=word, code=_code(first), edits=(edit,))
        for word, _ in self._keywords.steps:
            behind = text[len(word) : len(word) + 1]
            if text.startswith(word) and behind.isspace() and not self._is_description(text[len(word) :]):
                at = line.start + len(word)
                edit = Edit(line.number, at, at + 1, " ")
                return found("keyword-odd-blank", line.number, keyword=word, code=_code(behind), edits=(edit,))
        return None

    def _is_description(self, rest: str) -> bool:
        """Whether what stands behind a word that is like a keyword shows that the line describes."""
        return self._may_be_described() and not readings_of(rest)

    def _slip_of_section(self, line: Line) -> Finding | None:
        text = line.text
        head, colon, _ = text.replace(FULL_COLON, ":", 1).partition(":")
        other = OTHER_SECTIONS[self._keywords.language].get(head.strip().casefold())
        if colon and other is not None and not self._may_be_described():
            return self._misspelt(line, f"{text[: len(head) + 1]}", f"{self._keywords.of_section(other)}:")
        first = WORD.match(text)
        if first is not None and first[0] not in self._small.values() and not self._may_be_described():
            word = self._small.get(first[0].casefold(), "")
            if word:
                colon_too = first[0] + text[first.end() : first.end() + 1].rstrip()
                return self._misspelt(line, colon_too, f"{word}:")
        for word, _ in self._keywords.sections:
            rest = text.removeprefix(word)
            if rest is text or not text.startswith(word):
                continue
            between = re.match(r"\s*[:：;；.]+", rest)
            if between is not None:
                edit = Edit(line.number, line.start + len(word), line.start + len(word) + between.end(), ":")
                return found("colon-wrong", line.number, keyword=word, given=between[0], edits=(edit,))
            if (not rest or rest[0] == " ") and self._reads_as_section(word, rest):
                edit = Edit(line.number, line.start + len(word), line.start + len(word), ":")
                return found("colon-missing", line.number, keyword=word, edits=(edit,))
        if (
            colon
            and len(head) <= 24
            and (near := self._nearest(head.strip(), [word for word, _ in self._keywords.sections]))
        ):
            return self._misspelt(line, text[: len(head) + 1], f"{near}:")
        return None

    def _reads_as_section(self, word: str, rest: str) -> bool:
        """Whether a keyword without a colon begins a section: alone in its line, or a keyword that no sentence begins
        with, where none may stand."""
        return not rest.strip() or not self._may_be_described() or word not in ("예", "Example", "Rule", "규칙")

    def _slip_of_step(self, line: Line) -> Finding | None:
        words = WORD.findall(line.text)
        if not words:
            return None
        for word, _ in self._keywords.steps:
            if line.text.startswith(word):
                rest = line.text[len(word) :]
                if rest[:1] in (":", FULL_COLON):
                    edit = Edit(line.number, line.start + len(word), line.start + len(word) + 1, "")
                    return found("step-with-colon", line.number, keyword=word, edits=(edit,))
                is_glued = rest[:1].islower() and word[:1].isupper() and bool(readings_of(rest))
                if is_glued or ((HANGUL.match(rest[:1]) or rest[:1] in "\"'“‘「(") and not self._is_description(rest)):
                    at = line.start + len(word)
                    edit = Edit(line.number, at, at, " ")
                    return found("step-without-space", line.number, keyword=word, edits=(edit,))
        first = words[0]
        other = OTHER_STEPS[self._keywords.language].get(first)
        near = self._nearest(first, [word for word, _ in self._keywords.steps])
        near = near or ("" if other is None else self._keywords.of_role(other))
        return self._misspelt(line, first, near) if near and not self._is_description(line.text[len(first) :]) else None

    def _misspelt(self, line: Line, given: str, near: str) -> Finding:
        edit = Edit(line.number, line.start, line.start + len(given), near)
        return found("keyword-misspelt", line.number, given=given, near=near, edits=(edit,))

    def _slip_of_other_language(self, line: Line) -> Finding | None:
        for word, section in self._others.sections:
            if line.text.startswith((f"{word}:", f"{word} :")):
                near = f"{self._keywords.of_section(section)}:"
                return self._of_other_language(line, f"{word}:", near)
        for step, role in self._others.steps:
            if line.text.startswith(f"{step} ") and (role not in ("and", "but") or readings_of(line.text[len(step) :])):
                return self._of_other_language(line, step, self._keywords.of_role(role))
        return None

    def _of_other_language(self, line: Line, given: str, near: str) -> Finding:
        edit = Edit(line.number, line.start, line.start + len(given), near)
        return found("keyword-of-other-language", line.number, given=given, near=near, edits=(edit,))

    def _slip_of_table_or_tag(self, line: Line) -> Finding | None:
        if line.text.count("|") and line.text.endswith("|"):
            return found("row-without-bar", line.number, edits=(Edit(line.number, line.start, line.start, "| "),))
        following = next((each for each in self._lines[line.number :] if each.kind != "blank"), None)
        if (
            following is not None
            and following.kind in ("section", "tags")
            and re.fullmatch(r"[A-Z]{3,6}-[0-9]{1,3}|[a-z][a-z0-9_-]*", line.text)
            and not self._may_be_described()
        ):
            edit = Edit(line.number, line.start, line.start, "@")
            return found("tag-without-at", line.number, given=line.text, edits=(edit,))
        return None

    def _as_meant(self, line: Line, told: Finding) -> None:
        """Go on as if a line stood there as it was meant."""
        if not told.edits:
            return
        edit = told.edits[0]
        start = line.start
        text = line.text[: edit.start - start] + edit.text + line.text[edit.end - start :]
        meant = one_line(text, self._keywords.language)
        if meant.kind == "section":
            list(self._begin(meant._replace(number=line.number)))
        elif meant.kind == "step":
            list(self._step(meant._replace(number=line.number)))

    def _unknown(self, line: Line) -> Finding:
        if self._section is None:
            return found("file-without-feature", line.number)
        return found("line-without-keyword", line.number, near=self._keywords.of_role("and"))

    def _nearest(self, word: str, words: list[str]) -> str:
        """The keyword that a word is a slip of; empty for none."""
        if len(word) < 2:
            return ""
        return nearest(word, words, NEAR) or ""


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
