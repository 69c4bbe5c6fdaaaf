"""A second corpus for the masking benchmark, written by somebody who has seen neither the engine nor the first corpus.

Nobody may tune to it: the engine meets it when it is finished. Contact data is drawn by seed and accepted by
libphonenumber, python-stdnum and schwifty; it is written as people in ten countries write it in a chat.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from random import Random
from typing import Literal
from uuid import UUID

import phonenumbers
import schwifty
from stdnum import iban as stdnum_iban
from stdnum import luhn

from tests.bench.masking.corpora import Harmless, Message, Truth
from tests.bench.masking.lookalikes import Language
from tests.bench.masking.values import Kind

Corpus = Literal["chat", "dense"]
Weighted = Mapping[str, float]

WITH_A_SIGN: Mapping[Corpus, float] = {"chat": 1 / 8, "dense": 1.0}
# Of the messages with a digit or an at sign; a few more hold only a small number that is nothing.
CONTACT: Mapping[Corpus, float] = {"chat": 0.35, "dense": 0.52}
LOOK_ALIKE: Mapping[Corpus, float] = {"chat": 0.45, "dense": 0.42}
OBFUSCATED = 0.15
KOREAN = 0.5
KIND_WEIGHTS: Mapping[Kind, float] = {"phone": 40, "email": 20, "card": 17, "iban": 11, "ssn": 12}


@dataclass(frozen=True, slots=True)
class Value:
    """Contact data as somebody writes it; `judged` is how much of it must not be read, the rest is an extension.

    What is `told` cannot be known by its form alone: it stands only beside words that name it.
    """

    kind: Kind
    text: str
    judged: int
    told: bool = False
    obfuscated: bool = False


@dataclass(frozen=True, slots=True)
class LookAlike:
    """What only looks like contact data, as somebody writes it."""

    family: str
    text: str


Piece = str | Value | LookAlike


def messages(count: int, seed: int, corpus: Corpus = "chat") -> list[Message]:
    """The first `count` messages; the same seed gives the same ones.

    In `chat` about one message in eight holds a digit or an at sign, in `dense` each does.
    """
    random = Random(f"held out {corpus} {seed}")
    return [_message(random, corpus) for _ in range(count)]


def _message(random: Random, corpus: Corpus) -> Message:
    language: Language = "ko" if random.random() < KOREAN else "en"
    if random.random() >= WITH_A_SIGN[corpus]:
        return _assemble(language, _plain(random, language, random.choices((1, 2, 3), (4, 5, 1))[0]))
    roll = random.random()
    if roll < CONTACT[corpus]:
        pieces = _contact(random, language)
    elif roll < CONTACT[corpus] + LOOK_ALIKE[corpus]:
        pieces = _harmless(random, language)
    else:
        pieces = [_filled(random, random.choice(COUNTS[language]), language)]
    if random.random() < 0.12:
        more = _contact if random.random() < 0.5 else _harmless
        pieces = _joined(pieces, more(random, language))
    if random.random() < 0.35:
        pieces = _joined(_plain(random, language, 1), pieces)
    if random.random() < 0.2:
        pieces = _joined(pieces, _plain(random, language, 1))
    return _assemble(language, _glued(random, pieces) if language == "ko" else pieces)


def _assemble(language: Language, pieces: Sequence[Piece]) -> Message:
    texts = [piece if isinstance(piece, str) else piece.text for piece in pieces]
    starts = list(accumulate(map(len, texts), initial=0))
    truths = tuple(
        Truth(piece.kind, start, start + len(piece.text), start + piece.judged, piece.obfuscated)
        for piece, start in zip(pieces, starts, strict=False)
        if isinstance(piece, Value)
    )
    harmless = tuple(
        Harmless(piece.family, start, start + len(piece.text))
        for piece, start in zip(pieces, starts, strict=False)
        if isinstance(piece, LookAlike)
    )
    return Message("".join(texts), language, truths, harmless)


def _joined(first: list[Piece], second: list[Piece]) -> list[Piece]:
    """Both, one after the other; only the second where two values would meet and could be read as one."""
    last = first[-1] if isinstance(first[-1], str) else ""
    if not isinstance(second[0], str):
        return [*first, "\n", *second] if re.search(r"[^\W\d_]", last) else second
    return [*first, " " if last and not last[-1].isalnum() else ". ", *second]


def _glued(random: Random, pieces: list[Piece]) -> list[Piece]:
    """Korean as it is typed in a hurry: here and there no space between a value and the Hangul beside it."""
    glued = list(pieces)
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            continue
        before = glued[at - 1] if at else ""
        if isinstance(before, str) and re.search(r"[가-힣] $", before) and random.random() < 0.3:
            glued[at - 1] = before[:-1]
        after = glued[at + 1] if at + 1 < len(glued) else ""
        ends_foreign = piece.text[-1].isalpha() and not piece.text[-1].isascii()
        if isinstance(after, str) and re.match(r" [가-힣]", after) and not ends_foreign and random.random() < 0.3:
            glued[at + 1] = after[1:]
    return glued


# --- Sentences


def _plain(random: Random, language: Language, count: int) -> list[Piece]:
    sentences = random.sample(PLAIN[language], count)
    return [" ".join(_filled(random, sentence, language) for sentence in sentences)]


def _filled(random: Random, template: str, language: Language) -> str:
    """The template with its words and small numbers chosen."""

    def chosen(slot: re.Match[str]) -> str:
        name = slot[1]
        if name == "n":
            return str(random.randint(1, 40))
        if name == "expiry":
            return f"{random.randint(1, 12):02}/{random.randint(26, 33)}"
        if name == "code":
            return _digits(random, 3)
        return random.choice(WORDS[language][name])

    return re.sub(r"\{(\w+)\}", chosen, template)


def _placed(random: Random, template: str, language: Language, *values: Value | LookAlike) -> list[Piece]:
    """The template with the values in its empty slots, in their order."""
    words = _filled(random, template, language).split("{}")
    pieces: list[Piece] = []
    for word, value in zip(words, (*values, ""), strict=True):
        pieces += [piece for piece in (word, value) if piece]
    return pieces


def _contact(random: Random, language: Language) -> list[Piece]:
    if random.random() < 0.06:
        first, second = (_value(random, "phone", language) for _ in range(2))
        return _placed(random, random.choice(TWO_PHONES[language]), language, first, second)
    if random.random() < 0.06:
        first, second = _value(random, "phone", language), _value(random, "email", language)
        return _placed(random, random.choice(PHONE_AND_EMAIL[language]), language, first, second)
    kind = random.choices(list(KIND_WEIGHTS), list(KIND_WEIGHTS.values()))[0]
    value = _value(random, kind, language)
    known = value.told or random.random() < 0.65
    return _placed(random, random.choice(CUED[language][kind] if known else NEUTRAL[language]), language, value)


def _value(random: Random, kind: Kind, language: Language) -> Value:
    value = WRITERS[kind](random, language)
    return _obfuscated(random, value) if random.random() < OBFUSCATED else value


def _harmless(random: Random, language: Language) -> list[Piece]:
    family = random.choice(list(LOOK_ALIKES))
    write, templates = LOOK_ALIKES[family]
    text = write(random, language)
    while _holds_card(text):
        text = write(random, language)
    return _placed(random, random.choice(templates[language]), language, LookAlike(family, text))


WORDS: Mapping[Language, Mapping[str, Sequence[str]]] = {
    "ko": {
        "item": "운동화 커피머신 이어폰 겨울코트 무선청소기 책장 전기밥솥 캠핑의자 노트북 모니터암".split(),
        "who": "김서연 박도윤 이하린 최우진 정민서 한지호 오세린 윤태경".split(),
        "place": "부산 대전 판교 제주 광주 춘천 수원 울산".split(),
    },
    "en": {
        "item": "kettle|running shoes|headset|winter coat|bookcase|rice cooker|tent|laptop|desk lamp".split("|"),
        "who": "Priya|Hannah|Mateo|Kenji|Amelie|Oliver|Mei|Jonas|Grace|Liam".split("|"),
        "place": "Leeds|Toronto|Pune|Perth|Lyon|Hamburg|Austin|Osaka|Shenzhen|Busan".split("|"),
    },
}

PLAIN: Mapping[Language, Sequence[str]] = {
    "ko": (
        "안녕하세요, {item} 때문에 문의드려요.",
        "네 잠시만 기다려 주세요.",
        "아직 답을 못 받았는데 확인 부탁드립니다",
        "{item} 색상을 바꾸고 싶어요.",
        "상담사 {who}입니다. 무엇을 도와드릴까요?",
        "배송지가 {place}인데 추가 비용이 있나요?",
        "포장이 찢어진 채로 도착했어요ㅠㅠ",
        "감사합니다!",
        "교환 말고 환불로 해 주세요.",
        "앱에서 로그인이 자꾸 풀려요",
        "확인해 보니 아직 출고 전이네요.",
        "그럼 취소는 어디서 하나요?",
        "어제 전화했을 때는 된다고 하셨거든요.",
        "담당 부서로 전달해 두겠습니다.",
        "네네 알겠습니다~",
        "영수증을 잃어버렸는데 괜찮을까요?",
        "{place} 매장에서도 수리가 되나요?",
        "불편을 드려 죄송합니다, 고객님.",
        "사진 첨부했으니 봐 주세요.",
        "비밀번호를 바꿨는데도 안 들어가져요.",
        "혹시 {item} 재입고 예정이 있을까요?",
        "쿠폰이 적용되지 않습니다.",
        "오늘 안으로 처리해 드릴게요.",
        "결제는 됐다는데 주문 내역이 비어 있어요",
        "더 궁금한 점 있으신가요?",
        "선물 포장도 가능한지 궁금합니다.",
        "기사님이 문 앞에 두고 가셨대요.",
        "{who} 님과 통화하고 싶습니다.",
        "설명서가 영어로만 되어 있어서 어렵네요.",
        "구독을 해지하려고 합니다.",
    ),
    "en": (
        "Hi, I have a question about the {item} I bought.",
        "One moment please, I am looking into it.",
        "It still has not shown up and nobody tells me why.",
        "Could I change the colour of the {item}?",
        "You are chatting with {who}, how can I help?",
        "Do you deliver to {place} as well?",
        "The box was torn when it arrived :(",
        "Thanks a lot!",
        "I would rather have my money back than a replacement.",
        "the app keeps logging me out",
        "It has not left our warehouse yet.",
        "Where do I cancel then?",
        "Your colleague said on the phone that it would be fine.",
        "I have passed this on to the team in {place}.",
        "ok got it",
        "Is it a problem that I lost the receipt?",
        "Can the shop in {place} repair it?",
        "I am very sorry about that.",
        "I attached a photo so you can see the dent.",
        "Changing my password did not help either.",
        "Any idea when the {item} will be back in stock?",
        "The voucher is not accepted at checkout.",
        "We will sort this out by tonight.",
        "My bank shows the payment but my account page is empty",
        "Is there anything else I can do for you?",
        "Do you do gift wrapping?",
        "The driver left it in the rain.",
        "I'd like to speak with {who} again please",
        "The manual is in French only, no idea what it says.",
        "I want to end my subscription.",
    ),
}

COUNTS: Mapping[Language, Sequence[str]] = {
    "ko": (
        "{n}개 주문했는데 하나가 빠졌어요.",
        "벌써 {n}일째 기다리고 있습니다",
        "사이즈 {n} 호로 바꿔 주세요.",
        "대기 인원이 {n}명이라고 나와요",
        "{item} {n}대 견적 부탁드려요",
        "옵션 {n}번으로 할게요",
    ),
    "en": (
        "I ordered {n} of them and one is missing.",
        "I have been waiting for {n} days now",
        "there are {n} people ahead of me in the queue??",
        "Please quote me for {n} units of the {item}.",
        "step {n} of the setup fails every time",
        "I'm {n} minutes away from the shop",
    ),
}

NEUTRAL: Mapping[Language, Sequence[str]] = {
    "ko": (
        "{} 입니다",
        "이걸로 해 주세요: {}",
        "네, {} 맞아요.",
        "{} 이렇게 되어 있는데 확인 부탁드려요",
        "혹시 {} 맞으신가요?",
        "등록된 정보가 {} 인데 바꾸고 싶어요.",
        "아까 보낸 건 틀렸고 {} 입니다.",
        "{who} {}",
        "말씀하신 내용은 {} 맞습니다.",
        "({}) 여기로 부탁드릴게요",
    ),
    "en": (
        "{}",
        "here you go: {}",
        "It's {}, thanks.",
        "Sorry, typo, should have been {}",
        "You have {} on file, that one is old.",
        "Let me repeat that: {}. Is this right?",
        "{} (that is {who}'s)",
        "Please use {} from now on.",
        "Yes, {}!",
        'The form says "{}" but it does not let me go on',
    ),
}

CUED: Mapping[Language, Mapping[Kind, Sequence[str]]] = {
    "ko": {
        "phone": (
            "제 전화번호는 {} 입니다.",
            "연락처 {} 번으로 전화 주세요",
            "휴대폰 번호 {} 맞습니다",
            "핸드폰: {}",
            "기사님 전화번호가 {} 인데 안 받으세요",
            "{} 번으로 전화 부탁드립니다.",
            "문자는 {} 번으로 보내 주시면 돼요",
            "받는 분 {who}, 전화 {} 입니다.",
            "TEL {}",
            "연락 가능한 번호가 {} 뿐이에요.",
            "고객님 번호 {} 에서 걸려 온 통화 기록이 있습니다.",
        ),
        "email": (
            "메일은 {} 입니다.",
            "이메일 주소 {} 쪽으로 영수증 보내 주세요.",
            "{} 계정으로 가입했어요",
            "e-mail: {}",
            "답장은 {} 에 부탁드려요.",
            "아이디가 {} 인데 비밀번호를 잊었어요",
            "고객님 이메일 {} 주소로 안내문 발송했습니다.",
        ),
        "card": (
            "카드번호 {} 이걸로 결제했어요.",
            "신용카드 {} 결제가 두 번 됐습니다",
            "카드 {} 유효기간 {expiry} 입니다",
            "카드번호: {}",
            "제 체크카드는 {} 인데요.",
            "{} 카드로 자동이체 바꿔 주세요",
            "해외 카드인데 번호가 {} 인데 승인이 안 나요.",
        ),
        "iban": (
            "환불 계좌는 {} 입니다.",
            "IBAN {} 계좌로 보내 주세요.",
            "유럽 계좌번호는 {} 인데요",
            "IBAN: {}",
            "해외 송금 계좌 {} 맞는지 봐 주세요.",
        ),
        "ssn": (
            "미국 사회보장번호는 {} 입니다.",
            "SSN: {}",
            "SSN은 {} 인데요",
            "제 소셜 넘버가 {} 인데 본인 확인이 안 돼요.",
            "사회보장번호 {} 조회해 주세요.",
            "소셜시큐리티 번호: {}",
        ),
    },
    "en": {
        "phone": (
            "My phone number is {}.",
            "call me on {} after lunch",
            "Mobile: {}",
            "Tel. {}",
            "please ring {} instead, {who} will pick up",
            "You can text me at {}.",
            "{} is my cell",
            "The courier's phone was {}, nobody answers.",
            "WhatsApp {}",
            "I called you from {} this morning.",
            "contact no: {}",
            "Is your telephone number still {}?",
            "Our {place} office can be phoned at {}, ask for {who}.",
        ),
        "email": (
            "My email is {}.",
            "Please send the invoice to {}",
            "e-mail: {}",
            "I signed up with {}, cannot log in any more",
            "cc {} as well please",
            "We have sent a link to {}.",
            "<{}> bounced when I wrote to it",
            "Drop me a line at {}!",
        ),
        "card": (
            "My card number is {}.",
            "I paid with {}, exp {expiry}, cvc {code}",
            "card: {}",
            "You charged my credit card {} twice!",
            "Visa or whatever it is: {}",
            "{} is the card I want to remove",
            "It declines my debit card ({}) every time.",
            "Card {} {expiry}",
        ),
        "iban": (
            "Refund to IBAN {} please.",
            "IBAN: {}",
            "my account is {}",
            "Our bank details: {}",
            "Is {} the account you have for me?",
            "Wire it to {} (account of {who}).",
        ),
        "ssn": (
            "My SSN is {}.",
            "SSN: {}",
            "social security number {}",
            "For the credit check my Social Security number is {}.",
            "ssn {}",
            "Social: it is my social security no. {}, right?",
            "Please confirm the SSN {} for {who}.",
        ),
    },
}

TWO_PHONES: Mapping[Language, Sequence[str]] = {
    "ko": ("전화번호는 {}, {} 두 개예요", "휴대폰 {} 집전화 {}", "{who} 전화 {}\n{who} 전화 {}", "연락처: {} / {}"),
    "en": ("phone {} or {}", "Mobile {}, landline {}", "{who}: cell {}\n{who}: cell {}", "Tel: {} / {}"),
}

PHONE_AND_EMAIL: Mapping[Language, Sequence[str]] = {
    "ko": ("연락처 {} 이메일 {} 입니다", "전화 {}, 메일 {}", "{who} / 휴대폰 {} / {}"),
    "en": ("Phone {}, email {}", "Best regards,\n{who}\nM: {}\nE: {}", "call {} or write to {}"),
}


# --- Phones


def _digits(random: Random, count: int) -> str:
    return "".join(random.choices(string.digits, k=count))


def _pick(random: Random, weighted: Weighted) -> str:
    return random.choices(list(weighted), list(weighted.values()))[0]


REGIONS: Weighted = {
    "KR": 30, "US": 20, "GB": 9, "DE": 8, "FR": 7, "JP": 7, "CN": 6, "IN": 6, "AU": 6, "CA": 6,
}  # fmt: skip
LINES: Weighted = {"MOBILE": 60, "FIXED_LINE": 30, "TOLL_FREE": 5, "VOIP": 3, "UAN": 2}
NORTH_AMERICA = ("US", "CA")
# Signs between the groups of a number, most used first; no more than three in a row.
SEPARATORS: Weighted = {
    "-": 40, " ": 30, ".": 12, "": 8, " - ": 4, "/": 2, "\u2013": 1.5, "\xa0": 1.5, "\u2011": 1, "--": 0.5, "  ": 0.5,
}  # fmt: skip
COMMON_SEPARATORS: Weighted = {"-": 5, " ": 5, ".": 1}
# How a mobile number is cut where people do not follow libphonenumber.
OTHER_CUTS: Mapping[str, Sequence[Sequence[int]]] = {
    "KR": ((3, 8), (3, 4, 4)),
    "GB": ((5, 3, 3), (4, 3, 4), (5, 6)),
    "DE": ((4, 7), (4, 3, 4), (4, 3, 2, 2), (5, 3, 3)),
    "FR": ((2, 8), (2, 2, 2, 2, 2), (4, 3, 3)),
    "JP": ((3, 8), (3, 4, 4)),
    "CN": ((3, 4, 4), (3, 8)),
    "IN": ((5, 5), (3, 3, 4), (4, 3, 3)),
    "AU": ((4, 6), (4, 3, 3), (2, 4, 4)),
}


def _number(random: Random, region: str) -> phonenumbers.PhoneNumber:
    """A number that libphonenumber calls valid, drawn at random behind ever more of its own example's digits."""
    line = _pick(random, LINES)
    kind = getattr(phonenumbers.PhoneNumberType, line)
    example = phonenumbers.example_number_for_type(region, kind)
    if example is None or len(digits := phonenumbers.national_significant_number(example)) < 8:
        return _number(random, region)
    described = getattr(phonenumbers.PhoneMetadata.metadata_for_region(region), line.lower())
    # Shorter ones are for the same town only, longer ones belong to switchboards.
    lengths = [size for size in described.possible_length if len(digits) <= size <= 11] or [len(digits)]
    # In Korea all mobiles but a few old ones begin with 010.
    least = 2 if region == "KR" and line == "MOBILE" and random.random() < 0.95 else 0
    for kept in [least] * 20 + [max(least, 1)] * 10 + [2] * 10 + [3] * 10 + [4] * 10:
        national = digits[:kept] + _digits(random, random.choice(lengths) - kept)
        drawn = phonenumbers.PhoneNumber(country_code=example.country_code, national_number=int(national))
        same = phonenumbers.number_type(drawn) == phonenumbers.number_type(example)
        if same and phonenumbers.is_valid_number_for_region(drawn, region):
            return drawn
    return example


