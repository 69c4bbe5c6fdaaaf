"""What is said of learned machines in the reader's language: symbols, outputs, and states by what is seen in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from machine.desk.translation import IN_CONVERSATION
from machine.draw.words import event_name
from machine.learning.alphabet import NOTHING, AgentSeen, Alphabet, Output, PaneSeen, Seen
from machine.learning.comparison import Compared
from machine.learning.mealy import Mealy
from machine.port.screen_words import REQUESTS
from machine.port.vocabulary import CONTROLS, DIALOGS, LABELS, why
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language
from spec.refusals import Refusal

ANSWERS = {
    "accepted": Words("accepted", "받아들여짐"),
    "malformed": Words("called malformed", "형식에 맞지 않는다고 답함"),
    "fails": Words("the desktop fails", "데스크톱이 동작하지 못함"),
    "not_reset": Words("the desktop is not reset", "데스크톱이 초기화되지 않음"),
    "left_out": Words("not asked: another conversation would begin", "새 대화가 시작되므로 묻지 않음"),
}
REFUSED = Words("refused: {why}", "거부: {why}")
AT = Words("{answer} (at “{command}”)", "{answer} (“{command}”에서)")
OTHER_REQUEST = Words("Another request", "다른 요청")
NO_COMPOSER = Words("Pane without a compose box", "작성 상자 없는 창")
NOT_SEEN = Words("Nothing is seen", "보이는 것 없음")
MEANWHILE = Words("meanwhile {seen}", "그 사이 {seen}")
UNCHANGED = Words("as before", "그대로")
COMMANDS = {command.__name__: event for command, (event, _) in IN_CONVERSATION.items()}


def answer_words(output: Output, language: Language) -> str:
    """How a symbol was answered."""
    if output.answer in ANSWERS:
        answer = ANSWERS[output.answer].of(language)
    else:
        answer = REFUSED.of(language).format(why=why(Refusal(output.answer), language))
    if not output.at:
        return answer
    return AT.of(language).format(answer=answer, command=event_name(COMMANDS[output.at], language))


def output_words(
    output: Output, other: Output, alphabet: Alphabet, language: Language, *, with_seen: bool = True
) -> str:
    """An output beside another one: the answer, and of what is seen meanwhile and in the end as much as is otherwise.
    `with_seen` is false where states that tell the end stand beside."""
    parts = [answer_words(output, language)]
    if output.meanwhile != other.meanwhile:
        meanwhile = [seen_words(seen, alphabet, language) for seen in output.meanwhile] or [UNCHANGED.of(language)]
        parts.append(MEANWHILE.of(language).format(seen="; ".join(meanwhile)))
    if output.seen != other.seen and with_seen:
        parts.append(seen_words(output.seen, alphabet, language))
    return "; ".join(parts)


def seen_lines(seen: Seen, alphabet: Alphabet, language: Language) -> tuple[str, ...]:
    """What is seen: a line for each agent, who is named where there are several, and one for the customer."""
    if seen == NOTHING:
        return (NOT_SEEN.of(language),)
    catalogue = load()
    lines = []
    for term, agent in zip(alphabet.cast, seen.agents, strict=True):
        line = _agent_line(agent, language)
        who = catalogue.words(f"cast.{term}").of(language)
        lines.append(f"{who}: {line}" if len(alphabet.cast) > 1 else line)
    if seen.customer:
        who = catalogue.words("role.customer").of(language)
        lines.append(f"{who}: {catalogue.words(f'value.customer.{seen.customer}').of(language)}")
    return tuple(lines)


def seen_words(seen: Seen, alphabet: Alphabet, language: Language) -> str:
    """What is seen, in one line."""
    return " · ".join(seen_lines(seen, alphabet, language))


def seen_in(machine: Mealy[Output]) -> tuple[Seen, ...]:
    """For each state what is seen on coming there; nothing in a first state that nothing leads back to."""
    found: dict[int, Seen] = {}
    for targets, outputs in zip(machine.targets, machine.outputs, strict=True):
        for target, output in zip(targets, outputs, strict=True):
            found.setdefault(target, output.seen)
    return tuple(found.get(state, NOTHING) for state in machine.states)


def numbers_of(found: Compared) -> tuple[str, ...]:
    """For each learned state the number of the state of ours that it is, counted from 1; "+1", "+2" … for those that
    are only in the desktop."""
    added = {other: f"+{number}" for number, other in enumerate(found.added, 1)}
    return tuple(added[other] if state is None else str(state + 1) for other, state in enumerate(found.partners))


def _agent_line(agent: AgentSeen, language: Language) -> str:
    catalogue = load()

    def word(term: str) -> str:
        return catalogue.words(term).of(language)

    parts = [word(LABELS[each]) for each in dict.fromkeys((agent.label, agent.status)) if each]
    if agent.label == "engaged" and agent.status == "available":
        # Engaged is how Available is shown while there is a conversation (RULE-7).
        parts = parts[:1]
    parts += _counted(
        word(REQUESTS[each]) if each in REQUESTS else OTHER_REQUEST.of(language) for each in agent.requests
    )
    parts += _counted(_pane(pane, language) for pane in agent.panes)
    return ", ".join(parts)


def _pane(pane: PaneSeen, language: Language) -> str:
    catalogue = load()
    if pane.held:
        terms = ["state.Interaction.held"]
    elif pane.dialog == "wrap_up":
        terms = ["state.Interaction.wrap_up"]
    else:
        terms = []
    terms += [CONTROLS[pane.control]] if pane.control else []
    terms += ["label.control_interrupted"] if pane.alert else []
    terms += [DIALOGS[pane.dialog]] if pane.dialog and (pane.held or pane.dialog != "wrap_up") else []
    return " + ".join(catalogue.words(term).of(language) for term in terms) or NO_COMPOSER.of(language)


def _counted(words: Iterable[str]) -> list[str]:
    return [word if count == 1 else f"{count} × {word}" for word, count in Counter(words).items()]
