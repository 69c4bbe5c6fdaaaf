"""The requirement matrix: for every clause and assumption what implements it, which properties rest on it, and which
scenarios are tagged with it. It says what is declared; what a run found is shown by the page when it is given."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from machine.draw.basis import Basis
from machine.draw.tables import markdown_table, plain
from machine.draw.words import implementation_words
from machine.evidence.traceability import implementations, properties, scenarios
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES

KINDS = {
    "guard": Words("guard", "조건"),
    "transition": Words("transition", "전이"),
    "view": Words("view", "화면"),
    "limit": Words("limit", "한도"),
    "masking": Words("masking", "마스킹"),
    "advice": Words("advice", "권고"),
    "reference": Words("reference", "참조"),
    "gap": Words("gap", "미정 사항"),
    "rule": Words("rule", "규칙"),
}
"""The kinds of clauses in both languages, then the two families of assumptions."""


class Row(msgspec.Struct, frozen=True):
    """One clause or assumption. `scenarios` are "language/file: title", English first; `advisory` is the reason why
    there is nothing to check, where that is so."""

    id: str
    kind: str
    documented: bool
    says: Words
    implemented: tuple[Words, ...]
    properties: tuple[str, ...]
    scenarios: tuple[str, ...]
    advisory: Words | None = None


def rows(features: Path) -> tuple[Row, ...]:
    """Every clause, then every assumption, in the catalogue's order. Raises FeatureError for a broken feature."""
    catalogue, tagged = load(), {language: scenarios(features, language) for language in LANGUAGES}

    def row(subject: str, kind: str, says: Words, *, documented: bool, advisory: Words | None = None) -> Row:
        return Row(
            id=subject,
            kind=kind,
            documented=documented,
            says=says,
            implemented=tuple(implementation_words(name) for name in implementations().get(subject, ())),
            properties=properties().get(subject, ()),
            scenarios=tuple(
                f"{language}/{scenario.file}: {scenario.title}"
                for language in LANGUAGES
                for scenario in tagged[language].get(subject, ())
            ),
            advisory=advisory,
        )

    return (
        *(
            row(clause.id, clause.kind, clause.says, documented=True, advisory=clause.advisory)
            for clause in catalogue.clauses.values()
        ),
        *(
            row(assumption.id, assumption.id.partition("-")[0].lower(), assumption.choice, documented=False)
            for assumption in catalogue.assumptions.values()
        ),
    )


def markdown(matrix: Sequence[Row]) -> str:
    """One page with both languages in each cell."""
    headings = ("Id", "Kind", "Basis", "What it says", "Implemented by", "Properties", "Scenarios, or why none")
    korean = ("번호", "종류", "근거", "내용", "구현", "속성", "시나리오 또는 없는 이유")
    table = markdown_table(
        [Words(f"{one}<br>{other}", "") for one, other in zip(headings, korean, strict=True)],
        (
            (
                f'<a id="{row.id.lower()}"></a>{row.id}',
                _both(KINDS[row.kind]),
                _both(basis_of(row)),
                _both(row.says),
                "<br>".join(plain(name.en) for name in row.implemented),
                "<br>".join(row.properties),
                _both(row.advisory) if row.advisory else "<br>".join(map(plain, row.scenarios)),
            )
            for row in matrix
        ),
        "en",
    )
    return f"# The requirement matrix / 요구 사항 추적표\n\n{_both(MADE)}\n\n{table}\n"


def csv_text(matrix: Sequence[Row]) -> str:
    """For spreadsheets: one line for each row, UTF-8, several entries of a cell on lines of their own."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        (
            *("id", "kind", "basis", "says_en", "says_ko", "implemented_en", "implemented_ko"),
            *("properties", "scenarios", "advisory_en", "advisory_ko"),
        )
    )
    for row in matrix:
        writer.writerow(
            (
                row.id,
                row.kind,
                basis_of(row).en,
                row.says.en,
                row.says.ko,
                _lines(name.en for name in row.implemented),
                _lines(name.ko for name in row.implemented),
                _lines(row.properties),
                _lines(row.scenarios),
                row.advisory.en if row.advisory else "",
                row.advisory.ko if row.advisory else "",
            )
        )
    return out.getvalue()


def basis_of(row: Row) -> Words:
    """Whether the source has it or we assume it, in words."""
    return (Basis.DOCUMENTED if row.documented else Basis.ASSUMED).words


MADE = Words(
    "Every clause of the source and every assumption; made by textdesk draw, not to be edited.",
    "원문의 모든 조항과 모든 가정이다. textdesk draw가 만든 파일이므로 직접 고치지 않는다.",
)


def _both(words: Words) -> str:
    return f"{plain(words.en)}<br>{plain(words.ko)}"


def _lines(entries: Iterable[str]) -> str:
    return "\n".join(entries)
