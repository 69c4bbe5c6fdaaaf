"""Eighteen further desktops with one fault each, of the kind that real teams have shipped, by another writer.

Each class follows one public report: the facts are the report's, code and words are our own. What a desktop does beside
its fault is what `InProcessDesk` does.
"""

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import msgspec

from machine.desk.decision import Decided
from machine.desk.dialog_lists import without_hidden_choice
from machine.desk.record import ConversationRecord, DialogRecord, InteractionRecord, Record, Settled
from machine.lifecycle.world import LIVE, ConversationPhase, Event, InstanceId, InteractionPhase, Role, World
from machine.masking import Show, find, masker, remembering
from machine.masking.masked_form import last_visible, mailbox
from machine.port.form import malformed
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.answers import Accepted, Answer
from spec.port.configuration import Configuration
from spec.port.views import DesktopView
from tests.wild.faulty_desktops import WatchedDesk, WildDesk


class HookedDesk(WatchedDesk):
    """What several of the desks below need: hooks around a command and after a reset, and a part with its phase. It
    has no fault."""

    def reset(self, configuration: Configuration) -> Answer:
        answer = super().reset(configuration)
        if isinstance(answer, Accepted):
            self._started_over()
        return answer

    def apply(self, command: c.AnyCommand) -> Answer:
        self._before(command)
        answer = super().apply(command)
        self._after(command, answer)
        return answer

    def _started_over(self) -> None:
        pass

    def _before(self, command: c.AnyCommand) -> None:
        pass

    def _after(self, command: c.AnyCommand, answer: Answer) -> None:
        pass

    def _live_part(self, command: c.AnyCommand) -> InteractionRecord | None:
        """The live part that a command in a conversation is about; None where it is malformed or there is none."""
        if self._record is None or not isinstance(command, c.InConversation):
            return None
        return None if malformed(command, c.AnyCommand) else self._part(command)

    def _phase(self, part: InteractionRecord) -> InteractionPhase:
        return self._world.interaction(InstanceId(part.agent, part.conversation.slot)).state


# --- easy to find


class ReasonStaysDesk(HookedDesk):
    """The chosen reason is kept per agent, not per task: the next wrap-up begins with it."""

    def _started_over(self) -> None:
        self._last: dict[int, str] = {}
        self._prefilled: set[int] = set()

    def _before(self, command: c.AnyCommand) -> None:
        self._submitting: tuple[int, str] | None = None
        part = self._live_part(command)
        if isinstance(command, c.SubmitWrapUp) and part is not None and part.dialog is not None and part.dialog.chosen:
            self._submitting = part.agent, part.dialog.chosen[1]

    def _after(self, command: c.AnyCommand, answer: Answer) -> None:
        if not isinstance(answer, Accepted):
            return
        if isinstance(command, c.SubmitWrapUp) and self._submitting is not None:
            self._last[self._submitting[0]] = self._submitting[1]
        for part in self.record.interactions.values():
            if part.dialog is not None and part.dialog.reasons and part.serial not in self._prefilled:
                self._prefilled.add(part.serial)
                if part.agent in self._last:
                    part.dialog.chosen = ("reason", self._last[part.agent])
        self.forget_views()


class TransferPopoverUnmaskedDesk(HookedDesk):
    """The popover of a transfer request was written later than the rest, and nobody passed its number to the masker."""

    def view_shown_by(self, agent: str, show: Show) -> DesktopView:
        view = super().view_shown_by(agent, show)
        popovers = tuple(
            msgspec.structs.replace(popover, phone_number=self.record.conversations[popover.conversation].number)
            if popover.cause == "transfer"
            else popover
            for popover in view.popovers
        )
        return msgspec.structs.replace(view, popovers=popovers)


