"""An agent's desktop as a whole: status, requests, task pane, interaction panes, notices, history."""

from collections.abc import Iterator

from machine.port.vocabulary import STATUS_CHOICES
from machine.screen.controls import button, gives
from machine.screen.fragment import Fragment, holes
from machine.screen.lines import history_line, task_line
from machine.screen.markup import NOTHING, Attributes, Html, block, element, text, written
from machine.screen.pane import pane_box
from machine.screen.requests import notification, request, toast
from machine.screen.words import label, labelled, shown
from spec.language import Language
from spec.port.commands import SetStatus, StartOutbound
from spec.port.views import DesktopView

SELECTABLE = ("available", "idle")
"""The statuses that an agent can choose: RONA is none (RULE-4)."""


def desktop(view: DesktopView, language: Language, heading_level: int) -> Fragment:
    """The whole desktop. The agent's name is its heading, its areas have headings one level deeper."""
    inner = heading_level + 1
    areas = (
        Fragment(_head(view, language, heading_level)),
        _column("side", tuple(_side(view, language, inner))),
        _column("main", (_panes(view, language, inner),)),
        _column("rail", tuple(_rail(view, language, inner))),
    )
    attributes = {
        "class": "desk",
        "lang": language,
        "aria-label": labelled(label("role.agent", language), view.agent),
        "data-agent": view.agent,
    }
    grid = block("div", "desk-grid", holes(areas[1:]))
    return Fragment(element("section", attributes, holes(areas[:1]), grid), areas)


def _column(name: str, areas: tuple[Fragment, ...]) -> Fragment:
    return Fragment(block("div", f"desk-{name}", holes(areas)), areas)


def _side(view: DesktopView, language: Language, level: int) -> Iterator[Fragment]:
    requests = tuple(request(each, language) for each in view.popovers)
    tasks = tuple(task_line(each, language) for each in view.tasks)
    if requests:
        items = element("ul", {"class": "desk-popovers", "aria-live": "polite"}, holes(requests))
        yield Fragment(block("section", "desk-requests", items), requests)
    yield _area("tasks", "label.task_pane", tasks, language, level)


def _panes(view: DesktopView, language: Language, level: int) -> Fragment:
    panes = tuple(pane_box(each, language, level) for each in view.panes)
    return Fragment(block("ul", "desk-panes", holes(panes)), panes) if panes else Fragment(NOTHING)


def _rail(view: DesktopView, language: Language, level: int) -> Iterator[Fragment]:
    notices = tuple(notification(each, language) for each in view.desktop_notifications)
    for name, term, lines in (
        ("toasters", "label.toaster", tuple(toast(each, language) for each in view.toasters)),
        ("notifications", "label.desktop_notification", notices),
        ("history", "label.history", tuple(history_line(each, language) for each in view.history)),
    ):
        if lines:
            yield _area(name, term, lines, language, level)


def _area(name: str, term: str, lines: tuple[Fragment, ...], language: Language, level: int) -> Fragment:
    """A part of the desktop with its heading and lines. What can grow long is a box that a keyboard reaches too."""
    title = label(term, language)
    scroll: Attributes = {"class": "desk-scroll", "role": "group", "aria-label": title, "tabindex": 0}
    rows = block("ol", "desk-lines", holes(lines)) if lines else block("p", "desk-none", text("–"))
    shown_lines = element("div", scroll, rows) if lines else rows
    heading = block(f"h{level}", "desk-heading", text(title))
    return Fragment(block("section", f"desk-area desk-{name}", heading, shown_lines), lines)


def _head(view: DesktopView, language: Language, heading_level: int) -> Html:
    status, now = (shown(f"DesktopView.{each}", getattr(view, each), language) for each in ("status", "label"))
    choices = (
        button(
            "status-choice",
            label(STATUS_CHOICES[each], language),
            gives(SetStatus, status=each),
            pressed=view.status == each,
        )
        for each in SELECTABLE
    )
    now_shown = block("strong", f"desk-status desk-status-{view.label}", text(now)) if now else NOTHING
    beside = block("span", "desk-status-beside", text(status)) if status != now else NOTHING
    return block(
        "header",
        "desk-head",
        written(f"h{heading_level}", "desk-agent", view.agent),
        block("p", "desk-statuses", now_shown, beside),
        element(
            "div",
            {"class": "desk-status-choices", "role": "group", "aria-label": label("machine.AgentStatus", language)},
            *choices,
        ),
        button("start", label("label.start_outbound", language), gives(StartOutbound, "asset number")),
    )
