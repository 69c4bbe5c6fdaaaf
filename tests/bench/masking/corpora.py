"""Labelled messages made from a seed: where contact data stands in them, and where something that only looks like it.

`chat` is like an agent's day: short, Korean and English, about one message in eight with a digit or an `@`. `dense` has
contact data or look-alikes in every message and shows what an engine finds, leaks and takes for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Literal, NamedTuple

from spec.catalogue.load import load
from tests.bench.masking.disguises import DISGUISES, disguise
from tests.bench.masking.lookalikes import Language, look_alike
from tests.bench.masking.sentences import BESIDE, CUED, NEUTRAL, PAIRS, PLAIN
from tests.bench.masking.values import KINDS, Kind, Written, write

Corpus = Literal["chat", "dense"]
THOUGHTS: dict[Language, tuple[int, ...]] = {"ko": (34, 40, 18, 8), "en": (24, 40, 26, 10)}
ENDINGS = (" 👍", " 😊", "ㅠㅠ", " 🙏🏻", "!!", "^^", "~")
DOCUMENTED: tuple[Kind, ...] = tuple(kind for kind in KINDS if load().kinds[kind].is_documented)


class Truth(NamedTuple):
    """Contact data at text[start:end]; a leak is judged by text[start:judged], the rest is an extension or a domain.

    Blind corpora also say in which form it is written, and whether a word or a sign beside it tells what it is.
    """

    kind: Kind
    start: int
    end: int
    judged: int
    obfuscated: bool
    form: str = ""
    is_cued: bool = False


class Harmless(NamedTuple):
    """Something at text[start:end] that only looks like contact data."""

    family: str
    start: int
    end: int


class Message(NamedTuple):
    """A message and all that is true of it."""

    text: str
    language: Language
    truths: tuple[Truth, ...] = ()
    harmless: tuple[Harmless, ...] = ()


def spans_of(message: Message) -> list[tuple[int, int]]:
    """Where all that the message is labelled with stands."""
    return [(truth.start, truth.end) for truth in message.truths] + [(h.start, h.end) for h in message.harmless]


def messages(corpus: Corpus, count: int, seed: int, kinds: tuple[Kind, ...] = DOCUMENTED) -> list[Message]:
    """The first `count` messages of a corpus; the same seed gives the same ones."""
    random = Random(f"{corpus} {seed}")
    return list(islice(_chat(random, kinds) if corpus == "chat" else _dense(random, kinds), count))


def _chat(random: Random, kinds: tuple[Kind, ...]) -> Iterator[Message]:
    while True:
        language = _language(random)
        if random.random() >= 1 / 8:
            yield _plain(random, language)
        elif random.random() < 0.3:
            yield _with_contact_data(random, language, kinds, obfuscated=0.03)
        else:
            yield _with_look_alike(random, language)


def _dense(random: Random, kinds: tuple[Kind, ...]) -> Iterator[Message]:
    while True:
        language, draw = _language(random), random.random()
        if draw < 0.55:
            yield _with_contact_data(random, language, kinds, obfuscated=0.2)
        elif draw < 0.9:
            yield _with_look_alike(random, language)
        else:
            both = [_with_contact_data(random, language, kinds, obfuscated=0.2), _with_look_alike(random, language)]
            random.shuffle(both)
            yield _one_after_the_other(random, *both)


def _language(random: Random) -> Language:
    return "ko" if random.random() < 0.5 else "en"


def _plain(random: Random, language: Language) -> Message:
    # One to four thoughts; the weights bring the mean of the corpus to 71 bytes.
    (thoughts,) = random.choices(range(1, 5), THOUGHTS[language])
    text = random.choice(PLAIN[language])
    for _ in range(thoughts - 1):
        text += random.choice((" ", ". ", "\n", "! ", ", ")) + random.choice(PLAIN[language])
    return Message(text + (random.choice(ENDINGS) if random.random() < 0.1 else ""), language)


def _with_contact_data(random: Random, language: Language, kinds: tuple[Kind, ...], obfuscated: float) -> Message:
    if random.random() < 0.15:
        template = random.choice([pair for pair in PAIRS[language] if set(re.findall(r"{(\w+)}", pair)) <= set(kinds)])
        message = Message("", language)
        for literal, kind in re.findall(r"([^{]*)(?:{(\w+)})?", template):
            message = message._replace(text=message.text + literal)
            if kind:
                value, hidden = _value(random, kind, obfuscated)
                while value.needs_cue:
                    value, hidden = _value(random, kind, obfuscated)
                message = _append(message, (value, hidden))
        return message
    kind = random.choice(kinds)
    value, hidden = _value(random, kind, obfuscated)
    neutral = not value.needs_cue and random.random() < 0.35
    before, after = random.choice(NEUTRAL[language] if neutral else CUED[language][kind]).split("{}")
    message = _append(Message(before, language), (value, hidden))
    message = message._replace(text=message.text + after)
    if random.random() < 0.3:
        plain = Message(random.choice(PLAIN[language]), language)
        message = _one_after_the_other(random, *((plain, message) if random.random() < 0.5 else (message, plain)))
    return message


def _value(random: Random, kind: Kind, obfuscated: float) -> tuple[Written, bool]:
    value, hidden = write(kind, random), random.random() < obfuscated
    return (disguise(value, random, random.choice(DISGUISES)) if hidden else value), hidden


def _append(message: Message, value_and_hidden: tuple[Written, bool]) -> Message:
    value, hidden = value_and_hidden
    start = len(message.text)
    truth = Truth(value.kind, start, start + len(value.text), start + value.judged, hidden)
    return message._replace(text=message.text + value.text, truths=(*message.truths, truth))


def _with_look_alike(random: Random, language: Language) -> Message:
    found = look_alike(random, language)
    before, after = random.choice(BESIDE[language][found.family]).split("{}")
    harmless = Harmless(found.family, len(before), len(before) + len(found.text))
    message = Message(before + found.text + after, language, harmless=(harmless,))
    if random.random() < 0.3:
        message = _one_after_the_other(random, message, Message(random.choice(PLAIN[language]), language))
    return message


def _one_after_the_other(random: Random, first: Message, second: Message) -> Message:
    # Two numbers side by side are kept apart by a comma: with a blank between them nobody could tell them apart.
    touching = first.text[-1:].isalnum() and second.text[:1].isdigit()
    text = first.text + (", " if touching else random.choice((" ", "\n", ". ", ", ", " / ")))
    by = len(text)
    truths = (t._replace(start=t.start + by, end=t.end + by, judged=t.judged + by) for t in second.truths)
    harmless = (Harmless(h.family, h.start + by, h.end + by) for h in second.harmless)
    return Message(text + second.text, first.language, (*first.truths, *truths), (*first.harmless, *harmless))
