"""A seeded walk over a desk through its port, looked at after every command: material for the visibility rules."""

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from machine.port.port import ListingDesk
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Refused
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting
from spec.port.views import DesktopView, Pane
from spec.visibility.observation import Observation

SECRETS = frozenset(
    {
        "4111 1111 1111 1111",
        "3782 822463 10005",
        "900-12-3456",
        "GB82 WEST 1234 5698 7654 32",
        "hana.kim@example.com",
        "+1 202 555 0177",
    }
)
"""Standard test cards, an SSN of an area that is never given out, the documented sample IBAN, a mailbox and a number
of reserved ranges."""

HANA, DOYUN, UNNAMED, NUMBERED = "+1 (202) 555 0101", "+12025550102", "+1 202 555 0103", "+1 202 555 0104"
NUMBERS = (HANA, DOYUN, UNNAMED, NUMBERED)
TEXTS = (
    "Hello",
    "주문이 아직 안 왔어요",
    "\u1112\u1161\u11ab\u1100\u1173\u11af",
    "Line one\nline two",
    *(f"Take {secret}, please" for secret in sorted(SECRETS)),
)
SEARCHES = ("", "J", "민", "\u1106\u1175\u11ab", "BILL", "s", "nobody")


def configuration(
    routing: Literal["automatic", "manual"] = "manual",
    policy: Literal["blanket", "listed", "extended"] = "blanket",
    *,
    masking: bool = True,
) -> Configuration:
    """Three agents, two queues, two assets, and customers with a name, without one, and with a number for a name."""
    return Configuration(
        agents=("민지", "Jun", "Seoyeon"),
        queues=("Billing", "Delivery"),
        assets=(
            AssetSetting(name="Main line", number="+1 202 555 0190", queue="Billing"),
            AssetSetting(name="Shop line", number="+1 202 555 0191", queue="Delivery"),
        ),
        reasons=("Resolved", "Follow-up needed", "Escalated"),
        customers=(
            CustomerSetting(number=HANA, name="Hana Kim"),
            CustomerSetting(number=DOYUN, name="도윤"),
            CustomerSetting(number=NUMBERED, name="+1 202 555 0155"),
        ),
        routing=routing,
        masking=masking,
        policy=policy,
        rona_seconds=20,
        capacity=3,
    )


class Step(NamedTuple):
    """One command and how it was answered; None and accepted for the reset."""

    command: c.AnyCommand | None
    answer: Answer


def observe(desk: ListingDesk, settings: Configuration, step: Step) -> Observation:
    """Look at every agent and every customer after one command."""
    kind: Literal["accepted", "refused", "malformed"] = (
        "accepted"
        if isinstance(step.answer, Accepted)
        else "refused"
        if isinstance(step.answer, Refused)
        else "malformed"
    )
    return Observation(
        command=step.command,
        answer=kind,
        accepted=kind == "accepted",
        views={agent: desk.view(agent) for agent in settings.agents},
        customers={
            (number, asset.name): desk.customer_view(number, asset.name)
            for number in NUMBERS
            for asset in settings.assets
        },
        administrator=desk.administrator_view(),
    )


