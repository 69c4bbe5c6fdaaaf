"""The tools that an assistant sees: each a method, and what is said of it in both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from machine.editor.desks import OURS, NamedDesks
from machine.editor.judge import catalogue, conformance, features
from machine.editor.judge.answers import (
    Checked,
    Departure,
    Entries,
    FeatureRun,
    Held,
    Offered,
    Power,
    Reason,
    Steps,
    Way,
)
from machine.editor.judge.text import JudgeError, Limits, feature_text
from spec.catalogue.entries import Words
from spec.language import Language

if TYPE_CHECKING:
    from machine.harness.conformance import Conformance

SAYS: Mapping[str, Words] = {
    "find": Words(
        "Find clauses of the source document (as XFER-3) and assumptions where it is silent (GAP-2, RULE-46), by id or "
        "by words: what is said, where, why, what else could have been, and how `power` breaks it. Begin here: each "
        "scenario is tagged with the clause that it tests, as @XFER-3.",
        "원문의 조항(XFER-3)과 원문에 없어 정한 가정(GAP-2, RULE-46)을 id나 말로 찾는다. 무엇을 어디에서 말하는지, 왜 "
        "그런지, 달리 정할 수 있었던 것, `power`가 깨뜨리는 방법을 알려 준다. 여기에서 시작한다. 시나리오마다 시험하는 "
        "조항을 @XFER-3처럼 태그로 붙인다.",
    ),
    "steps": Words(
        "List or search the steps of which features are written: by words in either language, by topic, or all. No "
        "other step is understood.",
        "기능 파일에 쓰는 단계를 말(두 언어)이나 주제로 찾거나 모두 본다. 여기에 없는 단계는 쓸 수 없다.",
    ),
    "possible": Words(
        "The steps that may stand before a line (0: at the end of the text): a `when` that the desktop takes there, a "
        "`then` that is true there, a `given` that can be made so, with this scenario's own names. The text may be "
        "unfinished. `words` narrows it.",
        "어떤 줄 앞에(0이면 글의 끝에) 쓸 수 있는 단계: 데스크톱이 받아들이는 when, 참인 then, 만들 수 있는 given을 이 "
        "시나리오의 이름으로 알려 준다. 글은 덜 되었어도 된다. `words`로 좁힌다.",
    ),
    "check": Words(
        "Everything that is wrong with a feature, with line and reason: what no step reads, what would be refused, "
        "what is false, what checks nothing.",
        "기능 파일에서 잘못된 것을 줄과 이유와 함께 모두 알려 준다: 없는 단계, 거부될 명령, 거짓인 그러면, 아무것도 "
        "확인하지 않는 것.",
    ),
    "why": Words(
        "Why what stands in a line is refused or false, the clause or rule that this rests on, and the shortest steps "
        "that would make it possible.",
        "어떤 줄이 왜 거부되거나 거짓인지, 근거가 되는 조항이나 규칙, 그것을 할 수 있게 하는 가장 짧은 단계를 알려 "
        "준다.",
    ),
    "run": Words(
        f"Run a feature on a desktop: on {OURS}, our own, or on one that was named when the server was started; "
        "without a name on the one that its comment `# desk: NAME` chooses, else on ours. Green says only that it "
        "holds there; whether it tests anything says `power`.",
        f"기능 파일을 데스크톱에서 실행한다. {OURS}(우리 것)나 서버를 시작할 때 이름을 준 것에서 한다. "
        "이름을 주지 않으면 파일의 주석 `# desk: NAME`이 고른 것, 없으면 우리 것에서 한다. 초록은 거기에서 "
        "그렇다는 것일 뿐이고, 무엇을 시험하는지는 `power`가 말한다.",
    ),
    "power": Words(
        "Judge a feature: each scenario must be green and go red when the clause that it is tagged with is broken. One "
        "that stays green whatever is broken is refused, however it is worded. This is the verdict that counts.",
        "기능 파일을 판정한다. 시나리오마다 초록이어야 하고, 태그의 조항을 깨뜨리면 빨강이 되어야 한다. 무엇을 "
        "깨뜨려도 초록인 것은 어떻게 썼든 받아들이지 않는다. 이것이 판정이다.",
    ),
    "way": Words(
        "The shortest scenario in which a machine comes to a state, as Conversation.transfer_requested. An unknown "
        "state is answered with all that there are.",
        "기계가 어떤 상태(Conversation.transfer_requested)에 이르는 가장 짧은 시나리오. 없는 상태를 물으면 있는 것을 "
        "모두 알려 준다.",
    ),
    "conform": Words(
        "Hold a named desktop to the specification: verdict, what holds, what is broken, and each departure by its "
        "number. `only` asks about some clauses or commands alone. Plan short meets everything once and takes half a "
        "minute, small meets every command in every place and takes some; `examples` random runs follow.",
        "이름을 준 데스크톱을 명세에 대 본다: 판정, 지키는 것, 깨진 것, 번호가 붙은 어긋난 곳. `only`는 조항이나 명령 "
        "몇 개만 묻는다. plan short는 모든 것을 한 번씩 30초쯤, small은 모든 명령을 모든 상태에서 몇 분 동안 해 본다. "
        "그다음에 무작위 실행을 `examples`번 한다.",
    ),
    "departure": Words(
        "Explain a departure that `conform` found: expected and seen, the shortest run as a scenario, and each clause "
        "that asks for it, with its reason and what else could have been.",
        "`conform`이 찾은 어긋난 곳을 설명한다: 기대한 것과 보인 것, 가장 짧은 실행을 시나리오로, 근거가 되는 조항과 "
        "그 이유와 달리 정할 수 있었던 것.",
    ),
}
"""What is said of each tool, in the order in which they are listed."""
BEGIN = Words(
    "TextDesk is the executable specification of answering customers' text messages at an agent's desktop. To write a "
    "test: find the clause, see which steps there are (steps) and which are possible (possible), check, run, and have "
    "it judged (power). Every story needs an agent, an asset and a wrap-up reason. To write a desktop: conform, "
    "departure, find. Nothing that you say changes a verdict.",
    "TextDesk는 상담사 데스크톱에서 고객의 문자에 답하는 일의 실행 가능한 명세다. 시험을 쓸 때에는 조항을 찾고(find), "
    "어떤 단계가 있고(steps) 무엇을 할 수 있는지(possible) 보고, 검사하고(check), 실행하고(run), 판정을 받는다(power). "
    "어떤 이야기에나 상담사와 자산과 후속 작업 사유가 있어야 한다. 데스크톱을 만들 때에는 conform, departure, find를 "
    "쓴다. 무슨 말을 해도 판정은 달라지지 않는다.",
)
"""What the server says of itself."""

Role = Literal["given", "when", "then"]
Plan = Literal["none", "short", "small", "whole"]


class Tools:
    """The tools over these desktops and this folder. `language` is that of what no file decides."""

    def __init__(
        self, desks: NamedDesks, folder: Path | None = None, language: Language = "en", limits: Limits | None = None
    ) -> None:
        self._desks, self._folder, self.language = desks, folder, language
        self._limits = limits or Limits()
        self._one_at_a_time = Lock()
        self._found: dict[str, Conformance] = {}

    def all(self) -> Mapping[str, Callable[..., Any]]:
        """Each tool by its name."""
        return {name: getattr(self, name) for name in SAYS}

    def _text(self, feature: str, file: str) -> str:
        return feature_text(feature, file, self._folder, self._limits)

    def find(self, words: str, language: Language | None = None) -> Entries:
        """Clauses and assumptions."""
        return catalogue.entries(words, language or self.language)

    def steps(self, words: str = "", topic: str = "", language: Language | None = None) -> Steps:
        """Steps that there are."""
        return catalogue.steps(words, topic, language or self.language)

    def possible(self, role: Role, feature: str = "", file: str = "", before_line: int = 0, words: str = "") -> Offered:
        """Steps that may stand at a place."""
        with self._one_at_a_time:
            return features.offered(self._text(feature, file), before_line, role, words)

    def check(self, feature: str = "", file: str = "") -> Checked:
        """What is wrong with a feature."""
        with self._one_at_a_time:
            return features.checked(self._text(feature, file))

    def why(self, line: int, feature: str = "", file: str = "") -> Reason:
        """Why a line does not hold."""
        with self._one_at_a_time:
            return features.reason(self._text(feature, file), line)

    def run(self, feature: str = "", file: str = "", desk: str = "") -> FeatureRun:
        """How a feature ends on a desktop."""
        with self._one_at_a_time:
            return features.run(self._text(feature, file), self._desks, desk, self._limits)

    def power(self, feature: str = "", file: str = "") -> Power:
        """What each scenario is worth."""
        with self._one_at_a_time:
            return features.power(self._text(feature, file), self._limits)

    def way(self, state: str, language: Language | None = None) -> Way:
        """The shortest scenario that leads to a state."""
        with self._one_at_a_time:
            return catalogue.way(state, language or self.language)

    async def conform(
        self,
        desk: str,
        plan: Plan = "short",
        only: list[str] | None = None,
        failures: int = 3,
        examples: int = 50,
        seconds: float = 300.0,
        language: Language | None = None,
    ) -> Held:
        """How far a desktop is held to the specification."""
        told = language or self.language
        found = await conformance.conform(self._desks, desk, plan, tuple(only or ()), failures, examples, seconds, told)
        self._found[desk] = found
        return conformance.held(desk, found, told)

    def departure(self, desk: str, number: int = 1, language: Language | None = None) -> Departure:
        """One departure explained."""
        self._desks.target(desk)
        if desk not in self._found:
            raise JudgeError(
                Words(
                    f"Nothing is known of {desk} yet; call conform first.",
                    f"{desk}: 아직 모른다. 먼저 conform을 부른다.",
                )
            )
        return conformance.departure(self._found[desk], number, language or self.language)
