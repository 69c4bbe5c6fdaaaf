"""A run told with expectations: the set-up as states, then each command with what everybody sees of it."""

import pytest

from machine.desk.in_process import InProcessDesk
from machine.story.fictional_data import asset_number, customer_number
from machine.story.steps.phrases import BY_ID
from machine.story.steps.scene import Scene
from machine.story.telling.gherkin import step_lines
from machine.story.telling.scenario import ToldScenario, told_scenario
from spec.language import Language
from spec.port import commands as c
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting

HANA = customer_number(1)
STAGE = Configuration(
    agents=("Minji", "Jun"),
    queues=("Billing",),
    assets=(AssetSetting(name="Main line", number=asset_number(1), queue="Billing"),),
    reasons=("Resolved",),
    customers=(CustomerSetting(number=HANA, name="Hana"),),
    routing="manual",
)
HELD: tuple[c.AnyCommand, ...] = (
    c.SetStatus("Minji", "available"),
    c.CustomerText(HANA, "Main line", "Hello"),
    c.Offer("c1", "Minji"),
    c.Accept("Minji", "c1"),
)
CONFERENCE: tuple[c.AnyCommand, ...] = (
    c.SetStatus("Jun", "available"),
    c.OpenConference("Minji", "c1"),
    c.Choose("Minji", "c1", "agent", "Jun"),
    c.Confirm("Minji", "c1"),
    c.Accept("Jun", "c1"),
)


def lines(told: ToldScenario, language: Language = "en") -> list[str]:
    return step_lines([*told.given, *(said for turn in told.turns for said in turn)], language)


def test_tutorial_a_held_conversation_is_ended() -> None:
    told = told_scenario(STAGE, (*HELD, c.End("Minji", "c1")), 4, "en")

    assert lines(told) == [
        'Given agent "Minji" is Available',
        'And agent "Minji" holds the conversation of customer "Hana"',
        'When agent "Minji" clicks End in the conversation of customer "Hana"',
        'Then the conversation of customer "Hana" is closed',
        'And the list of the administrator has the conversation of customer "Hana" closed as "Ended"',
        'And the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"',
        "And every property of the specification holds",
    ]
    assert len(told.stage) == 7


def test_the_same_in_korean() -> None:
    told = told_scenario(STAGE, (*HELD, c.End("Minji", "c1")), 4, "ko")

    assert lines(told, "ko")[:3] == [
        '먼저 상담사 "Minji"는 사용 가능 상태이다',
        '그리고 상담사 "Minji"가 고객 "Hana"의 대화를 맡고 있다',
        '만일 상담사 "Minji"가 고객 "Hana"의 대화에서 종료를 클릭하면',
    ]


def test_every_further_command_is_looked_at() -> None:
    told = told_scenario(STAGE, (*HELD, *CONFERENCE), 0, "en")

    assert len(told.turns) == 9
    for turn in told.turns:
        assert [said.kind for said in turn][:2] == ["when", "then"]
        assert "when" not in [said.kind for said in turn[1:]]


def test_a_set_up_is_told_as_the_state_that_it_comes_to() -> None:
    told = told_scenario(STAGE, (*HELD, *CONFERENCE, c.EndConference("Jun", "c1")), 9, "en")

    assert [said.phrase for said in told.given] == [
        "state.available",
        "state.held",
        "state.available",
        "state.conference",
    ]


def test_steps_about_others_are_no_state_of_one() -> None:
    """Jun accepts what Minji was not offered: the offer and the answer stay two steps."""
    two = (*HELD[:3], c.SetStatus("Jun", "available"), c.Accept("Minji", "c1"))

    told = told_scenario(STAGE, (*two, c.End("Minji", "c1")), 5, "en")

    assert [said.phrase for said in told.given] == ["state.available", "state.offered", "state.available", "do.accept"]


def test_a_refusal_says_why_and_nothing_else() -> None:
    told = told_scenario(STAGE, (*HELD, c.OpenTransfer("Minji", "c1"), c.Confirm("Minji", "c1")), 5, "en")

    assert lines(told)[-3:] == [
        'When agent "Minji" clicks Transfer in the dialog for customer "Hana"',
        'Then it is refused: "Nothing is chosen"',
        "And every property of the specification holds",
    ]


def test_what_was_not_there_before_and_is_not_there_now_is_no_news() -> None:
    told = told_scenario(STAGE, HELD, 0, "en")

    seen = [said for turn in told.turns for said in turn[1:]]
    assert not [said for said in seen if said.phrase == "see.no_request" and said.values["agent"] == "Jun"]
    assert [said.phrase for said in told.turns[3][1:]] == [
        "see.buttons",
        "see.no_request",
        "see.pane",
        "see.label",
        "specification.holds",
    ]


def test_a_close_is_told_in_the_list_and_in_every_history_that_has_the_conversation() -> None:
    missed = (*HELD[:3], c.Advance(30))
    told = told_scenario(STAGE, (*missed, c.CustomerStop(HANA, "Main line")), 4, "ko")

    assert lines(told, "ko")[-4:] == [
        '그러면 고객 "Hana"의 대화는 닫혀 있다',
        '그리고 관리자의 목록에 고객 "Hana"의 대화가 "수락 전 이탈"로 닫혔다고 나온다',
        '그리고 상담사 "Minji"의 상호 작용 기록에 고객 "Hana"의 대화가 "수락 전 이탈"로 닫혔다고 나온다',
        "그리고 명세의 모든 속성이 성립한다",
    ]


def test_no_step_that_is_told_claims_an_order_of_a_list_that_has_none() -> None:
    """Names in the other order make the same told step green."""
    told = told_scenario(STAGE, (*HELD, c.SetStatus("Jun", "available"), c.OpenTransfer("Minji", "c1")), 5, "en")
    lists = [said for turn in told.turns for said in turn if said.phrase in ("see.buttons", "see.agents", "see.queues")]
    assert lists

    scene = Scene(InProcessDesk())
    for said in (*told.stage, *told.given, told.turns[0][0]):
        BY_ID[said.phrase].act(scene, **said.values)
    for said in lists:
        for name in {"names", "buttons"} & said.values.keys():
            backwards = ", ".join(str(said.values[name]).split(", ")[::-1])
            BY_ID[said.phrase].act(scene, **{**said.values, name: backwards})


def test_a_command_that_changes_nothing_is_looked_at_all_the_same() -> None:
    told = told_scenario(STAGE, (c.DeleteAsset("Main line"),), 0, "en")

    assert lines(told)[1] == 'Then agent "Minji" is labelled "Idle"'


def test_an_older_conversation_of_a_customer_is_told_by_its_number() -> None:
    again = (
        c.CustomerStop(HANA, "Main line"),
        c.CustomerText(HANA, "Main line", "Hello again"),
        c.Choose("Minji", "c1", "reason", "Resolved"),
    )

    told = told_scenario(STAGE, (*HELD, *again), 6, "en")

    assert told.turns[0][1].values == {"name": "Resolved", "agent": "Minji", "customer": "Hana #1"}


def test_a_refused_set_up_is_an_error() -> None:
    with pytest.raises(ValueError, match="SetStatus, command 2 of the run, is not accepted"):
        told_scenario(STAGE, (HELD[0], HELD[0], *HELD[1:]), 3, "en")


def test_a_run_of_nothing_but_set_up_is_an_error() -> None:
    with pytest.raises(ValueError, match="no command after its set-up"):
        told_scenario(STAGE, HELD, 4, "en")