def _phone(random: Random, language: Language) -> Value:
    region = _pick(random, REGIONS)
    number = _number(random, region)
    form = _pick(random, {"international": 11, "national": 14, "e164": 8, "rfc3966": 4, "abroad": 22, "home": 41})
    formats = phonenumbers.PhoneNumberFormat
    match form:
        case "abroad":
            written = _abroad(random, region, number)
        case "home":
            written = _home(random, region, number)
        case "rfc3966":
            written = phonenumbers.format_number(number, formats.RFC3966).removeprefix("tel:")
        case name:
            written = phonenumbers.format_number(number, getattr(formats, name.upper()))
    mobile = phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
    extension = _extension(random, language) if not mobile and random.random() < 0.12 else ""
    return Value("phone", written + extension, len(written), told=_is_told(written, region))


def _is_told(written: str, region: str) -> bool:
    """Whether only the words around it make it a phone number: no plus, no leading zero, no brackets, no area code."""
    if region in NORTH_AMERICA and re.match(r"\(|(1[-. ])?\(?\d{3}\)?[-./]", written):
        return False
    return written[0] not in "+(0"


def _groups(number: phonenumbers.PhoneNumber, form: str) -> list[str]:
    written = phonenumbers.format_number(number, getattr(phonenumbers.PhoneNumberFormat, form))
    return re.findall(r"\d+", written)


