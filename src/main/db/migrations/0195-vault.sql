-- How the practice locks by itself, whether the clipboard is cleared, and when its protection was set up or put off.
ALTER TABLE practice ADD COLUMN lockAfterMinutes INTEGER NOT NULL DEFAULT 10;
ALTER TABLE practice ADD COLUMN clearsClipboard INTEGER NOT NULL DEFAULT 1;
ALTER TABLE practice ADD COLUMN protectedAt TEXT;
