"""The phrases for what an agent sees of a conversation: task, pane, messages, compose box, dialog, history."""

from collections.abc import Iterable

from machine.port.vocabulary import BUTTONS, CONTROLS, DIALOGS, RESULTS, in_a_row, meant, notice_read
from machine.story.steps.phrase import PhraseBook
from machine.story.steps.scene import Scene, SceneError
from spec.language import LANGUAGES
from spec.port.views import Bubble, Composer, DialogView, Pane

BOOK = PhraseBook()


def _pane(scene: Scene, agent: str, customer: str) -> Pane:
    found = scene.of_conversation(scene.look(agent).panes, customer)
    return scene.the_one(found, f'interaction panes for customer "{customer}" before agent "{agent}"')


def _composer(scene: Scene, agent: str, customer: str) -> Composer:
    composer = _pane(scene, agent, customer).composer
    if composer is None:
        raise SceneError(f'Agent "{agent}" has no compose box for customer "{customer}".')
    return composer


def _dialog(scene: Scene, agent: str, customer: str) -> DialogView:
    dialog = _pane(scene, agent, customer).dialog
    if dialog is None:
        raise SceneError(f'Agent "{agent}" has no dialog open for customer "{customer}".')
    return dialog


def _listed(names: str) -> list[str]:
    """Names in a step stand with a comma and a space between them. Where their order is no behaviour (RULE-51) they are
    compared as `_in_any_order` gives them."""
    return names.split(", ") if names else []


def _in_any_order(names: Iterable[str]) -> list[str]:
    return sorted(names)


# --- task and pane


@BOOK.says(
    "see.task",
    "then",
    en='the task pane of agent "{agent}" has the task of customer "{customer}" with the preview "{text}"',
    ko='상담사 "{agent}"의 작업창에 고객 "{customer}"의 작업이 "{text}"라는 미리보기로 있다',
)
def _task(scene: Scene, agent: str, customer: str, text: str) -> None:
    found = scene.of_conversation(scene.look(agent).tasks, customer)
    task = scene.the_one(found, f'tasks of customer "{customer}" before agent "{agent}"')
    scene.same("The preview of the task", task.preview, text)


@BOOK.says(
    "see.no_task",
    "then",
    en='agent "{agent}" has no task of customer "{customer}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 작업이 없다',
)
def _no_task(scene: Scene, agent: str, customer: str) -> None:
    view = scene.look(agent)
    seen = (len(scene.of_conversation(view.tasks, customer)), len(scene.of_conversation(view.panes, customer)))
    scene.same(f'The number of tasks and panes of customer "{customer}" before agent "{agent}"', seen, (0, 0))


@BOOK.says(
    "see.pane",
    "then",
    en='the interaction pane of customer "{customer}" opens for agent "{agent}"',
    ko='고객 "{customer}"의 상호 작용 창이 상담사 "{agent}"에게 열린다',
)
def _sees_pane(scene: Scene, customer: str, agent: str) -> None:
    _pane(scene, agent, customer)


@BOOK.says(
    "see.composer",
    "then",
    en='agent "{agent}" has an empty compose box for customer "{customer}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 빈 작성 상자가 있다',
)
def _empty_composer(scene: Scene, agent: str, customer: str) -> None:
    scene.same("The draft in the compose box", _composer(scene, agent, customer).draft, "")


@BOOK.says(
    "see.no_composer",
    "then",
    en='agent "{agent}" has no compose box for customer "{customer}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 작성 상자가 없다',
)
def _no_composer(scene: Scene, agent: str, customer: str) -> None:
    scene.same("The compose box", _pane(scene, agent, customer).composer, None)


@BOOK.says(
    "see.draft",
    "then",
    en='the compose box of agent "{agent}" for customer "{customer}" holds "{text}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 작성 상자에 "{text}"{이/가} 입력되어 있다',
)
def _draft(scene: Scene, agent: str, customer: str, text: str) -> None:
    scene.same("The draft in the compose box", _composer(scene, agent, customer).draft, text)


