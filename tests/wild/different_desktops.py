"""Twelve desktops that are correct by the documentation and do otherwise what it leaves free."""

import copy
import random
import re
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, NoReturn, TypeVar, get_args

import msgspec

from machine.desk.dialog_lists import without_hidden_choice
from machine.desk.in_process import InProcessDesk, default_masker
from machine.desk.record import DialogRecord
from machine.lifecycle.world import NOBODY, ConversationPhase, Event, InstanceId, InteractionPhase, Role
from machine.masking import Show
from machine.port.port import Desk
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.configuration import Configuration
from spec.port.facts import facts_of
from spec.port.order import order_of
from spec.port.views import (
    AdministratorView,
    Bubble,
    CustomerView,
    DesktopNotification,
    DesktopView,
    HistoryBrick,
    Pane,
    Task,
    Toaster,
    View,
)
from spec.refusals import Refusal
from spec.white_space import words_of

ViewT = TypeVar("ViewT", bound=View)
Entries = tuple[Any, ...]


def reordered(view: ViewT, order: Callable[[Entries], Entries]) -> ViewT:
    """A view with every list that has no order of its own (RULE-51) in another one."""
    changed: dict[str, Any] = {}
    for field in facts_of(type(view)):
        value = getattr(view, field)
        if isinstance(value, View):
            changed[field] = reordered(value, order)
        elif isinstance(value, tuple):
            entries = tuple(reordered(each, order) if isinstance(each, View) else each for each in value)
            changed[field] = entries if order_of(type(view), field) else order(entries)
    return msgspec.structs.replace(view, **changed)


# --- 1


def _newest_first(entries: Entries) -> Entries:
    return tuple(sorted(entries)) if all(type(each) is str for each in entries) else entries[::-1]


class SortedDesk(InProcessDesk):
    """Names and buttons by alphabet, everything else newest first."""

    def view(self, agent: str) -> DesktopView:
        """As ours, in another order."""
        return reordered(super().view(agent), _newest_first)

    def administrator_view(self) -> AdministratorView:
        """As ours, newest first."""
        return reordered(super().administrator_view(), _newest_first)


# --- 2

ANSWERS: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


