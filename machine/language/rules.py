"""Every rule by which something is said of a feature file: how grave it is, and its sentence in both languages.

A sentence says what is wrong, in words that stand in the file, and what to write instead. `{name}` stands for a value,
and `{이/가}` for the particle that fits what is before it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from spec.catalogue.entries import Words

Severity = Literal["error", "warning", "information", "hint"]
"""An error is never green, a warning only where nobody is strict; an information is for who is writing; a hint is about
the look alone."""


class Rule(NamedTuple):
    """How grave a finding of this rule is, and what it says."""

    severity: Severity
    says: Words


def _error(en: str, ko: str) -> Rule:
    return Rule("error", Words(en, ko))


def _warning(en: str, ko: str) -> Rule:
    return Rule("warning", Words(en, ko))


def _information(en: str, ko: str) -> Rule:
    return Rule("information", Words(en, ko))


def _hint(en: str, ko: str) -> Rule:
    return Rule("hint", Words(en, ko))


FILES = {
    "file-unreadable": _error("The file cannot be read ({why}).", "파일을 읽을 수 없다({why})."),
    "file-too-large": _error(
        "The file has {size} bytes; the most is {most}. Split it.",
        "파일이 {size}바이트이다. 최대 {most}바이트이므로 나누어야 한다.",
    ),
    "file-not-utf-8": _error(
        "This line is not in UTF-8; save the file as UTF-8.", "이 줄은 UTF-8이 아니다. 파일을 UTF-8로 저장한다."
    ),
    "file-other-encoding": _warning(
        "The file was read as {encoding}; save it as UTF-8.", "파일을 {encoding}{으로/로} 읽었다. UTF-8로 저장한다."
    ),
    "file-has-nul": _error(
        "This line holds a NUL character, so the file is no text; save it as UTF-8.",
        "이 줄에 NUL 문자가 있어 텍스트 파일이 아니다. 파일을 UTF-8로 저장한다.",
    ),
    "line-too-long": _error(
        "This line has {size} characters; the most is {most}.", "이 줄은 {size}자이다. 한 줄은 최대 {most}자이다."
    ),
    "file-without-feature": _error(
        "The file holds no feature; begin it with `Feature:` and a name.",
        "파일에 기능이 없다. 첫 줄에 `# language: ko`, 둘째 줄에 `기능:`과 이름을 쓴다.",
    ),
    "feature-without-scenario": _error(
        "The feature has no scenario; add one (`Scenario:`).", "기능에 시나리오가 없다. `시나리오:`를 추가한다."
    ),
    "file-misplaced": _warning(
        "{name} ends in .feature{ending} and was not read; rename it so that it ends in .feature.",
        "{name}{은/는} 이름이 .feature로 끝나지 않아 읽지 않았다. .feature로 끝나게 이름을 바꾼다.",
    ),
}

STRUCTURE = {
    "header-missing": _error(
        "The file is written in Korean and does not say so; write `# language: ko` in the first line.",
        "한국어 파일인데 언어를 적지 않았다. 첫 줄에 `# language: ko`라고 쓴다.",
    ),
    "header-unknown": _error(
        'There is no language "{given}"; write `# language: {wanted}`.',
        '"{given}"{이라는/라는} 언어는 없다. `# language: {wanted}`{이라고/라고} 쓴다.',
    ),
    "header-wrong": _error(
        "The first line says `# language: {given}`, but the file is in English; write `# language: en`, or take the "
        "line out.",
        "첫 줄에는 `# language: {given}`{이라고/라고} 되어 있지만 파일은 한국어이다. `# language: ko`로 고친다.",
    ),
    "header-late": _error(
        "The language stands below other lines and is not read there; write it in the first line.",
        "언어를 적은 줄이 다른 줄 아래에 있어 읽히지 않는다. 첫 줄로 옮긴다.",
    ),
    "colon-missing": _error(
        'There is no colon behind "{keyword}"; write `{keyword}:`.',
        '"{keyword}" 뒤에 콜론이 없다. `{keyword}:`{이라고/라고} 쓴다.',
    ),
    "colon-wrong": _error(
        'Behind "{keyword}" stands "{given}"; write `{keyword}:` with one colon right behind it.',
        '"{keyword}" 뒤에 "{given}"{이/가} 있다. `{keyword}:`처럼 콜론 하나만 바로 붙여 쓴다.',
    ),
    "step-with-colon": _error(
        'A step has no colon; write "{keyword}" without it, and a space.',
        '단계에는 콜론을 쓰지 않는다. "{keyword}" 뒤에 콜론 없이 한 칸을 띄운다.',
    ),
    "step-without-space": _error(
        'There is no space behind "{keyword}"; put one between the keyword and the step.',
        '"{keyword}" 뒤에 띄어쓰기가 없다. 한 칸을 띄운다.',
    ),
    "keyword-misspelt": _error(
        '"{given}" is no keyword; did you mean "{near}"?', '"{given}"{이라는/라는} 키워드는 없다. "{near}"인가?'
    ),
    "keyword-of-other-language": _error(
        '"{given}" is a Korean keyword, and the file is in English; write "{near}".',
        '"{given}"{은/는} 영어 키워드인데 이 파일은 한국어이다. "{near}"{이라고/라고} 쓴다.',
    ),
    "line-without-keyword": _error(
        'The line begins with no keyword; if it is a step, begin it with "{near}", else with # as a comment.',
        '줄이 키워드로 시작하지 않는다. 단계이면 "{near}"{으로/로}, 메모이면 #으로 시작한다.',
    ),
    "feature-second": _error(
        "A second Feature begins here, the first is in line {first}; give each a file of its own.",
        "기능이 여기서 또 시작한다. 첫 기능은 {first}번째 줄에 있다. 파일 하나에는 기능을 하나만 둔다.",
    ),
    "background-late": _error(
        "A Background stands before the first scenario; move it up.",
        "배경은 첫 시나리오보다 앞에 있어야 한다. 위로 옮긴다.",
    ),
    "background-second": _error(
        "There is a Background already in line {first}; put both together.",
        "배경은 {first}번째 줄에 이미 있다. 하나로 합친다.",
    ),
    "section-before-feature": _error(
        '"{keyword}" stands before the feature; begin the file with `Feature:` and a name.',
        '"{keyword}"{이/가} 기능보다 앞에 있다. 먼저 `기능:`과 이름을 쓴다.',
    ),
    "examples-without-scenario": _error(
        "Examples stand below the steps of a Scenario Outline; there is none here.",
        "예는 시나리오 개요의 단계 아래에 쓴다. 여기에는 시나리오 개요가 없다.",
    ),
    "step-after-examples": _error(
        "A step stands below the Examples; move it up to the other steps.",
        "단계가 예 아래에 있다. 예보다 위로 옮긴다.",
    ),
    "step-outside": _error(
        "A step stands in no scenario; write `Scenario:` and a name above it.",
        "단계가 시나리오 안에 있지 않다. 그 위에 `시나리오:`와 이름을 쓴다.",
    ),
    "tag-without-at": _error(
        'A tag begins with @; write "@{given}".', '태그는 @로 시작한다. "@{given}"{이라고/라고} 쓴다.'
    ),
    "tag-with-space": _error(
        'There is no space within a tag, and each begins with @; "{given}" does not. Write "@{joined}", or "@{given}".',
        '태그 안에는 띄어쓰기가 없고 태그마다 @로 시작하는데 "{given}"{은/는} 그렇지 않다. "@{joined}"{이나/나} '
        '"@{given}"{으로/로} 쓴다.',
    ),
    "text-block-fence": _error(
        'A text block stands between two lines of """; write them in place of {given}.',
        '글 상자는 """ 두 줄 사이에 쓴다. {given} 대신 """{을/를} 쓴다.',
    ),
    "line-invisible": _error(
        'Before "{keyword}" stands a character that is not seen ({code}); take it out.',
        '"{keyword}" 앞에 보이지 않는 문자({code})가 있다. 지운다.',
    ),
    "keyword-odd-blank": _error(
        'Behind "{keyword}" stands a blank that is no space ({code}); write a space.',
        '"{keyword}" 뒤의 빈칸이 보통 띄어쓰기가 아니다({code}). 한 칸을 띄운다.',
    ),
    "tag-nowhere": _error(
        "These tags stand above nothing that has tags; put them above a Feature, Rule, Scenario or Examples.",
        "이 태그 아래에는 태그를 붙일 것이 없다. 기능, 규칙, 시나리오, 예 위에 쓴다.",
    ),
    "text-block-open": _error(
        "The text block that begins here has no end; close it with {fence}.",
        "여기서 시작한 글 상자가 끝나지 않는다. {fence}{으로/로} 닫는다.",
    ),
    "text-block-second": _error(
        "The step has a text block already; a step takes one.", "이 단계에는 글 상자가 이미 있다. 하나만 쓸 수 있다."
    ),
    "text-block-nowhere": _error(
        "A text block stands below the step that takes it; there is none here.",
        "글 상자는 그것을 받는 단계 바로 아래에 쓴다. 여기에는 단계가 없다.",
    ),
    "row-cells": _error(
        "This row has {cells} cells, and the first row of the table has {wanted}.",
        "이 행은 칸이 {cells}개인데 표의 첫 행은 {wanted}개이다.",
    ),
    "row-without-bar": _error(
        "A row of a table begins and ends with |; there is one missing here.",
        "표의 행은 |로 시작해서 |로 끝난다. 여기에는 |가 빠졌다.",
    ),
    "row-rest-dropped": _warning(
        "What stands behind the last | of a row is not read; put a | behind it, or take it out.",
        "행의 마지막 | 뒤에 있는 것은 읽히지 않는다. 뒤에 |를 더하거나 지운다.",
    ),
    "row-nowhere": _error(
        "A table stands below Examples or a step; there is none here.",
        "표는 예나 단계 아래에 쓴다. 여기에는 그런 것이 없다.",
    ),
    "file-ends-early": _error(
        "The file ends in the middle of something; finish what is begun last.",
        "파일이 중간에 끝난다. 마지막에 시작한 것을 끝까지 쓴다.",
    ),
    "line-misplaced": _error(
        "This line cannot stand here; see what stands above it.", "이 줄은 여기에 올 수 없다. 바로 위를 확인한다."
    ),
    "step-swallowed": _error(
        'This line is read as a description and does nothing; if it is a step, begin it with "{near}".',
        '이 줄은 설명으로 읽혀 아무 일도 하지 않는다. 단계이면 "{near}"{으로/로} 시작한다.',
    ),
    "text-block-swallows": _warning(
        'Inside the text block stands "{given}", which is no scenario there; see where the block ends.',
        '글 상자 안에 "{given}"{이/가} 있다. 그 안에서는 시나리오가 아니므로 글 상자가 끝나는 곳을 확인한다.',
    ),
}

