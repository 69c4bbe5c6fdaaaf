"""What to write before a refused step: with those steps in the story, it is taken."""

import pytest

from machine.desk.in_process import InProcessDesk
from machine.port.vocabulary import why
from machine.story.steps.phrases import find
from machine.story.steps.remedies import REMEDIES
from machine.story.steps.scene import Scene
from machine.story.steps.scene_error import FactRefusedError, NotAcceptedError, SceneError
from spec.refusals import Refusal

STAGE = (
    'Given there is an agent "Minji"',
    'Given there is an agent "Jun"',
    'Given conversations of the asset "Main line" wait in the queue "Billing"',
    'Given there is a wrap-up reason "Resolved"',
    'Given there is a customer "Hana"',
    'Given there is a customer "Doyun"',
)
MANUAL = "Given conversations are offered by hand"
AVAILABLE = 'Given agent "Minji" is Available'
WAITS = 'Given the conversation of customer "Hana" waits in its queue'
HELD = 'Given agent "Minji" holds the conversation of customer "Hana"'
IN_DIALOG = 'When agent "Minji" clicks Transfer in the conversation of customer "Hana"'
ENDED = 'When agent "Minji" clicks End in the conversation of customer "Hana"'

STORIES: dict[str, tuple[Refusal, tuple[str, ...]]] = {
    "nobody is Available": (Refusal.NO_OFFER, (HELD,)),
    "nobody is Available, by hand": (Refusal.NOT_AVAILABLE, (MANUAL, HELD)),
    "nothing is offered": (
        Refusal.NO_OFFER,
        (MANUAL, WAITS, 'When agent "Minji" clicks Accept in the request of customer "Hana"'),
    ),
    "not accepted yet": (
        Refusal.NOT_ACCEPTED,
        (AVAILABLE, WAITS, 'When agent "Minji" types "Hello" to customer "Hana"'),
    ),
    "no part": (Refusal.NO_PART, (MANUAL, WAITS, 'When agent "Minji" types "Hello" to customer "Hana"')),
    "an agent nobody has heard of": (Refusal.UNKNOWN_NAME, ('Given agent "Sora" is Available',)),
    "an asset nobody has heard of": (Refusal.UNKNOWN_NAME, ('When the administrator deletes the asset "Shop line"',)),
    "a queue nobody has heard of": (Refusal.UNKNOWN_NAME, ('When the administrator deletes the queue "Delivery"',)),
    "a reason nobody has heard of": (
        Refusal.UNKNOWN_NAME,
        (AVAILABLE, HELD, ENDED, 'When agent "Minji" chooses the wrap-up reason "Sold" for customer "Hana"'),
    ),
    "routing is automatic": (
        Refusal.ROUTING_IS_AUTOMATIC,
        (
            'When customer "Hana" texts "Hello"',
            AVAILABLE,
            'When the system offers the conversation of customer "Hana" to agent "Minji"',
        ),
    ),
    "no room": (
        Refusal.NO_CAPACITY,
        (
            MANUAL,
            "Given the conversation limit per agent is 1",
            AVAILABLE,
            HELD,
            'Given agent "Minji" holds the conversation of customer "Doyun"',
        ),
    ),
    "the colleague is Idle": (
        Refusal.NOT_LISTED,
        (AVAILABLE, HELD, 'Given agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun"'),
    ),
    "the colleague is Idle, in a dialog": (
        Refusal.NOT_LISTED,
        (AVAILABLE, HELD, IN_DIALOG, 'When agent "Minji" chooses the agent "Jun" for customer "Hana"'),
    ),
    "a dialog is open": (
        Refusal.DIALOG_OPEN,
        (AVAILABLE, HELD, IN_DIALOG, 'When agent "Minji" clicks Conference in the conversation of customer "Hana"'),
    ),
    "no dialog is open": (
        Refusal.NO_DIALOG,
        (AVAILABLE, HELD, 'When agent "Minji" chooses the queue "Billing" for customer "Hana"'),
    ),
    "nothing is chosen": (
        Refusal.NOTHING_CHOSEN,
        (AVAILABLE, HELD, IN_DIALOG, 'When agent "Minji" clicks Transfer in the dialog for customer "Hana"'),
    ),
    "no reason is chosen": (
        Refusal.NOTHING_CHOSEN,
        (AVAILABLE, HELD, ENDED, 'When agent "Minji" clicks Submit Wrap Up for customer "Hana"'),
    ),
    "nothing is written": (Refusal.BLANK, (AVAILABLE, HELD, 'When agent "Minji" clicks Send to customer "Hana"')),
    "no conference is requested": (
        Refusal.NO_REQUEST,
        (AVAILABLE, HELD, 'When agent "Minji" withdraws the conference request for customer "Hana"'),
    ),
    "no conference is on": (
        Refusal.NO_CONFERENCE,
        (AVAILABLE, HELD, 'When agent "Minji" clicks End Conference in the conversation of customer "Hana"'),
    ),
    "a conference is requested": (
        Refusal.CONFERENCE_PENDING,
        (
            AVAILABLE,
            'Given agent "Jun" is Available',
            HELD,
            'Given agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"',
            IN_DIALOG,
        ),
    ),
    "the customer has no conversation": (Refusal.NO_CONVERSATION, ('When customer "Hana" leaves',)),
    "the wrap-up cannot be cancelled": (
        Refusal.WRAP_UP_REQUIRED,
        (AVAILABLE, HELD, ENDED, 'When agent "Minji" cancels the dialog for customer "Hana"'),
    ),
}
NOT_MENDED = ("the wrap-up cannot be cancelled",)
"""What the steps put in the place of the refused one."""


