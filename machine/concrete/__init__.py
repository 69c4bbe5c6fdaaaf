"""An explored run made concrete: the commands, names, texts and waits with which a real desktop goes the same way."""
