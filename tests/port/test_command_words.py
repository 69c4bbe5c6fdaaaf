"""What somebody does is told in words of the screen, in both languages, and without anything of a customer's."""

import re
from typing import Any, get_args

import pytest

from machine.port.command_words import DONE, ILL_FORMED, UNKNOWN, done
from machine.port.form import malformed
from machine.port.particles import SLOT
from spec.port import commands as c

HANGUL = re.compile("[가-힣]")


def test_tutorial_a_command_is_told_in_both_languages() -> None:
    words = done(c.SubmitWrapUp("민지", "c3"), ("민지", "준"))

    assert words.en == "민지 clicks Submit Wrap Up in c3"
    assert words.ko == "민지가 대화 c3의 대화 상자에서 후속 작업 제출을 클릭한"


SECRET = "010-0000-4821"
WITH_SOMETHING_OF_SOMEBODY = (
    c.CustomerText(SECRET, SECRET, SECRET),
    c.CustomerStop(SECRET, SECRET),
    c.StartOutbound(SECRET, SECRET, SECRET),
    c.DeleteAsset(SECRET),
    c.DeleteQueue(SECRET),
    c.Offer("c1", SECRET),
    c.TypeReply(SECRET, "c1", SECRET),
    c.Search(SECRET, "c1", SECRET),
    c.Choose(SECRET, "c1", "queue", SECRET),
)


@pytest.mark.parametrize("command", WITH_SOMETHING_OF_SOMEBODY, ids=lambda command: type(command).__name__)
@pytest.mark.parametrize("agents", [(), (SECRET,)], ids=["unknown", "an agent's name"])
def test_no_number_no_text_and_no_name_but_an_agents_masked_is_ever_told(
    command: c.AnyCommand, agents: tuple[str, ...]
) -> None:
    words = done(command, agents)

    assert "010" not in words.en and "010" not in words.ko
    assert not SLOT.search(words.en + words.ko)


@pytest.mark.parametrize("kind", get_args(c.AnyCommand), ids=lambda kind: kind.__name__)
def test_every_command_has_words(kind: type[c.Command]) -> None:
    assert kind in DONE, "machine/port/command_words.py: its words in DONE"
    assert HANGUL.search(DONE[kind].ko)


def test_who_is_not_known_and_what_is_malformed_is_not_repeated() -> None:
    assert done(c.Accept("+12025550101", "c1"), ("Minji",)).en.startswith(UNKNOWN.en)
    unchecked: Any = c
    for command in (c.Advance(-1), unchecked.SetStatus(1, "idle"), c.Accept("Minji", "+12025550101")):
        assert malformed(command, c.AnyCommand) is not None
        assert done(command, ("Minji",)) == ILL_FORMED
