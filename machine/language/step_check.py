"""What is wrong with a step as it is written: no phrase reads it, or one that belongs under another keyword, or it
lacks what the phrase takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from machine.language.difference import difference
from machine.language.draft import Draft
from machine.language.feature import PLACEHOLDER, Feature, Scenario, Step
from machine.language.finding import Edit, Finding, found, told
from machine.language.line import keywords_of
from machine.language.phrase_index import ROLES, Nearest, nearest, readings_of
from machine.language.wording import one_wording, written
from machine.port.choices import WordError
from machine.story.steps.phrase import LISTS, Kind, Phrase, Place, Value, in_a_list
from spec.language import Language

SURE = 78.0
"""How alike a step and a phrase must be, of 100, for one alone to be told."""
MUCH = 10.0
MOST_LOOKED_AT, MOST_SHOWN = 12, 3
"""Of the phrases that are nearest."""
SHOWN_CHARACTERS = 80
"""Of a step."""
COMMENT = re.compile(r"\s+#.*")


def step_findings(feature: Feature) -> Iterator[Finding]:
    """What is wrong with each step of a feature; one of an outline is looked at in each row."""
    check = _Check(feature.language)
    for steps in feature.backgrounds:
        for step in steps:
            yield from check.step([step])
    for scenario in feature.scenarios:
        for number, step in enumerate(scenario.steps):
            yield from check.step(_filled(scenario, number) or [step])


def draft_findings(drafts: Sequence[Draft], language: Language) -> Iterator[Finding]:
    """What is wrong with the steps of a file whose form is broken somewhere."""
    check = _Check(language)
    for draft in drafts:
        for step in draft.steps:
            yield from check.step([step.filled(row.cells) for row in draft.rows] or [step])


def _filled(scenario: Scenario, number: int) -> list[Step]:
    """A step with the values of each row."""
    step = scenario.steps[number]
    if "<" not in f"{step.text}{step.block or ''}":
        return [step]
    return [
        step.filled(dict(zip(examples.columns, row.cells, strict=False)))
        for examples in scenario.examples
        for row in examples.rows
    ]


class _Check:
    def __init__(self, language: Language) -> None:
        self._keywords, self._language = keywords_of(language), language

    def step(self, as_filled: Sequence[Step]) -> Iterator[Finding]:
        """The first thing that is wrong with a step, in any row."""
        for step in dict.fromkeys(as_filled):
            wrong = self._wrong(step)
            if wrong is not None:
                yield wrong
                return

    def _wrong(self, step: Step) -> Finding | None:
        readings = readings_of(step.text)
        if not readings:
            return self._unread(step)
        roles = {kind for each in readings for kind in each.phrase.kinds}
        if step.role is not None and step.role not in roles:
            # After a Then something that is done goes on; before it, it was.
            order = ("when", "given") if step.role == "then" else ROLES
            return self._in_other_role(step, next((kind for kind in order if kind in roles), "then"))
        phrase, values, _ = readings[0]
        if step.has_table:
            return found("step-with-table", step.line)
        if step.block is not None and phrase.block is None:
            return found("step-with-text-block", step.block_line)
        if step.block is None and phrase.block is not None:
            return found("step-without-text-block", step.line)
        return self._of_values(step, phrase, values)

    def _of_values(self, step: Step, phrase: Phrase, values: dict[str, Value]) -> Finding | None:
        """A word that is not on the list that it is of."""
        for name, choice in phrase.choices.items():
            written = str(values[name])
            for word in in_a_list(written) if name in LISTS else (written,):
                try:
                    choice.meant(word)
                except WordError as error:
                    if PLACEHOLDER.search(word) is None:
                        return told("value-unknown", step.line, error.says)
        return None

    def _in_other_role(self, step: Step, role: Kind) -> Finding:
        assert step.role is not None, "it is another one"
        keyword, under = step.keyword, self._keywords.of_role(step.role)
        shown = f'"{keyword}"' if not step.is_and else f'"{keyword}" ("{under}")'
        return found("step-in-other-role", step.line, keyword=shown, wanted=self._keywords.of_role(role))

    def _unread(self, step: Step) -> Finding:
        near = nearest(step.text, most=MOST_LOOKED_AT)
        text = step.text if len(step.text) <= SHOWN_CHARACTERS else f"{step.text[:SHOWN_CHARACTERS]}…"
        if not near:
            return found("step-unknown", step.line, given=text)
        if near[0].language != self._language and near[0].alike >= SURE:
            return found("step-of-other-language", step.line, near=self._shown(near[:1], step))
        own = [each for each in near if each.language == self._language]
        fits = [each for each in own if self._fits(each.phrase, step)]
        # What reads much more like the step was meant, even where it belongs under another keyword.
        best = fits if fits and fits[0].alike > own[0].alike - MUCH else own
        return self._differing(step, text, best or list(near))

    def _differing(self, step: Step, text: str, near: Sequence[Nearest]) -> Finding:
        """In what a step differs from the one that was meant, or from those that may have been."""
        if (comment := COMMENT.search(step.text)) is not None and readings_of(step.text[: comment.start()]):
            start = step.start + comment.start()
            edit = Edit(step.line, start, step.start + len(step.text), "")
            return found("step-with-comment", step.line, start=start, given=comment[0].strip(), edits=(edit,))
        differs, shown = difference(step.text, near[0]), self._shown(near[:1], step)
        if differs.is_open:
            return found("step-quote-open", step.line, given=text, near=shown)
        if differs.unmarked:
            return found("step-value-unmarked", step.line, given=differs.unmarked, near=shown)
        if differs.number:
            return found("step-number", step.line, given=differs.number, near=shown)
        if near[0].alike < SURE:
            return found("step-unlike", step.line, given=text, near=self._shown(near[:MOST_SHOWN], step))
        if differs.values != differs.wanted_values:
            count, wanted = map(str, (differs.values, differs.wanted_values))
            return found("step-values", step.line, near=shown, count=count, wanted=wanted)
        written = self._as_written(near[0], step)
        edits: tuple[Edit, ...] = ()
        if self._fits(near[0].phrase, step):
            edits = (Edit(step.line, step.start, step.start + len(step.text), written),)
        if differs.own:
            return found("step-misspelt", step.line, own=_together(differs.own), near=shown, edits=edits)
        return found("step-lacks", step.line, missing=_together(differs.missing), near=shown, edits=edits)

    def _shown(self, near: Sequence[Nearest], step: Step) -> str:
        """Phrases to choose from, with the keyword where it must be another one."""
        told = list[str]()
        for each in near:
            keyword = "" if self._fits(each.phrase, step) else f"{self._keywords.of_role(each.phrase.kinds[0])} "
            told.append(f"`{keyword}{self._as_written(each, step)}`")
        return " | ".join(told)

    def _fits(self, phrase: Phrase, step: Step) -> bool:
        return step.role is None or step.role in phrase.kinds

    def _as_written(self, near: Nearest, step: Step) -> str:
        """A phrase with the values of the step where there are as many, and their names where not."""
        values = written(one_wording(step.text))
        phrase = near.phrase
        kinds = near.phrase.kinds
        place = None if step.role is None else Place(step.role if step.role in kinds else kinds[0])
        return phrase.told_with(self._language, values if len(values) == len(phrase.parameters) else [], place)


def _together(words: Sequence[str]) -> str:
    """Words that stand together, in marks that are not those of a value."""
    return f"“{' '.join(words)}”"
