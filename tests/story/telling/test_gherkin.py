"""A run told as Gherkin and as Python: readable, runnable, and the same run again."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from machine.desk.in_process import InProcessDesk
from machine.masking import find
from machine.story.fictional_data import (
    ASSETS_LIMIT,
    CUSTOMERS_LIMIT,
    asset_number,
    customer_number,
    handle_of,
    number_from,
)
from machine.story.steps.reading_tags import fitting
from machine.story.steps.when import REPEATED_LIMIT
from machine.story.telling.gherkin import tell
from machine.story.telling.pseudonyms import made_up
from machine.story.telling.python import HeldToProperties, tell_python
from machine.story.telling.steps import PhraseUse
from spec.catalogue.load import load
from spec.language import LANGUAGES
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting
from tests.long_forms import some_of
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
    then = (PhraseUse("then", "see.status", {"agent": "민지", "status": "사용 가능"}),)
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
    만일 고객 "하나"가 "안녕하세요"라고 문자를 보내고
    그리고 시스템이 고객 "하나"의 대화를 상담사 "민지"에게 배정하면
    그러면 "상담사의 상태가 이 일을 허용하지 않는다"라는 이유로 거부된다
    만일 상담사 "민지"가 상태를 "사용 가능"으로 바꾸면
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
        "from machine.desk.in_process import InProcessDesk\n"
        "from machine.oracle.property_oracle import PropertyOracle\n"
        "from machine.story.fictional_data import asset_number, customer_number\n"
        "from spec.port.commands import CustomerText\n"
        "from spec.port.configuration import AssetSetting, Configuration, CustomerSetting\n"
        "\n"
        "desk = PropertyOracle(InProcessDesk())\n"
        "desk.reset(Configuration(agents=('민지',), queues=('결제',), "
        "assets=(AssetSetting(name='대표 번호', number=asset_number(1), queue='결제'),), reasons=('해결됨',), "
        "customers=(CustomerSetting(number=customer_number(1), name='하나'),), routing='manual', masking=True, "
        "policy='blanket', rona_seconds=30, capacity=5, wrap_up_seconds=60))\n"
        "desk.apply(CustomerText(number=customer_number(1), asset='대표 번호', text='안녕하세요'))\n"
    )


def test_told_python_may_be_held_to_one_property_and_to_the_answers() -> None:
    answers = [answer for _, answer in _played(STAGE, RUN)]
    program = tell_python(
        STAGE, RUN, held=HeldToProperties("one-owner"), answers=answers, then=["assert desk.view('민지').tasks == ()"]
    )

    assert "from spec.port.answers import Accepted, Refused\n" in program
    assert program.splitlines()[-6:] == [
        "desk = PropertyOracle(InProcessDesk(), held_to='one-owner')",
        program.splitlines()[-5],
        "assert isinstance(desk.apply(CustomerText(number=customer_number(1), asset='대표 번호', "
        "text='안녕하세요')), Accepted)",
        "assert isinstance(desk.apply(Offer(conversation='c1', agent='민지')), Refused)",
        "assert isinstance(desk.apply(SetStatus(agent='민지', status='available')), Accepted)",
        "assert desk.view('민지').tasks == ()",
    ]
    exec(program, {})


@pytest.mark.parametrize("path", some_of(files("en"), lambda path: path.stem != "routing"), ids=lambda path: path.stem)
def test_what_a_feature_plays_is_told_and_played_again_the_same(path: Path) -> None:
    for scenario in scenarios(path.read_text(encoding="utf-8")):
        scene, readings = play(scenario), fitting(scenario.tags, ()).readings
        formed = [(command, answer) for command, answer in scene.played if not isinstance(answer, Malformed)]
        configuration, commands = made_up(scene.configuration, [command for command, _ in formed])
        for language in LANGUAGES:
            (told,) = scenarios(tell(scene.configuration, scene.played, language, scenario.name, readings=readings))
            again = play(told)
            assert again.configuration == configuration
            assert [command for command, _ in again.played] == commands
            assert [answer for _, answer in again.played] == [answer for _, answer in formed]
        # The literal reading is refuted in the middle of its own run.
        if "literal-drop" not in readings:
            assert _run_python(tell_python(configuration, commands, readings)) == (configuration, commands)


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

    program = program.replace("from machine.desk.in_process import InProcessDesk\n", "")
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
        formed = [(command, answer) for command, answer in played if not isinstance(answer, Malformed)]
        assert list(play(told, InProcessDesk()).played) == formed


MALFORMED: tuple[Any, ...] = (
    c.CustomerText(number=customer_number(1), asset="대표 번호", text="\ud83d"),
    c.CustomerText(number=customer_number(1), asset="대표 번호", text=None),  # type: ignore[arg-type]
    c.CustomerStop(number=None, asset="대표 번호"),  # type: ignore[arg-type]
    c.StartOutbound(agent="민지", asset="대표 번호", number=""),
    c.SetStatus(agent="민지", status="bogus"),  # type: ignore[arg-type]
    c.SetStatus(agent="민" * 101, status="idle"),
    c.Advance(seconds=1.5),  # type: ignore[arg-type]
    c.Advance(seconds=-1),
    c.Offer(conversation="1", agent="민지"),
    c.DeleteQueue(queue="\x00"),
)


@pytest.mark.parametrize("broken", MALFORMED, ids=map(str, range(len(MALFORMED))))
def test_a_malformed_command_is_left_out_and_the_rest_happens_again(broken: c.AnyCommand) -> None:
    commands = (TEXT, broken, c.SetStatus(agent="민지", status="available"))
    played = _played(STAGE, commands)
    assert isinstance(played[1][1], Malformed)

    english, korean = tell(STAGE, played, "en", "Left out"), tell(STAGE, played, "ko", "생략")
    assert english.splitlines()[-3:] == [
        '    When customer "하나" texts "안녕하세요"',
        f"    # left out: a malformed {type(broken).__name__}",
        '    And agent "민지" sets the status to "Available"',
    ]
    assert f"    # 생략: 형식에 맞지 않는 {type(broken).__name__}\n" in korean
    for told in (english, korean):
        (scenario,) = scenarios(told)
        assert play(scenario, InProcessDesk()).played == (played[0], played[2])

    program = tell_python(STAGE, commands)
    assert f"\n# left out: a malformed {type(broken).__name__}\n" in program
    assert _run_python(program) == (STAGE, [TEXT, commands[2]])


def test_a_run_of_nothing_but_malformed_commands_is_told() -> None:
    broken = c.Advance(seconds=-1)

    assert tell(STAGE, _played(STAGE, (broken,)), "en", "Nothing").endswith("    # left out: a malformed Advance\n")
    assert _run_python(tell_python(STAGE, (broken,))) == (STAGE, [])


def test_a_well_formed_command_that_a_desktop_calls_malformed_is_told_with_that_answer() -> None:
    told = tell(STAGE, [(TEXT, Malformed("Not today."))], "en", "Too strict")
    assert told.endswith('    When customer "하나" texts "안녕하세요"\n    Then it is refused as malformed\n')


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

    assert '시스템이 고객 "하나 #1"의 대화를 상담사 "민지"에게 배정하고' in told
    aside = '# "하나 #1"은 하나의 1번째 대화이다. 번호가 없으면 가장 최근 대화이다'
    assert told.count(aside) == 1 and told.index(aside) < told.index("먼저 ")
    assert '시스템이 고객 "하나"의 대화를 상담사 "민지"에게 배정하고' in told
    assert '상담사 "민지"가 고객 "c7"의 요청에서 수락을 클릭하면' in told
    assert "1001자짜리 답장" in told
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
    scenario, program = tell(stage, _played(stage, commands), "ko", "번호"), tell_python(stage, commands)
    assert "867" not in scenario and customer_number(1) in scenario and "customer_number(" not in scenario
    assert "867" not in program and "customer_number(1)" in program
    assert f'고객 "하나"의 이름이 "{customer_number(1)}"로 설정되어 있다' in tell(stage, [], "ko", "번호")


def test_a_made_up_number_is_told_as_it_is_and_played_as_it_is() -> None:
    stage = msgspec.structs.replace(
        STAGE,
        assets=(AssetSetting(name="대표 번호", number=asset_number(7), queue="결제"),),
        customers=(CustomerSetting(number=customer_number(9), name="하나"),),
    )
    commands = (c.CustomerText(number=customer_number(9), asset="대표 번호", text="안녕하세요"),)
    for language in LANGUAGES:
        told = tell(stage, _played(stage, commands), language, "numbers")
        assert f'"{customer_number(9)}"' in told and f'"{asset_number(7)}"' in told and "_number(" not in told
        (scenario,) = scenarios(told)
        scene = play(scenario, InProcessDesk())
        assert scene.configuration == stage and [command for command, _ in scene.played] == list(commands)


DECOMPOSED = unicodedata.normalize("NFD", "서연")
ODD = ('민"지"', "민\n지", "민\u200b지", DECOMPOSED, "agent 2", "minji.real@gmail.com", "minji.rest@gmail.com")


def test_names_that_no_step_can_say_go_by_made_up_names_throughout() -> None:
    stage = Configuration(
        agents=ODD,
        queues=('결"제',),
        assets=(AssetSetting(name="대표\t번호", number=asset_number(1), queue='결"제'),),
        reasons=("끝\n",),
        customers=(
            CustomerSetting(number=customer_number(1), name='"하나"'),
            CustomerSetting(number=customer_number(2), name="customer_number(3)"),
        ),
        routing="manual",
    )
    commands: tuple[c.AnyCommand, ...] = (
        c.SetStatus(agent=ODD[0], status="available"),
        c.SetStatus(agent=DECOMPOSED, status="available"),
        c.SetStatus(agent='no"body', status="available"),
        c.CustomerText(number=customer_number(1), asset="대표\t번호", text="안녕"),
        c.Offer(conversation="c1", agent=ODD[0]),
        c.Accept(agent=ODD[0], conversation="c1"),
        c.OpenTransfer(agent=ODD[0], conversation="c1"),
        c.Search(agent=ODD[0], conversation="c1", text=DECOMPOSED),
        c.Choose(agent=ODD[0], conversation="c1", kind="agent", name=DECOMPOSED),
        c.Confirm(agent=ODD[0], conversation="c1"),
        c.DeleteQueue(queue='결"제'),
        c.DeleteAsset(asset="대표\t번호"),
    )
    played = _played(stage, commands)
    configuration, told_commands = made_up(stage, commands)

    assert configuration.agents == ("agent 1", "agent 3", "agent 4", "agent 5", "agent 2", "agent 6", "agent 7")
    assert configuration.queues == ("queue 1",)
    assert configuration.assets == (AssetSetting(name="asset 1", number=asset_number(1), queue="queue 1"),)
    assert configuration.reasons == ("reason 1",)
    assert [customer.name for customer in configuration.customers] == ["customer 1", "customer 2"]
    for language in LANGUAGES:
        told = tell(stage, played, language, "Names")
        (scenario,) = scenarios(told)
        again = play(scenario, InProcessDesk())
        assert again.configuration == configuration
        assert again.played == tuple(zip(told_commands, [answer for _, answer in played], strict=True))
        assert "gmail" not in told
    assert _run_python(tell_python(stage, commands)) == (configuration, told_commands)


REPLACED = "numbers, names or texts that may not be told are replaced; the run may differ there"
OWN = "+1 (415) 867-5309"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("제 번호는 415-867-5309", "제 번호는 ********5309"),
        ("제 번호는 1.415.867.5309", f"제 번호는 {customer_number(2)}"),
        ("melissa.real@gmail.com", "m***********@gmail.com"),
        ("card 6011 0009 9013 9424", "card ************9424"),
        ("SSN 219-09-9999", "SSN *******9999"),
        ("IBAN AT61 1904 3002 3457 3201", "IBAN ****************3201"),
        ("전화 010-9876-5432", "전화 *********5432"),
    ],
)
def test_what_is_sensitive_in_a_text_is_told_masked(text: str, told: str) -> None:
    commands = (c.CustomerText(number=OWN, asset="대표 번호", text=text), c.Advance(seconds=1))
    features = [tell(STAGE, _played(STAGE, commands), language, "Texts") for language in LANGUAGES]

    assert made_up(STAGE, commands)[1][0] == c.CustomerText(number=customer_number(2), asset="대표 번호", text=told)
    assert f"    # {REPLACED}\n" in features[0]
    assert "    # 옮길 수 없는 번호, 이름, 텍스트는 바꾸었으며" in features[1]
    assert tell_python(STAGE, commands).count(f"# {REPLACED}\n") == 1
    for each in (*features, tell_python(STAGE, commands)):
        assert text not in each
        assert "867" not in each


def test_what_is_made_up_or_documented_is_told_as_it_is() -> None:
    texts = (
        f"{customer_number(7)} (303) 555-0142",
        "melissa@example.com and melissa@gmail.com",
        "4111 1111 1111 1111",
        "GB82 WEST 1234 5698 7654 32",
        "000-12-3456",
        "+ 1 (123) 456 7890",
    )
    commands = [c.CustomerText(number=customer_number(1), asset="대표 번호", text=text) for text in texts]

    assert all(find(text) for text in texts)
    assert made_up(STAGE, commands) == (STAGE, commands)
    assert REPLACED not in tell(STAGE, _played(STAGE, tuple(commands)), "en", "Samples")
    assert REPLACED not in tell_python(STAGE, commands)


def test_a_customers_name_that_is_a_number_stays_one() -> None:
    stage = Configuration(
        agents=("민지",),
        queues=("결제",),
        assets=STAGE.assets,
        reasons=("해결됨",),
        customers=(
            CustomerSetting(number=OWN, name="415-867-5309"),
            CustomerSetting(number=customer_number(1), name="+82 10-9876-5432"),
        ),
    )
    assert made_up(stage, ())[0].customers == (
        CustomerSetting(number=customer_number(2), name=customer_number(2)),
        CustomerSetting(number=customer_number(1), name=customer_number(3)),
    )


def test_there_are_handles_for_as_many_assets_and_customers_as_a_stage_may_name() -> None:
    stage = Configuration(
        agents=("민지",),
        queues=("결제",),
        assets=tuple(AssetSetting(name=f"asset {n}", number=f"+82 2-{n:04}-0000", queue="결제") for n in range(200)),
        reasons=("해결됨",),
        customers=tuple(CustomerSetting(number=f"+82 10-{n:04}-0000", name=f"n{n}") for n in range(10_000)),
    )
    configuration, _ = made_up(stage, ())

    assert [asset.number for asset in configuration.assets] == [asset_number(n) for n in range(1, 201)]
    assert [customer.number for customer in configuration.customers] == [customer_number(n) for n in range(1, 10_001)]
    (scenario,) = scenarios(tell(stage, [], "en", "Many"))
    assert len(scenario.steps) == 1 + 1 + 200 + 1 + 10_000 + 1
    assert tell_python(stage, ()).count("_number(") == 10_200


def test_handles_are_distinct_kept_for_fiction_and_as_they_always_were() -> None:
    handles = {customer_number(place): f"customer_number({place})" for place in range(1, CUSTOMERS_LIMIT + 1)}
    handles |= {asset_number(place): f"asset_number({place})" for place in range(1, ASSETS_LIMIT + 1)}

    assert len(handles) == CUSTOMERS_LIMIT + ASSETS_LIMIT
    assert all(re.fullmatch(r"\+1[2-9][0-8][0-9]55501[0-9]{2}", number) for number in handles)
    assert {number: handle_of(number) for number in handles} == handles
    assert (customer_number(1), customer_number(79), customer_number(80)) == (
        "+12025550101",
        "+12025550179",
        "+13035550100",
    )
    assert (customer_number(639), asset_number(1), asset_number(160)) == (
        "+19095550179",
        "+12025550180",
        "+19095550199",
    )
    assert number_from(f"customer_number({CUSTOMERS_LIMIT})") == customer_number(CUSTOMERS_LIMIT)
    assert load().is_made_up("phone", customer_number(CUSTOMERS_LIMIT))
    with pytest.raises(
        ValueError, match=rf"^There is no asset_number\({ASSETS_LIMIT + 1}\): the made-up numbers go from 1 to "
    ):
        asset_number(ASSETS_LIMIT + 1)


@pytest.mark.parametrize("number", ["+12025550100", "+15005550101", "+1202555010", "+120255501011", "2025550101", ""])
def test_another_number_has_no_handle(number: str) -> None:
    assert handle_of(number) is None


def test_a_long_text_of_one_letter_is_told_whole_where_the_step_takes_no_more() -> None:
    commands = tuple(
        c.TypeReply(agent="민지", conversation="c9", text="a" * letters)
        for letters in (REPEATED_LIMIT, REPEATED_LIMIT + 1)
    )
    told = tell(STAGE, _played(STAGE, commands), "en", "Long")
    assert f"a reply of {REPEATED_LIMIT} letters" in told
    assert f'types "{"a" * (REPEATED_LIMIT + 1)}"' in told
