"""The contract between the specification and any desktop: what is done to one, what it answers, what it shows.

All of it is immutable data with a JSON form:

>>> import msgspec
>>> from spec.port.commands import AnyCommand, SetStatus
>>> msgspec.json.encode(SetStatus(agent="Minji", status="available"))
b'{"command":"SetStatus","agent":"Minji","status":"available"}'
>>> msgspec.json.decode(b'{"command":"End","agent":"Minji","conversation":"c1"}', type=AnyCommand).conversation
'c1'
"""