@BOOK.says(
    "see.remaining",
    "then",
    en='the compose box of agent "{agent}" for customer "{customer}" has room for {count:int} more characters',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 작성 상자에는 {count:int}자를 더 쓸 수 있다',
)
def _remaining(scene: Scene, agent: str, customer: str, count: int) -> None:
    scene.same("The room left in the compose box", _composer(scene, agent, customer).remaining, count)


@BOOK.says(
    "see.control",
    "then",
    en='the control pane of agent "{agent}" for customer "{customer}" reads "{state}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 상호 작용 제어 창에 "{state}"{이/가} 표시된다',
)
def _control(scene: Scene, agent: str, customer: str, state: str) -> None:
    scene.same("The control pane", _pane(scene, agent, customer).control, meant(state, CONTROLS))


@BOOK.says(
    "see.no_control",
    "then",
    en='the control pane of agent "{agent}" for customer "{customer}" tells of no conference',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 상호 작용 제어 창에 회의 표시가 없다',
)
def _no_control(scene: Scene, agent: str, customer: str) -> None:
    scene.same("The control pane", _pane(scene, agent, customer).control, "")


@BOOK.says(
    "see.buttons",
    "then",
    en='agent "{agent}" has just the buttons "{buttons}" for customer "{customer}"',
    ko='상담사 "{agent}"{은/는} 고객 "{customer}"의 대화에서 "{buttons}" 단추만 누를 수 있다',
)
def _buttons(scene: Scene, agent: str, buttons: str, customer: str) -> None:
    wanted = _in_any_order(meant(button, BUTTONS) for button in _listed(buttons))
    scene.same("The buttons", _in_any_order(_pane(scene, agent, customer).buttons), wanted)


@BOOK.says(
    "see.alert",
    "then",
    en='agent "{agent}" sees the alert that the asset of customer "{customer}" was deleted',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 자산이 삭제되었다는 경고가 표시된다',
)
def _alert(scene: Scene, agent: str, customer: str) -> None:
    scene.same("The alert", _pane(scene, agent, customer).alert, "asset_alert")


@BOOK.says(
    "see.no_alert",
    "then",
    en='agent "{agent}" sees no alert for customer "{customer}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 경고가 보이지 않는다',
)
def _no_alert(scene: Scene, agent: str, customer: str) -> None:
    scene.same("The alert", _pane(scene, agent, customer).alert, "")


# --- messages


def _bubbles(scene: Scene, agent: str, text: str) -> list[Bubble]:
    return [bubble for pane in scene.look(agent).panes for bubble in pane.messages if bubble.text == text]


def _look_of(bubble: Bubble) -> tuple[str, str, str]:
    return bubble.author, bubble.style, bubble.initials


@BOOK.says(
    "see.grey_bubble",
    "then",
    en='agent "{agent}" sees "{text}" in a grey bubble with the initials "{initials}"',
    ko='상담사 "{agent}"에게 "{text}"{이/가} 이니셜 "{initials}"{이/가} 붙은 회색 풍선으로 보인다',
)
def _grey_bubble(scene: Scene, agent: str, text: str, initials: str) -> None:
    bubble = scene.the_one(_bubbles(scene, agent, text), f'messages "{text}" before agent "{agent}"')
    scene.same("The bubble (author, style, initials)", _look_of(bubble), ("customer", "grey", initials))


@BOOK.says(
    "see.blue_bubble",
    "then",
    en='agent "{agent}" sees "{text}" in a solid blue bubble',
    ko='상담사 "{agent}"에게 "{text}"{이/가} 파란색으로 채운 풍선으로 보인다',
)
def _blue_bubble(scene: Scene, agent: str, text: str) -> None:
    bubble = scene.the_one(_bubbles(scene, agent, text), f'messages "{text}" before agent "{agent}"')
    scene.same("The bubble (author, style, initials)", _look_of(bubble), ("agent", "blue", ""))


