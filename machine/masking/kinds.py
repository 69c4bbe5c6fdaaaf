"""Every kind of sensitive data that is recognised. What a further one needs in the masking is its module and ALL."""

from typing import assert_never

from machine.masking import card_number, email_address, iban, phone_number, rrn, ssn
from machine.masking.kind import Addressed, Grouped, Kind, Lettered, Windowed

ALL: tuple[Kind, ...] = (
    email_address.KIND,
    iban.KIND,
    card_number.KIND,
    ssn.KIND,
    rrn.KIND,
    phone_number.KIND,
)
"""The one that decides first, first. A kind's place here is its rank."""
KINDS = tuple(kind.id for kind in ALL)
"""The ids, in the order in which the kinds decide."""
DOCUMENTED = frozenset(kind.id for kind in ALL if kind.is_documented)
"""The kinds of the source, which are looked for unless others are named."""
RUN = len(KINDS)
"""Rank of digits that only the strict mode stars."""
NAMES = (*KINDS, "number")
"""What a finding of each rank is called."""
PHONE = KINDS.index(phone_number.KIND.id)

GROUPED: list[tuple[int, Grouped]] = []
WINDOWED: list[tuple[int, Windowed]] = []
LETTERED: list[tuple[int, Lettered]] = []
ADDRESSED: list[tuple[int, Addressed]] = []
"""The ranks and the recognisers, by how they recognise."""
for _rank, _kind in enumerate(ALL):
    match _kind.recogniser:
        case Grouped() as _grouped:
            GROUPED.append((_rank, _grouped))
        case Windowed() as _windowed:
            WINDOWED.append((_rank, _windowed))
        case Lettered() as _lettered:
            LETTERED.append((_rank, _lettered))
        case Addressed() as _addressed:
            ADDRESSED.append((_rank, _addressed))
        case _ as _other:
            assert_never(_other)
