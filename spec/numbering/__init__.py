"""What is known of numbers: how each country builds its phone numbers, and which words tell what a number is.

    >>> "전화" in cues()["ko"]["phone"].split(), plans()[0]["country"]
    (True, 'AC')

The plans are facts of libphonenumber's metadata, written by `make plans`; the words are ours.
"""

import json
import pkgutil
import tomllib
from typing import Any


def plans() -> list[dict[str, Any]]:
    """The phone plan of each country, by country: `country` (ISO 3166), its calling `code`, what is dialled before a
    number at home (`trunk`), how `mobile` and all `numbers` of each length begin, and the `groups` they are written
    in."""
    _source, *records = map(json.loads, _data("plans.jsonl").splitlines())
    return records


def cues() -> dict[str, dict[str, str]]:
    """The words beside a number by language (ISO 639-1) and by what they tell, with spaces between."""
    return tomllib.loads(_data("cues.toml"))


def _data(name: str) -> str:
    data = pkgutil.get_data("spec.numbering", name)
    assert data is not None, "The data are a part of the package."
    return data.decode()
