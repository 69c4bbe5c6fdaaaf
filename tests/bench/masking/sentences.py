"""What people write around a number and what they write without one: Korean and English chat, made up for this.

`{}` is where the number goes. In Korean many stand right against a word, on either side or on both: a particle takes no
blank before it.
"""

from __future__ import annotations

from tests.bench.masking.lookalikes import Language
from tests.bench.masking.values import Kind

# They say nothing about what the number is.
NEUTRAL: dict[Language, tuple[str, ...]] = {
    "ko": (
        "{}", "{}요", "{} 이거예요", "네 {} 입니다", "아까 말씀드린 거 {}", "{}로 부탁드려요", "({})", "여기요 → {}",
        "[{}] 이걸로 해 주세요", "{}입니다.", "저는 {}이고요", "혹시 {} 맞나요?", "제 건 {}인데 확인 부탁드립니다",
        "'{}' 이렇게 적혀 있어요", "내용:{}", "아 잠시만요 {}", "이거:{}:이거", "다시 적을게요 {}!",
        "{}, 이게 맞습니다", "바뀐 정보는{}입니다", "…{}…", "그럼{}로요?", "메모에 {}라고 되어 있네요", "<{}>",
        "\"{}\"라고 들었습니다", "확인: {} / 끝", "*{}* 굵게 표시했어요",
        "안녕하세요 {} 등록 부탁드립니다 감사합니다",
    ),
    "en": (
        "{}", "It's {}", "here you go: {}", "sorry, {} I meant", "({})", "mine is {}.", "use {} please",
        "Is {} right?", "\"{}\" is what it says", "[{}]", "{}, thanks!", "so that would be {}, correct?", "-> {}",
        "let me type it again {}", "as I said: {}; did you get it?", "<{}>", "I put {} on the form",
        "could you check {} for me", "updated to {} yesterday", "hi, {} here", "{} ... that one",
        "not sure if {} is right", "*{}*", "Ok {}", "wait, {} is the new one and the old one is gone", "see {}!",
        "re: {}", "me = {}",
    ),
}  # fmt: skip

# They say what it is.
CUED: dict[Language, dict[Kind, tuple[str, ...]]] = {
    "ko": {
        "phone": (
            "제 번호는 {}입니다", "번호는{}입니다", "휴대폰 {}로 연락 주세요", "연락처 {}", "연락처:{}",
            "핸드폰번호{}이에요", "전화번호가 {}로 바뀌었어요", "{}로 전화 주시겠어요?", "{}으로 문자 남겨 주세요",
            "콜백 요청드립니다 {}", "저희 어머니 휴대폰은{}예요", "Tel. {}", "TEL:{}", "☎ {}", "H.P {}",
            "매장 전화 {} 안 받으시던데요", "전화:{}, 낮에만 됩니다", "해외 번호인데 {} 가능한가요",
            "배송 기사님께 {}로 전화 달라고 해 주세요", "문의 전화 {}", "팩스 {}", "대표번호 {}로 걸었는데 안 돼요",
            "010 아니고요 전화는 {} 이거예요", "수신자 휴대전화{}로 인증번호 보내 주세요", "(전화 {})",
            "전화번호 [{}]", "비상 연락처는 {}번이에요", "회사 전화{}로요",
        ),
        "email": (
            "메일은 {}입니다", "메일은{}입니다", "이메일 주소 {}", "이메일:{}", "{}로 보내 주세요",
            "{}으로 영수증 부탁드려요", "제 계정은 {}예요", "E-mail {}", "받는 사람은{}이고 참조는 없어요",
            "가입 메일 ({})", "인보이스를 {}에게 보내주세요.", "아이디가 {}인데 로그인이 안 돼요", "회신은{}로요",
        ),
        "card": (
            "카드번호 {}", "카드 번호는 {}입니다", "카드는{}이고 유효기간은 아시죠", "결제 카드:{}",
            "법인카드 {}로 결제했어요", "신용카드 번호 {} 맞나요", "{} 카드로 두 번 결제됐어요", "체크카드{}입니다",
            "카드({}) 승인 취소해 주세요", "새 카드로 바꿔 주세요. {}", "이 카드예요 {}",
            "카드번호가{}인데 오류가 나요",
        ),
        "iban": (
            "IBAN {}", "IBAN은 {}입니다", "계좌는{}입니다", "환불 계좌(IBAN): {}", "해외 송금 계좌 {}로 부탁드려요",
            "유럽 계좌라서 {} 이렇게 길어요", "계좌번호 {}", "송금은 {}로 해 주세요", "IBAN:{}",
            "독일 은행 계좌예요 {}",
        ),
        "ssn": (
            "제 SSN은 {}이에요", "SSN {}", "SSN:{}", "미국 사회보장번호 {}입니다", "소셜 시큐리티 번호는 {} 맞아요",
            "SSN이{}인데 맞게 들어갔나요", "사회보장번호(SSN) {}", "social security number: {}",
        ),
        "rrn": (
            "주민등록번호 {}", "주민번호는 {}입니다", "주민번호:{}", "주민등록번호는{}이에요",
            "본인 확인용 주민번호 {}", "주민등록번호 ({}) 확인 부탁드려요", "주민번호 뒷자리까지 {} 맞나요",
            "민증 번호{}요",
        ),
    },
    "en": {
        "phone": (
            "my number is {}", "call me at {}", "Call {} after lunch", "phone: {}", "Phone {}", "tel {}", "Tel.: {}",
            "you can text me on {}", "cell {} or leave a message", "mobile: {}", "ring {} and ask for the manager",
            "my new phone number: {}.", "please phone ({})", "fax {}", "reach me on {} until five",
            "contact number {}", "Telephone: {}, mornings only", "the shop's phone number is {}", "whatsapp {}",
            "my mobile's {} btw", "callback to {} please", "dial {} for the front desk",
            "his cell phone is {}, mine is off", "T: {}", "M {}", "I tried calling {} twice", "number to call: {}",
            "emergency contact phone {}",
        ),
        "email": (
            "my email is {}", "email: {}", "write to {}", "send it to {}.", "E-mail {} please", "cc {} as well",
            "mailto:{}", "reply to <{}>", "I signed up as {}", "my login is {}, it won't work", "forward this to {}!",
            "the invoice went to {} instead", "contact ({})",
        ),
        "card": (
            "card number {}", "my card is {}", "Card: {}", "charge {} please", "I paid with {} twice",
            "credit card no. {}", "the card ({}) was declined", "new card: {}, same expiry",
            "visa or whatever it is, {}", "please remove card {} from my account", "pay with card {}",
            "debit card {}.",
        ),
        "iban": (
            "IBAN {}", "my IBAN is {}", "IBAN: {}", "refund to {} please", "transfer it to {}", "bank account {}",
            "account number: {}", "our iban={}", "wire the money to {}, thanks", "the bank says {} is closed",
        ),
        "ssn": (
            "my SSN is {}", "SSN: {}", "SSN {}", "social security number {}", "social security no. {} if you need it",
            "ssn={}", "her social security number is {}.", "SSN# {}",
        ),
        "rrn": (
            "Korean resident registration number {}", "my RRN is {}", "RRN: {}", "resident registration no. {}",
            "RRN {}", "jumin number {}", "resident number: {}", "her RRN ({})",
        ),
    },
}  # fmt: skip

