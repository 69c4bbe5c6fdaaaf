"""The dialects of CSV: cells are those that Python's csv reads, and a file's dialect is told from its beginning."""

import csv
import random
import re
from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.archive.dialect import Dialect, QuoteError, records, text_of
from machine.archive.dialect_detection import DELIMITERS, QUOTES, detect
from tests.masking.texts import MANY

DIALECTS = st.builds(
    Dialect,
    st.sampled_from(DELIMITERS),
    st.sampled_from(QUOTES),
    st.sampled_from(("", "\\")),
    st.booleans(),
)


def cells(text: str, dialect: Dialect) -> list[list[str]]:
    """The cells of each record as we read them."""
    return [[text_of(cell, dialect) for cell in record] for record in records(text, dialect)]


def cells_of_python(text: str, dialect: Dialect) -> list[list[str]]:
    """The cells of each record as Python's csv reads them; blank lines are none."""
    reader = csv.reader(
        StringIO(text, newline=""),
        delimiter=dialect.delimiter,
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        escapechar=dialect.escape or None,
        skipinitialspace=dialect.is_spaced,
        strict=False,
    )
    return [record for record in reader if record]


def test_tutorial_a_dialect_is_told_and_its_cells_are_read() -> None:
    text = 'id;name;amount\n1;"Kim; Minji";1.250,00\n2;"said ""hi""\nand left";3,50\n'

    dialect = detect(text, is_whole=True)

    assert dialect == Dialect(";", '"')
    assert cells(text, dialect) == [
        ["id", "name", "amount"],
        ["1", "Kim; Minji", "1.250,00"],
        ["2", 'said "hi"\nand left', "3,50"],
    ]


@MANY
@given(st.text(st.sampled_from("ab1 \"',;\t|\\\r\n"), max_size=30), DIALECTS)
def test_the_cells_are_those_that_python_reads(text: str, dialect: Dialect) -> None:
    dialect = dialect if dialect.quote else dialect._replace(is_spaced=False)
    # What a sign that escapes nothing means at the end, or before an end of line, Python does not say.
    text = re.sub(r"\\+(?=[\r\n]|\Z)", "", text)
    beyond = f"\n{dialect.delimiter}x"
    last = cells_of_python(text + beyond, dialect)[-1][-1]
    if dialect.quote and last.endswith(beyond):
        with pytest.raises(QuoteError):
            cells(text, dialect)
        return
    ours, theirs = cells(text, dialect), cells_of_python(text, dialect)

    if dialect.escape:
        assert list(map(len, ours)) == list(map(len, theirs))
    elif dialect.is_spaced:
        assert [[cell.lstrip(" ") for cell in record] for record in ours] == [
            [cell.lstrip(" ") for cell in record] for record in theirs
        ]
    else:
        assert ours == theirs


def test_a_quote_that_nothing_closes_is_told_with_the_line_where_its_record_begins() -> None:
    with pytest.raises(QuoteError) as told:
        cells('a,b\n"x\ny",1\n2,"z\n3\n', Dialect(","))

    assert told.value.line == 4


PEOPLE = ("Kim Minji", "O'Hara, Sean", "이하나", "Müller", "D'Arcy", 'Anna "Ann" Roe', "Lee")
NOTES = (
    "",
    "called, no answer",
    "a; b; c",
    "line one\nline two",
    '5" pipe, 2 pcs',
    "a|b",
    "it's fine",
    "C:\\tmp",
    "ok",
)
COLUMNS: dict[str, Callable[[random.Random], str]] = {
    "name": lambda chance: chance.choice(PEOPLE),
    "phone": lambda chance: chance.choice(("+1 202 555 01{}", "010-0000-01{}")).format(chance.randrange(10, 100)),
    "amount": lambda chance: f"{chance.randrange(1000)},{chance.randrange(10, 100)}",
    "price": lambda chance: f"{chance.randrange(1000)}.{chance.randrange(10, 100)}",
    "date": lambda chance: f"2026-{chance.randrange(10, 13)}-{chance.randrange(10, 29)}",
    "note": lambda chance: chance.choice(NOTES),
    "number": lambda chance: str(chance.randrange(10**6)),
    "mail": lambda chance: f"m{chance.randrange(99)}@example.com",
}


def table(chance: random.Random) -> tuple[str, Dialect, list[list[str]]]:
    """A file of CSV as some program may write it, its dialect and its records."""
    names = [chance.choice([*COLUMNS]) for _ in range(chance.randrange(2, 8))]
    rows = [names, *([COLUMNS[name](chance) for name in names] for _ in range(chance.choice((3, 30, 100))))]
    dialect = Dialect(chance.choice(DELIMITERS), chance.choice('""\''), chance.choice(("", "", "\\")))
    written = StringIO()
    csv.writer(
        written,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        doublequote=not dialect.escape,
        escapechar=dialect.escape or None,
        quoting=chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)),
        lineterminator=chance.choice(("\n", "\r\n")),
    ).writerows(rows)
    return written.getvalue(), dialect, rows


def test_of_three_hundred_files_the_dialect_is_told_well_enough_to_find_every_cell() -> None:
    chance = random.Random(13)
    wrong = []
    for _ in range(300):
        text, dialect, rows = table(chance)
        told = detect(text, is_whole=True)
        if list(map(len, cells(text, told))) != list(map(len, rows)):
            wrong.append((dialect, told))

    assert wrong == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1,5;2,5\n3,5;4,5\n", Dialect(";"), id="decimal commas"),
        pytest.param("name\nKim\nLee\n", Dialect(","), id="one column"),
        pytest.param("", Dialect(","), id="nothing"),
        pytest.param('a, "b, c", d\n1, "2, 3", 4\n', Dialect(",", is_spaced=True), id="blanks before quotes"),
        pytest.param('a\t5" pipe\nb\t"x\nc\td\n', Dialect("\t", ""), id="quotes that are none"),
        pytest.param('"a\\"b",c\n"d\\", e",f\n', Dialect(",", '"', "\\"), id="escaped quotes"),
        pytest.param("'a,b',c\n'd,e',f\n", Dialect(",", "'"), id="single quotes"),
    ],
)
def test_what_tells_a_dialect(text: str, expected: Dialect) -> None:
    assert detect(text, is_whole=True) == expected


def test_a_delimiter_that_is_said_is_taken() -> None:
    assert detect("a:b,c\nd:e,f\n", is_whole=True, delimiter=":") == Dialect(":")
