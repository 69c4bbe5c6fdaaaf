"""The chapter of the adapter guide on how messages travel: what the README of `machine/remote/` says of it, so that it
is written once."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import machine.remote
from machine.draw import guide_words as w
from machine.draw.guide_marks import heading
from spec.language import Language

README = {"en": "README.md", "ko": "README.ko.md"}
SECTIONS: Mapping[str, Mapping[Language, str]] = {
    "wire": {"en": "The wire, `textdesk/1`", "ko": "주고받는 형식, `textdesk/1`"},
    "what-the-desktop-does": {"en": "What the desktop has to do", "ko": "데스크톱이 해야 하는 것"},
    "failed-exchanges": {"en": "When an exchange fails", "ko": "주고받기가 실패하면"},
    "pitfalls": {"en": "What goes wrong most often", "ko": "자주 틀리는 것"},
}
"""The sections of either README that stand in the guide, by the anchor of each there."""


def wire_chapter(language: Language) -> Iterator[str]:
    """The parts of the chapter, with the README's own words and none of its links."""
    yield heading(2, "travel", w.WIRE.of(language))
    readme = Path(machine.remote.__path__[0], README[language]).read_text(encoding="utf-8")
    bodies = dict(section.split("\n", 1) for section in readme.split("\n## "))
    for place, title in SECTIONS.items():
        yield heading(3, place, title[language])
        yield bodies[title[language]].strip()
