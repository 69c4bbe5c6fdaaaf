"""What an open dialog must show: its lists as of its opening or last refresh, the search over them, and the choice.
The order of the lists is no behaviour (RULE-51)."""

from collections.abc import Iterator

from spec.port.views import DialogView
from spec.visibility.memory import OpenDialog
from spec.visibility.observed import Observed, amiss


def dialog_that_was_opened(observed: Observed) -> Iterator[str]:
    """The dialog is the one that the agent opened, or Wrap Up Reasons once the holding has ended (XFER-3, XFER-10,
    CONF-2, CONF-9, END-3, GAP-6, RULE-18)."""
    for part, pane, where in observed.panes():
        shown = "" if pane.dialog is None else pane.dialog.kind
        expected = "" if part.dialog is None else part.dialog.kind
        if shown != expected or (pane.dialog is None) != (part.dialog is None):
            yield f'{where}: dialog must be "{expected}".'


def _dialogs(observed: Observed) -> Iterator[tuple[OpenDialog, DialogView, str]]:
    for part, pane, where in observed.panes():
        if part.dialog is not None and pane.dialog is not None:
            yield part.dialog, pane.dialog, f"{where}, dialog"


def lists_are_the_snapshot_as_filtered(observed: Observed) -> Iterator[str]:
    """The lists are those of the opening or the last refresh, narrowed by the search (XFER-5 to XFER-9, CONF-3, CONF-4,
    WRAP-1, GAP-7, RULE-11, RULE-12, RULE-31)."""
    for dialog, shown, where in _dialogs(observed):
        yield from amiss(
            where,
            {
                "queues": sorted(shown.queues) == sorted(dialog.listed("queue")),
                "agents": sorted(shown.agents) == sorted(dialog.listed("agent")),
                "reasons": sorted(shown.reasons) == sorted(dialog.listed("reason")),
                "search": shown.search == dialog.search,
            },
        )


def choice_is_visible(observed: Observed) -> Iterator[str]:
    """What is chosen is what the agent last chose, or nothing once that is no longer listed (XFER-4, CONF-3, WRAP-1,
    RULE-12)."""
    for dialog, shown, where in _dialogs(observed):
        chosen = "" if dialog.chosen is None else dialog.chosen[1]
        if shown.chosen != chosen:
            yield f"{where}: chosen is not what the agent last chose and can still see."
