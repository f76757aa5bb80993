"""When a command runs; read from the clock once, in the command line."""

from __future__ import annotations

from datetime import date

from relnet.model.noun import noun


@noun
class Moment:
    """The owner's calendar day, and the same moment as ISO 8601 UTC for the journal."""

    today: date
    at: str
