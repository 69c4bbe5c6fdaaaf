"""The progress properties: nothing stays for ever, everything can still be finished."""

from spec.catalogue.entries import Words
from spec.properties.kinds import Over, PossibleProperty, ResponseProperty
from spec.worlds import WorldLike


def is_open(world: WorldLike, _agent: int, conversation: int) -> bool:
    """Not closed, or closed with a wrap-up still to be submitted."""
    return world.conversations[conversation].state != "new"


def is_offered(world: WorldLike, agent: int, conversation: int) -> bool:
    """Offered and not yet answered, which the time-out ends at the latest (GAP-1, RULE-8)."""
    return world.interactions[agent][conversation].state == "offered"


def is_unsettled(world: WorldLike, agent: int, conversation: int) -> bool:
    """Offered, held or in wrap-up: a live part (RULE-13)."""
    return world.interactions[agent][conversation].state in ("offered", "held", "wrap_up")


def is_in_rona(world: WorldLike, agent: int, _conversation: int) -> bool:
    """In RONA, which is left by hand only (AVAIL-2)."""
    return world.statuses[agent] == "rona"


PROGRESS_PROPERTIES: tuple[PossibleProperty | ResponseProperty, ...] = (
    PossibleProperty(
        "can-be-closed-and-wrapped-up",
        Words(
            "From everywhere, every conversation can still be closed and wrapped up",
            "어느 상태에서나 모든 대화를 닫고 후속 작업을 마칠 수 있다",
        ),
        ("H1", "H4", "RULE-19", "RULE-38"),
        Over.CONVERSATION,
        is_open,
    ),
    PossibleProperty(
        "every-part-can-be-settled",
        Words(
            "From everywhere, every agent's part can still be settled", "어느 상태에서나 상담사의 참여를 끝낼 수 있다"
        ),
        ("H4", "RULE-13"),
        Over.PART,
        is_unsettled,
    ),
    ResponseProperty(
        "no-offer-stays-for-ever",
        Words("An offer never stays for ever: its time-out ends it", "요청은 영원히 남지 않고 만료로 끝난다"),
        ("GAP-1", "RULE-8"),
        Over.PART,
        is_offered,
        "Interaction.expire",
    ),
    ResponseProperty(
        "rona-can-be-left",
        Words("An agent in RONA can always become Available", "RONA 상태의 상담사는 언제나 사용 가능으로 바꿀 수 있다"),
        ("H2", "AVAIL-2"),
        Over.AGENT,
        is_in_rona,
        "AgentStatus.set_available",
    ),
)