def fresh(view: ViewT) -> ViewT:
    """An equal view that shares no text and no entry with this one."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(view), type=type(view))


class NeverTwiceDesk(InProcessDesk):
    """Each look is built anew, in an order that no look before it had; answers are built anew too."""

    def __init__(self) -> None:
        super().__init__()
        self._looks = 0

    def _shuffled(self, view: ViewT) -> ViewT:
        self._looks += 1
        chance = random.Random(self._looks)
        return fresh(reordered(view, lambda entries: tuple(chance.sample(entries, len(entries)))))

    def reset(self, configuration: Configuration) -> Answer:
        """As ours, with an answer of its own."""
        return ANSWERS.decode(msgspec.msgpack.encode(super().reset(configuration)))

    def apply(self, command: c.AnyCommand) -> Answer:
        """As ours, with an answer of its own."""
        return ANSWERS.decode(msgspec.msgpack.encode(super().apply(command)))

    def view(self, agent: str) -> DesktopView:
        """As ours, shuffled."""
        return self._shuffled(super().view(agent))

    def customer_view(self, number: str, asset: str) -> CustomerView:
        """As ours, built anew."""
        return fresh(super().customer_view(number, asset))

    def administrator_view(self) -> AdministratorView:
        """As ours, shuffled."""
        return self._shuffled(super().administrator_view())


# --- 3


class NotConfiguredError(KeyError):
    """Nobody and nothing here has that name."""


def _in_own_words(answer: Answer) -> Answer:
    match answer:
        case Refused(reason=reason, cites=cites):
            return Refused(reason, () if len(cites) == 1 else ("상담사 안내서 4.2", "ticket 17"))
        case Malformed():
            return Malformed("이해할 수 없는 명령입니다.")
        case _:
            return answer


class OwnWordsDesk(InProcessDesk):
    """Cites nothing, or its own handbook, says in Korean what is malformed, and has a KeyError of its own."""

    def reset(self, configuration: Configuration) -> Answer:
        """As ours, in other words."""
        return _in_own_words(super().reset(configuration))

    def apply(self, command: c.AnyCommand) -> Answer:
        """As ours, in other words."""
        return _in_own_words(super().apply(command))

    def view(self, agent: str) -> DesktopView:
        """As ours; who is not known is told by another class of KeyError, without any words."""
        try:
            return super().view(agent)
        except KeyError:
            raise NotConfiguredError from None

    def customer_view(self, number: str, asset: str) -> CustomerView:
        """The same."""
        try:
            return super().customer_view(number, asset)
        except KeyError:
            raise NotConfiguredError from None

    def administrator_view(self) -> AdministratorView:
        """The same."""
        try:
            return super().administrator_view()
        except KeyError:
            raise NotConfiguredError from None


# --- 4


class _Kept(InProcessDesk):
    """A desk that can be put back to what it once was."""

    def put_back(self, other: "InProcessDesk") -> "_Kept":
        self._record = copy.deepcopy(other.record)
        self._world = other.world
        return self


class EventSourcedDesk:
    """Keeps what it accepted, and makes all else of it anew whenever it is asked, in a thread of its own. What it keeps
    is made shorter: two advances are one, and so are two drafts or two turns of the masking switch."""

    SNAPSHOT_EVERY = 32

    def __init__(self) -> None:
        self._base: _Kept | None = None
        self._log: list[c.AnyCommand] = []
        self._now: InProcessDesk | None = None

    def reset(self, configuration: Configuration) -> Answer:
        """Forget everything, unless the configuration is malformed."""
        base = _Kept()
        answer = base.reset(configuration)
        if isinstance(answer, Accepted):
            self._base, self._log, self._now = base, [], None
        return answer

    def apply(self, command: c.AnyCommand) -> Answer:
        """Decide by what was, write down what is."""
        answer = self._desk().would(command)
        if isinstance(answer, Accepted):
            self._write(command)
        return answer

    def advance(self, seconds: int) -> Answer:
        """The command Advance."""
        return self.apply(c.Advance(seconds=seconds))

    def view(self, agent: str) -> DesktopView:
        """From what was written down."""
        return self._desk().view(agent)

    def customer_view(self, number: str, asset: str) -> CustomerView:
        """From what was written down."""
        return self._desk().customer_view(number, asset)

    def administrator_view(self) -> AdministratorView:
        """From what was written down."""
        return self._desk().administrator_view()

    def _write(self, command: c.AnyCommand) -> None:
        merged = _merged(self._log[-1], command) if self._log else None
        if merged is not None:
            self._log[-1] = merged
        else:
            if self._base is not None and len(self._log) >= self.SNAPSHOT_EVERY:
                self._base, self._log = _Kept().put_back(self._desk()), []
            self._log.append(command)
        self._now = None

    def _desk(self) -> InProcessDesk:
        if self._now is None:
            worker = threading.Thread(target=self._replay)
            worker.start()
            worker.join()
        assert self._now is not None
        return self._now

    def _replay(self) -> None:
        desk = InProcessDesk() if self._base is None else _Kept().put_back(self._base)
        for command in self._log:
            desk.apply(command)
        self._now = desk


def _merged(first: c.AnyCommand, second: c.AnyCommand) -> c.AnyCommand | None:
    match first, second:
        case c.Advance(seconds=one), c.Advance(seconds=two) if one + two <= c.SECONDS_LIMIT:
            return c.Advance(seconds=one + two)
        case c.SetMasking(), c.SetMasking():
            return second
        case c.TypeReply(), c.TypeReply() if (first.agent, first.conversation) == (second.agent, second.conversation):
            return second
        case _:
            return None


class BareDesk:
    """The five methods of the port and nothing more: false, equal to nothing, in no set, not copied, no "
    "attributes."""

    __slots__ = ("__desk",)

    def __init__(self) -> None:
        self.__desk = EventSourcedDesk()

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return False

    def __copy__(self) -> NoReturn:
        raise TypeError("A desktop is not copied.")

    def __deepcopy__(self, memo: object) -> NoReturn:
        raise TypeError("A desktop is not copied.")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("A desktop is not pickled.")

    def reset(self, configuration: Configuration) -> Answer:
        """As ours."""
        return self.__desk.reset(configuration)

    def apply(self, command: c.AnyCommand) -> Answer:
        """As ours."""
        return self.__desk.apply(command)

    def advance(self, seconds: int) -> Answer:
        """As ours."""
        return self.__desk.advance(seconds)

    def view(self, agent: str) -> DesktopView:
        """As ours, without how a conversation closed: that comes with the list that is not here (RULE-50)."""
        view = self.__desk.view(agent)
        return msgspec.structs.replace(
            view, history=tuple(msgspec.structs.replace(brick, closed_as="") for brick in view.history)
        )

    def customer_view(self, number: str, asset: str) -> CustomerView:
        """As ours."""
        return self.__desk.customer_view(number, asset)


