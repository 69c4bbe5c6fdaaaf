"""Ten further desktops that are correct and do otherwise what the documentation leaves free, by another writer."""

import random
import re
import threading
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from machine.desk.in_process import InProcessDesk, default_masker
from machine.lifecycle.world import Event
from machine.masking import Show
from spec.port import commands as c
from spec.port import views as v
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.configuration import Configuration
from spec.port.facts import facts_of
from spec.white_space import words_of
from tests.wild.different_desktops import OtherDesk, fresh
from tests.wild.rows_desktop import RowsDesk

ViewT = TypeVar("ViewT", bound=v.View)
Change = Callable[[v.View, str, Any], Any]
"""From a part of a view, a field's name and its value to another value."""


class WrappedDesk:
    """A desk in front of our own, with nothing but the port to see."""

    def __init__(self) -> None:
        self._desk = InProcessDesk()

    def reset(self, configuration: Configuration) -> Answer:
        return self._answer(self._desk.reset(configuration))

    def apply(self, command: c.AnyCommand) -> Answer:
        return self._answer(self._desk.apply(command))

    def advance(self, seconds: int) -> Answer:
        return self._answer(self._desk.advance(seconds))

    def view(self, agent: str) -> v.DesktopView:
        return self._shown(self._desk.view(agent))

    def customer_view(self, number: str, asset: str) -> v.CustomerView:
        return self._shown(self._desk.customer_view(number, asset))

    def administrator_view(self) -> v.AdministratorView:
        return self._shown(self._desk.administrator_view())

    def _answer(self, answer: Answer) -> Answer:
        return answer

    def _shown(self, view: ViewT) -> ViewT:
        return view


def rebuilt(view: ViewT, change: Change) -> ViewT:
    """A view made anew, from the inside out."""
    return type(view)(
        **{name: change(view, name, _rebuilt(getattr(view, name), change)) for name in view.__struct_fields__}
    )


def _rebuilt(value: Any, change: Change) -> Any:
    if isinstance(value, tuple):
        return tuple(_rebuilt(each, change) for each in value)
    return rebuilt(value, change) if isinstance(value, v.View) else value


# --- lists in other orders


class ShuffledDesk(WrappedDesk):
    """A hash map's order: every list whose order is no behaviour comes in another one at each look."""

    def __init__(self) -> None:
        super().__init__()
        self._dice = random.Random(7)

    def _shown(self, view: ViewT) -> ViewT:
        def change(part: v.View, name: str, value: Any) -> Any:
            if facts_of(type(part))[name].ordered_by == ():
                return tuple(self._dice.sample(value, len(value)))
            return value

        return rebuilt(view, change)


# --- other words


class NobodyThereError(KeyError):
    """This desktop's own error for names."""


class TerseDesk(WrappedDesk):
    """Refusals without the ids of our catalogue, or with its own; its own sentences; its own KeyError."""

    def _answer(self, answer: Answer) -> Answer:
        match answer:
            case Refused(reason=reason):
                return Refused(reason, () if len(reason.value) % 2 else (f"KB{4000 + len(reason.value)}", "도움말"))
            case Malformed():
                return Malformed("400")
        return answer

    def view(self, agent: str) -> v.DesktopView:
        try:
            return super().view(agent)
        except KeyError:
            raise NobodyThereError from None

    def customer_view(self, number: str, asset: str) -> v.CustomerView:
        try:
            return super().customer_view(number, asset)
        except KeyError:
            raise NobodyThereError("모르는 자산") from None

    def administrator_view(self) -> v.AdministratorView:
        try:
            return super().administrator_view()
        except KeyError:
            raise NobodyThereError from None


# --- other initials


class LongInitialsDesk(WrappedDesk):
    """As many initials as the name has words that begin with a letter, not two at most."""

    def _shown(self, view: ViewT) -> ViewT:
        def change(part: v.View, name: str, value: Any) -> Any:
            if name == "initials" and isinstance(part, v.Bubble) and part.author == "customer":
                return "".join(word[0].upper() for word in words_of(part.signature) if word[0].isalpha()) or value
            return value

        return rebuilt(view, change)


# --- two models, threads, a lazy clock


