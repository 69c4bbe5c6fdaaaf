"""The benchmark's environment: what its lock holds, and that it is made beside `.venv`, never in its place."""

import re
import tomllib
from pathlib import Path

from tests.test_setup import PYPROJECT, set_up

ROOT = Path(__file__).resolve().parents[2]


def test_the_lock_holds_the_peers_and_all_that_textdesk_needs() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*pyproject["project"]["dependencies"], *pyproject["dependency-groups"]["bench"]]

    assert {re.split(r"[<>=]", requirement)[0] for requirement in asked} <= set_up.locked_in(ROOT, "bench").keys()


def test_the_environment_lies_beside_the_one_that_everybody_works_in(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    (tmp_path / "requirements.lock").write_text("click==8.2.0\n")
    (tmp_path / "requirements-bench.lock").write_text("click==8.2.0\nfastscrub==0.1.3\n")
    python = set_up.python_of(set_up.venv_of(tmp_path, "bench"))
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / ".venv-bench" / ".ready").write_text(set_up.stamp_of(tmp_path, name="bench"))

    assert set_up.is_ready(tmp_path, "bench")
    assert not set_up.is_ready(tmp_path)
    (tmp_path / "requirements-bench.lock").write_text("click==8.2.0\n")
    assert not set_up.is_ready(tmp_path, "bench")
