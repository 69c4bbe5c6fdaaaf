"""The languages of the specification: every word that a reader meets stands in each of them."""

from typing import Literal, get_args

Language = Literal["en", "ko"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
