"""A corpus of somebody else's is measured by its path, and judged as ours are."""

from pathlib import Path

import pytest

from tests.bench.masking import unread

CORPUS = """
from typing import NamedTuple

class Truth(NamedTuple):
    kind: str
    start: int
    end: int
    form: str
    cued: bool
    obfuscated: bool
    region: str

class Harmless(NamedTuple):
    family: str
    start: int
    end: int

class Message(NamedTuple):
    text: str
    truths: tuple
    harmless: tuple

def messages(count, seed):
    yield Message("call 010-0000-1234", (Truth("phone", 5, 18, "national", True, False, "KR"),), ())
    yield Message("mina@example.com", (Truth("email", 0, 16, "plain", False, False, ""),), ())
    yield Message("it is 20394857", (Truth("phone", 6, 14, "bare", False, False, "SG"),), ())
    yield Message("on 2026-11-29, model 0100-0000", (), (Harmless("date", 3, 13), Harmless("model", 21, 30)))
"""


def test_tutorial_what_leaked_and_what_was_masked_without_need(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpus.py").write_text(CORPUS, encoding="utf-8")
    assert unread.main([str(tmp_path), "--show", "phone"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "'it is ' «'20394857'» ''"
    assert "phone: 1 of 2, 50.00%" in printed
    assert "phone bare, none: 1 of 1, 100.00%" in printed
    assert "phone national, a word beside it: 0 of 1, 0.00%" in printed
    assert "email: 0 of 1, 0.00%" in printed
    assert printed[-1].startswith("look-alikes masked: ")


def test_a_path_without_a_corpus_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="is no Python file; give a corpus"):
        unread.main([str(tmp_path)])
    (tmp_path / "corpus.py").write_text("", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"has no messages\(count, seed\)"):
        unread.main([str(tmp_path)])
