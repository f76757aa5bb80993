"""Days that come back every year: birthdays, and what people and companies count years from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.model.diary import Birthday
from relnet.model.occasion import Anniversary
from relnet.store.courtesies import IS_CLOSE, WISHED
from relnet.store.listing import IS_DAY
from relnet.store.rows import ORGANIZATION, day, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

CLOSEST = 3  # people whom a company's jubilee is said to
_IN = "IN (SELECT value FROM json_each(:days))"
_OF_DAY = f"substr(value, -5) {_IN} AND substr(value, -6, 1) = '-' AND length(value) >= 7"
# Nobody celebrates years that are no multiple of five; relnet/rules says which of these are.
_MAY_BE_ROUND = "CAST(substr({}, 1, 4) AS INTEGER) % 5 IN (:since % 5, :until % 5)"
# After a death nobody is reminded of a wedding day: relnet does not know who died.
_UNBEREAVED = (
    "NOT EXISTS (SELECT 1 FROM life_event AS loss WHERE loss.contact_id = contact.id"
    " AND loss.kind = 'condolence')"
)
# Where files disagree, the first that is a day counts, as in lists.
_FIRST = (
    "NOT EXISTS (SELECT 1 FROM special_date AS other WHERE other.contact_id = contact.id"
    " AND other.kind = special_date.kind AND other.id < special_date.id"
    f" AND {IS_DAY})"  # of the other one: its table is the nearest
)


def birthdays(db: sqlite3.Connection, since: date, until: date) -> Iterator[Birthday]:
    """Yield the birthdays between two days of the year, and when the owner last congratulated."""
    rows = db.execute(
        f"SELECT contact.id, contact.label, {ORGANIZATION}, value, wished.day"
        f" FROM special_date JOIN contact ON contact.id = special_date.contact_id {WISHED}"
        f" WHERE special_date.kind = 'birthday' AND {_OF_DAY} AND contact.kind = 'person'"
        f" AND contact.standing = 'direct' AND {_FIRST}",
        _days(since, until),
    )
    for id_, label, organization, value, congratulated_on in rows:
        yield Birthday(id_, label, organization, value, day(congratulated_on))


# Years at work count where somebody still is: not after a later change. A window of up to a month
# is what two exports in a row leave open.
_OWN_WORDS = f"""
SELECT contact.id, contact.label, {ORGANIZATION}, life.kind, life.latest_on,
    substr(life.created_at, 1, 10), life.after, life.earliest_on = life.latest_on, {IS_CLOSE},
    wished.day
FROM life_event AS life JOIN contact ON contact.id = life.contact_id {WISHED}
WHERE life.kind IN ('wedding', 'jubilee', 'new_job') AND substr(life.latest_on, -5) {_IN}
    AND {_MAY_BE_ROUND.format("life.latest_on")}
    AND life.earliest_on >= date(life.latest_on, '-31 days')
    AND contact.kind = 'person' AND contact.standing = 'direct'
    AND CASE life.kind WHEN 'wedding' THEN {_UNBEREAVED} ELSE NOT EXISTS (
        SELECT 1 FROM life_event AS later WHERE later.contact_id = contact.id
        AND later.kind IN ('new_job', 'left_job', 'retirement') AND later.latest_on > life.latest_on
    ) END
ORDER BY life.id
"""
# A person's anniversary is that of the marriage (RFC 6350, 6.2.6). A company's is that of its
# founding, and so is its birthday.
_CARDS = f"""
SELECT contact.id, contact.label, {ORGANIZATION}, value, wished.day, contact.kind = 'person'
FROM special_date JOIN contact ON contact.id = special_date.contact_id {WISHED}
WHERE special_date.kind IN ('anniversary', 'birthday') AND {_OF_DAY}
    AND {_MAY_BE_ROUND.format("value")} AND contact.standing = 'direct'
    AND (contact.kind = 'organization'
        OR contact.kind = 'person' AND special_date.kind = 'anniversary' AND {_UNBEREAVED})
    AND {_FIRST}
ORDER BY special_date.id
"""
# The company's own entry may be written with its legal form, or without.
_STAFF = f"""
SELECT contact.id, contact.label, {ORGANIZATION}, {IS_CLOSE}, wished.day
FROM position JOIN contact ON contact.id = position.contact_id {WISHED}
WHERE position.is_current = 1 AND contact.kind = 'person' AND contact.standing = 'direct'
    AND position.organization_id IN (
        SELECT id FROM organization WHERE name_key IN (
            SELECT name_key FROM contact WHERE id = :company
            UNION ALL
            SELECT organization.name_key FROM contact
            JOIN organization ON organization.name = contact.label WHERE contact.id = :company
            UNION ALL
            SELECT organization.name_key FROM position
            JOIN organization ON organization.id = position.organization_id
            WHERE position.contact_id = :company
        )
    )
ORDER BY
    CASE contact.circle WHEN 'inner' THEN 0 WHEN 'regular' THEN 1 WHEN 'wide' THEN 2 ELSE 3 END,
    (SELECT count(*) FROM participant WHERE contact_id = contact.id)
    + (SELECT count(*) FROM attendance WHERE contact_id = contact.id) DESC,
    contact.id
LIMIT {CLOSEST}
"""


def anniversaries(db: sqlite3.Connection, since: date, until: date) -> Iterator[Anniversary]:
    """Yield what is counted in years, of people and companies, between two days of the year.

    They are multiples of five. What the owner noted comes before what a card says of the same.
    """
    days = _days(since, until)
    for id_, label, organization, kind, value, *how, wished in db.execute(_OWN_WORDS, days):
        learned_on, company, is_sure, is_close = how
        yield Anniversary(
            id_, label, organization, kind, value, date.fromisoformat(learned_on), company,
            is_sure=bool(is_sure), is_close=bool(is_close), congratulated_on=day(wished),
        )  # fmt: skip
    for id_, label, organization, value, wished, is_person in db.execute(_CARDS, days).fetchall():
        if is_person:
            married_on = {"value": value, "congratulated_on": day(wished)}
            yield Anniversary(id_, label, organization, "wedding", **married_on)
        else:
            yield from _of_company(db, id_, label, value, days)


def _of_company(
    db: sqlite3.Connection, company_id: int, name: str, value: str, days: dict[str, str]
) -> Iterator[Anniversary]:
    """Yield a company's day for those one knows there; for the company itself if for nobody."""
    staff = db.execute(_STAFF, {**days, "company": company_id}).fetchall()
    for id_, label, organization, is_close, wished in staff or [(company_id, name, "", 1, None)]:
        yield Anniversary(
            id_, label, organization, "company", value, None, name, company_id,
            is_close=bool(is_close), congratulated_on=day(wished),
        )  # fmt: skip


def _days(since: date, until: date) -> dict[str, str]:
    """Bind the days of the year (``04-15``); 29 February with the 28th, on which it is kept."""
    days = (since + timedelta(days=n) for n in range((until - since).days + 1))
    found = {f"{day:%m-%d}" for day in days}
    found |= {"02-29"} if "02-28" in found else set()
    return {
        "since": since.isoformat(),
        "until": until.isoformat(),
        "days": listed(sorted(found)),
    }