TAGS = {
    "tag-of-pytest": _error(
        "{tag} means something to pytest and could switch the scenario off; choose another name.",
        "{tag}{은/는} pytest에서 다른 뜻이 있어 시나리오가 실행되지 않을 수 있다. 다른 이름을 쓴다.",
    ),
    "tag-of-reading": _error("{tag} {why}", "{tag} {why}"),
    "tag-reading-at-examples": _error(
        "{tag} stands above Examples; put it above the scenario.", "{tag}{이/가} 예 위에 있다. 시나리오 위로 옮긴다."
    ),
    "tag-unknown-clause": _error("{tag} is no clause and no assumption.", "{tag}{이라는/라는} 조항이나 가정은 없다."),
    "tag-misspelt-clause": _error(
        "{tag} is no clause and no assumption; did you mean {near}?",
        "{tag}{이라는/라는} 조항이나 가정은 없다. {near}인가?",
    ),
}

SCENARIOS = {
    "scenario-empty": _error(
        "The scenario has no steps; add some, or take it out.", "시나리오에 단계가 없다. 단계를 쓰거나 지운다."
    ),
    "scenario-checks-nothing": _error(
        "The scenario checks nothing; end it with a Then that says what must be seen.",
        "시나리오가 아무것도 확인하지 않는다. 무엇이 보여야 하는지 `그러면`으로 끝맺는다.",
    ),
    "scenario-does-nothing": _warning(
        "The scenario has no When: it checks what was set up, and nothing that anybody does.",
        "시나리오에 `만일`이 없다. 준비한 것만 확인하고, 누가 하는 일은 확인하지 않는다.",
    ),
    "when-unchecked": _warning(
        "Nothing is checked after this When; add a Then, or take the step out.",
        "이 `만일` 뒤에 확인하는 단계가 없다. `그러면`을 더하거나 이 단계를 뺀다.",
    ),
    "name-twice": _warning(
        'The scenario "{name}" stands in line {first} already; give each its own name.',
        '이름이 "{name}"인 시나리오가 {first}번째 줄에 이미 있다. 이름을 서로 다르게 짓는다.',
    ),
    "name-missing": _warning("The scenario has no name; give it one.", "시나리오에 이름이 없다. 이름을 붙인다."),
    "outline-without-examples": _error(
        "The Scenario Outline has no Examples; add a table, or write `Scenario:`.",
        "시나리오 개요에 예가 없다. 표를 더하거나 `시나리오:`로 고친다.",
    ),
    "examples-empty": _error("The Examples have no row; add one.", "예에 값이 있는 행이 없다. 행을 더한다."),
    "row-twice": _warning(
        "This row stands in line {first} already, so the same is run twice.",
        "같은 행이 {first}번째 줄에 이미 있어 똑같은 것을 두 번 실행한다.",
    ),
    "column-twice": _error(
        'The column "{column}" stands there twice; give each its own name.',
        '"{column}" 열이 두 번 있다. 이름을 서로 다르게 짓는다.',
    ),
    "column-unused": _warning(
        'No step uses the column "{column}"; take it out, or write <{column}> in a step.',
        '"{column}" 열을 쓰는 단계가 없다. 열을 지우거나 단계에 <{column}>{이라고/라고} 쓴다.',
    ),
    "placeholder-unknown": _error(
        "The Examples have no column <{name}>; the columns are {columns}.",
        "예에 <{name}> 열이 없다. 있는 열은 {columns}이다.",
    ),
    "placeholder-misspelt": _error(
        "The Examples have no column <{name}>; did you mean <{near}>?", "예에 <{name}> 열이 없다. <{near}>인가?"
    ),
    "placeholder-in-scenario": _error(
        "<{name}> is not filled in, since this is a plain Scenario; write `Scenario Outline:` and Examples, or the "
        "value itself.",
        "<{name}>{이/가} 채워지지 않는다. 보통 시나리오이기 때문이다. `시나리오 개요:`와 예를 쓰거나 값을 그대로 쓴다.",
    ),
    "then-restates": _warning(
        "This says again what was set up, so it is green whatever happens; check what has changed.",
        "준비한 것을 되풀이하므로 언제나 통과한다. 무엇이 달라졌는지 확인한다.",
    ),
}

