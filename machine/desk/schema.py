"""The port as JSON: one JSON Schema for everything that goes over it, and how a command is read from it."""

from collections.abc import Mapping
from typing import Any

import msgspec

from machine.desk.commands import AnyCommand
from machine.desk.configuration import Configuration
from machine.desk.form import malformed, without_values
from machine.desk.port import Answer, Malformed
from machine.desk.views import CustomerView, DesktopView

BYTES_LIMIT = 2_000_000
"""The longest command that is read at all. A text of the port's limit fits even where every code point takes the
twelve bytes of an escaped surrogate pair."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REFERENCE = "#/$defs/{name}"
ROOTS = {
    "AnyCommand": AnyCommand,
    "Answer": Answer,
    "Configuration": Configuration,
    "DesktopView": DesktopView,
    "CustomerView": CustomerView,
}


def schema() -> dict[str, Any]:
    """The JSON Schema of all commands, answers, configurations and views, each under `$defs` by its class's name.

    The document itself describes a command; `$defs` also holds `AnyCommand` and `Answer` for the two unions.
    """
    forms, parts = msgspec.json.schema_components(tuple(ROOTS.values()), ref_template=REFERENCE)
    unions = {name: form for name, form in zip(ROOTS, forms, strict=True) if "$ref" not in form}
    return {
        "$schema": DIALECT,
        "title": "The Desk port of TextDesk",
        "$ref": REFERENCE.format(name="AnyCommand"),
        "$defs": {**unions, **parts},
    }


def decode_command(data: bytes | Mapping[str, object]) -> AnyCommand | Malformed:
    """The command that JSON bytes, or an object already read from JSON, stand for; else why they stand for none.

    The sentence names the place and what is expected there, never the value (it may be a customer's).
    """
    if isinstance(data, bytes) and len(data) > BYTES_LIMIT:
        return Malformed(f"The command is malformed: it is longer than {BYTES_LIMIT} bytes.")
    try:
        command: AnyCommand = (
            msgspec.json.decode(data, type=AnyCommand)
            if isinstance(data, bytes)
            else msgspec.convert(dict(data), AnyCommand)
        )
    except msgspec.ValidationError as error:
        return Malformed(f"The command is malformed: {without_values(str(error))}.")
    except (msgspec.DecodeError, UnicodeError, TypeError, RecursionError):
        return Malformed("The command is malformed: it is no JSON object in UTF-8.")
    problem = malformed(command, AnyCommand)
    return command if problem is None else Malformed(problem)
