"""The requirement matrix as one HTML page that needs nothing else: no script, no font, no other file."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from machine.draw.matrix import KINDS, MADE, Row, basis_of
from spec.catalogue.entries import Words


class Mark(NamedTuple):
    """How a verdict is shown: a sign and a word carry it, the colour class only helps."""

    sign: str
    word: Words
    colour: str


VERDICTS = MappingProxyType(
    {
        "proved": Mark("✓✓", Words("proved", "증명됨"), "good"),
        "tested": Mark("✓", Words("tested", "시험됨"), "good"),
        "passed": Mark("✓", Words("passed", "통과"), "good"),
        "refuted": Mark("✗", Words("refuted", "반증됨"), "bad"),
        "failed": Mark("✗", Words("failed", "실패"), "bad"),
        "undetermined": Mark("?", Words("undetermined", "미정"), "open"),
        "advisory": Mark("–", Words("advisory", "권고 사항"), "calm"),
    }
)
"""The verdict words that the page knows. Another word is shown as it is."""


def page(rows: Sequence[Row], results: Mapping[str, str] | None = None, summary: str = "") -> str:
    """The page. Without `results` it says what is declared and nothing else, byte for byte the same each time.

    `results` gives verdict words for what a run found, by clause or assumption id, by property id, and by scenario
    ("en/respond: …", as in Row.scenarios); an id without a verdict is shown without one. `summary` is plain text that
    stands above the matrix.
    """
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    given = {} if results is None else results
    return environment.get_template("matrix.html.j2").render(
        documented=[row for row in rows if row.documented],
        assumed=[row for row in rows if not row.documented],
        with_results=results is not None,
        summary=summary,
        marks={subject: _mark(word) for subject, word in given.items()},
        kinds=KINDS,
        basis_of=basis_of,
        made=MADE,
    )


def _mark(word: str) -> Mark:
    return VERDICTS.get(word, Mark("·", Words(word, word), "calm"))
