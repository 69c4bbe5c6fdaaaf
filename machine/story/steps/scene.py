"""The scene: what one scenario needs. It sets the stage, gives commands to any desktop, and looks at the views."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from functools import partial
from typing import Any, TypeVar

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.engine import SpecificationError
from machine.lifecycle.readings import table_of
from machine.masking import mask
from machine.oracle.guarded_desk import GuardedDesk
from machine.oracle.model_oracle import departs
from machine.oracle.property_oracle import PropertyError, PropertyOracle, properties_of_runs
from machine.oracle.redaction import withheld
from machine.oracle.sentences import without_port_names
from machine.port.choices import REASON, STATUS
from machine.port.command_words import done
from machine.port.errors import DesktopError
from machine.port.particles import with_particles
from machine.port.port import Desk
from machine.story.fictional_data import LONG_NUMBER
from machine.story.steps import complements
from machine.story.steps.complements import Complement, in_quotes
from machine.story.steps.limits import beyond_limits
from machine.story.steps.phrase import Role
from machine.story.steps.remedies import Situation, remedy
from machine.story.steps.scene_error import FactRefusedError, ViolatedError
from machine.story.steps.scene_error import NotAcceptedError as NotAcceptedError
from machine.story.steps.scene_error import NotOfferedStepError as NotOfferedStepError
from machine.story.steps.scene_error import SceneError as SceneError
from machine.story.steps.stage import BEFORE, FIRST, Stage, with_lines, with_steps
from machine.story.steps.steps_to_copy import step_to_copy
from machine.story.steps.whereabouts import whereabouts, with_agents
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Refused
from spec.port.capabilities import ADMINISTRATORS_LIST, CLOSING_IN_HISTORY, not_offered
from spec.port.configuration import Configuration
from spec.port.facts import words_of
from spec.port.views import AdministratorView, CustomerView, DesktopView, ListedConversation
from spec.properties import MACHINES_ARE_SOUND
from spec.refusals import Refusal
from spec.worlds import Move

T = TypeVar("T")

PLAYED_LIMIT = 10_000
CONVERSATION_ID = re.compile("c[1-9][0-9]{0,8}")
NTH = re.compile(r"(?P<customer>.+) #(?P<nth>[1-9][0-9]{0,3})")
"""A customer's conversation other than the newest: `Hana #1` is the first."""
NUMBER_OF = Words("the number of {who}", "{who}의 번호")
"""What stands in a message in place of a number."""
REFUSED = Words("The step was refused.", "단계가 거부되었다.")
IF_MEANT = Words("If that is meant, let the next step say so:", "의도한 것이라면 다음 단계에 쓴다:")
NOT_OFFERED = {
    ADMINISTRATORS_LIST: Words("the list of the administrator", "관리자의 목록"),
    CLOSING_IN_HISTORY: Words("as what conversations close in the history", "상호 작용 기록의 종료 구분"),
}
"""What a desktop may lack, as a step calls it; other fields go by their own words."""


