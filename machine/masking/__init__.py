"""Masks contact data: `find` and `mask` for texts, `mask_number` for fields, `masker` for a desktop's surfaces."""

from machine.masking.choice import Mode
from machine.masking.engine import find, mask, mask_batch
from machine.masking.finding import Finding
from machine.masking.kinds import DOCUMENTED, KINDS
from machine.masking.masked_form import is_number, mask_number
from machine.masking.own_kinds import OwnKind
from machine.masking.policy import Masker, Show, masker, remembering
from machine.masking.stream import Stream

__all__ = [
    "DOCUMENTED",
    "KINDS",
    "Finding",
    "Masker",
    "Mode",
    "OwnKind",
    "Show",
    "Stream",
    "find",
    "is_number",
    "mask",
    "mask_batch",
    "mask_number",
    "masker",
    "remembering",
]
