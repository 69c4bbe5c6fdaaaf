"""What everybody sees after a command, as Then steps: what the views show now and did not show before.

It serves to tell a run with expectations, so that the told scenario fails where a desktop shows something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from machine.port.vocabulary import BUTTONS, CAUSES, CONTROLS, DIALOGS, LABELS, OUTCOMES
from machine.story.steps.phrase import Value, can_be_quoted
from machine.story.telling.steps import LONG_TEXT, PhraseUse
from spec.catalogue.load import load
from spec.language import Language
from spec.port import commands as c
from spec.port.views import AdministratorView, Composer, CustomerView, DesktopView, DialogView, Pane

THENS_LIMIT = 4
"""More than these after one command hide what matters."""

ORDER = (
    "request", "dialog", "control", "alert", "pane", "label", "open", "closed", "buttons", "reply", "history",
    "closed_in_history", "draft", "chosen", "agents", "queues", "reasons", "search", "messages",
)  # fmt: skip
"""What a fact is about, the most telling first."""

NEGATIVE = frozenset(
    f"see.no_{each}" for each in ("request", "task", "dialog", "control", "alert", "agents", "queues")
) | {"see.nothing_chosen", "receive.nothing"}
"""Phrases for what is not there. That is news only where it was there before."""

SUBJECT: Mapping[type[c.Command], tuple[str, ...]] = {
    c.SetMasking: (),
    c.DeleteAsset: (),
    c.DeleteQueue: (),
    c.CustomerText: ("open",),
    c.CustomerStop: ("open", "closed"),
    c.Offer: ("request",),
    c.Advance: (),
    c.SetStatus: ("label",),
    c.StartOutbound: (),
    c.Accept: ("buttons",),
    c.TypeReply: ("draft",),
    c.LineBreak: ("draft",),
    c.Send: ("reply", "messages"),
    c.OpenTransfer: ("queues", "agents"),
    c.OpenConference: ("agents",),
    c.Search: ("search",),
    c.Choose: ("chosen",),
    c.Refresh: ("agents",),
    c.Confirm: (),
    c.Cancel: (),
    c.WithdrawRequest: (),
    c.EndConference: ("open", "closed"),
    c.End: ("open", "closed"),
    c.SubmitWrapUp: (),
}
"""What is told of the one who did it, or whom it was about, whether it changed or not; the rest where it changed."""


class Fact(NamedTuple):
    """What something is about: one agent, one agent's part in a conversation, one conversation or one customer. A
    conversation goes by its id, a customer by the name in the story."""

    what: str
    agent: str = ""
    whose: str = ""


Facts = Mapping[Fact, PhraseUse]


def facts(
    agents: Mapping[str, DesktopView],
    customers: Mapping[str, CustomerView],
    administrator: AdministratorView,
    names: Mapping[str, str],
    language: Language,
) -> Facts:
    """Everything that steps can say of these views. `names` are conversations by their ids, as steps call them;
    `customers` go by the name in the story."""
    return dict(
        (
            *(each for agent, view in agents.items() for each in _of_agent(agent, view, names, language)),
            *(each for customer, view in customers.items() for each in _of_customer(customer, view)),
            *_of_list(administrator, names, language),
        )
    )


def news(before: Facts, after: Facts, command: c.AnyCommand, about: frozenset[str]) -> tuple[PhraseUse, ...]:
    """The steps for what a command changed; `about` are the customer and the conversation that it is about, if any.

    There is always one, so that every command is looked at.
    """
    agent = getattr(command, "agent", "")
    subject = SUBJECT[type(command)]
    changed = {fact for fact, said in after.items() if _is_news(before.get(fact), said)}
    own = {fact for fact in after if fact.what in subject and {fact.agent, fact.whose} <= {agent, "", *about}}
    wanted = sorted(changed | own, key=lambda fact: (fact not in own, ORDER.index(fact.what)))
    if not wanted:
        wanted = [fact for fact in after if fact.what == "label" and agent in ("", fact.agent)][:1]
    return tuple(after[fact] for fact in wanted[:THENS_LIMIT])


def _is_news(before: PhraseUse | None, after: PhraseUse) -> bool:
    if before is None:
        return after.phrase not in NEGATIVE and "" not in after.values.values()
    # An older conversation gets another name when its customer begins a new one; that is none.
    return (before.phrase, {**before.values, "customer": ""}) != (after.phrase, {**after.values, "customer": ""})


def _then(phrase: str, **values: Value) -> PhraseUse:
    return PhraseUse("then", phrase, values)


def _of_agent(
    agent: str, view: DesktopView, names: Mapping[str, str], language: Language
) -> Iterator[tuple[Fact, PhraseUse]]:
    if view.label:
        yield Fact("label", agent), _then("see.label", agent=agent, label=_word(LABELS[view.label], language))
    requests = {each.conversation: each.cause for each in view.popovers if each.accept}
    panes = {each.conversation: each for each in view.panes}
    for conversation, customer in names.items():
        who = {"agent": agent, "customer": customer}
        if conversation in requests:
            cause = _word(CAUSES[requests[conversation]], language)
            yield Fact("request", agent, conversation), _then("see.request_cause", cause=cause, **who)
        else:
            yield Fact("request", agent, conversation), _then("see.no_request", **who)
        if conversation in panes:
            yield Fact("pane", agent, conversation), _then("see.pane", **who)
            yield from _of_pane(panes[conversation], agent, customer, language)
        else:
            yield Fact("pane", agent, conversation), _then("see.no_task", **who)
        history = [each for each in view.history if each.conversation == conversation]
        if history and history[-1].result == "done" and history[-1].reason:
            reason = history[-1].reason
            yield Fact("history", agent, conversation), _then("see.history_reason", reason=reason, **who)
        elif history:
            yield Fact("history", agent, conversation), _then("see.history_count", count=len(history), **who)
        if history and history[-1].closed_as:
            outcome = _word(OUTCOMES[history[-1].closed_as], language)
            yield Fact("closed_in_history", agent, conversation), _then("see.history_closed", outcome=outcome, **who)


def _of_pane(pane: Pane, agent: str, customer: str, language: Language) -> Iterator[tuple[Fact, PhraseUse]]:
    who = {"agent": agent, "customer": customer}

    def fact(what: str, phrase: str, **values: Value) -> tuple[Fact, PhraseUse]:
        return Fact(what, agent, pane.conversation), _then(phrase, **who, **values)

    if pane.control:
        yield fact("control", "see.control", state=_word(CONTROLS[pane.control], language))
    else:
        yield fact("control", "see.no_control")
    yield fact("alert", "see.alert" if pane.alert else "see.no_alert")
    # In wrap-up the dialog says what can be done.
    if pane.buttons and (pane.dialog is None or pane.dialog.kind != "wrap_up"):
        yield fact("buttons", "see.buttons", buttons=", ".join(_word(BUTTONS[each], language) for each in pane.buttons))
    if pane.dialog is None:
        yield fact("dialog", "see.no_dialog")
    else:
        yield fact("dialog", "see.dialog", dialog=_word(DIALOGS[pane.dialog.kind], language))
        for what, phrase, values in _of_dialog(pane.dialog):
            yield fact(what, phrase, **values)
    if pane.composer is not None:
        phrase, values = _of_composer(pane.composer)
        yield fact("draft", phrase, **values)
    yield fact("messages", "see.message_count", count=len(pane.messages))


def _of_dialog(dialog: DialogView) -> Iterator[tuple[str, str, dict[str, Value]]]:
    lists = {"queues": dialog.queues, "agents": dialog.agents} if dialog.kind != "wrap_up" else {}
    for what, names in lists.items():
        if names:
            yield what, f"see.{what}", {"names": ", ".join(names)}
        else:
            yield what, f"see.no_{what}", {}
    if dialog.chosen:
        yield "chosen", "see.chosen", {"name": dialog.chosen}
    else:
        yield "chosen", "see.nothing_chosen", {}
    if can_be_quoted(dialog.search):
        yield "search", "see.search", {"text": dialog.search}


def _of_composer(composer: Composer) -> tuple[str, dict[str, Value]]:
    if not composer.draft:
        return "see.composer", {}
    if len(composer.draft) < LONG_TEXT and can_be_quoted(composer.draft):
        return "see.draft", {"text": composer.draft}
    return "see.remaining", {"count": composer.remaining}


def _of_customer(customer: str, view: CustomerView) -> Iterator[tuple[Fact, PhraseUse]]:
    if view.conversation:
        phrase = "receive.open" if view.open else "receive.closed"
        yield Fact("open", "", customer), _then(phrase, customer=customer)
        replies = [message.text for message in view.messages if message.author == "agent"]
        if len(replies) == 1 and can_be_quoted(replies[0]):
            yield Fact("reply", "", customer), _then("receive.reply", customer=customer, text=replies[0])


def _of_list(
    administrator: AdministratorView, names: Mapping[str, str], language: Language
) -> Iterator[tuple[Fact, PhraseUse]]:
    for listed in administrator.conversations:
        if listed.closed_as and listed.conversation in names:
            values = {"customer": names[listed.conversation], "outcome": _word(OUTCOMES[listed.closed_as], language)}
            yield Fact("closed", "", listed.conversation), _then("see.list_closed", **values)


def _word(term: str, language: Language) -> str:
    return load().words(term).of(language)
