"""SPIN on an exported model: made, compiled and run, and what it says read back.

Two flags matter for the counts. `spin -o2` keeps every variable: by default SPIN forgets a value that no guard reads
again, and so merges Worlds that differ in it. `-DNOREDUCE` takes every transition.
"""

from __future__ import annotations

import re
import resource
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from machine.explore.promela import RESPONSES, depth_limit

SEARCH, CYCLES = ("-DNOREDUCE", "-DSAFETY"), ("-DNOREDUCE",)
UNFINISHED = re.compile("Search not completed|max search depth too small")
NUMBER = r"^ *([\d.e+]+)\s+"


@dataclass(frozen=True)
class Tools:
    """The two programs, and how hard each tries."""

    spin: str
    compiler: str
    optimise: str = "-O0"
    translate: tuple[str, ...] = ("-o2",)


@dataclass(frozen=True)
class Took:
    """Seconds on the wall, and of the processor."""

    wall: float
    processor: float

    def __add__(self, other: Took) -> Took:
        return Took(self.wall + other.wall, self.processor + other.processor)


@dataclass(frozen=True)
class Searched:
    """What pan says: `transitions` without the first state, which it counts as one.

    `refuted` are ids of properties; `whole` is False where it ended early. `state_bytes` are its own figure for the
    states, `memory_bytes` for everything.
    """

    states: int
    transitions: int
    refuted: frozenset[str]
    whole: bool
    vector_bytes: int
    state_bytes: int
    memory_bytes: int
    took: Took


class SpinError(RuntimeError):
    """SPIN or the compiler refused the model. The message is theirs."""


def tools() -> Tools | str:
    """The programs, or a sentence saying which one is absent."""
    spin, compiler = shutil.which("spin"), shutil.which("cc") or shutil.which("gcc")
    if spin is None:
        return "SPIN is not installed, so nothing was cross-checked; on Debian: apt-get install spin."
    if compiler is None:
        return (
            "There is no C compiler for SPIN's verifier, so nothing was cross-checked; on Debian: apt-get install gcc."
        )
    return Tools(spin, compiler)


def compiled(model: str, folder: Path, using: Tools, *, responses: bool) -> tuple[Path, Took]:
    """The verifier of a model, made in a folder. Raises SpinError."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.pml").write_text(model, encoding="utf-8")
    about = CYCLES if responses else SEARCH
    translate = (using.spin, *using.translate, "-a", *([f"-D{RESPONSES}"] if responses else []), "model.pml")
    _, first = _run(translate, folder)
    _, second = _run((using.compiler, using.optimise, "-w", *about, "-o", "pan", "pan.c"), folder)
    return folder / "pan", first + second


def searched(pan: Path, states: int, seconds: float | None = None) -> Searched:
    """Every state, some `states` of them, with every assertion that fails. Ended early after so many seconds."""
    told, took = _run((str(pan), "-c0", *_room(states)), pan.parent, seconds)
    failed = set(re.findall(r"assertion violated \(?holds_(\w+)", told))
    return Searched(
        states=int(_figure(told, "states, stored")),
        transitions=int(_figure(told, "transitions")) - 1,
        refuted=frozenset(each.replace("_", "-") for each in failed),
        whole=UNFINISHED.search(told) is None,
        vector_bytes=int(re.search(r"State-vector (\d+) byte", told)[1]),  # type: ignore[index]
        state_bytes=int(_figure(told, "actual memory usage for states") * 2**20),
        memory_bytes=int(_figure(told, "total actual memory usage") * 2**20),
        took=took,
    )


def refuted(pan: Path, claim: str, states: int, seconds: float | None = None) -> tuple[bool | None, Took]:
    """Whether a never claim is met by a cycle, whatever assertions fail; None where pan ended early."""
    told, took = _run((str(pan), "-a", "-A", *_room(states), "-N", claim), pan.parent, seconds)
    if f"ltl formula {claim}" not in told:
        raise SpinError(f"pan did not take up the claim {claim}: {told}")
    is_met = "acceptance cycle" in told
    return None if UNFINISHED.search(told) and not is_met else is_met, took


def _room(states: int) -> tuple[str, str]:
    """A depth that is not reached, and a slot of the hash table for each state."""
    return f"-m{depth_limit(states)}", f"-w{max(16, states.bit_length())}"


def _figure(told: str, name: str) -> float:
    found = re.search(NUMBER + name, told, re.MULTILINE)
    if found is None:
        raise SpinError(f"pan says nothing of {name!r}: {told}")
    return float(found[1])


def _run(command: tuple[str, ...], folder: Path, seconds: float | None = None) -> tuple[str, Took]:
    """What a program printed. After so many seconds it is asked to end, and tells how far it came."""
    started, before = time.monotonic(), _processor_seconds()
    running = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    ended_early = False
    try:
        told, _ = running.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        ended_early = True
        running.send_signal(signal.SIGINT)
        told, _ = running.communicate()
    except BaseException:
        running.kill()
        running.wait()
        raise
    took = Took(time.monotonic() - started, _processor_seconds() - before)
    if running.returncode != 0 and not ended_early:
        raise SpinError(f"{' '.join(command)}: {told}")
    return told, took


def _processor_seconds() -> float:
    """What the processes that were started and have ended took of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
