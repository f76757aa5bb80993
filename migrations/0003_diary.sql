-- Events, who was met there, what happened between people, and what is to be done.

CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    handle TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL CHECK (title <> ''),
    kind TEXT NOT NULL DEFAULT 'event',
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
    place TEXT NOT NULL DEFAULT '',
    stand TEXT NOT NULL DEFAULT '',
    cost REAL,
    goal TEXT NOT NULL DEFAULT ''
) STRICT;

-- `met_on` is the day if it is known.
CREATE TABLE attendance (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    met_on TEXT,
    created_at TEXT NOT NULL,
    record_id INTEGER,
    UNIQUE (event_id, contact_id)
) STRICT;

CREATE INDEX attendance_of_contact ON attendance (contact_id);

CREATE TABLE interaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    event_id INTEGER REFERENCES event (id) ON DELETE SET NULL,
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX interaction_at_event ON interaction (event_id);

CREATE TABLE participant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    UNIQUE (interaction_id, contact_id)
) STRICT;

CREATE INDEX participant_contact ON participant (contact_id);

CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    event_id INTEGER REFERENCES event (id) ON DELETE SET NULL,
    reason TEXT NOT NULL,
    due_on TEXT NOT NULL,
    direction TEXT NOT NULL DEFAULT 'mine' CHECK (direction IN ('mine', 'theirs')),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
    every TEXT NOT NULL DEFAULT '',
    closed_on TEXT,
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX follow_up_of_contact ON follow_up (contact_id);
CREATE INDEX follow_up_at_event ON follow_up (event_id);
CREATE INDEX follow_up_open ON follow_up (due_on) WHERE state = 'open';

-- What the owner decided about a suggestion, under the suggestion's stable key.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    verdict TEXT NOT NULL CHECK (verdict IN ('done', 'snoozed', 'skipped')),
    until_on TEXT,
    decided_on TEXT NOT NULL
) STRICT;

CREATE INDEX decision_of_contact ON decision (contact_id);

-- Who was met where and when. Without a day: not before the event began, not after it
-- ended, and not after it was written down.
CREATE VIEW met AS
SELECT
    attendance.id AS attendance_id,
    attendance.contact_id,
    event.id AS event_id,
    coalesce(
        attendance.met_on,
        max(event.starts_on, min(event.ends_on, substr(attendance.created_at, 1, 10)))
    ) AS met_on
FROM attendance
JOIN event ON event.id = attendance.event_id;

-- The last day on which something happened with each contact.
CREATE VIEW last_interaction AS
SELECT contact_id, max(day) AS last_interaction_on
FROM (
    SELECT participant.contact_id, interaction.happened_on AS day
    FROM participant
    JOIN interaction ON interaction.id = participant.interaction_id
    UNION ALL
    SELECT met.contact_id, met.met_on
    FROM met
)
GROUP BY contact_id;
