"""The port as JSON: every command, answer, configuration and view goes over and comes back, and what is no command
is named by its place, never by its value."""

import json
import os
import subprocess
import sys
from typing import Any

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from machine.port.schema import BYTES_LIMIT, decode_command, openapi, schema
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.capabilities import ADDED, OFFERABLE
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting
from spec.port.views import AdministratorView, CustomerView, DesktopView
from spec.refusals import Refusal

NUMBER = "+12025550101"
CONFIGURATION = Configuration(
    agents=("Minji", "Jun"),
    queues=("Sales",),
    assets=(AssetSetting("Shop", "+12025550199", "Sales"),),
    reasons=("Solved",),
    customers=(CustomerSetting(NUMBER, "Hana"),),
    routing="manual",
)
COMMANDS: tuple[c.AnyCommand, ...] = (
    c.SetMasking(False),
    c.DeleteAsset("Shop"),
    c.DeleteQueue("Sales"),
    c.CustomerText(NUMBER, "Shop", "안녕하세요 👋\n"),
    c.CustomerStop(NUMBER, "Shop"),
    c.Offer("c1", "Minji"),
    c.Advance(30),
    c.SetStatus("Minji", "available"),
    c.StartOutbound("Minji", "Shop", NUMBER),
    c.Accept("Minji", "c1"),
    c.TypeReply("Minji", "c1", "Hello"),
    c.LineBreak("Minji", "c1"),
    c.Send("Minji", "c1", "enter"),
    c.OpenTransfer("Minji", "c1"),
    c.OpenConference("Minji", "c1"),
    c.Search("Minji", "c1", "sal"),
    c.Choose("Minji", "c1", "queue", "Sales"),
    c.Refresh("Minji", "c1"),
    c.Confirm("Minji", "c1"),
    c.Cancel("Minji", "c1"),
    c.WithdrawRequest("Minji", "c1"),
    c.EndConference("Minji", "c1"),
    c.End("Minji", "c1"),
    c.SubmitWrapUp("Minji", "c1"),
)


def test_a_command_goes_over_the_port_as_json() -> None:
    sent = b'{"command": "Choose", "agent": "Minji", "conversation": "c1", "kind": "queue", "name": "Sales"}'

    assert decode_command(sent) == c.Choose("Minji", "c1", "queue", "Sales")
    assert decode_command(json.loads(sent)) == c.Choose("Minji", "c1", "queue", "Sales")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: type(command).__name__)
def test_every_command_comes_back_as_it_went(command: c.AnyCommand) -> None:
    over = msgspec.json.encode(command)

    assert decode_command(over) == command
    assert json.loads(over)["command"] == type(command).__name__


def test_answers_configurations_and_views_come_back_as_they_went() -> None:
    desk = InProcessDesk()
    desk.reset(CONFIGURATION)
    for command in (
        c.SetStatus("Minji", "available"),
        c.CustomerText(NUMBER, "Shop", "Hello"),
        c.Offer("c1", "Minji"),
        c.Accept("Minji", "c1"),
        c.OpenTransfer("Minji", "c1"),
    ):
        assert desk.apply(command) == Accepted()
    things: tuple[tuple[Any, Any], ...] = (
        (Accepted(), Answer),
        (Refused(Refusal.BLANK, ("GAP-12",)), Answer),
        (Malformed("Advance is malformed."), Answer),
        (CONFIGURATION, Configuration),
        (desk.view("Minji"), DesktopView),
        (desk.customer_view(NUMBER, "Shop"), CustomerView),
        (desk.administrator_view(), AdministratorView),
    )

    for thing, form in things:
        assert msgspec.json.decode(msgspec.json.encode(thing), type=form) == thing


# --- the schema


def test_the_schema_describes_every_class_that_goes_over_the_port() -> None:
    document = schema()
    names = {
        "AnyCommand",
        "Answer",
        "Accepted",
        "Refused",
        "Malformed",
        "Configuration",
        "DesktopView",
        "CustomerView",
        "AdministratorView",
    }

    assert names | {type(command).__name__ for command in COMMANDS} <= set(document["$defs"])
    assert document["$ref"] == "#/$defs/AnyCommand"
    assert document["$defs"]["AnyCommand"]["discriminator"]["propertyName"] == "command"


def test_the_schema_is_whole_and_made_anew_the_same() -> None:
    document = schema()

    assert _references(document) <= {f"#/$defs/{name}" for name in document["$defs"]}
    assert json.dumps(schema()) == json.dumps(document)


