"""Runs one checker in a process of its own, so that its memory is its own: prints what it did as JSON."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from machine.lifecycle.bounds import Bounds
from tests.bench.check.checkers import Asked, measured


def main(name: str, bounds: str, model: str, seconds: str, states: str) -> None:
    """`bounds` is JSON, `model` the path of the exported model."""
    where = msgspec.json.decode(bounds, type=Bounds)
    sys.stdout.buffer.write(
        msgspec.json.encode(measured(name, Asked(where, Path(model), float(seconds), int(states))))
    )  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
