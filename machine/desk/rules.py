"""The desk's rules on its own data: names that must be known, and what an administrator may do. Each is a named
predicate with the refusal it stands for; everything about the lifecycle is the machines' business."""

from collections.abc import Callable
from typing import NamedTuple

from machine.desk.record import Record
from spec.limits import UNSETTLED_LIMIT
from spec.port import commands as c
from spec.refusals import Refusal


class Rule(NamedTuple):
    """A predicate over the record and a command. Where it is false, the command is refused."""

    name: str
    holds: Callable[[Record, c.Command], bool]
    refusal: Refusal
    cites: tuple[str, ...]


def names_are_known(record: Record, command: c.Command) -> bool:
    """Whether every agent, queue, asset and conversation that the command names is known; deleted ones still are
    (RULE-34)."""
    configuration = record.configuration
    conversation = getattr(command, "conversation", None)
    return all(
        (
            getattr(command, "agent", None) in (None, *configuration.agents),
            getattr(command, "queue", None) in (None, *configuration.queues),
            getattr(command, "asset", None) in (None, *(asset.name for asset in configuration.assets)),
            conversation is None or conversation in record.conversations,
        )
    )


def choice_is_known(record: Record, command: c.Command) -> bool:
    """Whether what is chosen in a dialog is a configured queue, agent or reason (RULE-34)."""
    if not isinstance(command, c.Choose):
        return True
    configuration = record.configuration
    known = {"queue": configuration.queues, "agent": configuration.agents, "reason": configuration.reasons}
    return command.name in known[command.kind]


def routing_is_manual(record: Record, command: c.Command) -> bool:
    """Whether an offer by hand is possible: where the desk routes by itself none is (RULE-1)."""
    return not isinstance(command, c.Offer) or record.configuration.routing == "manual"


def leaving_reaches_the_asset(record: Record, command: c.Command) -> bool:
    """Whether a customer who leaves can still reach the asset: it is not deleted (RULE-23)."""
    return not isinstance(command, c.CustomerStop) or command.asset not in record.deleted_assets


def there_is_room(record: Record, command: c.Command) -> bool:
    """Whether one more conversation fits. A text or a call-out to an open one needs no room (RULE-44)."""
    if not isinstance(command, c.CustomerText | c.StartOutbound):
        return True
    joins = record.open_conversation(command.number, command.asset) is not None
    return joins or len(record.by_slot) < UNSETTLED_LIMIT


def status_can_be_chosen(record: Record, command: c.Command) -> bool:
    """Whether an agent may choose this status: RONA comes by itself only (GAP-1, RULE-4)."""
    return not isinstance(command, c.SetStatus) or command.status != "rona"


def asset_is_not_deleted_yet(record: Record, command: c.Command) -> bool:
    """Whether an asset that is to be deleted is still there (RULE-24)."""
    return not isinstance(command, c.DeleteAsset) or command.asset not in record.deleted_assets


def queue_is_not_deleted_yet(record: Record, command: c.Command) -> bool:
    """Whether a queue that is to be deleted is still there (RULE-27)."""
    return not isinstance(command, c.DeleteQueue) or command.queue not in record.deleted_queues


def queue_is_not_needed(record: Record, command: c.Command) -> bool:
    """Whether no asset that is left and no open conversation needs the queue that is to be deleted (RULE-27)."""
    if not isinstance(command, c.DeleteQueue):
        return True
    needed_by_asset = any(
        asset.queue == command.queue and asset.name not in record.deleted_assets
        for asset in record.configuration.assets
    )
    needed_by_conversation = any(
        conversation.open and conversation.queue == command.queue for conversation in record.conversations.values()
    )
    return not needed_by_asset and not needed_by_conversation


RULES: tuple[Rule, ...] = (
    Rule("names_are_known", names_are_known, Refusal.UNKNOWN_NAME, ("RULE-34",)),
    Rule("choice_is_known", choice_is_known, Refusal.UNKNOWN_NAME, ("RULE-34",)),
    Rule("routing_is_manual", routing_is_manual, Refusal.ROUTING_IS_AUTOMATIC, ("RULE-1",)),
    Rule("leaving_reaches_the_asset", leaving_reaches_the_asset, Refusal.UNDELIVERABLE, ("RULE-23",)),
    Rule("there_is_room", there_is_room, Refusal.NO_CAPACITY, ("RULE-44",)),
    Rule("status_can_be_chosen", status_can_be_chosen, Refusal.NOT_SELECTABLE, ("GAP-1", "RULE-4")),
    Rule("asset_is_not_deleted_yet", asset_is_not_deleted_yet, Refusal.ALREADY_DELETED, ("RULE-24",)),
    Rule("queue_is_not_deleted_yet", queue_is_not_deleted_yet, Refusal.ALREADY_DELETED, ("RULE-27",)),
    Rule("queue_is_not_needed", queue_is_not_needed, Refusal.IN_USE, ("RULE-27",)),
)
"""All are asked, and of the reasons found, those of the machines included, the first is told (RULE-49)."""
