"""A file that is saved is run on the desktop that it chooses, or the editor's settings; both know names alone."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest
from lsprotocol import types as lsp

from machine.editor.desks import NamedDesks
from machine.editor.desktop_run import Choice, chosen_desk, desktop_findings
from machine.language.translation import translated
from machine.remote import Access
from tests.editor.judge.test_tools import AVAILABLE, HEAD
from tests.editor.situations import Client, result_of

BROKEN = "tests.editor.judge.test_tools:broken"
TEXT = HEAD + AVAILABLE.replace("  @AVAIL-1\n", "")
SEEN = {
    "en": 'On "mine": The status of agent "Minji" is nothing, not "Available".',
    "ko": '"mine"에서: 상담사 "Minji"의 상태는 "사용 가능"이어야 하는데 없다.',
}
ENDED = {
    "en": 'On "mine" 0 scenarios passed, 1 failed, 0 were left out.',
    "ko": '"mine"에서 시나리오 0개가 통과하고 1개가 실패했다. 0개는 하지 않았다.',
}


def saved(
    folder: Path, text: str, *arguments: str, settings: Mapping[str, object] | None = None, later: object = None
) -> list[tuple[str, int, str]]:
    """Rule, line and sentence of what is said of a file after it was saved; `later` are settings that come then."""

    async def session() -> list[tuple[str, int, str]]:
        uri = (folder / "mine.feature").as_uri()
        async with Client(*arguments, settings=settings) as client:
            await client.open(uri, text)
            if later is not None:
                client.client.workspace_did_change_configuration(lsp.DidChangeConfigurationParams(later))
            client.client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
            found = list[lsp.Diagnostic]()
            while not any(str(each.code).startswith("desk-") for each in found):
                client.came.clear()
                await asyncio.wait_for(client.came.wait(), 60)
                found = list(client.published[uri][-1].diagnostics)
            return [(str(each.code), each.range.start.line + 1, each.message) for each in found]

    return result_of(session())


@pytest.mark.parametrize("language", ["en", "ko"])
def test_tutorial_a_file_chooses_a_desktop_in_a_comment_and_what_it_does_otherwise_is_told(
    language: str, tmp_path: Path
) -> None:
    text = TEXT if language == "en" else translated(TEXT, "ko")
    choice = "# desk: mine" if language == "en" else "# 데스크톱: mine"

    told = saved(tmp_path, f"{choice}\n{text}", "--desk", f"mine={BROKEN}")

    fails = len(text.rstrip().split("\n")) + 1
    assert told == [("desk-result", 1, ENDED[language]), ("step-fails-there", fails, SEEN[language])]


def test_settings_choose_one_where_the_file_does_not(tmp_path: Path) -> None:
    named = ("--desk", f"mine={BROKEN}", "--desk", "ours=inprocess")

    at_start = saved(tmp_path, TEXT, *named, settings={"desk": "ours"})
    changed = saved(tmp_path, TEXT, *named, settings={"desk": "ours"}, later={"textdesk": {"desk": "mine"}})
    by_file = saved(tmp_path, f"# desk: ours\n{TEXT}", *named, settings={"desk": "mine"})

    assert at_start == [("desk-result", 1, 'On "ours" 1 scenarios passed, 0 failed, 0 were left out.')]
    assert [each[0] for each in changed] == ["desk-result", "step-fails-there"]
    assert [each[0] for each in by_file] == ["desk-result"]


def test_what_is_false_on_our_own_desk_as_well_is_told_once(tmp_path: Path) -> None:
    false = TEXT.replace('Minji" is "Available"', 'Minji" is "RONA"')

    told = saved(tmp_path, f"# desk: mine\n{false}", "--desk", f"mine={BROKEN}")

    assert [each[0] for each in told] == ["desk-result", "step-fails"]


@pytest.mark.parametrize("target", ["inprocess", "http://127.0.0.1:1", "stdio:rm", "os:getcwd"])
def test_neither_a_file_nor_settings_choose_a_target(target: str, tmp_path: Path) -> None:
    told = saved(tmp_path, f"# desk: {target}\n{TEXT}", "--desk", "mine=inprocess")

    assert told == [
        (
            "desk-not-there",
            1,
            f'There is no desktop "{target}"; there are textdesk, mine. Desktops are named when the server is started.',
        )
    ]
    assert saved(tmp_path, TEXT, settings={"desk": target})[0][0] == "desk-not-there"


def test_a_desktop_that_is_not_there_is_told_where_it_is_chosen_and_its_target_is_not(tmp_path: Path) -> None:
    [(rule, line, says)] = saved(
        tmp_path, f"\n# desk: mine\n{TEXT}", "--desk", "mine=stdio:/nowhere/secret-desk --token abc"
    )

    assert (rule, line) == ("desk-not-there", 2)
    assert (
        says == 'On "mine": Exchange 1 (hello) failed, unreachable: the command cannot be started; try it in a shell.'
    )


DESKS = NamedDesks.given((f"mine={BROKEN}",), Access(), 5.0)


def found(text: str, *, setting: str | None = None, is_over: bool = False) -> list[str]:
    return [each.says.en for each in desktop_findings(text, DESKS, setting, lambda: is_over)]


def test_what_cannot_be_run_is_not_and_nothing_is_where_no_other_desktop_is_chosen() -> None:
    assert found(TEXT) == []
    assert found(TEXT, setting="textdesk") == []
    assert found(TEXT.replace("When agent", "When the agent"), setting="mine") == []
    assert found(TEXT, setting="mine", is_over=True) == ['On "mine" 0 scenarios passed, 0 failed, 1 were left out.']


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("# desk: mine\nFeature: A", Choice("mine", 1)),
        ("#language: ko\n\n  # Desk = mine  \nFeature: A", Choice("mine", 3)),
        ("# the desk: mine\nFeature: A", None),
        ("Feature: A\n# desk: mine", None),
        ("@OFFER-1\n# desk: mine\nFeature: A", None),
        ("# desk:\n# desk: my own\n", None),
        ("", None),
    ],
)
def test_the_choice_stands_above_whatever_else_there_is(text: str, choice: Choice | None) -> None:
    assert chosen_desk(text) == choice
