"""Desktops elsewhere: in another process, over HTTP, or made by a function of yours; and the other side of the wire."""

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
