"""How much a desktop takes and keeps: everything that can grow has a limit (RULE-44)."""

COMPOSE_LIMIT = 1_000
"""Characters, as Unicode code points, that the compose box takes (COMP-2, GAP-12)."""
MESSAGES_LIMIT = 1_000
"""Messages and notices kept for one conversation; beyond it the oldest go (RULE-44)."""
LOG_LIMIT = 200
"""Toasters, desktop notifications and history bricks kept for one agent; beyond it the oldest go (RULE-44)."""
CLOSED_LIMIT = 1_000
"""Conversations kept of those that are closed and wrapped up: the last that came to be so (RULE-48)."""
ANNOUNCED_SECONDS = 5
"""How long an outbound conversation may be announced; as it starts it must be (RULE-35)."""
UNSETTLED_LIMIT = 500
"""Conversations that are open or being wrapped up at once; a further one is refused (RULE-44)."""
