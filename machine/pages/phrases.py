"""What the page says itself, in both languages; everything else comes from the catalogue."""

from spec.catalogue.entries import Words

TITLE = Words("TextDesk: how a text conversation is answered", "TextDesk: 문자 대화에 응답하는 방법")
VIEWS = {
    "overview": Words("Overview", "한눈에"),
    "procedures": Words("Procedures", "절차"),
    "machines": Words("Machines", "상태 기계"),
    "rules": Words("Rules", "규칙"),
    "properties": Words("Properties", "속성"),
    "masking": Words("Masking", "마스킹"),
    "scenarios": Words("Scenarios", "시나리오"),
    "walk": Words("Walk", "따라가기"),
    "results": Words("Results", "결과"),
    "changes": Words("Changes", "변경"),
}
SAYS = {
    "procedures": Words("Each procedure of the source as one picture.", "원문의 절차를 저마다 그림 하나로 본다."),
    "machines": Words(
        "In which state what is possible, for whom, and why.", "어느 상태에서 누가 무엇을 할 수 있고 왜 그런지 본다."
    ),
    "rules": Words(
        "Every statement of the source and every assumption where it is silent.",
        "원문의 모든 조항과, 원문이 말하지 않는 곳의 모든 가정이다.",
    ),
    "properties": Words("What must hold whatever happens.", "무슨 일이 있어도 지켜져야 하는 것이다."),
    "masking": Words("What of a customer's data is seen where.", "고객의 데이터가 어디에서 어디까지 보이는지 본다."),
    "scenarios": Words("The features as they are written and run.", "작성하고 실행하는 그대로의 기능이다."),
    "walk": Words("Step through what two agents can do.", "상담사 두 명이 할 수 있는 일을 한 단계씩 따라간다."),
    "results": Words("What the last run found.", "마지막 실행의 결과이다."),
    "changes": Words(
        "What has changed since earlier, and how it could be decided otherwise.",
        "이전과 달라진 것과, 달리 정할 수 있는 것이다.",
    ),
}

SKIP = Words("To the content", "본문으로")
NAVIGATION = Words("Views", "보기")
LANGUAGE = Words("한국어", "English")
"""The other language, in itself."""
SEARCH = Words("Search everything", "전체 검색")
SEARCH_FIELD = Words("Search", "검색")
NOT_FOUND = Words(
    "Nothing here has this address. Search for it, or go on from the overview.",
    "이 주소에는 아무것도 없다. 검색하거나 한눈에 보기에서 시작한다.",
)
NO_RESULT = Words(
    "Nothing was found for these words. Try fewer or others, or an id such as GAP-5.",
    "이 말로는 찾지 못했다. 낱말을 줄이거나 다른 말, 또는 GAP-5 같은 식별자로 찾아본다.",
)
THEME = Words("Light or dark", "밝게 또는 어둡게")
FILTER = Words("Show", "표시")
ALL = Words("all", "전체")
DOCUMENTED = Words("documented", "원문에 있음")
ASSUMED = Words("assumed", "가정")
UNTESTED = Words("Assumptions with neither a scenario nor a property", "시나리오도 속성도 없는 가정")
UNPLAYED = Words("Assumptions with a property but no scenario", "속성은 있으나 시나리오가 없는 가정")
UNCHECKED = Words("Clauses that leave nothing to check (advice, references)", "확인할 것이 없는 조항(권고, 참조)")
TEXT_FILTER = Words("with the words", "이 말이 들어 있는 것")
OPEN_ALL = Words("Open all", "모두 펼치기")
CLOSE_ALL = Words("Close all", "모두 접기")
COPY_TABLE = Words("Copy the list as a table", "목록을 표로 복사")
COPIED = Words("Copied", "복사함")
SHOWN = Words("shown", "개 표시")