class QueueStaysDesk(HookedDesk):
    """A transfer to a queue frees the agent and takes a new ticket, but the conversation keeps its old queue."""

    def _before(self, command: c.AnyCommand) -> None:
        part = self._live_part(command)
        self._was: tuple[ConversationRecord, str] | None = None
        if isinstance(command, c.Confirm) and part is not None:
            self._was = part.conversation, part.conversation.queue

    def _after(self, command: c.AnyCommand, answer: Answer) -> None:
        if self._was is not None and isinstance(answer, Accepted):
            self._was[0].queue = self._was[1]
            self.forget_views()


class MaskingTogglesDesk(HookedDesk):
    """The switch is turned over whenever it is set, whatever it is set to."""

    def _before(self, command: c.AnyCommand) -> None:
        self._masked = self._record is not None and self._record.masking

    def _after(self, command: c.AnyCommand, answer: Answer) -> None:
        if isinstance(command, c.SetMasking) and isinstance(answer, Accepted):
            self.record.masking = not self._masked
            self.forget_views()


class ClickAndEnterSendTwiceDesk(HookedDesk):
    """Click and Enter each keep themselves from sending twice, but not one another: the box is cleared too late."""

    def _started_over(self) -> None:
        self._sent: dict[tuple[str, str], tuple[str, str]] = {}

    def _before(self, command: c.AnyCommand) -> None:
        self._text: str | None = None
        self._again = False
        part = self._live_part(command)
        if not isinstance(command, c.Send) or part is None or self._phase(part) is not InteractionPhase.HELD:
            return
        by, text = self._sent.get((command.agent, command.conversation), ("", ""))
        if part.draft == "" and by and by != command.by:
            part.draft, self._again = text, True
        self._text = part.draft

    def _after(self, command: c.AnyCommand, answer: Answer) -> None:
        part = self._live_part(command)
        if self._again and not isinstance(answer, Accepted) and part is not None:
            part.draft = ""
            self.forget_views()
        if isinstance(command, c.InConversation) and isinstance(answer, Accepted):
            self._sent.pop((command.agent, command.conversation), None)
            if isinstance(command, c.Send) and not self._again and self._text is not None:
                self._sent[command.agent, command.conversation] = command.by, self._text
        elif isinstance(command, c.Advance) and isinstance(answer, Accepted) and command.seconds > 0:
            self._sent.clear()


class DraftComesAlongDesk(HookedDesk):
    """The compose box is not emptied when the pane of a newly accepted conversation opens over another."""

    def _started_over(self) -> None:
        self._typed: dict[int, InteractionRecord] = {}

    def _after(self, command: c.AnyCommand, answer: Answer) -> None:
        part = self._live_part(command)
        if part is None or not isinstance(answer, Accepted):
            return
        if isinstance(command, c.TypeReply | c.LineBreak):
            self._typed[part.agent] = part
        elif isinstance(command, c.Accept):
            other = self._typed.get(part.agent)
            if other is not None and any(each is other for each in self.record.interactions.values()) and other.draft:
                part.draft = other.draft
                self.forget_views()


# --- middling


class IdleStopsTheTimerDesk(HookedDesk):
    """Whoever goes Idle with an offer on screen stops its timer for good: it never expires."""

    def _started_over(self) -> None:
        self._stopped: set[int] = set()

    def _after(self, command: c.AnyCommand, answer: Answer) -> None:
        if isinstance(command, c.SetStatus) and command.status == "idle" and isinstance(answer, Accepted):
            agent = self._agent(command.agent)
            for part in self.record.interactions.values():
                if part.agent == agent and self._phase(part) is InteractionPhase.OFFERED:
                    self._stopped.add(part.serial)

    def _due(self) -> Iterator[tuple[int, int, Event]]:
        for due, serial, event in super()._due():
            if serial not in self._stopped:
                yield due, serial, event


class RoomIsNotFilledDesk(HookedDesk):
    """The queue is looked at when something comes into it, an offer expires or an agent sets a status, but not when an
    agent has room again."""

    OCCASIONS = (c.CustomerText, c.SetStatus, c.Confirm)

    def _before(self, command: c.AnyCommand) -> None:
        self._looks = isinstance(command, self.OCCASIONS)

    def _advance(self, seconds: int) -> None:
        self._looks = True
        super()._advance(seconds)
        self._looks = False

    def _route(self) -> None:
        if self._looks:
            super()._route()