def _in_pane(draw: random.Random, agent: str, pane: Pane, settings: Configuration) -> c.AnyCommand:
    """Something to do in one conversation, mostly what its pane invites to."""
    here = {"agent": agent, "conversation": pane.conversation}
    anything: list[c.AnyCommand] = [
        c.TypeReply(**here, text=draw.choice((*TEXTS, " ", "x" * 1000, "x" * 1001))),
        c.LineBreak(**here),
        c.Send(**here, by=draw.choice(("click", "enter"))),
        c.OpenTransfer(**here),
        c.OpenConference(**here),
        c.Search(**here, text=draw.choice(SEARCHES)),
        c.Refresh(**here),
        c.Confirm(**here),
        c.Cancel(**here),
        c.WithdrawRequest(**here),
        c.EndConference(**here),
        c.End(**here),
        c.SubmitWrapUp(**here),
        c.Choose(**here, kind=draw.choice(("queue", "agent", "reason")), name=draw.choice(settings.agents)),
    ]
    if draw.random() < 0.2:
        return draw.choice(anything)
    dialog = pane.dialog
    if dialog is not None:
        if dialog.chosen and draw.random() < 0.6:
            return c.SubmitWrapUp(**here) if dialog.kind == "wrap_up" else c.Confirm(**here)
        choices: list[c.AnyCommand] = [c.Choose(**here, kind="queue", name=each) for each in dialog.queues]
        choices += [c.Choose(**here, kind="agent", name=each) for each in dialog.agents]
        choices += [c.Choose(**here, kind="reason", name=each) for each in dialog.reasons]
        if choices and draw.random() < 0.7:
            return draw.choice(choices)
        asides: list[c.AnyCommand] = [c.Search(**here, text=draw.choice(SEARCHES)), c.Refresh(**here), c.Cancel(**here)]
        return draw.choice(asides)
    invited: dict[str, c.AnyCommand] = {
        "transfer": c.OpenTransfer(**here),
        "conference": c.OpenConference(**here),
        "end": c.End(**here),
        "withdraw": c.WithdrawRequest(**here),
        "end_conference": c.EndConference(**here),
    }
    buttons = [invited[button] for button in pane.buttons if button in invited]
    if buttons and draw.random() < 0.4:
        return draw.choice(buttons)
    return c.Send(**here, by="enter") if draw.random() < 0.3 else c.TypeReply(**here, text=draw.choice(TEXTS))


def _next(draw: random.Random, settings: Configuration, views: Mapping[str, DesktopView], newest: int) -> c.AnyCommand:
    """The next command, or one that is likely to be refused."""
    agent = draw.choice(settings.agents)
    asset = draw.choice(settings.assets).name
    number = draw.choice(NUMBERS)
    conversation = f"c{draw.randint(max(1, newest - 4), newest + 1)}"
    view = views[agent]
    likely: list[tuple[int, Callable[[], c.AnyCommand]]] = [
        (4, lambda: c.CustomerText(number=number, asset=asset, text=draw.choice((*TEXTS, "  ")))),
        (1, lambda: c.CustomerStop(number=number, asset=asset)),
        (8 if settings.routing == "manual" else 1, lambda: c.Offer(conversation=conversation, agent=agent)),
        (3, lambda: c.Advance(seconds=draw.choice((0, 1, 3, 10, 20, 45)))),
        (1 if view.status == "available" else 6, lambda: c.SetStatus(agent=agent, status="available")),
        (1, lambda: c.SetStatus(agent=agent, status=draw.choice(("idle", "available", "rona")))),
        (1, lambda: c.StartOutbound(agent=agent, asset=asset, number=number)),
        (1, lambda: c.SetMasking(enabled=draw.random() < 0.8)),
        (1, lambda: c.Advance(seconds=-1)),
        (1, lambda: c.Accept(agent=agent, conversation=conversation)),
        (1, lambda: c.End(agent=agent, conversation=conversation)),
        (1, lambda: c.SubmitWrapUp(agent=agent, conversation=conversation)),
    ]
    if view.popovers:
        request = draw.choice(view.popovers).conversation
        likely.append((12, lambda: c.Accept(agent=agent, conversation=request)))
    if view.panes:
        pane = draw.choice(view.panes)
        likely.append((30, lambda: _in_pane(draw, agent, pane, settings)))
    weights = [weight for weight, _ in likely]
    return draw.choices([make for _, make in likely], weights)[0]()


def walk(desk: ListingDesk, settings: Configuration, seed: int, length: int) -> Iterator[Observation]:
    """`length` commands after a reset, each with the look after it. Both assets and a queue go in the last third."""
    draw = random.Random(seed)
    seen = observe(desk, settings, Step(None, desk.reset(settings)))
    yield seen
    newest = 0
    late: dict[int, c.AnyCommand] = {
        length * 2 // 3: c.DeleteAsset(asset="Shop line"),
        length * 2 // 3 + 1: c.DeleteAsset(asset="Shop line"),
        length * 3 // 4: c.DeleteQueue(queue="Delivery"),
        length * 4 // 5: c.DeleteQueue(queue="Delivery"),
        length * 9 // 10: c.DeleteAsset(asset="Main line"),
    }
    for place in range(length):
        command = late.get(place) or _next(draw, settings, seen.views, newest)
        seen = observe(desk, settings, Step(command, desk.apply(command)))
        newest = max([newest, *(int(view.conversation[1:] or 0) for view in seen.customers.values())])
        yield seen
