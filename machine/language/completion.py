"""What may be written at a place of a file that is being typed: keywords, steps that are possible there, names and
words of lists, tags, cells of Examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from machine.language.course import course
from machine.language.draft import ROLES, Draft, draft_at
from machine.language.line import Line, Section, keywords_of, language_in, lines_of, one_line
from machine.language.line import Role as LineRole
from machine.language.phrase_index import bare, with_one_form
from machine.language.possible import Offer, facts_of, possible, values_for
from machine.language.step_catalogue import topic_of
from machine.language.wording import VALUE, one_wording
from machine.story.steps.phrase import Kind, Phrase, Place
from machine.story.steps.phrases import BY_ID, PHRASES
from machine.story.steps.scene import Scene
from spec.catalogue.load import load
from spec.language import Language

ItemKind = Literal["keyword", "step", "value", "tag"]
MOST_ITEMS = 200
NEXT_ROLES: Mapping[Kind | None, tuple[LineRole, ...]] = {
    None: ("given", "when", "then"),
    "given": ("and", "when", "then"),
    "when": ("then", "and", "when"),
    "then": ("and", "when", "but", "then"),
}
SECTIONS: tuple[Section, ...] = ("scenario", "background", "scenario_outline", "examples", "rule")
SPECIAL = re.compile(r"[$}\\]")
"""What means something in an editor's template."""


class Item(NamedTuple):
    """What may be written: the label, the text that takes the place of the characters from `start` to before `end` of
    the line, as a template where parts of it are samples, what it is, and what is said of it. Items come in the order
    in which they are offered."""

    label: str
    text: str
    start: int
    end: int
    kind: ItemKind
    detail: str = ""
    is_template: bool = False


def completion(text: str, line: int, character: int) -> tuple[Item, ...]:
    """The items at a place: a line from 1, and so many characters before the caret."""
    lines = text.split("\n")
    whole = lines[line - 1] if line <= len(lines) else ""
    head = whole[:character]
    language = language_in(text)
    here = _Here(text, line, character, whole, head, language)
    return tuple(here.items())[:MOST_ITEMS]


def offers_at(text: str, before_line: int, role: Kind) -> Sequence[Offer]:
    """The steps of a role that are possible before a line, what the last When changed first; none outside of every
    scenario."""
    here = _Here(text, before_line, 0, "", "", language_in(text))
    scene = here.scene()
    return () if scene is None else here.offers(scene, role)


class _Here:
    def __init__(self, text: str, line: int, character: int, whole: str, head: str, language: Language) -> None:
        self._text, self._number, self._whole, self._head, self._language = text, line, whole, head, language
        self._character = character
        self._keywords = keywords_of(language)
        self._draft = draft_at(text, line)

    def items(self) -> Iterator[Item]:
        """Whatever fits what the line is."""
        stripped = self._head.lstrip()
        line = one_line(stripped, self._language)
        if stripped.startswith("@"):
            yield from self._tags()
        elif stripped.startswith("|"):
            yield from self._cells()
        elif line.kind == "step" and stripped[len(line.keyword) : len(line.keyword) + 1].isspace():
            yield from self._of_step(line)
        elif not stripped.startswith("#") and not self._is_in_block():
            yield from self._keyword_items(stripped)

    def _is_in_block(self) -> bool:
        lines = lines_of(self._text, self._language)
        return self._number <= len(lines) and lines[self._number - 1].kind == "block"

    # --- keywords and tags

    def _keyword_items(self, typed: str) -> Iterator[Item]:
        start = len(self._head) - len(typed)
        words = [f"{self._keywords.of_role(role)} " for role in self._next_roles()]
        sections = {each.section for each in lines_of(self._text, self._language)}
        wanted: tuple[Section, ...] = SECTIONS if "feature" in sections else ("feature",)
        words += [f"{self._keywords.of_section(section)}:" for section in wanted]
        for word in words:
            if word.casefold().startswith(typed.casefold()):
                yield Item(word.strip(), word, start, len(self._head), "keyword")

    def _next_roles(self) -> Sequence[LineRole]:
        """How a step may go on here, the likeliest first."""
        if self._draft is None:
            return ()
        if self._draft.section == "background":
            return ("and", "given") if self._draft.steps else ("given",)
        before = [step.role for step in self._draft.steps if step.line < self._number]
        return NEXT_ROLES[before[-1] if before else None]

    def _tags(self) -> Iterator[Item]:
        typed = self._head.rpartition("@")[2]
        start = len(self._head) - len(typed) - 1
        if " " in typed:
            return
        catalogue = load()
        written = {tag.name for tag in self._draft.tags} if self._draft is not None else set()
        told = {name: clause.says for name, clause in catalogue.clauses.items()}
        told |= {name: assumption.choice for name, assumption in catalogue.assumptions.items()}
        for name, says in told.items():
            tag = f"@{name}"
            if typed.casefold() in name.casefold() and (tag not in written or typed == name):
                yield Item(tag, tag, start, len(self._head), "tag", says.of(self._language))

    # --- cells

    def _cells(self) -> Iterator[Item]:
        draft = self._draft
        if draft is None or not draft.header:
            return
        column = self._head.count("|") - 1
        typed = self._head.rpartition("|")[2]
        start = len(self._head) - len(typed.lstrip())
        end = self._whole.find("|", self._character)
        end = len(self._whole) if end < 0 else end
        if column >= len(draft.header):
            return
        scene = course(draft, before_line=draft.line).scene
        for value in _values_of_column(draft, draft.header[column], scene, self._language):
            if value.casefold().startswith(typed.strip().casefold()):
                yield Item(value, f"{value} " if end < len(self._whole) else value, start, end, "value")

    # --- steps

    def _of_step(self, line: Line) -> Iterator[Item]:
        start = len(self._head) - len(self._head.lstrip()) + len(line.keyword) + 1
        typed = self._head[start:]
        role = self._role(line)
        scene = self.scene()
        offers = [] if scene is None else self.offers(scene, role)
        if typed.count('"') % 2:
            yield from self._within_quotes(typed, role, offers, scene)
            return
        wanted = _worded(typed)
        end = len(self._whole.rstrip()) if self._whole[len(self._head) :].strip() else len(self._whole)
        for offer in _narrowed(offers, wanted):
            told = _template(offer)
            about = topic_of(offer.phrase.id).title.of(self._language)
            yield Item(offer.text, told, start, max(end, start), "step", about, bool(offer.samples))

    def _role(self, line: Line) -> Kind:
        steps = () if self._draft is None else self._draft.steps
        before = [step.role for step in steps if step.line < self._number and step.role is not None]
        return ROLES.get(line.role or "", before[-1] if before else "given")

    def scene(self) -> Scene | None:
        """How things stand before the line."""
        return None if self._draft is None else self._before(self._draft, self._number)

    def _before(self, draft: Draft, line: int) -> Scene:
        return course(draft, draft.row_at(self._number), before_line=line).scene

    def offers(self, scene: Scene, role: Kind) -> Sequence[Offer]:
        """What is possible there."""
        return possible(scene, role, self._language, self._news(scene) if role == "then" else frozenset())

    def _news(self, scene: Scene) -> frozenset[str]:
        """What the last thing that was done changed of what is seen."""
        steps = () if self._draft is None else self._draft.steps
        done = [step.line for step in steps if step.line < self._number and step.role == "when"]
        if self._draft is None or not done:
            return frozenset()
        return frozenset(self._facts(scene) - self._facts(self._before(self._draft, done[-1])))

    def _facts(self, scene: Scene) -> set[str]:
        if scene.unsettled:
            return set()
        return {
            BY_ID[use.phrase].tell(self._language, Place("then"), **use.values)
            for use in facts_of(scene, self._language).values()
        }

    def _within_quotes(self, typed: str, role: Kind, offers: Sequence[Offer], scene: Scene | None) -> Iterator[Item]:
        before, _, value = typed.rpartition('"')
        start = len(self._head) - len(value)
        rest = self._whole[self._character :]
        end = self._character + rest.index('"') if '"' in rest else self._character
        closing = "" if '"' in rest else '"'
        given = dict[str, None]()
        before = _worded(before)
        at = len(VALUE.findall(before))
        for offer in offers:
            told = one_wording(offer.text)
            values = VALUE.findall(told)
            if at < len(values) and bare(told).startswith(bare(before)) and values[:at] == VALUE.findall(before):
                given.setdefault(values[at][1:-1])
        if scene is not None and not given:
            # Nothing that goes on so is possible here: at least the names and the words.
            for phrase in PHRASES:
                if role in phrase.kinds:
                    given |= dict.fromkeys(_by_template(phrase, before, scene, self._language))
        for word in given:
            if word.casefold().startswith(value.casefold()):
                yield Item(word, f"{word}{closing}", start, end, "value")


