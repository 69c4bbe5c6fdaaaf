"""Loads the scripts of .ci/, which lie in no package."""

import importlib.util
from pathlib import Path
from types import ModuleType

CI = Path(__file__).resolve().parent.parent / ".ci"


def script(name: str) -> ModuleType:
    """The script at this path in .ci/, as a module of its own."""
    spec = importlib.util.spec_from_file_location(Path(name).stem, CI / name)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
