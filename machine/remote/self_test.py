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
from spec.catalogue.entries import Words
from spec.language import Language
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

SET_STATUS = Words("SetStatus to available", "사용 가능으로 바꾸는 SetStatus")
UNKNOWN_AGENT = Words("an unknown agent's SetStatus", "모르는 상담사의 SetStatus")
CUSTOMER_TEXT = Words("CustomerText", "CustomerText")
ADVANCE = Words(f"advance by {HOUR_SECONDS} s", f"{HOUR_SECONDS}초 advance")

Result = Literal["ok", "failed", "not run"]


class SelfTestOutcome(NamedTuple):
    """What one step of the self-test found, in English, and in Korean in `ko`; `is_lost` says that it failed in an
    exchange, which says nothing of the desktop behind it."""

    step: str
    result: Result
    says: str
    is_lost: bool = False
    ko: str = ""

    @property
    def found(self) -> Words:
        """What it found."""
        return Words(self.says, self.ko)

    @property
    def told(self) -> Words:
        """The step, and what it found."""
        return Words(f"{self.step}: {self.says}", f"{IN_KOREAN[self.step]}: {self.ko}")

    def __str__(self) -> str:
        return self.line("en")

    def line(self, language: Language) -> str:
        """The result in front, for a list of all steps."""
        result = RESULTS[self.result].of(language)
        return f"{result:8}{self.told.of(language)}" if language == "en" else f"{result} {self.told.ko}"


RESULTS: dict[Result, Words] = {
    "ok": Words("ok", "통과"),
    "failed": Words("failed", "실패"),
    "not run": Words("not run", "생략"),
}


class _Found(Exception):  # noqa: N818 - it never leaves this module
    """A sentence of ours."""

    def __init__(self, en: str, ko: str) -> None:
        super().__init__(en)
        self.told = Words(en, ko)


class _Wrong(_Found):
    """A step found this."""


class _NotRun(_Found):
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
            yield _outcome(step, "ok", run(_Subject(desk, lacking)))
        except _NotRun as lack:
            yield _outcome(step, "not run", lack.told)
        except (_Wrong, DesktopError) as error:
            yield _outcome(step, "failed", error.told, isinstance(error, AdapterError))


def _outcome(step: str, result: Result, told: Words, is_lost: bool = False) -> SelfTestOutcome:
    return SelfTestOutcome(step, result, told.en, is_lost, told.ko)


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
        self.expect(self.asked.reset(CONFIGURATION), Accepted(), Words("the configuration", "설정"))

    def needs(self, *names: str) -> None:
        missing = [name for name in names if name in self.lacking]
        if missing:
            raise _NotRun(f"{missing[0]} is not offered.", f"제공하지 않음: {missing[0]}.")

    def seen(self) -> Any:
        """Everything there is to see, lists without an order in the same one each time (RULE-51)."""
        listed = () if ADMINISTRATORS_LIST in self.lacking else (arranged(self.asked.administrator_view()),)
        agents = [arranged(self.asked.view(agent)) for agent in AGENTS]
        return agents, self.asked.customer_view(NUMBER, ASSET), listed

    def expect(self, answer: Answer, wanted: Answer, what: Words) -> None:
        """Raises _Wrong for an answer of another kind, or refused for another reason."""
        same = type(answer) is type(wanted)
        if same and isinstance(answer, Refused) and isinstance(wanted, Refused):
            same = answer.reason is wanted.reason
        if not same:
            raise _Wrong(
                f"{what.en} is answered {_told(answer)}, not {_told(wanted)}.",
                f"{what.ko}에 대한 응답이 {_told(wanted)}이어야 하는데 {_told(answer)}이다.",
            )

    def unchanged(self, command: Any, wanted: Answer, what: Words) -> None:
        before = self.seen()
        self.expect(self.asked.apply(command), wanted, what)
        if self.seen() != before:
            raise _Wrong(
                f"{what.en} is answered {_told(wanted)} and changes what is seen.",
                f"{what.ko}에 대한 응답이 {_told(wanted)}인데도 보이는 것이 바뀐다.",
            )


def _told(answer: Answer) -> str:
    name = type(answer).__name__
    return f"{name}({answer.reason.value})" if isinstance(answer, Refused) else name


def _hello(subject: _Subject) -> Words:
    if isinstance(subject.desk, RemoteDesk):
        subject.desk.hello()
        if subject.desk.not_offered != subject.lacking:
            raise _Wrong(
                "a second hello declares something else as not offered than the first.",
                "두 번째 hello에서 제공하지 않는다고 알린 것이 첫 번째와 다르다.",
            )
    count = len(subject.lacking)
    if not count:
        return Words("everything is offered.", "모두 제공한다.")
    return Words(
        f"{count} of {len(OFFERABLE)} commands and fields are not offered.",
        f"명령과 필드 {len(OFFERABLE)}개 가운데 {count}개를 제공하지 않는다.",
    )


