"""What lies between two snapshots, or between the machines and a reading: told by id, in both languages, and drawn."""

from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.draw import DrawError
from machine.draw.causes import cause_words, causes
from machine.evidence.checkout import ROOT
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE
from machine.pages import changes_of_readings, write_changes
from machine.pages.changes import (
    ANOTHER_ORDER,
    SECTIONS,
    Change,
    Changes,
    Comparison,
    Mark,
    compared,
    compared_readings,
    every_reading,
)
from machine.pages.changes_view import MOST_SHOWN, changes_view, markdown, of_language
from machine.pages.features import features
from machine.pages.snapshot import Snapshot, Value, snapshot, snapshot_of_table
from machine.pages.union_picture import changed_machines, transitions_of, union_file, union_svg
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language

SVG = "{http://www.w3.org/2000/svg}"
SAYS = Words("Since then", "그 뒤")
CONFIRM = "Dialog.confirm: transfer > none"
HOSTILE = [
    '<script>alert("x")</script>',
    "</svg><img src=x>",
    "\u202eright to left",
    "a | b\n\n# c",
    "`code` *and* [link](x)",
    "긴" * 5000,
]


def between(before: Snapshot, after: Snapshot) -> Comparison:
    return compared("then", SAYS, SAYS, before, after)


def told(comparison: Comparison, section: str) -> tuple[Change, ...]:
    return next((each.changes for each in comparison.sections if each.id == section), ())


def with_entry(base: Snapshot, section: str, identity: str, entry: dict[str, Value] | None) -> Snapshot:
    """A snapshot with another entry, or without one."""
    entries = {name: each for name, each in base.sections[section].items() if name != identity}
    return msgspec.structs.replace(
        base, sections={**base.sections, section: {**entries, **({identity: entry} if entry else {})}}
    )


def test_tutorial_a_reading_changes_two_transitions_and_both_are_told() -> None:
    removed, added = told(compared_readings(["literal-drop"]), "transitions")

    assert (removed.mark, removed.says.en) == (
        Mark.REMOVED,
        "Conversation: Transfer requested → Queued, request or offer dropped",
    )
    assert (added.mark, added.says.ko) == (Mark.ADDED, "대화: 전환 요청됨 → 전환 요청됨, 배정이나 요청이 삭제됨")
    assert [each.en for each in added.fields[0].come] == ["XFER-12", "RULE-42"]


def test_a_changed_field_tells_what_went_and_what_came() -> None:
    (change,) = told(between(*map(snapshot_of_table, (TABLE, TABLE.changed(CONFIRM, guards=())))), "transitions")

    assert (change.id, change.mark) == (CONFIRM, Mark.CHANGED)
    assert change.address.startswith("machines/Dialog/")
    (field,) = change.fields
    assert (field.says.en, [each.en for each in field.gone], field.come) == (
        "what must hold",
        ["a queue or an agent is chosen", "the recipient can take it"],
        (),
    )


def test_guards_in_another_order_are_a_change_of_order() -> None:
    guards = TABLE.transition(CONFIRM).guards
    table = TABLE.changed(CONFIRM, guards=guards[::-1])

    (change,) = told(between(*map(snapshot_of_table, (TABLE, table))), "transitions")

    assert change.fields[0].note == ANOTHER_ORDER


@pytest.mark.parametrize("reading", load().readings)
def test_what_a_reading_changes_is_told_whole(reading: str) -> None:
    """The difference of the tables, worked out from the tables."""
    old, new = ({each.id: each for each in table.transitions} for table in (TABLE, table_of([reading])))

    marks = {change.id: change.mark for change in told(compared_readings([reading]), "transitions")}

    assert {each for each, mark in marks.items() if mark is Mark.REMOVED} == set(old) - set(new)
    assert {each for each, mark in marks.items() if mark is Mark.ADDED} == set(new) - set(old)
    assert {each for each, mark in marks.items() if mark is Mark.CHANGED} == {
        each for each in set(old) & set(new) if old[each] != new[each]
    }


def test_a_snapshot_beside_itself_has_no_changes() -> None:
    now = snapshot(ROOT / "features")

    assert between(now, now).count == 0
    assert changed_machines(between(now, now)) == ()
    assert "Nothing has changed." in markdown(between(now, now), "en", {})


