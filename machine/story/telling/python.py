"""A run told as a Python program that runs, its numbers by their handles."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from machine.story.fictional_data import NUMBERS
from machine.story.telling.gherkin import ASIDES, _is_formed
from machine.story.telling.pseudonyms import made_up
from spec.port import commands as c
from spec.port.answers import Answer
from spec.port.configuration import Configuration


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
    body += [
        f"desk = {'ModelOracle' if beside_model else 'PropertyOracle'}({held})",
        f"desk.reset({_source(configuration)})",
    ]
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
        *([f"from spec.port.commands import {used}"] if used else []),
        f"from spec.port.configuration import {', '.join(parts)}",
        "from machine.desk.in_process import InProcessDesk",
        *([f"from spec.port.answers import {ways}"] if ways else []),
        *(["from machine.lifecycle.readings import table_of"] if readings else []),
        *([f"from machine.story.fictional_data import {handles}"] if handles else []),
        f"from machine.oracle.model_oracle import ModelOracle{', Comparison' if not_offered else ''}"
        if beside_model
        else "from machine.oracle.property_oracle import PropertyOracle",
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
