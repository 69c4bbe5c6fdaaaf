"""The scene: a stage, commands whose refusal must not pass unseen, and messages that hold no number."""

from collections.abc import Callable

import pytest

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.table import TABLE
from machine.oracle.property_oracle import properties_of_runs
from machine.port.choices import WordError
from machine.story.fictional_data import asset_number, customer_number
from machine.story.steps.phrases import BY_ID
from machine.story.steps.scene import NotAcceptedError, Scene, SceneError
from spec.catalogue.entries import Words
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.configuration import Configuration
from spec.refusals import Refusal

TITLE = Words("The title is", "제목")


def _stage(made: Scene) -> Scene:
    made.add_agent("Minji")
    made.add_asset("Main line", "Billing")
    made.add_reason("Resolved")
    made.add_customer("Hana")
    made.set(routing="manual")
    return made


@pytest.fixture
def scene() -> Scene:
    return _stage(Scene(InProcessDesk()))


def _text(scene: Scene, text: str = "Hello", asset: str = "Main line") -> c.CustomerText:
    return c.CustomerText(number=scene.number("Hana"), asset=asset, text=text)


def test_a_scene_sets_the_stage_gives_commands_and_looks(scene: Scene) -> None:
    scene.do(c.SetStatus(agent="Minji", status="available"))
    scene.do(_text(scene))
    scene.do(c.Offer(conversation=scene.conversation("Hana"), agent="Minji"))

    assert [popover.conversation for popover in scene.look("Minji").popovers] == ["c1"]
    assert scene.look_as("Hana").open
    scene.finish()
    assert [answer for _, answer in scene.played] == [Accepted(), Accepted(), Accepted()]


def test_customers_and_assets_have_made_up_numbers_of_their_own(scene: Scene) -> None:
    scene.add_customer("Doyun")

    assert scene.number("Hana") == customer_number(1) == "+12025550101"
    assert scene.number("Doyun") == customer_number(2) == "+12025550102"
    assert scene.configuration.assets[0].number == asset_number(1) == "+12025550180"


def test_a_refusal_that_the_next_step_looks_at_is_fine(scene: Scene) -> None:
    scene.do(c.SetStatus(agent="Minji", status="idle"))

    assert scene.answer() == Refused(Refusal.ALREADY_SO, ("RULE-4",))
    scene.look("Minji")
    scene.finish()


@pytest.mark.parametrize(
    "next_step",
    [
        lambda scene: scene.look("Minji"),
        lambda scene: scene.look_as("Hana"),
        lambda scene: scene.do(c.Advance(seconds=1)),
        lambda scene: scene.add_agent("Jun"),
        lambda scene: scene.finish(),
    ],
    ids=["a look", "a customer's look", "a command", "the stage", "the end"],
)
def test_a_refusal_that_nobody_looks_at_fails_the_next_step(scene: Scene, next_step: Callable[[Scene], object]) -> None:
    scene.do(c.SetStatus(agent="Minji", status="idle"))

    with pytest.raises(
        SceneError, match=r"The step was refused\. The status is set to this already \(RULE-4\); choose another one\."
    ):
        next_step(scene)


def test_a_malformed_command_counts_as_not_accepted(scene: Scene) -> None:
    scene.do(c.Advance(seconds=-1))

    with pytest.raises(SceneError, match=r"The time that goes by is from 0 to 31,536,000 seconds, not -1\."):
        scene.finish()


def test_nothing_to_look_at_is_an_error_too(scene: Scene) -> None:
    with pytest.raises(SceneError, match="Nothing has been done yet"):
        scene.answer()


def test_the_stage_is_set_before_anything_happens(scene: Scene) -> None:
    scene.do(c.Advance(seconds=1))

    with pytest.raises(SceneError, match="move this step to the front"):
        scene.add_agent("Jun")


def test_a_stage_that_the_desktop_does_not_take_is_told() -> None:
    scene = Scene(InProcessDesk())
    scene.add_agent("Minji")
    with pytest.raises(SceneError, match=r"There is no asset yet\.\nAdd at the beginning"):
        scene.do(c.Advance(seconds=1))

    class Choosy(InProcessDesk):
        def reset(self, configuration: Configuration) -> Answer:
            return Malformed("its own words")

    with pytest.raises(SceneError, match=r"^The desktop does not take what the scenario sets up"):
        _stage(Scene(Choosy())).do(c.Advance(seconds=1))


