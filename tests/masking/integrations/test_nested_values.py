"""Texts in nested values: masked wherever they stand, and what holds none stays the very same object."""

import datetime
import uuid
from collections import OrderedDict, deque
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.masking import mask
from machine.masking.integrations.nested_values import DEEPEST, WITHHELD, mask_fields, mask_nested
from tests.masking.texts import TEXTS

NUMBER, MASKED = "+1 202 555 0101", "********0101"
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.binary(max_size=20) | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.sampled_from(("phone", "note", "a", "2025550101")) | TEXTS, inner, max_size=4)
    ),
    max_leaves=12,
)


class Call(NamedTuple):
    caller: str
    seconds: int


class Shown:
    """An object that shows a number."""

    def __repr__(self) -> str:
        return f"Shown({NUMBER})"


class Silent:
    """An object that cannot be shown."""

    def __str__(self) -> str:
        raise RuntimeError(NUMBER)


def test_tutorial_texts_are_masked_wherever_they_stand() -> None:
    event = {"from": NUMBER, "messages": [{"text": f"call {NUMBER}"}, {"text": "at 10:30"}], "count": 2}

    assert mask_nested(event, mask) == {
        "from": MASKED,
        "messages": [{"text": f"call {MASKED}"}, {"text": "at 10:30"}],
        "count": 2,
    }
    assert event["from"] == NUMBER


@given(VALUES)
def test_masking_twice_is_masking_once(value: object) -> None:
    masked = mask_nested(value, mask)

    assert repr(mask_nested(masked, mask)) == repr(masked)


@given(VALUES)
def test_no_text_is_left_in_which_something_is_found(value: object) -> None:
    assert [text for text in texts(mask_nested(value, mask)) if mask(text) != text] == []


def texts(value: object) -> Iterator[str]:
    """Every text in a value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from texts(list(pair))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


@given(VALUES)
def test_what_comes_out_equal_is_the_very_same_object(value: object) -> None:
    masked = mask_nested(value, mask)

    assert (repr(masked) == repr(value)) == (masked is value)


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ((NUMBER, 1), (MASKED, 1)),
        (Call(NUMBER, 3), Call(MASKED, 3)),
        ({NUMBER}, {MASKED}),
        (frozenset({NUMBER}), frozenset({MASKED})),
        (deque([NUMBER]), deque([MASKED])),
        (OrderedDict(a=NUMBER), {"a": MASKED}),
        (MappingProxyType({"a": NUMBER}), {"a": MASKED}),
        (NUMBER.encode(), MASKED.encode()),
        (bytearray(NUMBER.encode()), MASKED.encode()),
        (memoryview(b"\xff +12025550101"), b"\xff ********0101"),
        (12025550101, "*******0101"),
        (ValueError(f"no {NUMBER}"), f"no {MASKED}"),
        (Shown(), f"Shown({MASKED})"),
        ({"phone": 5550101}, {"phone": "***0101"}),
        ({"phones": ("5550101",)}, {"phones": ("***0101",)}),
        ({("a", NUMBER): 1}, {("a", MASKED): 1}),
        ({NUMBER: 1, "+1 212 555 0101": 2, "+1 312 555 0101": 3}, {MASKED: 1, f"{MASKED} (2)": 2, f"{MASKED} (3)": 3}),
    ],
)
def test_every_kind_of_value_is_masked_in_its_kind(value: object, masked: object) -> None:
    assert mask_nested(value, mask) == masked


@pytest.mark.parametrize(
    "value",
    [
        *(None, True, 0, 42, 1.5, float("nan"), b"\xff\xfe", "", "5550101", Decimal("1.10"), object(), len, Silent),
        *(datetime.datetime(2026, 11, 29, 10, 30, tzinfo=datetime.UTC), uuid.UUID(int=0), 10**4000, range(3)),
        *([], {}, (), Call("Hana", 3), {"count": 2}, [["at 10:30"]], {"phone": None}),
    ],
)
def test_what_holds_nothing_stays_itself(value: object) -> None:
    assert mask_nested(value, mask) is value


def test_a_collection_that_holds_itself_is_masked_once_and_ends() -> None:
    ring: list[Any] = [NUMBER]
    ring += [ring, {"ring": ring}]

    masked = mask_nested(ring, mask)

    assert masked[0] == MASKED
    assert NUMBER not in str(masked)


def test_collections_within_collections_beyond_the_deepest_are_judged_by_their_text() -> None:
    deep: object = [NUMBER]
    for _ in range(DEEPEST):
        deep = [deep]

    masked = mask_nested(deep, mask)
    for _ in range(DEEPEST):
        masked = masked[0]
    assert masked == f"['{MASKED}']"


def test_a_collection_that_is_there_often_is_walked_once() -> None:
    walked = 0

    def count(text: str) -> str:
        nonlocal walked
        walked += 1
        return text

    doubled: object = ["a"]
    for _ in range(DEEPEST - 1):
        doubled = [doubled, doubled]
    mask_nested(doubled, count)

    assert walked < 200


def test_a_name_with_an_underscore_keeps_the_objects_of_libraries_but_no_texts() -> None:
    handed_on = Shown()

    assert mask_fields({"_record": handed_on, "record": handed_on, "_note": NUMBER}, mask) == {
        "_record": handed_on,
        "record": f"Shown({MASKED})",
        "_note": MASKED,
    }


def test_only_the_field_that_cannot_be_masked_is_withheld() -> None:
    assert mask_fields({"bad": [Silent()], "good": NUMBER, "plain": 1}, mask) == {
        "bad": WITHHELD,
        "good": MASKED,
        "plain": 1,
    }
