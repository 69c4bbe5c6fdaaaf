"""What a desktop answers and shows beside what is expected: the differences, by cause, told without anybody's data.

A leak is told as a leak: the surface, the kind, how many characters more are readable than the form of the kind lets,
and where, never the value. Who hides more than we do, where only our engine's own rules say what is a value, is right
as well (RULE-46).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from machine.masking import Show, find, is_number
from machine.oracle.latitude import may_answer, without_open_announcements
from machine.oracle.observed_desk import EveryView
from machine.oracle.planted_values import characters_more
from machine.oracle.sentences import (
    ADMINISTRATOR,
    AGENT,
    CUSTOMER,
    Place,
    Step,
    agent_called,
    answer_to,
    answer_words,
    both,
    seen_at,
    value_words,
)
from machine.port.particles import with_particles
from spec.catalogue.entries import Surface, Words
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Refused
from spec.port.capabilities import ADMINISTRATORS_LIST
from spec.port.facts import facts_of
from spec.port.order import arranged, order_of
from spec.port.views import VIEWS, DesktopView, View
from spec.visibility.masks import Masks, is_starring, starred_secret, with_any_stars

MOST_TOLD = 12
"""Differences of one moment that are told below the first, and ids that are cited."""
MASKED_FORM = "RULE-46"
MASKED_NEVERTHELESS = {True: ("GAP-15", "GAP-16"), False: ("MASK-1", "GAP-17")}
"""What asks for showing a value as it is, by whether masking is on."""
INITIALS = "initials"
"""A field that several values are right in."""
MASKED_THOUGH_OFF = Words("it is masked, and masking is off", "마스킹이 꺼져 있는데도 마스킹되어 있다")
MASKED_THOUGH_LEFT = Words(
    "it is masked, and the policy leaves it as it is", "정책이 그대로 두는 값인데도 마스킹되어 있다"
)
MISSING = Words("{member} is missing", "{member}{이/가} 없다")
EXTRA = Words("{member} is there and must not be", "{member}{이/가} 있으면 안 되는데 있다")
NOTHING_SAID = Words("", "")


class Departure(NamedTuple):
    """Where a desktop departs: the place, what was expected there and what was seen, and the ids that ask for it, the
    one that names it best first. `says` stands in place of expected and seen where these would not tell it, and
    `others` are the other places of the same moment. `field` is the field of the view, "" for an answer, and `notation`
    how a value was written that is masked otherwise."""

    where: Words
    expected: Words
    seen: Words
    cites: tuple[str, ...]
    says: Words = NOTHING_SAID
    others: tuple[Words, ...] = ()
    field: str = ""
    notation: str = ""

    @property
    def symptom(self) -> str:
        """What is the same of two departures, whoever looks, at which conversation and after what."""
        return f"{self.field} {self.cites[0] if self.cites else self.where.en} {self.notation}".rstrip()

    @property
    def told(self) -> Words:
        """The sentence."""
        asked = f" ({' '.join(self.cites)})" if self.cites else ""
        english = self.says.en or f"expected {self.expected.en}, seen {self.seen.en}"
        korean = self.says.ko or f"기대한 것은 {self.expected.ko}, 실제로 본 것은 {self.seen.ko}"
        return Words(f"{self.where.en}: {english}{asked}.", f"{self.where.ko}: {korean}{asked}.")

    def __str__(self) -> str:
        return self.told.en


class Masked(str):
    """A value as a surface shows it, with the surface and what is shown there. It equals the text that it is."""

    __slots__ = ("raw", "surface")
    raw: str
    surface: str

    @classmethod
    def by(cls, show: Show) -> Show:
        """Shows values as `show` does, and remembers of which they are."""

        def showing(surface: str, value: str) -> str:
            shown = cls(show(surface, value))
            shown.surface, shown.raw = surface, value
            return shown

        return showing


class Moment(NamedTuple):
    """What is behind one moment of the model, worked out where something is otherwise.

    `moved` are what the transitions rest on that were taken; `view_of` gives an agent's view with each value Masked;
    `masks` is how values must be shown, and `values` are those that are nobody's, with their kinds.
    """

    moved: tuple[str, ...]
    view_of: Callable[[str], DesktopView]
    masks: Masks
    values: Mapping[str, str]


class Expected(NamedTuple):
    """What the model says of one moment: its answer, what asks for that, what everybody sees, and what is behind it.

    `was_masked` is whether masking was on before, `just_started` the outbound conversation that the last command has
    started, and `started` are those that may be announced still.
    """

    answer: Answer
    asks: tuple[str, ...]
    views: EveryView
    behind: Callable[[], Moment]
    was_masked: bool = False
    just_started: str = ""
    started: Collection[str] = ()

    def takes(self, command: c.AnyCommand | None, answer: Answer) -> bool:
        """Whether an answer is right: of the same class as the model's, or one that is as good."""
        if is_of_one_class(self.answer, answer):
            return True
        return command is not None and may_answer(command, self.answer, answer, is_masked=self.was_masked)


