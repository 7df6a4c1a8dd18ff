-- The index of the search keeps what each save adds as a part of its own and puts parts together now and then. It did so in the
-- middle of a save, which then took ten times as long. Now a quiet moment does it (search/search-index-repository.ts); a
-- save does only when very many parts have gathered.
INSERT INTO local_search (local_search, rank) VALUES ('automerge', 0);
INSERT INTO local_search (local_search, rank) VALUES ('crisismerge', 64);
INSERT INTO local_searchName (local_searchName, rank) VALUES ('automerge', 0);
INSERT INTO local_searchName (local_searchName, rank) VALUES ('crisismerge', 64);
