-- For each row that is written, SQLite builds a table in memory for every IN of three values or
-- more, and none for OR: of the time that contacts take to be inserted, that was a third.
-- Only the text of the checks changes, so no table has to be made anew
-- (sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema Changes").
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(replace(replace(sql,
    'kind IN (''person'', ''organization'', ''group'')',
    'kind = ''person'' OR kind = ''organization'' OR kind = ''group'''),
    'circle IN ('''', ''inner'', ''regular'', ''wide'')',
    'circle = '''' OR circle = ''inner'' OR circle = ''regular'' OR circle = ''wide'''),
    'standing IN (''direct'', ''indirect'', ''owner'')',
    'standing = ''direct'' OR standing = ''indirect'' OR standing = ''owner''')
WHERE type = 'table' AND name = 'contact';
UPDATE sqlite_schema
SET sql = replace(sql,
    'kind IN (''email'', ''phone'', ''profile'', ''url'', ''messenger'')',
    'kind = ''email'' OR kind = ''phone'' OR kind = ''profile'' OR kind = ''url'''
    || ' OR kind = ''messenger''')
WHERE type = 'table' AND name = 'channel';
UPDATE sqlite_schema
SET sql = replace(sql,
    'kind IN (''birthday'', ''anniversary'', ''other'')',
    'kind = ''birthday'' OR kind = ''anniversary'' OR kind = ''other''')
WHERE type = 'table' AND name = 'special_date';
PRAGMA writable_schema = RESET;
