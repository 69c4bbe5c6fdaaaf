"""The properties that are asked by whoever runs the machines or the port, not of a World: that they work at all."""

from spec.catalogue.entries import Words
from spec.properties.kinds import DeadlockProperty, Over, Property, StateProperty

MACHINES_ARE_SOUND = StateProperty(
    "machines-are-sound",
    Words(
        "No internal event is ever refused, and no two transitions are enabled at once",
        "내부 이벤트는 거부되지 않으며 두 전이가 동시에 가능한 경우는 없다",
    ),
    ("RULE-36",),
    Over.WORLD,
    lambda _world, _agent, _conversation: True,
)
"""Refuted by any command whose consequences the machines do not take, or could take in two ways."""

NO_DEADLOCK = DeadlockProperty(
    "no-deadlock",
    Words("There is always something that can be done", "언제나 할 수 있는 일이 있다"),
    ("RULE-19", "RULE-36"),
)

PORT_IS_KEPT = Property(
    "port-is-kept",
    Words("A command is called malformed when it is, and only then", "형식이 잘못된 명령만 형식 오류로 답한다"),
    ("RULE-39",),
)
"""Refuted by a desktop that calls a well-formed command malformed, or takes a malformed one."""
