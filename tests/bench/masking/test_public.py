"""The bench on public text, on small files made up here: what is read, which lines are drawn, how they are judged."""

import json
import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.masking import peers, public
from tests.bench.masking.public_lines import (
    CORPORA,
    QUOTAS,
    RUN,
    Line,
    Stratum,
    TextError,
    named,
    read,
    sample,
    stratum,
)

SMS = (
    "ham\tcall me on 010-0000-1234 ok?\n"
    "spam\tWIN! Ring 0800 555 0142 or mail win@example.com\n"
    "ham\tbus 8, 22, 65, 61, 66 all go there\n"
    "ham\tsee you at 7\n"
)
TOLD = {
    "call me on 010-0000-1234 ok?": "phone:11:24",
    "WIN! Ring 0800 555 0142 or mail win@example.com": "phone:10:23 email:32:47",
    "bus 8, 22, 65, 61, 66 all go there": "-",
}


@pytest.fixture
def sms(tmp_path: Path) -> Path:
    path = tmp_path / "SMSSpamCollection"
    path.write_text(SMS, encoding="utf-8")
    return path


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    path = tmp_path / "judged.tsv"
    rows = [f"sms\t{named(text)}\t{spans}" for text, spans in TOLD.items()]
    path.write_text("\n".join([public.HEAD, *rows, ""]), encoding="utf-8")
    return path


def engine(**outputs: str) -> peers.Engine:
    """An engine that knows by heart what to put in the place of a text, and leaves all else."""
    swapped = {text.replace("_", " "): output for text, output in outputs.items()}
    return peers.Engine(
        "parrot", "", "", ("phone", "email"), lambda texts: [swapped.get(text, text) for text in texts], None
    )


def figures_of(text: str, spans: str, output: str) -> public.Figures:
    marked = tuple(public._span(span) for span in spans.split(" ") if span)
    parrot = peers.Engine("parrot", "", "", ("phone", "email"), lambda texts: [output for _ in texts], None)
    return public.measured([Line(text, "a")], {named(text): marked}, parrot)


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def texts(*places: Path, is_mail: bool = False) -> list[str]:
    return [line.text for line in read(places, is_mail)]


# What is measured


