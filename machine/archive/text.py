"""Masks plain text line for line, numbers broken over lines too. What is no UTF-8 stays as it is, byte for byte."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise

from machine.archive.blocks import BLOCK_BYTES, LONGEST_BYTES, Blocks, after_last_line
from machine.archive.counts import Counts, MaskedBlock
from machine.archive.long_text import division
from machine.archive.process_pool import Run
from machine.archive.rules import Rules
from machine.masking.choice import needs_whole_lines
from machine.masking.cuts import AHEAD, REACH, cut, line_cuts
from machine.masking.table_heads import MOST_KEPT

LOOKED_AT_BYTES = 1 << 16
"""The last of what is held, in which a place to divide it is looked for."""
BEFORE = REACH + MOST_KEPT
"""So much of that is only read: a number or a table may begin in it."""


def masked(chunks: Iterable[bytes], rules: Rules, run: Run, *, counting: bool) -> Iterator[MaskedBlock]:
    """A text in masked blocks, in order."""
    end = b"\n"
    was_changed = False
    blocks = Blocks(chunks, partial(last_border, rules=rules))
    for block in run(partial(mask_block, rules=rules, counting=counting), blocks.whole()):
        first, last = block.edges
        if was_changed and first and end != b"\n":
            block = block._replace(counts=block.counts + Counts(changed=-1))
        was_changed = last or (was_changed and not block.lines and end != b"\n")
        end = block.content[-1:]
        yield block
    if end != b"\n":
        yield MaskedBlock(b"", 0, 0, counts=Counts(1))


def last_border(held: bytes, rules: Rules) -> int:
    """The last place at which the text may be divided, a line end if one is near; 0 if none is found.

    A text that is nothing but numbers is divided at any line end, once half of what may be held is there, and one that
    has no line ends either where it divides nothing that is found. Own kinds and the strict mode look at whole lines.
    """
    if len(held) < BLOCK_BYTES:
        return 0
    text = decoded(held[-LOOKED_AT_BYTES:])
    border = within_a_line = cut(text, BEFORE, within_lines=not needs_whole_lines(rules.mode, rules.own))
    while border > BEFORE and text[border] != "\n":
        border = cut(text[: text.rfind("\n", 0, border) + 1 + AHEAD], BEFORE)
    if max(border, within_a_line) > BEFORE:
        return len(held) - len(encoded(text[border if border > BEFORE else within_a_line :]))
    if len(held) <= LONGEST_BYTES // 2:
        return 0
    return after_last_line(held) or len(held) - len(encoded(text[division(text, rules) :]))


def mask_block(block: bytes, rules: Rules, *, counting: bool) -> MaskedBlock:
    """A block of text masked as one."""
    text = decoded(block)
    # As many small texts as there can be: most hold nothing, and an odd one decides for itself alone.
    parts = [text[start:end] for start, end in pairwise([0, *line_cuts(text), len(text)])]
    masked = rules.mask(parts)
    lines = block.count(b"\n")
    if not counting:
        return MaskedBlock(encoded("".join(masked)), len(block), lines)
    findings: Counter[str] = Counter()
    changed: set[int] = set()
    line = 0
    for part, after in zip(parts, masked, strict=True):
        done = 0
        for finding in rules.find(part) if part != after else ():
            findings[finding.kind] += 1
            line += part.count("\n", done, finding.start)
            done = finding.start
            changed.add(line)
        line += part.count("\n", done)
    counts = Counts(lines, len(changed), findings)
    return MaskedBlock(
        encoded("".join(masked)), len(block), lines, counts=counts, edges=(0 in changed, lines in changed)
    )


def filtered(chunks: Iterable[bytes], rules: Rules) -> Iterator[bytes]:
    """A stream masked as it comes: what was written to a pipe is held back only while more may change it."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    stream = rules.stream()
    for chunk in chunks:
        yield encoded(stream.feed(decoder.decode(chunk)))
    yield encoded(stream.feed(decoder.decode(b"", final=True)) + stream.close())


def decoded(content: bytes) -> str:
    """The text of bytes. What is no UTF-8 becomes signs that `encoded` turns back."""
    return content.decode("utf-8", "surrogateescape")


def encoded(text: str) -> bytes:
    """The bytes of a text of `decoded`."""
    return text.encode("utf-8", "surrogateescape")
