"""The catalogue: what it holds, how it is asked, and the one line it answers for each way an entry can be broken."""

import re
import shutil
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

import spec.catalogue
from machine.lifecycle.declaration import CHAINS, EMISSIONS, GUARDS, Caller
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE
from spec.catalogue.entries import Assumption, Clause, Surface, Words
from spec.catalogue.load import TABLES, CatalogueError, load
from spec.properties import (
    HISTORY_PROPERTIES,
    MACHINES_ARE_SOUND,
    NO_DEADLOCK,
    PORT_IS_KEPT,
    PROGRESS_PROPERTIES,
    STATE_PROPERTIES,
    STEP_PROPERTIES,
    TURNED,
)
from spec.refusals import Refusal

HANGUL = re.compile("[가-힣]")


def test_tutorial_from_a_clause_to_the_words_on_the_screen() -> None:
    catalogue = load()

    clause = catalogue.clauses["XFER-10"]
    assert clause.kind == "transition"
    assert clause.locator.en == "Transfer a text message conversation, step 4"
    assert clause.says.of("ko").startswith("대화 상자에서 전환을 클릭하면")
    assert clause.advisory is None

    assert [catalogue.words(label) for label in clause.labels] == [
        Words(en="Transfer", ko="전환"),
        Words(en="Wrap Up Reasons", ko="후속 작업 사유"),
    ]

    touching = [each.id for each in catalogue.assumptions.values() if "XFER-12" in each.clauses]
    assert "GAP-5" in touching

    catalogue.check_ids(["XFER-10", "GAP-5", "RULE-2"], where="this test")


def test_the_shipped_catalogue_is_read_once() -> None:
    assert load() is load()


# --- what the catalogue holds


def test_there_are_77_clauses_family_by_family() -> None:
    families = Counter(clause.rpartition("-")[0] for clause in load().clauses)
    assert families == {
        "OFFER": 7,
        "AVAIL": 2,
        "ACC": 3,
        "BUB": 2,
        "ASSET": 4,
        "COMP": 2,
        "SEND": 2,
        "MASK": 6,
        "MEX": 3,
        "MCOND": 1,
        "SURF": 16,
        "XFER": 12,
        "CONF": 12,
        "END": 3,
        "WRAP": 2,
    }
    assert families.total() == 77


def test_clauses_of_a_family_are_numbered_without_gaps() -> None:
    families = Counter(clause.rpartition("-")[0] for clause in load().clauses)
    numbered = {f"{family}-{number}" for family, count in families.items() for number in range(1, count + 1)}
    assert numbered == set(load().clauses)


def test_every_gap_and_every_rule_is_an_assumption_in_order() -> None:
    gaps = [f"GAP-{number}" for number in range(1, 18)]
    rules = [f"RULE-{number}" for number in range(1, 54)]
    assert list(load().assumptions) == gaps + rules


PROPERTIES = (
    *(*STATE_PROPERTIES, *STEP_PROPERTIES, *PROGRESS_PROPERTIES, *HISTORY_PROPERTIES),
    *(MACHINES_ARE_SOUND, NO_DEADLOCK, PORT_IS_KEPT),
    *(each.instead for each in TURNED),
)


def test_nine_hazards_each_with_a_property_that_cites_it() -> None:
    hazards = load().hazards
    cited = {cite for each in PROPERTIES for cite in each.cites}

    assert list(hazards) == [f"H{number}" for number in range(1, 10)]
    assert cited.issuperset(hazards)
    for hazard in hazards.values():
        assert re.fullmatch(r"[^.가-힣]+\.", hazard.says.en)
        assert hazard.says.ko.endswith("다.")


def test_what_a_property_cites_is_a_clause_an_assumption_or_a_hazard() -> None:
    for each in PROPERTIES:
        assert each.cites, each.id
        load().check_cites(each.cites, each.id)
    with pytest.raises(CatalogueError, match=r'^mine: "H10" is neither a clause nor an assumption nor a hazard; did'):
        load().check_cites(["H1", "GAP-1", "H10"], "mine")
    with pytest.raises(CatalogueError, match="neither a clause nor an assumption; "):
        load().check_ids(["H1"], "machines cite no hazard")


