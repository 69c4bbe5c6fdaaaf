"""Everything of the port goes over the wire and comes back as it went, over HTTP and in a process of its own; a desktop
behind the wire is the desktop itself."""

import sys
from collections.abc import Iterator
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from machine.desk.in_process import InProcessDesk
from machine.harness import DeskMachine, campaign
from machine.harness.stateful.profiles import HypothesisProfile
from machine.oracle.comparison import Comparison, fields_of_views
from machine.oracle.model_oracle import departs
from machine.port.errors import AdapterError
from machine.port.port import Desk
from machine.remote import desk_of
from machine.remote.client import RemoteDesk
from machine.remote.serving import Server
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.capabilities import (
    ADDED,
    ADMINISTRATORS_LIST,
    EMPTY,
    IDENTITIES,
    OFFERABLE,
    NotOfferedError,
    filled,
    not_offered,
)
from spec.port.configuration import Configuration
from spec.port.messages import MESSAGE_BYTES_LIMIT, WIRE
from spec.port.views import AdministratorView, CustomerView, DesktopView, View
from spec.refusals import Refusal
from tests.desk.conftest import CONFIGURATION, HANA
from tests.remote.other_sides import served, spoiled


def test_tutorial_what_goes_over_the_wire_for_one_command() -> None:
    server = Server(InProcessDesk())
    server.answer(
        b'{"exchange": "reset", "number": 1, "wire": "textdesk/1", "configuration": %b}'
        % msgspec.json.encode(CONFIGURATION)
    )

    command = {"command": "SetStatus", "agent": "Minji", "status": "available"}
    sent = {"exchange": "apply", "number": 2, "wire": "textdesk/1", "command": command}
    assert msgspec.json.decode(server.answer(msgspec.json.encode(sent))) == {
        "exchange": "apply",
        "number": 2,
        "wire": "textdesk/1",
        "answer": {"answer": "Accepted"},
    }


# --- any command and any view


class Echo:
    """A desktop that keeps the last command it got, and shows what it is given."""

    def __init__(self) -> None:
        self.command: Any = None
        self.answer: Answer = Accepted()
        self.seen: Any = None

    def reset(self, configuration: Configuration) -> Answer:
        self.command = configuration
        return self.answer

    def apply(self, command: c.AnyCommand) -> Answer:
        self.command = command
        return self.answer

    def advance(self, seconds: int) -> Answer:
        self.command = seconds
        return self.answer

    def view(self, agent: str) -> DesktopView:
        self.command = agent
        view: DesktopView = self.seen
        return view

    def customer_view(self, number: str, asset: str) -> CustomerView:
        self.command = number, asset
        view: CustomerView = self.seen
        return view

    def administrator_view(self) -> AdministratorView:
        self.command = "administrator"
        view: AdministratorView = self.seen
        return view


ECHO = Echo()


@pytest.fixture(scope="module")
def echoed() -> Iterator[RemoteDesk]:
    """The echo over HTTP."""
    with served(ECHO) as target, desk_of(target, timeout_seconds=30) as desk:
        assert isinstance(desk, RemoteDesk)
        yield desk


TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=50)
NAMES = TEXTS.filter(bool)
OF_FIELD: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("agent", "asset", "queue", "number", "name"), NAMES),
    "text": TEXTS,
    "conversation": st.integers(1, 999_999_999).map("c{}".format),
    "seconds": st.integers(0, c.SECONDS_LIMIT),
}
COMMANDS = st.sampled_from(get_args(c.AnyCommand)).flatmap(
    lambda kind: st.builds(kind, **{field: OF_FIELD[field] for field in kind.__struct_fields__ if field in OF_FIELD})
)
ANSWERS: st.SearchStrategy[Any] = st.one_of(
    st.just(Accepted()),
    st.builds(Refused, st.sampled_from(Refusal), st.lists(TEXTS, max_size=3).map(tuple)),
    st.builds(Malformed, TEXTS),
)


@given(COMMANDS, ANSWERS)
def test_any_command_and_any_answer_come_over_as_they_are(
    echoed: RemoteDesk, command: c.AnyCommand, answer: Answer
) -> None:
    ECHO.answer = answer

    assert echoed.apply(command) == answer
    assert ECHO.command == command


