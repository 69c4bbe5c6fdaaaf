"""What has changed before somebody's eyes, in short: from two views of the same agent or customer to a few words.

Each sight has the clauses and assumptions that ask for the field of the view that it tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from machine.draw.acts import label, quoted
from machine.draw.wrapping import short
from machine.port.screen_words import REQUESTS
from machine.port.vocabulary import BUTTONS, CONTROLS, DIALOGS, LABELS, OUTCOMES, RESULTS, notice_read
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language
from spec.port.facts import facts_of
from spec.port.views import (
    Bubble,
    Composer,
    CustomerMessage,
    CustomerView,
    DesktopView,
    DialogView,
    HistoryBrick,
    Pane,
    Popover,
    View,
)

T = TypeVar("T", bound=Popover | Pane)

STATUS = Words("status {label}", "상태 {label}")
APPEARS = Words("{label} appears", "{label} 나타남")
APPEARS_WITH = Words("{label} with {button} appears", "{label} 나타남, {button} 있음")
DISAPPEARS = Words("{label} disappears", "{label} 사라짐")
IS_THERE = Words("{label}", "{label}")
IS_THERE_WITH = Words("{label} with {button}", "{label}, {button}")
OPENS_WITH = Words("{label} opens: {text}", "{label} 열림: {text}")
OPENS = Words("{label} opens", "{label} 열림")
CLOSES = Words("{label} closes", "{label} 닫힘")
CHOSEN = Words("{name} is chosen", "{name} 선택됨")
NOTHING_CHOSEN = Words("nothing is chosen", "선택한 것 없음")
FILLED = Words("{label}: {text}", "{label}: {text}")
EMPTY = Words("{label} is empty", "{label} 비어 있음")
ALERT = Words("alert {text}", "경고 {text}")
NO_ALERT = Words("the alert disappears", "경고 사라짐")
BUTTONS_ARE = Words("all buttons now: {labels}", "이제 있는 단추: {labels}")
NO_BUTTONS = Words("no buttons any more", "이제 단추 없음")
RECEIVES = Words("receives {text}", "{text} 받음")
CONVERSATION = Words("conversation {label}", "대화 {label}")
OF = Words("{customer}: {sight}", "{customer}: {sight}")

UNTOLD: Mapping[type[View], Mapping[str, str]] = MappingProxyType(
    {
        DesktopView: {
            "agent": "stands over the lane",
            "status": "shows by its label",
            "toasters": "come with what is told (RULE-53)",
            "desktop_notifications": "come with what is told (RULE-53)",
            "tasks": "come, change and go with the panes",
        },
        Popover: {
            "direction": "shows by the title",
            "queue_name": "stands in the queue's lane",
            "phone_number": "is masked data",
            "source_number": "is masked data",
            "timer_seconds": "counts by itself",
        },
        Pane: {
            "title_label": "stays as it came",
            "title": "is masked data",
            "customer_name": "stands over the lane",
            "cad": "is masked data",
        },
        Bubble: {
            "style": "shows by who wrote it",
            "initials": "show by who wrote it",
            "at_seconds": "stands in the row",
        },
        Composer: {"placeholder": "is masked data", "remaining": "follows from the draft"},
        HistoryBrick: {
            "title_label": "stays as it came",
            "title": "is masked data",
            "customer_name": "stands over the lane",
            "at_seconds": "stands in the row",
        },
    }
)
"""The fields of what an agent sees that no sight tells, and why."""


class Sight(NamedTuple):
    """One thing that is seen, and what asks for it."""

    text: str
    cites: tuple[str, ...]


def seen_by_agent(
    before: DesktopView,
    after: DesktopView,
    language: Language,
    customers: Mapping[str, str] = MappingProxyType({}),
    *,
    is_there: bool = False,
) -> tuple[Sight, ...]:
    """What an agent sees that was not so before; `is_there` tells it as what is there, not as what comes. `customers`
    are by conversation whose it is, where there are several."""
    return tuple(_Screen(language, customers, is_there=is_there).changes(before, after))


def seen_by_customer(before: CustomerView, after: CustomerView, language: Language) -> tuple[Sight, ...]:
    """What a customer sees that was not so before; what they wrote themselves they know."""
    begun = before.conversation != after.conversation
    known = () if begun else before.messages
    sights = [
        Sight(RECEIVES.of(language).format(text=quoted(short(each.text))), _cites(CustomerMessage, "text"))
        for each in after.messages[_continued(known, after.messages) :]
        if each.author == "agent"
    ]
    if after.conversation and (begun or before.open != after.open):
        state = label(f"value.customer.{'open' if after.open else 'closed'}", language)
        sights.append(Sight(CONVERSATION.of(language).format(label=state), _cites(CustomerView, "open")))
    return tuple(sights)


def _cites(view: type[View], *fields: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cited for field in fields for cited in facts_of(view)[field].cites))


def _continued(before: Sequence[object], after: Sequence[object]) -> int:
    """Where in a list that only grows, and may lose its oldest, the new ones begin."""
    for dropped in range(len(before) + 1):
        kept = before[dropped:]
        if tuple(after[: len(kept)]) == tuple(kept):
            return len(kept)
    return 0


class _Screen:
    """How a screen is told in one language."""

    def __init__(self, language: Language, customers: Mapping[str, str], *, is_there: bool) -> None:
        self._language = language
        self._customers = customers
        self._appears, self._appears_with, self._opens, self._opens_with = (
            (IS_THERE, IS_THERE_WITH, IS_THERE, FILLED) if is_there else (APPEARS, APPEARS_WITH, OPENS, OPENS_WITH)
        )

    def changes(self, before: DesktopView, after: DesktopView) -> Iterator[Sight]:
        """From top to bottom: the requests, the panes, the history, and the label of the status."""
        old, new = _by_conversation(before.popovers), _by_conversation(after.popovers)
        for conversation, popover in old.items():
            if conversation not in new:
                yield self._of(conversation, self._says(DISAPPEARS, REQUESTS[popover.cause], _popovers()))
        for conversation, popover in new.items():
            if conversation not in old or _request_of(old[conversation]) != _request_of(popover):
                yield self._of(conversation, self._request(popover))
        yield from self._panes(_by_conversation(before.panes), _by_conversation(after.panes))
        yield from self._history(before.history, after.history)
        if before.label != after.label and after.label:
            yield self._says(STATUS, LABELS[after.label], _cites(DesktopView, "status", "label"))

    # --- parts

    def _request(self, popover: Popover) -> Sight:
        if not popover.accept:
            return self._says(self._appears, REQUESTS[popover.cause], _popovers())
        said = self._appears_with.of(self._language).format(
            label=self._label(REQUESTS[popover.cause]), button=self._label("label.accept")
        )
        return Sight(said, (*_popovers(), *_cites(Popover, "cause", "accept")))

    def _panes(self, old: Mapping[str, Pane], new: Mapping[str, Pane]) -> Iterator[Sight]:
        opens = _cites(DesktopView, "panes")
        for conversation in old:
            if conversation not in new:
                yield self._of(conversation, self._says(CLOSES, "label.interaction_pane", opens))
        for conversation, pane in new.items():
            if conversation not in old:
                yield self._of(conversation, self._says(self._opens, "label.interaction_pane", opens))
            for sight in self._pane(old.get(conversation), pane):
                yield self._of(conversation, sight)

    def _pane(self, old: Pane | None, new: Pane) -> Iterator[Sight]:
        if new.alert != (old.alert if old else ""):
            yield self._alert(new)
        control = old.control if old else ""
        if new.control != control:
            said = self._label(CONTROLS[new.control]) if new.control else self._gone(CONTROLS[control])
            yield Sight(said, _cites(Pane, "control"))
        known, shown = map(_shown_in, (old.messages if old else (), new.messages))
        for bubble in new.messages[_continued(known, shown) :]:
            yield self._bubble(bubble)
        yield from self._composer(old.composer if old else None, new.composer)
        yield from self._dialog(old.dialog if old else None, new.dialog)
        if set(new.buttons) != set(old.buttons if old else ()):
            yield self._buttons(new.buttons)

    def _alert(self, pane: Pane) -> Sight:
        text = self._label(f"label.{pane.alert}") if pane.alert else ""
        return Sight(
            ALERT.of(self._language).format(text=text) if text else NO_ALERT.of(self._language), _cites(Pane, "alert")
        )

    def _bubble(self, bubble: Bubble) -> Sight:
        if bubble.author == "notice":
            return Sight(
                quoted(notice_read(bubble.text, bubble.signature, self._language)), _cites(Bubble, "text", "signature")
            )
        who = bubble.signature or load().words(f"role.{bubble.author}").of(self._language)
        said = FILLED.of(self._language).format(label=who, text=quoted(short(bubble.text)))
        return Sight(said, _cites(Bubble, "author", "signature", "text"))

    def _composer(self, old: Composer | None, new: Composer | None) -> Iterator[Sight]:
        term = "label.compose_box"
        if new is None:
            if old is not None:
                yield self._says(CLOSES, term, _cites(Pane, "composer"))
        else:
            if old is None:
                yield self._says(self._opens, term, _cites(Pane, "composer"))
            if new.draft != (old.draft if old else ""):
                yield self._field(term, new.draft, _cites(Composer, "draft"))

    def _dialog(self, old: DialogView | None, new: DialogView | None) -> Iterator[Sight]:
        if old is not None and new is None:
            yield self._says(CLOSES, DIALOGS[old.kind], _cites(DialogView, "kind"))
        if new is None:
            return
        if old is None or old.kind != new.kind:
            yield self._opened(new)
            old = DialogView(kind=new.kind, queues=(), agents=(), reasons=new.reasons, search="", chosen="")
        for field, term in (("queues", "label.queue"), ("agents", "label.agent"), ("reasons", "label.wrap_up_dialog")):
            listed = getattr(new, field)
            if set(listed) != set(getattr(old, field)):
                names = ", ".join(listed) or "–"
                yield Sight(
                    FILLED.of(self._language).format(label=self._label(term), text=names), _cites(DialogView, field)
                )
        if new.search != old.search:
            yield self._field("label.search", new.search, _cites(DialogView, "search"))
        if new.chosen != old.chosen:
            said = CHOSEN.of(self._language).format(name=quoted(new.chosen))
            yield Sight(said if new.chosen else NOTHING_CHOSEN.of(self._language), _cites(DialogView, "chosen"))

    def _opened(self, dialog: DialogView) -> Sight:
        """A dialog with what it lists under its own name."""
        if not dialog.reasons:
            return self._says(self._opens, DIALOGS[dialog.kind], _cites(DialogView, "kind"))
        said = self._opens_with.of(self._language).format(
            label=self._label(DIALOGS[dialog.kind]), text=", ".join(dialog.reasons)
        )
        return Sight(said, _cites(DialogView, "kind", "reasons"))

    def _history(self, old: Sequence[HistoryBrick], new: Sequence[HistoryBrick]) -> Iterator[Sight]:
        known = [_brick(each) for each in old]
        for each in new:
            if _brick(each) in known:
                known.remove(_brick(each))
                continue
            words = [load().words(RESULTS[each.result]).of(self._language)] if each.result else []
            words += [each.reason] if each.reason else []
            words += [load().words(OUTCOMES[each.closed_as]).of(self._language)] if each.closed_as else []
            said = FILLED.of(self._language).format(
                label=self._label("label.history"), text=", ".join(map(quoted, words))
            )
            yield self._of(each.conversation, Sight(said, _cites(HistoryBrick, "result", "reason", "closed_as")))

    def _buttons(self, buttons: Sequence[str]) -> Sight:
        labels = ", ".join(self._label(term) for button, term in BUTTONS.items() if button in buttons)
        said = BUTTONS_ARE.of(self._language).format(labels=labels) if labels else NO_BUTTONS.of(self._language)
        return Sight(said, _cites(Pane, "buttons"))

    # --- words

    def _label(self, term: str) -> str:
        return label(term, self._language)

    def _gone(self, term: str) -> str:
        return DISAPPEARS.of(self._language).format(label=self._label(term))

    def _says(self, words: Words, term: str, cites: tuple[str, ...]) -> Sight:
        return Sight(words.of(self._language).format(label=self._label(term)), cites)

    def _field(self, term: str, text: str, cites: tuple[str, ...]) -> Sight:
        if not text:
            return self._says(EMPTY, term, cites)
        return Sight(FILLED.of(self._language).format(label=self._label(term), text=quoted(short(text))), cites)

    def _of(self, conversation: str, sight: Sight) -> Sight:
        customer = self._customers.get(conversation, "")
        return (
            sight._replace(text=OF.of(self._language).format(customer=customer, sight=sight.text))
            if customer
            else sight
        )


def _popovers() -> tuple[str, ...]:
    return _cites(DesktopView, "popovers")


def _by_conversation(parts: Sequence[T]) -> Mapping[str, T]:
    return {part.conversation: part for part in parts}


def _request_of(popover: Popover) -> tuple[str, bool]:
    return popover.cause, popover.accept


def _shown_in(messages: Sequence[Bubble]) -> list[tuple[str, str, str]]:
    return [(each.author, each.signature, each.text) for each in messages]


def _brick(brick: HistoryBrick) -> tuple[str, str, str, str]:
    return brick.conversation, brick.result, brick.reason, brick.closed_as
