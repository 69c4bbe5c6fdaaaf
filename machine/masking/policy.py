"""What each surface of the desktop shows of a value: the masking policy of the catalogue, applied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from machine.masking.engine import mask
from machine.masking.masked_form import KEPT, is_number, mask_number

if TYPE_CHECKING:
    from spec.catalogue.entries import Policy, Surface
    from spec.catalogue.load import Catalogue

NAMES_THAT_ARE_NUMBERS = "MCOND-1"

Show = Callable[[str, str], str]
"""Takes a surface's id and a value, gives what that surface shows of it."""

REMEMBERED = 4_096
REMEMBERED_CHARACTERS = 2_000
"""Only so many values, and none longer, so that what is remembered stays below 32 MB."""


@dataclass(frozen=True)
class Masker:
    """The masking of one desk: switched on or not (MASK-1), under one policy (GAP-15, GAP-16).

    `skip` and `kinds_off` switch parts of it off, as a fault to be found: surfaces by id, "MCOND-1", kinds. So does
    another `keep`, the characters that stay of a number.
    """

    catalogue: Catalogue
    policy: Policy
    enabled: bool
    skip: frozenset[str]
    kinds_off: frozenset[str]
    keep: int = KEPT

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds that are masked on some surface."""
        return self.catalogue.kinds_of(self.policy) - self.kinds_off

    def show(self, surface_id: str, value: str) -> str:
        """What the surface shows of `value`. Raises ValueError for a surface that the catalogue lacks."""
        surface = self.catalogue.surfaces.get(surface_id)
        if surface is None:
            raise ValueError(
                f'masking: the surface "{surface_id}" is unknown; add it to masking.toml or name one that is there.'
            )
        if not self.enabled or surface_id in self.skip:
            return value
        kinds = self._kinds(surface)
        if surface.content == "number" and "phone" in kinds:
            return mask_number(value, self.keep)
        if surface.content == "name" and is_number(value):
            return self._show_name_that_is_a_number(value)
        return mask(value, kinds, keep=self.keep) if kinds else value

    def _kinds(self, surface: Surface) -> frozenset[str]:
        return self.kinds if self.policy.covers == "every_surface" else self.kinds.intersection(surface.kinds)

    def _show_name_that_is_a_number(self, value: str) -> str:
        """Masked wherever the name is shown, whether or not a row lists the place (MCOND-1)."""
        off = NAMES_THAT_ARE_NUMBERS in self.skip or "phone" not in self.kinds
        return value if off else mask_number(value, self.keep)


def masker(
    catalogue: Catalogue,
    policy: Policy,
    enabled: bool,
    *,
    skip: frozenset[str] = frozenset(),
    kinds_off: frozenset[str] = frozenset(),
    keep: int = KEPT,
) -> Masker:
    """The masking of a desk over the surfaces of a catalogue, under one of its policies."""
    return Masker(catalogue, policy, enabled, skip, kinds_off, keep)


def remembering(show: Show) -> Show:
    """The same, but a value that was shown before is not masked again. A desk shows few values, over and over: without
    this, masking takes three quarters of the time of a view."""
    known = lru_cache(REMEMBERED)(show)
    return lambda surface, value: (known if len(value) <= REMEMBERED_CHARACTERS else show)(surface, value)
