-- What the right word at the right time takes: how to address somebody, how often to be in touch,
-- what moves them, what they allow, and what an event was to bring.

-- `form` is Sie or du, '' where nobody said. `greeting` is a whole line that is used as it stands.
ALTER TABLE contact ADD COLUMN salutation TEXT NOT NULL DEFAULT ''
    CHECK (salutation = '' OR salutation IN ('frau', 'herr', 'neutral'));
ALTER TABLE contact ADD COLUMN form TEXT NOT NULL DEFAULT '' CHECK (form = '' OR form IN ('sie', 'du'));
ALTER TABLE contact ADD COLUMN greeting TEXT NOT NULL DEFAULT '';

-- `note` is for the owner's eyes; `topic` is what was talked about, and may stand in a letter.
-- `value` is what a gift was worth, in the owner's currency.
ALTER TABLE interaction ADD COLUMN topic TEXT NOT NULL DEFAULT '';
ALTER TABLE interaction ADD COLUMN value REAL;
CREATE INDEX interaction_by_record ON interaction (record_id) WHERE record_id IS NOT NULL;
-- What `today` asks for, day by day; all else, mail above all, needs no entry in them.
CREATE INDEX interaction_of_meeting ON interaction (happened_on)
WHERE kind IN ('met', 'meeting');
CREATE INDEX interaction_of_favour ON interaction (happened_on)
WHERE kind IN (
    'gift', 'help', 'referral', 'introduction', 'invitation', 'endorsement', 'recommendation'
);
CREATE INDEX interaction_of_wishes ON interaction (happened_on) WHERE kind = 'congratulation';
-- A line that concerns one of several people alone; for the owner's eyes, too.
ALTER TABLE participant ADD COLUMN line TEXT NOT NULL DEFAULT '';

-- Editions of one fair have the same `series`. `goal` has a goal on each line.
ALTER TABLE event ADD COLUMN series TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN hall TEXT NOT NULL DEFAULT '';
-- Which revision of a calendar's entry holds (RFC 5545 3.8.7.4), and whether it was called off.
ALTER TABLE event ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN is_called_off INTEGER NOT NULL DEFAULT 0
    CHECK (is_called_off IN (0, 1));

CREATE INDEX event_by_day ON event (starts_on);

-- Since when the owner does without a next step with whoever was met there.
ALTER TABLE attendance ADD COLUMN let_go_on TEXT;

-- Since when it is known that they will not be there: neither expected nor met.
ALTER TABLE attendance ADD COLUMN declined_on TEXT;

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
WHERE is_expected = 0 AND declined_on IS NULL;

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

-- Who exhibits at an event, as its list says. `name_key` is that of organizations.
CREATE TABLE exhibitor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,
    hall TEXT NOT NULL DEFAULT '',
    stand TEXT NOT NULL DEFAULT '',
    UNIQUE (event_id, name_key, hall, stand)
) STRICT;

-- What moves somebody, what not to mention, what they need and what they have to offer.
CREATE TABLE topic (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('interest', 'avoid', 'need', 'offer')),
    text TEXT NOT NULL CHECK (text <> ''),
    until_on TEXT,
    told_by_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    UNIQUE (contact_id, kind, text)
) STRICT;

CREATE INDEX topic_told_by ON topic (told_by_id);

-- Whether somebody allows a channel for a purpose. Only ever added to: the last row counts.
CREATE TABLE consent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    channel TEXT NOT NULL CHECK (channel IN ('email', 'phone', 'post', 'messenger')),
    purpose TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('given', 'withdrawn')),
    decided_on TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX consent_of_contact ON consent (contact_id);

-- From which day a recurrence goes in fixed steps; NULL: it counts from the day it was done.
ALTER TABLE follow_up ADD COLUMN planned_from TEXT;

-- How often to be in touch: with a person, or with everybody of a tag or a circle. `every` and
-- `latest` are intervals such as 4w; `every` is 'never' for whoever is left in peace. The next
-- day counts from the last contact, or, in steps from `starts_on`, from the plan.
CREATE TABLE rhythm (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER UNIQUE REFERENCES contact (id) ON DELETE CASCADE,
    tag TEXT UNIQUE COLLATE NOCASE,
    circle TEXT UNIQUE CHECK (circle IN ('inner', 'regular', 'wide')),
    every TEXT NOT NULL,
    latest TEXT NOT NULL DEFAULT '',
    counts_from TEXT NOT NULL DEFAULT 'contact' CHECK (counts_from IN ('contact', 'plan')),
    starts_on TEXT,
    minutes INTEGER,
    size INTEGER,
    created_at TEXT NOT NULL,
    CHECK ((contact_id IS NOT NULL) + (tag IS NOT NULL) + (circle IS NOT NULL) = 1)
) STRICT;

-- What relnet is never to suggest for somebody again; `kind` is that of the suggestion.
CREATE TABLE silence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind <> ''),
    decided_on TEXT NOT NULL,
    UNIQUE (contact_id, kind)
) STRICT;

-- What may become business.
CREATE TABLE lead (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    title TEXT NOT NULL CHECK (title <> ''),
    value REAL,
    event_id INTEGER REFERENCES event (id) ON DELETE SET NULL,
    referred_by_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'qualified', 'offer', 'won', 'lost')),
    moved_on TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE INDEX lead_of_contact ON lead (contact_id);
CREATE INDEX lead_at_event ON lead (event_id);
CREATE INDEX lead_referred_by ON lead (referred_by_id);

-- What the owner has chosen: the country and state whose holidays count, hours a week ...
CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

-- Public holidays, worked out once a year for each country or state (DE, DE-NW). They follow from
-- the calendar, so they are not journalled.
CREATE TABLE holiday (
    id INTEGER PRIMARY KEY,
    region TEXT NOT NULL,
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (region, day, name)
) STRICT;
