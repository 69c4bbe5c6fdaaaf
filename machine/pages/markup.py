"""How the page's templates are filled: everything from the catalogue is escaped, and links are addresses."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from machine.draw import addresses
from machine.pages import phrases
from spec.catalogue.entries import Words
from spec.language import Language

FOLDER = Path(__file__).parent
PACKAGED = FOLDER / "index.html"
"""An installed page without results."""
PACKAGED_FEATURES = FOLDER / "feature_files"
"""What an installed page is made of: features/ of the checkout that it came from."""


def features_folder(home: Path | None) -> Path:
    """The features that the page shows: those of a checkout, or without one those that came with the package."""
    return PACKAGED_FEATURES if home is None else home / "features"


def filled(name: str, language: Language, **values: Any) -> Markup:
    """A template of templates/ in one language. In it `t(words)` says words, `href(address)` links to an address and
    `at(address)` is the id of what has it; `p` are the page's own phrases."""
    template = _environment(language).get_template(f"{name}.html.j2")
    return Markup(template.render(**values))


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        language=language,
        t=partial(_said, language=language),
        at=lambda address: addresses.place(address, language),
        href=lambda address: f"#{addresses.place(address, language)}",
        p=phrases,
        addresses=addresses,
    )
    return environment


def _said(words: Words, language: Language) -> str:
    return words.of(language)
