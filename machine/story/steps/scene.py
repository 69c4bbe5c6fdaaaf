"""The scene: what one scenario needs. It sets the stage, gives commands to any desktop, and looks at the views."""

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.engine import SpecificationError
from machine.lifecycle.readings import table_of
from machine.masking import mask
from machine.oracle.guarded_desk import GuardedDesk
from machine.oracle.model_oracle import DEPARTS, departs
from machine.oracle.property_oracle import PropertyError, PropertyOracle, properties_of_runs
from machine.oracle.redaction import withheld
from machine.port.port import Desk
from machine.port.vocabulary import why
from machine.story.fictional_data import LONG_NUMBER, asset_number, customer_number, number_from
from spec.catalogue.entries import Words
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.capabilities import ADMINISTRATORS_LIST, not_offered
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting
from spec.port.views import AdministratorView, CustomerView, DesktopView
from spec.properties import MACHINES_ARE_SOUND
from spec.refusals import Refusal

T = TypeVar("T")

PLAYED_LIMIT = 10_000
CONVERSATION_ID = re.compile("c[1-9][0-9]{0,8}")
NTH = re.compile(r"(?P<customer>.+) #(?P<nth>[1-9][0-9]{0,3})")
"""A customer's conversation other than the newest: `Hana #1` is the first."""


class SceneError(AssertionError):
    """A step failed. The message is a sentence that holds no number of a customer's; it names the customer."""


class NotAcceptedError(SceneError):
    """A command was not accepted and no step looked at the answer."""


class NotOfferedStepError(SceneError):
    """A step looks at what the desktop says that it does not have: it shows nothing of the desktop, green or red."""