def _references(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"]} if "$ref" in node else set()
        return own.union(*(_references(value) for value in node.values()))
    return set().union(*(_references(value) for value in node)) if isinstance(node, list) else set()


def test_the_schema_states_the_limits_of_the_port() -> None:
    parts = schema()["$defs"]

    assert parts["TypeReply"]["properties"]["text"]["maxLength"] == 100_000
    assert parts["Advance"]["properties"]["seconds"] == {
        "description": "Whole seconds.",
        "type": "integer",
        "minimum": 0,
        "maximum": 31_536_000,
    }
    assert parts["Send"]["additionalProperties"] is False


def test_the_schema_holds_the_messages_of_the_wire_and_what_can_be_not_offered() -> None:
    parts = schema()["$defs"]

    assert set(parts["Request"]["discriminator"]["mapping"]) == EXCHANGES
    assert set(parts["Response"]["discriminator"]["mapping"]) == {*EXCHANGES, "failed"}
    assert parts["HelloResponse"]["properties"]["not_offered"]["items"]["enum"] == list(OFFERABLE)
    assert parts["ApplyRequest"]["properties"]["wire"]["enum"] == ["textdesk/1"]
    assert parts["ApplyRequest"]["properties"]["number"]["maximum"] == 2**53 - 1


EXCHANGES = {"hello", "reset", "apply", "advance", "view", "customer_view", "administrator_view"}


def test_the_schema_says_of_each_list_whether_its_order_counts_and_why() -> None:
    parts = schema()["$defs"]

    assert parts["Pane"]["properties"]["messages"]["description"].endswith(", in order (RULE-51)")
    assert parts["DialogView"]["properties"]["reasons"]["description"] == (
        "the wrap-up reasons listed, as filtered, in any order (RULE-51)"
    )


def test_an_older_desktop_may_leave_out_what_came_later() -> None:
    parts = schema()["$defs"]

    assert parts["HelloResponse"]["properties"]["offered"]["items"]["enum"] == list(ADDED)
    assert "offered" not in parts["HelloResponse"]["required"]
    assert "closed_as" not in parts["HistoryBrick"]["required"]


# --- the OpenAPI document


def test_the_openapi_document_has_a_post_for_each_exchange() -> None:
    document = openapi()

    assert document["openapi"] == "3.1.1"
    assert document["info"]["version"] == "textdesk/1"
    assert set(document["paths"]) == {f"/{exchange}" for exchange in EXCHANGES}
    assert document["paths"]["/apply"] == {
        "post": {
            "operationId": "apply",
            "summary": "Carry out one command.",
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ApplyRequest"}}},
            },
            "responses": {
                "200": {
                    "description": "Whether it was carried out. A refused or malformed one changed nothing.",
                    "content": {
                        "application/json": {
                            "schema": {
                                "oneOf": [
                                    {"$ref": "#/components/schemas/ApplyResponse"},
                                    {"$ref": "#/components/schemas/FailedResponse"},
                                ]
                            }
                        }
                    },
                }
            },
        }
    }


def test_the_openapi_document_is_whole_and_has_nothing_that_it_does_not_use() -> None:
    document = openapi()
    parts = document["components"]["schemas"]

    assert _references(document) == {f"#/components/schemas/{name}" for name in parts}
    operations = [path["post"] for path in document["paths"].values()]
    assert sorted(operation["operationId"] for operation in operations) == sorted(EXCHANGES)
    assert all(operation["summary"] and operation["responses"]["200"]["description"] for operation in operations)


def test_the_openapi_document_says_of_each_part_what_the_schema_says() -> None:
    parts = json.loads(json.dumps(openapi()["components"]["schemas"]).replace("#/components/schemas/", "#/$defs/"))
    whole = json.loads(json.dumps(schema()["$defs"]))

    assert {name: whole[name] for name in parts} == parts


@pytest.mark.parametrize("argument", ["", "--openapi"])
def test_both_documents_are_the_same_bytes_in_every_process(argument: str) -> None:
    program = f"from machine.cli import textdesk; textdesk(['schema', *{argument!r}.split()])"
    made = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }

    assert len(made) == 1
    assert json.loads(made.pop()) == json.loads(json.dumps(openapi() if argument else schema()))


# --- what is no command


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        (b"", "it is no JSON object in UTF-8"),
        (b"{", "it is no JSON object in UTF-8"),
        (b"\xff", "it is no JSON object in UTF-8"),
        (b"[]", "Expected `object`, got `array`"),
        (b"{}", "Object missing required field `command`"),
        (b'{"command": "Fly"}', "Invalid value - at `$.command`"),
        (b'{"command": "Advance"}', "Object missing required field `seconds`"),
        (b'{"command": "Advance", "seconds": -1}', "Expected `int` >= 0 - at `$.seconds`"),
        (b'{"command": "Advance", "seconds": true}', "Expected `int`, got `bool` - at `$.seconds`"),
        (b'{"command": "Advance", "seconds": 1, "x": 2}', "Object contains unknown field"),
        (
            b'{"command": "SetStatus", "agent": "Minji", "status": "4111111111111111"}',
            "Invalid enum value - at `$.status`",
        ),
        (
            b'{"command": "SetStatus", "agent": "Minji", "status": "\' - at `$.secret`"}',
            "Invalid enum value - at `$.status`",
        ),
        (
            b'{"command": "Accept", "agent": "Minji", "conversation": "+12025550101"}',
            "Expected `str` matching regex '^c[1-9][0-9]{0,8}$' - at `$.conversation`",
        ),
        (b" " * (BYTES_LIMIT + 1), "it is longer than 2000000 bytes"),
    ],
)
def test_what_is_no_command_is_named_by_place_and_expectation(sent: bytes, problem: str) -> None:
    assert decode_command(sent) == Malformed(f"The command is malformed: {problem}.")


def test_a_text_that_json_cannot_carry_everywhere_is_malformed() -> None:
    typed = {"command": "TypeReply", "agent": "Minji", "conversation": "c1"}

    assert decode_command({**typed, "text": "a\x00b"}) == Malformed("TypeReply.text holds a NUL character; remove it.")
    assert decode_command({**typed, "text": "\ud800"}) == Malformed(
        "TypeReply.text holds half of a surrogate pair; send whole characters."
    )
    assert isinstance(decode_command(json.dumps({**typed, "text": "\ud800"}).encode()), Malformed)
    assert decode_command({**typed, "agent": "\ud800", "status": 1}) == Malformed(
        "The command is malformed: Object contains unknown field."
    )


def test_the_longest_text_fits_in_the_longest_spelling() -> None:
    typed = {"command": "TypeReply", "agent": "Minji", "conversation": "c1", "text": "👋" * 100_000}

    assert decode_command(json.dumps(typed).encode()) == c.TypeReply("Minji", "c1", "👋" * 100_000)
