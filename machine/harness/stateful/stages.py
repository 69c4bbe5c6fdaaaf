"""The stages of random runs: who is there under which names, what is configured, and which values customers write.

A stage is drawn dimension by dimension, so that everything meets everything in the end; `sweep` gives few stages in
which every two values of two dimensions meet (a covering array of strength two: D. M. Cohen and others, IEEE TSE 1997).

>>> drawn(7).configuration.routing, len(sweep())
('manual', 45)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from random import Random
from typing import Any, Literal, NamedTuple, get_args

from covertable import make

from machine.harness.stateful.customer_values import value
from machine.oracle.model_oracle import numbers_of
from machine.oracle.planted_values import planted_in
from machine.story.fictional_data import asset_number, customer_number
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting

Names = Literal["plain", "hangul", "spaces", "decomposed", "numbers", "addresses", "alike", "cased", "shared"]
"""What names are like, those of agents, of places and of customers."""

PEOPLE: Mapping[Names, tuple[str, ...]] = {
    "plain": ("Minji", "Jun", "Sora", "Alex", "Dana", "Noa"),
    "hangul": ("서연", "민준", "지우", "하은", "도윤", "가온"),
    "spaces": ("Kim Min Ji", "Lee  Jun", " Sora", "Alex ", "Dana\u00a0Im", "Noa De La Cruz"),
    "decomposed": tuple(
        unicodedata.normalize("NFD", name) for name in ("서연", "José", "지우", "Zoë", "도윤", "Ångström")
    ),
    "numbers": ("1004", "+1 909 555 0104", "(909) 555-0105", "7", "010", "909-555-0106"),
    "addresses": ("minji@example.com", "jun+1@example.net", "sora@", "@alex", "dana.im@example.org", "NOA@EXAMPLE.COM"),
    "alike": ("Minji", "minji", "Min", "Minji ", "서연", unicodedata.normalize("NFD", "서연")),
    "cased": ("Ольга", "Øyvind", "Éva", "Ελένη", "Jürgen", "Żaneta"),
    "shared": ("Billing", "Sales", "Returns", "Delivery", "Main line", "Resolved"),
}
PLACES: Mapping[Names, tuple[str, ...]] = {
    "plain": ("Billing", "Delivery", "Returns", "Sales"),
    "hangul": ("결제", "배송", "반품 요청", "영업"),
    "spaces": ("Billing  and tax", " Delivery", "Returns ", "Sales\u00a0abroad"),
    "decomposed": tuple(unicodedata.normalize("NFD", name) for name in ("결제", "배송", "Rückgabe", "영업")),
    "numbers": ("2002", "24/7", "1st", "080"),
    "addresses": ("billing@example.com", "delivery@", "@returns", "sales@example.org"),
    "alike": ("Billing", "billing", "Bill", "Billing 2"),
    "cased": ("Účty", "Доставка", "Æra", "Παράδοση"),
    "shared": ("Sales", "Returns", "Billing", "Delivery"),
}

CUSTOMERS = tuple(customer_number(index) for index in (1, 2, 3))
NAME_THAT_IS_A_NUMBER = customer_number(4)
NAMED = 2 / 3
"""Of the customers, whose names are known."""
OF_A_KIND = 2
"""Values of each kind that customers write."""


class Dimensions(NamedTuple):
    """What a stage is drawn from. There are as many assets as queues, `places`, and `width` conversations at most are
    brought on at once."""

    agents: int
    places: int
    customers: int
    capacity: int
    rona_seconds: int
    wrap_up_seconds: int
    routing: Literal["manual", "automatic"]
    policy: Literal["blanket", "listed", "extended"]
    masking: bool
    names: Names
    width: int


VALUES: Mapping[str, tuple[object, ...]] = {
    "agents": (1, 2, 3, 6),
    "places": (1, 2, 4),
    "customers": (2, 3, 6),
    "capacity": (1, 2, 3, 10),
    "rona_seconds": (1, 2, 30, 45, 600),
    "wrap_up_seconds": (1, 60, 600),
    "routing": ("manual", "automatic"),
    "policy": ("blanket", "listed", "extended"),
    "masking": (True, False),
    "names": get_args(Names),
    "width": (2, 8),
}
"""The values of each dimension. A test names the one that is forgotten."""


class Stage(NamedTuple):
    """A configuration, the `numbers` of all customers, the `values` that these write, and how many conversations are
    brought on at once, the `width`."""

    configuration: Configuration
    numbers: tuple[str, ...]
    values: tuple[str, ...]
    width: int


def drawn(seed: int) -> Stage:
    """A stage drawn at random; the same one for the same seed."""
    random = Random(seed)
    chosen: dict[str, Any] = {name: random.choice(values) for name, values in VALUES.items()}
    return _stage(Dimensions(**chosen), random)


@cache
def sweep() -> tuple[Stage, ...]:
    """Stages in which every two values of two dimensions meet."""
    rows: list[dict[str, Any]] = make({name: list(values) for name, values in VALUES.items()})
    return tuple(_stage(Dimensions(**row), Random(number)) for number, row in enumerate(rows))


def stage_of(configuration: Configuration, commands: Iterable[c.AnyCommand]) -> Stage:
    """The stage of a run that is given: the numbers that it names and the values in its texts."""
    given = tuple(commands)
    texts = (each.text for each in given if isinstance(each, c.CustomerText))
    return Stage(configuration, numbers_of(configuration, given), tuple(planted_in(texts)), 1)


def _stage(chosen: Dimensions, random: Random) -> Stage:
    people, places = PEOPLE[chosen.names], PLACES[chosen.names][: chosen.places]
    first = random.randrange(1, 20)
    numbers = tuple(customer_number(first + place) for place in range(chosen.customers))
    # Of some customers no name is known; they go by their number (SURF-8).
    named = [pair for pair in zip(numbers, reversed(people), strict=False) if random.random() < NAMED]
    configuration = Configuration(
        people[: chosen.agents],
        places,
        tuple(
            AssetSetting(name, asset_number(nth), random.choice(places)) for nth, name in enumerate(reversed(places), 1)
        ),
        ("Resolved", *random.sample(PLACES[chosen.names], k=random.randrange(3))),
        customers=tuple(CustomerSetting(number, name) for number, name in named),
        routing=chosen.routing,
        masking=chosen.masking,
        policy=chosen.policy,
        rona_seconds=chosen.rona_seconds,
        capacity=chosen.capacity,
        wrap_up_seconds=chosen.wrap_up_seconds,
    )
    kinds = [kind.id for kind in load().kinds.values() if kind.is_documented or chosen.policy == "extended"]
    values = [value(kind, random) for kind in kinds for _ in range(OF_A_KIND)]
    return Stage(configuration, numbers, tuple(values), chosen.width)


USUAL = Stage(
    Configuration(
        ("Minji", "Jun", "서연"),
        ("Billing", "Delivery"),
        (
            AssetSetting("Main line", asset_number(1), "Billing"),
            AssetSetting("Shop line", asset_number(2), "Delivery"),
        ),
        ("Resolved", "Follow-up needed", "Escalated"),
        customers=(CustomerSetting(CUSTOMERS[0], "Yuna"), CustomerSetting(CUSTOMERS[1], NAME_THAT_IS_A_NUMBER)),
    ),
    CUSTOMERS,
    tuple(kind.sample for kind in load().kinds.values() if kind.is_documented),
    2,
)
"""One for examples, with the catalogue's own sample of each documented kind."""
