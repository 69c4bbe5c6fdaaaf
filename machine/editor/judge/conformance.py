"""A named desktop held to the specification, in a process of its own that ends when its time is over; and one
departure of it explained."""

from __future__ import annotations

import asyncio
import re
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from machine.editor.desks import NamedDesks
from machine.editor.judge.answers import Departure, Held
from machine.editor.judge.catalogue import entry
from machine.editor.judge.text import JudgeError
from machine.remote import options_of
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language

if TYPE_CHECKING:
    from machine.harness.conformance import Conformance

MOST_SECONDS, MOST_FAILURES, MOST_ASKED, MOST_EXAMPLES = 900.0, 10, 20, 10_000
MOST_BYTES = 50_000_000
"""Of what the process prints."""
FEWEST_SECONDS, END_SECONDS = 0.1, 5.0
ASKED = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,40}")
"""What may be asked about: no file."""
UNTOLD = Words("It ended without a verdict.", "판정 없이 끝났다.")


async def conform(
    desks: NamedDesks,
    name: str,
    plan: str,
    only: tuple[str, ...],
    failures: int,
    examples: int,
    seconds: float,
    language: Language,
) -> Conformance:
    """What was found. Raises JudgeError for a desktop that cannot be asked, and where the time is over."""
    target = desks.target(name)
    if len(only) > MOST_ASKED or any(ASKED.fullmatch(each) is None for each in only):
        raise JudgeError(
            Words(
                f"Ask about at most {MOST_ASKED} clauses, assumptions or commands, each by its id.",
                f"조항, 가정, 명령을 id로, {MOST_ASKED}개까지만 묻는다.",
            )
        )
    most = min(max(seconds, FEWEST_SECONDS), MOST_SECONDS)
    command = [
        *(sys.executable, "-P", "-c", "from machine.cli import main; main()", "conform", "--desk", target),
        *("--timeout", str(desks.timeout_seconds), *options_of(desks.access)),
        *("--plan", plan, "--max-failures", str(min(max(failures, 1), MOST_FAILURES))),
        *("--examples", str(min(max(examples, 0), MOST_EXAMPLES)), "--lang", language, "--json", "--no-html"),
        *(f"--only={each}" for each in only),
    ]
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        limit=MOST_BYTES,
    )
    try:
        printed, said = await asyncio.wait_for(process.communicate(), most)
    except TimeoutError:
        raise JudgeError(
            Words(
                f"It had not ended after {most:g} seconds; ask about less (only), or give more seconds.",
                f"{most:g}초가 지나도 끝나지 않았다. 더 적게 묻거나(only) seconds를 늘린다.",
            )
        ) from None
    finally:
        await _end(process)
    # The harness runs in the other process; here only its result has to be known.
    from machine.harness.conformance import Conformance

    try:
        return msgspec.json.decode(printed, type=Conformance)
    except (msgspec.DecodeError, msgspec.ValidationError):
        lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.startswith("Error: ")]
        why = lines[-1].removeprefix("Error: ") if lines else ""
        raise JudgeError(desks.untold(name, Words(why, why)) if why else UNTOLD) from None


async def _end(process: asyncio.subprocess.Process) -> None:
    """It is told to end, so that it can end a desktop that it has started; then it is ended."""
    if process.returncode is not None:
        return
    process.terminate()
    with suppress(TimeoutError):
        await asyncio.wait_for(process.wait(), END_SECONDS)
    if process.returncode is None:
        process.kill()
        await process.wait()


def held(name: str, found: Conformance, language: Language) -> Held:
    """What was found, in short."""
    both = (found.clauses.clauses, found.clauses.assumptions)
    return Held(
        desk=name,
        verdict=found.verdict,
        says=_says(found).of(language),
        held=sum(len(each.held) for each in both),
        broken=[name for each in both for name in each.broken],
        not_met=[name for each in both for name in each.not_decided],
        departures=[f"{number}: {each.told(language).says}" for number, each in enumerate(found.failures, 1)],
        exchanges=[each.of(language) for each in found.exchanges_told[:MOST_FAILURES]],
    )


def _says(found: Conformance) -> Words:
    commands = f"{found.commands:,}"
    match found.verdict:
        case "conforms":
            return Words(f"It conforms, in {commands} commands.", f"명령 {commands}개에서 명세를 따른다.")
        case "departs" | "fails":
            return Words(
                f"It departs from the specification; {commands} commands found causes: {len(found.failures)}.",
                f"명세를 따르지 않는다. 명령 {commands}개에서 원인 {len(found.failures)}개를 찾았다.",
            )
        case _:
            return Words(f"Nothing is decided after {commands} commands.", f"명령 {commands}개 뒤에도 정해지지 않았다.")


def departure(found: Conformance, number: int, language: Language) -> Departure:
    """One departure explained. Raises JudgeError for a number that there is not."""
    if not 1 <= number <= len(found.failures):
        raise JudgeError(
            Words(
                f"{len(found.failures)} departures were found; give a number from 1 on.",
                f"어긋난 곳을 {len(found.failures)}개 찾았다. 1부터 번호를 준다.",
            )
        )
    failure = found.failures[number - 1]
    told = failure.told(language)
    known = {*load().clauses, *load().assumptions}
    return Departure(
        number=number,
        says=told.says,
        where=told.where,
        expected=told.expected,
        seen=told.seen,
        also=list(told.others),
        how_often=f"{failure.rate.failed} / {failure.rate.given}",
        scenario=failure.feature(language),
        clauses=[entry(each, language) for each in failure.clauses if each in known],
    )