UNDRAWN = Words(
    "There is no picture: a scenario that it is made of fails.", "바탕이 되는 시나리오가 실패하므로 그림이 없다."
)
STEPS_NEED_A_SCRIPT = Words(
    "The steps are shown by a script; the files in features/ have them too.",
    "단계는 스크립트가 보여 준다. features/의 파일에도 있다.",
)
WITHOUT_RESULTS = Words(
    "This file says what is declared, and has no results of runs. Where the project is at hand `textdesk check` writes "
    "build/report.html, the same page with what was proved and tested.",
    "이 파일은 선언된 것을 보여 주며 실행 결과는 없다. 프로젝트가 있는 곳에서 `textdesk check`를 실행하면, 증명하고 "
    "시험한 "
    "결과를 더한 같은 페이지를 build/report.html에 쓴다.",
)
LEGEND = (
    Words(
        "✓✓ proved: every state within the bound that the run names was visited.",
        "✓✓ 증명됨: 실행에 적힌 한도 안의 모든 상태를 확인했다.",
    ),
    Words(
        "✓ tested: scenarios or as many random runs as the run names came out as they should.",
        "✓ 시험됨: 시나리오나 실행에 적힌 수의 무작위 실행이 기대한 대로였다.",
    ),
    Words("– advisory: there is nothing that a desktop could show.", "– 권고 사항: 데스크톱에서 확인할 것이 없다."),
    Words("? undetermined: the run ended before it was decided.", "? 미정: 결정되기 전에 실행이 끝났다."),
)
BUT_UNTESTED = Words(
    "Not covered by it: {advisory} clauses that leave nothing to check, and {untested} assumptions with neither a "
    "scenario nor a property.",
    "여기에 들지 않는 것: 확인할 것이 없는 조항 {advisory}개, 시나리오도 속성도 없는 가정 {untested}개.",
)
STATE_IS = Words(
    "TextDesk {version}; what is declared here has the fingerprint {state}.",
    "TextDesk {version}. 여기 선언된 것의 지문은 {state}이다.",
)
STAMP = Words(
    "“{title}”, {address} · TextDesk {version}, fingerprint {state}",
    "‘{title}’, {address} · TextDesk {version}, 지문 {state}",
)
SOURCE_TITLE = Words("The documentation that the clauses come from", "조항의 출처가 되는 문서")
SOURCE_DOCUMENT = Words("Document", "문서")
SOURCE_PRODUCT = Words("Product", "제품")
SOURCE_EDITION = Words("Edition", "판")
SOURCE_ADDRESS = Words("Address", "주소")
SOURCE_QUOTED = Words("Why no sentence is quoted", "문장을 인용하지 않는 이유")
NOT_QUOTED = Words(
    "Its text belongs to its publisher and is not part of this file. Each clause says in our own words what one "
    "statement "
    "asks for, and names the section and the step in which to look it up.",
    "문서의 글은 펴낸 곳의 것이므로 이 파일에 싣지 않는다. 조항은 진술 하나가 요구하는 것을 우리말로 적고, 찾아볼 수 "
    "있는 절과 "
    "단계를 밝힌다.",
)
OUT_OF_SCOPE = Words("What is not covered", "다루지 않는 것")
GLOSSARY = Words("Words and abbreviations", "낱말과 약어")
OUR_DESK = Words("our desk", "우리 데스크톱")
COMMANDS = {
    "check": Words(
        "Everything verified: the whole bounded space, every scenario under every fault, random runs",
        "전체 검증: 한정된 공간 전체, 결함마다 실행한 모든 시나리오, 무작위 실행",
    ),
    "test": Words("Feature files as they are written", "기능 파일을 쓰인 그대로 실행"),
    "conform": Words("A desktop held to the specification", "데스크톱을 명세와 비교"),
    "learn": Words("A desktop learned as machines, beside ours", "데스크톱을 상태 기계로 학습해 우리 것과 비교"),
    "mutate": Words("What finds a desktop that is wrong in one place", "한 곳이 잘못된 데스크톱을 무엇이 찾아내는가"),
    "ledger": Words("The evidence of several producers together", "여러 곳에서 모은 증거"),
}
"""What a command does whose result is shown."""
NO_RESULTS = Words(
    "There is no result yet. `textdesk check`, `textdesk test`, `textdesk conform`, `textdesk learn`, "
    "`textdesk mutate` and `textdesk ledger` write build/report.html, this page with what they found.",
    "아직 결과가 없다. `textdesk check`, `textdesk test`, `textdesk conform`, `textdesk learn`, `textdesk mutate`, "
    "`textdesk ledger`는 찾아낸 것을 더한 이 페이지를 build/report.html에 쓴다.",
)
GREEN_SHORTER = Words(
    "Of scenarios that passed the steps are left out, so that the page stays below its limit.",
    "페이지가 한도를 넘지 않도록, 통과한 시나리오의 단계는 뺐다.",
)
GREEN_SHORTEST = Words(
    "Scenarios that passed are only counted, so that the page stays below its limit.",
    "페이지가 한도를 넘지 않도록, 통과한 시나리오는 수만 센다.",
)
RED_SHORTER = Words(
    "Scenarios that passed are only counted, and of what failed the last steps alone are told, so that the page stays "
    "below its limit.",
    "페이지가 한도를 넘지 않도록, 통과한 시나리오는 수만 세고 실패한 것은 마지막 단계만 보인다.",
)
RED_SHORTEST = Words(
    "Scenarios that passed are only counted, and what failed has one line each, so that the page stays below its "
    "limit.",
    "페이지가 한도를 넘지 않도록, 통과한 시나리오는 수만 세고 실패한 것은 한 줄씩 보인다.",
)
RUN = Words("Run", "실행")
DESK = Words("Desktop", "데스크톱")
VERDICT = Words("Verdict", "판정")
WHEN = Words("When", "시각")
VERSION = Words("Version", "버전")
DURATION = Words("Duration", "걸린 시간")
SECONDS = Words("s", "초")
AGAINST = Words("Beside the run before", "이전 실행과 비교")
BEFORE_WAS = Words("The run before", "이전 실행")
NOT_COMPARABLE = Words(
    "It was about another desktop, so the two are not compared.", "다른 데스크톱의 실행이므로 비교하지 않는다."
)
TURNED_RED = Words("Red now and not before", "이번에 새로 실패한 것")
TURNED_GREEN = Words("Red before and not now", "이번에는 실패하지 않은 것")
SAME = Words("What is red is the same.", "실패한 것은 그대로이다.")
NOT_THERE = Words("not there", "없음")
FAILURES = Words("What failed", "실패한 것")
NOTHING_FAILED = Words("Nothing failed.", "실패한 것이 없다.")
EXPECTED = Words("Expected", "기대한 것")
SEEN = Words("Seen", "실제로 본 것")
ASKED_BY = Words("What asks for it", "이를 요구하는 것")
HOW_OFTEN = Words("How often", "얼마나 자주")
FAILED_OF = Words("{failed} of {given} times", "{given}번 가운데 {failed}번")
ENDED_SO = Words("{runs} runs ended so", "실행 {runs}개가 이렇게 끝났다")
DEPENDS_ON = {
    "runs before": Words("It depends on runs before it.", "앞선 실행에 따라 달라진다."),
    "time": Words("It depends on time.", "시간에 따라 달라진다."),
}
ALSO = Words("Also otherwise", "함께 다른 것")
TOLD = Words("The shortest run that shows it, as a scenario", "이를 보여 주는 가장 짧은 실행을 시나리오로")
PLACE_OF_FAILURE = Words("Where", "어디에서")
FEATURES = Words("Features", "기능")
OUTCOMES = {
    "passed": Words("passed", "통과"),
    "failed": Words("failed", "실패"),
    "left_out": Words("left out", "제외"),
}
IN_OTHER_LANGUAGE = Words("In Korean", "영어로 된 시나리오")
MUTANTS = Words("Mutants", "변이")
MUTANTS_SAY = Words(
    "Our desk, wrong in one place each, and what finds it. One that makes no difference to anybody is none.",
    "한 곳씩 잘못된 우리 데스크톱과, 이를 찾아내는 것이다. 누구에게도 차이가 없는 것은 변이로 치지 않는다.",
)
DETECTOR = Words("Found by", "찾아내는 것")
OF_THOSE = Words("Found", "찾아낸 수")
GUARDS_AGAINST = Words("Mutants that this guards against", "이로써 막는 변이")
HITS = Words("Taken in runs", "실행에서 일어난 횟수")
TIMES = Words("times", "번")
WILD = Words("Faulty desktops as real teams shipped them", "실제 팀이 내놓았던, 결함이 있는 데스크톱")
WILD_SAY = Words(
    "Each follows a public report. Whoever wrote the desktop names the clauses in bold as broken.",
    "저마다 공개된 보고를 따른 것이다. 데스크톱을 쓴 사람이 어겼다고 밝힌 조항은 굵게 표시한다.",
)
WILD_FOUND = Words("{found} of {of} found", "{of}개 가운데 {found}개를 찾아냄")
WILD_AT_FIRST = Words("at first sight {at_first}", "처음 보았을 때 {at_first}개")
REPORT = Words("Report", "보고")
FAULT = Words("Fault", "결함")
FOUND_BY = Words("Found by", "찾아낸 것")
GIVEN_COMMANDS = Words("Commands", "명령 수")
SHORTEST = Words("Shortest run", "가장 짧은 실행")
NOT_KEPT = {
    "entries": Words("findings", "증거"),
    "scenarios": Words("scenarios", "시나리오"),
    "mutants": Words("mutants", "변이"),
    "problems": Words("problems", "문제"),
    "failures": Words("failures", "실패"),
}
MORE = Words("more that are not kept", "더 있으나 남기지 않음")
UNREADABLE = Words("What could not be read", "읽지 못한 것")

