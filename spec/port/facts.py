"""What is declared of the fields of the port beside their types: in both languages what each shows or says, which
clauses and assumptions ask for it, and whether the order of a list is behaviour.

The English words stand in the JSON Schema too. A class has its English words in its docstring and its Korean ones in
`ko`. The adapter guide, the requirement matrix and the seeded view faults are made from these.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, get_args, get_type_hints

import msgspec
from msgspec import Meta

from spec.catalogue.entries import Words


def says(en: str, ko: str, *, called: Words | None = None) -> Any:
    """What a field says, where no clause asks for it, and what it is called in short."""
    return Meta(description=en, extra={"says": Words(en, ko), "called": called})


def cites(ids: str, en: str, ko: str, *, called: Words | None = None) -> Any:
    """What a field shows, which clauses or assumptions ask for it, and what it is called in short."""
    return Meta(description=en, extra={"says": Words(en, ko), "cites": tuple(ids.split()), "called": called})


def lists(ids: str, en: str, ko: str, *, ordered_by: str = "", called: Words | None = None) -> Any:
    """What a field with several entries shows, which clauses or assumptions ask for it, and which of them give its
    order: none where its order is no behaviour (RULE-51)."""
    order = tuple(ordered_by.split())
    told = f"in order ({', '.join(order)})" if order else "in any order (RULE-51)"
    return Meta(
        description=f"{en}, {told}",
        extra={"says": Words(en, ko), "cites": tuple(ids.split()), "ordered_by": order, "called": called},
    )


class FieldFacts(NamedTuple):
    """What is declared of a field: its type without what is declared, the clauses and assumptions that ask for it,
    those that give a list its order, none where that is no behaviour (RULE-51), its words, and its limits and patterns
    as the JSON Schema calls them. `ordered_by` is None for a field that is not declared as a list, `says` for one
    without words. `called` is its name in a sentence, which every field of a view has."""

    hint: Any
    cites: tuple[str, ...]
    ordered_by: tuple[str, ...] | None
    says: Words | None
    metas: tuple[Meta, ...]
    called: Words | None = None


@cache
def facts_of(form: type[msgspec.Struct]) -> Mapping[str, FieldFacts]:
    """What is declared of each field of a view, a command or another form of the port, in their order."""
    found: dict[str, FieldFacts] = {}
    for field, hint in get_type_hints(form, include_extras=True).items():
        metas = tuple(each for each in getattr(hint, "__metadata__", ()) if isinstance(each, Meta))
        extra: dict[str, Any] = {}
        for each in metas:
            extra |= each.extra or {}
        plain = get_args(hint)[0] if metas else hint
        found[field] = FieldFacts(
            plain, extra.get("cites", ()), extra.get("ordered_by"), extra.get("says"), metas, extra.get("called")
        )
    return MappingProxyType(found)


def words_of(form: type[msgspec.Struct]) -> Words | None:
    """What a form of the port is, in both languages: one paragraph. None where it has no Korean words of its own."""
    korean = vars(form).get("ko")
    return Words(" ".join((form.__doc__ or "").split()), korean) if isinstance(korean, str) else None
