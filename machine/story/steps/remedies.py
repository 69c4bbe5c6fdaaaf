"""What to write before a step that was refused: the steps of a beginner's story that are most often forgotten.

One table, from every reason for refusing to the steps that take it away; where no step does, it has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from machine.story.fictional_data import reply
from machine.story.steps.phrase import Value
from machine.story.steps.steps_to_copy import step_to_copy
from spec.catalogue.entries import Words
from spec.port import commands as c
from spec.port.configuration import Configuration
from spec.port.views import DesktopView, Pane
from spec.refusals import Refusal

MOST_STEPS = 4


class Situation(NamedTuple):
    """A command that was refused: who gave it about which customer's conversation, as the story calls them, empty
    where nobody is meant; who and what there is; and what every agent sees."""

    command: c.AnyCommand
    agent: str
    customer: str
    configuration: Configuration
    views: Mapping[str, DesktopView]
    pane: Pane | None
    held: int
    """How many conversations the agent holds or wraps up."""
    waits: bool
    """Whether the conversation waits in a queue."""
    is_part: bool
    """Whether the command is one of several in a step, before which the steps are then written."""

    @property
    def view(self) -> DesktopView | None:
        """What the agent sees who gave the command."""
        return self.views.get(self.agent)

    @property
    def colleague(self) -> str:
        """Another agent, empty where there is none."""
        return next((each for each in self.configuration.agents if each != self.agent), "")

    @property
    def is_available(self) -> bool:
        """Whether the agent's status is Available."""
        return self.view is not None and self.view.status == "available"

    def is_idle(self, agent: str) -> bool:
        """Whether somebody is there whose status is not Available."""
        return agent in self.views and self.views[agent].status != "available"


class Use(NamedTuple):
    """One step to write: a phrase by its id, with its values."""

    phrase: str
    values: Mapping[str, Value | Words]


Remedy = Callable[[Situation], Iterator[Use]]


def _use(phrase: str, **values: Value | Words) -> Use:
    return Use(phrase, values)


def _both(situation: Situation) -> dict[str, Value | Words]:
    return {"agent": situation.agent, "customer": situation.customer}


def _none(_: Situation) -> Iterator[Use]:
    yield from ()


def _in_conversation(phrase: str) -> Remedy:
    def found(situation: Situation) -> Iterator[Use]:
        yield _use(phrase, **_both(situation))

    return found


def _missing_name(situation: Situation) -> Iterator[Use]:
    """The first name of the command that is not there."""
    configuration, command = situation.configuration, situation.command
    agent, asset = getattr(command, "agent", None), getattr(command, "asset", None)
    if isinstance(agent, str) and agent not in configuration.agents:
        yield _use("stage.agent", agent=agent)
    elif isinstance(asset, str) and asset not in (each.name for each in configuration.assets):
        yield _use("stage.asset", asset=asset, queue=configuration.queues[0])
    elif isinstance(command, c.Choose):
        yield _use(f"stage.{command.kind}", **{command.kind: command.name})
    elif isinstance(command, c.DeleteQueue):
        yield _use("stage.queue", queue=command.queue)


def _offer(situation: Situation) -> Iterator[Use]:
    if not situation.is_available:
        yield _use("state.available", agent=situation.agent)
    if situation.waits and situation.configuration.routing == "manual":
        yield _use("do.offer", **_both(situation))


def _hold(situation: Situation) -> Iterator[Use]:
    if situation.waits:
        yield from _offer(situation)
        yield _use("do.accept", **_both(situation))


def _wrap_up(situation: Situation) -> Iterator[Use]:
    yield from _choose_reason(situation)
    yield _use("do.submit_wrap_up", **_both(situation))


def _choose_reason(situation: Situation) -> Iterator[Use]:
    yield _use("do.choose_reason", **_both(situation), reason=situation.configuration.reasons[0])


def _wait(situation: Situation) -> Iterator[Use]:
    if situation.customer:
        yield _use("state.waiting", customer=situation.customer)


def _manual(_: Situation) -> Iterator[Use]:
    yield _use("stage.manual")


def _leave_conference(situation: Situation) -> Iterator[Use]:
    is_on = situation.pane is not None and situation.pane.control == "conference"
    yield _use("do.end_conference" if is_on else "do.withdraw_request", **_both(situation))


