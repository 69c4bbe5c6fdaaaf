"""Pictures as PNG and as a booklet in PDF, set by Typst, which comes as a wheel (the extra `print`).

Its fonts are those of the system. Where none has Hangul, that is said, and nothing is made in which squares stand for
it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec

from machine.draw.flat import flat
from machine.draw.words import BOOKLET, BOOKLET_MADE
from spec.language import Language

PIXELS_PER_INCH = 144
"""Two pixels for each point: sharp on a screen of any kind."""


class PrintError(RuntimeError):
    """A picture cannot be set. The message is a sentence: what is missing, what to do."""


class Leaf(NamedTuple):
    """A page of the booklet: what it shows, in a sentence, and the picture as SVG."""

    title: str
    sentence: str
    svg: bytes


def png(svg: bytes, language: Language) -> bytes:
    """A picture in light colours as PNG. Raises PrintError."""
    return _set(PICTURE_SOURCE, {"svg": flat(svg)}, language, format="png", ppi=PIXELS_PER_INCH)


def booklet(leaves: Sequence[Leaf], language: Language) -> bytes:
    """A PDF with one picture a page, a list of them first; its texts can be chosen, searched and read aloud (PDF/UA,
    where the system has a font for every sign). Raises PrintError."""
    content = [
        {"title": leaf.title, "sentence": leaf.sentence, "svg": flat(leaf.svg), "wide": _is_wide(leaf.svg)}
        for leaf in leaves
    ]
    values = {
        "leaves": msgspec.json.encode(content).decode(),
        "title": BOOKLET.of(language),
        "made": BOOKLET_MADE.of(language),
    }
    try:
        return _set(BOOKLET_SOURCE, values, language, format="pdf", pdf_standards="ua-1", timestamp=0)
    except PrintError as error:
        # PDF/UA wants a font for every sign. A smiling face in a message is none that many systems have.
        if "could not be displayed" not in str(error):
            raise
        return _set(BOOKLET_SOURCE, values, language, format="pdf", timestamp=0)


def _is_wide(svg: bytes) -> bool:
    box = re.search(rb'viewBox="([-\d. ]+)"', svg)
    if box is None:
        return True
    _, _, width, height = map(float, box.group(1).split())
    return width > height


def _set(source: str, values: dict[str, str], language: Language, **options: Any) -> bytes:
    typst = _typst()
    if language == "ko" and not has_hangul():
        raise PrintError("No font of this system has Hangul; install one, as Noto Sans KR (Debian: fonts-noto-cjk).")
    try:
        made = typst.compile(
            source.encode(), font_paths=_fonts(), sys_inputs={**values, "language": language}, **options
        )
    except typst.TypstError as error:
        raise PrintError(f"The picture cannot be set ({error.message}); try another version of typst.") from error
    return bytes(made)


@cache
def has_hangul() -> bool:
    """Whether a font of the system has Hangul: without one, all syllables look the same. Raises PrintError."""
    typst = _typst()
    one, other = (
        typst.compile(f"#set page(width: 20pt, height: 20pt)\n{syllable}".encode(), font_paths=_fonts(), format="png")
        for syllable in "가힣"
    )
    return bool(one != other)


@cache
def _fonts() -> Any:
    return _typst().Fonts(include_system_fonts=True, include_embedded_fonts=True)


def _typst() -> Any:
    try:
        import typst
    except ImportError:
        raise PrintError(
            'PNG and PDF are set by Typst, which is not installed: pip install "textdesk[print]".'
        ) from None
    return typst


FAMILIES = '("Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", "DejaVu Sans")'
PICTURE_SOURCE = """
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg")
"""
BOOKLET_SOURCE = f"""
#let leaves = json(bytes(sys.inputs.leaves))
#set document(title: sys.inputs.title, date: none)
#set text(lang: sys.inputs.language, font: {FAMILIES}, size: 10pt)
#set page(
  paper: "a4", margin: (x: 12mm, top: 12mm, bottom: 14mm),
  footer: context align(right, text(8pt)[#sys.inputs.title – #counter(page).display()]),
)
#show heading: set text(size: 9pt, weight: "regular", fill: luma(80))
#title(text(22pt, sys.inputs.title))
#sys.inputs.made
#v(1em)
#outline(title: none)
#for leaf in leaves {{
  page(flipped: leaf.wide)[
    #heading(leaf.title)
    #block(height: 1fr, width: 100%, layout(space => {{
      let picture = image.with(bytes(leaf.svg), format: "svg", alt: leaf.sentence)
      let is = measure(picture())
      let scale = calc.min(1, space.width / is.width, space.height / is.height)
      align(center, picture(width: is.width * scale))
    }}))
  ]
}}
"""
