"""Views with something in every field, and strategies for any view at all."""

from types import NoneType
from typing import Any, Literal, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from machine.screen import AnyView
from spec.port.facts import facts_of
from spec.port.views import (
    AdministratorView,
    Bubble,
    CadVariable,
    Composer,
    CustomerMessage,
    CustomerView,
    DesktopNotification,
    DesktopView,
    DialogView,
    HistoryBrick,
    ListedConversation,
    Pane,
    Popover,
    Task,
    Toaster,
    View,
)

NUMBER = "+12025550101"
DIALOG = DialogView(
    kind="transfer", queues=("Billing",), agents=("Jun",), reasons=("Resolved",), search="i", chosen="Billing"
)
PANE = Pane(
    conversation="c2",
    title_label="contact_origin",
    title=NUMBER,
    customer_name="Hana Kim",
    control="conference",
    buttons=("transfer", "end"),
    messages=(
        Bubble(author="customer", style="grey", initials="HK", signature="Hana", text="Hello", at_seconds=5),
        Bubble(author="notice", style="notice", initials="", signature="Jun", text="joined_message", at_seconds=6),
    ),
    composer=Composer(placeholder=NUMBER, draft="I will", remaining=994),
    alert="asset_alert",
    dialog=DIALOG,
    cad=(CadVariable(name="contact_origin", value=NUMBER), CadVariable(name="dnis", value="+12025550190")),
)
DESKTOP = DesktopView(
    agent="Minji",
    status="available",
    label="engaged",
    popovers=(
        Popover(
            conversation="c1",
            direction="inbound",
            cause="queue",
            queue_name="Delivery",
            phone_number="+12025550102",
            source_number="+12025550191",
            timer_seconds=65,
            accept=True,
        ),
    ),
    toasters=(Toaster(at_seconds=7, conversation="c3", number="+12025550103", text="A toast"),),
    desktop_notifications=(
        DesktopNotification(at_seconds=8, conversation="c4", number="+12025550104", preview="A preview"),
    ),
    tasks=(Task(conversation="c5", title_label="dnis", title="+12025550105", customer_name="Doyun", preview="A task"),),
    panes=(PANE,),
    history=(
        HistoryBrick(
            conversation="c6",
            title_label="dnis",
            title="+12025550106",
            customer_name="Sora",
            result="done",
            reason="Escalated",
            at_seconds=9,
            closed_as="ended",
        ),
    ),
)
CUSTOMER = CustomerView(
    conversation="c1",
    open=True,
    messages=(CustomerMessage(author="customer", text="Hello"), CustomerMessage(author="agent", text="Good day")),
)
ADMINISTRATOR = AdministratorView(
    (ListedConversation(conversation="c1", asset="Main line", queue="Billing", open=False, closed_as="left"),)
)
SAMPLES: tuple[AnyView, ...] = (DESKTOP, CUSTOMER, ADMINISTRATOR)


def any_view(form: type[View]) -> st.SearchStrategy[Any]:
    """Any view of this form, whatever was written into it."""
    return st.builds(form, **{field: _any(facts.hint) for field, facts in facts_of(form).items()})


def _any(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is tuple:
        return st.lists(_any(get_args(hint)[0]), max_size=2).map(tuple)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if NoneType in get_args(hint):
        return st.none() | _any(next(each for each in get_args(hint) if each is not NoneType))
    if isinstance(hint, type) and issubclass(hint, View):
        return any_view(hint)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        int: st.integers(-1000, 40_000_000),
        str: st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12),
    }
    return plain[hint]


HOSTILE = (
    "<script>alert(1)</script>",
    "</textarea><script>alert(2)</script>",
    '" onclick="alert(3)" x="',
    "' autofocus onfocus='alert(4)",
    "<!--+-->",
    "&lt;b&gt; &amp;amp; &#x3c;",
    "\r\n one\n\n two ",
    "\n",
    "\u202eright to left\u2066",
    "{number} {count} {agent}",
    "x" * 5_000,
    "c1",
    "joined_message",
    "asset_alert",
)


def places(view: msgspec.Struct, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where each field of a view and of its parts stands."""
    found: list[tuple[str | int, ...]] = []
    for field in view.__struct_fields__:
        value = getattr(view, field)
        found.append((*path, field))
        if isinstance(value, msgspec.Struct):
            found += places(value, (*path, field))
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                if isinstance(each, msgspec.Struct):
                    found += places(each, (*path, field, index))
    return found


def changed(view: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """The view with another value in one place."""
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return (*view[:first], changed(view[first], rest, value), *view[first + 1 :])
    return msgspec.structs.replace(view, **{first: changed(getattr(view, first), rest, value)})


def at(view: Any, path: tuple[str | int, ...]) -> Any:
    """What stands in a place."""
    for each in path:
        view = view[each] if isinstance(each, int) else getattr(view, each)
    return view


ANY: st.SearchStrategy[AnyView] = any_view(DesktopView) | any_view(CustomerView) | any_view(AdministratorView)