@given(st.from_type(DesktopView), st.from_type(CustomerView), st.from_type(AdministratorView), NAMES, NAMES)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_view_comes_over_as_it_is(
    echoed: RemoteDesk,
    view: DesktopView,
    customer_view: CustomerView,
    administrator_view: AdministratorView,
    name: str,
    other: str,
) -> None:
    ECHO.seen = view
    assert echoed.view(name) == view
    assert ECHO.command == name
    ECHO.seen = customer_view
    assert echoed.customer_view(name, other) == customer_view
    assert ECHO.command == (name, other)
    ECHO.seen = administrator_view
    assert echoed.administrator_view() == administrator_view
    assert ECHO.command == "administrator"


@given(st.integers(0, c.SECONDS_LIMIT), st.lists(NAMES, min_size=1, max_size=5), st.booleans())
def test_seconds_and_configurations_come_over_as_they_are(
    echoed: RemoteDesk, seconds: int, names: list[str], masking: bool
) -> None:
    ECHO.answer = Accepted()
    configuration = msgspec.structs.replace(CONFIGURATION, agents=tuple(names), reasons=tuple(names), masking=masking)

    assert echoed.advance(seconds) == Accepted()
    assert ECHO.command == seconds
    assert echoed.reset(configuration) == Accepted()
    assert ECHO.command == configuration


# --- what is no command


@pytest.fixture(scope="module")
def ours() -> Iterator[Desk]:
    """Our desk in a process of its own."""
    command = f"{sys.executable} -c 'from machine.cli import main; main()' serve --stdio"
    with desk_of(f"stdio:{command}", timeout_seconds=30) as desk:
        yield desk


@given(st.one_of(*map(st.from_type, get_args(c.AnyCommand))))
def test_any_data_in_the_place_of_a_command_is_answered_as_in_this_process(ours: Desk, command: c.AnyCommand) -> None:
    here = InProcessDesk()
    here.reset(CONFIGURATION)
    ours.reset(CONFIGURATION)

    over, direct = ours.apply(command), here.apply(command)

    assert over == direct or type(over) is type(direct) is Malformed
    assert ours.view("Minji") == here.view("Minji")


unchecked: Any = c


@pytest.mark.parametrize(
    "command",
    [
        unchecked.TypeReply("Minji", "c1", "a\0b"),
        unchecked.TypeReply("Minji", "c1", "\ud800"),
        unchecked.TypeReply("Minji", "c1", b"x"),
        unchecked.TypeReply("Minji", "c1", "x" * MESSAGE_BYTES_LIMIT),
        unchecked.Advance(2**70),
        unchecked.Advance(1.5),
        unchecked.SetStatus("Minji", None),
        None,
        "x",
        (),
        object(),
        CONFIGURATION,
    ],
    ids=range(12),
)
def test_what_has_no_form_on_the_wire_is_malformed_all_the_same(ours: Desk, command: Any) -> None:
    ours.reset(CONFIGURATION)
    before = ours.view("Minji")

    assert isinstance(ours.apply(command), Malformed)
    assert isinstance(ours.advance(command), Malformed)
    assert isinstance(ours.reset(None if command is CONFIGURATION else command), Malformed)  # type: ignore[arg-type]
    assert ours.view("Minji") == before


def test_nobody_has_a_name_that_cannot_be_sent(ours: Desk) -> None:
    ours.reset(CONFIGURATION)
    for name in ("", "Nobody", "\ud800", "x" * 101, "x" * MESSAGE_BYTES_LIMIT):
        with pytest.raises(KeyError, match="No agent has this name"):
            ours.view(name)
        with pytest.raises(KeyError, match="No asset has this name"):
            ours.customer_view(HANA, name)


# --- a whole run


def test_random_runs_of_our_desk_behind_the_wire_keep_every_property(ours: Desk) -> None:
    class Behind(DeskMachine):
        def make_desk(self) -> Desk:
            return ours

    found = campaign(HypothesisProfile("short", examples=4, steps=25, cases=4, seed=1), Behind)
    assert found.failure is None, found.failure


