"""The server holds whatever comes over the wire: an answer or a clean end, and nothing of a file in what it logs."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp

from machine.desk.in_process import InProcessDesk
from machine.editor.desks import NamedDesks
from machine.editor.server import server
from machine.editor.walk_link import OUTSIDE
from machine.language.check import check
from machine.language.feature import stories_of
from machine.language.play import play
from machine.remote import Access
from machine.report.new_feature import of_walk
from tests.editor.situations import Client, result_of
from tests.language.test_check import RIGHT

COMMAND = (sys.executable, "-c", "from machine.cli import main; main()", "lsp")
INITIALIZE = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}
SHUTDOWN = {"jsonrpc": "2.0", "id": 9, "method": "shutdown"}
EXIT = {"jsonrpc": "2.0", "method": "exit"}
SECRET = "멜리사 melissa@gmail.com"
TYPED = RIGHT.replace("그러면 상담사", "그러면 상담사 😀").replace("안녕하세요", SECRET)


def framed(message: dict[str, Any] | bytes) -> bytes:
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def spoken(*parts: bytes) -> subprocess.CompletedProcess[bytes]:
    """What the server says to this input, and how it ends when the input does."""
    return subprocess.run(COMMAND, input=b"".join(parts), capture_output=True, timeout=60, check=False)


def opened(text: str) -> bytes:
    item = {"uri": "file:///nowhere/mine.feature", "languageId": "gherkin", "version": 1, "text": text}
    method = "textDocument/didOpen"
    return framed({"jsonrpc": "2.0", "method": method, "params": {"textDocument": item}})


def test_tutorial_a_client_that_starts_and_ends_it_as_the_protocol_says_gets_its_answers() -> None:
    told = spoken(framed(INITIALIZE), framed(SHUTDOWN), framed(EXIT))

    assert told.returncode == 0
    assert b'"completionProvider"' in told.stdout and b'"inlayHintProvider"' in told.stdout


BROKEN: dict[str, dict[str, Any] | bytes] = {
    "half of JSON": b"{",
    "a list": b"[]",
    "a text": b'"word"',
    "no UTF-8": b"\xff\xfe",
    "an unknown method": {"jsonrpc": "2.0", "id": 2, "method": "no/such"},
    "wrong parameters": {"jsonrpc": "2.0", "id": 3, "method": "textDocument/hover", "params": {"textDocument": 3}},
    "no method": {"jsonrpc": "1.0", "id": 4},
}


def test_broken_messages_are_answered_and_what_follows_as_well() -> None:
    told = spoken(framed(INITIALIZE), opened(TYPED), *map(framed, BROKEN.values()), framed(SHUTDOWN), framed(EXIT))

    assert told.returncode == 0
    assert told.stdout.count(b'"error"') >= 2 and b'"id":9' in told.stdout.replace(b": ", b":")


@pytest.mark.parametrize("end", [b"", b"Content-Length: 10\r\n\r\n{"], ids=["at once", "within a message"])
def test_a_client_that_dies_ends_it(end: bytes) -> None:
    assert spoken(framed(INITIALIZE), opened(TYPED), end).returncode == 0


def test_nothing_of_a_file_is_logged() -> None:
    hover = {"textDocument": {"uri": "file:///nowhere/mine.feature"}, "position": {"line": -5, "character": 10**9}}
    ask = framed({"jsonrpc": "2.0", "id": 3, "method": "textDocument/hover", "params": hover})
    told = spoken(framed(INITIALIZE), opened(TYPED), framed(b"{"), ask, framed(SHUTDOWN), framed(EXIT))

    assert SECRET.split()[1] not in told.stderr.decode() and "멜리사" not in told.stderr.decode()


def test_positions_are_counted_as_the_client_does_behind_an_emoji_and_outside_the_file(tmp_path: Path) -> None:
    async def asked() -> list[lsp.CompletionList | Any]:
        path = tmp_path / "mine.feature"
        async with Client() as client:
            text = RIGHT.replace('"안녕하세요"라고', '"😀😀"라고').replace(
                "요청이 보인다", '요청이 보인다\n    그리고 상담사 "'
            )
            await client.open(path.as_uri(), text)
            line = text.split("\n").index('    그리고 상담사 "')
            places = [lsp.Position(line, 13), lsp.Position(10**6, 10**6), lsp.Position(10, 10**6)]
            document = lsp.TextDocumentIdentifier(path.as_uri())
            return [
                await client.client.text_document_completion_async(lsp.CompletionParams(document, each))
                for each in places
            ]

    inside, *outside = result_of(asked())
    assert "민지" in [each.label for each in inside.items]
    assert None not in outside


def test_what_is_typed_meanwhile_ends_what_is_looked_at_and_the_last_text_is_told(tmp_path: Path) -> None:
    async def typed() -> list[str]:
        uri = (tmp_path / "mine.feature").as_uri()
        async with Client() as client:
            await client.open(uri, RIGHT)
            document = lsp.VersionedTextDocumentIdentifier(uri=uri, version=2)
            for number in range(20):
                text = RIGHT.replace("요청이 보인다", f"요청이 보인다{'x' * number}")
                document = lsp.VersionedTextDocumentIdentifier(uri=uri, version=number + 2)
                client.client.text_document_did_change(
                    lsp.DidChangeTextDocumentParams(document, [lsp.TextDocumentContentChangeWholeDocument(text)])
                )
            while client.published[uri][-1].version != document.version:
                client.came.clear()
                await asyncio.wait_for(client.came.wait(), 60)
            return [each.message for each in client.published[uri][-1].diagnostics]

    assert any("보인다xxxxxxxxxxxxxxxxxxx" in each for each in result_of(typed()))


def test_two_editors_do_not_know_of_each_other(tmp_path: Path) -> None:
    async def opened_twice() -> list[list[str]]:
        uri = (tmp_path / "mine.feature").as_uri()
        async with Client() as one, Client() as other:
            told = [await one.open(uri, RIGHT), await other.open(uri, RIGHT.replace("요청이 보인다", "요청이 들린다"))]
            return [[each.message for each in published.diagnostics] for published in told]

    right, wrong = result_of(opened_twice())
    assert len(wrong) > len(right)


@pytest.mark.parametrize(
    ("address", "language"), [("#/en/walk/0.2.4", "en"), ("file:///page.html#/ko/walk/0.2.4", "ko")]
)
def test_a_walk_that_is_pasted_from_the_page_becomes_a_feature(tmp_path: Path, address: str, language: str) -> None:
    async def fixed() -> str:
        uri = (tmp_path / "mine.feature").as_uri()
        async with Client() as client:
            await client.open(uri, f"{address}\n")
            line = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
            asked = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), line, lsp.CodeActionContext([]))
            actions = await client.client.text_document_code_action_async(asked)
            assert actions and isinstance(actions[0], lsp.CodeAction) and actions[0].edit and actions[0].edit.changes
            [edit] = actions[0].edit.changes[uri]
            return edit.new_text

    written = result_of(fixed())
    checked = check(written)
    assert (checked.language, checked.is_sound) == (language, True)
    assert checked.feature is not None
    assert [play(story, InProcessDesk()).outcome for story in stories_of(checked.feature)] == ["passed"]


BEYOND = """Feature: Beyond
  Scenario: Two customers
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana"
    And there is a customer "Doyun"
    And conversations are offered by hand
    When customer "Hana" texts "Hello"
    And customer "Doyun" texts "Hello"
    Then the conversation of customer "Doyun" is open
