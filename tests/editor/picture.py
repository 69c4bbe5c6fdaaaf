"""The picture in the README of the editor: a Then that is false, and what is possible in the next line.

What stands in it is what the language service answers; `python -m tests.editor.picture` draws it anew.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html import escape
from pathlib import Path

from machine.language.completion import completion
from machine.language.diagnosis import diagnosis
from machine.language.line import lines_of
from machine.language.translation import translated
from spec.language import LANGUAGES, Language
from tests.editor.test_neovim import ENGLISH

FOLDER = Path("machine/editor/pictures")
CELL, LINE, LEFT, TOP = 8.4, 22, 44, 30
WIDTH = 960
MOST_OFFERED = 5
TYPED = {"en": "    And agent", "ko": "    그리고 상담사"}
KOREAN = {
    "Statuses": "상태",
    "An agent becomes available": "상담사가 일할 수 있게 된다",
    "Minji": "민지",
    "Main line": "대표 번호",
    "Billing": "결제",
    "Resolved": "해결됨",
}
"""What a translation leaves as it is: titles and names."""
STYLE = """
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK KR", monospace; white-space: pre }
.window { fill: #fff; stroke: #bbb } .number { fill: #8a8a8a } .code { fill: #1f1f1f } .keyword { fill: #7a2e9d }
.wave { fill: none; stroke: #c62828 } .says { fill: #c62828 } .popup { fill: #f3f6fb; stroke: #8aa4c8 }
.chosen { fill: #d3e3fb } .caret { stroke: #1f1f1f; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
  .window { fill: #1e1e1e; stroke: #555 } .number { fill: #8a8a8a } .code { fill: #e4e4e4 } .keyword { fill: #d7a6ee }
  .wave { stroke: #ff8a80 } .says { fill: #ff8a80 } .popup { fill: #252a33; stroke: #5f7ea8 }
  .chosen { fill: #2f4568 } .caret { stroke: #e4e4e4 }
}"""


def picture(language: Language) -> str:
    """The picture as SVG."""
    text = ENGLISH
    if language == "ko":
        for english, korean in KOREAN.items():
            text = text.replace(english, korean)
        text = translated(text, "ko")
    text += TYPED[language]
    drawn = "\n".join(_drawn(text, language))
    height = TOP + LINE * (text.count("\n") + 1 + MOST_OFFERED)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">\n'
        f"<style>{STYLE}\n</style>\n"
        f'<rect class="window" x="1" y="1" width="{WIDTH - 2}" height="{height - 2}" rx="6"/>\n{drawn}\n</svg>\n'
    )


def _drawn(text: str, language: Language) -> Iterator[str]:
    lines = lines_of(text, language)
    for number, (line, whole) in enumerate(zip(lines, text.split("\n"), strict=True)):
        y = TOP + LINE * number
        yield f'<text class="number" x="12" y="{y}">{number + 1:>2}</text>'
        head = whole[: len(whole) - len(whole.lstrip())]
        if line.keyword and whole.lstrip().startswith(line.keyword):
            yield _text("keyword", _x(head), y, line.keyword)
            head += line.keyword
        yield _text("code", _x(head), y, whole[len(head) :])
    [false] = [each for each in diagnosis(text).findings if each.rule == "step-fails"]
    whole = text.split("\n")[false.line - 1]
    begin, end, y = _x(whole[: len(whole) - len(whole.lstrip())]), _x(whole), TOP + LINE * (false.line - 1)
    wave = " ".join(f"q 3 {-3 if turn % 2 else 3} 6 0" for turn in range(round((end - begin) / 6)))
    yield f'<path class="wave" d="M {begin:.1f} {y + 4} {wave}"/>'
    yield _text("says", end + 2 * CELL, y, false.says.of(language))
    yield from _offered(text, language)


def _offered(text: str, language: Language) -> Iterator[str]:
    last, number = text.rpartition("\n")[2], text.count("\n")
    offered = [each.label for each in completion(text, number + 1, len(last))][:MOST_OFFERED]
    keyword = next(each.keyword for each in lines_of(text, language) if each.number == number + 1)
    left, top = _x(last[: last.index(keyword) + len(keyword) + 1]), TOP + LINE * number
    width = max(_cells(each) for each in offered) * CELL + 16
    yield f'<path class="caret" d="M {_x(last):.1f} {top - 14} v 18"/>'
    yield f'<rect class="popup" x="{left:.1f}" y="{top + 8}" width="{width:.1f}" height="{LINE * len(offered) + 8}"/>'
    yield f'<rect class="chosen" x="{left:.1f}" y="{top + 8}" width="{width:.1f}" height="{LINE + 4}"/>'
    for place, each in enumerate(offered, 1):
        yield _text("code", left + 8, top + 4 + LINE * place, each)


def _x(text: str) -> float:
    return LEFT + CELL * _cells(text)


def _cells(text: str) -> int:
    """How many cells a text takes: Hangul two each."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _text(kind: str, x: float, y: float, text: str) -> str:
    """A text that is as wide as its cells in whatever font there is."""
    length = f' textLength="{_cells(text) * CELL:.1f}" lengthAdjust="spacingAndGlyphs"' if text.strip() else ""
    return f'<text class="{kind}" x="{x:.1f}" y="{y}"{length}>{escape(text, quote=False)}</text>'


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in LANGUAGES:
        (FOLDER / f"{each}.svg").write_text(picture(each), encoding="utf-8")