ENTRIES = st.dictionaries(
    st.text("abc", min_size=1, max_size=2),
    st.dictionaries(
        st.sampled_from(["title", "cites", "kind"]),
        st.one_of(
            st.text("xyz", max_size=2),
            st.booleans(),
            st.builds(Words, en=st.text("en"), ko=st.text("ko")),
            st.lists(st.sampled_from("pqr"), min_size=1, unique=True).map(tuple),
        ),
    ),
    max_size=4,
)


@given(ENTRIES, ENTRIES)
def test_each_way_tells_the_opposite_of_the_other(one: dict, other: dict) -> None:
    before, after = (Snapshot(1, {}, {"properties": each}) for each in (one, other))
    there, back = ({c.id: c for c in told(between(*pair), "properties")} for pair in ((before, after), (after, before)))

    opposite = {Mark.ADDED: Mark.REMOVED, Mark.REMOVED: Mark.ADDED, Mark.CHANGED: Mark.CHANGED}
    assert {id_: opposite[change.mark] for id_, change in there.items()} == {id_: c.mark for id_, c in back.items()}
    assert set(there) == {each for each in {*one, *other} if one.get(each) != other.get(each)}
    for id_, change in there.items():
        assert {(each.says, each.gone, each.come) for each in change.fields} == {
            (each.says, each.come, each.gone) for each in back[id_].fields
        }


def test_what_only_one_snapshot_tells_of_is_said_and_not_compared() -> None:
    now = snapshot(ROOT / "features")
    older = msgspec.structs.replace(
        now,
        sections={name: each for name, each in now.sections.items() if name != "masking"},
        fields={**now.fields, "clauses": tuple(name for name in now.fields["clauses"] if name != "advisory")},
    )

    comparison = between(older, now)

    assert comparison.count == 0
    assert "one of the two snapshots only, so not compared: What is seen there." in markdown(comparison, "en", {})


def test_a_new_kind_of_data_is_a_change_of_every_place_that_shows_it() -> None:
    now = snapshot(ROOT / "features")
    place = next(name for name, each in now.sections["masking"].items() if "phone" in each)
    entry = {name: value for name, value in now.sections["masking"][place].items() if name != "phone"}

    (change,) = told(between(with_entry(now, "masking", place, entry), now), "masking")

    assert (change.id, change.fields[0].says.en) == (place, load().words("kind.phone").en)


def test_every_section_of_a_snapshot_has_words() -> None:
    assert set(snapshot(ROOT / "features").sections) == set(SECTIONS)


def test_of_changed_steps_only_that_they_changed_is_told() -> None:
    now = snapshot(ROOT / "features")
    name = next(iter(now.sections["scenarios"]))
    then = with_entry(now, "scenarios", name, {**now.sections["scenarios"][name], "steps": "0" * 16})

    comparison = between(then, now)

    assert "steps: differ" in markdown(comparison, "en", {})
    assert "0000" not in markdown(comparison, "en", {})
    assert of_language(comparison, "ko").count + of_language(comparison, "en").count == comparison.count == 1


STEPS: dict[str, Value] = {"rules": ("OFFER-1",), "steps": "a"}


def scenarios_between(before: dict[str, dict[str, Value]], after: dict[str, dict[str, Value]]) -> tuple[Change, ...]:
    one, other = (Snapshot(1, {}, {"scenarios": each}) for each in (before, after))
    return told(between(one, other), "scenarios")


def test_a_scenario_with_another_title_is_the_same_one_renamed() -> None:
    (change,) = scenarios_between({"ko/respond: 옛 제목": STEPS}, {"ko/respond: 새 제목": STEPS})

    assert (change.mark, change.says.ko) == (Mark.CHANGED, "respond: 새 제목")
    assert [(each.says.en, [gone.ko for gone in each.gone]) for each in change.fields] == [("was called", ["옛 제목"])]


def test_with_other_steps_it_is_the_one_with_the_same_tags_in_the_same_place() -> None:
    rona: dict[str, Value] = {**STEPS, "rules": ("GAP-1",)}
    changes = scenarios_between(
        {"en/respond: A": STEPS, "en/respond: B": rona, "en/respond: C": STEPS},
        {"en/respond: D": {**STEPS, "steps": "d"}, "en/respond: E": {**STEPS, "steps": "e"}},
    )

    assert {each.id: (each.mark.value, each.fields[0].says.en) for each in changes} == {
        "en/respond: D": ("changed", "was called"),
        "en/respond: E": ("changed", "was called"),
        "en/respond: B": ("removed", "rules"),
    }