"""


def linked(uri: str, text: str) -> tuple[list[str | None], list[str]]:
    """Where the links of a file lead, and what is said of those that lead nowhere."""

    async def resolved() -> tuple[list[str | None], list[str]]:
        said = list[str]()
        async with Client() as client:

            @client.client.feature(lsp.WINDOW_SHOW_MESSAGE)
            def shown(params: lsp.ShowMessageParams) -> None:
                said.append(params.message)

            await client.open(uri, text)
            asked = lsp.DocumentLinkParams(lsp.TextDocumentIdentifier(uri))
            links = await client.client.text_document_document_link_async(asked) or ()
            return [(await client.client.document_link_resolve_async(each)).target for each in links], said

    return result_of(resolved())


def test_a_scenario_is_a_link_to_the_walk_that_leads_where_it_leads(tmp_path: Path) -> None:
    [target], said = linked((tmp_path / "mine.feature").as_uri(), of_walk("#/ko/walk/0.2.4", None))

    assert target is not None and target.startswith("file:///") and target.endswith("#/ko/walk/0.2.4")
    assert said == []


def test_where_no_walk_leads_it_is_said_which_line_leads_out_of_it(tmp_path: Path) -> None:
    targets, said = linked((tmp_path / "mine.feature").as_uri(), BEYOND)

    assert targets == [None]
    assert said == [OUTSIDE.en.format(line=10)]


def test_nothing_is_kept_of_keys_that_were_typed() -> None:
    """Each is a notification that something is looked at for, and there are 18,000 of them in an hour."""

    async def typed() -> tuple[int, int]:
        protocol, done = server(NamedDesks.given((), Access(), 1.0)).protocol, list[object]()

        async def looked(_: object) -> None:
            await asyncio.sleep(0)

        for key in range(20):
            protocol._execute_handler(str(key), looked, done.append, args=(None,))
        kept = len(protocol._request_futures)
        while len(done) < 20:
            await asyncio.sleep(0)
        return kept, len(protocol._request_futures)

    assert result_of(typed()) == (20, 0)
