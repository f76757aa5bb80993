-- Who is not the same person, what changed in people's lives, and when entries were last seen.

-- Two contacts whom the owner says to be two people; the older one first.
CREATE TABLE refusal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    decided_on TEXT NOT NULL,
    UNIQUE (contact_id, other_id),
    CHECK (contact_id < other_id)
) STRICT;

CREATE INDEX refusal_of_other ON refusal (other_id);

-- An entry of a source (by its digest) that is not this contact's, whatever it looks like.
CREATE TABLE record_refusal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest INTEGER NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    decided_on TEXT NOT NULL,
    UNIQUE (digest, contact_id)
) STRICT;

CREATE INDEX record_refusal_of_contact ON record_refusal (contact_id);

-- Something that happened in somebody's life, in the days from `earliest_on` to `latest_on`.
-- `before` and `after` are what changed; `record_id` is the record that tells of it.
CREATE TABLE life_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind <> ''),
    earliest_on TEXT NOT NULL,
    latest_on TEXT NOT NULL CHECK (latest_on >= earliest_on),
    before TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    record_id INTEGER
) STRICT;

CREATE INDEX life_event_of_contact ON life_event (contact_id);
CREATE INDEX life_event_by_day ON life_event (latest_on);

-- The day of the newest export that an entry was in. It follows from the files, so it is not
-- journalled.
CREATE TABLE sighting (
    record_id INTEGER PRIMARY KEY,
    seen_on TEXT NOT NULL
) STRICT;

-- What an entry that waits says, as its reader understood it (JSON), so that it can be settled
-- without its file. Written once and never changed, like `raw`, so it is not journalled.
CREATE TABLE raw_meaning (
    record_id INTEGER PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;
