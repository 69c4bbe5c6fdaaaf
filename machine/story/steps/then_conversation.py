"""The phrases for what an agent sees of a conversation: task, pane, messages, compose box, dialog, history."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from machine.port.choices import BUTTON, CONTROL, DIALOG, RESULT
from machine.port.particles import with_particles
from machine.port.vocabulary import in_a_row, notice_read
from machine.story.steps.complements import (
    NOT_THERE,
    NOTHING,
    THERE,
    Complement,
    counted,
    each_of,
    either,
    in_quotes,
    listed,
    noun,
    of_choice,
    quoted,
    word,
)
from machine.story.steps.phrase import PhraseBook, in_a_list
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES
from spec.port.views import Bubble, Composer, DialogView, Pane

if TYPE_CHECKING:
    # The scene tells steps to copy, which are phrases, so for phrases it is a type alone.
    from machine.story.steps.scene import Scene

BOOK = PhraseBook()
HANGUL = re.compile("[가-힣]")


PANE = Words("interaction pane", "상호 작용 창")
COMPOSER = Words("compose box", "작성 상자")
DRAFT = Words("draft in the compose box", "작성 상자에 입력한 내용")
NOTICES = Words("notices in the chat", "채팅 알림 메시지")
CHOSEN = Words("choice in the dialog", "대화 상자에서 선택한 것")


def _pane(scene: Scene, agent: str, customer: str) -> Pane:
    found = scene.of_conversation(scene.look(agent).panes, customer)
    return scene.the_one(found, _of(PANE, agent, customer), customer)


def _of(what: Words, agent: str, customer: str) -> Words:
    """Something that an agent sees of a customer's conversation."""
    return Words(
        f'{what.en} of agent "{agent}" for customer "{customer}"',
        f'상담사 "{agent}"에게 보이는 고객 "{customer}"의 {what.ko}',
    )


def _is(what: Words, agent: str, customer: str) -> Words:
    """The same, with the verb that a sentence goes on from in English."""
    of = _of(what, agent, customer)
    return Words(f"The {of.en} is", of.ko)


def _are(what: Words, agent: str, customer: str) -> Words:
    of = _of(what, agent, customer)
    return Words(f"The {of.en} are", of.ko)


def _composer(scene: Scene, agent: str, customer: str) -> Composer:
    composer = _pane(scene, agent, customer).composer
    if composer is None:
        raise scene.missing(_of(COMPOSER, agent, customer), customer)
    return composer


def _dialog(scene: Scene, agent: str, customer: str) -> DialogView:
    dialog = _pane(scene, agent, customer).dialog
    if dialog is None:
        raise scene.missing(_of(OPEN_DIALOG, agent, customer), customer)
    return dialog


def _in_any_order(names: Iterable[str]) -> list[str]:
    return sorted(names)


# --- task and pane

CONTROL_PANE = Words("state in the control pane", "상호 작용 제어 창의 표시")
ALERT = Words("alert", "경고")


def _buttons_told(buttons: list[str]) -> Complement:
    """In the order in which they stand on the screen."""
    known = list(BUTTON.made())
    in_order = sorted(buttons, key=lambda each: known.index(each) if each in known else len(known))
    return each_of(lambda button: word(BUTTON, button))(in_order)


def _alert_told(alert: str) -> Complement:
    if not alert:
        return NOTHING
    words = load().words(f"label.{alert}")
    return noun(Words(in_quotes(words.en), in_quotes(words.ko)))


@BOOK.says(
    "see.task",
    "then",
    en='the task pane of agent "{agent}" has the task of customer "{customer}" with the preview "{text}"',
    ko='상담사 "{agent}"의 작업창에 고객 "{customer}"의 작업이 "{text}"{이라는/라는} 미리보기와 함께 {있다}',
)
def _task(scene: Scene, agent: str, customer: str, text: str) -> None:
    found = scene.of_conversation(scene.look(agent).tasks, customer)
    task = scene.the_one(found, _of(Words("task", "작업"), agent, customer), customer)
    scene.same(_is(Words("preview in the task", "작업의 미리보기"), agent, customer), task.preview, text)