# --- 5


class NotOfferedDesk(InProcessDesk):
    """Declares three commands and eight fields as not offered, sends rubbish in the fields, raises at the "
    "commands."""

    not_offered = (
        *("LineBreak", "Refresh", "DeleteQueue"),
        *("Bubble.initials", "Toaster.text", "DesktopNotification.preview", "Task.preview", "HistoryBrick.reason"),
        *("DialogView.search", "Composer.remaining", "DesktopView.label"),
    )

    def apply(self, command: c.AnyCommand) -> Answer:
        """As ours; nobody gives it what it does not offer."""
        if isinstance(command, c.LineBreak | c.Refresh | c.DeleteQueue):
            raise NotImplementedError("This desktop says in not_offered that it has no such command.")
        return super().apply(command)

    def view(self, agent: str) -> DesktopView:
        """As ours, with rubbish where nobody looks."""
        view = super().view(agent)
        replace = msgspec.structs.replace

        def toaster(each: Toaster) -> Toaster:
            return replace(each, text="n/a")

        def notification(each: DesktopNotification) -> DesktopNotification:
            return replace(each, preview="n/a")

        def task(each: Task) -> Task:
            return replace(each, preview="(no preview)")

        def bubble(each: Bubble) -> Bubble:
            return replace(each, initials="?!")

        def brick(each: HistoryBrick) -> HistoryBrick:
            return replace(each, reason="-")

        def pane(each: Pane) -> Pane:
            return replace(
                each,
                messages=tuple(bubble(one) for one in each.messages),
                composer=each.composer and replace(each.composer, remaining=-1),
                dialog=each.dialog and replace(each.dialog, search="rubbish"),
            )

        return replace(
            view,
            label="",
            toasters=tuple(toaster(each) for each in view.toasters),
            desktop_notifications=tuple(notification(each) for each in view.desktop_notifications),
            tasks=tuple(task(each) for each in view.tasks),
            panes=tuple(pane(each) for each in view.panes),
            history=tuple(brick(each) for each in view.history),
        )


# --- 6


def _all_initials(name: str) -> str:
    firsts = [word[0] for word in words_of(unicodedata.normalize("NFC", name))]
    return "".join(first.lower() if len(first.lower()) == 1 else first for first in firsts if first.isalpha())


class FreeFieldsDesk(InProcessDesk):
    """Initials of all words, composed and in small letters, and an outbound announcement that ends with the holding."""

    def view(self, agent: str) -> DesktopView:
        """As ours, otherwise where it is free."""
        view = super().view(agent)
        held = {pane.conversation for pane in view.panes if pane.composer is not None}
        return msgspec.structs.replace(
            view,
            popovers=tuple(each for each in view.popovers if each.cause != "outbound" or each.conversation in held),
            panes=tuple(
                msgspec.structs.replace(pane, messages=tuple(self._bubble(bubble) for bubble in pane.messages))
                for pane in view.panes
            ),
        )

    @staticmethod
    def _bubble(bubble: Bubble) -> Bubble:
        if bubble.author != "customer":
            return bubble
        return msgspec.structs.replace(bubble, initials=_all_initials(bubble.signature) or bubble.initials)


# --- 7

ROW = re.compile(r"(?<![\w*@.,:/+-])[0-9]{7,}(?![\w@.,:/+-])")
MONEY_BEFORE = re.compile(r"(?:[$€£¥₩]|\b[A-Z]{3})\s?$")
MONEY_AFTER = re.compile(r"\s?(?:[$€£¥₩원]|[A-Z]{3}\b|won\b|dollars\b|euros?\b)")
DATES = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
RRN_DIGITS = 13


def _is_time(digits: str, form: str) -> bool:
    try:
        time.strptime(digits, form)
    except ValueError:
        return False
    return True