QUESTIONS = Words("What do you want to know?", "무엇을 알고 싶은가?")

CONTENTS = Words("Contents", "차례")
RULE_PARTS = {
    "clauses": Words("Clauses of the documentation", "문서의 조항"),
    "assumptions": Words("Assumptions where it is silent", "문서가 말하지 않는 곳의 가정"),
    "readings": Words("Variants that are not in force", "적용하지 않는 변형"),
    "hazards": Words("Hazards", "위험"),
}
NOT_IN_FORCE = Words(
    "Each takes an assumption in another way. A desktop may take one; here none is in force.",
    "가정을 달리 정한 것이다. 데스크톱이 택할 수 있으며, 여기서는 어느 것도 적용하지 않는다.",
)
MORE_ON = Words("Why, what else could have been, and what it rests on", "이유, 달리 정할 수 있었던 것, 근거")
LOCATOR = Words("In the source", "원문의 위치")
LABELS = Words("On the screen", "화면의 말")
DEFECT = Words("The source's Korean", "원문의 한국어")
REASON = Words("Why", "이유")
ALTERNATIVES = Words("What else could have been assumed", "달리 가정할 수 있었던 것")
TOUCHES = Words("Touches", "관련 조항")
TOUCHED_BY = Words("What is assumed about it", "이에 대한 가정")
READINGS = Words("Readings that take it otherwise", "달리 읽는 변형")
HAZARDS = Words("What goes wrong without it", "지켜지지 않으면 생기는 일")
ADVISORY = Words("Why there is nothing to check", "확인할 것이 없는 이유")
IMPLEMENTED = Words("Implemented by", "구현")
PROPERTIES = Words("Properties that rest on it", "이에 기대는 속성")
SCENARIOS = Words("Scenarios", "시나리오")
CITES = Words("Rests on", "근거")
KIND = Words("Kind", "종류")
HAZARD = Words("hazard", "위험")
READING = Words("reading", "변형")
INSTEAD = Words("In place of", "대신하는 가정")

