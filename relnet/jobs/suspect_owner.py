"""Say who may be the owner of a calendar, while they have no card of their own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from relnet.model.report import Remark
from relnet.phrase import Phrase
from relnet.store import contacts, finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.jobs.place_cards import Company, Desk

FEWEST = 2  # meetings, of which to be at every one says something


def suspect_owner(desk: Desk) -> None:
    """Remark who was at every meeting, or invited to most of them, if that is one person.

    It is a guess, so nothing is done about it: the owner takes the contact for their card.
    """
    if not desk.company or desk.report.is_dry_run or contacts.owner_id(desk.db) is not None:
        return
    # Who invites to a meeting without a host is often the owner, who is not on its list.
    meetings = [company for company in desk.company if company.has_host] or desk.company
    always, host = _always_there(meetings), _host(meetings)
    found = always or host
    if found is None:
        return
    name = finding.labels(desk.db, [found])[found]
    said = (
        Phrase(
            "{name} takes part in every meeting; if that is you: relnet card use {id}",
            name=name,
            id=found,
        )
        if always
        else Phrase(
            "{name} invited to most of the meetings; if that is you: relnet card use {id}",
            name=name,
            id=found,
        )
    )
    line = next(company.line for company in desk.company if found in company.people)
    desk.report.remarks.append(Remark(desk.file.path, line, said))


def _always_there(meetings: Sequence[Company]) -> int | None:
    """Return the only one who is at all meetings; of several the one who invited to most."""
    everybody = set(meetings[0].people).intersection(*(one.people for one in meetings))
    if len(meetings) < FEWEST or not everybody:
        return None
    if len(everybody) > 1:
        everybody &= {_host(meetings)}
    return next(iter(everybody), None)


def _host(meetings: Sequence[Company]) -> int | None:
    """Return who invited to more than half of the meetings of which that is known."""
    hosts = Counter(one.people[0] for one in meetings if one.has_host)
    if len(meetings) < FEWEST:
        return None
    return next((host for host, times in hosts.items() if 2 * times > hosts.total()), None)
