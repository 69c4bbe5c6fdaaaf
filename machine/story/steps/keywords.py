"""The keywords with which we write Gherkin."""

from spec.language import Language

KEYWORDS: dict[Language, dict[str, str]] = {
    "en": {
        "feature": "Feature",
        "rule": "Rule",
        "background": "Background",
        "scenario": "Scenario",
        "scenario_outline": "Scenario Outline",
        "examples": "Examples",
        "given": "Given",
        "when": "When",
        "then": "Then",
        "and": "And",
        "but": "But",
    },
    "ko": {
        "feature": "기능",
        "rule": "규칙",
        "background": "배경",
        "scenario": "시나리오",
        "scenario_outline": "시나리오 개요",
        "examples": "예",
        "given": "먼저",
        "when": "만일",
        "then": "그러면",
        "and": "그리고",
        "but": "하지만",
    },
}
