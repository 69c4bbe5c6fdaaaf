"""What the language service knows of an open file, in the form of the protocol."""

from __future__ import annotations

from lsprotocol import types as lsp

from machine.editor.open_file import OpenFile
from machine.language.completion import completion
from machine.language.draft import draft_at, drafts
from machine.language.name_use import NameUse, name_uses, use_at
from machine.language.outline import folds, outline, words
from machine.language.phrase_index import readings_of
from machine.story.steps.phrase import Phrase

ITEM_KINDS = {
    "keyword": lsp.CompletionItemKind.Keyword,
    "step": lsp.CompletionItemKind.Event,
    "value": lsp.CompletionItemKind.Value,
    "tag": lsp.CompletionItemKind.Reference,
}
TOKENS = ("keyword", "string", "number", "variable", "comment", "decorator")
"""What words are, in the order of the numbers that stand for it."""
SYMBOLS = {0: lsp.SymbolKind.Module, 1: lsp.SymbolKind.Namespace, 2: lsp.SymbolKind.Method, 3: lsp.SymbolKind.Array}
"""How a section is shown, by its depth."""


def completion_list(file: OpenFile, position: lsp.Position) -> lsp.CompletionList:
    """What may be written at a position. It is asked for anew at each sign, since we narrow it ourselves: an editor
    that compares letters would lose what has another particle."""
    line, character = file.place(position)
    items = list[lsp.CompletionItem]()
    for rank, item in enumerate(completion(file.text, line, character)):
        typed = file.lines[line - 1][item.start : character]
        form = lsp.InsertTextFormat.Snippet if item.is_template else lsp.InsertTextFormat.PlainText
        items.append(
            lsp.CompletionItem(
                label=item.label,
                kind=ITEM_KINDS[item.kind],
                detail=item.detail or None,
                sort_text=f"{rank:04}",
                filter_text=typed or item.label,
                insert_text_format=form,
                text_edit=lsp.TextEdit(file.range(line, item.start, item.end), item.text),
            )
        )
    return lsp.CompletionList(is_incomplete=True, items=items)


def name_at(file: OpenFile, position: lsp.Position) -> NameUse | None:
    """The name at a position."""
    return use_at(file.text, *file.place(position))


def same_name(file: OpenFile, use: NameUse) -> list[NameUse]:
    """All uses of a name in a file."""
    return [each for each in name_uses(file.text) if (each.role, each.name) == (use.role, use.name)]


def phrases_at(file: OpenFile, position: lsp.Position) -> list[Phrase]:
    """The phrases that read the step at a position."""
    line, _ = file.place(position)
    draft = draft_at(file.text, line)
    steps = () if draft is None else draft.steps
    return [reading.phrase for step in steps if step.line == line for reading in readings_of(step.text)]


def uses_of(file: OpenFile, phrases: list[Phrase]) -> list[lsp.Location]:
    """Every step of a file that one of these phrases reads."""
    wanted = {phrase.id for phrase in phrases}
    return [
        lsp.Location(file.uri, file.range(step.line, step.start, step.start + len(step.text)))
        for draft in drafts(file.text)
        for step in draft.steps
        if any(reading.phrase.id in wanted for reading in readings_of(step.text))
    ]


def symbols(file: OpenFile) -> list[lsp.DocumentSymbol]:
    """The outline, each section within the one that it lies in."""
    roots, above = list[lsp.DocumentSymbol](), list[tuple[int, list[lsp.DocumentSymbol]]]()
    for part in outline(file.text):
        while above and above[-1][0] >= part.depth:
            above.pop()
        inner = list[lsp.DocumentSymbol]()
        symbol = lsp.DocumentSymbol(
            name=part.name or part.keyword,
            kind=SYMBOLS[part.depth],
            detail=part.keyword,
            range=lsp.Range(lsp.Position(part.line - 1, 0), file.end_of(part.last_line)),
            selection_range=file.whole_line(part.line),
            children=inner,
        )
        (above[-1][1] if above else roots).append(symbol)
        above.append((part.depth, inner))
    return roots


def folding_ranges(file: OpenFile) -> list[lsp.FoldingRange]:
    """What can be folded."""
    return [lsp.FoldingRange(first - 1, last - 1) for first, last in folds(file.text)]


def semantic_tokens(file: OpenFile) -> lsp.SemanticTokens:
    """What each word is: five numbers a word, its place from the one before."""
    data, line, start = list[int](), 0, 0
    for word in words(file.text):
        own = file.range(word.line, word.start, word.end)
        start = start if own.start.line == line else 0
        length = own.end.character - own.start.character
        data += [own.start.line - line, own.start.character - start, length, TOKENS.index(word.kind), 0]
        line, start = own.start.line, own.start.character
    return lsp.SemanticTokens(data)