def _woven(random: Random, groups: Sequence[str]) -> str:
    """The groups with the same sign between them all, or one after the first and another after the rest."""
    first = _pick(random, SEPARATORS)
    rest = first if not first or random.random() < 0.8 else _pick(random, COMMON_SEPARATORS)
    return groups[0] + "".join((rest if at else first) + group for at, group in enumerate(groups[1:]))


def _home(random: Random, region: str, number: phonenumbers.PhoneNumber) -> str:
    groups = _groups(number, "NATIONAL")
    digits = "".join(groups)
    cuts = [cut for cut in OTHER_CUTS.get(region, ()) if sum(cut) == len(digits)]
    is_mobile = phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
    if region == "IN" and is_mobile and random.random() < 0.7:
        digits = digits[1:]
        cuts = [cut for cut in OTHER_CUTS["IN"] if sum(cut) == len(digits)]
    if cuts and is_mobile and (region == "IN" or random.random() < 0.4):
        ends = list(accumulate(random.choice(cuts), initial=0))
        groups = [digits[start:end] for start, end in pairwise(ends)]
    elif region == "DE" and random.random() < 0.5:
        rest = "".join(groups[1:])
        size = random.choice((2, 3))
        groups = [groups[0], *(rest[at : at + size] for at in range(0, len(rest), size))]
    if region in NORTH_AMERICA and random.random() < 0.2:
        return "1" + random.choice("- .") + _bracketed(random, groups)
    if region == "KR" and random.random() < 0.06:
        return f"{groups[0]}){'-'.join(groups[1:])}"
    if region == "JP" and len(groups) == 3 and random.random() < 0.12:
        return f"{groups[0]}({groups[1]}){groups[2]}"
    if region == "DE" and random.random() < 0.3:
        return groups[0] + random.choice(("/", " / ", "/ ")) + random.choice(("", " ")).join(groups[1:])
    if len(groups) > 2 and digits[0] in "023456789" and not is_mobile and random.random() < 0.25:
        return _bracketed(random, groups)
    return _woven(random, groups)


