"""Runs in which customers write every documented example, a sample of each kind, and every text of the catalogue's
notations: what the adapter guide says of masking is sent once.

>>> [run.configuration.policy for run in masking_runs()][-1]
'extended'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from machine.port.run_input import RunInput
from machine.story.fictional_data import asset_number, customer_number
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.configuration import AssetSetting, Configuration

FIELD_VALUES = ("+12025550142", "010-0000-1234", "12345", "1234", "911")
"""What may stand where a number belongs."""
AGENT, LINE, ONE = "Minji", "Main line", customer_number(1)
CONFIGURATION = Configuration(
    (AGENT,), ("Billing",), (AssetSetting(LINE, asset_number(1), "Billing"),), ("Resolved",), routing="manual"
)


def masking_runs() -> tuple[RunInput, ...]:
    """A run for the documented examples and the samples, one for each notation, so that each that departs is told, one
    for numbers in their fields, and one under the policy that masks every kind."""
    catalogue = load()
    samples = tuple(kind.sample for kind in catalogue.kinds.values())
    return (
        _written((*(each.before for each in catalogue.examples), *samples)),
        *(_written(text.before for text in notation.texts) for notation in catalogue.notations.values()),
        RunInput(CONFIGURATION, tuple(_from_each_number())),
        _written(samples, "extended"),
    )


def _written(texts: Iterable[str], policy: str = CONFIGURATION.policy) -> RunInput:
    """A run in which a customer writes these texts to an agent."""
    configuration = msgspec.structs.replace(CONFIGURATION, policy=policy)
    return RunInput(configuration, (*_held(ONE, "c1"), *(c.CustomerText(ONE, LINE, text) for text in texts)))


def _held(number: str, conversation: str) -> tuple[c.AnyCommand, ...]:
    """What leads to a conversation with this number that the agent holds."""
    return (
        c.SetStatus(AGENT, "available"),
        c.CustomerText(number, LINE, "Hello"),
        c.Offer(conversation, AGENT),
        c.Accept(AGENT, conversation),
    )


def _from_each_number() -> Iterator[c.AnyCommand]:
    yield c.SetStatus(AGENT, "available")
    for place, number in enumerate(FIELD_VALUES, 1):
        yield from _held(number, f"c{place}")[1:]