# Two numbers in one message; the kinds stand in the holes.
PAIRS: dict[Language, tuple[str, ...]] = {
    "ko": (
        "연락처 {phone}, 메일 {email}입니다", "{phone} 아니면 {phone}로 주세요", "메일{email} 전화{phone}",
        "카드 {card} 연락처 {phone}", "계좌는 {iban}, 전화는 {phone}이에요", "{email}이나 {email}로요",
        "집 {phone} / 휴대폰 {phone}", "SSN {ssn}, 메일 {email}", "카드번호 {card}\n전화번호 {phone}",
        "({phone}) ({email})", "IBAN {iban} 카드 {card}", "전화{phone}메일{email}",
    ),
    "en": (
        "call {phone} or write to {email}", "phone {phone} / email {email}", "{phone} or {phone}",
        "card {card}, phone {phone}", "IBAN {iban}, contact {email}", "home {phone}, cell {phone}",
        "SSN {ssn}; card {card}", "{email}, {email}", "tel: {phone}\nmail: {email}", "({phone}) [{email}]",
        "IBAN {iban} or card {card}", "from {email} to {email}",
    ),
}  # fmt: skip

# What stands beside each family of look-alikes.
BESIDE: dict[Language, dict[str, tuple[str, ...]]] = {
    "ko": {
        "date": (
            "{}에 주문했어요", "배송 예정일 {}", "{}까지 가능한가요?", "예약은{}입니다", "{} 기준으로 알려 주세요",
            "기간: {}",
        ),
        "time": (
            "{}에 다시 올게요", "로그에 {} 이렇게 찍혀 있어요", "{}까지 영업하시죠?", "시각:{}", "timestamp {}",
            "상담 가능 시간은{}인가요",
        ),
        "price": (
            "{} 결제됐어요", "총 {}입니다", "가격이{}에서 바뀌었나요", "환불 금액 {}", "{}이면 살게요", "입금액:{}",
        ),
        "order": (
            "주문번호 {}", "주문번호는{}입니다", "주문 {} 언제 와요?", "주문번호:{} 취소해 주세요",
            "접수번호 {} 확인 부탁드립니다", "예약번호 {}예요",
        ),
        "tracking": (
            "운송장 번호 {}", "운송장번호{} 조회가 안 돼요", "송장번호:{}", "택배 {} 어디쯤인가요", "등기번호 {}",
            "배송 조회 번호는 {}입니다",
        ),
        "version": (
            "버전 {} 쓰고 있어요", "앱 버전은 {}입니다", "{}로 업데이트했는데 안 돼요", "{}에서만 그래요",
            "펌웨어:{}",
        ),
        "ip": ("접속 IP {}", "서버 주소는 {}예요", "IP가{}로 나와요", "{} 차단됐나요?", "게이트웨이:{}"),
        "uuid": ("요청 ID {}", "세션:{}", "오류 화면에 {} 나와요", "기기 ID는{}입니다", "trace id {}"),
        "hash": ("커밋 {} 이후로 안 돼요", "해시값 {}", "체크섬:{}", "파일 해시는{}입니다", "색상 코드 {}"),
        "coordinates": ("위치 {}", "좌표는 {}예요", "지도에서 {} 찍어 보세요", "좌표:{}", "여기로 와 주세요 {}"),
        "table": ("재고 현황 {}", "점수가 {} 이렇게 나왔어요", "값:{}", "표를 붙일게요\n{}", "측정값 {} 확인해 주세요"),
        "failed check": (
            "잘못 적었네요 {} 이건 예시예요", "샘플 번호 {}", "테스트 값 {}", "{} 이건 없는 번호래요", "양식 예시:{}",
        ),
        "short": ("{}이요", "저는 {}입니다", "{}만 주세요", "주소는 {}", "인증 번호 {} 넣었어요", "{} 맞아요?"),
        "handle": ("{} 불러 주세요", "{} 확인 부탁", "작성자 {}", "채널에 {} 남겨 주세요", "{} 이거 설치했어요"),
        "measure": ("크기는 {}", "{} 정도 돼요", "규격:{}", "용량이{}라고 나와요", "{} 맞나요?"),
    },
    "en": {
        "date": (
            "ordered on {}", "delivery date {}", "can it be here by {}?", "booked for {}", "as of {}", "period: {}",
        ),
        "time": ("back at {}", "the log says {}", "open until {}?", "timestamp {}", "at {} it failed again", "ts={}"),
        "price": (
            "I was charged {}", "total {}", "the price is {} now", "refund of {} please", "paid {} in cash",
            "amount: {}",
        ),
        "order": (
            "order number {}", "Order {} hasn't arrived", "order no. {}", "cancel order {} please",
            "reference number {}", "my booking number is {}", "ticket {}",
        ),
        "tracking": (
            "tracking number {}", "tracking no. {}", "where is parcel {}?", "tracking: {}", "shipment {} is stuck",
            "the tracking number is {}, no update",
        ),
        "version": ("I'm on version {}", "app version {}", "since {} it crashes", "running {} here", "firmware: {}"),
        "ip": ("my IP is {}", "server at {}", "is {} blocked?", "gateway: {}", "it came from {} I think"),
        "uuid": ("request id {}", "session: {}", "error id {} on screen", "device id is {}", "trace {}"),
        "hash": ("broken since commit {}", "checksum {}", "sha: {}", "the file hash is {}", "colour code {}"),
        "coordinates": ("location {}", "coordinates are {}", "meet me at {}", "pin: {}", "look at {} on the map"),
        "table": ("stock levels {}", "I got scores {}", "values: {}", "here is the table\n{}", "readings {} look odd"),
        "failed check": (
            "typo, {} is just an example", "sample number {}", "test value {}", "they say {} does not exist",
            "the form shows {} as a placeholder",
        ),
        "short": ("{}", "I'm at {}", "just {} please", "address: {}", "entered {}", "is it {}?"),
        "handle": ("ask {} please", "{} can you look?", "posted by {}", "ping {} in the channel", "I installed {}"),
        "measure": ("the size is {}", "about {}", "spec: {}", "it shows {}", "is it {}?"),
    },
}  # fmt: skip

