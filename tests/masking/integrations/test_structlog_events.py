"""The processor for structlog, in real chains: nothing raw in any event, however deep."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from machine.masking.integrations.nested_values import WITHHELD
from machine.masking.integrations.structlog_events import MaskingProcessor
from tests.masking.integrations import examples
from tests.masking.integrations.test_log_records import failure
from tests.masking.integrations.test_nested_values import VALUES, Silent

NUMBER, MASKED = "+1 202 555 0101", "********0101"
RAW = "555 0101"


def logger(stream: StringIO, *processors: Any) -> Any:
    """A logger that writes what the chain makes of an event."""
    return structlog.wrap_logger(structlog.PrintLogger(stream), processors=processors, context_class=dict)


def test_the_example_of_the_page_runs() -> None:
    examples.run("structlog_events")


def test_tutorial_an_event_is_masked_before_it_is_written() -> None:
    stream = StringIO()
    log = logger(stream, structlog.processors.add_log_level, MaskingProcessor(), structlog.processors.JSONRenderer())

    log.bind(agent="Minji").warning(f"call {NUMBER}", phone=5550101, messages=[{"text": NUMBER}], waited=3)

    assert json.loads(stream.getvalue()) == {
        "event": f"call {MASKED}",
        "agent": "Minji",
        "level": "warning",
        "phone": "***0101",
        "messages": [{"text": MASKED}],
        "waited": 3,
    }


@given(st.dictionaries(st.sampled_from(("event", "phone", "note", "_note", NUMBER)), VALUES))
def test_an_event_that_is_masked_again_stays_as_it_is(event: dict[str, Any]) -> None:
    once = MaskingProcessor()(None, "info", dict(event))

    assert repr(MaskingProcessor()(None, "info", once)) == repr(once)


def test_the_bound_context_stays_raw_for_the_program() -> None:
    log = logger(StringIO(), MaskingProcessor(), structlog.processors.JSONRenderer()).bind(phone=NUMBER)
    log.info("call")

    assert structlog.get_context(log) == {"phone": NUMBER}


@pytest.mark.parametrize(
    "before",
    [
        (),
        (structlog.processors.format_exc_info,),
        (structlog.processors.dict_tracebacks,),
        (structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=True)),),
    ],
    ids=["as an exception", "as text", "as dictionaries", "with local variables"],
)
def test_an_exception_is_masked_whether_or_not_it_is_text_by_then(before: tuple[Any, ...]) -> None:
    stream = StringIO()
    log = logger(stream, *before, MaskingProcessor(), structlog.processors.JSONRenderer())
    try:
        raise failure()
    except ExceptionGroup:
        log.exception("failed")

    event = json.loads(stream.getvalue())
    assert MASKED in json.dumps(event["exception"])
    assert "exc_info" not in event
    assert RAW not in stream.getvalue()


def test_an_exception_given_as_such_and_a_stack_are_masked() -> None:
    stream = StringIO()
    log = logger(
        stream, structlog.processors.StackInfoRenderer(), MaskingProcessor(), structlog.processors.JSONRenderer()
    )
    log.info("failed", exc_info=failure(), error=ValueError(NUMBER), stack_info=True)

    event = json.loads(stream.getvalue())
    assert event["error"] == MASKED
    assert event["stack"].startswith("Stack (most recent call last):")
    assert RAW not in stream.getvalue()


def test_a_value_that_cannot_be_shown_is_withheld_and_the_rest_is_written() -> None:
    stream = StringIO()
    logger(stream, MaskingProcessor(), structlog.processors.JSONRenderer()).info(NUMBER, bad=Silent())

    assert json.loads(stream.getvalue()) == {"event": MASKED, "bad": WITHHELD}


@pytest.fixture
def through_logging() -> Iterator[StringIO]:
    """What the standard library's handler writes of records from anywhere, by a formatter of structlog with ours."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, structlog.stdlib.ExtraAdder()],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                MaskingProcessor(),
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger("desk")
    root.addHandler(handler)
    root.propagate = False
    yield stream
    root.removeHandler(handler)
    root.propagate = True


def test_records_of_both_kinds_pass_the_formatter_of_structlog_masked(through_logging: StringIO) -> None:
    ours = structlog.wrap_logger(
        logging.getLogger("desk"),
        wrapper_class=structlog.stdlib.BoundLogger,
        processors=[structlog.stdlib.add_logger_name, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    )
    ours.warning("call", phone=NUMBER)
    logging.getLogger("desk").warning("call %s", NUMBER, extra={"note": NUMBER})

    assert [json.loads(line) for line in through_logging.getvalue().splitlines()] == [
        {"event": "call", "phone": MASKED, "logger": "desk"},
        {"event": f"call {MASKED}", "logger": "desk", "note": MASKED},
    ]


@pytest.mark.parametrize("options", [{"keep": 99}, {"mode": "lax"}, {"kinds": ["phones"]}])
def test_wrong_options_are_told_when_the_processor_is_made(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^masking: "):
        MaskingProcessor(**options)
