"""The words on the screen: the glossary's, found by the field that shows them."""

from machine.port.screen_words import ON_THE_SCREEN
from machine.screen.markup import NOTHING, Html, element, text
from spec.catalogue.load import load
from spec.language import Language


def label(term: str, language: Language) -> str:
    """A word of the glossary, as in label("label.accept", "en")."""
    return load().words(term).of(language)


def shown(field: str, value: str, language: Language) -> str:
    """What a field such as "Pane.control" shows for its value: the word of the screen, or the value where none is."""
    term = ON_THE_SCREEN[field].get(value)
    return value if term is None else label(term, language)


def labelled(name: str, value: str) -> str:
    """A name for assistive technology: what it is, and which one."""
    return f"{name}: {value}" if name and value else name or value


def clock(seconds: int) -> Html:
    """A time of the virtual clock, or a duration, as in 1:05, from an hour on as in 1:00:05."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    told = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return element("time", {"class": "desk-time", "datetime": f"PT{seconds}S"}, text(told))


def conversation_id(conversation: str) -> Html:
    """Which conversation it is about, small."""
    return element("span", {"class": "desk-id", "dir": "auto"}, text(conversation)) if conversation else NOTHING