@BOOK.says(
    "see.joined",
    "then",
    en='agent "{agent}" reads that agent "{colleague}" joined the chat with customer "{customer}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 채팅에 상담사 "{colleague}"{이/가} 참가했다는 메시지가 보인다',
)
def _joined(scene: Scene, agent: str, colleague: str, customer: str) -> None:
    notices = [bubble for bubble in _pane(scene, agent, customer).messages if bubble.author == "notice"]
    seen = [(bubble.style, bubble.text, bubble.signature) for bubble in notices]
    scene.same("The notices in the chat", seen, [("notice", "joined_message", colleague)])


@BOOK.says(
    "see.no_notice",
    "then",
    en='agent "{agent}" reads no notice in the chat with customer "{customer}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 채팅에 알림 메시지가 보이지 않는다',
)
def _no_notice(scene: Scene, agent: str, customer: str) -> None:
    notices = [bubble.text for bubble in _pane(scene, agent, customer).messages if bubble.author == "notice"]
    scene.same("The notices in the chat", notices, [])


@BOOK.says(
    "see.message_count",
    "then",
    en='the messages that agent "{agent}" sees in the chat with customer "{customer}" number {count:int}',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 채팅에 메시지가 {count:int}개 보인다',
)
def _message_count(scene: Scene, agent: str, customer: str, count: int) -> None:
    scene.same("The number of messages", len(_pane(scene, agent, customer).messages), count)


