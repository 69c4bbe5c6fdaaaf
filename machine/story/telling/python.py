"""A run told as a Python program that runs, its numbers by their handles."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from machine.story.fictional_data import handle_of
from machine.story.telling.gherkin import ASIDES, is_formed
from machine.story.telling.pseudonyms import made_up
from spec.port import commands as c
from spec.port.answers import Answer
from spec.port.configuration import Configuration


class HeldToProperties(NamedTuple):
    """The program raises PropertyError where a property is violated, or just the one with the id `held_to`.

    `numbers` are customers who are looked after from the start, `secrets` what must not be shown of the texts told.
    """

    held_to: str | None = None
    numbers: Sequence[str] = ()
    secrets: Iterable[str] = ()


class HeldToModel(NamedTuple):
    """The program raises DepartureError where the desk is not as the model, the fields `not_offered` aside.

    `numbers` are customers who are looked after from the start.
    """

    not_offered: frozenset[str] = frozenset()
    numbers: Sequence[str] = ()


EVERY_PROPERTY = HeldToProperties()


def tell_python(
    configuration: Configuration,
    commands: Sequence[c.AnyCommand],
    readings: Sequence[str] = (),
    *,
    held: HeldToProperties | HeldToModel = EVERY_PROPERTY,
    answers: Sequence[Answer] = (),
    then: Sequence[str] = (),
    target: str = "",
) -> str:
    """A run as a Python program, its numbers by their handles: on the desktop that `desk_of` makes of the source
    `target`, or on our desk under `readings`; `held` says what to.

    With `answers` it fails too where a command is answered otherwise; `then` are lines for its end. Comments say where
    a malformed command was left out, and whether something was replaced.
    """
    given, formed = configuration, [command for command in commands if is_formed(command)]
    configuration, told = made_up(given, formed)
    asides = ASIDES["en"]
    body = [f"# {asides['replaced']}"] if (configuration, told) != (given, formed) else []
    body += [f"desk = {_oracle(held, readings, told, 'yours' if target else '')}"]
    body += [f"desk.reset({_source(configuration)})"]
    sayable = iter(told)
    wanted = [f"assert isinstance({{}}, {type(answer).__name__})" for answer in answers] or ["{}"] * len(commands)
    for command, line in zip(commands, wanted, strict=True):
        if is_formed(command):
            body.append(line.format(f"desk.apply({_source(next(sayable))})"))
        else:
            body.append(f"# {asides['left_out'].format(command=type(command).__name__)}")
    lines = [*body, *then]
    if target:
        lines = [f"with desk_of({target}) as yours:", *(f"    {line}" for line in lines)]
    program = "\n".join(lines)
    return "\n".join([*_imports(program, told, answers), "", program]) + "\n"


def _oracle(
    held: HeldToProperties | HeldToModel, readings: Sequence[str], told: Sequence[c.AnyCommand], desk: str
) -> str:
    """The desk of the program, ours where it has no name, with what it is held to."""
    made = f"table=table_of({tuple(readings)!r})" if readings else ""
    settings = [
        desk or f"InProcessDesk({made})",
        *([f"numbers={_source(tuple(held.numbers))}"] if held.numbers else []),
    ]
    if isinstance(held, HeldToModel):
        settings += [made] if made else []
        if held.not_offered:
            settings.append(f"comparison=Comparison(frozenset({sorted(held.not_offered)!r}))")
        return f"ModelOracle({', '.join(settings)})"
    planted = sorted(secret for secret in held.secrets if any(secret in _source(command) for command in told))
    settings += [f"secrets=frozenset({planted!r})"] if planted else []
    settings += [] if held.held_to is None else [f"held_to={held.held_to!r}"]
    settings += [f"readings={tuple(readings)!r}"] if readings else []
    return f"PropertyOracle({', '.join(settings)})"


HOMES = {
    "machine.desk.in_process": ("InProcessDesk",),
    "machine.lifecycle.readings": ("table_of",),
    "machine.oracle.model_oracle": ("Comparison", "ModelOracle"),
    "machine.oracle.property_oracle": ("PropertyOracle",),
    "machine.remote": ("Access", "desk_of"),
    "machine.story.fictional_data": ("asset_number", "customer_number"),
    "spec.port.configuration": ("AssetSetting", "Configuration", "CustomerSetting"),
}
"""Where the names stand that a program may use, its commands and answers aside."""


def _imports(program: str, told: Sequence[c.AnyCommand], answers: Sequence[Answer]) -> list[str]:
    """The lines that import what a program uses."""
    used = {home: {name for name in names if f"{name}(" in program} for home, names in HOMES.items()}
    used |= {
        "spec.port.answers": {type(answer).__name__ for answer in answers},
        "spec.port.commands": {type(command).__name__ for command in told},
    }
    return [f"from {home} import {', '.join(sorted(used[home]))}" for home in sorted(used) if used[home]]


def _source(value: Any) -> str:
    """A value as Python source. A made-up number is written as the call that makes it."""
    if isinstance(value, str):
        return handle_of(value) or repr(value)
    if isinstance(value, tuple):
        return f"({''.join(f'{_source(item)}, ' for item in value).rstrip()})" if value else "()"
    if isinstance(value, msgspec.Struct):
        fields = ", ".join(f"{name}={_source(getattr(value, name))}" for name in value.__struct_fields__)
        return f"{type(value).__name__}({fields})"
    return repr(value)
