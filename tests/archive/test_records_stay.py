"""Whatever is in a file, masking changes neither its lines nor its records, be it text, CSV or JSON Lines.

Each property is held once more to engines with a planted fault, and must go red.
"""

import csv
import json
from collections.abc import Callable
from io import StringIO
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.archive import Fields, Rules, json_lines, text
from machine.archive.csv_cells import layout_of, mask_block
from machine.masking import mask as mask_text
from tests.archive.test_json_lines import RECORDS
from tests.masking.texts import EVERY_LINE_END, mutated

PIECES = st.one_of(
    mutated(),
    st.sampled_from(
        ["", "x", " ", '"', "'", ",", ";", "+12025550101", "+1 202\n555 0102", "m@example.com", "\\", "a,b"]
    ),
    st.sampled_from(EVERY_LINE_END),
)
CELLS = st.lists(PIECES, max_size=3).map("".join)


def lines_stay(written: str) -> None:
    """A text has as many lines when it is masked, and each that holds nothing is the same."""
    content = written.encode("utf-8", "surrogateescape")
    after = text.mask_block(content, Rules(), counting=False).content.decode("utf-8", "surrogateescape")

    assert len(after.splitlines()) == len(written.splitlines())
    assert after.count("\n") == written.count("\n")


def records_stay(rows: list[list[str]], quoting: Literal[0, 1, 2], line_end: str) -> None:
    """A file of CSV has the same records of the same cells, each masked as it is by itself, for Python's csv."""
    written = StringIO()
    csv.writer(written, quoting=quoting, lineterminator=line_end).writerows(rows)
    content = written.getvalue().encode()

    layout = layout_of(content, Fields(), ",")
    layout = layout._replace(dialect=layout.dialect._replace(quote='"', escape="", is_spaced=False))
    after = mask_block(content, layout, Rules(), counting=False).content.decode()

    before = list(csv.reader(StringIO(written.getvalue(), newline="")))
    masked = list(csv.reader(StringIO(after, newline=""), strict=True))
    assert list(map(len, masked)) == list(map(len, before))
    for row, shown in zip(before, masked, strict=True):
        for name, cell, told in zip(before[0], row, shown, strict=False):
            assert told in {mask_text(cell), mask_text(f"{name}: {cell}").removeprefix(f"{name}: ")}
    assert after.count("\n") == written.getvalue().count("\n")
    if quoting == csv.QUOTE_ALL:
        anew = StringIO()
        csv.writer(anew, quoting=quoting, lineterminator=line_end).writerows(masked)
        assert after == anew.getvalue()


def json_stays(records: list[Any], names: frozenset[str]) -> None:
    """JSON Lines have the same lines, each of them JSON and of the same shape."""
    content = "\n".join(json.dumps(record) for record in records).encode()

    after = json_lines.mask_block(content, Fields(names), Rules(), counting=False).content.decode()

    assert after.count("\n") == content.count(b"\n")
    for record, line in zip(records, after.split("\n"), strict=False):
        assert shape(json.loads(line)) == shape(record)


def shape(node: Any) -> Any:
    """What stays of JSON: objects of as many keys, lists of as many items, and what is neither text nor number."""
    if isinstance(node, dict):
        return {number: shape(value) for number, value in enumerate(node.values())}
    if isinstance(node, list):
        return [shape(each) for each in node]
    return node if node is None or isinstance(node, bool) else "a text or a number"


TABLES = st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5))
QUOTINGS: st.SearchStrategy[Literal[0, 1, 2]] = st.sampled_from(
    (csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC)
)
KEYED = st.recursive(
    st.none() | st.booleans() | st.integers(2025550100, 2025550199) | RECORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "+12025550101", "+12125550101", "a"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_the_lines_of_a_text_stay_one_to_one(written: str) -> None:
    lines_stay(written.encode("utf-8", "replace").decode())


@given(TABLES, QUOTINGS, st.sampled_from(["\n", "\r\n"]))
def test_the_records_and_cells_of_csv_stay_one_to_one(
    rows: list[list[str]], quoting: Literal[0, 1, 2], line_end: str
) -> None:
    records_stay([[cell.encode("utf-8", "replace").decode() for cell in row] for row in rows], quoting, line_end)


@given(st.lists(KEYED, max_size=3), st.sampled_from([(), ("text",), ("a", "a.text")]))
def test_what_is_json_stays_json_of_the_same_shape(records: list[Any], names: tuple[str, ...]) -> None:
    json_stays(records, frozenset(names))


NUMBER = "+12025550101"
FAULTS: dict[str, tuple[Callable[[str], str], Callable[[], None]]] = {
    "a line end is swallowed with the number before it": (
        lambda masked: masked.replace("0101\n", "0101"),
        lambda: lines_stay(f"1,{NUMBER}\n2,{NUMBER}\n"),
    ),
    "a line break is put in": (
        lambda masked: masked.replace("*0101", "*\n0101"),
        lambda: records_stay([["a", NUMBER], ["b", "c"]], csv.QUOTE_ALL, "\n"),
    ),
    "a delimiter is put in": (
        lambda masked: masked.replace("*0101", "*,0101"),
        lambda: records_stay([["a", NUMBER], ["b", "c"]], csv.QUOTE_MINIMAL, "\n"),
    ),
    "a quoted line break is swallowed": (
        lambda masked: masked.replace("\n", ""),
        lambda: records_stay([["a", f"{NUMBER}\nx"]], csv.QUOTE_MINIMAL, "\n"),
    ),
    "keys become one": (
        lambda masked: "somebody" if "*" in masked else masked,
        lambda: json_stays([{NUMBER: 1, "+12125550102": {"x": 2}}], frozenset()),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_an_engine_that_changes_records_goes_red(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil, property_of_it = FAULTS[fault]
    property_of_it()

    whole = Rules.mask
    monkeypatch.setattr(Rules, "mask", lambda rules, texts: [spoil(masked) for masked in whole(rules, texts)])

    with pytest.raises(AssertionError):
        property_of_it()