class TwoModelsDesk:
    """A model that decides and one that is looked at. Each command runs in a thread of its own and leaves an event; the
    model for looking catches up only when somebody looks, on copies. The clock goes on when somebody needs it, many
    advances at once."""

    def __init__(self) -> None:
        self._writer, self._reader = InProcessDesk(), InProcessDesk()
        self._lock = threading.Lock()
        self._news: list[bytes] = []
        self._late = 0

    def _in_thread(self, work: Callable[[], Answer]) -> Answer:
        out: list[Answer | BaseException] = []

        def job() -> None:
            try:
                with self._lock:
                    out.append(work())
            except BaseException as error:
                out.append(error)

        thread = threading.Thread(target=job, daemon=True)
        thread.start()
        thread.join()
        (done,) = out
        if isinstance(done, BaseException):
            raise done
        return done

    def reset(self, configuration: Configuration) -> Answer:
        def work() -> Answer:
            answer = self._writer.reset(configuration)
            if isinstance(answer, Accepted):
                self._reader.reset(msgspec.json.decode(msgspec.json.encode(configuration), type=Configuration))
                self._news, self._late = [], 0
            return answer

        return self._in_thread(work)

    def apply(self, command: c.AnyCommand) -> Answer:
        def work() -> Answer:
            if isinstance(command, c.Advance):
                answer = self._writer.would(command)
                if isinstance(answer, Accepted):
                    self._late += command.seconds
                return answer
            self._catch_up()
            answer = self._writer.apply(command)
            if isinstance(answer, Accepted):
                self._news.append(msgspec.json.encode(command))
            return answer

        return self._in_thread(work)

    def advance(self, seconds: int) -> Answer:
        return self.apply(c.Advance(seconds))

    def _catch_up(self) -> None:
        """The clock goes on, by all that is due at once."""
        while self._late:
            step = min(self._late, c.SECONDS_LIMIT)
            self._late -= step
            self._writer.apply(c.Advance(step))
            self._news.append(msgspec.json.encode(c.Advance(step)))

    def _looked_at(self) -> InProcessDesk:
        self._catch_up()
        for event in self._news:
            self._reader.apply(msgspec.json.decode(event, type=c.AnyCommand))
        self._news = []
        return self._reader

    def view(self, agent: str) -> v.DesktopView:
        with self._lock:
            return fresh(self._looked_at().view(agent))

    def customer_view(self, number: str, asset: str) -> v.CustomerView:
        with self._lock:
            return fresh(self._looked_at().customer_view(number, asset))

    def administrator_view(self) -> v.AdministratorView:
        with self._lock:
            return fresh(self._looked_at().administrator_view())


# --- texts that know more


class KnowingText(str):
    """A text that knows from which field it comes, equal to the plain one."""

    __slots__ = ("field",)
    field: str


class KnowingTextsDesk(WrappedDesk):
    """Every text of a view is of a subclass of str."""

    def _shown(self, view: ViewT) -> ViewT:
        def change(part: v.View, name: str, value: Any) -> Any:
            if isinstance(value, tuple):
                return tuple(change(part, name, each) for each in value)
            if not isinstance(value, str):
                return value
            text = KnowingText(value)
            text.field = f"{type(part).__name__}.{name}"
            return text

        return rebuilt(view, change)


# --- an older desktop


class OlderDesk:
    """Has neither the administrator's list nor the close in the history, and says that it lacks more: what it sends in
    those fields means nothing. No method of the newer part of the port."""

    not_offered = (
        *("DeleteQueue", "StartOutbound", "LineBreak"),
        *("Popover.timer_seconds", "Composer.remaining", "Bubble.initials", "Pane.cad"),
        *("DesktopView.desktop_notifications", "Task.preview"),
    )

    def __init__(self) -> None:
        self._desk = InProcessDesk()

    def reset(self, configuration: Configuration) -> Answer:
        return self._desk.reset(configuration)

    def apply(self, command: c.AnyCommand) -> Answer:
        if isinstance(command, c.DeleteQueue | c.StartOutbound | c.LineBreak):
            return Malformed("This desktop has no such command.")
        return self._desk.apply(command)

    def advance(self, seconds: int) -> Answer:
        return self._desk.advance(seconds)

    def view(self, agent: str) -> v.DesktopView:
        nothing: dict[str, Any] = {"timer_seconds": 7, "remaining": -1, "initials": "..", "preview": "(no preview)"}

        def change(part: v.View, name: str, value: Any) -> Any:
            if name in ("closed_as", "cad", "desktop_notifications"):
                return type(value)()
            if name == "preview" and not isinstance(part, v.Task):
                return value
            return nothing.get(name, value)

        return rebuilt(self._desk.view(agent), change)

    def customer_view(self, number: str, asset: str) -> v.CustomerView:
        return self._desk.customer_view(number, asset)


