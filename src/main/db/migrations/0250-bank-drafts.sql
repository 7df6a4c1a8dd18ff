-- Texts of the question bank that are being changed and are not saved yet; the key names the kind of thing and which one it is.
CREATE TABLE local_bankDraft (draftKey TEXT PRIMARY KEY, draft TEXT NOT NULL, updatedAt TEXT NOT NULL) STRICT, WITHOUT ROWID;
