"""The view of properties: what must hold of every state, every step and every run, and what each rests on."""

from __future__ import annotations

import msgspec

from machine.draw import addresses
from machine.oracle.property_oracle import properties_of_runs
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.properties import MACHINES_ARE_SOUND, PROGRESS_PROPERTIES

KINDS = {
    "state": Words("of every state", "모든 상태에서"),
    "step": Words("of every step", "모든 단계에서"),
    "history": Words("of every run, as it is seen", "모든 실행에서, 화면에 보이는 대로"),
    "soundness": Words("of the machines and the port", "상태 기계와 포트에서"),
    "progress": Words("of what must come in the end", "결국 일어나야 하는 것"),
    "deadlock": Words("of going on from every state", "모든 상태에서 이어 갈 수 있는지"),
}
"""What each kind of property is about."""
CHECKED = {
    "state": Words(
        "`textdesk check` looks at every state within its bound, and in the walk each is asked at every step.",
        "`textdesk check`가 한도 안의 모든 상태에서 확인하고, 따라가기에서도 단계마다 확인한다.",
    ),
    "step": Words(
        "`textdesk check` looks at every step from every state within its bound.",
        "`textdesk check`가 한도 안의 모든 상태에서 나오는 모든 단계에서 확인한다.",
    ),
    "history": Words(
        "Random runs are watched: tested and not proved.", "무작위 실행을 지켜본다. 시험하는 것이며 증명이 아니다."
    ),
    "soundness": Words(
        "Asked of every command in random runs and in the whole bounded space.",
        "무작위 실행과 한정된 공간 전체의 모든 명령에서 확인한다.",
    ),
    "progress": Words(
        "`textdesk check` looks for a run within its bound in which it never comes.",
        "`textdesk check`가 한도 안에서 끝내 일어나지 않는 실행을 찾는다.",
    ),
    "deadlock": Words(
        "`textdesk check` looks for a state within its bound from which nothing goes on.",
        "`textdesk check`가 한도 안에서 아무것도 이어지지 않는 상태를 찾는다.",
    ),
}
"""What checks each kind."""
CLAUSES = Words("Clauses", "조항")
ASSUMPTIONS = Words("Assumptions", "가정")
HAZARDS = Words("Hazards", "위험")


class PropertyEntry(msgspec.Struct, frozen=True):
    """A property, and the clauses, assumptions and hazards that it rests on."""

    id: str
    address: str
    says: Words
    kind: str
    cites: tuple[str, ...]

    @property
    def grounds(self) -> tuple[tuple[Words, tuple[str, ...]], ...]:
        """What it rests on by kind, each kind that there is with its name."""
        catalogue = load()
        kinds = ((CLAUSES, catalogue.clauses), (ASSUMPTIONS, catalogue.assumptions), (HAZARDS, catalogue.hazards))
        return tuple(
            (says, found) for says, kind in kinds if (found := tuple(each for each in self.cites if each in kind))
        )


class PropertyGroup(msgspec.Struct, frozen=True):
    """The properties of one kind: what they are about, and what checks them."""

    id: str
    says: Words
    checked: Words
    entries: tuple[PropertyEntry, ...]


def properties() -> tuple[PropertyEntry, ...]:
    """Every property but those that are there for one state or transition each."""
    return tuple(
        PropertyEntry(each.id, addresses.property_of(each.id), each.title, _kind(each), each.cites)
        for each in (*properties_of_runs(), *PROGRESS_PROPERTIES)
    )


def _kind(declared: object) -> str:
    """That the machines are sound is asked of every state, and is nothing that could be asked of one in a walk."""
    return "soundness" if declared is MACHINES_ARE_SOUND else getattr(declared, "kind", "soundness")


def grouped(found: tuple[PropertyEntry, ...]) -> tuple[PropertyGroup, ...]:
    """By kind, in the order of `KINDS`."""
    return tuple(
        PropertyGroup(kind, says, CHECKED[kind], alike)
        for kind, says in KINDS.items()
        if (alike := tuple(each for each in found if each.kind == kind))
    )
