"""What a step asks for beyond the limits of the port, in words: a time, a number, a name or a text that is too long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

import msgspec
from msgspec import Meta

from machine.port.particles import with_particles
from spec.catalogue.entries import Words
from spec.port.configuration import Configuration
from spec.port.facts import facts_of

SECONDS = Words(" seconds", "초")
NUMBERS: dict[str, tuple[Words, Words]] = {
    "Advance.seconds": (Words("The time that goes by", "지나가는 시간"), SECONDS),
    "Configuration.rona_seconds": (Words("The RONA time-out", "RONA 제한 시간"), SECONDS),
    "Configuration.wrap_up_seconds": (Words("The wrap-up time-out", "후속 작업 제한 시간"), SECONDS),
    "Configuration.capacity": (
        Words("The most that an agent has at a time", "상담사 한 명이 동시에 맡는 대화의 최대 수"),
        Words(" conversations", "개"),
    ),
}
"""What each whole number with limits is called, and its unit; tests/story/steps/test_limits.py says which lacks."""
LISTS: dict[str, Words] = {
    "Configuration.agents": Words("agents", "상담사"),
    "Configuration.queues": Words("queues", "대기열"),
    "Configuration.assets": Words("assets", "자산"),
    "Configuration.reasons": Words("wrap-up reasons", "후속 작업 사유"),
    "Configuration.customers": Words("customers with a name", "이름이 있는 고객"),
}
NAME_OR_NUMBER = Words("A name or a number", "이름이나 번호")
TEXT = Words("A text", "텍스트")
CANNOT_BE_SENT = Words(
    "A text holds a character that cannot be sent: a NUL, or half of an emoji; take it out.",
    "텍스트에 보낼 수 없는 문자(NUL 또는 반쪽짜리 이모지)가 있다. 그 문자를 지워야 한다.",
)
SHOWN_DIGITS = 20


def beyond_limits(value: msgspec.Struct) -> Words | None:
    """The first that breaks a limit in a command or a configuration, or None. Lists may be empty here."""
    fields = ((field, getattr(value, field)) for field in value.__struct_fields__)
    return next((found for field, held in fields for found in _in_field(type(value), field, held)), None)


def setting_beyond_limits(field: str, value: object) -> Words | None:
    """The first that breaks a limit in one field of a configuration, or None."""
    return next(_in_field(Configuration, field, value), None)


def _in_field(form: type[msgspec.Struct], field: str, value: object) -> Iterator[Words]:
    name, facts = f"{form.__name__}.{field}", facts_of(form)[field]
    yield from _in_value(value, facts.metas, name)
    if isinstance(value, tuple):
        entry = get_args(facts.hint)[0]
        metas = entry.__metadata__ if get_origin(entry) is not None and hasattr(entry, "__metadata__") else ()
        for each in value:
            yield from _in_value(each, metas, name)


def _in_value(value: Any, metas: tuple[Any, ...], name: str) -> Iterator[Words]:
    match value:
        case bool():
            return
        case int():
            low, high = _limit(metas, "ge"), _limit(metas, "le")
            if low is not None and high is not None and not low <= value <= high:
                yield out_of_range(*NUMBERS[name], value, low, high)
        case str():
            yield from _in_text(value, _limit(metas, "min_length") or 0, _limit(metas, "max_length"))
        case tuple():
            most = _limit(metas, "max_length")
            if most is not None and len(value) > most:
                yield Words(
                    f"There can be at most {most:,} {LISTS[name].en}; take some out.",
                    with_particles("{what}{은/는} ", {"what": LISTS[name].ko})
                    + f"최대 {most:,}개까지이다. 줄여야 한다.",
                )
        case msgspec.Struct():
            found = beyond_limits(value)
            if found is not None:
                yield found


def _in_text(text: str, least: int, most: int | None) -> Iterator[Words]:
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        yield CANNOT_BE_SENT
    what = TEXT if least == 0 else NAME_OR_NUMBER
    if len(text) < least:
        yield Words(
            f"{NAME_OR_NUMBER.en} is empty; write one.",
            f"{NAME_OR_NUMBER.ko}가 비어 있다. 한 글자 이상 써야 한다.",
        )
    if most is not None and len(text) > most:
        yield Words(
            f"{what.en} has at most {most:,} characters, and this one has {len(text):,}; shorten it.",
            with_particles("{what}{은/는} ", {"what": what.ko})
            + f"최대 {most:,}자인데 {len(text):,}자이다. 줄여야 한다.",
        )


def out_of_range(what: Words, unit: Words, value: int, low: int, high: int) -> Words:
    """That a number with its unit is not within the limits."""
    shown = _shown(value)
    korean = f"{low:,}{unit.ko}부터 {high:,}{unit.ko}까지 쓸 수 있는데 {shown}{unit.ko}이다."
    return Words(
        f"{what.en} is from {low:,} to {high:,}{unit.en}, not {shown}.",
        with_particles("{what}{은/는} ", {"what": what.ko}) + korean,
    )


def _shown(value: int) -> str:
    """A whole number, not longer than is read."""
    digits = str(abs(value))
    return f"{value:,}" if len(digits) <= SHOWN_DIGITS else f"{'-' * (value < 0)}{digits[:SHOWN_DIGITS]}…"


def _limit(metas: tuple[Any, ...], name: str) -> int | None:
    return next(
        (value for each in metas if isinstance(each, Meta) and (value := getattr(each, name)) is not None), None
    )
