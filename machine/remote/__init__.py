"""Desktops elsewhere: in another process, over HTTP, or made by a function of yours; and the other side of the wire."""

from machine.remote.target import TargetError, arguments_of, desk_of

__all__ = ["TargetError", "arguments_of", "desk_of"]
