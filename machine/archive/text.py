"""Masks plain text line for line, numbers broken over lines too. What is no UTF-8 stays as it is, byte for byte."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from machine.archive.blocks import BLOCK_BYTES, LONGEST_BYTES, after_last_line
from machine.archive.counts import Counts, MaskedBlock
from machine.archive.rules import Rules
from machine.masking.cuts import AHEAD, REACH, cut, line_cuts

LOOKED_AT_BYTES = 1 << 16
"""The last of what is held, in which a place to divide it is looked for."""


def last_border(held: bytes) -> int:
    """The last line end at which the text may be divided, 0 if none is found.

    A text that is nothing but numbers is divided at any, once half of what may be held is there.
    """
    if len(held) < BLOCK_BYTES:
        return 0
    text = _decoded(held[-LOOKED_AT_BYTES:])
    border = cut(text, REACH)
    while border > REACH and text[border] != "\n":
        border = cut(text[: text.rfind("\n", 0, border) + 1 + AHEAD], REACH)
    if border > REACH:
        return len(held) - len(_encoded(text[border:]))
    return after_last_line(held) if len(held) > LONGEST_BYTES // 2 else 0


def mask_block(block: bytes, rules: Rules, *, counting: bool) -> MaskedBlock:
    """A block of text masked as one."""
    text = _decoded(block)
    # As many small texts as there can be: most hold nothing, and an odd one decides for itself alone.
    parts = [text[start:end] for start, end in pairwise([0, *line_cuts(text), len(text)])]
    masked = rules.mask(parts)
    counts = Counts()
    if counting:
        counts = Counts(block.count(b"\n"))
        counts = sum((_counts(part, rules) for part, after in zip(parts, masked, strict=True) if part != after), counts)
    return MaskedBlock(_encoded("".join(masked)), len(block), block.count(b"\n"), counts=counts)


def _counts(text: str, rules: Rules) -> Counts:
    """The findings by kind, and the lines in which one begins."""
    findings: Counter[str] = Counter()
    changed = done = 0
    for kind, start in rules.kinds_in(text):
        findings[kind] += 1
        changed += not done or text.find("\n", done - 1, start) >= 0
        done = start + 1
    return Counts(0, changed, findings)


def filtered(chunks: Iterable[bytes], rules: Rules) -> Iterator[bytes]:
    """A stream masked as it comes: what was written to a pipe is held back only while more may change it."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    stream = rules.stream()
    for chunk in chunks:
        yield _encoded(stream.feed(decoder.decode(chunk)))
    yield _encoded(stream.feed(decoder.decode(b"", final=True)) + stream.close())


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
