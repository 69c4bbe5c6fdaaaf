"""What the popovers must show: one for each live offer or request, and nothing for anything else."""

from collections.abc import Iterator

from spec.sights import PopoverLike
from spec.visibility.memory import Part
from spec.visibility.observed import Sight, amiss


def _announced(sight: Sight, agent: str) -> list[Part]:
    """Outbound conversations that the agent started at this very second (RULE-35)."""
    now = sight.account.now_seconds
    return [part for part in sight.account.started if part.agent == agent and part.since_seconds == now]


def _popovers(sight: Sight) -> Iterator[tuple[Part, PopoverLike, str]]:
    """The requests that are rightly there, with the part each is for and the words that place it."""
    for agent, view in sight.views():
        offered = {part.talk.id: part for part in sight.account.parts_of(agent, "offered")}
        for popover in view.popovers:
            if popover.cause != "outbound" and popover.conversation in offered:
                yield offered[popover.conversation], popover, f"{agent}, popover of {popover.conversation}"


def requests_are_shown(sight: Sight) -> Iterator[str]:
    for agent, view in sight.views():
        expected = [(part.talk.id, part.cause) for part in sight.account.parts_of(agent, "offered")]
        shown = [(each.conversation, each.cause) for each in view.popovers if each.cause != "outbound"]
        for conversation, cause in expected:
            if (conversation, cause) not in shown:
                yield f"{agent}: no popover for the request of {conversation} ({cause})."
        if len(shown) != len(set(shown)) or any(request not in expected for request in shown):
            yield f"{agent}: a popover stands there for which there is no request, or twice."
        elif [request for request in expected if request in shown] != shown:
            yield f"{agent}: the popovers do not stand oldest first."


def request_tells_its_five_fields(sight: Sight) -> Iterator[str]:
    for part, popover, where in _popovers(sight):
        talk = part.talk
        business = sight.account.business_number(talk.asset)
        yield from amiss(
            where,
            {
                "direction": popover.direction == talk.direction,
                "queue_name": popover.queue_name == talk.queue,
                "phone_number": popover.phone_number
                == sight.masks.number(f"popover_{talk.direction}_customer_number", talk.number),
                "source_number": popover.source_number == sight.masks.source_number(talk.direction, business),
                "accept": popover.accept,
            },
        )


def outbound_only_announces_the_number(sight: Sight) -> Iterator[str]:
    """One announcement, for the second of the start; whether it outlasts a holding as short as that is left open."""
    for agent, view in sight.views():
        started = {part.talk.id: part for part in _announced(sight, agent)}
        shown = [popover for popover in view.popovers if popover.cause == "outbound"]
        ids = [popover.conversation for popover in shown]
        for part in started.values():
            if part.phase == "held" and part.talk.id not in ids:
                yield f"{agent}: no popover announces {part.talk.id}, which the agent started just now."
        if len(ids) != len(set(ids)) or any(each not in started for each in ids):
            yield f"{agent}: a popover announces what was not started just now, or twice."
        for popover in shown:
            if popover.conversation in started:
                number = started[popover.conversation].talk.number
                yield from amiss(
                    f"{agent}, popover of {popover.conversation}",
                    {
                        "direction": popover.direction == "outbound",
                        "phone_number": popover.phone_number
                        == sight.masks.number("popover_outbound_customer_number", number),
                        "accept": not popover.accept,
                        "queue_name, source_number or timer_seconds": (
                            popover.queue_name == "" and popover.source_number == "" and popover.timer_seconds is None
                        ),
                    },
                )


def timer_counts_up(sight: Sight) -> Iterator[str]:
    for part, popover, where in _popovers(sight):
        seconds = sight.account.now_seconds - part.talk.began_at_seconds
        if popover.timer_seconds != seconds:
            yield f"{where}: timer_seconds is {popover.timer_seconds} and the conversation came {seconds} seconds ago."


def time_out_wins(sight: Sight) -> Iterator[str]:
    if sight.breach is not None and sight.breach.kind == "expired":
        yield sight.breach.says
    now = sight.account.now_seconds
    for agent, view in sight.views():
        live = {part.talk.id for part in sight.account.parts_of(agent, "offered")}
        missed = {
            part.talk.id
            for part in sight.account.settled
            if part.agent == agent and part.phase == "missed" and part.settled_at_seconds == now
        }
        for popover in view.popovers:
            if popover.conversation in missed - live and popover.cause != "outbound":
                yield f"{agent}, popover of {popover.conversation}: still there at the second of its time-out."


def requests_go_to_who_can_take(sight: Sight) -> Iterator[str]:
    if sight.breach is not None and sight.breach.kind == "unfit":
        yield sight.breach.says
    if sight.before is None or sight.seen.command is None:
        return
    for agent, view in sight.views():
        if agent in sight.before.views and type(sight.seen.command).__name__ != "SetStatus":
            old = {(popover.conversation, popover.cause) for popover in sight.before.views[agent].popovers}
            new = {(each.conversation, each.cause) for each in view.popovers if each.cause != "outbound"}
            if new - old and sight.before.views[agent].status != "available":
                yield f"{agent}: a new popover came although the status was not Available."
