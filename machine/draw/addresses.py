"""Addresses: where on the page something stands, for the page itself and for pictures that lead there. `/en/` and an
address is the id of its element, and `#/en/` and the address a link to it, so that it leads there without a script as
well."""

from __future__ import annotations

from spec.language import Language


def place(address: str, language: Language) -> str:
    """The id of the element with an address in a language; a link to it has `#` before."""
    return f"/{language}/{address}"


def procedure(slug: str) -> str:
    """The address of a documented procedure."""
    return f"procedures/{slug}"


def machine(name: str) -> str:
    """The address of a machine."""
    return f"machines/{name}"


def state(machine_name: str, name: str) -> str:
    """The address of a state."""
    return f"machines/{machine_name}/{name}"


def transition(machine_name: str, number: int) -> str:
    """The address of the transitions that have this number in the picture of their machine."""
    return f"machines/{machine_name}/{number}"


def rule(identity: str) -> str:
    """The address of a clause, an assumption, a hazard or a reading."""
    return f"rules/{identity}"


def property_of(identity: str) -> str:
    """The address of a property."""
    return f"properties/{identity}"


def surface(identity: str) -> str:
    """The address of a place that shows customer data."""
    return f"masking/{identity}"


def scenario(file: str, number: int) -> str:
    """The address of a scenario: the feature file without its suffix, and its number there from 1."""
    return f"scenarios/{file}/{number}"


def run(command: str) -> str:
    """The address of what the last run of a command found."""
    return f"results/{command}"


def failure(command: str, number: int) -> str:
    """The address of something that failed in the last run of a command, numbered from 1."""
    return f"results/{command}/{number}"


def mutant(number: int) -> str:
    """The address of a mutant, by its number in their catalogue."""
    return f"mutants/{number}"


def wild(table: int, number: int) -> str:
    """The address of a desktop with a fault of real teams: its table and its number there, from 1."""
    return f"results/wild/{table}/{number}"


def walk(places: tuple[int, ...] = ()) -> str:
    """The address of a walk: what was chosen, by its place among what the state has."""
    return f"walk/{'.'.join(map(str, places))}" if places else "walk"


def recorded_run(identity: str, step: int = 0) -> str:
    """The address of a recorded run, after so many of its steps."""
    return f"walk/run/{identity}/{step}"


def word(identity: str) -> str:
    """The address of a word of the glossary."""
    return f"overview/word/{identity}"
