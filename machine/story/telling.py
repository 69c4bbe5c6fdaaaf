"""A run told in the reader's words: as a Gherkin feature that runs, and as Python that runs.

Numbers are told by their handles; one that is not made up is replaced by one that is, and so is a name that a step
cannot say. Whatever else is sensitive is masked, so nothing raw is told. Malformed commands are left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from machine.desk import commands as c
from machine.desk.configuration import Configuration
from machine.desk.form import malformed
from machine.desk.inprocess import InProcessDesk
from machine.desk.port import Accepted, Answer, Malformed, Refused
from machine.lifecycle.readings import table_of
from machine.story.data import NUMBERS, asset_number, customer_number
from machine.story.phrase import Kind, Language, Value, can_be_quoted
from machine.story.phrases import BY_ID
from machine.story.phrases_when import EMOJI, REPEATED_LIMIT, escaped
from machine.story.reading_tags import UNDER
from machine.story.scene import CONVERSATION_ID, NTH
from machine.story.stand_ins import made_up
from machine.story.words import POLICIES, STATUS_CHOICES, why
from spec.catalogue.load import load

Played = tuple[c.AnyCommand, Answer]
WithNumber = c.CustomerText | c.CustomerStop | c.StartOutbound


class Said(NamedTuple):
    """One step: a phrase by its id, as which kind it stands, and its values."""

    kind: Kind
    phrase: str
    values: Mapping[str, Value] = {}


HOLDS = Said("then", "specification.holds")
"""What a told run ends with: it is red as long as any property is violated on the way."""

KEYWORDS: dict[Language, dict[str, str]] = {
    "en": {
        "feature": "Feature",
        "rule": "Rule",
        "background": "Background",
        "scenario": "Scenario",
        "given": "Given",
        "when": "When",
        "then": "Then",
        "and": "And",
    },
    "ko": {
        "feature": "기능",
        "rule": "규칙",
        "background": "배경",
        "scenario": "시나리오",
        "given": "먼저",
        "when": "만일",
        "then": "그러면",
        "and": "그리고",
    },
}

ASIDES: dict[Language, dict[str, str]] = {
    "en": {
        "left_out": "left out: a malformed {command}",
        "replaced": "numbers, names or texts that may not be told are replaced; the run may differ there",
    },
    "ko": {
        "left_out": "생략: 형식에 맞지 않는 {command}",
        "replaced": "옮길 수 없는 번호, 이름, 텍스트는 바꾸었으며 실행이 그 부분에서 다를 수 있다",
    },
}
"""What stands in comments: where the told run is not the run to the letter."""

CAST = ("hana", "doyun", "sora")
LONG_TEXT = 200
"""From here on a text of one letter is told by its length."""


def tell(
    configuration: Configuration,
    run: Sequence[Played],
    language: Language,
    title: str,
    tags: Iterable[str] = (),
    then: Sequence[Said] = (),
    readings: Sequence[str] = (),
) -> str:
    """A run as a feature with one scenario, tagged with the `readings` under which it was played. Refused commands are
    followed by the refusal, `then` stands at the end.

    Comments say where a malformed command was left out, and whether something was replaced.
    """
    marks = (*tags, *(f"{UNDER}:{reading}" for reading in readings))
    return written((*steps(configuration, run, language, readings), *then), language, title, marks)


def written(told: Iterable[Said | str], language: Language, title: str, tags: Iterable[str] = ()) -> str:
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


def step_lines(told: Iterable[Said | str], language: Language) -> list[str]:
    """Steps and comments as the lines of a scenario."""
    words, lines = KEYWORDS[language], []
    kind: Kind | None = None
    for said in told:
        if isinstance(said, str):
            lines.append(f"# {said}")
            continue
        keyword = words["and"] if said.kind == kind else words[said.kind]
        lines.append(f"{keyword} {BY_ID[said.phrase].tell(language, **said.values)}")
        kind = said.kind
    return lines


def steps(
    configuration: Configuration, run: Sequence[Played], language: Language, readings: Sequence[str] = ()
) -> list[Said | str]:
    """The steps that set the stage and play the run. A text among them is a comment."""
    given, formed = configuration, [command for command, _ in run if _is_formed(command)]
    configuration, commands = made_up(given, formed)
    customers = customers_of(configuration, commands, language)
    replaced = [ASIDES[language]["replaced"]] if (configuration, commands) != (given, formed) else []
    told: list[Said | str] = [*replaced, *stage(configuration, customers, language)]
    main_asset = configuration.assets[0].name if configuration.assets else ""
    dialogs: dict[tuple[str, str], str] = {}
    sayable = zip(commands, conversation_names(configuration, commands, customers, readings), strict=False)
    for played, answer in run:
        if not _is_formed(played):
            told.append(ASIDES[language]["left_out"].format(command=type(played).__name__))
            continue
        command, names = next(sayable)
        if isinstance(command, c.OpenTransfer | c.OpenConference):
            dialogs[command.agent, command.conversation] = type(command).__name__
        told.append(told_command(command, language, customers, names, main_asset, dialogs))
        if isinstance(answer, Refused):
            told.append(Said("then", "refused", {"why": why(answer.reason, language)}))
        elif isinstance(answer, Malformed):
            told.append(Said("then", "malformed"))
    return told


def _is_formed(command: c.AnyCommand) -> bool:
    """Whether a command has the form of the port: one that has not changes nothing, and no step can say it."""
    return malformed(command, c.AnyCommand) is None


# --- who is who


def customers_of(configuration: Configuration, commands: Sequence[c.AnyCommand], language: Language) -> dict[str, str]:
    """From each number to the name that the story gives its customer."""
    known = {customer.number: customer.name for customer in configuration.customers}
    numbers = dict.fromkeys((*known, *(command.number for command in commands if isinstance(command, WithNumber))))
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
    reserved = CONVERSATION_ID.fullmatch(name) or NTH.fullmatch(name) or name in NUMBERS
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
        if playable and isinstance(desk.apply(command), Accepted) and isinstance(command, WithNumber):
            identity = desk.customer_view(command.number, command.asset).conversation
            found = of_customer.setdefault(command.number, [])
            if identity and identity not in found:
                found.append(identity)
    note()
    return names


# --- the stage


def stage(configuration: Configuration, customers: Mapping[str, str], language: Language) -> list[Said]:
    """The steps that set the stage."""
    told: list[Said] = []

    def given(phrase: str, **values: Value) -> None:
        told.append(Said("given", phrase, values))

    for agent in configuration.agents:
        given("stage.agent", agent=agent)
    for queue in configuration.queues:
        given("stage.queue", queue=queue)
    for index, asset in enumerate(configuration.assets, start=1):
        given("stage.asset", asset=asset.name, queue=asset.queue)
        if asset.number != asset_number(index):
            given("stage.asset_number", asset=asset.name, number=_handle(asset.number))
    for reason in configuration.reasons:
        given("stage.reason", reason=reason)
    known = {customer.number: customer.name for customer in configuration.customers}
    for index, (number, name) in enumerate(customers.items(), start=1):
        if number not in known:
            given("stage.customer_unknown", customer=name, number=_handle(number))
        elif number == customer_number(index):
            given("stage.customer", customer=name)
        else:
            given("stage.customer_number", customer=name, number=_handle(number))
        if known.get(number, name) != name:
            given("stage.customer_name", customer=name, name=_handle(known[number]))
    given("stage.manual" if configuration.routing == "manual" else "stage.automatic")
    default = {field.name: field.default for field in msgspec.structs.fields(Configuration)}
    if configuration.rona_seconds != default["rona_seconds"]:
        given("stage.rona_seconds", seconds=configuration.rona_seconds)
    if configuration.wrap_up_seconds != default["wrap_up_seconds"]:
        given("stage.wrap_up_seconds", seconds=configuration.wrap_up_seconds)
    if configuration.capacity != default["capacity"]:
        given("stage.capacity", count=configuration.capacity)
    if not configuration.masking:
        given("stage.masking_off")
    if configuration.policy != default["policy"]:
        given("stage.policy", policy=load().words(POLICIES[configuration.policy]).of(language))
    return told


def _handle(number: str) -> str:
    return NUMBERS.get(number, number)


# --- commands


IN_CONVERSATION: dict[type[c.Command], str] = {
    c.Accept: "do.accept",
    c.LineBreak: "do.line_break",
    c.OpenTransfer: "do.open_transfer",
    c.OpenConference: "do.open_conference",
    c.Refresh: "do.refresh",
    c.Cancel: "do.cancel",
    c.WithdrawRequest: "do.withdraw_request",
    c.EndConference: "do.end_conference",
    c.End: "do.end",
    c.SubmitWrapUp: "do.submit_wrap_up",
}
"""Commands that say no more than who and in which conversation."""


def told_command(
    command: c.AnyCommand,
    language: Language,
    customers: Mapping[str, str],
    names: Mapping[str, str],
    main_asset: str,
    dialogs: Mapping[tuple[str, str], str],
) -> Said:
    """A command as a step. `dialogs` says which dialog was opened last, by agent and conversation."""

    def when(phrase: str, **values: Value) -> Said:
        return Said("when", phrase, values)

    match command:
        case c.SetMasking(enabled=enabled):
            return when("do.masking_on" if enabled else "do.masking_off")
        case c.DeleteAsset(asset=asset):
            return when("do.delete_asset", asset=asset)
        case c.DeleteQueue(queue=queue):
            return when("do.delete_queue", queue=queue)
        case c.CustomerText(number=number, asset=asset, text=text):
            customer = customers[number]
            if not can_be_quoted(text):
                return when("do.customer_text_escaped", customer=customer, text=escaped(text), asset=asset)
            if asset == main_asset:
                return when("do.customer_text", customer=customer, text=text)
            return when("do.customer_text_to_asset", customer=customer, text=text, asset=asset)
        case c.CustomerStop(number=number, asset=asset):
            if asset == main_asset:
                return when("do.customer_stop", customer=customers[number])
            return when("do.customer_stop_on_asset", customer=customers[number], asset=asset)
        case c.Offer(conversation=conversation, agent=agent):
            return when("do.offer", customer=names.get(conversation, conversation), agent=agent)
        case c.Advance(seconds=seconds):
            return when("do.advance", seconds=seconds)
        case c.SetStatus(agent=agent, status=status):
            return when("do.set_status", agent=agent, status=load().words(STATUS_CHOICES[status]).of(language))
        case c.StartOutbound(agent=agent, asset=asset, number=number):
            if asset == main_asset:
                return when("do.start_outbound", agent=agent, customer=customers[number])
            return when("do.start_outbound_from_asset", agent=agent, customer=customers[number], asset=asset)
    customer = names.get(command.conversation, command.conversation)
    phrase, values = _told_in_conversation(command, dialogs)
    return when(phrase, agent=command.agent, customer=customer, **values)


def _told_in_conversation(
    command: c.InConversation, dialogs: Mapping[tuple[str, str], str]
) -> tuple[str, dict[str, Value]]:
    match command:
        case c.TypeReply(text=text):
            for letter, phrase in (("a", "do.type_letters"), (EMOJI, "do.type_emoji")):
                if LONG_TEXT <= len(text) <= REPEATED_LIMIT and text == letter * len(text):
                    return phrase, {"count": len(text)}
            if can_be_quoted(text):
                return "do.type", {"text": text}
            return "do.type_escaped", {"text": escaped(text)}
        case c.Send(by=by):
            return ("do.send_click" if by == "click" else "do.send_enter"), {}
        case c.Search(text=text):
            if can_be_quoted(text):
                return "do.search", {"text": text}
            return "do.search_escaped", {"text": escaped(text)}
        case c.Choose(kind="queue", name=name):
            return "do.choose_queue", {"queue": name}
        case c.Choose(kind="agent", name=name):
            return "do.choose_agent", {"colleague": name}
        case c.Choose(name=name):
            return "do.choose_reason", {"reason": name}
        case c.Confirm():
            last = dialogs.get((command.agent, command.conversation))
            return ("do.confirm_conference" if last == "OpenConference" else "do.confirm_transfer"), {}
        case _:
            return IN_CONVERSATION[type(command)], {}


# --- Python


def tell_python(
    configuration: Configuration,
    commands: Sequence[c.AnyCommand],
    readings: Sequence[str] = (),
    *,
    held_to: str | None = None,
    beside_model: bool = False,
    not_offered: frozenset[str] = frozenset(),
    numbers: Sequence[str] = (),
    secrets: Iterable[str] = (),
    answers: Sequence[Answer] = (),
    then: Sequence[str] = (),
) -> str:
    """A run as a Python program that raises PropertyError if a property is violated, its numbers by their handles. It
    plays on our desk under `readings` and is held to them.

    With `held_to` it is one property, `beside_model` the model in place of all properties, which raises DepartureError
    and compares no field that is `not_offered`. `numbers` are customers who are looked after from the start, `secrets`
    what must not be shown of the texts that are told. With `answers` it fails too where a command is answered
    otherwise; `then` are lines for its end. Comments say where a malformed command was left out, and whether something
    was replaced.
    """
    given, formed = configuration, [command for command in commands if _is_formed(command)]
    configuration, told = made_up(given, formed)
    asides = ASIDES["en"]
    body = [f"# {asides['replaced']}"] if (configuration, told) != (given, formed) else []
    made = f"table=table_of({tuple(readings)!r})" if readings else ""
    settings = [f"numbers={_source(tuple(numbers))}"] if numbers else []
    if beside_model:
        settings += [made] if made else []
        settings += [f"comparison=Comparison(frozenset({sorted(not_offered)!r}))"] if not_offered else []
    else:
        planted = sorted(secret for secret in secrets if any(secret in _source(command) for command in told))
        settings += [f"secrets=frozenset({planted!r})"] if planted else []
        settings += [] if held_to is None else [f"held_to={held_to!r}"]
        settings += [f"readings={tuple(readings)!r}"] if readings else []
    held = ", ".join((f"InProcessDesk({made})", *settings))
    body += [f"desk = {'Beside' if beside_model else 'Judged'}({held})", f"desk.reset({_source(configuration)})"]
    sayable = iter(told)
    wanted = [f"assert isinstance({{}}, {type(answer).__name__})" for answer in answers] or ["{}"] * len(commands)
    for command, line in zip(commands, wanted, strict=True):
        if _is_formed(command):
            body.append(line.format(f"desk.apply({_source(next(sayable))})"))
        else:
            body.append(f"# {asides['left_out'].format(command=type(command).__name__)}")
    program = "\n".join((*body, *then))
    used = ", ".join(sorted({type(command).__name__ for command in told}))
    ways = ", ".join(sorted({type(answer).__name__ for answer in answers}))
    parts = ["AssetSetting", "Configuration", *(["CustomerSetting"] if configuration.customers else [])]
    handles = ", ".join(name for name in ("asset_number", "customer_number") if f"{name}(" in program)
    imports = [
        *([f"from machine.desk.commands import {used}"] if used else []),
        f"from machine.desk.configuration import {', '.join(parts)}",
        "from machine.desk.inprocess import InProcessDesk",
        *([f"from machine.desk.port import {ways}"] if ways else []),
        *(["from machine.lifecycle.readings import table_of"] if readings else []),
        *([f"from machine.story.data import {handles}"] if handles else []),
        f"from machine.story.lockstep import Beside{', Comparison' if not_offered else ''}"
        if beside_model
        else "from machine.story.judged import Judged",
    ]
    return "\n".join([*imports, "", program]) + "\n"


def _source(value: Any) -> str:
    """A value as Python source. A made-up number is written as the call that makes it."""
    if isinstance(value, str):
        return NUMBERS.get(value) or repr(value)
    if isinstance(value, tuple):
        return f"({''.join(f'{_source(item)}, ' for item in value).rstrip()})" if value else "()"
    if isinstance(value, msgspec.Struct):
        fields = ", ".join(f"{name}={_source(getattr(value, name))}" for name in value.__struct_fields__)
        return f"{type(value).__name__}({fields})"
    return repr(value)
