"""The phrases for what an agent sees of requests, notices and status: popovers, toasters, notifications, labels."""

from machine.port.vocabulary import CAUSES, LABELS, STATUSES, meant, surface_meant
from machine.story.steps.phrase import PhraseBook
from machine.story.steps.scene import Scene
from machine.story.steps.surfaces import SURFACES
from spec.port.views import Popover

BOOK = PhraseBook()

# --- status


@BOOK.says(
    "see.status",
    "then",
    en='the status of agent "{agent}" is "{status}"',
    ko='상담사 "{agent}"의 상태는 "{status}"이다',
)
def _status(scene: Scene, agent: str, status: str) -> None:
    scene.same(f"The status of {agent}", scene.look(agent).status, meant(status, STATUSES))


@BOOK.says(
    "see.label",
    "then",
    en='agent "{agent}" is labelled "{label}"',
    ko='상담사 "{agent}"에게 "{label}"{이/가} 표시된다',
)
def _label(scene: Scene, agent: str, label: str) -> None:
    scene.same(f"The label of {agent}", scene.look(agent).label, meant(label, LABELS))


# --- requests


def _popover(scene: Scene, agent: str, customer: str) -> Popover:
    found = scene.of_conversation(scene.look(agent).popovers, customer)
    return scene.the_one(found, f'requests of customer "{customer}" on the desktop of agent "{agent}"')


@BOOK.says(
    "see.request",
    "then",
    en='agent "{agent}" sees a request of customer "{customer}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 요청이 보인다',
)
def _request(scene: Scene, agent: str, customer: str) -> None:
    _popover(scene, agent, customer)


@BOOK.says(
    "see.no_request",
    "then",
    en='agent "{agent}" sees no request of customer "{customer}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 요청이 보이지 않는다',
)
def _no_request(scene: Scene, agent: str, customer: str) -> None:
    found = scene.of_conversation(scene.look(agent).popovers, customer)
    scene.same(f'The number of requests of customer "{customer}" before agent "{agent}"', len(found), 0)


@BOOK.says(
    "see.request_cause",
    "then",
    en='the request of customer "{customer}" reaches agent "{agent}" as "{cause}"',
    ko='고객 "{customer}"의 요청은 상담사 "{agent}"에게 "{cause}"{으로/로} 온다',
)
def _request_cause(scene: Scene, customer: str, agent: str, cause: str) -> None:
    scene.same("The cause of the request", _popover(scene, agent, customer).cause, meant(cause, CAUSES))


@BOOK.says(
    "see.request_queue",
    "then",
    en='the request of customer "{customer}" shows agent "{agent}" the queue name "{queue}"',
    ko='고객 "{customer}"의 요청은 상담사 "{agent}"에게 대기열 이름 "{queue}"{을/를} 보여 준다',
)
def _request_queue(scene: Scene, customer: str, agent: str, queue: str) -> None:
    scene.same("The queue name in the request", _popover(scene, agent, customer).queue_name, queue)


@BOOK.says(
    "see.request_phone_number",
    "then",
    en='the request of customer "{customer}" shows agent "{agent}" the phone number "{number}"',
    ko='고객 "{customer}"의 요청은 상담사 "{agent}"에게 전화 번호 "{number}"{을/를} 보여 준다',
)
def _request_phone_number(scene: Scene, customer: str, agent: str, number: str) -> None:
    scene.same("The phone number in the request", _popover(scene, agent, customer).phone_number, number)


@BOOK.says(
    "see.request_source_number",
    "then",
    en='the request of customer "{customer}" shows agent "{agent}" the source number "{number}"',
    ko='고객 "{customer}"의 요청은 상담사 "{agent}"에게 소스 번호 "{number}"{을/를} 보여 준다',
)
def _request_source_number(scene: Scene, customer: str, agent: str, number: str) -> None:
    scene.same("The source number in the request", _popover(scene, agent, customer).source_number, number)


@BOOK.says(
    "see.request_timer",
    "then",
    en='the request of customer "{customer}" shows agent "{agent}" a timer at {seconds:int} seconds',
    ko='고객 "{customer}"의 요청은 상담사 "{agent}"에게 {seconds:int}초를 가리키는 타이머를 보여 준다',
)
def _request_timer(scene: Scene, customer: str, agent: str, seconds: int) -> None:
    scene.same("The timer of the request in seconds", _popover(scene, agent, customer).timer_seconds, seconds)


@BOOK.says(
    "see.request_accept",
    "then",
    en='the request of customer "{customer}" gives agent "{agent}" an Accept button',
    ko='고객 "{customer}"의 요청에는 상담사 "{agent}"{이/가} 누를 수락 단추가 있다',
)
def _request_accept(scene: Scene, customer: str, agent: str) -> None:
    scene.same("Whether the request has Accept", _popover(scene, agent, customer).accept, True)


@BOOK.says(
    "see.announcement",
    "then",
    en='agent "{agent}" sees the outbound number "{number}" of customer "{customer}", with nothing to accept',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 아웃바운드 번호 "{number}"{이/가} 수락 단추 없이 표시된다',
)
def _announcement(scene: Scene, agent: str, number: str, customer: str) -> None:
    popover = _popover(scene, agent, customer)
    scene.same("The outbound number", popover.phone_number, number)
    scene.same("Whether the outbound popover has Accept", popover.accept, False)


# --- notices


@BOOK.says(
    "see.toaster",
    "then",
    en='the newest toaster of agent "{agent}" came at second {seconds:int} with the text "{text}"',
    ko='상담사 "{agent}"의 최근 토스터 알림은 {seconds:int}초에 "{text}"라고 떴다',
)
def _toaster(scene: Scene, agent: str, seconds: int, text: str) -> None:
    toasters = scene.look(agent).toasters
    scene.same("The newest toaster", [(each.at_seconds, each.text) for each in toasters[-1:]], [(seconds, text)])


@BOOK.says(
    "see.notification",
    "then",
    en='the newest desktop notification of agent "{agent}" came at second {seconds:int} with the preview "{text}"',
    ko='상담사 "{agent}"의 최근 바탕 화면 알림은 {seconds:int}초에 "{text}"라는 미리 보기로 떴다',
)
def _notification(scene: Scene, agent: str, seconds: int, text: str) -> None:
    log = scene.look(agent).desktop_notifications
    seen = [(each.at_seconds, each.preview) for each in log[-1:]]
    scene.same("The newest desktop notification", seen, [(seconds, text)])


@BOOK.says(
    "see.toaster_count",
    "then",
    en='the toasters and the desktop notifications of agent "{agent}" number {count:int} each',
    ko='상담사 "{agent}"에게 토스터 알림과 바탕 화면 알림이 {count:int}번씩 떴다',
)
def _toaster_count(scene: Scene, agent: str, count: int) -> None:
    view = scene.look(agent)
    seen = (len(view.toasters), len(view.desktop_notifications))
    scene.same("The number of toasters and desktop notifications", seen, (count, count))


# --- any place that shows customer data


@BOOK.says(
    "see.at_surface",
    "then",
    en='agent "{agent}" sees only "{value}" at "{surface}"',
    ko='상담사 "{agent}"에게는 "{surface}" 자리에 "{value}"만 보인다',
)
def _at_surface(scene: Scene, agent: str, value: str, surface: str) -> None:
    seen = SURFACES[surface_meant(surface)](scene.look(agent))
    scene.same(f"What stands at {surface}", sorted(set(seen)), [value])
