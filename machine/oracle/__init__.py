"""Oracles: any desktop, guarded and observed, with the model or the properties beside it.

An oracle is a desktop itself: give it commands, and it raises at the first answer or view that is wrong.

>>> from machine.desk.in_process import InProcessDesk
>>> from machine.oracle.model_oracle import ModelOracle
>>> from spec.port.commands import SetStatus
>>> from spec.port.configuration import AssetSetting, Configuration
>>> desk = ModelOracle(InProcessDesk())
>>> line = AssetSetting("Main line", "+12025550100", queue="Billing")
>>> desk.reset(Configuration(agents=("Minji",), queues=("Billing",), assets=(line,), reasons=("Done",)))
Accepted()
>>> desk.apply(SetStatus("Minji", "available"))
Accepted()

`ModelOracle` compares with the model, `PropertyOracle` judges by the properties of spec/ alone. What a desktop raises
or sends gets out by place and type only (`guarded_desk`, `redaction`): it may be somebody's data.
"""
