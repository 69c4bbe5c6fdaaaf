"""Masks contact data: `find` and `mask` for texts, `mask_number` for fields, `masker` for a desktop's surfaces."""

from machine.masking.engine import KINDS, find, mask
from machine.masking.finding import Finding
from machine.masking.form import is_number, mask_number
from machine.masking.policy import Masker, masker

__all__ = ["KINDS", "Finding", "Masker", "find", "is_number", "mask", "mask_number", "masker"]
