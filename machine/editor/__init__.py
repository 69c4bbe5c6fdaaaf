"""The editor: a language server that runs the model while somebody types a feature file.

    textdesk lsp  # over standard input and output; an editor starts it: clients/ has settings for some

What it knows is `machine.language`'s; here it only takes the form of the protocol. It needs the extra `editor`.
"""