def test_in_another_file_or_with_other_tags_one_went_and_one_came() -> None:
    changes = scenarios_between({"en/respond: A": STEPS}, {"en/transfer: A": {**STEPS, "steps": "b"}})

    assert [each.mark for each in changes] == [Mark.REMOVED, Mark.ADDED]


def test_what_reads_the_same_in_a_language_is_no_change_there_and_the_page_says_how_many_are_elsewhere() -> None:
    then = Words("They are alike", "예전 말")
    now = snapshot(ROOT / "features")
    name, entry = next(iter(now.sections["properties"].items()))
    before = with_entry(now, "properties", name, {**entry, "title": then})
    after = with_entry(now, "properties", name, {**entry, "title": Words(then.en, "지금 말")})
    comparison = msgspec.structs.replace(between(before, after), id="since-last")

    assert [of_language(comparison, language).count for language in LANGUAGES] == [0, 1]
    page = changes_view("en", Changes((comparison,)), features(ROOT / "features", "en"))
    assert "1 more read otherwise in Korean alone" in page
    assert "예전 말" in changes_view("ko", Changes((comparison,)), features(ROOT / "features", "ko"))


def test_what_came_and_went_stands_before_what_changed_and_the_rest_is_told_by_the_right_command() -> None:
    now = snapshot(ROOT / "features")
    names = [each for each in now.sections["scenarios"] if each.startswith("en/")]
    then = with_entry(now, "scenarios", names[-1], None)
    then = with_entry(then, "scenarios", "en/gone: It went", {"rules": (), "steps": "0"})
    for name in names[:40]:
        then = with_entry(then, "scenarios", name, {**now.sections["scenarios"][name], "rules": ("END-1",)})
    for name in names[40:43]:
        then = with_entry(then, "scenarios", name, {**now.sections["scenarios"][name], "steps": "0"})
    comparison = msgspec.structs.replace(between(then, now), id="since-last")

    page = changes_view("en", Changes((comparison,)), features(ROOT / "features", "en"))

    assert page.index("added") < page.index("It went") < page.index(names[0].removeprefix("en/").replace("'", "&#39;"))
    assert f"{42 - MOST_SHOWN} more: <code>textdesk draw --since last</code>" in page
    assert "Only the steps differ in 3, by file: " in page


# --- pictures


