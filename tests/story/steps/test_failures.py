"""Every phrase fails once: what a red step says, to somebody who tests and does not program, in both languages."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.table import TABLE
from machine.port.choices import WordError
from machine.port.port import Desk
from machine.story.fictional_data import greeting
from machine.story.steps.phrase import sample
from machine.story.steps.phrases import BY_ID, PHRASES
from machine.story.steps.scene import NotAcceptedError, Scene
from machine.story.steps.scene_error import SceneError
from spec.catalogue.entries import Words
from spec.language import LANGUAGES, Language
from spec.port import commands as c
from spec.port.capabilities import COMMANDS, FORMS
from spec.refusals import Refusal

Names = dict[str, str]
NAMES: dict[Language, Names] = {
    "en": {
        "agent": "Minji",
        "colleague": "Jun",
        "customer": "Hana",
        "other": "Doyun",
        "asset": "Main line",
        "queue": "Billing",
        "reason": "Resolved",
        "nobody": "Sora",
        "text": "Hello",
        "greeting": greeting("Hana"),
    },
    "ko": {
        "agent": "민지",
        "colleague": "준",
        "customer": "하나",
        "other": "도윤",
        "asset": "대표 번호",
        "queue": "결제",
        "reason": "해결됨",
        "nobody": "소라",
        "text": "안녕하세요",
        "greeting": greeting("하나"),
    },
}


def act(scene: Scene, phrase: str, **values: Any) -> None:
    BY_ID[phrase].act(scene, **values)


def staged(names: Names, desk: Desk | None = None) -> Scene:
    """Nobody is Available, and nothing has happened."""
    scene = Scene(desk or InProcessDesk())
    for who in ("agent", "colleague"):
        scene.add_agent(names[who])
    scene.add_asset(names["asset"], names["queue"])
    scene.add_reason(names["reason"])
    for who in ("customer", "other"):
        scene.add_customer(names[who])
    scene.set(routing="manual")
    return scene


def waiting(names: Names) -> Scene:
    """The conversation of the customer waits in its queue."""
    scene = staged(names)
    act(scene, "state.waiting", customer=names["customer"])
    return scene


def holding(names: Names, desk: Desk | None = None) -> Scene:
    """The agent holds the conversation of the customer."""
    scene = staged(names, desk)
    act(scene, "state.available", agent=names["agent"])
    act(scene, "state.held", agent=names["agent"], customer=names["customer"])
    return scene


def offered(names: Names) -> Scene:
    """The agent has the request of the customer on screen."""
    scene = staged(names)
    act(scene, "state.available", agent=names["agent"])
    act(scene, "state.offered", agent=names["agent"], customer=names["customer"])
    return scene


def in_dialog(names: Names) -> Scene:
    """The agent has the transfer dialog open, with nothing listed but the queue."""
    scene = holding(names)
    act(scene, "do.open_transfer", agent=names["agent"], customer=names["customer"])
    return scene


def outbound(names: Names) -> Scene:
    scene = staged(names)
    act(scene, "state.available", agent=names["agent"])
    act(scene, "state.outbound", agent=names["agent"], customer=names["customer"])
    return scene


def refused(names: Names) -> Scene:
    """The last that was done was refused."""
    scene = holding(names)
    act(scene, "do.set_status", agent=names["agent"], status="Available")
    return scene


def joined(names: Names) -> Scene:
    """The colleague has joined."""
    scene = holding(names)
    act(scene, "state.available", agent=names["colleague"])
    values = {who: names[who] for who in ("agent", "colleague", "customer")}
    act(scene, "state.conference", **values)
    return scene


def controlled(names: Names) -> Scene:
    scene = holding(names)
    act(scene, "state.available", agent=names["colleague"])
    act(scene, "state.conference_requested", **{who: names[who] for who in ("agent", "colleague", "customer")})
    return scene


def wrapped(names: Names) -> Scene:
    scene = holding(names)
    for step in ("do.end", "do.choose_reason", "do.submit_wrap_up"):
        values = {"agent": names["agent"], "customer": names["customer"]}
        act(scene, step, **values, **({"reason": names["reason"]} if step == "do.choose_reason" else {}))
    return scene


def wrapping(names: Names) -> Scene:
    """The wrap-up dialog is open and a reason is chosen."""
    scene = holding(names)
    act(scene, "do.end", agent=names["agent"], customer=names["customer"])
    act(scene, "do.choose_reason", agent=names["agent"], customer=names["customer"], reason=names["reason"])
    return scene


def with_draft(names: Names) -> Scene:
    scene = holding(names)
    act(scene, "do.type", agent=names["agent"], customer=names["customer"], text=names["text"])
    return scene


def deleted(names: Names) -> Scene:
    scene = holding(names)
    act(scene, "do.delete_asset", asset=names["asset"])
    return scene


def replied(names: Names) -> Scene:
    scene = with_draft(names)
    act(scene, "do.send_click", agent=names["agent"], customer=names["customer"])
    return scene


def crooked(names: Names) -> Scene:
    """A desktop on which Available leaves the status Idle."""
    scene = staged(
        names, InProcessDesk(table=TABLE.changed("AgentStatus.set_available: idle > available", target="idle"))
    )
    act(scene, "state.available", agent=names["agent"])
    return scene


RED: dict[str, tuple[Callable[[Names], Scene], dict[str, str | int]]] = {
    # A value in braces is a name of the language.
    "see.status": (holding, {"agent": "{agent}", "status": "RONA"}),
    "see.label": (holding, {"agent": "{agent}", "label": "RONA"}),
    "see.request": (holding, {"agent": "{agent}", "customer": "{customer}"}),
    "see.no_request": (offered, {"agent": "{agent}", "customer": "{customer}"}),
    "see.request_cause": (offered, {"customer": "{customer}", "agent": "{agent}", "cause": "Conference"}),
    "see.request_queue": (offered, {"customer": "{customer}", "agent": "{agent}", "queue": "{nobody}"}),
    "see.request_phone_number": (offered, {"customer": "{customer}", "agent": "{agent}", "number": "12"}),
    "see.request_source_number": (offered, {"customer": "{customer}", "agent": "{agent}", "number": "12"}),
    "see.request_timer": (offered, {"customer": "{customer}", "agent": "{agent}", "seconds": 12}),
    "see.request_accept": (outbound, {"customer": "{customer}", "agent": "{agent}"}),
    "see.announcement": (outbound, {"customer": "{customer}", "agent": "{agent}", "number": "12"}),
    "see.toaster": (offered, {"agent": "{agent}", "seconds": 12, "text": "{text}"}),
    "see.notification": (staged, {"agent": "{agent}", "seconds": 12, "text": "{text}"}),
    "see.toaster_count": (offered, {"agent": "{agent}", "count": 12}),
    "see.at_surface": (holding, {"agent": "{agent}", "value": "{text}", "surface": "Customer name"}),
    "see.task": (holding, {"agent": "{agent}", "customer": "{customer}", "text": "{text}"}),
    "see.no_task": (holding, {"agent": "{agent}", "customer": "{customer}"}),
    "see.pane": (offered, {"agent": "{agent}", "customer": "{customer}"}),
    "see.composer": (with_draft, {"agent": "{agent}", "customer": "{customer}"}),
    "see.no_composer": (holding, {"agent": "{agent}", "customer": "{customer}"}),
    "see.draft": (holding, {"agent": "{agent}", "customer": "{customer}", "text": "{text}"}),
    "see.remaining": (holding, {"agent": "{agent}", "customer": "{customer}", "count": 12}),
    "see.control": (holding, {"agent": "{agent}", "customer": "{customer}", "state": "Conference Requested"}),
    "see.no_control": (controlled, {"agent": "{agent}", "customer": "{customer}"}),
    "see.buttons": (holding, {"agent": "{agent}", "customer": "{customer}", "buttons": "Transfer, End"}),
    "see.alert": (holding, {"agent": "{agent}", "customer": "{customer}"}),
    "see.no_alert": (deleted, {"agent": "{agent}", "customer": "{customer}"}),
    "see.grey_bubble": (replied, {"agent": "{agent}", "text": "{text}", "initials": "{nobody}"}),
    "see.blue_bubble": (holding, {"agent": "{agent}", "text": "{greeting}"}),
    "see.joined": (holding, {"agent": "{agent}", "colleague": "{colleague}", "customer": "{customer}"}),
    "see.no_notice": (joined, {"agent": "{agent}", "customer": "{customer}"}),
    "see.message_count": (holding, {"agent": "{agent}", "customer": "{customer}", "count": 12}),
    "see.messages": (joined, {"agent": "{agent}", "customer": "{customer}", "texts": "{text}"}),
    "see.dialog": (in_dialog, {"agent": "{agent}", "customer": "{customer}", "dialog": "Wrap Up Reasons"}),
    "see.no_dialog": (in_dialog, {"agent": "{agent}", "customer": "{customer}"}),
    "see.queues": (in_dialog, {"agent": "{agent}", "customer": "{customer}", "names": "{nobody}, {queue}"}),
    "see.no_queues": (in_dialog, {"agent": "{agent}", "customer": "{customer}"}),
    "see.agents": (in_dialog, {"agent": "{agent}", "customer": "{customer}", "names": "{colleague}"}),
    "see.no_agents": (holding, {"agent": "{agent}", "customer": "{customer}"}),
    "see.reasons": (wrapping, {"agent": "{agent}", "customer": "{customer}", "names": "{nobody}"}),
    "see.search": (in_dialog, {"agent": "{agent}", "customer": "{customer}", "text": "{text}"}),
    "see.chosen": (in_dialog, {"agent": "{agent}", "customer": "{customer}", "name": "{queue}"}),
    "see.nothing_chosen": (wrapping, {"agent": "{agent}", "customer": "{customer}"}),
    "see.history": (holding, {"agent": "{agent}", "customer": "{customer}", "result": "Done"}),
    "see.history_reason": (wrapped, {"agent": "{agent}", "customer": "{customer}", "reason": "{nobody}"}),
    "see.history_count": (wrapped, {"agent": "{agent}", "customer": "{customer}", "count": 12}),
    "see.history_customers": (wrapped, {"agent": "{agent}", "customers": "{customer}, {customer}"}),
    "see.history_closed": (wrapped, {"agent": "{agent}", "customer": "{customer}", "outcome": "Interrupted"}),
    "see.history_open": (wrapped, {"agent": "{agent}", "customer": "{customer}"}),
    "see.list_closed": (holding, {"customer": "{customer}", "outcome": "Ended"}),
    "see.list_open": (wrapped, {"customer": "{customer}"}),
    "see.list_place": (holding, {"customer": "{customer}", "asset": "{asset}", "queue": "{nobody}"}),
    "see.list_count": (holding, {"count": 12}),
    "receive.reply": (holding, {"customer": "{customer}", "text": "{text}"}),
    "receive.replies": (replied, {"customer": "{customer}", "texts": "{text} / {text}"}),
    "receive.nothing": (replied, {"customer": "{customer}"}),
    "receive.open": (wrapped, {"customer": "{customer}"}),
    "receive.closed": (holding, {"customer": "{customer}"}),
    "refused": (refused, {"why": "Nothing is chosen"}),
    "malformed": (refused, {}),
    "specification.holds": (crooked, {}),
    "specification.property_holds": (crooked, {"title": "The status is the one that was chosen"}),
    "specification.followed": (crooked, {}),
    # Who and what there is.
    "stage.agent": (staged, {"agent": "{agent}"}),
    "stage.queue": (staged, {"queue": "{queue}"}),
    "stage.asset": (staged, {"asset": "{asset}", "queue": "{queue}"}),
    "stage.asset_number": (staged, {"asset": "{nobody}", "number": "12"}),
    "stage.reason": (staged, {"reason": "{reason}"}),
    "stage.customer": (staged, {"customer": "{customer}"}),
    "stage.customer_number": (staged, {"customer": "{nobody}", "number": "customer_number(999999)"}),
    "stage.customer_unknown": (staged, {"customer": "{nobody}", "number": ""}),
    "stage.customer_name": (staged, {"customer": "{nobody}", "name": "{nobody}"}),
    "stage.manual": (holding, {}),
    "stage.automatic": (holding, {}),
    "stage.rona_seconds": (staged, {"seconds": -1}),
    "stage.wrap_up_seconds": (staged, {"seconds": 10**19}),
    "stage.capacity": (staged, {"count": 0}),
    "stage.masking_on": (holding, {}),
    "stage.masking_off": (holding, {}),
    "stage.policy": (staged, {"policy": "{nobody}"}),
    # What somebody does.
    "do.masking_on": (refused, {}),
    "do.masking_off": (refused, {}),
    "do.set_status": (staged, {"agent": "{agent}", "status": "{nobody}"}),
    "do.type_letters": (holding, {"agent": "{agent}", "customer": "{customer}", "count": 10_001}),
    "do.type_emoji": (holding, {"agent": "{agent}", "customer": "{customer}", "count": -1}),
    "do.type_escaped": (holding, {"agent": "{agent}", "customer": "{customer}", "text": "\\q"}),
    "state.available": (holding, {"agent": "{agent}"}),
    "do.advance": (holding, {"seconds": 10**30}),
    "state.others_waiting": (staged, {"count": 0}),
}
"""By the phrase a scene in which it fails, and its values. What is missing here fails where a conversation waits."""


NOT_IN_A_QUEUE = tuple(
    phrase.id for phrase in PHRASES if phrase.id.startswith(("do.", "state.")) and phrase.id not in RED
)
"""What nobody can do with a conversation that waits while everybody is Idle, or with somebody who is not there."""
NEEDS_NOBODY = ("do.customer_", "do.delete_", "state.waiting")
"""What would be accepted there but for the name."""


def failing(phrase: str, language: Language) -> Callable[[], None]:
    names = NAMES[language]
    make, values = RED.get(phrase, (waiting, {}))
    filled = {name: value.format(**names) if isinstance(value, str) else value for name, value in values.items()}
    if phrase in NOT_IN_A_QUEUE:
        is_nobody = phrase.startswith(NEEDS_NOBODY)
        filled = {
            name: names["nobody"] if is_nobody or name not in names else names[name] if kind is str else value
            for name, (kind, value) in _sampled(phrase).items()
        }
    return partial(_play, make, names, phrase, filled)


def test_every_phrase_has_a_scene_in_which_it_fails() -> None:
    assert {phrase.id for phrase in PHRASES} == {*RED, *NOT_IN_A_QUEUE}


def _sampled(phrase: str) -> dict[str, tuple[type, Any]]:
    found = BY_ID[phrase]
    kinds: dict[str, type] = {**found.parameters, **({found.block: str} if found.block else {})}
    return {name: (kind, sample({name: kind})[name]) for name, kind in kinds.items()}


def _play(make: Callable[[Names], Scene], names: Names, phrase: str, values: dict[str, Any]) -> None:
    scene = make(names)
    act(scene, phrase, **values)
    scene.finish()


def said_by(phrase: str, language: Language) -> Words:
    with pytest.raises((SceneError, WordError)) as told:
        failing(phrase, language)()
    assert isinstance(told.value, SceneError | WordError)
    assert str(told.value) == told.value.says.en
    return told.value.says


REPRS = re.compile(r"\[\(|\(\'|None|True|False|\{|\}|(?<![A-Za-z])\'|\bStruct\b|<class|Error\b")
PORT_WORDS = frozenset(
    (
        *(
            each
            for each in COMMANDS
            if each not in ("Accept", "Send", "Search", "Offer", "End", "Refresh", "Cancel", "Choose", "Confirm")
        ),
        *(view.__name__ for view in FORMS if view.__name__ not in ("Task", "Toaster", "Bubble", "Pane", "Popover")),
        *(field for fields in FORMS.values() for field in fields if "_" in field),
        *(refusal.value for refusal in Refusal if "_" in refusal.value),
    )
)
LATIN = re.compile(r"[A-Za-z][A-Za-z_]+(?:-[0-9a-z-]+)*")
LATIN_IN_KOREAN = re.compile(
    r"(RONA|CAD|DNIS|JSON|NUL|Enter|Shift|STOP|customer_number"
    r"|(?:OFFER|AVAIL|ACC|BUB|ASSET|COMP|SEND|MASK|MEX|MCOND|SURF|XFER|CONF|END|WRAP|GAP|RULE)-[0-9]+"
    r"|[a-z]+(?:-[a-z]+)+)"
)
"""What Koreans write so themselves, clauses and properties by their ids, and handles of made-up numbers."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("phrase", [phrase.id for phrase in PHRASES])
def test_every_phrase_fails_in_sentences_of_both_languages_without_anything_of_the_program(
    phrase: str, language: Language
) -> None:
    says = said_by(phrase, language)

    for told in (says.en, says.ko):
        assert not REPRS.search(told), told
        assert not set(re.findall(r"\w+", told)) & PORT_WORDS, told
        assert "  " not in told.replace("\n    ", "")
    assert re.search("[가-힣]", says.ko)
    if language == "ko":
        assert [word for word in LATIN.findall(says.ko) if not LATIN_IN_KOREAN.fullmatch(word)] == [], says.ko
    else:
        assert not re.search("[가-힣]", says.en), says.en


