"""The two blind corpora as the benchmark judges them: one of chats, one of records and logs, by two writers.

They had seen neither the engine nor the other corpora. More than half of the messages hold contact data, a third
look-alikes only, in about thirty languages; every value is drawn by the seed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, Protocol, cast

from tests.bench.masking import blind_chats, blind_records
from tests.bench.masking.corpora import Harmless, Message, Truth
from tests.bench.masking.values import Kind

Blind = Literal["chat", "records"]
# Chats have a slot for each of them and one family for all.
_MEASURES = {"weight", "height", "bp", "size"}
LOOK_ALIKES: tuple[str, ...] = tuple(
    sorted({*blind_chats.FAMILY, *(family for family, _ in blind_records.HARM.values()), "table"} - _MEASURES)
)
_SIGN = re.compile("[@＠﹫★]|%40|&#64;")
_WORD = "at|ät|arroba|arobase|골뱅이|собака|chiocciola|małpa|アット"
# First what brackets, lines or crosses set apart: a domain or a mailbox may hold the bare word.
_WORDS = (
    re.compile(rf"\s*(?:[(（\[{{<](?:{_WORD})[)）\]}}>]|_at_|#at#)", re.IGNORECASE),
    re.compile(rf"\s+(?:{_WORD})\s+|골뱅이", re.IGNORECASE),
)


class Labelled(Protocol):
    """What a writer says that some characters of a message are."""

    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def form(self) -> str: ...
    @property
    def cued(self) -> bool: ...
    @property
    def obfuscated(self) -> bool: ...


class LookAlike(Protocol):
    """What a writer says that some characters are, and nothing to mask."""

    @property
    def family(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Written(Protocol):
    """A message as its writer hands it over."""

    @property
    def text(self) -> str: ...
    @property
    def truths(self) -> Sequence[Labelled]: ...
    @property
    def harmless(self) -> Sequence[LookAlike]: ...


def messages(count: int, seed: int, corpus: Blind = "chat") -> list[Message]:
    """The first `count` messages of a corpus; the same seed gives the same ones."""
    made = (blind_chats if corpus == "chat" else blind_records).messages(count, seed)
    return [as_judged(message) for message in made]


def as_judged(message: Written) -> Message:
    """The message as the benchmark judges it: of an address up to the sign before its domain, which may stay."""
    text = message.text
    return Message(
        text,
        "ko" if re.search("[가-힣]", text) else "en",
        tuple(_truth(text, truth) for truth in message.truths),
        tuple(Harmless(other.family, other.start, other.end) for other in message.harmless),
    )


def _truth(text: str, truth: Labelled) -> Truth:
    mailbox = mailbox_length(text[truth.start : truth.end]) if truth.kind == "email" else None
    judged = truth.end if mailbox is None else truth.start + mailbox
    return Truth(cast(Kind, truth.kind), truth.start, truth.end, judged, truth.obfuscated, truth.form, truth.cued)


def mailbox_length(address: str) -> int:
    """How many characters of a mail address stand before its sign, or the word for it; all if it has none."""
    for sign in (_SIGN, *_WORDS):
        if found := sign.search(address):
            return found.start()
    return len(address)
