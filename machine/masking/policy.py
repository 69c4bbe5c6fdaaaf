"""What each surface of the desktop shows of a value: the masking policy of the catalogue, applied."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from machine.masking.engine import mask
from machine.masking.masked_form import KEPT, is_number, mask_number
from spec.catalogue.entries import Policy, Surface

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

    surfaces: Mapping[str, Surface]
    policy: Policy
    enabled: bool
    skip: frozenset[str]
    kinds_off: frozenset[str]
    keep: int = KEPT

    def show(self, surface_id: str, value: str) -> str:
        """What the surface shows of `value`. Raises ValueError for a surface that the catalogue lacks."""
        surface = self.surfaces.get(surface_id)
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
        covered = self.policy.kinds if self.policy.covers == "every_surface" else surface.kinds
        return frozenset(self.policy.kinds).intersection(covered) - self.kinds_off

    def _show_name_that_is_a_number(self, value: str) -> str:
        """Masked wherever the name is shown, whether or not a row lists the place (MCOND-1)."""
        off = NAMES_THAT_ARE_NUMBERS in self.skip or "phone" not in frozenset(self.policy.kinds) - self.kinds_off
        return value if off else mask_number(value, self.keep)


def masker(
    catalogue_surfaces: Mapping[str, Surface],
    policy: Policy,
    enabled: bool,
    *,
    skip: frozenset[str] = frozenset(),
    kinds_off: frozenset[str] = frozenset(),
    keep: int = KEPT,
) -> Masker:
    """The masking of a desk over the catalogue's surfaces by id."""
    return Masker(catalogue_surfaces, policy, enabled, skip, kinds_off, keep)


def remembering(show: Show) -> Show:
    """The same, but a value that was shown before is not masked again. A desk shows few values, over and over: without
    this, masking takes three quarters of the time of a view."""
    known = lru_cache(REMEMBERED)(show)
    return lambda surface, value: (known if len(value) <= REMEMBERED_CHARACTERS else show)(surface, value)