class HeldDoesNotNeedItsQueueDesk(HookedDesk):
    """A queue can be deleted as soon as nothing waits in it; what was taken out of it and may come back is
    forgotten."""

    def __init__(self) -> None:
        super().__init__()
        self.rules = tuple(
            rule._replace(holds=self._is_not_needed) if rule.name == "queue_is_not_needed" else rule
            for rule in self.rules
        )

    def _is_not_needed(self, record: Record, command: c.Command) -> bool:
        if not isinstance(command, c.DeleteQueue):
            return True
        waiting = (ConversationPhase.QUEUED, ConversationPhase.OFFERED)
        return not any(
            asset.queue == command.queue and asset.name not in record.deleted_assets
            for asset in record.configuration.assets
        ) and not any(
            talk.open and talk.queue == command.queue and self._world.conversations[talk.slot].state in waiting
            for talk in record.conversations.values()
        )


SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def _like(search: str, name: str) -> bool:
    """As a database does by default: only A to Z have a small and a capital form."""
    search, name = (unicodedata.normalize("NFC", text).translate(SMALL) for text in (search, name))
    return search in name


@dataclass
class WholeDialog(DialogRecord):
    """A dialog that remembers what it would list without a search."""

    whole: tuple[tuple[str, ...], ...] = ()


class SearchFoldsLatinOnlyDesk(HookedDesk):
    """The search of the dialogs ignores case for A to Z only."""

    def _before(self, command: c.AnyCommand) -> None:
        part = self._live_part(command)
        if isinstance(command, c.Search) and part is not None and isinstance(part.dialog, WholeDialog):
            part.dialog.queues, part.dialog.agents, part.dialog.reasons = part.dialog.whole

    def _after(self, command: c.AnyCommand, answer: Answer) -> None:
        if self._record is None:
            return
        for part in self._record.interactions.values():
            if part.dialog is not None:
                part.dialog = self._filtered(part.dialog)
        self.forget_views()

    @staticmethod
    def _filtered(dialog: DialogRecord) -> DialogRecord:
        whole = dialog.whole if isinstance(dialog, WholeDialog) else (dialog.queues, dialog.agents, dialog.reasons)
        queues, agents, reasons = (tuple(name for name in names if _like(dialog.search, name)) for names in whole)
        return without_hidden_choice(WholeDialog(queues, agents, reasons, dialog.search, dialog.chosen, whole))


class HistoryKeepsHowItStoodDesk(HookedDesk):
    """A history entry copies how its conversation stands when it is written, and is never brought up to date."""

    def _started_over(self) -> None:
        self._copied: dict[int, tuple[Settled, str]] = {}

    def _after(self, command: c.AnyCommand, answer: Answer) -> None:
        if self._record is None:
            return
        for log in self._record.settled.values():
            for settled in log:
                if id(settled) not in self._copied:
                    self._copied[id(settled)] = settled, settled.conversation.closed_as

    def view_shown_by(self, agent: str, show: Show) -> DesktopView:
        view = super().view_shown_by(agent, show)
        log = self.record.settled.get(self.record.configuration.agents.index(agent), ())
        return msgspec.structs.replace(
            view,
            history=tuple(
                msgspec.structs.replace(brick, closed_as=self._copied[id(settled)][1])
                for brick, settled in zip(view.history, log, strict=True)
            ),
        )


class WorldWithoutGuests(World):
    """Counts the conversations of an agent by their owner."""

    def load(self, agent: int) -> int:
        return sum(part.state in LIVE and part.role is not Role.JOINED for part in self.interactions[agent])


class JoinedTakesNoRoomDesk(HookedDesk):
    """A conversation that an agent has joined counts for its owner only."""

    def _started_over(self) -> None:
        self._world = WorldWithoutGuests(*self._world)


# --- hard to find


