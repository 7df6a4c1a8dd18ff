-- The library: the coach's own advice beside the built-in one, earlier wordings of both, tags, what is retired, own synonyms.

-- One piece of advice of the coach's own. `topicId` is what letters and other pieces call it by. Lists are JSON text.
CREATE TABLE ownTopic (
  id TEXT PRIMARY KEY, topicId TEXT NOT NULL,
  title TEXT NOT NULL, kind TEXT NOT NULL, school TEXT, occasion TEXT NOT NULL,
  stages TEXT NOT NULL, contradicts TEXT NOT NULL, source TEXT NOT NULL, asks TEXT NOT NULL,
  body TEXT NOT NULL, shortBody TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE UNIQUE INDEX ownTopicByTopic ON ownTopic (topicId);
CREATE INDEX ownTopicRemoved ON ownTopic (deletedAt, id) WHERE deletedAt IS NOT NULL;

-- An earlier wording, of an own piece or of the coach's wording of a built-in one.
CREATE TABLE topicVersion (
  id TEXT PRIMARY KEY, topicId TEXT NOT NULL,
  ownTopicId TEXT REFERENCES ownTopic (id), templateId TEXT REFERENCES template (id),
  body TEXT NOT NULL, shortBody TEXT NOT NULL, createdAt TEXT NOT NULL
) STRICT;
CREATE INDEX topicVersionByTopic ON topicVersion (topicId, createdAt);
CREATE INDEX topicVersionByOwnTopic ON topicVersion (ownTopicId) WHERE ownTopicId IS NOT NULL;
CREATE INDEX topicVersionByTemplate ON topicVersion (templateId) WHERE templateId IS NOT NULL;

-- What the coach marked a piece of advice with, built-in or own: tags (JSON text), and since when it is out of use.
CREATE TABLE topicMark (
  id TEXT PRIMARY KEY, topicId TEXT NOT NULL, tags TEXT NOT NULL, retiredAt TEXT,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX topicMarkByTopic ON topicMark (topicId);

-- Words of clients that the suggester reads as others: "ghosted" as "not heard back".
CREATE TABLE synonym (
  id TEXT PRIMARY KEY, words TEXT NOT NULL, meaning TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX synonymRemoved ON synonym (deletedAt, id) WHERE deletedAt IS NOT NULL;

-- What the coach's picks have taught the suggester, in concepts and stages, never in a client's words. One row.
CREATE TABLE local_learnedAdvice (
  id INTEGER PRIMARY KEY CHECK (id = 1), weights TEXT NOT NULL, pickCount INTEGER NOT NULL, updatedAt TEXT NOT NULL
) STRICT;

-- Texts of the library that are being changed and are not saved yet; `topicId` is 'new' for a piece that is none yet.
CREATE TABLE local_topicDraft (topicId TEXT PRIMARY KEY, draft TEXT NOT NULL, updatedAt TEXT NOT NULL) STRICT, WITHOUT ROWID;
