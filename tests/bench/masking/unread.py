"""Measures the engine on a corpus of somebody who had not read it: `python -m tests.bench.masking.unread PATH`.

The corpus is a Python file, or a folder that holds `corpus.py`, with

    messages(count: int, seed: int) -> Iterator[Message]

of messages with `text`, `truths` (kind, start, end, form, cued, obfuscated) and `harmless` (family, start, end). It is
run, so it must be from somebody you trust; nothing of it is kept here. Measure once, write the figure down, and only
then look at what leaked (`--show`).
"""

import argparse
import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, Protocol, cast, get_args

from machine.masking import Mode, mask_batch
from tests.bench.masking.corpora import Truth
from tests.bench.masking.judge import is_leaked, left
from tests.bench.masking.values import Kind

SIGN_BEFORE_DOMAIN = re.compile(r"@|%40|&#64;|＠|﹫|\W*(?:\b(?:at|AT)\b|[\[({<_](?:at|@|ät)|골뱅이|arroba|chiocciola)")
MOST_SHOWN = 60


class Labelled(Protocol):
    """What a writer says that some characters of a message are."""

    kind: str
    start: int
    end: int
    form: str
    cued: bool
    obfuscated: bool


class Other(Protocol):
    """What a writer says that some characters are, and nothing to mask."""

    family: str
    start: int
    end: int


class Message(Protocol):
    """A message of a corpus."""

    text: str
    truths: Sequence[Labelled]
    harmless: Sequence[Other]


class Tally(NamedTuple):
    """How many of each thing there were, and of how many more could be read than may be, or less."""

    asked: Counter[str]
    wrong: Counter[str]
    families: Counter[str]
    taken: Counter[str]
    shown: list[str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each kind and form, and one for the look-alikes that were masked. Always 0."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.masking.unread", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("corpus", type=Path, help="the corpus's file, or the folder that holds its corpus.py")
    parser.add_argument("--messages", type=int, default=8_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mode", choices=get_args(Mode), default="balanced")
    parser.add_argument("--show", metavar="NAME", help="what leaked of a kind or form, or was taken of a family")
    options = parser.parse_args(arguments)
    messages = corpus_of(options.corpus)(options.messages, options.seed)
    print("\n".join(lines(tally(messages, options.mode, options.show))))
    return 0


def corpus_of(path: Path) -> Callable[[int, int], Iterable[Message]]:
    """The corpus's `messages`. Raises SystemExit with a sentence for a file that has none."""
    file = path / "corpus.py" if path.is_dir() else path
    spec = importlib.util.spec_from_file_location("unread_corpus", file)
    if spec is None or spec.loader is None or not file.is_file():
        raise SystemExit(f"{file} is no Python file; give a corpus, or the folder that holds its corpus.py.")
    module: ModuleType = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    if not callable(messages := getattr(module, "messages", None)):
        raise SystemExit(f"{file} has no messages(count, seed); write it as the head of this program says.")
    return cast("Callable[[int, int], Iterable[Message]]", messages)


def tally(messages: Iterable[Message], mode: Mode, show: str | None = None) -> Tally:
    """What was masked of the messages, counted."""
    every = [(message.text, message.truths, message.harmless) for message in messages]
    found = Tally(Counter(), Counter(), Counter(), Counter(), [])
    for (text, truths, harmless), masked in zip(
        every, mask_batch([text for text, *_ in every], mode=mode), strict=True
    ):
        readable = left(text, masked)
        for truth in truths:
            names = [truth.kind + " disguised" * truth.obfuscated]
            if truth.kind == "phone" and not truth.obfuscated:
                names.append(f"phone {truth.form}, {'a word beside it' if truth.cued else 'none'}")
            is_wrong = is_leaked(text, _judged(text, truth), readable)
            found.asked.update(names)
            if is_wrong:
                found.wrong.update(names)
                _show(found, show, names, text, truth.start, truth.end)
        for other in harmless:
            found.families[other.family] += 1
            if any(place not in readable for place in range(other.start, other.end) if text[place].isalnum()):
                found.taken[other.family] += 1
                _show(found, show, [other.family], text, other.start, other.end)
    return found


def _judged(text: str, truth: Labelled) -> Truth:
    """The truth, of an address up to the sign before its domain, which may stay."""
    end = truth.end
    if truth.kind == "email" and (sign := SIGN_BEFORE_DOMAIN.search(text, truth.start + 1, truth.end)):
        end = sign.start()
    return Truth(cast(Kind, truth.kind), truth.start, truth.end, end, truth.obfuscated)


def _show(found: Tally, show: str | None, names: list[str], text: str, start: int, end: int) -> None:
    if show in names and len(found.shown) < MOST_SHOWN:
        found.shown.append(f"{text[max(0, start - 40) : start]!r} «{text[start:end]!r}» {text[end : end + 20]!r}")


def lines(found: Tally) -> list[str]:
    """The figures, as they are printed."""
    told = [
        f"{name}: {found.wrong[name]} of {asked}, {found.wrong[name] / asked:.2%}"
        for name, asked in sorted(found.asked.items())
    ]
    asked, taken = found.families.total(), found.taken.total()
    if asked:
        most = ", ".join(f"{name} {count} of {found.families[name]}" for name, count in found.taken.most_common(8))
        told.append(f"look-alikes masked: {taken} of {asked}, {taken / asked:.2%}" + f" ({most})" * bool(most))
    return [*found.shown, *told]


if __name__ == "__main__":
    sys.exit(main())
