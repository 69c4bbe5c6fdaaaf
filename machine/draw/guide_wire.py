"""The chapter of the adapter guide on how messages travel: what the README of `machine/remote/` says of it, so that it
is written once."""

from collections.abc import Iterator
from pathlib import Path

import machine.remote
from machine.draw import guide_words as w
from machine.draw.guide_marks import heading
from spec.language import Language

README = {"en": "README.md", "ko": "README.ko.md"}
SECTIONS = {2: "wire", 3: "what-the-desktop-does", 4: "failed-exchanges", 6: "pitfalls"}
"""The sections of either README that stand in the guide, by their number, with the anchor of each there."""


def wire_chapter(language: Language) -> Iterator[str]:
    """The parts of the chapter, with the README's own words and none of its links."""
    yield heading(2, "travel", w.WIRE.of(language))
    readme = Path(machine.remote.__path__[0], README[language]).read_text(encoding="utf-8")
    sections = readme.split("\n## ")
    for number, place in SECTIONS.items():
        title, _, body = sections[number].partition("\n")
        yield heading(3, place, title)
        yield body.strip()
