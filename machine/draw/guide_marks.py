"""The marks of the adapter guide: headings and rows with their anchors, links to them, and the table of clauses and
assumptions."""

from collections.abc import Iterable

from machine.draw import guide_words as w
from machine.draw.tables import markdown_table, plain
from machine.draw.words import CITES
from machine.port.guide_place import anchor_name
from spec.catalogue.load import load
from spec.language import Language


def anchored(place: str) -> str:
    """The anchor of a place, to stand before its words."""
    return f'<a id="{anchor_name(place)}"></a>'


def heading(level: int, place: str, title: str) -> str:
    """A heading with its anchor."""
    return f"{'#' * level} {anchored(place)}{title}"


def linked(name: str) -> str:
    """A link to a place of the page, by its name."""
    return f"[{name}](#{anchor_name(name)})"


def cited(ids: Iterable[str]) -> str:
    """Links to clauses and assumptions."""
    return ", ".join(map(linked, ids))


def code(text: str) -> str:
    """A text as it is written."""
    return f"`{text}`"


def basis_table(ids: Iterable[str], language: Language) -> str:
    """What these clauses and assumptions say, in the catalogue's words, each with its anchor."""
    return markdown_table(
        (CITES, w.SAYS),
        ((f"{anchored(each)}{each}", plain(words_of_basis(each, language))) for each in ids),
        language,
    )


def words_of_basis(subject: str, language: Language) -> str:
    """What a clause or an assumption says."""
    catalogue = load()
    if subject in catalogue.clauses:
        return catalogue.clauses[subject].says.of(language)
    return catalogue.assumptions[subject].choice.of(language)
