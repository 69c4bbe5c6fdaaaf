"""Holds the code as it stands to what was kept of it before, in a process of its own: runs of the plan and random ones
by their marks, and texts by their masked form. Ends with 1 at the first difference.

`python -m tests.mutation.code.fingerprints keep FILE`, then the same with `hold FILE` in another tree.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.generate.plan import plan
from machine.harness.stateful.recording import recorded
from machine.masking import find, mask
from machine.oracle.fingerprints import RunFingerprints, departure, fingerprints
from machine.port.run_input import RunInput
from tests.bench.masking.corpora import Corpus, messages

RANDOM_STEPS = 5_000
TEXTS = 3_000
CORPORA: tuple[Corpus, ...] = ("chat", "dense")


class Kept(msgspec.Struct, frozen=True):
    """What the code did: runs with their marks, and texts with what was found in them and how they are masked."""

    runs: tuple[RunInput, ...]
    fingerprints: RunFingerprints
    texts: tuple[tuple[str, str], ...]


def keep() -> Kept:
    runs = (*plan().runs(), *recorded(RANDOM_STEPS))
    texts = [each.text for corpus in CORPORA for each in messages(corpus, TEXTS, seed=1)]
    return Kept(runs, fingerprints(runs), tuple((text, _masked(text)) for text in texts))


def _masked(text: str) -> str:
    spots = " ".join(f"{each.kind}:{each.start}-{each.end}" for each in find(text, mode="strict"))
    return f"{mask(text)}\n{mask(text, mode='strict', keep=0)}\n{spots}"


def is_as_kept(kept: Kept) -> bool:
    """Whether the code does the same. Texts first: they tell most of masking within a second."""
    return all(_masked(text) == masked for text, masked in kept.texts) and all(
        departure(run, marks, InProcessDesk()) is None
        for run, marks in zip(kept.runs, kept.fingerprints.marks, strict=True)
    )


def main() -> None:
    what, file = sys.argv[1], Path(sys.argv[2])
    if what == "keep":
        file.write_bytes(msgspec.msgpack.encode(keep()))
    else:
        sys.exit(0 if is_as_kept(msgspec.msgpack.decode(file.read_bytes(), type=Kept)) else 1)


if __name__ == "__main__":
    main()