@BOOK.says(
    "see.no_task",
    "then",
    en='agent "{agent}" has no task of customer "{customer}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 작업이 {없다}',
)
def _no_task(scene: Scene, agent: str, customer: str) -> None:
    view = scene.look(agent)
    has_task = bool(scene.of_conversation(view.tasks, customer))
    scene.same(_is(Words("task", "작업"), agent, customer), has_task, False, either(THERE, NOT_THERE))
    has_pane = bool(scene.of_conversation(view.panes, customer))
    scene.same(_is(PANE, agent, customer), has_pane, False, either(THERE, NOT_THERE))


@BOOK.says(
    "see.pane",
    "then",
    en='the interaction pane of customer "{customer}" opens for agent "{agent}"',
    ko='상담사 "{agent}"의 화면에 고객 "{customer}"의 상호 작용 창이 {열리다}',
)
def _sees_pane(scene: Scene, customer: str, agent: str) -> None:
    _pane(scene, agent, customer)


@BOOK.says(
    "see.composer",
    "then",
    en='agent "{agent}" has an empty compose box for customer "{customer}"',
    ko='상담사 "{agent}"의 화면에 고객 "{customer}"의 빈 작성 상자가 {있다}',
)
def _empty_composer(scene: Scene, agent: str, customer: str) -> None:
    scene.same(_is(DRAFT, agent, customer), _composer(scene, agent, customer).draft, "")


@BOOK.says(
    "see.no_composer",
    "then",
    en='agent "{agent}" has no compose box for customer "{customer}"',
    ko='상담사 "{agent}"의 화면에 고객 "{customer}"의 작성 상자가 {없다}',
)
def _no_composer(scene: Scene, agent: str, customer: str) -> None:
    has_composer = _pane(scene, agent, customer).composer is not None
    scene.same(_is(COMPOSER, agent, customer), has_composer, False, either(THERE, NOT_THERE))


@BOOK.says(
    "see.draft",
    "then",
    en='the compose box of agent "{agent}" for customer "{customer}" holds "{text}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 작성 상자에 "{text}"{이/가} {입력되어 있다}',
)
def _draft(scene: Scene, agent: str, customer: str, text: str) -> None:
    scene.same(_is(DRAFT, agent, customer), _composer(scene, agent, customer).draft, text)


@BOOK.says(
    "see.remaining",
    "then",
    en='the compose box of agent "{agent}" for customer "{customer}" has room for {count:int} more characters',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 작성 상자에 남은 글자 수는 {count:int}자{이다}',
)
def _remaining(scene: Scene, agent: str, customer: str, count: int) -> None:
    what = Words("room left in the compose box", "작성 상자에 더 쓸 수 있는 글자 수")
    remaining = _composer(scene, agent, customer).remaining
    scene.same(_is(what, agent, customer), remaining, count, counted("자", unit_en=" characters"))


@BOOK.says(
    "see.control",
    "then",
    en='the control pane of agent "{agent}" for customer "{customer}" reads "{state}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 상호 작용 제어 창에 "{state}"{이/가} {표시되다}',
    choices={"state": CONTROL},
)
def _control(scene: Scene, agent: str, customer: str, state: str) -> None:
    control = _pane(scene, agent, customer).control
    scene.same(_is(CONTROL_PANE, agent, customer), control, CONTROL.meant(state), of_choice(CONTROL))


@BOOK.says(
    "see.no_control",
    "then",
    en='the control pane of agent "{agent}" for customer "{customer}" shows no conference',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 상호 작용 제어 창에 회의 표시가 {없다}',
)
def _no_control(scene: Scene, agent: str, customer: str) -> None:
    control = _pane(scene, agent, customer).control
    scene.same(_is(CONTROL_PANE, agent, customer), control, "", of_choice(CONTROL))


