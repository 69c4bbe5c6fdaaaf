"""The chapter of the adapter guide on the order of work: which commands to offer first, so that each step stands on the
one before, and how far the machines can go with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from machine.draw import guide_words as w
from machine.draw.guide_marks import heading, linked
from machine.draw.tables import markdown_table
from machine.harness.clause_coverage import reachable_transitions
from spec.catalogue.entries import Words
from spec.language import Language
from spec.port import commands as c
from spec.port import views as v


class WorkStep(NamedTuple):
    """What an adapter comes to do in one step: the commands that it offers from then on, and the views to look at."""

    says: Words
    commands: tuple[type[c.AnyCommand], ...]
    views: tuple[type[v.View], ...]


ORDER_OF_WORK = (
    WorkStep(
        Words("The clock and the agents' status; every list is empty", "시계와 상담사 상태. 목록은 모두 비어 있다"),
        (c.Advance, c.SetStatus),
        (v.DesktopView, v.CustomerView, v.AdministratorView),
    ),
    WorkStep(
        Words("A text comes in, is offered, accepted and answered", "문자가 들어와 배정되고, 수락하고, 답한다"),
        (c.CustomerText, c.Offer, c.Accept, c.TypeReply, c.LineBreak, c.Send),
        (v.Popover, v.Toaster, v.DesktopNotification, v.Task, v.Pane, v.Bubble, v.Composer, v.CustomerMessage),
    ),
    WorkStep(
        Words("It ends, and is wrapped up", "끝나고 마무리한다"),
        (c.End, c.SubmitWrapUp, c.CustomerStop),
        (v.HistoryBrick, v.ListedConversation),
    ),
    WorkStep(
        Words("It is transferred", "전환한다"),
        (c.OpenTransfer, c.Search, c.Choose, c.Refresh, c.Confirm, c.Cancel, c.WithdrawRequest),
        (v.DialogView,),
    ),
    WorkStep(Words("A colleague joins", "동료가 참가한다"), (c.OpenConference, c.EndConference), ()),
    WorkStep(Words("The agent begins one", "상담사가 먼저 시작한다"), (c.StartOutbound,), ()),
    WorkStep(
        Words("The administrator deletes; masking", "관리자가 삭제한다. 마스킹"),
        (c.DeleteAsset, c.DeleteQueue, c.SetMasking),
        (v.CadVariable,),
    ),
)


def order_chapter(language: Language) -> Iterator[str]:
    """The parts of the chapter."""
    yield heading(2, "order-of-work", w.ORDER_OF_WORK.of(language))
    yield w.HOW_ORDER_READS.of(language)
    yield markdown_table((w.STEP, w.COMMANDS, w.VIEWS, w.TRANSITIONS), _rows(language), language)


def _rows(language: Language) -> Iterator[list[str]]:
    left = {kind.__name__ for kind in c.KINDS}
    of = len(reachable_transitions((), frozenset()))
    for number, step in enumerate(ORDER_OF_WORK, 1):
        left -= {kind.__name__ for kind in step.commands}
        reached = len(reachable_transitions((), frozenset(left)))
        names = (", ".join(linked(each.__name__) for each in some) for some in (step.commands, step.views))
        yield [f"{number}. {step.says.of(language)}", *names, f"{reached} / {of}"]