def test_only_advice_and_references_carry_a_reason_in_place_of_evidence() -> None:
    advisory = {clause.id for clause in load().clauses.values() if clause.advisory}
    assert advisory == {"XFER-1", "XFER-11", "CONF-10", "END-1"}


def test_each_of_the_sixteen_rows_of_the_masking_table_has_a_surface() -> None:
    rows = {surface.row for surface in load().surfaces.values() if surface.row}
    assert rows == {f"SURF-{number}" for number in range(1, 17)}


def test_the_documented_examples_stand_to_the_letter() -> None:
    assert [(each.clause, each.before, each.after) for each in load().examples] == [
        ("MEX-1", "+ 1 (123) 456 7890", "**********7890"),
        ("MEX-2", "+447966197542", "*********7542"),
        ("MEX-3", "melissa@gmail.com", "m******@gmail.com"),
    ]


def test_the_default_and_the_literal_masking_policy_are_both_data() -> None:
    policies = {each.id: (each.covers, each.kinds, each.assumption) for each in load().policies.values()}
    assert policies == {
        "blanket": ("every_surface", "documented", "GAP-15"),
        "listed": ("listed_rows", "documented", "GAP-16"),
        "extended": ("every_surface", "all", "RULE-45"),
    }


def test_a_policy_masks_the_kinds_that_the_source_names_or_all_of_them() -> None:
    documented = {"phone", "email", "card", "iban", "ssn"}
    kinds = {each.id: load().kinds_of(each) for each in load().policies.values()}
    assert "rrn" in load().kinds
    assert kinds == {"blanket": documented, "listed": documented, "extended": set(load().kinds)}


@pytest.mark.parametrize("surface", [each for each in load().surfaces.values() if each.row], ids=lambda each: each.id)
def test_a_row_covers_every_documented_kind_that_its_surface_can_hold(surface: Surface) -> None:
    documented = {each.id for each in load().kinds.values() if each.is_documented}
    holds = documented if surface.content == "text" else {"phone"}
    assert set(surface.kinds) == holds, "`_covered` in spec/visibility/masks.py takes a row for whole or for nothing."


def test_what_is_made_up_of_a_kind_is_known_however_it_is_written() -> None:
    card, email = load().kinds["card"], load().kinds["email"]
    assert card.is_made_up(card.sample) and card.is_made_up("4111-1111.11111111")
    assert not card.is_made_up(card.twin) and not card.is_made_up("")
    assert email.is_made_up(email.sample) and not email.is_made_up("melissa@example.com ")


@pytest.mark.parametrize("clause", load().clauses.values(), ids=lambda clause: clause.id)
def test_a_clause_is_one_sentence_in_each_language(clause: Clause) -> None:
    assert re.fullmatch(r"[^.가-힣]+\.", clause.says.en)
    assert re.fullmatch(r"[^.]+다\.", clause.says.ko)
    assert not HANGUL.search(clause.locator.en)
    assert HANGUL.search(clause.locator.ko)


@pytest.mark.parametrize("assumption", load().assumptions.values(), ids=lambda assumption: assumption.id)
def test_an_assumption_reads_in_each_language(assumption: Assumption) -> None:
    for words in (assumption.choice, assumption.reason, *assumption.alternatives):
        assert words.en.endswith(".")
        assert not HANGUL.search(words.en)
        assert words.ko.endswith("다.")


def test_an_assumption_touches_a_clause_and_its_alternatives_differ_from_its_choice() -> None:
    for assumption in load().assumptions.values():
        assert assumption.clauses, assumption.id
        assert assumption.choice not in assumption.alternatives
        assert len(set(assumption.alternatives)) == len(assumption.alternatives)


def test_defective_labels_stay_literal_and_say_what_is_wrong() -> None:
    terms = load().terms
    assert terms["label.conference_request_dialog"].ko == "상담 요청"
    assert terms["label.conference_request_dialog"].en == "Conference Request"
    assert {each.id for each in terms.values() if each.defect} == {
        "label.popover_conference_request",
        "label.business_number",
        "label.bubble_agent",
        "label.conference_request_dialog",
        "label.conference_requested",
        "label.control_conference",
        "label.end_conference",
        "label.refresh",
    }


