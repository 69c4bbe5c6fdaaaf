"""Whether the corpus holds real numbers: what libphonenumber and schwifty say of the ordinary values in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module

from tests.bench.masking.corpora import Message
from tests.bench.masking.values import COUNTRIES, Kind

SAMPLE = 2000


def agreement(messages: Sequence[Message]) -> dict[str, float | None]:
    """The share of phone numbers and of IBANs that each library calls valid; None where it is not installed.

    A number is valid to libphonenumber if it is so in one of our ten countries. It does not know the trunk zero in
    brackets that people write behind a country code, so that is taken out first.
    """
    return {
        "phone numbers are valid to libphonenumber": _share(_is_phone, "phonenumbers", _values(messages, "phone")),
        "IBANs are valid to schwifty": _share(_is_iban, "schwifty", _values(messages, "iban")),
    }


def _values(messages: Iterable[Message], kind: Kind) -> list[str]:
    return [
        message.text[truth.start : truth.judged]
        for message in messages
        for truth in message.truths
        if truth.kind == kind and not truth.obfuscated
    ][:SAMPLE]


def _share(is_valid: Callable[[str], bool], module: str, values: list[str]) -> float | None:
    try:
        import_module(module)
    except ImportError:
        return None
    return sum(map(is_valid, values)) / len(values) if values else None


def _is_phone(text: str) -> bool:
    phonenumbers = import_module("phonenumbers")
    dialled = re.sub(r"^00(?=[1-9])", "+", re.sub(r"^001(?=\D)", "+1", text.replace("(0)", "")))
    for country in COUNTRIES:
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(dialled, country)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def _is_iban(text: str) -> bool:
    return bool(import_module("schwifty").IBAN(re.sub(r"[^0-9A-Za-z]", "", text), allow_invalid=True).is_valid)
