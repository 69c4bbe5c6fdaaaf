"""Arrow arrays: masked value by value, of the same type, and untouched where nothing is found."""

import sys
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import compute

from machine.masking import mask, mask_batch
from machine.masking.arrow_arrays import FOR_ARROW, PIECE, is_text, mask_arrow
from machine.masking.folding import folded_sign
from tests.archive.archives import messages

TYPES = (
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.dictionary(pa.int8(), pa.string()),
    pa.dictionary(pa.uint16(), pa.large_string(), ordered=True),
    pa.dictionary(pa.int32(), pa.string_view()),
)


def array_of(values: list[str | None], type_: pa.DataType) -> Any:
    """The values as an array of any of the types; `pa.array` makes no dictionaries of views."""
    if not pa.types.is_dictionary(type_):
        return pa.array(values, type_)
    found = dict.fromkeys(value for value in values if value is not None)
    places = {value: place for place, value in enumerate(found)}
    indices = pa.array([None if value is None else places[value] for value in values], type_.index_type)
    dictionary = pa.array(list(found), type_.value_type)
    return pa.DictionaryArray.from_arrays(indices, dictionary, ordered=type_.ordered)


def test_tutorial_an_array_is_masked_value_by_value() -> None:
    assert mask_arrow(pa.array(["call +1 202 555 0101", None, "hello"])).to_pylist() == [
        "call ********0101",
        None,
        "hello",
    ]


@pytest.mark.parametrize("type_", TYPES, ids=str)
def test_every_type_of_text_is_masked_into_the_same_type(type_: pa.DataType) -> None:
    array = array_of(["+12025550101", None, "hello", "", "+12125550101", "m@example.com"], type_)

    masked = mask_arrow(array)

    masked.validate(full=True)
    assert masked.type == type_
    assert masked.to_pylist() == ["********0101", None, "hello", "", "********0101", "*@example.com"]


@pytest.mark.parametrize("type_", TYPES, ids=str)
def test_an_array_in_which_nothing_is_found_is_given_back_itself(type_: pa.DataType) -> None:
    array = array_of(["at 10:30", None, "hello"], type_)
    chunked = pa.chunked_array([array, array.slice(1)])

    assert mask_arrow(array) is array
    assert mask_arrow(chunked) is chunked


@pytest.mark.parametrize("type_", TYPES, ids=str)
def test_a_slice_is_masked_as_what_it_shows(type_: pa.DataType) -> None:
    array = array_of(["x", "+12025550101", None, "+12025550102"], type_).slice(1, 2)

    assert mask_arrow(array).to_pylist() == ["********0101", None]


def test_the_chunks_stay_and_those_without_findings_are_not_copied() -> None:
    quiet, loud = pa.array(["hello"]), pa.array(["+12025550101", None])

    masked = mask_arrow(pa.chunked_array([quiet, loud, pa.array([], pa.string())]))

    assert [len(chunk) for chunk in masked.chunks] == [1, 2, 0]
    assert masked.to_pylist() == ["hello", "********0101", None]
    assert masked.chunk(0).buffers()[2].address == quiet.buffers()[2].address


def test_no_raw_value_is_left_in_a_dictionary_and_none_is_there_twice() -> None:
    array = array_of(["+12025550101", "+12125550101", "+12025550102"], pa.dictionary(pa.int8(), pa.string()))

    masked = mask_arrow(array.slice(0, 2))

    assert masked.dictionary.to_pylist() == ["********0101", "********0102"]
    assert masked.indices.to_pylist() == [0, 0]


def test_an_array_of_many_pieces_is_masked_as_a_batch_is() -> None:
    texts = messages(PIECE * 2 + 10)

    assert mask_arrow(pa.array(texts)).to_pylist() == mask_batch(texts)


def test_kinds_keep_and_mode_are_those_of_mask() -> None:
    texts = ["m@example.com +12025550101 serial 123456789"]

    for kinds in (None, frozenset({"email"})):
        for keep in (0, 2):
            for mode in ("balanced", "strict"):
                assert mask_arrow(pa.array(texts), kinds, keep=keep, mode=mode).to_pylist() == [
                    mask(texts[0], kinds, keep=keep, mode=mode)
                ]


def test_every_character_that_may_begin_a_finding_is_looked_at() -> None:
    chars = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    seen = compute.match_substring_regex(pa.array(chars), FOR_ARROW).to_pylist()

    assert [
        char
        for char, is_seen in zip(chars, seen, strict=True)
        if not is_seen and folded_sign(char) in set("0123456789@")
    ] == []
    assert seen[ord("a")] is seen[ord("글")] is False


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (pa.array([2025550101]), "mask_arrow: this is an array of int64; give it one of string,"),
        (pa.array([["+12025550101"]]), "mask_arrow: this is an array of list<item: string>; give it one of"),
        (pa.array([b"+12025550101"]), "mask_arrow: this is an array of binary; give it one of string,"),
        (pa.table({"text": ["a"]}), "mask_arrow: this is a Table; give it an Array or a ChunkedArray of text."),
        (["a"], "mask_arrow: this is a list; give it an Array or a ChunkedArray of text."),
    ],
)
def test_anything_else_is_refused_by_its_type(other: Any, told: str) -> None:
    with pytest.raises(TypeError) as error:
        mask_arrow(other)

    assert str(error.value).startswith(told)


def test_text_that_is_no_utf_8_is_refused_without_its_content() -> None:
    broken = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\x03\0\0\0"), pa.py_buffer(b"1\xff2")])

    with pytest.raises(UnicodeError) as error:
        mask_arrow(broken)

    assert str(error.value) == "mask_arrow: a value is no UTF-8; repair the array first."


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(ImportError, match=r'pip install "textdesk\[arrow\]"'):
        mask_arrow([])


def test_no_type_but_text_counts_as_text() -> None:
    assert all(map(is_text, TYPES))
    assert not any(map(is_text, (pa.null(), pa.binary(), pa.list_(pa.string()), pa.dictionary(pa.int8(), pa.int8()))))
