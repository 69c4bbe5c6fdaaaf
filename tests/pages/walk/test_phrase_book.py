"""Data whose texts are phrases of phrases comes out as it went in, and is smaller where texts are alike."""

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from machine.pages.walk.phrase_book import TEXT, packed, unpacked

WORDS = st.sampled_from(["<p>", " class=", "agent", '"Minji"', "\ue000", " ", "하나", "</", "\n", "$", "a" * 40])
TEXTS = st.lists(WORDS, max_size=30).map("".join) | st.text(max_size=40)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=6) | st.dictionaries(TEXTS.filter(lambda key: key != TEXT), inner, max_size=4)
    ),
    max_leaves=40,
)


def test_tutorial_what_stands_in_many_texts_is_kept_once() -> None:
    told = [f'agent "Minji" clicks Accept in the request of customer {number}' for number in range(50)]
    book = packed({"told": told, "short": "Jun"})

    assert unpacked(book) == {"told": told, "short": "Jun"}
    assert book.data["short"] == "Jun"  # type: ignore[index]
    assert len(msgspec.json.encode(book)) < len(msgspec.json.encode(told)) / 2


@given(DATA)
def test_data_comes_out_as_it_went_in(data: object) -> None:
    book = packed(data)

    assert unpacked(book) == data
    # So does what a page reads from it.
    assert unpacked(msgspec.json.decode(msgspec.json.encode(book), type=type(book))) == json.loads(json.dumps(data))


@given(DATA)
def test_the_same_data_gives_the_same_bytes(data: object) -> None:
    assert msgspec.json.encode(packed(data)) == msgspec.json.encode(packed(data))
