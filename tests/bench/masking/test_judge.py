"""The judge of the masking benchmark: what is leaked, found, or taken without need, whatever an engine writes."""

import json
import re
from pathlib import Path

import pytest

from tests.bench.masking import peers, run
from tests.bench.masking.corpora import DOCUMENTED, Harmless, Message, Truth, messages
from tests.bench.masking.judge import judge, left
from tests.bench.masking.values import Kind

TAG = re.compile(r"\[[A-Z_]+\]")


def message(before: str, value: str, after: str, kind: Kind = "phone", judged: int | None = None) -> Message:
    start = len(before)
    truth = Truth(kind, start, start + len(value), start + (len(value) if judged is None else judged), False)
    return Message(before + value + after, "en", (truth,))


def leaks(of: Message, output: str) -> bool:
    return judge([of], [output], TAG).leaks.total() == 1


CALL = message("call +1 202 555 0143 now", "", "")._replace(truths=(Truth("phone", 5, 20, 20, False),))


@pytest.mark.parametrize(
    ("output", "leaked"),
    [
        ("call +1 202 555 0143 now", True),
        ("call [PHONE] now", False),
        ("call ********0143 now", False),
        ("call *******50143 now", True),
        ("call +1 [PHONE] now", False),
        ("call +1 202 [PHONE] now", False),
        ("call +1 202 5[PHONE] now", True),
        ("call now", False),
        ("call ****", False),
    ],
)
def test_of_a_number_four_digits_may_be_left_wherever_they_stand(output: str, leaked: bool) -> None:
    assert leaks(CALL, output) is leaked


@pytest.mark.parametrize(
    ("mailbox", "output", "leaked"),
    [
        ("hana.kim", "mail h*******@example.com", False),
        ("hana.kim", "mail ha******@example.com", True),
        ("hana.kim", "mail ****.***@example.com", False),
        ("hana.kim", "mail [EMAIL]", False),
        ("hana.kim", "mail hana.kim@[URL]", True),
        ("h", "mail *@example.com", False),
        ("h", "mail h@example.com", True),
    ],
)
def test_of_a_mail_address_the_first_sign_and_the_domain_may_be_left(mailbox: str, output: str, leaked: bool) -> None:
    assert leaks(message("mail ", f"{mailbox}@example.com", "", "email", len(mailbox)), output) is leaked


def test_of_an_iban_letters_count_as_digits_do_but_not_those_of_a_tag() -> None:
    of = message("IBAN ", "GB82 WEST 1234 5698 7654 32", "", "iban")

    assert leaks(of, "IBAN GB82 W***")
    assert not leaks(of, "IBAN ******************5432")
    assert not leaks(of, "IBAN [WESTERN_IBAN_GB]")


def test_a_value_that_only_lost_its_disguise_is_leaked() -> None:
    assert leaks(message("☎ ", "０１０-1\u200b234-٥678", ""), "☎ 010-1234-5678")
    assert leaks(message("☎ ", "010-1234-5678", ""), "☎ ０１０１２３４５６７８")


def test_an_extension_is_neither_leaked_nor_a_false_alarm() -> None:
    of = message("", "202-555-0143 ext. 12", "", judged=12)
    kept, taken = judge([of], ["******0143 ext. 12"], TAG), judge([of], ["******014*****"], TAG)

    assert (kept.leaks.total(), taken.leaks.total()) == (0, 0)
    assert (kept.precision, taken.precision) == (1, 1)


def test_a_look_alike_that_lost_one_digit_is_a_false_alarm() -> None:
    of = Message("at 12:30 in 2026", "en", harmless=(Harmless("time", 3, 8), Harmless("date", 12, 16)))
    tally = judge([of], ["at 12:3* in 2026"], TAG)

    assert tally.alarms == {"time": 1}
    assert tally.false_alarms == 1 / 2
    assert tally.precision == 0


def test_precision_counts_each_needless_run_and_a_star_of_the_text_itself_as_none() -> None:
    of = message("*see* 2026, ", "202-555-0143", " or 12")._replace(harmless=(Harmless("date", 6, 10),))

    assert judge([of], ["*see* 2026, ******0143 or 12"], TAG).precision == 1
    assert judge([of], ["*see* ****, [PHONE] or [X]"], TAG).precision == 1 / 3


