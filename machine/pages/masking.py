"""The view of masking: at each place of the desktop, what each kind looks like before and after, under each policy, as
our engine masks it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from machine.draw import addresses
from machine.draw.guide_masking import NAME, fields_of_surfaces, notation_texts, sample_at
from machine.masking import masker
from spec.catalogue.entries import Policy, Surface, Words
from spec.catalogue.load import load
from spec.port.configuration import Configuration


class Cell(msgspec.Struct, frozen=True):
    """A value of a kind and what a place shows of it under one policy."""

    policy: str
    before: str
    after: str

    @property
    def is_masked(self) -> bool:
        """Whether it is shown otherwise than it is."""
        return self.before != self.after


class KindRow(msgspec.Struct, frozen=True):
    """A kind at a place: a cell for each policy. It is seen where one kind is chosen if that is what it is filtered
    as: a name that is a number is one, and a name that is none is no kind."""

    kind: str
    says: Words
    cells: tuple[Cell, ...]

    @property
    def filtered_as(self) -> str:
        """The id of a kind, or nothing."""
        return {"number": "phone", "name": ""}.get(self.kind, self.kind)


class Place(msgspec.Struct, frozen=True):
    """A place that shows customer data, with the fields of the port that are it; `row` is its clause, if the source has
    it."""

    id: str
    address: str
    says: Words
    row: str
    fields: tuple[str, ...]
    kinds: tuple[KindRow, ...]


class Pair(msgspec.Struct, frozen=True):
    """A text before and after, and what it is an example of."""

    says: Words
    before: str
    after: str
    cites: tuple[str, ...]


class PolicyEntry(msgspec.Struct, frozen=True):
    """A policy of a tenant: what it is called, what it masks, and the assumptions that say so."""

    id: str
    says: Words
    masks: Words
    rules: tuple[str, ...]
    is_default: bool


class KindEntry(msgspec.Struct, frozen=True):
    """A kind of data by which the table can be narrowed."""

    id: str
    says: Words


class MaskingEntry(msgspec.Struct, frozen=True):
    """Everything on masking: places and kinds, what stays readable on purpose with what says so, the documented
    examples, and texts that are masked or stay."""

    policies: tuple[PolicyEntry, ...]
    places: tuple[Place, ...]
    kinds: tuple[KindEntry, ...]
    raw: tuple[tuple[Words, tuple[str, ...]], ...]
    documented: tuple[Pair, ...]
    masked: tuple[Pair, ...]
    left: tuple[Pair, ...]


def masking() -> MaskingEntry:
    """The whole view."""
    catalogue = load()
    # Fields with a default stand behind those without.
    default = dict(zip(Configuration.__struct_fields__[::-1], Configuration.__struct_defaults__[::-1], strict=False))[
        "policy"
    ]
    return MaskingEntry(
        policies=tuple(
            PolicyEntry(
                each.id,
                catalogue.words(f"policy.{each.id}"),
                POLICIES[each.id],
                tuple(dict.fromkeys((each.assumption, *(("GAP-15", "GAP-16") if each.id == "listed" else ())))),
                each.id == default,
            )
            for each in catalogue.policies.values()
        ),
        places=tuple(map(_place, catalogue.surfaces.values())),
        kinds=tuple(KindEntry(each, catalogue.words(f"kind.{each}")) for each in catalogue.kinds),
        raw=RAW,
        documented=tuple(
            Pair(catalogue.words(f"kind.{each.kind}"), each.before, each.after, (each.clause,))
            for each in catalogue.examples
        ),
        masked=tuple(_pairs(is_masked=True)),
        left=tuple(_pairs(is_masked=False)),
    )


def _place(surface: Surface) -> Place:
    catalogue = load()
    return Place(
        id=surface.id,
        address=addresses.surface(surface.id),
        says=catalogue.words(f"surface.{surface.id}"),
        row=surface.row or "",
        fields=fields_of_surfaces()[surface.id],
        kinds=tuple(_kinds(surface)),
    )


def _kinds(surface: Surface) -> Iterator[KindRow]:
    """A text and a name may hold every kind, a number is a phone number; a name may be a number, or none of these."""
    catalogue = load()
    kinds = [catalogue.kinds["phone"]] if surface.content == "number" else catalogue.kinds.values()
    if surface.content == "name":
        yield KindRow("number", A_NUMBER, tuple(_cells(surface, catalogue.kinds["phone"].sample)))
        yield KindRow("name", NO_KIND, tuple(_cells(surface, NAME)))
    for kind in kinds:
        yield KindRow(kind.id, catalogue.words(f"kind.{kind.id}"), tuple(_cells(surface, sample_at(surface, kind))))


POLICIES = {
    "blanket": Words(
        "Every place that shows customer data masks every documented kind.",
        "고객 데이터가 보이는 모든 위치에서 문서에 있는 종류를 모두 마스킹한다.",
    ),
    "listed": Words(
        "Only the sixteen rows of the documentation's table are masked, and in each row only the kinds that it names.",
        "문서의 표에 있는 열여섯 행만, 행마다 적힌 종류만 마스킹한다.",
    ),
    "extended": Words(
        "As blanket, and Korean resident registration numbers besides, which the documentation does not name.",
        "모든 위치 정책과 같고, 문서에 없는 주민등록번호도 마스킹한다.",
    ),
}
"""What each policy masks, in a sentence."""

RAW = (
    (
        Words(
            "A Korean resident registration number under each policy but extended, so also where none is set.",
            "주민등록번호. 확장 정책이 아니면 그대로 보이며, 정책을 정하지 않았을 때에도 그렇다.",
        ),
        ("RULE-45",),
    ),
    (
        Words("What an agent types, until it is sent.", "상담사가 입력하는 글. 보내기 전까지 그대로 보인다."),
        ("GAP-13",),
    ),
    (
        Words(
            "Everything, while the administrator has masking switched off: messages of earlier, too.",
            "관리자가 마스킹을 끈 동안의 모든 것. 지난 메시지도 그렇다.",
        ),
        ("MASK-1", "GAP-17"),
    ),
    (
        Words(
            "What a customer sees: the own texts, and the agents' as they were sent.",
            "고객이 보는 것. 자기 글도, 상담사의 글도 보낸 그대로이다.",
        ),
        ("SEND-2",),
    ),
    (
        Words(
            "A name that is no number, and a number of four digits or fewer.",
            "번호가 아닌 이름과, 숫자가 네 개 이하인 번호.",
        ),
        ("MCOND-1", "RULE-40"),
    ),
)
"""What nobody means to mask, and the clauses and assumptions that say so."""

A_NUMBER = Words("a name that is a number", "번호로 된 이름")
NO_KIND = Words("a name that is no number", "번호가 아닌 이름")


def _cells(surface: Surface, before: str) -> Iterator[Cell]:
    for policy in load().policies.values():
        yield Cell(policy.id, before, _shown(surface, policy, before))


def _shown(surface: Surface, policy: Policy, before: str) -> str:
    return masker(load(), policy, True).show(surface.id, before)


def _pairs(*, is_masked: bool) -> Iterator[Pair]:
    for says, text in notation_texts(is_masked=is_masked):
        yield Pair(says, text.before, text.after, ())
