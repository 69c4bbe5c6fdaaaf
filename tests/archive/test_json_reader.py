"""JSON read in windows of any size: what is JSON, and what is masked in it, is what a parser says of the whole."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.archive import Fields, Rules
from machine.archive.json_masker import JsonMasker
from machine.archive.json_reader import JsonError, JsonReader, Kind
from machine.masking import mask as mask_text
from tests.archive.test_json_lines import RECORDS
from tests.masking.texts import MANY

RULES = Rules()
ALL = Fields()


def masked(text: str, size: int, *, several: bool = False, fields: Fields = ALL) -> str:
    """The text, which comes in pieces of a size, with all of it masked, or with these fields."""
    masker = JsonMasker(fields, RULES, several=several, counting=False)
    pieces = [masker.feed(text[start : start + size]) for start in range(0, len(text), size)]
    return "".join([*pieces, masker.close()])


def test_tutorial_a_document_is_read_in_windows_and_what_is_to_be_masked_is_given() -> None:
    reader = JsonReader(Fields(frozenset({"b"})), several=False)

    first = list(reader.values('{"a": 1, "b": [12', is_last=False))
    place = reader.place
    rest = list(reader.values('12, true, {"c": "x"}]}'))
    reader.close()

    assert (first, place) == ([], len('{"a": 1, "b": ['))
    assert [(value.value.text, value.kind) for value in rest] == [
        ("12", Kind.NUMBER),
        ("c", Kind.KEY),
        ("x", Kind.TEXT),
    ]
    assert reader.seen == {"b"}


TOKENS = (
    *("{", "}", "[", "]", ":", ",", " ", "\n", "\t", '"a"', '"b":', '"\\u00e9"', '"\\', '"', "\\u12", "\x01", "é"),
    *("0", "-", "1", ".", "e", "+", "01", "1.5", "-0", "1e5", "true", "nul", "null", "NaN", "Infinity", "-Infinity"),
)


@MANY
@given(st.lists(st.sampled_from(TOKENS), max_size=9).map("".join), st.integers(1, 6))
def test_what_is_json_and_what_is_not_is_what_the_standard_library_says(text: str, size: int) -> None:
    try:
        json.loads(text)
    except ValueError:
        with pytest.raises(JsonError):
            masked(text, size)
    else:
        assert masked(text, size) == text


@given(RECORDS, st.booleans(), st.sampled_from([None, 1]), st.integers(1, 20))
def test_it_comes_out_the_same_in_pieces_of_any_size(
    record: Any, ensure_ascii: bool, indent: int | None, size: int
) -> None:
    text = json.dumps(record, ensure_ascii=ensure_ascii, indent=indent).replace("\ud83d", "\\ud83d")

    told = masked(text, size)

    assert told == masked(text, max(1, len(text)))
    assert json.loads(told) == json.loads(re.sub(r'"(?:[^"\\]|\\.)*"', _masked, text))


def _masked(text: re.Match[str]) -> str:
    return json.dumps(mask_text(json.loads(text[0])))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{", 1),
        ('{\n"a": 1,\n}', 3),
        ('{"a": 1\n"b": 2}', 2),
        ("[1\n,,2]", 2),
        ("[1}", 1),
        ("\n\n}", 3),
        ("1 2", 1),
        ('"a\nb"', 1),
        ("", 1),
        ("[1,\n2,\n3", 3),
    ],
)
def test_the_line_is_told_where_it_stops_being_json(text: str, line: int) -> None:
    for size in (1, 3, 100):
        with pytest.raises(JsonError) as told:
            masked(text, size)
        assert told.value.line == line


def test_several_values_may_follow_one_another_if_that_is_asked() -> None:
    text = '{"a":1}\n{"a":2} [3]\n\n"x" 7\n'

    assert masked(text, 3, several=True) == text
    assert masked(" \n", 1, several=True) == " \n"
    with pytest.raises(JsonError):
        masked(text, 3)


def test_a_text_that_goes_on_and_on_is_masked_as_it_comes_and_its_escapes_stay() -> None:
    part = 'caf\\u00e9 \\"call\\" 010-1234-5678 \\/ \\ud83d\\ude42 m@example.com '
    shown = 'caf\\u00e9 \\"call\\" *********5678 \\/ \\ud83d\\ude42 *@example.com '
    text, expected = (f'{{"a":"{each * 8_000}","{each * 4_000}":[]}}' for each in (part, shown))
    quiet = f'["{part.replace("010-1234-5678", "").replace("@", "") * 8_000}"]'

    for size in (13_001, len(text)):
        told = masked(text, size)
        # Only the parts in which something is masked are written anew.
        assert json.loads(told) == json.loads(expected)
        assert masked(quiet, size) == quiet


@given(st.sampled_from(["\\u00", "\\", "\\ud83d\\", "\n", "\\x"]))
def test_a_long_text_that_is_none_is_refused(end: str) -> None:
    with pytest.raises(JsonError):
        masked(f'["{"x" * (1 << 21)}{end}', 1 << 20)


def test_only_the_named_field_of_a_deep_document_is_masked() -> None:
    text = '{"a":{"b":{"c":"+12025550101"},"c":"+12025550102"},"b":{"c":"+12025550103"},"a.b":{"c":"+12025550104"}}'
    fields = Fields(frozenset({"a.b.c"}))

    assert masked(text, 5, fields=fields) == text.replace("+12025550101", "********0101").replace(
        "+12025550104", "********0104"
    )


def test_a_nesting_of_any_depth_takes_no_names_along() -> None:
    depth = 200_000
    text = '{"key":' * depth + "1" + "}" * depth

    assert masked(text, 1 << 20, fields=Fields(frozenset({"key.key"}))) == text
