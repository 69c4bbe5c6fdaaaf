"""Numbers, names and texts beyond the limits of the port, in words with the limit."""

from typing import get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.desk.in_process import InProcessDesk
from machine.port.form import malformed
from machine.story.steps.limits import LISTS, NUMBERS, beyond_limits
from machine.story.steps.phrases import BY_ID
from machine.story.steps.scene import Scene, SceneError
from spec.port import commands as c
from spec.port.configuration import Configuration
from spec.port.facts import facts_of


def test_every_number_and_every_list_with_a_limit_has_words() -> None:
    forms = (*c.KINDS, Configuration)
    fields = {f"{form.__name__}.{field}": facts for form in forms for field, facts in facts_of(form).items()}

    assert {name for name, facts in fields.items() if facts.hint is int} == set(NUMBERS)
    assert {name for name, facts in fields.items() if get_origin(facts.hint) is tuple and get_args(facts.hint)} == set(
        LISTS
    )


@given(
    st.builds(c.Advance, seconds=st.integers())
    | st.builds(c.CustomerText, number=st.text(max_size=101), asset=st.text(max_size=3), text=st.text(max_size=5))
    | st.builds(c.DeleteQueue, queue=st.text(max_size=101))
)
def test_what_is_malformed_is_beyond_the_limits_and_nothing_else(command: c.AnyCommand) -> None:
    assert (beyond_limits(command) is None) == (malformed(command, c.AnyCommand) is None)


@pytest.mark.parametrize(
    ("phrase", "values", "english", "korean"),
    [
        (
            "stage.capacity",
            {"count": 0},
            "The most that an agent has at a time is from 1 to 50 conversations, not 0.",
            "상담사 한 명이 동시에 맡는 대화의 최대 수는 1개부터 50개까지 쓸 수 있는데 0개이다.",
        ),
        (
            "stage.rona_seconds",
            {"seconds": -5},
            "The RONA time-out is from 1 to 86,400 seconds, not -5.",
            "RONA 제한 시간은 1초부터 86,400초까지 쓸 수 있는데 -5초이다.",
        ),
        (
            "stage.agent",
            {"agent": "A" * 101},
            "A name or a number has at most 100 characters, and this one has 101; shorten it.",
            "이름이나 번호는 최대 100자인데 101자이다. 줄여야 한다.",
        ),
        (
            "stage.queue",
            {"queue": ""},
            "A name or a number is empty; write one.",
            "이름이나 번호가 비어 있다. 한 글자 이상 써야 한다.",
        ),
    ],
)
def test_a_setting_beyond_its_limit_is_told_by_its_own_step(
    phrase: str, values: dict[str, object], english: str, korean: str
) -> None:
    with pytest.raises(SceneError) as told:
        BY_ID[phrase].act(Scene(InProcessDesk()), **values)

    assert (told.value.says.en, told.value.says.ko) == (english, korean)


def test_a_step_reads_a_number_of_any_length_and_says_that_it_is_too_large() -> None:
    capacity = BY_ID["stage.capacity"]
    values = capacity.match(f"the conversation limit per agent is {'9' * 20}")

    assert values == {"count": 10**20 - 1}
    with pytest.raises(SceneError, match=r"to 50 conversations, not 99,999,999,999,999,999,999\."):
        capacity.act(Scene(InProcessDesk()), **values)


def test_the_two_hundred_and_first_agent_is_one_too_many() -> None:
    scene = Scene(InProcessDesk())
    for number in range(200):
        scene.add_agent(f"Agent {number}")

    with pytest.raises(SceneError, match="There can be at most 200 agents; take some out"):
        scene.add_agent("One more")


def test_two_customers_of_one_number_are_told_at_the_second() -> None:
    scene = Scene(InProcessDesk())
    scene.add_customer("Hana", number="customer_number(7)")

    with pytest.raises(SceneError, match=r'Customer "Doyun" has the number of customer "Hana"; give each') as told:
        scene.add_customer("Doyun", number="customer_number(7)")
    assert "555" not in told.value.says.ko
