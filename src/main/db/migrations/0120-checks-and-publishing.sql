-- What the coach decided about the findings of a letter, and what was published of a client's case.

-- A finding set aside, with the reason. `findingKey` names what it was about, so that another finding is a new one.
CREATE TABLE checkDismissal (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id), letterId TEXT NOT NULL REFERENCES letter (id),
  findingKey TEXT NOT NULL, reason TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX checkDismissalByLetter ON checkDismissal (letterId, findingKey) WHERE deletedAt IS NULL;
CREATE INDEX checkDismissalByClient ON checkDismissal (clientId) WHERE deletedAt IS NULL;
CREATE INDEX checkDismissalRemoved ON checkDismissal (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX checkDismissalRemovedByLetter ON checkDismissal (letterId) WHERE deletedAt IS NOT NULL;
CREATE INDEX checkDismissalRemovedByClient ON checkDismissal (clientId) WHERE deletedAt IS NOT NULL;

-- An anonymous copy of an answered question. `exportedAt` is when it first left; place, day and address are where the coach
-- used it; `takenDownOn` is when it was taken down again.
CREATE TABLE publication (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id), letterId TEXT REFERENCES letter (id),
  kind TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
  exportedAt TEXT, place TEXT NOT NULL, url TEXT NOT NULL, publishedOn TEXT, takenDownOn TEXT,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX publicationByClient ON publication (clientId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX publicationByLetter ON publication (letterId) WHERE deletedAt IS NULL;
CREATE INDEX publicationRemoved ON publication (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX publicationRemovedByClient ON publication (clientId) WHERE deletedAt IS NOT NULL;

-- What stands for a word of a client's record in everything published of it, so that one thing keeps one name; and which
-- other capitalised words the coach decided to keep. `alias` is empty where the word is kept.
CREATE TABLE publicAlias (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  term TEXT NOT NULL, way TEXT NOT NULL, alias TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
) STRICT;
CREATE INDEX publicAliasByClient ON publicAlias (clientId, term);

-- Whose a name or an address in a letter is, is looked up, never searched for.
CREATE INDEX contactByName ON contact (fullName COLLATE NOCASE) WHERE deletedAt IS NULL;
CREATE INDEX contactByEmail ON contact (email COLLATE NOCASE) WHERE deletedAt IS NULL AND email <> '';
