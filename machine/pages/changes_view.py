"""The view of changes, as a part of the page and as Markdown: one union picture of each machine, and the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec
from markupsafe import Markup

from machine.draw.tables import plain
from machine.pages.changes import OTHER_STEPS, Change, Changes, Comparison, FieldChange, Mark, SectionChanges
from machine.pages.features import FeatureTexts
from machine.pages.markup import filled
from machine.pages.union_picture import HOW_TO_READ, changed_machines, union_sentence, union_svg
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language

TITLE = Words("Changes", "변경")
NOTHING = Words("Nothing has changed.", "달라진 것이 없다.")
HAS_CHANGED = Words("What has changed", "달라진 것")
READINGS = Words("Other ways it could be decided", "달리 정할 수 있는 것")
READINGS_SAY = Words(
    "None of these is in force. Each shows what would be otherwise if an assumption were decided in another way: the "
    "marks tell what that way adds to, removes from or changes in the machines of today.",
    "아래의 어느 것도 지금 적용되지 않는다. 가정 하나를 달리 정하면 무엇이 달라지는지 보인다. 표시는 그렇게 정할 때 "
    "지금의 상태 기계에 더해지고, 없어지고, 바뀌는 것을 가리킨다.",
)
NONE = Words(
    "Nothing that is declared has changed since the first snapshot, of {day}.",
    "첫 스냅샷({day}) 이후 선언된 것 가운데 달라진 것이 없다.",
)
MOST_SHOWN = 5
"""Entries of one section on the page; the command tells all."""
MORE = Words("{count} more: `{command}`", "{count}개 더 있음: `{command}`")
ELSEWHERE = Words(
    "Counted is what reads otherwise in English; {count} more read otherwise in Korean alone, as its side tells.",
    "한국어로 달라진 것만 셌다. 영어로만 달라진 것은 {count}개이며 영어 쪽에서 볼 수 있다.",
)
SAME_AS = Words("As above, since the last snapshot.", "위의 최근 스냅샷 이후와 같다.")
OTHER_STEPS_IN = Words(
    "≠ Only the steps differ in {count}, by file: {files}. A snapshot keeps no steps; `git diff features/` shows them.",
    "≠ 단계만 바뀐 것 {count}개, 파일별로: {files}. 스냅샷에는 단계가 없다. `git diff features/`로 볼 수 있다.",
)
ORDER = (Mark.ADDED, Mark.REMOVED, Mark.CHANGED)
"""What a reader looks for first."""
UNTOLD = Words(
    "Told by one of the two snapshots only, so not compared: {names}.",
    "두 스냅샷 가운데 하나에만 있어 비교하지 않는다: {names}.",
)
SINCE = Words(
    "What has changed since a revision is asked of a clone: `textdesk draw --since REV --out DIR` writes pictures, a "
    "list and this page with them. REV may be `first`, the first snapshot that was committed, or `last`, the newest "
    "that is another than that of now. Without `--out` the list is printed.",
    "어떤 수정본 이후로 달라진 것은 저장소에서 확인한다. `textdesk draw --since REV --out DIR`이 그림과 목록, 그리고 "
    "그 내용을 담은 이 페이지를 쓴다. REV에는 처음 커밋한 스냅샷을 뜻하는 `first`나, 지금과 다른 가장 최근 스냅샷을 "
    "뜻하는 `last`도 쓸 수 있다. `--out`이 없으면 목록을 출력한다.",
)


def of_language(comparison: Comparison, language: Language) -> Comparison:
    """What of it a reader of one language sees: without the scenarios of the other, and without what reads the same."""
    sections = tuple(
        msgspec.structs.replace(
            section,
            changes=tuple(
                seen
                for each in section.changes
                if section.id != "scenarios" or each.id.startswith(f"{language}/")
                if (seen := _seen(each, language)) is not None
            ),
        )
        for section in comparison.sections
    )
    return msgspec.structs.replace(comparison, sections=sections)


def _seen(change: Change, language: Language) -> Change | None:
    """A change without the words that are the same in this language; None where nothing is left of it."""
    if change.mark is not Mark.CHANGED or not change.fields:
        return change
    fields = tuple(field for each in change.fields if (field := _field_seen(each, language)) is not None)
    return msgspec.structs.replace(change, fields=fields) if fields else None


def _field_seen(field: FieldChange, language: Language) -> FieldChange | None:
    if field.note is not None:
        return field
    was, became = ([each.of(language) for each in part] for part in (field.gone, field.come))
    gone = tuple(each for each in field.gone if each.of(language) not in became)
    come = tuple(each for each in field.come if each.of(language) not in was)
    return msgspec.structs.replace(field, gone=gone, come=come) if gone or come else None


def counted(comparison: Comparison, language: Language) -> str:
    """How many entries have each mark: "+ 3 added, ≠ 1 changed". In words where there is none."""
    counts = {mark.word.of(language): (mark.sign, number) for mark, number in comparison.counts().items() if number}
    parts = [
        f"{sign} {word} {number}" if language == "ko" else f"{sign} {number} {word}"
        for word, (sign, number) in counts.items()
    ]
    return ", ".join(parts) or NOTHING.of(language)


def counted_elsewhere(comparison: Comparison, language: Language) -> str:
    """What has changed in the other language alone and is not counted, in a sentence; empty where nothing has."""
    others = comparison.count - of_language(comparison, language).count
    return ELSEWHERE.of(language).format(count=others) if others else ""


def in_order(changes: tuple[Change, ...]) -> list[Change]:
    """What came, what went, and what changed, without those of which no more than other steps can be told."""
    told = [each for each in changes if not _has_only_other_steps(each)]
    return sorted(told, key=lambda each: ORDER.index(each.mark))


def other_steps(section: SectionChanges, language: Language) -> str:
    """In which files how many scenarios have other steps and nothing else, in a sentence; empty where none has."""
    found = Counter(
        each.id.partition("/")[2].partition(": ")[0] for each in section.changes if _has_only_other_steps(each)
    )
    files = ", ".join(f"{file} {count}" for file, count in found.items())
    return OTHER_STEPS_IN.of(language).format(count=found.total(), files=files) if found else ""


def _has_only_other_steps(change: Change) -> bool:
    return bool(change.fields) and all(field.note == OTHER_STEPS for field in change.fields)


def command(comparison: Comparison) -> str:
    """What tells all of a comparison."""
    is_since = comparison.id.startswith("since-")
    return (
        f"textdesk draw --since {comparison.id.removeprefix('since-')}"
        if is_since
        else (f"textdesk draw --reading {comparison.id} --out DIR")
    )


def untold(comparison: Comparison, language: Language) -> str:
    """The sections that could not be compared, in a sentence; empty where all could."""
    names = ", ".join(section.says.of(language) for section in comparison.sections if not section.is_told)
    return UNTOLD.of(language).format(names=names) if names else ""


def changes_view(
    language: Language,
    changes: Changes,
    read: FeatureTexts,
) -> Markup:
    """The view, as a part of the page with the features that were `read`: what lies in each comparison, and how to ask
    for others. Raises LayoutError."""
    scenarios = {
        f"{language}/{each.file}: {one.title}": one.address for each in read.features for one in each.scenarios
    }
    known = load()
    counted_apart = {each.id: counted_elsewhere(each, language) for each in (*changes.since, *changes.readings)}
    since, readings = ([of_language(each, language) for each in part] for part in (changes.since, changes.readings))
    shown = [*since, *readings]
    return filled(
        "changes",
        language,
        parts=((HAS_CHANGED, since), (READINGS, readings)),
        unchanged=NONE.of(language).format(day=changes.day) if changes.day and not since else "",
        most=MOST_SHOWN,
        pictures={each.id: tuple(_pictures(each, language)) for each in shown},
        counts={each.id: counted(each, language) for each in shown},
        counted_apart=counted_apart,
        repeated=lambda comparison, section: comparison in since[1:] and section in since[0].sections,
        same_as=SAME_AS,
        in_order=in_order,
        other_steps=other_steps,
        command=command,
        untold={each.id: untold(each, language) for each in shown},
        scenarios=scenarios,
        rules={*known.clauses, *known.assumptions, *known.hazards, *known.readings},
        since=SINCE,
        how_to_read=HOW_TO_READ,
        readings_say=READINGS_SAY,
        more=MORE,
    )


def _pictures(comparison: Comparison, language: Language) -> Iterator[Markup]:
    for machine in changed_machines(comparison):
        yield Markup(union_svg(comparison, machine, language))


def markdown(comparison: Comparison, language: Language, pictures: Mapping[str, str]) -> str:
    """The list as Markdown; `pictures` are paths by machine."""
    told = of_language(comparison, language)
    lines = [f"# {TITLE.of(language)}: {plain(told.says.of(language))}", told.because.of(language)]
    lines.append(f"**{counted(told, language)}**")
    if missing := untold(told, language):
        lines.append(missing)
    lines.extend(f"![{union_sentence(told, machine, language)}]({path})" for machine, path in pictures.items())
    for section in told.sections:
        if section.changes:
            lines.append(f"## {section.says.of(language)}")
            lines.append("\n".join(_bullet(each, language) for each in section.changes))
    return "\n\n".join(line for line in lines if line) + "\n"


def _bullet(change: Change, language: Language) -> str:
    said = _one_line(change.says.of(language))
    named = "" if change.id.endswith(change.says.of(language)) else f" ({_code(change.id)})"
    head = f"- **{change.mark.sign} {change.mark.word.of(language)}** {said}{named}"
    return "\n".join((head, *(f"  - {_told(field, language)}" for field in change.fields)))


def _told(field: FieldChange, language: Language) -> str:
    if field.note is not None:
        return f"{field.says.of(language)}: {field.note.of(language)}"
    parts = [
        *(f"− {_one_line(each.of(language))}" for each in field.gone),
        *(f"+ {_one_line(each.of(language))}" for each in field.come),
    ]
    if len(parts) == 1:
        return f"{field.says.of(language)}: {parts[0]}"
    return "\n".join((f"{field.says.of(language)}:", *(f"    - {part}" for part in parts)))


def _one_line(text: str) -> str:
    return plain(" ".join(text.split()))


def _code(text: str) -> str:
    return f"`{text.replace('`', chr(39))}`"
