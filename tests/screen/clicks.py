"""What a click on a picture stands for."""

from typing import Any

from spec.port import commands as c
from tests.screen.markup_tree import Element


def clickable(root: Element) -> list[Element]:
    """Everything that stands for a command."""
    return [each for each in root.everything() if "data-command" in each.attributes]


def needs_of(element: Element) -> list[str]:
    """The fields that the person gives."""
    return (element.attributes.get("data-needs") or "").split()


def command_of(element: Element, agent: str | None) -> dict[str, Any]:
    """The command that an element stands for, as it goes over the wire, without what is still to be given."""
    told = {
        name.removeprefix("data-"): value
        for name, value in element.attributes.items()
        if name.startswith("data-") and name != "data-needs"
    }
    form = getattr(c, str(told["command"]))
    return {**told, **({"agent": agent} if "agent" in form.__struct_fields__ else {})}
