"""Every step that there is, by what one wants to say: its words, what goes into it, who uses it, and an example.

>>> [each.id for each in found_by(catalogue(), "accept", "en")][:1]
['do.accept']
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from machine.language.check import check_file
from machine.language.phrase_index import nearest, readings_of
from machine.story.steps.phrase import Kind, Phrase, Place
from machine.story.steps.phrases import PHRASES
from spec.catalogue.entries import Words
from spec.language import LANGUAGES, Language


class Topic(NamedTuple):
    """What one wants to say: a name to ask for it, a heading, and the phrases by id, or by what their ids begin with
    where that ends in a full stop or an underscore."""

    name: str
    title: Words
    phrases: tuple[str, ...]


TOPICS = (
    Topic(
        "stage",
        Words("Who and what there is", "누가 있고 무엇이 있는가"),
        (
            "stage.agent",
            "stage.queue",
            "stage.asset",
            "stage.asset_",
            "stage.reason",
            "stage.customer",
            "stage.customer_",
        ),
    ),
    Topic(
        "settings",
        Words("Settings", "설정"),
        ("stage.manual", "stage.automatic", "stage.rona_", "stage.wrap_up_", "stage.capacity"),
    ),
    Topic("start", Words("Where a story begins", "이야기가 시작되는 곳"), ("state.",)),
    Topic(
        "customer",
        Words("What the customer does and receives", "고객이 하는 일과 받는 것"),
        ("do.customer_text", "do.customer_text_", "do.customer_stop", "do.customer_stop_", "receive."),
    ),
    Topic("time", Words("Time", "시간"), ("do.advance",)),
    Topic("status", Words("The status of an agent", "상담사의 상태"), ("do.set_status", "see.status", "see.label")),
    Topic(
        "request",
        Words("Requests: offering and accepting", "요청: 배정과 수락"),
        (
            *("do.offer", "do.accept", "see.request", "see.request_", "see.no_request", "see.announcement"),
            *("see.toaster", "see.toaster_", "see.notification"),
        ),
    ),
    Topic(
        "pane",
        Words("The panes of a conversation", "대화의 창"),
        ("see.task", "see.no_task", "see.pane", "see.buttons", "see.control", "see.no_control"),
    ),
    Topic(
        "reply",
        Words("Writing and messages", "작성과 메시지"),
        (
            *("do.type", "do.type_", "do.line_break", "do.send_", "see.composer", "see.no_composer", "see.draft"),
            *("see.remaining", "see.grey_bubble", "see.blue_bubble", "see.message_", "see.messages", "see.joined"),
            "see.no_notice",
        ),
    ),
    Topic(
        "dialog",
        Words("Dialogs: lists and choosing", "대화 상자: 목록과 선택"),
        (
            *("do.search", "do.search_", "do.choose_", "do.refresh", "do.cancel", "see.dialog", "see.no_dialog"),
            *("see.queues", "see.no_queues", "see.agents", "see.no_agents", "see.reasons", "see.search", "see.chosen"),
            "see.nothing_chosen",
        ),
    ),
    Topic("transfer", Words("Transferring", "전환"), ("do.open_transfer", "do.confirm_transfer")),
    Topic(
        "conference",
        Words("A second agent", "상담사 추가"),
        ("do.open_conference", "do.confirm_conference", "do.withdraw_request", "do.end_conference"),
    ),
    Topic("end", Words("Ending and wrapping up", "종료와 후속 작업"), ("do.end", "do.submit_wrap_up")),
    Topic("outbound", Words("Starting a conversation", "대화 시작"), ("do.start_outbound", "do.start_outbound_")),
    Topic(
        "history",
        Words("The interaction history", "상호 작용 기록"),
        ("see.history", "see.history_"),
    ),
    Topic(
        "administrator",
        Words("What the administrator does and sees", "관리자가 하는 일과 보는 것"),
        ("do.delete_", "see.list_", "see.alert", "see.no_alert"),
    ),
    Topic(
        "masking",
        Words("Masking", "마스킹"),
        ("stage.masking_", "stage.policy", "do.masking_", "see.at_surface"),
    ),
    Topic("refusal", Words("What is refused", "거부"), ("refused", "malformed")),
    Topic("specification", Words("The specification as a whole", "명세 전체"), ("specification.",)),
)


class Parameter(msgspec.Struct, frozen=True):
    """What goes into a step: its name, whether it is a whole number, and the words of a closed list, if it is one."""

    name: str
    is_number: bool
    words_en: tuple[str, ...] = ()
    words_ko: tuple[str, ...] = ()

    def words(self, language: Language) -> tuple[str, ...]:
        """All that may be written, in this language; empty where anything may."""
        return self.words_ko if language == "ko" else self.words_en


class CatalogueStep(msgspec.Struct, frozen=True):
    """A step: its phrase's id, the topic by name, the roles in which it stands, its words by language, how often it is
    used in the features that were looked at, and one use of each language, empty where there is none."""

    id: str
    topic: str
    roles: tuple[Kind, ...]
    en: str
    ko: str
    parameters: tuple[Parameter, ...]
    block: str
    uses: int
    example_en: str
    example_ko: str

    def told(self, language: Language) -> str:
        """Its words, with what goes into it in angle brackets."""
        return self.ko if language == "ko" else self.en

    def example(self, language: Language) -> str:
        """One use."""
        return self.example_ko if language == "ko" else self.example_en


def catalogue(files: Iterable[Path] = ()) -> tuple[CatalogueStep, ...]:
    """All steps by topic, with their uses in these feature files; one that cannot be read has none."""
    uses, examples = Counter[str](), dict[tuple[str, Language], str]()
    for file in files:
        checked = check_file(file)
        if checked.feature is None:
            continue
        steps = [step for some in checked.feature.backgrounds for step in some]
        steps += [step for scenario in checked.feature.scenarios for step in scenario.steps]
        for step in steps:
            for reading in readings_of(step.text):
                uses[reading.phrase.id] += 1
                if "<" not in step.text:
                    examples.setdefault((reading.phrase.id, checked.language), f"{step.keyword} {step.text}")
    by_id = {phrase.id: phrase for phrase in PHRASES}
    return tuple(
        _step(by_id[each], topic, uses[each], examples) for topic in TOPICS for each in by_id if topic_of(each) == topic
    )


def topic_of(phrase: str) -> Topic:
    """The topic of a phrase, by the longest of what its id is or begins with. Raises KeyError for one that has none."""
    fitting = [
        (len(each), topic)
        for topic in TOPICS
        for each in topic.phrases
        if phrase == each or (each[-1] in "._" and phrase.startswith(each))
    ]
    if not fitting:
        raise KeyError(phrase)
    return max(fitting, key=lambda pair: pair[0])[1]


def found_by(steps: Sequence[CatalogueStep], words: str, language: Language) -> tuple[CatalogueStep, ...]:
    """The steps in which all of these words stand, in either language; where none says them, those that have them among
    what may be written, and where none has, those that read most like them."""
    wanted = unicodedata.normalize("NFC", words).casefold().split()
    found = [step for step in steps if all(word in _said(step) for word in wanted)]
    found.sort(key=lambda step: not all(word in step.told(language).casefold() for word in wanted))
    found = found or [step for step in steps if all(word in _listed(step) for word in wanted)]
    if not found:
        near = [each.phrase.id for each in nearest(words, most=5)]
        found = sorted((step for step in steps if step.id in near), key=lambda step: near.index(step.id))
    return tuple(found)


def _said(step: CatalogueStep) -> str:
    topic = next(each for each in TOPICS if each.name == step.topic)
    return " ".join((step.id, step.en, step.ko, topic.title.en, topic.title.ko)).casefold()


def _listed(step: CatalogueStep) -> str:
    return " ".join(
        word for each in step.parameters for language in LANGUAGES for word in each.words(language)
    ).casefold()


def _step(phrase: Phrase, topic: Topic, uses: int, examples: dict[tuple[str, Language], str]) -> CatalogueStep:
    parameters = tuple(
        Parameter(
            name,
            kind is int,
            phrase.choices[name].words("en") if name in phrase.choices else (),
            phrase.choices[name].words("ko") if name in phrase.choices else (),
        )
        for name, kind in phrase.parameters.items()
    )
    en, ko = (phrase.told_with(language, [], Place(phrase.kinds[0])) for language in LANGUAGES)
    return CatalogueStep(
        id=phrase.id,
        topic=topic.name,
        roles=phrase.kinds,
        en=en,
        ko=ko,
        parameters=parameters,
        block=phrase.block or "",
        uses=uses,
        example_en=examples.get((phrase.id, "en"), ""),
        example_ko=examples.get((phrase.id, "ko"), ""),
    )
