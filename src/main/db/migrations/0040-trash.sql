-- Taking acts back, and the trash.

-- Written in the order of the act and read in it, so that the key is the order; an import writes tens of thousands.
-- An added row has no beforeRow and of its afterRow only what tells changes; a changed row has only the changed columns.
DROP TABLE changeRow;
CREATE TABLE changeRow (
  changeSetId TEXT NOT NULL REFERENCES changeSet (id), position INTEGER NOT NULL,
  tableName TEXT NOT NULL, recordId TEXT NOT NULL, beforeRow TEXT, afterRow TEXT,
  PRIMARY KEY (changeSetId, position)
) STRICT, WITHOUT ROWID;
-- What was erased for good must not live on in the image of an act.
CREATE INDEX changeRowByRecord ON changeRow (recordId) WHERE beforeRow IS NOT NULL;

-- The act that this one took back.
ALTER TABLE changeSet ADD COLUMN undoesId TEXT REFERENCES changeSet (id);

-- The trash, newest first. On live rows these cost nothing.
CREATE INDEX clientRemoved ON client (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX employerRemoved ON employer (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX contactRemoved ON contact (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX opportunityRemoved ON opportunity (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX roundRemoved ON round (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX eventRemoved ON event (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX endingRemoved ON ending (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX promiseRemoved ON promise (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX messageRemoved ON message (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX letterRemoved ON letter (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX questionRemoved ON question (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX noteRemoved ON note (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX appointmentRemoved ON appointment (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX documentRemoved ON document (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX consentRemoved ON consent (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX customFieldRemoved ON customField (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX savedViewRemoved ON savedView (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX importMappingRemoved ON importMapping (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX holidayRemoved ON holiday (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX followUpDecisionRemoved ON followUpDecision (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX roundQuestionRemoved ON roundQuestion (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX templateRemoved ON template (deletedAt, id) WHERE deletedAt IS NOT NULL;

-- What else of a client is in the trash, for erasing it all.
CREATE INDEX consentRemovedByClient ON consent (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX opportunityRemovedByClient ON opportunity (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX roundRemovedByClient ON round (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX roundQuestionRemovedByClient ON roundQuestion (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX eventRemovedByClient ON event (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX endingRemovedByClient ON ending (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX promiseRemovedByClient ON promise (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX messageRemovedByClient ON message (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX letterRemovedByClient ON letter (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX questionRemovedByClient ON question (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX appointmentRemovedByClient ON appointment (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX noteRemovedByClient ON note (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX documentRemovedByClient ON document (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX followUpDecisionRemovedByClient ON followUpDecision (clientId) WHERE deletedAt IS NOT NULL;
CREATE INDEX opportunityRemovedByEmployer ON opportunity (employerId) WHERE deletedAt IS NOT NULL;

-- What is being erased for good, with all that belongs to it, over several short transactions: it is not listed any more,
-- and after a crash the rest follows. `waiting` was asked for, `open` is to be searched for what belongs to it, `ready` goes.
CREATE TABLE erasure (
  tableName TEXT NOT NULL, recordId TEXT NOT NULL, state TEXT NOT NULL, depth INTEGER NOT NULL,
  PRIMARY KEY (tableName, recordId)
) STRICT, WITHOUT ROWID;
CREATE INDEX erasureByState ON erasure (state, depth);