def _bracketed(random: Random, groups: Sequence[str]) -> str:
    rest = _pick(random, COMMON_SEPARATORS).join(groups[1:])
    return f"({groups[0]}){random.choice(('', ' ', ' ', '-'))}{rest}"


def _abroad(random: Random, region: str, number: phonenumbers.PhoneNumber) -> str:
    code, *groups = _groups(number, "INTERNATIONAL")
    digits = "".join(groups)
    is_mobile = phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
    if is_mobile and random.random() < 0.25:
        groups = [digits[:-8], digits[-8:-4], digits[-4:]]
    head = _pick(random, {"+": 58, "00": 17, "+ ": 8, "(+)": 9, "+)": 2, "011": 2, "bare": 4})
    separator = _pick(random, {" ": 5, "-": 4, ".": 1, "": 2})
    match head:
        case "(+)":
            start = f"(+{code}){separator}"
        case "+)":
            start = f"+{code}) "
        case "011":
            # The way out of North America, of its own numbers never.
            start = f"011 {code}{separator}" if code != "1" else f"+{code}{separator}"
        case "bare":
            start = f"{code}{separator or '-'}"
        case _:
            start = f"{head}{code}{separator}"
    if region in ("GB", "DE", "FR", "AU", "JP") and random.random() < 0.2:
        return f"{start}(0){random.choice(('', ' '))}{_woven(random, groups)}"
    if len(groups) > 2 and (region in NORTH_AMERICA or random.random() < 0.1):
        return start.rstrip("-.") + (" " if start[-1] in "-." else "") + _bracketed(random, groups)
    return start + _woven(random, groups)


def _extension(random: Random, language: Language) -> str:
    inner = _digits(random, random.choice((2, 3, 4)))
    forms: Sequence[str] = (" ext. {}", " x{}", "x{}", " ext {}", ", extension {}", " Ext.{}", " ext: {}")
    if language == "ko":
        forms = (" 내선 {}", " (내선 {})", " 내선번호 {}", ", 내선 {}", " ext. {}", "(내선{})")
    return random.choice(forms).format(inner)


# --- E-mail, card, IBAN, SSN