def test_who_gives_texts_by_path_sees_what_leaks_and_what_is_taken_named_by_hash(
    sms: Path, judged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert public.main(["--sms", str(sms), "--judged", str(judged), "--engine", "control"]) == 0

    shown = capsys.readouterr().out
    assert "| sms | 3 of 3 judged | 1 | 2 of 2 (100.0%) | 1 of 1 (100.0%) | 0 of 1 (0.0%) | 0 of 3 (0.0%) |" in shown
    assert f"sms: leaked: phone {named('call me on 010-0000-1234 ok?')} 11-24" in shown
    assert "010-0000-1234" not in shown


def test_the_text_is_shown_only_to_who_asks(sms: Path, judged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    public.main(["--sms", str(sms), "--judged", str(judged), "--engine", "control", "--show"])

    assert "    010-0000-1234\n    call me on 010-0000-1234 ok?\n" in capsys.readouterr().out


def test_our_engine_is_measured_unless_another_is_named(
    sms: Path, judged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert public.main(["--sms", str(sms), "--judged", str(judged)]) == 0
    assert "| 0 of 2 (0.0%) | 0 of 1 (0.0%) |" in capsys.readouterr().out


def test_four_signs_of_a_number_and_the_first_of_a_mailbox_may_be_left() -> None:
    text, spans = "ring 010-0000-1234 or hana@example.com", "phone:5:18 email:22:38"
    kept = figures_of(text, spans, "ring *********1234 or h***@example.com")
    more = figures_of(text, spans, "ring ********01234 or ha**@example.com")

    assert (kept.leaked("phone"), kept.leaked("email"), kept.needless) == (0, 0, 0)
    assert (more.leaked("phone"), more.leaked("email")) == (1, 1)
    assert kept.values == {"phone": 1, "email": 1}


def test_a_run_of_digits_that_nobody_would_ring_is_an_alarm_once_a_sign_of_it_is_taken() -> None:
    figures = figures_of("bus 8, 22, 65, 61, 66", "", "bus 8, 22, 65, 61, **")

    assert figures.look_alikes == {"digits": 1}
    assert [(wrong.what, wrong.start, wrong.end) for wrong in figures.alarms] == [("digits", 4, 21)]
    assert figures.needless == 1


def test_what_has_an_at_and_is_no_mailbox_is_a_look_alike_of_its_own() -> None:
    figures = figures_of("root@web1:/srv 1234567", "", "r***@web1:/srv 1234567")

    assert figures.look_alikes == {"with an @": 1, "digits": 1}
    assert [wrong.what for wrong in figures.alarms] == ["with an @"]


def test_what_is_taken_beside_all_that_was_seen_is_named_as_well() -> None:
    figures = figures_of("room 12, ring 010-0000-1234", "phone:14:27", "room **, ring *********1234")

    assert [(wrong.what, wrong.start, wrong.end) for wrong in figures.alarms] == [(public.ELSEWHERE, 5, 7)]
    assert figures.needless == 1


@pytest.mark.parametrize("output", ["no 0000 0000", "no ****0000", "no ****"])
def test_of_what_nobody_can_tell_any_output_is_right(output: str) -> None:
    figures = figures_of("no 0000 0000", "unclear:3:12", output)

    assert (figures.leaks, figures.alarms, figures.values.total()) == ([], [], 0)


def test_a_line_that_stands_twice_is_measured_once_and_an_unjudged_one_not_at_all() -> None:
    text = "ring 010-0000-1234"
    lines = [Line(text, "a"), Line(text, "b"), Line("ring 010-0000-9999", "b")]

    figures = public.measured(lines, {named(text): (("phone", 5, 18),)}, engine())

    assert (figures.lines, figures.sources, len(figures.leaks)) == (1, {"a": 1}, 1)


def test_where_no_judged_line_is_there_the_run_fails(
    tmp_path: Path, judged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = write(tmp_path / "other.txt", "nothing of it\n")

    assert public.main(["--sms", str(other), "--judged", str(judged), "--engine", "control"]) == 1
    assert "| sms | 0 of 3 judged | 0 |" in capsys.readouterr().out


def test_a_value_in_a_run_of_digits_takes_it_apart() -> None:
    of = public.message("help 08005550142150p, ref 55501421", [("phone", 5, 16)])

    assert [(truth.start, truth.end) for truth in of.truths] == [(5, 16)]
    assert [of.text[one.start : one.end] for one in of.harmless] == ["55501421"]


@given(st.text("0123456789 -@a.", max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_no_look_alike_reaches_into_what_was_judged(text: str, start: int, length: int) -> None:
    spans = [("phone", start, start + length)] if start + length <= len(text) else []
    of = public.message(text, spans)

    assert not [one for one in of.harmless for _, first, last in spans if one.start < last and first < one.end]
    assert all(re.search(r"@|\d", of.text[one.start : one.end]) for one in of.harmless)


def test_a_judgement_of_a_longer_line_is_refused() -> None:
    with pytest.raises(ValueError, match=r"reaches past the end of that line\. Judge it anew\."):
        public.message("ring", [("phone", 0, 9)])


# The table


def test_the_table_here_holds_places_and_no_text() -> None:
    head, *rows = public.TABLE.read_text(encoding="utf-8").splitlines()
    judged = public.judged_lines(public.TABLE)
    kinds = Counter(kind for corpus in CORPORA for spans in judged[corpus].values() for kind, _, _ in spans)

    assert head == public.HEAD
    assert all(re.fullmatch(r"[a-z]+\t[0-9a-f]{16}\t(-|[a-z]+:\d+:\d+( [a-z]+:\d+:\d+)*)", row) for row in rows)
    # No line of the logs is without a run of seven digits, each begins with its time.
    assert {corpus: len(judged[corpus]) for corpus in CORPORA} == {
        corpus: sum(QUOTAS[corpus].values()) - (QUOTAS[corpus]["digits"] if corpus == "logs" else 0)
        for corpus in CORPORA
    }
    assert kinds["phone"] > 400 and kinds["email"] > 100


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("sms\t0123\tphone:1:9\t", "Line 2 of .* judges no line"),
        ("chat\t0123\tphone:1:9", "Line 2 of .* judges no line"),
        ("sms\t0123\tfax:1:9", "Line 2 of .* judges no line"),
        ("sms\t0123\tphone:9:9", "Line 2 of .* judges no line"),
        ("sms\t0123\tphone:1:9 email:8:12", "Line 2 of .* judges something twice"),
        ("sms\t0123\t-\nsms\t0123\tphone:1:9", "Line 3 of .* judges something twice"),
    ],
)
def test_a_row_that_says_something_impossible_is_named(tmp_path: Path, row: str, complaint: str) -> None:
    path = write(tmp_path / "judged.tsv", f"{public.HEAD}\n{row}\n")

    with pytest.raises(ValueError, match=complaint):
        public.judged_lines(path)


def test_what_is_drawn_and_not_judged_is_shown_to_who_would_judge_it(
    sms: Path, judged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert public.main(["--sms", str(sms), "--judged", str(judged), "--unjudged"]) == 0

    shown = capsys.readouterr().out
    assert "sms: 1 of the 4 lines drawn are not judged" in shown
    assert f"{named('see you at 7')}\tSMSSpamCollection\tsee you at 7" in shown


# What is read


def test_the_label_before_an_sms_is_no_part_of_it(sms: Path) -> None:
    assert texts(sms) == [line.split("\t")[1] for line in SMS.splitlines()]


def test_a_message_of_the_nus_corpus_may_hold_line_ends(tmp_path: Path) -> None:
    as_xml = write(tmp_path / "sms.xml", "<smsCorpus><message id='1'><text>hi\n&amp; bye</text></message></smsCorpus>")
    as_json = {"smsCorpus": {"message": [{"@id": 1, "text": {"$": "hi\n& bye"}}, {"@id": 2, "text": {"$": 12}}]}}

    assert texts(as_xml) == ["hi\n& bye"]
    assert texts(write(tmp_path / "sms.json", json.dumps(as_json))) == ["hi\n& bye", "12"]


def test_a_folder_is_read_to_the_bottom_and_what_lies_in_it_is_the_source(tmp_path: Path) -> None:
    write(tmp_path / "logs" / "b.log", "second\r\n\r\nthird\n")
    write(tmp_path / "logs" / "a" / "deep" / "x.log", "first\n")
    write(tmp_path / "logs" / "c.bin", "\0\0 packed\n")

    assert list(read([tmp_path / "logs"])) == [Line("first", "a"), Line("second", "b.log"), Line("third", "b.log")]


def test_of_a_mail_only_what_people_see_is_read(tmp_path: Path) -> None:
    mail = write(
        tmp_path / "1",
        "Received: from web1 by web2; 12 Jul 2002 10:20:30\nFrom: hana@example.com\nMessage-Id: <1@web1>\n"
        "Subject: 7 or 8?\n\nDate: a line of the body\nring 010-0000-1234\n",
    )

    assert texts(mail, is_mail=True) == [
        "From: hana@example.com", "Subject: 7 or 8?", "Date: a line of the body", "ring 010-0000-1234",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "encoding"), [("도서관 02-000-1234", "cp949"), ("caf\xe9\xff 12", "latin-1")])
def test_old_encodings_are_read_as_well(tmp_path: Path, text: str, encoding: str) -> None:
    assert texts(write(tmp_path / "old", text, encoding)) == [text]


def test_a_line_too_long_to_read_in_one_go_is_left_out(tmp_path: Path) -> None:
    assert texts(write(tmp_path / "a", f"{'7' * 1000}\n{'7' * 1001}\n")) == ["7" * 1000]


@pytest.mark.parametrize("name", ["a.xml", "a.json"])
def test_a_file_that_is_not_what_its_name_says_ends_the_run_with_a_sentence(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / name, "ring 1")

    assert public.main(["--logs", str(tmp_path / name)]) == 2
    assert re.search(r"public: .*a\.\w+ is no \w+: .*Rename it if it is plain text\.", capsys.readouterr().err)


def test_a_place_where_nothing_is_is_named(tmp_path: Path) -> None:
    with pytest.raises(TextError, match=r"There is nothing at .*none\. Give the path of a text file"):
        list(read([tmp_path / "none"]))


def test_who_gives_no_text_is_told_how(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        public.main([])

    assert "give the path of some text: --sms, --logs, --mail, --korean" in capsys.readouterr().err


# What is drawn

LINES = st.lists(
    st.builds(Line, st.text("019 -@:xy", min_size=1, max_size=14), st.sampled_from("abc")),
    max_size=40,
    unique_by=lambda line: line.text,
)


@given(LINES, st.randoms(use_true_random=False), st.integers(0, 5))
def test_whatever_the_order_of_the_lines_the_same_ones_are_drawn(lines: list[Line], random: Random, most: int) -> None:
    quotas: dict[Stratum, int] = {"address": most, "run": most, "digits": most}
    drawn = sample(lines, quotas)
    random.shuffle(lines)
    again = sample(lines, quotas)

    assert drawn == again
    assert len(set(drawn)) == len(drawn)
    assert max(Counter(re.sub("grouped", "run", str(stratum(line.text))) for line in drawn).values(), default=0) <= most


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("hana@example.com", "address"),
        ("ring 02-000-1234", "grouped"),
        ("ring 0800 555 0142 now", "grouped"),
        ("10.0.0.1:8080 and more", "run"),
        ("at 17/06/09 20:10:41", "run"),
        ("id 01234567", "run"),
        ("at 7 or 8", "digits"),
        ("ring me", None),
    ],
)
def test_lines_are_told_apart_by_what_somebody_could_see_in_them(text: str, seen: Stratum | None) -> None:
    assert stratum(text) == seen


def test_sources_take_turns_and_of_each_a_new_shape_comes_before_more_of_the_same() -> None:
    chatty = [Line(f"job {number} done after {number} s", "a") for number in range(100, 130)]
    drawn = sample([*chatty, Line("disk 1 full", "a"), Line("fan 7", "b")], {"digits": 3})

    assert {line.source for line in drawn[:2]} == {"a", "b"}
    assert "disk 1 full" in {line.text for line in drawn}


def test_what_is_grouped_is_a_run_where_it_has_no_share_of_its_own() -> None:
    line = Line("ring 010-0000-1234", "a")

    assert sample([line], {"run": 1}) == sample([line], {"grouped": 1}) == [line]
    assert sample([line], {"digits": 1}) == []
    assert RUN.search(line.text)