def _reset(subject: _Subject) -> Words:
    subject.reset()
    first = subject.seen()
    if "SetStatus" not in subject.lacking:
        subject.expect(subject.asked.apply(c.SetStatus(AGENTS[0], "available")), Accepted(), SET_STATUS)
    if "CustomerText" not in subject.lacking:
        subject.expect(subject.asked.apply(c.CustomerText(NUMBER, ASSET, "Hello")), Accepted(), CUSTOMER_TEXT)
    subject.reset()
    if subject.seen() != first:
        raise _Wrong(
            "after a second reset something else is seen than after the first.",
            "두 번째 초기화 뒤에 보이는 것이 첫 번째와 다르다.",
        )
    return Words("a second reset shows the same as the first.", "두 번째 초기화도 첫 번째와 같은 것을 보인다.")


def _unknown(subject: _Subject) -> Words:
    subject.needs("SetStatus")
    subject.reset()
    subject.unchanged(c.SetStatus("Nobody", "available"), Refused(Refusal.UNKNOWN_NAME), UNKNOWN_AGENT)
    try:
        subject.desk.view("Nobody")
    except KeyError:
        return Words(
            "an unknown agent is refused, has no view, and changes nothing.",
            "모르는 상담사는 거부되고 view가 없으며 아무것도 바꾸지 않는다.",
        )
    except DesktopError:
        raise
    except Exception as error:
        raise _Wrong(
            f"the view of an unknown agent raises {where_raised(error)}",
            f"모르는 상담사의 view를 달라고 하면 오류를 낸다: {where_raised(error, 'ko')}",
        ) from None
    raise _Wrong(
        "the view of an unknown agent is something; give null over the wire, and KeyError in Python.",
        "모르는 상담사의 view로 무언가를 준다. 통신으로는 null을, 파이썬에서는 KeyError를 주어야 한다.",
    )


def _malformed(subject: _Subject) -> Words:
    unchecked: Any = c
    subject.reset()
    for what, command in (
        (Words("a command that is none", "명령이 아닌 것"), _Fly()),
        (Words("an unknown status", "모르는 상태"), unchecked.SetStatus(AGENTS[0], "flying")),
        (Words("a number as an agent", "상담사 자리의 숫자"), unchecked.SetStatus(1, "idle")),
        (Words("an empty name", "빈 이름"), unchecked.SetStatus("", "idle")),
        (Words("a second back", "1초 되돌리기"), c.Advance(-1)),
        (
            Words("a text beyond the limit of the port", "포트의 한도를 넘는 본문"),
            c.CustomerText(NUMBER, ASSET, LARGE_TEXT + "!"),
        ),
    ):
        subject.unchanged(command, Malformed(""), what)
    return Words(
        "what breaks the port's form is malformed, and changes nothing.",
        "포트의 형식에 맞지 않는 것은 형식 오류로 답하고 아무것도 바꾸지 않는다.",
    )


def _text_comes_back(subject: _Subject, text: str, what: Words) -> None:
    subject.needs("CustomerText", "CustomerView.messages", "CustomerMessage.text")
    subject.reset()
    subject.expect(subject.asked.apply(c.CustomerText(NUMBER, ASSET, text)), Accepted(), what)
    messages = subject.asked.customer_view(NUMBER, ASSET).messages
    if [message.text for message in messages] != [text]:
        raise _Wrong(
            f"{what.en} is not what the customer sees of it.", f"{what.ko}: 보낸 것과 고객에게 보이는 것이 다르다."
        )


def _unicode(subject: _Subject) -> Words:
    subject.reset()
    if [subject.asked.view(agent).agent for agent in AGENTS] != list(AGENTS):
        raise _Wrong(
            "an agent's name comes back as another; send and read UTF-8.",
            "상담사의 이름이 다르게 돌아온다. UTF-8로 보내고 읽어야 한다.",
        )
    _text_comes_back(
        subject,
        HARD_TEXT,
        Words("a text of several scripts, line ends and signs", "여러 문자와 줄바꿈과 기호가 섞인 본문"),
    )
    return Words("names and texts come back as they went.", "이름과 본문이 보낸 그대로 돌아온다.")


def _large(subject: _Subject) -> Words:
    what = Words(f"a text of {c.TEXT_LIMIT} code points", f"코드 포인트 {c.TEXT_LIMIT}개짜리 본문")
    _text_comes_back(subject, LARGE_TEXT, what)
    return Words(f"{what.en} comes back as it went.", f"{what.ko}이 보낸 그대로 돌아온다.")


def _clock(subject: _Subject) -> Words:
    subject.reset()
    began = time.perf_counter()
    subject.expect(subject.asked.advance(HOUR_SECONDS), Accepted(), ADVANCE)
    took_seconds = time.perf_counter() - began
    return Words(
        f"{HOUR_SECONDS} s go by in {took_seconds:.3f} s.", f"{HOUR_SECONDS}초를 보내는 데 {took_seconds:.3f}초 걸린다."
    )


def _timing(subject: _Subject) -> Words:
    subject.reset()
    took = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        subject.asked.view(AGENTS[0])
        took.append(time.perf_counter() - began)
    took.sort()
    middle, longest = f"{took[LOOKS // 2] * 1000:.1f} ms", f"{took[-1] * 1000:.1f} ms"
    return Words(
        f"a view takes {middle}, at most {longest}, in {LOOKS} looks.",
        f"view 하나에 {middle}, 길어야 {longest} 걸린다({LOOKS}번 보았을 때).",
    )


