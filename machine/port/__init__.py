"""The Desk port in code: who may stand behind it, what breaks its form, its JSON Schema, its errors and its words.

The data that goes over it (commands, answers, views, configuration) is the contract itself and stands in `spec.port`.
"""
