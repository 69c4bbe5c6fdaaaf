"""The progress properties: nothing stays for ever, everything can still be finished."""

from spec.catalogue.entries import Words
from spec.properties.kinds import Instance, PossibleProperty, ResponseProperty
from spec.worlds import WorldLike


def open_conversations(world: WorldLike) -> frozenset[Instance]:
    """Conversations that are not closed, or closed with a wrap-up still to be submitted."""
    return frozenset((-1, index) for index, talk in enumerate(world.talks) if talk.state != "new")


def _parts_in(world: WorldLike, *states: str) -> frozenset[Instance]:
    return frozenset(
        (agent, conversation)
        for agent, row in enumerate(world.parts)
        for conversation, part in enumerate(row)
        if part.state in states
    )


def offers(world: WorldLike) -> frozenset[Instance]:
    return _parts_in(world, "offered")


def unsettled_parts(world: WorldLike) -> frozenset[Instance]:
    return _parts_in(world, "offered", "held", "wrap_up")


def agents_in_rona(world: WorldLike) -> frozenset[Instance]:
    return frozenset((agent, -1) for agent, status in enumerate(world.statuses) if status == "rona")


PROGRESS_PROPERTIES: tuple[PossibleProperty | ResponseProperty, ...] = (
    PossibleProperty(
        "can-be-closed-and-wrapped-up",
        Words(
            "From everywhere, every conversation can still be closed and wrapped up",
            "어느 상태에서나 모든 대화를 닫고 후속 작업을 마칠 수 있다",
        ),
        ("H1", "H4", "RULE-19", "RULE-38"),
        open_conversations,
    ),
    PossibleProperty(
        "every-part-can-be-settled",
        Words(
            "From everywhere, every agent's part can still be settled", "어느 상태에서나 상담사의 참여를 끝낼 수 있다"
        ),
        ("H4", "RULE-13"),
        unsettled_parts,
    ),
    ResponseProperty(
        "no-offer-stays-for-ever",
        Words("An offer never stays for ever: its time-out ends it", "요청은 영원히 남지 않고 만료로 끝난다"),
        ("GAP-1", "RULE-8"),
        offers,
        "Interaction.expire",
    ),
    ResponseProperty(
        "rona-can-be-left",
        Words("An agent in RONA can always become Available", "RONA 상태의 상담사는 언제나 사용 가능으로 바꿀 수 있다"),
        ("H2", "AVAIL-2"),
        agents_in_rona,
        "AgentStatus.set_available",
    ),
)
