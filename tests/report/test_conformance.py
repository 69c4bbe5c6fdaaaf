"""What `textdesk conform` prints of runs that were cut short: what was covered, and what it takes."""

import re
from io import StringIO

import msgspec
from rich.console import Console

from machine.harness.clause_coverage import ClauseCoverage, Decided
from machine.harness.conformance import Conformance, Coverage
from machine.report.conformance import print_conformance
from spec.catalogue.load import load
from spec.language import Language

HANGUL = re.compile("[가-힣]")
ALL_MET = ClauseCoverage(Decided(("OFFER-1",)), Decided(), 81, (), (), ())
BY_TIME = "What was not run is not known: give --seconds more, or leave it out."


def coverage(planned: int | None, runs: int, cut_short: bool, taken: int = 0) -> Coverage:
    """So many runs, in which so many of 81 transitions were taken."""
    transitions = {f"transition {number}": int(number < taken) for number in range(81)}
    return Coverage(planned, runs, cut_short, 5, 4, 1, transitions, {}, {}, 1.0, 0, 0)


def cut_short(
    plan: Coverage, random: Coverage | None = None, *, interrupted: bool = False, exchanges: tuple[str, ...] = ()
) -> list[str]:
    """The lines that are printed of a conformance, but for the counts of each driver."""
    drivers = {"plan": plan} if random is None else {"plan": plan, "random": random}
    found = Conformance(
        "undetermined",
        3,
        drivers,
        {},
        exchanges,
        {},
        {},
        {},
        ALL_MET,
        (),
        None,
        (),
        interrupted=interrupted,
        cut_short=any(each.cut_short for each in drivers.values()),
        asked=(),
        aside=0,
        exchanges_ko=("주고받기 실패",) * len(exchanges),
    )
    lines = printed(found, "en")
    assert lines.pop().startswith("Verdict: undetermined in ")
    korean = printed(found, "ko")
    assert korean[-1].startswith("판정: 미정(undetermined), ")
    assert all(HANGUL.search(line) for line in korean if line.strip()), "every line is in the reader's language"
    return [line for line in lines if not line.startswith(("Plan: ", "Random: ", "Held in ", "    "))]


def printed(found: Conformance, language: Language, took_seconds: float | None = None) -> list[str]:
    """The lines in a language."""
    console = Console(file=StringIO(), width=200)
    print_conformance(found, console, language, took_seconds)
    return console.file.getvalue().splitlines()  # type: ignore[attr-defined, no-any-return]


WHOLE = coverage(2914, 2914, False, 76)
NO_PLAN = coverage(0, 0, False)


def test_tutorial_a_plan_cut_short_says_what_was_covered_and_what_it_takes() -> None:
    lines = cut_short(coverage(2914, 169, True, 62), coverage(None, 0, True))

    assert lines == ["The plan was cut short: 169 of 2,914 runs, 62 of 81 transitions, no random run.", BY_TIME]


def test_where_no_random_run_was_asked_for_none_is_missed() -> None:
    lines = cut_short(coverage(2914, 169, True, 62), coverage(0, 0, False))

    assert lines == ["The plan was cut short: 169 of 2,914 runs, 62 of 81 transitions.", BY_TIME]


def test_random_runs_of_which_none_came_to_its_end_are_told() -> None:
    lines = cut_short(WHOLE, coverage(None, 0, True))

    assert lines == ["The random runs were cut short: no run came to its end.", BY_TIME]


def test_random_runs_fewer_than_asked_for_are_told() -> None:
    lines = cut_short(NO_PLAN, coverage(200, 12, True, 50))

    assert lines == ["The random runs were cut short: 12 of 200 runs, 50 of 81 transitions.", BY_TIME]


def test_more_time_is_no_remedy_for_what_was_interrupted_or_given_up() -> None:
    covered = "The plan was cut short: 9 of 2,914 runs, 0 of 81 transitions, no random run."

    assert cut_short(coverage(2914, 9, True), interrupted=True) == [
        "Interrupted: what was done until then is told.",
        covered,
    ]
    assert cut_short(coverage(2914, 9, True), exchanges=("Lost.",) * 3)[-1] == covered


def test_of_whole_runs_nothing_is_said() -> None:
    assert cut_short(WHOLE, coverage(None, 40, False)) == []


def held(notations: int) -> Conformance:
    """A desktop that conforms, with so many of the catalogue's notations looked at."""
    ids = tuple(load().notations)
    clauses = msgspec.structs.replace(ALL_MET, notations=ids[:notations], not_written=ids[notations:])
    drivers = {"plan": coverage(3, 3, False, 81)}
    return Conformance(
        "conforms", 3, drivers, {}, (), {}, {}, {}, clauses, (), None, (), interrupted=False, cut_short=False, asked=(),
        aside=0,
    )  # fmt: skip


def test_all_the_time_that_it_took_is_told_and_how_much_of_it_was_for_the_runs() -> None:
    assert printed(held(14), "en", 68.2)[-1] == "Verdict: conforms in 68.2 s, 1.0 s of them for the runs"
    assert printed(held(14), "ko", 68.2)[-1].endswith("(conforms), 68.2초(실행에 1.0초)")


def test_it_is_told_in_which_ways_of_writing_masking_was_looked_at_and_in_which_not() -> None:
    whole, part = ("\n".join(printed(held(number), "en")) for number in (14, 1))

    assert "Masking was looked at in 14 of 14 ways of writing: a number glued to words; digits of another" in whole
    assert "Not looked at" not in whole
    assert "1 of 14 ways of writing: a number glued to words; and in what must stay: nothing" in part
    assert "Not looked at: digits of another script; an extension belongs" in part


def test_it_is_told_why_fewer_are_counted_than_the_catalogue_has() -> None:
    told = "\n".join(printed(held(14), "en"))

    assert "Of 77 clauses " in told and "only advise. Of 70 assumptions " in told
    assert "held by everything together and counted where broken." in told
