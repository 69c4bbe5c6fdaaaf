"""A desktop under test, asked so that nothing of its own gets out: what it raises, and what is no answer or view of the
port, is told by place and type, never by value. The values may be somebody's data."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePath
from types import TracebackType
from typing import Any, NamedTuple, TypeVar

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.engine import SpecificationError, run
from machine.port.errors import (
    AdapterError,
    DesktopError,
    OtherSideError,
    UnseenError,
    raise_adapter_error,
    raise_other_side_error,
    raise_unseen_error,
)
from machine.port.extra_fields import extra_fields_told, without_extra_fields
from machine.port.form import malformed, malformed_stage
from machine.port.misfit import misfit_told
from machine.port.port import Desk
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.commands import Advance, AnyCommand
from spec.port.configuration import Configuration
from spec.port.views import AdministratorView, CustomerView, DesktopView

T = TypeVar("T")

RAISED = (Exception, SystemExit, GeneratorExit)
"""What code of somebody else's may raise that must not get out; Ctrl-C must."""
RAISES = Words("the desktop raises {where}", "데스크톱이 오류를 낸다: {where}")
PLACE = Words("{name} in {file}, line {line}", "{file} {line}행의 {name}")
ENTERED = Words(", entered at ", ", 들어온 곳 ")
NO_VIEW = Words(
    "the other side has no view for a name that the configuration has.",
    "상대편이 설정에 있는 이름에 view를 주지 않는다.",
)
WELL_FORMED = "The desktop calls it malformed, and it has the form of the port."


class _Received(NamedTuple):
    """What a desktop gave, or as a sentence why it is nothing that can be used."""

    value: Any = None
    problem: Words | None = None
    error: Callable[[Words], Exception] = DesktopError


class GuardedDesk:
    """Any desktop, as a desktop: its answers and views are copies that hold only the port's own classes.

    Raises DesktopError for whatever else it gives or raises, AdapterError where a desktop in another process could not
    be asked, and SpecificationError where our own machines do. Our own desk's views are not copied.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.words = ""
        """What the desktop said beside the class of its last answer. It is looked at and told to nobody."""

    def reset(self, configuration: Configuration) -> Answer:
        """The desktop's answer, in our own words where it is malformed."""
        answer = _of(_received("reset", lambda: self._desk.reset(configuration), Accepted, Refused, Malformed))
        self.words = _words(answer)
        return _own(answer, lambda: malformed_stage(configuration))

    def apply(self, command: AnyCommand) -> Answer:
        """The desktop's answer, with our own sentence and only the ids that the catalogue has."""
        answer = _of(_received("apply", lambda: self._desk.apply(command), Accepted, Refused, Malformed))
        self.words = _words(answer)
        return _own(answer, lambda: malformed(command, AnyCommand))

    def advance(self, seconds: int) -> Answer:
        """The command Advance: the desktop's own `advance` is not called."""
        return self.apply(Advance(seconds=seconds))

    def view(self, agent: str) -> DesktopView:
        """What the agent sees. Raises DesktopError where that is no view of the port."""
        if type(self._desk) is InProcessDesk:
            return self._desk.view(agent)
        view: DesktopView = _of(_received("view", lambda: self._desk.view(agent), DesktopView))
        return view

    def customer_view(self, number: str, asset: str) -> CustomerView:
        """What the customer sees of the asset. Raises DesktopError where that is no view of the port."""
        if type(self._desk) is InProcessDesk:
            return self._desk.customer_view(number, asset)
        view: CustomerView = _of(
            _received("customer_view", lambda: self._desk.customer_view(number, asset), CustomerView)
        )
        return view

    def said(self) -> Mapping[str, str]:
        """What came beside the messages of a desktop in another process since this was asked last, by what it came in.
        It is looked at and told to nobody."""
        said = getattr(self._desk, "said", None)
        beside = said() if callable(said) else {}
        return {str(name): str(text) for name, text in beside.items()} if isinstance(beside, Mapping) else {}

    @property
    def extra_fields(self) -> Mapping[str, int]:
        """How often each field came that the port does not have and that was ignored."""
        found = getattr(self._desk, "extra_fields", None)
        return found if isinstance(found, Mapping) else {}

    def administrator_view(self) -> AdministratorView:
        """The administrator's list, as a copy. Raises DesktopError."""
        # Whoever has no such method raises here as it would with any other that is missing.
        desk: Any = self._desk
        if type(desk) is InProcessDesk:
            return desk.administrator_view()
        view: AdministratorView = _of(
            _received("administrator_view", lambda: desk.administrator_view(), AdministratorView)
        )
        return view


def made(make_desk: Callable[[], T]) -> T:
    """A new desktop. Raises DesktopError if there is none."""
    desk: T = _of(_received("make_desk", make_desk))
    return desk


