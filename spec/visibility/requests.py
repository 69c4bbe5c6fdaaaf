"""What the popovers must show: one for each live offer or request, and nothing for anything else."""

from collections.abc import Iterator

from spec.limits import ANNOUNCED_SECONDS
from spec.port.commands import SetStatus, StartOutbound
from spec.port.views import Popover
from spec.visibility.memory import RememberedInteraction
from spec.visibility.observed import Observed, amiss


def _announced(observed: Observed, agent: str) -> list[RememberedInteraction]:
    """Outbound conversations that the agent started lately enough to be announced still (RULE-35)."""
    since = observed.account.now_seconds - ANNOUNCED_SECONDS
    return [part for part in observed.account.started if part.agent == agent and part.since_seconds >= since]


def _popovers(observed: Observed) -> Iterator[tuple[RememberedInteraction, Popover, str]]:
    """The requests that are rightly there, with the part each is for and the words that place it."""
    for agent, view in observed.views():
        offered = {part.talk.id: part for part in observed.account.interactions_of(agent, "offered")}
        for popover in view.popovers:
            if popover.cause != "outbound" and popover.conversation in offered:
                yield offered[popover.conversation], popover, f"{agent}, popover of {popover.conversation}"


def requests_are_shown(observed: Observed) -> Iterator[str]:
    """A popover stands for each live offer or request of the agent, oldest first, and for nothing else (OFFER-1,
    AVAIL-1, XFER-10, XFER-12, CONF-5, GAP-2, GAP-4, RULE-5, RULE-6, RULE-36)."""
    for agent, view in observed.views():
        expected = [(part.talk.id, part.cause) for part in observed.account.interactions_of(agent, "offered")]
        shown = [(each.conversation, each.cause) for each in view.popovers if each.cause != "outbound"]
        for conversation, cause in expected:
            if (conversation, cause) not in shown:
                yield f"{agent}: no popover for the request of {conversation} ({cause})."
        if len(shown) != len(set(shown)) or any(request not in expected for request in shown):
            yield f"{agent}: a popover stands there for which there is no request, or twice."


def request_tells_its_five_fields(observed: Observed) -> Iterator[str]:
    """A request tells direction, queue, customer's number and source number, and has Accept (OFFER-2, OFFER-3, OFFER-4,
    OFFER-6, SURF-6, SURF-7, RULE-2, RULE-43)."""
    for part, popover, where in _popovers(observed):
        talk = part.talk
        business = observed.account.business_number(talk.asset)
        yield from amiss(
            where,
            {
                "direction": popover.direction == talk.direction,
                "queue_name": popover.queue_name == talk.queue,
                "phone_number": popover.phone_number
                == observed.masks.number(f"popover_{talk.direction}_customer_number", talk.number),
                "source_number": popover.source_number == observed.masks.source_number(talk.direction, business),
                "accept": popover.accept,
            },
        )


def outbound_only_announces_the_number(observed: Observed) -> Iterator[str]:
    """One announcement as it starts, which may stay for some seconds, whatever becomes of the holding (RULE-35)."""
    for agent, view in observed.views():
        started = {part.talk.id: part for part in _announced(observed, agent)}
        shown = [popover for popover in view.popovers if popover.cause == "outbound"]
        ids = [popover.conversation for popover in shown]
        for part in list(started.values())[-1:] if isinstance(observed.seen.command, StartOutbound) else ():
            if observed.seen.accepted and part is observed.account.started[-1] and part.talk.id not in ids:
                yield f"{agent}: no popover announces {part.talk.id}, which the agent started just now."
        if len(ids) != len(set(ids)) or any(each not in started for each in ids):
            yield f"{agent}: a popover announces what was not started lately, or twice."
        for popover in shown:
            if popover.conversation in started:
                number = started[popover.conversation].talk.number
                yield from amiss(
                    f"{agent}, popover of {popover.conversation}",
                    {
                        "direction": popover.direction == "outbound",
                        "phone_number": popover.phone_number
                        == observed.masks.number("popover_outbound_customer_number", number),
                        "accept": not popover.accept,
                        "queue_name, source_number or timer_seconds": (
                            popover.queue_name == "" and popover.source_number == "" and popover.timer_seconds is None
                        ),
                    },
                )


def timer_counts_up(observed: Observed) -> Iterator[str]:
    """A request's timer is the seconds since the conversation came, not since the offer (OFFER-5, OFFER-7, RULE-9)."""
    for part, popover, where in _popovers(observed):
        seconds = observed.account.now_seconds - part.talk.began_at_seconds
        if popover.timer_seconds != seconds:
            yield f"{where}: timer_seconds is {popover.timer_seconds} and the conversation came {seconds} seconds ago."


def time_out_wins(observed: Observed) -> Iterator[str]:
    """At the second of its time-out a request is gone and can no longer be accepted (GAP-1, RULE-8)."""
    if observed.breach is not None and observed.breach.kind == "expired":
        yield observed.breach.says
    now = observed.account.now_seconds
    for agent, view in observed.views():
        live = {part.talk.id for part in observed.account.interactions_of(agent, "offered")}
        missed = {
            part.talk.id
            for part in observed.account.settled
            if part.agent == agent and part.phase == "missed" and part.settled_at_seconds == now
        }
        for popover in view.popovers:
            if popover.conversation in missed - live and popover.cause != "outbound":
                yield f"{agent}, popover of {popover.conversation}: still there at the second of its time-out."


def requests_go_to_who_can_take(observed: Observed) -> Iterator[str]:
    """Nothing is offered to an agent who cannot take it, and no popover comes to one whose status was not Available,
    unless the command sets a status (AVAIL-1, GAP-2, RULE-10, RULE-11)."""
    if observed.breach is not None and observed.breach.kind == "unfit":
        yield observed.breach.says
    if observed.before is None or observed.seen.command is None:
        return
    for agent, view in observed.views():
        if agent in observed.before.views and not isinstance(observed.seen.command, SetStatus):
            old = {(popover.conversation, popover.cause) for popover in observed.before.views[agent].popovers}
            new = {(each.conversation, each.cause) for each in view.popovers if each.cause != "outbound"}
            if new - old and observed.before.views[agent].status != "available":
                yield f"{agent}: a new popover came although the status was not Available."
