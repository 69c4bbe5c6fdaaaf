"""What the view of the walk says itself, in both languages."""

from spec.catalogue.entries import Words

HOW = Words(
    "Choose what somebody does, here or on a screen. What is refused can be tried as well: it says why. On the screens "
    "c1 is the first conversation, and toasters and notifications stay listed after they have gone by.",
    "아래 목록이나 화면의 단추에서 누가 무엇을 할지 고른다. 거부되는 일도 해 볼 수 있고, 그 이유가 나온다. 화면의 "
    "c1은 첫 대화이며, 토스터 알림과 바탕 화면 알림은 지나간 뒤에도 목록에 남는다.",
)
WITHOUT_SCRIPT = Words(
    "Without JavaScript this is the beginning only: what everybody sees, and what is possible there.",
    "JavaScript가 없으면 시작만 보인다. 처음에 모두에게 보이는 화면과 그때 할 수 있는 일이다.",
)
SPACE = Words(
    "{states} states of two agents and one conversation, {taken} events that are taken and {refused} that are refused; "
    "{left} more are left out, since on a desktop they look the same as others.",
    "상담사 두 명과 대화 하나의 상태 {states}개, 받아들여지는 이벤트 {taken}개와 거부되는 이벤트 {refused}개이다. "
    "데스크톱에서 다른 이벤트와 구별되지 않는 {left}개는 뺐다.",
)
SCREENS = Words("What everybody sees", "각자 보는 화면")
POSSIBLE = Words("What can be done here", "여기에서 할 수 있는 것")
REFUSED_HERE = Words("What is refused here", "여기에서 거부되는 것")
WHO = Words("Who", "누가")
WHAT = Words("What", "무엇을")
ANSWER = Words("Answer", "응답")
TAKEN = Words("taken", "받아들여짐")
REFUSED = Words("refused", "거부됨")

SCRIPTED = {
    "how": HOW,
    "possible": POSSIBLE,
    "refusedHere": REFUSED_HERE,
    "taken": TAKEN,
    "refused": REFUSED,
    "restart": Words("To the beginning", "처음으로"),
    "back": Words("Back", "뒤로"),
    "forward": Words("Forward", "앞으로"),
    "play": Words("Play", "재생"),
    "stop": Words("Stop", "멈춤"),
    "at": Words("Step {at} of {all}", "{all}단계 중 {at}단계"),
    "soFar": Words("The walk so far", "지금까지의 과정"),
    "nothing": Words("Nothing has happened yet.", "아직 아무 일도 없다."),
    "feature": Words("As a feature that runs", "실행할 수 있는 기능으로"),
    "picture": Words("Who did what", "누가 무엇을 했는가"),
    "copy": Words("Copy", "복사"),
    "copied": Words("Copied", "복사됨"),
    "title": Words("A walk", "따라간 과정"),
    "checked": Words(
        "It checks where the walk ends. With a check after every step it is written by",
        "과정의 끝을 확인한다. 단계마다 확인하는 기능은 다음으로 쓴다:",
    ),
    "several": Words("This may be one of these:", "다음 중 하나이다:"),
    "all": Words("Show all", "모두 보기"),
    "over": Words(
        "over; the last one ended as {result}, and there is room for a new one:",
        "끝남. 마지막 건의 결과는 {result}이며 새 건이 올 수 있음:",
    ),
    "broken": Words("This address leads no further; the walk stands where it ends.", "이 주소는 여기까지만 이어진다."),
    "limit": Words(
        "The walk is at its limit of {limit} steps; go back or begin again.",
        "{limit}단계까지만 따라간다. 뒤로 가거나 처음부터 시작한다.",
    ),
    "properties": Words("Properties here", "여기에서의 속성"),
    "hold": Words(
        "{count} properties were asked of this state, and hold.", "이 상태에서 확인한 속성 {count}개가 지켜진다."
    ),
    "breaks": Words("{count} properties do not hold here.", "속성 {count}개가 여기에서 지켜지지 않는다."),
    "step": Words("Step", "단계"),
    "replay": Words(
        "A recorded run: go through it step by step. Its screens are pictures; nothing on them can be clicked.",
        "기록한 실행이다. 한 단계씩 따라간다. 화면은 그림이며 누를 수 없다.",
    ),
    "leave": Words("Leave the recording and walk freely", "기록에서 나가 직접 따라가기"),
    "stands": Words("Where the machines stand", "상태 기계가 있는 곳"),
    "changed": Words(
        "Framed on the screens: what this step has changed.", "화면에서 점선 테두리: 이 단계에서 달라진 것."
    ),
    "recorded": Words("Recorded runs", "기록한 실행"),
    "own": Words("Walk freely", "직접 따라가기"),
    "unrecorded": Words(
        "This page has no recording of that run; the page that “textdesk check” writes has one of every green "
        "scenario.",
        "이 페이지에는 그 실행의 기록이 없다. ‘textdesk check’가 쓰는 페이지에는 통과한 모든 시나리오의 기록이 있다.",
    ),
    "departure": Words("What the desktop did otherwise", "데스크톱이 다르게 한 것"),
    "departs": Words("Here the desktop did otherwise.", "데스크톱은 여기에서 다르게 했다."),
    "departsAt": Words("The desktop did otherwise at step {at}.", "데스크톱은 {at}단계에서 다르게 했다."),
    "breaksAt": Words("A property breaks at step {at}.", "속성 하나가 {at}단계에서 지켜지지 않는다."),
    "specified": Words("The screens show what the specification does.", "화면은 명세대로 하는 것을 보여 준다."),
    "told": Words("Told among the results", "결과에서 보기"),
}
"""What the scripts say."""
