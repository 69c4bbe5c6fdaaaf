"""Which class of refusal a missing transition means: the event does not exist in the machine's present state."""

from spec.refusals import Refusal

REFUSAL_WITHOUT_TRANSITION: dict[tuple[str, str], Refusal] = {
    ("AgentStatus.*", "*"): Refusal.ALREADY_SO,
    ("Conversation.receive", "*"): Refusal.UNDELIVERABLE,
    ("Conversation.start_outbound", "*"): Refusal.CONVERSATION_OPEN,
    ("Conversation.offer", "*"): Refusal.NOT_WAITING,
    ("Conversation.*", "interrupted"): Refusal.UNDELIVERABLE,
    ("Conversation.*", "*"): Refusal.NO_CONVERSATION,
    ("Interaction.accept", "*"): Refusal.NOT_OFFERED,
    ("Interaction.expire", "*"): Refusal.NOT_OFFERED,
    ("Interaction.*", "offered"): Refusal.NOT_ACCEPTED,
    ("Interaction.*", "wrap_up"): Refusal.IN_WRAP_UP,
    ("Interaction.*", "*"): Refusal.NO_PART,
    ("Dialog.open_transfer", "wrap_up"): Refusal.IN_WRAP_UP,
    ("Dialog.open_conference", "wrap_up"): Refusal.IN_WRAP_UP,
    ("Dialog.open_transfer", "*"): Refusal.DIALOG_OPEN,
    ("Dialog.open_conference", "*"): Refusal.DIALOG_OPEN,
    ("Dialog.cancel", "wrap_up"): Refusal.WRAP_UP_REQUIRED,
    ("Dialog.*", "*"): Refusal.NO_DIALOG,
}
"""From (machine.event, state) to class; `*` is any, the more exact entry wins, the event before the state."""


def refusal_without_transition(name: str, state: str) -> Refusal:
    """The class for event `name` ("Machine.event") where `state` has no transition for it."""
    machine = name.partition(".")[0]
    for key in ((name, state), (name, "*"), (f"{machine}.*", state), (f"{machine}.*", "*")):
        if key in REFUSAL_WITHOUT_TRANSITION:
            return REFUSAL_WITHOUT_TRANSITION[key]
    raise KeyError(f"No refusal is declared for {name} in {state}: add one to REFUSAL_WITHOUT_TRANSITION.")
