"""An hour of typing, as fast as the server takes it: does its memory stay? `python -m tests.editor.typing [KEYS]`.

18,000 keys are an hour at five a second. Steps are written letter by letter into scenarios of a file of 300 lines,
deleted and written anew, with completion at every tenth key and hover and hints at every hundredth.
"""

from __future__ import annotations

import random
import sys
from itertools import islice
from pathlib import Path

from lsprotocol import types as lsp

from machine.evidence.checkout import ROOT
from tests.editor.situations import Client, result_of

KEYS, SAMPLES = 18_000, 12
LINES = 300


async def memory(keys: int) -> list[tuple[int, int]]:
    """How many KiB the server held after so many keys, at some moments."""
    text = "\n".join(islice(_lines(), LINES))
    lines = text.split("\n")
    chance, found = random.Random(7), list[tuple[int, int]]()
    uri = "file:///typed/mine.feature"
    async with Client() as client:
        await client.open(uri, text)
        version, key = 2, 0
        while key < keys:
            number = chance.choice(
                [place for place, line in enumerate(lines) if line.startswith("    ") and line.strip()]
            )
            whole = lines[number]
            for end in range(len(whole) // 2, len(whole) + 1):
                lines[number] = whole[:end]
                change = lsp.TextDocumentContentChangeWholeDocument("\n".join(lines))
                document = lsp.VersionedTextDocumentIdentifier(uri=uri, version=version)
                client.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))
                version, key = version + 1, key + 1
                place = lsp.Position(number, end)
                where = lsp.TextDocumentIdentifier(uri)
                if key % 10 == 0:
                    await client.client.text_document_completion_async(lsp.CompletionParams(where, place))
                if key % 100 == 0:
                    await client.client.text_document_hover_async(lsp.HoverParams(where, place))
                    whole_file = lsp.Range(lsp.Position(0, 0), lsp.Position(len(lines), 0))
                    await client.client.text_document_inlay_hint_async(lsp.InlayHintParams(where, whole_file))
                if key % max(keys // SAMPLES, 1) == 0:
                    found.append((key, _held(client)))
    return found


def _lines() -> list[str]:
    return [
        line
        for file in sorted((ROOT / "features" / "en").glob("*.feature"))
        for line in file.read_text(encoding="utf-8").split("\n")
        if not line.startswith("Feature:") or file.name == "asset_deleted.feature"
    ]


def _held(client: Client) -> int:
    """The resident set of the server, from the system."""
    process = client.client._server
    assert process is not None
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    return int(next(line for line in status.split("\n") if line.startswith("VmRSS:")).split()[1])


if __name__ == "__main__":
    for key, kib in result_of(memory(int(sys.argv[1]) if len(sys.argv) > 1 else KEYS)):
        print(f"{key:>7,} keys: {kib / 1024:.0f} MiB")
