"""How things stand behind a step, in a few words at the end of its line: the status of an agent and where a
conversation is, as far as the step changed it: "민지: RONA, 하나: 대기열"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from machine.language.course import walk
from machine.language.draft import Draft, drafts
from machine.language.line import language_in
from machine.port.choices import LABEL, OUTCOME
from machine.port.errors import DesktopError
from machine.story.steps.scene import Scene
from machine.story.steps.scene_error import SceneError
from machine.story.steps.whereabouts import Way, parts_of_agents
from spec.catalogue.entries import Words
from spec.language import Language
from spec.port.views import DesktopView, ListedConversation

QUEUE = Words("in the queue", "대기열")
WAYS: Mapping[Way, Words] = {
    "requested": Words("request to {agent}", "{agent} 요청"),
    "held": Words("with {agent}", "{agent} 상담"),
    "wrapped_up": Words("wrap-up of {agent}", "{agent} 후속 작업"),
}


class StateHint(NamedTuple):
    """What stands behind a line."""

    line: int
    says: str


def state_hints(text: str) -> tuple[StateHint, ...]:
    """The hints of a file: behind each step of a scenario that changed something; of an outline in its first row."""
    language = language_in(text)
    return tuple(hint for draft in drafts(text) if draft.section != "background" for hint in _of(draft, language))


def _of(draft: Draft, language: Language) -> Iterator[StateHint]:
    before: Mapping[str, str] = {}
    first = min((step.line for step in draft.steps), default=0)
    for step, scene in walk(draft):
        if scene.unsettled or not scene.has_begun:
            continue
        now = standing(scene, language)
        changed = [f"{name}: {says}" for name, says in now.items() if before.get(name) != says]
        if changed and step.line >= first:
            yield StateHint(step.line, ", ".join(changed))
        before = now


def standing(scene: Scene, language: Language) -> dict[str, str]:
    """Every agent's status and where every conversation is, by whose they are."""
    found = dict[str, str]()
    with suppress(SceneError, DesktopError):
        views = {agent: scene.look(agent) for agent in scene.names_of("agent")}
        listed = {each.conversation: each for each in scene.look_as_administrator().conversations}
        for agent, view in views.items():
            label = LABEL.told(view.label)
            found[agent] = view.label if label is None else label.of(language)
        for conversation in scene.conversations:
            found[scene.called(conversation)] = _where(conversation, views, listed.get(conversation), language)
    return found


def _where(
    conversation: str, views: Mapping[str, DesktopView], listed: ListedConversation | None, language: Language
) -> str:
    parts = [WAYS[way].of(language).format(agent=agent) for agent, way in parts_of_agents(conversation, views)]
    if listed is not None and not listed.open:
        outcome = OUTCOME.told(listed.closed_as)
        parts.append(listed.closed_as if outcome is None else outcome.of(language))
    return " + ".join(parts) or QUEUE.of(language)
