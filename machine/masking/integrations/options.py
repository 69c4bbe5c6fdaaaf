"""How a place masks: the options of `machine.masking.mask`, under their own names."""

from typing import TypedDict

from machine.masking import Mode, OwnKind, mask


class Options(TypedDict, total=False):
    """What every function of this package takes beside its own arguments, with the meaning that `mask` gives it."""

    kinds: frozenset[str] | None
    keep: int
    mode: Mode
    regions: frozenset[str] | None
    allow: frozenset[str] | None
    own: tuple[OwnKind, ...] | None


def checked(options: Options) -> Options:
    """The same, wrong ones told where they are given and not with the first text. Raises ValueError like `mask`.

    A list, as a configuration file has it, becomes a set.
    """
    mask("", **options)
    settled = options
    if (kinds := options.get("kinds")) is not None:
        settled = Options(**{**settled, "kinds": frozenset(kinds)})
    if (regions := options.get("regions")) is not None:
        settled = Options(**{**settled, "regions": frozenset(regions)})
    if (allow := options.get("allow")) is not None:
        settled = Options(**{**settled, "allow": frozenset(allow)})
    if (own := options.get("own")) is not None:
        settled = Options(**{**settled, "own": tuple(own)})
    return settled
