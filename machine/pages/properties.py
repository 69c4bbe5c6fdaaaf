"""The view of properties: what must hold of every state, every step and every run, and what each rests on."""

from __future__ import annotations

import msgspec

from machine.draw import addresses
from machine.oracle.property_oracle import properties_of_runs
from spec.catalogue.entries import Words
from spec.properties import PROGRESS_PROPERTIES

KINDS = {
    "state": Words("of every state", "모든 상태에서"),
    "step": Words("of every step", "모든 단계에서"),
    "history": Words("of every run, as it is seen", "모든 실행에서, 화면에 보이는 대로"),
    "soundness": Words("of the machines and the port", "상태 기계와 포트에서"),
    "progress": Words("of what must come in the end", "결국 일어나야 하는 것"),
    "deadlock": Words("of every state", "모든 상태에서"),
}
"""What each kind of property is about."""


class PropertyEntry(msgspec.Struct, frozen=True):
    """A property, and the clauses, assumptions and hazards that it rests on."""

    id: str
    address: str
    says: Words
    kind: Words
    cites: tuple[str, ...]


def properties() -> tuple[PropertyEntry, ...]:
    """Every property but those that are there for one state or transition each."""
    return tuple(
        PropertyEntry(
            each.id, addresses.property_of(each.id), each.title, KINDS[getattr(each, "kind", "soundness")], each.cites
        )
        for each in (*properties_of_runs(), *PROGRESS_PROPERTIES)
    )
