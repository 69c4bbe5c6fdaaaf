"""Random runs of our own desk keep every property, visit every transition, and are told when they fail.

To run them on a desktop of your own, subclass `DeskMachine` as the first test does.
"""

import re
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

import machine.desk.in_process
from machine.desk.in_process import InProcessDesk, default_masker
from machine.evidence import cache
from machine.harness import DeskMachine
from machine.harness.stateful import desk_machine
from machine.harness.stateful.desk_machine import (
    DESK_FAILED,
    CampaignResult,
    campaign,
    campaign_cached,
    replayed,
)
from machine.harness.stateful.profiles import CI_SEED, HypothesisProfile
from machine.harness.stateful.stages import CUSTOMERS, NAME_THAT_IS_A_NUMBER
from machine.lifecycle.table import TABLE, Table
from machine.masking import Show
from machine.oracle.property_oracle import PropertyError, properties_of_runs
from machine.port.port import Desk
from machine.story.steps.scene import SceneError
from spec.port import commands as c
from spec.port.answers import Accepted, Answer
from spec.port.capabilities import COMMANDS
from spec.port.views import DesktopView
from tests.story.playing import play, scenarios

QUICK = HypothesisProfile("quick", examples=60, steps=40, cases=10, seed=2)


class _Broken(InProcessDesk):
    """A desktop that forgets what was just typed."""

    def apply(self, command: c.AnyCommand) -> Answer:
        return Accepted() if isinstance(command, c.TypeReply) else super().apply(command)


def test_a_desktop_is_held_to_the_specification_by_a_subclass() -> None:
    class MyDesktop(DeskMachine):
        def make_desk(self) -> Desk:
            return _Broken()

    found = campaign(QUICK, MyDesktop)

    assert found.failure is not None
    assert [each for each, word in found.properties.items() if word == "refuted"] != []


def test_a_campaign_that_gives_no_command_tests_nothing_and_says_so() -> None:
    class Nothing(DeskMachine):
        left_out = frozenset(COMMANDS)

    found = campaign(QUICK, Nothing)

    assert found.commands == 0
    assert found.failure == "No command was given, so nothing is known; let the desktop offer something."
    assert set(found.properties.values()) == {"undetermined"}


@pytest.fixture(scope="module")
def result(profile: HypothesisProfile) -> CampaignResult:
    """The campaign of this run's profile; that of `ci` is taken over from `textdesk check`, and the reverse."""
    return campaign_cached() if profile.name == "ci" else campaign(profile)


def test_no_property_is_refuted_by_a_random_run(result: CampaignResult) -> None:
    assert result.failure is None, result.failure
    assert set(result.properties.values()) == {"tested"}
    assert set(result.properties) == {each.id for each in properties_of_runs()}


def test_every_declared_transition_is_taken(result: CampaignResult) -> None:
    if result.profile == "dev":
        pytest.skip("The profile dev is too short to come everywhere.")

    assert result.never_taken() == ()
    assert [state for state, count in result.states.items() if not count] == []


def test_every_command_is_given_and_about_three_in_ten_are_refused(result: CampaignResult) -> None:
    assert [kind for kind, count in result.kinds.items() if not count] == []
    assert result.commands == result.accepted + result.refused == sum(result.kinds.values())
    assert 0.2 < result.refused / result.commands < 0.4


def test_one_seed_repeats_a_campaign() -> None:
    short = replace(QUICK, examples=5)

    assert campaign(short) == campaign(short)
    assert campaign(short) != campaign(replace(short, seed=3))


# --- a failure


def _on(table: Table) -> type[DeskMachine]:
    """The machine on our desk with a fault in its table."""

    class Faulty(DeskMachine):
        def make_desk(self) -> Desk:
            return InProcessDesk(table=table)

    return Faulty


