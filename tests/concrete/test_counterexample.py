"""A counterexample is told in both languages and as Python, and each fails as told where it is violated."""

from functools import cache
from typing import Any

import pytest

from machine.concrete.counterexample import CannotBeToldError, Counterexample, ToldCounterexample, told
from machine.desk.in_process import InProcessDesk
from machine.explore.exploration import explore
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import NOBODY, Event, InstanceId
from machine.oracle.property_oracle import PropertyError
from machine.port.errors import DesktopError
from machine.story.steps.scene import SceneError
from spec.language import LANGUAGES, Language
from spec.properties import NO_DEADLOCK, PROGRESS_PROPERTIES
from tests.explore.test_exploration import SEEDED, SMALL, unguarded
from tests.story.playing import play, scenarios

PROGRESS = frozenset(each.id for each in (*PROGRESS_PROPERTIES, NO_DEADLOCK))
AVAILABLE = Event("AgentStatus.set_available", InstanceId(0))


@cache
def found(identity: str) -> Counterexample:
    """The shortest counterexample on the machine that deserves to be refuted by this property."""
    bounds, table = SEEDED[identity]
    verdict = next(each for each in explore(bounds, table=table).verdicts if each.id == identity)
    assert verdict.counterexample is not None
    return Counterexample(identity, verdict.counterexample, bounds, table, verdict.cycle or ())


ORPHANED = table_of(("literal-drop",))


def text(slot: int) -> Event:
    return Event("Conversation.receive", InstanceId(NOBODY, slot), (("asset", "live"), ("text", "fits")))


OFFER = Event("Conversation.offer", InstanceId(NOBODY, 0), (("agent", 0),))


def fails(feature: str, table: Table) -> str | None:
    """How the one scenario of a feature text fails on a desk with this table, or None if it passes."""
    (scenario,) = scenarios(feature)
    try:
        play(scenario, InProcessDesk(table=table))
    except (SceneError, DesktopError) as error:
        return str(error)
    return None


def raises(program: str, table: Table | None = None) -> Exception | None:
    """What a program raises, its desk with this table in place of its own."""

    def make_desk(**given: Any) -> InProcessDesk:
        return InProcessDesk(**given) if table is None else InProcessDesk(table=table)

    program = program.replace("from machine.desk.in_process import InProcessDesk\n", "")
    names: dict[str, Any] = {"InProcessDesk": make_desk}
    try:
        exec(program, names)
    except Exception as error:
        return error
    return None


def test_tutorial_the_rejected_reading_is_told_as_a_scenario_that_is_red_on_it_and_green_on_ours() -> None:
    literal_drop = Counterexample(
        "somebody-has-the-customer",
        (
            AVAILABLE,
            Event("AgentStatus.set_available", InstanceId(1)),
            Event("Conversation.start_outbound", InstanceId(NOBODY, 0), (("agent", 0), ("asset", "live"))),
            Event("Dialog.open_transfer", InstanceId(0, 0)),
            Event("Dialog.confirm", InstanceId(0, 0), (("recipient", 1),)),
            Event("Interaction.expire", InstanceId(1, 0)),
        ),
        SMALL,
        ORPHANED,
        readings=("literal-drop",),
    )

    feature = told(literal_drop, "ko").feature

    assert (
        feature
        == """# language: ko
기능: 열린 대화는 항상 대기열이나 상담사에게 있다

  시나리오: 열린 대화는 항상 대기열이나 상담사에게 있다
    # `textdesk test --reading literal-drop`로 실행하면 실패한다
    먼저 상담사 "민지"가 있다
    그리고 상담사 "준"이 있다
    그리고 대기열 "결제"가 있다
    그리고 자산 "대표 번호"의 대화는 대기열 "결제"에서 기다린다
    그리고 후속 작업 사유 "해결됨"이 있다
    그리고 고객 "하나"가 있다
    그리고 대화는 수동으로 배정된다
    그리고 상담사 한 명이 동시에 맡는 대화는 최대 2개이다
    만일 상담사 "민지"가 상태를 "사용 가능"으로 바꾸고
    그리고 상담사 "준"이 상태를 "사용 가능"으로 바꾸고
    그리고 상담사 "민지"가 고객 "하나"와 아웃바운드 대화를 시작하고
    그리고 상담사 "민지"가 고객 "하나"의 대화에서 전환을 클릭하고
    그리고 상담사 "민지"가 고객 "하나"의 대화 상자에서 상담사 "준"을 선택하고
    그리고 상담사 "민지"가 고객 "하나"의 대화 상자에서 전환을 클릭하고
    그리고 30초가 지나면
    그러면 "열린 대화는 항상 대기열이나 상담사에게 있다"라는 속성이 성립한다
"""
    )
    problem = fails(feature, ORPHANED)
    assert problem is not None
    assert problem == (
        'The property "Every open conversation is in a queue or with an agent" does not hold after 30 seconds go by '
        "(somebody-has-the-customer)."
    )
    assert fails(feature, TABLE) is None
    error = raises(told(literal_drop, "en").python)
    assert isinstance(error, PropertyError)
    assert error.property_id == "somebody-has-the-customer"


