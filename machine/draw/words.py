"""What the pictures and tables say, in the reader's language: the glossary's words for what the machines declare,
and our own words for headings and legends."""

from machine.desk.rules import RULES
from machine.draw.basis import basis_of_transition
from machine.lifecycle.declaration import CHAINS, EMISSIONS, Caller, Effect, Guard
from machine.lifecycle.table import TABLE, Transition
from machine.port.vocabulary import why
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language

TITLES = {
    "AgentStatus": Words("Whether an agent is offered conversations.", "상담사가 대화를 배정받을 수 있는지 나타낸다."),
    "Conversation": Words(
        "The life of one customer's text conversation, from the first text to its close.",
        "고객 한 명의 문자 대화가 첫 문자부터 종료될 때까지의 과정이다.",
    ),
    "Interaction": Words(
        "One agent's part in one conversation, from the offer to the submitted wrap-up.",
        "상담사 한 명이 대화 하나를 배정받아 후속 작업을 제출할 때까지의 과정이다.",
    ),
    "Dialog": Words(
        "The dialog that one agent has open over one conversation.",
        "상담사 한 명이 대화 하나에 대해 열어 둔 대화 상자이다.",
    ),
    "overview": Words(
        "Who causes what, and what the four machines tell each other.",
        "누가 무엇을 일으키고 네 상태 기계가 서로 무엇을 알리는지 나타낸다.",
    ),
}
"""One sentence for each picture. The machine's name itself stands in the glossary."""

OVERVIEW = Words("Overview", "전체 구조")
HOW_TO_READ = (
    Words(
        "Rounded: a state, with what may happen there without leaving it. Square: what leads to another state.",
        "둥근 상자: 상태와 그 안에서 일어나는 일. 네모 상자: 다른 상태로 가게 하는 일.",
    ),
    Words(
        "In a box: number, who causes it in the end, the event, [what must hold], / what follows.",
        "상자 안: 번호, 처음에 일으킨 주체, 이벤트, [조건], / 결과.",
    ),
)
HOW_TO_READ_FRAME = Words(
    "Frame: a line from it, or what stands under its name, holds in every state inside.",
    "테두리: 여기서 나가는 선과 이름 아래 적힌 일은 안에 있는 모든 상태에 해당한다.",
)
HOW_TO_READ_OVERVIEW = (
    Words(
        "Rounded: a machine. Square: the events that its neighbours cause in it.",
        "둥근 상자: 상태 기계. 네모 상자: 옆에서 일으키는 이벤트.",
    ),
    Words(
        "Filled: who acts from outside. All else is one machine telling another.",
        "색을 채운 상자: 밖에서 행동하는 주체. 나머지는 한 기계가 다른 기계에 알리는 것이다.",
    ),
)
CHANGED = Words("changed by the readings", "변형으로 바뀐 전이")
TAKEN_OUT = Words("Taken out by the readings", "변형으로 없어진 전이")
PICTURE_OVERVIEW = Words(
    "{machines} machines, {outside} events from outside, {between} between them.",
    "상태 기계 {machines}개, 밖에서 오는 이벤트 {outside}개, 기계 사이의 이벤트 {between}개.",
)
PICTURE = Words("{name}: {states} states, {transitions} transitions.", "{name}: 상태 {states}개, 전이 {transitions}개.")
STATES = Words("States", "상태")
TRANSITIONS = Words("Transitions", "전이")
STATE = Words("State", "상태")
MARK = Words("Mark", "구분")
INITIAL = Words("initial", "처음")
FINAL = Words("final", "마지막")
NUMBER = Words("No.", "번호")
SOURCE = Words("From", "이전 상태")
TARGET = Words("To", "다음 상태")
EVENT = Words("Event", "이벤트")
CAUSED_BY = Words("Caused by", "주체")
GUARDS = Words("What must hold", "조건")
EFFECT = Words("What follows", "결과")
EMITS = Words("Tells", "알림")
BASIS = Words("Basis", "근거")
CITES = Words("Clauses and assumptions", "조항과 가정")
IDENTITY = Words("In code", "코드에서")
FROM_OUTSIDE = Words("From outside", "밖에서")
BETWEEN = Words("Between the machines", "기계 사이에서")
RECEIVER = Words("Told machine", "알림을 받는 기계")
GENERATED = Words(
    "Made from the machines by `textdesk draw`; do not edit it.",
    "`textdesk draw`가 상태 기계에서 만든 파일이므로 직접 고치지 않는다.",
)
BOOKLET = Words("TextDesk: the behaviour in pictures", "TextDesk: 그림으로 보는 동작")
BOOKLET_MADE = Words("Made from the machines by textdesk draw --as pdf.", "textdesk draw --as pdf로 만들었다.")


