"""The phrases for as what a conversation closed (RULE-50): in an agent's history, and in the administrator's list."""

from machine.port.vocabulary import OUTCOMES, meant
from machine.story.steps.phrase import PhraseBook
from machine.story.steps.scene import Scene, SceneError
from spec.port.capabilities import CLOSING_IN_HISTORY
from spec.port.views import ListedConversation

BOOK = PhraseBook()

# --- in the history


def _history_tells(scene: Scene, agent: str, customer: str, closed_as: str) -> None:
    scene.needs(CLOSING_IN_HISTORY)
    found = scene.of_conversation(scene.look(agent).history, customer)
    if not found:
        raise SceneError(f'The history of agent "{agent}" has nothing of customer "{customer}".')
    scene.same(
        f'As what the conversation of customer "{customer}" closed in the history of agent "{agent}"',
        [brick.closed_as for brick in found],
        [closed_as] * len(found),
    )


@BOOK.says(
    "see.history_closed",
    "then",
    en='the history of agent "{agent}" has the conversation of customer "{customer}" closed as "{outcome}"',
    ko='상담사 "{agent}"의 상호 작용 기록에 고객 "{customer}"의 대화가 "{outcome}"{으로/로} 닫혔다고 나온다',
)
def _history_closed(scene: Scene, agent: str, customer: str, outcome: str) -> None:
    _history_tells(scene, agent, customer, meant(outcome, OUTCOMES))


@BOOK.says(
    "see.history_open",
    "then",
    en='the history of agent "{agent}" has the conversation of customer "{customer}" as not closed yet',
    ko='상담사 "{agent}"의 상호 작용 기록에 고객 "{customer}"의 대화가 아직 닫히지 않았다고 나온다',
)
def _history_open(scene: Scene, agent: str, customer: str) -> None:
    _history_tells(scene, agent, customer, "")


# --- in the administrator's list


def _in_the_list(scene: Scene, customer: str) -> ListedConversation:
    found = scene.of_conversation(scene.look_as_administrator().conversations, customer)
    return scene.the_one(found, f'conversations of customer "{customer}" in the list of the administrator')


def _list_tells(scene: Scene, customer: str, closed_as: str) -> None:
    listed = _in_the_list(scene, customer)
    scene.same(
        f'The conversation of customer "{customer}" in the list of the administrator (open, closed as)',
        (listed.open, listed.closed_as),
        (not closed_as, closed_as),
    )


@BOOK.says(
    "see.list_closed",
    "then",
    en='the list of the administrator has the conversation of customer "{customer}" closed as "{outcome}"',
    ko='관리자의 목록에 고객 "{customer}"의 대화가 "{outcome}"{으로/로} 닫혔다고 나온다',
)
def _list_closed(scene: Scene, customer: str, outcome: str) -> None:
    _list_tells(scene, customer, meant(outcome, OUTCOMES))


@BOOK.says(
    "see.list_open",
    "then",
    en='the list of the administrator has the conversation of customer "{customer}" as open',
    ko='관리자의 목록에 고객 "{customer}"의 대화가 열려 있다고 나온다',
)
def _list_open(scene: Scene, customer: str) -> None:
    _list_tells(scene, customer, "")


@BOOK.says(
    "see.list_place",
    "then",
    en='the list of the administrator has customer "{customer}" with the asset "{asset}" and the queue "{queue}"',
    ko='관리자의 목록에서 고객 "{customer}"의 대화는 자산이 "{asset}"이고 대기열이 "{queue}"이다',
)
def _list_place(scene: Scene, customer: str, asset: str, queue: str) -> None:
    listed = _in_the_list(scene, customer)
    scene.same(
        f'The conversation of customer "{customer}" in the list of the administrator (asset, queue)',
        (listed.asset, listed.queue),
        (asset, queue),
    )


@BOOK.says(
    "see.list_count",
    "then",
    en="the conversations in the list of the administrator number {count:int}",
    ko="관리자의 목록에 대화가 {count:int}건 있다",
)
def _list_count(scene: Scene, count: int) -> None:
    seen = len(scene.look_as_administrator().conversations)
    scene.same("The number of conversations in the list of the administrator", seen, count)