def test_a_run_in_lockstep_departs_nowhere(ours: Desk) -> None:
    run = (
        c.SetStatus("Minji", "available"),
        c.CustomerText(HANA, "Shop", "안녕하세요 👋\n4111 1111 1111 1111"),
        c.Offer("c1", "Minji"),
        c.Accept("Minji", "c1"),
        c.TypeReply("Minji", "c1", "draft \u2028"),
        c.Send("Minji", "c1", "enter"),
        c.Send("Minji", "c1", "enter"),
        c.OpenTransfer("Minji", "c1"),
        c.Advance(31),
    )

    assert departs(ours, CONFIGURATION, run) is None


# --- a side from before the administrator's list


class Older:
    """A desktop with five methods. It closes conversations, and has no word for it."""

    def __init__(self) -> None:
        desk = InProcessDesk()
        self.reset, self.apply, self.advance = desk.reset, desk.apply, desk.advance
        self.view, self.customer_view = desk.view, desk.customer_view


ABANDONED = (
    c.SetStatus("Minji", "available"),
    c.CustomerText(HANA, "Shop", "Hello"),
    c.Offer("c1", "Minji"),
    c.CustomerStop(HANA, "Shop"),
)


def test_an_older_desktop_behind_the_wire_is_not_asked_for_what_came_later() -> None:
    with served(Older()) as target, desk_of(target, timeout_seconds=30) as desk:
        comparison = Comparison()

        assert not_offered(desk).fields == set(ADDED)
        assert departs(desk, CONFIGURATION, ABANDONED, comparison=comparison) is None
        assert set(comparison.left_out) == set(ADDED)
        assert [brick.closed_as for brick in desk.view("Minji").history] == [""]


def test_what_a_side_offers_of_what_came_later_it_says_in_its_hello() -> None:
    class WithoutTheList(InProcessDesk):
        not_offered = (ADMINISTRATORS_LIST,)

    def hello(desk: Desk) -> tuple[list[str], list[str]]:
        told = msgspec.json.decode(Server(desk).answer(b'{"exchange": "hello", "number": 1, "wire": "textdesk/1"}'))
        return told["not_offered"], told["offered"]

    assert hello(InProcessDesk()) == ([], list(ADDED))
    assert hello(WithoutTheList()) == ([], ["HistoryBrick.closed_as"])
    assert hello(Older()) == ([], [])


def test_a_side_that_says_it_has_the_list_and_leaves_a_field_out_of_it_is_malformed() -> None:
    def without(asked: dict[str, Any], told: dict[str, Any]) -> bytes:
        for row in told["view"]["conversations"] if asked["exchange"] == "administrator_view" else ():
            del row["closed_as"]
        return msgspec.json.encode(told)

    with spoiled(InProcessDesk(), without, from_exchange=1) as target, desk_of(target, timeout_seconds=30) as desk:
        desk.reset(CONFIGURATION)
        desk.apply(c.CustomerText(HANA, "Shop", "Hello"))
        assert isinstance(desk, RemoteDesk)
        says = r"\(administrator_view\) failed, malformed: `view\.conversations\[0\]\.closed_as` is missing, where "
        with pytest.raises(AdapterError, match=says):
            desk.administrator_view()


@pytest.mark.parametrize("name", ["HistoryBrick.result", "End", "no name"])
def test_only_what_came_later_can_be_offered(name: str) -> None:
    class Boasting(InProcessDesk):
        offered = (name,)

    with pytest.raises(NotOfferedError, match=r"^offered\[0\] names nothing that came to the port later; "):
        not_offered(Boasting())


# --- the numbers and the other side


def test_exchanges_are_numbered_from_1_and_each_says_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    answer = Server.answer

    def listening(server: Server, data: bytes) -> bytes:
        asked.append(msgspec.json.decode(data))
        return answer(server, data)

    monkeypatch.setattr(Server, "answer", listening)
    with served(InProcessDesk()) as target, desk_of(target, timeout_seconds=30) as desk:
        desk.reset(CONFIGURATION)
        desk.advance(1)

    assert [(each["exchange"], each["number"], each["wire"]) for each in asked] == [
        ("hello", 1, "textdesk/1"),
        ("reset", 2, "textdesk/1"),
        ("advance", 3, "textdesk/1"),
    ]


