"""The phrases for the other two who learn something: the customer, and whoever gave a command that is refused."""

from machine.oracle.property_oracle import property_titled
from machine.port.vocabulary import in_a_row, refusal_meant
from machine.story.steps.phrase import PhraseBook
from machine.story.steps.scene import Scene, SceneError
from spec.port.answers import Malformed, Refused

BOOK = PhraseBook()

# --- the customer


@BOOK.says(
    "receive.reply",
    "then",
    en='customer "{customer}" has received just "{text}"',
    ko='고객 "{customer}"{이/가} 받은 답장은 "{text}"뿐이다',
)
def _reply(scene: Scene, customer: str, text: str) -> None:
    seen = [message.text for message in scene.look_as(customer).messages if message.author == "agent"]
    scene.same(f'What customer "{customer}" has received', seen, [text])


@BOOK.says(
    "receive.replies",
    "then",
    en='customer "{customer}" has received, oldest first, just "{texts}"',
    ko='고객 "{customer}"{이/가} 받은 답장은 오래된 것부터 "{texts}"뿐이다',
)
def _replies(scene: Scene, customer: str, texts: str) -> None:
    seen = in_a_row(message.text for message in scene.look_as(customer).messages if message.author == "agent")
    scene.same(f'What customer "{customer}" has received, oldest first,', seen, texts)


@BOOK.says(
    "receive.nothing",
    "then",
    en='customer "{customer}" has received nothing',
    ko='고객 "{customer}"{이/가} 받은 답장은 없다',
)
def _nothing(scene: Scene, customer: str) -> None:
    seen = [message.text for message in scene.look_as(customer).messages if message.author == "agent"]
    scene.same(f'What customer "{customer}" has received', seen, [])


@BOOK.says(
    "receive.open",
    "then",
    en='the conversation of customer "{customer}" is open',
    ko='고객 "{customer}"의 대화는 열려 있다',
)
def _open(scene: Scene, customer: str) -> None:
    scene.same(f'Whether the conversation of customer "{customer}" is open', scene.look_as(customer).open, True)


@BOOK.says(
    "receive.closed",
    "then",
    en='the conversation of customer "{customer}" is closed',
    ko='고객 "{customer}"의 대화는 닫혀 있다',
)
def _closed(scene: Scene, customer: str) -> None:
    scene.same(f'Whether the conversation of customer "{customer}" is open', scene.look_as(customer).open, False)


# --- refusals


@BOOK.says(
    "refused",
    "then",
    en='it is refused: "{why}"',
    ko='"{why}"라는 이유로 거부된다',
)
def _refused(scene: Scene, why: str) -> None:
    wanted = refusal_meant(why)
    answer = scene.answer()
    if not isinstance(answer, Refused):
        raise SceneError(f"The last command is answered with {type(answer).__name__}; it must be refused ({wanted}).")
    scene.same("The reason of the refusal", answer.reason.value, wanted.value)


@BOOK.says("malformed", "then", en="it is refused as malformed", ko="형식 오류로 거부된다")
def _malformed(scene: Scene) -> None:
    answer = scene.answer()
    scene.same("The answer to the last command", type(answer).__name__, Malformed.__name__)


# --- the specification as a whole


@BOOK.says(
    "specification.holds",
    "then",
    en="every property of the specification holds",
    ko="명세의 모든 속성이 성립한다",
)
def _holds(scene: Scene) -> None:
    scene.judge()


@BOOK.says(
    "specification.property_holds",
    "then",
    en='the property "{title}" holds',
    ko='"{title}"라는 속성이 성립한다',
)
def _property_holds(scene: Scene, title: str) -> None:
    scene.judge(property_titled(title).id)


@BOOK.says(
    "specification.followed",
    "then",
    en="the desktop does what the specification says",
    ko="데스크톱은 명세대로 동작한다",
)
def _followed(scene: Scene) -> None:
    scene.follow()
