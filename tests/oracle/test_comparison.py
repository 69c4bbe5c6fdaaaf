"""What a desktop shows is compared by cause: a leak is told as a leak, a list by its members, and never by anybody's
data; who hides more than we do is not accused."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from machine.harness.stateful.stages import USUAL
from machine.oracle.comparison import Departure
from machine.oracle.model_oracle import departs
from machine.oracle.planted_values import Readable, characters_more
from spec.port import commands as c
from spec.port.answers import Answer, Malformed
from spec.port.configuration import CustomerSetting
from spec.port.views import DesktopView

NUMBER, LINE = USUAL.numbers[0], "Main line"
CONFIGURATION = msgspec.structs.replace(USUAL.configuration, routing="manual")
PHONE, CARD = "+1 (303) 555-0142", "4111 1111 1111 1111"
RUN = (
    c.SetStatus("Minji", "available"),
    c.CustomerText(NUMBER, LINE, f"Call {PHONE} or pay with {CARD}, order 48-21-15-9967-12"),
    c.Offer("c1", "Minji"),
    c.Accept("Minji", "c1"),
)


class Rewriting(InProcessDesk):
    """Our desk, with the texts of bubbles put through a function."""

    def __init__(self, rewrite: Callable[[str], str]) -> None:
        super().__init__()
        self.rewrite = rewrite

    def view(self, agent: str) -> DesktopView:
        view = super().view(agent)
        panes = tuple(
            msgspec.structs.replace(
                pane,
                messages=tuple(msgspec.structs.replace(each, text=self.rewrite(each.text)) for each in pane.messages),
            )
            for pane in view.panes
        )
        return msgspec.structs.replace(view, panes=panes)


def told(desk: InProcessDesk, commands: tuple[c.AnyCommand, ...] = RUN) -> Departure | None:
    found = departs(desk, CONFIGURATION, commands)
    return None if found is None else found[1]


def shown(desk: InProcessDesk, commands: tuple[c.AnyCommand, ...] = RUN) -> str:
    departure = told(desk, commands)
    assert departure is not None
    return str(departure)


def test_tutorial_a_leak_is_told_with_surface_kind_and_place_and_without_the_value() -> None:
    says = shown(Rewriting(lambda text: text.replace("***********0142", PHONE)))

    assert says == (
        "What Minji sees after Minji clicks Accept in the request of c1, interaction panes › c1 › messages › no. 1 › "
        'text [Accept, DesktopView.panes.messages.text]: of a value of the kind "Phone number" 7 more can be read than '
        "its form shows, from character 6 on (MASK-6 SURF-10)."
    )
    assert "303" not in says


def test_one_digit_more_is_a_leak_of_one_character() -> None:
    leaks = Rewriting(lambda text: text.replace("*1111", "11111"))

    assert (
        'of a value of the kind "Credit card number" 1 more can be read than its form shows, from character 34 on'
        in shown(leaks)
    )


def test_who_hides_more_of_what_only_our_rules_leave_is_not_accused() -> None:
    assert told(Rewriting(lambda text: text.replace("48-21-15-9967-12", "***********67-12"))) is None


def test_who_hides_less_of_what_only_our_rules_hide_departs_from_the_rule_for_that_and_leaks_nothing() -> None:
    run = (RUN[0], c.CustomerText(NUMBER, LINE, "문의 010-0000-4821 입니다"), *RUN[2:])
    found = told(Rewriting(lambda text: text.replace("*********4821", "010-0000-4821")), run)

    assert found is not None and found.cites == ("RULE-46",)


def test_a_value_whose_form_hides_too_much_departs() -> None:
    assert told(Rewriting(lambda text: text.replace("0142", "****"))) is not None


def test_two_texts_that_print_alike_are_told_by_the_first_place_and_its_code_point() -> None:
    run = (RUN[0], c.CustomerText(NUMBER, LINE, "Caf\u00e9?"), *RUN[2:])
    says = shown(Rewriting(lambda text: text.replace("Caf\u00e9", "Cafe\u0301")), run)

    assert "character 4 is another: U+00E9 LATIN SMALL LETTER E WITH ACUTE expected, another letter seen" in says


def test_a_list_is_told_by_what_is_missing_and_what_is_too_many() -> None:
    class NoTasks(InProcessDesk):
        def view(self, agent: str) -> DesktopView:
            return msgspec.structs.replace(super().view(agent), tasks=())

    departure = told(NoTasks())
    assert departure is not None
    assert (
        '작업창 [Accept, DesktopView.tasks]: 기대한 것은 1개, 실제로 본 것은 없음: "c1"이 없다 (' in departure.told.ko
    )
    assert '[Accept, DesktopView.tasks]: expected 1 of them, seen none: "c1" is missing (' in departure.told.en


def test_the_words_of_an_answer_that_nobody_is_told_must_not_hold_a_value_either() -> None:
    class Talkative(InProcessDesk):
        def apply(self, command: c.AnyCommand) -> Answer:
            answer = super().apply(command)
            number = getattr(command, "number", "")
            return Malformed(f"Bad request for {number}") if isinstance(answer, Malformed) else answer

    too_long: Any = c.CustomerText(NUMBER, LINE, "a" * (c.TEXT_LIMIT + 1))
    says = shown(Talkative(), (too_long,))

    assert says.startswith(
        "The words beside the class of the answer when a malformed command is given [CustomerText]: of a value of the "
        'kind "Phone number" 7 more '
    )
    assert says.endswith("(RULE-39 MASK-6).") and NUMBER not in says
    assert told(Talkative(), (c.SetMasking(enabled=False), too_long)) is None


@pytest.mark.parametrize(
    ("seen", "more"),
    [
        ("Call *********0142", None),
        (f"Call {PHONE}", Readable(7, 6)),
        ("Call *********5-0142", Readable(1, 6)),
        ("Call **********-0142", None),
        ("+1303555 0142", None),
    ],
)
def test_how_much_more_can_be_read_of_a_value_is_counted(seen: str, more: Readable | None) -> None:
    assert characters_more(seen, PHONE) == more


@pytest.mark.parametrize(("initials", "is_right"), [("Y", True), ("y", True), ("YX", True), ("J", False), ("#", False)])
def test_initials_are_any_of_the_name_and_never_anothers(initials: str, is_right: bool) -> None:
    class Initials(InProcessDesk):
        def view(self, agent: str) -> DesktopView:
            view = super().view(agent)
            panes = tuple(
                msgspec.structs.replace(
                    pane, messages=tuple(msgspec.structs.replace(each, initials=initials) for each in pane.messages)
                )
                for pane in view.panes
            )
            return msgspec.structs.replace(view, panes=panes)

    assert (told(Initials()) is None) is is_right


class ShowingNames(InProcessDesk):
    """Shows the names of customers as they are, unless they are numbers."""

    def view(self, agent: str) -> DesktopView:
        view = super().view(agent)
        name = self.record.configuration.customers[0].name
        return msgspec.structs.replace(
            view, tasks=tuple(msgspec.structs.replace(each, customer_name=name) for each in view.tasks)
        )


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("NOA@EXAMPLE.COM", 'of a value of the kind "E-mail address" 2 more can be read than its form shows'),
        ("Hana +12025550109", 'of a value of the kind "Phone number" '),
        ("+12025550109", 'of a value of the kind "Phone number" '),
    ],
)
def test_what_a_name_leaks_is_told_by_its_own_kind(name: str, says: str) -> None:
    configuration = msgspec.structs.replace(CONFIGURATION, customers=(CustomerSetting(NUMBER, name),))
    found = departs(ShowingNames(), configuration, RUN)

    assert found is not None
    assert says in str(found[1])
    assert name not in str(found[1])