def test_what_is_defective_in_a_clause_is_noted_there_and_assumed_by_rule_41() -> None:
    catalogue = load()
    defective = {
        clause.id
        for clause in catalogue.clauses.values()
        if clause.defect or any(catalogue.terms[label].defect for label in clause.labels)
    }

    assert [each.id for each in catalogue.clauses.values() if each.defect] == ["CONF-12"]
    assert defective == set(catalogue.assumptions["RULE-41"].clauses)


def test_that_the_switch_governs_every_kind_is_an_assumption_with_the_other_reading() -> None:
    switch = load().assumptions["GAP-17"]

    assert {"MASK-1", "MASK-5", "MASK-6"} <= set(switch.clauses)
    assert "Phone numbers and e-mail addresses are always masked" in switch.alternatives[0].en


def test_every_part_of_the_machines_has_words_and_no_word_is_left_over() -> None:
    table = table_of(load().readings)
    named = {f"machine.{machine.name}" for machine in table.machines}
    named |= {f"state.{machine.name}.{state}" for machine in table.machines for state in machine.states}
    named |= {f"event.{event.name}" for event in table.events}
    # Other tests declare guards and effects of their own, and a chained effect has the words of its two.
    named |= {f"guard.{each.__name__}" for each in GUARDS if each.__module__.startswith("machine.")}
    named |= {
        f"effect.{each.__name__}" for each in EMISSIONS if each.__module__.startswith("machine.") and each not in CHAINS
    }
    families = {"machine", "state", "event", "guard", "effect"}
    assert {each for each in load().terms if each.partition(".")[0] in families} == named
    assert {f"role.{caller}" for caller in Caller} <= set(load().terms)


def test_whatever_the_machines_cite_stands_in_the_catalogue() -> None:
    for transition in (*TABLE.transitions, *table_of(load().readings).transitions):
        load().check_ids(transition.cites, where=transition.id)
    for guard, facts in GUARDS.items():
        load().check_ids(facts.cites, where=guard.__name__)


def test_every_refusal_says_what_is_refused_and_what_to_do_and_no_word_is_left_over() -> None:
    refusals = {each: words for each, words in load().terms.items() if each.startswith("refusal.")}
    assert set(refusals) == {f"refusal.{refusal}" for refusal in Refusal}
    for words in refusals.values():
        assert re.fullmatch(r"[A-Z].*; .*\.", words.en)
        assert words.ko.endswith("다.")


# --- asking for what is not there


def test_a_word_that_is_not_there_is_told_with_the_nearest_one() -> None:
    with pytest.raises(CatalogueError) as told:
        load().words("label.acept")
    assert str(told.value) == 'glossary.toml: "label.acept" is not there; did you mean "label.accept"?'


def test_an_unknown_citation_is_told_with_the_place_that_cites_it() -> None:
    with pytest.raises(CatalogueError) as told:
        load().check_ids(["XFER-10", "XFER-99", "nowhere"], where="Interaction.transfer")
    assert str(told.value).splitlines() == [
        'Interaction.transfer: "XFER-99" is neither a clause nor an assumption; did you mean "XFER-9"?',
        'Interaction.transfer: "nowhere" is neither a clause nor an assumption; correct it, or add it to the catalogue',
    ]


