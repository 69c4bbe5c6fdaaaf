"""What several tests of this room need."""

import sys
from typing import NamedTuple

import pytest

from machine.archive.blocks import BLOCK_BYTES, LONGEST_BYTES


class Blocks(NamedTuple):
    """How large a block is, and how long a record that is held."""

    block_bytes: int
    longest_bytes: int


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> Blocks:
    """Blocks an eighth as large as they are, for what takes long and shows no more on large ones."""
    blocks = Blocks(BLOCK_BYTES // 8, LONGEST_BYTES // 8)
    for name, module in list(sys.modules.items()):
        if name.startswith("machine.archive."):
            for field, value in (("BLOCK_BYTES", blocks.block_bytes), ("LONGEST_BYTES", blocks.longest_bytes)):
                if hasattr(module, field):
                    monkeypatch.setattr(module, field, value)
    return blocks
