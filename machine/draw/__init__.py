"""Pictures, transition tables and the requirement matrix, all made from the specification and never by hand."""

from machine.draw.files import drift, generated, write
from machine.draw.mermaid import mermaid

__all__ = ["drift", "generated", "mermaid", "write"]
