"""Every command of the port, for everybody on a stage: what a search tries in each place that it comes to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product
from typing import Any, get_args

from spec.port import commands as c
from spec.port.configuration import Configuration
from spec.port.facts import facts_of


def every_command(
    stage: Configuration,
    *,
    conversations: Collection[str],
    numbers: Collection[str],
    texts: Collection[str],
    waits: Collection[int],
) -> Iterator[c.AnyCommand]:
    """Each command with every value that its fields may have: names of the stage, what is given here, and what a field
    itself lists. Raises KeyError for a command with a field that nothing is known of."""
    values: Mapping[str, Collection[object]] = {
        "agent": stage.agents,
        "asset": tuple(asset.name for asset in stage.assets),
        "queue": stage.queues,
        "conversation": conversations,
        "number": numbers,
        "text": texts,
        "seconds": waits,
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
