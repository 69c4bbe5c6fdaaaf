"""The judge for machines: what an assistant that writes tests or a desktop may ask, over the Model Context Protocol.

It cannot be talked round. A feature is accepted when every scenario of it is green and goes red as soon as the clause
that it is tagged with is broken; one that checks nothing stays green, and is told so:

>>> from machine.editor.judge.features import power
>>> from machine.editor.judge.text import Limits
>>> told = power('''
... Feature: My first
...   Background:
...     Given there is an agent "Minji"
...     And conversations of the asset "Main line" wait in the queue "Billing"
...     And there is a wrap-up reason "Resolved"
...     And there is a customer "Hana"
...   @SEND-2
...   Scenario: Nothing comes of nothing
...     When 30 seconds go by
...     Then customer "Hana" has received nothing
... ''', Limits())
>>> told.accepted, told.scenarios[0].says.partition(':')[0]
(False, 'No Then of it becomes false whatever is broken')

`features` judges a text, `catalogue` finds steps, clauses and ways to a state, `conformance` holds a desktop to the
specification; `tools` is the list of what is offered, `server` speaks the protocol. A desktop is named when the server
is started, and an assistant chooses a name, never a target. Nothing is written, and no file is read outside the folder
that was given.
"""