class Difference(NamedTuple):
    """One place that is otherwise; `weight` is smaller the nearer it is to the cause."""

    weight: int
    place: Place
    expected: object
    seen: object
    cites: tuple[str, ...]
    says: Words = NOTHING_SAID
    notation: str = ""


LEAK, CAUSED, OTHERWISE = range(3)


class Comparison:
    """Holds what a desktop answers and shows to what is expected. A list without an order counts as a set (RULE-51).

    `not_offered` are view fields ("Popover.timer_seconds") that the desktop declares not to have: they are not
    compared, and `left_out` counts how often they were not. Raises ValueError for what is no field of a view.
    """

    def __init__(self, not_offered: frozenset[str] = frozenset()) -> None:
        if unknown := sorted(not_offered - fields_of_views()):
            raise ValueError(f'not offered: "{unknown[0]}" is no field of a view; the schema of the port names them.')
        self.not_offered = not_offered
        self.left_out: Counter[str] = Counter()
        self.extra_fields: Mapping[str, int] = {}
        """How often each field came that the port does not have and that was ignored."""
        self.beside: Counter[str] = Counter()
        """How often a value could be read beside the messages, by what it stood in."""

    def departure(
        self,
        command: c.AnyCommand | None,
        expected: Expected,
        answer: Answer,
        seen: EveryView,
        not_offered: frozenset[str] = frozenset(),
    ) -> Departure | None:
        """What is otherwise, the likely cause first; None where all is as expected. The desktop itself declares
        `not_offered` besides what was declared for it."""
        if not expected.takes(command, answer):
            where = answer_to(command, tuple(expected.views.agents))
            return Departure(where, answer_words(expected.answer), answer_words(answer), expected.asks)
        lacking = self.not_offered | not_offered
        if lacking or expected.views != seen:
            found = list(self._differences(expected, seen, lacking))
        else:
            return None
        if not found:
            return None
        # Leaks first, then what the transitions just taken ask for; of those alike the first in the view.
        found.sort(key=lambda each: each.weight)
        first = found[0]
        is_of_masking = first.cites[-1:] == (MASKED_FORM,) or first.cites in MASKED_NEVERTHELESS.values()
        is_masking = first.weight == LEAK or is_of_masking
        cites = first.cites if is_masking else _by_cause(first, expected.behind().moved)
        return Departure(
            seen_at(first.place, command, tuple(expected.views.agents)),
            value_words(first.expected, first.place.field),
            value_words(first.seen, first.place.field, _story(expected)),
            cites[:MOST_TOLD],
            first.says if first.says.en else _told_apart(first, expected),
            tuple(each.place.alone for each in found[1 : MOST_TOLD + 1]),
            first.place.first_field,
            first.notation,
        )

    def _differences(self, expected: Expected, seen: EveryView, lacking: frozenset[str]) -> Iterator[Difference]:
        moment: Moment | None = None
        for role, agent, view, other in _side_by_side(expected.views, seen):
            if other is None:
                self.left_out[ADMINISTRATORS_LIST] += 1
                continue
            if isinstance(view, DesktopView) and isinstance(other, DesktopView):
                view, other = without_open_announcements(view, other, expected.just_started, expected.started)
            if lacking:
                view, other = self._without(view, lacking, self.left_out), self._without(other, lacking, Counter())
            if view != other:
                moment = moment or expected.behind()
                who = role if agent is None else agent_called(agent)
                if agent is not None:
                    view = moment.view_of(agent)
                    if isinstance(other, DesktopView):
                        view, other = without_open_announcements(view, other, expected.just_started, expected.started)
                    view = self._without(view, lacking, Counter())
                for field in view.__struct_fields__:
                    for place, one, shown, cites in _in_field(Place(who), view, other, field, ()):
                        if (difference := _judged(place, one, shown, cites, moment)) is not None:
                            yield difference

    def _without(self, value: Any, lacking: frozenset[str], left_out: Counter[str]) -> Any:
        """A view with nothing in the fields that are not offered, which are counted."""
        if not lacking:
            return value
        if isinstance(value, tuple):
            return tuple(self._without(each, lacking, left_out) for each in value)
        if not isinstance(value, View):
            return value
        own = {field: f"{type(value).__name__}.{field}" for field in value.__struct_fields__}
        left_out.update(name for name in own.values() if name in lacking)
        return msgspec.structs.replace(
            value,
            **{
                field: None if name in lacking else self._without(getattr(value, field), lacking, left_out)
                for field, name in own.items()
            },
        )


