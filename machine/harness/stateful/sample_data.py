"""The made-up people, places and texts of random runs. Everything that masking must hide is a test number, a number
kept for fiction or a documented sample."""

from machine.story.fictional_data import asset_number, customer_number
from spec.catalogue.load import load
from spec.port.configuration import AssetSetting

AGENTS = ("Minji", "Jun", "서연")
QUEUES = ("Billing", "Delivery")
ASSETS = (
    AssetSetting("Main line", asset_number(1), "Billing"),
    AssetSetting("Shop line", asset_number(2), "Delivery"),
)
REASONS = ("Resolved", "Follow-up needed", "Escalated")
CUSTOMERS = tuple(customer_number(index) for index in (1, 2, 3))
NAME_THAT_IS_A_NUMBER = customer_number(4)

SECRETS = {kind.id: kind.sample for kind in load().kinds.values() if kind.is_documented}
"""What masking must hide wherever a customer writes it, by kind."""

CUSTOMER_TEXTS = {
    "hello": "Hello",
    "korean": "안녕하세요 👋",
    "two lines": 'first "line"\nsecond',
    "blank": " \n",
    "nothing": "",
    **{kind: f"This is mine: {secret}, is it?" for kind, secret in SECRETS.items()},
}
DRAFTS = {
    "reply": "How can I help?",
    "korean": "도와드릴까요?",
    "blank": "\u3000\n",
    "nothing": "",
    "zero width": "\u200b",
    "just fits": "가" * 1000,
    "too long": "a" * 1001,
    "one short": "\U0001f44b" * 999,
}
SEARCHES = ("", "i", "MIN", "bil", "서", "\u1109\u1165", "zz")
SECONDS = (0, 1, 5, 29, 30, 30, 300)
