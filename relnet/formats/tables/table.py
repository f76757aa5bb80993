"""A table as it is understood, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from relnet.model.noun import noun

if TYPE_CHECKING:
    from relnet.formats.tables.dialects import Order

By = Literal["map", "saved", "dialect", "synonym", "content", ""]


@noun
class Column:
    """One column, and how it is understood.

    ``name`` is its header, made unique (``#5`` if it has none). ``field`` is one of FIELDS,
    ``-`` if it is left out on purpose, '' if it is not understood: its cells are kept with the
    record then, and nothing more. ``label`` is its fixed label (``work``, ``home fax``,
    ``linkedin``), ``slot`` its number where there are several of a kind (E-mail 2), else 0.
    ``by`` says who decided: the owner's map, a saved map, the program that wrote the table,
    the name of the column, or what stands in it; '' if nobody did.
    """

    name: str
    field: str = ""
    label: str = ""
    slot: int = 0
    by: By = ""

    @property
    def thing(self) -> tuple[str, str, int]:
        """What it says about somebody: two columns may say the same."""
        return self.field, self.label, self.slot


@noun
class Table:
    """A table as it is understood.

    ``dialect`` is who wrote it: ``google``, ``outlook``, ``thunderbird``, ``relnet``, else
    ``csv``. ``saved`` is the name of the saved map that fits, '' if none does. ``order`` says
    how its dates with slashes are read: ``mdy``, ``dmy``, or '' if nobody knows.
    """

    dialect: str
    columns: tuple[Column, ...]
    saved: str = ""
    order: Order = ""
