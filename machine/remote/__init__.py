"""Desktops elsewhere: in another process, over HTTP, or made by a function of yours; and the other side of the wire."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from machine.remote.access import Access, AccessError, header_of, options_of
    from machine.remote.target import TargetError, arguments_of, desk_of, is_remote, resets

__all__ = [
    "Access",
    "AccessError",
    "TargetError",
    "arguments_of",
    "desk_of",
    "header_of",
    "is_remote",
    "options_of",
    "resets",
]
OF_ACCESS = frozenset({"Access", "AccessError", "header_of", "options_of"})


def __getattr__(name: str) -> Any:
    """What is asked for, from where it is: who only reads options waits for no desktop."""
    if name not in __all__:
        raise AttributeError(f"machine.remote has no {name}.")
    return getattr(import_module(f"machine.remote.{'access' if name in OF_ACCESS else 'target'}"), name)
