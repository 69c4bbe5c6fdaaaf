"""The rules that the options of the command name; whatever of them can be refused is refused before the start."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Unpack

from machine.archive.plan import ArchiveError
from machine.archive.rules import Rules
from machine.masking import KINDS, Mode, OwnKind, mask
from machine.masking.integrations.options import Options
from spec.catalogue.load import load

MOST_LISTED_BYTES = 16 << 20
"""The longest list of values to allow."""
COMMENT = re.compile(r"(?:^|\s)#.*")
"""In such a list. Within an address the sign is one of its characters."""


def rules_of(
    policy: Literal["documented", "extended"],
    kinds: str | None,
    keep: int,
    mode: Mode,
    *,
    regions: Sequence[str] = (),
    allow: Sequence[str] = (),
    allow_file: Path | None = None,
    own: Sequence[str] = (),
) -> Rules:
    """The rules of a run.

    `kinds` are ids with commas between, None for those of the policy. `own` are kinds as NAME=PATTERN. `allow_file` has
    a value to allow in each line, or a comment behind #, or both. Raises ArchiveError.
    """
    allowed = frozenset(allow)
    _refuse("--allow", allow=allowed)
    if allow_file is not None:
        allowed |= _listed(allow_file)
    codes = frozenset(map(str.upper, regions)) or None
    _refuse("--region", regions=codes)
    own_kinds = tuple(map(_own_kind, own)) or None
    _refuse("--own", own=own_kinds)
    return Rules(_kinds_of(policy, kinds), keep, mode, codes, allowed or None, own_kinds)


def _kinds_of(policy: Literal["documented", "extended"], named: str | None) -> frozenset[str] | None:
    """The kinds to mask, None for those of the documentation."""
    if named is None:
        catalogue = load()
        return None if policy == "documented" else catalogue.kinds_of(catalogue.policies[policy])
    kinds = frozenset(filter(None, (kind.strip() for kind in named.split(","))))
    if not kinds or not kinds.issubset(KINDS):
        raise ArchiveError(f"--kinds: these are the kinds: {', '.join(KINDS)}; name some of them, with commas between.")
    return kinds


def _own_kind(named: str) -> OwnKind:
    name, sign, pattern = named.partition("=")
    if not sign:
        raise ArchiveError(
            r"--own: give a name, = and a regular expression, as in --own 'badge=EMP-\d{6}'; here is no =."
        )
    return OwnKind(name, pattern)


def _listed(path: Path) -> frozenset[str]:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_LISTED_BYTES + 1)
        lines = content.decode("utf-8-sig").splitlines()
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise ArchiveError(f"{path}: is no UTF-8; turn it into UTF-8 first.") from None
    if len(content) > MOST_LISTED_BYTES:
        raise ArchiveError(f"{path}: has more than {MOST_LISTED_BYTES:,} bytes; a list of values to allow is shorter.")
    values = ((number, COMMENT.sub("", line).strip()) for number, line in enumerate(lines, start=1))
    listed = {number: value for number, value in values if value}
    if not listed:
        raise ArchiveError(f"{path}: lists no value to allow; write one a line, or leave --allow-file out.")
    for number, value in listed.items():
        _refuse(f"{path}: line {number}", allow=frozenset({value}))
    return frozenset(listed.values())


def _refuse(place: str, **options: Unpack[Options]) -> None:
    """Raises ArchiveError if the masking refuses these options, which were given at that place."""
    try:
        mask("", **options)
    except ValueError as error:
        raise ArchiveError(f"{place}: {str(error).removeprefix('masking: ')}") from None