@BOOK.says(
    "see.buttons",
    "then",
    en='agent "{agent}" has only the buttons "{buttons}" for customer "{customer}"',
    ko='상담사 "{agent}"{은/는} 고객 "{customer}"의 대화에서 "{buttons}" 단추만 {누를 수 있다}',
    choices={"buttons": BUTTON},
)
def _buttons(scene: Scene, agent: str, buttons: str, customer: str) -> None:
    wanted = _in_any_order(BUTTON.meant(button) for button in in_a_list(buttons))
    seen = _in_any_order(_pane(scene, agent, customer).buttons)
    scene.same(_are(Words("buttons", "단추"), agent, customer), seen, wanted, _buttons_told)


@BOOK.says(
    "see.alert",
    "then",
    en='agent "{agent}" sees the alert that the asset of customer "{customer}" was deleted',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화에 자산이 삭제되었다는 경고가 {표시되다}',
)
def _alert(scene: Scene, agent: str, customer: str) -> None:
    scene.same(_is(ALERT, agent, customer), _pane(scene, agent, customer).alert, "asset_alert", _alert_told)


@BOOK.says(
    "see.no_alert",
    "then",
    en='agent "{agent}" sees no alert for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화에 경고가 {없다}',
)
def _no_alert(scene: Scene, agent: str, customer: str) -> None:
    scene.same(_is(ALERT, agent, customer), _pane(scene, agent, customer).alert, "", _alert_told)


# --- messages


def _bubbles(scene: Scene, agent: str, text: str) -> list[Bubble]:
    return [bubble for pane in scene.look(agent).panes for bubble in pane.messages if bubble.text == text]


def _bubble(scene: Scene, agent: str, text: str) -> Bubble:
    shown = in_quotes(text)
    what = Words(f'message {shown} that agent "{agent}" sees', f'상담사 "{agent}"에게 보이는 메시지 {shown}')
    return scene.the_one(_bubbles(scene, agent, text), what)


def _look_of(bubble: Bubble) -> tuple[str, str, str]:
    return bubble.author, bubble.style, bubble.initials


def _look_told(seen: tuple[str, str, str]) -> Complement:
    author, style, initials = seen
    by, look = AUTHORS.get(author, AUTHORS["notice"]), STYLES.get(style, STYLES[""])
    letters = Words(
        f" with the initials {in_quotes(initials)}",
        with_particles("이니셜 {letters}{이/가} 붙은 ", {"letters": in_quotes(initials)}),
    )
    letters = letters if initials else Words("", "")
    return noun(Words(f"{look.en} {by.en}{letters.en}", f"{letters.ko}{by.ko} {look.ko}"))


AUTHORS = {
    "customer": Words("of the customer", "고객의"),
    "agent": Words("of an agent", "상담사의"),
    "notice": Words("of the chat", "채팅의"),
}
STYLES = {
    "grey": Words("a grey bubble", "회색 풍선"),
    "blue": Words("a solid blue bubble", "파란색으로 채운 풍선"),
    "notice": Words("a notice", "알림 메시지"),
    "": Words("a bubble without a colour", "색 없는 풍선"),
}


def _bubble_is(agent: str, text: str) -> Words:
    shown = in_quotes(text)
    return Words(f'What agent "{agent}" sees of {shown} is', f'상담사 "{agent}"에게 보이는 메시지 {shown}')


def _notice_told(notice: tuple[str, str, str]) -> Words:
    """A notice as it stands on the screen."""
    _, text, agent = notice
    return Words(*(in_quotes(notice_read(text, agent, language)) for language in LANGUAGES))


@BOOK.says(
    "see.grey_bubble",
    "then",
    en='agent "{agent}" sees "{text}" in a grey bubble with the initials "{initials}"',
    ko='상담사 "{agent}"에게 "{text}"{이/가} 이니셜 "{initials}"{이/가} 붙은 회색 말풍선으로 {보이다}',
)
def _grey_bubble(scene: Scene, agent: str, text: str, initials: str) -> None:
    look = _look_of(_bubble(scene, agent, text))
    scene.same(_bubble_is(agent, text), look, ("customer", "grey", initials), _look_told)