def machine_name(machine: str, language: Language) -> str:
    """The glossary's name of a machine."""
    return load().words(f"machine.{machine}").of(language)


def state_name(machine: str, state: str, language: Language) -> str:
    """The glossary's name of a machine's state."""
    return load().words(f"state.{machine}.{state}").of(language)


def event_name(name: str, language: Language) -> str:
    """The words for a full event name, "Machine.event"."""
    return load().words(f"event.{name}").of(language)


def guard_name(guard: Guard, language: Language) -> str:
    """What must hold, in the glossary's words for a guard."""
    return load().words(f"guard.{guard.__name__}").of(language)


def effect_name(effect: Effect, language: Language) -> str:
    """What follows, in the glossary's words for an effect; for a chain those of each, in order."""
    if effect in CHAINS:
        return "; ".join(effect_name(each, language) for each in CHAINS[effect])
    return load().words(f"effect.{effect.__name__}").of(language)


def caller_name(caller: Caller, language: Language) -> str:
    """The glossary's name of who causes an event."""
    return load().words(f"role.{caller.value}").of(language)


def event_of(transition: Transition) -> str:
    """The full name of a transition's event."""
    return f"{transition.machine}.{transition.event}"


def caller_of(transition: Transition) -> Caller:
    """Who causes a transition's event, as the table without readings declares it."""
    return TABLE.event[event_of(transition)].by


def emitted_by(transition: Transition) -> tuple[str, ...]:
    """The full names of the events that a transition's effect may emit."""
    return EMISSIONS[transition.effect] if transition.effect else ()


def basis_words(transition: Transition, language: Language) -> str:
    """Whether the source has a transition, has it and we interpret it, or we assume it, in words."""
    return basis_of_transition(transition).words.of(language)


def transition_words(transition: Transition, language: Language) -> str:
    """A transition in one line: machine, states, event, and the conditions."""
    conditions = "".join(f" [{guard_name(guard, language)}]" for guard in transition.guards)
    source, target = (
        state_name(transition.machine, state, language) for state in (transition.source, transition.target)
    )
    name, event = machine_name(transition.machine, language), event_name(event_of(transition), language)
    return f"{name}: {source} → {target}, {event}{conditions}"


def cited_words(cites: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """For each cited id one line: the id and what the clause says, or the assumption's title."""
    catalogue = load()
    return tuple(
        f"{cited}: {catalogue.clauses[cited].says.of(language)}"
        if cited in catalogue.clauses
        else f"{cited}: {catalogue.assumptions[cited].title.of(language)}"
        for cited in cites
    )


def implementation_words(name: str) -> Words:
    """What implements a clause, by its name in machine.evidence.traceability, in words where the glossary has them."""
    sort, _, what = name.partition(" ")
    match sort:
        case "transition":
            transition = TABLE.transition(what)
            return Words(
                f"transition: {transition_words(transition, 'en')}", f"전이: {transition_words(transition, 'ko')}"
            )
        case "guard" | "surface" | "kind" | "policy":
            said, label = load().words(f"{sort}.{what}"), SORTS[sort]
            return Words(f"{label.en}: {said.en}", f"{label.ko}: {said.ko}")
        case "reading":
            title = load().readings[what].title
            return Words(f"reading: {title.en}", f"변형: {title.ko}")
        case "view":
            return Words(f"view: {what}", f"화면: {what}")
        case "desk":
            (rule,) = (each for each in RULES if each.name == what.removeprefix("rule "))
            refused = why(rule.refusal, "ko")
            return Words(f"desk rule: {rule.name.replace('_', ' ')}", f"데스크톱의 거부: {refused}")
        case _:
            return Words(name, "마스킹 설정")


SORTS = {
    "guard": Words("condition", "조건"),
    "surface": Words("masking of", "마스킹 위치"),
    "kind": Words("masking kind", "마스킹 종류"),
    "policy": Words("masking policy", "마스킹 정책"),
}
