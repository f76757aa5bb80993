"""Put an export in order with those of its kind that were imported before.

What the day of an export is, and which one is the older:

- LinkedIn names its archive after the day. Else the day of the import counts, the last on which
  it can have been made; of a vCard, the day that the card itself gives (REV).
- A list of connections with a newer connection than any known one is newer. Else, if its archive
  names a day, that decides; if not, it is older as soon as its newest connection is. (A list
  without a day that lost just the newest connection is taken for an older one: nothing is
  noticed until the next list.)
- A file in which every entry came before, and which names no day, may be the same file again.
  It says nothing, not even that things were still so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.formats import exports
from relnet.model.noun import noun
from relnet.store import sightings
from relnet.store.source_files import Files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relnet.jobs.place_cards import Desk
    from relnet.model.reading import Reading
    from relnet.store.intake import Seen


@noun
class Export:
    """A file whose records are settled, of ``day``; ``sources`` are the earlier ones of its kind.

    ``source_id`` is its own, 0 if nothing in it is new. ``sighted`` are its entries that came
    before. Of a list of connections, ``newest`` is the newest one in the earlier lists;
    ``is_ahead`` if this one has a newer one.
    """

    desk: Desk
    reading: Reading
    heading: bytes
    source_id: int
    sources: Files
    day: date
    sighted: dict[int, Seen]
    newest: date | None = None
    is_ahead: bool = False
    is_older: bool = False

    @property
    def form(self) -> str:
        """Return the format."""
        return self.desk.file.format

    @property
    def is_dated(self) -> bool:
        """Tell whether each entry has a day of its own, for what it says."""
        return self.form in exports.CARDS


def put_in_order(desk: Desk, reading: Reading, heading: bytes) -> Export | None:
    """Find the earlier files of a kind, and whether this one is older; None if it says nothing."""
    form = desk.file.format
    is_named = exports.named_day(form, desk.file.path, desk.now.today) is not None
    if not (desk.source_id or is_named) or not exports.comes_again(form, heading):
        return None
    sighted = {seen.record_id: seen for seen in desk.sighted}
    sources = alike(desk, heading, desk.source_id, sighted)
    export = Export(desk, reading, heading, desk.source_id, sources, desk.day, sighted)
    return _in_order(export, is_named=is_named) if sources.number else export


def alike(desk: Desk, heading: bytes, source_id: int, again: Iterable[int] = ()) -> Files:
    """Return the files of the same kind beside this one.

    Of tables of any columns, those of other people tell nothing: there may be thousands.
    """
    db, form = desk.db, desk.file.format
    if exports.is_one_kind(form):
        return sightings.files(db, form, source_id)
    if form in exports.NETWORKS:
        others = sightings.beside(db, form, source_id)
    else:
        others = sightings.sharing(db, form, source_id, again)
    ids = [id_ for id_ in others if exports.is_alike(form, heading, sightings.samples(db, id_))]
    return Files(form, source_id, str(ids), len(ids))


def _in_order(export: Export, *, is_named: bool) -> Export:
    """Compare lists of connections by their newest one, and by their day."""
    if export.form not in exports.SINCE:
        return export
    db, today = export.desk.db, export.desk.now.today
    known, newest = sightings.newest_statement(db, export.sources, today)
    own = Files(export.form, 0, str([export.source_id]), 1)
    here, _ = sightings.newest_statement(db, own, today)
    if known and not export.sighted.keys().isdisjoint(newest):
        here = max(here or known, known)  # most often: nobody has to look at all the others
    elif known and not (here and here > known):
        before = sightings.newest_among(db, export.sighted, today)
        here = max(filter(None, (here, before)), default=None)
    if known is None or here is None:
        return export
    export = replace(export, newest=known, is_ahead=here > known)
    if export.is_ahead:
        return export
    if is_named:
        last = sightings.newest_day(db, export.sources)
        return replace(export, is_older=last is not None and export.day < last)
    return replace(export, day=here, is_older=True) if here < known else export
