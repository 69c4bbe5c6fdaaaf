"""The page with results: verdicts wherever a subject stands, what failed before what did not, beside the run before."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module

import pytest

from machine.evidence.checkout import ROOT
from machine.pages import page
from machine.pages import page as whole
from machine.pages.kept_results import results as kept_results
from machine.pages.mutants import entry as mutant_entry
from machine.pages.mutants import transition_of
from machine.pages.page import BYTES_LIMIT
from machine.pages.results import COMMANDS, KeptRun, MutantTried, Results
from machine.pages.verdicts import VERDICTS, mark, worst
from tests.pages.finding import HOSTILE, entry, failure, ours, results, run, scenario
from tests.pages.test_page import Elements

FEATURES = ROOT / "features"
TITLE = "A click on Accept opens the interaction pane with an empty compose box"


def view(text: str, name: str, language: str) -> str:
    """One view of a page in one language."""
    part = text.partition(f'id="/{language}"')[2].partition("</main>")[0]
    return part.partition(f'data-view="{name}"')[2].partition('<section class="view"')[0]


def said(text: str) -> str:
    """What a reader sees of HTML."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def card(text: str, address: str) -> str:
    """The card that has an address."""
    return text.partition(f'id="{address}"')[2].partition("</article>")[0]


@pytest.fixture(autouse=True)
def with_every_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is read here as text, so nothing is left out of it."""
    monkeypatch.setattr(import_module("machine.pages.page"), "compact", lambda html: html)


def test_tutorial_a_run_is_told_in_both_languages_with_verdict_date_and_version() -> None:
    told = page(FEATURES, results(run(verdict="green", entries=(entry("OFFER-1", "tested"),))))

    english, korean = (said(view(told, "results", language)) for language in ("en", "ko"))
    assert "✓ all holds textdesk check: our desk It says so. 30 November 2026, 18:05 (UTC+09:00)" in english
    assert "✓ 모두 지켜짐 textdesk check: 우리 데스크톱 그렇다고 한다. 2026년 11월 30일 18:05 (UTC+09:00)" in korean
    assert "✓ all holds our desk: It says so." in said(view(told, "overview", "en"))
    assert "✓ 시험됨" in said(card(told, "/ko/rules/OFFER-1"))


def test_without_results_there_is_no_verdict_and_the_view_says_where_they_come_from() -> None:
    plain = page(FEATURES)

    assert 'class="verdict ' not in plain and "data-verdict" not in plain
    assert "There is no result yet." in view(plain, "results", "en")
    assert "아직 결과가 없다." in view(plain, "results", "ko")
    assert plain == page(FEATURES, Results())


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("tested", "proved"), "✓✓ proved"),
        (("tested", "refuted", "proved"), "✗ refuted"),
        (("undetermined", "tested"), "? undetermined"),
    ],
)
def test_a_subject_has_its_worst_word_over_all_runs_of_our_desk(words: tuple[str, ...], shown: str) -> None:
    runs = [run(command, entries=(entry("RULE-49", word),)) for command, word in zip(COMMANDS, words, strict=False)]

    told = said(card(page(FEATURES, results(*runs)), "/en/rules/RULE-49"))

    assert told.count(shown) == 1
    assert sum(told.count(f" {each} ") for each in ("proved", "tested", "refuted", "undetermined")) == 1


def test_another_desktop_has_verdicts_of_its_own() -> None:
    told = page(
        FEATURES,
        results(
            run(entries=(entry("WRAP-1", "proved"),)),
            run("conform", "departs", desk="theirs:desktop", entries=(entry("WRAP-1", "refuted"),)),
        ),
    )

    rule = card(told, "/en/rules/WRAP-1")
    assert "✓✓ proved ✗ refuted theirs:desktop" in said(rule)
    assert 'data-verdict="bad"' in rule
    assert 'href="#/en/results/conform"' in rule


def test_clauses_that_only_advise_are_marked_so_once_everything_was_checked() -> None:
    assert "– advisory" in said(card(page(FEATURES, results(run())), "/en/rules/END-1"))
    assert "– advisory" not in said(card(page(FEATURES, results(run("test"))), "/en/rules/END-1"))


def test_transitions_say_how_often_they_were_taken_and_what_they_guard_against() -> None:
    transition = "AgentStatus.set_available: idle > available"
    found = results(
        run(entries=(entry(transition, "tested", "taken 12 times", "stateful"),)),
        run(
            "conform",
            desk="theirs",
            entries=(entry(transition, "tested", "theirs, plan: taken 7 times, seed 1", "conform"),),
        ),
        mutants=(
            MutantTried(1, f"transition dropped: {transition}", "It is not there", "killed", ("features",)),
            MutantTried(2, f"leads to idle: {transition}", "It leads elsewhere", "survived"),
            MutantTried(3, f"effect dropped: {transition}", "Nothing", "equivalent"),
        ),
    )

    told = card(page(FEATURES, found), "/en/machines/AgentStatus/1")

    assert "12 times our desk 7 times theirs" in said(told)
    assert 'href="#/en/mutants/1"' in told and "1 / 2" in told and "✗ 2" in said(told)
    assert 'href="#/en/mutants/3"' not in told, "what makes no difference is guarded against by nothing"


def test_our_scenarios_have_their_verdict_where_they_stand() -> None:
    known = next(each for each in titles("en", "respond"))
    told = page(FEATURES, results(run(scenarios=(ours(known, "failed"),))))

    scenarios = view(told, "scenarios", "en")
    assert scenarios.count("✗") == 1 and "✗ failed" in said(scenarios.partition(known)[2][:400])
    assert "✗" not in view(told, "scenarios", "ko")


def test_what_failed_stands_before_what_did_not_with_the_step_and_what_was_expected_and_seen() -> None:
    found = results(
        run("test", "failed", scenarios=(scenario("잘 된다"), scenario("안 된다", "failed"))),
        run("conform", "departs", desk="theirs", failures=(failure(),)),
        run(),
    )

    told = view(page(FEATURES, found), "results", "ko")

    order = [told.index(f'id="/ko/results/{each}"') for each in ("conform", "conform/1", "test", "test/1", "check")]
    assert order == sorted(order), "the worst comes first"
    assert "기대한 것 거부 실제로 본 것 받아들임" in said(told) and "nothing_chosen" not in told
    assert "Expected refused (nothing_chosen) Seen accepted" in said(view(page(FEATURES, found), "results", "en"))
    assert "시나리오: 다르다" in told and "Scenario: It departs" not in told
    failed = card(told, "/ko/results/test/1")
    assert failed.count("\n<li>") == 2 and '<li class="bad">먼저 안 된다 3' in failed
    assert "seen is not expected" in failed and "mine.feature:3:" not in failed
    assert said(told).index("안 된다") < said(told).index("잘 된다")


def test_a_scenario_that_failed_is_told_in_both_languages_one_that_passed_in_its_own() -> None:
    found = results(run(scenarios=(scenario("영어", language="en"), scenario("안 된다", "failed"), scenario("한국어"))))

    english, korean = (view(page(FEATURES, found), "results", language) for language in ("en", "ko"))
    assert "안 된다" in english and "안 된다" in korean
    assert "한국어" in korean and "먼저 한국어 1" not in english
    assert "먼저 영어 1" in english and "In Korean: 1 failed , 1 passed" in said(english).replace(" ,", " ,")


def test_where_only_one_language_was_run_it_is_shown_in_both_views() -> None:
    english = view(page(FEATURES, results(run("test", scenarios=(scenario("한국어만"),)))), "results", "en")

    assert '<span lang="ko">한국어만</span>' in english


def test_the_last_run_stands_beside_the_one_before() -> None:
    before = run(
        "test", "failed", seconds=3.0, scenarios=(scenario("a", "failed"), scenario("b"), scenario("c", "failed"))
    )
    last = run(
        "test", "failed", seconds=2.0, scenarios=(scenario("a"), scenario("b", "failed"), scenario("d", "failed"))
    )

    told = said(view(page(FEATURES, results(KeptRun(last, before))), "results", "en"))

    assert "Duration 3.0 s → 2.0 s" in told
    assert "Red now and not before (2) mine: b: ✓ passed → ✗ failed mine: d: not there → ✗ failed" in told
    assert "Red before and not now (2) mine: a: ✗ failed → ✓ passed mine: c: ✗ failed → not there" in told


def test_runs_on_different_desks_are_not_compared() -> None:
    pair = KeptRun(
        run("conform", desk="new"), run("conform", "departs", desk="old", entries=(entry("WRAP-1", "refuted"),))
    )

    told = said(view(page(FEATURES, results(pair)), "results", "en"))

    assert "It was about another desktop, so the two are not compared." in told and "Red before" not in told


def test_nothing_in_a_result_can_be_more_than_text() -> None:
    failed = scenario(HOSTILE, "failed", feature=f"{HOSTILE}.feature", problem=HOSTILE, tags=(HOSTILE,))
    hostile = run(
        "conform",
        HOSTILE,
        desk=HOSTILE,
        when=HOSTILE,
        version=HOSTILE,
        problems=(HOSTILE,),
        readings=(HOSTILE,),
        entries=(entry(HOSTILE, "refuted", HOSTILE), entry("WRAP-1", "tested", HOSTILE)),
        scenarios=(failed, scenario(HOSTILE, language=HOSTILE)),
        failures=(
            failure(
                kind=HOSTILE, says=HOSTILE, asks=(HOSTILE,), expected=HOSTILE, others=(HOSTILE,), depends_on=HOSTILE
            ),
        ),
        mutants=(MutantTried(1, HOSTILE, HOSTILE, "survived", (HOSTILE,)),),
        left_out={HOSTILE: 1},
    )

    told = page(FEATURES, results(KeptRun(hostile, hostile), notes=(HOSTILE,)))

    assert told.count("<script") == page(FEATURES).count("<script") and "alert(1)</script>" not in told
    assert "alert(1)" in told
    read = Elements(told)
    assert len(read.ids) == len(set(read.ids))
    assert not any(HOSTILE in each for each in (*read.ids, *read.links))


@cache
def everything() -> str:
    """The page with the committed tables and a long run of each command."""
    kept = kept_results(ROOT)
    green = tuple(
        ours(title, language=language, file=file) for language in ("en", "ko") for file, title in all_titles(language)
    )
    return whole(
        FEATURES,
        results(
            run(scenarios=green, entries=tuple(entry(each, "proved", "taken 5 times") for each in subjects())),
            run("test", desk="theirs", scenarios=green),
            run("conform", "departs", desk="theirs", failures=(failure(),) * 40),
            run("mutate", mutants=kept.mutants),
            run("ledger", entries=tuple(entry(each, "tested") for each in subjects())),
            mutants=kept.mutants,
            wild=kept.wild,
        ),
    )


def test_with_everything_in_it_the_page_is_whole_and_keeps_its_limit() -> None:
    told = everything()

    assert len(told.encode()) < BYTES_LIMIT
    assert "so that the page stays below its limit" not in told
    read = Elements(told)
    assert len(read.ids) == len(set(read.ids))
    english, korean = ({each[4:] for each in read.ids if each.startswith(f"/{code}/")} for code in ("en", "ko"))
    assert english == korean
    assert {"mutants/1", "mutants/1118", "results/wild/2/18", "results/conform/40"} <= english
    lost = {link for link in read.links if link[1:] not in set(read.ids)}
    assert {link.split("/")[2] for link in lost} <= {"changes", "walk"}


def test_beyond_the_limit_what_passed_is_shorter_and_what_failed_is_all_there() -> None:
    green = tuple(scenario(f"green {number}", feature=f"{number % 7}.feature") for number in range(1_000))
    red = tuple(scenario(f"red {number}", "failed") for number in range(50))
    found = results(run("test", "failed", scenarios=(*green, *red)))
    plain = len(page(FEATURES, Results()).encode())
    notes = {}

    for room in (800_000, 600_000, 200_000, 60_000):
        shown = view(page(FEATURES, found, plain + room), "results", "en")
        note = re.search(r'<p class="note">([^<]*)</p>', shown)
        notes[room] = note[1].partition(",")[0] if note else ""
        assert all(f"red {number}<" in shown or f"red {number}\n" in shown for number in range(50)), room
        assert "143 passed" in shown

    assert list(dict.fromkeys(notes.values())) == [
        "",
        "Of scenarios that passed the steps are left out",
        "Scenarios that passed are only counted",
    ]


# --- mutants


def test_of_a_mutant_is_told_what_it_changes_how_and_what_asks_for_it_to_be_otherwise() -> None:
    tried = kept_results(ROOT).mutants
    entries = [mutant_entry(each) for each in tried]

    first = entries[0]
    assert (first.kind.en, first.cites) == ("is not there", ("AVAIL-1", "RULE-4"))
    assert first.parts[0].address == "machines/AgentStatus/1"
    without = [each for each in entries if not each.cites]
    assert len(without) == 99 and not any(transition_of(each.id) for each in without)


def test_what_is_told_of_mutants_of_the_machines_is_what_their_tables_say() -> None:
    from machine.faults.mutants import mutants
    from machine.lifecycle.table import TABLE

    of_tables = [each for each in mutants() if each.table is not None]
    known = [(each, transition_of(each.id)) for each in of_tables]

    assert [each.id for each, transition in known if transition is None and not each.id.startswith("refusal acc")] == []
    for each, identity in known:
        if identity is not None:
            transition = TABLE.transition(identity)
            assert (f"{transition.machine}.{transition.event}", transition.source) in each.touches


def test_a_mutant_that_nobody_knows_is_about_nothing() -> None:
    told = mutant_entry(MutantTried(1, "something: else", "Something", "killed"))

    assert (told.parts, told.cites) == ((), ())


# --- words


def test_every_verdict_has_a_sign_and_a_word_in_each_language() -> None:
    for word, shown in VERDICTS.items():
        assert shown.sign and shown.word.en and shown.word.ko and shown.colour in ("good", "bad", "open", "calm"), word
    assert mark("odd").word.en == "odd" and mark("odd").colour == "calm"


def test_the_worst_of_verdicts_is_one_that_is_bad() -> None:
    assert worst(["proved", "green", "flaky", "conforms"]) == "flaky"
    assert worst(["tested", "odd"]) == "tested"
    assert worst([]) == "undetermined"


# --- what the tests take from the repository


def titles(language: str, file: str) -> list[str]:
    """The titles of our scenarios in a file, those of outlines by row."""
    return [title for each, title in all_titles(language) if each == file]


@cache
def all_titles(language: str) -> tuple[tuple[str, str], ...]:
    from machine.pages.features import features

    read = features(FEATURES, "ko" if language == "ko" else "en")
    return tuple(
        (feature.file, title) for feature in read.features for each in feature.scenarios for title in each.titles
    )


@cache
def subjects() -> tuple[str, ...]:
    from machine.lifecycle.table import TABLE
    from spec.catalogue.load import load

    return (*load().clauses, *load().assumptions, *(each.id for each in TABLE.transitions))
