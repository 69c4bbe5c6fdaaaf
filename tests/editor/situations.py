"""Fifty editing situations, by somebody who had not seen the editor, as a scripted client puts them to the server."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

CARET = "‸"
Result = TypeVar("Result")
TABLE: list[dict[str, Any]] = msgspec.json.decode(Path(__file__).with_name("situations.json").read_bytes())
SEVERITIES = {1: "error", 2: "warning", 3: "information", 4: "hint"}


class Client:
    """A client that speaks the protocol with a server of its own, over standard input and output."""

    def __init__(self, *arguments: str, settings: Mapping[str, object] | None = None) -> None:
        self._arguments, self._settings = arguments, settings
        self.client = LanguageClient("tests", "1")
        self.published: dict[str, list[lsp.PublishDiagnosticsParams]] = {}
        self.came = asyncio.Event()

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: lsp.PublishDiagnosticsParams) -> None:
            self.published.setdefault(params.uri, []).append(params)
            self.came.set()

    async def __aenter__(self) -> Client:
        await self.client.start_io(
            sys.executable, "-c", "from machine.cli import main; main()", "lsp", *self._arguments
        )
        await self.client.initialize_async(
            lsp.InitializeParams(
                capabilities=lsp.ClientCapabilities(),
                process_id=None,
                root_uri=None,
                initialization_options=self._settings,
            )
        )
        self.client.initialized(lsp.InitializedParams())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    async def open(self, uri: str, text: str) -> lsp.PublishDiagnosticsParams:
        """Open a file, and wait for what is said of it."""
        self.published.pop(uri, None)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "gherkin", 1, text)))
        # What takes longer is looked at aside and told again.
        while len(self.published.get(uri, ())) < (2 if "@" in text else 1):
            self.came.clear()
            await asyncio.wait_for(self.came.wait(), 60)
        return self.published[uri][-1]


async def judged(client: Client, entry: dict[str, Any], folder: Path) -> list[str]:
    """What is not as an entry wants it, a sentence each."""
    for name, other in entry.get("other_files", {}).items():
        (folder / name).write_text(other, encoding="utf-8")
    before, _, after = entry["text"].partition(CARET)
    text = before + after
    path = folder / "mine.feature"
    path.write_text(text, encoding="utf-8")
    uri = path.as_uri()
    said = await client.open(uri, text)
    line, character = before.count("\n"), len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
    position = lsp.Position(line, character)
    answer = await _asked(client, entry, uri, position, text)
    return [wrong for each in entry["wanted"] if (wrong := _wrong(each, entry, answer, said, text, before))]


async def _asked(client: Client, entry: dict[str, Any], uri: str, position: lsp.Position, text: str) -> Any:
    document, lsp_client = lsp.TextDocumentIdentifier(uri), client.client
    everything = lsp.Range(lsp.Position(0, 0), lsp.Position(text.count("\n") + 1, 0))
    match entry["asks"]:
        case "completion":
            return await lsp_client.text_document_completion_async(lsp.CompletionParams(document, position))
        case "hints":
            return await lsp_client.text_document_inlay_hint_async(lsp.InlayHintParams(document, everything))
        case "fixes":
            context = lsp.CodeActionContext(diagnostics=[])
            return await lsp_client.text_document_code_action_async(lsp.CodeActionParams(document, everything, context))
        case "hover":
            return await lsp_client.text_document_hover_async(lsp.HoverParams(document, position))
        case "definition":
            return await lsp_client.text_document_definition_async(lsp.DefinitionParams(document, position))
        case "references":
            context_of = lsp.ReferenceContext(include_declaration=True)
            return await lsp_client.text_document_references_async(lsp.ReferenceParams(context_of, document, position))
        case "rename":
            return await lsp_client.text_document_rename_async(lsp.RenameParams(document, position, entry["new_name"]))
        case "symbols":
            return await lsp_client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
        case "folding":
            return await lsp_client.text_document_folding_range_async(lsp.FoldingRangeParams(document))
        case "formatting":
            return await lsp_client.text_document_formatting_async(
                lsp.DocumentFormattingParams(document, lsp.FormattingOptions(2, True))
            )
        case "colours":
            return await lsp_client.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(document))
        case _:
            return None


def _wrong(
    want: dict[str, Any], entry: dict[str, Any], answer: Any, said: lsp.PublishDiagnosticsParams, text: str, before: str
) -> str:
    told = said.diagnostics
    match next(iter(want)):
        case "offers":
            return (
                "" if any(_fits(want["offers"], each) for each in _items(answer)) else f"not offered: {want['offers']}"
            )
        case "offers_not":
            bad = any(_fits(want["offers_not"], each) for each in _items(answer))
            return f"offered: {want['offers_not']}" if bad else ""
        case "first_of":
            first = _items(answer)[: want["within"]]
            good = any(_fits(pattern, each) for pattern in want["first_of"] for each in first)
            return "" if good else f"none of {want['first_of']} within {want['within']}: {[each[0] for each in first]}"
        case "says":
            severity = want.get("severity", "any")
            good = any(
                each.range.start.line + 1 == want["line"]
                and all(word.casefold() in each.message.casefold() for word in want["says"])
                and severity in ("any", SEVERITIES[each.severity or 1])
                for each in told
            )
            return "" if good else f"not said in line {want['line']}: {want['says']} {severity}"
        case "silent":
            wrong = [
                each.message for each in told if each.range.start.line + 1 == want["line"] and (each.severity or 1) < 4
            ]
            return f"said in line {want['line']}: {wrong}" if wrong else ""
        case "hint":
            hints = [(each.position.line + 1, str(each.label)) for each in answer or ()]
            good = any(line == want["line"] and all(word in says for word in want["hint"]) for line, says in hints)
            return "" if good else f"no hint {want['hint']} in line {want['line']}: {hints}"
        case "fix":
            return _wrong_fix(want, answer, said.uri, text)
        case "hover":
            shown = "" if answer is None else answer.contents.value
            return "" if all(word in shown for word in want["hover"]) else f"hover lacks {want['hover']}: {shown[:300]}"
        case "goes_to":
            return _wrong_place(want["goes_to"], answer)
        case "uses":
            return "" if len(answer or ()) == want["uses"] else f"{len(answer or ())} uses, not {want['uses']}"
        case "file_after":
            edits = answer.changes[said.uri] if hasattr(answer, "changes") else answer or []
            after = _edited(text, edits)
            return "" if after == want["file_after"] else f"the file becomes:\n{after}"
        case "symbols":
            names = list(_names(answer or ()))
            return "" if all(any(word in each for each in names) for word in want["symbols"]) else f"symbols: {names}"
        case "folds":
            folds = [[each.start_line + 1, each.end_line + 1] for each in answer or ()]
            missing = [each for each in want["folds"] if each not in folds]
            return f"not folded: {missing} of {folds}" if missing else ""
        case "colours":
            return _wrong_colours(want["colours"], answer, text)
        case other:
            raise ValueError(other)


def _items(answer: Any) -> list[tuple[str, str]]:
    items = [] if answer is None else getattr(answer, "items", answer)
    items = sorted(items, key=lambda each: each.sort_text or each.label)
    return [
        (each.label, _plain(each.text_edit.new_text if each.text_edit else each.insert_text or "")) for each in items
    ]


def _plain(template: str) -> str:
    return re.sub(r"\$\{[0-9]+:((?:[^}\\]|\\.)*)\}", lambda each: each[1].replace("\\", ""), template)


KEYWORD = re.compile(r"^(?:Given|When|Then|And|But|\*|먼저|만일|그러면|그리고|하지만) ")


def _fits(pattern: str, item: tuple[str, str]) -> bool:
    expression = ".*".join(re.escape(part) for part in pattern.split("…"))
    told = {*item, *(KEYWORD.sub("", each.strip()) for each in item)}
    return any(re.fullmatch(expression, each.strip(), re.DOTALL) for each in told)


def _wrong_fix(want: dict[str, Any], answer: Any, uri: str, text: str) -> str:
    titles = []
    for action in answer or ():
        edits = action.edit.changes[uri]
        titles.append(action.title)
        after = _edited(text, edits)
        if all(word in action.title for word in want["fix"]) and ("becomes" not in want or want["becomes"] in after):
            return ""
    return f"no fix {want['fix']}: {titles}"


def _edited(text: str, edits: Any) -> str:
    lines = text.split("\n")

    def offset(position: lsp.Position) -> int:
        line = lines[position.line] if position.line < len(lines) else ""
        own = len(line.encode("utf-16-le")[: position.character * 2].decode("utf-16-le"))
        return sum(len(each) + 1 for each in lines[: position.line]) + own

    for edit in sorted(edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def _wrong_place(wanted: str, answer: Any) -> str:
    places = answer if isinstance(answer, list) else [answer] if answer else []
    for place in places:
        path = Path(place.uri.removeprefix("file://"))
        line = path.read_text(encoding="utf-8").split("\n")[place.range.start.line] if path.exists() else ""
        if wanted in line or wanted in place.uri:
            return ""
    return f"does not go to {wanted}: {places}"


def _names(symbols: Any) -> Iterator[str]:
    for symbol in symbols:
        yield symbol.name
        yield from _names(symbol.children or ())


def _wrong_colours(wanted: dict[str, str], answer: Any, text: str) -> str:
    kinds = ("keyword", "string", "number", "variable", "comment", "decorator")
    found: list[tuple[str, str]] = []
    line = start = 0
    lines = text.split("\n")
    for at in range(0, len(answer.data), 5):
        down, right, length, kind, _ = answer.data[at : at + 5]
        line, start = line + down, right if down else start + right
        encoded = lines[line].encode("utf-16-le")
        found.append((encoded[start * 2 : (start + length) * 2].decode("utf-16-le"), kinds[kind]))
    missing = [word for word, kind in wanted.items() if not any(word in told and kind == own for told, own in found)]
    return f"colours of {missing}: {found}" if missing else ""


def result_of(session: Coroutine[Any, Any, Result]) -> Result:
    """What a session of a client ends with; in a thread, for a browser of other tests leaves its loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, session).result()  # noqa: TID251


async def every() -> dict[str, list[str]]:
    """What is wrong by the id of each entry."""
    found = {}
    async with Client() as client:
        for entry in TABLE:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    found[entry["id"]] = await judged(client, entry, Path(folder))
                except Exception as error:
                    found[entry["id"]] = [f"{type(error).__name__}: {error}"]
    return found


if __name__ == "__main__":
    result = result_of(every())
    for name, wrongs in result.items():
        for wrong in wrongs:
            print(f"{name}: {wrong}")
    print(f"{sum(not wrongs for wrongs in result.values())} of {len(result)} right")
