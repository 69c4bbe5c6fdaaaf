"""The examples of the page on where masking runs; each test of a library runs the one about it."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "machine" / "masking" / "integrations" / "README.md"


def example(module: str) -> str:
    """The example that imports this module of the package. Raises ValueError unless there is one."""
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (found,) = (block for block in blocks if f"machine.masking.integrations.{module} import" in block)
    return str(found)


def run(module: str) -> None:
    """Run it; what it asserts must hold."""
    text = example(module)
    assert "\nassert " in text
    lines_before = PAGE.read_text(encoding="utf-8").partition(text)[0].count("\n")
    exec(compile("\n" * lines_before + text, str(PAGE), "exec"), {})
