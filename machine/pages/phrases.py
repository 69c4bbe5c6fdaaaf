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
    "changes": Words("What a revision or a reading changes.", "수정이나 변형으로 달라지는 것이다."),
}

SKIP = Words("To the content", "본문으로")
NAVIGATION = Words("Views", "보기")
LANGUAGE = Words("한국어", "English")
"""The other language, in itself."""
SEARCH = Words("Search everything", "전체 검색")
NOT_FOUND = Words(
    "Nothing here has this address. Search for it, or go on from the overview.",
    "이 주소에는 아무것도 없다. 검색하거나 한눈에 보기에서 시작한다.",
)
NO_RESULT = Words("Nothing holds these words.", "이 말이 들어 있는 것이 없다.")
THEME = Words("Light or dark", "밝게 또는 어둡게")
FILTER = Words("Show", "보이기")
ALL = Words("all", "전체")
DOCUMENTED = Words("documented", "원문에 있음")
ASSUMED = Words("assumed", "가정")
UNTESTED = Words("what nothing tests", "아무것도 시험하지 않는 것")
SHOWN = Words("shown", "표시")

STEPS_NEED_A_SCRIPT = Words(
    "The steps are shown by a script; the files in features/ have them too.",
    "단계는 스크립트가 보여 준다. features/의 파일에도 있다.",
)
WITHOUT_RESULTS = Words(
    "This page says what is declared. `textdesk check` writes build/report.html, the same page with what it found.",
    "이 페이지는 선언된 것을 보여 준다. `textdesk check`는 결과를 더한 같은 페이지를 build/report.html에 쓴다.",
)
NUMBERS = {
    "clauses": Words("clauses of the source", "원문의 조항"),
    "assumptions": Words("assumptions", "가정"),
    "transitions": Words("transitions of four machines", "네 상태 기계의 전이"),
    "properties": Words("properties", "속성"),
    "scenarios": Words("scenarios in each language", "언어마다 시나리오"),
}
QUESTIONS = Words("What do you want to know?", "무엇을 알고 싶은가?")

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

CHOSEN = Words("What is chosen", "고른 것")
SCRIPTED = {
    "search": SEARCH,
    "nothing": NO_RESULT,
    "theme": THEME,
    "filter": FILTER,
    "all": ALL,
    "documented": DOCUMENTED,
    "assumed": ASSUMED,
    "untested": UNTESTED,
    "shown": SHOWN,
    "larger": Words("Larger", "크게"),
    "smaller": Words("Smaller", "작게"),
    "fit": Words("Fit", "맞추기"),
    "picture": Words("Picture", "그림"),
}
"""What the scripts say."""

STATES = Words("States", "상태")
TRANSITIONS = Words("Transitions", "전이")
INITIAL = Words("at first", "처음 상태")
FINAL = Words("final", "마지막 상태")
ALLOWED = Words("What is possible here", "여기에서 할 수 있는 것")
DECLINED = Words("What is refused here", "여기에서 거부되는 것")
BECAUSE = Words("because", "이유:")
IF = Words("if", "조건:")
FROM = Words("From", "이전 상태")
TO = Words("To", "다음 상태")
STAYS = Words("stays", "그대로")
CAUSED_BY = Words("Caused by", "일으키는 것")
CONDITIONS = Words("What must hold", "조건")
OTHERWISE = Words("else", "아니면")
EFFECT = Words("What follows", "결과")
EMITS = Words("Causes in turn", "이어서 일으키는 것")
IDS = Words("In code", "코드에서")

PLACE = Words("Place", "위치")
POLICY = Words("Policy", "정책")
BEFORE = Words("before", "전")
AFTER = Words("after", "후")
EXAMPLES = Words("Documented examples", "원문의 예")
IS_MASKED = Words("What is masked besides", "그 밖에 마스킹하는 것")
IS_LEFT = Words("What stays", "그대로 두는 것")
FIELDS = Words("In the port", "포트에서")
PLACES = Words("Places and kinds", "위치와 종류")
AS_IT_IS = Words("shown as it is", "그대로 보인다")
