"""The same pictures in other forms: PNG, a booklet in PDF, SVG, and texts; what is missing for one is said."""

import io
import struct
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from machine.cli import textdesk
from machine.cli.files import FORMS
from machine.draw import DrawError, forms, typst_pages
from machine.draw.forms import NAMES, WRITERS, pictures, write_form
from machine.draw.procedures import OUTLINES
from machine.draw.typst_pages import PIXELS_PER_INCH, PrintError, has_hangul
from machine.draw.words import BOOKLET
from machine.evidence.checkout import ROOT
from spec.language import LANGUAGES, Language

FEATURES = ROOT / "features"
STEMS = set(NAMES.values())
MACHINES = STEMS - {"overview"}
SLUGS = {each.slug for each in OUTLINES}


def written(form: str, out: Path, language: Language = "ko", features: Path | None = None) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in write_form(form, out, [language], features)}


def titles_of(book: PdfReader) -> list[str | None]:
    """Of its bookmarks."""
    return [None if isinstance(entry, list) else entry.title for entry in book.outline]


def is_tagged(book: PdfReader) -> bool:
    """Whether a screen reader finds its way."""
    marks = book.root_object["/MarkInfo"].get_object()
    return isinstance(marks, DictionaryObject) and bool(marks["/Marked"])


def test_tutorial_a_booklet_is_made_by_one_command(tmp_path: Path) -> None:
    told = CliRunner().invoke(textdesk, ("draw", "--as", "pdf", "--lang", "en", "--out", str(tmp_path)))

    assert (told.exit_code, told.output) == (0, f"{tmp_path / 'en' / 'booklet.pdf'}\n")
    assert (tmp_path / "en" / "booklet.pdf").read_bytes().startswith(b"%PDF-")


def test_each_form_that_can_be_asked_for_is_written() -> None:
    assert set(FORMS) == set(WRITERS)


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("svg", {f"ko/{stem}.svg" for stem in STEMS}),
        ("png", {f"ko/{stem}.png" for stem in STEMS}),
        ("pdf", {"ko/booklet.pdf"}),
        ("mermaid", {f"ko/{stem}.mmd" for stem in STEMS}),
        ("plantuml", {f"ko/{stem}.puml" for stem in STEMS}),
        ("scxml", {f"{stem}.scxml" for stem in MACHINES}),
        ("csv", {f"ko/{stem}.csv" for stem in MACHINES}),
        ("xlsx", {"ko/transitions.xlsx"}),
    ],
)
def test_these_files_are_written_the_same_each_time(form: str, names: set[str], tmp_path: Path) -> None:
    once = written(form, tmp_path / "once")

    assert set(once) == names
    assert written(form, tmp_path / "twice") == once


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_are_the_machines_and_where_there_are_features_the_procedures(language: Language) -> None:
    assert list(pictures(language, None)) == ["overview", *(stem for stem in NAMES.values() if stem != "overview")]
    assert set(pictures(language, FEATURES)) == STEMS | SLUGS


def test_a_png_is_as_large_as_its_picture_and_sharp(tmp_path: Path) -> None:
    made = written("png", tmp_path)

    for stem, leaf in pictures("ko", None).items():
        png = made[f"ko/{stem}.png"]
        assert png.startswith(b"\x89PNG\r\n")
        width, height = struct.unpack(">II", png[16:24])
        box = leaf.svg.split(b'viewBox="')[1].split(b'"')[0].split()
        scale = width / float(box[2])
        assert scale == pytest.approx(height / float(box[3]), rel=0.01)
        assert scale >= 0.99 * PIXELS_PER_INCH / 96


def test_a_booklet_has_a_page_for_each_picture_with_texts_that_can_be_searched(tmp_path: Path) -> None:
    book = PdfReader(io.BytesIO(written("pdf", tmp_path, features=FEATURES)["ko/booklet.pdf"]))
    leaves = pictures("ko", FEATURES)

    titles = [leaf.title for leaf in leaves.values()]
    assert len(book.pages) == 1 + len(titles)
    assert titles_of(book) == titles
    assert "대기열 대기 중" in book.pages[titles.index(leaves["conversation"].title) + 1].extract_text()
    assert "수락" in book.pages[titles.index(leaves["respond"].title) + 1].extract_text()


def test_a_booklet_says_its_title_and_language_and_is_tagged_for_screen_readers(tmp_path: Path) -> None:
    book = PdfReader(io.BytesIO(written("pdf", tmp_path)["ko/booklet.pdf"]))
    catalog = book.root_object

    assert book.metadata is not None and book.metadata.title == BOOKLET.ko
    assert str(catalog["/Lang"]).startswith("ko")
    assert is_tagged(book)
    assert book.xmp_metadata is not None and b"pdfuaid" in book.xmp_metadata.stream.get_data()


def test_a_sign_that_no_font_has_costs_the_promise_and_not_the_booklet(tmp_path: Path) -> None:
    """U+10FFFD is a private sign of nobody's."""
    (leaf,) = [each for stem, each in pictures("en", None).items() if stem == "dialog"]
    odd = leaf._replace(svg=leaf.svg.replace(b">No dialog<", ">\U0010fffd<".encode()))

    book = PdfReader(io.BytesIO(typst_pages.booklet([odd], "en")))

    assert len(book.pages) == 2
    assert is_tagged(book)


def test_hostile_titles_are_texts_in_the_booklet() -> None:
    (leaf,) = [each for stem, each in pictures("en", None).items() if stem == "agent_status"]
    title = '#panic("x") *a* $x$ <b> "q" \\ @r // c'

    book = PdfReader(io.BytesIO(typst_pages.booklet([leaf._replace(title=title, sentence=title * 50)], "en")))

    assert titles_of(book) == [title]


# --- what is missing is said


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_without_typst_one_sentence_says_how_to_install_it(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(DrawError) as told:
        written(form, tmp_path)

    assert str(told.value) == 'PNG and PDF are set by Typst, which is not installed: pip install "textdesk[print]".'
    assert list(tmp_path.iterdir()) == []


def test_without_xlsxwriter_one_sentence_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(DrawError) as told:
        written("xlsx", tmp_path)

    assert str(told.value).endswith('XlsxWriter, which is not installed: pip install "textdesk[sheets]".')


def test_without_hangul_korean_pictures_are_not_made_of_squares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import typst

    bare = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    monkeypatch.setattr(typst_pages, "_fonts", lambda: bare)
    monkeypatch.setattr(typst_pages, "has_hangul", has_hangul.__wrapped__)

    with pytest.raises(DrawError, match=r"^No font of this system has Hangul; install one, as Noto Sans KR"):
        written("png", tmp_path, "ko")
    assert list(tmp_path.iterdir()) == []
    assert len(written("png", tmp_path, "en")) == len(STEMS)


def test_a_picture_that_is_none_is_one_sentence() -> None:
    with pytest.raises(PrintError, match=r"^The picture cannot be set \("):
        typst_pages.png(b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', "en")


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(DrawError, match=r"cannot be written \(Not a directory\); make room for it\.$"):
        write_form("csv", tmp_path / "file", ["en"])


def test_nothing_is_written_where_a_picture_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise PrintError("no ink")

    monkeypatch.setattr(forms, "png", refuse)

    with pytest.raises(DrawError, match=r"^no ink$"):
        written("png", tmp_path)
    assert list(tmp_path.iterdir()) == []
