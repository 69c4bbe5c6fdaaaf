"""Columns of text for the libraries' tests, and what `mask` makes of each value."""

from hypothesis import strategies as st

from machine.masking import mask

NUMBERS = (
    *("call +1 202 555 0101", "+12025550101", "(202) 555-0101 or 202-555-0102", "010-1234-5678", "번호는010-1234-5678"),
    *("4111 1111 1111 1111", "DE89370400440532013000", "000-12-3456", "melissa@gmail.com", "홍길동@example.com"),
    *("at 10:30", "order 12", "2026-11-29", "", " ", "\0", "🙂 ٠١٠-١٢٣٤-٥٦٧٨", "one\n+1 202 555 0101\ntwo"),
)
"""What is masked, and what is not."""
COLUMNS = st.lists(st.none() | st.sampled_from(NUMBERS) | st.text(), max_size=12)


def masked_column(values: list[str | None]) -> list[str | None]:
    """Each value masked by itself, what is missing kept."""
    return [None if value is None else mask(value) for value in values]