def test_names_that_are_not_on_the_stage_are_told_with_those_that_are(scene: Scene) -> None:
    with pytest.raises(SceneError, match=r'There is no customer "Sora"\. The customers are "Hana"\.'):
        scene.number("Sora")
    with pytest.raises(SceneError, match=r'There is no agent "Jun"\. The agents are "Minji"\.'):
        scene.look("Jun")
    with pytest.raises(SceneError, match=r'Customer "Hana" has no conversation yet\.'):
        scene.conversation("Hana")


def test_a_customer_may_have_several_conversations(scene: Scene) -> None:
    scene.add_asset("Shop line", "Billing")
    scene.do(_text(scene))
    scene.do(_text(scene, asset="Shop line"))

    assert scene.conversation("Hana") == "c2"
    assert scene.conversation("Hana #1") == "c1"
    assert scene.conversation("Hana #2") == "c2"
    assert scene.conversation("c9") == "c9"
    with pytest.raises(SceneError, match='Customer "Hana" has 2 conversations so far'):
        scene.conversation("Hana #3")


def test_messages_name_the_customer_in_place_of_the_number(scene: Scene) -> None:
    with pytest.raises(SceneError) as told:
        scene.same(TITLE, customer_number(1), f"not {asset_number(1)}")

    assert str(told.value) == 'The title is "<the number of Hana>", not "not <the number of Main line>".'
    assert told.value.says.ko == '제목은 "not <Main line의 번호>"가 아니라 "<Hana의 번호>"이다.'


def test_messages_mask_what_is_sensitive_besides(scene: Scene) -> None:
    raw, masked = "melissa@gmail.com", "m******@gmail.com"

    for seen, wanted, english, korean in (
        (raw, masked, "the text itself, unmasked, not", "제목은 가려지지 않은 원래 글이다."),
        (masked, raw, "masked, not the text itself.", "제목은 가려진"),
        (raw, "maxwell@gmail.com", "They differ in what is masked", "다른 부분은"),
    ):
        with pytest.raises(SceneError) as told:
            scene.same(TITLE, seen, wanted)
        assert english in str(told.value) and korean in told.value.says.ko
        assert raw not in str(told.value) and raw not in told.value.says.ko


# --- properties

NOT_AVAILABLE = TABLE.changed("AgentStatus.set_available: idle > available", target="idle")


def test_a_run_is_held_to_every_property_or_to_one() -> None:
    violating = _stage(Scene(InProcessDesk(table=NOT_AVAILABLE)))
    violating.do(c.SetStatus(agent="Minji", status="available"))

    with pytest.raises(
        SceneError,
        match=r'^The property ".*" does not hold after Minji sets the status to Available \(status-is-as-chosen\)\.',
    ):
        violating.judge()
    with pytest.raises(SceneError, match="status-is-as-chosen"):
        violating.judge("status-is-as-chosen")
    violating.judge("one-owner")


def test_a_step_names_a_property_by_its_title_in_either_language() -> None:
    violating = _stage(Scene(InProcessDesk(table=NOT_AVAILABLE)))
    violating.do(c.SetStatus(agent="Minji", status="available"))
    said = BY_ID["specification.property_holds"]
    title = next(each.title for each in properties_of_runs() if each.id == "status-is-as-chosen")

    for word in (title.en, title.ko):
        with pytest.raises(SceneError, match="status-is-as-chosen"):
            said.act(violating, title=word)
    with pytest.raises(WordError, match=r'There is no property "Whatever"\.'):
        said.act(violating, title="Whatever")


def test_a_property_may_be_judged_before_a_refusal_is_looked_at_but_it_must_be(scene: Scene) -> None:
    scene.do(c.SetStatus(agent="Minji", status="idle"))

    scene.judge("one-owner")
    with pytest.raises(NotAcceptedError, match="was refused"):
        scene.finish()
    scene.do(c.SetStatus(agent="Minji", status="idle"))
    scene.judge()
    assert scene.answer() == Refused(Refusal.ALREADY_SO, ("RULE-4",))
    scene.finish()


def test_machines_that_contradict_each_other_violate_a_property() -> None:
    broken = _stage(Scene(InProcessDesk(table=TABLE.without("Conversation.dropped: offered > queued"))))
    broken.do(c.SetStatus(agent="Minji", status="available"))
    broken.do(_text(broken))
    broken.do(c.Offer(conversation="c1", agent="Minji"))

    with pytest.raises(SceneError, match=r"does not hold after 30 seconds go by \(machines-are-sound\)"):
        broken.do(c.Advance(seconds=30))
