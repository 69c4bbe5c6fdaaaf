"""What is judged of a feature: whether it can be run, how it ends on a desktop, what each scenario is worth, what may
stand at a place, and why something there does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from machine.editor.desks import NamedDesks
from machine.editor.desktop_run import OVER, desk_named, played, runs, tags_of
from machine.editor.judge.answers import (
    Checked,
    FeatureRun,
    Found,
    Offered,
    Power,
    Reason,
    ScenarioPower,
    ScenarioRun,
    TagPower,
)
from machine.editor.judge.text import Deadline, JudgeError, Limits
from machine.language.check import check
from machine.language.completion import offers_at
from machine.language.course import course
from machine.language.diagnosis import diagnosis
from machine.language.draft import draft_at
from machine.language.feature import Story, stories_of
from machine.language.finding import Finding
from machine.language.hover import hover
from machine.language.line import language_in
from machine.language.play import Played
from machine.language.possible import can_begin
from machine.language.power import power as power_of
from machine.language.power import trial_of
from machine.language.quick_fix import quick_fixes
from machine.story.steps.phrase import Kind
from machine.story.steps.reading_tags import fitting
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language

MOST_FOUND, MOST_OFFERED, MOST_MISSED, MOST_SUGGESTED = 100, 60, 10, 6
NO_SCENARIO = Words(
    "There is no scenario or Background at this place; begin one above it.",
    "이 자리에는 시나리오도 배경도 없다. 그 위에서 시작한다.",
)
NO_SUCH_WORDS = Words(
    "Something is possible here, but nothing with these words; ask without them.",
    "여기에서 할 수 있는 것은 있지만 이 말이 들어간 것은 없다. 말 없이 묻는다.",
)
NO_STAGE = Words(
    "Nothing can happen before there is an agent, an asset and a wrap-up reason; set them up (steps, topic stage).",
    "상담사와 자산과 후속 작업 사유가 있어야 무엇이든 일어난다. 먼저 마련한다(steps의 주제 stage).",
)
NOTHING_THERE = Words("Nothing is possible here.", "여기에서 할 수 있는 것이 없다.")
NOT_SOUND = Words("It was not run: it has errors.", "오류가 있어서 실행하지 않았다.")
NOTHING = Words("Nothing was run.", "실행한 것이 없다.")
ACCEPTED = Words(
    "Accepted: every scenario is green, and goes red when the clauses of its tags are broken.",
    "받아들인다. 시나리오가 모두 초록이고, 태그의 조항을 깨뜨리면 빨강이 된다.",
)
REFUSED = Words("Not accepted: {count} of {of} scenarios.", "받아들이지 않는다: 시나리오 {of}개 가운데 {count}개.")
"""What is said of a whole feature."""
DOUBTFUL = Words("Not accepted: {count} warnings; mend them.", "받아들이지 않는다: 경고 {count}개를 고친다.")
EARNED = Words(
    "A Then of it is false when what it is tagged with is broken: {ways}.",
    "태그의 조항을 깨뜨리면 그러면 단계가 거짓이 된다: {ways}.",
)
UNEARNED = Words(
    "It stays green although {tags} is broken, and does not test it: check what the clause says, or leave the tag out.",
    "{tags}을(를) 깨뜨려도 초록이므로 그것을 시험하지 않는다. 조항이 말하는 것을 확인하거나 태그를 지운다.",
)
PROVES_NOTHING = Words(
    "No Then of it becomes false whatever is broken: it tests nothing. Say what is seen that was not so before the "
    "When.",
    "무엇을 깨뜨려도 그러면 단계가 거짓이 되지 않는다. 아무것도 시험하지 않는다. 만일 앞에서는 그렇지 않던 것을 "
    "확인한다.",
)
UNTAGGED = Words(
    "No clause that can be broken is its tag. It would notice that {tags} is broken: tag it with what it is about.",
    "깨뜨릴 수 있는 조항이 태그로 붙어 있지 않다. {tags}을(를) 깨뜨리면 알아채므로, 무엇에 관한 것인지 태그로 붙인다.",
)


def checked(text: str) -> Checked:
    """What stands there, and what becomes of it on our own desk."""
    found = _told(diagnosis(text).findings, language_in(text))
    wrong = sum(each.severity == "error" for each in found)
    can_be_run = check(text).is_sound
    says = Words(
        f"It can be run; {wrong} errors, {len(found)} findings." if can_be_run else f"{wrong} errors; mend them first.",
        f"실행할 수 있다. 오류 {wrong}개, 모두 {len(found)}개." if can_be_run else f"오류 {wrong}개. 먼저 고친다.",
    )
    return Checked(can_be_run, says.of(language_in(text)), found)


def run(text: str, desks: NamedDesks, name: str, limits: Limits) -> FeatureRun:
    """How it ends on a desktop, without a name on the one that the file chooses, else on ours. Raises DeskError."""
    language, looked = language_in(text), check(text)
    found = _told(looked.findings, language)
    if looked.feature is None or not looked.is_sound:
        return FeatureRun(False, NOT_SOUND.of(language), [], found)
    ends = limits.deadline()
    ended = runs(looked.feature, desks, name or desk_named(text).name, lambda: ends.is_over)
    shown = [_shown(story, end, language) for story, end in ended]
    passed, failed = (sum(each.outcome == outcome for each in shown) for outcome in ("passed", "failed"))
    told = Words(f"{passed} passed, {failed} failed of {len(shown)}.", f"{len(shown)}개: 통과 {passed}, 실패 {failed}.")
    return FeatureRun(passed > 0 and not failed, (told if shown else NOTHING).of(language), shown, found)


def _shown(story: Story, end: Played, language: Language) -> ScenarioRun:
    says, line = "", 0
    if end.finding is not None:
        says, line = end.finding.says.of(language), end.finding.line
    elif end.lacking is not None:
        says = end.lacking.of(language)
    return ScenarioRun(story.title, story.line, end.outcome, line, says)


# --- power


def power(text: str, limits: Limits) -> Power:
    """What each scenario is worth: green here, and red under faults of the clauses of its tags."""
    language, looked = language_in(text), check(text)
    found = _told(looked.findings, language)
    if looked.feature is None or not looked.is_sound:
        return Power(False, NOT_SOUND.of(language), [], found)
    ends = limits.deadline()
    shown = [_power(story, ends, language) for story in stories_of(looked.feature)]
    refused = sum(not each.accepted for each in shown)
    doubtful = sum(each.severity == "warning" for each in looked.findings)
    if not shown:
        says = NOTHING.of(language)
    elif refused:
        says = REFUSED.of(language).format(count=refused, of=len(shown))
    else:
        says = (DOUBTFUL if doubtful else ACCEPTED).of(language).format(count=doubtful)
    return Power(bool(shown) and not refused and not doubtful, says, shown, found)


def _power(story: Story, ends: Deadline, language: Language) -> ScenarioPower:
    def answer(accepted: bool, says: str, tags: Iterable[TagPower] = ()) -> ScenarioPower:
        return ScenarioPower(story.title, story.line, accepted, says, list(tags))

    if ends.is_over:
        return answer(False, OVER.of(language))
    end = played(story)
    if end.outcome != "passed":
        return answer(False, _shown(story, end, language).says)
    trial = trial_of(story, fitting(tags_of(story), ()).readings)
    faults, noticed = measured = power_of(trial, tags_of(story), counts_whole=False)
    told = [
        TagPower(tag, len(noticed[tag]), len(some), [each for each in some if each not in noticed[tag]][:MOST_MISSED])
        for tag, some in faults.items()
        if some
    ]
    if told and not measured.unearned:
        counts = ", ".join(f"{each.tag} {each.noticed}/{each.faults}" for each in told)
        return answer(True, EARNED.of(language).format(ways=counts), told)
    unearned = answer(False, UNEARNED.of(language).format(tags=", ".join(measured.unearned)), told)
    if any(each.noticed for each in told):
        return unearned
    faults, noticed = power_of(trial, counts_whole=False)
    seen = [tag for tag, some in noticed.items() if some]
    if not seen:
        return answer(False, PROVES_NOTHING.of(language), told)
    if told:
        return unearned
    seen.sort(key=lambda tag: (tag not in load().clauses, -len(noticed[tag]) / len(faults[tag])))
    return answer(False, UNTAGGED.of(language).format(tags=" / ".join(seen[:MOST_SUGGESTED])))


# --- a place


def offered(text: str, before_line: int, role: Kind, words: str) -> Offered:
    """The steps of a role that may stand before a line, or at the end where it is 0. Raises JudgeError for a line that
    there is not."""
    lines = text.rstrip("\n").split("\n")
    if not 0 <= before_line <= len(lines) + 1:
        raise _no_line(lines, before_line)
    line = before_line or len(lines) + 1
    # The place is a line of its own, as where somebody types.
    opened = "\n".join((*lines[: line - 1], "", *lines[line - 1 :]))
    offers = [each.text for each in offers_at(opened, line, role)]
    wanted = words.casefold().split()
    fitting_words = [each for each in offers if all(word in each.casefold() for word in wanted)]
    says = "" if fitting_words else _why_none(opened, line, role, offers).of(language_in(text))
    return Offered(role, fitting_words[:MOST_OFFERED], len(fitting_words), says)


def _why_none(text: str, line: int, role: Kind, offers: Sequence[str]) -> Words:
    draft = draft_at(text, line)
    if draft is None:
        return NO_SCENARIO
    if offers:
        return NO_SUCH_WORDS
    scene = course(draft, before_line=line).scene
    return NO_STAGE if role != "given" and not can_begin(scene) else NOTHING_THERE


def _no_line(lines: Sequence[str], line: int) -> JudgeError:
    return JudgeError(
        Words(
            f"The feature has {len(lines)} lines; there is no line {line}.",
            f"글은 {len(lines)}줄이다. {line}번째 줄은 없다.",
        )
    )


def reason(text: str, line: int) -> Reason:
    """Why what stands in a line does not hold, as far as something was found there, and what would mend it."""
    lines = text.split("\n")
    if not 1 <= line <= len(lines):
        raise _no_line(lines, line)
    diagnosed = diagnosis(text)
    found = [each for each in diagnosed.findings if each.line == line]
    whole = lines[line - 1]
    middle = len(whole) - len(whole.lstrip()) + 1
    fixes = [each.title for each in quick_fixes(text, diagnosed, line, line)]
    return Reason(_told(found, language_in(text)), hover(text, line, middle), fixes)


def _told(findings: Iterable[Finding], language: Language) -> list[Found]:
    some = islice(findings, MOST_FOUND)
    return [Found(each.line, each.severity, each.rule, each.says.of(language)) for each in some]
