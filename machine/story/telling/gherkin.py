"""A run told in the reader's words: as a Gherkin feature that runs, and as Python that runs.

Numbers are told as they are; one that is not made up is replaced by one that is, and so is a name that a step cannot
say. Whatever else is sensitive is masked, so nothing raw is told. Malformed commands are left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.readings import table_of
from machine.port.form import malformed
from machine.port.particles import with_particles
from machine.port.vocabulary import POLICIES, why
from machine.story.fictional_data import asset_number, customer_number, handle_of
from machine.story.steps.keywords import KEYWORDS
from machine.story.steps.phrase import Kind, Value, can_be_quoted, places_of
from machine.story.steps.phrases import BY_ID
from machine.story.steps.reading_tags import UNDER
from machine.story.steps.scene import CONVERSATION_ID, NTH
from machine.story.telling.pseudonyms import made_up
from machine.story.telling.steps import CommandTeller, PhraseUse
from spec.catalogue.load import load
from spec.language import Language
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.configuration import Configuration

PlayedCommand = tuple[c.AnyCommand, Answer]


ASIDES: dict[Language, dict[str, str]] = {
    "en": {
        "left_out": "left out: a malformed {command}",
        "nth": '"{name}" is conversation number {nth} of {customer}; without a number it is the newest',
        "replaced": "numbers, names or texts that may not be told are replaced; the run may differ there",
    },
    "ko": {
        "left_out": "생략: 형식에 맞지 않는 {command}",
        "nth": '"{name}"{은/는} {customer}의 {nth}번째 대화이다. 번호가 없으면 가장 최근 대화이다',
        "replaced": "옮길 수 없는 번호, 이름, 텍스트는 바꾸었으며 실행이 그 부분에서 다를 수 있다",
    },
}
"""What stands in comments: where the told run is not the run to the letter."""

CAST = ("hana", "doyun", "sora")


def tell(
    configuration: Configuration,
    run: Sequence[PlayedCommand],
    language: Language,
    title: str,
    tags: Iterable[str] = (),
    then: Sequence[PhraseUse] = (),
    readings: Sequence[str] = (),
) -> str:
    """A run as a feature with one scenario, tagged with the `readings` under which it was played. Refused commands are
    followed by the refusal, `then` stands at the end.

    Comments say where a malformed command was left out, and whether something was replaced.
    """
    marks = (*tags, *(f"{UNDER}:{reading}" for reading in readings))
    return written((*steps(configuration, run, language, readings), *then), language, title, marks)


def written(told: Iterable[PhraseUse | str], language: Language, title: str, tags: Iterable[str] = ()) -> str:
    """Steps and comments as a feature with one scenario."""
    words = KEYWORDS[language]
    title = " ".join(title.split())
    lines = ["# language: ko"] if language == "ko" else []
    lines += [f"{words['feature']}: {title}", ""]
    if marks := " ".join(f"@{tag}" for tag in tags):
        lines.append(f"  {marks}")
    lines.append(f"  {words['scenario']}: {title}")
    lines += [f"    {line}" for line in step_lines(told, language)]
    return "\n".join(lines) + "\n"


def step_lines(told: Iterable[PhraseUse | str], language: Language) -> list[str]:
    """Steps and comments as the lines of a scenario."""
    words, told = KEYWORDS[language], tuple(told)
    lines = [f"# {aside}" for aside in _nth_told(told, language)]
    places = iter(places_of([said.kind for said in told if not isinstance(said, str)]))
    kind: Kind | None = None
    for said in told:
        if isinstance(said, str):
            lines.append(f"# {said}")
            continue
        keyword = words["and"] if said.kind == kind else words[said.kind]
        lines.append(f"{keyword} {BY_ID[said.phrase].tell(language, next(places), **said.values)}")
        kind = said.kind
    return lines


def _nth_told(told: Iterable[PhraseUse | str], language: Language) -> Iterator[str]:
    """What the number behind a customer counts, by the first that has one."""
    uses = (said for said in told if not isinstance(said, str))
    customers = (str(use.values.get("customer", "")) for use in uses)
    found = next((nth for customer in customers if (nth := NTH.fullmatch(customer)) is not None), None)
    if found is not None:
        yield with_particles(ASIDES[language]["nth"], {"name": found[0], **found.groupdict()})


def steps(
    configuration: Configuration, run: Sequence[PlayedCommand], language: Language, readings: Sequence[str] = ()
) -> list[PhraseUse | str]:
    """The steps that set the stage and play the run. A text among them is a comment."""
    given, formed = configuration, [command for command, _ in run if is_formed(command)]
    configuration, commands = made_up(given, formed)
    customers = customers_of(configuration, commands, language)
    replaced = [ASIDES[language]["replaced"]] if (configuration, commands) != (given, formed) else []
    told: list[PhraseUse | str] = [*replaced, *stage(configuration, customers, language)]
    main_asset = configuration.assets[0].name if configuration.assets else ""
    teller = CommandTeller(language, customers, main_asset)
    sayable = zip(commands, conversation_names(configuration, commands, customers, readings), strict=False)
    for played, answer in run:
        if not is_formed(played):
            told.append(ASIDES[language]["left_out"].format(command=type(played).__name__))
            continue
        command, names = next(sayable)
        told.append(teller.step(command, names))
        if isinstance(answer, Refused):
            told.append(PhraseUse("then", "refused", {"why": why(answer.reason, language)}))
        elif isinstance(answer, Malformed):
            told.append(PhraseUse("then", "malformed"))
    return told


def is_formed(command: c.AnyCommand) -> bool:
    """Whether a command has the form of the port: one that has not changes nothing, and no step can say it."""
    return malformed(command, c.AnyCommand) is None


# --- who is who


def customers_of(configuration: Configuration, commands: Sequence[c.AnyCommand], language: Language) -> dict[str, str]:
    """From each number to the name that the story gives its customer."""
    known = {customer.number: customer.name for customer in configuration.customers}
    numbers = dict.fromkeys((*known, *(command.number for command in commands if isinstance(command, c.WithNumber))))
    names: dict[str, str] = {}
    given: set[str] = set()
    for number in numbers:
        name = known.get(number, "")
        if not _is_story_name(name) or name in given:
            taken = {*known.values(), *names.values()}
            cast = (load().words(f"cast.{each}").of(language) for each in CAST)
            name = next((each for each in cast if each not in taken), "")
            extra = len(names) + 1
            while not name or name in taken:
                name = f"{load().words('role.customer').of(language)} {extra}"
                extra += 1
        names[number] = name
        given.add(name)
    return names


def _is_story_name(name: str) -> bool:
    """Whether a configured name can stand for its customer in a step."""
    reserved = CONVERSATION_ID.fullmatch(name) or NTH.fullmatch(name) or handle_of(name)
    return bool(name) and not reserved and can_be_quoted(name)


def conversation_names(
    configuration: Configuration,
    commands: Sequence[c.AnyCommand],
    customers: Mapping[str, str],
    readings: Sequence[str],
) -> list[dict[str, str]]:
    """Before each command and after the last: from conversation id to its name in a step.

    Our own desk says which id is whose.
    """
    desk = InProcessDesk(table=table_of(readings))
    playable = isinstance(desk.reset(configuration), Accepted)
    of_customer: dict[str, list[str]] = {}
    names: list[dict[str, str]] = []

    def note() -> None:
        names.append(
            {
                identity: customers[number] if identity == found[-1] else f"{customers[number]} #{index}"
                for number, found in of_customer.items()
                for index, identity in enumerate(found, start=1)
            }
        )

    for command in commands:
        note()
        if playable and isinstance(desk.apply(command), Accepted) and isinstance(command, c.WithNumber):
            identity = desk.customer_view(command.number, command.asset).conversation
            found = of_customer.setdefault(command.number, [])
            if identity and identity not in found:
                found.append(identity)
    note()
    return names


# --- the stage


def stage(configuration: Configuration, customers: Mapping[str, str], language: Language) -> list[PhraseUse]:
    """The steps that set the stage: who is there, then what is set otherwise than by default."""
    return [*_people(configuration), *_customers(configuration, customers), *_settings(configuration, language)]


def _given(phrase: str, **values: Value) -> PhraseUse:
    return PhraseUse("given", phrase, values)


def _people(configuration: Configuration) -> Iterator[PhraseUse]:
    for agent in configuration.agents:
        yield _given("stage.agent", agent=agent)
    for queue in configuration.queues:
        yield _given("stage.queue", queue=queue)
    for index, asset in enumerate(configuration.assets, start=1):
        yield _given("stage.asset", asset=asset.name, queue=asset.queue)
        if asset.number != asset_number(index):
            yield _given("stage.asset_number", asset=asset.name, number=asset.number)
    for reason in configuration.reasons:
        yield _given("stage.reason", reason=reason)


def _customers(configuration: Configuration, customers: Mapping[str, str]) -> Iterator[PhraseUse]:
    known = {customer.number: customer.name for customer in configuration.customers}
    for index, (number, name) in enumerate(customers.items(), start=1):
        if number not in known:
            yield _given("stage.customer_unknown", customer=name, number=number)
        elif number == customer_number(index):
            yield _given("stage.customer", customer=name)
        else:
            yield _given("stage.customer_number", customer=name, number=number)
        if known.get(number, name) != name:
            yield _given("stage.customer_name", customer=name, name=known[number])


def _settings(configuration: Configuration, language: Language) -> Iterator[PhraseUse]:
    yield _given("stage.manual" if configuration.routing == "manual" else "stage.automatic")
    default = {field.name: field.default for field in msgspec.structs.fields(Configuration)}
    if configuration.rona_seconds != default["rona_seconds"]:
        yield _given("stage.rona_seconds", seconds=configuration.rona_seconds)
    if configuration.wrap_up_seconds != default["wrap_up_seconds"]:
        yield _given("stage.wrap_up_seconds", seconds=configuration.wrap_up_seconds)
    if configuration.capacity != default["capacity"]:
        yield _given("stage.capacity", count=configuration.capacity)
    if not configuration.masking:
        yield _given("stage.masking_off")
    if configuration.policy != default["policy"]:
        yield _given("stage.policy", policy=load().words(POLICIES[configuration.policy]).of(language))
