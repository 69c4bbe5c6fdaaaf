"""The documentation that the clauses paraphrase: what it is called, whose it is and where it stands.

Its sentences are not in this repository: they belong to their publisher. A clause says in our own words what one of
them asks for, and its `locator` the section and step in which it stands.
"""

from typing import NamedTuple

from spec.catalogue.entries import Words


class Source(NamedTuple):
    """A document: its title, what it is about, the edition that was read, and its address."""

    title: Words
    product: Words
    edition: Words
    address: str


SOURCE = Source(
    Words("Manage text message (SMS) conversations", "문자 메시지(SMS) 대화 관리"),
    Words("Webex Contact Center, Agent Desktop", "Webex Contact Center의 Agent Desktop"),
    Words(
        "the Korean edition, which is in part translated by machine, with the two tables of masking; no date stands "
        "on it",
        "한국어판(일부는 기계 번역이며 마스킹 표 두 개가 있다). 날짜는 적혀 있지 않다",
    ),
    "https://help.webex.com/ko-kr/article/n4hhf8ab",
)