def texts(picture: bytes | str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(picture).iter(f"{SVG}text")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("comparison", every_reading(), ids=lambda each: each.id)
def test_each_mark_of_a_machine_stands_in_its_picture_by_sign_and_word(
    comparison: Comparison, language: Language
) -> None:
    for machine in changed_machines(comparison):
        shown = texts(union_file(comparison, machine, language))
        for mark in {each.mark for each in transitions_of(comparison, machine) if each.mark}:
            assert f"{mark.sign} {mark.word.of(language)}" in shown


def test_a_state_that_came_and_what_went_are_called_as_they_were() -> None:
    now = snapshot_of_table(TABLE)
    added = compared_readings(["idle-pends"])
    gone = compared("gone", SAYS, SAYS, added.after, now)
    forgotten = msgspec.structs.replace(now, sections={**now.sections, "terms": {}})
    words_gone = compared("gone", SAYS, SAYS, added.after, forgotten)

    assert "+ added" in texts(union_file(added, "AgentStatus", "en"))
    for comparison in (gone, words_gone):
        assert {"− removed", "Idle pending"} <= set(texts(union_file(comparison, "AgentStatus", "en")))


def test_a_machine_that_was_taken_out_has_a_picture_of_what_it_was() -> None:
    now = snapshot_of_table(TABLE)
    left = {
        name: {id_: entry for id_, entry in entries.items() if entry.get("machine", id_) != "Dialog"}
        for name, entries in now.sections.items()
    }
    comparison = between(now, msgspec.structs.replace(now, sections=left))

    assert changed_machines(comparison) == ("Dialog",)
    assert texts(union_file(comparison, "Dialog", "ko")).count("− 삭제") >= 20


def test_on_the_page_only_what_a_reading_touches_is_drawn() -> None:
    (comparison,) = (each for each in every_reading() if each.id == "literal-drop")

    shown = texts(union_svg(comparison, "Conversation", "en"))

    assert {"Queued", "Transfer requested"} <= set(shown)
    assert "Closed" not in shown and "Closed" in texts(union_file(comparison, "Conversation", "en"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_harm_neither_page_nor_picture_nor_list(text: str) -> None:
    now = snapshot_of_table(TABLE)
    words: dict[str, Value] = {"says": Words(text, text)}
    after = with_entry(now, "terms", "state.Dialog.none", words)
    after = with_entry(after, "transitions", CONFIRM, {**after.sections["transitions"][CONFIRM], "cites": (text,)})
    comparison = between(now, after)

    page = changes_view("en", Changes((comparison,)), features(ROOT / "features", "en"))
    lines = markdown(comparison, "en", {}).splitlines()

    assert text in texts(union_file(comparison, "Dialog", "en")) or "\n" in text
    assert "<script" not in page and "<img" not in page
    assert all(line.startswith(("#", "- ", "  ", "**", "S")) for line in lines if line)


# --- files


def test_a_reading_is_written_as_pictures_list_and_page(tmp_path: Path) -> None:
    written = write_changes(ROOT, tmp_path, changes_of_readings(["wrap-up-times-out"]))

    assert [str(each.relative_to(tmp_path)) for each in written] == [
        *("en/changes.md", "en/dialog.svg", "ko/changes.md", "ko/dialog.svg", "index.html"),
    ]
    listed = (tmp_path / "ko/changes.md").read_text(encoding="utf-8")
    assert listed.startswith("# 변경: 제한 시간이 지나면 후속 작업이 저절로 제출된다\n")
    assert "](dialog.svg)" in listed
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert page.count("id=/en/changes/wrap-up-times-out") == 1


def test_without_a_checkout_there_is_no_page(tmp_path: Path) -> None:
    written = write_changes(None, tmp_path, changes_of_readings(["literal-drop"]))

    assert {each.name for each in written} == {"changes.md", "conversation.svg"}


def test_the_committed_pictures_are_no_place_for_changes(tmp_path: Path) -> None:
    (tmp_path / "diagrams").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "diagrams")

    for out in (tmp_path / "diagrams", tmp_path / "diagrams" / "ours", tmp_path / "link"):
        with pytest.raises(DrawError, match="give another folder"):
            write_changes(tmp_path, out, changes_of_readings(["idle-pends"]))
    assert list((tmp_path / "diagrams").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(DrawError) as said:
        write_changes(None, tmp_path / "file", changes_of_readings(["idle-pends"]))

    assert str(said.value).startswith(f"{tmp_path / 'file' / 'en' / 'changes.md'}: cannot be written (")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("comparison", every_reading(), ids=lambda each: each.id)
def test_who_causes_a_change_in_the_end_is_named_as_in_the_picture_of_the_machine(
    comparison: Comparison, language: Language
) -> None:
    table = table_of([comparison.id])
    for machine in changed_machines(comparison):
        shown = " ".join(texts(union_file(comparison, machine, language)))
        for each in transitions_of(comparison, machine):
            if each.mark not in (Mark.ADDED, Mark.CHANGED):
                continue
            found = causes(str((each.after or {})["event"]), table)
            assert found
            for cause in found:
                passed_on = cause_words(cause, language) if len(cause.chain) > 1 else ""
                assert passed_on in shown and load().words(f"role.{cause.caller.value}").of(language) in shown
        assert load().words("role.machine").of(language) not in shown


def test_an_older_snapshot_that_does_not_say_what_causes_what_names_another_machine() -> None:
    now = snapshot_of_table(TABLE)
    silent = {
        name: {field: value for field, value in entry.items() if field != "emits"}
        for name, entry in now.sections["transitions"].items()
    }
    older = msgspec.structs.replace(now, sections={**now.sections, "transitions": silent})
    missed = next(name for name, each in now.sections["transitions"].items() if each["event"] == "AgentStatus.miss")
    another = load().words("role.machine").en

    shown, told = (
        texts(union_file(between(before, with_entry(now, "transitions", missed, None)), "AgentStatus", "en"))
        for before in (older, now)
    )
    assert any(another in each for each in shown)
    assert not any(another in each for each in told)
