"""The chapter of the adapter guide on masking: the rules in the catalogue's words, samples before and after, and what
each policy masks where. What stands after is what the catalogue says or `machine.masking` gives, what is masked where
is what a `Masker` does, and which field is which place is what our own desk shows there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.draw import guide_words as w
from machine.draw.guide_marks import basis_table, cited, code, heading, linked
from machine.draw.tables import markdown_table
from machine.draw.words import CITES
from machine.generate.masking_runs import FIELD_VALUES
from machine.generate.refusal_runs import AGENTS, ASSET, BORA, CONFIGURATION, HANA, JUN, MINJI, REASON
from machine.masking import mask, mask_number, masker
from spec.catalogue.entries import Kind, Surface, TextPair, Words
from spec.catalogue.load import load
from spec.language import Language
from spec.port import commands as c
from spec.port.answers import Accepted
from spec.port.views import View

NAME = "Hana"
"""A name that is none of the kinds."""

BASIS = (
    *(f"MASK-{number}" for number in range(1, 7)),
    *(f"MEX-{number}" for number in range(1, 4)),
    "MCOND-1",
    *("GAP-13", "GAP-14", "GAP-15", "GAP-16", "GAP-17"),
    *("RULE-40", "RULE-45", "RULE-46"),
)
"""The rules of masking: their words stand in this chapter."""


def masking_chapter(language: Language) -> Iterator[str]:
    """The parts of the chapter."""
    catalogue = load()
    yield heading(2, "masking", w.MASKING.of(language))
    yield w.HOW_MASKING_READS.of(language)
    yield heading(3, "masking-kinds", w.MASKED_KINDS.of(language))
    yield markdown_table((w.KIND, w.BEFORE, w.AFTER, w.UNDER_POLICIES, CITES), _kinds(language), language)
    yield w.MASKED_BESIDES.of(language)
    yield markdown_table((w.WHAT, w.BEFORE, w.AFTER), _samples(language, is_masked=True), language)
    yield w.LEFT_ALONE.of(language)
    yield markdown_table((w.WHAT, w.BEFORE, w.AFTER), _samples(language, is_masked=False), language)
    yield w.NUMBER_FIELDS.of(language)
    yield markdown_table(
        (w.BEFORE, w.AFTER), ((code(value), code(mask_number(value))) for value in FIELD_VALUES), language
    )
    yield heading(3, "masking-policies", w.POLICIES_TITLE.of(language))
    yield markdown_table(
        (w.POLICY, w.PLACES, w.KINDS_MASKED, CITES),
        (
            (
                code(policy.id),
                (w.EVERY_PLACE if policy.covers == "every_surface" else w.LISTED_PLACES).of(language),
                ", ".join(kind for kind in catalogue.kinds if kind in catalogue.kinds_of(policy)),
                linked(policy.assumption),
            )
            for policy in catalogue.policies.values()
        ),
        language,
    )
    yield w.HOW_PLACES_READ.of(language)
    yield markdown_table(
        (w.PLACE, w.FIELD, w.CONTENT, *(Words(each, each) for each in catalogue.policies), CITES),
        (_place(surface, language) for surface in catalogue.surfaces.values()),
        language,
    )
    yield heading(3, "masking-rules", w.RULES_TITLE.of(language))
    yield basis_table(BASIS, language)


def _kinds(language: Language) -> Iterator[tuple[str, ...]]:
    """A row for each documented example and for the sample of each kind that has none."""
    catalogue = load()
    everything = frozenset(catalogue.kinds)
    for kind in catalogue.kinds.values():
        rests_on = (*kind.clauses, *((kind.assumption,) if kind.assumption else ()))
        name = f"{code(kind.id)}: {catalogue.words(f'kind.{kind.id}').of(language)}"
        under = ", ".join(code(each.id) for each in catalogue.policies.values() if kind.id in catalogue.kinds_of(each))
        for example in (each for each in catalogue.examples if each.kind == kind.id):
            yield name, code(example.before), code(example.after), under, linked(example.clause)
        yield (
            name,
            code(kind.sample),
            code(mask(kind.sample, everything)),
            under,
            cited(rests_on),
        )


def _samples(language: Language, *, is_masked: bool) -> Iterator[tuple[str, ...]]:
    for says, text in notation_texts(is_masked=is_masked):
        yield says.of(language), code(text.before), code(text.after)


def notation_texts(*, is_masked: bool) -> Iterator[tuple[Words, TextPair]]:
    """What each way of writing that is masked, or that stays, is called, with each of its texts."""
    for notation in load().notations.values():
        if notation.is_masked is is_masked:
            yield from ((notation.says, text) for text in notation.texts)


def _place(surface: Surface, language: Language) -> tuple[str, ...]:
    return (
        load().words(f"surface.{surface.id}").of(language),
        cited(fields_of_surfaces()[surface.id]),
        w.CONTENTS[surface.content].of(language),
        *(", ".join(masked_at(surface, policy)) or "–" for policy in load().policies),
        linked(surface.row) if surface.row else "",
    )


def masked_at(surface: Surface, policy: str) -> tuple[str, ...]:
    """The kinds of which a sample comes out masked at a place under a policy. Where a number stands that is the only
    kind that there is; in a name a sample stands beside the name itself."""
    catalogue = load()
    show = masker(catalogue, catalogue.policies[policy], True).show
    kinds = [catalogue.kinds["phone"]] if surface.content == "number" else catalogue.kinds.values()
    samples = {kind.id: sample_at(surface, kind) for kind in kinds}
    return tuple(kind for kind, sample in samples.items() if show(surface.id, sample) != sample)


def sample_at(surface: Surface, kind: Kind) -> str:
    """A value with a sample of a kind in it, as it may stand at a place."""
    return f"{NAME} {kind.sample}" if surface.content == "name" else kind.sample


@cache
def fields_of_surfaces() -> Mapping[str, tuple[str, ...]]:
    """The fields of the views in which our own desk shows each surface of the catalogue, in the order of the views."""
    found: dict[str, dict[str, None]] = {surface: {} for surface in load().surfaces}
    desk = InProcessDesk()
    desk.reset(msgspec.structs.replace(CONFIGURATION, capacity=2))
    for command in _tour():
        answer = desk.apply(command)
        assert answer == Accepted(), command
        for agent in AGENTS:
            for field, value in _values(desk.view_shown_by(agent, lambda surface, _: f"<{surface}>")):
                if value[1:-1] in found:
                    found[value[1:-1]][field] = None
    assert all(found.values()), f"No field shows {[each for each, fields in found.items() if not fields]}."
    return {surface: tuple(fields) for surface, fields in found.items()}


def _tour() -> Iterator[c.AnyCommand]:
    """What brings every surface onto a desktop: an inbound conversation and an outbound one that is passed on."""
    yield from (c.SetStatus(agent, "available") for agent in AGENTS)
    yield from (c.CustomerText(HANA, ASSET, "Hello"), c.Offer("c1", MINJI), c.Accept(MINJI, "c1"))
    yield from (c.End(MINJI, "c1"), c.Choose(MINJI, "c1", "reason", REASON), c.SubmitWrapUp(MINJI, "c1"))
    yield from (c.StartOutbound(MINJI, ASSET, BORA), c.CustomerText(BORA, ASSET, "Hello"))
    yield from (c.OpenTransfer(MINJI, "c2"), c.Choose(MINJI, "c2", "agent", JUN), c.Confirm(MINJI, "c2"))
    yield from (c.Choose(MINJI, "c2", "reason", REASON), c.SubmitWrapUp(MINJI, "c2"))


def _values(view: View) -> Iterator[tuple[str, str]]:
    """Every text in a view and its parts, with its field."""
    for field in view.__struct_fields__:
        value = getattr(view, field)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, View):
                yield from _values(each)
            elif isinstance(each, str):
                yield f"{type(view).__name__}.{field}", each
