"""What random runs of this process did, for the evidence ledger: kept while somebody collects it, as pytest does."""

from __future__ import annotations

from collections.abc import Sequence

from machine.evidence.ledger import Entry
from machine.harness.stateful.coverage import RunCoverage
from machine.lifecycle.table import Table
from machine.oracle.model_oracle import DepartureError
from machine.oracle.property_oracle import PropertyError, properties_of_runs
from machine.port.errors import AdapterError, DesktopError
from spec.port.answers import Answer
from spec.port.commands import AnyCommand
from spec.properties import PORT_IS_KEPT
from spec.worlds import Move


class MachineRuns:
    """The runs of one machine of hypothesis's, by the name of its class: what they did, and what they refuted.
    `readings` are None where no property is judged."""

    def __init__(self, name: str, table: Table, readings: tuple[str, ...] | None) -> None:
        self._name, self._readings = name, readings
        self._tally = RunCoverage(table)
        self._refuted: dict[str, str] = {}

    def begin(self) -> None:
        """One more run begins."""
        self._tally.examples += 1

    def count(self, command: AnyCommand, answer: Answer, moves: Sequence[Move]) -> None:
        """Add one command with its answer and the moves it caused."""
        self._tally.count(command, answer, moves)

    def fail(self, error: Exception) -> None:
        """A run ended in this error. It refutes the property, or what the departure cites, or else that the port is
        kept; an exchange that failed refutes nothing."""
        match error:
            case AdapterError():
                pass
            case PropertyError(property_id=identity):
                self._refuted.setdefault(identity, str(error))
            case DepartureError(departure=departure):
                for identity in departure.cites or (PORT_IS_KEPT.id,):
                    self._refuted.setdefault(identity, str(error))
            case DesktopError():
                self._refuted.setdefault(PORT_IS_KEPT.id, str(error))

    def entries(self) -> tuple[Entry, ...]:
        """A finding for every transition taken, every property judged and not refuted, and everything refuted."""
        bound = f"{self._name}: {self._tally.examples} runs, {self._tally.commands} commands"
        judged = () if self._readings is None else properties_of_runs(self._readings)
        return (
            *(
                Entry(
                    "stateful",
                    transition.id,
                    "tested",
                    f"{self._name}: taken {self._tally.transitions[transition.id]} times",
                )
                for transition in self._tally.table.transitions
                if self._tally.transitions[transition.id]
            ),
            *(
                Entry("stateful", each.id, "tested", bound)
                for each in judged
                if self._tally.commands and each.id not in self._refuted
            ),
            *(Entry("stateful", subject, "refuted", says) for subject, says in self._refuted.items()),
        )


class Collection:
    """The runs of all machines."""

    def __init__(self) -> None:
        self._runs: dict[str, MachineRuns] = {}

    def of(self, name: str, table: Table, readings: tuple[str, ...] | None) -> MachineRuns:
        """The runs of the machine of this name, begun where there are none; the first table and readings given
        count."""
        return self._runs.setdefault(name, MachineRuns(name, table, readings))

    def entries(self) -> tuple[Entry, ...]:
        """The findings of all machines."""
        return tuple(entry for runs in self._runs.values() for entry in runs.entries())


_collections: list[Collection] = []
"""At most the one that collects now. Hypothesis makes its machines without arguments, so they look here."""


def collect() -> Collection:
    """Collect from now on, anew."""
    _collections[:] = [Collection()]
    return _collections[0]


def collecting() -> Collection | None:
    """Whoever collects now."""
    return _collections[-1] if _collections else None
