"""The filter for logging: nothing raw in any part of a record, in whatever way a handler writes it."""

from __future__ import annotations

import copy
import gc
import json
import logging
import logging.config
import logging.handlers
import pickle
import queue
import sys
import traceback
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.masking import mask
from machine.masking.integrations.log_records import MaskingFilter
from machine.masking.integrations.nested_values import WITHHELD
from tests.masking.integrations import examples
from tests.masking.integrations.test_nested_values import VALUES, Shown, Silent, texts
from tests.masking.texts import TEXTS

NUMBER, MASKED = "+1 202 555 0101", "********0101"
RAW = "555 0101"
PLAIN = vars(logging.makeLogRecord({}))


def record(message: object, *arguments: object, **more: Any) -> logging.LogRecord:
    """A record as a logger makes it."""
    made = logging.getLogger("desk").makeRecord(
        "desk", logging.INFO, __file__, 1, message, arguments, more.pop("exc_info", None), extra=more.pop("extra", None)
    )
    vars(made).update(more)
    return made


def masked(message: object, *arguments: object, **more: Any) -> logging.LogRecord:
    """One that has passed the filter."""
    made = record(message, *arguments, **more)
    assert MaskingFilter().filter(made) is True
    return made


@pytest.fixture
def written() -> Iterator[StringIO]:
    """What a handler with the filter writes of the logger "desk"."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    handler.addFilter(MaskingFilter())
    logger = logging.getLogger("desk")
    logger.addHandler(handler)
    logger.propagate = False
    yield stream
    logger.removeHandler(handler)
    logger.propagate = True


def test_the_example_of_the_page_runs() -> None:
    examples.run("log_records")


def test_tutorial_a_handler_writes_only_what_is_masked(written: StringIO) -> None:
    try:
        raise LookupError(f"no customer {NUMBER}")
    except LookupError as error:
        logging.getLogger("desk.billing").exception("%s called: %s", NUMBER, error, stack_info=True)

    assert written.getvalue().startswith(f"ERROR {MASKED} called: no customer {MASKED}\nTraceback")
    assert f"LookupError: no customer {MASKED}\nStack (most recent call last):" in written.getvalue()
    assert RAW not in written.getvalue()


@given(TEXTS, VALUES, st.dictionaries(st.sampled_from(("phone", "note")), VALUES))
def test_the_message_is_that_of_mask_and_no_field_is_left_raw(text: str, value: Any, extra: dict[str, Any]) -> None:
    made = masked("%s, %s", text, value, extra=extra)

    assert mask(made.getMessage()) == made.getMessage()
    for name in made.__dict__.keys() - PLAIN.keys():
        assert [text for text in texts(made.__dict__[name]) if mask(text) != text] == []


@given(TEXTS)
def test_a_message_of_one_text_is_that_text_masked(text: str) -> None:
    assert masked(text).getMessage() == masked("%s", text).getMessage() == mask(text)


@given(TEXTS, VALUES, VALUES)
def test_a_record_that_is_masked_again_stays_as_it_is(text: str, value: Any, extra: Any) -> None:
    once = masked(text, extra={"note": extra}) if value is None else masked("%s %s", text, value, extra={"note": extra})
    again = copy.copy(once)
    MaskingFilter().filter(again)

    assert repr(vars(again)) == repr(vars(once))


@pytest.mark.parametrize(
    ("message", "arguments", "after", "arguments_after"),
    [
        ("call %s", (NUMBER,), "call %s", (MASKED,)),
        ("call %(phone)s", ({"phone": NUMBER},), "call %(phone)s", {"phone": MASKED}),
        ("seen %(phone)s", ({"phone": 5550101},), "seen %(phone)s", {"phone": "***0101"}),
        ("call %r", ([NUMBER],), "call %r", ([MASKED],)),
        ("at %s", ("10:30",), "at %s", ("10:30",)),
        ("call %d", (12025550101,), "call *******0101", ()),
        ("+1 %s %s", ("202", "555 0101"), MASKED, ()),
        (f"call {NUMBER} at %s", ("10:30",), f"call {MASKED} at 10:30", ()),
        (f"call {NUMBER}", (), f"call {MASKED}", ()),
        (Shown(), (), f"Shown({MASKED})", ()),
        ({"from": NUMBER}, (), {"from": MASKED}, ()),
        (ValueError(NUMBER), (), MASKED, ()),
    ],
)
def test_a_message_keeps_its_template_where_masked_arguments_make_the_same_text(
    message: object, arguments: tuple[object, ...], after: object, arguments_after: object
) -> None:
    made = masked(message, *arguments)

    assert (made.msg, made.args) == (after, arguments_after)


def test_a_record_with_nothing_to_mask_keeps_its_very_objects() -> None:
    arguments, note = ("Hana", 3), {"queue": "Billing"}
    made = record("%s waits %d s", *arguments, extra={"note": note})
    before = dict(vars(made))

    MaskingFilter().filter(made)

    assert {name: value for name, value in vars(made).items() if value is not before[name]} == {}


def test_what_logging_sets_by_itself_stays() -> None:
    made = record(NUMBER, created=1796000000.25, pathname="/srv/12025550101.py", lineno=2025550101, process=2025550101)
    MaskingFilter().filter(made)

    assert (made.created, made.pathname, made.lineno, made.process) == (
        1796000000.25,
        "/srv/12025550101.py",
        2025550101,
        2025550101,
    )


def test_names_of_loggers_threads_and_tasks_are_masked_as_programs_choose_them() -> None:
    made = masked("", name=f"call.{NUMBER}", threadName=NUMBER, processName=NUMBER, taskName=NUMBER)

    assert (made.name, made.threadName, made.processName, vars(made)["taskName"]) == (
        f"call.{MASKED}",
        MASKED,
        MASKED,
        MASKED,
    )


def test_fields_of_extra_are_masked_deep_with_their_names_as_cues_and_their_names_too() -> None:
    made = masked("", extra={"phone": 5550101, "note": {"from": [NUMBER]}, NUMBER: 1})

    assert vars(made)["phone"] == "***0101"
    assert vars(made)["note"] == {"from": [MASKED]}
    assert vars(made)[MASKED] == 1
    assert NUMBER not in vars(made)


# --- tracebacks


def failure() -> BaseException:
    """An exception with everything that a traceback shows."""
    try:
        try:
            raise KeyError(NUMBER)
        except KeyError as cause:
            error = ExceptionGroup(f"calls of {NUMBER}", [ValueError(f"no {NUMBER}")])
            error.add_note(f"seen with {NUMBER}")
            raise error from cause
    except ExceptionGroup as raised:
        return raised


def test_a_traceback_is_text_with_its_causes_groups_and_notes_masked() -> None:
    error = failure()
    made = masked("failed", exc_info=(type(error), error, error.__traceback__))

    assert made.exc_info is None
    assert made.exc_text == mask("".join(traceback.format_exception(error)).removesuffix("\n"))
    assert all(part in made.exc_text for part in (f"KeyError: '{MASKED}'", f"no {MASKED}", f"seen with {MASKED}"))
    assert RAW not in made.exc_text
    assert error.args[0] == f"calls of {NUMBER}"


def test_a_traceback_without_findings_is_that_of_logging() -> None:
    try:
        raise ValueError("no queue")
    except ValueError:
        told = sys.exc_info()
    expected = logging.Formatter().formatException(told)

    assert masked("failed", exc_info=told).exc_text == expected


def test_a_traceback_that_a_handler_before_has_written_down_is_masked() -> None:
    error = failure()
    made = record("failed", exc_info=(type(error), error, error.__traceback__))
    logging.Formatter().format(made)
    assert made.exc_text is not None and RAW in made.exc_text

    MaskingFilter().filter(made)

    assert RAW not in logging.Formatter().format(made)


@pytest.mark.parametrize("exc_info", [None, False, (None, None, None), True])
def test_without_an_exception_there_is_no_traceback(exc_info: Any) -> None:
    made = masked("fine", exc_info=exc_info)

    assert (made.exc_info, made.exc_text) == (None, None)


def test_the_stack_is_masked() -> None:
    assert masked("", stack_info=f'Stack:\n  call("{NUMBER}")').stack_info == f'Stack:\n  call("{MASKED}")'


# --- what goes wrong


class Unfitting:
    def __repr__(self) -> str:
        raise RuntimeError(NUMBER)


@pytest.mark.parametrize(
    ("message", "arguments", "says"),
    [
        ("call %s %s", (NUMBER,), f"call %s %s [arguments that cannot be shown in it: ('{MASKED}',)]"),
        ("call %d", (NUMBER,), f"call %d [arguments that cannot be shown in it: ('{MASKED}',)]"),
        ("%(a)s", ({"b": NUMBER},), f"%(a)s [arguments that cannot be shown in it: {{'b': '{MASKED}'}}]"),
        ("%s", (Unfitting(),), WITHHELD),
        (Silent(), (), WITHHELD),
        ([Silent()], (), "[<tests"),
    ],
)
def test_a_message_that_cannot_be_made_is_told_masked_or_withheld_and_never_raises(
    message: object, arguments: tuple[object, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made = masked(message, *arguments)
    logging.StreamHandler(StringIO()).handle(made)

    assert made.getMessage().startswith(says) or made.getMessage() == WITHHELD
    assert RAW not in made.getMessage()
    assert capsys.readouterr().err == ""


def test_only_the_part_that_cannot_be_masked_is_withheld() -> None:
    made = masked("call %s", NUMBER, extra={"bad": Silent(), "good": NUMBER})

    assert made.getMessage() == f"call {MASKED}"
    assert (vars(made)["bad"], vars(made)["good"]) == (WITHHELD, MASKED)


def test_a_value_that_is_too_deep_even_to_be_shown_is_withheld() -> None:
    deep: list[Any] = [NUMBER]
    for _ in range(100_000):
        deep = [deep]

    made = masked("%s", "fine", extra={"deep": deep})
    assert vars(made)["deep"] == WITHHELD
    while deep and isinstance(deep[0], list):  # taken apart from outside, as tearing it down at once goes as deep
        deep = deep[0]


# --- handlers


def test_a_record_is_masked_once_by_one_filter_on_many_handlers(monkeypatch: pytest.MonkeyPatch) -> None:
    from machine.masking.integrations import log_records

    walked: list[object] = []
    monkeypatch.setattr(log_records, "_mask", lambda made, _: walked.append(made))
    shared = MaskingFilter()
    made = record(NUMBER)

    assert [shared.filter(made) for _ in range(3)] == [True, True, True]
    assert walked == [made]


def test_two_filters_mask_each_in_its_own_way() -> None:
    made = record("%s or %s", NUMBER, "m@example.com")

    MaskingFilter(kinds=frozenset({"phone"}), keep=0).filter(made)
    assert made.getMessage() == f"{'*' * len(MASKED)} or m@example.com"
    MaskingFilter().filter(made)
    assert made.getMessage() == f"{'*' * len(MASKED)} or *@example.com"


def test_a_filter_keeps_no_record_alive() -> None:
    shared = MaskingFilter()
    made = record(NUMBER)
    shared.filter(made)
    assert len(shared._done) == 1

    del made
    gc.collect()
    assert len(shared._done) == 0


def test_a_handler_that_comes_later_sees_the_record_masked(written: StringIO) -> None:
    later = logging.handlers.MemoryHandler(10)
    logger = logging.getLogger("desk")
    logger.addHandler(later)
    logger.warning("call %s", NUMBER, extra={"note": NUMBER})
    logger.removeHandler(later)

    assert written.getvalue() == f"WARNING call {MASKED}\n"
    assert RAW not in repr([vars(each) for each in later.buffer])


def test_records_go_masked_through_queues_and_sockets() -> None:
    line: queue.Queue[logging.LogRecord] = queue.Queue()
    handler = logging.handlers.QueueHandler(line)
    handler.addFilter(MaskingFilter())
    error = failure()
    handler.handle(record("call %s", NUMBER, exc_info=(type(error), error, error.__traceback__)))

    sent = pickle.dumps(vars(line.get()))
    assert MASKED.encode() in sent and RAW.encode() not in sent


def test_a_formatter_of_json_finds_nothing_raw_and_no_field_of_ours() -> None:
    made = masked("call %s", NUMBER, extra={"note": [NUMBER]})

    assert vars(made).keys() - PLAIN.keys() == {"note"}
    assert RAW not in json.dumps(vars(made))


def test_a_configuration_gives_options_as_files_have_them() -> None:
    ours = logging.config.DictConfigurator({}).configure_filter(
        {"()": "machine.masking.integrations.log_records.MaskingFilter", "kinds": ["email"], "keep": 2}
    )
    assert isinstance(ours, MaskingFilter)
    made = record(f"{NUMBER} m@example.com")
    ours.filter(made)

    assert made.getMessage() == f"{NUMBER} *@example.com"


@pytest.mark.parametrize("options", [{"keep": 99}, {"mode": "lax"}, {"kinds": ["phones"]}])
def test_wrong_options_are_told_when_the_filter_is_made(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^masking: "):
        MaskingFilter(**options)
