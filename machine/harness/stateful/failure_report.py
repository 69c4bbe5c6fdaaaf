"""A run that failed, told in the reader's words: a scenario in both languages for QA, and Python for developers."""

from collections.abc import Sequence

from machine.harness.stateful.stages import stage_of
from machine.story.telling.gherkin import tell
from machine.story.telling.python import HeldToModel, HeldToProperties, tell_python
from machine.story.telling.steps import HOLDS, PhraseUse
from spec.catalogue.entries import Words
from spec.port.answers import Answer
from spec.port.commands import AnyCommand
from spec.port.configuration import Configuration

YOURS = "# Put your own desktop in the place of ours, which the line that begins with `desk =` makes.\n"


def told(
    configuration: Configuration,
    run: Sequence[tuple[AnyCommand, Answer]],
    title: Words,
    readings: Sequence[str] = (),
    *,
    beside_model: bool = False,
    not_offered: frozenset[str] = frozenset(),
    at_random: bool = False,
    target: str = "",
) -> tuple[str, str, str]:
    """The run as an English feature, as a Korean one and as a Python program. Numbers go by their handles.

    What they end with asks every property, or `beside_model` whether the desktop does just what the model does. The
    program makes the `target`, ours where none is named, and leaves fields out that are `not_offered`; of a run
    `at_random` it looks after all customers that those have, and holds the desktop to showing none of their secrets.
    """
    stage = stage_of(configuration, (command for command, _ in run))
    numbers = stage.numbers if at_random else ()
    end = (PhraseUse("then", "specification.followed") if beside_model else HOLDS,)
    return (
        tell(configuration, run, "en", title.en, then=end, readings=readings),
        tell(configuration, run, "ko", title.ko, then=end, readings=readings),
        ("" if target else YOURS)
        + tell_python(
            configuration,
            [command for command, _ in run],
            readings,
            target=target,
            held=HeldToModel(not_offered, numbers)
            if beside_model
            else HeldToProperties(numbers=numbers, secrets=stage.values if at_random else ()),
        ),
    )
