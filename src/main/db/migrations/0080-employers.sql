-- Employers as records of their own: the figures of their list, derived from the histories and never edited.

CREATE TABLE local_employerFigure (
  employerId TEXT PRIMARY KEY, name TEXT NOT NULL, nameKey TEXT NOT NULL, people INTEGER NOT NULL,
  inProcess INTEGER NOT NULL, opportunities INTEGER NOT NULL, rounds INTEGER NOT NULL,
  waitDays INTEGER, waitCases INTEGER NOT NULL,
  -- The first day on which this row says something else although nothing was written.
  changesOn TEXT
) STRICT;
CREATE INDEX local_employerFigureByName ON local_employerFigure (name COLLATE NOCASE, employerId);
CREATE INDEX local_employerFigureByKey ON local_employerFigure (nameKey);
CREATE INDEX local_employerFigureByChange ON local_employerFigure (changesOn) WHERE changesOn IS NOT NULL;

-- Employers whose figures are out of date.
CREATE TABLE local_staleEmployer (employerId TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO local_staleEmployer SELECT id FROM employer WHERE deletedAt IS NULL;

-- Whatever changes what an employer's row says marks the employer.
CREATE TRIGGER local_employerAdded AFTER INSERT ON employer BEGIN
  INSERT INTO local_staleEmployer VALUES (new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_employerChanged AFTER UPDATE ON employer BEGIN
  INSERT INTO local_staleEmployer VALUES (new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_employerErased AFTER DELETE ON employer BEGIN
  INSERT INTO local_staleEmployer VALUES (old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_contactAtEmployerAdded AFTER INSERT ON contact BEGIN
  INSERT INTO local_staleEmployer VALUES (new.employerId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_contactAtEmployerChanged AFTER UPDATE ON contact BEGIN
  INSERT INTO local_staleEmployer VALUES (new.employerId) ON CONFLICT DO NOTHING;
  INSERT INTO local_staleEmployer VALUES (old.employerId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_contactAtEmployerErased AFTER DELETE ON contact BEGIN
  INSERT INTO local_staleEmployer VALUES (old.employerId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_opportunityAtEmployerAdded AFTER INSERT ON opportunity BEGIN
  INSERT INTO local_staleEmployer VALUES (new.employerId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_opportunityAtEmployerChanged AFTER UPDATE ON opportunity BEGIN
  INSERT INTO local_staleEmployer VALUES (new.employerId) ON CONFLICT DO NOTHING;
  INSERT INTO local_staleEmployer VALUES (old.employerId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_opportunityAtEmployerErased AFTER DELETE ON opportunity BEGIN
  INSERT INTO local_staleEmployer VALUES (old.employerId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_roundAtEmployerAdded AFTER INSERT ON round BEGIN
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = new.opportunityId ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_roundAtEmployerChanged AFTER UPDATE ON round BEGIN
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = new.opportunityId ON CONFLICT DO NOTHING;
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = old.opportunityId ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_roundAtEmployerErased AFTER DELETE ON round BEGIN
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = old.opportunityId ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_eventAtEmployerAdded AFTER INSERT ON event BEGIN
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = new.opportunityId ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_eventAtEmployerChanged AFTER UPDATE ON event BEGIN
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = new.opportunityId ON CONFLICT DO NOTHING;
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = old.opportunityId ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_eventAtEmployerErased AFTER DELETE ON event BEGIN
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = old.opportunityId ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_endingAtEmployerAdded AFTER INSERT ON ending BEGIN
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = new.opportunityId ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_endingAtEmployerChanged AFTER UPDATE ON ending BEGIN
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = new.opportunityId ON CONFLICT DO NOTHING;
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = old.opportunityId ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_endingAtEmployerErased AFTER DELETE ON ending BEGIN
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = old.opportunityId ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_messageAtEmployerAdded AFTER INSERT ON message BEGIN
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = new.opportunityId ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_messageAtEmployerChanged AFTER UPDATE ON message BEGIN
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = new.opportunityId ON CONFLICT DO NOTHING;
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = old.opportunityId ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_messageAtEmployerErased AFTER DELETE ON message BEGIN
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = old.opportunityId ON CONFLICT DO NOTHING;
END;
-- A client who leaves, or comes back, changes who is in process.
CREATE TRIGGER local_clientAtEmployerChanged AFTER UPDATE OF state, deletedAt ON client BEGIN
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE clientId = new.id AND deletedAt IS NULL
    ON CONFLICT DO NOTHING;
END;
