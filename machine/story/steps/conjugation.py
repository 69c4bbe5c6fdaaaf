"""Korean verbs: the forms in which a step may end, from the dictionary form that its template gives.

A step is told in four of them: 클릭한다, 클릭했다, 클릭하면, 클릭하고. The others are read where somebody writes them.
"""

from functools import cache
from typing import NamedTuple


class ConjugationError(ValueError):
    """A verb whose forms do not follow from its dictionary form. The message names it and says what to do."""


class Conjugation(NamedTuple):
    """The forms of one verb. `others` say the same as one of the first four: politely, with 때 or 경우, with 다면, or
    spelt otherwise (됐다 for 되었다). `duties` say of what is seen that it must be: 보여야 한다."""

    plain: str
    past: str
    condition: str
    link: str
    others: tuple[str, ...]
    duties: tuple[str, ...]


VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
"""Vowels and finals in the order in which Unicode counts syllables: (initial x 21 + vowel) x 28 + final."""
BRIGHT = "ㅏㅑㅗ"
"""Vowels after which 아 follows; after the others 어 does."""
CONTRACTED = {"ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅣ": "ㅕ"}
"""What a vowel becomes with 아 or 어 behind it: 오다, 와; 바꾸다, 바꿔; 보이다, 보여."""
SWALLOWS = "ㅏㅐㅓㅔㅕ"
"""Vowels that swallow the 아 or 어: 지나다, 지나; 보내다, 보내; 켜다, 켜."""
KEEPS_ONE_RIEUL = ("따르", "들르", "치르")
"""They end in 르 and lose just its vowel: 따라, where 누르다 has 눌러."""
CHANGEABLE = "ㄷㅂㅅㅎ"
"""Finals that some verbs keep and some change; the dictionary form does not say which."""
KEEPS_FINAL = frozenset("입잡뽑접씹집꼽받닫얻믿쏟뜯웃씻벗놓넣쌓않")
TURNS_TO_U = frozenset("눕굽줍깁")
"""Their ㅂ becomes 우: 누우면, 누워."""


class _Stem(NamedTuple):
    """What endings follow: `closed` takes 다 and 고, `open` takes 면, ㄹ and ㅂ니다, `joined` is with 아 or 어, the one
    that is told first."""

    closed: str
    open: str
    joined: tuple[str, ...]


@cache
def conjugated(verb: str) -> Conjugation:
    """The forms of a verb in its dictionary form, 클릭하다. Words before the last stay as they are: 열려 있지 않다.

    이다 stands for itself, behind a noun; what is past already, 놓쳤다, stays past. Of adjectives, just 있다, 없다 and
    아니다 are known. Raises ConjugationError for what is no dictionary form, and for verbs whose forms do not follow
    from theirs.
    """
    before, space, word = verb.rpartition(" ")
    stem = word.removesuffix("다")
    if stem == word or not stem or not all("가" <= syllable <= "힣" for syllable in stem):
        raise ConjugationError(f"{verb} is no dictionary form of a verb; write one that ends in 다, such as 클릭하다.")
    forms = COPULAS.get(stem) or _forms(_stem(stem, verb), describes=_describes(stem, before))
    lead = f"{before}{space}"
    # 기다리고 있다, 기다린다: what goes on is said in both ways.
    simple = (conjugated(f"{before.removesuffix('고')}다").plain,) if stem == "있" and before.endswith("고") else ()
    return Conjugation(
        plain=f"{lead}{forms.plain}",
        past=f"{lead}{forms.past}",
        condition=f"{lead}{forms.condition}",
        link=f"{lead}{forms.link}",
        others=(*(f"{lead}{form}" for form in forms.others), *simple),
        duties=tuple(f"{lead}{form}" for form in forms.duties),
    )


def _forms(stem: _Stem, *, describes: bool) -> Conjugation:
    is_past = _final(stem.closed) == "ㅆ" and stem.closed not in ("있", "있었")
    plain = f"{stem.closed}다" if describes else _present(stem.closed)
    pasts = (stem.closed,) if is_past else tuple(_with_final(joined, "ㅆ") for joined in stem.joined)
    coming = _with_final(stem.open, "ㄹ") if _final(stem.open) == " " else stem.open
    return Conjugation(
        plain=plain,
        past=f"{pasts[0]}다",
        condition=f"{stem.open}면",
        link=f"{stem.closed}고",
        others=tuple(
            dict.fromkeys(
                (
                    f"{plain}면",
                    _formal(stem.closed),
                    *(f"{joined}요" for joined in stem.joined),
                    f"{coming} 때",
                    f"{coming} 경우",
                    *(f"{past}{ending}" for past in pasts for ending in PAST_ENDINGS),
                )
            )
        ),
        duties=tuple(f"{joined}야 {must}" for joined in stem.joined for must in MUST),
    )