PLAY = Words("Play it, with the screens of everybody", "모두의 화면과 함께 재생하기")
PLAY_READING = Words(
    "Play a run in which it breaks a property, with the screens of everybody",
    "속성 하나가 지켜지지 않는 실행을 모두의 화면과 함께 재생하기",
)
OPEN_IN_WALK = Words("Open in the walk", "따라가기에서 열기")
NOT_RECORDED = Words("Not recorded in this page", "이 페이지에는 기록이 없음")
SOME_RECORDED = Words(
    "{recorded} of {all} scenarios can be played in the walk; the page that “textdesk check” writes has every green "
    "one.",
    "시나리오 {all}개 가운데 {recorded}개를 따라가기에서 재생할 수 있다. ‘textdesk check’가 쓰는 페이지에는 통과한 "
    "것이 모두 있다.",
)
ALL_RECORDED = Words(
    "{recorded} of {all} scenarios can be played in the walk.",
    "시나리오 {all}개 가운데 {recorded}개를 따라가기에서 재생할 수 있다.",
)
CHOSEN = Words("What is chosen", "고른 것")
SCRIPTED = {
    "search": SEARCH,
    "searchField": SEARCH_FIELD,
    "nothing": NO_RESULT,
    "meant": Words("Nothing was found for these words. This was:", "이 말로는 찾지 못했다. 비슷한 말:"),
    "more": Words("{count} more; add a word", "{count}개 더 있음. 낱말을 더하면 좁혀진다"),
    "details": MORE_ON,
    "automatic": Words("as the system", "시스템 설정대로"),
    "light": Words("light", "밝게"),
    "dark": Words("dark", "어둡게"),
    "theme": THEME,
    "filter": FILTER,
    "all": ALL,
    "documented": DOCUMENTED,
    "assumed": ASSUMED,
    "untested": UNTESTED,
    "unplayed": UNPLAYED,
    "unchecked": UNCHECKED,
    "text": TEXT_FILTER,
    "openAll": OPEN_ALL,
    "closeAll": CLOSE_ALL,
    "copyTable": COPY_TABLE,
    "copied": COPIED,
    "copyLink": Words("Copy a link to this", "여기로 오는 링크 복사"),
    "onDisk": Words(
        "This page is a file on your disk, so the link has the file's name only. Put the file where others can open "
        "it, on a web server or a shared drive, and send it with that address.",
        "이 페이지는 내 디스크의 파일이라 링크에 파일 이름만 들어간다. 다른 사람도 열 수 있는 웹 서버나 공유 "
        "드라이브에 파일을 두고 그 주소와 함께 보낸다.",
    ),
    "id": Words("Id", "식별자"),
    "title": Words("Title", "제목"),
    "kind": KIND,
    "basis": Words("Documented or assumed", "원문 또는 가정"),
    "statement": Words("Statement", "내용"),
    "place": LOCATOR,
    "feature": Words("Feature", "기능"),
    "rules": VIEWS["rules"],
    "link": Words("Link", "링크"),
    "steps": Words("Steps", "단계"),
    "red": Words("what is red", "실패한 것"),
    "open": Words("what is undetermined", "미정인 것"),
    "good": Words("what is proved or tested", "증명되거나 시험된 것"),
    "shown": SHOWN,
    "larger": Words("Larger", "크게"),
    "smaller": Words("Smaller", "작게"),
    "fit": Words("Fit the width", "너비에 맞추기"),
    "whole": Words("Whole", "전체 보기"),
    "full": Words("Full screen", "전체 화면"),
    "leaveFull": Words("Leave full screen", "전체 화면 끝내기"),
    "save": Words("Save as SVG", "SVG로 저장"),
    "savePng": Words("Save as PNG", "PNG로 저장"),
    "form": Words("What is shown and saved", "보이고 저장할 모양"),
    "formWhole": Words("The whole picture", "그림 전체"),
    "sheet": Words("Slide {at} of {all}", "슬라이드 {at}/{all}"),
    "lying": Words("For a slide: from left to right, with a key", "슬라이드용: 왼쪽에서 오른쪽으로, 번호 설명과 함께"),
    "lyingSays": Words(
        "Numbers on the lines are told in the key; those in a box happen there and lead nowhere else. Further "
        "conditions stand in the whole picture.",
        "선 위의 번호는 설명에 있다. 상자 안의 번호는 그 상태에 머무르며 일어난다. 다른 조건은 전체 그림에 있다.",
    ),
    "map": Words("Small map", "작은 지도"),
    "picture": Words("Picture", "그림"),
    "play": PLAY,
    "playReading": PLAY_READING,
    "notRecorded": NOT_RECORDED,
    "someRecorded": SOME_RECORDED,
    "allRecorded": ALL_RECORDED,
}
"""What the scripts say."""

