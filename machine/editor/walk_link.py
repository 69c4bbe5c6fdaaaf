"""Between a file and the page's walk: the address of a walk, pasted into a file that has none yet, is replaced by the
feature that it is; and a scenario is a link to the walk that leads where it leads."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from typing import NamedTuple

from machine.editor.open_file import OpenFile
from machine.evidence.checkout import checkout
from machine.language.course import walk
from machine.language.draft import draft_at, drafts
from machine.language.finding import Edit
from machine.language.line import language_in
from spec.catalogue.entries import Words

MARK = "walk/"
"""Stands in every address of a walk."""
TITLE = Words("Write this walk as a feature", "이 진행을 기능 파일로 쓴다")


OPEN = Words("Open this scenario as a walk", "이 시나리오를 진행으로 열기")
NO_PAGE = Words("There is no page yet: `textdesk draw` writes it.", "아직 페이지가 없다. `textdesk draw`가 쓴다.")
OUTSIDE = Words(
    "The page's walk covers two agents, and one customer at a time, offered by hand, with masking on and under no "
    "reading. Line {line} leads out of it.",
    "페이지의 진행은 상담사 두 명과 한 번에 고객 한 명, 수동 배정, 켜 둔 마스킹을 다루고 바꾼 해석은 다루지 않는다. "
    "{line}번째 줄에서 벗어난다.",
)


class NoLinkError(ValueError):
    """There is no walk to open. `says` tells why."""

    def __init__(self, says: Words) -> None:
        super().__init__(says.en)
        self.says = says


class WalkFix(NamedTuple):
    """A title, and the edit that writes the feature in place of the address."""

    title: str
    edit: Edit


def walk_fix(file: OpenFile, first: int, last: int) -> WalkFix | None:
    """The fix for the address in one of these lines, None where there is none, or a feature already."""
    marked = [number for number in range(first, min(last, len(file.lines)) + 1) if MARK in file.lines[number - 1]]
    if not marked or drafts(file.text):
        return None
    # The walk brings the whole page along, and few ever ask for one.
    from machine.report.new_feature import NewFeatureError, of_walk

    for number in marked:
        line = file.lines[number - 1]
        with suppress(NewFeatureError):
            feature = of_walk(line, None)
            edit = Edit(number, 0, len(line), feature.rstrip("\n"))
            return WalkFix(TITLE.of(language_in(feature)), edit)
    return None


def walk_target(file: OpenFile, line: int) -> str:
    """The address, on the newest page, of the walk that leads where the scenario in a line leads. Raises
    NoLinkError."""
    # The walk brings the whole page along.
    from machine.draw import addresses
    from machine.pages.walk import NoWalkError, walk_of
    from machine.report.page import newest_page

    draft, page = draft_at(file.text, line), newest_page(checkout())
    if page is None:
        raise NoLinkError(NO_PAGE)
    if draft is None or draft.fitting.readings:
        raise _outside(line)
    scene, reached = None, [(draft.line, 0)]
    for step, scene in walk(draft):
        reached.append((step.line, len(scene.played)))
    if scene is None:
        raise _outside(draft.line)
    try:
        places = walk_of(scene)
    except NoWalkError as error:
        raise _outside(
            next((at for (_, before), (at, after) in pairwise(reached) if before <= error.done < after), draft.line)
        ) from None
    return f"{page.as_uri()}#/{file.language}/{addresses.walk(places)}"


def _outside(line: int) -> NoLinkError:
    return NoLinkError(Words(OUTSIDE.en.format(line=line), OUTSIDE.ko.format(line=line)))