class WithdrawnOffersKeepTheirTimerDesk(HookedDesk):
    """A time-out is set with every offer and names the conversation; one that is withdrawn leaves it running, and it
    ends whatever offer of the conversation is there by then."""

    def _started_over(self) -> None:
        self._running: dict[str, list[int]] = {}

    def _take(self, decided: Decided, command: c.Command | None) -> None:
        offered = [part for part in self.record.interactions.values() if self._phase(part) is InteractionPhase.OFFERED]
        super()._take(decided, command)
        there = {id(part) for part in self.record.interactions.values()}
        for part in offered:
            if id(part) in there or not part.conversation.open:
                continue
            own = [each for each in self.record.settled[part.agent] if each.conversation is part.conversation]
            if own[-1].result == "withdrawn":
                due = part.offered_at_seconds + self.record.configuration.rona_seconds
                self._running.setdefault(part.conversation.id, []).append(due)

    def _due(self) -> Iterator[tuple[int, int, Event]]:
        for due, serial, event in super()._due():
            part = self.record.interactions[event.me]
            running = self._running.get(part.conversation.id, ())
            yield min([due, *(old for old in running if old > part.offered_at_seconds)]), serial, event


class NewestByItsNameDesk(HookedDesk):
    """The newest conversation of a customer is the one whose id is the greatest text: "c9" is newer than "c10"."""

    def _after(self, command: c.AnyCommand, answer: Answer) -> None:
        if self._record is None or not isinstance(command, c.CustomerText | c.StartOutbound):
            return
        newest: dict[tuple[str, str], ConversationRecord] = {}
        for talk in self._record.conversations.values():
            whose = talk.number, talk.asset.name
            if whose not in newest or talk.id > newest[whose].id:
                newest[whose] = talk
        self._record.newest.update(newest)
        self.forget_views()


class AgentBeforeQueueOfTheNameDesk(HookedDesk):
    """The recipient goes over the wire by its name alone, and agents are looked for first."""

    def _before(self, command: c.AnyCommand) -> None:
        self._meant: DialogRecord | None = None
        part = self._live_part(command)
        if isinstance(command, c.Confirm) and part is not None and part.dialog is not None and part.dialog.chosen:
            kind, name = part.dialog.chosen
            if kind == "queue" and name in self.record.configuration.agents:
                self._meant, part.dialog.chosen = part.dialog, ("agent", name)

    def _after(self, command: c.AnyCommand, answer: Answer) -> None:
        if self._meant is not None and not isinstance(answer, Accepted) and self._meant.chosen is not None:
            self._meant.chosen = "queue", self._meant.chosen[1]


@cache
def _spliced(policy_id: str, enabled: bool) -> Show:
    catalogue = load()
    policy = catalogue.policies[policy_id]
    right = masker(catalogue, policy, enabled)

    def show(surface_id: str, value: str) -> str:
        shown = right.show(surface_id, value)
        surface = catalogue.surfaces[surface_id]
        if not enabled or surface.content != "text" or shown == value:
            return shown
        kinds = right.kinds if policy.covers == "every_surface" else right.kinds.intersection(surface.kinds)
        found = find(value, kinds)
        text, shorter = value, False
        for place, finding in enumerate(found):
            written = value[finding.start : finding.end]
            at = written.rfind("@")
            masked = mailbox(written, at) if finding.kind == "email" and at > 0 else last_visible(written)
            text = text[: finding.start] + masked + text[finding.end :]
            shorter = shorter or (len(masked) != len(written) and place + 1 < len(found))
        return text if shorter else shown

    return remembering(show)


class SecondFindingOutOfPlaceDesk(HookedDesk):
    """The findings of a text are put in one after the other at the places they had at first; where a mask is shorter
    than what it stands for, whatever follows is masked beside its place."""

    def __init__(self) -> None:
        super().__init__(make_masker=_spliced)


@dataclass
class RememberingRecord(Record):
    """A record that looks up a customer's name once for a number."""

    names: dict[str, str] = field(default_factory=dict)

    def customer_name(self, number: str) -> str:
        return self.names.setdefault(number, super().customer_name(number))


