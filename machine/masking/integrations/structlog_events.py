"""Masks what structlog writes: a processor for its chain."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import partial
from typing import Any, Unpack

from machine.masking import mask
from machine.masking.integrations.nested_values import MaskText, mask_fields, shielded
from machine.masking.integrations.options import Options, checked
from machine.masking.integrations.tracebacks import traceback_of


class MaskingProcessor:
    """Masks every event that passes, however deep its values are.

    Put it last before the renderer. An exception that has not been made text by then is made text here, under
    `exception`, since the exception itself belongs to the program. It never raises: a value that cannot be masked is
    withheld, and says so. Needs nothing of structlog.

    Takes the options of `mask`. Raises ValueError like `mask`.
    """

    def __init__(self, **options: Unpack[Options]) -> None:
        self._mask_text: MaskText = partial(mask, **checked(options))

    def __call__(self, logger: Any, method_name: str, event_dict: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        """The event masked: a new dictionary."""
        event = dict(event_dict)
        error = event.pop("exc_info", None)
        if text := shielded(partial(traceback_of, error)):
            event.setdefault("exception", text)
        return mask_fields(event, self._mask_text)
