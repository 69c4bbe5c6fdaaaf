"""What customers write in random runs: sensitive values at the beginning, in the middle, at the end, several of a kind
and of several kinds, beside signs, other scripts and what looks like a value and must stay.

A text is a form with places for values; the values are those of the run:

>>> text_of(FORMS.index("{0} or {1}"), ("melissa@example.com", "303-555-0142"))
'melissa@example.com or 303-555-0142'
"""

from collections.abc import Sequence

from spec.limits import COMPOSE_LIMIT

FILLING = "We talked about it last week and nobody has answered since, so please look into it once more. "
PLAIN_FORMS = (
    "Hello",
    "안녕하세요 👋",
    'first "line"\nsecond',
    " \n",
    "",
    "Order 48213 of 2024-11-29 at 10:30, $1,234.50, 3 x 4 cm, v1.2.3, 50 %",
    "주문 48213번, 2024년 11월 29일 오전 10시, 12,900원",
    "{0} of it is gone; {} and {{0}} stay",
)
"""Without a value. The last holds what a program might take for a place of its own."""
FORMS = (
    "This is mine: {0}, is it?",
    "{0} is mine",
    "Call or write: {0}",
    "{0}",
    "제 연락처는 {0} 입니다",
    "번호: {0}, 메일: {1}",
    "{0} or {1}",
    "{0}, {1}, {2}, {3}",
    "1) {0}\n2) {1}\n3) {2}",
    "{0}\r\n{1}",
    "({0}) and [{1}]",
    '"{0}"; <{1}>',
    "👩‍👩‍👧 {0} 🎉🎉",
    "Cafe\u0301 nin\u0303o {0} \U00020000\U0001f1f0\U0001f1f7 {1}",
    "\u200b{0}\u200b",
    "{0}; {0}; {0}",
    "On 2024-11-29 at 10:30 for $1,234.50: {0}",
    FILLING * 4 + "{0}. " + FILLING * 2,
    FILLING * 12 + "{0}",
    "{0} " + "가" * COMPOSE_LIMIT + " {1}",
)
"""With values in the places."""
MOST_VALUES = 4


def text_of(form: int, values: Sequence[str]) -> str:
    """The text of a form, by its number among those of FORMS and then PLAIN_FORMS, with values in its places, used
    over again where it has more places. Raises IndexError for another number, ValueError without a value for one."""
    if form >= len(FORMS):
        return PLAIN_FORMS[form - len(FORMS)]
    if not values:
        raise ValueError("A form has places for values; give one at least.")
    return FORMS[form].format(*(values[place % len(values)] for place in range(MOST_VALUES)))