# --- what expires at one second for several agents


class LastAgentFirstDesk(InProcessDesk):
    """What expires at one second for different agents is taken agent by agent, the last configured first; of one agent
    in the order of offering."""

    def _turn(self, due: tuple[int, int, Event]) -> tuple[int, int, int]:
        second, serial, event = due
        return second, -event.me.agent, serial


# --- a longer announcement


class LongerMomentDesk(RowsDesk):
    """The popover of an outbound conversation goes away after three seconds."""

    announced_seconds = 3


# --- other stars

STARS_BEFORE_AT = re.compile(r"(?<=[^\s*])\*+(?=@)")


def six_stars(policy: str, enabled: bool) -> Show:
    """The masker, with six stars for whatever is hidden of a mailbox, so that its length is hidden too."""
    show = default_masker(policy, enabled)

    def shown(surface: str, value: str) -> str:
        masked = show(surface, value)
        return masked if masked == value else STARS_BEFORE_AT.sub("******", masked)

    return shown


LATER_OTHER: tuple[OtherDesk, ...] = (
    OtherDesk(
        "shuffled lists",
        "Every list but messages, toasters and notifications comes in another order at each look. RULE-51: those hold "
        "just what they must in any order, and nothing asks that it be the same at the next look.",
        True,
        ShuffledDesk,
    ),
    OtherDesk(
        "own words",
        "Cites nothing or its own articles, tells malformed as a number, and raises a KeyError of its own. RULE-33: "
        "reasons compare by class and their wording is a desktop's own; nothing asks for `cites` and `problem`, and a "
        "subclass of KeyError is one.",
        True,
        TerseDesk,
    ),
    OtherDesk(
        "all initials",
        "A customer's initials are those of all words that begin with a letter. RULE-40: how many initials a name has "
        "is open.",
        True,
        LongInitialsDesk,
    ),
    OtherDesk(
        "two models",
        "One model decides and another is looked at, which catches up when somebody looks; each command runs in a "
        "thread, and the clock goes on late and all at once. Nothing speaks of architecture; RULE-8 says that it does "
        "not matter how far the clock goes at once.",
        True,
        TwoModelsDesk,
    ),
    OtherDesk(
        "knowing texts",
        "Every text of a view is of a subclass of str. The port's fields are texts, and spec/port/order.py says that a "
        "text that knows more of itself counts as the text that it is.",
        True,
        KnowingTextsDesk,
    ),
    OtherDesk(
        "older desktop",
        "Has neither the administrator's list nor the close in the history, declares three commands and six fields as "
        "not offered, and sends in those what means nothing. RULE-50 and spec/port/capabilities.py allow it: such a "
        "field is empty for everybody.",
        True,
        OlderDesk,
    ),
    OtherDesk(
        "last agent first",
        "What expires at one second for different agents is taken from the last configured agent to the first; it "
        "shows with automatic routing. RULE-8: those of different agents expire in any order.",
        True,
        LastAgentFirstDesk,
    ),
    OtherDesk(
        "rows",
        "Written anew from the documents, as rows in a database without state machines; its lists come as its queries "
        "give them (RULE-51), and its refusals cite nothing of ours (RULE-33). Nothing speaks of storage.",
        True,
        RowsDesk,
    ),
    OtherDesk(
        "six stars",
        "Six stars stand for whatever is hidden of a mailbox, so that its length is hidden too. RULE-40: how many "
        "stars stand for the rest is open, as long as there is one.",
        True,
        lambda: InProcessDesk(make_masker=six_stars),
    ),
    OtherDesk(
        "longer moment",
        "The rows again, with a popover of an outbound conversation that goes away after three seconds. RULE-35: it "
        "may stay for five.",
        True,
        LongerMomentDesk,
    ),
)
