-- The answer workshop: answers a client works on, in versions, and how fast the client speaks.

-- `questionRef` names the question in the question bank; the question's words are kept, so that the answer stays whole.
CREATE TABLE answer (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  questionRef TEXT, questionBody TEXT NOT NULL, opportunityId TEXT REFERENCES opportunity (id),
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX answerByClient ON answer (clientId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX answerRemoved ON answer (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX answerRemovedByClient ON answer (clientId) WHERE deletedAt IS NOT NULL;

-- One wording of an answer. Situation, task, action and result are ticked where the coach hears them; scores are 1 to 5.
CREATE TABLE answerVersion (
  id TEXT PRIMARY KEY, answerId TEXT NOT NULL REFERENCES answer (id), clientId TEXT NOT NULL REFERENCES client (id),
  body TEXT NOT NULL,
  hasSituation INTEGER NOT NULL, hasTask INTEGER NOT NULL, hasAction INTEGER NOT NULL, hasResult INTEGER NOT NULL,
  selfScore INTEGER, coachScore INTEGER,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX answerVersionByAnswer ON answerVersion (answerId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX answerVersionByClient ON answerVersion (clientId) WHERE deletedAt IS NULL;
CREATE INDEX answerVersionRemoved ON answerVersion (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX answerVersionRemovedByAnswer ON answerVersion (answerId) WHERE deletedAt IS NOT NULL;
CREATE INDEX answerVersionRemovedByClient ON answerVersion (clientId) WHERE deletedAt IS NOT NULL;

-- A timed reading: so many words in so many seconds. The newest holds.
CREATE TABLE speakingPace (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  wordsPerMinute REAL NOT NULL, words INTEGER NOT NULL, seconds REAL NOT NULL, measuredOn TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX speakingPaceByClient ON speakingPace (clientId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX speakingPaceRemoved ON speakingPace (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX speakingPaceRemovedByClient ON speakingPace (clientId) WHERE deletedAt IS NOT NULL;