def _silence(subject: _Subject) -> Words:
    remote = _remote(subject)
    subject.reset()
    idle = remote.idle(WAIT_SECONDS)
    if idle == "noisy":
        raise _Wrong(
            "something comes while nothing is asked; print nothing on the wire, and answer each once.",
            "묻지 않았는데 무엇이 온다. 통신에 아무것도 출력하지 말고 요청마다 한 번만 답해야 한다.",
        )
    if idle == "closed" and remote.renewable:
        return Words(
            "the connection ends while nothing is asked; kept open, more can be asked in the same time.",
            "묻지 않는 동안 연결이 끊긴다. 열어 두면 같은 시간에 더 많이 물을 수 있다.",
        )
    if idle == "closed":
        raise _Wrong(
            "the process ends, or closes its output, while nothing is asked.",
            "묻지 않는 동안 프로세스가 끝나거나 출력을 닫는다.",
        )
    return Words(
        f"nothing comes in {WAIT_SECONDS:g} s while nothing is asked.",
        f"묻지 않으면 {WAIT_SECONDS:g}초 동안 아무것도 오지 않는다.",
    )


def _numbers(subject: _Subject) -> Words:
    remote = _remote(subject)
    subject.reset()
    due = remote.go_on_from(NUMBER_LIMIT - 1)
    try:
        remote.hello()
        remote.hello()
    finally:
        remote.go_on_from(due)
    return Words(
        f"numbers come back as they went, up to {NUMBER_LIMIT}.", f"번호가 {NUMBER_LIMIT}까지 보낸 그대로 돌아온다."
    )


def _twice(subject: _Subject) -> Words:
    remote = _remote(subject)
    subject.needs("CustomerText", "CustomerView.messages")
    subject.reset()
    subject.expect(subject.asked.apply(c.CustomerText(NUMBER, ASSET, "Hello")), Accepted(), CUSTOMER_TEXT)
    if not remote.is_answered_alike_again():
        raise _Wrong(
            "a request that is delivered twice is answered otherwise the second time.",
            "두 번 전달된 요청에 두 번째에는 다르게 답한다.",
        )
    if len(subject.asked.customer_view(NUMBER, ASSET).messages) != 1:
        raise _Wrong(
            "a request that is delivered twice is carried out twice; keep the last one and its answer.",
            "두 번 전달된 요청을 두 번 실행한다. 마지막 요청과 그 응답을 보관해야 한다.",
        )
    return Words("a request that is delivered twice is carried out once.", "두 번 전달된 요청을 한 번만 실행한다.")


def _lost(subject: _Subject) -> Words:
    remote = _remote(subject)
    subject.reset()
    first = subject.seen()
    remote.leave_without_answer(c.Advance(HOUR_SECONDS))
    subject.reset()
    if subject.seen() != first:
        raise _Wrong(
            "after an answer that nobody waited for, a reset does not start anew.",
            "응답을 기다리지 않고 떠난 뒤에 초기화하면 처음부터 시작하지 않는다.",
        )
    return Words(
        "after an answer that nobody waited for, a reset starts anew.",
        "응답을 기다리지 않고 떠난 뒤에도 초기화하면 처음부터 시작한다.",
    )


def _disconnected(subject: _Subject) -> Words:
    remote = _remote(subject)
    subject.reset()
    first = subject.seen()
    subject.expect(subject.asked.advance(HOUR_SECONDS), Accepted(), ADVANCE)
    remote.close()
    subject.reset()
    if subject.seen() != first:
        raise _Wrong(
            "after the connection ended and another one was made, a reset does not start anew.",
            "연결이 끊겨 새로 연결한 뒤에 초기화하면 처음부터 시작하지 않는다.",
        )
    return Words(
        "after the connection ended, another one is taken, and a reset starts anew.",
        "연결이 끊긴 뒤에도 새 연결을 받고, 초기화하면 처음부터 시작한다.",
    )


def _remote(subject: _Subject) -> RemoteDesk:
    if not isinstance(subject.desk, RemoteDesk):
        raise _NotRun("the desktop is in this process.", "데스크톱이 이 프로세스 안에 있다.")
    return subject.desk


STEPS: dict[str, Callable[[_Subject], Words]] = {
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
IN_KOREAN = {
    "hello": "인사(hello)",
    "reset": "초기화(reset)",
    "unknown names": "모르는 이름",
    "malformed": "형식 오류",
    "Unicode": "유니코드",
    "large text": "긴 본문",
    "virtual clock": "가상 시계",
    "timing": "걸리는 시간",
    "silence": "침묵",
    "numbers": "번호",
    "delivered twice": "두 번 전달",
    "lost answer": "잃은 응답",
    "disconnected": "연결 끊김",
}
"""What the steps are called in Korean; in English they are called by their ids."""
WIRE_STEPS = ("silence", "numbers", "delivered twice", "lost answer", "disconnected")
"""Those about the wire alone."""
