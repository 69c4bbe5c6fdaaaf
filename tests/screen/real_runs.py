"""What walks over our own desk show, each view once."""

from functools import cache

from machine.desk.in_process import InProcessDesk
from machine.screen import AnyView
from spec.visibility.observation import Observation
from tests.spec.visibility_walk import configuration, walk


@cache
def looks() -> tuple[Observation, ...]:
    """Every look in two walks."""
    walks = ((7, configuration("manual")), (5, configuration("automatic", masking=False)))
    return tuple(look for seed, settings in walks for look in walk(InProcessDesk(), settings, seed, 150))


@cache
def views() -> tuple[AnyView, ...]:
    """Every view in them."""
    found: dict[AnyView, None] = {}
    for look in looks():
        found |= dict.fromkeys(look.views.values())
        found |= dict.fromkeys(look.customers.values())
        found |= {} if look.administrator is None else {look.administrator: None}
    return tuple(found)
