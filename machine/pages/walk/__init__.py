"""The walk: two agents, one customer, and everything that they can do, step by step, without a rule in the page.

    from machine.pages.walk import Walker, kept_table
    walker = Walker(kept_table(), "en")
    walker.step(walker.choices()[0].place)
    walker.screens()  # what everybody sees now, as HTML

`tabulation` plays every event in every World on our desk and writes down what that does and shows; `table` is the form
of what it writes; `walker` walks on it, and so does scripts/walk.js. `recorded_run` does the same for any other run.
"""

from machine.pages.walk.declared_runs import DeclaredRuns, declared_runs, procedure_runs
from machine.pages.walk.reading_runs import reading_runs
from machine.pages.walk.recorded_run import Recorder, Recording, Run, Shelf, counterexample_run, scenario_run
from machine.pages.walk.scenario_walk import NoWalkError, walk_of
from machine.pages.walk.tabulation import kept_table
from machine.pages.walk.view import beginning, script_data
from machine.pages.walk.walker import Walker
from machine.pages.walk.ways import ways_into_states

__all__ = [
    "DeclaredRuns",
    "NoWalkError",
    "Recorder",
    "Recording",
    "Run",
    "Shelf",
    "Walker",
    "beginning",
    "counterexample_run",
    "declared_runs",
    "kept_table",
    "procedure_runs",
    "reading_runs",
    "scenario_run",
    "script_data",
    "walk_of",
    "ways_into_states",
]
