"""A run told as Gherkin and as Python: readable, runnable, and the same run again."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from machine.desk import commands as c
from machine.desk.configuration import AssetSetting, Configuration, CustomerSetting
from machine.desk.inprocess import InProcessDesk
from machine.desk.port import Accepted, Answer, Malformed
from machine.story.data import asset_number, customer_number
from machine.story.phrase import LANGUAGES, PhraseError
from machine.story.telling import Said, made_up, tell, tell_python
from tests.story.playing import files, play, scenarios

STAGE = Configuration(
    agents=("민지",),
    queues=("결제",),
    assets=(AssetSetting(name="대표 번호", number=asset_number(1), queue="결제"),),
    reasons=("해결됨",),
    customers=(CustomerSetting(number=customer_number(1), name="하나"),),
    routing="manual",
)
TEXT = c.CustomerText(number=customer_number(1), asset="대표 번호", text="안녕하세요")
RUN: tuple[c.AnyCommand, ...] = (
    TEXT,
    c.Offer(conversation="c1", agent="민지"),
    c.SetStatus(agent="민지", status="available"),
)


def _played(configuration: Configuration, commands: tuple[c.AnyCommand, ...]) -> list[tuple[c.AnyCommand, Answer]]:
    desk = InProcessDesk()
    assert desk.reset(configuration) == Accepted()
    return [(command, desk.apply(command)) for command in commands]


def test_a_run_is_told_as_a_feature_that_runs() -> None:
    then = (Said("then", "see.status", {"agent": "민지", "status": "사용 가능"}),)
    told = tell(STAGE, _played(STAGE, RUN), "ko", "유휴 상태에서 배정", ["AVAIL-1"], then)

    assert (
        told
        == """# language: ko
기능: 유휴 상태에서 배정

  @AVAIL-1
  시나리오: 유휴 상태에서 배정
    먼저 상담사 "민지"가 있다
    그리고 대기열 "결제"가 있다
    그리고 자산 "대표 번호"의 대화는 대기열 "결제"에서 기다린다
    그리고 후속 작업 사유 "해결됨"이 있다
    그리고 고객 "하나"가 있다
    그리고 대화는 수동으로 배정된다
    만일 고객 "하나"가 "안녕하세요"라고 문자를 보낸다
    그리고 시스템이 고객 "하나"의 대화를 상담사 "민지"에게 배정한다
    그러면 "상담사의 상태가 이 일을 허용하지 않는다"라는 이유로 거부된다
    만일 상담사 "민지"가 상태를 "사용 가능"으로 바꾼다
    그러면 상담사 "민지"의 상태는 "사용 가능"이다
