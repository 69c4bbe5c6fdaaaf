"""What is wrong with a step as it is written: no phrase reads it, or one that belongs under another keyword, or it
lacks what the phrase takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from machine.language.feature import PLACEHOLDER, Feature, Scenario, Step
from machine.language.finding import Edit, Finding, found, told
from machine.language.line import Keywords, keywords_of
from machine.language.phrase_index import ROLES, Nearest, nearest, readings_of
from machine.language.wording import one_wording, written
from machine.port.choices import WordError
from machine.story.steps.phrase import LISTS, Kind, Phrase, Place, Value, in_a_list
from spec.language import Language

SURE = 78.0
"""How alike a step and a phrase must be, of 100, for one alone to be told."""


def step_findings(feature: Feature) -> Iterator[Finding]:
    """What is wrong with each step of a feature; one of an outline is looked at in each row."""
    language: Language = "ko" if feature.language == "ko" else "en"
    check = _Check(keywords_of(language), language)
    for steps in feature.backgrounds:
        for step in steps:
            yield from check.step([step])
    for scenario in feature.scenarios:
        for number, step in enumerate(scenario.steps):
            yield from check.step(_filled(scenario, number) or [step])


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
    def __init__(self, keywords: Keywords, language: Language) -> None:
        self._keywords, self._language = keywords, language

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
            return self._in_other_role(step, next(kind for kind in ROLES if kind in roles))
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
        return found("step-in-other-role", step.line, keyword=step.keyword, wanted=self._keywords.of_role(role))

    def _unread(self, step: Step) -> Finding:
        near = nearest(step.text)
        if not near:
            return found("step-unknown", step.line)
        own = [each for each in near if each.language == self._language and self._fits(each.phrase, step)]
        best = (own or list(near))[: 1 if (own or near)[0].alike >= SURE else 3]
        shown = " | ".join(f"`{self._as_written(each, step)}`" for each in best)
        if not own and near[0].alike >= SURE:
            return found("step-of-other-language", step.line, near=shown)
        edits: tuple[Edit, ...] = ()
        if len(best) == 1 and own:
            written = self._as_written(best[0], step)
            edits = (Edit(step.line, step.start, step.start + len(step.text), written),)
        return found("step-misspelt", step.line, near=shown, edits=edits)

    def _fits(self, phrase: Phrase, step: Step) -> bool:
        return step.role is None or step.role in phrase.kinds

    def _as_written(self, near: Nearest, step: Step) -> str:
        """A phrase with the values of the step where there are as many, and their names where not."""
        values = written(one_wording(step.text))
        phrase = near.phrase
        place = None if step.role is None else Place(step.role)
        return phrase.told_with(self._language, values if len(values) == len(phrase.parameters) else [], place)
