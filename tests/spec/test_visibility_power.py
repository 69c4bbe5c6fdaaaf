"""The power of the visibility rules: each field of the views that cites a clause, and each history property, has a
fault here that the witness must find. The faults are made in the views alone; the desk behind them is sound."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import permutations
from typing import Any, get_args

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from spec.port import commands as c
from spec.port import views as v
from spec.port.capabilities import FORMS, IDENTITIES
from spec.port.configuration import Configuration
from spec.port.facts import facts_of
from spec.port.order import order_of
from spec.properties import HISTORY_PROPERTIES
from spec.visibility.observation import Observation
from spec.visibility.witness import Witness
from tests.spec.visibility_walk import HANA, SECRETS, Step, configuration, observe, walk

Run = tuple[Configuration, tuple[Observation, ...]]
Change = Callable[[Any], Any]
Fault = Callable[[Observation, Observation], Observation]
"""Takes the look and the one before it, and gives the look as a faulty desktop would show it."""


@cache
def runs() -> tuple[Run, ...]:
    """Sound runs: a story for what walks seldom reach, then walks under each routing, policy and setting."""
    walks = [configuration(), configuration("automatic", "listed"), configuration("automatic", masking=False)]
    return (
        story(),
        *(
            (settings, tuple(walk(InProcessDesk(), settings, seed, 300)))
            for seed, settings in enumerate(walks, start=1)
        ),
    )


def story() -> Run:
    """A conference and its end, transfers to an agent and a queue, what is refused after, an outbound start, a
    time-out and a late Accept, a customer who leaves before anybody accepts, a deleted asset."""
    settings = configuration()
    one: dict[str, str] = {"agent": "민지", "conversation": "c1"}
    two: dict[str, str] = {"agent": "Jun", "conversation": "c1"}
    three: dict[str, str] = {"agent": "Seoyeon", "conversation": "c1"}
    commands: tuple[c.AnyCommand, ...] = (
        c.Offer(conversation="c1", agent="민지"),
        *(c.SetStatus(agent=agent, status="available") for agent in settings.agents),
        c.CustomerText(number=HANA, asset="Main line", text="Hello"),
        c.Offer(conversation="c1", agent="민지"),
        c.Accept(**one),
        c.SetStatus(agent="Jun", status="idle"),
        c.OpenConference(**one),
        c.Choose(**one, kind="agent", name="Seoyeon"),
        c.SetStatus(agent="Jun", status="available"),
        c.Search(**one, text="Seo"),
        c.Search(**one, text="J"),
        c.Refresh(**one),
        c.Choose(**one, kind="agent", name="Jun"),
        c.Confirm(**one),
        c.Advance(seconds=2),
        c.Accept(**two),
        c.TypeReply(**one, text="Good day"),
        c.Send(**one, by="click"),
        c.CustomerText(number=HANA, asset="Main line", text="Good day to both"),
        c.EndConference(**two),
        c.Choose(**two, kind="reason", name="Resolved"),
        c.SubmitWrapUp(**two),
        c.TypeReply(**one, text="I pass you on"),
        c.Send(**one, by="enter"),
        c.OpenTransfer(**one),
        c.Choose(**one, kind="agent", name="Seoyeon"),
        c.Confirm(**one),
        c.Accept(**three),
        c.CustomerText(number=HANA, asset="Main line", text="Who is there?"),
        c.TypeReply(**one, text="Not me"),
        c.Send(**one, by="enter"),
        c.OpenConference(**three),
        c.Choose(**three, kind="agent", name="Jun"),
        c.Confirm(**three),
        c.WithdrawRequest(**three),
        c.OpenTransfer(**three),
        c.Choose(**three, kind="queue", name="Delivery"),
        c.Confirm(**three),
        c.Offer(conversation="c1", agent="Jun"),
        c.Accept(**two),
        c.End(**two),
        c.End(**two),
        c.StartOutbound(agent="Jun", asset="Main line", number=HANA),
        c.Advance(seconds=1),
        c.CustomerText(number=HANA, asset="Shop line", text="Anybody?"),
        c.Offer(conversation="c3", agent="Jun"),
        c.Advance(seconds=settings.rona_seconds),
        c.Accept(agent="Jun", conversation="c3"),
        c.CustomerStop(number=HANA, asset="Shop line"),
        c.DeleteAsset(asset="Main line"),
    )
    desk = InProcessDesk()
    first = observe(desk, settings, Step(None, desk.reset(settings)))
    return settings, (first, *(observe(desk, settings, Step(each, desk.apply(each))) for each in commands))


def found(fault: Fault, wanted: str | None = None) -> frozenset[str]:
    """The properties that the fault breaks, where it first shows in each run; stops once the wanted one is there."""
    properties: set[str] = set()
    for settings, looks in runs():
        witness = Witness(settings, SECRETS)
        before = looks[0]
        for look in looks:
            broken = {violation.property for violation in witness.see(fault(look, before))}
            properties |= broken
            if (broken and wanted is None) or wanted in broken:
                return frozenset(properties)
            before = look
    return frozenset(properties)


def test_the_runs_are_sound() -> None:
    assert found(lambda look, before: look) == frozenset()


# --- changing views


def rewritten(value: Any, change: Change) -> Any:
    """The value with every struct in it changed, the innermost first."""
    if isinstance(value, tuple):
        return tuple(rewritten(each, change) for each in value)
    if isinstance(value, msgspec.Struct):
        fields = {name: rewritten(getattr(value, name), change) for name in value.__struct_fields__}
        return change(type(value)(**fields))
    return value


def everywhere(change: Change) -> Fault:
    """The fault that changes every view so."""

    def fault(look: Observation, before: Observation) -> Observation:
        return replace(
            look,
            views={agent: rewritten(view, change) for agent, view in look.views.items()},
            customers={key: rewritten(view, change) for key, view in look.customers.items()},
            administrator=rewritten(look.administrator, change),
        )

    return fault


def on(kind: type[msgspec.Struct], /, **change: Callable[[Any], Any]) -> Fault:
    """The fault that gives these fields of a part of the view another value, made from that part."""

    def changed(value: Any) -> Any:
        if not isinstance(value, kind):
            return value
        return msgspec.structs.replace(value, **{name: make(value) for name, make in change.items()})

    return everywhere(changed)


def stale(kind: str) -> Fault:
    """The fault that shows one field of every view as it was at the look before."""

    def fault(look: Observation, before: Observation) -> Observation:
        views: dict[str, Any] = dict(look.views)
        for agent, view in views.items():
            views[agent] = msgspec.structs.replace(view, **{kind: getattr(before.views[agent], kind)})
        return replace(look, views=views)

    return fault


def in_panes(change: Callable[[v.Pane, v.Pane], v.Pane]) -> Fault:
    """The fault that makes each pane from itself and from what it was at the look before."""

    def fault(look: Observation, before: Observation) -> Observation:
        views: dict[str, Any] = dict(look.views)
        for agent, view in views.items():
            old: dict[str, Any] = {pane.conversation: pane for pane in before.views[agent].panes}
            panes = tuple(change(pane, old.get(pane.conversation, pane)) for pane in view.panes)
            views[agent] = msgspec.structs.replace(view, panes=panes)
        return replace(look, views=views)

    return fault


def answered(name: str) -> Fault:
    """The fault that says a refused command of this name was carried out."""

    def fault(look: Observation, before: Observation) -> Observation:
        if type(look.command).__name__ == name and look.answer == "refused":
            return replace(look, answer="accepted", accepted=True)
        return look

    return fault


# --- every field that cites something


def cited_fields() -> Iterator[tuple[type[msgspec.Struct], str, Any]]:
    """Struct, field and type of every field of the views that cites clauses or assumptions."""
    for view in v.VIEWS:
        for name, facts in facts_of(view).items():
            if facts.cites:
                yield view, name, facts.hint


def blank_of(hint: Any) -> Any:
    """What an empty field of this type holds."""
    if type(None) in get_args(hint):
        return None
    if getattr(hint, "__origin__", None) is tuple:
        return ()
    return {int: 0, bool: False}.get(hint, "")


BLANK_IS_FOUND_BY: Mapping[str, str] = {
    "Popover.cause": "requests-are-shown",
    "Popover.queue_name": "request-tells-its-fields",
    "Popover.phone_number": "request-tells-its-fields",
    "Popover.source_number": "request-tells-its-fields",
    "Popover.timer_seconds": "timer-counts-up",
    "Popover.accept": "request-tells-its-fields",
    "Toaster.number": "toasters-tell-every-call",
    "Toaster.text": "toasters-tell-every-call",
    "DesktopNotification.number": "desktop-notifications-tell-every-call",
    "DesktopNotification.preview": "desktop-notifications-tell-every-call",
    "Task.title_label": "tasks-are-what-one-has",
    "Task.title": "tasks-are-what-one-has",
    "Task.customer_name": "names-are-shown-as-names",
    "Task.preview": "tasks-are-what-one-has",
    "Bubble.author": "bubbles-look-like-their-author",
    "Bubble.style": "bubbles-look-like-their-author",
    "Bubble.initials": "customers-have-initials",
    "Bubble.signature": "messages-are-signed",
    "Bubble.text": "every-message-once-in-order",
    "Composer.placeholder": "compose-box-while-holding",
    "Composer.draft": "draft-as-typed",
    "Composer.remaining": "draft-as-typed",
    "DialogView.kind": "dialog-that-was-opened",
    "DialogView.queues": "lists-are-the-snapshot",
    "DialogView.agents": "lists-are-the-snapshot",
    "DialogView.reasons": "lists-are-the-snapshot",
    "DialogView.search": "lists-are-the-snapshot",
    "DialogView.chosen": "choice-is-visible",
    "CadVariable.value": "cad-variables-tell-both-numbers",
    "Pane.title_label": "panes-are-what-one-has",
    "Pane.title": "panes-are-what-one-has",
    "Pane.customer_name": "names-are-shown-as-names",
    "Pane.control": "control-follows-the-conference",
    "Pane.buttons": "buttons-are-what-may-be-clicked",
    "Pane.messages": "every-message-once-in-order",
    "Pane.composer": "compose-box-while-holding",
    "Pane.alert": "alert-stays-until-end",
    "Pane.dialog": "dialog-that-was-opened",
    "Pane.cad": "cad-variables-tell-both-numbers",
    "HistoryBrick.title_label": "one-brick-for-each-settled-part",
    "HistoryBrick.title": "one-brick-for-each-settled-part",
    "HistoryBrick.customer_name": "names-are-shown-as-names",
    "HistoryBrick.result": "one-brick-for-each-settled-part",
    "HistoryBrick.reason": "one-brick-for-each-settled-part",
    "HistoryBrick.closed_as": "bricks-tell-how-it-closed",
    "DesktopView.status": "status-is-what-was-set-or-missed",
    "DesktopView.label": "label-reads-engaged-while-working",
    "DesktopView.popovers": "requests-are-shown",
    "DesktopView.toasters": "toasters-tell-every-call",
    "DesktopView.desktop_notifications": "desktop-notifications-tell-every-call",
    "DesktopView.tasks": "tasks-are-what-one-has",
    "DesktopView.panes": "panes-are-what-one-has",
    "DesktopView.history": "one-brick-for-each-settled-part",
    "CustomerMessage.text": "customer-gets-what-was-sent",
    "CustomerView.messages": "customer-gets-what-was-sent",
    "ListedConversation.asset": "administrator-sees-every-conversation",
    "ListedConversation.queue": "administrator-sees-every-conversation",
    "ListedConversation.open": "administrator-sees-every-conversation",
    "ListedConversation.closed_as": "administrator-sees-every-conversation",
    "AdministratorView.conversations": "administrator-sees-every-conversation",
}


UNCITED = IDENTITIES | {
    "Popover.direction",
    "Toaster.at_seconds",
    "DesktopNotification.at_seconds",
    "Bubble.at_seconds",
    "HistoryBrick.at_seconds",
    "CadVariable.name",
    "CustomerMessage.author",
    "CustomerView.conversation",
    "CustomerView.open",
}
"""What no clause and no assumption asks for by itself: which one, when, and what kind of thing the rest is about."""


def test_the_table_has_every_field_that_cites_something() -> None:
    cited = {f"{struct.__name__}.{name}" for struct, name, _ in cited_fields()}

    assert sorted(cited ^ set(BLANK_IS_FOUND_BY)) == [], "the property of spec/visibility/ that finds it blank"


def test_every_other_field_is_known_to_cite_nothing() -> None:
    every = {f"{view.__name__}.{name}" for view, hints in FORMS.items() for name in hints}

    assert sorted(every ^ {*BLANK_IS_FOUND_BY, *UNCITED}) == [], "spec/port/views.py: cites, or UNCITED"


@pytest.mark.parametrize("field", tuple(cited_fields()), ids=lambda field: f"{field[0].__name__}.{field[1]}")
def test_a_blank_field_is_found(field: tuple[type[msgspec.Struct], str, Any]) -> None:
    struct, name, hint = field
    wanted = BLANK_IS_FOUND_BY[f"{struct.__name__}.{name}"]

    assert wanted in found(on(struct, **{name: lambda _: blank_of(hint)}), wanted)


# --- wrong values, each with the property that finds it


def _shown_to_all(look: Observation, before: Observation) -> Observation:
    """Every popover stands on every desktop."""
    views: dict[str, Any] = dict(look.views)
    every = tuple(popover for view in views.values() for popover in view.popovers)
    return replace(look, views={k: msgspec.structs.replace(view, popovers=every) for k, view in views.items()})


def _past_the_end(look: Observation, before: Observation) -> Observation:
    """A pane in wrap-up goes on with what its conversation says elsewhere."""
    views: dict[str, Any] = dict(look.views)
    longest: dict[str, Any] = {}
    for view in views.values():
        for pane in view.panes:
            longest[pane.conversation] = max(longest.get(pane.conversation, ()), pane.messages, key=len)

    def longer(value: Any) -> Any:
        return (
            msgspec.structs.replace(value, messages=longest[value.conversation]) if isinstance(value, v.Pane) else value
        )

    return replace(look, views={agent: rewritten(view, longer) for agent, view in views.items()})


def _refused_shows(look: Observation, before: Observation) -> Observation:
    """What is refused empties the compose box."""
    change = on(v.Composer, draft=lambda _: "")
    return change(look, before) if look.answer == "refused" else look


def _closed_otherwise(where: type[msgspec.Struct], one: str, other: str) -> Fault:
    return on(where, closed_as=lambda each: one if each.closed_as == other else each.closed_as)


def _refused_closes(look: Observation, before: Observation) -> Observation:
    """What is refused closes every conversation in the list."""
    change = on(v.ListedConversation, open=lambda _: False)
    return change(look, before) if look.answer == "refused" else look


def _settled_for_good(look: Observation, before: Observation) -> Observation:
    """A brick that was there at the look before goes on as it was."""
    views: dict[str, Any] = dict(look.views)
    for agent, view in views.items():
        old = before.views[agent].history
        views[agent] = msgspec.structs.replace(view, history=old + view.history[len(old) :])
    return replace(look, views=views)


def _late(look: Observation, before: Observation) -> Observation:
    """A closed conversation gets one more message."""

    def longer(value: Any) -> Any:
        if not isinstance(value, v.CustomerView) or value.open or not value.messages:
            return value
        return msgspec.structs.replace(value, messages=(*value.messages, value.messages[-1]))

    if not any(view.open for view in before.customers.values()):
        return look
    return replace(look, customers={key: rewritten(view, longer) for key, view in look.customers.items()})


def _unmasked(text: str) -> str:
    return HANA if text.endswith("0101") else text


def _left_in_control(pane: v.Pane, old: v.Pane) -> v.Pane:
    return msgspec.structs.replace(pane, control=old.control)


WRONG_IS_FOUND_BY: Mapping[str, tuple[Fault, str]] = {
    "a timer one second ahead": (
        on(v.Popover, timer_seconds=lambda each: None if each.timer_seconds is None else each.timer_seconds + 1),
        "timer-counts-up",
    ),
    "a timer that counts from nothing": (
        on(v.Popover, timer_seconds=lambda each: None if each.timer_seconds is None else 0),
        "timer-counts-up",
    ),
    "a request on every desktop": (_shown_to_all, "requests-are-shown"),
    "requests of the look before": (stale("popovers"), "requests-are-shown"),
    "a request that outlives its time-out": (stale("popovers"), "time-out-wins"),
    "an Accept at the second of the time-out": (answered("Accept"), "time-out-wins"),
    "an offer to who is not Available": (answered("Offer"), "nothing-is-done-twice"),
    "an offer without capacity": (answered("Offer"), "requests-go-to-who-can-take"),
    "an outbound start with Accept": (
        on(v.Popover, accept=lambda each: True),
        "outbound-only-announces",
    ),
    "a lost toaster": (on(v.DesktopView, toasters=lambda each: each.toasters[1:]), "toasters-tell-every-call"),
    "a toaster one second late": (
        on(v.Toaster, at_seconds=lambda each: each.at_seconds + 1),
        "toasters-tell-every-call",
    ),
    "a doubled desktop notification": (
        on(v.DesktopView, desktop_notifications=lambda each: each.desktop_notifications * 2),
        "desktop-notifications-tell-every-call",
    ),
    "a lost task": (on(v.DesktopView, tasks=lambda each: each.tasks[1:]), "tasks-are-what-one-has"),
    "a lost pane": (on(v.DesktopView, panes=lambda each: each.panes[1:]), "panes-are-what-one-has"),
    "an unmasked title": (on(v.Pane, title=lambda each: _unmasked(each.title)), "nothing-sensitive-is-shown"),
    "an unmasked popover": (
        on(v.Popover, phone_number=lambda each: _unmasked(each.phone_number)),
        "request-tells-its-fields",
    ),
    "an unmasked name": (
        on(v.Task, customer_name=lambda each: each.customer_name.replace("********0155", "+1 202 555 0155")),
        "names-are-shown-as-names",
    ),
    "a card in a preview": (
        on(v.Task, preview=lambda each: each.preview.replace("************1111", "4111 1111 1111 1111")),
        "nothing-sensitive-is-shown",
    ),
    "a text masked too far": (
        on(v.Bubble, text=lambda each: each.text.replace("Hello", "H****")),
        "every-message-once-in-order",
    ),
    "a mask that stays when it is switched off": (
        on(v.Pane, title=lambda each: f"********{each.title[-4:]}"),
        "panes-are-what-one-has",
    ),
    "a control state that stays": (in_panes(_left_in_control), "control-follows-the-conference"),
    "End beside every button": (
        on(v.Pane, buttons=lambda each: (*each.buttons, "end")),
        "buttons-are-what-may-be-clicked",
    ),
    "an alert that comes from nowhere": (on(v.Pane, alert=lambda each: "asset_alert"), "alert-stays-until-end"),
    "the CAD variables exchanged": (
        on(v.CadVariable, name=lambda each: "dnis" if each.name == "contact_origin" else "contact_origin"),
        "cad-variables-tell-both-numbers",
    ),
    "a lost message": (on(v.Pane, messages=lambda each: each.messages[1:]), "every-message-once-in-order"),
    "a doubled message": (
        on(v.Pane, messages=lambda each: each.messages + each.messages[-1:]),
        "every-message-once-in-order",
    ),
    "messages newest first": (on(v.Pane, messages=lambda each: each.messages[::-1]), "every-message-once-in-order"),
    "messages from after leaving": (_past_the_end, "every-message-once-in-order"),
    "styles exchanged": (
        on(v.Bubble, style=lambda each: {"grey": "blue", "blue": "grey"}.get(each.style, each.style)),
        "bubbles-look-like-their-author",
    ),
    "digits for initials": (
        on(v.Bubble, initials=lambda each: "2" if each.initials == "#" else each.initials),
        "customers-have-initials",
    ),
    "a message signed by another": (
        on(v.Bubble, signature=lambda each: "Jun" if each.author == "agent" else each.signature),
        "messages-are-signed",
    ),
    "no word of who joined": (
        on(v.Pane, messages=lambda each: tuple(bubble for bubble in each.messages if bubble.author != "notice")),
        "joining-is-told",
    ),
    "a compose box without its number": (
        on(v.Composer, placeholder=lambda each: each.placeholder[:-1]),
        "compose-box-while-holding",
    ),
    "a draft that is not dropped": (
        in_panes(
            lambda pane, old: (
                pane
                if pane.composer is None or old.composer is None
                else msgspec.structs.replace(pane, composer=old.composer)
            )
        ),
        "draft-as-typed",
    ),
    "one character too many": (on(v.Composer, remaining=lambda each: each.remaining + 1), "draft-as-typed"),
    "a dialog that stays": (
        in_panes(lambda pane, old: msgspec.structs.replace(pane, dialog=old.dialog)),
        "dialog-that-was-opened",
    ),
    "a name that is listed twice": (
        on(v.DialogView, agents=lambda each: each.agents + each.agents[-1:]),
        "lists-are-the-snapshot",
    ),
    "a queue in the conference dialog": (
        on(v.DialogView, queues=lambda each: ("Billing", "Delivery") if each.kind == "conference" else each.queues),
        "lists-are-the-snapshot",
    ),
    "a choice that the search hides": (
        in_panes(
            lambda pane, old: (
                pane
                if pane.dialog is None or old.dialog is None
                else msgspec.structs.replace(
                    pane, dialog=msgspec.structs.replace(pane.dialog, chosen=old.dialog.chosen or pane.dialog.chosen)
                )
            )
        ),
        "choice-is-visible",
    ),
    "a second brick for the last holding": (
        on(v.DesktopView, history=lambda each: each.history + each.history[-1:]),
        "one-brick-for-each-settled-part",
    ),
    "a missed request told as done": (
        on(v.HistoryBrick, result=lambda each: "done"),
        "one-brick-for-each-settled-part",
    ),
    "a brick one second late": (
        on(v.HistoryBrick, at_seconds=lambda each: each.at_seconds + 1),
        "one-brick-for-each-settled-part",
    ),
    "two bricks exchanged for one that stands twice": (
        on(v.DesktopView, history=lambda each: each.history[:-1] + each.history[:1]),
        "one-brick-for-each-settled-part",
    ),
    "a brick that stays as it was when the part was settled": (_settled_for_good, "bricks-tell-how-it-closed"),
    "a brick that tells the close before it comes": (
        on(v.HistoryBrick, closed_as=lambda each: each.closed_as or "ended"),
        "bricks-tell-how-it-closed",
    ),
    "a conversation that is not in the list": (
        on(v.AdministratorView, conversations=lambda each: each.conversations[1:]),
        "administrator-sees-every-conversation",
    ),
    "a conversation that leaves the list when it closes": (
        on(v.AdministratorView, conversations=lambda each: tuple(row for row in each.conversations if row.open)),
        "administrator-sees-every-conversation",
    ),
    "a conversation that is twice in the list": (
        on(v.AdministratorView, conversations=lambda each: each.conversations + each.conversations[-1:]),
        "administrator-sees-every-conversation",
    ),
    "the queue of the asset after a transfer to another": (
        on(
            v.ListedConversation,
            queue=lambda each: {"Main line": "Billing", "Shop line": "Delivery"}[each.asset],
        ),
        "administrator-sees-every-conversation",
    ),
    "a refusal that shows in the list": (_refused_closes, "refused-changes-nothing"),
    **{
        f"{one} in the {where.__name__} where it must be {other}": (_closed_otherwise(where, one, other), finder)
        for one, other in permutations(("ended", "left", "abandoned", "interrupted"), 2)
        for where, finder in (
            (v.HistoryBrick, "bricks-tell-how-it-closed"),
            (v.ListedConversation, "administrator-sees-every-conversation"),
        )
    },
    "RONA that returns by itself": (
        on(v.DesktopView, status=lambda each: "available" if each.status == "rona" else each.status),
        "status-is-what-was-set-or-missed",
    ),
    "Engaged lost in wrap-up": (
        on(
            v.DesktopView,
            label=lambda each: each.status if all(pane.composer is None for pane in each.panes) else each.label,
        ),
        "label-reads-engaged-while-working",
    ),
    "Engaged shown over Idle": (
        on(v.DesktopView, label=lambda each: "engaged" if each.panes else each.label),
        "label-reads-engaged-while-working",
    ),
    "a reply masked for the customer": (
        on(v.CustomerMessage, text=lambda each: each.text.replace("4111 1111 1111 ", "************")),
        "customer-gets-what-was-sent",
    ),
    "a doubled reply": (
        on(v.CustomerView, messages=lambda each: each.messages + each.messages[-1:]),
        "customer-gets-what-was-sent",
    ),
    "a message after the end": (_late, "nothing-leaves-after-the-end"),
    "a Send without holding": (answered("Send"), "nothing-leaves-after-the-end"),
    "a refusal that shows": (_refused_shows, "refused-changes-nothing"),
    "a second End": (answered("End"), "nothing-is-done-twice"),
    "a wrap-up without a reason": (answered("SubmitWrapUp"), "nothing-is-done-twice"),
}


@pytest.mark.parametrize("name", WRONG_IS_FOUND_BY)
def test_a_wrong_value_is_found(name: str) -> None:
    fault, wanted = WRONG_IS_FOUND_BY[name]

    assert wanted in found(fault, wanted)


def _in_reverse(view: type[msgspec.Struct], name: str) -> Fault:
    return on(view, **{name: lambda each: getattr(each, name)[::-1]})


ORDERS_THAT_SAY_NOTHING: Mapping[str, Fault] = {
    f"{view.__name__}.{name} in reverse": _in_reverse(view, name)
    for view in (each for each in vars(v).values() if isinstance(each, type) and issubclass(each, v.View))
    for name in view.__struct_fields__
    if order_of(view, name) == ()
}


@pytest.mark.parametrize("name", ORDERS_THAT_SAY_NOTHING)
def test_a_list_without_an_order_may_stand_in_any(name: str) -> None:
    assert found(ORDERS_THAT_SAY_NOTHING[name]) == frozenset()


def test_a_list_that_stands_in_another_order_after_each_command_is_right() -> None:
    """Also where it was refused: that changes nothing."""
    turn = [0]

    def restless(look: Observation, before: Observation) -> Observation:
        turn[0] += 1
        backwards = on(v.DesktopView, history=lambda each: each.history[::-1])
        return backwards(look, before) if turn[0] % 2 else look

    assert found(restless) == frozenset()


def test_every_history_property_has_a_fault_that_it_finds() -> None:
    finders = {*BLANK_IS_FOUND_BY.values(), *(wanted for _, wanted in WRONG_IS_FOUND_BY.values())}

    assert finders == {each.id for each in HISTORY_PROPERTIES}
