"""Every command of the port, for everybody on a stage: what a search tries in each place that it comes to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, get_args

from machine.oracle.model_oracle import customers_of
from machine.story.fictional_data import customer_number
from spec.port import commands as c
from spec.port.configuration import Configuration
from spec.port.facts import facts_of


def every_command(
    stage: Configuration,
    commands: Sequence[c.AnyCommand] = (),
    *,
    conversations: Collection[str],
    numbers: Collection[str] = (),
    texts: Collection[str] = (),
    waits: Collection[int] = (),
) -> Iterator[c.AnyCommand]:
    """Each command with every value that its fields may have: names of the stage, what a field itself lists, and the
    numbers, texts and waits of some `commands` and those that are given here, a plain one where there is none. Raises
    KeyError for a command with a field that nothing is known of."""
    said = [each.text for each in commands if isinstance(each, c.CustomerText | c.TypeReply | c.Search)]
    waited = [each.seconds for each in commands if isinstance(each, c.Advance)]
    known = [number for number, _ in customers_of(stage, commands)]
    values: Mapping[str, Collection[object]] = {
        "agent": stage.agents,
        "asset": tuple(asset.name for asset in stage.assets),
        "queue": stage.queues,
        "conversation": conversations,
        "number": dict.fromkeys((*known, *numbers)) or (customer_number(1),),
        "text": dict.fromkeys((*said, *texts)) or ("Hello",),
        "seconds": {*waited, *waits, 1, stage.rona_seconds},
        "enabled": (False, True),
    }
    chosen = (("queue", stage.queues), ("agent", stage.agents), ("reason", stage.reasons))
    for kind in get_args(c.AnyCommand):
        if kind is c.Choose:
            yield from (
                c.Choose(agent, conversation, what, name)  # type: ignore[arg-type]
                for agent, conversation in product(stage.agents, conversations)
                for what, names in chosen
                for name in names
            )
            continue
        yield from (
            kind(*each) for each in product(*(_values(kind, field, values) for field in kind.__struct_fields__))
        )


def _values(kind: type[c.Command], field: str, values: Mapping[str, Collection[object]]) -> Collection[Any]:
    listed = [each for each in get_args(facts_of(kind)[field].hint) if isinstance(each, str)]
    return listed or values[field]
