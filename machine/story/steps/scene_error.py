"""How a step fails: a sentence in both languages, for somebody who tests and does not program."""

from spec.catalogue.entries import Words


class SceneError(AssertionError):
    """A step failed. `says` tells it in the words of the screen and holds no number of a customer's; as text it is in
    English. `steps` are those that may be written before the failed one to mend it, as they are written."""

    def __init__(self, says: Words, steps: tuple[Words, ...] = ()) -> None:
        super().__init__(says, steps)
        self.says = says
        self.steps = steps

    def __str__(self) -> str:
        return self.says.en


class NotAcceptedError(SceneError):
    """A command was not accepted and no step looked at the answer."""


class FactRefusedError(SceneError):
    """A step that states a fact cannot make it so: a command that it takes was not accepted."""


class ViolatedError(SceneError):
    """A property does not hold. `property_id` names it, `detail` is what the specification says of it, in English and
    in the words of the port, for whoever writes the desktop."""

    def __init__(self, says: Words, property_id: str, detail: str) -> None:
        super().__init__(says)
        self.args = (says, property_id, detail)
        self.property_id = property_id
        self.detail = detail


class NotOfferedStepError(SceneError):
    """A step looks at what the desktop says that it does not have: it shows nothing of the desktop, green or red."""
