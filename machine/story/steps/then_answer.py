"""The phrases for the other two who learn something: the customer, and whoever gave a command that is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from machine.oracle.property_oracle import PROPERTY
from machine.port.choices import REASON
from machine.port.vocabulary import in_a_row
from machine.story.steps.complements import CLOSED, NOTHING, OPEN, Complement, either, listed, noun, quoted, word
from machine.story.steps.phrase import PhraseBook
from spec.catalogue.entries import Words
from spec.port.answers import Accepted, Answer, Malformed, Refused

if TYPE_CHECKING:
    # The scene tells steps to copy, which are phrases, so for phrases it is a type alone.
    from machine.story.steps.scene import Scene

BOOK = PhraseBook()

# --- the customer


def _has_received(customer: str) -> Words:
    return Words(f'What customer "{customer}" has received is', f'고객 "{customer}"에게 온 답장')


def _replies_to(scene: Scene, customer: str) -> list[str]:
    return [message.text for message in scene.look_as(customer).messages if message.author == "agent"]


def _in_order(texts: str) -> Complement:
    return quoted(texts) if texts else NOTHING


def _is_open(scene: Scene, customer: str, *, wanted: bool) -> None:
    what = Words(f'The conversation of customer "{customer}" is', f'고객 "{customer}"의 대화')
    scene.same(what, scene.look_as(customer).open, wanted, either(OPEN, CLOSED))


@BOOK.says(
    "receive.reply",
    "then",
    en='customer "{customer}" has received only "{text}"',
    ko='고객 "{customer}"{이/가} 받은 답장은 "{text}"뿐{이다}',
)
def _reply(scene: Scene, customer: str, text: str) -> None:
    scene.same(_has_received(customer), _replies_to(scene, customer), [text], listed)


@BOOK.says(
    "receive.replies",
    "then",
    en='customer "{customer}" has received, oldest first, only "{texts}"',
    ko='고객 "{customer}"{이/가} 받은 답장은 오래된 것부터 "{texts}"뿐{이다}',
)
def _replies(scene: Scene, customer: str, texts: str) -> None:
    scene.same(_has_received(customer), in_a_row(_replies_to(scene, customer)), texts, _in_order)


@BOOK.says(
    "receive.nothing",
    "then",
    en='customer "{customer}" has received nothing',
    ko='고객 "{customer}"{이/가} 받은 답장은 {없다}',
)
def _nothing(scene: Scene, customer: str) -> None:
    scene.same(_has_received(customer), _replies_to(scene, customer), [], listed)


@BOOK.says(
    "receive.open",
    "then",
    en='the conversation of customer "{customer}" is open',
    ko='고객 "{customer}"의 대화는 {열려 있다}',
)
def _open(scene: Scene, customer: str) -> None:
    _is_open(scene, customer, wanted=True)


@BOOK.says(
    "receive.closed",
    "then",
    en='the conversation of customer "{customer}" is closed',
    ko='고객 "{customer}"의 대화는 {닫혀 있다}',
)
def _closed(scene: Scene, customer: str) -> None:
    _is_open(scene, customer, wanted=False)


# --- refusals

LAST = Words("What was done last was", "마지막에 한 일")


def _answer_told(answer: Answer) -> Complement:
    match answer:
        case Accepted():
            return Complement("accepted", "받아들여졌다", "not accepted", "받아들여져야 하는데")
        case Refused(reason=reason):
            words = word(REASON, reason)
            return Complement(
                f"refused with the reason {words.en}",
                f"{words.ko}라는 이유로 거부되었다",
                f"not refused with the reason {words.en}",
                f"{words.ko}라는 이유로 거부되어야 하는데",
            )
        case _:
            return Complement(
                "refused as malformed",
                "형식 오류로 거부되었다",
                "not refused as malformed",
                "형식 오류로 거부되어야 하는데",
            )


@BOOK.says(
    "refused",
    "then",
    en='it is refused: "{why}"',
    ko='"{why}"{이라는/라는} 이유로 {거부되다}',
    choices={"why": REASON},
)
def _refused(scene: Scene, why: str) -> None:
    wanted, answer = REASON.meant(why), scene.answer()
    if isinstance(answer, Refused):
        what = Words("The reason for the refusal is", "거부 이유")
        if answer.reason is not wanted:
            raise scene.otherwise(what, noun(word(REASON, answer.reason)), noun(word(REASON, wanted)))
    else:
        raise scene.otherwise(LAST, _answer_told(answer), _answer_told(Refused(wanted)))


@BOOK.says("malformed", "then", en="it is refused as malformed", ko="형식 오류로 {거부되다}")
def _malformed(scene: Scene) -> None:
    answer = scene.answer()
    if not isinstance(answer, Malformed):
        raise scene.otherwise(LAST, _answer_told(answer), _answer_told(Malformed("")))


# --- the specification as a whole


@BOOK.says(
    "specification.holds",
    "then",
    en="every property of the specification holds",
    ko="명세의 모든 속성이 {성립하다}",
)
def _holds(scene: Scene) -> None:
    scene.judge()


@BOOK.says(
    "specification.property_holds",
    "then",
    en='the property "{title}" holds',
    ko='"{title}"{이라는/라는} 속성이 {성립하다}',
    choices={"title": PROPERTY},
)
def _property_holds(scene: Scene, title: str) -> None:
    scene.judge(PROPERTY.meant(title).id)


@BOOK.says(
    "specification.followed",
    "then",
    en="the desktop does what the specification says",
    ko="데스크톱은 명세대로 {동작하다}",
)
def _followed(scene: Scene) -> None:
    scene.follow()