PAST_ENDINGS = ("다", "다면", "습니다", "어요", "고", "을 때", "으면")
MUST = ("한다", "합니다", "해요")

COPULAS = {
    "이": Conjugation(
        plain="이다",
        past="이었다",
        condition="이면",
        link="이고",
        others=(
            *("다", "면", "고", "라면", "이라면", "입니다", "이에요", "예요", "일 때", "일 경우"),
            *(f"{past}{ending}" for past in ("이었", "였") for ending in PAST_ENDINGS),
        ),
        duties=tuple(f"{joined}야 {must}" for joined in ("이어", "여") for must in MUST),
    ),
    "아니": Conjugation(
        plain="아니다",
        past="아니었다",
        condition="아니면",
        link="아니고",
        others=(
            *("아니라면", "아닙니다", "아니에요", "아닐 때", "아닐 경우"),
            *(f"아니었{ending}" for ending in PAST_ENDINGS),
        ),
        duties=tuple(f"아니어야 {must}" for must in MUST),
    ),
}


def _describes(stem: str, before: str) -> bool:
    """Whether the plain form is the dictionary's: 있다, 놓쳤다, but 클릭한다. 않다 follows what it denies."""
    if stem.endswith("않"):
        return before.endswith(("있지", "없지"))
    return _final(stem) == "ㅆ" or stem == "없"


def _stem(stem: str, verb: str) -> _Stem:
    last, final, vowel = stem[-1], _final(stem), _vowel(stem)
    head = stem[:-1]
    if final in CHANGEABLE and last not in KEEPS_FINAL | TURNS_TO_U:
        raise ConjugationError(
            f"{verb}: the dictionary form does not show whether its final {final} changes; add {last} to KEEPS_FINAL "
            "in machine/story/steps/conjugation.py if it stays, or say it with another verb."
        )
    if last in TURNS_TO_U:
        bare = _with_final(stem, " ")
        return _Stem(stem, f"{bare}우", (f"{bare}워",))
    if final == "ㄹ":
        return _Stem(stem, stem, (f"{stem}{_a_or_eo(vowel)}",))
    if final != " ":
        return _Stem(stem, f"{stem}으", (f"{stem}{_a_or_eo(vowel) if last not in '있없' else '어'}",))
    if last == "하":
        return _Stem(stem, stem, (f"{head}해", f"{stem}여"))
    if vowel == "ㅚ":
        return _Stem(stem, stem, (f"{stem}어", _with_vowel(stem, "ㅙ")))
    if last == "르" and not stem.endswith(KEEPS_ONE_RIEUL) and head:
        return _Stem(stem, stem, (f"{_with_final(head, 'ㄹ')}{'라' if _vowel(head) in BRIGHT else '러'}",))
    if vowel == "ㅡ":
        bright = bool(head) and _vowel(head) in BRIGHT
        return _Stem(stem, stem, (_with_vowel(stem, "ㅏ" if bright else "ㅓ"),))
    if vowel in SWALLOWS:
        return _Stem(stem, stem, (stem,))
    if vowel in CONTRACTED:
        # 바꾸었다 is written beside 바꿨다, but neither 오았다 nor 놓치었다.
        spelt_out = (f"{stem}어",) if vowel == "ㅜ" else ()
        return _Stem(stem, stem, (_with_vowel(stem, CONTRACTED[vowel]), *spelt_out))
    return _Stem(stem, stem, (f"{stem}{_a_or_eo(vowel)}",))


def _present(stem: str) -> str:
    """클릭한다, 남는다, 연다."""
    if _final(stem) in " ㄹ":
        return f"{_with_final(stem, 'ㄴ')}다"
    return f"{stem}는다"


def _formal(stem: str) -> str:
    """클릭합니다, 남습니다, 엽니다."""
    if _final(stem) in " ㄹ":
        return f"{_with_final(stem, 'ㅂ')}니다"
    return f"{stem}습니다"


def _a_or_eo(vowel: str) -> str:
    return "아" if vowel in BRIGHT else "어"


def _letters(word: str) -> tuple[int, int, int]:
    place = ord(word[-1]) - ord("가")
    return place // 588, place // 28 % 21, place % 28


def _syllable(initial: int, vowel: int, final: int) -> str:
    return chr(ord("가") + (initial * 21 + vowel) * 28 + final)


def _vowel(word: str) -> str:
    return VOWELS[_letters(word)[1]]


def _final(word: str) -> str:
    """The last letter where it closes the last syllable, a space where that is open."""
    return FINALS[_letters(word)[2]]


def _with_final(word: str, final: str) -> str:
    initial, vowel, _ = _letters(word)
    return word[:-1] + _syllable(initial, vowel, FINALS.index(final))


def _with_vowel(word: str, vowel: str) -> str:
    initial, _, final = _letters(word)
    return word[:-1] + _syllable(initial, VOWELS.index(vowel), final)
