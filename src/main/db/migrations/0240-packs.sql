-- That a client was handed a pack of their record: the day, at whose wish, and what was in it.
CREATE TABLE pack (
  id TEXT NOT NULL PRIMARY KEY,
  clientId TEXT NOT NULL REFERENCES client (id),
  handedOn TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('sealed', 'files')),
  parts TEXT NOT NULL,
  noteCount INTEGER NOT NULL,
  documentCount INTEGER NOT NULL,
  wish TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL
) STRICT;
CREATE INDEX packByClient ON pack (clientId, handedOn);
