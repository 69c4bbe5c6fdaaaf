"""The lines of the task pane and of the interaction history."""

from machine.screen.fragment import Fragment
from machine.screen.markup import NOTHING, Html, block, text, written
from machine.screen.words import clock, conversation_id, label, labelled, shown
from spec.language import Language
from spec.port.views import HistoryBrick, Pane, Task


def title_line(of: Task | Pane | HistoryBrick, language: Language) -> Html:
    """What the title is, and the number that is the title."""
    what = shown(f"{type(of).__name__}.title_label", of.title_label, language)
    label_shown = block("span", "desk-label", text(what)) if what else NOTHING
    return block("p", "desk-title", label_shown, written("span", "desk-number", of.title))


def task_line(task: Task, language: Language) -> Fragment:
    """A conversation that the agent holds or wraps up, as a list item."""
    html = block(
        "li",
        "desk-task",
        block("p", "desk-line", written("strong", "desk-name", task.customer_name), conversation_id(task.conversation)),
        title_line(task, language),
        written("p", "desk-preview", task.preview),
    )
    return Fragment(html)


def history_line(brick: HistoryBrick, language: Language) -> Fragment:
    """A part in a conversation that is settled, as a list item."""
    result = shown("HistoryBrick.result", brick.result, language)
    closed = shown("HistoryBrick.closed_as", brick.closed_as, language)
    ended = labelled(label("machine.Conversation", language), closed) if closed else ""
    html = block(
        "li",
        "desk-brick",
        block(
            "p",
            "desk-line",
            written("strong", "desk-name", brick.customer_name),
            conversation_id(brick.conversation),
            clock(brick.at_seconds),
        ),
        title_line(brick, language),
        block(
            "p",
            "desk-chips",
            block("span", f"desk-chip desk-result-{brick.result}", text(result)) if result else NOTHING,
            written("span", "desk-chip", brick.reason),
            block("span", "desk-chip", text(ended)) if ended else NOTHING,
        ),
    )
    return Fragment(html)
