"""Archives made up by a seeded generator, and the command run on them as its users run it."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from machine.cli import textdesk

GREETINGS = ("안녕하세요 주문한 상품이 아직 오지 않았어요", "thanks, I will be at home all day", "네, 알겠습니다", "")
CONTACTS = (
    "call me at +1 202 555 01{0:02d}",
    "번호는010-0000-01{0:02d}입니다",
    "write to minji{0}@example.com please",
    "my card is 4111 1111 1111 1111",
)


def messages(count: int, seed: int = 1) -> list[str]:
    """Short messages in Korean and English, about one in eight of them with contact data."""
    chance = random.Random(seed)
    return [
        chance.choice(CONTACTS if chance.random() < 0.125 else GREETINGS).format(chance.randrange(100))
        for _ in range(count)
    ]


def mask(*arguments: object, stdin: bytes = b"") -> Result:
    """`textdesk mask` with these arguments."""
    return CliRunner().invoke(textdesk, ["mask", *map(str, arguments)], input=stdin)


def peak_memory_bytes(*arguments: object) -> int:
    """The most memory that `textdesk mask` with these arguments had at one time, in a process of its own, above what it
    has when it masks a few bytes."""
    pytest.importorskip("resource", reason="this system does not tell")

    def peak(*of: object, stdin: bytes) -> int:
        program = (
            "import resource, sys\n"
            "from machine.cli import textdesk\n"
            "textdesk(['mask', *sys.argv[1:]], standalone_mode=False)\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        )
        command = [sys.executable, "-c", program, *map(str, of)]
        ran = subprocess.run(command, input=stdin, capture_output=True, check=True)
        # Kibibytes, but bytes on macOS.
        return int(ran.stderr.split()[-1]) * (1 if sys.platform == "darwin" else 1024)

    return peak(*arguments, stdin=b"") - peak(stdin=b"+12025550101")


def write(path: Path, text: str) -> None:
    """Writes the text as it is, on Windows too."""
    path.write_bytes(text.encode())


def read(path: Path) -> str:
    """The text as it is."""
    return path.read_bytes().decode()
