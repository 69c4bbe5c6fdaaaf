"""One mutant: a desktop that is wrong in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from machine.desk.in_process import MaskerMaker
from machine.lifecycle.table import Table
from machine.oracle.fingerprints import Key
from machine.port.port import ListingDesk


@dataclass(frozen=True)
class Mutant:
    """A desktop that is wrong in one place. `name` says in a reader's words what is wrong.

    One of the machines has its `table`; `touches` are the events and states that are answered from other transitions
    than ours, so a run in which none of them is asked for is the same as ours. `make_masker` is there where masking is
    wrong.
    """

    id: str
    name: str
    make_desk: Callable[[], ListingDesk]
    table: Table | None = None
    touches: frozenset[Key] = frozenset()
    make_masker: MaskerMaker | None = None
