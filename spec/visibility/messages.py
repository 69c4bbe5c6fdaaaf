"""What the bubbles of an interaction pane must show: every message once, in order, in its author's look."""

from collections.abc import Iterator

from spec.port.views import Bubble
from spec.visibility.masks import is_number
from spec.visibility.memory import RememberedInteraction, RememberedMessage
from spec.visibility.observed import Observed, amiss
from spec.white_space import words_of

STYLES = {"customer": "grey", "agent": "blue", "notice": "notice"}
PLACEHOLDER = "#"
"""The glossary's `label.initials_placeholder`."""


def _bubbles(observed: Observed) -> Iterator[tuple[RememberedInteraction, RememberedMessage, Bubble, str]]:
    for part, pane, where in observed.panes():
        for place, (bubble, message) in enumerate(zip(pane.messages, part.messages, strict=False), start=1):
            yield part, message, bubble, f"{where}, message {place}"


def every_message_once_in_order(observed: Observed) -> Iterator[str]:
    """Every message and notice that the agent has of the conversation stands there once, in order, at its second; texts
    are masked as the policy says (BUB-1, BUB-2, SURF-10, GAP-13, GAP-17, RULE-22)."""
    for part, pane, where in observed.panes():
        if len(pane.messages) != len(part.messages):
            yield f"{where}: it holds {len(pane.messages)} messages and notices, and there were {len(part.messages)}."
    for _, message, bubble, where in _bubbles(observed):
        yield from amiss(where, {"at_seconds": bubble.at_seconds == message.at_seconds})
        if message.author != "notice":
            yield from amiss(where, {"text": observed.masks.is_text("message_text", bubble.text, message.text)})


def bubbles_look_like_their_author(observed: Observed) -> Iterator[str]:
    """A customer's bubble is grey, an agent's blue, and a notice is told from both (BUB-1, BUB-2)."""
    for _, message, bubble, where in _bubbles(observed):
        yield from amiss(
            where, {"author": bubble.author == message.author, "style": bubble.style == STYLES[message.author]}
        )


def _fits_initials(initials: str, name: str) -> bool:
    """Letters that begin words of the name, from the first on; a placeholder for a name that is a number (RULE-40)."""
    if is_number(name):
        return initials == PLACEHOLDER
    firsts = [word[0].casefold() for word in words_of(name)]
    if not firsts or not firsts[0].isalpha():
        return initials != "" and not any(char.isdecimal() for char in initials)
    left = iter(firsts)
    folded = initials.casefold()
    return folded.startswith(firsts[0]) and all(char in left for char in folded)


def customers_have_initials(observed: Observed) -> Iterator[str]:
    """A customer's message bears the initials, or the placeholder where the name is a number (BUB-1, RULE-40)."""
    for part, message, bubble, where in _bubbles(observed):
        name = observed.account.customer_name(part.talk.number)
        if message.author == "customer" and not _fits_initials(bubble.initials, name):
            yield f"{where}: initials are not those of the customer's name, nor the placeholder for a number."


def messages_are_signed(observed: Observed) -> Iterator[str]:
    """A customer's message bears the customer's name, masked where it must be; all others bear the agent's name
    (SURF-11, MCOND-1, CONF-7)."""
    for part, message, bubble, where in _bubbles(observed):
        name = observed.account.customer_name(part.talk.number)
        signed = (
            observed.masks.is_name("message_signature", bubble.signature, name)
            if message.author == "customer"
            else bubble.signature == message.name
        )
        yield from amiss(where, {"signature": signed})


def joining_is_told_and_leaving_is_not(observed: Observed) -> Iterator[str]:
    """One notice for each accepted conference request, in its place, and no other (CONF-7, RULE-17)."""
    for part, pane, where in observed.panes():
        expected = [(each.text, each.name, each.at_seconds) for each in part.messages if each.author == "notice"]
        shown = [(each.text, each.signature, each.at_seconds) for each in pane.messages if each.author == "notice"]
        if shown != expected:
            yield f"{where}: the notices do not tell who joined, and nothing else, when it happened."