def _by_template(phrase: Phrase, before: str, scene: Scene, language: Language) -> Iterator[str]:
    """Names and words for the parameter that a phrase has behind this beginning of a step."""
    at, names = len(VALUE.findall(before)), phrase.texts_in_order(language)
    beginning = f'{bare(before)}""'
    if at < len(names) and any(bare(each).startswith(beginning) for each in phrase.wordings(language)):
        yield from map(str, values_for(phrase, names[at], scene, language))


def _worded(typed: str) -> str:
    """What was typed so far, in one wording; a blank at its end says that a word is over."""
    closed = f'{typed}"' if typed.count('"') % 2 else typed
    worded = one_wording(closed)
    worded = worded[:-1] if closed != typed else worded
    return f"{worded} " if typed.endswith(" ") and worded and not worded.endswith('"') else worded


def _narrowed(offers: Sequence[Offer], typed: str) -> Iterator[Offer]:
    """Those that go on as what was typed begins; where none does, those that have all of its words."""
    wanted = _plain(typed)
    found = [offer for offer in offers if _plain(offer.text).startswith(wanted)]
    if not found:
        words = wanted.split()
        found = [offer for offer in offers if all(word in _plain(offer.text) for word in words)]
    yield from found


def _plain(text: str) -> str:
    return with_one_form(text).casefold()


def _template(offer: Offer) -> str:
    """The step as a template of an editor: what is a sample is a place to type at."""
    text = offer.text
    for number, name in enumerate(offer.samples, 1):
        value = str(offer.values[name])
        escaped = SPECIAL.sub(lambda sign: f"\\{sign[0]}", value)
        marked = f"${{{number}:{escaped}}}"
        text = text.replace(f'"{value}"', f'"{marked}"', 1) if f'"{value}"' in text else text.replace(value, marked, 1)
    return text


def _values_of_column(draft: Draft, column: str, scene: Scene, language: Language) -> Iterator[str]:
    """What a column may hold: what the phrases take in whose steps it stands as a whole value."""
    found = dict[str, None]()
    for step in (*draft.background, *draft.steps):
        if f'"<{column}>"' not in step.text:
            continue
        worded = one_wording(step.text)
        for phrase in PHRASES:
            if step.role is not None and step.role not in phrase.kinds:
                continue
            if not any(bare(each) == bare(worded) for each in phrase.wordings(language)):
                continue
            names = phrase.texts_in_order(language)
            for name, value in zip(names, VALUE.findall(worded), strict=False):
                if value == f'"<{column}>"':
                    found |= dict.fromkeys(map(str, values_for(phrase, name, scene, language)))
    yield from found
