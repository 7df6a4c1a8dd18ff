-- Where new versions are looked for, when the coach has said where. One row.
CREATE TABLE local_updateFeed (
  id INTEGER PRIMARY KEY CHECK (id = 1), address TEXT NOT NULL, updatedAt TEXT NOT NULL
) STRICT;

-- The version of the app that opened the practice last. One row.
CREATE TABLE local_appVersion (id INTEGER PRIMARY KEY CHECK (id = 1), version TEXT NOT NULL) STRICT;
