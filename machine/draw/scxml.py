"""A machine as SCXML, the standard's form of a state chart, for tools that read it. Made on demand, never committed.

Guards are conditions by name, joined by `and`: whoever runs the chart gives each name a value or a function. What SCXML
has no word for (who causes an event, the effect, what it may emit, what all rests on) stands in attributes of a
namespace of our own, which readers leave alone.
"""

from __future__ import annotations

from xml.etree import ElementTree

from machine.draw.words import emitted_by
from machine.lifecycle.declaration import CHAINS
from machine.lifecycle.table import TABLE, MachineSpec, Transition

NAMESPACE = "http://www.w3.org/2005/07/scxml"
OURS = "urn:textdesk"


def scxml(name: str) -> str:
    """A machine ("Conversation"). Raises ValueError for another name."""
    for machine in TABLE.machines:
        if machine.name == name:
            return _chart(machine)
    known = ", ".join(machine.name for machine in TABLE.machines)
    raise ValueError(f"There is no machine {name!r}; the machines are {known}.")


def _chart(machine: MachineSpec) -> str:
    attributes = {"xmlns": NAMESPACE, "xmlns:textdesk": OURS, "version": "1.0"}
    root = ElementTree.Element("scxml", {**attributes, "name": machine.name, "initial": machine.initial})
    for state in machine.states:
        element = ElementTree.SubElement(root, "final" if state in machine.final else "state", {"id": state})
        for transition in TABLE.transitions:
            if transition.machine == machine.name and transition.source == state:
                ElementTree.SubElement(element, "transition", _attributes(transition))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _attributes(transition: Transition) -> dict[str, str]:
    effect = transition.effect
    known = {
        "event": transition.event,
        "cond": " and ".join(guard.__name__ for guard in transition.guards),
        "target": transition.target,
        "textdesk:by": TABLE.event[f"{transition.machine}.{transition.event}"].by.value,
        "textdesk:effect": " ".join(each.__name__ for each in CHAINS.get(effect, (effect,))) if effect else "",
        "textdesk:emits": " ".join(emitted_by(transition)),
        "textdesk:cites": " ".join(transition.cites),
    }
    return {name: value for name, value in known.items() if value}
