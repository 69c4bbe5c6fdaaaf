"""What agents type in random runs: replies at and over the limit of the compose box, and searches."""

import unicodedata

from spec.limits import COMPOSE_LIMIT
from spec.port.commands import NAME_LIMIT

VALUE = "{value}"
"""Where a draft holds a value of the run's."""
DRAFTS = {
    "reply": "How can I help?",
    "korean": "도와드릴까요?",
    "value": f"Is {VALUE} still yours?",
    "marks": "e\u0301 \U0001f469\u200d\U0001f469\u200d\U0001f467 \u1100\u1161",
    "blank": "\u3000\n",
    "nothing": "",
    "zero width": "\u200b",
    "just fits": "가" * COMPOSE_LIMIT,
    "too long": "a" * (COMPOSE_LIMIT + 1),
    "one short": "\U0001f44b" * (COMPOSE_LIMIT - 1),
}
"""By what is special about them."""
WAYS = 10
"""How somebody may type a name."""
SEARCHES = ("", "zz", "\u1109\u1165")
"""Besides the names that are there."""


def part_of(name: str, part: int) -> str:
    """What somebody types of a name: all of it, its beginning, middle or end, in other letters, in other parts of
    letters, or with blanks around it; `part` says which."""
    half = len(name) // 2
    ways = (
        name,
        name[: half or 1],
        name[half:],
        name[1:-1],
        name.upper(),
        name.lower(),
        unicodedata.normalize("NFD", name),
        unicodedata.normalize("NFC", name),
        f" {name} ",
        name[:1],
    )
    return ways[part % WAYS][:NAME_LIMIT]