@BOOK.says(
    "see.blue_bubble",
    "then",
    en='agent "{agent}" sees "{text}" in a solid blue bubble',
    ko='상담사 "{agent}"에게 "{text}"{이/가} 파란색으로 채운 말풍선으로 {보이다}',
)
def _blue_bubble(scene: Scene, agent: str, text: str) -> None:
    look = _look_of(_bubble(scene, agent, text))
    scene.same(_bubble_is(agent, text), look, ("agent", "blue", ""), _look_told)


@BOOK.says(
    "see.joined",
    "then",
    en='agent "{agent}" sees the message that agent "{colleague}" joined the chat with customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 채팅에 상담사 "{colleague}"{이/가} 참가했다는 메시지가 {있다}',
)
def _joined(scene: Scene, agent: str, colleague: str, customer: str) -> None:
    notices = [bubble for bubble in _pane(scene, agent, customer).messages if bubble.author == "notice"]
    seen = [(bubble.style, bubble.text, bubble.signature) for bubble in notices]
    wanted = [("notice", "joined_message", colleague)]
    scene.same(_are(NOTICES, agent, customer), seen, wanted, each_of(_notice_told))


@BOOK.says(
    "see.no_notice",
    "then",
    en='agent "{agent}" sees no notice in the chat with customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 채팅에 알림 메시지가 {없다}',
)
def _no_notice(scene: Scene, agent: str, customer: str) -> None:
    notices = [bubble for bubble in _pane(scene, agent, customer).messages if bubble.author == "notice"]
    seen = [(bubble.style, bubble.text, bubble.signature) for bubble in notices]
    scene.same(_are(NOTICES, agent, customer), seen, [], each_of(_notice_told))


@BOOK.says(
    "see.message_count",
    "then",
    en='the number of messages that agent "{agent}" sees in the chat with customer "{customer}" is {count:int}',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 채팅에 메시지가 {count:int}개 {있다}',
)
def _message_count(scene: Scene, agent: str, customer: str, count: int) -> None:
    what = Words("number of messages in the chat", "채팅 메시지")
    scene.same(_is(what, agent, customer), len(_pane(scene, agent, customer).messages), count, counted("개"))


@BOOK.says(
    "see.messages",
    "then",
    en='the messages that agent "{agent}" sees in the chat with customer "{customer}" are, oldest first, "{texts}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 채팅 메시지는 오래된 것부터 "{texts}"{이다}',
)
def _messages(scene: Scene, agent: str, customer: str, texts: str) -> None:
    """A notice stands among them with its words on the screen, in either language."""
    bubbles = _pane(scene, agent, customer).messages
    read = [
        in_a_row(
            notice_read(bubble.text, bubble.signature, language) if bubble.author == "notice" else bubble.text
            for bubble in bubbles
        )
        for language in LANGUAGES
    ]
    shown = read[LANGUAGES.index("ko")] if HANGUL.search(texts) else read[LANGUAGES.index("en")]
    what = Words("messages in the chat, oldest first,", "채팅 메시지(오래된 것부터)")
    scene.same(_are(what, agent, customer), texts if texts in read else shown, texts)


# --- dialogs

OPEN_DIALOG = Words("open dialog", "열려 있는 대화 상자")
QUEUES = Words("queues in the dialog", "대화 상자에 나오는 대기열")
AGENTS = Words("agents in the dialog", "대화 상자에 나오는 상담사")


def _chosen_told(name: str) -> Complement:
    return quoted(name) if name else NOTHING


@BOOK.says(
    "see.dialog",
    "then",
    en='the dialog "{dialog}" is open before agent "{agent}" for customer "{customer}"',
    ko='상담사 "{agent}"의 화면에 고객 "{customer}"의 "{dialog}" 대화 상자가 {열려 있다}',
    choices={"dialog": DIALOG},
)
def _sees_dialog(scene: Scene, dialog: str, agent: str, customer: str) -> None:
    kind = _dialog(scene, agent, customer).kind
    scene.same(_is(OPEN_DIALOG, agent, customer), kind, DIALOG.meant(dialog), of_choice(DIALOG))


