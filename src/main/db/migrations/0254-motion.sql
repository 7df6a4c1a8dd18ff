-- Whether the app moves as the system says, or less although the system does not ask for it.
ALTER TABLE practice ADD COLUMN motion TEXT NOT NULL DEFAULT 'system' CHECK (motion IN ('system', 'reduced'));
