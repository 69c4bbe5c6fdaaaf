"""JSON Lines: the chosen fields are masked, and everything else of a line stays as it is written."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.archive import Fields, Rules
from machine.archive.json_lines import mask_block
from machine.masking import mask as mask_text
from tests.archive.archives import mask, messages, read, write
from tests.archive.conftest import Blocks
from tests.masking.texts import EVERY_LINE_END

RULES = Rules()


def masked(block: str | bytes, *names: str) -> str:
    """The block with these fields masked, all of them if none is named."""
    content = block.encode() if isinstance(block, str) else block
    return mask_block(content, Fields(frozenset(names)), RULES, counting=False).content.decode()


def test_tutorial_a_field_of_json_lines_is_masked(tmp_path: Path) -> None:
    chat = tmp_path / "chat.jsonl"
    write(chat, '{"from": "+12025550101", "text": "call +1 202 555 0102"}\n{"from": "x", "text": "hello"}\n')

    told = mask(chat, "--field", "text", "--output", tmp_path / "masked.jsonl")

    assert (told.exit_code, told.output) == (0, "")
    assert read(tmp_path / "masked.jsonl") == (
        '{"from": "+12025550101", "text": "call ********0102"}\n{"from": "x", "text": "hello"}\n'
    )


def test_several_fields_are_masked_and_dots_lead_into_records_and_lists() -> None:
    line = '{"a":{"b":[{"c":"+12025550101","d":"+12025550102"}]},"e":"+12025550103"}'

    assert masked(line, "a.b.c", "e") == '{"a":{"b":[{"c":"********0101","d":"+12025550102"}]},"e":"********0103"}'


def test_a_field_is_masked_with_everything_in_it() -> None:
    line = '{"a":{"x":"+12025550101","y":["+12025550102",{"z":"+12025550103"}]},"b":"+12025550104"}'

    assert masked(line, "a") == (
        '{"a":{"x":"********0101","y":["********0102",{"z":"********0103"}]},"b":"+12025550104"}'
    )


def test_all_fields_are_all_texts_numbers_and_keys() -> None:
    line = '{"+12025550101": "+12025550102", "n": 2025550103, "l": ["+12025550104", null, true, 1.50, -7]}'

    assert masked(line) == (
        '{"********0101": "********0102", "n": "******0103", "l": ["********0104", null, true, 1.50, -7]}'
    )


def test_a_field_is_masked_with_the_keys_in_it_but_not_with_its_own() -> None:
    line = '{"+12025550101": {"+12025550102": 1}, "+12025550103": 2}'

    assert masked(line, "+12025550101") == '{"+12025550101": {"********0102": 1}, "+12025550103": 2}'


@pytest.mark.parametrize("names", [(), ("phone", "phones", "ids")])
def test_the_key_over_a_number_tells_what_nothing_else_does(names: tuple[str, ...]) -> None:
    line = '{"phone":12345678,"phones":["12345679",{"12345670":true}],"ids":[12345678]}'

    assert masked(line, *names) == '{"phone":"****5678","phones":["****5679",{"****5670":true}],"ids":[12345678]}'


def test_keys_that_would_be_the_same_masked_are_told_apart_since_readers_keep_one_of_the_same() -> None:
    line = '{"+12025550101": 1, "+12125550101": 2, "x": {"+13035550101": 3}, "********0101": 4}'

    assert masked(line) == '{"********0101": 1, "********0101#2": 2, "x": {"********0101": 3}, "********0101#3": 4}'
    assert masked(masked(line)) == masked(line)


def test_a_number_that_is_masked_becomes_a_text() -> None:
    assert masked('{"phone": 2025550101, "n": 2025550102}', "phone") == '{"phone": "******0101", "n": 2025550102}'
    assert masked('{"phone": 12, "other": [1.50]}', "phone", "other") == '{"phone": 12, "other": [1.50]}'


def test_only_the_masked_values_of_a_line_are_written_anew() -> None:
    line = '  { "n" : 1.10e2 ,\t"u":"\\u00e9\\/", "text" : "+12025550101", "big":123456789012345678901234567890 }\r'

    assert masked(line, "text") == line.replace("+12025550101", "********0101")


def test_an_escaped_text_stays_escaped_and_a_plain_one_plain() -> None:
    ascii_line = json.dumps({"text": "번호는 010-1234-5678\n"})
    plain_line = json.dumps({"text": "번호는 010-1234-5678\n"}, ensure_ascii=False)

    assert masked(ascii_line, "text") == json.dumps({"text": "번호는 *********5678\n"})
    assert masked(plain_line, "text") == json.dumps({"text": "번호는 *********5678\n"}, ensure_ascii=False)


@pytest.mark.parametrize("plain", [False, True])
def test_the_lines_of_a_value_stay_its_lines(plain: bool) -> None:
    before = "{0}1,+12025550101{0}2,+12025550102{0}on +1 202{0}555 0103"
    after = "{0}1,********0101{0}2,********0102{0}on *****{0}***0103"
    for line_end in EVERY_LINE_END:
        line, shown = (json.dumps({"text": text.format(line_end)}, ensure_ascii=plain) for text in (before, after))
        assert masked(f"{line}\n{line}\r\n", "text") == f"{shown}\n{shown}\r\n"


@pytest.mark.parametrize("names", [("text",), ()])
@pytest.mark.parametrize(
    "line",
    [
        '{"text":"+12025550101","text":"hello"}',
        '{"text":"hello","t\\u0065xt":"+12025550101","x":"a\\u003ab"}',
        '{"a":{"text":"hello"},"text":"+12025550101","text":""}',
        '{"t\\u0065xt":"+12025550101","text":"hello"}',
        '{"text":"+12025550101","text":"a\\u003ab"}',
    ],
)
def test_every_value_of_a_repeated_key_is_masked(line: str, names: tuple[str, ...]) -> None:
    assert masked(line, *names) == line.replace("+12025550101", "********0101")


def test_a_key_of_the_same_name_deeper_down_is_another_field() -> None:
    lines = '{"text":"+12025550101","quoted":{"text":"+12025550102"}}\n{"note":"\\"text\\"","text":"+12025550103"}\n'

    assert masked(lines, "text") == lines.replace("+12025550101", "********0101").replace(
        "+12025550103", "********0103"
    )
    assert masked(lines, "quoted.text") == lines.replace("+12025550102", "********0102")


def test_blank_lines_a_byte_order_mark_and_lines_that_are_no_records_stay() -> None:
    lines = '\ufeff{"text":"+12025550101"}\n\n  \r\n"+12025550102"\n["+12025550103"]\n7\nnull'

    assert masked(lines, "text") == lines.replace("+12025550101", "********0101")


def test_what_common_programs_write_beyond_json_is_read() -> None:
    line = '{"text":"+12025550101 \\ud83d","n":NaN}'

    assert masked(line, "text") == '{"text":"********0101 \\ud83d","n":NaN}'


@pytest.mark.parametrize(
    "bad", ['{"text":"+12025550101"', "+12025550101", '{"note":"+12025550101"}{}', "[" * 100_000, "[" * 9 + "]" * 8]
)
def test_a_bad_line_is_passed_on_masked_as_text_and_counted(bad: str, tmp_path: Path) -> None:
    chat = tmp_path / "chat.jsonl"
    write(chat, '{"text":"a"}\n\n{"text":"b"}\n' + bad + '\n{"text":"m@example.com"}\n')

    told = mask(chat, "--field", "text", "--output", tmp_path / "out.jsonl", "--report", tmp_path / "report.json")

    assert told.exit_code == 0
    assert told.output == f"Note: {chat}: lines that are no JSON: 1; they were masked as text.\n"
    assert read(tmp_path / "out.jsonl") == read(chat).replace("+12025550101", "********0101").replace("m@", "*@")
    total = json.loads(read(tmp_path / "report.json"))["total"]
    assert (total["messages"], total["bad_lines"]) == (4, 1)


def test_bytes_that_are_no_utf_8_are_a_bad_line_and_stay() -> None:
    block = mask_block(b'{"text":"a"}\n{"text":"\xff +12025550101"}\n', Fields(), RULES, counting=False)

    assert block.content == b'{"text":"a"}\n{"text":"\xff ********0101"}\n'
    assert block.counts.bad_lines == 1


def test_json_nested_deeper_than_common_parsers_go_is_json() -> None:
    line = "[" * 100_000 + "2025550101" + "]" * 100_000

    assert masked(line) == line.replace("2025550101", '"******0101"')


def test_numbers_that_became_texts_are_counted_whether_a_report_is_wanted_or_not() -> None:
    for counting in (False, True):
        block = mask_block(b'{"n":[2025550101,7,"x",2025550102]}\n7\n', Fields(), RULES, counting=counting)
        assert block.counts.numbers_as_texts == 2


@pytest.mark.parametrize("is_json", [True, False])
def test_a_line_that_is_too_long_to_hold_is_masked_as_a_short_one_is(
    is_json: bool, small_blocks: Blocks, tmp_path: Path
) -> None:
    chat = tmp_path / "chat.jsonl"
    part = "call 010-1234-5678 or write to melissa@gmail.com; "
    long = part * (small_blocks.longest_bytes // len(part) + 1_000)
    note = '"note":"+12025550101"'
    line = f'{{{note},"text":"{long}\\u00e9","n":"\\/"' + ("}" if is_json else "")
    write(chat, f'{{"text":"a"}}\n{line}\n{{"text":"m@example.com"}}\n')

    told = mask(chat, "--field", "text", "--in-place", "--report", tmp_path / "report.json")

    assert told.exit_code == 0
    shown = line.replace(long, mask_text(part) * (len(long) // len(part)))
    shown = shown if is_json else shown.replace(note, '"note":"********0101"')
    assert read(chat) == f'{{"text":"a"}}\n{shown}\n{{"text":"*@example.com"}}\n'
    total = json.loads(read(tmp_path / "report.json"))["total"]
    assert (total["messages"], total["changed"], total["bad_lines"]) == (3, 2, int(not is_json))
    assert total["findings"]["email"] == len(long) // len(part) + 1


def test_what_comes_out_does_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    chat = tmp_path / "chat.jsonl"
    texts = messages(40_000)
    write(chat, "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in enumerate(texts)))

    for jobs in (1, 3):
        assert mask(chat, "--field", "text", "--jobs", jobs, "--output", tmp_path / f"{jobs}.jsonl").exit_code == 0

    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "3.jsonl").read_bytes()
    records = [json.loads(line) for line in read(tmp_path / "3.jsonl").splitlines()]
    assert records == [{"id": i, "text": mask_text(text)} for i, text in enumerate(texts)]


@pytest.mark.parametrize("output", [True, False])
def test_a_field_that_no_record_has_is_refused_and_nothing_is_let_through(output: bool, tmp_path: Path) -> None:
    chat = tmp_path / "chat.jsonl"
    write(chat, '{"text":"+12025550101"}\n')

    told = mask(chat, "--field", "txet", *(["--output", tmp_path / "out.jsonl"] if output else []))

    assert told.exit_code == 2
    assert told.output == f'Error: {chat}: no record has the field "txet"; correct the name or leave it out.\n'
    assert [path.name for path in tmp_path.iterdir()] == ["chat.jsonl"]


TEXTS = st.sampled_from([*messages(200, seed=2), 'a"b\\c\n+12025550101', "\ud83d +12025550101", "a: b", "text", ":"])
RECORDS = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "a", "b", "a.b", "", "x:y", "글"]), inner, max_size=4)
    ),
    max_leaves=12,
)


def _as_chosen(node: Any, name: str, names: frozenset[str], *, within: bool) -> Any:
    """The record with the chosen texts masked, written once more and in the simplest way."""
    if isinstance(node, dict):
        inner = {key: f"{name}.{key}" if name else key for key in node}
        return {
            key: _as_chosen(value, inner[key], names, within=within or inner[key] in names)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_as_chosen(each, name, names, within=within) for each in node]
    return mask_text(node) if within and isinstance(node, str) else node


@given(
    st.lists(RECORDS, max_size=4),
    st.sets(st.sampled_from(["text", "a", "a.b", "a.b.text", "x:y", "글", "글.a"])),
    st.booleans(),
)
def test_any_record_is_masked_in_the_chosen_fields_and_nowhere_else(
    records: list[Any], names: set[str], ensure_ascii: bool
) -> None:
    lines = [json.dumps(record, ensure_ascii=ensure_ascii).replace("\ud83d", "\\ud83d") for record in records]

    after = masked("\n".join(lines), *names).split("\n")

    for record, line, told in zip(records, lines, after, strict=False):
        expected = _as_chosen(record, "", frozenset(names), within=not names)
        assert json.loads(told) == expected
        assert (told == line) == (record == expected)