NO_CAPACITY = TABLE.changed(
    "Conversation.offer: queued > offered",
    guards=tuple(
        guard
        for guard in TABLE.transition("Conversation.offer: queued > offered").guards
        if guard.__name__ != "agent_has_capacity"
    ),
)


def test_a_failure_is_told_as_a_scenario_in_both_languages_and_as_python() -> None:
    found = campaign(QUICK, _on(NO_CAPACITY))

    assert found.failure is not None
    assert [each for each, word in found.properties.items() if word == "refuted"] == ["offers-only-to-available"]
    assert "Feature: Offers go only to Available agents with spare capacity" in found.failure
    assert 'And the system offers the conversation of customer "' in found.failure
    assert "# language: ko\n기능: 요청은 수용량이 남은 사용 가능 상담사에게만 간다" in found.failure
    assert "desk = PropertyOracle(InProcessDesk(), numbers=(customer_number(" in found.failure


def test_a_told_failure_is_short_and_holds_no_number() -> None:
    found = campaign(QUICK, _on(NO_CAPACITY))

    assert found.failure is not None
    program = found.failure[found.failure.index("desk = PropertyOracle(InProcessDesk(), ") :]
    assert program.count("desk.apply(") <= 10, program
    assert "customer_number(" in found.failure
    assert not any(number in found.failure for number in (*CUSTOMERS, NAME_THAT_IS_A_NUMBER))


class Crowded(InProcessDesk):
    """A desk that offers beyond capacity."""

    def __init__(self) -> None:
        super().__init__(table=NO_CAPACITY)


def test_the_told_python_fails_on_the_broken_desk_and_runs_on_the_sound_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found = campaign(QUICK, _on(NO_CAPACITY))
    assert found.failure is not None
    program = found.failure[found.failure.index("from machine.desk.in_process import") :]

    exec(program, {})
    monkeypatch.setattr(machine.desk.in_process, "InProcessDesk", Crowded)
    with pytest.raises(PropertyError, match="offers-only-to-available"):
        exec(program, {})


class ShowsTexts(InProcessDesk):
    """A desk that masks no customer's text in the pane."""

    def __init__(self) -> None:
        def make_masker(policy: str, enabled: bool) -> Show:
            show = default_masker(policy, enabled)
            return lambda surface, value: value if surface == "message_text" else show(surface, value)

        super().__init__(make_masker=make_masker)


def test_the_told_python_holds_to_the_secrets_that_its_texts_have(monkeypatch: pytest.MonkeyPatch) -> None:
    class Showing(DeskMachine):
        def make_desk(self) -> Desk:
            return ShowsTexts()

    found = campaign(QUICK, Showing)
    assert found.failure is not None
    program = found.failure[found.failure.index("from machine.desk.in_process import") :]

    assert program.count("secrets=frozenset([") == 1
    exec(program, {})
    monkeypatch.setattr(machine.desk.in_process, "InProcessDesk", ShowsTexts)
    # A name that cannot be told goes by its place.
    with pytest.raises(PropertyError, match=re.escape(found.failure.partition(":")[0])):
        exec(program, {})


def test_a_campaign_says_of_what_came_once_that_it_did_not_come_again() -> None:
    class Once(InProcessDesk):
        raised = False

        def apply(self, command: c.AnyCommand) -> Answer:
            if isinstance(command, c.Accept) and not Once.raised:
                Once.raised = True
                raise RuntimeError
            return super().apply(command)

    class OnOnce(DeskMachine):
        def make_desk(self) -> Desk:
            return Once()

    found = campaign(QUICK, OnOnce)

    assert found.failure is not None
    assert found.failure.startswith("In apply the desktop raises RuntimeError (apply in test_desk_machine.py, line ")
    assert "\nThe same commands were given again, and that did not happen; the desktop is flaky" in found.failure
    assert "desk.apply(Accept(" in found.failure


