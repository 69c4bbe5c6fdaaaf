"""Which class of refusal a missing transition means, and what asks for it: the event does not exist in the machine's
present state."""

from typing import NamedTuple

from machine.lifecycle import guards as g
from machine.lifecycle.declaration import Guard
from spec.refusals import Refusal


class NoTransition(NamedTuple):
    """The class of a refusal, and the clauses and assumptions that ask for it. `first` are guards that are asked
    before: the first that says no is the reason, because it comes first in the order of reasons (RULE-49)."""

    refusal: Refusal
    cites: tuple[str, ...]
    first: tuple[Guard, ...] = ()


WITHOUT_TRANSITION: dict[tuple[str, str], NoTransition] = {
    ("AgentStatus.*", "*"): NoTransition(Refusal.ALREADY_SO, ("RULE-4",)),
    ("Conversation.receive", "*"): NoTransition(Refusal.UNDELIVERABLE, ("RULE-23",)),
    ("Conversation.start_outbound", "*"): NoTransition(
        Refusal.CONVERSATION_OPEN, ("RULE-35", "RULE-22"), (g.asset_is_live,)
    ),
    ("Conversation.offer", "*"): NoTransition(Refusal.NOT_WAITING, ("RULE-36",)),
    ("Conversation.*", "interrupted"): NoTransition(Refusal.UNDELIVERABLE, ("RULE-23",)),
    ("Conversation.*", "*"): NoTransition(Refusal.NO_CONVERSATION, ("RULE-22",)),
    ("Interaction.accept", "*"): NoTransition(Refusal.NO_OFFER, ("ACC-1", "RULE-52")),
    ("Interaction.expire", "*"): NoTransition(Refusal.NO_OFFER, ("GAP-1",)),
    ("Interaction.withdraw_request", "offered"): NoTransition(Refusal.NOT_ACCEPTED, ("ACC-1", "RULE-14")),
    ("Interaction.withdraw_request", "wrap_up"): NoTransition(Refusal.IN_WRAP_UP, ("RULE-13", "RULE-14")),
    ("Interaction.*", "offered"): NoTransition(Refusal.NOT_ACCEPTED, ("ACC-1",)),
    ("Interaction.*", "wrap_up"): NoTransition(Refusal.IN_WRAP_UP, ("RULE-13",)),
    ("Interaction.*", "*"): NoTransition(Refusal.NO_PART, ("RULE-33",)),
    ("Dialog.open_transfer", "wrap_up"): NoTransition(Refusal.IN_WRAP_UP, ("RULE-18",)),
    ("Dialog.open_conference", "wrap_up"): NoTransition(Refusal.IN_WRAP_UP, ("RULE-18",)),
    ("Dialog.open_transfer", "*"): NoTransition(Refusal.DIALOG_OPEN, ("RULE-18",)),
    ("Dialog.open_conference", "*"): NoTransition(Refusal.DIALOG_OPEN, ("RULE-18",)),
    ("Dialog.cancel", "wrap_up"): NoTransition(Refusal.WRAP_UP_REQUIRED, ("GAP-6",)),
    ("Dialog.*", "*"): NoTransition(Refusal.NO_DIALOG, ("RULE-18",), (g.agent_has_part,)),
}
"""By (machine.event, state); `*` is any, the more exact entry wins, the event before the state."""


def without_transition(name: str, state: str) -> NoTransition:
    """What it means that `state` has no transition for the event `name` ("Machine.event")."""
    machine = name.partition(".")[0]
    for key in ((name, state), (name, "*"), (f"{machine}.*", state), (f"{machine}.*", "*")):
        if key in WITHOUT_TRANSITION:
            return WITHOUT_TRANSITION[key]
    raise KeyError(f"No refusal is declared for {name} in {state}: add one to WITHOUT_TRANSITION.")
