"""A traceback as text, from whatever a log call takes for `exc_info`."""

from __future__ import annotations

import sys
import traceback


def traceback_of(exc_info: object) -> str | None:
    """What logging would print of it; None where there is no exception.

    Takes an exception, the triple of `sys.exc_info`, or something true for the exception that is being handled.
    """
    if not exc_info:
        return None
    error: object
    if isinstance(exc_info, BaseException):
        error, trace = exc_info, exc_info.__traceback__
    else:
        _, error, trace = exc_info if isinstance(exc_info, tuple) and len(exc_info) == 3 else sys.exc_info()
    if not isinstance(error, BaseException):
        return None
    return "".join(traceback.format_exception(type(error), error, trace)).removesuffix("\n")
