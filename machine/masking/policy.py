"""What each surface of the desktop shows of a value: the masking policy of the catalogue, applied."""

from collections.abc import Mapping
from dataclasses import dataclass

from machine.masking.engine import mask
from machine.masking.form import is_number, mask_number
from spec.catalogue.entries import Policy, Surface

NAMES_THAT_ARE_NUMBERS = "MCOND-1"


@dataclass(frozen=True)
class Masker:
    """The masking of one desk: switched on or not (MASK-1), under one policy (GAP-15, GAP-16).

    `skip` and `kinds_off` switch parts of it off, as a fault to be found: surfaces by id, "MCOND-1", kinds.
    """

    surfaces: Mapping[str, Surface]
    policy: Policy
    enabled: bool
    skip: frozenset[str]
    kinds_off: frozenset[str]

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
            return mask_number(value)
        if surface.content == "name" and is_number(value):
            return self._show_name_that_is_a_number(value)
        return mask(value, kinds) if kinds else value

    def _kinds(self, surface: Surface) -> frozenset[str]:
        covered = self.policy.kinds if self.policy.covers == "every_surface" else surface.kinds
        return frozenset(self.policy.kinds).intersection(covered) - self.kinds_off

    def _show_name_that_is_a_number(self, value: str) -> str:
        """Masked wherever the name is shown, whether or not a row lists the place (MCOND-1)."""
        off = NAMES_THAT_ARE_NUMBERS in self.skip or "phone" not in frozenset(self.policy.kinds) - self.kinds_off
        return value if off else mask_number(value)


def masker(
    catalogue_surfaces: Mapping[str, Surface],
    policy: Policy,
    enabled: bool,
    *,
    skip: frozenset[str] = frozenset(),
    kinds_off: frozenset[str] = frozenset(),
) -> Masker:
    """The masking of a desk over the catalogue's surfaces by id."""
    return Masker(catalogue_surfaces, policy, enabled, skip, kinds_off)
