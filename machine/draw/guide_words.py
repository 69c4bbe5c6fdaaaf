"""What the adapter guide says beside the port's own words: headings, and the words on how to read it."""

from spec.catalogue.entries import Words

TITLE = Words("The adapter guide", "어댑터 안내서")
INTRODUCTION = Words(
    "Everything that goes over the port: each command with what it is refused for, each field of each view with its "
    "values, what is masked and how, and how messages travel. The examples are what our own desk answers and shows; "
    "`textdesk serve` serves it. `textdesk adapter new` writes an adapter to begin with, and `textdesk adapter guide "
    "Accept RULE-46 Toaster.text` prints of this page only what it says of these.",
    "포트로 오가는 모든 것을 적는다. 명령마다 거부되는 경우를, 화면의 필드마다 값을, 무엇을 어떻게 마스킹하는지를, "
    "메시지를 주고받는 방법을 적는다. 예는 우리 데스크가 실제로 답하고 보이는 것이며, `textdesk serve`로 그 데스크톱을 "
    "띄울 수 있다. `textdesk adapter new`는 시작할 어댑터를 만들고, `textdesk adapter guide --lang ko Accept RULE-46 "
    "Toaster.text`는 이 안내서에서 그것들에 관한 것만 보여 준다.",
)
GENERATED = Words(
    "Made from the port by `textdesk draw`; do not edit it. `textdesk adapter guide` prints it.",
    "`textdesk draw`가 포트에서 만든 파일이므로 직접 고치지 않는다. `textdesk adapter guide --lang ko`로도 볼 수 있다.",
)
HOW_COMMANDS_READ = Words(
    "A command is accepted where none of its refusals applies; where several do, the one that stands first in its "
    "table is told (RULE-49). A refused command changes nothing. Each refusal leads to an example.",
    "명령은 거부 사유가 하나도 없을 때 받아들인다. 사유가 여럿이면 표에서 먼저 나오는 것을 답한다(RULE-49). 거부된 "
    "명령은 아무것도 바꾸지 않는다. 거부 사유마다 예로 가는 링크가 있다.",
)
REFUSALS = Words("Refusals", "거부")
HOW_REFUSALS_READ = Words(
    "In the order in which they are told. In an example each line is the `command` of an `apply`; all are accepted but "
    "the last, and the answer to that one follows. The desktop was reset to this before, unless another `routing` is "
    "named:",
    "알리는 순서대로 적는다. 예의 각 줄은 `apply`의 `command`이다. 마지막 줄을 뺀 모두를 받아들이며, 마지막 명령에 "
    "대한 답이 그다음에 온다. 다른 `routing`을 적지 않았으면 그 전에 데스크톱을 다음과 같이 초기화했다.",
)
LIKEWISE = Words("Answered alike in its place: {commands}.", "그 자리에 다음 명령이 와도 같다: {commands}.")
HOW_VIEWS_READ = Words(
    "A field that your desktop does not have you declare as `View.field` in `not_offered` and leave out. *Changes "
    "after* lists the commands after which the value was another one in many walks on our own desk, while the pane, "
    "message or other part that it belongs to stayed; – means that it stays as it came. Time goes on with `Advance` "
    "alone. A list has an order only where the table says so: all others are compared as sets.",
    "데스크톱에 없는 필드는 `not_offered`에 `View.field`로 알리고 생략한다. *바뀌는 때*는 우리 데스크를 여러 번 돌려 "
    "본 결과, 그 필드가 든 창이나 메시지 등이 그대로 있는데 값이 달라진 명령이다. –는 처음 값 그대로라는 뜻이다. "
    "시간은 `Advance`로만 흐른다. 목록의 순서는 표에 있다고 한 것만 따지고, 나머지는 집합으로 비교한다.",
)
ORDER_OF_WORK = Words("An order of work", "작업 순서")
HOW_ORDER_READS = Words(
    "A desktop need not do everything at once. Name in `not_offered` of your [hello](#helloresponse) the commands, and "
    "the fields of views, that it does not have yet, and take them out step by step: `textdesk conform --watch` holds "
    "it to what it offers, and tells the smallest failure first. In this order each step stands on the one before; the "
    "last column is how many transitions of the machines can be taken by then.",
    "한꺼번에 모두 만들 필요는 없다. 아직 없는 명령과 화면의 필드를 [hello](#helloresponse)의 `not_offered`에 적고 한 "
    "단계씩 지워 나간다. `textdesk conform --watch --lang ko`는 제공하는 것만 확인하고, 가장 작은 실패부터 알려 준다. "
    "다음 순서로 하면 단계마다 앞 단계 위에 쌓인다. 마지막 열은 그때까지 갈 수 있는 전이의 수이다.",
)
STEP = Words("Step", "단계")
TRANSITIONS = Words("Transitions", "전이")
COMMANDS = Words("Commands", "명령")
VIEWS = Words("Views", "화면")
CONFIGURATION = Words("The configuration of a reset", "초기화 설정")
ON_SCREEN = Words("What the values are called on the screen", "값이 화면에 나타나는 말")
HOW_SCREEN_READS = Words(
    "The wire has the value; the words are those of the screen. A button is in `Pane.buttons` exactly while its "
    "command would be accepted; `submit_wrap_up` is there from the beginning of wrap-up, though it is refused until a "
    "reason is chosen. A placeholder has the number alone, masked; the words around it are not sent.",
    "왼쪽 값이 오가고, 오른쪽은 화면에 나타나는 말이다. 버튼은 그 명령을 받아들일 동안에만 `Pane.buttons`에 있다. "
    "`submit_wrap_up`은 사유를 고르기 전에는 거부되지만 후속 작업이 시작될 때부터 있다. 자리 표시자에는 마스킹한 "
    "번호만 있고, 둘레의 말은 보내지 않는다.",
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
    "(GAP, RULE). What it cites of masking stands under [Masking](#masking).",
    "이 안내서가 인용한 것: 우리말로 옮긴 원문의 조항과 원문에 없어 가정한 것(GAP, RULE)이다. 마스킹에 관한 것은 "
    "[마스킹](#masking)에 있다.",
)
REASON = Words("Refused with", "거부 사유")
WHEN = Words("When", "경우")
MACHINE = Words("Machine", "상태 기계")
DEFAULT = Words("Default", "기본값")
WORD = Words("On the screen", "화면의 말")
COMMAND = Words("Command", "명령")
WIRE = Words("How messages travel", "메시지를 주고받는 방법")
HOW_CONFIGURATIONS_READ = Words(
    "Malformed configurations, each the one of the examples with other fields, and what our desk answers:",
    "형식 오류인 설정의 예. 예의 설정에서 다음 필드만 바꾼 것과 우리 데스크의 답이다.",
)
MASKING = Words("Masking", "마스킹")
HOW_MASKING_READS = Words(
    "What follows is shown on the desktop while masking is on ([SetMasking](#setmasking), "
    "[Configuration.masking](#configuration.masking)); the desktop keeps what came, and a customer's view is never "
    "masked. No desktop masks in the strict mode that RULE-46 speaks of. The rules in full stand "
    "[below](#masking-rules); what stands after is what our own masking gives. What is masked becomes a star for "
    "each visible character, but for the last four; a mailbox of two or more keeps its first character, and its "
    "domain.",
    "마스킹이 켜져 있는 동안([SetMasking](#setmasking), [Configuration.masking](#configuration.masking)) 데스크톱에 "
    "보이는 것이다. 데스크톱은 온 그대로 보관하며, 고객에게 보이는 화면은 마스킹하지 않는다. 규칙의 전문은 "
    "[아래](#masking-rules)에 있고, RULE-46에 나오는 엄격 모드는 데스크톱에서 쓰지 않는다. 마스킹한 결과는 우리 "
    "마스킹이 실제로 낸 것이다. 마지막 네 글자를 뺀 보이는 글자마다 별표가 되고, 이메일은 도메인과, 편지함이 두 글자 "
    "이상이면 그 첫 글자를 남긴다.",
)
MASKED_KINDS = Words("What is masked", "마스킹하는 것")
UNDER_POLICIES = Words("Under the policies", "마스킹하는 정책")
MASKED_BESIDES = Words(
    "In texts, under the policy `blanket`, is masked besides:", "글에서는 정책 `blanket`에서 다음도 마스킹한다."
)
LEFT_ALONE = Words("And this stays as it is:", "다음은 그대로 둔다.")
NUMBER_FIELDS = Words(
    "Where a number belongs, a title say, the value is masked whatever its form. One of four digits or fewer is a "
    "short code and stays (RULE-40):",
    "제목처럼 번호가 놓이는 자리에서는 값의 형식과 관계없이 마스킹한다. 숫자가 네 개 이하인 값은 단축 번호이며 그대로 "
    "둔다(RULE-40).",
)
POLICIES_TITLE = Words("What is masked where", "어디에서 무엇을 마스킹하는가")
HOW_PLACES_READ = Words(
    "The kinds that are masked in each place. One that holds a number holds nothing else. A name that is nothing but a "
    "number of five digits or more is masked like a number under every policy (MCOND-1); in any other name these kinds "
    "are masked as in a text, so that `Hana +1 202 555 0109` becomes `Hana ********0109` where phone numbers are:",
    "자리마다 마스킹하는 종류이다. 번호가 놓이는 자리에는 번호만 있다. 다섯 자리 이상의 번호뿐인 이름은 어느 "
    "정책에서나 번호처럼 마스킹하고(MCOND-1), 다른 이름에서는 글에서와 같이 이 종류들을 마스킹한다. 전화 번호를 "
    "마스킹하는 자리라면 `Hana +1 202 555 0109`는 `Hana ********0109`가 된다.",
)
RULES_TITLE = Words("The rules of masking", "마스킹 규칙")
KIND = Words("Kind", "종류")
BEFORE = Words("Before", "앞")
AFTER = Words("After", "뒤")
WHAT = Words("What it is", "무엇인가")
POLICY = Words("Policy", "정책")
PLACES = Words("Places", "자리")
EVERY_PLACE = Words("every place that shows customer data", "고객 데이터를 보여 주는 모든 자리")
LISTED_PLACES = Words("the sixteen rows of the source's table, as below", "원문 표의 열여섯 행, 아래와 같다")
KINDS_MASKED = Words("Kinds", "종류")
PLACE = Words("Place", "자리")
CONTENT = Words("It holds", "내용")
CONTENTS = {
    "number": Words("a number", "번호"),
    "text": Words("a text", "글"),
    "name": Words("a name", "이름"),
}
LEADS_ON = Words("Accepted, it leads on:", "받아들이면 다음과 같이 나아간다.")
THEN_FOLLOWS = Words(
    "What then may follow of itself, before it is answered:", "그에 따라 응답하기 전에 저절로 이어질 수 있는 것:"
)
NO_TRANSITION = Words("It is accepted in every state.", "모든 상태에서 받아들인다.")
IN_ORDER = Words("yes", "있음")
IN_ANY_ORDER = Words("none", "없음")
MORE_LIKE_IT = Words("… {count} more like it, each with another number", "… 번호만 다른 같은 명령 {count}개")
CODE_POINTS = Words("… ({count} code points)", "… (코드 포인트 {count}개)")
ROUTED = Words('With `"routing": "{routing}"`:', '`"routing": "{routing}"`일 때:')
