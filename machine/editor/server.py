"""The language server: each request of the protocol answered by `machine.language`, in positions as the client counts.

Nothing of a file is logged. A request that is too late, for a version that is not there any more, is answered for the
text as it is now.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote, urlparse

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from machine.evidence.checkout import NAME
from machine.language.completion import Item, completion
from machine.language.diagnosis import diagnosis
from machine.language.draft import Draft, draft_at, drafts, language_in
from machine.language.finding import Edit, Finding
from machine.language.hover import hover
from machine.language.mending import mended
from machine.language.name_use import NameUse, name_uses, renamed, use_at
from machine.language.outline import Part, folds, outline, words
from machine.language.phrase_index import readings_of
from machine.language.power import power_findings
from machine.language.quick_fix import quick_fixes
from machine.language.source import feature_files, source_of
from machine.language.state_hint import state_hints
from machine.story.steps.phrase import Phrase

MOST_CHARACTERS = 2_000_000
"""Of a file that is looked at while it is typed."""
MOST_FILES = 500
"""Of a folder in which uses of a step are looked for."""
SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "information": lsp.DiagnosticSeverity.Information,
    "hint": lsp.DiagnosticSeverity.Hint,
}
ITEM_KINDS = {
    "keyword": lsp.CompletionItemKind.Keyword,
    "step": lsp.CompletionItemKind.Event,
    "value": lsp.CompletionItemKind.Value,
    "tag": lsp.CompletionItemKind.Reference,
}
TOKENS = ("keyword", "string", "number", "variable", "comment", "decorator")
SYMBOLS = {0: lsp.SymbolKind.Module, 1: lsp.SymbolKind.Namespace, 2: lsp.SymbolKind.Method, 3: lsp.SymbolKind.Array}
TRIGGERS = (" ", '"', "@", "|")

kept_diagnosis = lru_cache(16)(diagnosis)


def _power(draft: Draft) -> list[Finding]:
    return list(power_findings(draft))


def server() -> LanguageServer:
    """A server that is not started yet."""
    made = LanguageServer(NAME, version(NAME), lsp.TextDocumentSyncKind.Incremental)

    def document(uri: str) -> TextDocument:
        return made.workspace.get_text_document(uri)

    def text_of(uri: str) -> str:
        source = document(uri).source.replace("\r\n", "\n")
        return source if len(source) <= MOST_CHARACTERS else ""

    def place(uri: str, position: lsp.Position) -> tuple[int, int]:
        """Line from 1 and characters before the caret."""
        found = document(uri)
        lines = found.lines
        if position.line >= len(lines):
            return max(len(lines), 1), 0
        own = found.position_codec.position_from_client_units(lines, position)
        return own.line + 1, min(own.character, len(lines[position.line].rstrip("\r\n")))

    def ranged(uri: str, line: int, start: int, end: int) -> lsp.Range:
        found = document(uri)
        own = lsp.Range(lsp.Position(line - 1, start), lsp.Position(line - 1, max(end, start)))
        return found.position_codec.range_to_client_units(found.lines, own) if line <= len(found.lines) else own

    def whole_line(uri: str, line: int) -> lsp.Range:
        lines = text_of(uri).split("\n")
        words_of_line = lines[line - 1] if line <= len(lines) else ""
        return ranged(uri, line, len(words_of_line) - len(words_of_line.lstrip()), len(words_of_line.rstrip()))

    def found_at(uri: str, finding: Finding) -> lsp.Range:
        if finding.end > finding.start:
            return ranged(uri, finding.line, finding.start, finding.end)
        return whole_line(uri, finding.line)

    def edits_of(uri: str, edits: Iterable[Edit]) -> list[lsp.TextEdit]:
        return [lsp.TextEdit(ranged(uri, each.line, each.start, each.end), each.text) for each in edits]

    def replaced(uri: str, after: str) -> list[lsp.TextEdit]:
        """The whole text by another one."""
        before = document(uri).source
        if before == after:
            return []
        last = before.split("\n")
        end = ranged(uri, len(last), 0, len(last[-1])).end if last[-1] else lsp.Position(len(last) - 1, 0)
        return [lsp.TextEdit(lsp.Range(lsp.Position(0, 0), end), after)]

    looking: dict[str, asyncio.Task[None]] = {}

    def look(uri: str) -> None:
        """Look at a file aside; a change that comes meanwhile ends it."""
        if (before := looking.pop(uri, None)) is not None:
            before.cancel()
        looking[uri] = asyncio.get_running_loop().create_task(looked_at(uri))

    async def looked_at(uri: str) -> None:
        text, loop = text_of(uri), asyncio.get_running_loop()
        findings = list((await loop.run_in_executor(None, kept_diagnosis, text)).findings)
        publish(uri, text, findings)
        if "@" not in text:
            return
        for draft in drafts(text):
            findings += await loop.run_in_executor(None, _power, draft)
        publish(uri, text, findings)

    def publish(uri: str, text: str, findings: Sequence[Finding]) -> None:
        """Tell what was found, if that is still the text."""
        if text_of(uri) != text:
            return
        language = language_in(text)
        told = [
            lsp.Diagnostic(
                range=found_at(uri, each),
                message=each.says.of(language),
                severity=SEVERITIES[each.severity],
                code=each.rule,
                source=NAME,
            )
            for each in findings
        ]
        made.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, told, version=document(uri).version))

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        look(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        look(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        if (task := looking.pop(params.text_document.uri, None)) is not None:
            task.cancel()
        made.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(params.text_document.uri, []))

    @made.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=list(TRIGGERS)))
    def completed(params: lsp.CompletionParams) -> lsp.CompletionList:
        uri = params.text_document.uri
        line, character = place(uri, params.position)
        items = completion(text_of(uri), line, character)
        return lsp.CompletionList(
            is_incomplete=True, items=[item_of(uri, line, character, each, n) for n, each in enumerate(items)]
        )

    def item_of(uri: str, line: int, character: int, item: Item, rank: int) -> lsp.CompletionItem:
        typed = text_of(uri).split("\n")[line - 1][item.start : character]
        return lsp.CompletionItem(
            label=item.label,
            kind=ITEM_KINDS[item.kind],
            detail=item.detail or None,
            sort_text=f"{rank:04}",
            # Our own order and narrowing hold: an editor that compares letters would lose what has other particles.
            filter_text=typed or item.label,
            insert_text_format=lsp.InsertTextFormat.Snippet if item.is_template else lsp.InsertTextFormat.PlainText,
            text_edit=lsp.TextEdit(ranged(uri, line, item.start, item.end), item.text),
        )

    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        uri = params.text_document.uri
        told = hover(text_of(uri), *place(uri, params.position))
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, told)) if told else None

    @made.feature(lsp.TEXT_DOCUMENT_INLAY_HINT)
    def hinted(params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
        uri = params.text_document.uri
        lines = text_of(uri).split("\n")
        return [
            lsp.InlayHint(ranged(uri, each.line, 0, len(lines[each.line - 1])).end, each.says, padding_left=True)
            for each in state_hints(text_of(uri))
            if params.range.start.line < each.line <= params.range.end.line + 1
        ]

    @made.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]))
    def fixed(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        text = text_of(uri)
        first, last = params.range.start.line + 1, params.range.end.line + 1
        return [
            lsp.CodeAction(
                title=fix.title,
                kind=lsp.CodeActionKind.QuickFix,
                edit=lsp.WorkspaceEdit({uri: edits_of(uri, fix.edits)}),
            )
            for fix in quick_fixes(text, kept_diagnosis(text), first, last)
        ]

    def location(uri: str, line: int, start: int, end: int) -> lsp.Location:
        return lsp.Location(uri, ranged(uri, line, start, end))

    def named(uri: str, position: lsp.Position) -> NameUse | None:
        return use_at(text_of(uri), *place(uri, position))

    def same_name(uri: str, use: NameUse) -> list[NameUse]:
        return [each for each in name_uses(text_of(uri)) if (each.role, each.name) == (use.role, use.name)]

    @made.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def defined(params: lsp.DefinitionParams) -> list[lsp.Location]:
        uri = params.text_document.uri
        use = named(uri, params.position)
        if use is not None:
            uses = same_name(uri, use)
            new = [each for each in uses if each.is_new] or uses[:1]
            return [location(uri, each.line, each.start, each.end) for each in new]
        return [
            lsp.Location(Path(code.co_filename).as_uri(), at(code.co_firstlineno, 0, 0))
            for phrase in phrases_at(uri, params.position)
            for code in [phrase.act.__code__]
        ]

    def at(line: int, start: int, end: int) -> lsp.Range:
        return lsp.Range(lsp.Position(line - 1, start), lsp.Position(line - 1, end))

    def phrases_at(uri: str, position: lsp.Position) -> list[Phrase]:
        line, _ = place(uri, position)
        draft = draft_at(text_of(uri), line)
        steps = () if draft is None else draft.steps
        return [r.phrase for step in steps if step.line == line for r in readings_of(step.text)]

    @made.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def referred(params: lsp.ReferenceParams) -> list[lsp.Location]:
        uri = params.text_document.uri
        use = named(uri, params.position)
        if use is not None:
            return [location(uri, each.line, each.start, each.end) for each in same_name(uri, use)]
        wanted = {phrase.id for phrase in phrases_at(uri, params.position)}
        found = list[lsp.Location]()
        for other, text in texts_beside(uri):
            for draft in drafts(text):
                for step in draft.steps:
                    if any(reading.phrase.id in wanted for reading in readings_of(step.text)):
                        found.append(lsp.Location(other, at(step.line, step.start, step.start + len(step.text))))
        return found

    def texts_beside(uri: str) -> Sequence[tuple[str, str]]:
        """The file, and the others of its folder, as they are open or as they lie there."""
        texts = {uri: text_of(uri)}
        parsed = urlparse(uri)
        folder = Path(unquote(parsed.path)).parent
        if parsed.scheme == "file" and folder.is_dir():
            for path in list(feature_files(folder))[:MOST_FILES]:
                other = path.as_uri()
                opened_text = made.workspace.text_documents.get(other)
                texts.setdefault(other, opened_text.source if opened_text is not None else source_of(path).text)
        return tuple(texts.items())

    @made.feature(lsp.TEXT_DOCUMENT_RENAME)
    def rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        uri = params.text_document.uri
        use = named(uri, params.position)
        if use is None:
            return None
        try:
            after = renamed(text_of(uri), use, params.new_name)
        except ValueError:
            return None
        return lsp.WorkspaceEdit({uri: replaced(uri, after)})

    @made.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    def formatted(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        uri = params.text_document.uri
        return replaced(uri, mended(text_of(uri)))

    @made.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outlined(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        uri = params.text_document.uri
        return nested(uri, list(outline(text_of(uri))))

    def nested(uri: str, parts: list[Part]) -> list[lsp.DocumentSymbol]:
        roots: list[lsp.DocumentSymbol] = []
        open_parts: list[tuple[int, lsp.DocumentSymbol]] = []
        lines = text_of(uri).split("\n")
        for part in parts:
            symbol = lsp.DocumentSymbol(
                name=part.name or part.keyword,
                kind=SYMBOLS[part.depth],
                detail=part.keyword,
                range=lsp.Range(
                    lsp.Position(part.line - 1, 0), ranged(uri, part.last_line, 0, len(lines[part.last_line - 1])).end
                ),
                selection_range=whole_line(uri, part.line),
                children=[],
            )
            while open_parts and open_parts[-1][0] >= part.depth:
                open_parts.pop()
            if open_parts:
                children = open_parts[-1][1].children
                assert isinstance(children, list), "it is made above"
                children.append(symbol)
            else:
                roots.append(symbol)
            open_parts.append((part.depth, symbol))
        return roots

    @made.feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    def folded(params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        return [lsp.FoldingRange(first - 1, last - 1) for first, last in folds(text_of(params.text_document.uri))]

    @made.feature(
        lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, lsp.SemanticTokensLegend(token_types=list(TOKENS), token_modifiers=[])
    )
    def coloured(params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
        uri = params.text_document.uri
        data, line, start = list[int](), 0, 0
        for word in words(text_of(uri)):
            own = ranged(uri, word.line, word.start, word.end)
            if own.start.line != line:
                start = 0
            data += [own.start.line - line, own.start.character - start, own.end.character - own.start.character]
            data += [TOKENS.index(word.kind), 0]
            line, start = own.start.line, own.start.character
        return lsp.SemanticTokens(data)

    return made
