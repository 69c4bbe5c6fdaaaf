"""The types of the catalogue's entries: what one clause, assumption, word, masking kind or surface says.

The entries themselves are TOML beside this file; `spec.catalogue.load` reads and validates them.
"""

import re
from typing import Annotated, Literal

import msgspec

ClauseId = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(OFFER|AVAIL|ACC|BUB|ASSET|COMP|SEND|MASK|MEX|MCOND|SURF|XFER|CONF|END|WRAP)-[1-9][0-9]*$",
        description='a clause id such as "OFFER-1"',
    ),
]
AssumptionId = Annotated[
    str, msgspec.Meta(pattern=r"^(GAP|RULE)-[1-9][0-9]*$", description='an assumption id such as "GAP-1"')
]
HazardId = Annotated[str, msgspec.Meta(pattern=r"^H[1-9][0-9]*$", description='a hazard id such as "H1"')]
TermId = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(role|kind|surface|policy|refusal|label|machine|state|superstate|value|event|guard|effect"
        r"|cast|criterion|symbol)(\.[A-Za-z][A-Za-z_]*)+$",
        description='a glossary id such as "label.accept"',
    ),
]
MaskingId = Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(_[a-z]+)*$", description='an id such as "task_preview"')]

ReadingId = Annotated[
    str, msgspec.Meta(pattern=r"^[a-z]+(-[a-z]+)*$", description='a reading id such as "literal-drop"')
]

ClauseKind = Literal["guard", "transition", "view", "limit", "masking", "advice", "reference"]
SurfaceContent = Literal["number", "text", "name"]

SIGNS = re.compile(r"[\s.+\-/()]")
"""What may stand between the digits of a number and in front of them."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text in both languages. Neither may be empty."""

    en: str
    ko: str

    def of(self, language: str) -> str:
        """The text in `language`, "en" or "ko"."""
        return self.ko if language == "ko" else self.en


class Clause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One statement of the source document, in our own words.

    `locator` names section and step of the source; `labels` are glossary ids of the UI labels it speaks of;
    `advisory` is the reason why nothing can be checked, for the few clauses that only advise or refer; `defect` is what
    the source's Korean says where its sentence is defective (RULE-41).
    """

    id: ClauseId
    kind: ClauseKind
    locator: Words
    says: Words
    labels: tuple[str, ...] = ()
    advisory: Words | None = None
    defect: Words | None = None


class Assumption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule where the source is silent: what was chosen, why, what else could have been, and what it touches."""

    id: AssumptionId
    title: Words
    choice: Words
    reason: Words
    alternatives: Annotated[tuple[Words, ...], msgspec.Meta(min_length=1)]
    clauses: tuple[str, ...] = ()


class Hazard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What goes wrong with desktops of this kind, and which clauses and assumptions it would break."""

    id: HazardId
    title: Words
    says: Words
    clauses: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    assumptions: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a desktop may do otherwise than the assumptions that it turns say (RULE-42).

    `says` is what holds in place of their choice, `reason` why the reading is kept here.
    """

    id: ReadingId
    turns: Annotated[tuple[AssumptionId, ...], msgspec.Meta(min_length=1)]
    title: Words
    says: Words
    reason: Words


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word of the glossary: one form a language. `defect` keeps what the source's Korean label says where it
    is defective (RULE-41), with the reason."""

    id: TermId
    en: str
    ko: str
    defect: Words | None = None


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of sensitive data. `form` names how it is masked; its label is the glossary's `kind.<id>`.

    It rests on the clauses that name it, or, where the source does not, on an assumption. What is tried with a kind
    comes from here: `made_up` is a regular expression of what is nobody's (numbers kept for fiction, test cards,
    documented samples), without the signs between the digits of a number; `sample` is such a value as people write it,
    and `twin` is another value that looks the same when it is masked.
    """

    id: MaskingId
    form: Literal["last_four", "mailbox"]
    made_up: str
    sample: str
    twin: str
    clauses: tuple[str, ...] = ()
    assumption: str | None = None

    @property
    def cites(self) -> tuple[str, ...]:
        """The clauses and the assumption that it rests on."""
        return (*self.clauses, *((self.assumption,) if self.assumption else ()))

    @property
    def is_documented(self) -> bool:
        """Whether the source names it."""
        return bool(self.clauses)

    def is_made_up(self, written: str) -> bool:
        """Whether a value of this kind is nobody's."""
        plain = written if self.form == "mailbox" else SIGNS.sub("", written)
        return re.fullmatch(self.made_up, plain) is not None


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A documented pair: what stood before masking and what stands after."""

    clause: str
    kind: str
    before: str
    after: str


class TextPair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that somebody writes, and what is shown of it under the policy "blanket"; the same where nothing is
    masked."""

    before: str
    after: str


class Notation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way to write a value so that it is hard to find, or something that looks like a value and is none.

    `says` names it, the `texts` show it, all of them nobody's, and the `assumptions` say that it is masked or stays.
    """

    id: MaskingId
    says: Words
    texts: Annotated[tuple[TextPair, ...], msgspec.Meta(min_length=1)]
    assumptions: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]

    @property
    def is_masked(self) -> bool:
        """Whether something is masked in its texts."""
        return any(each.before != each.after for each in self.texts)


class Surface(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place of the desktop that shows customer data.

    `row` is the clause of the source's table that lists it, or null for a place the table leaves out;
    `kinds` are the kinds that row covers (the policy "listed" masks just these); `content` says whether the
    place holds one number, free text, or a customer's name. Its label is the glossary's `surface.<id>`.
    """

    id: MaskingId
    content: SurfaceContent
    row: str | None = None
    kinds: tuple[str, ...] = ()


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which surfaces mask which kinds: every surface (`blanket`) or just the table's rows, and the kinds that the
    source documents or all there are."""

    id: MaskingId
    covers: Literal["every_surface", "listed_rows"]
    kinds: Literal["documented", "all"]
    assumption: str