def play(story: tuple[str, ...]) -> Scene:
    """Raises SceneError where a step is refused."""
    scene = Scene(InProcessDesk())
    for step in story:
        keyword, _, text = step.partition(" ")
        [phrase] = find("given" if keyword == "Given" else "when", text)
        phrase.act(scene, **(phrase.match(text) or {}))
        scene.finish()
    return scene


def refused(story: tuple[str, ...]) -> SceneError:
    play(story[:-1])
    with pytest.raises((NotAcceptedError, FactRefusedError)) as told:
        play(story)
    assert isinstance(told.value, SceneError)
    return told.value


def test_every_reason_is_in_the_table() -> None:
    assert set(REMEDIES) == set(Refusal)


def test_tutorial_the_commonest_mistake_is_told_with_the_step_that_is_missing() -> None:
    error = refused((*STAGE, MANUAL, HELD))

    assert error.says.en.splitlines() == [
        "This step takes several things, and one of them was refused: the system offers the conversation of customer "
        '"Hana" to agent "Minji".',
        "The status of the agent does not allow this (AVAIL-1, GAP-2); set it to Available first. The conversation of "
        'customer "Hana" waits in the queue "Billing". The status of agent "Minji" is "Idle".',
        "Add before this step:",
        '    Given agent "Minji" is Available',
    ]
    assert '    먼저 상담사 "Minji"는 사용 가능 상태이다' in error.says.ko.splitlines()


@pytest.mark.parametrize("name", STORIES)
def test_with_the_steps_of_the_message_the_refused_step_is_taken(name: str) -> None:
    reason, told = STORIES[name]
    story = (*STAGE, *told)
    error = refused(story)
    assert why(reason, "en") in error.says.en
    assert error.steps, error.says.en
    before: list[str] = []
    first: list[str] = []
    for step in error.steps:
        [phrase] = find("given", step.en.removeprefix("Given "))
        (first if phrase.id.startswith("stage.") else before).append(step.en)
        assert find("given", step.ko.partition(" ")[2]) == [phrase]
        assert f"    {step.en}" in error.says.en.splitlines()

    # The last of a setting counts, so a stage that is mended at its end is as good as one mended in its place.
    settings = [step for step in told if step.startswith("Given") and "conversation limit" in step]
    rest = tuple(step for step in told if step not in settings)
    mended = (*STAGE, *settings, *first, *rest[:-1], *before)

    play(mended if name in NOT_MENDED else (*mended, rest[-1]))


def test_every_reason_with_steps_is_tried() -> None:
    tried = {reason for reason, _ in STORIES.values()}
    without = {reason for reason, remedy in REMEDIES.items() if remedy.__name__ == "_none"}

    assert tried | without == set(Refusal)


def test_a_name_that_is_written_wrongly_is_told_with_the_nearest() -> None:
    error = refused((*STAGE, 'Given agent "Minjo" is Available'))

    assert 'There is no agent "Minjo". Did you mean "Minji"? The agents are "Minji", "Jun".' in error.says.en
    assert '상담사 "Minjo"는 없다. 비슷한 이름은 "Minji"이다. 상담사는 "Minji", "Jun"이 있다.' in error.says.ko
