"""What the task pane and the interaction panes must show of each conversation that an agent holds or wraps up."""

from collections.abc import Iterator

from spec.visibility.memory import RememberedInteraction
from spec.visibility.observed import Observed, amiss


def _compare(agent: str, what: str, shown: list[str], expected: list[str]) -> Iterator[str]:
    for conversation in expected:
        if conversation not in shown:
            yield f"{agent}: no {what} for {conversation}, which the agent holds or wraps up."
    if len(shown) != len(set(shown)) or not set(shown) <= set(expected):
        yield f"{agent}: a {what} stands there for what the agent neither holds nor wraps up, or twice."


def tasks_are_what_one_has(observed: Observed) -> Iterator[str]:
    """One task stands for each conversation that the agent holds or wraps up: the customer's number, labelled by
    direction, and the newest message that the agent has (SURF-1, SURF-2, SURF-3, RULE-13)."""
    for agent, view in observed.views():
        interactions = {part.talk.id: part for part in observed.account.interactions_of(agent, "held", "wrap_up")}
        yield from _compare(agent, "task", [task.conversation for task in view.tasks], list(interactions))
        for task in view.tasks:
            if task.conversation not in interactions:
                continue
            part = interactions[task.conversation]
            # A notice tells about the conversation; it is no message, and so never the newest.
            newest = next((message.text for message in reversed(part.messages) if message.author != "notice"), "")
            title = observed.masks.number(f"task_title_{part.talk.direction}", part.talk.number)
            yield from amiss(
                f"{agent}, task of {task.conversation}",
                {
                    "title_label": task.title_label == observed.title_label(part),
                    "title": task.title == title,
                    "preview": observed.masks.is_text("task_preview", task.preview, newest),
                },
            )


def panes_are_what_one_has(observed: Observed) -> Iterator[str]:
    """One interaction pane stands for each conversation that the agent holds or wraps up, under the customer's number,
    labelled by direction (ACC-3, SURF-8, SURF-9, RULE-13)."""
    for agent, view in observed.views():
        expected = [part.talk.id for part in observed.account.interactions_of(agent, "held", "wrap_up")]
        yield from _compare(agent, "pane", [pane.conversation for pane in view.panes], expected)
    for part, pane, where in observed.panes():
        title = observed.masks.number(f"pane_title_{part.talk.direction}", part.talk.number)
        yield from amiss(
            where, {"title_label": pane.title_label == observed.title_label(part), "title": pane.title == title}
        )


def names_are_shown_as_names(observed: Observed) -> Iterator[str]:
    """The customer's name in tasks, panes and history; a name that is a number counts as one (MCOND-1)."""
    names = {talk.id: observed.account.customer_name(talk.number) for talk in observed.account.conversations}
    for agent, view in observed.views():
        for place, shown in (("task", view.tasks), ("pane", view.panes), ("history", view.history)):
            for each in shown:
                name = names.get(each.conversation)
                if name is not None and not observed.masks.is_name("customer_name", each.customer_name, name):
                    yield f"{agent}, {place} of {each.conversation}: customer_name is not as the name must be shown."


def _control(part: RememberedInteraction) -> str:
    if part.phase != "held":
        return ""
    return {"conference_requested": "conference_requested", "conferencing": "conference"}.get(part.talk.phase, "")


def control_follows_the_conference(observed: Observed) -> Iterator[str]:
    """A holder's control pane reads Conference Requested, then Conference; otherwise it is empty (CONF-6, CONF-12,
    GAP-8, RULE-20)."""
    for part, pane, where in observed.panes():
        if pane.control != _control(part):
            yield f'{where}: control must be "{_control(part)}".'


def _buttons(part: RememberedInteraction) -> tuple[str, ...]:
    """The labels of what the agent may click beside Send and the dialog's own buttons."""
    if part.phase == "wrap_up":
        return ("submit_wrap_up",)
    match part.talk.phase:
        case "interrupted":
            return ("end",)
        case "conference_requested":
            return ("withdraw",)
        case "conferencing":
            return ("end_conference",)
    return ("transfer", "conference", "end") if part.dialog is None else ("end",)


def buttons_are_what_may_be_clicked(observed: Observed) -> Iterator[str]:
    """The buttons are those that the agent may click now, in their order (XFER-2, CONF-1, END-2, ASSET-4, GAP-10,
    RULE-15, RULE-16, RULE-18)."""
    for part, pane, where in observed.panes():
        if sorted(pane.buttons) != sorted(_buttons(part)):
            yield f"{where}: the buttons must be {', '.join(_buttons(part))}."


def alert_stays_until_end(observed: Observed) -> Iterator[str]:
    """The alert is there exactly while the agent holds an interrupted conversation (ASSET-2, GAP-11, RULE-25,
    RULE-32)."""
    for part, pane, where in observed.panes():
        alert = "asset_alert" if part.phase == "held" and part.talk.phase == "interrupted" else ""
        if pane.alert != alert:
            yield f'{where}: alert must be "{alert}".'


def cad_variables_tell_both_numbers(observed: Observed) -> Iterator[str]:
    """Contact origin and DNIS are the customer's number and the business's, outbound the other way round, as the policy
    masks them (SURF-15, SURF-16, GAP-14)."""
    for part, pane, where in observed.panes():
        talk = part.talk
        business = observed.account.business_number(talk.asset)
        origin, dnis = (talk.number, business) if talk.direction == "inbound" else (business, talk.number)
        expected = [
            ("contact_origin", observed.masks.number(f"cad_contact_origin_{talk.direction}", origin)),
            ("dnis", observed.masks.number(f"cad_dnis_{talk.direction}", dnis)),
        ]
        if sorted((variable.name, variable.value) for variable in pane.cad) != expected:
            yield f"{where}: cad is not what it should be by what has happened."
