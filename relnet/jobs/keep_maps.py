"""Keep how the owner maps the columns of tables, and read with what was kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from relnet.errors import BadValueError
from relnet.formats.tables.wishes import fits
from relnet.model.folding import fold
from relnet.model.reading import Reading, SavedMap
from relnet.phrase import Phrase
from relnet.store.owner import identity, mail_addresses
from relnet.store.saved_maps import save, saved_maps

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from relnet.store import Connection


def reading_for(db: Connection, columns: Mapping[str, str], *, with_text: bool = False) -> Reading:
    """Bring together what readers are to know: what was said now, and what the village knows."""
    return Reading(mail_addresses(db), with_text, columns, saved_maps(db), partial(identity, db))


def require_table(headers: Collection[tuple[str, ...]], reading: Reading) -> None:
    """Refuse (BadValueError) to map columns where there are none."""
    if reading.columns and not headers:
        column, field = next(iter(reading.columns.items()))
        hint = Phrase("none of the files is a table whose columns have to be named.")
        raise BadValueError("--map", f"{column}={field}", hint)


def keep_map(
    db: Connection, name: str, headers: Collection[tuple[str, ...]], reading: Reading
) -> SavedMap:
    """Keep the columns of this reading under a name, to be found again by the same header.

    What a kept map said about other columns of the header stays. BadValueError if there is
    nothing to keep, or more than one header to find it by.
    """
    if not reading.columns:
        raise BadValueError("--save-map", name, Phrase("--map COLUMN=FIELD says what to keep."))
    if len(headers) > 1:
        hint = Phrase("the tables have different columns: import one after the other.")
        raise BadValueError("--save-map", name, hint)
    [header] = headers
    before = next((saved.columns for saved in reading.maps if fits(saved, header)), {})
    renewed = {fold(column) for column in reading.columns}
    others = {column: text for column, text in before.items() if fold(column) not in renewed}
    kept = SavedMap(name, header, {**others, **reading.columns})
    save(db, kept)
    return kept
