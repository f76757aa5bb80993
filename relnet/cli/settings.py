"""What the options before the command decide, for the command to use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.noun import noun

if TYPE_CHECKING:
    from relnet.model.moment import Moment


@noun
class Settings:
    """The choices of one run."""

    db: str | None  # as named by --db or RELNET_DB
    now: Moment
    is_quiet: bool = False
    may_ask: bool = False
    has_color: bool = False
