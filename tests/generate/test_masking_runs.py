"""Every text that the adapter guide masks or leaves is sent once, and who leaves one readable departs."""

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from machine.generate.masking_runs import masking_runs
from machine.harness.conformance import Conformance, conform
from machine.harness.schedule import schedule
from machine.harness.scope import scope_of
from machine.masking import mask
from machine.oracle.model_oracle import departs
from machine.port.run_input import RunInput
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.views import DesktopView


class Masking(InProcessDesk):
    """Masks as we do, but for some texts, of which it shows what is given for them."""

    def __init__(self, instead: dict[str, str]) -> None:
        super().__init__()
        self._instead = {mask(text): other for text, other in instead.items()}

    def view(self, agent: str) -> DesktopView:
        view = super().view(agent)

        def changed(text: str) -> str:
            return self._instead.get(text, text)

        return msgspec.structs.replace(
            view,
            panes=tuple(
                msgspec.structs.replace(
                    pane,
                    messages=tuple(
                        msgspec.structs.replace(bubble, text=changed(bubble.text)) for bubble in pane.messages
                    ),
                )
                for pane in view.panes
            ),
        )


def held(instead: dict[str, str]) -> Conformance:
    return conform(lambda: Masking(instead), seed=1, examples=0, plan=masking_runs(), max_failures=20)


def test_tutorial_who_does_not_know_numbers_in_words_leaks_them_and_is_told_so() -> None:
    found = held({"공일공 공공공공 일이삼사": "공일공 공공공공 일이삼사"})

    assert found.failure is not None
    assert found.failure.clauses[:2] == ("RULE-46", "MASK-6")
    assert 'a value that the guide shows for "digits of another script" more can be read' in found.failure.says
    assert "RULE-46" in found.clauses.assumptions.broken
    assert found.failure.is_told_run_seen, "the scenario holds the text itself, which is nobody's"
    assert "공일공 공공공공 일이삼사" in found.failure.feature_en


def test_each_way_of_writing_that_leaks_is_a_failure_of_its_own() -> None:
    left = {
        text.before: text.before
        for notation in load().notations.values()
        for text in notation.texts
        if notation.id in ("extension", "other_script", "short_number")
    }

    assert len(held(left).failures) == 3


@pytest.mark.parametrize("example", load().examples, ids=lambda example: example.clause)
def test_who_leaves_a_documented_example_breaks_the_clause_that_shows_it(example: object) -> None:
    before = str(getattr(example, "before", ""))
    failure = held({before: before}).failure

    assert failure is not None
    assert failure.clauses[0] == getattr(example, "clause", "")


def test_who_hides_what_we_leave_is_not_accused() -> None:
    left = {
        text.before: "*" * (len(text.before) - 4) + text.before[-4:]
        for notation in load().notations.values()
        if not notation.is_masked
        for text in notation.texts
        if " " not in text.before
    }

    assert len(left) >= 7
    for run in masking_runs():
        assert departs(Masking(left), run.configuration, run.commands) is None


def test_every_text_of_the_guide_is_sent_in_the_defaults_and_in_the_short_plan() -> None:
    catalogue = load()
    texts = {text.before for notation in catalogue.notations.values() for text in notation.texts}
    texts |= {each.before for each in catalogue.examples} | {each.sample for each in catalogue.kinds.values()}
    for size in ("short", "small"):
        sent = {
            command.text
            for run in schedule(size=size)
            for command in run.commands
            if isinstance(command, c.CustomerText) and run.configuration.masking
        }
        assert texts <= sent


def test_what_is_recognised_is_held_where_all_of_it_was_written_and_not_decided_where_not() -> None:
    every, some = masking_runs(), masking_runs()[:3]
    whole, part = (conform(InProcessDesk, seed=1, examples=0, plan=runs).clauses for runs in (every, some))

    assert "RULE-46" in whole.assumptions.held and not whole.not_written
    assert "RULE-46" in part.assumptions.not_decided
    assert (part.notations, len(part.not_written)) == (("glued", "other_script"), len(load().notations) - 2)


def test_who_asks_about_masking_alone_is_given_the_runs_in_which_it_is_seen() -> None:
    asked = schedule(size="short", only=scope_of(["RULE-46"]))

    assert set(asked) == set(masking_runs()) - {run for run in masking_runs() if not documented(run)}


def documented(run: RunInput) -> bool:
    return any(
        isinstance(command, c.CustomerText) and command.text in load().documented_texts for command in run.commands
    )