def _starred_row(found: re.Match[str]) -> str:
    digits, text = found[0], found.string
    is_money = MONEY_BEFORE.search(text[: found.start()]) or MONEY_AFTER.match(text, found.end())
    is_date = len(digits) in DATES and _is_time(digits, DATES[len(digits)])
    is_rrn = len(digits) == RRN_DIGITS and _is_time(digits[:6], "%y%m%d")
    return digits if is_money or is_date or is_rrn else "*" * (len(digits) - 4) + digits[-4:]


def strict_masker(policy: str, enabled: bool) -> Show:
    """Our masking, and in texts the rows of seven or more digits in one group besides, but for dates, money and what
    RULE-45 leaves as it is."""
    show, catalogue = default_masker(policy, enabled), load()
    everywhere = catalogue.policies[policy].covers == "every_surface"

    def stricter(surface: str, value: str) -> str:
        place, shown = catalogue.surfaces[surface], show(surface, value)
        if not enabled or place.content != "text" or not (everywhere or place.row is not None):
            return shown
        return ROW.sub(_starred_row, shown)

    return stricter


class StrictDesk(InProcessDesk):
    """Stars more digits in texts than ours."""

    def __init__(self) -> None:
        super().__init__(make_masker=strict_masker)


# --- 8

DIALOG_COMMANDS = c.Search | c.Choose | c.Refresh | c.Confirm | c.Cancel


class PrintedOrderDesk(InProcessDesk):
    """Where no dialog is open it tells the first reason of the printed list that is true: not accepted, not the owner,
    in wrap-up, interrupted; and only then that no dialog is open."""

    def apply(self, command: c.AnyCommand) -> Answer:
        """As ours, with another reason where two are true."""
        answer = super().apply(command)
        if (
            isinstance(answer, Refused)
            and answer.reason is Refusal.NO_DIALOG
            and isinstance(command, DIALOG_COMMANDS | c.SubmitWrapUp)
        ):
            return Refused(self._first(command), ("RULE-49",))
        return answer

    def _first(self, command: c.InConversation) -> Refusal:
        slot = self.record.conversations[command.conversation].slot
        me = InstanceId(self.record.configuration.agents.index(command.agent), slot)
        part = self.world.interaction(me)
        if part.state is InteractionPhase.OFFERED:
            return Refusal.NOT_ACCEPTED
        if isinstance(command, DIALOG_COMMANDS):
            if part.state is InteractionPhase.WRAP_UP:
                return Refusal.IN_WRAP_UP
            if part.role is Role.JOINED:
                return Refusal.NOT_OWNER
            if self.world.conversation(me).state is ConversationPhase.INTERRUPTED:
                return Refusal.INTERRUPTED
        return Refusal.NO_DIALOG


# --- 9


class LastAgentFirstDesk(InProcessDesk):
    """Requests of different agents that are due at one second expire from the last agent of the configuration to the
    first; those of one agent in the order of offering."""

    def _due(self) -> Iterator[tuple[int, int, Event]]:
        for second, serial, event in super()._due():
            yield second, serial - event.me.agent * 1_000_000_000, event


# --- 10


class OpenPaneDesk(InProcessDesk):
    """A pane in wrap-up goes on showing the conversation as it goes on, with whomever."""

    def view(self, agent: str) -> DesktopView:
        """As ours, as if nobody had left."""
        parts = list(self.record.interactions.values())
        left = [part.left_serial for part in parts]
        for part in parts:
            part.left_serial = None
        try:
            return super().view(agent)
        finally:
            for part, serial in zip(parts, left, strict=True):
                part.left_serial = serial


# --- 11


@dataclass
class WideDialog(DialogRecord):
    """A dialog that remembers what it would list without a search."""

    all_queues: tuple[str, ...] = ()
    all_agents: tuple[str, ...] = ()
    all_reasons: tuple[str, ...] = ()


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _begins_a_word(search: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if not search or f" {_folded(search)}" in f" {_folded(name)}")