def test_each_told_scenario_is_red_on_the_broken_desk_for_the_reason_told() -> None:
    found = campaign(QUICK, _on(NO_CAPACITY))
    assert found.failure is not None
    korean = found.failure.index("# language: ko\n")
    python = found.failure.index("from machine.desk.in_process import")

    for text in (found.failure[found.failure.index("Feature: ") : korean], found.failure[korean:python]):
        (scenario,) = scenarios(text)
        with pytest.raises(SceneError, match="offers-only-to-available"):
            play(scenario, Crowded())


def test_a_specification_error_refutes_that_the_machines_are_sound() -> None:
    found = campaign(QUICK, _on(TABLE.without("Conversation.dropped: offered > queued")))

    assert found.properties["machines-are-sound"] == "refuted"
    assert found.failure is not None
    assert re.match(r"machines-are-sound: Conversation\.dropped for \(-1, \d\) was refused", found.failure)


def test_a_desktop_that_raises_is_told_too() -> None:
    class Crashing(InProcessDesk):
        def view(self, agent: str) -> DesktopView:
            if len(self.record.conversations) > 1:
                raise ZeroDivisionError("no room")
            return super().view(agent)

    class OnCrashing(DeskMachine):
        def make_desk(self) -> Desk:
            return Crashing()

    found = campaign(QUICK, OnCrashing)

    assert found.failure is not None
    assert found.failure.startswith("In view the desktop raises ZeroDivisionError (view in test_desk_machine.py, line ")
    assert "no room" not in found.failure
    assert f"Feature: {DESK_FAILED.en}" in found.failure
    assert f"기능: {DESK_FAILED.ko}" in found.failure
    assert 2 <= found.failure.count("desk.apply(") <= 3
    assert set(found.properties.values()) == {"tested"}


def test_under_hypothesis_itself_the_error_carries_what_is_told() -> None:
    desk = _on(NO_CAPACITY)()
    desk.start(msgspec.structs.replace(desk.configuration, capacity=1, routing="manual"))
    desk.give(c.SetStatus("Minji", "available"))
    desk.give(c.CustomerText(CUSTOMERS[0], "Main line", "one"))
    desk.give(c.CustomerText(CUSTOMERS[1], "Main line", "two"))
    desk.give(c.Offer("c1", "Minji"))

    with pytest.raises(PropertyError, match=r"offers-only-to-available: not so in Conversation\.offer\.") as error:
        desk.give(c.Offer("c2", "Minji"))
    english, korean, program = error.value.__notes__
    assert english.startswith("Feature: ")
    assert korean.startswith("# language: ko\n")
    assert program.endswith("desk.apply(Offer(conversation='c2', agent='Minji'))\n")


def test_a_run_is_replayed_without_hypothesis() -> None:
    machine_class = _on(NO_CAPACITY)
    configuration = msgspec.structs.replace(machine_class().configuration, capacity=1, routing="automatic")
    commands = (c.SetStatus("Minji", "available"), c.CustomerText(CUSTOMERS[0], "Main line", "one"))

    assert replayed(machine_class, configuration, commands) is None


# --- the parts


def test_a_property_that_is_refuted_is_named_without_anything_of_a_customers() -> None:
    assert all(re.fullmatch("[a-z0-9-]+", each.id) for each in properties_of_runs())


def test_a_campaign_with_another_seed_is_never_taken_for_that_of_the_profile(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def campaign(profile: HypothesisProfile, _machine: type[DeskMachine]) -> CampaignResult:
        return CampaignResult(profile.name, profile.seed, 1, 1, 1, 0, {}, {}, {}, {}, None)

    monkeypatch.setattr(desk_machine, "campaign", campaign)
    monkeypatch.setattr(cache, "kept_folder", lambda: tmp_path)
    monkeypatch.setenv("TEXTDESK_SEED", "7")
    assert campaign_cached().seed == 7

    monkeypatch.delenv("TEXTDESK_SEED")
    assert campaign_cached().seed == CI_SEED
    assert len(list(tmp_path.glob("*.json"))) == 2
