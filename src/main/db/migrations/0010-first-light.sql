-- Ids are UUIDv7 text made by the app. ...At is a UTC instant, ...On a calendar day. Everything of one client hangs on clientId.

CREATE TABLE practice (
  id TEXT PRIMARY KEY,
  coachName TEXT NOT NULL, practiceName TEXT NOT NULL, addressText TEXT NOT NULL, email TEXT NOT NULL,
  phone TEXT NOT NULL, website TEXT NOT NULL, accentColor TEXT NOT NULL, pageSize TEXT NOT NULL,
  closing TEXT NOT NULL, signature TEXT NOT NULL, letterLanguage TEXT NOT NULL, timeZone TEXT NOT NULL,
  anxietyLink TEXT NOT NULL, overqualifiedLink TEXT NOT NULL,
  theme TEXT NOT NULL, density TEXT NOT NULL, interfaceLanguage TEXT NOT NULL, bareKeys INTEGER NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
) STRICT;

CREATE TABLE client (
  id TEXT PRIMARY KEY,
  fullName TEXT NOT NULL, preferredName TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL,
  addressText TEXT NOT NULL, state TEXT NOT NULL, goals TEXT NOT NULL, outOfWorkSince TEXT,
  ranABusiness INTEGER NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX clientByName ON client (fullName COLLATE NOCASE, id) WHERE deletedAt IS NULL;

CREATE TABLE clientTag (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id), tag TEXT NOT NULL, createdAt TEXT NOT NULL
) STRICT;
CREATE INDEX clientTagByClient ON clientTag (clientId, tag);

CREATE TABLE employer (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, staffCount INTEGER,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX employerByName ON employer (name COLLATE NOCASE);

CREATE TABLE contact (
  id TEXT PRIMARY KEY, employerId TEXT NOT NULL REFERENCES employer (id),
  fullName TEXT NOT NULL, role TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX contactByEmployer ON contact (employerId);

CREATE TABLE opportunity (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id), employerId TEXT NOT NULL REFERENCES employer (id),
  contactId TEXT REFERENCES contact (id),
  role TEXT NOT NULL, source TEXT NOT NULL, postingText TEXT NOT NULL, postingState TEXT NOT NULL,
  knowsEmployer INTEGER NOT NULL, travelPaid INTEGER NOT NULL, contributions TEXT NOT NULL, startOn TEXT,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX opportunityByClient ON opportunity (clientId, employerId) WHERE deletedAt IS NULL;

CREATE TABLE round (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  opportunityId TEXT NOT NULL REFERENCES opportunity (id),
  stage TEXT NOT NULL, medium TEXT, heldOn TEXT NOT NULL, minutes INTEGER, interviewers TEXT NOT NULL,
  managerGaveNumber INTEGER NOT NULL, salaryGiven INTEGER NOT NULL, debrief TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX roundByClient ON round (clientId, heldOn, stage, opportunityId) WHERE deletedAt IS NULL;

CREATE TABLE event (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  opportunityId TEXT NOT NULL REFERENCES opportunity (id),
  kind TEXT NOT NULL, happenedOn TEXT NOT NULL, isWritten INTEGER NOT NULL, detail TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX eventByClient ON event (clientId, happenedOn, kind, opportunityId) WHERE deletedAt IS NULL;

CREATE TABLE ending (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  opportunityId TEXT NOT NULL REFERENCES opportunity (id),
  tag TEXT NOT NULL, endedOn TEXT NOT NULL, detail TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX endingByClient ON ending (clientId, opportunityId, endedOn, tag) WHERE deletedAt IS NULL;

CREATE TABLE promise (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  opportunityId TEXT NOT NULL REFERENCES opportunity (id),
  saidOn TEXT NOT NULL, promisedFrom TEXT NOT NULL, promisedTo TEXT NOT NULL,
  saidBy TEXT NOT NULL, words TEXT NOT NULL, settledOn TEXT,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX promiseByClient ON promise (clientId, saidOn, opportunityId, promisedFrom, promisedTo, settledOn)
  WHERE deletedAt IS NULL;

CREATE TABLE message (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  opportunityId TEXT REFERENCES opportunity (id),
  direction TEXT NOT NULL, kind TEXT NOT NULL, channel TEXT NOT NULL, sentOn TEXT NOT NULL, summary TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX messageByClient ON message (clientId, sentOn, opportunityId) WHERE deletedAt IS NULL;

CREATE TABLE letter (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  opportunityId TEXT REFERENCES opportunity (id), roundId TEXT REFERENCES round (id), questionId TEXT,
  kind TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL,
  exportedAt TEXT, exportedAs TEXT,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX letterByClient ON letter (clientId, updatedAt) WHERE deletedAt IS NULL;
CREATE INDEX letterByChange ON letter (updatedAt) WHERE deletedAt IS NULL;

CREATE TABLE question (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id),
  opportunityId TEXT REFERENCES opportunity (id),
  body TEXT NOT NULL, askedOn TEXT NOT NULL, channel TEXT NOT NULL, threadId TEXT,
  answeredByLetterId TEXT REFERENCES letter (id),
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX questionByClient ON question (clientId, askedOn) WHERE deletedAt IS NULL;
CREATE INDEX questionOpen ON question (clientId, askedOn) WHERE deletedAt IS NULL AND answeredByLetterId IS NULL;

CREATE TABLE letterTopic (
  id TEXT PRIMARY KEY, letterId TEXT NOT NULL REFERENCES letter (id), topicId TEXT NOT NULL, position INTEGER NOT NULL
) STRICT;
CREATE INDEX letterTopicByLetter ON letterTopic (letterId, position);

-- Values the coach filled in by hand for one letter.
CREATE TABLE letterField (
  id TEXT PRIMARY KEY, letterId TEXT NOT NULL REFERENCES letter (id), field TEXT NOT NULL, value TEXT NOT NULL
) STRICT;
CREATE INDEX letterFieldByLetter ON letterField (letterId, field);

-- The facts an exported letter was made from, frozen at that moment.
CREATE TABLE letterFact (
  id TEXT PRIMARY KEY, letterId TEXT NOT NULL REFERENCES letter (id),
  field TEXT NOT NULL, value TEXT NOT NULL, recordType TEXT NOT NULL, recordId TEXT, factOn TEXT
) STRICT;
CREATE INDEX letterFactByLetter ON letterFact (letterId, field);

CREATE TABLE letterVersion (
  id TEXT PRIMARY KEY, letterId TEXT NOT NULL REFERENCES letter (id), body TEXT NOT NULL, createdAt TEXT NOT NULL
) STRICT;
CREATE INDEX letterVersionByLetter ON letterVersion (letterId, createdAt);

CREATE TABLE note (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id), body TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX noteByClient ON note (clientId, createdAt) WHERE deletedAt IS NULL;

CREATE TABLE noteVersion (
  id TEXT PRIMARY KEY, noteId TEXT NOT NULL REFERENCES note (id), body TEXT NOT NULL, createdAt TEXT NOT NULL
) STRICT;
CREATE INDEX noteVersionByNote ON noteVersion (noteId, createdAt);

-- The coach's own wording of a built-in topic; without a row the built-in text holds.
CREATE TABLE template (
  id TEXT PRIMARY KEY, topicId TEXT NOT NULL, body TEXT NOT NULL, shortBody TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX templateByTopic ON template (topicId) WHERE deletedAt IS NULL;
