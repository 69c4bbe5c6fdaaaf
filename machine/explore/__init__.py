"""The model checker: every state that commands can reach within bounds, and the verdict on every property there.

>>> from machine.explore.exploration import explore
>>> from machine.lifecycle.bounds import Bounds
>>> found = explore(Bounds(agents=2, conversations=1, capacity=2, dialogs=True))
>>> found.states, found.transitions
(387, 4414)
>>> {verdict.verdict for verdict in found.verdicts}
{'proved'}

Guards and effects are run as they are, on a World that notes what they read (`traced_world`); what they answer becomes
decision trees over packed integers (`decision_trees`, `packing`), which the breadth-first `search` walks. `symmetry`
looks at one of the states that differ in names alone; `invariants`, `progress` and `lasso` decide the properties.
"""
