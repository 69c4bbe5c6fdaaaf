"""The chapter on masking shows what our masking gives, and says of every place what each policy masks there."""

import re

import pytest

from machine.draw.guide import guide
from machine.draw.guide_masking import fields_of_surfaces, masked_at
from machine.masking import mask, masker
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language
from spec.port import views as v
from spec.port.facts import facts_of


def chapter(language: Language) -> str:
    """The chapter as it stands on the page."""
    return guide(language).partition('## <a id="masking"></a>')[2].partition("\n## ")[0]


def test_tutorial_what_a_number_glued_to_words_becomes() -> None:
    assert "| `번호는010-0000-1234로 주세요` | `번호는*********1234로 주세요` |" in chapter("en")
    assert "| `Order no. 20240115-0042` | `Order no. 20240115-0042` |" in chapter("en")
    assert "| `911` | `911` |" in chapter("en"), "a short code stays where a number belongs"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_kind_example_place_and_policy_is_there(language: Language) -> None:
    catalogue, said = load(), chapter(language)
    rules = {
        each for each in (*catalogue.clauses, *catalogue.assumptions) if each.startswith(("MASK-", "MEX-", "MCOND-"))
    }

    for each in (*rules, "GAP-15", "GAP-16", "RULE-46", "RULE-45", "RULE-40"):
        assert f'<a id="{each.lower()}"></a>{each} |' in said
    for example in catalogue.examples:
        assert f"| `{example.before}` | `{example.after}` |" in said
    for kind in catalogue.kinds.values():
        assert f"`{kind.id}`: {catalogue.words(f'kind.{kind.id}').of(language)} | `{kind.sample}` |" in said
    for surface in catalogue.surfaces:
        assert f"| {catalogue.words(f'surface.{surface}').of(language)} |" in said
    for policy in catalogue.policies:
        assert f"| `{policy}` |" in said


def test_what_stands_after_in_the_catalogue_is_what_our_masking_gives() -> None:
    texts = [text for notation in load().notations.values() for text in notation.texts]

    assert {text.before: mask(text.before) for text in texts} == {text.before: text.after for text in texts}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notation_stands_there_with_its_texts(language: Language) -> None:
    said = chapter(language)

    for notation in load().notations.values():
        for text in notation.texts:
            assert f"| {notation.says.of(language)} | `{text.before}` | `{text.after}` |" in said


def test_a_place_masks_what_its_row_names_under_listed_and_everything_under_blanket() -> None:
    catalogue = load()
    documented = {kind.id for kind in catalogue.kinds.values() if kind.is_documented}
    for surface in catalogue.surfaces.values():
        listed, blanket, extended = (set(masked_at(surface, each)) for each in ("listed", "blanket", "extended"))
        assert listed <= blanket <= extended
        if surface.content != "number":
            assert (listed, blanket, extended - blanket) == (set(surface.kinds), documented, {"rrn"})
        else:
            assert (listed, blanket) == (set(surface.kinds), {"phone"})


def test_a_name_that_is_a_number_is_masked_under_every_policy_and_another_as_a_text() -> None:
    catalogue = load()
    for policy in catalogue.policies.values():
        show = masker(catalogue, policy, True).show
        assert show("customer_name", "+12025550109") == "********0109"
        inside = "Hana ********0109" if policy.covers == "every_surface" else "Hana +12025550109"
        assert show("customer_name", "Hana +12025550109") == inside
        assert show("message_signature", "Hana +12025550109") == "Hana ********0109"


def test_every_place_is_a_field_of_a_view_that_is_there() -> None:
    fields = {f"{view.__name__}.{field}" for view in v.VIEWS for field in facts_of(view)}
    shown = {field for each in fields_of_surfaces().values() for field in each}

    assert set(fields_of_surfaces()) == set(load().surfaces)
    assert shown <= fields
    assert {"Toaster.text", "Bubble.signature", "CadVariable.value"} <= shown
    assert "Composer.draft" not in shown, "what an agent types is shown as typed (GAP-13)"
    assert re.search(r"\| \[Toaster\.text\]\(#toaster\.text\) \|.* – \|", chapter("en")), "listed leaves it"
