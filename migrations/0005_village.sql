-- Who is a contact, who is only known of, and who is the owner; ties between people; what
-- files say happened; how the owner wants the columns of tables to be understood.

ALTER TABLE contact ADD COLUMN standing TEXT NOT NULL DEFAULT 'direct'
    CHECK (standing IN ('direct', 'indirect', 'owner'));
ALTER TABLE contact ADD COLUMN language TEXT NOT NULL DEFAULT '';

CREATE INDEX contact_by_uid ON contact (uid) WHERE uid <> '';
CREATE UNIQUE INDEX contact_is_owner ON contact (standing) WHERE standing = 'owner';

-- `kind` is what `other_id` is to `contact_id`: spouse, assistant, manager ...; `label` is the
-- source's own word for it.
CREATE TABLE tie (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind <> ''),
    other_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    label TEXT NOT NULL DEFAULT '',
    record_id INTEGER,
    UNIQUE (contact_id, kind, other_id),
    CHECK (contact_id <> other_id)
) STRICT;

CREATE INDEX tie_of_other ON tie (other_id);

-- Who began it: mine, theirs, or '' where nobody says.
ALTER TABLE interaction ADD COLUMN direction TEXT NOT NULL DEFAULT ''
    CHECK (direction IN ('', 'mine', 'theirs'));
ALTER TABLE interaction ADD COLUMN record_id INTEGER;

-- `uid` is the calendar's own id for the event.
ALTER TABLE event ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN record_id INTEGER;

CREATE INDEX event_by_uid ON event (uid) WHERE uid <> '';

-- Whoever accepted a meeting that lies ahead is expected; whoever was met is not, any more.
ALTER TABLE attendance ADD COLUMN is_expected INTEGER NOT NULL DEFAULT 0
    CHECK (is_expected IN (0, 1));

DROP VIEW last_interaction;
DROP VIEW met;

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
JOIN event ON event.id = attendance.event_id
WHERE is_expected = 0;

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

-- `header` is a JSON array of the column names, `columns` an object from column to field.
CREATE TABLE saved_map (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    header TEXT NOT NULL,
    columns TEXT NOT NULL
) STRICT;