@BOOK.says(
    "see.no_dialog",
    "then",
    en='no dialog is open before agent "{agent}" for customer "{customer}"',
    ko='상담사 "{agent}"의 화면에 고객 "{customer}"의 대화 상자가 {열려 있지 않다}',
)
def _no_dialog(scene: Scene, agent: str, customer: str) -> None:
    dialog = _pane(scene, agent, customer).dialog
    scene.same(_is(OPEN_DIALOG, agent, customer), "" if dialog is None else dialog.kind, "", of_choice(DIALOG))


@BOOK.says(
    "see.queues",
    "then",
    en='the dialog of agent "{agent}" for customer "{customer}" lists only the queues "{names}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에 대기열은 "{names}"만 {나오다}',
    named={"names": "queue"},
)
def _queues(scene: Scene, agent: str, customer: str, names: str) -> None:
    seen = _in_any_order(_dialog(scene, agent, customer).queues)
    scene.same(_are(QUEUES, agent, customer), seen, _in_any_order(in_a_list(names)), listed)


@BOOK.says(
    "see.no_queues",
    "then",
    en='the dialog of agent "{agent}" for customer "{customer}" lists no queues',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에 대기열이 {나오지 않다}',
)
def _no_queues(scene: Scene, agent: str, customer: str) -> None:
    seen = _in_any_order(_dialog(scene, agent, customer).queues)
    scene.same(_are(QUEUES, agent, customer), seen, [], listed)


@BOOK.says(
    "see.agents",
    "then",
    en='the dialog of agent "{agent}" for customer "{customer}" lists only the agents "{names}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에 상담사는 "{names}"만 {나오다}',
    named={"names": "agent"},
)
def _agents(scene: Scene, agent: str, customer: str, names: str) -> None:
    seen = _in_any_order(_dialog(scene, agent, customer).agents)
    scene.same(_are(AGENTS, agent, customer), seen, _in_any_order(in_a_list(names)), listed)


@BOOK.says(
    "see.no_agents",
    "then",
    en='the dialog of agent "{agent}" for customer "{customer}" lists no agents',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에 상담사가 {나오지 않다}',
)
def _no_agents(scene: Scene, agent: str, customer: str) -> None:
    seen = _in_any_order(_dialog(scene, agent, customer).agents)
    scene.same(_are(AGENTS, agent, customer), seen, [], listed)


@BOOK.says(
    "see.reasons",
    "then",
    en='the dialog of agent "{agent}" for customer "{customer}" lists only the wrap-up reasons "{names}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에 후속 작업 사유는 "{names}"만 {나오다}',
    named={"names": "reason"},
)
def _reasons(scene: Scene, agent: str, customer: str, names: str) -> None:
    seen = _in_any_order(_dialog(scene, agent, customer).reasons)
    what = Words("wrap-up reasons in the dialog", "대화 상자에 나오는 후속 작업 사유")
    scene.same(_are(what, agent, customer), seen, _in_any_order(in_a_list(names)), listed)


@BOOK.says(
    "see.search",
    "then",
    en='the search field of agent "{agent}" for customer "{customer}" holds "{text}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 검색 필드에 "{text}"{이/가} {입력되어 있다}',
)
def _search(scene: Scene, agent: str, customer: str, text: str) -> None:
    what = Words("text in the search field", "검색 필드의 내용")
    scene.same(_is(what, agent, customer), _dialog(scene, agent, customer).search, text)


@BOOK.says(
    "see.chosen",
    "then",
    en='"{name}" is chosen in the dialog of agent "{agent}" for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에 "{name}"{이/가} {선택되어 있다}',
)
def _chosen(scene: Scene, name: str, agent: str, customer: str) -> None:
    scene.same(_is(CHOSEN, agent, customer), _dialog(scene, agent, customer).chosen, name, _chosen_told)


@BOOK.says(
    "see.nothing_chosen",
    "then",
    en='nothing is chosen in the dialog of agent "{agent}" for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에 아무것도 {선택되어 있지 않다}',
)
def _nothing_chosen(scene: Scene, agent: str, customer: str) -> None:
    scene.same(_is(CHOSEN, agent, customer), _dialog(scene, agent, customer).chosen, "", _chosen_told)