TOGETHER = Words("How the machines speak to each other", "상태 기계가 서로 주고받는 것")
WALK_FROM = Words("Walk on from here, with the screens of everybody", "여기서부터 모두의 화면과 함께 따라가기")
STATES = Words("States", "상태")
TRANSITIONS = Words("Transitions", "전이")
INITIAL = Words("at first", "처음 상태")
FINAL = Words("final", "마지막 상태")
IF = Words("if", "조건:")
STAYS = Words("stays", "그대로")
CAUSED_BY = Words("Caused by", "일으키는 것")
CONDITIONS = Words("What must hold", "조건")
OTHERWISE = Words("else refused", "아니면 거부")
OTHERWISE_GOES = Words("otherwise:", "아니면:")
OR_ELSE = Words("Or:", "또는:")
ALLOWED = Words("allowed", "가능")
REFUSED = Words("refused", "거부")
STANDINGS = {
    "asked": Words("the agent who is asked", "요청을 받은 상담사"),
    "owner": Words("the owner", "담당 상담사"),
    "joined": Words("the agent who joined", "참가 상담사"),
    "wrap_up": Words("the sender, who wraps up", "보내고 후속 작업 중인 상담사"),
    "owner in Conversation.conference_requested": Words("the owner, who invited", "초대한 담당 상담사"),
}
"""Which of several agents is meant, by how they stand to a conversation, in a state perhaps more closely."""
LEAVES_ROOM = Words(
    "The part is over and only the history has it. The agent has no part in the conversation from here on, and may be "
    "offered it again, as a new part.",
    "이 상담 건은 끝나 기록에만 남는다. 이제 상담사는 그 대화를 맡지 않은 것이며, 새 상담 건으로 다시 배정받을 수 "
    "있다.",
)
ELSEWHERE = Words("In the other machines, where those are in a state for it", "다른 상태 기계에서(그쪽 상태가 맞을 때)")
SPOKEN_OF = Words("Rules that speak of this state", "이 상태를 말하는 규칙")
BY_ANOTHER = Words("another agent", "다른 상담사")
BEGINS = Words("a new conversation begins", "새 대화가 시작된다")
EFFECT = Words("What follows", "결과")
EMITS = Words("Causes in turn", "이어서 일으키는 것")
IDS = Words("In code", "코드에서")

