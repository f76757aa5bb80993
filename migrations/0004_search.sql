-- The words by which people are found, folded (relnet/model/folding.py), one row a contact.
-- Words are looked up by their beginnings and never ranked, so neither places nor sizes are kept.
-- Rebuilt for whoever a batch touched (relnet/store/search.py), so it is not journalled.

CREATE VIRTUAL TABLE search USING fts5 (
    name,
    organization,
    rest,
    tokenize = 'unicode61 remove_diacritics 2',
    detail = column,
    columnsize = 0
);
