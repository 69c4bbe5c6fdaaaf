"""The documented procedures as pictures: readable, linked, in words as well, light and dark."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from machine.draw.palette import DARK, LIGHT
from machine.draw.procedure_picture import procedure_picture, procedure_svg, procedure_words
from machine.draw.procedures import OUTLINES, Procedure, procedures
from machine.draw.swim_lanes import RULES, WIDTH_POINTS
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language
from tests.draw.drawn_lanes import SVG, problems, texts

FEATURES = Path(__file__).resolve().parents[2] / "features"
SLUGS = [outline.slug for outline in OUTLINES]
LEAST_CONTRAST = 4.5


@pytest.fixture(scope="module")
def made() -> dict[str, Procedure]:
    return {each.slug: each for each in procedures(FEATURES)}


def drawn(procedure: Procedure, language: Language) -> ElementTree.Element:
    return ElementTree.fromstring(procedure_svg(procedure, language))


def test_tutorial_the_documented_end_as_a_picture_in_korean(made: dict[str, Procedure]) -> None:
    title, _, *shown = texts(drawn(made["end"], "ko"))

    assert title == "대화 종료하기"
    assert shown == [
        "종료부터 후속 작업 제출까지 문서에 적힌 절차",
        "시나리오: ko/end_and_wrap_up.feature 17행",
        *("■ 고객", "하나", "◆ 시스템", "● 상담사", "민지"),
        *("처음", "대화 “열림”", "대화: 진행 중"),
        *(
            "“상호 작용 창”",
            "하나: “안녕하세요, 문의드릴 게 있어요.”",
            "“작성 상자”",
            "이제 있는 단추: “전환”, “회의”, “종료”",
            "상태 “대화 중”",
        ),
        *("종료, 1단계", "END-2", "END-3"),
        *("1", "“종료” 클릭", "대화 “종료됨”", "대화: 종료됨"),
        *("“작성 상자” 닫힘", "“후속 작업 사유” 열림: 해결됨, 후속 조치 필요", "이제 있는 단추: “후속 작업 제출”"),
        *("종료, 2단계", "WRAP-1", "2", "“해결됨” 선택", "“해결됨” 선택됨"),
        *("종료, 3단계", "WRAP-2", "3", "“후속 작업 제출” 클릭"),
        *("“상호 작용 창” 닫힘", "“상호 작용 기록”: “완료됨”, “해결됨”, “종료”", "상태 “사용 가능”"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_overlaps_and_nothing_leaves_its_box(made: dict[str, Procedure], slug: str, language: Language) -> None:
    root = drawn(made[slug], language)

    assert problems(root) == []
    assert int(root.attrib["width"]) <= WIDTH_POINTS == 1_100
    assert min(int(each.attrib["font-size"]) for each in root.iter(f"{SVG}text")) >= 11


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_every_clause_and_state_is_a_link_to_its_address(
    made: dict[str, Procedure], slug: str, language: Language
) -> None:
    root, procedure = drawn(made[slug], language), made[slug]
    links = {each.attrib["href"]: "".join(each.itertext()).strip() for each in root.iter(f"{SVG}a")}
    rules = {href: said for href, said in links.items() if "/rules/" in href}

    assert rules == {f"#/{language}/rules/{said}": said for said in rules.values()}
    assert set(rules.values()) == {
        each
        for part in procedure.of(language)
        for basis in (*part.before, *(basis for arrow in part.arrows for basis in arrow.basis))
        for each in basis.ids
    }
    assert set(rules.values()) <= {*load().clauses, *load().assumptions}
    assert all(re.fullmatch(rf"#/{language}/machines/Conversation/[a-z_]+", href) for href in links.keys() - rules)
    assert f'href="../x.html#/{language}/rules/' in procedure_svg(procedure, language, "../x.html#")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_there_is_one_box_for_each_arrow_and_its_sentence_is_its_tooltip(
    made: dict[str, Procedure], slug: str, language: Language
) -> None:
    root = drawn(made[slug], language)
    arrows = [arrow for part in made[slug].of(language) for arrow in part.arrows]
    rows = [each for each in root.iter(f"{SVG}g") if each.get("data-arrow") not in (None, "0")]

    assert [int(each.attrib["data-arrow"]) for each in rows] == [arrow.number for arrow in arrows]
    assert [each.findtext(f"{SVG}title") for each in rows] == [arrow.sentence for arrow in arrows]
    dashed = [bool(rect.get("stroke-dasharray")) for each in rows for rect in each.iter(f"{SVG}rect")
              if rect.get("class") == "act"]  # fmt: skip
    assert dashed == [bool(arrow.refusal) for arrow in arrows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_reads_without_eyes(made: dict[str, Procedure], language: Language) -> None:
    procedure = made["transfer-to-queue"]
    root, words = drawn(procedure, language), procedure_words(procedure, language)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")

    assert title is not None and description is not None
    assert root[0] is title and root[1] is description
    assert (root.get("role"), root.get("aria-label")) == ("group", title.text), "the links in an image would be hidden"
    assert description.text == "\n".join(words)
    assert len(words) == 7, "the scenario, the start, five arrows"
    if language == "en":
        assert words[-1] == (
            '5. agent "Minji" clicks Transfer in the dialog for customer "Hana" Queue Delivery: Hana waits. '
            "System: Conversation: Queued. Agent Minji: “Compose box” closes; “Wrap Up Reasons” opens: Resolved; "
            "all buttons now: “Submit Wrap Up”. Customer Hana: notices nothing of all this. (Transfer, step 4: XFER-10)"
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_whatever_customers_write_is_a_sentence_of_the_language_and_no_picture_sign(
    made: dict[str, Procedure], slug: str, language: Language
) -> None:
    """A sign for which a reader's fonts have no picture is an empty box."""
    for part in made[slug].of(language):
        written = [said.text for note in part.start for said in note.said if "“" in said.text]
        assert not any(unicodedata.category(sign) in ("So", "Cs") for text in written for sign in text), written


