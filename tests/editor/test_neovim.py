"""A real editor, Neovim without a window, with the real server: what it would show of a file that is being typed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from machine.language.translation import translated
from spec.language import Language
from tests.outside_programs import lacking

HERE = Path(__file__).parent
COMMAND = (sys.executable, "-c", "from machine.cli import main; main()", "lsp")
ENGLISH = """Feature: Statuses

  Background:
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"

  Scenario: An agent becomes available
    When agent "Minji" sets the status to "Available"
    Then the status of agent "Minji" is "RONA"
"""
ASKED = {"en": "    And the status", "ko": '    그리고 상담사 "Minji"의 상태는'}
HOVERED = {"en": "**The status of an agent**", "ko": "**상담사의 상태**"}
SEEN = {
    "en": 'The status of agent "Minji" is "Available", not "RONA".',
    "ko": '상담사 "Minji"의 상태는 "RONA"가 아니라 "사용 가능"이다.',
}
OFFERED = {
    "en": 'the status of agent "Minji" is "Available"',
    "ko": '상담사 "Minji"의 상태는 "사용 가능"이다',
}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_tutorial_neovim_shows_what_is_false_and_offers_what_is_true(
    language: Language, tmp_path: Path, *, in_ci: bool
) -> None:
    program = shutil.which("nvim") or lacking("Neovim", "install it, on Debian the package neovim", in_ci=in_ci)
    text = (ENGLISH if language == "en" else translated(ENGLISH, "ko")) + ASKED[language]
    file = tmp_path / "mine.feature"
    file.write_text(text, encoding="utf-8")
    place = {"LINE": str(text.count("\n")), "CHARACTER": str(len(ASKED[language]))}

    told = subprocess.run(
        [program, "--headless", "-u", "NONE", "-i", "NONE", str(file), "-c", f"luafile {HERE / 'neovim.lua'}"],
        env={**os.environ, "TEXTDESK": "\n".join(COMMAND), "XDG_STATE_HOME": str(tmp_path), **place},
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=120,
    )

    shown: dict[str, Any] = json.loads(told.stdout)
    false_then = text.split("\n").index(text.rpartition("\n")[0].rpartition("\n")[2]) + 1
    assert [false_then, 1, SEEN[language]] in shown["diagnostics"]
    assert shown["completion"][0] == OFFERED[language]
    assert shown["hover"].startswith(HOVERED[language])
