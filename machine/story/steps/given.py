"""The phrases that set the stage: who and what there is, and the states a story starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from machine.port.choices import POLICY
from machine.story.fictional_data import greeting
from machine.story.steps import when
from machine.story.steps.phrase import PhraseBook, Value
from spec.catalogue.entries import Words
from spec.language import LANGUAGES
from spec.port import commands as c

if TYPE_CHECKING:
    # The scene tells steps to copy, which are phrases, so for phrases it is a type alone.
    from machine.story.steps.scene import Scene

BOOK = PhraseBook()
PARTS = {phrase.id: phrase for phrase in when.BOOK.phrases}


def _part(scene: Scene, phrase_id: str, **values: Value) -> None:
    """Do what another phrase says, as part of this step. Raises SceneError where it is refused, since a state is a
    fact."""
    phrase = PARTS[phrase_id]
    phrase.act(scene, **values)
    scene.must_be_so(Words(*(phrase.tell(language, **values) for language in LANGUAGES)))


# --- who and what there is


@BOOK.says("stage.agent", "given", en='there is an agent "{agent}"', ko='상담사 "{agent}"{이/가} {있다}')
def _agent(scene: Scene, agent: str) -> None:
    scene.add_agent(agent)


@BOOK.says("stage.queue", "given", en='there is a queue "{queue}"', ko='대기열 "{queue}"{이/가} {있다}')
def _queue(scene: Scene, queue: str) -> None:
    scene.add_queue(queue)


@BOOK.says(
    "stage.asset",
    "given",
    en='conversations of the asset "{asset}" wait in the queue "{queue}"',
    ko='자산 "{asset}"의 대화는 대기열 "{queue}"에서 {기다리다}',
)
def _asset(scene: Scene, asset: str, queue: str) -> None:
    scene.add_asset(asset, queue)


@BOOK.says(
    "stage.asset_number",
    "given",
    en='the number of the asset "{asset}" is "{number}"',
    ko='자산 "{asset}"의 번호는 "{number}"{이다}',
)
def _asset_number(scene: Scene, asset: str, number: str) -> None:
    scene.number_asset(asset, number)


@BOOK.says(
    "stage.reason",
    "given",
    en='there is a wrap-up reason "{reason}"',
    ko='후속 작업 사유 "{reason}"{이/가} {있다}',
)
def _reason(scene: Scene, reason: str) -> None:
    scene.add_reason(reason)


@BOOK.says("stage.customer", "given", en='there is a customer "{customer}"', ko='고객 "{customer}"{이/가} {있다}')
def _customer(scene: Scene, customer: str) -> None:
    scene.add_customer(customer)


@BOOK.says(
    "stage.customer_number",
    "given",
    en='there is a customer "{customer}" with the number "{number}"',
    ko='번호가 "{number}"인 고객 "{customer}"{이/가} {있다}',
)
def _customer_number(scene: Scene, customer: str, number: str) -> None:
    scene.add_customer(customer, number=number)


@BOOK.says(
    "stage.customer_unknown",
    "given",
    en='there is a customer "{customer}" with the number "{number}", not known by name',
    ko='번호가 "{number}"이고 이름이 등록되지 않은 고객 "{customer}"{이/가} {있다}',
)
def _customer_unknown(scene: Scene, customer: str, number: str) -> None:
    scene.add_customer(customer, number=number, known_by_name=False)


@BOOK.says(
    "stage.customer_name",
    "given",
    en='the name of customer "{customer}" is set to "{name}"',
    ko='고객 "{customer}"의 이름이 "{name}"{으로/로} {설정되어 있다}',
)
def _customer_name(scene: Scene, customer: str, name: str) -> None:
    scene.name_customer(customer, name)


# --- settings


@BOOK.says("stage.manual", "given", en="conversations are offered by hand", ko="대화는 수동으로 {배정되다}")
def _manual(scene: Scene) -> None:
    scene.set(routing="manual")


@BOOK.says("stage.automatic", "given", en="conversations are offered automatically", ko="대화는 자동으로 {배정되다}")
def _automatic(scene: Scene) -> None:
    scene.set(routing="automatic")


@BOOK.says(
    "stage.rona_seconds",
    "given",
    en="the RONA time-out is {seconds:int} seconds",
    ko="RONA 제한 시간은 {seconds:int}초{이다}",
)
def _rona_seconds(scene: Scene, seconds: int) -> None:
    scene.set(rona_seconds=seconds)


@BOOK.says(
    "stage.wrap_up_seconds",
    "given",
    en="the wrap-up time-out is {seconds:int} seconds",
    ko="후속 작업 제한 시간은 {seconds:int}초{이다}",
)
def _wrap_up_seconds(scene: Scene, seconds: int) -> None:
    scene.set(wrap_up_seconds=seconds)


@BOOK.says(
    "stage.capacity",
    "given",
    en="the conversation limit per agent is {count:int}",
    ko="상담사 한 명이 동시에 맡는 대화는 최대 {count:int}개{이다}",
)
def _capacity(scene: Scene, count: int) -> None:
    scene.set(capacity=count)


@BOOK.says("stage.masking_on", "given", en="masking is on", ko="마스킹이 {켜져 있다}")
def _masking_on(scene: Scene) -> None:
    scene.set(masking=True)


@BOOK.says("stage.masking_off", "given", en="masking is off", ko="마스킹이 {꺼져 있다}")
def _masking_off(scene: Scene) -> None:
    scene.set(masking=False)


@BOOK.says(
    "stage.policy",
    "given",
    en='the masking policy is "{policy}"',
    ko='마스킹 정책은 "{policy}"{이다}',
    choices={"policy": POLICY},
)
def _policy(scene: Scene, policy: str) -> None:
    scene.set(policy=POLICY.meant(policy))


# --- states a story starts from


@BOOK.says(
    "state.available", "given", en='agent "{agent}" is Available', ko='상담사 "{agent}"{은/는} 사용 가능 상태{이다}'
)
def _available(scene: Scene, agent: str) -> None:
    scene.do(c.SetStatus(agent=agent, status="available"))
    scene.must_be_so()


@BOOK.says(
    "state.waiting",
    "given",
    en='the conversation of customer "{customer}" waits in its queue',
    ko='고객 "{customer}"의 대화가 대기열에서 {기다리고 있다}',
)
def _waiting(scene: Scene, customer: str) -> None:
    scene.do(c.CustomerText(number=scene.number(customer), asset=scene.main_asset(), text=greeting(customer)))
    scene.must_be_so()


@BOOK.says(
    "state.others_waiting",
    "given",
    en="{count:int} other customers wait in the queue",
    ko="다른 고객 {count:int}명이 대기열에서 {기다리고 있다}",
)
def _others_waiting(scene: Scene, count: int) -> None:
    text = greeting(scene.main_asset())
    for number in scene.other_numbers(count):
        scene.do(c.CustomerText(number=number, asset=scene.main_asset(), text=text))
        scene.must_be_so()


@BOOK.says(
    "state.offered",
    "given",
    en='agent "{agent}" has the request of customer "{customer}" on screen',
    ko='상담사 "{agent}"의 화면에 고객 "{customer}"의 요청이 {떠 있다}',
)
def _offered(scene: Scene, agent: str, customer: str) -> None:
    _waiting(scene, customer)
    if scene.configuration.routing == "manual":
        _part(scene, "do.offer", agent=agent, customer=customer)


@BOOK.says(
    "state.held",
    "given",
    en='agent "{agent}" holds the conversation of customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화를 {맡고 있다}',
)
def _held(scene: Scene, agent: str, customer: str) -> None:
    _offered(scene, agent, customer)
    _part(scene, "do.accept", agent=agent, customer=customer)


@BOOK.says(
    "state.outbound",
    "given",
    en='agent "{agent}" holds an outbound conversation with customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"{과/와} 아웃바운드 대화를 {하고 있다}',
)
def _outbound(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.StartOutbound(agent=agent, asset=scene.main_asset(), number=scene.number(customer)))
    scene.must_be_so()


@BOOK.says(
    "state.wrap_up",
    "given",
    en='agent "{agent}" is in wrap-up for customer "{customer}"',
    ko='상담사 "{agent}"{은/는} 고객 "{customer}"의 후속 작업 중{이다}',
)
def _wrap_up(scene: Scene, agent: str, customer: str) -> None:
    _held(scene, agent, customer)
    _part(scene, "do.end", agent=agent, customer=customer)


@BOOK.says(
    "state.transfer_requested",
    "given",
    en='agent "{agent}" has transferred the conversation of customer "{customer}" to agent "{colleague}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화를 상담사 "{colleague}"에게 {전환했다}',
)
def _transfer_requested(scene: Scene, agent: str, customer: str, colleague: str) -> None:
    _part(scene, "do.open_transfer", agent=agent, customer=customer)
    _part(scene, "do.choose_agent", agent=agent, colleague=colleague, customer=customer)
    _part(scene, "do.confirm_transfer", agent=agent, customer=customer)


@BOOK.says(
    "state.transferred_to_queue",
    "given",
    en='agent "{agent}" has transferred the conversation of customer "{customer}" to the queue "{queue}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화를 대기열 "{queue}"{으로/로} {전환했다}',
)
def _transferred_to_queue(scene: Scene, agent: str, customer: str, queue: str) -> None:
    _part(scene, "do.open_transfer", agent=agent, customer=customer)
    _part(scene, "do.choose_queue", agent=agent, queue=queue, customer=customer)
    _part(scene, "do.confirm_transfer", agent=agent, customer=customer)


@BOOK.says(
    "state.conference_requested",
    "given",
    en='agent "{agent}" has asked agent "{colleague}" to join the conversation of customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 상담사 "{colleague}"에게 고객 "{customer}"의 대화에 참가해 달라고 {요청했다}',
)
def _conference_requested(scene: Scene, agent: str, colleague: str, customer: str) -> None:
    _part(scene, "do.open_conference", agent=agent, customer=customer)
    _part(scene, "do.choose_agent", agent=agent, colleague=colleague, customer=customer)
    _part(scene, "do.confirm_conference", agent=agent, customer=customer)


@BOOK.says(
    "state.conference",
    "given",
    en='agent "{colleague}" has joined agent "{agent}" in the conversation of customer "{customer}"',
    ko='상담사 "{colleague}"{이/가} 상담사 "{agent}"{과/와} 함께 고객 "{customer}"의 대화에 {참가하고 있다}',
)
def _conference(scene: Scene, agent: str, colleague: str, customer: str) -> None:
    _conference_requested(scene, agent, colleague, customer)
    _part(scene, "do.accept", agent=colleague, customer=customer)


@BOOK.says(
    "state.rona",
    "given",
    en='agent "{agent}" has missed the request of customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 요청을 {놓쳤다}',
)
def _rona(scene: Scene, agent: str, customer: str) -> None:
    _offered(scene, agent, customer)
    _part(scene, "do.advance", seconds=scene.configuration.rona_seconds)