def test_under_readings_that_the_specification_takes_too_a_scenario_runs_under_them() -> None:
    """A fault in machines that withdraw offers on going Idle: an offer is withdrawn, and its agent misses it."""
    readings = ("idle-withdraws-offers",)
    sound = table_of(readings)
    events = (AVAILABLE, text(0), OFFER, Event("AgentStatus.set_idle", InstanceId(0)))
    faulty = sound.changed("AgentStatus.set_idle: available > idle", effect=None)
    given = Counterexample("offers-only-while-available", events, SMALL, faulty, sound=sound, readings=readings)

    feature = told(given, "en").feature

    tag = "  @under:idle-withdraws-offers\n"
    assert f"{tag}  Scenario: Only an Available agent has an offer\n" in feature
    assert fails(feature, sound) is None
    assert "(offers-only-while-available)" in (fails(feature, faulty) or "")
    assert "does not apply under the readings taken (none)" in (fails(feature.replace(tag, ""), sound) or "")


@pytest.mark.parametrize("identity", SEEDED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_property_has_a_scenario_that_is_red_where_it_is_violated_and_green_on_the_specification(
    identity: str, language: Language
) -> None:
    given = found(identity)

    this = told(given, language)

    assert this.green
    assert this.feature.count(this.property.title.of(language)) == 2 + (identity not in PROGRESS)
    assert fails(this.feature, TABLE) is None
    problem = fails(this.feature, given.table)
    assert problem is not None
    if identity not in PROGRESS:
        assert problem.endswith(f"({identity}).")


@pytest.mark.parametrize("identity", SEEDED)
def test_the_python_fails_as_the_scenario_does(identity: str) -> None:
    given = found(identity)
    program = told(given, "en").python

    assert raises(program, TABLE) is None
    error = raises(program, given.table)
    if identity in PROGRESS:
        assert isinstance(error, AssertionError)
    else:
        assert isinstance(error, PropertyError)
        assert error.property_id == identity


def last_lines(this: ToldCounterexample, count: int) -> list[str]:
    return [line.strip() for line in this.feature.splitlines()[-count:]]


def test_what_the_specification_refuses_is_told_after_the_property() -> None:
    assert last_lines(told(found("offers-only-to-available"), "en"), 3) == [
        'And the system offers the conversation of customer "Hana" to agent "Minji"',
        'Then the property "Offers go only to Available agents with spare capacity" holds',
        'And it is refused: "The status of the agent does not allow this"',
    ]


def test_progress_is_told_by_how_the_specification_gets_on() -> None:
    stuck_in_rona = TABLE.without("AgentStatus.set_available: rona > available")
    given = Counterexample(
        "rona-can-be-left",
        (AVAILABLE, text(0), OFFER, Event("Interaction.expire", InstanceId(0, 0))),
        FOR_EVER.bounds,
        stuck_in_rona,
    )

    this = told(given, "en")

    assert last_lines(this, 4) == [
        "And 30 seconds go by",
        "# this is how the specification gets on",
        'And agent "Minji" sets the status to "Available"',
        'Then the status of agent "Minji" is "Available"',
    ]
    problem = fails(this.feature, stuck_in_rona)
    assert problem is not None
    assert problem.startswith("The step was refused. The status is set to this already (RULE-4); choose another one.")


NEVER_EXPIRES = TABLE.without("Interaction.expire: offered > missed")
FOR_EVER = Counterexample(
    "no-offer-stays-for-ever",
    (AVAILABLE, text(0), OFFER),
    Bounds(agents=1, conversations=2, capacity=2, dialogs=False),
    NEVER_EXPIRES,
    cycle=(text(1), Event("Conversation.stop", InstanceId(NOBODY, 1))),
)
"""The other customer comes and goes for ever, and the offer stays."""


def test_what_repeats_for_ever_stands_in_the_scenario_once_and_is_marked() -> None:
    this = told(FOR_EVER, "en")

    assert this.cycle == (3, 5)
    assert last_lines(this, 7) == [
        "# from here to the next comment, or the end, again and again",
        'And customer "Doyun" texts "Hello, my parcel has not arrived."',
        'And customer "Doyun" leaves',
        "# this is how the specification gets on",
        "And 30 seconds go by",
        'Then agent "Minji" has no task of customer "Hana"',
        'And agent "Minji" sees no request of customer "Hana"',
    ]
    assert fails(this.feature, TABLE) is None
    assert fails(this.feature, NEVER_EXPIRES) is not None


def test_a_deadlock_is_told_by_a_command_that_the_specification_takes() -> None:
    lifeless = TABLE.without("AgentStatus.set_available: idle > available").without(
        "Conversation.receive: new > queued"
    )
    this = told(Counterexample(NO_DEADLOCK.id, (), SMALL, lifeless), "en")

    assert last_lines(this, 2) == [
        "# this is how the specification gets on",
        'When agent "Minji" sets the status to "Available"',
    ]
    assert fails(this.feature, TABLE) is None
    assert fails(this.feature, lifeless) is not None


ANYBODY_STARTS = unguarded("Conversation.start_outbound: new > active", "agent_may_start")


def test_a_run_that_the_specification_does_not_take_to_its_end_says_where() -> None:
    two_faults = ANYBODY_STARTS.changed("Conversation.ended: active > closed", effect=None)
    outbound = Event("Conversation.start_outbound", InstanceId(NOBODY, 0), (("agent", 0), ("asset", "live")))
    given = Counterexample(
        "end-closes-for-all", (outbound, Event("Interaction.end", InstanceId(0, 0))), FOR_EVER.bounds, two_faults
    )

    this = told(given, "en")

    assert not this.green
    assert last_lines(this, 4) == [
        "# the specification answers the next step otherwise",
        'When agent "Minji" starts an outbound conversation with customer "Hana"',
        'And agent "Minji" clicks End in the conversation of customer "c1"',
        'Then the property "End closes for all; the joined agent\'s End Conference only leaves" holds',
    ]
    assert fails(this.feature, two_faults) is not None
    assert fails(this.feature, TABLE) is not None


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (Counterexample("no-such-property", (AVAILABLE,), SMALL), "no-such-property is no property that a run shows"),
        (Counterexample("one-owner", (AVAILABLE,), SMALL), "one-owner: the run does not violate it"),
        (
            Counterexample("one-owner", (AVAILABLE,), SMALL, found("status-is-as-chosen").table),
            "one-owner: the run does not violate it",
        ),
        (Counterexample("rona-can-be-left", (AVAILABLE,), SMALL), "nothing is unfinished at its end"),
        (Counterexample("no-offer-stays-for-ever", FOR_EVER.events, SMALL), "gets on by the same commands"),
    ],
)
def test_what_is_no_counterexample_is_not_told_as_one(given: Counterexample, problem: str) -> None:
    with pytest.raises(CannotBeToldError, match=problem):
        told(given, "en")


def test_a_cycle_that_the_clock_takes_apart_is_refused() -> None:
    """Jun's offers cannot expire again and again while Minji's older one stays on her screen."""
    given = Counterexample(
        "no-offer-stays-for-ever",
        (AVAILABLE, Event("AgentStatus.set_available", InstanceId(1)), text(0), text(1), OFFER),
        Bounds(agents=2, conversations=2, capacity=2, dialogs=False),
        cycle=(
            Event("Conversation.offer", InstanceId(NOBODY, 1), (("agent", 1),)),
            Event("Interaction.expire", InstanceId(1, 1)),
            Event("AgentStatus.set_available", InstanceId(1)),
        ),
    )

    with pytest.raises(CannotBeToldError, match="takes its cycle apart"):
        told(given, "en")
