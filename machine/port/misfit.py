"""Where what came over the wire does not fit the form of the port: the field by its path, the type of what stands there
and what belongs there, and where the adapter guide tells of it. The value itself is never told; it may be a customer's.

>>> from spec.port.messages import ApplyResponse
>>> raw = {"exchange": "apply", "number": 7, "wire": "textdesk/1", "answer": {"answer": "Malformed", "problem": 12}}
>>> misfit(raw, ApplyResponse).en
'`answer.problem` holds a whole number, where the port wants a text; see `Malformed.problem` in the adapter guide \
(`textdesk adapter guide Malformed.problem`).'
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, get_args

import msgspec

from machine.port.extra_fields import struct_of, structs_in, tag_field_of
from machine.port.guide_place import guide_place
from machine.port.particles import with_particles
from machine.port.value_words import value_words
from spec.catalogue.entries import Words
from spec.language import LANGUAGES, Language
from spec.port.facts import facts_of

PLACE = re.compile(r" - at `\$((?:\.[a-z_]+|\[[0-9]{1,9}\])*)`$")
STEP = re.compile(r"\.([a-z_]+)|\[([0-9]+)\]")
MISSING = re.compile(r"Object missing required field `([a-z_]+)`")
LONGEST_TOLD = 200
"""Characters of what belongs in a field; of more the guide tells."""
TYPES: dict[type[Any], Words] = {
    str: Words("a text", "문자열"),
    bool: Words("true or false", "true 또는 false"),
    int: Words("a whole number", "정수"),
    float: Words("a number with a fraction", "소수가 있는 수"),
    list: Words("a list", "목록"),
    dict: Words("an object", "객체"),
    type(None): Words("null", "null"),
}
SOMETHING_ELSE = Words("something else", "다른 것")
OBJECT = Words("an object", "객체")
LISTED_THERE = Words("one of the values that are listed there", "거기에 나열된 값 가운데 하나")
WHAT_CAME = Words("what came", "받은 것")


class _Spot(NamedTuple):
    """A place in what came: the value there, None where there is none, what belongs there in words, and the field of
    the port that it is, as `Pane.buttons`, if it is one."""

    value: Any
    wants: Words
    name: str


def misfit(raw: Any, form: Any) -> Words | None:
    """What does not fit in a value read from JSON, as a sentence; None where it is of the form."""
    try:
        msgspec.convert(raw, form)
    except msgspec.ValidationError as error:
        return misfit_told(raw, form, str(error))
    return None


def misfit_told(raw: Any, form: Any, error: str) -> Words:
    """The sentence for an error that msgspec raised. Of the error only the place is used, which is made of names of the
    port."""
    found = PLACE.search(error)
    path = found[1] if found else ""
    missing = MISSING.match(error)
    if missing is not None:
        path += f".{missing[1]}"
    steps = [name or int(index) for name, index in STEP.findall(path)]
    spot = _spot(raw, form, steps)
    place = f"`{path.removeprefix('.')}`" if path else ""
    return Words(*(_said(spot, place, missing is not None, language) for language in LANGUAGES))


def _said(spot: _Spot, place: str, is_missing: bool, language: Language) -> str:
    wants, there = spot.wants.of(language), TYPES.get(type(spot.value), SOMETHING_ELSE).of(language)
    if language == "en":
        guide = f"; see {guide_place(spot.name).en}" if spot.name else ""
        there += " beyond its limits" if wants.startswith(there) else ""
        holds = "is missing" if is_missing else f"holds {there}"
        return f"{place or WHAT_CAME.en} {holds}, where the port wants {wants}{guide}."
    there = f"범위를 벗어난 {there}" if wants.startswith(there) else there
    guide = f" {guide_place(spot.name).ko}에 적혀 있다." if spot.name else ""
    if not place:
        return f"{WHAT_CAME.ko}이 {there}이다. 포트가 요구하는 것: {wants}.{guide}"
    holds = with_particles(
        "{place}{이/가} 없다" if is_missing else "{place}에 {there}{이/가} 있다", {"place": place, "there": there}
    )
    return f"{holds}. 포트가 요구하는 것: {wants}.{guide}"


def _spot(value: Any, form: Any, steps: list[str | int]) -> _Spot:
    wants, name = OBJECT, ""
    for step in steps:
        if isinstance(step, int):
            form = next((each for each in get_args(form) if each is not Ellipsis), None)
            value = value[step] if isinstance(value, list) and step < len(value) else None
            wants = _wants(form)
            continue
        struct = struct_of(value, form) if isinstance(value, dict) else None
        value = value.get(step) if isinstance(value, dict) else None
        if struct is None:
            break
        if step == tag_field_of(struct):
            # Which form of several it is: that belongs to the field that holds it.
            tags = (str(each.__struct_config__.tag) for each in structs_in(form))
            listed = ", ".join(f"`{tag}`" for tag in tags)
            return _Spot(value, Words(f"one of {listed}", f"{listed} 가운데 하나"), name)
        facts = facts_of(struct)[step]
        form, name = facts.hint, f"{struct.__name__}.{step}"
        wants = _wants(facts.hint, facts.metas)
    return _Spot(value, wants, name)


def _wants(hint: Any, metas: tuple[msgspec.Meta, ...] = ()) -> Words:
    english = value_words(hint, metas, call=lambda name: f"an object ({name})").en
    korean = value_words(hint, metas, call=lambda name: f"객체({name})").ko
    return Words(english, korean) if len(english) <= LONGEST_TOLD else LISTED_THERE
