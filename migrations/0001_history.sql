-- What each command changed, so that it can be undone.
-- `change` is filled by triggers (relnet/store/journal.py): `before` is the row as it was,
-- as JSON, or NULL for a row that was inserted. One writer at a time makes one batch at a
-- time, so a batch is a run of changes: all from its first one to the next batch's.

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
