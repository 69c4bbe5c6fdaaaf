"""Where a conversation is, in a sentence, as everybody's screens show it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from machine.port.choices import OUTCOME
from machine.port.particles import with_particles
from machine.story.steps.complements import word
from spec.catalogue.entries import Words
from spec.language import LANGUAGES
from spec.port.views import DesktopView, ListedConversation

Way = Literal["requested", "held", "wrapped_up"]
"""How an agent has a conversation: as a request, in a pane to write in, or in one that is only wrapped up."""
REQUESTED = Words('is on the screen of agent "{agent}" as a request', '상담사 "{agent}"의 화면에 요청으로 떠 있다')
HELD = Words('is held by agent "{agent}"', '상담사 "{agent}"{이/가} 맡고 있다')
WRAPPED_UP = Words('is in wrap-up with agent "{agent}"', '상담사 "{agent}"{이/가} 후속 작업 중이다')
WAYS: Mapping[Way, Words] = {"requested": REQUESTED, "held": HELD, "wrapped_up": WRAPPED_UP}
WAITS = Words('waits in the queue "{queue}"', '대기열 "{queue}"에서 기다린다')
WAITS_SOMEWHERE = Words("waits in a queue", "대기열에서 기다린다")
IS_CLOSED = Words("is closed as {outcome}", "{outcome}{으로/로} 닫혀 있다")


def whereabouts(
    conversation: str,
    customer: str,
    views: Mapping[str, DesktopView],
    listed: ListedConversation | None,
    queues: Collection[str],
) -> Words | None:
    """Where the conversation of a customer is by these agents' views and the administrator's list, None where nothing
    shows it. Of queues only those of the story are named."""
    found = with_agents(conversation, views)
    if listed is not None and not listed.open:
        outcome = word(OUTCOME, listed.closed_as)
        found.append(Words(*(with_particles(IS_CLOSED.of(each), {"outcome": outcome.of(each)}) for each in LANGUAGES)))
    elif listed is not None and not found:
        waits = WAITS if listed.queue in queues else WAITS_SOMEWHERE
        found.append(Words(*(with_particles(waits.of(each), {"queue": listed.queue}) for each in LANGUAGES)))
    if not found:
        return None
    return Words(
        f'The conversation of customer "{customer}" {" and ".join(each.en for each in found)}.',
        f'고객 "{customer}"의 대화는 {". ".join(each.ko for each in found)}.',
    )


def with_agents(conversation: str, views: Mapping[str, DesktopView]) -> list[Words]:
    """What each agent has of a conversation, as what is said of it; empty where nobody has anything."""
    return [
        Words(*(with_particles(WAYS[way].of(each), {"agent": agent}) for each in LANGUAGES))
        for agent, way in parts_of_agents(conversation, views)
    ]


def parts_of_agents(conversation: str, views: Mapping[str, DesktopView]) -> Iterator[tuple[str, Way]]:
    """Every agent who has something of a conversation, with each way in which it is had."""
    for agent, view in views.items():
        composers = [pane.composer for pane in view.panes if pane.conversation == conversation]
        if any(popover.conversation == conversation and popover.accept for popover in view.popovers):
            yield agent, "requested"
        if any(composer is not None for composer in composers):
            yield agent, "held"
        if None in composers:
            yield agent, "wrapped_up"
