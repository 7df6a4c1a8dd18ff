-- The question bank: questions and criteria of the coach's own, or the coach's wording of built-in ones; sets; worn-out phrases.
-- `builtInId` names the built-in thing that a row stands in for; null for one of the coach's own. A thing is called by its
-- ref: the name of a built-in one, the id of an own one.

-- What an answer is scored by, from 1 to 5, each score with its anchor in words. `weight` is from 1 to 5.
CREATE TABLE criterion (
  id TEXT PRIMARY KEY, builtInId TEXT, name TEXT NOT NULL, detail TEXT NOT NULL,
  anchor1 TEXT NOT NULL, anchor2 TEXT NOT NULL, anchor3 TEXT NOT NULL, anchor4 TEXT NOT NULL, anchor5 TEXT NOT NULL,
  weight INTEGER NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX criterionByBuiltIn ON criterion (builtInId) WHERE deletedAt IS NULL;
CREATE INDEX criterionRemoved ON criterion (deletedAt, id) WHERE deletedAt IS NOT NULL;

-- A question of an interview. `stages` and `followUps` are JSON lists; no stage and no role family mean any.
CREATE TABLE bankQuestion (
  id TEXT PRIMARY KEY, builtInId TEXT, body TEXT NOT NULL, theme TEXT NOT NULL, stages TEXT NOT NULL, roleFamily TEXT,
  probes TEXT NOT NULL, followUps TEXT NOT NULL, strongAnswer TEXT NOT NULL, weakAnswer TEXT NOT NULL, topicId TEXT,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX bankQuestionByBuiltIn ON bankQuestion (builtInId) WHERE deletedAt IS NULL;
CREATE INDEX bankQuestionRemoved ON bankQuestion (deletedAt, id) WHERE deletedAt IS NOT NULL;

-- A phrase that interviewers have heard too often, and what to say of it.
CREATE TABLE cliche (
  id TEXT PRIMARY KEY, builtInId TEXT, phrase TEXT NOT NULL, advice TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX clicheByBuiltIn ON cliche (builtInId) WHERE deletedAt IS NULL;
CREATE INDEX clicheRemoved ON cliche (deletedAt, id) WHERE deletedAt IS NOT NULL;

-- Since when a thing of the bank is out of use, built-in or own. `kind` is criterion, question or cliche.
CREATE TABLE bankMark (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, ref TEXT NOT NULL, retiredAt TEXT,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX bankMarkByRef ON bankMark (kind, ref);

-- Questions in their order for one session. An item keeps its own words, so that a set stays whole when the bank changes.
CREATE TABLE questionSet (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, detail TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX questionSetRemoved ON questionSet (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE TABLE questionSetItem (
  id TEXT PRIMARY KEY, questionSetId TEXT NOT NULL REFERENCES questionSet (id), questionRef TEXT, body TEXT NOT NULL,
  limitSeconds INTEGER, criteria TEXT NOT NULL, position TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
) STRICT;
CREATE INDEX questionSetItemBySet ON questionSetItem (questionSetId, position);