# --- history


def _history_has(agent: str, customer: str) -> Words:
    return Words(
        f'What the history of agent "{agent}" has of customer "{customer}" is',
        f'상담사 "{agent}"의 상호 작용 기록에 있는 고객 "{customer}"의 결과',
    )


def _result(result: str) -> Words:
    return word(RESULT, result) if result else Words("an entry without a result", "결과 없는 항목")


def _brick(brick: tuple[str, str]) -> Words:
    result, reason = brick
    if not reason:
        return _result(result)
    by_reason = with_particles("후속 작업 사유 {reason}{으로/로}", {"reason": in_quotes(reason)})
    return Words(
        f"{_result(result).en} with the wrap-up reason {in_quotes(reason)}", f"{by_reason} {_result(result).ko}"
    )


@BOOK.says(
    "see.history",
    "then",
    en='the history of agent "{agent}" has customer "{customer}" as "{result}"',
    ko='상담사 "{agent}"의 상호 작용 기록에 고객 "{customer}"의 대화가 "{result}"{으로/로} {남다}',
    choices={"result": RESULT},
)
def _history(scene: Scene, agent: str, customer: str, result: str) -> None:
    found = scene.of_conversation(scene.look(agent).history, customer)
    seen, wanted = [brick.result for brick in found], [RESULT.meant(result)]
    scene.same(_history_has(agent, customer), seen, wanted, each_of(_result))


@BOOK.says(
    "see.history_reason",
    "then",
    en='the history of agent "{agent}" gives the wrap-up reason "{reason}" for customer "{customer}"',
    ko='상담사 "{agent}"의 상호 작용 기록에 고객 "{customer}"의 후속 작업 사유가 "{reason}"{으로/로} {남다}',
)
def _history_reason(scene: Scene, agent: str, reason: str, customer: str) -> None:
    found = scene.of_conversation(scene.look(agent).history, customer)
    newest = max((brick.at_seconds for brick in found), default=0)
    seen = [(brick.result, brick.reason) for brick in found if brick.at_seconds == newest]
    if ("done", reason) not in seen:
        what = Words(
            f'The newest entry for customer "{customer}" in the history of agent "{agent}" is',
            f'상담사 "{agent}"의 상호 작용 기록에 있는 고객 "{customer}"의 최근 항목',
        )
        scene.same(what, seen, [("done", reason)], each_of(_brick))


@BOOK.says(
    "see.history_count",
    "then",
    en='the number of entries for customer "{customer}" in the history of agent "{agent}" is {count:int}',
    ko='상담사 "{agent}"의 상호 작용 기록에 고객 "{customer}"의 항목이 {count:int}개 {있다}',
)
def _history_count(scene: Scene, customer: str, agent: str, count: int) -> None:
    found = scene.of_conversation(scene.look(agent).history, customer)
    what = Words(
        f'The number of entries for customer "{customer}" in the history of agent "{agent}" is',
        f'상담사 "{agent}"의 상호 작용 기록에 있는 고객 "{customer}"의 항목',
    )
    scene.same(what, len(found), count, counted("개"))


@BOOK.says(
    "see.history_customers",
    "then",
    en='the history of agent "{agent}" has only the customers "{customers}", in any order',
    ko='상담사 "{agent}"의 상호 작용 기록에 있는 고객은 순서에 상관없이 "{customers}"뿐{이다}',
)
def _history_customers(scene: Scene, agent: str, customers: str) -> None:
    called = {scene.conversation(customer): customer for customer in in_a_list(customers)}
    history = scene.look(agent).history
    seen = _in_any_order(called.get(brick.conversation) or scene.called(brick.conversation) for brick in history)
    what = Words(
        f'The customers in the history of agent "{agent}" are', f'상담사 "{agent}"의 상호 작용 기록에 있는 고객'
    )
    scene.same(what, seen, _in_any_order(in_a_list(customers)), listed)
