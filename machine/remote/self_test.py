"""Proves an adapter's plumbing before its desktop is blamed: what goes over comes back, whole, in step and in time.

Little of the desktop's behaviour is needed for it: statuses, a customer's text, and whatever of these is offered.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple

from machine.oracle.guarded_desk import GuardedDesk, where_raised
from machine.port.errors import AdapterError, DesktopError
from machine.port.port import Desk
from machine.remote.client import RemoteDesk
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.capabilities import ADMINISTRATORS_LIST, OFFERABLE, not_offered
from spec.port.configuration import AssetSetting, Configuration
from spec.port.messages import NUMBER_LIMIT
from spec.port.order import arranged
from spec.refusals import Refusal

AGENTS = ("Minji", "서연 👩‍💻")
NUMBER, ASSET = "+12025550101", "Main line"
CONFIGURATION = Configuration(
    agents=AGENTS,
    queues=("Billing",),
    assets=(AssetSetting(ASSET, "+12025550180", "Billing"),),
    reasons=("Resolved",),
    routing="manual",
)
HARD_TEXT = '한글 \u1100\u1161\u11a8 👩‍💻🇰🇷 עברית "\\/ \t\r\n\u0085\u2028\u2029\u200b\ufeff\x7f\uffff é e\u0301 end'
"""What goes wrong where bytes, lines, quotes or code units are handled by hand."""
LARGE_TEXT = "👋" * c.TEXT_LIMIT
WAIT_SECONDS = 0.3
"""How long nothing may come while nothing is asked."""
HOUR_SECONDS = 3600
LOOKS = 50

Result = Literal["ok", "failed", "not run"]


class SelfTestOutcome(NamedTuple):
    """What one step of the self-test found; `is_lost` says that it failed in an exchange, which says nothing of the
    desktop behind it."""

    step: str
    result: Result
    says: str
    is_lost: bool = False

    def __str__(self) -> str:
        return f"{self.result:8}{self.step}: {self.says}"


class _Wrong(Exception):  # noqa: N818 - it never leaves this module
    """A step found this; it is a sentence of ours."""


class _NotRun(Exception):  # noqa: N818 - it never leaves this module
    """A step needs what is not offered."""


class _Fly(c.Command, frozen=True, tag="Fly"):
    """A command that the port does not have."""


def self_tested(desk: Desk, steps: Iterable[str] | None = None) -> Iterator[SelfTestOutcome]:
    """Each step's outcome, one by one; of all steps or of these. After a failed exchange the next step begins with a
    reset."""
    commands, fields = not_offered(desk)
    lacking = commands | fields
    for step in STEPS if steps is None else steps:
        run = STEPS[step]
        try:
            yield SelfTestOutcome(step, "ok", run(_Subject(desk, lacking)))
        except _NotRun as lack:
            yield SelfTestOutcome(step, "not run", str(lack))
        except (_Wrong, DesktopError) as error:
            yield SelfTestOutcome(step, "failed", str(error), isinstance(error, AdapterError))


def self_test_verdict(outcomes: Iterable[SelfTestOutcome]) -> Literal["proved", "refuted", "undetermined"]:
    """Refuted where a step failed, proved where some step found that all is well; undetermined where none was run."""
    results = {outcome.result for outcome in outcomes}
    if "failed" in results:
        return "refuted"
    return "proved" if "ok" in results else "undetermined"


class _Subject:
    """The desktop under the self-test."""

    def __init__(self, desk: Desk, lacking: frozenset[str]) -> None:
        self.desk = desk
        self.asked = GuardedDesk(desk)
        self.lacking = lacking

    def reset(self) -> None:
        self.expect(self.asked.reset(CONFIGURATION), Accepted(), "the configuration")

    def needs(self, *names: str) -> None:
        missing = [name for name in names if name in self.lacking]
        if missing:
            raise _NotRun(f"{missing[0]} is not offered.")

    def seen(self) -> Any:
        """Everything there is to see, lists without an order in the same one each time (RULE-51)."""
        listed = () if ADMINISTRATORS_LIST in self.lacking else (arranged(self.asked.administrator_view()),)
        agents = [arranged(self.asked.view(agent)) for agent in AGENTS]
        return agents, self.asked.customer_view(NUMBER, ASSET), listed

    def expect(self, answer: Answer, wanted: Answer, what: str) -> None:
        """Raises _Wrong for an answer of another kind, or refused for another reason."""
        same = type(answer) is type(wanted)
        if same and isinstance(answer, Refused) and isinstance(wanted, Refused):
            same = answer.reason is wanted.reason
        if not same:
            raise _Wrong(f"{what} is answered {_told(answer)}, not {_told(wanted)}.")

    def unchanged(self, command: Any, wanted: Answer, what: str) -> None:
        before = self.seen()
        self.expect(self.asked.apply(command), wanted, what)
        if self.seen() != before:
            raise _Wrong(f"{what} is answered {_told(wanted)} and changes what is seen.")


def _told(answer: Answer) -> str:
    name = type(answer).__name__
    return f"{name}({answer.reason.value})" if isinstance(answer, Refused) else name


def _hello(subject: _Subject) -> str:
    if isinstance(subject.desk, RemoteDesk):
        subject.desk.hello()
        if subject.desk.not_offered != subject.lacking:
            raise _Wrong("a second hello declares something else as not offered than the first.")
    count = len(subject.lacking)
    return f"{count} of {len(OFFERABLE)} commands and fields are not offered." if count else "everything is offered."


def _reset(subject: _Subject) -> str:
    subject.reset()
    first = subject.seen()
    if "SetStatus" not in subject.lacking:
        subject.expect(subject.asked.apply(c.SetStatus(AGENTS[0], "available")), Accepted(), "SetStatus to available")
    if "CustomerText" not in subject.lacking:
        subject.expect(subject.asked.apply(c.CustomerText(NUMBER, ASSET, "Hello")), Accepted(), "CustomerText")
    subject.reset()
    if subject.seen() != first:
        raise _Wrong("after a second reset something else is seen than after the first.")
    return "a second reset shows the same as the first."


def _unknown(subject: _Subject) -> str:
    subject.needs("SetStatus")
    subject.reset()
    subject.unchanged(c.SetStatus("Nobody", "available"), Refused(Refusal.UNKNOWN_NAME), "an unknown agent's SetStatus")
    try:
        subject.desk.view("Nobody")
    except KeyError:
        return "an unknown agent is refused, has no view, and changes nothing."
    except DesktopError:
        raise
    except Exception as error:
        raise _Wrong(f"the view of an unknown agent raises {where_raised(error)}") from None
    raise _Wrong("the view of an unknown agent is something; give null over the wire, and KeyError in Python.")


def _malformed(subject: _Subject) -> str:
    unchecked: Any = c
    subject.reset()
    for what, command in (
        ("a command that is none", _Fly()),
        ("an unknown status", unchecked.SetStatus(AGENTS[0], "flying")),
        ("a number as an agent", unchecked.SetStatus(1, "idle")),
        ("an empty name", unchecked.SetStatus("", "idle")),
        ("a second back", c.Advance(-1)),
        ("a text beyond the limit of the port", c.CustomerText(NUMBER, ASSET, LARGE_TEXT + "!")),
    ):
        subject.unchanged(command, Malformed(""), what)
    return "what breaks the port's form is malformed, and changes nothing."


def _text_comes_back(subject: _Subject, text: str, what: str) -> None:
    subject.needs("CustomerText", "CustomerView.messages", "CustomerMessage.text")
    subject.reset()
    subject.expect(subject.asked.apply(c.CustomerText(NUMBER, ASSET, text)), Accepted(), what)
    messages = subject.asked.customer_view(NUMBER, ASSET).messages
    if [message.text for message in messages] != [text]:
        raise _Wrong(f"{what} is not what the customer sees of it.")


def _unicode(subject: _Subject) -> str:
    subject.reset()
    if [subject.asked.view(agent).agent for agent in AGENTS] != list(AGENTS):
        raise _Wrong("an agent's name comes back as another; send and read UTF-8.")
    _text_comes_back(subject, HARD_TEXT, "a text of several scripts, line ends and signs")
    return "names and texts come back as they went."


def _large(subject: _Subject) -> str:
    _text_comes_back(subject, LARGE_TEXT, f"a text of {c.TEXT_LIMIT} code points")
    return f"a text of {c.TEXT_LIMIT} code points comes back as it went."


def _clock(subject: _Subject) -> str:
    subject.reset()
    began = time.perf_counter()
    subject.expect(subject.asked.advance(HOUR_SECONDS), Accepted(), f"advance by {HOUR_SECONDS} s")
    return f"{HOUR_SECONDS} s go by in {time.perf_counter() - began:.3f} s."


def _timing(subject: _Subject) -> str:
    subject.reset()
    took = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        subject.asked.view(AGENTS[0])
        took.append(time.perf_counter() - began)
    took.sort()
    return f"a view takes {took[LOOKS // 2] * 1000:.1f} ms, at most {took[-1] * 1000:.1f} ms, in {LOOKS} looks."


def _silence(subject: _Subject) -> str:
    remote = _remote(subject)
    subject.reset()
    idle = remote.idle(WAIT_SECONDS)
    if idle == "noisy":
        raise _Wrong("something comes while nothing is asked; print nothing on the wire, and answer each once.")
    if idle == "closed" and remote.renewable:
        return "the connection ends while nothing is asked; kept open, more can be asked in the same time."
    if idle == "closed":
        raise _Wrong("the process ends, or closes its output, while nothing is asked.")
    return f"nothing comes in {WAIT_SECONDS:g} s while nothing is asked."


def _numbers(subject: _Subject) -> str:
    remote = _remote(subject)
    subject.reset()
    due = remote.go_on_from(NUMBER_LIMIT - 1)
    try:
        remote.hello()
        remote.hello()
    finally:
        remote.go_on_from(due)
    return f"numbers come back as they went, up to {NUMBER_LIMIT}."


def _twice(subject: _Subject) -> str:
    remote = _remote(subject)
    subject.needs("CustomerText", "CustomerView.messages")
    subject.reset()
    subject.expect(subject.asked.apply(c.CustomerText(NUMBER, ASSET, "Hello")), Accepted(), "CustomerText")
    if not remote.is_answered_alike_again():
        raise _Wrong("a request that is delivered twice is answered otherwise the second time.")
    if len(subject.asked.customer_view(NUMBER, ASSET).messages) != 1:
        raise _Wrong("a request that is delivered twice is carried out twice; keep the last one and its answer.")
    return "a request that is delivered twice is carried out once."


def _lost(subject: _Subject) -> str:
    remote = _remote(subject)
    subject.reset()
    first = subject.seen()
    remote.leave_without_answer(c.Advance(HOUR_SECONDS))
    subject.reset()
    if subject.seen() != first:
        raise _Wrong("after an answer that nobody waited for, a reset does not start anew.")
    return "after an answer that nobody waited for, a reset starts anew."


def _disconnected(subject: _Subject) -> str:
    remote = _remote(subject)
    subject.reset()
    first = subject.seen()
    subject.expect(subject.asked.advance(HOUR_SECONDS), Accepted(), f"advance by {HOUR_SECONDS} s")
    remote.close()
    subject.reset()
    if subject.seen() != first:
        raise _Wrong("after the connection ended and another one was made, a reset does not start anew.")
    return "after the connection ended, another one is taken, and a reset starts anew."


def _remote(subject: _Subject) -> RemoteDesk:
    if not isinstance(subject.desk, RemoteDesk):
        raise _NotRun("the desktop is in this process.")
    return subject.desk


STEPS: dict[str, Callable[[_Subject], str]] = {
    "hello": _hello,
    "reset": _reset,
    "unknown names": _unknown,
    "malformed": _malformed,
    "Unicode": _unicode,
    "large text": _large,
    "virtual clock": _clock,
    "timing": _timing,
    "silence": _silence,
    "numbers": _numbers,
    "delivered twice": _twice,
    "lost answer": _lost,
    "disconnected": _disconnected,
}
WIRE_STEPS = ("silence", "numbers", "delivered twice", "lost answer", "disconnected")
"""Those about the wire alone."""
