"""The cast of a told run: made-up names for as many agents, queues, assets, reasons and customers as it needs."""

from __future__ import annotations

from typing import NamedTuple

from machine.story.fictional_data import asset_number, customer_number
from spec.catalogue.load import load
from spec.language import Language
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting

AGENTS = ("cast.minji", "cast.jun", "cast.seoyeon")
CUSTOMERS = ("cast.hana", "cast.doyun", "cast.sora")
QUEUES = ("cast.queue_billing", "cast.queue_delivery")
ASSETS = ("cast.asset_main", "cast.asset_shop")
REASONS = ("cast.reason_resolved",)


class Texts(NamedTuple):
    """What customers and agents write."""

    hello: str
    more: str
    reply: str


def texts(language: Language) -> Texts:
    """What the glossary lets customers and agents write in this language."""
    words = load().words
    return Texts(*(words(f"cast.text_{each}").of(language) for each in ("hello", "more", "reply")))


def names(known: tuple[str, ...], count: int, language: Language) -> tuple[str, ...]:
    """The glossary's names first; from there on the last of them with a number."""
    words = load().words
    own = [words(each).of(language) for each in known[:count]]
    return (*own, *(f"{own[-1]} {number}" for number in range(len(own) + 1, count + 1)))


def configuration(
    language: Language,
    *,
    agents: int,
    queues: int,
    assets: int,
    customers: int,
    capacity: int,
    rona_seconds: int,
    wrap_up_seconds: int,
) -> Configuration:
    """A desk with so many of each, routed by hand. All assets wait in the first queue."""
    queue_names = names(QUEUES, queues, language)
    return Configuration(
        agents=names(AGENTS, agents, language),
        queues=queue_names,
        assets=tuple(
            AssetSetting(name=name, number=asset_number(number), queue=queue_names[0])
            for number, name in enumerate(names(ASSETS, assets, language), start=1)
        ),
        reasons=names(REASONS, 1, language),
        customers=tuple(
            CustomerSetting(number=customer_number(number), name=name)
            for number, name in enumerate(names(CUSTOMERS, customers, language), start=1)
        ),
        routing="manual",
        rona_seconds=rona_seconds,
        wrap_up_seconds=wrap_up_seconds,
        capacity=capacity,
    )
