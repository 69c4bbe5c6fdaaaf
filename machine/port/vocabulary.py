"""The words for states, labels and refusals: the glossary's. What steps may write of them is in `choices.py`."""

from collections.abc import Iterable

from spec.catalogue.load import NEEDED, load
from spec.language import Language
from spec.refusals import Refusal

STATUS_CHOICES = {"available": "label.available", "idle": "label.idle", "rona": "label.rona"}
"""What a step can try to set as status; RONA is always refused."""
STATUSES = {**STATUS_CHOICES, "idle_pending": "label.idle_pending"}
LABELS = {**STATUSES, "engaged": "label.engaged"}
DIALOGS = {
    "transfer": "label.transfer_request_dialog",
    "conference": "label.conference_request_dialog",
    "wrap_up": "label.wrap_up_dialog",
}
CONTROLS = {"conference_requested": "label.conference_requested", "conference": "label.control_conference"}
BUTTONS = {
    name: f"label.{name}" for name in ("transfer", "conference", "withdraw", "end_conference", "end", "submit_wrap_up")
}
RESULTS = {name: f"state.Interaction.{name}" for name in ("done", "missed", "withdrawn")}
OUTCOMES = {name: f"value.outcome.{name}" for name in ("ended", "left", "abandoned", "interrupted")}
CAUSES = {"queue": "value.cause.queue", "transfer": "value.cause.transfer", "conference": "value.cause.conference"}
POLICIES = {policy: f"policy.{policy}" for policy in NEEDED["policy"]}


def why(refusal: Refusal, language: Language) -> str:
    """What a refusal says in short: the first half of the glossary's sentence, without the remedy."""
    sentence = load().words(f"refusal.{refusal.value}").of(language)
    return sentence.partition("; " if language == "en" else ". ")[0].rstrip(".")


def notice_read(notice: str, agent: str, language: Language) -> str:
    """What a notice about an agent says on the screen. One that the glossary does not have is given as it is."""
    if notice != "joined_message":
        return notice
    return load().words(f"label.{notice}").of(language).format(agent=agent)


def in_a_row(texts: Iterable[str]) -> str:
    """Messages as a step lists them. They are whole sentences, so a comma between them would not tell them apart."""
    return " / ".join(texts)
