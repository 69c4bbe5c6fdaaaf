"""What the adapter guide says beside the port's own words: headings, the words on how to read it, and what the values
on the wire are called on the screen."""

from collections.abc import Mapping

from machine.port.vocabulary import (
    BUTTONS,
    CAUSES,
    CONTROLS,
    DIALOGS,
    LABELS,
    OUTCOMES,
    POLICIES,
    RESULTS,
    STATUS_CHOICES,
    STATUSES,
)
from spec.catalogue.entries import Words

TITLE = Words("The adapter guide", "어댑터 안내서")
INTRODUCTION = Words(
    "Everything that goes over the port: each command with what it is refused for, each field of each view with its "
    "values. The examples are what our own desk answers and shows; `textdesk serve` serves it. How messages travel, "
    "and how an adapter is begun, stands in [Make your desktop testable](../../machine/remote/README.md).",
    "포트로 오가는 모든 것을 적는다. 명령마다 거부되는 경우를, 화면의 필드마다 값을 적는다. 예는 우리 데스크가 "
    "실제로 답하고 보이는 것이며, `textdesk serve`로 그 데스크톱을 띄울 수 있다. 메시지를 주고받는 방법과 어댑터를 "
    "시작하는 방법은 [데스크톱을 시험할 수 있게 하기](../../machine/remote/README.ko.md)에 있다.",
)
GENERATED = Words(
    "Made from the port by `textdesk draw`; do not edit it. `textdesk adapter guide` prints it.",
    "`textdesk draw`가 포트에서 만든 파일이므로 직접 고치지 않는다. `textdesk adapter guide --lang ko`로도 볼 수 있다.",
)
HOW_REFUSALS_READ = Words(
    "A command is accepted where none of its refusals applies; where several do, the one that stands first in its "
    "table is told (RULE-49). A refused command changes nothing. In an example each line is the `command` of an "
    "`apply`; all are accepted but the last, and the answer to that one follows. The desktop was reset to this "
    "before, unless another `routing` is named:",
    "명령은 거부 사유가 하나도 없을 때 받아들인다. 사유가 여럿이면 표에서 먼저 나오는 것을 답한다(RULE-49). 거부된 "
    "명령은 아무것도 바꾸지 않는다. 예의 각 줄은 `apply`의 `command`이다. 마지막 줄을 뺀 모두를 받아들이며, 마지막 "
    "명령에 대한 답이 그다음에 온다. 다른 `routing`을 적지 않았으면 그 전에 데스크톱을 다음과 같이 초기화했다.",
)
HOW_VIEWS_READ = Words(
    "A field that your desktop does not have you declare as `View.field` in `not_offered` and leave out. *Changes "
    "after* lists the commands after which the value was another one in many walks on our own desk, while the pane, "
    "message or other part that it belongs to stayed; – means that it stays as it came. Time goes on with `Advance` "
    "alone. A list has an order only where the table says so: all others are compared as sets.",
    "데스크톱에 없는 필드는 `not_offered`에 `View.field`로 알리고 생략한다. *바뀌는 때*는 우리 데스크를 여러 번 돌려 "
    "본 결과, 그 필드가 든 창이나 메시지 등이 그대로 있는데 값이 달라진 명령이다. –는 처음 값 그대로라는 뜻이다. "
    "시간은 `Advance`로만 흐른다. 목록의 순서는 표에 있다고 한 것만 따지고, 나머지는 집합으로 비교한다.",
)
COMMANDS = Words("Commands", "명령")
VIEWS = Words("Views", "화면")
CONFIGURATION = Words("The configuration of a reset", "초기화 설정")
ON_SCREEN = Words("What the values are called on the screen", "값이 화면에 나타나는 말")
HOW_SCREEN_READS = Words(
    "The wire has the value; the words are those of the screen. A button is in `Pane.buttons` exactly while its "
    "command would be accepted, with a wrap-up reason chosen where it needs one. A placeholder has the number alone, "
    "masked; the words around it are not sent.",
    "왼쪽 값이 오가고, 오른쪽은 화면에 나타나는 말이다. 버튼은 그 명령을 받아들일 동안에만 `Pane.buttons`에 있다. "
    "사유가 필요한 버튼은 사유를 고른 것으로 본다. 자리 표시자에는 마스킹한 번호만 있고, 둘레의 말은 보내지 않는다.",
)
RESPONSES = Words("Responses and answers", "응답과 답")
HOW_RESPONSES_READ = Words(
    "The response to each exchange, with the `exchange` of its request; an answer says its kind in `answer`.",
    "교환마다 보내는 응답이다. `exchange`에는 요청의 것을 그대로 적는다. 답의 종류는 `answer`에 적는다.",
)
HOW_MALFORMED_READS = Words(
    "Before any refusal: a command that is none of these, lacks a field, has one more, or has a value beyond its "
    "limits is answered `Malformed` with a sentence of your own, and changes nothing. A text may hold neither a NUL "
    "character nor half of a surrogate pair.",
    "어떤 거부 사유보다 먼저 따진다. 여기 없는 명령, 필드가 빠지거나 남는 명령, 값이 한도를 넘는 명령에는 "
    "`Malformed`와 직접 쓴 문장으로 답하며, 아무것도 바뀌지 않는다. 문자열에는 NUL 문자도 반쪽짜리 서로게이트도 "
    "들어갈 수 없다.",
)
FIELD = Words("Field", "필드")
VALUE = Words("Value", "값")
SAYS = Words("What it says", "뜻")
ORDER = Words("Order", "순서")
CHANGES = Words("Changes after", "바뀌는 때")
EXAMPLE = Words("Example", "예")
EXAMPLES = Words("Examples:", "예:")
HOW_BASIS_READS = Words(
    "What this page cites: clauses of the source in our own words, and what is assumed where the source says nothing "
    "(GAP, RULE). What covers each, and all others, stands in the [requirement matrix](../matrix.md).",
    "이 안내서가 인용한 것: 우리말로 옮긴 원문의 조항과 원문에 없어 가정한 것(GAP, RULE)이다. 무엇이 각각을 "
    "뒷받침하는지와 나머지 조항은 [요구 사항 추적표](../matrix.md)에 있다.",
)
REASON = Words("Refused with", "거부 사유")
WHEN = Words("When", "경우")
MACHINE = Words("Machine", "상태 기계")
DEFAULT = Words("Default", "기본값")
WORD = Words("On the screen", "화면의 말")
COMMAND = Words("Command", "명령")
LEADS_ON = Words("Accepted, it leads on:", "받아들이면 다음과 같이 나아간다.")
NO_TRANSITION = Words("It is accepted in every state.", "모든 상태에서 받아들인다.")
IN_ORDER = Words("yes", "있음")
IN_ANY_ORDER = Words("none", "없음")
MORE_LIKE_IT = Words("… {count} more like it, each with another number", "… 번호만 다른 같은 명령 {count}개")
CODE_POINTS = Words("… ({count} code points)", "… (코드 포인트 {count}개)")
ROUTED = Words('With `"routing": "{routing}"`:', '`"routing": "{routing}"`일 때:')

