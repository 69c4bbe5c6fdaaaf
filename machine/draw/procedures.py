"""The documented procedures: which there are, and from which scenarios each is made.

What happens in one is never written here: `procedure_parts.py` plays the scenarios and notes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from machine.draw.procedure_parts import Part, played_part
from machine.harness.bdd.feature_check import FeatureError
from machine.harness.bdd.scenario_runner import scenario
from machine.story.steps.scene import SceneError
from spec.catalogue.entries import Words
from spec.language import LANGUAGES, Language


class Source(NamedTuple):
    """A scenario: the name of its feature file without the suffix, in either language, its title in each, and where it
    is one of several ways in which the one before it goes on, which way that is."""

    file: str
    title: Words
    branch: Words | None = None


class Outline(NamedTuple):
    """A procedure before it is played: what it is called in addresses and on the page, and its scenarios."""

    slug: str
    title: Words
    sources: tuple[Source, ...]


OUTLINES = (
    Outline(
        "respond",
        Words("Respond to a text message", "문자에 응답하기"),
        (
            Source(
                "respond",
                Words("The documented procedure, from the request to the reply", "요청부터 답장까지 문서에 적힌 절차"),
            ),
        ),
    ),
    Outline(
        "transfer-to-agent",
        Words("Transfer a conversation to an agent", "대화를 상담사에게 전환하기"),
        (
            Source(
                "transfer",
                Words("The documented procedure, to an agent", "문서에 적힌 절차대로 상담사에게 전환한다"),
            ),
            Source(
                "transfer",
                Words(
                    "The chosen agent who accepts goes on with the conversation",
                    "선택된 상담사가 수락하면 대화를 이어 간다",
                ),
                Words("If the chosen agent accepts", "선택된 상담사가 수락하면"),
            ),
            Source(
                "transfer",
                Words(
                    "The conversation goes back to its queue, where others can take it",
                    "대화는 대기열로 돌아가 다른 상담사가 맡을 수 있다",
                ),
                Words("If the chosen agent does not accept", "선택된 상담사가 수락하지 않으면"),
            ),
        ),
    ),
    Outline(
        "transfer-to-queue",
        Words("Transfer a conversation to a queue", "대화를 대기열로 전환하기"),
        (
            Source(
                "transfer",
                Words("The documented procedure, to a queue", "문서에 적힌 절차대로 대기열로 전환한다"),
            ),
        ),
    ),
    Outline(
        "add-agent",
        Words("Add an agent to a conversation", "대화에 상담사 추가하기"),
        (
            Source(
                "conference",
                Words(
                    "The documented procedure, from the request to the wrap-up",
                    "요청부터 후속 작업까지 문서에 적힌 절차",
                ),
            ),
            Source(
                "conference",
                Words(
                    "After that the chat goes on between the inviting agent and the customer",
                    "그 뒤에도 초대한 상담사와 고객의 채팅은 계속된다",
                ),
            ),
        ),
    ),
    Outline(
        "end",
        Words("End a conversation", "대화 종료하기"),
        (
            Source(
                "end_and_wrap_up",
                Words(
                    "The documented procedure, from End to the submitted wrap-up",
                    "종료부터 후속 작업 제출까지 문서에 적힌 절차",
                ),
            ),
        ),
    ),
    Outline(
        "asset-deleted",
        Words("An asset is deleted", "자산이 삭제될 때"),
        (
            Source(
                "asset_deleted",
                Words(
                    "The documented procedure, from the alert to the wrap-up", "경고부터 후속 작업까지 문서에 적힌 절차"
                ),
            ),
            Source(
                "asset_deleted",
                Words(
                    "A conference request is withdrawn and its sender sees the alert",
                    "회의 요청은 철회되고 요청한 상담사에게 경고가 표시된다",
                ),
            ),
        ),
    ),
    Outline(
        "rona",
        Words("A request is not answered (RONA)", "요청에 응답하지 않을 때(RONA)"),
        (
            Source(
                "availability_and_rona",
                Words(
                    "A request unanswered for the whole time-out puts the agent in RONA",
                    "제한 시간이 다 되도록 응답하지 않으면 RONA가 된다",
                ),
            ),
            Source(
                "availability_and_rona",
                Words(
                    "An agent in RONA who sets Available is offered requests again",
                    "RONA에서 사용 가능으로 바꾸면 다시 요청을 받는다",
                ),
            ),
        ),
    ),
)


class Procedure(msgspec.Struct, frozen=True):
    """A procedure with its parts in both languages."""

    slug: str
    title: Words
    en: tuple[Part, ...]
    ko: tuple[Part, ...]

    def of(self, language: Language) -> tuple[Part, ...]:
        """The parts in a language."""
        return self.ko if language == "ko" else self.en


class Undrawn(NamedTuple):
    """A procedure that cannot be drawn now, and why: a scenario of it is red, or is not there."""

    slug: str
    title: Words
    says: str


class Drawable(NamedTuple):
    """The procedures that can be drawn, and those that cannot."""

    procedures: tuple[Procedure, ...]
    undrawn: tuple[Undrawn, ...]


def procedures(features: Path) -> tuple[Procedure, ...]:
    """Every procedure, made from the feature files of both languages under `features`.

    Raises FeatureError where a file cannot be run or has no such scenario, and SceneError where one is red.
    """
    return tuple(_procedure(outline, features) for outline in OUTLINES)


def drawable(features: Path) -> Drawable:
    """The same for whoever tells of red scenarios: what cannot be drawn is told, and the others are there."""
    drawn: list[Procedure] = []
    undrawn: list[Undrawn] = []
    for outline in OUTLINES:
        try:
            drawn.append(_procedure(outline, features))
        except (FeatureError, SceneError) as error:
            undrawn.append(Undrawn(outline.slug, outline.title, str(error)))
    return Drawable(tuple(drawn), tuple(undrawn))


def _procedure(outline: Outline, features: Path) -> Procedure:
    parts = {language: tuple(_parts(outline, features / language, language)) for language in LANGUAGES}
    return Procedure(outline.slug, outline.title, **parts)


def _parts(outline: Outline, folder: Path, language: Language) -> Iterator[Part]:
    first = 1
    for source in outline.sources:
        file = f"{source.file}.feature"
        part = played_part(scenario(folder / file, source.title.of(language)), file, language, first)
        if source.branch is not None:
            part = msgspec.structs.replace(part, branch=source.branch.of(language))
        first += len(part.arrows)
        yield part
