"""Masks what the standard library's logging writes: a filter for handlers."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any, Unpack
from weakref import WeakSet

from machine.masking import mask
from machine.masking.integrations.nested_values import COLLECTIONS, MaskText, mask_fields, mask_nested, shielded
from machine.masking.integrations.options import Options, checked
from machine.masking.integrations.tracebacks import traceback_of

TEXTS = frozenset({"args", "exc_info", "exc_text", "msg", "stack_info"})
"""Attributes of a record that are masked each in its own way."""
FACTS = frozenset({
    *("asctime", "created", "filename", "funcName", "levelname", "levelno", "lineno", "module", "msecs", "pathname"),
    *("process", "relativeCreated", "thread"),
})  # fmt: skip
"""Attributes that logging sets by itself and that say nothing of anybody."""


class MaskingFilter(logging.Filter):
    """Masks every record that passes: message, arguments, traceback, stack and the fields of `extra`.

    Add it to handlers: a logger's own filters do not see what the loggers below it hand up. The record itself is
    changed, once for each filter, so a handler that comes later sees it masked too. No record is dropped and nothing is
    raised: a part that cannot be masked is withheld, and says so.

    - A message keeps its template where the masked arguments make the masked message of it; where they do not it is
      the masked message without arguments.
    - A traceback becomes text (`exc_text`), since the exception itself belongs to the program.

    Takes the options of `mask`. Raises ValueError like `mask`.
    """

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__()
        self._mask_text: MaskText = partial(mask, **checked(options))
        self._done: WeakSet[logging.LogRecord] = WeakSet()

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the record; always true."""
        if record not in self._done:
            _mask(record, self._mask_text)
            self._done.add(record)
        return True


def _mask(record: logging.LogRecord, mask_text: MaskText) -> None:
    message = shielded(partial(_masked_message, record, mask_text))
    record.msg, record.args = (message, ()) if isinstance(message, str) else message
    record.exc_text = shielded(partial(_masked_traceback, record, mask_text))
    record.exc_info = None
    if record.stack_info:
        record.stack_info = shielded(partial(mask_text, record.stack_info))
    fields = {name: value for name, value in vars(record).items() if name not in TEXTS and name not in FACTS}
    for name in fields:
        del record.__dict__[name]
    vars(record).update(mask_fields(fields, mask_text))


def _masked_message(record: logging.LogRecord, mask_text: MaskText) -> tuple[Any, Any]:
    """The template and the arguments. Raises what the arguments raise when they are shown."""
    template, arguments = record.msg, record.args
    if isinstance(template, COLLECTIONS) and not arguments:
        return mask_nested(template, mask_text), arguments
    text = _text(record)
    if text is None:
        return mask_text(f"{template} [arguments that cannot be shown in it: {arguments}]"), ()
    masked, masked_arguments = mask_text(text), mask_nested(arguments, mask_text)
    if masked == text and masked_arguments is arguments:
        return template, arguments
    record.args = masked_arguments
    text_of_masked = _text(record)
    # The arguments show more where a name was a cue; the text does where a number is made of several arguments.
    if text_of_masked == masked or (masked == text and text_of_masked == mask_text(text_of_masked or "")):
        return template, masked_arguments
    return masked, ()


def _text(record: logging.LogRecord) -> str | None:
    """The message; None where the arguments do not fit, as a masked number does not fit %d."""
    try:
        return record.getMessage()
    except Exception:
        return None


def _masked_traceback(record: logging.LogRecord, mask_text: MaskText) -> str | None:
    text = record.exc_text or traceback_of(record.exc_info)
    return text and mask_text(text)
