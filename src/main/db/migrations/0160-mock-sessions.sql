-- Mock sessions: what was prepared, what happened in the live hour, and how each answer was scored.

-- `kind` is mock or debrief, `state` prepared, live, paused or ended. `elapsedMs` is the session clock as it stood at
-- `savedAt`; it is written each second, so that a session goes on where it was when the app did not end in an orderly way.
-- `currentQuestionId` is a question of this session; the two tables refer to each other, so the format does not hold it.
CREATE TABLE mockSession (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  opportunityId TEXT REFERENCES opportunity (id), roundId TEXT REFERENCES round (id),
  appointmentId TEXT REFERENCES appointment (id),
  kind TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL,
  startedAt TEXT, endedAt TEXT, elapsedMs INTEGER NOT NULL DEFAULT 0, savedAt TEXT, currentQuestionId TEXT,
  note TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX mockSessionByClient ON mockSession (clientId, createdAt) WHERE deletedAt IS NULL;
CREATE INDEX mockSessionByTime ON mockSession (createdAt, id) WHERE deletedAt IS NULL;
CREATE INDEX mockSessionOpen ON mockSession (savedAt) WHERE deletedAt IS NULL AND state IN ('live', 'paused');
CREATE INDEX mockSessionRemoved ON mockSession (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX mockSessionRemovedByClient ON mockSession (clientId) WHERE deletedAt IS NOT NULL;

-- A question of a session, frozen as it was put: what to listen for and what to ask next came from the bank.
-- `criteria` is a JSON list of the refs that are scored here, null for all; `carriedFromId` the question of an earlier
-- session that came back.
CREATE TABLE sessionQuestion (
  id TEXT PRIMARY KEY, sessionId TEXT NOT NULL REFERENCES mockSession (id), clientId TEXT NOT NULL REFERENCES client (id),
  questionRef TEXT, body TEXT NOT NULL, listenFor TEXT NOT NULL, followUps TEXT NOT NULL, limitSeconds INTEGER,
  criteria TEXT, position TEXT NOT NULL, spentMs INTEGER NOT NULL DEFAULT 0, howItWent TEXT, carriedFromId TEXT,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX sessionQuestionBySession ON sessionQuestion (sessionId, position) WHERE deletedAt IS NULL;
CREATE INDEX sessionQuestionByClient ON sessionQuestion (clientId, questionRef) WHERE deletedAt IS NULL;
CREATE INDEX sessionQuestionRemoved ON sessionQuestion (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX sessionQuestionRemovedBySession ON sessionQuestion (sessionId) WHERE deletedAt IS NOT NULL;
CREATE INDEX sessionQuestionRemovedByClient ON sessionQuestion (clientId) WHERE deletedAt IS NOT NULL;

-- A criterion as it was when the session was prepared; `anchors` is a JSON list of five texts, for 1 to 5.
CREATE TABLE sessionCriterion (
  id TEXT PRIMARY KEY, sessionId TEXT NOT NULL REFERENCES mockSession (id), clientId TEXT NOT NULL REFERENCES client (id),
  criterionRef TEXT NOT NULL, name TEXT NOT NULL, weight REAL NOT NULL, anchors TEXT NOT NULL, position TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX sessionCriterionBySession ON sessionCriterion (sessionId, position) WHERE deletedAt IS NULL;
CREATE INDEX sessionCriterionByClient ON sessionCriterion (clientId) WHERE deletedAt IS NULL;
CREATE INDEX sessionCriterionRemoved ON sessionCriterion (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX sessionCriterionRemovedBySession ON sessionCriterion (sessionId) WHERE deletedAt IS NOT NULL;
CREATE INDEX sessionCriterionRemovedByClient ON sessionCriterion (clientId) WHERE deletedAt IS NOT NULL;

-- How one answer did by one criterion, 1 to 5, as the coach or the client themselves (`by`) saw it.
CREATE TABLE sessionScore (
  id TEXT PRIMARY KEY, sessionId TEXT NOT NULL REFERENCES mockSession (id), clientId TEXT NOT NULL REFERENCES client (id),
  sessionQuestionId TEXT NOT NULL REFERENCES sessionQuestion (id),
  criterionRef TEXT NOT NULL, by TEXT NOT NULL, score INTEGER NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX sessionScoreBySession ON sessionScore (sessionId, sessionQuestionId) WHERE deletedAt IS NULL;
CREATE INDEX sessionScoreByQuestion ON sessionScore (sessionQuestionId, criterionRef) WHERE deletedAt IS NULL;
CREATE INDEX sessionScoreByClient ON sessionScore (clientId) WHERE deletedAt IS NULL;
CREATE INDEX sessionScoreRemoved ON sessionScore (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX sessionScoreRemovedBySession ON sessionScore (sessionId) WHERE deletedAt IS NOT NULL;
CREATE INDEX sessionScoreRemovedByQuestion ON sessionScore (sessionQuestionId, criterionRef) WHERE deletedAt IS NOT NULL;
CREATE INDEX sessionScoreRemovedByClient ON sessionScore (clientId) WHERE deletedAt IS NOT NULL;

-- A moment that was noted. `atMs` is on the session clock, `questionMs` on the clock of its question. `kind` is mark,
-- whisper (the coach's alone: it never leaves) or remark (may be shown to the client).
CREATE TABLE sessionMark (
  id TEXT PRIMARY KEY, sessionId TEXT NOT NULL REFERENCES mockSession (id), clientId TEXT NOT NULL REFERENCES client (id),
  sessionQuestionId TEXT REFERENCES sessionQuestion (id),
  kind TEXT NOT NULL, atMs INTEGER NOT NULL, questionMs INTEGER NOT NULL, word TEXT NOT NULL, detail TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX sessionMarkBySession ON sessionMark (sessionId, atMs) WHERE deletedAt IS NULL;
CREATE INDEX sessionMarkByQuestion ON sessionMark (sessionQuestionId, atMs) WHERE deletedAt IS NULL;
CREATE INDEX sessionMarkByClient ON sessionMark (clientId) WHERE deletedAt IS NULL;
CREATE INDEX sessionMarkRemoved ON sessionMark (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX sessionMarkRemovedBySession ON sessionMark (sessionId) WHERE deletedAt IS NOT NULL;
CREATE INDEX sessionMarkRemovedByQuestion ON sessionMark (sessionQuestionId) WHERE deletedAt IS NOT NULL;
CREATE INDEX sessionMarkRemovedByClient ON sessionMark (clientId) WHERE deletedAt IS NOT NULL;

-- What the coach did in an open session, so that it can be taken back step by step, also after a crash. `act` is JSON text.
-- It goes when the session ends.
CREATE TABLE local_sessionAct (
  sessionId TEXT NOT NULL, position INTEGER NOT NULL, act TEXT NOT NULL, PRIMARY KEY (sessionId, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER local_sessionErased AFTER DELETE ON mockSession BEGIN
  DELETE FROM local_sessionAct WHERE sessionId = old.id;
END;