class WordBeginningsDesk(InProcessDesk):
    """The search in a dialog finds what begins a word of the name, not what stands somewhere in it."""

    def apply(self, command: c.AnyCommand) -> Answer:
        """As ours; what the search leaves is narrowed after it."""
        answer = super().apply(command)
        if isinstance(answer, Accepted) and isinstance(command, c.Search | c.Refresh):
            slot = self.record.conversations[command.conversation].slot
            part = self.record.interactions[self.record.configuration.agents.index(command.agent), slot]
            if part.dialog is not None:
                part.dialog = self._narrowed(part.dialog)
                self.forget_views()
        return answer

    @staticmethod
    def _narrowed(dialog: DialogRecord) -> DialogRecord:
        if isinstance(dialog, WideDialog):
            wide = dialog.all_queues, dialog.all_agents, dialog.all_reasons
        else:
            wide = dialog.queues, dialog.agents, dialog.reasons
        queues, agents, reasons = (_begins_a_word(dialog.search, names) for names in wide)
        return without_hidden_choice(WideDialog(queues, agents, reasons, dialog.search, dialog.chosen, *wide))


# --- 12

Part = Literal["notice", "submit", "refresh", "preview", "cut", "initials"]
PREVIEW_LIMIT = 20


class LetterDesk(InProcessDesk):
    """Takes the port by the letter, or where it says nothing, its own way. `parts` picks some of these:

    notice: a notice's text is the whole id of the glossary. submit: the button is offered once clicking it would be
    accepted. refresh: the open dialog that Refresh speaks of may be the wrap-up's; nothing changes. preview: what says
    that an agent joined is a message (CONF-7), so a task may preview it. cut: a preview is the beginning of a long
    text. initials: an agent's bubble has the agent's.
    """

    def __init__(self, *parts: Part) -> None:
        super().__init__()
        self._parts: frozenset[Part] = frozenset(parts or get_args(Part))

    def apply(self, command: c.AnyCommand) -> Answer:
        """As ours, but refreshing the wrap-up dialog is accepted: its reasons are as they were."""
        answer = super().apply(command)
        if "refresh" in self._parts and isinstance(answer, Refused) and isinstance(command, c.Refresh):
            talk = self.record.conversations.get(command.conversation)
            if talk is not None and talk.slot != NOBODY and command.agent in self.record.configuration.agents:
                me = InstanceId(self.record.configuration.agents.index(command.agent), talk.slot)
                if self.world.interaction(me).state is InteractionPhase.WRAP_UP:
                    return Accepted()
        return answer

    def view(self, agent: str) -> DesktopView:
        """As ours, by the letter."""
        view = super().view(agent)
        panes = {pane.conversation: self._pane(pane) for pane in view.panes}
        return msgspec.structs.replace(
            view,
            panes=tuple(panes.values()),
            tasks=tuple(self._task(task, panes[task.conversation]) for task in view.tasks),
            desktop_notifications=tuple(
                msgspec.structs.replace(each, preview=self._cut(each.preview)) for each in view.desktop_notifications
            ),
        )

    def _cut(self, preview: str) -> str:
        return f"{preview[:PREVIEW_LIMIT]}…" if "cut" in self._parts and len(preview) > PREVIEW_LIMIT else preview

    def _task(self, task: Task, pane: Pane) -> Task:
        newest = pane.messages[-1] if pane.messages else None
        if newest is not None and newest.author == "notice" and "preview" in self._parts:
            return msgspec.structs.replace(task, preview=newest.text)
        return msgspec.structs.replace(task, preview=self._cut(task.preview))

    def _pane(self, pane: Pane) -> Pane:
        nothing_chosen = pane.dialog is not None and not pane.dialog.chosen
        buttons = tuple(
            button
            for button in pane.buttons
            if not ("submit" in self._parts and nothing_chosen and button == "submit_wrap_up")
        )
        return msgspec.structs.replace(
            pane, buttons=buttons, messages=tuple(self._bubble(bubble) for bubble in pane.messages)
        )

    def _bubble(self, bubble: Bubble) -> Bubble:
        if bubble.author == "notice" and "notice" in self._parts:
            return msgspec.structs.replace(bubble, text=f"label.{bubble.text}")
        if bubble.author == "agent" and "initials" in self._parts:
            return msgspec.structs.replace(bubble, initials="".join(word[0] for word in words_of(bubble.signature)))
        return bubble


class OtherDesk(NamedTuple):
    """A correct desktop, and what it does otherwise."""

    name: str
    difference: str
    is_sure: bool
    make: Callable[[], Desk]


