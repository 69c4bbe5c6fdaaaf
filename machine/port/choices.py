"""What a step may say where it takes one of a closed list of words: the words, in either language, and what is meant.

>>> STATUS.meant("유휴")
'idle'
>>> str(STATUS.words("en"))
"('Available', 'Idle', 'RONA', 'Idle pending')"
>>> STATUS.told("rona").ko
'RONA'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from machine.port.nearest import nearest
from machine.port.particles import with_particles
from machine.port.vocabulary import (
    BUTTONS,
    CAUSES,
    CONTROLS,
    DIALOGS,
    LABELS,
    OUTCOMES,
    POLICIES,
    RESULTS,
    STATUS_CHOICES,
    STATUSES,
    why,
)
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language
from spec.refusals import Refusal

V = TypeVar("V")


class WordError(ValueError):
    """A step uses a word that is not on the list there. `says` names the nearest and all there are."""

    def __init__(self, says: Words) -> None:
        super().__init__(says)
        self.says = says

    def __str__(self) -> str:
        return self.says.en


@dataclass(frozen=True)
class Choice(Generic[V]):
    """A closed list of values that steps write as words: `what` they are, and from each value to its words.

    The list is made when it is first asked for, since the catalogue takes a while to read.
    """

    what: Words
    made: Callable[[], Mapping[V, Words]]

    def words(self, language: Language) -> tuple[str, ...]:
        """Every word that may be written, in this language."""
        return tuple(words.of(language) for words in self.made().values())

    def told(self, value: V) -> Words | None:
        """The words for a value, None where it is not on the list."""
        return self.made().get(value)

    def meant(self, word: str) -> V:
        """The value whose word this is in either language. Raises WordError."""
        for value, words in self.made().items():
            if word in (words.en, words.ko):
                return value
        raise WordError(self._unknown(word))

    def nearest(self, word: str) -> Words | None:
        """The words, in both languages, of which one reads most like `word`; None where none is like it."""
        by_word = {each: words for words in self.made().values() for each in (words.en, words.ko)}
        found = nearest(word, by_word)
        return None if found is None else by_word[found]

    def _unknown(self, word: str) -> Words:
        near, shown = self.nearest(word), word if len(word) <= SHOWN_CHARACTERS else f"{word[:SHOWN_CHARACTERS]}…"
        hint = Words("", "")
        if near is not None:
            hint = Words(f' Did you mean "{near.en}"?', f' 비슷한 말은 "{near.ko}"이다.')
        korean = with_particles('{what} 가운데 "{word}"{은/는} 없다.', {"what": self.what.ko, "word": shown})
        return Words(
            f'There is no {self.what.en} "{shown}".{hint.en} Write one of these: {_in_lines(self.words("en"))}',
            f"{korean}{hint.ko} 쓸 수 있는 말: {_in_lines(self.words('ko'))}",
        )


IN_ONE_LINE = 8
"""So many words stand in one line, more of them in one each."""


def _in_lines(words: tuple[str, ...]) -> str:
    if len(words) <= IN_ONE_LINE:
        return f"{quoted(words)}."
    return "".join(f'\n    "{word}"' for word in words)


def quoted(words: Iterable[str]) -> str:
    """Words in a row, each in quotation marks."""
    return ", ".join(f'"{each}"' for each in words)


SHOWN_CHARACTERS = 80


def _of_terms(what: Words, terms: Mapping[str, str]) -> Choice[str]:
    return Choice(what, lambda: {value: load().words(term) for value, term in terms.items()})


STATUS_TO_SET = _of_terms(Words("status", "상태"), STATUS_CHOICES)
STATUS = _of_terms(Words("status", "상태"), STATUSES)
LABEL = _of_terms(Words("label of the status", "상태 레이블"), LABELS)
DIALOG = _of_terms(Words("dialog", "대화 상자"), DIALOGS)
CONTROL = _of_terms(Words("state in the control pane", "제어 창의 상태"), CONTROLS)
BUTTON = _of_terms(Words("button", "단추"), BUTTONS)
RESULT = _of_terms(Words("result in the history", "상호 작용 기록의 결과"), RESULTS)
OUTCOME = _of_terms(Words("way in which a conversation closes", "종료 구분"), OUTCOMES)
CAUSE = _of_terms(Words("kind of request", "요청의 종류"), CAUSES)
POLICY = _of_terms(Words("masking policy", "마스킹 정책"), POLICIES)
SURFACE = Choice(
    Words("place on the screen", "화면의 자리"),
    lambda: {surface: load().words(f"surface.{surface}") for surface in load().surfaces},
)
REASON = Choice(
    Words("reason for refusing", "거부 이유"),
    lambda: {refusal: Words(why(refusal, "en"), why(refusal, "ko")) for refusal in Refusal},
)