# Neither a digit nor an @: seven of eight messages.
PLAIN: dict[Language, tuple[str, ...]] = {
    "ko": (
        "네", "네 감사합니다", "안녕하세요", "확인해 보겠습니다", "잠시만 기다려 주세요", "아 그렇군요", "넵",
        "ㅋㅋㅋ 알겠습니다", "괜찮아요", "수고하세요~", "배송이 너무 늦어요", "환불은 언제 되나요?",
        "주문을 취소하고 싶은데요", "주소를 바꾸고 싶어요", "비밀번호를 잊어버렸어요", "결제가 두 번 된 것 같아요",
        "로그인이 계속 안 됩니다", "앱이 자꾸 꺼져요", "혹시 재입고 예정이 있을까요?", "색상이 사진이랑 달라요",
        "교환 신청은 어디서 하나요", "쿠폰이 적용이 안 되는데요", "포인트가 사라졌어요",
        "영수증을 다시 받을 수 있을까요?", "상담사님 친절하게 알려 주셔서 감사합니다",
        "처음부터 다시 설명해 드릴게요", "제가 방금 새로고침을 해 봤는데도 똑같은 화면이 나오네요",
        "다른 상담사분께 연결해 드리겠습니다", "문의 주셔서 감사합니다. 무엇을 도와드릴까요?",
        "죄송하지만 그 상품은 품절되었습니다", "고객님, 조금만 더 기다려 주시면 바로 처리해 드리겠습니다",
        "네 그럼 그렇게 진행해 주세요", "언제쯤 답변 받을 수 있나요", "사이즈가 안 맞아서 반품하려고 합니다",
        "택배 상자가 찢어져서 왔어요", "설치 기사님은 언제 오시나요", "선물 포장도 가능한가요?", "해외 배송도 되나요",
        "이벤트 당첨됐다고 문자가 왔는데 진짜인가요", "회원 탈퇴는 어떻게 하나요", "알림이 너무 많이 와요",
        "사진 첨부했습니다", "방금 보낸 사진 보셨어요?", "조금 전에 통화했던 사람입니다",
        "담당자분께 전달 부탁드립니다", "주말에도 상담하시나요", "점심시간이라 답변이 늦을 수 있습니다",
        "그건 저희 쪽에서 확인이 어렵습니다", "다음 주에 다시 연락드릴게요", "오늘 안에 되면 좋겠어요",
        "아니요 그게 아니라 다른 상품이에요", "맞아요 바로 그거예요", "이해했습니다", "문제가 해결됐어요 감사합니다!",
        "별점 남길게요", "좋은 하루 보내세요", "너무 급해서 그러는데 먼저 처리해 주시면 안 될까요",
        "영업시간이 어떻게 되나요", "매장에서도 교환이 되는지 궁금해요",
        "카드사에 물어보니 취소가 아직 안 됐다고 하네요", "기다리는 중입니다", "혹시 아직 계신가요?",
        "연결이 끊겼었네요 죄송합니다", "네 본인 맞습니다", "어머니 이름으로 주문했어요", "동생이 대신 받을 거예요",
        "경비실에 맡겨 주세요", "문 앞에 놓아 주세요", "비가 와서 그런지 배송이 밀렸나 봐요",
        "알겠습니다 확인 후 말씀드리겠습니다",
    ),
    "en": (
        "yes", "ok thanks", "hello?", "One moment please", "let me check that for you", "sure", "no worries",
        "great, thank you so much!", "sounds good to me", "got it", "when will my order arrive?",
        "I would like to return this item because it does not fit", "the app keeps crashing whenever I open it",
        "I can't log in to my account", "I forgot my password and the reset mail never came",
        "could you change the delivery address please", "my coupon does not work at the checkout",
        "I was charged twice for the same order", "how long does a refund usually take with you?",
        "is this jacket going to be back in stock any time soon?",
        "the colour looks quite different from the photos on your website",
        "Thank you for contacting us, how may I help you today?",
        "I'm sorry to hear that, I will look into it right away",
        "please hold on while I connect you with a colleague", "that item is sold out at the moment, I am afraid",
        "have you tried to clear the cache and sign in again?", "the parcel was damaged when it arrived",
        "do you ship abroad?", "can I pick it up at the shop instead?", "where can I find the receipt?",
        "we will get back to you as soon as we know more", "is anyone there?", "still waiting",
        "sorry, I lost the connection for a while", "can I talk to somebody else please",
        "it worked this time, thanks a lot for your patience", "nothing happens when I press the button",
        "that is not what I ordered", "please leave it with the neighbour across the hall",
        "could you gift wrap it for me?", "how do I delete my account", "I get far too many notifications from you",
        "I attached a photo of the broken part", "did you get the picture I sent?",
        "we spoke on the phone earlier this morning", "please pass this on to whoever is in charge",
        "are you open at the weekend?", "unfortunately I cannot see that from here", "I'll come back next week",
        "it would be lovely to have it before my daughter's birthday", "no, the other one", "exactly, that one",
        "understood", "all good now, have a nice day!", "what are your opening hours?",
        "the bank told me that the payment has not been released yet",
        "it's rather urgent, is there any way to speed this up?", "my brother will take the parcel for me",
        "just leave it at the door", "maybe the weather is to blame for the delay",
        "I will confirm and let you know shortly, thank you for waiting", "oh I see", "hmm not really", "any news?",
        "brilliant", "cheers", "the screen stays white after the update",
        "I'd like to speak with the same agent as yesterday if possible",
    ),
}  # fmt: skip
