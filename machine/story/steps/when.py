"""The phrases for what somebody does: one for every command of the port. They serve as Given too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from machine.port.choices import STATUS_TO_SET
from machine.story.steps.limits import out_of_range
from machine.story.steps.phrase import PhraseBook
from machine.story.steps.scene_error import SceneError
from spec.catalogue.entries import Words
from spec.port import commands as c

if TYPE_CHECKING:
    # The scene tells steps to copy, which are phrases, so for phrases it is a type alone.
    from machine.story.steps.scene import Scene

BOOK = PhraseBook()

REPEATED_LIMIT = 10_000
TYPED, CHARACTERS = Words("What is typed", "입력하는 글자"), Words(" characters", "자")


def _repeated(character: str, count: int) -> str:
    """A text of this many characters. Raises SceneError beyond ten times what a compose box takes."""
    if not 0 <= count <= REPEATED_LIMIT:
        raise SceneError(out_of_range(TYPED, CHARACTERS, count, 0, REPEATED_LIMIT))
    return character * count


EMOJI = "😀"
"""One code point, two UTF-16 units, four bytes: a desktop that counts anything but characters shows it here."""

# --- administrator


@BOOK.says("do.masking_on", "given", "when", en="the administrator turns masking on", ko="관리자가 마스킹을 {켜다}")
def _masking_on(scene: Scene) -> None:
    scene.do(c.SetMasking(enabled=True))


@BOOK.says("do.masking_off", "given", "when", en="the administrator turns masking off", ko="관리자가 마스킹을 {끄다}")
def _masking_off(scene: Scene) -> None:
    scene.do(c.SetMasking(enabled=False))


@BOOK.says(
    "do.delete_asset",
    "given",
    "when",
    en='the administrator deletes the asset "{asset}"',
    ko='관리자가 자산 "{asset}"{을/를} {삭제하다}',
)
def _delete_asset(scene: Scene, asset: str) -> None:
    scene.do(c.DeleteAsset(asset=asset))


@BOOK.says(
    "do.delete_queue",
    "given",
    "when",
    en='the administrator deletes the queue "{queue}"',
    ko='관리자가 대기열 "{queue}"{을/를} {삭제하다}',
)
def _delete_queue(scene: Scene, queue: str) -> None:
    scene.do(c.DeleteQueue(queue=queue))


# --- customer


@BOOK.says(
    "do.customer_text",
    "given",
    "when",
    en='customer "{customer}" texts "{text}"',
    ko='고객 "{customer}"{이/가} "{text}"{이라고/라고} 문자를 {보내다}',
)
def _customer_text(scene: Scene, customer: str, text: str) -> None:
    scene.do(c.CustomerText(number=scene.number(customer), asset=scene.main_asset(), text=text))


@BOOK.says(
    "do.customer_text_to_asset",
    "given",
    "when",
    en='customer "{customer}" texts "{text}" to the asset "{asset}"',
    ko='고객 "{customer}"{이/가} 자산 "{asset}"{으로/로} "{text}"{이라고/라고} 문자를 {보내다}',
)
def _customer_text_to_asset(scene: Scene, customer: str, text: str, asset: str) -> None:
    scene.do(c.CustomerText(number=scene.number(customer), asset=asset, text=text))


@BOOK.says(
    "do.customer_text_escaped",
    "given",
    "when",
    en='customer "{customer}" texts "{text}" to the asset "{asset}", escaped as in JSON',
    ko='고객 "{customer}"{이/가} 자산 "{asset}"{으로/로} JSON처럼 이스케이프한 문자 "{text}"{을/를} {보내다}',
)
def _customer_text_escaped(scene: Scene, customer: str, text: str, asset: str) -> None:
    scene.do(c.CustomerText(number=scene.number(customer), asset=asset, text=unescaped(text)))


@BOOK.says(
    "do.customer_text_block",
    "given",
    "when",
    en='customer "{customer}" texts:',
    ko='고객 "{customer}"{이/가} 다음과 같이 문자를 {보내다}:',
    block="text",
)
def _customer_text_block(scene: Scene, customer: str, text: str) -> None:
    scene.do(c.CustomerText(number=scene.number(customer), asset=scene.main_asset(), text=text))


@BOOK.says(
    "do.customer_stop",
    "given",
    "when",
    en='customer "{customer}" leaves',
    ko='고객 "{customer}"{이/가} 대화에서 {나가다}',
)
def _customer_stop(scene: Scene, customer: str) -> None:
    scene.do(c.CustomerStop(number=scene.number(customer), asset=scene.main_asset()))


@BOOK.says(
    "do.customer_stop_on_asset",
    "given",
    "when",
    en='customer "{customer}" leaves the asset "{asset}"',
    ko='고객 "{customer}"{이/가} 자산 "{asset}"의 대화에서 {나가다}',
)
def _customer_stop_on_asset(scene: Scene, customer: str, asset: str) -> None:
    scene.do(c.CustomerStop(number=scene.number(customer), asset=asset))


# --- system and clock


@BOOK.says(
    "do.offer",
    "given",
    "when",
    en='the system offers the conversation of customer "{customer}" to agent "{agent}"',
    ko='시스템이 고객 "{customer}"의 대화를 상담사 "{agent}"에게 {배정하다}',
)
def _offer(scene: Scene, customer: str, agent: str) -> None:
    scene.do(c.Offer(conversation=scene.conversation(customer), agent=agent))


@BOOK.says("do.advance", "given", "when", en="{seconds:int} seconds go by", ko="{seconds:int}초가 {지나다}")
def _advance(scene: Scene, seconds: int) -> None:
    scene.do(c.Advance(seconds=seconds))


# --- agent: status and outbound


@BOOK.says(
    "do.set_status",
    "given",
    "when",
    en='agent "{agent}" sets the status to "{status}"',
    ko='상담사 "{agent}"{이/가} 상태를 "{status}"{으로/로} {바꾸다}',
    choices={"status": STATUS_TO_SET},
)
def _set_status(scene: Scene, agent: str, status: str) -> None:
    scene.do(c.SetStatus(agent=agent, status=STATUS_TO_SET.meant(status)))  # type: ignore[arg-type]


@BOOK.says(
    "do.start_outbound",
    "given",
    "when",
    en='agent "{agent}" starts an outbound conversation with customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"{과/와} 아웃바운드 대화를 {시작하다}',
)
def _start_outbound(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.StartOutbound(agent=agent, asset=scene.main_asset(), number=scene.number(customer)))


@BOOK.says(
    "do.start_outbound_from_asset",
    "given",
    "when",
    en='agent "{agent}" starts an outbound conversation with customer "{customer}" from the asset "{asset}"',
    ko='상담사 "{agent}"{이/가} 자산 "{asset}"에서 고객 "{customer}"{과/와} 아웃바운드 대화를 {시작하다}',
)
def _start_outbound_from_asset(scene: Scene, agent: str, customer: str, asset: str) -> None:
    scene.do(c.StartOutbound(agent=agent, asset=asset, number=scene.number(customer)))


# --- agent: answering


@BOOK.says(
    "do.accept",
    "given",
    "when",
    en='agent "{agent}" clicks Accept in the request of customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 요청에서 수락을 {클릭하다}',
)
def _accept(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.Accept(agent=agent, conversation=scene.conversation(customer)))


@BOOK.says(
    "do.type",
    "given",
    "when",
    en='agent "{agent}" types "{text}" to customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 작성 상자에 "{text}"{을/를} {입력하다}',
)
def _type(scene: Scene, agent: str, text: str, customer: str) -> None:
    scene.do(c.TypeReply(agent=agent, conversation=scene.conversation(customer), text=text))


@BOOK.says(
    "do.type_escaped",
    "given",
    "when",
    en='agent "{agent}" types "{text}" to customer "{customer}", escaped as in JSON',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 작성 상자에 JSON처럼 이스케이프한 "{text}"{을/를} {입력하다}',
)
def _type_escaped(scene: Scene, agent: str, text: str, customer: str) -> None:
    scene.do(c.TypeReply(agent=agent, conversation=scene.conversation(customer), text=unescaped(text)))


@BOOK.says(
    "do.type_block",
    "given",
    "when",
    en='agent "{agent}" types to customer "{customer}":',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 작성 상자에 다음을 {입력하다}:',
    block="text",
)
def _type_block(scene: Scene, agent: str, customer: str, text: str) -> None:
    scene.do(c.TypeReply(agent=agent, conversation=scene.conversation(customer), text=text))


@BOOK.says(
    "do.type_letters",
    "given",
    "when",
    en='agent "{agent}" types a reply of {count:int} letters to customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 작성 상자에 {count:int}자짜리 답장을 {입력하다}',
)
def _type_letters(scene: Scene, agent: str, count: int, customer: str) -> None:
    scene.do(c.TypeReply(agent=agent, conversation=scene.conversation(customer), text=_repeated("a", count)))


@BOOK.says(
    "do.type_emoji",
    "given",
    "when",
    en='agent "{agent}" types a reply of {count:int} emoji to customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 작성 상자에 이모지 {count:int}개짜리 답장을 {입력하다}',
)
def _type_emoji(scene: Scene, agent: str, count: int, customer: str) -> None:
    scene.do(c.TypeReply(agent=agent, conversation=scene.conversation(customer), text=_repeated(EMOJI, count)))


@BOOK.says(
    "do.line_break",
    "given",
    "when",
    en='agent "{agent}" presses Shift+Enter in the compose box for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 작성 상자에서 Shift+Enter를 {누르다}',
)
def _line_break(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.LineBreak(agent=agent, conversation=scene.conversation(customer)))


@BOOK.says(
    "do.send_click",
    "given",
    "when",
    en='agent "{agent}" clicks Send to customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 작성 상자에서 보내기를 {클릭하다}',
)
def _send_click(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.Send(agent=agent, conversation=scene.conversation(customer), by="click"))


@BOOK.says(
    "do.send_enter",
    "given",
    "when",
    en='agent "{agent}" presses Enter in the compose box for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 작성 상자에서 Enter를 {누르다}',
)
def _send_enter(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.Send(agent=agent, conversation=scene.conversation(customer), by="enter"))


# --- agent: dialogs


@BOOK.says(
    "do.open_transfer",
    "given",
    "when",
    en='agent "{agent}" clicks Transfer in the conversation of customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화에서 전환을 {클릭하다}',
)
def _open_transfer(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.OpenTransfer(agent=agent, conversation=scene.conversation(customer)))


@BOOK.says(
    "do.open_conference",
    "given",
    "when",
    en='agent "{agent}" clicks Conference in the conversation of customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화에서 회의를 {클릭하다}',
)
def _open_conference(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.OpenConference(agent=agent, conversation=scene.conversation(customer)))


@BOOK.says(
    "do.search",
    "given",
    "when",
    en='agent "{agent}" searches for "{text}" in the dialog for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화 상자에서 "{text}"{을/를} {검색하다}',
)
def _search(scene: Scene, agent: str, text: str, customer: str) -> None:
    scene.do(c.Search(agent=agent, conversation=scene.conversation(customer), text=text))


@BOOK.says(
    "do.search_escaped",
    "given",
    "when",
    en='agent "{agent}" searches for "{text}" in the dialog for customer "{customer}", escaped as in JSON',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화 상자에서 JSON처럼 이스케이프한 "{text}"{을/를} {검색하다}',
)
def _search_escaped(scene: Scene, agent: str, text: str, customer: str) -> None:
    scene.do(c.Search(agent=agent, conversation=scene.conversation(customer), text=unescaped(text)))


@BOOK.says(
    "do.choose_queue",
    "given",
    "when",
    en='agent "{agent}" chooses the queue "{queue}" for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화 상자에서 대기열 "{queue}"{을/를} {선택하다}',
)
def _choose_queue(scene: Scene, agent: str, queue: str, customer: str) -> None:
    scene.do(c.Choose(agent=agent, conversation=scene.conversation(customer), kind="queue", name=queue))


@BOOK.says(
    "do.choose_agent",
    "given",
    "when",
    en='agent "{agent}" chooses the agent "{colleague}" for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화 상자에서 상담사 "{colleague}"{을/를} {선택하다}',
)
def _choose_agent(scene: Scene, agent: str, colleague: str, customer: str) -> None:
    scene.do(c.Choose(agent=agent, conversation=scene.conversation(customer), kind="agent", name=colleague))


@BOOK.says(
    "do.choose_reason",
    "given",
    "when",
    en='agent "{agent}" chooses the wrap-up reason "{reason}" for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화 상자에서 후속 작업 사유 "{reason}"{을/를} {선택하다}',
)
def _choose_reason(scene: Scene, agent: str, reason: str, customer: str) -> None:
    scene.do(c.Choose(agent=agent, conversation=scene.conversation(customer), kind="reason", name=reason))


@BOOK.says(
    "do.refresh",
    "given",
    "when",
    en='agent "{agent}" clicks the refresh icon in the dialog for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화 상자에서 새로 고침 아이콘을 {클릭하다}',
)
def _refresh(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.Refresh(agent=agent, conversation=scene.conversation(customer)))


@BOOK.says(
    "do.confirm_transfer",
    "given",
    "when",
    en='agent "{agent}" clicks Transfer in the dialog for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화 상자에서 전환을 {클릭하다}',
)
def _confirm_transfer(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.Confirm(agent=agent, conversation=scene.conversation(customer)))


@BOOK.says(
    "do.confirm_conference",
    "given",
    "when",
    en='agent "{agent}" clicks Conference in the dialog for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화 상자에서 회의를 {클릭하다}',
)
def _confirm_conference(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.Confirm(agent=agent, conversation=scene.conversation(customer)))


@BOOK.says(
    "do.cancel",
    "given",
    "when",
    en='agent "{agent}" cancels the dialog for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화 상자에서 취소를 {클릭하다}',
)
def _cancel(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.Cancel(agent=agent, conversation=scene.conversation(customer)))


# --- agent: conference, end and wrap-up


@BOOK.says(
    "do.withdraw_request",
    "given",
    "when",
    en='agent "{agent}" withdraws the conference request for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화에서 요청 철회를 {클릭하다}',
)
def _withdraw_request(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.WithdrawRequest(agent=agent, conversation=scene.conversation(customer)))


@BOOK.says(
    "do.end_conference",
    "given",
    "when",
    en='agent "{agent}" clicks End Conference in the conversation of customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화에서 전화회의 종료를 {클릭하다}',
)
def _end_conference(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.EndConference(agent=agent, conversation=scene.conversation(customer)))


@BOOK.says(
    "do.end",
    "given",
    "when",
    en='agent "{agent}" clicks End in the conversation of customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화에서 종료를 {클릭하다}',
)
def _end(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.End(agent=agent, conversation=scene.conversation(customer)))


@BOOK.says(
    "do.submit_wrap_up",
    "given",
    "when",
    en='agent "{agent}" clicks Submit Wrap Up for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 고객 "{customer}"의 대화 상자에서 후속 작업 제출을 {클릭하다}',
)
def _submit_wrap_up(scene: Scene, agent: str, customer: str) -> None:
    scene.do(c.SubmitWrapUp(agent=agent, conversation=scene.conversation(customer)))


def escaped(text: str) -> str:
    """A text that fits between quotation marks in one line, whatever it holds."""
    return json.dumps(text)[1:-1].replace('\\"', "\\u0022")


def unescaped(text: str) -> str:
    """The text that `escaped` wrote. Raises SceneError where it is not escaped well."""
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except json.JSONDecodeError as error:
        raise SceneError(
            Words(
                f"The escaped text cannot be read at character {error.pos}; after a backslash write as in JSON n, t, a "
                "backslash, or u and four digits.",
                f"이스케이프한 텍스트를 {error.pos}번째 글자에서 읽을 수 없다. 역슬래시 뒤에는 JSON처럼 n, t, "
                "역슬래시 또는 u와 숫자 네 자리를 써야 한다.",
            )
        ) from error