def _judged(place: Place, expected: object, seen: object, cites: tuple[str, ...], moment: Moment) -> Difference | None:
    """A place that is otherwise as a leak, as another form of masking or as what it is; None where more is hidden than
    we hide, which is right."""
    masks = moment.masks
    if place.steps[-1].field == INITIALS and _are_of_one_name(str(expected), str(seen)):
        return None
    if not isinstance(expected, Masked) or not isinstance(seen, str):
        weight = CAUSED if not moment.moved or set(cites) & set(moment.moved) else OTHERWISE
        return Difference(weight, place, expected, seen, cites)
    if masks.enabled and with_any_stars(seen) == with_any_stars(expected):
        return None
    surface = load().surfaces[expected.surface]
    if not masks.covers(surface.id) and seen != expected == expected.raw and is_starring(seen, expected):
        says = MASKED_THOUGH_LEFT if masks.enabled else MASKED_THOUGH_OFF
        return Difference(CAUSED, place, expected, seen, MASKED_NEVERTHELESS[masks.enabled], says)
    if masks.covers(surface.id):
        for value, kind in _values_at(surface, expected, moment.values).items():
            if value in expected.raw and (more := characters_more(seen, value)) is not None:
                leak = leak_of(kind, more.characters)
                says = Words(f"{leak.en}, from character {more.place} on", f"{leak.ko}({more.place}번째 글자부터)")
                cites = (*_examples(value), *load().kinds[kind].cites, *_row(surface.row))
                return Difference(LEAK, place, expected, seen, cites, says)
        if surface.content == "text":
            if _hides_more(masks, expected, seen, moment.values):
                return None
            if is_starring(seen, expected.raw) and is_starring(expected, expected.raw):
                return _otherwise_masked(place, expected, seen, surface)
    return Difference(OTHERWISE, place, expected, seen, cites)


def _otherwise_masked(place: Place, expected: Masked, seen: str, surface: Surface) -> Difference:
    """A text that is masked in another form than ours, or not at all: a leak where the catalogue shows the text before
    and after, and fewer letters and digits are hidden than there."""
    notation = next(
        (each for each in load().notations.values() if any(text.before == expected.raw for text in each.texts)), None
    )
    if notation is None or sum(map(str.isalnum, seen)) <= sum(map(str.isalnum, expected)):
        return Difference(OTHERWISE, place, expected, seen, (*_examples(expected.raw), MASKED_FORM))
    kinds = dict.fromkeys(each.kind for each in find(expected.raw, frozenset(load().kinds)))
    cites = (*notation.assumptions, *(cited for kind in kinds for cited in load().kinds[kind].cites))
    says = Words(
        f'of a value that the guide shows for "{notation.says.en}" more can be read than "{expected}"',
        f'안내서가 "{notation.says.ko}"의 예로 든 값이 "{expected}"보다 더 읽힌다',
    )
    return Difference(LEAK, place, expected, seen, (*cites, *_row(surface.row)), says, notation.id)


def _examples(value: str) -> tuple[str, ...]:
    """The clauses that show this value as their example."""
    return tuple(each.clause for each in load().examples if each.before == value)


