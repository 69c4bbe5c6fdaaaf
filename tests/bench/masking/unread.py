"""Measures the engine on a corpus of somebody who had not read it: `python -m tests.bench.masking.unread PATH`.

The corpus is a Python file, or a folder that holds `corpus.py`, with

    messages(count: int, seed: int) -> Iterator[Message]

of messages with `text`, `truths` (kind, start, end, form, cued, obfuscated) and `harmless` (family, start, end). It is
run, so it must be from somebody you trust; nothing of it is kept here. Measure once, write the figure down, and only
then look at what leaked (`--show`).
"""

import argparse
import importlib.util
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, cast, get_args

from machine.masking import Mode, mask_batch
from tests.bench.masking.blind import Written, as_judged
from tests.bench.masking.judge import is_leaked, left, visible

MOST_SHOWN = 60


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


def corpus_of(path: Path) -> Callable[[int, int], Iterable[Written]]:
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
    return cast("Callable[[int, int], Iterable[Written]]", messages)


def tally(messages: Iterable[Written], mode: Mode, show: str | None = None) -> Tally:
    """What was masked of the messages, counted."""
    every = [as_judged(message) for message in messages]
    found = Tally(Counter(), Counter(), Counter(), Counter(), [])
    for message, masked in zip(every, mask_batch([message.text for message in every], mode=mode), strict=True):
        text, readable = message.text, left(message.text, masked)
        for truth in message.truths:
            names = [truth.kind + " disguised" * truth.obfuscated]
            if truth.kind == "phone" and not truth.obfuscated:
                names.append(f"phone {truth.form}, {'a word beside it' if truth.is_cued else 'none'}")
            found.asked.update(names)
            if is_leaked(text, truth, readable):
                found.wrong.update(names)
                _show(found, show, names, text, truth.start, truth.end)
        for other in message.harmless:
            found.families[other.family] += 1
            if any(place not in readable for place in visible(text, other.start, other.end)):
                found.taken[other.family] += 1
                _show(found, show, [other.family], text, other.start, other.end)
    return found


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
