"""Where what came over the wire does not fit the form of the port: the field by its path, the type of what stands there
and what belongs there, and where the adapter guide tells of it. The value itself is never told; it may be a customer's.

>>> from spec.port.messages import ApplyResponse
>>> raw = {"exchange": "apply", "number": 7, "wire": "textdesk/1", "answer": {"answer": "Malformed", "problem": 12}}
>>> misfit(raw, ApplyResponse)
'`answer.problem` holds a whole number, where the port wants a text; see `Malformed.problem` in the adapter guide \
(`textdesk adapter guide Malformed.problem`).'
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, get_args

import msgspec

from machine.port.extra_fields import struct_of, structs_in, tag_field_of
from machine.port.guide_place import guide_place
from machine.port.value_words import value_words
from spec.port.facts import facts_of

PLACE = re.compile(r" - at `\$((?:\.[a-z_]+|\[[0-9]{1,9}\])*)`$")
STEP = re.compile(r"\.([a-z_]+)|\[([0-9]+)\]")
MISSING = re.compile(r"Object missing required field `([a-z_]+)`")
LONGEST_TOLD = 200
"""Characters of what belongs in a field; of more the guide tells."""
TYPES: dict[type[Any], str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number with a fraction",
    list: "a list",
    dict: "an object",
    type(None): "null",
}


class _Spot(NamedTuple):
    """A place in what came: the value there, None where there is none, what belongs there in words, and the field of
    the port that it is, as `Pane.buttons`, if it is one."""

    value: Any
    wants: str
    name: str


def misfit(raw: Any, form: Any) -> str | None:
    """What does not fit in a value read from JSON, as a sentence; None where it is of the form."""
    try:
        msgspec.convert(raw, form)
    except msgspec.ValidationError as error:
        return misfit_told(raw, form, str(error))
    return None


def misfit_told(raw: Any, form: Any, error: str) -> str:
    """The sentence for an error that msgspec raised. Of the error only the place is used, which is made of names of the
    port."""
    found = PLACE.search(error)
    path = found[1] if found else ""
    missing = MISSING.match(error)
    if missing is not None:
        path += f".{missing[1]}"
    steps = [name or int(index) for name, index in STEP.findall(path)]
    spot = _spot(raw, form, steps)
    place = path.removeprefix(".")
    if missing is not None:
        says = f"`{place}` is missing, where the port wants {spot.wants}"
    else:
        there = TYPES.get(type(spot.value), "something else")
        there += " beyond its limits" if spot.wants.startswith(there) else ""
        says = f"{f'`{place}`' if place else 'what came'} holds {there}, where the port wants {spot.wants}"
    return f"{says}; see {guide_place(spot.name)}." if spot.name else f"{says}."


def _spot(value: Any, form: Any, steps: list[str | int]) -> _Spot:
    wants, name = "an object", ""
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
            return _Spot(value, f"one of {', '.join(f'`{tag}`' for tag in tags)}", name)
        facts = facts_of(struct)[step]
        form, name = facts.hint, f"{struct.__name__}.{step}"
        wants = _wants(facts.hint, facts.metas)
    return _Spot(value, wants, name)


def _wants(hint: Any, metas: tuple[msgspec.Meta, ...] = ()) -> str:
    told = value_words(hint, metas, call=lambda name: f"an object ({name})").en
    return told if len(told) <= LONGEST_TOLD else "one of the values that are listed there"
