"""The witness: it is shown the views after every command, and says nothing about a desk that shows what it must."""

from dataclasses import replace

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.answers import Accepted, Refused
from spec.port.configuration import Configuration
from spec.properties import HISTORY_PROPERTIES
from spec.visibility.masks import Masks, starred_secret
from spec.visibility.observation import Observation
from spec.visibility.witness import Witness
from tests.spec.visibility_walk import HANA, SECRETS, Step, configuration, observe, walk

SETTINGS = configuration()
MINJI = {"agent": "민지", "conversation": "c1"}
ANSWERED: tuple[c.AnyCommand, ...] = (
    c.SetStatus(agent="민지", status="available"),
    c.CustomerText(number=HANA, asset="Main line", text="Where is my order?"),
    c.Offer(conversation="c1", agent="민지"),
    c.Advance(seconds=5),
    c.Accept(**MINJI),
    c.TypeReply(**MINJI, text="On its way."),
    c.Send(**MINJI, by="enter"),
    c.End(**MINJI),
)


def played(commands: tuple[c.AnyCommand, ...], settings: Configuration = SETTINGS) -> list[Observation]:
    desk = InProcessDesk()
    seen = [observe(desk, settings, Step(None, desk.reset(settings)))]
    return [*seen, *(observe(desk, settings, Step(each, desk.apply(each))) for each in commands)]


def test_tutorial() -> None:
    """A witness watches one run. It keeps its own account, and compares every look with it."""
    witness = Witness(SETTINGS, secrets=SECRETS)
    desk = InProcessDesk()
    assert witness.see(observe(desk, SETTINGS, Step(None, desk.reset(SETTINGS)))) == ()

    # Nothing is wrong with what our desk shows while the agent answers.
    *commands, end = ANSWERED
    for command in commands:
        assert witness.see(observe(desk, SETTINGS, Step(command, desk.apply(command)))) == ()

    # A desk that leaves the compose box open after End lets the agent write to nobody.
    compose_box = desk.view("민지").panes[0].composer
    look = observe(desk, SETTINGS, Step(end, desk.apply(end)))
    view = desk.view("민지")
    left_open = msgspec.structs.replace(
        view, panes=tuple(msgspec.structs.replace(pane, composer=compose_box) for pane in view.panes)
    )
    (violation,) = witness.see(replace(look, views={**look.views, "민지": left_open}))

    assert violation.property == "compose-box-while-holding"
    assert violation.says == (
        "민지, pane of c1: the compose box is there exactly while the agent holds the conversation."
    )


@pytest.mark.parametrize("routing", ["manual", "automatic"])
@pytest.mark.parametrize("policy", ["blanket", "listed"])
@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_wrong_along_a_walk(routing: str, policy: str, seed: int) -> None:
    settings = configuration(routing, policy)  # type: ignore[arg-type]
    witness = Witness(settings, SECRETS)

    for place, look in enumerate(walk(InProcessDesk(), settings, seed, 250)):
        assert witness.see(look) == (), f"look {place}, after {look.command}"


def test_a_repeated_command_is_refused_and_changes_nothing() -> None:
    """H6: Accept, End and Submit Wrap Up, each a second time."""
    twice = [
        command
        for each in (
            *ANSWERED,
            c.Choose(**MINJI, kind="reason", name="Resolved"),
            c.SubmitWrapUp(**MINJI),
        )
        for command in ((each, each) if isinstance(each, c.Accept | c.End | c.SubmitWrapUp) else (each,))
    ]
    witness = Witness(SETTINGS)
    looks = played(tuple(twice))

    assert [witness.see(look) for look in looks] == [()] * len(looks)
    assert [type(look.command) for look in looks if look.answer == "refused"] == [c.Accept, c.End, c.SubmitWrapUp]


def test_at_the_second_of_its_time_out_a_request_cannot_be_accepted() -> None:
    """H9: one second earlier it can."""
    desk = InProcessDesk()
    desk.reset(SETTINGS)
    for command in ANSWERED[:3]:
        assert desk.apply(command) == Accepted()
    desk.advance(SETTINGS.rona_seconds)

    assert isinstance(desk.apply(c.Accept(**MINJI)), Refused)
    assert [brick.result for brick in desk.view("민지").history] == ["missed"]
    assert desk.view("민지").status == "rona"

    in_time = played((*ANSWERED[:3], c.Advance(seconds=SETTINGS.rona_seconds - 1), c.Accept(**MINJI)))
    assert in_time[-1].accepted and in_time[-1].views["민지"].status == "available"


def test_no_sentence_tells_what_a_customer_wrote() -> None:
    """Every look is taken for that of another run, so that nearly everything is wrong with it."""
    settings = configuration(masking=False)
    witness = Witness(configuration(), SECRETS)
    says = [violation.says for look in walk(InProcessDesk(), settings, 3, 120) for violation in witness.see(look)]

    assert len(says) > 100
    assert not [each for each in says if any(secret in each for secret in (*SECRETS, HANA, "Hana", "202"))]


def test_every_history_property_stands_once_with_both_languages() -> None:
    ids = [each.id for each in HISTORY_PROPERTIES]

    assert len(ids) == len(set(ids)) == 35
    assert {each.kind for each in HISTORY_PROPERTIES} == {"history"}
    for each in HISTORY_PROPERTIES:
        assert each.title.en and each.title.ko and each.cites
        load().check_cites(each.cites, each.id)


def test_the_forms_are_the_documented_ones() -> None:
    assert [starred_secret(example.before) for example in load().examples] == [each.after for each in load().examples]
    assert starred_secret("4111 1111 1111 1111") == "************1111"
    assert starred_secret("10001") == "*0001"
    assert starred_secret("+1 202 \n555 0101") == "***** \n***0101", "a line ends where it ended"
    assert starred_secret("1234") == "1234", "a short code tells no more than the last four"


def test_a_text_is_masked_where_a_secret_stands_and_nowhere_else() -> None:
    masks = Masks("blanket", True, SECRETS)
    text = "Take 4111 1111 1111 1111, please"

    assert masks.is_text("message_text", "Take ************1111, please", text)
    assert not masks.is_text("message_text", text, text)
    assert not masks.is_text("message_text", "Take ****, please", text)
    assert not masks.is_text("message_text", "**** ************1111, please", text)

    # A number that was not planted may be one to a masker, or not; nothing else may change.
    assert masks.is_text("message_text", "Call 202 555 0101", "Call 202 555 0101")
    assert masks.is_text("message_text", "Call ******0101", "Call 202 555 0101")
    assert not masks.is_text("message_text", "Tell ******0101", "Call 202 555 0101")
    assert masks.is_text("message_text", "***\n***0101", "202\n555 0101")
    assert not masks.is_text("message_text", "******0101", "202\n555 0101")
    assert not masks.is_text("message_text", "******0101", "202 555 0101\n")

    # The listed policy leaves a toaster's text alone, but no policy a name that is a number.
    listed = Masks("listed", True, SECRETS)
    assert listed.is_text("toaster_text", text, text)
    assert listed.is_name("customer_name", "********0104", "+1 202 555 0104")
    assert not listed.is_name("customer_name", "+1 202 555 0104", "+1 202 555 0104")
