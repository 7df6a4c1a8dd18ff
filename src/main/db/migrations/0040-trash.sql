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
