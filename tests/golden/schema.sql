CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    undoes_id INTEGER REFERENCES batch (id),
    first_change_id INTEGER NOT NULL
) STRICT;

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT
) STRICT;

CREATE VIEW batch_change AS
SELECT batch.id AS batch_id, change.id, table_name, row_id, before
FROM batch
JOIN change ON change.id >= batch.first_change_id
    AND change.id < coalesce(
        (
            SELECT later.first_change_id FROM batch AS later
            WHERE later.id > batch.id ORDER BY later.id LIMIT 1
        ),
        9223372036854775807
    );

CREATE TABLE village (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    mark TEXT NOT NULL
) STRICT;

CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    format TEXT NOT NULL,
    imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    handle TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL DEFAULT 'person' CHECK (kind = 'person' OR kind = 'organization' OR kind = 'group'),
    label TEXT NOT NULL CHECK (label <> ''),
    name_key TEXT NOT NULL,
    formatted TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    given TEXT NOT NULL DEFAULT '',
    additional TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    nickname TEXT NOT NULL DEFAULT '',
    circle TEXT NOT NULL DEFAULT '' CHECK (circle = '' OR circle = 'inner' OR circle = 'regular' OR circle = 'wide'),
    uid TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    record_id INTEGER
, standing TEXT NOT NULL DEFAULT 'direct'
    CHECK (standing = 'direct' OR standing = 'indirect' OR standing = 'owner'), language TEXT NOT NULL DEFAULT '', salutation TEXT NOT NULL DEFAULT ''
    CHECK (salutation = '' OR salutation IN ('frau', 'herr', 'neutral')), form TEXT NOT NULL DEFAULT '' CHECK (form = '' OR form IN ('sie', 'du')), greeting TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX contact_by_name ON contact (name_key);

CREATE TABLE channel (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind = 'email' OR kind = 'phone' OR kind = 'profile' OR kind = 'url' OR kind = 'messenger'),
    value TEXT NOT NULL,
    key TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    rank INTEGER NOT NULL,
    is_preferred INTEGER NOT NULL DEFAULT 0 CHECK (is_preferred IN (0, 1)),
    record_id INTEGER,
    UNIQUE (contact_id, kind, key)
) STRICT;

CREATE INDEX channel_by_key ON channel (key);

CREATE TABLE address (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    street TEXT NOT NULL DEFAULT '',
    extended TEXT NOT NULL DEFAULT '',
    po_box TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL DEFAULT '',
    record_id INTEGER
) STRICT;

CREATE INDEX address_of_contact ON address (contact_id);

CREATE TABLE organization (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    name_key TEXT NOT NULL
) STRICT;

CREATE INDEX organization_by_name ON organization (name_key);

CREATE TABLE position (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    organization_id INTEGER REFERENCES organization (id),
    holder_key TEXT NOT NULL,
    department TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    is_current INTEGER NOT NULL DEFAULT 0 CHECK (is_current IN (0, 1)),
    seen_on TEXT NOT NULL,
    record_id INTEGER
) STRICT;

CREATE INDEX position_of_contact ON position (contact_id);

CREATE INDEX position_at_organization ON position (organization_id, holder_key);

CREATE UNIQUE INDEX position_current ON position (contact_id) WHERE is_current = 1;

CREATE TRIGGER position_follows_name AFTER UPDATE OF name_key ON contact
WHEN OLD.name_key <> NEW.name_key
BEGIN UPDATE position SET holder_key = NEW.name_key WHERE contact_id = NEW.id; END;

CREATE TABLE special_date (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind = 'birthday' OR kind = 'anniversary' OR kind = 'other'),
    value TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    record_id INTEGER
) STRICT;

CREATE INDEX special_date_of_contact ON special_date (contact_id);

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    name TEXT NOT NULL COLLATE NOCASE,
    record_id INTEGER,
    UNIQUE (contact_id, name)
) STRICT;

CREATE TABLE role (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    name TEXT NOT NULL COLLATE NOCASE,
    UNIQUE (contact_id, name)
) STRICT;

CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    created_at TEXT NOT NULL,
    record_id INTEGER
) STRICT;

CREATE INDEX note_of_contact ON note (contact_id);

