"""The judge over the wire, asked by the official client; and whatever else may come over it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from mcp import MCPError

from machine.editor.judge.arguments import wrong_argument
from machine.editor.judge.tools import SAYS
from spec.language import LANGUAGES
from tests.editor.judge.session import COMMAND, RefusedError, session
from tests.editor.judge.test_tools import AVAILABLE, HEAD
from tests.editor.situations import result_of

SECRET = "melissa@gmail.com"
INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "tests", "version": "1"},
    },
}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_tools_are_told_in_the_language_of_the_server(language: str) -> None:
    async def asked() -> tuple[dict[str, str | None], str | None]:
        async with session("--lang", language) as judge:
            told = await judge.client.list_tools()
            return {each.name: each.description for each in told.tools}, judge.client.instructions

    told, instructions = result_of(asked())
    assert told == {name: says.of(language) for name, says in SAYS.items()}
    assert instructions is not None and ("판정" in instructions) is (language == "ko")


def test_clauses_assumptions_and_words_are_resources() -> None:
    async def asked() -> tuple[list[str], list[Any], str]:
        async with session("--lang", "ko") as judge:
            names = [str(each.uri) for each in (await judge.client.list_resources()).resources]
            texts = [await judge.read(name) for name in names]
            entry = await judge.read("textdesk://entries/RULE-46")
            with pytest.raises(MCPError, match="RULE-999: 없다"):
                await judge.read("textdesk://entries/RULE-999")
            return names, texts, entry

    names, [clauses, assumptions, glossary], entry = result_of(asked())
    assert names == ["textdesk://clauses", "textdesk://assumptions", "textdesk://glossary"]
    assert (len(json.loads(clauses)), len(json.loads(assumptions))) == (77, 70)
    assert "상담사 = Agent" in glossary
    assert json.loads(entry)["kind"] == "assumption"


def test_a_named_desktop_is_held_to_the_specification_and_its_departure_explained() -> None:
    async def asked() -> tuple[dict[str, Any], dict[str, Any]]:
        async with session("--desk", "mine=tests.editor.judge.test_tools:broken") as judge:
            with pytest.raises(RefusedError, match="call conform first"):
                await judge.call("departure", desk="mine")
            with pytest.raises(RefusedError, match="each by its id"):
                await judge.call("conform", desk="mine", only=["../secret.feature"])
            held = await judge.call("conform", desk="mine", only=["AVAIL-1"], examples=0)
            return held, await judge.call("departure", desk="mine", language="ko")

    held, departure = result_of(asked())
    assert (held["verdict"], held["broken"]) == ("departs", ["AVAIL-1"])
    assert "AVAIL-1" in [each["id"] for each in departure["clauses"]]
    assert "시나리오:" in departure["scenario"]


def test_a_desktop_that_does_not_end_is_ended_with_the_time() -> None:
    async def asked() -> None:
        async with session("--desk", "mine=inprocess") as judge:
            with pytest.raises(RefusedError, match="had not ended after"):
                await judge.call("conform", desk="mine", plan="small", seconds=0.5)

    result_of(asked())


def test_two_assistants_do_not_know_of_each_other() -> None:
    async def asked() -> tuple[bool, bool]:
        async with session() as one, session() as other:
            first = await one.call("power", feature=HEAD + AVAILABLE)
            second = await other.call("power", feature=HEAD + AVAILABLE)
            return first["accepted"], second["accepted"]

    assert result_of(asked()) == (True, True)


def asking(method: str, **parameters: object) -> bytes:
    """A request as a line of the wire."""
    return json.dumps({"jsonrpc": "2.0", "id": 5, "method": method, "params": parameters}).encode()


BAD = (
    b"{",
    b"[1, 2]",
    b"\xff\xfe",
    asking("no/such"),
    asking("tools/call", name=SECRET, arguments={}),
    asking("tools/call", name="check", arguments={"feature": [SECRET]}),
    asking("tools/call", name="check", arguments={"feature": f"Feature: {SECRET}"}),
)
"""What is no message, asks for nothing that there is, or is no test; the last four are requests."""
ENDLESS = b'{"jsonrpc": "2.0", "id": 6'


def test_whatever_comes_is_answered_or_left_and_nothing_of_it_is_logged_or_written(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, *COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    end = Timer(60, process.kill)
    end.start()
    with process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        process.stdin.write(b"\n".join((json.dumps(INITIALIZE).encode(), *BAD, b"")))
        process.stdin.flush()
        answers: list[dict[str, Any]] = []
        # A client that goes at once leaves what is still being looked at unanswered.
        while [each.get("id") for each in answers].count(5) < 4 and (line := process.stdout.readline()):
            answers.append(json.loads(line))
        process.stdin.write(ENDLESS)
        process.stdin.close()
        said = process.stderr.read()
    end.cancel()

    assert process.returncode == 0, said
    assert answers[0]["result"]["serverInfo"]["name"] == "textdesk"
    assert [each.get("id") for each in answers].count(5) == 4
    assert b"Traceback" not in said and SECRET.encode() not in said
    assert list(tmp_path.iterdir()) == []


WRONG: dict[str, tuple[str, dict[str, Any], str]] = {
    "a word that is none of its": ("possible", {"role": "than"}, "role takes given or when or then."),
    "what is not there": ("possible", {}, "possible needs role: given or when or then."),
    "text for a number": ("why", {"line": "x", "feature": "x"}, "line takes a whole number."),
    "a number for text": ("run", {"feature": 3}, "feature takes text."),
    "two at once": ("conform", {"desk": 1, "only": "x"}, "desk takes text. only takes a list of texts or nothing."),
    "a name that it does not have": ("run", {"featur": "x"}, "run takes no featur; it takes feature, file, desk."),
}


def test_arguments_that_a_tool_does_not_take_are_told_in_a_sentence_without_what_was_given() -> None:
    async def asked(language: str) -> list[str]:
        told = list[str]()
        async with session("--lang", language) as judge:
            for name, given, _ in [*WRONG.values(), ("nothing", {}, "")]:
                with pytest.raises(RefusedError) as raised:
                    await judge.call(name, **given)
                told.append(str(raised.value))
        return told

    english, korean = result_of(asked("en")), result_of(asked("ko"))

    assert english[:-1] == [says for *_, says in WRONG.values()]
    assert english[-1].startswith("There is no tool nothing; there are find, steps, possible,")
    assert korean[0] == "role 인수에 줄 수 있는 것: given, when, then."
    assert all(says.endswith(".") and "validation" not in says for says in korean)


def test_whatever_a_tool_takes_can_be_told_in_either_language() -> None:
    async def listed() -> list[Any]:
        async with session() as judge:
            return (await judge.client.list_tools()).tools

    for tool in result_of(listed()):
        for name in tool.input_schema["properties"]:
            for language in LANGUAGES:
                assert wrong_argument(tool.name, tool.input_schema, name, language, is_there=True).endswith(".")
