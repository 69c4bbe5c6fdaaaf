"""What the dialogs list: a snapshot of available queues and agents, and the search over it (RULE-11, RULE-31)."""

import unicodedata

from machine.desk.record import DialogRecord, Record
from machine.lifecycle.guards import can_take
from machine.lifecycle.world import DialogState, World


def snapshot(record: Record, world: World, slot: int, kind: DialogState) -> DialogRecord:
    """What a dialog that opens now lists. A conference dialog lists no queues (CONF-4)."""
    if kind is DialogState.WRAP_UP:
        return DialogRecord(reasons=record.configuration.reasons)
    agents = tuple(name for i, name in enumerate(record.configuration.agents) if can_take(world, slot, i))
    return DialogRecord(queues=record.queues() if kind is DialogState.TRANSFER else (), agents=agents)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def matching(names: tuple[str, ...], search: str) -> tuple[str, ...]:
    """The names that hold the searched text, in any case and any Unicode composition."""
    return tuple(name for name in names if _folded(search) in _folded(name))


def shown(dialog: DialogRecord, kind: str) -> tuple[str, ...]:
    """The names of one kind that the dialog shows under its present search."""
    return matching({"queue": dialog.queues, "agent": dialog.agents, "reason": dialog.reasons}[kind], dialog.search)


def without_hidden_choice(dialog: DialogRecord) -> DialogRecord:
    """The dialog with its choice cleared if that is not shown any more (RULE-12)."""
    if dialog.chosen is not None and dialog.chosen[1] not in shown(dialog, dialog.chosen[0]):
        dialog.chosen = None
    return dialog
