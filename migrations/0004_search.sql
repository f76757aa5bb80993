-- The words by which people are found, folded (relnet/model/folding.py), one row a contact.
-- Rebuilt for whoever a batch touched (relnet/store/search.py), so it is not journalled.

CREATE VIRTUAL TABLE search USING fts5 (
    name,
    organization,
    rest,
    tokenize = 'unicode61 remove_diacritics 2'
);
