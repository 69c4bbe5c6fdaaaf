"""The phrases for what an agent sees of requests, notices and status: popovers, toasters, notifications, labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from machine.port.choices import CAUSE, LABEL, STATUS, SURFACE
from machine.story.steps.complements import (
    NOT_THERE,
    NOTHING,
    THERE,
    Complement,
    counted,
    either,
    in_quotes,
    listed,
    noun,
    of_choice,
    told_number,
)
from machine.story.steps.phrase import PhraseBook
from machine.story.steps.surfaces import SURFACES
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.port.views import Popover

if TYPE_CHECKING:
    # The scene tells steps to copy, which are phrases, so for phrases it is a type alone.
    from machine.story.steps.scene import Scene

BOOK = PhraseBook()

# --- status


@BOOK.says(
    "see.status",
    "then",
    en='the status of agent "{agent}" is "{status}"',
    ko='상담사 "{agent}"의 상태는 "{status}"{이다}',
    choices={"status": STATUS},
)
def _status(scene: Scene, agent: str, status: str) -> None:
    what = Words(f'The status of agent "{agent}" is', f'상담사 "{agent}"의 상태')
    scene.same(what, scene.look(agent).status, STATUS.meant(status), of_choice(STATUS))


@BOOK.says(
    "see.label",
    "then",
    en='agent "{agent}" is labelled "{label}"',
    ko='상담사 "{agent}"의 상태 표시는 "{label}"{이다}',
    choices={"label": LABEL},
)
def _label(scene: Scene, agent: str, label: str) -> None:
    what = Words(f'The label of agent "{agent}" is', f'상담사 "{agent}"에게 표시된 레이블')
    scene.same(what, scene.look(agent).label, LABEL.meant(label), of_choice(LABEL))


# --- requests


def _seconds(seconds: int | str | None) -> Complement:
    if seconds is None:
        return NOTHING
    return counted("초", unit_en=" seconds")(seconds)


def _popover(scene: Scene, agent: str, customer: str) -> Popover:
    found = scene.of_conversation(scene.look(agent).popovers, customer)
    what = Words(
        f'request of customer "{customer}" that agent "{agent}" sees',
        f'상담사 "{agent}"에게 보이는 고객 "{customer}"의 요청',
    )
    return scene.the_one(found, what, customer)


def _in_request(what: Words, agent: str, customer: str) -> Words:
    """What is told of something in a request. In English it ends in its verb."""
    return Words(
        f'{what.en} in the request of customer "{customer}" to agent "{agent}" is',
        f'상담사 "{agent}"에게 보이는 고객 "{customer}"의 요청에서 {what.ko}',
    )


@BOOK.says(
    "see.request",
    "then",
    en='agent "{agent}" sees a request of customer "{customer}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 요청이 {보이다}',
)
def _request(scene: Scene, agent: str, customer: str) -> None:
    _popover(scene, agent, customer)


@BOOK.says(
    "see.no_request",
    "then",
    en='agent "{agent}" sees no request of customer "{customer}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 요청이 {보이지 않다}',
)
def _no_request(scene: Scene, agent: str, customer: str) -> None:
    found = scene.of_conversation(scene.look(agent).popovers, customer)
    what = Words(
        f'The request of customer "{customer}" to agent "{agent}" is',
        f'상담사 "{agent}"에게 보이는 고객 "{customer}"의 요청',
    )
    scene.same(what, bool(found), False, either(THERE, NOT_THERE))


@BOOK.says(
    "see.request_cause",
    "then",
    en='the request of customer "{customer}" reaches agent "{agent}" as "{cause}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 요청이 "{cause}" 건으로 {들어오다}',
    choices={"cause": CAUSE},
)
def _request_cause(scene: Scene, customer: str, agent: str, cause: str) -> None:
    what = _in_request(Words("The kind", "종류"), agent, customer)
    scene.same(what, _popover(scene, agent, customer).cause, CAUSE.meant(cause), of_choice(CAUSE))


@BOOK.says(
    "see.request_queue",
    "then",
    en='the request of customer "{customer}" shows agent "{agent}" the queue name "{queue}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 요청에 대기열 이름 "{queue}"{이/가} {표시되다}',
)
def _request_queue(scene: Scene, customer: str, agent: str, queue: str) -> None:
    what = _in_request(Words("The queue name", "대기열 이름"), agent, customer)
    scene.same(what, _popover(scene, agent, customer).queue_name, queue)


@BOOK.says(
    "see.request_phone_number",
    "then",
    en='the request of customer "{customer}" shows agent "{agent}" the phone number "{number}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 요청에 전화 번호 "{number}"{이/가} {표시되다}',
)
def _request_phone_number(scene: Scene, customer: str, agent: str, number: str) -> None:
    what = _in_request(Words("The phone number", "전화 번호"), agent, customer)
    scene.same(what, _popover(scene, agent, customer).phone_number, number)


@BOOK.says(
    "see.request_source_number",
    "then",
    en='the request of customer "{customer}" shows agent "{agent}" the source number "{number}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 요청에 소스 번호 "{number}"{이/가} {표시되다}',
)
def _request_source_number(scene: Scene, customer: str, agent: str, number: str) -> None:
    what = _in_request(Words("The source number", "소스 번호"), agent, customer)
    scene.same(what, _popover(scene, agent, customer).source_number, number)


@BOOK.says(
    "see.request_timer",
    "then",
    en='the request of customer "{customer}" shows agent "{agent}" a timer at {seconds:int} seconds',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 요청에서 타이머가 {seconds:int}초를 {가리키다}',
)
def _request_timer(scene: Scene, customer: str, agent: str, seconds: int) -> None:
    what = _in_request(Words("The timer", "타이머"), agent, customer)
    scene.same(what, _popover(scene, agent, customer).timer_seconds, seconds, _seconds)


@BOOK.says(
    "see.request_accept",
    "then",
    en='the request of customer "{customer}" gives agent "{agent}" an Accept button',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 요청에 수락 단추가 {있다}',
)
def _request_accept(scene: Scene, customer: str, agent: str) -> None:
    what = _in_request(Words("The Accept button", "수락 단추"), agent, customer)
    scene.same(what, _popover(scene, agent, customer).accept, True, either(THERE, NOT_THERE))


@BOOK.says(
    "see.announcement",
    "then",
    en='agent "{agent}" sees the outbound number "{number}" of customer "{customer}", with nothing to accept',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 아웃바운드 번호 "{number}"{이/가} 수락 단추 없이 {표시되다}',
)
def _announcement(scene: Scene, agent: str, number: str, customer: str) -> None:
    popover = _popover(scene, agent, customer)
    number_shown = _in_request(Words("The outbound number", "아웃바운드 번호"), agent, customer)
    scene.same(number_shown, popover.phone_number, number)
    button = _in_request(Words("The Accept button", "수락 단추"), agent, customer)
    scene.same(button, popover.accept, False, either(THERE, NOT_THERE))


# --- notices


def _notices(seen: list[tuple[int | str, str]]) -> Complement:
    """The newest notice with its time, or that there is none."""
    if not seen:
        return NOTHING
    [(at_seconds, text)] = seen
    return noun(
        Words(
            f"{in_quotes(text)} at second {told_number(at_seconds).en}",
            f"{told_number(at_seconds).ko}초에 뜬 {in_quotes(text)}",
        )
    )


def _counts_of_notices(seen: tuple[int | str, int | str]) -> Complement:
    toasters, notifications = map(told_number, seen)
    return noun(
        Words(
            f"{toasters.en} and {notifications.en}",
            f"{toasters.ko}번과 {notifications.ko}번",
        )
    )


@BOOK.says(
    "see.toaster",
    "then",
    en='the newest toaster of agent "{agent}" came at second {seconds:int} with the text "{text}"',
    ko='상담사 "{agent}"의 최근 토스터 알림은 {seconds:int}초에 "{text}"{이라는/라는} 내용으로 {떴다}',
)
def _toaster(scene: Scene, agent: str, seconds: int, text: str) -> None:
    toasters = scene.look(agent).toasters
    what = Words(f'The newest toaster of agent "{agent}" is', f'상담사 "{agent}"의 최근 토스터 알림')
    scene.same(what, [(each.at_seconds, each.text) for each in toasters[-1:]], [(seconds, text)], _notices)


@BOOK.says(
    "see.notification",
    "then",
    en='the newest desktop notification of agent "{agent}" came at second {seconds:int} with the preview "{text}"',
    ko='상담사 "{agent}"의 최근 바탕 화면 알림은 {seconds:int}초에 "{text}"{이라는/라는} 미리 보기로 {떴다}',
)
def _notification(scene: Scene, agent: str, seconds: int, text: str) -> None:
    log = scene.look(agent).desktop_notifications
    seen = [(each.at_seconds, each.preview) for each in log[-1:]]
    what = Words(f'The newest desktop notification of agent "{agent}" is', f'상담사 "{agent}"의 최근 바탕 화면 알림')
    scene.same(what, seen, [(seconds, text)], _notices)


@BOOK.says(
    "see.toaster_count",
    "then",
    en='the number of toasters of agent "{agent}", and of desktop notifications, is {count:int}',
    ko='상담사 "{agent}"에게 토스터 알림과 바탕 화면 알림이 {count:int}번씩 {떴다}',
)
def _toaster_count(scene: Scene, agent: str, count: int) -> None:
    view = scene.look(agent)
    seen = (len(view.toasters), len(view.desktop_notifications))
    what = Words(
        f'The numbers of toasters and desktop notifications of agent "{agent}" are',
        f'상담사 "{agent}"에게 뜬 토스터 알림과 바탕 화면 알림',
    )
    scene.same(what, seen, (count, count), _counts_of_notices)


# --- any place that shows customer data


@BOOK.says(
    "see.at_surface",
    "then",
    en='agent "{agent}" sees only "{value}" at "{surface}"',
    ko='상담사 "{agent}"에게는 "{surface}" 자리에 "{value}"만 {보이다}',
    choices={"surface": SURFACE},
)
def _at_surface(scene: Scene, agent: str, value: str, surface: str) -> None:
    place = SURFACE.meant(surface)
    words = load().words(f"surface.{place}")
    what = Words(f'What agent "{agent}" sees at "{words.en}" is', f'상담사 "{agent}"에게 "{words.ko}" 자리에 보이는 것')
    scene.same(what, sorted(set(SURFACES[place](scene.look(agent)))), [value], listed)