@pytest.mark.parametrize("phrase", [phrase.id for phrase in PHRASES])
def test_every_sentence_ends_as_sentences_do(phrase: str) -> None:
    says = said_by(phrase, "ko")

    for told, end in ((says.en, r"[.?:]"), (says.ko, r"(다\.|\)\.|\"\.|:)")):
        sentences = [line for line in told.split("\n") if not line.startswith("    ")]
        assert all(re.search(end + "$", line.rstrip()) for line in sentences), told


def everything_said() -> Iterator[tuple[str, Words]]:
    """For reading aloud: `python -m tests.story.steps.test_failures`."""
    for phrase in PHRASES:
        yield phrase.id, said_by(phrase.id, "ko")


# --- single sentences, as documentation


def test_tutorial_a_red_step_says_what_is_and_what_was_wanted() -> None:
    assert said_by("see.status", "ko") == Words(
        'The status of agent "민지" is "Available", not "RONA".',
        '상담사 "민지"의 상태는 "RONA"가 아니라 "사용 가능"이다.',
    )
    assert said_by("see.draft", "ko").ko == (
        '상담사 "민지"에게 보이는 고객 "하나"의 작성 상자에 입력한 내용은 "안녕하세요"여야 하는데 비어 있다.'
    )
    assert said_by("see.history_reason", "ko").ko == (
        '상담사 "민지"의 상호 작용 기록에 있는 고객 "하나"의 최근 항목은 후속 작업 사유 "소라"로 "완료됨"이 아니라 '
        '후속 작업 사유 "해결됨"으로 "완료됨"이다.'
    )


