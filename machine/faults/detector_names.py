"""The detectors of mutants, by name: what runs them is in the harness, and whoever tells of them needs no more."""

from __future__ import annotations

from typing import Literal, get_args

DetectorName = Literal[
    "features",
    "properties",
    "exploration",
    "lockstep exhaustive",
    "lockstep random",
    "masking properties",
    "visibility rules",
]
DETECTORS: tuple[DetectorName, ...] = get_args(DetectorName)
LETTERS: dict[DetectorName, str] = {
    "features": "F",
    "properties": "P",
    "exploration": "E",
    "lockstep exhaustive": "L",
    "lockstep random": "R",
    "masking properties": "M",
    "visibility rules": "V",
}
"""What a detector is called beside each mutant."""
