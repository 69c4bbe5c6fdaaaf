"""The order of lists: each says whether it has one and what gives it, and views are compared by that (RULE-51)."""

from collections.abc import Iterator

import msgspec
import pytest

from spec.catalogue.load import load
from spec.port import views as v
from spec.port.order import arranged, order_of

DIALOG = v.DialogView("transfer", ("Sales", "Billing"), ("Minji", "Jun"), (), "", "")
FIRST, SECOND = v.CustomerMessage("customer", "Hello"), v.CustomerMessage("agent", "Hello to you")


def fields() -> Iterator[tuple[type[v.View], str, bool]]:
    """Every field of every view, and whether it is a list."""
    for view in (each for each in vars(v).values() if isinstance(each, type) and issubclass(each, v.View)):
        for field in msgspec.structs.fields(view):
            yield view, field.name, isinstance(_form(field.type), msgspec.inspect.VarTupleType)


def _form(hint: object) -> msgspec.inspect.Type:
    form = msgspec.inspect.type_info(hint)
    return form.type if isinstance(form, msgspec.inspect.Metadata) else form


def test_tutorial_names_in_another_order_are_the_same_list_and_messages_are_not() -> None:
    other = msgspec.structs.replace(DIALOG, queues=DIALOG.queues[::-1])
    assert other != DIALOG
    assert arranged(other) == arranged(DIALOG)

    told, backwards = v.CustomerView("c1", True, (FIRST, SECOND)), v.CustomerView("c1", True, (SECOND, FIRST))
    assert arranged(told) == told != arranged(backwards)


def test_every_list_says_whether_it_has_an_order_and_nothing_else_does() -> None:
    for view, field, is_list in fields():
        assert (order_of(view, field) is not None) is is_list, f"{view.__name__}.{field}"


def test_what_gives_an_order_is_in_the_catalogue_and_these_lists_have_one() -> None:
    ordered = {f"{view.__name__}.{field}": order_of(view, field) for view, field, _ in fields()}

    assert {name: given for name, given in ordered.items() if given} == {
        "Pane.messages": ("RULE-51",),
        "DesktopView.toasters": ("RULE-32",),
        "DesktopView.desktop_notifications": ("RULE-32",),
        "CustomerView.messages": ("RULE-51",),
    }
    for given in ordered.values():
        load().check_ids(given or (), "order")


def test_a_list_is_arranged_inside_a_list_first() -> None:
    def pane(conversation: str, *buttons: str) -> v.Pane:
        return v.Pane(conversation, "", "", "", "", buttons, (), None, "", DIALOG, ())

    view = v.DesktopView("Minji", "idle", "idle", (), (), (), (), (pane("c1", "end", "transfer"), pane("c2")), ())
    other = msgspec.structs.replace(view, panes=(pane("c2"), pane("c1", "transfer", "end")))

    assert arranged(other) == arranged(view)


@pytest.mark.parametrize("names", [("Minji", "Minji", "Jun"), ("Minji", "Jun"), ()])
def test_how_often_a_name_stands_there_counts(names: tuple[str, ...]) -> None:
    changed = msgspec.structs.replace(DIALOG, agents=names)

    assert (arranged(changed) == arranged(DIALOG)) is (sorted(names) == sorted(DIALOG.agents))
