"""The phrases for as what a conversation closed (RULE-50): in an agent's history, and in the administrator's list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from machine.port.choices import OUTCOME
from machine.port.particles import with_particles
from machine.story.steps.complements import OPEN, Complement, counted, in_quotes, noun, word
from machine.story.steps.phrase import PhraseBook
from spec.catalogue.entries import Words
from spec.port.capabilities import CLOSING_IN_HISTORY
from spec.port.views import ListedConversation

if TYPE_CHECKING:
    # The scene tells steps to copy, which are phrases, so for phrases it is a type alone.
    from machine.story.steps.scene import Scene

BOOK = PhraseBook()

NOT_CLOSED = Complement(
    "not closed yet", "아직 닫히지 않았다", "and must not be closed yet", "아직 닫히지 않았어야 하는데"
)


def _closed_as(outcome: str) -> Complement:
    if not outcome:
        return NOT_CLOSED
    words = word(OUTCOME, outcome)
    return Complement(
        f"closed as {words.en}",
        with_particles("{outcome}{으로/로} 닫혔다", {"outcome": words.ko}),
        f"not closed as {words.en}",
        with_particles("{outcome}{으로/로} 닫혔어야 하는데", {"outcome": words.ko}),
    )


def _in_the_list_told(seen: tuple[bool, str]) -> Complement:
    is_open, outcome = seen
    if is_open and outcome:
        return CONTRADICTION
    return OPEN if is_open else _closed_as(outcome) if outcome else CLOSED_AS_NOTHING


CLOSED_AS_NOTHING = Complement(
    "closed without saying as what", "종료 구분 없이 닫혔다", "not closed", "종료 구분 없이 닫혔어야 하는데"
)
CONTRADICTION = Complement(
    "open and yet closed", "열려 있으면서 닫혀 있다", "not open and closed", "열려 있으면서 닫혀 있어야 하는데"
)


def _place(seen: tuple[str, str]) -> Complement:
    asset, queue = map(in_quotes, seen)
    return noun(Words(f"the asset {asset} and the queue {queue}", f"자산 {asset}, 대기열 {queue}"))


# --- in the history


def _history_tells(scene: Scene, agent: str, customer: str, closed_as: str) -> None:
    scene.needs(CLOSING_IN_HISTORY)
    found = scene.of_conversation(scene.look(agent).history, customer)
    if not found:
        what = Words(
            f'entry for customer "{customer}" in the history of agent "{agent}"',
            f'상담사 "{agent}"의 상호 작용 기록에 고객 "{customer}"의 항목',
        )
        raise scene.missing(what, customer)
    other = next((brick.closed_as for brick in found if brick.closed_as != closed_as), closed_as)
    what = Words(
        f'In the history of agent "{agent}" the conversation of customer "{customer}" is',
        f'상담사 "{agent}"의 상호 작용 기록에 나오는 고객 "{customer}"의 대화',
    )
    scene.same(what, other, closed_as, _closed_as)


@BOOK.says(
    "see.history_closed",
    "then",
    en='the history of agent "{agent}" has the conversation of customer "{customer}" closed as "{outcome}"',
    ko='상담사 "{agent}"의 상호 작용 기록에 고객 "{customer}"의 대화가 "{outcome}"{으로/로} 닫혔다고 {나오다}',
    choices={"outcome": OUTCOME},
)
def _history_closed(scene: Scene, agent: str, customer: str, outcome: str) -> None:
    _history_tells(scene, agent, customer, OUTCOME.meant(outcome))


@BOOK.says(
    "see.history_open",
    "then",
    en='the history of agent "{agent}" has the conversation of customer "{customer}" as not closed yet',
    ko='상담사 "{agent}"의 상호 작용 기록에 고객 "{customer}"의 대화가 아직 닫히지 않았다고 {나오다}',
)
def _history_open(scene: Scene, agent: str, customer: str) -> None:
    _history_tells(scene, agent, customer, "")


# --- in the administrator's list


def _in_the_list(scene: Scene, customer: str) -> ListedConversation:
    found = scene.of_conversation(scene.look_as_administrator().conversations, customer)
    what = Words(
        f'conversation of customer "{customer}" in the list of the administrator',
        f'관리자의 목록에 고객 "{customer}"의 대화',
    )
    return scene.the_one(found, what)


def _list_tells(scene: Scene, customer: str, closed_as: str) -> None:
    listed = _in_the_list(scene, customer)
    what = Words(
        f'In the list of the administrator the conversation of customer "{customer}" is',
        f'관리자의 목록에 나오는 고객 "{customer}"의 대화',
    )
    scene.same(what, (listed.open, listed.closed_as), (not closed_as, closed_as), _in_the_list_told)


@BOOK.says(
    "see.list_closed",
    "then",
    en='the list of the administrator has the conversation of customer "{customer}" closed as "{outcome}"',
    ko='관리자의 목록에 고객 "{customer}"의 대화가 "{outcome}"{으로/로} 닫혔다고 {나오다}',
    choices={"outcome": OUTCOME},
)
def _list_closed(scene: Scene, customer: str, outcome: str) -> None:
    _list_tells(scene, customer, OUTCOME.meant(outcome))


@BOOK.says(
    "see.list_open",
    "then",
    en='the list of the administrator has the conversation of customer "{customer}" as open',
    ko='관리자의 목록에 고객 "{customer}"의 대화가 열려 있다고 {나오다}',
)
def _list_open(scene: Scene, customer: str) -> None:
    _list_tells(scene, customer, "")


@BOOK.says(
    "see.list_place",
    "then",
    en='the list of the administrator has customer "{customer}" with the asset "{asset}" and the queue "{queue}"',
    ko='관리자의 목록에서 고객 "{customer}"의 대화는 자산이 "{asset}"이고 대기열이 "{queue}"{이다}',
)
def _list_place(scene: Scene, customer: str, asset: str, queue: str) -> None:
    listed = _in_the_list(scene, customer)
    what = Words(
        f'In the list of the administrator the place of the conversation of customer "{customer}" is',
        f'관리자의 목록에 나오는 고객 "{customer}"의 대화',
    )
    scene.same(what, (listed.asset, listed.queue), (asset, queue), _place)


@BOOK.says(
    "see.list_count",
    "then",
    en="the number of conversations in the list of the administrator is {count:int}",
    ko="관리자의 목록에 대화가 {count:int}건 {있다}",
)
def _list_count(scene: Scene, count: int) -> None:
    seen = len(scene.look_as_administrator().conversations)
    what = Words("The number of conversations in the list of the administrator is", "관리자의 목록에 있는 대화")
    scene.same(what, seen, count, counted("건"))