def _values_at(surface: Surface, expected: Masked, planted: Mapping[str, str]) -> Mapping[str, str]:
    """What a place may leak, with its kind: the whole of a number, in a text what was planted, and in a name that is
    none (MCOND-1) what our engine finds and hides."""
    raw = expected.raw
    if surface.content == "number" or (surface.content == "name" and is_number(raw)):
        return {raw: "phone"}
    if surface.content == "text":
        return planted
    found = {raw[each.start : each.end]: each.kind for each in find(raw, frozenset(load().kinds))}
    return {value: kind for value, kind in found.items() if value not in expected}


def _are_of_one_name(initials: str, others: str) -> bool:
    """Whether two initials may be of one name: how many there are and in which letters nothing says (BUB-1, RULE-40),
    but that a placeholder has no digits."""
    one, other = (unicodedata.normalize("NFD", each.casefold()) for each in (initials, others))
    alike = one[:1] == other[:1] if one[:1].isalpha() else bool(other)
    return alike and not any(map(str.isdigit, other))


def leak_of(kind: str, characters: int) -> Words:
    """A leak of so many characters, told without the value."""
    words = load().words(f"kind.{kind}")
    return Words(
        f'of a value of the kind "{words.en}" {characters} more can be read than its form shows',
        f'"{words.ko}" 종류의 값이 마스킹 형식보다 {characters}글자 더 읽힌다',
    )


def _hides_more(masks: Masks, expected: Masked, seen: str, values: Collection[str]) -> bool:
    """Whether a text is seen with all hidden that we hide and more, the values that are nobody's in their forms."""
    forms = {starred_secret(value) for value in values if value in expected.raw}
    return (
        masks.is_text(expected.surface, seen, expected.raw)
        and is_starring(seen, expected)
        and all(seen.count(form) >= expected.count(form) for form in forms)
    )


def _row(row: str | None) -> tuple[str, ...]:
    return () if row is None else (row,)


def _by_cause(first: Difference, moved: tuple[str, ...]) -> tuple[str, ...]:
    """What asks for a difference: first what both the transitions taken and the field rest on."""
    both = [each for each in moved if each in first.cites]
    return tuple(dict.fromkeys((*both, *first.cites, *moved)))


def _side_by_side(expected: EveryView, seen: EveryView) -> Iterator[tuple[Words, str | None, View, View | None]]:
    """Who looks, which agent that is, what is expected there and what is seen; None where it is no agent, and where
    the desktop does not offer the view."""
    for agent, view in expected.agents.items():
        yield AGENT, agent, view, seen.agents[agent]
    for customer, shown in expected.customers.items():
        yield CUSTOMER, None, shown, seen.customers[customer]
    if expected.administrator is not None:
        yield ADMINISTRATOR, None, expected.administrator, seen.administrator


_Difference = tuple[Place, object, object, tuple[str, ...]]


def _in_view(place: Place, expected: View, seen: View, cites: tuple[str, ...]) -> Iterator[_Difference]:
    for name in expected.__struct_fields__:
        yield from _in_field(place, expected, seen, name, cites)


def _in_field(place: Place, expected: View, seen: View, name: str, cites: tuple[str, ...]) -> Iterator[_Difference]:
    view = type(expected)
    one, other = getattr(expected, name), getattr(seen, name)
    asks = _CITES[view.__name__, name] or cites
    is_list = isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other)
    if is_list and not order_of(view, name):
        yield from _in_any_order(place, Step(view, name), one, other, asks)
    elif is_list:
        for number, pair in enumerate(zip(one, other, strict=True), 1):
            yield from _in_value(place.within(Step(view, name, number)), *pair, asks)
    else:
        yield from _in_value(place.within(Step(view, name)), one, other, asks)


def _in_any_order(
    place: Place, step: Step, expected: tuple[Any, ...], seen: tuple[Any, ...], cites: tuple[str, ...]
) -> Iterator[_Difference]:
    """What is expected and not there, each beside what is there unexpected, of its own conversation if there is any."""
    wanted, there = Counter(map(_arranged, expected)), Counter(map(_arranged, seen))
    rest = list((there - wanted).elements())
    for each in (wanted - there).elements():
        own = getattr(each, "conversation", None)
        beside = next((other for other in rest if own is not None and other.conversation == own), rest[0])
        rest.remove(beside)
        yield from _in_value(place.within(step._replace(conversation=own or "")), each, beside, cites)


