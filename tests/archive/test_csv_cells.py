"""CSV and TSV: the chosen cells are masked, and everything else of a record stays as it is written."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.archive import Fields, Rules
from machine.archive.blocks import LONGEST_BYTES
from machine.archive.csv_cells import Layout, LongRecord, layout_of, mask_block
from machine.archive.dialect import BEHIND, Dialect, QuoteError, records
from machine.masking import mask as mask_text
from tests.archive.archives import mask, messages, read, write
from tests.archive.conftest import Blocks
from tests.archive.test_dialect import DIALECTS
from tests.masking.texts import MANY

RULES = Rules()


def masked(text: str, *names: str, dialect: Dialect | None = None) -> str:
    """The text with these columns masked, all of them if none is named."""
    layout = layout_of(text.encode(), Fields(frozenset(names)), None)
    if dialect:
        layout = layout._replace(dialect=dialect)
    return mask_block(text.encode(), layout, RULES, counting=False).content.decode()


def test_tutorial_a_column_of_a_file_is_masked(tmp_path: Path) -> None:
    customers = tmp_path / "customers.csv"
    write(customers, 'id;name;phone\r\n1;"Kim; Minji";"+1 202 555 0101"\r\n2;+12025550102;010-1234-5678\r\n')

    told = mask(customers, "--column", "phone", "--output", tmp_path / "masked.csv")

    assert (told.exit_code, told.output) == (0, "")
    assert read(tmp_path / "masked.csv") == (
        'id;name;phone\r\n1;"Kim; Minji";"********0101"\r\n2;+12025550102;*********5678\r\n'
    )


def test_by_default_every_column_is_masked_and_the_first_record_too() -> None:
    assert masked("+12025550101,name\nx,m@example.com\n") == "********0101,name\nx,*@example.com\n"


def test_the_name_of_a_column_tells_numbers_that_nothing_else_does() -> None:
    text = "id,phone,SSN\n12345678,12345678,000 12 3456\n"

    assert masked(text) == "id,phone,SSN\n12345678,****5678,*****3456\n"
    assert masked(text, "1", "phone") == "id,phone,SSN\n12345678,****5678,000 12 3456\n"
    assert masked("id,order\n1,+12025550101\n") == "id,order\n1,********0101\n"


def test_several_columns_are_named_or_numbered() -> None:
    text = "a,b,c\n+12025550101,+12025550102,+12025550103\n"

    assert masked(text, "a", "3") == "a,b,c\n********0101,+12025550102,********0103\n"
    assert masked(text.removeprefix("a,b,c\n"), "2") == "+12025550101,********0102,+12025550103\n"
    assert masked("2,x\n+12025550101,+12025550102\n", "2") == "2,x\n********0101,+12025550102\n"


def test_columns_of_one_name_are_masked_alike() -> None:
    assert masked("a, a ,b\n+12025550101,+12025550102,+12025550103\n", "a").endswith(
        "********0101,********0102,+12025550103\n"
    )


@pytest.mark.parametrize("name", ["phne", "0", "4", "+1", "²", ""])
def test_a_column_that_is_not_there_is_refused_without_what_the_first_record_holds(name: str, tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "Kim,+12025550101,x\n")

    told = mask(tmp_path / "a.csv", "--column", name, "--output", tmp_path / "out.csv")

    assert told.exit_code == 2
    assert told.output == (
        f'Error: {tmp_path / "a.csv"}: "{name}" is no column; give its name as the first record has it, or its number '
        "from 1 to 3.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param('"+12025550101",x\n', '"********0101",x\n', id="quotes stay"),
        pytest.param('"say ""call +12025550101""",x\n', '"say ""call ********0101""",x\n', id="doubled quotes"),
        pytest.param('"1\n+12025550101\r\n2",x\r\n', '"1\n********0101\r\n2",x\r\n', id="line breaks in quotes"),
        pytest.param('"on +1 202\n555 0101",x\n', '"on *****\n***0101",x\n', id="a number over two lines in quotes"),
        pytest.param("+1 202\n55 01 01\n", "+1 202\n55 01 01\n", id="what is in two records is not one number"),
        pytest.param("010-0000-0101,0000-0102\n", "*********0101,0000-0102\n", id="nor what is in two cells"),
        pytest.param("\ufeffa,b\n+12025550101,x\n", "\ufeffa,b\n********0101,x\n", id="a byte order mark"),
        pytest.param('\ufeff"a,b",c\n+12025550101,x\n', '\ufeff"a,b",c\n********0101,x\n', id="and quotes behind it"),
        pytest.param("a,b\r+12025550101,x", "a,b\r********0101,x", id="old line ends, none at the end"),
        pytest.param("a,b\n\n\r\n+12025550101,x\n\n", "a,b\n\n\r\n********0101,x\n\n", id="blank lines"),
        pytest.param("a\tb\n+1 202 555 0101\tx\n", "a\tb\n********0101\tx\n", id="tabs"),
        pytest.param("a,b\n,\n,,\n", "a,b\n,\n,,\n", id="empty cells"),
        pytest.param('"+1202"5550101,x\n', '"********0101",x\n', id="what stands behind the closing quote is in it"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_every_byte_outside_of_masked_cells_stays(before: str, after: str, tmp_path: Path) -> None:
    write(tmp_path / "a.csv", before)

    assert mask(tmp_path / "a.csv", "--in-place").exit_code == 0
    assert read(tmp_path / "a.csv") == after
    assert mask("--format", "csv", stdin=before.encode()).stdout_bytes == after.encode()


def test_bytes_that_are_no_utf_8_stay(tmp_path: Path) -> None:
    content = "이름,번호\n민지,010-0000-0101\n".encode("cp949")
    (tmp_path / "a.csv").write_bytes(content)

    mask(tmp_path / "a.csv", "--in-place")

    assert (tmp_path / "a.csv").read_bytes() == content.replace(b"010-0000-", b"*********")


def test_escaped_quotes_stay_escaped_and_so_does_what_escapes_something_else() -> None:
    dialect = Dialect(",", '"', "\\")

    assert masked('"say \\"+12025550101\\"",x\n', dialect=dialect) == '"say \\"********0101\\"",x\n'
    assert masked('"C:\\temp +12025550101",x\n', dialect=dialect) == '"C:\\temp ********0101",x\n'
    assert masked("a\\,+12025550101,x\n", dialect=dialect) == "a\\,********0101,x\n"
    assert masked("x,+12025550101\\", dialect=dialect) == "x,********0101\\"


def test_a_record_with_more_or_fewer_cells_than_columns_is_masked_in_all_and_counted(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "name,phone\nKim,+12025550101\nLee, Jr.,+12025550102\n+12025550103\n+12025550104,x\n")

    told = mask(tmp_path / "a.csv", "--column", "phone", "--report", tmp_path / "report.json")

    assert told.exit_code == 0
    assert told.stdout == "name,phone\nKim,********0101\nLee, Jr.,********0102\n********0103\n+12025550104,x\n"
    assert told.stderr == (
        f"Note: {tmp_path / 'a.csv'}: records with more or fewer cells than columns: 2; all their cells were masked.\n"
    )
    assert json.loads(read(tmp_path / "report.json"))["total"] == {
        "messages": 5,
        "changed": 3,
        "findings": {"phone": 3},
        "numbers_as_texts": 0,
        "bad_lines": 0,
        "uneven_records": 2,
    }


def test_a_quote_that_nothing_closes_is_refused_and_the_file_is_left(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    quoted = 'x,"+1 202 555 0101"\n' * 5_000
    write(file, quoted + '+12025550102,"oh\n' + quoted.replace('"', ""))

    told = mask(file, "--in-place")

    assert told.exit_code == 2
    assert told.output == (
        f"Error: {file}: the record at line 5001 opens a quote that nothing closes; close it, or say --format text.\n"
    )
    assert read(file).endswith("x,+1 202 555 0101\n")


def test_the_delimiter_can_be_said_and_that_of_tsv_is_known(tmp_path: Path) -> None:
    assert mask("--format", "csv", "--delimiter", ":", "--column", "b", stdin=b"a:b,c\n+12025550101:x\n").exit_code == 2
    assert mask("--format", "csv", "--delimiter", ":", "--column", "1", stdin=b"a:b\n+12025550101:x\n").stdout == (
        "a:b\n********0101:x\n"
    )
    write(tmp_path / "a.tsv", "a;b;c\tb;c;d\n+12025550101;x;y\t+12025550102;x;y\n")
    assert mask(tmp_path / "a.tsv", "--column", "2").stdout == "a;b;c\tb;c;d\n+12025550101;x;y\t********0102;x;y\n"


def test_the_delimiter_that_a_spreadsheet_has_written_before_the_first_record_is_taken(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "\ufeffsep=|\r\na,b|phone\r\n+12025550101|12345678\r\n")

    assert mask(tmp_path / "a.csv", "--column", "phone").stdout_bytes.decode() == (
        "\ufeffsep=|\r\na,b|phone\r\n+12025550101|****5678\r\n"
    )


@pytest.mark.parametrize("delimiter", ["", "ab", "1", "x", '"', "*", "\n", "é"])
def test_what_cannot_be_a_delimiter_is_refused(delimiter: str) -> None:
    told = mask("--format", "csv", "--delimiter", delimiter, stdin=b"a")

    assert told.output == "Error: --delimiter: give one sign, as in --delimiter ';' or --delimiter tab.\n"
    assert told.exit_code == 2


def test_what_comes_out_does_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    rows = [[str(number), text + "\n" * (number % 3), "x"] for number, text in enumerate(messages(60_000))]
    written = StringIO()
    csv.writer(written).writerows(rows)
    write(file, written.getvalue())

    for jobs in (1, 3):
        told = mask(file, "--column", "2", "--jobs", jobs, "--output", tmp_path / f"{jobs}.csv")
        assert (told.exit_code, told.output) == (0, "")

    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "3.csv").read_bytes()
    after = list(csv.reader(StringIO(read(tmp_path / "3.csv"), newline="")))
    assert after == [[number, mask_text(text), x] for number, text, x in rows]


@pytest.mark.parametrize("names", [(), ("note",), ("phone",)])
def test_a_record_that_is_too_long_to_hold_is_masked_as_a_short_one_is(
    names: tuple[str, ...], small_blocks: Blocks, tmp_path: Path
) -> None:
    part = 'call ""010-1234-5678"" or write to melissa@gmail.com,\n'
    note = part * (small_blocks.longest_bytes // len(part) + 9)
    file = tmp_path / "a.csv"
    write(file, f'note,phone\nx,+12025550101\n"{note}",+12025550102\nx,+12025550103\n')

    arguments = [argument for name in names for argument in ("--column", name)]
    told = mask(file, *arguments, "--in-place", "--report", tmp_path / "report.json")

    assert (told.exit_code, told.output) == (0, "")
    shown = (
        note
        if names == ("phone",)
        else part.replace("010-1234-", "*********").replace("melissa", "m******") * (len(note) // len(part))
    )
    number = "+1202555" if names == ("note",) else "********"
    assert read(file) == f'note,phone\nx,{number}0101\n"{shown}",{number}0102\nx,{number}0103\n'
    assert json.loads(read(tmp_path / "report.json"))["total"]["messages"] == 4


def test_a_long_record_with_a_wrong_number_of_cells_is_masked_in_all(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", f"a,b\n{'x' * LONGEST_BYTES},+12025550101,+12025550102,y\n+12025550103,x\n")

    told = mask(tmp_path / "a.csv", "--column", "a")

    assert told.stdout.endswith("x,********0101,********0102,y\n********0103,x\n")


def test_a_long_record_that_ends_within_quotes_is_refused(tmp_path: Path) -> None:
    closed = 'x,"y"\n' * 20_000
    write(tmp_path / "a.csv", f'{closed}"{"x" * LONGEST_BYTES}\n')

    told = mask(tmp_path / "a.csv", "--output", tmp_path / "out.csv")

    assert "the record at line 20001 opens a quote" in told.output
    assert not (tmp_path / "out.csv").exists()


SIGNS = st.sampled_from(
    [*"ab1 \"',;\t|\\\r\n", "+12025550101", "010-1234-5678", "m@example.com", "+1 202\n555 0103", "\r\n"]
)


def in_pieces(record: LongRecord, text: str, size: int) -> tuple[str, str]:
    """The first record of a text, which comes in pieces of a size, masked, and as it was."""
    pieces = []
    fed = 0
    while not record.is_over:
        piece = text[fed : fed + size]
        fed += len(piece)
        pieces.append(record.feed(piece, is_last=not piece))
    return "".join(pieces), text[: fed - len(record.rest)]


@MANY
@given(st.lists(SIGNS, max_size=14).map("".join), DIALECTS, st.sampled_from([None, {0}, {1}]), st.integers(1, 9))
def test_a_record_comes_out_the_same_whole_or_in_pieces(
    text: str, dialect: Dialect, columns: set[int] | None, size: int
) -> None:
    chosen = None if columns is None else frozenset(columns)
    record = LongRecord(dialect, chosen, RULES, counting=False)
    try:
        told, whole = in_pieces(record, text, size)
    except QuoteError:
        with pytest.raises(QuoteError):
            list(records(text, dialect))
        return

    (cells,) = records(whole, dialect) if whole.strip("\r\n") else ((),)
    assert record.width == max(1, len(cells))
    if not any(cell[BEHIND] for cell in cells):
        there = chosen and chosen.intersection(range(record.width))
        layout = Layout(dialect, there, ("",) * record.width)
        assert told == mask_block(whole.encode(), layout, RULES, counting=False).content.decode()
