"""The property oracle: any desktop, held to every property that a run can show, after each command.

It is a desktop itself, so a scenario, a random run and a program drive it alike; the first violation is raised.
"""

from collections.abc import Iterable

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.engine import SpecificationError
from machine.lifecycle.readings import table_of
from machine.masking import mask
from machine.oracle.completed_views import completed_views
from machine.oracle.observed_desk import EveryView, ObservedDesk
from machine.port.form import malformed
from machine.port.port import Desk
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed
from spec.port.configuration import Configuration
from spec.properties import (
    HISTORY_PROPERTIES,
    MACHINES_ARE_SOUND,
    PORT_IS_KEPT,
    Property,
    StateProperty,
    StepProperty,
    properties_of,
)
from spec.visibility.observation import Observation
from spec.visibility.witness import Witness
from spec.worlds import Move

TITLES = {each.id: each.title for each in HISTORY_PROPERTIES}


class NoPropertyError(ValueError):
    """No property has this title. The message says so."""


class PropertyError(AssertionError):
    """A property does not hold. The message names it and says what was wrong, without anything of a customer's."""

    def __init__(self, property_id: str, title: Words, says: str) -> None:
        super().__init__(f"{property_id}: {says}")
        self.property_id = property_id
        self.title = title
        self.says = says

    @property
    def told(self) -> Words:
        """The sentence, in both languages."""
        return Words(str(self), f"{self.property_id}({self.title.ko}): {self.says}")


def properties_of_runs(readings: Iterable[str] = ()) -> tuple[Property, ...]:
    """All properties that runs test under these readings."""
    declared = (each for each in properties_of(readings) if isinstance(each, StateProperty | StepProperty))
    return (PORT_IS_KEPT, *declared, *HISTORY_PROPERTIES)


def property_titled(title: str) -> Property:
    """The property that runs test, with or without readings, and that has this title in either language. Raises
    NoPropertyError."""
    for each in (*properties_of_runs(), *properties_of_runs(load().readings)):
        if title in (each.title.en, each.title.ko):
            return each
    raise NoPropertyError(
        f'No property that runs test is called "{title}"; write the title of one from spec/properties.'
    )


class PropertyOracle(ObservedDesk):
    """A desktop whose every answer and view is judged. Raises PropertyError for the first violation, and DesktopError
    where the desktop fails; no frame in their tracebacks holds what the desktop gave.

    Views are judged on any desktop; states and moves on our own, which alone has them. `numbers` are customers to look
    after from the start, `secrets` values that must never be seen raw while masking covers them, `readings` what the
    desktop is held to in place of the assumptions that these turn. With `held_to`, a property's id, only that one is
    judged; machines that contradict each other end a run even so.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        numbers: Iterable[str] = (),
        secrets: frozenset[str] = frozenset(),
        held_to: str | None = None,
        readings: Iterable[str] = (),
    ) -> None:
        super().__init__(desk, numbers, PropertyError)
        self._readings = load().readings_taken(readings)
        declared = properties_of(self._readings)
        self._state_properties = tuple(each for each in declared if isinstance(each, StateProperty))
        self._step_properties = tuple(each for each in declared if isinstance(each, StepProperty))
        self._desk = desk
        self._held_to = held_to
        self._secrets = secrets
        self._witness: Witness | None = None
        self._ours = InProcessDesk(table=table_of(self._readings)) if any(self._watched.not_offered) else None
        """Beside a desktop that does not offer everything: what it lacks is taken from here."""
        self.moves: tuple[Move, ...] = ()

    def _reset(self, configuration: Configuration) -> Answer:
        answer = self._watched.reset(configuration)
        if isinstance(answer, Accepted):
            self._witness = Witness(configuration, self._secrets, self._readings)
            if self._ours is not None:
                self._ours.reset(configuration)
            self._judge_views(None, answer)
        return answer

    def _apply(self, command: c.AnyCommand) -> Answer:
        try:
            answer = self._watched.apply(command)
        except SpecificationError as error:
            raise _refuted(MACHINES_ARE_SOUND, str(error)) from error
        self.moves = self._desk.moves if isinstance(self._desk, InProcessDesk) else ()
        if isinstance(answer, Malformed) is (malformed(command, c.AnyCommand) is None):
            self._refute(PORT_IS_KEPT, f"not so of {type(command).__name__}.")
        self._judge_moves(command)
        if self._ours is not None and isinstance(answer, Accepted):
            self._ours.apply(command)
        self._judge_views(command, answer)
        return answer

    def _look(self) -> EveryView:
        """What everybody sees, of a partial desktop with what it lacks."""
        seen = self._watched.look()
        if self._ours is None:
            return seen
        ours = EveryView(
            {agent: self._ours.view(agent) for agent in seen.agents},
            {customer: self._ours.customer_view(*customer) for customer in seen.customers},
            self._ours.administrator_view(),
        )
        if seen.administrator is None:
            seen = seen._replace(administrator=ours.administrator)
        return completed_views(seen, ours, self._watched.not_offered)

    def _judge_moves(self, command: c.AnyCommand) -> None:
        for move in self.moves:
            for step_property in self._step_properties:
                if not step_property.holds(move):
                    self._refute(step_property, f"not so in {move.command.name}.")
        # Without a move the World is the one that was judged before.
        if isinstance(self._desk, InProcessDesk) and self.moves:
            for state_property in self._state_properties:
                if not state_property.holds(self._desk.world):
                    self._refute(state_property, f"not so after {type(command).__name__}.")

    def _refute(self, refuted: Property, says: str) -> None:
        if self._held_to in (None, refuted.id):
            raise _refuted(refuted, says)

    def _judge_views(self, command: c.AnyCommand | None, answer: Answer) -> None:
        assert self._witness is not None, "reset comes first"
        self.views = self._look()
        accepted = isinstance(answer, Accepted)
        violations = self._witness.see(
            Observation(
                command,
                "accepted" if accepted else "refused",
                accepted,
                self.views.agents,
                self.views.customers,
                self.views.administrator,
            )
        )
        for violation in violations:
            if self._held_to not in (None, violation.property):
                continue
            raise PropertyError(violation.property, TITLES[violation.property], mask(violation.says, mode="strict"))


def _refuted(refuted: Property, says: str) -> PropertyError:
    return PropertyError(refuted.id, refuted.title, says)
