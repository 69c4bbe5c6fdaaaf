"""The adapter guide, taken over from the last time where nothing that it rests on has changed: half of its making are
walks on our own desk, by which it is known what changes when."""

from __future__ import annotations

from machine.draw.guide import guide
from machine.evidence.cache import stage
from spec.language import Language


def kept_guide(language: Language) -> str:
    """The guide in a language."""
    return stage("guide", str, lambda: guide(language), fresh=False, of=language)
