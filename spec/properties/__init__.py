"""The properties: what must hold of every World, every move, every run."""

from spec.properties.history import HISTORY_PROPERTIES
from spec.properties.kinds import (
    DeadlockProperty,
    Explorable,
    HistoryProperty,
    Over,
    PossibleProperty,
    Property,
    ResponseProperty,
    SometimesProperty,
    StateProperty,
    StepProperty,
)
from spec.properties.progress import PROGRESS_PROPERTIES
from spec.properties.readings import TURNED, Turned, properties_of, turned_by
from spec.properties.soundness import MACHINES_ARE_SOUND, NO_DEADLOCK, PORT_IS_KEPT
from spec.properties.states import STATE_PROPERTIES
from spec.properties.steps import STEP_PROPERTIES

__all__ = [
    "HISTORY_PROPERTIES",
    "MACHINES_ARE_SOUND",
    "NO_DEADLOCK",
    "PORT_IS_KEPT",
    "PROGRESS_PROPERTIES",
    "STATE_PROPERTIES",
    "STEP_PROPERTIES",
    "TURNED",
    "DeadlockProperty",
    "Explorable",
    "HistoryProperty",
    "Over",
    "PossibleProperty",
    "Property",
    "ResponseProperty",
    "SometimesProperty",
    "StateProperty",
    "StepProperty",
    "Turned",
    "properties_of",
    "turned_by",
]
