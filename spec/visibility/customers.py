"""What the customer must see: the own texts and every reply that was sent, raw, and nothing after the end."""

from collections.abc import Iterator

from spec.visibility.observed import Observed


def customer_gets_exactly_what_was_sent(observed: Observed) -> Iterator[str]:
    """The customer's own texts and every reply are shown raw, once and in order, and whether the conversation is open
    (SEND-1, SEND-2, RULE-22)."""
    for (number, asset), view in observed.seen.customers.items():
        talk = observed.account.newest_conversation(number, asset)
        where = f"A customer of {asset}, {'no conversation' if talk is None else talk.id}"
        sent = (
            []
            if talk is None
            else [(message.author, message.text) for message in talk.messages if message.author != "notice"]
        )
        shown = [(message.author, message.text) for message in view.messages]
        if len(shown) != len(sent):
            yield f"{where}: {len(shown)} messages are shown, and {len(sent)} were sent."
        elif shown != sent:
            yield f"{where}: the messages are not those that were sent, as they were sent."
        if view.conversation != ("" if talk is None else talk.id):
            yield f"{where}: conversation is not the newest with this asset."
        if view.open != (talk is not None and talk.phase != "closed"):
            yield f"{where}: open is not what it should be by what has happened."


def nothing_leaves_after_the_end(observed: Observed) -> Iterator[str]:
    """No text passes once the conversation is out of the agent's hands or interrupted (H3)."""
    if observed.breach is not None and observed.breach.kind == "sent":
        yield observed.breach.says
    if observed.before is None:
        return
    for key, view in observed.seen.customers.items():
        before = observed.before.customers.get(key)
        if (
            before is not None
            and not before.open
            and view.conversation == before.conversation
            and len(view.messages) != len(before.messages)
        ):
            yield f"A customer of {key[1]}, {view.conversation}: the messages changed after the end."