GIVEN = "minji haneul jun seoyeon amelie lukas priya arjun kenji yuki mei liang oliver grace noah zoe theo rosa".split()
FAMILY = "kim park lee choi mueller schneider dubois moreau sharma patel sato tanaka wang chen smith jones".split()
NICKNAMES = "skyrabbit bluetea nightowl dev_null lemoncake rain0304 happy.day coffeeholic mr-fox 2fast".split()
TAGS = "shop news order2024 orders work spam textdesk vip".split()
# Names kept free for examples, with the shapes that real domains have.
DOMAINS = (
    "example.com example.com example.net example.org mail.example.com example.co.kr example.co.uk example.de "
    "example.fr example.co.jp example.com.au example.in example.cn example.ca cs.example.ac.kr eu.mail.example.org "
    "mail2.example.net shop-24.example team.example.io support.example.info bücher.example café-noir.example "
    "xn--bcher-kva.example 실례.테스트 例え.テスト пример.испытание"
).split()


def _email(random: Random, language: Language) -> Value:
    given, family = random.choice(GIVEN), random.choice(FAMILY)
    number = _digits(random, random.choice((1, 2, 2, 3, 4)))
    mailbox = random.choice(
        (
            f"{given}.{family}",
            f"{given}.{family}",
            f"{given}{number}",
            f"{given[0]}.{family}",
            f"{given[0]}{family}{number}",
            f"{given}_{family}",
            f"{given}-{family}{number}",
            random.choice(NICKNAMES),
            f"{random.choice(NICKNAMES)}+{random.choice(TAGS)}",
            f"{given}.{family}+{random.choice(TAGS)}",
            f"o'{family}",
            f"{given}.d'{family}",
            given[0],
            f"{random.randint(2004, 2026)}{_digits(random, 5)}",
            f"{given.title()}.{family.title()}",
            f"{given}.{family}".upper(),
        )
    )
    if random.random() < 0.004:
        mailbox = f"{family}&{given}"
    domain = random.choice(DOMAINS)
    if random.random() < 0.04 and domain.isascii():
        domain = domain.title()
    return Value("email", f"{mailbox}@{domain}", len(mailbox))


@dataclass(frozen=True, slots=True)
class Brand:
    """How a card's number begins, which lengths it has and how it is cut when it is not cut by fours."""

    weight: float
    starts: Sequence[str]
    lengths: Sequence[int] = (16,)
    cuts: Sequence[int] = ()


# The ranges that the issuers publish.
BRANDS: Mapping[str, Brand] = {
    "Visa": Brand(28, ("4",), (16, 16, 16, 16, 16, 13, 19)),
    "Mastercard": Brand(18, ("51", "52", "53", "54", "55")),
    "Mastercard, 2-series": Brand(8, tuple(str(start) for start in range(2221, 2721, 7))),
    "American Express": Brand(11, ("34", "37"), (15,), (4, 6, 5)),
    "Diners Club": Brand(4, ("300", "301", "305", "36", "38"), (14,), (4, 6, 4)),
    "Discover": Brand(4, ("6011", "644", "647", "649", "65")),
    "JCB": Brand(6, ("3528", "3540", "3566", "3589")),
    "UnionPay": Brand(8, ("6210", "6221", "6228", "6250", "6282"), (16, 16, 17, 18, 19)),
    "Maestro": Brand(5, ("5018", "5020", "5038", "5893", "6304", "6759", "6761"), (16, 16, 15, 17, 18, 19)),
    "RuPay": Brand(4, ("6070", "6521", "8172", "8201", "5085")),
    "Mir": Brand(4, ("2200", "2201", "2202", "2204"), (16, 16, 16, 19)),
}
CARD_SEPARATORS: Weighted = {" ": 40, "-": 28, "": 22, ".": 4, " - ": 2, "\xa0": 1, "\u2013": 1, "  ": 1}