TITLE_LABELS = {"contact_origin": "label.contact_origin", "dnis": "label.dnis"}
AUTHORS = {"customer": "role.customer", "agent": "role.agent"}
CLOSED = ("Pane.buttons", "Popover.cause")
"""Texts that have no other values than those of the screen."""
ON_THE_SCREEN: Mapping[str, Mapping[str, str]] = {
    "Pane.buttons": BUTTONS,
    "Pane.control": CONTROLS,
    "Pane.alert": {"asset_alert": "label.asset_alert"},
    "Pane.title_label": TITLE_LABELS,
    "Task.title_label": TITLE_LABELS,
    "HistoryBrick.title_label": TITLE_LABELS,
    "HistoryBrick.result": RESULTS,
    "HistoryBrick.closed_as": OUTCOMES,
    "ListedConversation.closed_as": OUTCOMES,
    "CadVariable.name": TITLE_LABELS,
    "Composer.placeholder": {"": "label.composer_placeholder"},
    "Bubble.author": AUTHORS,
    "Bubble.style": {"grey": "label.bubble_customer", "blue": "label.bubble_agent"},
    "Bubble.initials": {"#": "label.initials_placeholder"},
    "Bubble.text": {"joined_message": "label.joined_message"},
    "DialogView.kind": DIALOGS,
    "DesktopView.status": STATUSES,
    "DesktopView.label": LABELS,
    "Popover.direction": {"inbound": "label.inbound", "outbound": "label.outbound"},
    "Popover.cause": {**CAUSES, "outbound": "value.cause.outbound"},
    "SetStatus.status": STATUS_CHOICES,
    "Configuration.policy": POLICIES,
}
"""For fields whose values are words of the screen: the glossary's term of each value."""