class NamesOutliveTheResetDesk(HookedDesk):
    """A customer's name is looked up once for a number, and what was found is kept by the process."""

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, str] = {}

    def _started_over(self) -> None:
        record = self.record
        self._record = RememberingRecord(record.configuration, masking=record.masking, names=self._names)


class SometimesOutOfOrderDesk(HookedDesk):
    """Two texts of a customer within one second change places about once in six: their time is kept in seconds.

    The chance begins anew with each desktop and goes on through its resets, so that a run fails at one time and not at
    another, and whoever makes a desktop anew finds the same.
    """

    def __init__(self) -> None:
        super().__init__()
        self._chance = random.Random(1)

    def _after(self, command: c.AnyCommand, answer: Answer) -> None:
        if not isinstance(command, c.CustomerText) or not isinstance(answer, Accepted):
            return
        talk = self.record.newest.get((command.number, command.asset))
        if talk is None or len(talk.messages) < 2:
            return
        before, last = talk.messages[-2], talk.messages[-1]
        at_once = {before.author, last.author} == {"customer"} and before.at_seconds == last.at_seconds
        if at_once and self._chance.random() < 1 / 6 and not self._somebody_left_between(talk, before.serial):
            # The serials stay where they are: who left before them sees neither, and who did not sees both.
            talk.messages[-2] = last._replace(serial=before.serial)
            talk.messages[-1] = before._replace(serial=last.serial)
            self.forget_views()

    def _somebody_left_between(self, talk: ConversationRecord, serial: int) -> bool:
        return any(
            part.conversation is talk and part.left_serial is not None and part.left_serial >= serial
            for part in self.record.interactions.values()
        )


