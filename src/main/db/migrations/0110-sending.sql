-- The ledger of all that went out, and the outbox: what waits to go by the coach's mail account.

-- `way` is copy, pdf, eml, mailto or smtp. For smtp `state` is queued, sending, sent, failed, unknown, missed or cancelled; any
-- other way is sent at once. Text and recipient are frozen. `stage` is how far a try has come: asking, or ending once the
-- last bytes may have left.
CREATE TABLE sending (
  id TEXT PRIMARY KEY, clientId TEXT NOT NULL REFERENCES client (id), letterId TEXT REFERENCES letter (id),
  way TEXT NOT NULL, state TEXT NOT NULL,
  toName TEXT NOT NULL, toAddress TEXT NOT NULL, fromName TEXT NOT NULL, fromAddress TEXT NOT NULL,
  subject TEXT NOT NULL, bodyKind TEXT NOT NULL, body TEXT NOT NULL,
  attachmentName TEXT NOT NULL, attachmentBytes INTEGER NOT NULL, messageId TEXT NOT NULL,
  dueAt TEXT, nextTryAt TEXT, tries INTEGER NOT NULL, stage TEXT, problem TEXT, answer TEXT NOT NULL, leftAt TEXT,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
) STRICT;
CREATE INDEX sendingByClient ON sending (clientId, letterId, leftAt);
CREATE INDEX sendingByTime ON sending (createdAt, id);
-- What the outbox looks through: a few rows, however long the ledger is.
CREATE INDEX sendingOpen ON sending (state, nextTryAt) WHERE state IN ('queued', 'sending', 'failed', 'unknown', 'missed');
-- What Today shows.
CREATE INDEX sendingUnsent ON sending (updatedAt, id) WHERE state IN ('failed', 'unknown', 'missed');

-- The finished message of what waits, byte by byte, with the facts it was made from. It belongs to this computer: what was
-- read in from an open export can be looked at and is never sent from here.
CREATE TABLE local_outbox (
  sendingId TEXT PRIMARY KEY REFERENCES sending (id), message BLOB NOT NULL, facts TEXT NOT NULL
) STRICT;
CREATE TRIGGER local_sendingErased BEFORE DELETE ON sending BEGIN
  DELETE FROM local_outbox WHERE sendingId = old.id;
END;

-- The coach's own mail account with its password; one row, and in no export.
CREATE TABLE local_mailAccount (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  fromName TEXT NOT NULL, fromAddress TEXT NOT NULL, host TEXT NOT NULL, port INTEGER NOT NULL, security TEXT NOT NULL,
  userName TEXT NOT NULL, password TEXT NOT NULL, updatedAt TEXT NOT NULL
) STRICT;

-- A client's reply names the letter that it answers.
ALTER TABLE message ADD COLUMN letterId TEXT REFERENCES letter (id);

-- What was exported before the ledger was kept, without its text. A letter's id serves as the id of its line.
INSERT INTO sending (id, clientId, letterId, way, state, toName, toAddress, fromName, fromAddress, subject, bodyKind, body,
    attachmentName, attachmentBytes, messageId, tries, answer, leftAt, createdAt, updatedAt)
  SELECT id, clientId, id, 'pdf', 'sent', '', '', '', '', title, 'rich', '', coalesce(exportedAs, ''), 0, '', 0, '',
    exportedAt, exportedAt, exportedAt
  FROM letter WHERE exportedAt IS NOT NULL;
