"""How a place masks: the options of `machine.masking.mask`, under their own names."""

from typing import TypedDict

from machine.masking import Mode, mask


class Options(TypedDict, total=False):
    """What every function of this package takes beside its own arguments, with the meaning that `mask` gives it."""

    kinds: frozenset[str] | None
    keep: int
    mode: Mode
    regions: frozenset[str] | None


def checked(options: Options) -> Options:
    """The same, wrong ones told where they are given and not with the first text. Raises ValueError like `mask`.

    A list of kinds or regions, as a configuration file has it, becomes a set.
    """
    settled = options
    if (kinds := options.get("kinds")) is not None:
        settled = Options(**{**settled, "kinds": frozenset(kinds)})
    if (regions := options.get("regions")) is not None:
        settled = Options(**{**settled, "regions": frozenset(regions)})
    mask("", **settled)
    return settled