def test_nothing_in_the_catalogue_can_be_changed() -> None:
    catalogue = load()
    with pytest.raises(TypeError):
        catalogue.terms["label.accept"] = catalogue.terms["label.send"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        catalogue.terms["label.accept"].en = "Take"  # type: ignore[misc]


# --- broken entries


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A copy of the shipped catalogue, to be broken."""
    for file in TABLES:
        shutil.copy(Path(spec.catalogue.__file__).parent / file, tmp_path / file)
    return tmp_path


def problems(directory: Path) -> list[str]:
    """What the loader says of the catalogue in `directory`, line by line."""
    with pytest.raises(CatalogueError) as told:
        load(directory)
    assert str(told.value).splitlines() == list(told.value.problems)
    return list(told.value.problems)


def replace(directory: Path, file: str, old: str, new: str) -> None:
    """Put `new` in place of the first `old` of a file, which must have it."""
    text = (directory / file).read_text(encoding="utf-8")
    assert old in text
    (directory / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_unbroken_copy_loads_and_says_the_same(directory: Path) -> None:
    assert load(directory) == load()


END_1 = 'id = "END-1"\nkind = "advice"'
KINDS = "advice, guard, limit, masking, reference, transition, view"
ACCEPT = 'id = "label.accept"\nen = "Accept"\nko = "수락"'


NOT_MADE_UP = (
    'masking.toml: ssn: field "sample": is not what made_up says is nobody\'s; write a made-up value, or add it there'
)


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        pytest.param(
            "glossary.toml",
            ACCEPT,
            ACCEPT.replace('\nko = "수락"', ""),
            'glossary.toml: label.accept: field "ko": is missing; add it',
            id="a missing language",
        ),
        pytest.param(
            "glossary.toml",
            ACCEPT,
            ACCEPT.replace("수락", " "),
            'glossary.toml: label.accept: field "ko": is empty; write the text',
            id="an empty text",
        ),
        pytest.param(
            "glossary.toml",
            ACCEPT,
            ACCEPT.replace("Accept", "Accept "),
            'glossary.toml: label.accept: field "en": has a line break, or white space at an end; write it in one line',
            id="white space at an end",
        ),
        pytest.param(
            "glossary.toml",
            ACCEPT,
            ACCEPT.replace("수락", "수\\n락"),
            'glossary.toml: label.accept: field "ko": has a line break, or white space at an end; write it in one line',
            id="a line break",
        ),
        pytest.param(
            "glossary.toml",
            ACCEPT,
            unicodedata.normalize("NFD", ACCEPT),
            'glossary.toml: label.accept: field "ko": is typed in decomposed characters; save it as NFC',
            id="decomposed Korean",
        ),
        pytest.param(
            "glossary.toml",
            ACCEPT,
            ACCEPT.replace('"Accept"', "7"),
            'glossary.toml: label.accept: field "en": is of type int; write a text in quotes',
            id="a number for a text",
        ),
        pytest.param(
            "glossary.toml",
            ACCEPT,
            f'{ACCEPT}\nkr = "수락"',
            'glossary.toml: label.accept: field "kr": is unknown; the fields are id, en, ko, defect',
            id="an unknown field",
        ),
        pytest.param(
            "glossary.toml",
            "{number}에 메시지",
            "{phone}에 메시지",
            'glossary.toml: label.composer_placeholder: field "ko": has other placeholders than en; write {number}',
            id="another placeholder",
        ),
        pytest.param(
            "glossary.toml",
            ACCEPT,
            ACCEPT.replace("수락", "수락 {agent"),
            'glossary.toml: label.accept: field "ko": has other placeholders than en; write none',
            id="a lone brace",
        ),
        pytest.param(
            "glossary.toml",
            'id = "cast.minji"',
            'id = "cats.minji"',
            'glossary.toml: cats.minji: field "id": is "cats.minji"; write a glossary id such as "label.accept"',
            id="a glossary id of no family",
        ),
        pytest.param(
            "clauses.toml",
            'says.ko = "수락하면 상호 작용 창이 나타난다."\n',
            "",
            'clauses.toml: ACC-3: field "says.ko": is missing; add it',
            id="a missing language in a nested text",
        ),
        pytest.param(
            "clauses.toml",
            'says.ko = "수락하면 상호 작용 창이 나타난다."\n',
            'says.ko = ""\n',
            'clauses.toml: ACC-3: field "says.ko": is empty; write the text',
            id="an empty nested text",
        ),
        pytest.param(
            "clauses.toml",
            'id = "OFFER-2"',
            'id = "OFFER-1"',
            'clauses.toml: OFFER-1: field "id": stands twice; remove one entry or give it another id',
            id="a duplicate id",
        ),
        pytest.param(
            "clauses.toml",
            'id = "OFFER-2"',
            'id = "OFER-2"',
            'clauses.toml: OFER-2: field "id": is "OFER-2"; write a clause id such as "OFFER-1"',
            id="a clause id of no family",
        ),
        pytest.param(
            "clauses.toml",
            'id = "BUB-1"\nkind = "view"',
            'id = "BUB-1"\nkind = "sight"',
            f'clauses.toml: BUB-1: field "kind": is "sight"; write one of {KINDS}',
            id="an unknown kind of clause",
        ),
        pytest.param(
            "clauses.toml",
            END_1,
            END_1.replace("advice", "guard"),
            'clauses.toml: END-1: field "advisory": stands with the kind guard, which needs evidence; remove it',
            id="evidence and an advisory reason",
        ),
        pytest.param(
            "clauses.toml",
            'id = "BUB-1"\nkind = "view"',
            'id = "BUB-1"\nkind = "advice"',
            'clauses.toml: BUB-1: field "advisory": is missing for the kind advice; say why nothing can be checked',
            id="neither evidence nor an advisory reason",
        ),
        pytest.param(
            "clauses.toml",
            'labels = ["label.queue_name"]',
            'labels = ["label.queue_nam"]',
            'clauses.toml: OFFER-2: field "labels": "label.queue_nam" is not in glossary.toml; '
            'did you mean "label.queue_name"?',
            id="a label that is not in the glossary",
        ),
        pytest.param(
            "clauses.toml",
            'labels = ["label.queue_name"]',
            'labels = "label.queue_name"',
            'clauses.toml: OFFER-2: field "labels": is not a list; write it in [ ]',
            id="a text for a list",
        ),
        pytest.param(
            "clauses.toml",
            'locator.en = "Respond to a text message, introduction"\nlocator.ko = "텍스트 메시지에 응답, 도입부"',
            'locator = "introduction"',
            'clauses.toml: OFFER-1: field "locator": is "introduction"; write it as a table of en, ko',
            id="a text for both languages",
        ),
        pytest.param(
            "clauses.toml",
            'id = "OFFER-2"\n',
            "",
            'clauses.toml: clause 2: field "id": is missing; add it',
            id="an entry without an id",
        ),
        pytest.param(
            "assumptions.toml",
            'clauses = ["XFER-12"]',
            'clauses = ["XFER-13"]',
            'assumptions.toml: GAP-5: field "clauses": "XFER-13" is not in clauses.toml; did you mean "XFER-3"?',
            id="a clause that is not there",
        ),
        pytest.param(
            "assumptions.toml",
            'id = "RULE-43"',
            'id = "RULE-043"',
            'assumptions.toml: RULE-043: field "id": is "RULE-043"; write an assumption id such as "GAP-1"',
            id="an assumption id with a leading zero",
        ),
        pytest.param(
            "assumptions.toml",
            '{ en = "RONA ends by itself after a while.", ko',
            '{ en = "RONA ends by itself after a while.", kr',
            'assumptions.toml: GAP-1: field "alternatives[1].kr": is unknown; the fields are en, ko\n'
            'assumptions.toml: GAP-1: field "alternatives[1].ko": is missing; add it',
            id="a language of an alternative",
        ),
        pytest.param(
            "masking.toml",
            'row = "SURF-1"',
            'row = "SURF-17"',
            'masking.toml: task_title_inbound: field "row": "SURF-17" is not in clauses.toml; did you mean "SURF-7"?',
            id="a row that is not in the table",
        ),
        pytest.param(
            "masking.toml",
            'row = "SURF-1"\n',
            "",
            'masking.toml: task_title_inbound: field "kinds": says which kinds a row covers; give row and kinds, '
            "or neither",
            id="kinds without a row",
        ),
        pytest.param(
            "masking.toml",
            'kinds = "all"',
            'kinds = ["phone"]',
            'masking.toml: extended: field "kinds": is of type list; write one of all, documented',
            id="a policy that lists its kinds",
        ),
        pytest.param(
            "masking.toml",
            'sample = "000-12-3456"',
            'sample = "123-12-3456"',
            NOT_MADE_UP,
            id="a sample that may be somebody's",
        ),
        pytest.param(
            "masking.toml",
            'made_up = "(?:000|',
            'made_up = "(:000|',
            NOT_MADE_UP,
            id="an expression that means something else",
        ),
        pytest.param(
            "masking.toml",
            'made_up = "(?:000|',
            'made_up = "(?:(000|',
            'masking.toml: ssn: field "made_up": is no regular expression (missing ), unterminated subpattern at '
            "position 0); correct it",
            id="no expression",
        ),
        pytest.param(
            "masking.toml",
            'clauses = ["MASK-4"]\n',
            "",
            'masking.toml: ssn: field "assumption": is what a kind rests on that the source leaves out; give it, or '
            "clauses",
            id="a kind that rests on nothing",
        ),
        pytest.param(
            "masking.toml",
            'clause = "MEX-3"\nkind = "email"',
            'clause = "MEX-3"\nkind = "mail"',
            'masking.toml: example 3: field "kind": "mail" is not in masking.toml; did you mean "email"?',
            id="an example of an unknown kind",
        ),
        pytest.param(
            "masking.toml",
            'id = "task_preview"',
            'id = "task_previews"',
            'masking.toml: task_previews: field "id": "surface.task_previews" is not in glossary.toml; '
            'did you mean "surface.task_preview"?',
            id="a surface without words",
        ),
        pytest.param(
            "masking.toml",
            'assumption = "GAP-16"',
            'assumption = "GAP-18"',
            'masking.toml: listed: field "assumption": "GAP-18" is not in assumptions.toml; did you mean "GAP-8"?',
            id="an assumption that is not there",
        ),
        pytest.param(
            "masking.toml",
            "[[policy]]",
            "[[polcy]]",
            'masking.toml: table "polcy": is unknown; the tables are kind, example, notation, surface, policy',
            id="an unknown table",
        ),
    ],
)
def test_a_broken_entry_is_one_clear_line(directory: Path, file: str, old: str, new: str, line: str) -> None:
    replace(directory, file, old, new)
    assert "\n".join(problems(directory)) == line


def test_an_assumption_without_an_alternative_is_told(directory: Path) -> None:
    last = list(load().assumptions)[-1]
    path = directory / "assumptions.toml"
    text = path.read_text(encoding="utf-8")
    head, _, _ = text.rpartition("alternatives = [")
    path.write_text(f"{head}alternatives = []\n", encoding="utf-8")
    assert problems(directory) == [f'assumptions.toml: {last}: field "alternatives": has 0 entries; give at least 1']


def test_all_problems_of_all_files_are_told_at_once(directory: Path) -> None:
    replace(directory, "clauses.toml", 'id = "ACC-1"\nkind = "transition"', 'id = "ACC-1"\nkind = "step"\nsince = 2')
    replace(directory, "assumptions.toml", 'clauses = ["XFER-12"]', 'clauses = ["XFER-13", "ACC-1"]')
    replace(directory, "glossary.toml", ACCEPT, 'id = "label.accept"')
    assert problems(directory) == [
        'clauses.toml: ACC-1: field "since": is unknown; '
        "the fields are id, kind, locator, says, labels, advisory, defect",
        f'clauses.toml: ACC-1: field "kind": is "step"; write one of {KINDS}',
        'glossary.toml: label.accept: field "en": is missing; add it',
        'glossary.toml: label.accept: field "ko": is missing; add it',
        'assumptions.toml: GAP-5: field "clauses": "XFER-13" is not in clauses.toml; did you mean "XFER-3"?',
    ]


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("id = 5", 'clauses.toml: clause 1: field "id": is of type int; write a text in quotes'),
        ('id = ""', 'clauses.toml: clause 1: field "id": is empty; write the text'),
        ('id = "OFER-1"', 'clauses.toml: OFER-1: field "id": is "OFER-1"; write a clause id such as "OFFER-1"'),
        (
            'id = "OFFER-2"',
            'clauses.toml: OFFER-2: field "id": stands twice; remove one entry or give it another id',
        ),
    ],
)
def test_a_broken_id_is_one_line_however_many_entries_refer_to_it(directory: Path, broken: str, line: str) -> None:
    assert [each.id for each in load().assumptions.values() if "OFFER-1" in each.clauses]
    replace(directory, "clauses.toml", 'id = "OFFER-1"', broken)
    assert problems(directory) == [line]


@pytest.mark.parametrize("refusal", Refusal)
def test_a_refusal_without_words_is_told_on_load(directory: Path, refusal: Refusal) -> None:
    term_id = f"refusal.{refusal.value}"
    path = directory / "glossary.toml"
    entries = path.read_text(encoding="utf-8").split("[[term]]\n")
    kept = [each for each in entries if f'id = "{term_id}"' not in each]
    assert len(kept) == len(entries) - 1
    path.write_text("[[term]]\n".join(kept), encoding="utf-8")
    assert problems(directory) == [f"glossary.toml: {term_id}: is missing and the code names it; add this term"]


@pytest.mark.parametrize("policy", ["blanket", "listed"])
def test_a_policy_that_the_port_names_is_told_where_it_is_missing(directory: Path, policy: str) -> None:
    path = directory / "masking.toml"
    head, *policies = path.read_text(encoding="utf-8").split("[[policy]]\n")
    kept = [each for each in policies if f'id = "{policy}"' not in each]
    assert len(kept) == len(policies) - 1
    path.write_text("[[policy]]\n".join([head, *kept]), encoding="utf-8")
    assert problems(directory) == [f"masking.toml: {policy}: is missing and the code names it; add this policy"]


@pytest.mark.parametrize("entry", ["kind.phone", "surface.task_preview", "policy.listed"])
def test_an_entry_of_masking_without_words_is_told(directory: Path, entry: str) -> None:
    replace(directory, "glossary.toml", f'id = "{entry}"', f'id = "{entry}_once"')
    says = f'masking.toml: {entry.partition(".")[2]}: field "id": "{entry}" is not in glossary.toml; did you mean '
    assert [line for line in problems(directory) if line.startswith(says)]


def test_a_slip_of_toml_is_told_with_its_line_and_nothing_else(directory: Path) -> None:
    replace(directory, "glossary.toml", 'id = "role.agent"', 'id : "role.agent"')
    assert problems(directory) == [
        "glossary.toml: line 7, column 4: is not TOML (Expected '=' after a key in a key/value pair); correct it there"
    ]


def test_a_file_that_ends_too_early_is_told(directory: Path) -> None:
    (directory / "glossary.toml").write_text('[[term]]\nid = "role.agent', encoding="utf-8")
    assert problems(directory) == [
        "glossary.toml: end of document: is not TOML (Unterminated string); correct it there"
    ]


def test_a_file_that_is_not_utf_8_is_told(directory: Path) -> None:
    (directory / "glossary.toml").write_bytes("수락".encode("euc-kr"))
    assert problems(directory) == ["glossary.toml: byte 0: is not UTF-8; save the file as UTF-8"]


def test_a_missing_file_is_told(directory: Path) -> None:
    (directory / "masking.toml").unlink()
    assert problems(directory) == [
        "masking.toml: cannot be read (No such file or directory); put it beside the catalogue's other files"
    ]


def test_a_problem_stays_one_line_of_bounded_length_whatever_it_quotes(directory: Path) -> None:
    replace(directory, "clauses.toml", 'id = "OFFER-2"', 'id = "OFFER\\n-2"')
    replace(directory, "clauses.toml", 'id = "OFFER-3"', f'id = "{"X" * 10_000}"')
    broken, long = problems(directory)
    assert broken == (
        'clauses.toml: OFFER\\n-2: field "id": has a line break, or white space at an end; write it in one line'
    )
    assert len(long) == 401


def test_a_table_written_as_a_single_entry_is_told(directory: Path) -> None:
    (directory / "clauses.toml").write_text('[clause]\nid = "ACC-1"\n', encoding="utf-8")
    assert problems(directory) == [
        'clauses.toml: table "clause": is missing or no list of entries; write [[clause]] above each entry'
    ]


def test_an_entry_that_is_no_table_is_told(directory: Path) -> None:
    (directory / "clauses.toml").write_text('clause = ["ACC-1"]\n', encoding="utf-8")
    assert problems(directory) == [
        'clauses.toml: clause 1: is "ACC-1"; write it as a table of id, kind, locator, says, labels, advisory, defect'
    ]


def test_a_table_without_an_entry_is_told(directory: Path) -> None:
    (directory / "clauses.toml").write_text("clause = []\n", encoding="utf-8")
    assert 'clauses.toml: table "clause": has no entry; write [[clause]] above each entry' in problems(directory)