def _card_digits(random: Random) -> tuple[str, Sequence[int]]:
    brand = random.choices(list(BRANDS.values()), [brand.weight for brand in BRANDS.values()])[0]
    start, length = random.choice(brand.starts), random.choice(brand.lengths)
    body = start + _digits(random, length - len(start) - 1)
    if brand.cuts:
        return body + luhn.calc_check_digit(body), brand.cuts
    by_fours = [4] * (length // 4) + ([length % 4] if length % 4 else [])
    # Bank cards of 19 digits are as often printed with the first six apart.
    return body + luhn.calc_check_digit(body), (6, 13) if length == 19 and random.random() < 0.3 else by_fours


def _cut(digits: str, sizes: Sequence[int], separator: str) -> str:
    ends = list(accumulate(sizes, initial=0))
    return separator.join(digits[start:end] for start, end in pairwise(ends))


def _card(random: Random, language: Language) -> Value:
    digits, cuts = _card_digits(random)
    text = _cut(digits, cuts, _pick(random, CARD_SEPARATORS))
    return Value("card", text, len(text), told=len(digits) not in (15, 16))


# The countries whose IBANs both libraries know, the more frequent ones several times.
IBAN_COUNTRIES = (
    "DE DE DE DE DE DE FR FR FR FR GB GB GB GB NL NL NL ES ES IT IT AT BE CH IE PL PT SE NO FI DK LT "
    "AD AE AL AT AZ BA BE BG BH BI BY CH CR CY CZ DE DJ DK DO EE EG ES FI FK FO FR GB GE GI GL GR GT HN HR HU IE IL "
    "IQ IS IT JO KW KZ LB LC LI LT LU LV LY MC MD ME MK MN MR MT MU NI NL NO OM PK PL PS PT QA RO RS RU SA SC SD SE "
    "SI SK SM SO ST SV TL TN TR UA VA VG XK YE"
).split()
IBAN_SEPARATORS: Weighted = {" ": 50, "": 32, "-": 7, "\xa0": 6, "  ": 1, "\u2009": 1}


def _iban_compact(random: Random) -> str:
    while True:
        drawn = str(schwifty.IBAN.random(random.choice(IBAN_COUNTRIES), random=random, use_registry=False))
        if stdnum_iban.is_valid(drawn, check_country=False):
            return drawn


def _iban_written(random: Random, compact: str) -> str:
    text = _pick(random, IBAN_SEPARATORS).join(compact[at : at + 4] for at in range(0, len(compact), 4))
    return text.lower() if random.random() < 0.15 else text


def _iban(random: Random, language: Language) -> Value:
    text = _iban_written(random, _iban_compact(random))
    return Value("iban", text, len(text))


def _ssn(random: Random, language: Language) -> Value:
    area = random.choice(("000", "666", f"9{_digits(random, 2)}", _digits(random, 3)))
    groups = (area, f"{random.randint(1, 99):02}", f"{random.randint(1, 9999):04}")
    separator = _pick(random, {"-": 50, " ": 16, "": 16, ".": 8, "\u2013": 7, " - ": 2, "\u2011": 1})
    text = separator.join(groups)
    return Value("ssn", text, len(text), told=separator in ("", " ", "."))


WRITERS: Mapping[Kind, Callable[[Random, Language], Value]] = {
    "phone": _phone, "email": _email, "card": _card, "iban": _iban, "ssn": _ssn,
}  # fmt: skip


# --- Obfuscations

ZEROS = {
    "arabic": 0x0660, "persian": 0x06F0, "devanagari": 0x0966, "bengali": 0x09E6, "tamil": 0x0BE6, "thai": 0x0E50,
    "khmer": 0x17E0, "bold": 0x1D7CE, "double-struck": 0x1D7D8, "sans": 0x1D7E2, "monospace": 0x1D7F6,
}  # fmt: skip
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
BIDI = "\u200e\u200f\u202a\u202c\u202d\u2066\u2069"
WRAPS = (("\u202a", "\u202c"), ("\u2068", "\u2069"), ("\u202d", "\u202c"))
# Struck through, underlined, and with a dot: none of them melts into the sign before it.
MARKS = "\u0336\u0332\u0338"


def _obfuscated(random: Random, value: Value) -> Value:
    """The value in signs that look the same or do not show; what it says is left as it is."""
    sensitive, rest = value.text[: value.judged], value.text[value.judged :]
    if value.kind == "email":
        sensitive, rest = value.text, ""
    ways = EMAIL_DISGUISES if value.kind == "email" else NUMBER_DISGUISES
    disguise = random.choices(list(ways), list(ways.values()))[0]
    text = disguise(random, sensitive)
    if text == sensitive:
        text = _sprinkled(random, sensitive, ZERO_WIDTH)
    judged = re.search("[@＠]", text).start() if value.kind == "email" else len(text)  # type: ignore[union-attr]
    return replace(value, text=text + rest, judged=judged, obfuscated=True)


def _full_width(random: Random, text: str) -> str:
    signs = string.digits if random.random() < 0.4 else string.printable[:94]
    wide = {ord(sign): ord(sign) + 0xFEE0 for sign in signs}
    if len(signs) > 10 and random.random() < 0.5:
        wide[ord(" ")] = 0x3000
    return text.translate(wide)


def _foreign_digits(random: Random, text: str) -> str:
    zero = random.choice(list(ZEROS.values()))
    return text.translate({ord(digit): zero + int(digit) for digit in string.digits})


def _circled(random: Random, text: str) -> str:
    return text.translate(CIRCLED)


def _keycaps(random: Random, text: str) -> str:
    return re.sub(r"([0-9])", "\\1\ufe0f\u20e3", text)


def _sprinkled(random: Random, text: str, signs: str) -> str:
    """Some of the signs between those of the text: one, a few, or one after each."""
    places = range(1, len(text))
    hit = set(random.sample(places, random.choice((1, 2, 3, len(places)))))
    return "".join((random.choice(signs) if at in hit else "") + sign for at, sign in enumerate(text))


def _zero_width(random: Random, text: str) -> str:
    return _sprinkled(random, text, ZERO_WIDTH)


def _soft_hyphens(random: Random, text: str) -> str:
    return _sprinkled(random, text, "\xad")


def _bidi(random: Random, text: str) -> str:
    if random.random() < 0.4:
        return _sprinkled(random, text, BIDI)
    opening, closing = random.choice(WRAPS)
    return opening + text + closing


def _marked(random: Random, text: str) -> str:
    mark = random.choice(MARKS)
    share = random.choice((0.3, 1.0))
    return re.sub(r"[0-9A-Za-z]", lambda sign: sign[0] + mark * (random.random() < share), text)


def _broken(random: Random, text: str) -> str:
    """With a line break at one of the places where its groups meet, if it has any."""
    places = [found.span() for found in re.finditer(r"(?<=[0-9A-Za-z)])[^0-9A-Za-z()+]+(?=[0-9A-Za-z(])", text)]
    if not places:
        return text
    start, end = random.choice(places)
    between = text[start:end].rstrip()
    return text[:start] + between + random.choice(("\n", "\n", "\r\n")) + text[end:]


Disguise = Callable[[Random, str], str]
NUMBER_DISGUISES: Mapping[Disguise, float] = {
    _full_width: 24, _foreign_digits: 16, _zero_width: 16, _bidi: 12, _soft_hyphens: 8, _marked: 8, _broken: 12,
    _keycaps: 3, _circled: 1,
}  # fmt: skip
EMAIL_DISGUISES: Mapping[Disguise, float] = {_full_width: 3, _zero_width: 4, _bidi: 3, _soft_hyphens: 2, _marked: 2}


# --- Look-alikes

MONTHS = "January February March April May June July August September October November December".split()


def _holds_card(text: str) -> bool:
    """Whether whole groups of it would pass for a card after all: then nobody could call it harmless."""
    groups = re.findall(r"\d+", text)
    runs = ("".join(groups[start:end]) for start in range(len(groups)) for end in range(start + 1, len(groups) + 1))
    return any(12 <= len(run) <= 19 and luhn.is_valid(run) for run in runs)


def _date(random: Random, language: Language) -> str:
    year, month, day = random.randint(1955, 2029), random.randint(1, 12), random.randint(1, 28)
    name, short = MONTHS[month - 1], f"{year % 100:02}"
    forms = [
        f"{year}-{month:02}-{day:02}", f"{year}.{month:02}.{day:02}", f"{year}/{month}/{day}",
        f"{year}. {month}. {day}.",
        f"{month:02}/{day:02}/{year}", f"{day:02}.{month:02}.{year}", f"{day:02}-{month:02}-{year}",
        f"{short}.{month:02}.{day:02}", f"{year}{month:02}{day:02}", f"{year}-{month:02}-{day:02} 14:{day:02}:09",
        f"{year}-{month:02}-{day:02}T08:{day:02}:30.125+09:00",
        f"{year}.{month:02}.{day:02} ~ {year}.{month:02}.{day + 2:02}",
        f"{day:02}/{month:02}/{short} - {day + 2:02}/{month:02}/{short}",
    ]  # fmt: skip
    forms += {
        "ko": [f"{year}년 {month}월 {day}일", f"{short}년 {month}월 {day}일", f"{year}년{month}월{day}일"],
        "en": [f"{name} {day}, {year}", f"{day} {name[:3]} {year}", f"{name[:3]} {day}th {year}"],
    }[language]
    return random.choice(forms)


def _time(random: Random, language: Language) -> str:
    hour, minute, second = random.randint(0, 23), random.randint(0, 59), random.randint(0, 59)
    forms = [
        f"{hour:02}:{minute:02}", f"{hour:02}:{minute:02}:{second:02}",
        f"{hour:02}:{minute:02}:{second:02}.{minute:03}",
        f"{hour % 12:02}:{minute:02} - {hour % 12 + 3:02}:00",
        f"{hour:02}:{minute:02}~{(hour + 1) % 24:02}:{second:02}",
        f"{hour:02}:{minute:02} (UTC+09:00)", f"{hour:02}.{minute:02}",
    ]  # fmt: skip
    forms += {
        "ko": [f"오후 {hour % 12 + 1}시 {minute}분", f"{hour}시{minute}분{second}초", f"{hour}시 {minute}분"],
        "en": [f"{hour % 12 + 1}:{minute:02}pm", f"{hour % 12 + 1}.{minute:02} a.m.", f"{hour:02}{minute:02} hrs"],
    }[language]
    return random.choice(forms)


def _price(random: Random, language: Language) -> str:
    low, high = random.randint(1_000, 99_999), random.randint(100_000, 99_999_999)
    cents = f"{random.randint(0, 99):02}"
    dots, spaces = f"{high:,}".replace(",", "."), f"{high:,}".replace(",", " ")
    forms = [
        f"${low:,}.{cents}", f"USD {high:,}.{cents}", f"£{low:,}.{cents}", f"{dots},{cents} €", f"€ {spaces},{cents}",
        f"¥{high:,}", f"₩{high:,}", f"KRW {high}",
        f"₹{high // 100_000},{high % 100_000 // 1000:02},{high % 1000:03}.00",
        f"A${low}.{cents}", f"-{high:,}.{cents} EUR", f"CA$ {low:,}", f"{high:,} JPY",
    ]  # fmt: skip
    forms += {
        "ko": [f"{high:,}원", f"{high}원", f"{low // 10}만 {low % 10}천원", f"{low:,} 원", f"{high:,}원 - {low:,}원"],
        "en": [f"{high} yen", f"{low:,} dollars", f"{high:,} won", f"${low}"],
    }[language]
    return random.choice(forms)


def _order(random: Random, language: Language) -> str:
    # No leading zero: such an order number could as well be dialled.
    first, year = random.choice("123456789"), f"{random.randint(2019, 2027)}"
    month_day = f"{random.randint(1, 12):02}{random.randint(1, 28):02}"
    return random.choice(
        (
            f"{year}{month_day}-{_digits(random, 7)}",
            f"{year}{month_day}{_digits(random, 8)}",
            f"{year}{month_day}-{_digits(random, 4)}-{_digits(random, 6)}",
            f"ORD-{_digits(random, 8)}",
            f"#{first}{_digits(random, random.choice((5, 6, 8)))}",
            f"{first}{_digits(random, 2)}-{_digits(random, 7)}-{_digits(random, 7)}",
            f"{first}{_digits(random, random.choice((7, 8, 9, 10, 11, 13)))}",
            f"SO{year[2:]}-{_digits(random, 5)}-{_digits(random, 3)}",
            f"W{_digits(random, 9)}",
            f"INV/{year}/{_digits(random, 6)}",
            f"{first}{_digits(random, 3)}-{_digits(random, 4)}-{_digits(random, 2)}",
            f"KR{_digits(random, 10)}B",
            f"PO {first}{_digits(random, 9)}",
        )
    )


def _tracking(random: Random, language: Language) -> str:
    first = random.choice("123456789")
    body = first + _digits(random, 11)
    return random.choice(
        (
            f"1Z{_digits(random, 3)}AA1{_digits(random, 10)}",
            _cut(f"94001{_digits(random, 17)}", (4, 4, 4, 4, 4, 2), " "),
            f"94001{_digits(random, 17)}",
            body,
            f"{body[:4]}-{body[4:8]}-{body[8:]}",
            f"{body[:4]} {body[4:8]} {body[8:]}",
            f"RR{_digits(random, 9)}KR",
            f"EE {_digits(random, 3)} {_digits(random, 3)} {_digits(random, 3)} DE",
            f"JJD00{_digits(random, 16)}",
            f"6{_digits(random, 12)}",
            f"TBA{_digits(random, 12)}",
            f"{first}{_digits(random, 13)}",
            f"LP00{_digits(random, 12)}",
        )
    )


def _version(random: Random, language: Language) -> str:
    major, minor, patch = random.randint(0, 24), random.randint(0, 40), random.randint(0, 99)
    build = random.randint(1_000, 9_999)
    return random.choice(
        (
            f"v{major}.{minor}.{patch}", f"{major}.{minor}.{patch}", f"10.0.{build}{minor}.{build}",
            f"{major}.{minor}.{patch}-beta.{minor}", f"{100 + patch}.0.{build}.{100 + minor}",
            f"{major}.{minor}.{patch}.{build}", f"v{major}.{minor}.{patch}+build.20{10 + major}{minor:02}{patch:02}",
            f"r{build}{patch:02}", f"{major}.{minor}.0-{build}-generic", f"17.4.1 (21E{patch + 100})",
            f"2{build}.{minor:02}.{patch:02}.{build}",
        )
    )  # fmt: skip


def _ip(random: Random, language: Language) -> str:
    network = random.choice(("192.0.2", "198.51.100", "203.0.113", "192.168.0", "10.10.20", "172.16.254"))
    host, other = random.randint(1, 254), f"{random.randrange(65_536):x}"
    return random.choice(
        (
            f"{network}.{host}", f"{network}.{host}", f"{network}.{host}:8080", f"{network}.0/24",
            f"http://{network}.{host}:3000/", f"{network}.{host}:{random.randint(1024, 65535)}",
            f"2001:db8::{other}", f"2001:db8:{other}:1000:8080:1234:5678:{host:04}", f"fe80::1:{other}",
        )
    )  # fmt: skip


def _uuid(random: Random, language: Language) -> str:
    drawn = UUID(int=random.getrandbits(128), version=4)
    return random.choice((str(drawn), str(drawn), str(drawn).upper(), f"{{{drawn}}}", drawn.urn))


def _hash(random: Random, language: Language) -> str:
    size = random.choice((7, 12, 32, 40, 64))
    drawn = f"{random.getrandbits(4 * size):0{size}x}"
    # Without a letter among its digits a short one would be a plain number.
    if not re.search("[a-f]", drawn):
        return _hash(random, language)
    return random.choice((drawn, drawn, drawn.upper(), f"sha256:{drawn}" if size == 64 else drawn))


def _coordinates(random: Random, language: Language) -> str:
    north, east = random.uniform(-60, 70), random.uniform(-179, 179)
    degrees, minutes, seconds = int(abs(north)), random.randint(0, 59), random.randint(0, 59)
    return random.choice(
        (
            f"{north:.6f}, {east:.6f}", f"{north:.4f},{east:.4f}", f"({north:.5f}, {east:.5f})",
            f"lat={north:.7f}&lng={east:.7f}", f"{north:.6f} {east:.6f}", f"N{abs(north):.4f} E{abs(east):.4f}",
            f"{degrees}°{minutes:02}'{seconds:02}\"N {int(abs(east))}°{seconds:02}'{minutes:02}\"E",
            f"geo:{north:.6f},{east:.6f}",
        )
    )  # fmt: skip


def _table(random: Random, language: Language) -> str:
    rows, columns = random.choice(((1, 5), (1, 7), (2, 4), (3, 4), (4, 3)))
    between = random.choice((" ", "\t", " | ", ", ", ";"))
    most = random.choice((99, 999, 9_999, 99_999))

    def row() -> str:
        return between.join(str(random.randint(1, most)) for _ in range(columns))

    lines = [row() for _ in range(rows)]
    if rows > 1:
        names = "월 화 수 목".split() if language == "ko" else "Mon Tue Wed Thu".split()
        lines = [f"{name}{between}{line}" for name, line in zip(names, lines, strict=False)]
    return "\n".join(lines)


def _failed_check(random: Random, language: Language) -> str:
    return _failed_iban(random) if random.random() < 0.4 else _failed_card(random)


def _failed_card(random: Random) -> str:
    digits, cuts = _card_digits(random)
    wrong = digits[:-1] + str((int(digits[-1]) + random.randint(1, 9)) % 10)
    return _cut(wrong, cuts, _pick(random, {" ": 5, "-": 4, "": 4}))


def _failed_iban(random: Random) -> str:
    compact = _iban_compact(random)
    at = random.randrange(4, len(compact))
    signs = string.digits if compact[at].isdigit() else string.ascii_uppercase
    wrong = compact[:at] + random.choice(signs.replace(compact[at], "")) + compact[at + 1 :]
    return _failed_iban(random) if stdnum_iban.is_valid(wrong, check_country=False) else _iban_written(random, wrong)


Writer = Callable[[Random, Language], str]
# Each family with sentences that leave no doubt what it is.
LOOK_ALIKES: Mapping[str, tuple[Writer, Mapping[Language, Sequence[str]]]] = {
    "date": (
        _date,
        {
            "ko": (
                "{} 에 주문한 {item} 언제 오나요?", "생년월일은 {} 입니다", "배송 예정일: {}",
                "날짜가 {} 이렇게 찍혀 있어요",
                "{} 날짜로 예약 바꿔 주세요.",
            ),
            "en": (
                "I bought the {item} on {}.", "delivery date: {}", "The receipt is dated {}",
                "my date of birth is {}, not what you have", "The warranty began on {}.",
            ),
        },
    ),
    "time": (
        _time,
        {
            "ko": ("{} 에 방문할게요", "상담 시간이 {} 맞나요?", "시각: {}", "{who} 님 예약은 {} 입니다."),
            "en": ("The driver came at {}", "Your slot is {}.", "logged at {} on my side", "I am free at {} tomorrow"),
        },
    ),
    "price": (
        _price,
        {
            "ko": ("{} 결제됐다고 나와요", "금액은 {} 입니다.", "{item} 가격이 {} 맞아요?", "환불 금액: {}"),
            "en": ("I was charged {} for the {item}?!", "The total is {}.", "refund amount {}", "It used to cost {}"),
        },
    ),
    "order": (
        _order,
        {
            "ko": (
                "주문번호 {} 확인 부탁드려요", "주문번호는 {} 입니다.", "주문 번호: {}", "{} 주문 건 취소해 주세요",
                "제 예약번호가 {} 인데요.",
            ),
            "en": (
                "My order number is {}.", "order {}", "Order no. {} has not shipped",
                "it's about order {} (the {item})",
                "Booking reference {}, name {who}",
            ),
        },
    ),
    "tracking": (
        _tracking,
        {
            "ko": ("운송장 번호 {} 조회가 안 돼요", "송장번호는 {} 입니다.", "운송장 {} 어디쯤인가요?"),
            "en": (
                "Tracking number {} shows nothing", "Your tracking no. is {}.", "tracking: {}",
                "The parcel {} is stuck in {place}, the tracking says",
            ),
        },
    ),
    "version": (
        _version,
        {
            "ko": ("앱 버전은 {} 입니다", "버전 {} 올린 뒤로 안 돼요.", "펌웨어 {} 인데 최신인가요?"),
            "en": ("App version {} crashes", "I am on version {}", "After the update to version {} the {item} hangs."),
        },
    ),
    "ip": (
        _ip,
        {
            "ko": ("IP 주소가 {} 인데 맞나요", "공유기 IP는 {} 입니다.", "접속 IP: {}"),
            "en": ("The router's IP is {}", "blocked from IP address {}", "I can't reach the printer at IP {} ."),
        },
    ),
    "uuid": (
        _uuid,
        {
            "ko": ("오류 ID {} 떠요", "요청 ID는 {} 입니다.", "세션 {}"),
            "en": ("Error id {}", "The request ID says {}.", "device id is {} if that helps"),
        },
    ),
    "hash": (
        _hash,
        {
            "ko": ("파일 해시가 {} 인데 다르네요", "체크섬 {} 맞나요?", "커밋 {} 부터 그래요"),
            "en": ("The checksum is {}", "broken since commit {}", "file hash {} does not match yours."),
        },
    ),
    "coordinates": (
        _coordinates,
        {
            "ko": ("위치 좌표는 {} 입니다", "좌표 {} 근처예요.", "GPS: {}"),
            "en": ("My location is {}", "GPS coordinates {}", "the pin is at {} , near {place}"),
        },
    ),
    "table": (
        _table,
        {
            "ko": ("재고 표입니다:\n{}", "요일별 수량:\n{}", "측정값은 아래와 같아요\n{}"),
            "en": ("Stock table:\n{}", "these are the meter readings:\n{}", "Sales per day\n{}"),
        },
    ),
    "failed check": (
        _failed_check,
        {
            "ko": ("{} 넣으면 잘못된 번호라고 나와요", "{} 번호가 거절됩니다", "오타 난 번호: {}"),
            "en": ("It says {} is not valid", "{} gets rejected as a wrong number", "I mistyped it as {} at first."),
        },
    ),
}  # fmt: skip