"""
    )
    (scenario,) = scenarios(told)
    assert scenario.tags == ("AVAIL-1",)
    assert play(scenario, InProcessDesk()).played == tuple(_played(STAGE, RUN))


def test_the_same_run_is_told_in_english() -> None:
    told = tell(STAGE, _played(STAGE, RUN), "en", "Offered while Idle")

    assert told.splitlines()[:3] == ["Feature: Offered while Idle", "", "  Scenario: Offered while Idle"]
    assert told.splitlines()[-3:] == [
        '    And the system offers the conversation of customer "하나" to agent "민지"',
        '    Then it is refused: "The status of the agent does not allow this"',
        '    When agent "민지" sets the status to "Available"',
    ]


def test_a_run_is_told_as_python_with_numbers_by_their_handles() -> None:
    assert tell_python(STAGE, RUN[:1]) == (
        "from machine.desk.commands import CustomerText\n"
        "from machine.desk.configuration import AssetSetting, Configuration, CustomerSetting\n"
        "from machine.desk.inprocess import InProcessDesk\n"
        "from machine.story.data import asset_number, customer_number\n"
        "from machine.story.judged import Judged\n"
        "\n"
        "desk = Judged(InProcessDesk())\n"
        "desk.reset(Configuration(agents=('민지',), queues=('결제',), "
        "assets=(AssetSetting(name='대표 번호', number=asset_number(1), queue='결제'),), reasons=('해결됨',), "
        "customers=(CustomerSetting(number=customer_number(1), name='하나'),), routing='manual', masking=True, "
        "policy='blanket', rona_seconds=30, capacity=5))\n"
        "desk.apply(CustomerText(number=customer_number(1), asset='대표 번호', text='안녕하세요'))\n"
    )


@pytest.mark.parametrize("path", files("en"), ids=lambda path: path.stem)
def test_what_a_feature_plays_is_told_and_played_again_the_same(path: Path) -> None:
    for scenario in scenarios(path.read_text(encoding="utf-8")):
        scene = play(scenario, InProcessDesk())
        configuration, commands = made_up(scene.configuration, [command for command, _ in scene.played])
        for language in LANGUAGES:
            (told,) = scenarios(tell(scene.configuration, scene.played, language, scenario.name))
            again = play(told, InProcessDesk())
            assert again.configuration == configuration
            assert [command for command, _ in again.played] == commands
            assert [answer for _, answer in again.played] == [answer for _, answer in scene.played]
        assert _run_python(tell_python(configuration, commands)) == (configuration, commands)


def _run_python(program: str) -> tuple[Configuration, list[c.AnyCommand]]:
    """What a told program gives to its desk."""
    seen: list[c.AnyCommand] = []
    stage: list[Configuration] = []

    class Recorder(InProcessDesk):
        def reset(self, configuration: Configuration) -> Answer:
            stage.append(configuration)
            return super().reset(configuration)

        def apply(self, command: c.AnyCommand) -> Answer:
            seen.append(command)
            return super().apply(command)

    program = program.replace("from machine.desk.inprocess import InProcessDesk\n", "")
    exec(program, {"InProcessDesk": Recorder})
    return stage[0], seen


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.characters(), max_size=12))
def test_any_text_survives_being_told(text: str) -> None:
    commands = (
        TEXT,
        c.SetStatus(agent="민지", status="available"),
        c.Offer(conversation="c1", agent="민지"),
        c.Accept(agent="민지", conversation="c1"),
        c.TypeReply(agent="민지", conversation="c1", text=text),
        c.OpenTransfer(agent="민지", conversation="c1"),
        c.Search(agent="민지", conversation="c1", text=text),
        c.CustomerText(number=customer_number(2), asset="대표 번호", text=text),
    )
    played = _played(STAGE, commands)
    for language in LANGUAGES:
        (told,) = scenarios(tell(STAGE, played, language, "Any text"))
        assert list(play(told, InProcessDesk()).played) == played


def test_half_a_surrogate_pair_survives_being_told_and_is_malformed_again() -> None:
    commands = (c.CustomerText(number=customer_number(1), asset="대표 번호", text="\ud83d"),)
    played = _played(STAGE, commands)

    told = tell(STAGE, played, "en", "Half a character")
    assert isinstance(played[0][1], Malformed)
    assert told.endswith("    Then it is refused as malformed\n")
    (scenario,) = scenarios(told)
    assert list(play(scenario, InProcessDesk()).played) == played


def test_conversations_and_assets_beyond_the_first_are_told_apart() -> None:
    stage = Configuration(
        agents=STAGE.agents,
        queues=STAGE.queues,
        assets=(*STAGE.assets, AssetSetting(name="매장 번호", number=asset_number(2), queue="결제")),
        reasons=STAGE.reasons,
        customers=STAGE.customers,
        routing="manual",
    )
    commands = (
        TEXT,
        c.CustomerText(number=customer_number(1), asset="매장 번호", text="여기도요"),
        c.SetStatus(agent="민지", status="available"),
        c.Offer(conversation="c1", agent="민지"),
        c.Offer(conversation="c2", agent="민지"),
        c.Accept(agent="민지", conversation="c7"),
        c.CustomerStop(number=customer_number(1), asset="매장 번호"),
        c.StartOutbound(agent="민지", asset="매장 번호", number=customer_number(1)),
        c.TypeReply(agent="민지", conversation="c3", text="a" * 1001),
    )
    played = _played(stage, commands)
    told = tell(stage, played, "ko", "두 대화")

    assert '시스템이 고객 "하나 #1"의 대화를 상담사 "민지"에게 배정한다' in told
    assert '시스템이 고객 "하나"의 대화를 상담사 "민지"에게 배정한다' in told
    assert '상담사 "민지"가 고객 "c7"의 요청에서 수락을 클릭한다' in told
    assert "글자 1001개짜리 답장" in told
    (scenario,) = scenarios(told)
    assert list(play(scenario, InProcessDesk()).played) == played


def test_a_number_that_is_not_made_up_is_never_told() -> None:
    real = "+1 (415) 867-5309"
    stage = Configuration(
        agents=STAGE.agents,
        queues=STAGE.queues,
        assets=(AssetSetting(name="대표 번호", number="+1 415 867 0000", queue="결제"),),
        reasons=STAGE.reasons,
        customers=(CustomerSetting(number=real, name=real),),
    )
    commands: tuple[c.AnyCommand, ...] = (c.CustomerText(number=real, asset="대표 번호", text=f"{real}로 전화 주세요"),)
    for told in (tell(stage, _played(stage, commands), "ko", "번호"), tell_python(stage, commands)):
        assert "867" not in told
        assert "customer_number(1)" in told
    assert '고객 "하나"의 이름이 "customer_number(1)"로 설정되어 있다' in tell(stage, [], "ko", "번호")


def test_a_name_with_a_quotation_mark_cannot_be_told() -> None:
    with pytest.raises(PhraseError, match=r"do.set_status: a value holds a quotation mark"):
        tell(STAGE, [(c.SetStatus(agent='민"지', status="idle"), Accepted())], "ko", "이름")