MASKING_WHEN = Words(
    "Masked is what agents see, for all of them alike, once an administrator has switched masking on; no agent can see "
    "what is behind it. Customers see their own texts as they wrote them. The table shows what each policy of a tenant "
    "makes of an example, as it is shown while masking is on.",
    "관리자가 마스킹을 켜면 상담사가 보는 것을 모두에게 똑같이 마스킹하며, 상담사는 가려진 것을 볼 수 없다. 고객은 "
    "자기 글을 쓴 "
    "그대로 본다. 표는 마스킹을 켰을 때 테넌트의 정책마다 예가 어떻게 보이는지 보여 준다.",
)
MASKING_FORM = Words(
    "A number keeps its last four characters, which are digits as a rule; one that ends in “ext. 12” keeps “t.12”. "
    "White space in it drops, and every other sign before them, plus and parentheses too, "
    "becomes a star: so how many stars there are depends on how it was written.",
    "번호는 마지막 네 글자만 남긴다. 대개 숫자이고, ‘ext. 12’로 끝나면 ‘t.12’가 남는다. "
    "그 안의 공백은 없어지고, 더하기 기호와 괄호를 포함한 나머지는 글자마다 별표가 된다. 따라서 별표의 수는 번호를 쓴 "
    "방식에 따라 다르다.",
)
IN_FORCE = Words("in force unless another is set", "달리 정하지 않으면 적용")
MASKED_BEFORE = Words(
    "What stands here was masked when the page was made, by the engine that masks everywhere else; there is no field "
    "to type into, since the page would need that engine a second time. Try a text of your own on the command line:",
    "여기에 있는 것은 페이지를 만들 때 다른 모든 곳과 같은 엔진으로 마스킹했다. 입력란을 두려면 그 엔진을 페이지에 "
    "한 번 더 넣어야 하므로 두지 않았다. 다른 텍스트는 명령줄에서 시험한다.",
)
TRY_A_TEXT = "echo 'my card is 4111 1111 1111 1111' | textdesk mask"
PLACE = Words("Place", "위치")
BEFORE = Words("before", "마스킹 전")
AFTER = Words("after", "마스킹 후")
EXAMPLES = Words("Documented examples", "원문의 예")
IS_MASKED = Words("What is masked besides", "그 밖에 마스킹하는 것")
IS_LEFT = Words("What stays", "그대로 두는 것")
PLACES = Words("Places and kinds", "위치와 종류")
STAYS_RAW = Words("What stays readable on purpose", "일부러 가리지 않는 것")
AS_IT_IS = Words("shown as it is", "그대로 보인다")
