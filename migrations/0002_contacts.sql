-- People and organizations, how to reach them, and where each value came from.
-- Absent text is ''. `record_id` names the record a value came from (NULL: typed by the
-- owner); it is no foreign key, because a value outlives the record it came from.
-- Ids are never given twice (AUTOINCREMENT), so that undo cannot hit somebody else.

-- The village itself: six random bytes that make the UIDs of its contacts its own.
CREATE TABLE village (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    mark TEXT NOT NULL
) STRICT;

INSERT INTO village (id, mark) VALUES (1, lower(hex(randomblob(6))));

CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    format TEXT NOT NULL,
    imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    handle TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'organization', 'group')),
    label TEXT NOT NULL CHECK (label <> ''),
    name_key TEXT NOT NULL,
    formatted TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    given TEXT NOT NULL DEFAULT '',
    additional TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    nickname TEXT NOT NULL DEFAULT '',
    circle TEXT NOT NULL DEFAULT '' CHECK (circle IN ('', 'inner', 'regular', 'wide')),
    uid TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    record_id INTEGER
) STRICT;

CREATE INDEX contact_by_name ON contact (name_key);

CREATE TABLE channel (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'profile', 'url', 'messenger')),
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

-- A job; `seen_on` is the day for which its source states it. `holder_key` is the contact's
-- name_key, so that a name at an organization is found without walking all its namesakes.
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

-- `value` is 1980-04-15, --04-15 (year unknown), or text where the source has no date.
CREATE TABLE special_date (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('birthday', 'anniversary', 'other')),
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

-- One entry of a source. `digest` recognises the same entry when it comes again; a queued
-- record waits, with its reason, until it is known whose it is.
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

-- The entry itself, as it came: UTF-8 text, or bytes where it is not. Written once and never
-- changed, so it is not journalled.
CREATE TABLE raw (
    record_id INTEGER PRIMARY KEY,
    body ANY NOT NULL
) STRICT;
