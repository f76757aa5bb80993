"""What is between the owner and somebody, as far as it counts for whose turn it is."""

from __future__ import annotations

from datetime import date

from relnet.model.noun import noun


@noun
class Bond:
    """How close somebody is, who gave and who took, and when both were and will be together.

    ``touches`` are the days of the last year on which they were in touch. ``received`` and
    ``given`` count gifts, help, referrals, introductions and praise. ``ahead`` is the next event
    at which the contact is expected.
    """

    circle: str = ""
    touches: int = 0
    last_on: date | None = None
    received: int = 0
    given: int = 0
    ahead: str = ""
    ahead_on: date | None = None
