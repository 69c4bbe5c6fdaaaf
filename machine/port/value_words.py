"""What a field of the port takes, in words: its type, its values and its limits."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Meta

from spec.catalogue.entries import Words
from spec.language import Language


def value_words(hint: Any, metas: tuple[Meta, ...] = (), *, call: Callable[[str], str] = lambda name: name) -> Words:
    """What a type with these limits takes, in both languages. `call` tells how a form of the port is named there."""
    return Words(_told(hint, metas, call, "en"), _told(hint, metas, call, "ko"))


def _told(hint: Any, metas: tuple[Meta, ...], call: Callable[[str], str], language: Language) -> str:
    if get_origin(hint) is Annotated:
        inner, *more = get_args(hint)
        return _told(inner, (*metas, *(each for each in more if isinstance(each, Meta))), call, language)
    if hint is bool:
        return Words("true or false", "true 또는 false").of(language)
    if hint is int:
        return Words("a whole number", "정수").of(language) + _between(metas, "ge", "le", language)
    if hint is str:
        return _text(metas, language)
    if get_origin(hint) is Literal:
        return _one_of(get_args(hint), language)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _one_of(tuple(each.value for each in hint), language)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return call(hint.__name__)
    if get_origin(hint) is tuple:
        entry = _told(get_args(hint)[0], (), call, language)
        longest = _between(metas, "min_length", "max_length", language)
        return Words(f"a list{longest}; each entry {entry}", f"목록{longest}; 항목마다 {entry}").of(language)
    if get_origin(hint) in (Union, UnionType):
        last = Words(" or ", " 또는 ").of(language)
        parts = [_told(each, (), call, language) for each in get_args(hint) if each is not NoneType]
        return last.join([*parts, *["null"] * (NoneType in get_args(hint))])
    raise TypeError(f"No words are known for the type {hint!r}; add them to machine/port/value_words.py.")


def _text(metas: tuple[Meta, ...], language: Language) -> str:
    pattern = next((each.pattern for each in metas if each.pattern), None)
    if pattern is not None:
        return Words(f"a text that matches `{pattern}`", f"`{pattern}`에 맞는 문자열").of(language)
    limits = _between(metas, "min_length", "max_length", language)
    units = Words(" code points", " 코드 포인트").of(language) if limits else ""
    return Words("a text", "문자열").of(language) + limits + units


def _between(metas: tuple[Meta, ...], least: str, most: str, language: Language) -> str:
    """The limits, as in ", 1 to 100"."""
    low = next((value for each in metas if (value := getattr(each, least)) is not None), None)
    high = next((value for each in metas if (value := getattr(each, most)) is not None), None)
    if high is None:
        return "" if low is None else Words(f", {low:,} or more", f", {low:,} 이상").of(language)
    if low is None:
        return Words(f", at most {high:,}", f", 최대 {high:,}").of(language)
    return Words(f", {low:,} to {high:,}", f", {low:,}~{high:,}").of(language)


def _one_of(values: tuple[Any, ...], language: Language) -> str:
    listed = ", ".join(f"`{value}`" if value else '`""`' for value in values)
    return Words(f"one of {listed}", f"{listed} 가운데 하나").of(language) if len(values) > 1 else listed
