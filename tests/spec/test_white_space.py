"""What is white space, for every code point there is: ours, and what the two example adapters have on their own."""

import importlib.util
import json
import shutil
import subprocess
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from machine.evidence.checkout import ROOT
from spec.white_space import WHITE_SPACE, is_blank, words_of

EXAMPLES = ROOT / "machine" / "remote" / "examples"
SURROGATES = range(0xD800, 0xE000)
EVERY_CODE_POINT = [code for code in range(0x110000) if code not in SURROGATES]
SEPARATORS_OF_PYTHON = "\x1c\x1d\x1e\x1f"
"""What Python's own isspace takes for white space, and Unicode does not."""


def test_tutorial_a_text_is_blank_by_its_white_space_alone() -> None:
    assert is_blank("")
    assert is_blank(" \n\u3000")
    assert not is_blank("\u200b"), "a zero-width space shows nothing and is text"
    assert not is_blank(" \x1c "), "so is a file separator"
    assert words_of("  Hana\u3000Kim\x1cLee\n") == ["Hana", "Kim\x1cLee"]


@cache
def _by_category() -> list[int]:
    """White_Space told in another way: the separators by general category, and six control characters."""
    separators = {code for code in EVERY_CODE_POINT if unicodedata.category(chr(code)) in ("Zs", "Zl", "Zp")}
    return sorted(separators | {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85})


def test_of_every_code_point_just_25_are_white_space() -> None:
    blank = [code for code in EVERY_CODE_POINT if is_blank(chr(code))]

    assert blank == _by_category() == [ord(char) for char in WHITE_SPACE]
    assert len(blank) == 25
    assert {chr(code) for code in EVERY_CODE_POINT if chr(code).isspace()} - {*WHITE_SPACE} == {*SEPARATORS_OF_PYTHON}


def test_a_word_ends_at_every_white_space_and_nowhere_else() -> None:
    cut = [code for code in EVERY_CODE_POINT if words_of(f"a{chr(code)}b") == ["a", "b"]]

    assert cut == _by_category()


def test_the_adapter_in_python_takes_the_same_for_blank() -> None:
    """It imports nothing of ours, so its definition is one of its own."""
    found = importlib.util.spec_from_file_location("example_adapter", EXAMPLES / "adapter.py")
    assert found is not None and found.loader is not None
    adapter = importlib.util.module_from_spec(found)
    found.loader.exec_module(adapter)

    assert [code for code in EVERY_CODE_POINT if adapter.is_blank(chr(code))] == _by_category()
    assert adapter.is_blank("") and adapter.is_blank(WHITE_SPACE) and not adapter.is_blank(f"{WHITE_SPACE}a")


def test_the_adapter_in_javascript_takes_the_same_for_blank() -> None:
    """Its engine knows White_Space by name, so this also holds our list to Unicode's own."""
    if shutil.which("node") is None:
        pytest.skip("node is not on this machine; what the adapter in JavaScript takes for blank is not compared.")
    blank = _javascript(
        "Array.from({ length: 0x110000 }, (_, code) => code)"
        ".filter((code) => (code < 0xd800 || code > 0xdfff) && isBlank(String.fromCodePoint(code)))"
    )

    assert blank == _by_category()
    assert _javascript(f"['', {json.dumps(WHITE_SPACE)}, {json.dumps(f'{WHITE_SPACE}a')}].map(isBlank)") == [
        True,
        True,
        False,
    ]


def _javascript(expression: str) -> object:
    """The value of an expression that may call the adapter's isBlank."""
    adapter = Path(EXAMPLES / "adapter.mjs").as_uri()
    script = f"import {{ isBlank }} from {json.dumps(adapter)}; console.log(JSON.stringify({expression}));"
    told = subprocess.run(
        ["node", "--input-type=module", "--eval", script],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    return json.loads(told.stdout)
