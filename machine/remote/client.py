"""A desktop in another process as a desktop: each call of the Desk port is one numbered exchange of the wire.

When an exchange has failed nobody knows what the desktop has done, so its connection is closed, and the next reset
makes a new one.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from machine.port.errors import ExchangeFault, raise_adapter_error, raise_other_side_error, raise_unseen_error
from machine.port.extra_fields import ExtraField, extra_fields_told, without_extra_fields
from machine.port.form import not_plain
from machine.port.misfit import misfit_told
from machine.remote.connection import Connection, ExchangeFailure, Idle, Overheard
from machine.remote.trimmed_desk import EXTRA_FIELD
from spec.catalogue.entries import Words
from spec.port import messages as m
from spec.port.answers import Answer, Malformed
from spec.port.capabilities import NotOfferedError, filled, not_offered
from spec.port.commands import AnyCommand
from spec.port.configuration import Configuration
from spec.port.views import AdministratorView, CustomerView, DesktopView, View

Connect = Callable[[], Connection | ExchangeFailure]


ENCODER = msgspec.json.Encoder()
RESPONSES: Mapping[type[m.WireMessage], Any] = {
    m.HelloRequest: m.HelloResponse,
    m.ResetRequest: m.ResetResponse,
    m.ApplyRequest: m.ApplyResponse,
    m.AdvanceRequest: m.AdvanceResponse,
    m.ViewRequest: m.ViewResponse,
    m.CustomerViewRequest: m.CustomerViewResponse,
    m.AdministratorViewRequest: m.AdministratorViewResponse,
}
DECODERS: Mapping[type[m.WireMessage], Any] = {
    request: msgspec.json.Decoder(response | m.FailedResponse) for request, response in RESPONSES.items()
}
VIEWS: Mapping[type[m.WireMessage], type[View]] = {
    m.ViewRequest: DesktopView,
    m.CustomerViewRequest: CustomerView,
    m.AdministratorViewRequest: AdministratorView,
}
FAILED = str(m.FailedResponse.__struct_config__.tag)
NO_JSON = Words("what came is no JSON object in UTF-8.", "받은 것이 UTF-8로 된 JSON 객체가 아니다.")
NOTHING_CAME = Words("what came is empty.", "받은 것이 비어 있다.")
OTHER_KIND = Words(
    "what came has its number and is of another kind; repeat `exchange`.",
    "받은 것이 번호는 같으나 다른 종류이다. `exchange`를 그대로 되돌려주어야 한다.",
)
KNOWN_WIRE = re.compile(r"textdesk/[0-9]{1,4}")


class RemoteDesk:
    """The desktop at the other end.

    `not_offered` is what it declares so, and what came to the port later and it does not declare `offered`; these
    fields of its views are empty. `timeout_seconds` is how long an answer may take. Every call raises AdapterError
    where the exchange fails, and OtherSideError where the desktop does. Calls come one at a time.
    """

    def __init__(self, connect: Connect, timeout_seconds: float, *, ignores_extra_fields: bool = False) -> None:
        self._connect = connect
        self._ignores_extra_fields = ignores_extra_fields
        self.extra_fields: Counter[str] = Counter()
        """How often each field came that the port does not have, where these are ignored."""
        self._extra = Overheard()
        self.timeout_seconds = timeout_seconds
        self._connection: Connection | None = None
        self._lost = Words("it was closed", "연결을 닫았다")
        self._number = 0
        self._last: tuple[m.WireMessage, bytes, Any] | None = None
        self.instance = ""
        """What the other side calls this start of itself."""
        self.not_offered: frozenset[str] = frozenset()
        self.hello()

    def hello(self) -> None:
        """Ask who is there, on a new connection where there is none."""
        request = m.HelloRequest(number=self._take_number(), wire=m.WIRE)
        told = self._answered(request, self._anew() or self._greeted(request))
        self.instance, self.not_offered = told.instance, frozenset().union(*not_offered(told))
        self.is_test_desk = bool(told.test_desk)

    def reset(self, configuration: Configuration) -> Answer:
        """Reset the desktop, on a new connection where the old one is closed or something came unasked."""
        if self.idle(0) != "quiet":
            self.close()
            self.hello()
        return self._answer(m.ResetRequest, configuration=configuration)

    def apply(self, command: AnyCommand) -> Answer:
        """Give a command. One that no message can hold is Malformed, and is not sent."""
        return self._answer(m.ApplyRequest, command=command)

    def advance(self, seconds: int) -> Answer:
        """Let the clock go on, by an exchange of its own."""
        return self._answer(m.AdvanceRequest, seconds=seconds)

    def view(self, agent: str) -> DesktopView:
        """What the agent sees. Raises UnseenError where the other side has no such agent."""
        told = self._ask(m.ViewRequest, agent=agent)
        if isinstance(told, str) or told.view is None:
            raise_unseen_error("No agent has this name; the configuration names the agents.")
        view: DesktopView = told.view
        return view

    def customer_view(self, number: str, asset: str) -> CustomerView:
        """What the customer sees of the asset. Raises UnseenError where the other side has no such asset."""
        told = self._ask(m.CustomerViewRequest, customer=number, asset=asset)
        if isinstance(told, str) or told.view is None:
            raise_unseen_error("No asset has this name; the configuration names the assets.")
        view: CustomerView = told.view
        return view

    def administrator_view(self) -> AdministratorView:
        """The administrator's list, over the wire. Raises AdapterError where the exchange fails."""
        view: AdministratorView = self._ask(m.AdministratorViewRequest).view
        return view

    def said(self) -> Mapping[str, str]:
        """What came beside the messages since this was asked last, by what it came in: headers, fields that the port
        does not have, standard error. It is for who looks for values in it, and told to nobody."""
        beside = {} if self._connection is None else self._connection.said()
        return {**beside, EXTRA_FIELD: self._extra.take()}

    def close(self) -> None:
        """End the connection, and the process if it is one of ours."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def idle(self, seconds: float) -> Idle:
        """What the other side does within these seconds while nothing is asked."""
        return "closed" if self._connection is None else self._connection.idle(seconds)

    @property
    def renewable(self) -> bool:
        """Whether the other side may let its connection go while nothing is asked, and take another."""
        return self._connection is not None and self._connection.renewable

    def go_on_from(self, number: int) -> int:
        """Number the next exchanges from here, to see that large numbers come back as they went. Gives what would have
        been the next."""
        due, self._number = self._number + 1, number - 1
        return due

    def is_answered_alike_again(self) -> bool:
        """Deliver the last request once more, as a network may; whether the response is the same."""
        assert self._last is not None, "something was asked before"
        request, sent, told = self._last
        again = self._answered(request, self._anew() or self._exchanged(request, sent))
        return bool(again == told)

    def leave_without_answer(self, command: AnyCommand) -> None:
        """Give a command, and end the connection without waiting for the answer."""
        request = m.ApplyRequest(number=self._take_number(), wire=m.WIRE, command=command)
        failed = self._anew()
        if failed is None:
            assert self._connection is not None, "hello comes first"
            failed = self._connection.send(_kind(request), ENCODER.encode(request), self.timeout_seconds)
        self.close()
        if failed is not None:
            raise_adapter_error(failed.fault, request.number, _kind(request), failed.says)

    # --- one exchange

    def _take_number(self) -> int:
        self._number += 1
        return self._number

    def _answer(self, form: Callable[..., m.WireMessage], **parts: Any) -> Answer:
        told = self._ask(form, **parts)
        if isinstance(told, str):
            return Malformed(told)
        answer: Answer = told.answer
        return answer

    def _ask(self, form: Callable[..., m.WireMessage], **parts: Any) -> Any:
        """The response, or as a sentence why there is no request that can be sent."""
        for part in parts.values():
            problem = not_plain(part)
            if problem is not None:
                return problem
        unready = self._unready()
        request = form(number=self._take_number(), wire=m.WIRE, **parts)
        sent = _encoded(request)
        if sent is None:
            return f"The request is longer than the {m.MESSAGE_BYTES_LIMIT} bytes of a message."
        told = self._answered(request, unready or self._exchanged(request, sent))
        self._last = (request, sent, told)
        return told

    def _unready(self) -> ExchangeFailure | None:
        """Why nothing can be asked. A connection that the other side let go while nothing was asked is made anew."""
        if self._connection is None:
            return ExchangeFailure(
                ExchangeFault.CLOSED,
                Words(
                    f"there is no connection, since {self._lost.en}; reset the desktop to go on.",
                    f"연결이 없다({self._lost.ko}). 이어 가려면 데스크톱을 초기화해야 한다.",
                ),
            )
        idle = self._connection.idle(0)
        if idle == "noisy":
            return ExchangeFailure(
                ExchangeFault.OUT_OF_STEP,
                Words(
                    "something came before it was asked; print nothing there, and answer each once.",
                    "묻기 전에 무엇이 왔다. 그곳에 아무것도 출력하지 말고 요청마다 한 번만 답해야 한다.",
                ),
            )
        if idle == "closed" and self.renewable:
            known = self.instance
            self.hello()
            if self.instance != known:
                return ExchangeFailure(
                    ExchangeFault.RESTARTED,
                    Words(
                        "the other side has started anew, so what it knew is gone; reset it to go on.",
                        "상대편이 다시 시작되어 알던 것이 사라졌다. 이어 가려면 초기화해야 한다.",
                    ),
                )
            # It may end the connection after each answer, as HTTP/1.0 does: the hello has used up the new one.
            return self._anew()
        return None

    def _anew(self) -> ExchangeFailure | None:
        """Make a connection where there is none, or where the other side has let it go; why there is none."""
        if self._connection is not None and not (self.renewable and self.idle(0) == "closed"):
            return None
        self.close()
        made = self._connect()
        if isinstance(made, ExchangeFailure):
            return made
        self._connection = made
        return None

    def _greeted(self, request: m.HelloRequest) -> Any:
        told = self._exchanged(request, ENCODER.encode(request))
        if isinstance(told, m.HelloResponse):
            try:
                not_offered(told)
            except NotOfferedError as error:
                return ExchangeFailure(ExchangeFault.MALFORMED, error.told)
        return told

    def _exchanged(self, request: m.WireMessage, sent: bytes) -> Any:
        """The response, or why there is none that can be used."""
        assert self._connection is not None, "hello comes first"
        came = self._connection.exchange(_kind(request), sent, self.timeout_seconds)
        if isinstance(came, ExchangeFailure):
            return came
        told, extra = _read(request, came, self.not_offered, self._ignores_extra_fields)
        for each in extra:
            self.extra_fields[each.name] += 1
            self._extra.add(each.text)
        return told

    def _answered(self, request: m.WireMessage, told: Any) -> Any:
        """The response. Raises from here, where no frame holds what came."""
        kind = _kind(request)
        if isinstance(told, ExchangeFailure):
            if self._connection is not None:
                self.close()
                self._lost = Words(
                    f"exchange {request.number} ({kind}) failed", f"주고받기 {request.number}({kind})에 실패했다"
                )
            raise_adapter_error(told.fault, request.number, kind, told.says)
        if isinstance(told, m.FailedResponse):
            raise_other_side_error(kind)
        return told


def _kind(message: m.WireMessage | m.FailedResponse) -> str:
    return str(message.__struct_config__.tag)


def _encoded(request: m.WireMessage) -> bytes | None:
    sent = ENCODER.encode(request)
    return sent if len(sent) <= m.MESSAGE_BYTES_LIMIT else None


Extra = tuple[ExtraField, ...]


def _read(request: m.WireMessage, came: bytes, names: frozenset[str], ignores_extra: bool) -> tuple[Any, Extra]:
    """The response to a request among bytes that came, or why they are none; and the fields beyond the port that are
    ignored."""
    extra: Extra = ()
    try:
        try:
            told = _decoded(request, came, names)
        except msgspec.ValidationError:
            told, extra = _decoded_without_extra(request, came, names, ignores_extra)
    except msgspec.ValidationError as error:
        says = misfit_told(_filled(request, msgspec.json.decode(came), names), _form(request), str(error))
        return _wrong_head(request, came) or ExchangeFailure(ExchangeFault.MALFORMED, says), ()
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        says = NO_JSON if came.strip() else NOTHING_CAME
        return ExchangeFailure(ExchangeFault.MALFORMED, says), ()
    if isinstance(told, ExchangeFailure):
        return told, ()
    return _out_of_step(request, told.number, _kind(told)) or told, extra


def _decoded(request: m.WireMessage, came: bytes, names: frozenset[str]) -> Any:
    if type(request) not in VIEWS or not names:
        return DECODERS[type(request)].decode(came)
    return _converted(request, msgspec.json.decode(came), names)


def _decoded_without_extra(
    request: m.WireMessage, came: bytes, names: frozenset[str], ignores_extra: bool
) -> tuple[Any, Extra]:
    """The response without fields that the port does not have, where these are ignored; else why it is none."""
    raw, extra = without_extra_fields(msgspec.json.decode(came), _form(request))
    told = _converted(request, raw, names)
    if extra and not ignores_extra:
        return ExchangeFailure(ExchangeFault.MALFORMED, extra_fields_told(extra)), ()
    return told, extra


def _converted(request: m.WireMessage, raw: Any, names: frozenset[str]) -> Any:
    return msgspec.convert(_filled(request, raw, names), _form(request))


def _filled(request: m.WireMessage, raw: Any, names: frozenset[str]) -> Any:
    """What came, with every field empty that is not offered."""
    view = VIEWS.get(type(request))
    if view is not None and names and isinstance(raw, dict) and "view" in raw:
        raw["view"] = filled(raw["view"], view, names)
    return raw


def _form(request: m.WireMessage) -> Any:
    return RESPONSES[type(request)] | m.FailedResponse


def _wrong_head(request: m.WireMessage, came: bytes) -> ExchangeFailure | None:
    """What is wrong with the head of something that is no response to the request."""
    try:
        head = msgspec.json.decode(came, type=m.Head)
    except msgspec.ValidationError as error:
        says = misfit_told(msgspec.json.decode(came), RESPONSES[type(request)], str(error))
        return ExchangeFailure(ExchangeFault.MALFORMED, says)
    if head.wire != m.WIRE:
        is_known = KNOWN_WIRE.fullmatch(head.wire)
        theirs = Words(head.wire, head.wire) if is_known else Words("something else", "다른 것")
        return ExchangeFailure(
            ExchangeFault.WRONG_VERSION,
            Words(
                f"the other side speaks {theirs.en} and this kit {m.WIRE}.",
                f"상대편의 통신 규약은 {theirs.ko}이고 이쪽은 {m.WIRE}이다.",
            ),
        )
    return _out_of_step(request, head.number, head.exchange)


def _out_of_step(request: m.WireMessage, number: int, kind: str) -> ExchangeFailure | None:
    """Whether this answers another exchange. Only a number that was asked under is repeated."""
    if number == request.number and kind in (_kind(request), FAILED):
        return None
    if number == 0 and kind == FAILED:
        return None
    if number == request.number:
        return ExchangeFailure(ExchangeFault.OUT_OF_STEP, OTHER_KIND)
    told = _in_words(number, request)
    return ExchangeFailure(
        ExchangeFault.OUT_OF_STEP,
        Words(
            f"the number of what came is {told.en}; answer each exchange once, with its number.",
            f"받은 것의 번호는 {told.ko}. 요청마다 그 번호로 한 번만 답해야 한다.",
        ),
    )


def _in_words(number: int, request: m.WireMessage) -> Words:
    if 0 < number < request.number:
        return Words(f"that of exchange {number}", f"주고받기 {number}의 것이다")
    return Words("one that was not asked under", "물은 적이 없는 것이다")