def _ask(phrase: str) -> Remedy:
    def found(situation: Situation) -> Iterator[Use]:
        if situation.colleague:
            yield _use("state.available", agent=situation.colleague)
            yield _use(phrase, **_both(situation), colleague=situation.colleague)

    return found


def _open_dialog(situation: Situation) -> Iterator[Use]:
    command = situation.command
    if isinstance(command, c.SubmitWrapUp) or (isinstance(command, c.Choose) and command.kind == "reason"):
        yield _use("do.end", **_both(situation))
    else:
        yield _use("do.open_transfer", **_both(situation))


def _choose(situation: Situation) -> Iterator[Use]:
    dialog = situation.pane.dialog if situation.pane is not None else None
    if dialog is None or dialog.kind == "wrap_up":
        yield from _choose_reason(situation)
    elif dialog.kind == "transfer":
        yield _use("do.choose_queue", **_both(situation), queue=situation.configuration.queues[0])
    elif situation.colleague:
        yield _use("do.choose_agent", **_both(situation), colleague=situation.colleague)


def _list(situation: Situation) -> Iterator[Use]:
    chosen = situation.command.name if isinstance(situation.command, c.Choose) else ""
    if situation.is_idle(chosen):
        yield _use("state.available", agent=chosen)
        if not situation.is_part:
            yield _use("do.refresh", **_both(situation))


def _be_available(situation: Situation) -> Iterator[Use]:
    yield _use("state.available", agent=situation.agent)


def _more_room(situation: Situation) -> Iterator[Use]:
    capacity = situation.configuration.capacity
    if situation.agent and situation.held >= capacity:
        yield _use("stage.capacity", count=capacity + 1)


def _write(situation: Situation) -> Iterator[Use]:
    if isinstance(situation.command, c.Send):
        yield _use("do.type", **_both(situation), text=reply(situation.agent))


REMEDIES: Mapping[Refusal, Remedy] = {
    Refusal.UNKNOWN_NAME: _missing_name,
    Refusal.ALREADY_DELETED: _none,
    Refusal.UNDELIVERABLE: _none,
    Refusal.NO_PART: _hold,
    Refusal.NO_OFFER: _offer,
    Refusal.NOT_ACCEPTED: _in_conversation("do.accept"),
    Refusal.IN_WRAP_UP: _none,
    Refusal.ROUTING_IS_AUTOMATIC: _manual,
    Refusal.NOT_SELECTABLE: _none,
    Refusal.NOT_OWNER: _none,
    Refusal.ALREADY_SO: _none,
    Refusal.NOT_WAITING: _none,
    Refusal.HAS_PART: _none,
    Refusal.INTERRUPTED: _none,
    Refusal.CONFERENCE_PENDING: _leave_conference,
    Refusal.NO_CONFERENCE: _ask("state.conference"),
    Refusal.NO_REQUEST: _ask("state.conference_requested"),
    Refusal.DIALOG_OPEN: _in_conversation("do.cancel"),
    Refusal.NO_DIALOG: _open_dialog,
    Refusal.WRAP_UP_REQUIRED: _wrap_up,
    Refusal.CONVERSATION_OPEN: _none,
    Refusal.NO_CONVERSATION: _wait,
    Refusal.IN_USE: _none,
    Refusal.NOT_AVAILABLE: _be_available,
    Refusal.NO_CAPACITY: _more_room,
    Refusal.NOTHING_CHOSEN: _choose,
    Refusal.TARGET_GONE: _none,
    Refusal.NOT_LISTED: _list,
    Refusal.TOO_LONG: _none,
    Refusal.BLANK: _write,
}
"""By every reason the steps that take it away; tests/story/steps/test_remedies.py holds it complete, and each true."""


class Remedied(NamedTuple):
    """Steps to write, as they are written: `first` at the beginning, where the stage is set, `before` right before the
    step that was refused."""

    first: tuple[Words, ...]
    before: tuple[Words, ...]


def remedy(reason: Refusal, situation: Situation) -> Remedied:
    """The steps that take a reason away; none where no step would do."""
    uses = tuple(islice(REMEDIES[reason](situation), MOST_STEPS))
    return Remedied(
        _told(use for use in uses if use.phrase.startswith("stage.")),
        _told(use for use in uses if not use.phrase.startswith("stage.")),
    )


def _told(uses: Iterable[Use]) -> tuple[Words, ...]:
    steps = (step_to_copy("given", use.phrase, **use.values) for use in uses)
    return tuple(step for step in steps if step is not None)