class Scene(Stage):
    """One scenario on one desktop. The desk is reset when the first command or look asks for it.

    A command that was not accepted must be looked at by the next step (`answer`); any other step, and `finish`,
    fails with the reason. `readings` are the ids of those that the desktop is held to (`judge`).
    """

    def __init__(self, desk: Desk, readings: Sequence[str] = ()) -> None:
        super().__init__()
        self._under_test = desk
        self._readings = readings
        self._desk = GuardedDesk(desk)
        self._not_offered_commands, self._not_offered = not_offered(desk)
        self._conversations: dict[str, list[str]] = {}
        self._configuration: Configuration | None = None
        self._played: list[tuple[c.AnyCommand, Answer]] = []
        self._given: list[c.AnyCommand] = []
        self._unseen = False

    # --- the stage

    @property
    def configuration(self) -> Configuration:
        """What the desk is reset to."""
        return self._configuration or super().configuration

    @property
    def has_begun(self) -> bool:
        """Whether the desk was reset to it."""
        return self._configuration is not None

    def begin(self) -> None:
        """Reset the desk to the stage, if it was not yet. Raises SceneError."""
        self._set_stage()

    @property
    def conversations(self) -> tuple[str, ...]:
        """The ids of all conversations that steps can speak of."""
        return tuple(each for found in self._conversations.values() for each in found)

    def _may_change(self) -> None:
        self._must_be_settled()
        if self._configuration is not None:
            raise SceneError(
                Words(
                    "This belongs to what there is from the start, and something has happened already; move this step "
                    "to the front, as into the Background.",
                    "처음부터 있어야 하는 것인데 이미 무언가가 일어난 뒤이다. 이 단계를 맨 앞, 예를 들어 배경으로 "
                    "옮겨야 한다.",
                )
            )

    def _set_stage(self) -> None:
        if self._configuration is None:
            self._must_be_whole()
            configuration = self.configuration
            answer = self._desk.reset(configuration)
            if not isinstance(answer, Accepted):
                reason = self._reason(answer, None)
                raise self._error(
                    Words(
                        f"The desktop does not take what the scenario sets up. {reason.en}",
                        f"데스크톱이 시나리오의 설정을 받아들이지 않는다. {reason.ko}",
                    )
                )
            self._configuration = configuration

    # --- who is who

    def conversation(self, customer: str) -> str:
        """The id of a customer's conversation: the newest, `Hana #1` for the first, `c1` for itself."""
        nth = NTH.fullmatch(customer)
        if nth is None and customer not in self._numbers and CONVERSATION_ID.fullmatch(customer):
            return customer
        name = nth["customer"] if nth else customer
        self.number(name)
        found = self._conversations.get(name, [])
        index = int(nth["nth"]) if nth else len(found)
        if not found:
            raise with_steps(
                Words(f'Customer "{name}" has no conversation yet.', f'고객 "{name}"의 대화가 아직 없다.'),
                BEFORE,
                (step_to_copy("given", "state.waiting", customer=name),),
            )
        if index > len(found):
            raise SceneError(
                Words(
                    f'Customer "{name}" has {len(found)} conversations so far; write a number from 1 to {len(found)}.',
                    f'고객 "{name}"의 대화는 지금까지 {len(found)}개이다. 1부터 {len(found)}까지의 번호를 써야 한다.',
                )
            )
        return found[index - 1]

    def called(self, conversation: str) -> str:
        """A conversation as steps call it: by its customer, with its number where it is not the newest."""
        for customer, found in self._conversations.items():
            if conversation in found:
                nth = found.index(conversation) + 1
                return customer if nth == len(found) else f"{customer} #{nth}"
        return conversation

    # --- commands

    def _offered(self, command: str) -> None:
        """Raises NotOfferedStepError where the desktop does not offer this command."""
        if command in self._not_offered_commands:
            kind = next(each for each in c.KINDS if each.__name__ == command)
            told = words_of(kind) or Words(command, command)
            raise NotOfferedStepError(
                Words(
                    f"The desktop does not offer this, so the scenario is left out: {told.en}",
                    f"데스크톱이 제공하지 않는 일이므로 이 시나리오는 건너뛴다: {told.ko}",
                )
            )

    def do(self, command: c.AnyCommand) -> None:
        """Give a command and remember the answer."""
        self._must_be_settled()
        self._set_stage()
        if len(self._played) >= PLAYED_LIMIT:
            raise SceneError(
                Words(
                    f"A scenario can do at most {PLAYED_LIMIT:,} things; split it.",
                    f"시나리오 하나에서 할 수 있는 일은 최대 {PLAYED_LIMIT:,}개이다. 시나리오를 나누어야 한다.",
                )
            )
        try:
            self._offered(type(command).__name__)
            self._given.append(command)
            answer = self._desk.apply(command)
        except SpecificationError as error:
            raise self._violated(MACHINES_ARE_SOUND.title, command, MACHINES_ARE_SOUND.id, str(error)) from None
        self._played.append((command, answer))
        self._unseen = not isinstance(answer, Accepted)
        if isinstance(command, c.WithNumber) and isinstance(answer, Accepted):
            self._remember_conversation(command.number, command.asset)

    def must_be_so(self, part: Words | None = None) -> None:
        """For a step that states a fact: raises FactRefusedError where the last command was not accepted. `part` is
        that command as a step says it, where it is one of several that the step at hand takes."""
        if not self._unseen:
            return
        self._unseen = False
        refused, steps = self._refused(*self._played[-1], is_part=True)
        if part is None:
            told = Words(f"{REFUSED.en} {refused.en}", f"{REFUSED.ko} {refused.ko}")
            raise FactRefusedError(self._safe(told), steps)
        told = Words(
            f"This step takes several things, and one of them was refused: {part.en}.\n{refused.en}",
            f"이 단계에서 하는 여러 일 가운데 하나가 거부되었다: {part.ko}.\n{refused.ko}",
        )
        raise FactRefusedError(self._safe(told), steps)

    def _remember_conversation(self, number: str, asset: str) -> None:
        conversation = self._desk.customer_view(number, asset).conversation
        for customer, each in self._numbers.items():
            if each == number and conversation not in self._conversations.setdefault(customer, []):
                self._conversations[customer].append(conversation)

    @property
    def played(self) -> tuple[tuple[c.AnyCommand, Answer], ...]:
        """Every command so far with its answer."""
        return tuple(self._played)

    @property
    def given(self) -> tuple[c.AnyCommand, ...]:
        """Every command so far, one that the desktop gave no answer to among them."""
        return tuple(self._given)

    def answer(self) -> Answer:
        """The answer to the last command, which counts as looked at from now on."""
        if not self._played:
            raise SceneError(
                Words(
                    "Nothing has been done yet that could be refused; write before this a step in which somebody does "
                    "something.",
                    "거부될 수 있는 일을 아직 아무도 하지 않았다. 이 앞에 누군가 무엇을 하는 단계를 써야 한다.",
                )
            )
        self._unseen = False
        return self._played[-1][1]

    def finish(self) -> None:
        """The end of the scenario. Raises SceneError if the last command was not accepted and nobody looked."""
        self._must_be_settled()

    def _must_be_settled(self) -> None:
        if self._unseen:
            self._unseen = False
            command, answer = self._played[-1]
            refused, steps = self._refused(command, answer, is_part=False)
            if isinstance(answer, Refused):
                step = step_to_copy("then", "refused", why=REASON.made()[answer.reason])
            else:
                step = step_to_copy("then", "malformed")
            told = with_lines(refused, IF_MEANT, () if step is None else (step,))
            raise NotAcceptedError(self._safe(Words(f"{REFUSED.en} {told.en}", f"{REFUSED.ko} {told.ko}")), steps)

    def _refused(self, command: c.AnyCommand, answer: Answer, *, is_part: bool) -> tuple[Words, tuple[Words, ...]]:
        """Why a command was not accepted and how things stand, and the steps that would take the reason away."""
        told = self._reason(answer, command)
        if not isinstance(answer, Refused):
            return told, ()
        situation = self._situation(command, is_part=is_part)
        for also in self._how_things_stand(answer.reason, situation):
            told = Words(f"{told.en} {also.en}", f"{told.ko} {also.ko}")
        steps = remedy(answer.reason, situation)
        told = with_lines(with_lines(told, FIRST, steps.first), BEFORE, steps.before)
        return told, (*steps.first, *steps.before)

    def _reason(self, answer: Answer, command: c.AnyCommand | None) -> Words:
        """Why something was not accepted, as a sentence."""
        match answer:
            case Refused(reason=reason, cites=cites):
                words, short = load().words(f"refusal.{reason.value}"), REASON.made()[reason]
                asked = f"({', '.join(cites)})" if cites else ""
                return Words(
                    f"{short.en}{' ' * bool(asked)}{asked}{words.en.removeprefix(short.en)}",
                    f"{short.ko}{asked}{words.ko.removeprefix(short.ko)}",
                )
            case _:
                beyond = beyond_limits(self.configuration if command is None else command)
                return beyond or ANSWERED_MALFORMED

    def _situation(self, command: c.AnyCommand, *, is_part: bool) -> Situation:
        agent, conversation = getattr(command, "agent", ""), getattr(command, "conversation", "")
        if not conversation and isinstance(command, c.WithNumber):
            customer = next((each for each, number in self._numbers.items() if number == command.number), "")
        else:
            customer = self.called(conversation)
        views = self._views()
        view = views.get(agent)
        panes = () if view is None else view.panes
        listed = self._listed(conversation)
        return Situation(
            command,
            agent,
            customer,
            self.configuration,
            views,
            next((pane for pane in panes if pane.conversation == conversation), None),
            len(panes),
            bool(conversation) and not with_agents(conversation, views) and (listed is None or listed.open),
            is_part,
        )

    def _how_things_stand(self, reason: Refusal, situation: Situation) -> Iterator[Words]:
        command = situation.command
        if reason is Refusal.UNKNOWN_NAME:
            for role, name in _names_in(command):
                if name not in self.names_of(role):
                    yield self.unknown(role, name)
            named = getattr(command, "conversation", "")
            if named and not any(named in found for found in self._conversations.values()):
                yield Words(f"There is no conversation {in_quotes(named)}.", f"대화 {in_quotes(named)}은(는) 없다.")
            return
        if isinstance(command, c.InConversation | c.Offer):
            where = self.whereabouts(command.conversation)
            if where is not None:
                yield where
        if reason in ABOUT_THE_STATUS and situation.view is not None:
            status = complements.word(STATUS, situation.view.status)
            yield Words(
                f'The status of agent "{situation.agent}" is {status.en}.',
                f'상담사 "{situation.agent}"의 상태는 {status.ko}이다.',
            )
        if reason is Refusal.NO_CAPACITY and situation.view is not None:
            capacity = self.configuration.capacity
            yield Words(
                f'Agent "{situation.agent}" has {situation.held} of at most {capacity} conversations.',
                f'상담사 "{situation.agent}"의 대화는 {situation.held}개이고 최대 {capacity}개까지 맡을 수 있다.',
            )

    @property
    def unsettled(self) -> bool:
        """Whether the last command was not accepted and no step has looked at the answer yet."""
        return self._unseen

    def judge(self, held_to: str | None = None) -> None:
        """Play everything once more from the start, held to every property, or to the one with this id.

        Whether the last command may be refused is left for the next step to say. Raises SceneError for a violation, and
        for a property that runs do not test under the readings taken.
        """
        if held_to is not None and held_to not in {each.id for each in properties_of_runs(self._readings)}:
            taken = Words(", ".join(self._readings) or "none", ", ".join(self._readings) or "없음")
            raise SceneError(
                Words(
                    f"This property does not apply under the readings taken ({taken.en}); take the step out.",
                    f"선택한 변형({taken.ko})에서는 이 속성을 적용하지 않는다. 이 단계를 지워야 한다.",
                )
            )
        self._set_stage()
        assert self._configuration is not None
        judged = PropertyOracle(self._under_test, held_to=held_to, readings=self._readings)
        given: c.AnyCommand | None = None
        try:
            judged.reset(self._configuration)
            for command, _ in self._played:
                given = command
                judged.apply(command)
        except PropertyError as error:
            raise self._violated(error.title, given, error.property_id, error.says) from None

    def _violated(self, title: Words, command: c.AnyCommand | None, property_id: str, detail: str) -> ViolatedError:
        """The error for a property that does not hold after a command, None for the reset."""
        after = Words("at the start", "처음부터")
        if command is not None:
            was = done(command, self.names_of("agent"), self._conversation_words())
            after = Words(f"after {was.en}", f"{was.ko} 뒤")
        says = Words(
            f'The property "{title.en}" does not hold {after.en} ({property_id}).',
            f'{after.ko} 속성 "{title.ko}"의 내용이 성립하지 않는다({property_id}).',
        )
        return ViolatedError(self._safe(says), property_id, self.safe(detail, NUMBER_OF.en))

    def _conversation_words(self) -> dict[str, Words]:
        """Every conversation that a step can call by its customer, by id."""
        return {
            each: Words(f'the conversation of customer "{self.called(each)}"', f'고객 "{self.called(each)}"의 대화')
            for found in self._conversations.values()
            for each in found
        }

    @property
    def moves(self) -> tuple[Move, ...]:
        """What the last command moved, on our own desk; another one shows nothing of it."""
        return self._under_test.moves if type(self._under_test) is InProcessDesk else ()

    def fork(self) -> Scene:
        """A scene that stands where this one stands and goes on by itself; of our own desk alone. Raises TypeError."""
        if type(self._under_test) is not InProcessDesk:
            raise TypeError("Only our own desk can be forked.")
        fork = object.__new__(type(self))
        fork.__dict__ = {
            name: copy(value) if isinstance(value, list | dict) else value for name, value in self.__dict__.items()
        }
        fork._conversations = {customer: list(found) for customer, found in self._conversations.items()}
        fork._under_test = self._under_test.fork()
        fork._desk = GuardedDesk(fork._under_test)
        return fork

    def follow(self) -> None:
        """Play everything once more from the start, beside the model. Raises SceneError where the desktop departs."""
        self._set_stage()
        assert self._configuration is not None
        commands = [command for command, _ in self._played]
        departed = departs(self._under_test, self._configuration, commands, table=table_of(self._readings))
        if departed is not None:
            told = without_port_names(departed[1].told)
            raise self._error(
                Words(f"The desktop departs from the specification. {told.en}", f"데스크톱이 명세와 다르다. {told.ko}")
            )

    # --- looking

    def look(self, agent: str) -> DesktopView:
        """What an agent sees now."""
        self._must_be_settled()
        self._set_stage()
        self.must_know("agent", agent)
        return self._desk.view(agent)

    def look_as(self, customer: str, asset: str | None = None) -> CustomerView:
        """What a customer sees now."""
        self._must_be_settled()
        self._set_stage()
        return self._desk.customer_view(self.number(customer), asset or self.main_asset())

    def look_as_administrator(self) -> AdministratorView:
        """What the administrator sees now. Raises NotOfferedStepError where the desktop does not offer it."""
        self._must_be_settled()
        self._set_stage()
        self.needs(ADMINISTRATORS_LIST)
        return self._desk.administrator_view()

    def needs(self, field: str) -> None:
        """Raises NotOfferedStepError where the desktop does not offer this field of a view."""
        if field in self._not_offered:
            told = NOT_OFFERED[field]
            raise NotOfferedStepError(
                Words(
                    f"The desktop does not show {told.en}, so the scenario is left out.",
                    with_particles(
                        "데스크톱이 {what}{을/를} 보여 주지 않으므로 이 시나리오는 건너뛴다.", {"what": told.ko}
                    ),
                )
            )

    def of_conversation(self, parts: Sequence[T], customer: str) -> list[T]:
        """Those parts of a view that belong to the customer's conversation."""
        conversation = self.conversation(customer)
        return [part for part in parts if part.conversation == conversation]  # type: ignore[attr-defined]

    def the_one(self, parts: Sequence[T], what: Words, customer: str = "") -> T:
        """The only one. Raises SceneError for none and for several; with a customer it says where the conversation of
        this customer is instead."""
        if len(parts) == 1:
            return parts[0]
        if parts:
            raise self._error(
                Words(
                    f"There are {len(parts)} of these, and one must be: {what.en}.",
                    with_particles("{what}{이/가} ", {"what": what.ko}) + f"{len(parts)}개이다. 하나여야 한다.",
                )
            )
        raise self.missing(what, customer)

    def missing(self, what: Words, customer: str = "") -> SceneError:
        """The error for something that is not there, with where the customer's conversation is instead."""
        told = Words(f"There is no {what.en}.", with_particles("{what}{이/가} 없다.", {"what": what.ko}))
        where = self.whereabouts(self.conversation(customer)) if customer else None
        if where is not None:
            told = Words(f"{told.en} {where.en}", f"{told.ko} {where.ko}")
        return self._error(told)

    def same(self, what: Words, seen: object, wanted: object, told: complements.Told = complements.quoted) -> None:
        """Raises SceneError unless what is seen is exactly what is wanted. `what` ends in English in its verb, as in
        "The status of agent "Minji" is"; `told` says how either of the two is told."""
        if seen != wanted:
            own = self._own(seen, wanted)
            says, shown = self._told(told, own), self._told(told, wanted)
            raise self._alike(what, shown, own, wanted) if says == shown else self.otherwise(what, says, shown)

    def _alike(self, what: Words, shown: Complement, seen: object, wanted: object) -> SceneError:
        """The error for two things that are the same when they are told masked: it says which of them was not."""
        masks = partial(self.safe, called=NUMBER_OF.en)
        raw = [each != _in_texts(each, masks) for each in (seen, wanted)]
        text = self.safe(shown.en, NUMBER_OF.en)
        if raw == [True, False]:
            return SceneError(
                Words(
                    f"{what.en} the text itself, unmasked, not {text}.",
                    with_particles(
                        "{what}{은/는} 가려지지 않은 원래 글이다. {text}{이/가} 아니다.",
                        {"what": what.ko, "text": text},
                    ),
                )
            )
        if raw == [False, True]:
            return SceneError(
                Words(
                    f"{what.en} {text}, masked, not the text itself.",
                    with_particles(
                        "{what}{은/는} 가려진 {text}이다. 원래 글이 아니다.", {"what": what.ko, "text": text}
                    ),
                )
            )
        return self.otherwise(what, shown, shown)

    def _told(self, told: complements.Told, value: Any) -> Complement:
        """A value told with no number in it: particles fit what stands in its place."""
        english, korean = (
            told(_in_texts(value, partial(self.safe, called=NUMBER_OF.of(language)))) for language in LANGUAGES
        )
        return Complement(english.en, korean.ko, english.wanted_en, korean.wanted_ko, korean.not_ko)

    def otherwise(self, what: Words, seen: Complement, wanted: Complement) -> SceneError:
        """The error for something that is otherwise than wanted."""
        says = self._safe(complements.said(what, seen, wanted))
        if self.safe(seen.en, NUMBER_OF.en) == self.safe(wanted.en, NUMBER_OF.en):
            says = Words(
                f"{says.en} They differ in what is masked in this message.",
                f"{says.ko} 다른 부분은 이 메시지에서 가려져 있다.",
            )
        return SceneError(says)

    def whereabouts(self, conversation: str) -> Words | None:
        """Where a conversation is now by what everybody sees, as a sentence; None where nothing shows it."""
        customer = self.called(conversation)
        return whereabouts(conversation, customer, self._views(), self._listed(conversation), self.names_of("queue"))

    def _views(self) -> dict[str, DesktopView]:
        """What every agent sees, for telling how things stand; of a desktop that fails at it nothing is told."""
        try:
            return {agent: self._desk.view(agent) for agent in self.names_of("agent")}
        except DesktopError:
            return {}

    def _listed(self, conversation: str) -> ListedConversation | None:
        if ADMINISTRATORS_LIST in self._not_offered:
            return None
        try:
            listed = self._desk.administrator_view().conversations
        except DesktopError:
            return None
        return next((each for each in listed if each.conversation == conversation), None)

    def _own(self, seen: object, wanted: object) -> Any:
        """What a desktop shows, as far as it is the story's own; our own desk shows nothing else."""
        if type(self._under_test) is InProcessDesk:
            return seen
        return withheld(seen, (self.configuration, [command for command, _ in self._played], wanted))

    def _error(self, says: Words) -> SceneError:
        return SceneError(self._safe(says))

    def _safe(self, says: Words) -> Words:
        return Words(self.safe(says.en, NUMBER_OF.en), self.safe(says.ko, NUMBER_OF.ko))

    def safe(self, text: str, called: str) -> str:
        """A text for messages: known numbers by whose they are, as `called` says it, whatever else is sensitive
        masked."""
        numbers = {asset.number: asset.name for asset in self._assets} | {n: who for who, n in self._numbers.items()}
        for number, who in numbers.items():
            if len(number) >= LONG_NUMBER:
                text = text.replace(number, f"<{called.format(who=who)}>")
        return mask(text)


def _in_texts(value: Any, change: Callable[[str], str]) -> Any:
    """A value with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return type(value)(_in_texts(each, change) for each in value)
    return value


ANSWERED_MALFORMED = Words(
    "The desktop answers that this is malformed, and it is not.",
    "데스크톱이 형식 오류라고 답했지만 형식에는 잘못이 없다.",
)
ABOUT_THE_STATUS = (Refusal.NO_OFFER, Refusal.NOT_AVAILABLE, Refusal.ALREADY_SO, Refusal.NO_PART)


def _names_in(command: c.AnyCommand) -> Iterator[tuple[Role, str]]:
    """The names in a command, with what each names."""
    roles: tuple[Role, ...] = ("agent", "queue", "asset")
    for role in roles:
        if isinstance(name := getattr(command, role, None), str):
            yield role, name
    if isinstance(command, c.Choose):
        yield command.kind, command.name
