"""A scenario as a walk of the page: it leads where the scenario leads, or it is said how far."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from machine.desk.in_process import InProcessDesk
from machine.draw import addresses
from machine.evidence.checkout import ROOT
from machine.language.check import check, check_file
from machine.language.feature import Story, stories_of
from machine.language.play import act
from machine.pages.walk import NoWalkError, walk_of
from machine.report.new_feature import of_walk
from machine.story.steps.reading_tags import fitting
from machine.story.steps.scene import Scene

FILES = sorted((ROOT / "features" / "en").glob("*.feature"))
COUNTS = {
    "asset_deleted": (19, 23),
    "availability_and_rona": (10, 21),
    "conference": (35, 38),
    "customer_leaves": (10, 16),
    "end_and_wrap_up": (8, 17),
    "history": (15, 16),
    "how_it_closed": (28, 34),
    "masking": (50, 57),
    "outbound": (3, 13),
    "readings": (0, 0),
    "refused": (8, 55),
    "request_numbers": (2, 3),
    "respond": (29, 39),
    "routing": (0, 23),
    "transfer": (11, 28),
}
"""Of how many scenarios of a file, each row one, the walk covers how many."""


def test_tutorial_a_walk_is_a_feature_and_the_feature_is_that_walk() -> None:
    [story] = stories(of_walk("#/en/walk/0.2.4", None))

    assert walk_of(played(story)) == (0, 2, 4)


def stories(text: str) -> list[Story]:
    feature = check(text).feature
    assert feature is not None
    return list(stories_of(feature))


def played(story: Story) -> Scene:
    scene = Scene(InProcessDesk())
    for step in story.steps:
        act(step, scene)
    scene.finish()
    return scene


def ended(scene: Scene) -> list[tuple[object, ...]]:
    """What two agents see in the end, in no names: those who act, in the order in which they do so first."""
    desk, names = InProcessDesk(), dict[str, None]()
    desk.reset(scene.configuration)
    for command, _ in scene.played:
        names |= dict.fromkeys(each for each in scene.configuration.agents if f"'{each}'" in repr(command))
        desk.apply(command)
    shown = [desk.view(each) for each in names]
    return [
        (
            each.status,
            len(each.popovers),
            [pane.buttons for pane in each.panes],
            [brick.result for brick in each.history],
        )
        for each in shown
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_walk_leads_where_the_scenario_leads(file: Path) -> None:
    feature, covered, of = check_file(file).feature, 0, 0
    assert feature is not None
    for story in stories_of(feature):
        fits = fitting([tag.removeprefix("@") for tag in story.tags], ())
        if fits.left_out or fits.readings:
            continue
        scene, of = played(story), of + 1
        with suppress(NoWalkError):
            [walked] = stories(of_walk(f"#/en/{addresses.walk(walk_of(scene))}", None))
            assert ended(played(walked)) == ended(scene), story.title
            covered += 1
    assert (covered, of) == COUNTS[file.stem]
