"""The measured power as it is told: scores, survivors with what would kill them, a run that goes on where it was."""

import json
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from rich.console import Console

from machine.cli import textdesk
from machine.evidence import cache
from machine.faults.mutant import Mutant
from machine.faults.mutants import mutants
from machine.report import mutation
from machine.report.mutation import (
    Mutation,
    TriedMutant,
    json_of,
    mutate,
    page_of,
    print_mutation,
    sampled,
    write_table,
)

RESULT = Mutation(
    of=1035,
    mutants=(
        TriedMutant("a", "An offer that expires leaves its agent Available", "killed", ("features", "lockstep random")),
        TriedMutant("kind not masked: rrn", '"Korean resident registration number" is masked nowhere', "survived", ()),
        TriedMutant("c", "Nobody is told twice", "equivalent", (), "2 agents x 1 conversation", ("exploration",)),
    ),
)


@pytest.fixture
def no_detectors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Mutants are not tried really; what is asked for is written down."""
    asked: list[str] = []

    def tried(mutant: Mutant) -> TriedMutant:
        asked.append(mutant.id)
        return TriedMutant(mutant.id, mutant.name, "killed", ("features",))

    monkeypatch.setattr(mutation, "try_mutant", tried)
    monkeypatch.setattr(mutation, "prepare", lambda _progress: None)
    monkeypatch.setattr(cache, "kept_folder", lambda: tmp_path)
    return asked


def test_tutorial_what_finds_each_the_scores_and_every_survivor_with_what_would_kill_it() -> None:
    screen = StringIO()
    print_mutation(RESULT, Console(file=screen, width=110))
    lines = screen.getvalue().splitlines()

    assert lines[0].startswith("F features, P properties, E exploration, L lockstep exhaustive, R lockstep random,")
    assert lines[1] == "F···R··  An offer that expires leaves its agent Available"
    assert lines[2].startswith("·······  ") and lines[3] == "=======  Nobody is told twice"
    assert lines[6].split() == ["features", "1", "2", "50.0", "90"]
    assert "3 of 1035 mutants: 1 killed, 1 survived, 1 proved equivalent" in screen.getvalue()
    assert lines[-2] == '✗ "Korean resident registration number" is masked nowhere'
    assert lines[-1].endswith("would be killed by a run under a policy that masks this kind, with a text that holds it")


def test_json_has_id_name_status_and_killed_by_of_each() -> None:
    told = json.loads(json_of(RESULT))

    assert told["mutants"][0] == {
        "id": "a",
        "name": "An offer that expires leaves its agent Available",
        "status": "killed",
        "killed_by": ["features", "lockstep random"],
        "bounds": None,
        "inside": [],
    }


def test_what_is_equivalent_is_told_with_the_proof_and_with_what_is_seen_inside() -> None:
    page = page_of(RESULT)

    assert "Proved under 2 agents x 1 conversation: the same answers and the same views, whatever is done." in page
    assert "- Nobody is told twice (`c`); seen inside by exploration" in page


def test_the_page_says_of_each_what_finds_it() -> None:
    page = page_of(RESULT)

    assert "| `F···R··` | An offer that expires leaves its agent Available (`a`) |" in page
    assert page.partition("## Found by one kind of detector only\n\n")[2].startswith("None.\n")


def test_a_score_that_misses_one_is_never_shown_as_all() -> None:
    one_missed = Mutation(1035, (*(RESULT.mutants[0],) * 1999, RESULT.mutants[1]))

    assert "| features | 1999 | 2000 | 99.9 | 90 |" in page_of(one_missed)


def test_a_run_that_was_interrupted_goes_on_where_it_was(no_detectors: list[str]) -> None:
    mutate(mutants()[:3], jobs=1)
    result = mutate(mutants()[:5], jobs=1)

    assert no_detectors == [each.id for each in mutants()[:5]]
    assert [each.id for each in result.mutants] == no_detectors

    mutate(mutants()[:5], jobs=1, fresh=True)
    assert len(no_detectors) == 10


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    assert sampled(40, 1) == sampled(40, 1)
    assert sampled(40, 1) != sampled(40, 2)
    assert sampled(None) == mutants() == sampled(len(mutants()) + 1)
    with pytest.raises(ValueError, match="sample is 0; give 1 or more"):
        sampled(0)


def test_the_table_is_written_as_json_and_as_a_page(tmp_path: Path) -> None:
    write_table(RESULT, tmp_path)

    assert msgspec.json.decode((tmp_path / "table.json").read_bytes(), type=Mutation) == RESULT
    assert (tmp_path / "table.md").read_text(encoding="utf-8") == page_of(RESULT)


def test_a_sample_without_a_survivor_is_undetermined_with_what_was_tried(no_detectors: list[str]) -> None:
    run = CliRunner().invoke(textdesk, ["mutate", "--sample", "2", "--jobs", "1", "--json"])

    assert run.exit_code == 3
    told = json.loads(run.stdout)
    assert [each["id"] for each in told["mutants"]] == no_detectors
    assert (told["verdict"], told["of"]) == ("undetermined", len(mutants()))

    shown = CliRunner().invoke(textdesk, ["mutate", "--sample", "2", "--jobs", "1"]).output
    assert shown.endswith("Undetermined: 2 of 1,118 mutants were tried; leave --sample out to try them all.\n")


def test_only_every_mutant_without_a_survivor_is_green() -> None:
    killed, survived, _ = RESULT.mutants

    assert Mutation(1, (killed,)).verdict == "green"
    assert Mutation(2, (killed,)).verdict == "undetermined"
    assert Mutation(0, ()).verdict == "undetermined"
    assert {Mutation(of, (killed, survived)).verdict for of in (2, 3)} == {"refuted"}


def test_a_sample_is_never_written_as_the_table() -> None:
    run = CliRunner().invoke(textdesk, ["mutate", "--sample", "2", "--write"])

    assert run.exit_code == 2
    assert "give --write without --sample" in run.output
