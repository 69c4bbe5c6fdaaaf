"""What could well be done next, read off the views: where a command of each kind would make sense.

The views alone say it, so it serves any desktop. It only steers the tests; it decides nothing about right and wrong.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from machine.oracle.observed_desk import EveryView
from spec.port import commands as c
from spec.port.configuration import Configuration
from spec.port.views import Pane
from spec.white_space import is_blank

Mood = Literal["build", "disturb", "bold"]
"""What a step is for: to bring conversations further, to come between, or anything at all, which is mostly refused."""

Aims = Mapping[type[c.Command], list[c.AnyCommand]]
"""By kind of command what would make sense; a kind is absent where nothing would. Texts are left empty, and seconds 0
where any would do."""

NEVER_AIMED: frozenset[type[c.Command]] = frozenset({c.DeleteQueue})
"""What is given in bold steps alone: a queue that is gone leaves little to do."""
OPEN_ENOUGH = 2
"""With more conversations than these open at once, a step seldom meets the one that is at a rare point; with fewer,
what comes of many is never seen."""


BUILDING_BUTTONS: Mapping[str, type[c.InConversation]] = {"transfer": c.OpenTransfer, "conference": c.OpenConference}
ENDING_BUTTONS: Mapping[str, type[c.InConversation]] = {
    "withdraw": c.WithdrawRequest,
    "end_conference": c.EndConference,
    "end": c.End,
}


def aims(configuration: Configuration, views: EveryView, mood: Mood, width: int = OPEN_ENOUGH) -> Aims:
    """What would make sense now in a mood; nothing in a bold one, which has no aim. Further conversations are begun
    while fewer than `width` are open."""
    match mood:
        case "build":
            return _by_kind(_building(configuration, views, width))
        case "disturb":
            return _by_kind(_disturbing(configuration, views))
        case "bold":
            return {}


def _by_kind(commands: Iterator[c.AnyCommand]) -> Aims:
    found: dict[type[c.Command], list[c.AnyCommand]] = {}
    for command in commands:
        found.setdefault(type(command), []).append(command)
    return found


def _building(configuration: Configuration, views: EveryView, width: int) -> Iterator[c.AnyCommand]:
    ready = [agent for agent, view in views.agents.items() if view.status == "available"]
    for agent, view in views.agents.items():
        if view.status != "available":
            yield c.SetStatus(agent, "available")
        yield from (c.Accept(agent, popover.conversation) for popover in view.popovers if popover.accept)
        for pane in view.panes:
            yield from _building_in(agent, pane)
    taken = {popover.conversation for view in views.agents.values() for popover in view.popovers}
    taken |= {pane.conversation for view in views.agents.values() for pane in view.panes if pane.composer is not None}
    few = sum(seen.open for seen in views.customers.values()) < width
    for (number, asset), seen in views.customers.items():
        if not seen.open:
            if few:
                yield c.CustomerText(number, asset, "")
        elif seen.conversation not in taken and configuration.routing == "manual":
            yield from (c.Offer(seen.conversation, agent) for agent in ready)
            # Several offers to one agent expire together; without a push they would be spread.
            yield from (c.Offer(seen.conversation, agent) for agent in ready if views.agents[agent].popovers)


def _building_in(agent: str, pane: Pane) -> Iterator[c.AnyCommand]:
    here, dialog = pane.conversation, pane.dialog
    if pane.alert:
        yield c.End(agent, here)
    yield from (BUILDING_BUTTONS[button](agent, here) for button in pane.buttons if button in BUILDING_BUTTONS)  # type: ignore[misc]
    if dialog is None:
        return
    if dialog.chosen:
        yield c.SubmitWrapUp(agent, here) if dialog.kind == "wrap_up" else c.Confirm(agent, here)
        return
    yield from (c.Choose(agent, here, "agent", name) for name in dialog.agents)
    # Queues are always there and agents seldom: where there are some, one queue is enough.
    yield from (c.Choose(agent, here, "queue", name) for name in dialog.queues[: 1 if dialog.agents else None])
    yield from (c.Choose(agent, here, "reason", name) for name in dialog.reasons)


def _disturbing(configuration: Configuration, views: EveryView) -> Iterator[c.AnyCommand]:
    """Around conversations at a rare point where there are any, else anywhere."""
    rare = at_a_rare_point(views)
    several = any(len(view.popovers) > 1 for view in views.agents.values())
    yield c.Advance(configuration.rona_seconds if several else 0)
    for agent, view in views.agents.items():
        if view.status != "idle":
            yield c.SetStatus(agent, "idle")
        for pane in view.panes:
            if not rare or pane.conversation in rare:
                yield from _disturbing_in(agent, pane)
    for (number, asset), seen in views.customers.items():
        if seen.open and (not rare or seen.conversation in rare):
            yield c.CustomerText(number, asset, "")
            yield c.CustomerStop(number, asset)
            if rare:
                yield c.DeleteAsset(asset)
        elif not rare:
            yield c.SetMasking(enabled=False)
            yield from (c.StartOutbound(agent, asset, number) for agent in views.agents)


def _disturbing_in(agent: str, pane: Pane) -> Iterator[c.AnyCommand]:
    here = pane.conversation
    yield from (ENDING_BUTTONS[button](agent, here) for button in pane.buttons if button in ENDING_BUTTONS)  # type: ignore[misc]
    if pane.composer is not None and not pane.alert:
        yield c.TypeReply(agent, here, "")
        yield c.LineBreak(agent, here)
        if not is_blank(pane.composer.draft):
            yield c.Send(agent, here, "click")
    if pane.dialog is not None:
        yield c.Search(agent, here, "")
        if pane.dialog.kind != "wrap_up":
            yield c.Refresh(agent, here)
            yield c.Cancel(agent, here)


def at_a_rare_point(views: EveryView) -> set[str]:
    """Conversations with a request to an agent, an offer to an Idle one or several offers to one, in a conference,
    interrupted, or still open while their last holder wraps up."""
    still_open = {seen.conversation for seen in views.customers.values() if seen.open}
    offered = [(view, popover) for view in views.agents.values() for popover in view.popovers]
    panes = [pane for view in views.agents.values() for pane in view.panes]
    return {
        *(
            each.conversation
            for view, each in offered
            if each.cause in ("transfer", "conference") or view.status == "idle" or len(view.popovers) > 1
        ),
        *(pane.conversation for pane in panes if pane.control or pane.alert),
        *(pane.conversation for pane in panes if pane.composer is None and pane.conversation in still_open),
    }


def live(views: EveryView) -> tuple[tuple[str, str], ...]:
    """Every agent with every conversation that is offered to them, that they hold or wrap up."""
    return tuple(
        (agent, part.conversation)
        for agent, view in views.agents.items()
        for interactions in (view.popovers, view.panes)
        for part in interactions
    )