CREATE TABLE record (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL REFERENCES source (id),
    line INTEGER NOT NULL,
    uid TEXT NOT NULL DEFAULT '',
    digest INTEGER NOT NULL,
    stated_on TEXT NOT NULL DEFAULT '',
    contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    queued_because TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX record_by_digest ON record (digest);

CREATE INDEX record_by_uid ON record (uid) WHERE uid <> '';

CREATE INDEX record_of_source ON record (source_id);

CREATE INDEX record_of_contact ON record (contact_id);

CREATE TABLE raw (
    record_id INTEGER PRIMARY KEY,
    body ANY NOT NULL
) STRICT;

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
, uid TEXT NOT NULL DEFAULT '', record_id INTEGER, series TEXT NOT NULL DEFAULT '', hall TEXT NOT NULL DEFAULT '', sequence INTEGER NOT NULL DEFAULT 0, is_called_off INTEGER NOT NULL DEFAULT 0
    CHECK (is_called_off IN (0, 1))) STRICT;

CREATE TABLE attendance (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    met_on TEXT,
    created_at TEXT NOT NULL,
    record_id INTEGER, is_expected INTEGER NOT NULL DEFAULT 0
    CHECK (is_expected IN (0, 1)), let_go_on TEXT, declined_on TEXT,
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
, direction TEXT NOT NULL DEFAULT ''
    CHECK (direction IN ('', 'mine', 'theirs')), record_id INTEGER, topic TEXT NOT NULL DEFAULT '', value REAL) STRICT;

CREATE INDEX interaction_at_event ON interaction (event_id);

CREATE TABLE participant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, line TEXT NOT NULL DEFAULT '',
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
, planned_from TEXT) STRICT;

CREATE INDEX follow_up_of_contact ON follow_up (contact_id);

CREATE INDEX follow_up_at_event ON follow_up (event_id);

CREATE INDEX follow_up_open ON follow_up (due_on) WHERE state = 'open';

CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    verdict TEXT NOT NULL CHECK (verdict IN ('done', 'snoozed', 'skipped')),
    until_on TEXT,
    decided_on TEXT NOT NULL
) STRICT;

CREATE INDEX decision_of_contact ON decision (contact_id);

CREATE VIRTUAL TABLE search USING fts5 (
    name,
    organization,
    rest,
    tokenize = 'unicode61 remove_diacritics 2',
    detail = column,
    columnsize = 0
);

CREATE INDEX contact_by_uid ON contact (uid) WHERE uid <> '';

CREATE UNIQUE INDEX contact_is_owner ON contact (standing) WHERE standing = 'owner';

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

CREATE INDEX event_by_uid ON event (uid) WHERE uid <> '';

CREATE TABLE saved_map (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    header TEXT NOT NULL,
    columns TEXT NOT NULL
) STRICT;

CREATE TABLE refusal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    decided_on TEXT NOT NULL,
    UNIQUE (contact_id, other_id),
    CHECK (contact_id < other_id)
) STRICT;

CREATE INDEX refusal_of_other ON refusal (other_id);

CREATE TABLE record_refusal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest INTEGER NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    decided_on TEXT NOT NULL,
    UNIQUE (digest, contact_id)
) STRICT;

CREATE INDEX record_refusal_of_contact ON record_refusal (contact_id);

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

CREATE TABLE sighting (
    record_id INTEGER PRIMARY KEY,
    seen_on TEXT NOT NULL
) STRICT;

CREATE TABLE raw_meaning (
    record_id INTEGER PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX interaction_by_record ON interaction (record_id) WHERE record_id IS NOT NULL;

CREATE INDEX interaction_of_meeting ON interaction (happened_on)
WHERE kind IN ('met', 'meeting');

CREATE INDEX interaction_of_favour ON interaction (happened_on)
WHERE kind IN (
    'gift', 'help', 'referral', 'introduction', 'invitation', 'endorsement', 'recommendation'
);

CREATE INDEX interaction_of_wishes ON interaction (happened_on) WHERE kind = 'congratulation';

CREATE INDEX event_by_day ON event (starts_on);

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

CREATE TABLE exhibitor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,
    hall TEXT NOT NULL DEFAULT '',
    stand TEXT NOT NULL DEFAULT '',
    UNIQUE (event_id, name_key, hall, stand)
) STRICT;

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

CREATE TABLE silence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind <> ''),
    decided_on TEXT NOT NULL,
    UNIQUE (contact_id, kind)
) STRICT;

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

CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE holiday (
    id INTEGER PRIMARY KEY,
    region TEXT NOT NULL,
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (region, day, name)
) STRICT;