def test_an_engine_that_does_nothing_leaks_all_and_alarms_nobody() -> None:
    of = message("call ", "202-555-0143", " today")
    tally = judge([of], [of.text], None)

    assert tally.leak_rate(["phone"]) == tally.leak_rate(["phone"], False) == 1
    assert tally.leak_rate(["phone"], True) is None
    assert tally.leak_rate(["card"]) is None
    assert tally.precision is None
    assert tally.false_alarms is None


@pytest.mark.parametrize("written", ["[VALUE]", "", "*"])
def test_an_engine_that_takes_all_contact_data_and_nothing_else_is_without_fault(written: str) -> None:
    made = messages("dense", 1500, seed=9)
    outputs = []
    for of in made:
        output = of.text
        for truth in reversed(of.truths):
            taken = written * (truth.end - truth.start) if written == "*" else written
            output = output[: truth.start] + taken + output[truth.end :]
        outputs.append(output)
    tally = judge(made, outputs, TAG)

    assert tally.leaks.total() == 0
    assert tally.alarms.total() == 0
    assert tally.precision == 1
    assert tally.touched == tally.values.total() > 1000


def test_phone_numbers_in_ordinary_writing_are_counted_by_form_where_the_corpus_tells_it() -> None:
    told = [
        CALL._replace(truths=tuple(t._replace(form="international", is_cued=is_cued) for t in CALL.truths))
        for is_cued in (True, True, False)
    ]
    hidden = CALL._replace(truths=tuple(t._replace(form="national", obfuscated=True) for t in CALL.truths))
    tally = judge([*told, hidden, CALL], [CALL.text, "call [PHONE] now", *[CALL.text] * 3], TAG)

    assert tally.phones == {"international, cued": 2, "international, not cued": 1}
    assert tally.leaked_phones == {"international, cued": 1, "international, not cued": 1}


def test_what_is_left_keeps_its_place_beside_what_was_taken() -> None:
    assert left("a 010 b", "a 010 b") == frozenset(range(7))
    assert left("a 010 b", "a [PHONE] b", TAG) == {0, 1, 5, 6}


def test_a_run_compares_engines_and_names_a_peer_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(kinds: object) -> peers.Engine:
        raise ModuleNotFoundError("No module named 'fastscrub'")

    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "ROUNDS", 1)
    monkeypatch.setitem(peers._ENGINES, "fastscrub", fail)

    assert run.main(["--messages", "140", "--peers", "control,textdesk,fastscrub", "--no-long"]) == 0

    shown = capsys.readouterr().out
    report = json.loads((tmp_path / "build" / "bench" / "masking.json").read_text(encoding="utf-8"))
    assert "- fastscrub: not installed here: No module named 'fastscrub'" in shown
    assert shown.count("| not here") == 4
    assert set(report["speed"]["unseen dense"]) == {"control", "textdesk"}
    assert report["quality"]["unseen dense"]["control"]["leaked"] == dict.fromkeys(DOCUMENTED, 1)
    assert report["quality"]["unseen dense"]["textdesk"]["recall"] > 0.5


def test_a_run_over_a_blind_corpus_tells_leaked_phone_numbers_by_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "ROUNDS", 1)

    assert run.main(["--corpus", "blind chat", "--messages", "200", "--peers", "control", "--no-long"]) == 0

    shown = capsys.readouterr().out
    report = json.loads((tmp_path / "build" / "bench" / "masking.json").read_text(encoding="utf-8"))
    forms = report["quality"]["blind chat"]["control"]["leaked phones by form"]
    assert "Leaked phone numbers by form, blind chat corpus" in shown
    assert {"national, cued", "e164, not cued"} <= forms.keys()
    assert all(0 < counts["leaked"] == counts["of"] for counts in forms.values())


def test_an_engine_that_nobody_knows_is_refused_with_the_names(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run.main(["--peers", "nobody"])

    assert "there is no engine 'nobody'; choose of control, textdesk" in capsys.readouterr().err
