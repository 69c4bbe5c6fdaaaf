"""What the options of the command say of the rules: regions, what stays, kinds of one's own; in every format."""

import gzip
import json
import shlex
from pathlib import Path

import pytest

from machine.archive import Rules
from machine.archive.blocks import BLOCK_BYTES
from machine.archive.text import last_border
from machine.masking import OwnKind
from machine.masking import mask as mask_text
from tests.archive.archives import mask, messages, read, write
from tests.archive.conftest import Blocks

BADGE = r"badge=EMP-\d{6}"
CODE = r"code=PIN (?P<value>\d{4})\b"
OPTIONS = ("--region", "SG", "--allow", "1588-0000", "--allow", "@example.com", "--own", BADGE, "--own", CODE)
BEFORE = "EMP-000123, PIN 1234; 1588-0000, help@example.com, 81234567"
AFTER = "******0123, PIN ****; 1588-0000, help@example.com, ****4567"


def test_tutorial_what_only_one_company_knows_is_said_on_the_command_line(tmp_path: Path) -> None:
    ours = tmp_path / "ours.txt"
    write(ours, "# what everybody may see\n+82-2-1588-0000  # the hotline\n\n  @example.com\n")
    text = b"I am EMP-000123. Call +82 2 1588 0000 or 010-0000-0123, help@example.com or m@example.org\n"

    told = mask("--allow-file", ours, "--own", BADGE, stdin=text)

    assert (told.exit_code, told.stdout) == (
        0,
        "I am ******0123. Call +82 2 1588 0000 or *********0123, help@example.com or *@example.org\n",
    )


def test_a_region_tells_numbers_in_one_group_in_place_of_the_usual_ones() -> None:
    text = b"81234567, 01012345678"

    assert mask(stdin=text).stdout == "81234567, *******5678"
    assert mask("--region", "SG", stdin=text).stdout == "****4567, *******5678"
    assert mask("--region", "sg", "--region", "KR", stdin=text).stdout == "****4567, *******5678"


