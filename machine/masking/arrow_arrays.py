"""Masks Arrow arrays of text. pyarrow is imported here alone, and only when called: it comes with `textdesk[arrow]`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from machine.masking import Mode, OwnKind, mask_batch
from machine.masking.choice import needs_whole_lines
from machine.masking.gate import ANY_SIGN
from machine.masking.masked_form import KEPT

if TYPE_CHECKING:
    import pyarrow

PIECE = 1 << 16
"""Values looked at together; those of them that may hold something are Python strings at one time."""
FOR_ARROW = re.sub(r"\\U0*([0-9a-f]+)", r"\\x{\1}", ANY_SIGN)
"""The gate's first set, in the syntax of Arrow's expressions. Looking for it there, before any
value is made a Python string, leaves a third of the time; the gate's own expression is more than Arrow can read."""
ANYTHING = ""
"""The same for kinds of a user's own, which may be made of any characters, and for addresses with a spelt sign."""


class Masking(NamedTuple):
    """How texts are masked, and an expression without which nothing is found in one."""

    mask_texts: Callable[[list[str]], list[str]]
    hint: str


def is_text(type_: pyarrow.DataType) -> bool:
    """Whether `mask_arrow` takes arrays of this type."""
    import pyarrow

    types = pyarrow.types
    if types.is_dictionary(type_):
        type_ = type_.value_type
    return bool(types.is_string(type_) or types.is_large_string(type_) or types.is_string_view(type_))


def mask_arrow(
    array: pyarrow.Array | pyarrow.ChunkedArray,
    kinds: Collection[str] | None = None,
    *,
    keep: int = KEPT,
    mode: Mode = "balanced",
    regions: Collection[str] | None = None,
    allow: Collection[str] | None = None,
    own: Sequence[OwnKind] | None = None,
) -> Any:
    """An array with each value as `mask` gives it, of the same type and length, nulls kept.

    If no value changes it is `array` itself. Of a dictionary array the dictionary is masked, entries that are not
    used as well. Raises TypeError for an array of anything but text (string, large_string, string_view or a
    dictionary of these), UnicodeError for text that is no UTF-8, and ImportError without pyarrow.
    """
    try:
        import pyarrow
    except ImportError:
        raise ImportError(
            'mask_arrow: pyarrow is missing; install TextDesk with its extra, as in pip install "textdesk[arrow]".'
        ) from None

    if not isinstance(array, pyarrow.Array | pyarrow.ChunkedArray):
        raise TypeError(f"mask_arrow: this is a {type(array).__name__}; give it an Array or a ChunkedArray of text.")
    if not is_text(array.type):
        raise TypeError(
            f"mask_arrow: this is an array of {array.type}; give it one of string, large_string or string_view, or a "
            f"dictionary of these."
        )

    def mask_texts(texts: list[str]) -> list[str]:
        return mask_batch(texts, kinds, keep=keep, mode=mode, regions=regions, allow=allow, own=own)

    masking = Masking(mask_texts, ANYTHING if needs_whole_lines(mode, own) else FOR_ARROW)
    if isinstance(array, pyarrow.Array):
        return _mask_array(array, masking)
    chunks = array.chunks
    masked = [_mask_array(chunk, masking) for chunk in chunks]
    return array if all(map(operator.is_, masked, chunks)) else pyarrow.chunked_array(masked, array.type)


def _mask_array(array: Any, masking: Masking) -> Any:
    import pyarrow

    if pyarrow.types.is_dictionary(array.type):
        return _mask_dictionary(array, masking)
    if pyarrow.types.is_string_view(array.type):
        # Arrow computes little with views; turning them into strings and back costs a tenth of masking them.
        texts = array.cast(pyarrow.large_string())
        masked = _mask_array(texts, masking)
        return array if masked is texts else masked.cast(array.type)
    pieces = [array.slice(start, PIECE) for start in range(0, len(array), PIECE)]
    masked_pieces = [_mask_piece(piece, masking) for piece in pieces]
    return array if all(map(operator.is_, masked_pieces, pieces)) else pyarrow.concat_arrays(masked_pieces)


def _mask_piece(piece: Any, masking: Masking) -> Any:
    import pyarrow
    from pyarrow import compute

    hits = compute.fill_null(compute.match_substring_regex(piece, masking.hint), False)
    try:
        texts = piece.filter(hits).to_pylist()
    except UnicodeDecodeError:
        raise UnicodeError("mask_arrow: a value is no UTF-8; repair the array first.") from None
    masked = masking.mask_texts(texts)
    return piece if masked == texts else compute.replace_with_mask(piece, hits, pyarrow.array(masked, piece.type))


def _mask_dictionary(array: Any, masking: Masking) -> Any:
    import pyarrow

    masked = _mask_array(array.dictionary, masking)
    if masked is array.dictionary:
        return array
    # Two values may be one when masked, and a dictionary holds each value once.
    places: dict[str | None, int] = {}
    moved = [places.setdefault(text, len(places)) for text in masked.to_pylist()]
    indices = pyarrow.array(moved, array.type.index_type).take(array.indices)
    values = pyarrow.array(list(places), array.type.value_type)
    return pyarrow.DictionaryArray.from_arrays(indices, values, ordered=array.type.ordered)
