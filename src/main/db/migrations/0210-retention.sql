-- After how many months a closed client is proposed for erasing; null: never.
ALTER TABLE practice ADD COLUMN retentionMonths INTEGER CHECK (retentionMonths BETWEEN 1 AND 240);

-- Closed clients by when their record was last changed.
CREATE INDEX clientAtRest ON client (updatedAt, id)
  WHERE deletedAt IS NULL AND state IN ('closed', 'archived');

-- That something was erased and how much of it, without a word of what it was.
CREATE TABLE erasureRecord (
  id TEXT NOT NULL PRIMARY KEY,
  erasedOn TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('asked', 'retention')),
  clients INTEGER NOT NULL,
  records INTEGER NOT NULL,
  -- The day from which no backup holds it any more.
  forgottenOn TEXT NOT NULL,
  createdAt TEXT NOT NULL
) STRICT;
CREATE INDEX erasureRecordByDay ON erasureRecord (erasedOn, id);