@pytest.mark.parametrize(
    ("name", "before", "after", "more"),
    [
        ("a.txt", f"{BEFORE}\nhello\n", f"{AFTER}\nhello\n", ""),
        ("a.csv", f'name,note\nKim,"{BEFORE}"\n', f'name,note\nKim,"{AFTER}"\n', "--column note"),
        ("a.tsv", f"{BEFORE}\tEMP-000001\n", f"{AFTER}\t******0001\n", ""),
        ("a.jsonl", json.dumps({"note": BEFORE}) + "\n", json.dumps({"note": AFTER}) + "\n", "--field note"),
        ("a.json", json.dumps([{BEFORE: BEFORE}], indent=1), json.dumps([{AFTER: AFTER}], indent=1), "--all-fields"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("is_packed", [False, True])
def test_in_every_format_compressed_or_not_by_any_number_of_processes(
    name: str, before: str, after: str, more: str, jobs: int, is_packed: bool, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / (f"{name}.gz" if is_packed else name)
    file.write_bytes(gzip.compress(before.encode()) if is_packed else before.encode())

    told = mask(file.parent, *OPTIONS, *shlex.split(more), "--jobs", jobs, "--output-dir", tmp_path / "out")

    assert (told.exit_code, told.output) == (0, "")
    content = (tmp_path / "out" / file.name).read_bytes()
    assert (gzip.decompress(content) if is_packed else content).decode() == after


def test_in_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    file = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table({"note": [BEFORE, None, "hello"]}), file)

    told = mask(file, *OPTIONS, "--all-fields", "--in-place", "--report", tmp_path / "report.json")

    assert told.exit_code == 0
    assert parquet.read_table(file)["note"].to_pylist() == [AFTER, None, "hello"]
    assert json.loads(read(tmp_path / "report.json"))["total"]["findings"] == {"badge": 1, "code": 1, "phone": 1}


def test_a_number_of_json_that_an_own_kind_finds_becomes_a_text(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    write(file, '{"member": 1234567, "count": 12}')

    mask(file, "--all-fields", "--in-place", "--own", r"member=\b12345\d\d\b", "--keep", 2)

    assert read(file) == '{"member": "*****67", "count": 12}'


def test_the_report_counts_own_kinds_by_their_names_and_not_what_is_allowed(tmp_path: Path) -> None:
    mask(*OPTIONS, "--report", tmp_path / "report.json", stdin=f"{BEFORE}\n{BEFORE}\n".encode())

    total = json.loads(read(tmp_path / "report.json"))["total"]
    assert total["findings"] == {"badge": 2, "code": 2, "phone": 2}
    assert total["changed"] == 2


def test_a_file_of_many_blocks_is_masked_as_its_lines_are(tmp_path: Path) -> None:
    lines = [f"{line} EMP-{nth:06}" for nth, line in enumerate(messages(60_000))]
    file = tmp_path / "a.txt"
    write(file, "\n".join(lines))
    assert file.stat().st_size > 2 * BLOCK_BYTES

    for jobs in (1, 2):
        mask(file, "--own", BADGE, "--jobs", jobs, "--output", tmp_path / f"{jobs}.txt")

    assert read(tmp_path / "1.txt") == read(tmp_path / "2.txt")
    own = [OwnKind("badge", BADGE.removeprefix("badge="))]
    assert read(tmp_path / "1.txt").split("\n") == [mask_text(line, own=own) for line in lines]


def test_with_own_kinds_a_text_is_divided_at_the_end_of_a_line_alone() -> None:
    words = b"hello there, " * (BLOCK_BYTES // 13 + 1)

    assert last_border(words, Rules()) > 0
    assert last_border(words, Rules(own=(OwnKind("far", r"hello.*there"),))) == 0
    assert last_border(b"hello\n" + words, Rules(own=(OwnKind("far", r"hello.*there"),))) == 0
    ended = words + b"\n" + words[:1_000]
    assert last_border(ended, Rules(own=(OwnKind("far", r"hello.*there"),))) == len(words)


def test_a_line_of_any_length_is_masked_in_parts(small_blocks: Blocks, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    line = "hello there, EMP-000123, PIN 1234, " * ((small_blocks.longest_bytes + 3 * small_blocks.block_bytes) // 35)
    write(file, line)

    told = mask(file, "--in-place", "--own", BADGE, "--own", CODE)

    assert (told.exit_code, told.output) == (0, "")
    assert read(file) == line.replace("EMP-000123", "******0123").replace("1234", "****")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("--region XX", '--region: the region "XX" is unknown; give codes of ISO 3166, as {"KR", "US"}.'),
        (
            "--allow ''",
            "--allow: a value to allow has neither a letter nor a digit; correct it or leave it out.",
        ),
        ("--own 'EMP-[0-9]{6}'", r"--own: give a name, = and a regular expression, as in --own 'badge=EMP-\d{6}'; "),
        (
            "--own 'badge=EMP-('",
            '--own: the pattern of the own kind "badge" is no regular expression: missing ), unterminated subpattern '
            "at character 5.",
        ),
        ("--own phone=x", '--own: there is a kind "phone" already; give the own kind another name.'),
        ("--own a=x --own a=y", '--own: there is a kind "a" already; give the own kind another name.'),
        ("--allow-file empty.txt", "empty.txt: lists no value to allow; write one a line, or leave --allow-file out."),
        ("--allow-file latin.txt", "latin.txt: is no UTF-8; turn it into UTF-8 first."),
        (
            "--allow-file wrong.txt",
            'wrong.txt: line 2: a value to allow has no domain behind its "@"; give an address, or "@" and a domain.',
        ),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_masked(
    arguments: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "empty.txt", "\n# nothing\n")
    (tmp_path / "latin.txt").write_bytes(b"\xe9@example.com")
    write(tmp_path / "wrong.txt", "1588-0000\nhelp@ # whose?\n")

    told = mask(*shlex.split(arguments), stdin=b"+12025550101")

    assert told.exit_code == 2
    assert told.output.startswith(f"Error: {sentence}")


def test_a_list_of_values_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("machine.archive.rule_options.MOST_LISTED_BYTES", 20)
    write(tmp_path / "a.txt", "1588-0000\n1588-0001\n1588-0002\n")

    told = mask("--allow-file", tmp_path / "a.txt", stdin=b"")

    assert (
        told.output == f"Error: {tmp_path / 'a.txt'}: has more than 20 bytes; a list of values to allow is shorter.\n"
    )
