"""Values to allow and own kinds, sensible and senseless ones, for the property tests beside it."""

from collections.abc import Sequence

from hypothesis import strategies as st

from machine.masking import OwnKind
from tests.masking.texts import NUMBERS

BADGE = OwnKind("badge", r"EMP-\d{6}")
CODE = OwnKind("code", r"(?i)\bPIN:? (?P<value>\d{4})\b")


def is_even(value: str) -> bool:
    """A check as a check digit is one."""
    return sum(map(int, filter(str.isdecimal, value))) % 2 == 0


OWN_KINDS = (
    BADGE,
    CODE,
    OwnKind("even", r"\d(?:[ -]?\d){4,7}", is_even),
    *(
        OwnKind(f"senseless-{nth}", pattern)
        for nth, pattern in enumerate(
            (
                *(r"\d{5}", r"\d+", r"\S{8}", r"\S+", r".{5}", r".+", r"\b\w{3}", r"(?<!\w)\w", r"^\W?\w", r"\d$"),
                *(
                    r"\*[a-z0-9]",
                    r"\w \w",
                    r"@",
                    r"@(?P<value>\w+)",
                    r"(?<=0)1",
                    r"(?=.*(?P<value>5))",
                    r"\s.",
                    r"[-. ]+",
                ),
                *(r"\w(?= *$)", r"\b", r"(?P<value>x)?1", r"(?:)(?=1)", r"[가-힣]+", r"(?s:.)\n?", r"\D\d\D"),
            )
        )
    ),
)
SOME_OWN = st.lists(st.sampled_from(OWN_KINDS), max_size=3, unique=True).map(tuple)
ALLOWED = (
    *(number for number in NUMBERS if any(map(str.isalnum, number))),
    *("@gmail.com", "@b.c", "@example.com", "1234", "55501", "12", "EMP-000123"),
)
SOME_ALLOWED = st.sets(st.sampled_from(ALLOWED), max_size=5).map(frozenset)


def with_wishes(texts: st.SearchStrategy[str], values: Sequence[str]) -> st.SearchStrategy[str]:
    """Such texts, and some with these values in them."""
    return st.one_of(texts, st.lists(st.one_of(texts, st.sampled_from(values)), max_size=4).map("".join))
