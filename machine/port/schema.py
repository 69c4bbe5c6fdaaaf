"""The port as JSON: one JSON Schema for all that goes over it, an OpenAPI document of the same, and how a command is
read from it."""

from collections.abc import Mapping
from typing import Any, get_args

import msgspec

from machine.port.form import malformed, without_values
from spec.port.answers import Answer, Malformed
from spec.port.commands import AnyCommand
from spec.port.configuration import Configuration
from spec.port.messages import MESSAGE_BYTES_LIMIT, WIRE, FailedResponse, Request, Response
from spec.port.views import AdministratorView, CustomerView, DesktopView

BYTES_LIMIT = 2_000_000
"""The longest command that is read at all. A text of the port's limit fits even where every code point takes the
twelve bytes of an escaped surrogate pair."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REFERENCE = "#/$defs/{name}"
COMPONENT = "#/components/schemas/{name}"
ABOUT_THE_WIRE = (
    "Each exchange is one POST with one JSON object each way. The response repeats `exchange`, `number` and `wire` of "
    f"the request, comes with status 200, and is no longer than {MESSAGE_BYTES_LIMIT} bytes."
)
ROOTS = {
    "AnyCommand": AnyCommand,
    "Answer": Answer,
    "Configuration": Configuration,
    "DesktopView": DesktopView,
    "CustomerView": CustomerView,
    "AdministratorView": AdministratorView,
    "Request": Request,
    "Response": Response,
}


def schema() -> dict[str, Any]:
    """The JSON Schema of all commands, answers, configurations, views and messages, each under `$defs` by its class's
    name.

    The document itself describes a command; `$defs` also holds `AnyCommand`, `Answer`, `Request` and `Response` for the
    unions.
    """
    forms, parts = msgspec.json.schema_components(tuple(ROOTS.values()), ref_template=REFERENCE)
    unions = {name: form for name, form in zip(ROOTS, forms, strict=True) if "$ref" not in form}
    return {
        "$schema": DIALECT,
        "title": "The Desk port of TextDesk",
        "$ref": REFERENCE.format(name="AnyCommand"),
        "$defs": {**unions, **parts},
    }


def openapi() -> dict[str, Any]:
    """The OpenAPI 3.1 document of the wire over HTTP: one path for each exchange."""
    exchanges = tuple(zip(get_args(Request), get_args(Response), strict=False))
    _, parts = msgspec.json.schema_components((Request, Response), ref_template=COMPONENT)
    return {
        "openapi": "3.1.1",
        "info": {"title": "A desktop under test", "version": WIRE, "description": ABOUT_THE_WIRE},
        "jsonSchemaDialect": DIALECT,
        "paths": {f"/{asked.__struct_config__.tag}": {"post": _operation(asked, told)} for asked, told in exchanges},
        "components": {"schemas": parts},
    }


def _operation(asked: type[msgspec.Struct], told: type[msgspec.Struct]) -> dict[str, Any]:
    def content(*forms: type[msgspec.Struct]) -> dict[str, Any]:
        references = [{"$ref": COMPONENT.format(name=form.__name__)} for form in forms]
        return {"application/json": {"schema": references[0] if len(references) == 1 else {"oneOf": references}}}

    return {
        "operationId": asked.__struct_config__.tag,
        "summary": asked.__doc__,
        "requestBody": {"required": True, "content": content(asked)},
        "responses": {"200": {"description": told.__doc__, "content": content(told, FailedResponse)}},
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