def test_where_something_is_missing_it_says_what_is_there_instead() -> None:
    scene = staged(NAMES["ko"])
    act(scene, "state.waiting", customer="하나")

    with pytest.raises(SceneError) as told:
        act(scene, "see.request", agent="민지", customer="하나")

    assert told.value.says == Words(
        'There is no request of customer "하나" that agent "민지" sees. The conversation of customer "하나" waits in '
        'the queue "결제".',
        '상담사 "민지"에게 보이는 고객 "하나"의 요청이 없다. 고객 "하나"의 대화는 대기열 "결제"에서 기다린다.',
    )


def test_a_step_that_nobody_looked_at_says_how_the_next_step_would_say_so() -> None:
    scene = refused(NAMES["ko"])

    with pytest.raises(NotAcceptedError) as told:
        scene.finish()

    assert told.value.says.ko.splitlines() == [
        '단계가 거부되었다. 이미 그 상태이다(RULE-4). 다른 상태를 골라야 한다. 상담사 "민지"의 상태는 "사용 가능"이다.',
        "의도한 것이라면 다음 단계에 쓴다:",
        '    그러면 "이미 그 상태이다"라는 이유로 거부된다',
    ]
    assert told.value.says.en.splitlines()[-1] == '    Then it is refused: "The status is set to this already"'


def test_a_desktop_under_test_is_told_in_words_of_the_story_alone() -> None:
    class Chatty(InProcessDesk):
        def view(self, agent: str) -> Any:
            return super().view(agent)

    scene = holding(NAMES["en"], Chatty())
    scene.do(c.TypeReply(agent="Minji", conversation="c1", text="Hello"))

    with pytest.raises(SceneError) as told:
        act(scene, "see.draft", agent="Minji", customer="Hana", text="Bye")

    assert (
        told.value.says.en == 'The draft in the compose box of agent "Minji" for customer "Hana" is "Hello", not "Bye".'
    )


if __name__ == "__main__":
    for phrase_id, says in everything_said():
        print(f"{phrase_id}\n{says.ko}\n{says.en}\n")