STEPS = {
    "step-first-and": _error(
        'The first step begins with "{keyword}"; begin it with Given, When or Then.',
        '첫 단계가 "{keyword}"{으로/로} 시작한다. 먼저, 만일, 그러면 가운데 하나로 시작한다.',
    ),
    "step-unknown": _error(
        'There is no step “{given}”. A step begins with who does or sees something: agent "…", customer "…", the '
        "administrator, the system. `textdesk steps WORD` finds those that there are.",
        '“{given}”{이라는/라는} 단계는 없다. 단계는 누가 하거나 보는지로 시작한다: 상담사 "…", 고객 "…", 관리자, '
        "시스템. "
        "`textdesk steps 낱말`로 있는 단계를 찾을 수 있다.",
    ),
    "step-unlike": _error(
        "There is no step “{given}”; the nearest: {near}", "“{given}”{이라는/라는} 단계는 없다. 비슷한 단계: {near}"
    ),
    "step-misspelt": _error(
        "No step reads so, because of {own}; did you mean: {near}",
        "{own} 때문에 이런 단계로 읽을 수 없다. 혹시: {near}",
    ),
    "step-lacks": _error(
        "In this step {missing} is missing; did you mean: {near}", "이 단계에는 {missing}{이/가} 빠졌다. 혹시: {near}"
    ),
    "step-quote-open": _error(
        "A quotation mark is missing in “{given}”; a name or text stands between two: {near}",
        "“{given}”에 따옴표가 하나 빠졌다. 이름이나 글은 따옴표 두 개 사이에 쓴다: {near}",
    ),
    "step-value-unmarked": _error(
        "“{given}” stands without quotation marks; write them around it: {near}",
        "“{given}”에 따옴표가 없다. 앞뒤에 따옴표를 쓴다: {near}",
    ),
    "step-with-comment": _error(
        "A comment has a line of its own; behind a step “{given}” belongs to the step.",
        "메모는 한 줄을 따로 차지한다. 단계 뒤의 “{given}”{은/는} 단계의 일부가 된다.",
    ),
    "step-values": _error(
        "In this step stand {count} names or texts in quotation marks, and it takes {wanted}: {near}",
        "이 단계에는 따옴표로 묶은 이름이나 글이 {count}개 있는데 {wanted}개여야 한다: {near}",
    ),
    "step-number": _error(
        "“{given}” is no whole number in digits, which this step takes: {near}",
        "“{given}”{은/는} 숫자로 쓴 정수가 아니다. 이 단계에는 정수를 쓴다: {near}",
    ),
    "step-in-other-role": _error(
        'This step cannot stand under {keyword}; write it under "{wanted}".',
        '이 단계는 {keyword}에 쓸 수 없다. "{wanted}"에 쓴다.',
    ),
    "step-of-other-language": _error(
        "This step is in Korean, and the file is in English: {near}",
        "이 단계는 영어인데 파일은 한국어이다: {near}",
    ),
    "step-with-table": _error("This step takes no table; take it out.", "이 단계는 표를 받지 않는다. 표를 뺀다."),
    "step-with-text-block": _error(
        "This step takes no text block; take it out.", "이 단계는 글 상자를 받지 않는다. 글 상자를 뺀다."
    ),
    "step-without-text-block": _error(
        'This step needs its text in a block below it, between two lines of """.',
        '이 단계는 바로 아래, """ 두 줄 사이에 글을 써야 한다.',
    ),
    "value-unknown": _error("{says}", "{says}"),
    "step-worded-oddly": _hint("The step is written usually so: {usual}", "이 단계는 보통 이렇게 쓴다: {usual}"),
    "tag-unearned": _warning(
        "The scenario stays green when {tag} is broken: check in a Then what it says, or take the tag off.",
        "{tag}{이/가} 깨져도 시나리오는 그대로 통과한다. 그 내용을 `그러면`에서 확인하거나 태그를 뗀다.",
    ),
    "then-was-so": _hint("This was so before the When as well.", "이것은 `만일` 앞에서도 그러했다."),
    "then-was-so-before": _information(
        "This was so before the When as well, and so is all that is checked after it: nothing shows what the When did.",
        "이것은 `만일` 앞에서도 그러했고, 그 뒤에 확인하는 다른 것도 모두 그렇다. `만일`이 한 일이 드러나지 않는다.",
    ),
    "layout-odd": _hint(
        "Lines are laid out otherwise than usual ({count}, this one first); `textdesk lint --fix` lays them out.",
        "보통과 다르게 들여 쓰거나 맞춘 줄이 있다({count}줄, 여기부터). `textdesk lint --fix`로 맞춘다.",
    ),
    "step-untranslated": _error(
        "A placeholder stands for words of this step, so it cannot be translated; write those words out.",
        "자리표시자가 이 단계의 낱말을 대신하므로 번역할 수 없다. 그 낱말을 그대로 쓴다.",
    ),
    "step-fails": _error("{says}", "{says}"),
    "step-fails-there": _error("{says}", "{says}"),
}

DESKS = {
    "desk-not-there": _error("{says}", "{says}"),
    "desk-result": _information(
        'On "{name}" {passed} scenarios passed, {failed} failed, {left_out} were left out.',
        '"{name}"에서 시나리오 {passed}개가 통과하고 {failed}개가 실패했다. {left_out}개는 하지 않았다.',
    ),
}

RULES: dict[str, Rule] = FILES | STRUCTURE | TAGS | SCENARIOS | STEPS | DESKS
"""By id. A rule that is not here cannot be told."""