def _in_value(place: Place, expected: Any, seen: Any, cites: tuple[str, ...]) -> Iterator[_Difference]:
    if isinstance(expected, View) and isinstance(seen, View):
        yield from _in_view(place, expected, seen, cites)
    elif expected != seen:
        yield place, expected, seen, cites


def _arranged(value: Any) -> Any:
    return arranged(value) if isinstance(value, View) else value


def fields_of_views() -> frozenset[str]:
    """Every field of every view, as "View.field"."""
    return frozenset(f"{view}.{field}" for view, field in _CITES)


def class_of(answer: Answer) -> str:
    """What is compared of an answer: a refusal's class of reason counts, what it cites does not (RULE-33)."""
    match answer:
        case Accepted():
            return "accepted"
        case Refused(reason=reason):
            return f"refused ({reason})"
        case _:
            return "malformed"


def is_of_one_class(one: Answer, other: Answer) -> bool:
    """Whether two answers are the same as far as answers are compared."""
    return one == other or class_of(one) == class_of(other)


def _story(expected: Expected) -> tuple[View, ...]:
    """Everything that the model shows at this moment."""
    agents, customers, administrator = expected.views
    return (*agents.values(), *customers.values(), *(() if administrator is None else (administrator,)))


def _told_apart(first: Difference, moment: Expected) -> Words:
    """What tells two values apart that print alike: lists by their members, texts by the first place; else nothing."""
    expected, seen, field = first.expected, first.seen, first.place.field
    if isinstance(expected, tuple) and isinstance(seen, tuple):
        return _members(expected, seen, field, moment)
    if not (isinstance(expected, str) and isinstance(seen, str)):
        return NOTHING_SAID
    told = value_words(expected, field)
    if told != value_words(seen, field, _story(moment)) and not _is_written_otherwise(expected, seen):
        return NOTHING_SAID
    place = next((n for n, pair in enumerate(zip(expected, seen, strict=False)) if pair[0] != pair[1]), None)
    if place is None:
        return Words(
            f"expected {len(expected)} characters, seen {len(seen)}: {told.en}",
            f"기대한 것은 {len(expected)}자, 실제로 본 것은 {len(seen)}자: {told.ko}",
        )
    one, other = _code(expected[place], expected), _code(seen[place], expected)
    return Words(
        f"expected {told.en}, and character {place + 1} is another: {one.en} expected, {other.en} seen",
        f"기대한 것은 {told.ko}이나 {place + 1}번째 글자가 다르다: 기대한 것은 {one.ko}, 실제로 본 것은 {other.ko}",
    )


def _is_written_otherwise(one: str, other: str) -> bool:
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def _code(char: str, known: str) -> Words:
    """A character by its code point; one that is somebody's data by its sort alone."""
    if char in known or not (char.isalnum() or char in "@*"):
        code = f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
        return Words(code, code)
    return Words("another digit", "다른 숫자") if char.isdecimal() else Words("another letter", "다른 글자")


def _members(expected: tuple[object, ...], seen: tuple[object, ...], field: str, moment: Expected) -> Words:
    """Which members of a list are missing, and which are too many; nothing where none has a name."""
    wanted, there = Counter(map(_member, expected)), Counter(map(_member, seen))
    missing, extra = (wanted - there).elements(), (there - wanted).elements()
    story = _story(moment)
    told = [
        *(_about(MISSING, value_words(each, field)) for each in missing if each),
        *(_about(EXTRA, value_words(each, field, story)) for each in extra if each),
    ][:MOST_TOLD]
    if not told:
        return NOTHING_SAID
    one, other = value_words(expected, field), value_words(seen, field)
    return Words(
        f"expected {one.en}, seen {other.en}: {', '.join(each.en for each in told)}",
        f"기대한 것은 {one.ko}, 실제로 본 것은 {other.ko}: {', '.join(each.ko for each in told)}",
    )


def _member(value: object) -> str:
    """What a member of a list is told by: its conversation, or its name; empty where it has none."""
    if isinstance(value, str):
        return value
    return str(getattr(value, "conversation", None) or getattr(value, "name", ""))


def _about(words: Words, member: Words) -> Words:
    return both(lambda language: with_particles(words.of(language), {"member": member.of(language)}))


_CITES = {(view.__name__, field): facts.cites for view in VIEWS for field, facts in facts_of(view).items()}
