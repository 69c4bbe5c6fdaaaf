"""Holds the faulty desktops and the different ones to the model, as `textdesk conform` does by default: `make wild`.

Writes beside itself what was found (`table.json`, and the same to read, `table.md`) and the shortest runs that show it
(`runs.json`), which the tests give again. Not among these are a run with a command that is malformed, which cannot be
read back, one that fails only now and then, and one that fails only on a desktop that has been through others.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from machine.harness.conformance import Conformance, conform
from machine.harness.schedule import schedule
from machine.oracle.model_oracle import departs
from machine.pages.results import WildDesktop, WildTable
from machine.port.form import malformed
from machine.port.port import Desk
from machine.port.run_input import RunInput
from spec.port import commands as c
from spec.port.capabilities import not_offered
from tests.wild.different_desktops import OTHER
from tests.wild.faulty_desktops import WILD, WildDesk
from tests.wild.later_different_desktops import LATER_OTHER
from tests.wild.later_faulty_desktops import LATER_WILD

HERE = Path(__file__).resolve().parent
FAULTY = (*WILD, *LATER_WILD)
DIFFERENT = (*OTHER, *LATER_OTHER)
SEED = 1
TABLE_JSON, TABLE_MD = HERE / "table.json", HERE / "table.md"


class ShownFault(msgspec.Struct, frozen=True):
    """The shortest run that shows the fault of a desktop, with the runs that must come before it."""

    name: str
    before: tuple[RunInput, ...]
    run: RunInput


def shows(desk: Desk, fault: ShownFault) -> bool:
    """Whether a desktop departs in the run, given the runs before it."""
    for run in (*fault.before, fault.run):
        found = departs(desk, run.configuration, run.commands)
    return found is not None


class Held(NamedTuple):
    """A conformance, and the CPU time that it took."""

    found: Conformance
    processor_seconds: float


def held(make: Callable[[], Desk], runs: Sequence[RunInput]) -> Held:
    """A desktop held to the model; one for all runs, as a target of `textdesk conform` is."""
    desk, began = make(), time.process_time()
    found = conform(lambda: desk, seed=SEED, plan=runs, self_test=True, offers_not=not_offered(desk))
    return Held(found, time.process_time() - began)


def main(arguments: Sequence[str] | None = None) -> int:
    """Hold all of them; 1 where a fault is not found or a correct desktop is accused."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--different", action="store_true", help="the correct desktops too, some minutes each")
    chosen = options.parse_args(arguments)
    runs = schedule()
    faulty: dict[WildDesk, Held] = {}
    for desk in FAULTY:
        faulty[desk] = done = held(desk.make, runs)
        print(f"{desk.name}: {done.found.verdict}, {done.processor_seconds:.0f} s of CPU", flush=True)
    shown = [fault for desk, each in faulty.items() for fault in _shown(desk, each.found)]
    (HERE / "runs.json").write_bytes(msgspec.json.format(msgspec.json.encode(shown), indent=1) + b"\n")
    tables = (_table({desk: faulty[desk] for desk in WILD}), _table({desk: faulty[desk] for desk in LATER_WILD}, 16))
    TABLE_JSON.write_bytes(msgspec.json.format(msgspec.json.encode(tables), indent=1) + b"\n")
    TABLE_MD.write_text(page(tables), encoding="utf-8")
    found = sum(each.found.failure is not None for each in faulty.values())
    print(f"Faulty desktops: {found} of {len(FAULTY)} found.")
    accused = False
    if chosen.different:
        for other in DIFFERENT:
            conformance = held(other.make, runs).found
            may = "" if other.is_sure else " (the contract may be read to forbid it)"
            print(f"{other.name}: {conformance.verdict}{may}", flush=True)
            if conformance.failure is not None:
                print(f"    {conformance.failure.says}")
            accused = accused or (other.is_sure and conformance.verdict != "conforms")
    return int(found < len(FAULTY) or accused)


def _shown(desk: WildDesk, found: Conformance) -> Iterator[ShownFault]:
    """The run that shows a fault at any time, if it was found in one."""
    failure = found.failure
    if failure is None or failure.is_flaky:
        return
    fault = ShownFault(desk.name, failure.before, failure.run)
    if all(malformed(each, c.AnyCommand) is None for each in failure.run.commands) and shows(desk.make(), fault):
        yield fault


def _table(faulty: dict[WildDesk, Held], at_first: int | None = None) -> WildTable:
    """What was found of the desktops of one writer, of which so many were found when they were written."""
    return WildTable(tuple(_desktop(desk, done, seconds) for desk, (done, seconds) in faulty.items()), at_first)


def _desktop(desk: WildDesk, done: Conformance, processor_seconds: float) -> WildDesktop:
    failure = done.failure
    by = "" if failure is None else f"{failure.driver}, {done.verdict}" if failure.is_flaky else failure.driver
    return WildDesktop(
        name=desk.name,
        report=desk.report,
        by=by,
        processor_seconds=round(processor_seconds),
        commands=done.commands,
        shortest=None if failure is None else failure.commands,
        cites=() if failure is None else failure.clauses,
        breaks=tuple(desk.breaks),
    )


def page(tables: Sequence[WildTable]) -> str:
    """The tables as Markdown."""
    first, further = tables
    return "\n".join((*_lines(first, further), ""))


def _lines(first: WildTable, further: WildTable) -> Iterator[str]:
    yield "# Faulty desktops as real teams ship them"
    yield ""
    yield "Made by `make wild`. Each follows a public report: facts, no code and no words of it (`faulty_desktops.py`,"
    yield "`later_faulty_desktops.py`)."
    yield ""
    yield from _rows(first)
    yield ""
    yield f"## Eighteen further ones, by another writer: at first sight {further.at_first}"
    yield ""
    yield from _rows(further)
    yield ""
    yield "In bold are the clauses and assumptions that whoever wrote the desktop names as broken."


def _rows(table: WildTable) -> Iterator[str]:
    found = sum(bool(each.by) for each in table.desktops)
    of = len(table.desktops)
    yield f"| {of} desktops, {found} found | report | by | CPU seconds | commands | shortest run | cites |"
    yield "|---|---|---|---|---|---|---|"
    for each in table.desktops:
        shortest = "-" if each.shortest is None else str(each.shortest)
        cites = " ".join(f"**{cite}**" if cite in each.breaks else cite for cite in each.cites)
        yield (
            f"| {each.name} | {each.report} | {each.by or '-'} | {each.processor_seconds} | {each.commands:,} "
            f"| {shortest} | {cites} |"
        )


if __name__ == "__main__":
    sys.exit(main())
