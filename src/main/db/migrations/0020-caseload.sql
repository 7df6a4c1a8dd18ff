-- The caseload: what a coach keeps of clients and employers beyond the interviews themselves, the rules of the
-- follow-up clock, and the derived tables (local_...) that lists are read from.

ALTER TABLE practice ADD COLUMN ruleSet TEXT NOT NULL DEFAULT 'patience';
-- Letters and messages that one client gets from the coach in seven days, at most.
ALTER TABLE practice ADD COLUMN weeklyContacts INTEGER NOT NULL DEFAULT 3;
ALTER TABLE practice ADD COLUMN dailyNotice INTEGER NOT NULL DEFAULT 0;
ALTER TABLE practice ADD COLUMN lastNoticeOn TEXT;

-- Null means: as the practice has it.
ALTER TABLE client ADD COLUMN ruleSet TEXT;
ALTER TABLE client ADD COLUMN weeklyContacts INTEGER;

CREATE TABLE customField (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, position TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE TABLE clientField (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  customFieldId TEXT NOT NULL REFERENCES customField (id), value TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
) STRICT;
CREATE INDEX clientFieldByClient ON clientField (clientId, customFieldId);
CREATE INDEX clientFieldByField ON clientField (customFieldId);

-- Every asking, giving and withdrawing is a line; the newest of a purpose holds.
CREATE TABLE consent (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  purpose TEXT NOT NULL, state TEXT NOT NULL, happenedOn TEXT NOT NULL, detail TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX consentByClient ON consent (clientId, purpose, happenedOn) WHERE deletedAt IS NULL;

ALTER TABLE employer ADD COLUMN website TEXT NOT NULL DEFAULT '';
ALTER TABLE employer ADD COLUMN detail TEXT NOT NULL DEFAULT '';
CREATE INDEX opportunityByEmployer ON opportunity (employerId, clientId) WHERE deletedAt IS NULL;

ALTER TABLE opportunity ADD COLUMN payTalk TEXT NOT NULL DEFAULT '';

-- `HH:MM` in the practice's time zone; null where only the day is known.
ALTER TABLE round ADD COLUMN startTime TEXT;
CREATE INDEX roundByDay ON round (heldOn, clientId, opportunityId) WHERE deletedAt IS NULL;
CREATE INDEX roundByOpportunity ON round (opportunityId, heldOn, stage) WHERE deletedAt IS NULL;

-- What was really asked in a round.
CREATE TABLE roundQuestion (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id), roundId TEXT NOT NULL REFERENCES round (id),
  body TEXT NOT NULL, position TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX roundQuestionByRound ON roundQuestion (roundId, position) WHERE deletedAt IS NULL;
CREATE INDEX roundQuestionByClient ON roundQuestion (clientId) WHERE deletedAt IS NULL;

-- The span as it was said ("7 to 10 working days"); null where days were named. The days themselves stay the promise.
ALTER TABLE promise ADD COLUMN dayKind TEXT NOT NULL DEFAULT 'calendar';
ALTER TABLE promise ADD COLUMN spanFrom INTEGER;
ALTER TABLE promise ADD COLUMN spanTo INTEGER;

-- A coaching meeting. `state` is booked, cancelled or missed; a booked one in the past was held.
CREATE TABLE appointment (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  heldOn TEXT NOT NULL, startTime TEXT, minutes INTEGER NOT NULL, medium TEXT, state TEXT NOT NULL, topic TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX appointmentByClient ON appointment (clientId, heldOn) WHERE deletedAt IS NULL;
CREATE INDEX appointmentByDay ON appointment (heldOn, clientId) WHERE deletedAt IS NULL;

ALTER TABLE note ADD COLUMN appointmentId TEXT REFERENCES appointment (id);
CREATE INDEX noteByAppointment ON note (appointmentId) WHERE deletedAt IS NULL AND appointmentId IS NOT NULL;

CREATE TABLE document (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id), opportunityId TEXT REFERENCES opportunity (id),
  fileName TEXT NOT NULL, byteCount INTEGER NOT NULL, detail TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX documentByClient ON document (clientId, createdAt) WHERE deletedAt IS NULL;
-- Apart from its document, so that lists never read it.
CREATE TABLE documentContent (
  documentId TEXT PRIMARY KEY REFERENCES document (id), content BLOB NOT NULL
) STRICT;

-- The coach's own numbers; without a row the built-in rule holds. The most particular row wins: client and stage, client,
-- stage, neither.
CREATE TABLE followUpRule (
  id TEXT PRIMARY KEY, ruleSet TEXT NOT NULL, situation TEXT NOT NULL, stage TEXT, clientId TEXT REFERENCES client (id),
  days INTEGER NOT NULL, dayKind TEXT NOT NULL, isOn INTEGER NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
) STRICT;
CREATE INDEX followUpRuleByClient ON followUpRule (clientId);

CREATE TABLE holiday (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, fromOn TEXT NOT NULL, toOn TEXT NOT NULL, isYearly INTEGER NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;

-- A due step put off or set aside, with the coach's reason. `stepKey` names what it was about, so that a new promise or
-- a new round is a new reminder.
CREATE TABLE followUpDecision (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id), opportunityId TEXT REFERENCES opportunity (id),
  stepKey TEXT NOT NULL, kind TEXT NOT NULL, untilOn TEXT, reason TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX followUpDecisionByClient ON followUpDecision (clientId, stepKey) WHERE deletedAt IS NULL;

-- How a list was left, by name; the one without a name is how it stands now. Query and layout belong to that one screen.
CREATE TABLE savedView (
  id TEXT PRIMARY KEY, place TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, layout TEXT NOT NULL,
  position TEXT NOT NULL, createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;

-- How the columns of a file were read, to be used again.
CREATE TABLE importMapping (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, mapping TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;

-- Acts that can be taken back as a whole: a merge, a bulk edit, an import. Each row as it was before and after.
CREATE TABLE changeSet (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL, rowCount INTEGER NOT NULL,
  createdAt TEXT NOT NULL, undoneAt TEXT
) STRICT;
CREATE INDEX changeSetByTime ON changeSet (createdAt);
CREATE TABLE changeRow (
  id TEXT PRIMARY KEY, changeSetId TEXT NOT NULL REFERENCES changeSet (id),
  tableName TEXT NOT NULL, recordId TEXT NOT NULL, beforeRow TEXT, afterRow TEXT
) STRICT;
CREATE INDEX changeRowBySet ON changeRow (changeSetId);

-- Derived: where each opportunity and each client stands, from the history and the rules. Never edited, always rebuilt.
CREATE TABLE local_opportunityStanding (
  opportunityId TEXT PRIMARY KEY, clientId TEXT NOT NULL, employerId TEXT NOT NULL,
  stage TEXT, stageOn TEXT, roundNumber INTEGER, ending TEXT, endedOn TEXT, contactOn TEXT,
  promiseId TEXT, promiseSaidOn TEXT, promisedFrom TEXT, promisedTo TEXT,
  nextRoundId TEXT, nextRoundOn TEXT, nextRoundStage TEXT,
  nextKind TEXT NOT NULL, nextRule TEXT NOT NULL, nextRuleDays INTEGER, nextDayKind TEXT, nextRuleSet TEXT,
  nextOn TEXT, nextSince TEXT, stepKey TEXT
) STRICT;
CREATE INDEX local_opportunityStandingByClient ON local_opportunityStanding (clientId);
CREATE INDEX local_opportunityStandingByEmployer ON local_opportunityStanding (employerId);
CREATE INDEX local_opportunityStandingByStage ON local_opportunityStanding (stage, stageOn) WHERE ending IS NULL;
CREATE INDEX local_opportunityStandingByNext ON local_opportunityStanding (nextOn) WHERE nextOn IS NOT NULL;
CREATE INDEX local_opportunityStandingByPromise ON local_opportunityStanding (promisedTo) WHERE promisedTo IS NOT NULL;

CREATE TABLE local_clientStanding (
  clientId TEXT PRIMARY KEY, name TEXT NOT NULL, state TEXT NOT NULL, searchText TEXT NOT NULL, tags TEXT NOT NULL,
  opportunityId TEXT, employer TEXT, opportunityCount INTEGER NOT NULL DEFAULT 0,
  stage TEXT, stageRank INTEGER, stageOn TEXT, contactOn TEXT, promisedFrom TEXT, promisedTo TEXT,
  nextRoundOn TEXT, nextKind TEXT NOT NULL DEFAULT 'none', nextRule TEXT NOT NULL DEFAULT 'nothing_yet',
  nextRuleDays INTEGER, nextDayKind TEXT, nextRuleSet TEXT, nextOn TEXT, nextSince TEXT, stepKey TEXT,
  openQuestions INTEGER NOT NULL DEFAULT 0, openQuestionOn TEXT, lastLetterOn TEXT,
  -- The first day on which this row says something else although nothing was written.
  changesOn TEXT
) STRICT;
CREATE INDEX local_clientStandingByName ON local_clientStanding (state, name COLLATE NOCASE);
CREATE INDEX local_clientStandingByAnyName ON local_clientStanding (name COLLATE NOCASE);
CREATE INDEX local_clientStandingByPromise ON local_clientStanding (state, promisedTo);
CREATE INDEX local_clientStandingByNext ON local_clientStanding (state, nextOn);
CREATE INDEX local_clientStandingByContact ON local_clientStanding (state, contactOn);
CREATE INDEX local_clientStandingByStageDay ON local_clientStanding (state, stageOn);
CREATE INDEX local_clientStandingByChange ON local_clientStanding (changesOn) WHERE changesOn IS NOT NULL;

-- Clients whose rows above are out of date, and the day for which they were made.
CREATE TABLE local_staleClient (clientId TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE local_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO local_staleClient SELECT id FROM client WHERE deletedAt IS NULL;
INSERT INTO local_clientStanding (clientId, name, state, searchText, tags)
  SELECT id, fullName, state, lower(fullName), '[]' FROM client WHERE deletedAt IS NULL;

-- Whatever changes where a client stands marks the client.
CREATE TRIGGER local_opportunityAdded AFTER INSERT ON opportunity BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_opportunityChanged AFTER UPDATE ON opportunity BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_opportunityErased AFTER DELETE ON opportunity BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_roundAdded AFTER INSERT ON round BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_roundChanged AFTER UPDATE ON round BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_roundErased AFTER DELETE ON round BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_eventAdded AFTER INSERT ON event BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_eventChanged AFTER UPDATE ON event BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_eventErased AFTER DELETE ON event BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_endingAdded AFTER INSERT ON ending BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_endingChanged AFTER UPDATE ON ending BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_endingErased AFTER DELETE ON ending BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_promiseAdded AFTER INSERT ON promise BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_promiseChanged AFTER UPDATE ON promise BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_promiseErased AFTER DELETE ON promise BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_messageAdded AFTER INSERT ON message BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_messageChanged AFTER UPDATE ON message BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_messageErased AFTER DELETE ON message BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_questionAdded AFTER INSERT ON question BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_questionChanged AFTER UPDATE ON question BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_questionErased AFTER DELETE ON question BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_letterAdded AFTER INSERT ON letter BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_letterChanged AFTER UPDATE OF exportedAt, deletedAt, clientId ON letter BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_letterErased AFTER DELETE ON letter BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_followUpDecisionAdded AFTER INSERT ON followUpDecision BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_followUpDecisionChanged AFTER UPDATE ON followUpDecision BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_followUpDecisionErased AFTER DELETE ON followUpDecision BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_clientTagAdded AFTER INSERT ON clientTag BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_clientTagErased AFTER DELETE ON clientTag BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_clientAdded AFTER INSERT ON client BEGIN
  INSERT INTO local_staleClient VALUES (new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_clientChanged AFTER UPDATE ON client BEGIN
  INSERT INTO local_staleClient VALUES (new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_clientErased AFTER DELETE ON client BEGIN
  INSERT INTO local_staleClient VALUES (old.id) ON CONFLICT DO NOTHING;
END;
-- An opportunity or line that moves to another client in a merge leaves the first one out of date too.
CREATE TRIGGER local_opportunityMoved AFTER UPDATE OF clientId ON opportunity WHEN old.clientId <> new.clientId BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_roundMoved AFTER UPDATE OF clientId ON round WHEN old.clientId <> new.clientId BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_eventMoved AFTER UPDATE OF clientId ON event WHEN old.clientId <> new.clientId BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_endingMoved AFTER UPDATE OF clientId ON ending WHEN old.clientId <> new.clientId BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_promiseMoved AFTER UPDATE OF clientId ON promise WHEN old.clientId <> new.clientId BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_messageMoved AFTER UPDATE OF clientId ON message WHEN old.clientId <> new.clientId BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_questionMoved AFTER UPDATE OF clientId ON question WHEN old.clientId <> new.clientId BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_letterMoved AFTER UPDATE OF clientId ON letter WHEN old.clientId <> new.clientId BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_followUpDecisionMoved AFTER UPDATE OF clientId ON followUpDecision WHEN old.clientId <> new.clientId BEGIN
  INSERT INTO local_staleClient VALUES (old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_employerRenamed AFTER UPDATE OF name ON employer WHEN old.name <> new.name BEGIN
  INSERT INTO local_staleClient SELECT DISTINCT clientId FROM opportunity WHERE employerId = new.id ON CONFLICT DO NOTHING;
END;
-- A new client is listed at once, with a name and a state; the rest follows with the next look at a list.
CREATE TRIGGER local_clientListed AFTER INSERT ON client WHEN new.deletedAt IS NULL BEGIN
  INSERT INTO local_clientStanding (clientId, name, state, searchText, tags)
    VALUES (new.id, new.fullName, new.state, lower(new.fullName), '[]') ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_clientHidden AFTER UPDATE OF deletedAt ON client WHEN new.deletedAt IS NOT NULL BEGIN
  DELETE FROM local_clientStanding WHERE clientId = new.id;
  DELETE FROM local_opportunityStanding WHERE clientId = new.id;
END;
