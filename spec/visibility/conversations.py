"""What the administrator's list must hold: every conversation that is kept (RULE-48), each once, and as what it closed
(RULE-50). The order of the list is no behaviour (RULE-51)."""

from collections import Counter
from collections.abc import Iterator

from spec.visibility.observed import Observed, amiss


def administrator_sees_every_conversation(observed: Observed) -> Iterator[str]:
    """Every kept conversation stands there once, with its asset, its queue, and how it closed if it has (RULE-50)."""
    if observed.seen.administrator is None:
        return
    talks = {talk.id: talk for talk in observed.account.conversations if talk.kept}
    shown = observed.seen.administrator.conversations
    counted = Counter(each.conversation for each in shown)
    if counted.keys() - talks.keys() or counted.total() > len(counted):
        yield "The administrator: a conversation stands there that is not kept, or twice."
    for talk in talks.values():
        if talk.id not in counted:
            yield f"The administrator: {talk.id} is not there."
    for each in shown:
        if each.conversation in talks:
            talk = talks[each.conversation]
            yield from amiss(
                f"The administrator, {each.conversation}",
                {
                    "asset": each.asset == talk.asset,
                    "queue": each.queue == talk.queue,
                    "open": each.open == (talk.phase != "closed"),
                    "closed_as": each.closed_as == talk.closed_as,
                },
            )
