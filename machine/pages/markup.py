"""How the page's templates are filled: everything from the catalogue is escaped, and links are addresses."""

from __future__ import annotations

import re
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from machine.draw import addresses
from machine.evidence.cache import cached, content_hash, keep, kept_folder
from machine.pages import phrases
from spec.catalogue.entries import Words
from spec.language import Language

FOLDER = Path(__file__).parent
TEMPLATES = "templates"
PACKAGED = FOLDER / "index.html"
"""An installed page without results."""
PACKAGED_FEATURES = FOLDER / "feature_files"
"""What an installed page is made of: features/ of the checkout that it came from."""


ISOLATES = "\u2066\u2067\u2068"
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_TURNS = re.compile("[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]")
"""What is written from right to left, or says so of what follows it."""


def features_folder(home: Path | None) -> Path:
    """The features that the page shows: those of a checkout, or without one those that came with the package."""
    return PACKAGED_FEATURES if home is None else home / "features"


def filled(name: str, language: Language, **values: Any) -> Markup:
    """A template of templates/ in one language. In it `t(words)` says words, `href(address)` links to an address and
    `at(address)` is the id of what has it; `p` are the page's own phrases."""
    template = _environment(language).get_template(f"{name}.html.j2")
    return Markup(template.render(**values))


class _KeptCode(BytecodeCache):
    """Templates as they were compiled the last time: compiling takes a second. Kept as results are, in a folder of
    their own; Jinja compares the template's text besides."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take over what lies there."""
        if (code := cached(bucket.key, _key(), bytes, kept_folder() / TEMPLATES)) is not None:
            bucket.load_bytecode(BytesIO(code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        keep(bucket.key, _key(), bucket.bytecode_to_string(), kept_folder() / TEMPLATES)


@cache
def _key() -> str:
    return content_hash([__name__])


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=isolated,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_KeptCode(),
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


def isolated(value: object) -> object:
    """A text that may turn the direction of what stands beside it, set apart so that it does not. Everything else as it
    is, markup too: what is in it was set apart when it was made."""
    if isinstance(value, str) and not isinstance(value, Markup) and not value.isascii() and _TURNS.search(value):
        # What it closes itself that it has not opened closes none of ours but those that are there for it.
        closed = 1 + value.count(POP_ISOLATE)
        opened = closed + sum(map(value.count, ISOLATES))
        return f"{FIRST_STRONG_ISOLATE * closed}{value}{POP_ISOLATE * opened}"
    return value


def _said(words: Words, language: Language) -> str:
    return words.of(language)
