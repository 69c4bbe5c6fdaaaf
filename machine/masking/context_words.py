"""Tells from the words right before digits what they are: a phone number's, or something else's."""

import re
from typing import Literal

FAR = 40
"""Characters before digits that are read, on the same line."""
SIGNS = " \t.:#=(\"'-"
MOST_SIGNS = 4
"""Signs between the words and the digits: which ones, and how many."""
WORD = re.compile("[A-Za-z]+|[가-힣]+")
PARTICLES = frozenset("는은가이로")
NUMBER_WORDS = ("번호", "코드", "아이디")
NUMBER_WORD = re.compile(f"(?:{'|'.join(NUMBER_WORDS)})$")
FILLERS = frozenset(
    "number numbers num no nr code id is was are at on me us him her them my our your the to by".split()
)
"""Words that may stand between the telling word and the digits."""
MOST_FILLERS = 3
PHONE_EN = frozenset(
    "tel telephone ph hp phone phones mobile mob cell cellphone call calls called dial fax text texts sms whatsapp"
    " hotline ring landline handphone".split()
)
PHONE_KO = ("전화", "연락처", "휴대폰", "핸드폰", "휴대전화", "팩스", "직통", "연락", "폰", "문자", "통화")
OTHER_EN = frozenset(
    "order orders invoice tracking track parcel shipment waybill consignment ref reference ticket case serial account"
    " acct transaction txn booking reservation confirmation member membership product item sku model isbn ean barcode"
    " policy claim po receipt batch lot id no nr version build imei meter contract license licence registration".split()
)
OTHER_ALONE_KO = ("주문", "송장", "계좌", "바코드", "시리얼", "모델", "쿠폰", "등기")
OTHER_KO = tuple(
    "배송 예약 접수 문의 회원 상품 거래 승인 관리 등록 사업자 영수증 확인 인증 일련 제품 고유 증권 청구 우편"
    " 결제 티켓 참조 추적 환불 교환 반품 계약 면허 사원 직원 학생 수험 보험 차량 여권 품목 재고 택배".split()
)
"""What these words name is something else only if they are followed by a word for number."""
WORDS_EN = PHONE_EN | OTHER_EN | FILLERS
ENDINGS_KO = PARTICLES | {word[-1] for word in (*NUMBER_WORDS, *PHONE_KO, *OTHER_ALONE_KO)}


def told_before(folded: str, start: int) -> Literal["phone", "other"] | None:
    """What the words before the digits that begin at `start` say that they are, None for nothing."""
    before = folded[max(0, start - FAR) : start]
    words = before.rstrip(SIGNS)
    signs = before[len(words) :]
    if len(signs) > MOST_SIGNS:
        return None
    # Of most words the last, or the last syllable of a Korean one, shows that they tell nothing. Looking only for that
    # first takes a third of the time.
    last = words[words.rfind(" ") + 1 :].lower()
    if last.isascii() and last.isalpha():
        may_tell = last in WORDS_EN
    elif "가" <= last[-1:] <= "힣":
        may_tell = last[-1] in ENDINGS_KO
    else:
        may_tell = words[-1:].isalpha()
    told = _told(WORD.findall(words[words.rfind("\n") + 1 :].lower())) if may_tell else None
    return told or ("other" if "#" in signs else None)


def _told(words: list[str]) -> Literal["phone", "other"] | None:
    filler = numbered = False
    for word in reversed(words[-1 - MOST_FILLERS :]):
        if word.isascii():
            if word in PHONE_EN:
                return "phone"
            if word in OTHER_EN and word not in FILLERS:
                return "other"
            if word == "my" and any(named in words[-MOST_FILLERS:] for named in ("number", "no")):
                return "phone"
            if word not in FILLERS:
                break
            filler = filler or word in OTHER_EN
            continue
        word = word[:-1] if word[-1] in PARTICLES else word
        stem = NUMBER_WORD.sub("", word)
        if stem.endswith(PHONE_KO):
            return "phone"
        if stem.endswith(OTHER_ALONE_KO) or ((numbered or stem != word) and stem.endswith(OTHER_KO)):
            return "other"
        if stem:
            break
        numbered = True
    return "other" if filler else None