def _of(given: _Received) -> Any:
    """What was given. Raises from here, so that no frame that holds anything of the desktop's is in the traceback."""
    if given.problem is not None:
        raise given.error(given.problem)
    return given.value


def _received(method: str, ask: Callable[[], Any], *forms: type[msgspec.Struct]) -> _Received:
    """What a method of the desktop gives, as a copy where it must have one of these forms."""
    try:
        value = ask()
        return _copy(value, method, forms) if forms else _Received(value)
    except RAISED as error:
        raised_in = _frames(error)[-1].tb_frame.f_code
        if type(error) is SpecificationError and raised_in is run.__code__:
            return _Received(problem=Words(str(error), str(error)), error=lambda says: SpecificationError(says.en))
        if type(error) is AdapterError and raised_in is raise_adapter_error.__code__:
            return _Received(problem=error.says, error=partial(AdapterError, error.fault, error.number, error.exchange))
        if type(error) is OtherSideError and raised_in is raise_other_side_error.__code__:
            return _Received(problem=error.told, error=OtherSideError)
        if type(error) is UnseenError and raised_in is raise_unseen_error.__code__:
            return _Received(problem=_in(method, NO_VIEW))
        return _Received(problem=_in(method, _raised_by(error)))


def _copy(value: Any, method: str, forms: tuple[type[msgspec.Struct], ...]) -> _Received:
    form = next((form for form in forms if isinstance(value, form)), None)
    if form is None:
        given, wanted = type(value).__name__, [form.__name__ for form in forms]
        return _Received(
            problem=_given_in(
                method,
                f"is of the type {given}; give {' or '.join(wanted)}.",
                f"{given} 타입이다. {' 또는 '.join(wanted)} 타입으로 주어야 한다.",
            )
        )
    try:
        raw = msgspec.to_builtins(value, enc_hook=_plain)
        return _Received(msgspec.convert(raw, form))
    except msgspec.ValidationError as error:
        _, extra = without_extra_fields(raw, form)
        says = extra_fields_told(extra) if extra else misfit_told(raw, form, str(error))
        return _Received(problem=_given_in(method, f"is malformed: {says.en}", f"형식에 맞지 않는다: {says.ko}"))
    except TypeError:
        return _Received(
            problem=_given_in(
                method,
                "holds something else than texts, whole numbers, tuples and views; send these.",
                "문자열, 정수, 튜플, view가 아닌 것을 담고 있다. 이것만 보내야 한다.",
            )
        )


def _in(method: str, says: Words) -> Words:
    return Words(f"In {method} {says.en}", f"{method}에서 {says.ko}")


def _given_in(method: str, english: str, korean: str) -> Words:
    return Words(f"What the desktop gives in {method} {english}", f"데스크톱이 {method}에서 준 것이 {korean}")


def _plain(value: object) -> str | int:
    """A text or a number of a class of the desktop's own as one of Python's; what such a class does besides is not
    asked. Raises TypeError for anything else."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int.__index__(value)
    raise TypeError


def _raised_by(error: BaseException) -> Words:
    return Words(RAISES.en.format(where=where_raised(error)), RAISES.ko.format(where=where_raised(error, "ko")))


def where_raised(error: BaseException, language: Language = "en") -> str:
    """The type of an error, the place that raised it, and the place of ours or the test's where that was entered."""
    places = [
        PLACE.of(language).format(name=code.co_name, file=PurePath(code.co_filename).name, line=each.tb_lineno)
        for each in _frames(error)
        if (code := each.tb_frame.f_code).co_filename != __file__
    ]
    told = ENTERED.of(language).join(dict.fromkeys((*places[-1:], *places[:1])))
    space = Words(" ", "").of(language)
    return f"{type(error).__name__}{space}({told})." if told else f"{type(error).__name__}."


def _frames(error: BaseException) -> list[TracebackType]:
    found: list[TracebackType] = []
    traceback = error.__traceback__
    while traceback is not None:
        found.append(traceback)
        traceback = traceback.tb_next
    return found


def _is_known(cited: str) -> bool:
    catalogue = load()
    return cited in catalogue.clauses or cited in catalogue.assumptions


def _words(answer: Answer) -> str:
    """What a desktop says beside the class of an answer and is not passed on."""
    match answer:
        case Malformed(problem=problem):
            return problem
        case Refused(cites=cites):
            return " ".join(each for each in cites if not _is_known(each))
        case _:
            return ""


def _own(answer: Answer, problem: Callable[[], str | None]) -> Answer:
    """The answer in our own words: a desktop's sentence may hold anything, and so may what it cites."""
    match answer:
        case Malformed():
            return Malformed(problem() or WELL_FORMED)
        case Refused(reason=reason, cites=cites):
            return Refused(reason, tuple(filter(_is_known, cites)))
        case _:
            return answer
