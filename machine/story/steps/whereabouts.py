"""Where a conversation is, in a sentence, as everybody's screens show it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from machine.port.choices import OUTCOME
from machine.port.particles import with_particles
from machine.story.steps.complements import word
from spec.catalogue.entries import Words
from spec.language import LANGUAGES
from spec.port.views import DesktopView, ListedConversation

REQUESTED = Words('is on the screen of agent "{agent}" as a request', '상담사 "{agent}"의 화면에 요청으로 떠 있다')
HELD = Words('is held by agent "{agent}"', '상담사 "{agent}"{이/가} 맡고 있다')
WRAPPED_UP = Words('is in wrap-up with agent "{agent}"', '상담사 "{agent}"{이/가} 후속 작업 중이다')
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
    found: list[Words] = []
    for agent, view in views.items():
        panes = [pane for pane in view.panes if pane.conversation == conversation]
        ways = [
            *(REQUESTED for popover in view.popovers if popover.conversation == conversation and popover.accept),
            *(HELD for pane in panes if pane.composer is not None),
            *(WRAPPED_UP for pane in panes if pane.composer is None),
        ]
        found += [
            Words(*(with_particles(way.of(each), {"agent": agent}) for each in LANGUAGES))
            for way in dict.fromkeys(ways)
        ]
    return found