class Scene:
    """One scenario on one desktop. The desk is reset when the first command or look asks for it.

    A command that was not accepted must be looked at by the next step (`answer`); any other step, and `finish`,
    fails with the reason. `readings` are the ids of those that the desktop is held to (`judge`).
    """

    def __init__(self, desk: Desk, readings: Sequence[str] = ()) -> None:
        self._under_test = desk
        self._readings = readings
        self._desk = GuardedDesk(desk)
        self._not_offered_commands, self._not_offered = not_offered(desk)
        self._agents: list[str] = []
        self._queues: list[str] = []
        self._assets: list[AssetSetting] = []
        self._reasons: list[str] = []
        self._settings: dict[str, Any] = {}
        self._numbers: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._others: list[str] = []
        self._conversations: dict[str, list[str]] = {}
        self._configuration: Configuration | None = None
        self._played: list[tuple[c.AnyCommand, Answer]] = []
        self._given: list[c.AnyCommand] = []
        self._unseen = False

    # --- the stage

    def add_agent(self, agent: str) -> None:
        """An agent of this name. Raises SceneError after the first command."""
        self._before_the_first_command()
        self._agents.append(agent)

    def add_queue(self, queue: str) -> None:
        """A queue of this name. Raises SceneError after the first command."""
        self._before_the_first_command()
        self._queues.append(queue)

    def add_asset(self, asset: str, queue: str) -> None:
        """An asset with a made-up number of its own, and its queue if that is new."""
        self._before_the_first_command()
        if queue not in self._queues:
            self._queues.append(queue)
        self._assets.append(AssetSetting(name=asset, number=asset_number(len(self._assets) + 1), queue=queue))

    def number_asset(self, asset: str, number: str) -> None:
        """Give an asset this number in place of its made-up one. Raises SceneError where there is no such asset."""
        self._before_the_first_command()
        self._known(asset, [each.name for each in self._assets], "asset")
        self._assets = [
            msgspec.structs.replace(each, number=number_from(number)) if each.name == asset else each
            for each in self._assets
        ]

    def add_reason(self, reason: str) -> None:
        """A wrap-up reason of this name. Raises SceneError after the first command."""
        self._before_the_first_command()
        self._reasons.append(reason)

    def add_customer(self, customer: str, *, number: str | None = None, known_by_name: bool = True) -> None:
        """A customer with a number, made up if none is given. One not known by name goes by the number."""
        self._before_the_first_command()
        if customer in self._numbers:
            raise SceneError(f'The customer "{customer}" stands on the stage already; give each a name of its own.')
        self._numbers[customer] = customer_number(len(self._numbers) + 1) if number is None else number_from(number)
        if known_by_name:
            self._names[customer] = customer

    def name_customer(self, customer: str, name: str) -> None:
        """What the desk takes for the customer's name; the story goes on calling the customer by `customer`."""
        self._before_the_first_command()
        self.number(customer)
        self._names[customer] = number_from(name)

    def set(self, **settings: Any) -> None:
        """Fields of the configuration: routing, masking, policy, rona_seconds, wrap_up_seconds, capacity."""
        self._before_the_first_command()
        self._settings |= settings

    @property
    def configuration(self) -> Configuration:
        """What the desk is reset to."""
        return self._configuration or Configuration(
            agents=tuple(self._agents),
            queues=tuple(self._queues),
            assets=tuple(self._assets),
            reasons=tuple(self._reasons),
            customers=tuple(
                CustomerSetting(number=self._numbers[customer], name=name) for customer, name in self._names.items()
            ),
            **self._settings,
        )

    def _before_the_first_command(self) -> None:
        self._must_be_settled()
        if self._configuration is not None:
            raise SceneError("The stage is set after something has happened already; move this step to the front.")

    def _set_stage(self) -> None:
        if self._configuration is None:
            for what, there in (
                ("agent", self._agents),
                ("asset", self._assets),
                ("wrap-up reason", self._reasons),
            ):
                if not there:
                    raise SceneError(f"No {what} stands on the stage; add one in the Background (배경).")
            configuration = self.configuration
            answer = self._desk.reset(configuration)
            if not isinstance(answer, Accepted):
                raise SceneError(f"The desktop does not take this stage: {self.safe(_reason(answer))}")
            self._configuration = configuration

    # --- who is who

    def number(self, customer: str) -> str:
        """The number of a customer who stands on the stage."""
        self._known(customer, self._numbers, "customer")
        return self._numbers[customer]

    def other_numbers(self, count: int) -> tuple[str, ...]:
        """Made-up numbers of so many further customers, whom the story does not name."""
        if not 1 <= count <= PLAYED_LIMIT:
            raise SceneError(f"There can be no {count} other customers; write a number from 1 to {PLAYED_LIMIT}.")
        taken = {*self._numbers.values(), *self._others}
        free = (number for number in map(customer_number, itertools.count(1)) if number not in taken)
        others = tuple(itertools.islice(free, count))
        self._others += others
        return others

    def main_asset(self) -> str:
        """The asset that is meant where a step names none: the first."""
        if not self._assets:
            raise SceneError("No asset stands on the stage; add one in the Background.")
        return self._assets[0].name

    def conversation(self, customer: str) -> str:
        """The id of a customer's conversation: the newest, `Hana #1` for the first, `c1` for itself."""
        nth = NTH.fullmatch(customer)
        if nth is None and customer not in self._numbers and CONVERSATION_ID.fullmatch(customer):
            return customer
        name = nth["customer"] if nth else customer
        self.number(name)
        found = self._conversations.get(name, [])
        index = int(nth["nth"]) if nth else len(found)
        if not found or index > len(found):
            raise SceneError(f'The customer "{name}" has {len(found)} conversations so far; there is no other.')
        return found[index - 1]

    def _known(self, name: str, names: Iterable[str], what: str) -> None:
        if name not in names:
            known = ", ".join(f'"{each}"' for each in names) or "none"
            raise SceneError(f'No {what} is called "{name}" on the stage ({known}); add it or correct the name.')

    # --- commands

    def _offered(self, command: str) -> None:
        """Raises NotOfferedStepError where the desktop does not offer this command."""
        if command in self._not_offered_commands:
            raise NotOfferedStepError(f"The desktop does not offer {command}, so the scenario is left out.")

    def do(self, command: c.AnyCommand) -> None:
        """Give a command and remember the answer."""
        self._must_be_settled()
        self._set_stage()
        if len(self._played) >= PLAYED_LIMIT:
            raise SceneError(f"A scenario gives at most {PLAYED_LIMIT} commands; split it.")
        try:
            self._offered(type(command).__name__)
            self._given.append(command)
            answer = self._desk.apply(command)
        except SpecificationError as error:
            raise SceneError(_violated(MACHINES_ARE_SOUND.title, f"{MACHINES_ARE_SOUND.id}: {error}")) from None
        self._played.append((command, answer))
        self._unseen = not isinstance(answer, Accepted)
        if isinstance(command, c.WithNumber) and isinstance(answer, Accepted):
            self._remember_conversation(command.number, command.asset)

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
            raise SceneError("Nothing has been done yet that could be refused; add a step that does something.")
        self._unseen = False
        return self._played[-1][1]

    def finish(self) -> None:
        """The end of the scenario. Raises SceneError if the last command was not accepted and nobody looked."""
        self._must_be_settled()

    def _must_be_settled(self) -> None:
        if self._unseen:
            self._unseen = False
            command, answer = self._played[-1]
            raise NotAcceptedError(
                f"{type(command).__name__} was not accepted: {self.safe(_reason(answer))}{self._known_names(answer)} "
                "Let the next step say so if that is meant."
            )

    def _known_names(self, answer: Answer) -> str:
        """Who and what stands on the stage, where a name was unknown."""
        if not isinstance(answer, Refused) or answer.reason is not Refusal.UNKNOWN_NAME:
            return ""
        known = (*self._agents, *self._queues, *(asset.name for asset in self._assets), *self._reasons)
        return f" The stage has {', '.join(known)}."

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
            taken = ", ".join(self._readings) or "none"
            raise SceneError(f"{held_to} does not apply under the readings taken ({taken}); take the step out.")
        self._set_stage()
        assert self._configuration is not None
        judged = PropertyOracle(self._under_test, held_to=held_to, readings=self._readings)
        try:
            judged.reset(self._configuration)
            for command, _ in self._played:
                judged.apply(command)
        except PropertyError as error:
            raise SceneError(self.safe(_violated(error.title, str(error)))) from None

    def follow(self) -> None:
        """Play everything once more from the start, beside the model. Raises SceneError where the desktop departs."""
        self._set_stage()
        assert self._configuration is not None
        commands = [command for command, _ in self._played]
        departed = departs(self._under_test, self._configuration, commands, table=table_of(self._readings))
        if departed is not None:
            raise SceneError(self.safe(_violated(DEPARTS, str(departed[1]))))

    # --- looking

    def look(self, agent: str) -> DesktopView:
        """What an agent sees now."""
        self._must_be_settled()
        self._set_stage()
        self._known(agent, self._agents, "agent")
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
            raise NotOfferedStepError(f"The desktop does not offer {field}, so the scenario is left out.")

    def of_conversation(self, parts: Sequence[T], customer: str) -> list[T]:
        """Those parts of a view that belong to the customer's conversation."""
        conversation = self.conversation(customer)
        return [part for part in parts if part.conversation == conversation]  # type: ignore[attr-defined]

    def the_one(self, parts: Sequence[T], what: str) -> T:
        """The only one. Raises SceneError for none and for several."""
        if len(parts) != 1:
            raise SceneError(self.safe(f"There are {len(parts)} of {what}; there must be exactly one."))
        return parts[0]

    def same(self, what: str, seen: object, wanted: object) -> None:
        """Raises SceneError unless what is seen is exactly what is wanted."""
        if seen != wanted:
            told_seen, told_wanted = self.safe(_shown(self._own(seen, wanted))), self.safe(_shown(wanted))
            hint = " (they differ in what is masked here)" if told_seen == told_wanted else ""
            raise SceneError(f"{self.safe(what)} is {told_seen}, not {told_wanted}{hint}.")

    def _own(self, seen: object, wanted: object) -> object:
        """What a desktop shows, as far as it is the story's own; our own desk shows nothing else."""
        if type(self._under_test) is InProcessDesk:
            return seen
        return withheld(seen, (self.configuration, [command for command, _ in self._played], wanted))

    def safe(self, text: str) -> str:
        """A text for messages: known numbers by their customer or asset, whatever else is sensitive masked."""
        numbers = {asset.number: asset.name for asset in self._assets} | {n: who for who, n in self._numbers.items()}
        for number, who in numbers.items():
            if len(number) >= LONG_NUMBER:
                text = text.replace(number, f"<number of {who}>")
        return mask(text)


def _violated(title: Words, says: str) -> str:
    return f"{title.en} / {title.ko}: {says}"


def _reason(answer: Answer) -> str:
    match answer:
        case Refused(reason=reason, cites=cites):
            words = f'"{why(reason, "en")}" / "{why(reason, "ko")}"'
            return f"{words} ({', '.join(cites)})." if cites else f"{words}."
        case Malformed(problem=problem):
            return problem
        case _:
            return "accepted."


SHOWN_LIMIT = 300


def _shown(value: object) -> str:
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= SHOWN_LIMIT else f"{text[:SHOWN_LIMIT]}…"
