-- For how many days the recording of a session is kept that is made from now on.
ALTER TABLE practice ADD COLUMN recordingDays INTEGER NOT NULL DEFAULT 30 CHECK (recordingDays BETWEEN 1 AND 3650);

-- Sound of a mock session that was recorded without a break. `startMs` is where the session's clock stood when it began,
-- `keepUntilOn` the last day on which it is kept. A removed one is on its way out: it never comes back from the trash.
CREATE TABLE sessionRecording (
  id TEXT PRIMARY KEY, sessionId TEXT NOT NULL REFERENCES mockSession (id), clientId TEXT NOT NULL REFERENCES client (id),
  startMs INTEGER NOT NULL, keepUntilOn TEXT NOT NULL,
  createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT
) STRICT;
CREATE INDEX sessionRecordingBySession ON sessionRecording (sessionId, startMs) WHERE deletedAt IS NULL;
CREATE INDEX sessionRecordingByClient ON sessionRecording (clientId) WHERE deletedAt IS NULL;
CREATE INDEX sessionRecordingByDay ON sessionRecording (keepUntilOn, id) WHERE deletedAt IS NULL;
CREATE INDEX sessionRecordingRemoved ON sessionRecording (deletedAt, id) WHERE deletedAt IS NOT NULL;
CREATE INDEX sessionRecordingRemovedBySession ON sessionRecording (sessionId) WHERE deletedAt IS NOT NULL;
CREATE INDEX sessionRecordingRemovedByClient ON sessionRecording (clientId) WHERE deletedAt IS NOT NULL;

-- The sound itself, about a second a row. Position 0 is the opening of the stream, without which no other one plays; each
-- other one is whole and can be the first that is played. Times are in milliseconds from the beginning of the recording.
CREATE TABLE recordingPiece (
  recordingId TEXT NOT NULL REFERENCES sessionRecording (id), position INTEGER NOT NULL,
  startMs INTEGER NOT NULL, endMs INTEGER NOT NULL, content BLOB NOT NULL,
  PRIMARY KEY (recordingId, position)
) STRICT;
CREATE INDEX recordingPieceByTime ON recordingPiece (recordingId, startMs, position);