def test_colours_come_from_properties_alone(made: dict[str, Procedure]) -> None:
    inline, file = procedure_svg(made["respond"], "en"), procedure_picture(made["respond"], "en").decode()

    assert "<style>" not in inline and "id=" not in inline
    assert not re.search(r'(fill|stroke|style|color)="', inline)
    for element in ElementTree.fromstring(inline).iter():
        for look in (element.get("class") or "").split():
            assert look in ("lanes", "row") or f".lanes .{look} {{" in RULES, look
    assert set(re.findall(r"var\(--([a-z]+)", RULES)) - {"who"} <= set(LIGHT) == set(DARK)
    assert RULES in file and "prefers-color-scheme: dark" in file


@pytest.mark.parametrize("values", [LIGHT, DARK], ids=["light", "dark"])
def test_everything_can_be_told_from_its_ground(values: Mapping[str, str]) -> None:
    texts_on = {
        "paper": ("ink", "quiet", "accent", "bad", "agent", "customer", "system", "clock", "administrator"),
        "fill": ("ink", "quiet", "accent"),
    }
    for ground, inks in texts_on.items():
        for ink in inks:
            assert contrast(values[ground], values[ink]) >= LEAST_CONTRAST, (ground, ink)


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "\"'></text><a href='javascript:alert(1)'>",
        "\N{RIGHT-TO-LEFT OVERRIDE}txt.exe مرحبا",
        "가" * 5_000,
        "W" * 5_000,
        "a\x00b\x1bc\ud800",
    ],
    ids=["markup", "quotes", "right to left", "long Hangul", "long Latin", "no XML"],
)
def test_whatever_is_told_is_harmless_and_fits(made: dict[str, Procedure], hostile: str) -> None:
    end = made["end"]
    [part] = end.en
    told = msgspec.structs.replace(
        part,
        title=hostile,
        arrows=tuple(
            msgspec.structs.replace(
                arrow,
                sender=arrow.sender._replace(name=hostile),
                label=hostile,
                sentence=hostile,
                notes=tuple(
                    msgspec.structs.replace(note, said=tuple(said._replace(text=hostile) for said in note.said))
                    for note in arrow.notes
                ),
            )
            for arrow in part.arrows
        ),
    )
    procedure = msgspec.structs.replace(end, title=Words(hostile, hostile), en=(told,))
    root = drawn(procedure, "en")

    assert problems(root) == []
    assert int(root.attrib["width"]) <= WIDTH_POINTS
    assert not list(root.iter("script")) and not list(root.iter(f"{SVG}script"))
    assert all(each.attrib["href"].startswith("#/en/") for each in root.iter(f"{SVG}a"))


def test_the_same_features_give_the_same_bytes(made: dict[str, Procedure]) -> None:
    for again in procedures(FEATURES):
        for language in LANGUAGES:
            assert procedure_picture(again, language) == procedure_picture(made[again.slug], language)
