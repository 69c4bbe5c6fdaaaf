"""The visibility rules: what an agent and a customer must and must not see, told over commands and views alone.

`account.py` keeps what happened, each other module says what one part of the desktop must show of it, and
`witness.py` asks them all after every command. Nothing here knows how a desktop makes its views.
"""
