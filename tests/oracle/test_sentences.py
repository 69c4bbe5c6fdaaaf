"""The words of a finding: what stands on the screen, what the wire calls it in brackets, and nobody's data."""

import re

import pytest

from machine.oracle.comparison import fields_of_views
from machine.oracle.sentences import Place, Step, agent_called, answer_to, answer_words, seen_at, value_words
from machine.port.errors import FAULTS, AdapterError, ExchangeFault
from machine.port.screen_words import ON_THE_SCREEN
from spec.catalogue.entries import Words
from spec.port import commands as c
from spec.port.answers import Accepted, Malformed, Refused
from spec.port.views import DesktopView, Popover
from spec.refusals import Refusal

HANGUL = re.compile("[가-힣]")
REQUESTS = Place(agent_called("준"), (Step(DesktopView, "popovers", conversation="c3"), Step(Popover, "conversation")))


def test_tutorial_a_place_is_told_by_what_was_done_who_looks_and_the_way_there() -> None:
    where = seen_at(REQUESTS, c.SubmitWrapUp("민지", "c1"), ("민지", "준"))

    assert where == Words(
        "What 준 sees after 민지 clicks Submit Wrap Up in c1, requests › c3 › conversation "
        "[SubmitWrapUp, DesktopView.popovers.conversation]",
        "민지가 대화 c1의 대화 상자에서 후속 작업 제출을 클릭한 뒤 준이 보는 화면, 요청 › c3 › 대화 "
        "[SubmitWrapUp, DesktopView.popovers.conversation]",
    )


def test_the_reset_is_a_moment_too() -> None:
    assert seen_at(REQUESTS, None, ()).ko.startswith("초기화한 뒤 준이 보는 화면, ")
    assert answer_to(None, ()) == Words("The answer to the reset [Reset]", "초기화에 대한 응답 [Reset]")


@pytest.mark.parametrize(
    ("value", "field", "words"),
    [
        ((), "DesktopView.popovers", Words("none", "없음")),
        (("a", "b"), "DialogView.queues", Words("2 of them", "2개")),
        (True, "Popover.accept", Words("yes", "예")),
        (False, "CustomerView.open", Words("no", "아니요")),
        (None, "Popover.timer_seconds", Words("none", "없음")),
        (7, "Composer.remaining", Words("7", "7")),
        ("", "Composer.draft", Words("empty", "비어 있음")),
        ("idle", "DesktopView.status", Words('"Idle" [idle]', '"유휴" [idle]')),
        ("idle", "Composer.draft", Words('"idle"', '"idle"')),
        ("a\nb", "Composer.draft", Words('"a\\nb"', '"a\\nb"')),
        ("a" * 81, "Composer.draft", Words(f'"{"a" * 80}…" (81 characters)', f'"{"a" * 80}…"(81자)')),
        ("010-0000-4821", "Composer.draft", Words('"*********4821"', '"*********4821"')),
    ],
)
def test_a_value_is_told_as_the_screen_has_it(value: object, field: str, words: Words) -> None:
    assert value_words(value, field) == words


def test_of_what_a_desktop_shows_only_words_of_the_story_are_told() -> None:
    assert value_words("Billing Hana", "Composer.draft", ("Billing",)).en == '"Billing ****"'
    assert value_words(4_111_111, "Composer.remaining", ()) == Words("a large number", "큰 수")
    assert value_words("idle", "DesktopView.status", ()).ko == '"유휴" [idle]', "the port's own may always be told"


def test_an_answer_is_told_with_the_reason_in_words_and_as_the_port_calls_it() -> None:
    refused = answer_words(Refused(Refusal.NOTHING_CHOSEN, ()))

    assert refused.en == 'refused ("Nothing is chosen" [nothing_chosen])'
    assert refused.ko == '거부("아무것도 고르지 않았다" [nothing_chosen])'
    assert (answer_words(Accepted()).ko, answer_words(Malformed("")).ko) == ("받아들임", "형식 오류")


def test_every_field_with_words_of_the_screen_is_one_of_a_view_or_of_what_is_sent() -> None:
    assert {name for name in ON_THE_SCREEN if name not in fields_of_views()} == {
        "SetStatus.status",
        "Configuration.policy",
    }


def test_every_way_in_which_an_exchange_fails_has_a_name_in_korean() -> None:
    assert FAULTS.keys() == set(ExchangeFault), "machine/port/errors.py: FAULTS"
    for fault in ExchangeFault:
        told = AdapterError(fault, 7, "view", Words("what came is empty.", "받은 것이 비어 있다.")).told
        assert told.en == f"Exchange 7 (view) failed, {fault}: what came is empty."
        assert HANGUL.search(told.ko) and f"({fault})" in told.ko
