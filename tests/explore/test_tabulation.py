"""A question asked of many packed Worlds at once has the answers that it has of each."""

import numpy as np
import pytest

from machine.explore.search import LIMITS, search
from machine.explore.tabulation import Tabulation
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE
from spec.worlds import WorldLike


def idle_with_an_offer(world: WorldLike) -> bool:
    return world.statuses[0] == "idle" and any(part.state == "offered" for part in world.interactions[0])


@pytest.mark.parametrize("at_once", [1, 7, 1_000])
def test_however_many_worlds_are_asked_at_once_the_answers_are_the_same(at_once: int) -> None:
    bounds = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)
    space = search(bounds, TABLE, (), symmetric=False, budget=LIMITS, progress=lambda _done, _found: None)
    states = np.concatenate(space.levels)
    question = Tabulation(space.packing, idle_with_an_offer)

    answers = np.concatenate([question.of(states[at : at + at_once]) for at in range(0, len(states), at_once)])

    assert answers.tolist() == [idle_with_an_offer(space.packing.world(int(state))) for state in states]
    assert answers.sum() == 18
