"""Pictures, transition tables and the requirement matrix, all made from the specification and never by hand."""

from machine.draw.files import DrawError, drift, generated, write
from machine.draw.mermaid import mermaid

__all__ = ["DrawError", "drift", "generated", "mermaid", "write"]