OTHER: tuple[OtherDesk, ...] = (
    OtherDesk(
        "lists by alphabet or newest first",
        "Names in dialogs, buttons: by alphabet; requests, tasks, panes, CAD variables, history and the "
        "administrator's "
        "list: the other way round. RULE-51 and the fields' own descriptions say that these have no order.",
        True,
        SortedDesk,
    ),
    OtherDesk(
        "another order at every look",
        "Every look is built anew, shares no text or entry with the one before, and has the lists without order "
        "shuffled "
        "anew, also where nothing happened in between; answers are built anew too. RULE-51: in any order; "
        "nothing in the "
        "port speaks of identity.",
        True,
        NeverTwiceDesk,
    ),
    OtherDesk(
        "own words for refusals",
        "Cites nothing or its own handbook, tells malformed in one Korean sentence, and raises a subclass of "
        "KeyError "
        "without words. RULE-33: the wording of a reason is a desktop's own; Malformed.problem is a sentence; "
        "the port "
        "says KeyError and a subclass is one.",
        True,
        OwnWordsDesk,
    ),
    OtherDesk(
        "five methods over a log",
        "Has the five methods and no more (no administrator_view, so closed_as is empty), is false, equal to "
        "nothing, in "
        "no set, never copied; keeps accepted commands, neighbours merged, and replays them in a thread for "
        "every look. "
        "The port asks for five methods, RULE-50 lets the list be not offered, RULE-8 lets advances be merged.",
        True,
        BareDesk,
    ),
    OtherDesk(
        "rubbish in what is not offered",
        "Declares LineBreak, Refresh, DeleteQueue and eight fields in not_offered, sends rubbish in the fields "
        "and raises "
        "at the commands. spec/port/capabilities.py: a field is empty whatever the desktop sends there, and "
        "these are "
        "commands that nobody gives it.",
        True,
        NotOfferedDesk,
    ),
    OtherDesk(
        "initials of all words",
        "A customer's initials are those of all words, small, and composed where the name is written in jamo; an "
        "outbound "
        "announcement goes with the holding, though within its second. RULE-40 leaves open how many initials a name "
        "has, and RULE-35 says that an announcement may stay also where the conversation moves on, not that it must.",
        True,
        FreeFieldsDesk,
    ),
    OtherDesk(
        "strict masks in texts",
        "Texts star every group of seven or more digits, dates, money and RRNs aside, also where nothing tells "
        "that it is "
        "a phone number. RULE-46 has a strict mode and no setting says which mode a desk is in; "
        "spec/visibility/masks.py "
        "calls such stars no fault. Whoever reads RULE-46 as complete forbids it.",
        False,
        StrictDesk,
    ),
    OtherDesk(
        "first reason of the printed list",
        "A dialog's command without its dialog is refused as not accepted, not the owner, in wrap-up or "
        "interrupted where "
        "that is true; Submit Wrap Up on a mere offer as not accepted. RULE-49 tells the first reason that "
        "applies, these "
        "stand before no_dialog, and nothing says which reasons apply to which command.",
        False,
        PrintedOrderDesk,
    ),
    OtherDesk(
        "last agent expires first",
        "Requests of different agents due at one second expire from the last agent to the first; it shows with "
        "automatic "
        "routing. RULE-8 orders those of one agent, and different seconds, and leaves different agents free.",
        True,
        LastAgentFirstDesk,
    ),
    OtherDesk(
        "wrap up pane goes on",
        "The pane and the task in wrap-up show later messages of a conversation that goes on with others. No "
        "clause "
        "says that they stop; RULE-53, which was written since, does.",
        False,
        OpenPaneDesk,
    ),
    OtherDesk(
        "search at word beginnings",
        "The search field finds names in which a word begins with the text, not those that hold it elsewhere. "
        "The clauses "
        "say that it narrows the list; RULE-31 says how it matches only since this was written.",
        False,
        WordBeginningsDesk,
    ),
    OtherDesk(
        "port by the letter",
        "Six open readings, each also alone by LetterDesk(part): notice text label.joined_message; Submit Wrap Up only "
        "once a reason is chosen; Refresh in the wrap-up dialog accepted; a task previews the joined message; previews "
        "cut at 20 characters; initials in agents' bubbles. The fields' descriptions allow each, or say nothing.",
        False,
        LetterDesk,
    ),
)