LATER_WILD: tuple[WildDesk, ...] = (
    WildDesk(
        "the last wrap-up reason is chosen already",
        "twilio-professional-services/flex-project-template#552",
        "The reason that an agent chose last is chosen already in that agent's next wrap-up, which can be submitted "
        "without choosing.",
        ("WRAP-1", "WRAP-2", "RULE-19"),
        ReasonStaysDesk,
    ),
    WildDesk(
        "the popover of a transfer shows the number",
        "shridarpatil/whatomate#269",
        "With masking on, the popover of a transfer request shows the customer's number as it is.",
        ("SURF-6", "MASK-6", "GAP-15"),
        TransferPopoverUnmaskedDesk,
    ),
    WildDesk(
        "a transfer to a queue keeps the old queue",
        "twilio-professional-services/plugin-chat-sms-transfer#37",
        "A conversation that is transferred to another queue goes on by the name of the old one, on the popover of the "
        "next offer too.",
        ("RULE-2", "OFFER-2", "XFER-5", "RULE-50"),
        QueueStaysDesk,
    ),
    WildDesk(
        "setting masking turns it over",
        "steveseguin/vdo.ninja#419",
        "Setting masking turns it over, whatever it is set to, so that turning it on while it is on shows every "
        "number.",
        ("MASK-1", "GAP-17"),
        MaskingTogglesDesk,
    ),
    WildDesk(
        "click and Enter send the text twice",
        "chatwoot/chatwoot#946",
        "Enter right after a click on Send, or a click right after Enter, sends the text once more, where the second "
        "must be refused as blank.",
        ("GAP-12", "RULE-29", "SEND-1", "SEND-2"),
        ClickAndEnterSendTwiceDesk,
    ),
    WildDesk(
        "a draft comes along into the next conversation",
        "mattermost/mattermost#4924",
        "What an agent has typed in one conversation and not sent stands in the compose box of the next one that the "
        "agent accepts as well.",
        ("RULE-30", "COMP-1", "ACC-2"),
        DraftComesAlongDesk,
    ),
    WildDesk(
        "going Idle stops the timer of an offer",
        "signalwire/freeswitch#800",
        "An offer on the screen of an agent who goes Idle never expires, and nobody becomes RONA for it.",
        ("RULE-5", "GAP-1", "RULE-8"),
        IdleStopsTheTimerDesk,
    ),
    WildDesk(
        "room that is free again is not filled from the queue",
        "chatwoot/chatwoot#10583",
        "With automatic routing a conversation that found every agent full is not offered when a wrap-up is submitted "
        "or anything else frees a slot, until a customer writes, a dialog is confirmed, an agent sets a status or an "
        "offer expires.",
        ("RULE-1", "RULE-19", "GAP-3"),
        RoomIsNotFilledDesk,
    ),
    WildDesk(
        "a queue is deleted while what came out of it is held",
        "RocketChat/Rocket.Chat#27609",
        "A queue that no asset uses can be deleted while a conversation that was taken out of it is held and may come "
        "back to it.",
        ("RULE-27", "RULE-2", "GAP-5"),
        HeldDoesNotNeedItsQueueDesk,
    ),
    WildDesk(
        "the search ignores case for A to Z only",
        "d99kris/nchat#556",
        "In the dialogs the search ignores case for A to Z only, so that ö does not find Ömer.",
        ("RULE-31", "XFER-7", "XFER-5", "CONF-3", "WRAP-1"),
        SearchFoldsLatinOnlyDesk,
    ),
    WildDesk(
        "a history entry keeps how its conversation stood",
        "Nine-Minds/alga-psa#3390",
        "A history entry goes on saying how its conversation stood when the entry was written: whoever has transferred "
        "a conversation never sees as what it ended.",
        ("RULE-50",),
        HistoryKeepsHowItStoodDesk,
    ),
    WildDesk(
        "a joined conversation takes no room",
        "RocketChat/Rocket.Chat#35722",
        "A conversation that an agent has joined takes no room, so that the agent can be given one more than the "
        "capacity.",
        ("RULE-10", "GAP-3"),
        JoinedTakesNoRoomDesk,
    ),
    WildDesk(
        "a withdrawn offer leaves its timer running",
        "2600hz/kazoo#1035",
        "A request that is withdrawn leaves its timer running, which then ends the next request in the conversation "
        "too early and makes its target RONA.",
        ("RULE-9", "GAP-1", "GAP-8"),
        WithdrawnOffersKeepTheirTimerDesk,
    ),
    WildDesk(
        "c9 is newer than c10",
        "nextcloud/spreed#12140",
        "Which conversation of a customer is the newest is found by comparing ids as texts: a customer who had c9 and "
        "opens c10 still sees c9, and the next text opens c11.",
        ("RULE-22", "RULE-48", "SEND-2"),
        NewestByItsNameDesk,
    ),
    WildDesk(
        "a transfer to a queue goes to the agent of that name",
        "ppy/osu-web#11957",
        "A transfer to a queue that has the name of an agent becomes a request to that agent.",
        ("XFER-5", "XFER-4", "XFER-10"),
        AgentBeforeQueueOfTheNameDesk,
    ),
    WildDesk(
        "what follows a shorter mask is masked beside its place",
        "openlit/openlit#1427",
        "In a text, what follows something whose mask is shorter than itself is masked beside its place and shows in "
        "part, as an e-mail address does after a number with blanks.",
        ("SURF-10", "SURF-3", "MASK-5", "MASK-6", "RULE-46"),
        SecondFindingOutOfPlaceDesk,
    ),
    WildDesk(
        "names outlive the reset",
        "BelledonneCommunications/linphone-desktop#583",
        "The name that was found first for a number stays, also after a reset to a configuration that gives the number "
        "another one.",
        ("BUB-1", "SURF-11", "MCOND-1"),
        NamesOutliveTheResetDesk,
    ),
    WildDesk(
        "texts within a second change places now and then",
        "d99kris/nchat#282",
        "Of two texts that a customer sends within one second the second stands first about once in six times.",
        ("RULE-51", "RULE-22", "SEND-2"),
        SometimesOutOfOrderDesk,
    ),
)
