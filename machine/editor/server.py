"""The language server: which request of the protocol is answered by what.

Nothing of a file is logged. What is asked of a place that is not there any more is answered for the nearest.
"""

from __future__ import annotations

import asyncio
import logging
from importlib.metadata import version
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from machine.editor import answers
from machine.editor.desks import NamedDesks
from machine.editor.diagnostics import Diagnostics
from machine.editor.open_file import OpenFile
from machine.editor.protocol import AnsweringProtocol
from machine.editor.walk_link import OPEN, NoLinkError, walk_fix, walk_target
from machine.evidence.checkout import NAME
from machine.language.diagnosis import diagnosis
from machine.language.draft import drafts
from machine.language.hover import hover
from machine.language.mending import mended
from machine.language.name_use import renamed
from machine.language.quick_fix import quick_fixes
from machine.language.state_hint import state_hints

TRIGGERS = [" ", '"', "@", "|"]
"""Behind these an editor asks by itself what may follow."""
FIXES = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
LEGEND = lsp.SemanticTokensLegend(token_types=list(answers.TOKENS), token_modifiers=[])


def server(desks: NamedDesks) -> LanguageServer:
    """A server with these desktops that is not started yet."""
    # It would log messages that it cannot read, with what they hold.
    logging.getLogger("pygls").setLevel(logging.CRITICAL + 1)
    made = LanguageServer(NAME, version(NAME), lsp.TextDocumentSyncKind.Incremental, protocol_cls=AnsweringProtocol)

    def open_file(uri: str) -> OpenFile:
        return OpenFile(made.workspace, uri)

    diagnostics = Diagnostics(open_file, made.text_document_publish_diagnostics, desks)

    @made.feature(lsp.INITIALIZE)
    def began(params: lsp.InitializeParams) -> None:
        diagnostics.desk = _desk(params.initialization_options)

    @made.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: lsp.DidChangeConfigurationParams) -> None:
        match params.settings:
            case {"textdesk": settings}:
                diagnostics.desk = _desk(settings)

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        diagnostics.look(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        diagnostics.look(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        diagnostics.look(params.text_document.uri, is_saved=True)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        diagnostics.clear(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=TRIGGERS))
    def completed(params: lsp.CompletionParams) -> lsp.CompletionList:
        return answers.completion_list(open_file(params.text_document.uri), params.position)

    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        file = open_file(params.text_document.uri)
        told = hover(file.text, *file.place(params.position))
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, told)) if told else None

    @made.feature(lsp.TEXT_DOCUMENT_INLAY_HINT)
    def hinted(params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
        file = open_file(params.text_document.uri)
        first, last = params.range.start.line + 1, params.range.end.line + 1
        hints = (each for each in state_hints(file.text) if first <= each.line <= last)
        return [lsp.InlayHint(file.end_of(each.line), each.says, padding_left=True) for each in hints]

    @made.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, FIXES)
    async def fixed(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        file = open_file(params.text_document.uri)
        first, last = params.range.start.line + 1, params.range.end.line + 1
        fixes = [(fix.title, fix.edits) for fix in quick_fixes(file.text, diagnosis(file.text), first, last)]
        # The first walk waits for the table of all walks.
        if (walk := await asyncio.to_thread(walk_fix, file, first, last)) is not None:
            fixes.insert(0, (walk.title, (walk.edit,)))
        return [
            lsp.CodeAction(
                title=title,
                kind=lsp.CodeActionKind.QuickFix,
                edit=lsp.WorkspaceEdit({file.uri: file.edits(edits)}),
            )
            for title, edits in fixes
        ]

    @made.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def defined(params: lsp.DefinitionParams) -> list[lsp.Location]:
        file = open_file(params.text_document.uri)
        if (use := answers.name_at(file, params.position)) is not None:
            uses = answers.same_name(file, use)
            return [file.location(each) for each in [each for each in uses if each.is_new] or uses[:1]]
        found = list[lsp.Location]()
        for phrase in answers.phrases_at(file, params.position):
            code = phrase.act.__code__
            line = lsp.Position(code.co_firstlineno - 1, 0)
            found.append(lsp.Location(Path(code.co_filename).as_uri(), lsp.Range(line, line)))
        return found

    @made.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def referred(params: lsp.ReferenceParams) -> list[lsp.Location]:
        file = open_file(params.text_document.uri)
        if (use := answers.name_at(file, params.position)) is not None:
            return [file.location(each) for each in answers.same_name(file, use)]
        phrases = answers.phrases_at(file, params.position)
        return [location for each in file.beside() for location in answers.uses_of(each, phrases)] if phrases else []

    @made.feature(lsp.TEXT_DOCUMENT_RENAME)
    def rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        file = open_file(params.text_document.uri)
        use = answers.name_at(file, params.position)
        if use is None:
            return None
        try:
            return lsp.WorkspaceEdit({file.uri: file.replaced_by(renamed(file.text, use, params.new_name))})
        except ValueError:
            return None

    @made.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    def formatted(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        file = open_file(params.text_document.uri)
        return file.replaced_by(mended(file.text))

    @made.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outlined(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        return answers.symbols(open_file(params.text_document.uri))

    @made.feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    def folded(params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        return answers.folding_ranges(open_file(params.text_document.uri))

    @made.feature(lsp.TEXT_DOCUMENT_DOCUMENT_LINK, lsp.DocumentLinkOptions(resolve_provider=True))
    def linked(params: lsp.DocumentLinkParams) -> list[lsp.DocumentLink]:
        file = open_file(params.text_document.uri)
        return [
            lsp.DocumentLink(
                file.whole_line(draft.line), tooltip=OPEN.of(file.language), data={"uri": file.uri, "line": draft.line}
            )
            for draft in drafts(file.text)
            if draft.section != "background"
        ]

    @made.feature(lsp.DOCUMENT_LINK_RESOLVE)
    async def resolved(link: lsp.DocumentLink) -> lsp.DocumentLink:
        match link.data:
            case {"uri": str(uri), "line": int(line)}:
                file = open_file(uri)
                try:
                    # The first walk waits for the table of all walks.
                    link.target = await asyncio.to_thread(walk_target, file, line)
                except NoLinkError as error:
                    said = lsp.ShowMessageParams(lsp.MessageType.Info, error.says.of(file.language))
                    made.window_show_message(said)
        return link

    @made.feature(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, LEGEND)
    def coloured(params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
        return answers.semantic_tokens(open_file(params.text_document.uri))

    return made


def _desk(settings: object) -> str | None:
    """The desktop that an editor's settings choose, by its name."""
    match settings:
        case {"desk": str(name)} if name.strip():
            return name.strip()
    return None
