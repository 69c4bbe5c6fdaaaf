"""Addresses written so as not to be found are found in the strict mode, and in that alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.masking import find, mask, mask_batch

ADDRESSES = (
    "mina (at) example.com",
    "mina.kim [at] example [dot] co.kr",
    "mina{at}example.com",
    "mina at example dot com",
    "mina_77 AT example.com",
    "mina @ example . com",
    "mina@ example.com",
    "mina @example.com",
    "mina@example,com",
    "mina_at_example.com",
    "mina 골뱅이 example.com",
    "mina골뱅이example 점 com",
    "mina arroba example punto com",
    "mina chiocciola example punto it",
    "maria dash kim at example dot me",
    "mina at gmail.com",
    "mina[@]example.com",
    "mina_at_example_dot_com",
    "mina@example . com",
    "mina [at] mail.example.museum",
)


def test_tutorial_what_a_person_reads_as_an_address() -> None:
    text = "write to mina (at) example dot com please"
    assert mask(text, mode="strict") == "write to m*** (at) example dot com please"
    assert mask(text) == text


@pytest.mark.parametrize("written", ADDRESSES)
def test_the_mailbox_is_starred_and_the_rest_stays(written: str) -> None:
    text = f"contact: {written}, thanks"
    ((kind, start, end, rule),) = find(text, mode="strict")
    assert (kind, text[start:end], rule) == ("email", written, "email.spelt")
    assert mask(text, mode="strict").startswith("contact: m*")
    assert find(text) == []


def test_the_sign_of_html_is_read_in_every_mode() -> None:
    for code in ("&#64;", "&#064;", "&#00064;", "&#x40;", "&#X40;", "&#x0040;", "&commat;", "%40"):
        assert mask(f"to mina{code}example.com") == f"to m***{code}example.com"


@pytest.mark.parametrize(
    "text",
    [
        "look at example.com",
        "see you at 5.30 pm",
        "dinner @ home",
        "we met at noon. In the park",
        "half of it (at most) is done",
        "@example.com",
        "mail me at home, dot the i",
    ],
)
def test_at_and_dot_in_a_sentence_are_no_address(text: str) -> None:
    assert mask(text, mode="strict") == text


@given(
    st.lists(
        st.sampled_from((*ADDRESSES, "look at", "example.com", "@", " at ", "(at)", " dot ", "\n", ", ")), max_size=5
    )
)
def test_masked_twice_is_masked_once_and_a_batch_is_as_its_texts(parts: list[str]) -> None:
    text = " ".join(parts)
    masked = mask(text, mode="strict")
    assert mask(masked, mode="strict") == masked
    assert mask_batch([text, ""], mode="strict") == [masked, ""]
    assert masked.count("\n") == text.count("\n")


def test_an_arrow_array_is_masked_as_its_texts_are() -> None:
    import pyarrow

    from machine.masking.arrow_arrays import mask_arrow

    texts = [*ADDRESSES, "hello"]
    masked = mask_arrow(pyarrow.array(texts), mode="strict")
    assert masked.to_pylist() == [mask(text, mode="strict") for text in texts] != texts