@BOOK.says(
    "see.messages",
    "then",
    en='the messages that agent "{agent}" sees in the chat with customer "{customer}" are, oldest first, "{texts}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 채팅 메시지가 오래된 것부터 "{texts}" 순서로 보인다',
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
    scene.same("The messages, oldest first,", texts if texts in read else read[0], texts)


# --- dialogs


@BOOK.says(
    "see.dialog",
    "then",
    en='the dialog "{dialog}" is open before agent "{agent}" for customer "{customer}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 "{dialog}" 대화 상자가 열려 있다',
)
def _sees_dialog(scene: Scene, dialog: str, agent: str, customer: str) -> None:
    scene.same("The open dialog", _dialog(scene, agent, customer).kind, meant(dialog, DIALOGS))


@BOOK.says(
    "see.no_dialog",
    "then",
    en='no dialog is open before agent "{agent}" for customer "{customer}"',
    ko='상담사 "{agent}"에게 고객 "{customer}"의 대화 상자가 열려 있지 않다',
)
def _no_dialog(scene: Scene, agent: str, customer: str) -> None:
    scene.same("The open dialog", _pane(scene, agent, customer).dialog, None)


@BOOK.says(
    "see.queues",
    "then",
    en='the dialog of agent "{agent}" for customer "{customer}" lists just the queues "{names}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에 대기열은 "{names}"만 나온다',
)
def _queues(scene: Scene, agent: str, customer: str, names: str) -> None:
    seen = _in_any_order(_dialog(scene, agent, customer).queues)
    scene.same("The queues listed", seen, _in_any_order(_listed(names)))


@BOOK.says(
    "see.no_queues",
    "then",
    en='the dialog of agent "{agent}" for customer "{customer}" lists no queues',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에 대기열이 나오지 않는다',
)
def _no_queues(scene: Scene, agent: str, customer: str) -> None:
    scene.same("The queues listed", _dialog(scene, agent, customer).queues, ())


@BOOK.says(
    "see.agents",
    "then",
    en='the dialog of agent "{agent}" for customer "{customer}" lists just the agents "{names}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에 상담사는 "{names}"만 나온다',
)
def _agents(scene: Scene, agent: str, customer: str, names: str) -> None:
    seen = _in_any_order(_dialog(scene, agent, customer).agents)
    scene.same("The agents listed", seen, _in_any_order(_listed(names)))


@BOOK.says(
    "see.no_agents",
    "then",
    en='the dialog of agent "{agent}" for customer "{customer}" lists no agents',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에 상담사가 나오지 않는다',
)
def _no_agents(scene: Scene, agent: str, customer: str) -> None:
    scene.same("The agents listed", _dialog(scene, agent, customer).agents, ())


@BOOK.says(
    "see.reasons",
    "then",
    en='the dialog of agent "{agent}" for customer "{customer}" lists just the wrap-up reasons "{names}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에 후속 작업 사유는 "{names}"만 나온다',
)
def _reasons(scene: Scene, agent: str, customer: str, names: str) -> None:
    seen = _in_any_order(_dialog(scene, agent, customer).reasons)
    scene.same("The wrap-up reasons listed", seen, _in_any_order(_listed(names)))


@BOOK.says(
    "see.search",
    "then",
    en='the search field of agent "{agent}" for customer "{customer}" holds "{text}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 검색 필드에 "{text}"{이/가} 입력되어 있다',
)
def _search(scene: Scene, agent: str, customer: str, text: str) -> None:
    scene.same("The search field", _dialog(scene, agent, customer).search, text)


@BOOK.says(
    "see.chosen",
    "then",
    en='"{name}" is chosen in the dialog of agent "{agent}" for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에서 "{name}"{이/가} 선택되어 있다',
)
def _chosen(scene: Scene, name: str, agent: str, customer: str) -> None:
    scene.same("The choice in the dialog", _dialog(scene, agent, customer).chosen, name)


@BOOK.says(
    "see.nothing_chosen",
    "then",
    en='nothing is chosen in the dialog of agent "{agent}" for customer "{customer}"',
    ko='상담사 "{agent}"{이/가} 보는 고객 "{customer}"의 대화 상자에서 아무것도 선택되어 있지 않다',
)
def _nothing_chosen(scene: Scene, agent: str, customer: str) -> None:
    scene.same("The choice in the dialog", _dialog(scene, agent, customer).chosen, "")


# --- history


@BOOK.says(
    "see.history",
    "then",
    en='the history of agent "{agent}" has customer "{customer}" as "{result}"',
    ko='상담사 "{agent}"의 상호 작용 기록에 고객 "{customer}"의 대화가 "{result}"{으로/로} 남는다',
)
def _history(scene: Scene, agent: str, customer: str, result: str) -> None:
    found = scene.of_conversation(scene.look(agent).history, customer)
    scene.same(
        f'What the history of agent "{agent}" has of customer "{customer}"',
        [brick.result for brick in found],
        [meant(result, RESULTS)],
    )


@BOOK.says(
    "see.history_reason",
    "then",
    en='the history of agent "{agent}" gives the wrap-up reason "{reason}" for customer "{customer}"',
    ko='상담사 "{agent}"의 상호 작용 기록에 고객 "{customer}"의 후속 작업 사유가 "{reason}"{으로/로} 남는다',
)
def _history_reason(scene: Scene, agent: str, reason: str, customer: str) -> None:
    found = scene.of_conversation(scene.look(agent).history, customer)
    newest = max((brick.at_seconds for brick in found), default=0)
    seen = [(brick.result, brick.reason) for brick in found if brick.at_seconds == newest]
    if ("done", reason) not in seen:
        scene.same("The newest entry of the history (result, reason)", seen, [("done", reason)])


@BOOK.says(
    "see.history_count",
    "then",
    en='the entries for customer "{customer}" in the history of agent "{agent}" number {count:int}',
    ko='상담사 "{agent}"의 상호 작용 기록에 고객 "{customer}"의 항목이 {count:int}개 있다',
)
def _history_count(scene: Scene, customer: str, agent: str, count: int) -> None:
    found = scene.of_conversation(scene.look(agent).history, customer)
    scene.same("The number of entries in the history", len(found), count)


@BOOK.says(
    "see.history_customers",
    "then",
    en='the history of agent "{agent}" has just the customers "{customers}", in any order',
    ko='상담사 "{agent}"의 상호 작용 기록에 있는 고객은 순서에 상관없이 "{customers}"뿐이다',
)
def _history_customers(scene: Scene, agent: str, customers: str) -> None:
    called = {scene.conversation(customer): customer for customer in _listed(customers)}
    seen = _in_any_order(called.get(brick.conversation, brick.conversation) for brick in scene.look(agent).history)
    scene.same("The customers of the history", seen, _in_any_order(_listed(customers)))