@pytest.mark.parametrize(
    ("sent", "answered"),
    [
        (b"", {"number": 0, "problem": "The request is no JSON object in UTF-8."}),
        (b"\xff", {"number": 0, "problem": "The request is no JSON object in UTF-8."}),
        (b"[" * 100_000, {"number": 0, "problem": "The request has no exchange, wire and number."}),
        (b'{"x":' * 100_000, {"number": 0, "problem": "The request is no JSON object in UTF-8."}),
        (b"{}", {"number": 0, "problem": "The request has no exchange, wire and number."}),
        (
            b'{"exchange": "hello", "number": 7, "wire": "textdesk/2"}',
            {"number": 7, "problem": "This side speaks textdesk/1, with exchanges numbered from 1."},
        ),
        (
            b'{"exchange": "fly", "number": 7, "wire": "textdesk/1"}',
            {"number": 7, "problem": "The request is malformed: Invalid value - at `$.exchange`."},
        ),
    ],
)
def test_what_is_no_request_is_answered_as_failed(sent: bytes, answered: dict[str, Any]) -> None:
    told = msgspec.json.decode(Server(InProcessDesk()).answer(sent))

    assert told == {"exchange": "failed", "wire": WIRE, **answered}


# --- not offered


def test_what_can_be_not_offered_is_every_command_and_every_field_that_can_be_empty() -> None:
    fields = {name for name in OFFERABLE if "." in name}

    assert set(OFFERABLE) - fields == {command.__name__ for command in get_args(c.AnyCommand)}
    assert fields < fields_of_views()
    assert fields_of_views() - fields == IDENTITIES | {
        "Popover.direction",
        "Bubble.author",
        "CadVariable.name",
        "CustomerMessage.author",
    }


def test_a_field_that_is_not_offered_may_be_left_out_and_is_empty_whatever_is_sent() -> None:
    class Plain(InProcessDesk):
        not_offered = ("Popover.timer_seconds", "DesktopView.toasters", "CustomerView.open", "DeleteQueue")

    with served(Plain()) as target, desk_of(target, timeout_seconds=30) as desk:
        desk.reset(CONFIGURATION)
        for command in (c.SetStatus("Minji", "available"), c.CustomerText(HANA, "Shop", "Hi"), c.Offer("c1", "Minji")):
            assert desk.apply(command) == Accepted()

        (popover,) = desk.view("Minji").popovers
        assert (popover.timer_seconds, popover.source_number) == (None, "********0199")
        assert desk.view("Minji").toasters == ()
        assert desk.customer_view(HANA, "Shop").open is False
        commands, fields = not_offered(desk)
        assert commands == {"DeleteQueue"}
        comparison = Comparison(fields)
        assert departs(desk, CONFIGURATION, [c.CustomerText(HANA, "Shop", "Hi")], comparison=comparison) is None
        assert comparison.left_out["DesktopView.toasters"] > 0


@given(st.sets(st.sampled_from([name for name in OFFERABLE if "." in name])), st.from_type(DesktopView))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_fields_left_out_are_empty_and_the_others_as_they_were(names: set[str], view: DesktopView) -> None:
    raw = msgspec.json.decode(msgspec.json.encode(view))
    left = msgspec.convert(filled(raw, DesktopView, frozenset(names)), DesktopView)

    assert not_the_same(view, left, names) == set()


def not_the_same(view: View, other: View, names: set[str]) -> set[str]:
    """The fields in which a view is not as it was, or not empty where it should be."""
    wrong: set[str] = set()
    for field in view.__struct_fields__:
        name, was, is_now = f"{type(view).__name__}.{field}", getattr(view, field), getattr(other, field)
        if name in names:
            wrong |= {name} if is_now != EMPTY[type(view)][field] else set()
        elif isinstance(was, View):
            wrong |= not_the_same(was, is_now, names)
        elif isinstance(was, tuple) and was and isinstance(was[0], View):
            wrong |= {name} if len(was) != len(is_now) else set()
            wrong = wrong.union(*(not_the_same(a, b, names) for a, b in zip(was, is_now, strict=False)))
        elif was != is_now:
            wrong.add(name)
    return wrong
