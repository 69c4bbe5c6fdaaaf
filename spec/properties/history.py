"""The history properties: what the views show after every command, given all the commands before it."""

from spec.catalogue.entries import Words
from spec.properties.kinds import HistoryProperty
from spec.visibility import (
    bricks,
    conversations,
    customers,
    dialogs,
    messages,
    notices,
    panes,
    requests,
    secrecy,
    statuses,
    steadiness,
)
from spec.visibility import composer as composing

HISTORY_PROPERTIES: tuple[HistoryProperty, ...] = (
    HistoryProperty(
        "requests-are-shown",
        Words(
            "A popover stands for every live request, and for nothing else",
            "팝오버는 유효한 요청마다 하나씩 있고 그 밖에는 없다",
        ),
        ("OFFER-1", "AVAIL-1", "XFER-10", "XFER-12", "CONF-5", "GAP-2", "GAP-4", "RULE-5", "RULE-6", "RULE-36"),
        requests.requests_are_shown,
    ),
    HistoryProperty(
        "requests-go-to-who-can-take",
        Words(
            "A request comes only to an Available agent with spare capacity",
            "요청은 수용량이 남은 사용 가능 상담사에게만 표시된다",
        ),
        ("H2", "H7", "AVAIL-1", "GAP-2", "RULE-10", "RULE-11"),
        requests.requests_go_to_who_can_take,
    ),
    HistoryProperty(
        "request-tells-its-fields",
        Words(
            "A request tells its queue, both numbers and has an Accept button",
            "요청에는 대기열 이름과 두 번호, 수락 단추가 표시된다",
        ),
        ("OFFER-2", "OFFER-3", "OFFER-4", "OFFER-6", "SURF-6", "SURF-7", "RULE-2", "RULE-43"),
        requests.request_tells_its_five_fields,
    ),
    HistoryProperty(
        "timer-counts-up",
        Words(
            "A request's timer counts the seconds since the conversation came in",
            "요청의 타이머는 대화를 수신한 뒤 지난 초를 센다",
        ),
        ("OFFER-5", "OFFER-7", "RULE-9"),
        requests.timer_counts_up,
    ),
    HistoryProperty(
        "outbound-only-announces",
        Words(
            "The popover of an outbound start tells just the customer's number, without Accept",
            "아웃바운드 시작 팝오버는 수락 단추 없이 고객 번호만 알린다",
        ),
        ("SURF-7", "RULE-35"),
        requests.outbound_only_announces_the_number,
    ),
    HistoryProperty(
        "time-out-wins",
        Words(
            "At the second of its time-out a request is gone and cannot be accepted",
            "만료되는 순간 요청은 사라지고 수락할 수 없다",
        ),
        ("H9", "GAP-1", "RULE-8"),
        requests.time_out_wins,
    ),
    HistoryProperty(
        "toasters-tell-every-call",
        Words(
            "Every request, and every text of a customer one holds, makes one toaster",
            "요청과 담당 고객의 메시지마다 토스터 알림이 하나씩 생긴다",
        ),
        ("SURF-4", "GAP-15", "GAP-16", "RULE-32", "RULE-44"),
        notices.toasters_tell_every_call,
    ),
    HistoryProperty(
        "desktop-notifications-tell-every-call",
        Words(
            "Every request, and every text of a customer one holds, makes one desktop notification",
            "요청과 담당 고객의 메시지마다 바탕 화면 알림이 하나씩 생긴다",
        ),
        ("SURF-5", "RULE-32", "RULE-44"),
        notices.notifications_tell_every_call,
    ),
    HistoryProperty(
        "tasks-are-what-one-has",
        Words(
            "The task pane lists what one holds or wraps up, with number and newest message",
            "작업창에는 담당 중이거나 후속 작업 중인 대화가 번호와 최근 메시지와 함께 있다",
        ),
        ("SURF-1", "SURF-2", "SURF-3", "RULE-13"),
        panes.tasks_are_what_one_has,
    ),
    HistoryProperty(
        "panes-are-what-one-has",
        Words(
            "An interaction pane stands for what one holds or wraps up, under its number",
            "담당 중이거나 후속 작업 중인 대화마다 번호를 제목으로 상호 작용 창이 있다",
        ),
        ("ACC-3", "SURF-8", "SURF-9", "RULE-13"),
        panes.panes_are_what_one_has,
    ),
    HistoryProperty(
        "names-are-shown-as-names",
        Words(
            "A customer's name is shown, and masked where it is a number",
            "고객 이름이 표시되고 번호로 된 이름은 마스킹된다",
        ),
        ("H8", "MCOND-1"),
        panes.names_are_shown_as_names,
    ),
    HistoryProperty(
        "control-follows-the-conference",
        Words(
            "The control pane reads Conference Requested, then Conference, and is empty otherwise",
            "제어 창은 전화회의 요청됨, 전화회의 순으로 바뀌고 그 밖에는 비어 있다",
        ),
        ("CONF-6", "CONF-12", "GAP-8", "RULE-20"),
        panes.control_follows_the_conference,
    ),
    HistoryProperty(
        "buttons-are-what-may-be-clicked",
        Words("The buttons are those that may be clicked now", "단추는 지금 클릭할 수 있는 것만 있다"),
        ("XFER-2", "CONF-1", "END-2", "ASSET-4", "GAP-10", "RULE-15", "RULE-16", "RULE-18"),
        panes.buttons_are_what_may_be_clicked,
    ),
    HistoryProperty(
        "alert-stays-until-end",
        Words("The alert of a deleted asset stays until End", "자산 삭제 경고는 종료할 때까지 남는다"),
        ("ASSET-2", "GAP-11", "RULE-25", "RULE-32"),
        panes.alert_stays_until_end,
    ),
    HistoryProperty(
        "cad-variables-tell-both-numbers",
        Words("The CAD variables tell both numbers by direction", "CAD 변수에는 방향에 따라 두 번호가 있다"),
        ("SURF-15", "SURF-16", "GAP-14"),
        panes.cad_variables_tell_both_numbers,
    ),
    HistoryProperty(
        "every-message-once-in-order",
        Words(
            "Every message stands once and in order, and none that came after leaving",
            "모든 메시지는 순서대로 한 번씩 있고 담당이 끝난 뒤의 메시지는 없다",
        ),
        ("H6", "BUB-1", "BUB-2", "SURF-10", "GAP-13", "GAP-17", "RULE-22", "RULE-44"),
        messages.every_message_once_in_order,
    ),
    HistoryProperty(
        "bubbles-look-like-their-author",
        Words(
            "The customer's bubbles are grey, the agents' are blue", "고객의 풍선은 회색이고 상담사의 풍선은 파란색이다"
        ),
        ("BUB-1", "BUB-2"),
        messages.bubbles_look_like_their_author,
    ),
    HistoryProperty(
        "customers-have-initials",
        Words(
            "A customer's message bears the initials, or a placeholder for a number",
            "고객 메시지에는 이니셜이나 번호를 대신하는 표시가 있다",
        ),
        ("BUB-1", "RULE-40"),
        messages.customers_have_initials,
    ),
    HistoryProperty(
        "messages-are-signed",
        Words("Every message is signed with its author's name", "모든 메시지에는 작성자의 이름이 서명으로 있다"),
        ("SURF-11", "MCOND-1", "CONF-7"),
        messages.messages_are_signed,
    ),
    HistoryProperty(
        "joining-is-told",
        Words(
            "A notice tells every joining once, and no leaving",
            "참가는 안내 메시지로 한 번 알리고 나가기는 알리지 않는다",
        ),
        ("CONF-7", "RULE-17"),
        messages.joining_is_told_and_leaving_is_not,
    ),
    HistoryProperty(
        "compose-box-while-holding",
        Words(
            "The compose box is there exactly while one holds the conversation",
            "작성 상자는 대화를 맡고 있는 동안에만 있다",
        ),
        ("ACC-2", "SURF-12"),
        composing.compose_box_while_holding,
    ),
    HistoryProperty(
        "draft-as-typed",
        Words(
            "The draft stands as typed with what still fits, and is dropped when it is sent or one leaves",
            "입력한 내용은 그대로 남은 글자 수와 함께 있고 보내거나 담당이 끝나면 사라진다",
        ),
        ("COMP-1", "COMP-2", "GAP-12", "GAP-13", "RULE-26", "RULE-28", "RULE-30"),
        composing.draft_as_typed,
    ),
    HistoryProperty(
        "dialog-that-was-opened",
        Words(
            "The open dialog is the one that was opened, or Wrap Up Reasons over a holding that ended",
            "열린 대화 상자는 상담사가 연 것이거나 담당이 끝난 뒤의 후속 작업 사유이다",
        ),
        ("H4", "XFER-3", "XFER-10", "CONF-2", "CONF-9", "END-3", "GAP-6", "RULE-18"),
        dialogs.dialog_that_was_opened,
    ),
    HistoryProperty(
        "lists-are-the-snapshot",
        Words(
            "A dialog lists who was available when it opened or was refreshed, as filtered",
            "대화 상자의 목록은 열거나 새로 고친 때의 것이며 검색어로 걸러진다",
        ),
        (
            *("XFER-5", "XFER-6", "XFER-7", "XFER-8", "XFER-9", "CONF-3", "CONF-4", "WRAP-1"),
            *("GAP-7", "RULE-11", "RULE-12", "RULE-31"),
        ),
        dialogs.lists_are_the_snapshot_as_filtered,
    ),
    HistoryProperty(
        "choice-is-visible",
        Words(
            "What is chosen is what was last chosen and is still listed",
            "선택은 마지막에 고른 것이며 목록에 보이는 것이다",
        ),
        ("XFER-4", "CONF-3", "WRAP-1", "RULE-12"),
        dialogs.choice_is_visible,
    ),
    HistoryProperty(
        "one-brick-for-each-settled-part",
        Words(
            "The history has one brick for each part that was wrapped up, missed or withdrawn, and no other",
            "기록에는 제출하거나 놓치거나 철회된 상담 건마다 하나씩 있고 그 밖에는 없다",
        ),
        ("H4", "SURF-13", "SURF-14", "WRAP-2", "GAP-4", "GAP-9", "RULE-8", "RULE-13"),
        bricks.one_brick_for_each_settled_part,
    ),
    HistoryProperty(
        "bricks-tell-how-it-closed",
        Words(
            "Once a conversation is closed, its entry in the history says how it closed",
            "기록의 항목은 대화가 닫힌 때부터 어떻게 닫혔는지 알린다",
        ),
        ("GAP-4", "GAP-11", "RULE-20", "RULE-21", "RULE-24", "RULE-25", "RULE-36", "RULE-50"),
        bricks.bricks_tell_how_it_closed,
    ),
    HistoryProperty(
        "administrator-sees-every-conversation",
        Words(
            "The administrator's list holds every conversation once, open or as what it closed",
            "관리자의 목록에는 모든 대화가 열려 있는지, 어떻게 닫혔는지와 함께 하나씩 있다",
        ),
        ("GAP-4", "GAP-11", "RULE-2", "RULE-20", "RULE-21", "RULE-24", "RULE-25", "RULE-36", "RULE-44", "RULE-50"),
        conversations.administrator_sees_every_conversation,
    ),
    HistoryProperty(
        "customer-gets-what-was-sent",
        Words(
            "The customer sees every text that was sent, raw, once and in order",
            "고객은 주고받은 메시지를 마스킹 없이 순서대로 한 번씩 본다",
        ),
        ("SEND-1", "SEND-2", "RULE-22", "RULE-44", "RULE-48"),
        customers.customer_gets_exactly_what_was_sent,
    ),
    HistoryProperty(
        "nothing-leaves-after-the-end",
        Words(
            "Nothing is sent after end, transfer, leaving or interruption",
            "종료, 전환, 나가기, 중단 뒤에는 아무것도 보내지 않는다",
        ),
        ("H3", "ASSET-3", "RULE-23", "RULE-26", "RULE-30"),
        customers.nothing_leaves_after_the_end,
    ),
    HistoryProperty(
        "status-is-what-was-set-or-missed",
        Words(
            "The status is the one last set, or RONA after a missed request",
            "상태는 마지막에 고른 것이거나 놓친 뒤의 RONA이다",
        ),
        ("H2", "AVAIL-2", "GAP-1", "GAP-3", "RULE-4", "RULE-8"),
        statuses.status_is_what_was_set_or_missed,
    ),
    HistoryProperty(
        "label-reads-engaged-while-working",
        Words(
            "The label reads Engaged while an Available agent holds or wraps up",
            "사용 가능 상담사가 대화를 맡거나 후속 작업을 하는 동안 대화 중으로 표시된다",
        ),
        ("GAP-3", "RULE-7"),
        statuses.label_reads_engaged_while_working,
    ),
    HistoryProperty(
        "refused-changes-nothing",
        Words("What is refused or malformed changes no view", "거부되거나 형식이 잘못된 명령은 화면을 바꾸지 않는다"),
        ("H6", "RULE-12", "RULE-28", "RULE-34"),
        steadiness.refused_changes_nothing,
    ),
    HistoryProperty(
        "nothing-is-done-twice",
        Words(
            "Nothing is done twice, and nothing without a reason",
            "이미 했거나 근거가 없는 일은 다시 이루어지지 않는다",
        ),
        ("H4", "H6", "XFER-2", "CONF-1", "WRAP-1", "RULE-15", "RULE-16", "RULE-18", "RULE-24"),
        steadiness.nothing_is_done_twice,
    ),
    HistoryProperty(
        "nothing-sensitive-is-shown",
        Words(
            "Where the policy masks, no number and no planted secret stands in a view",
            "정책이 마스킹하는 곳에는 번호나 민감한 데이터가 그대로 보이지 않는다",
        ),
        ("H8", "MASK-1", "MASK-2", "MASK-3", "MASK-4", "MASK-5", "MASK-6", "GAP-15", "GAP-16", "GAP-17"),
        secrecy.nothing_sensitive_is_shown,
    ),
)
