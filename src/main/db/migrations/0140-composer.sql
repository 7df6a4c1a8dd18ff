-- What a draft remembers besides its text, how letters look, and what the advice ledger counts by.

-- otherForm: the text of the other length (a short reply beside a letter, a letter beside a short reply), as JSON text.
ALTER TABLE letter ADD COLUMN otherForm TEXT;
-- seenFacts: the facts of the text as they were when the coach last looked, as JSON text, field name to value.
ALTER TABLE letter ADD COLUMN seenFacts TEXT NOT NULL DEFAULT '{}';
-- isAboutGuessed: 1 while the app chose what the letter speaks of among several and the coach has not confirmed it.
ALTER TABLE letter ADD COLUMN isAboutGuessed INTEGER NOT NULL DEFAULT 0;

ALTER TABLE practice ADD COLUMN letterFont TEXT NOT NULL DEFAULT 'serif';
ALTER TABLE practice ADD COLUMN addressWindow TEXT NOT NULL DEFAULT 'none';

-- The picture of the letterhead, a PNG as base64 text; empty when it was taken away. One row at the most.
CREATE TABLE practiceLogo (
  id TEXT PRIMARY KEY, fileName TEXT NOT NULL, content TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
) STRICT;

CREATE INDEX letterTopicByTopic ON letterTopic (topicId, letterId);
-- Letters that went out, by day: what the advice ledger goes through.
CREATE INDEX letterByExportDay ON letter (exportedAt, id, clientId, opportunityId) WHERE deletedAt IS NULL AND exportedAt IS NOT NULL;
