-- Acts that add very many rows at once, as an import does.

-- Rows of one table that an act added, some hundred in a line: `records` is a JSON list with what tells of each whether it
-- still is as it was left (id, time of change, what it belongs to), `shared` what is the same for all of them.
CREATE TABLE changeAdded (
  changeSetId TEXT NOT NULL REFERENCES changeSet (id), position INTEGER NOT NULL,
  tableName TEXT NOT NULL, records TEXT NOT NULL, shared TEXT NOT NULL,
  PRIMARY KEY (changeSetId, position)
) STRICT, WITHOUT ROWID;

-- Records that the search takes in later, some hundred in a line: a JSON list of ids.
CREATE TABLE local_searchMany (position INTEGER PRIMARY KEY, kind TEXT NOT NULL, recordIds TEXT NOT NULL) STRICT;

-- What a new row marks, in one trigger a table. While `marksFollow` is in local_state none of it happens: whoever set it marks
-- all of its rows together (import-export/added-marks.ts), at a tenth of the time.
DROP TRIGGER local_clientAdded;
DROP TRIGGER local_clientListed;
DROP TRIGGER local_clientKeyAdded;
DROP TRIGGER local_searchClientAdded;
CREATE TRIGGER local_clientAdded AFTER INSERT ON client
WHEN NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'marksFollow') BEGIN
  INSERT INTO local_staleClient VALUES (new.id) ON CONFLICT DO NOTHING;
  INSERT INTO local_staleClientKey VALUES (new.id) ON CONFLICT DO NOTHING;
  INSERT INTO local_searchMark VALUES ('client', new.id) ON CONFLICT DO NOTHING;
  -- A new client is listed at once, except by an act that writes very many.
  INSERT INTO local_clientStanding (clientId, name, state, searchText, tags)
    SELECT new.id, new.fullName, new.state, lower(new.fullName), '[]'
    WHERE new.deletedAt IS NULL AND NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'searchDeferred')
    ON CONFLICT DO NOTHING;
END;
DROP TRIGGER local_clientTagAdded;
DROP TRIGGER local_searchClientTagAdded;
CREATE TRIGGER local_clientTagAdded AFTER INSERT ON clientTag
WHEN NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'marksFollow') BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
  INSERT INTO local_searchMark VALUES ('client', new.clientId) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER local_searchClientFieldAdded;
CREATE TRIGGER local_clientFieldAdded AFTER INSERT ON clientField
WHEN NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'marksFollow') BEGIN
  INSERT INTO local_searchMark VALUES ('client', new.clientId) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER local_employerAdded;
DROP TRIGGER local_searchEmployerAdded;
CREATE TRIGGER local_employerAdded AFTER INSERT ON employer
WHEN NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'marksFollow') BEGIN
  INSERT INTO local_staleEmployer VALUES (new.id) ON CONFLICT DO NOTHING;
  INSERT INTO local_searchMark VALUES ('employer', new.id) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER local_contactAtEmployerAdded;
DROP TRIGGER local_searchContactAdded;
CREATE TRIGGER local_contactAdded AFTER INSERT ON contact
WHEN NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'marksFollow') BEGIN
  INSERT INTO local_staleEmployer VALUES (new.employerId) ON CONFLICT DO NOTHING;
  INSERT INTO local_searchMark VALUES ('contact', new.id) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER local_opportunityAdded;
DROP TRIGGER local_opportunityAtEmployerAdded;
DROP TRIGGER local_searchOpportunityAdded;
CREATE TRIGGER local_opportunityAdded AFTER INSERT ON opportunity
WHEN NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'marksFollow') BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
  INSERT INTO local_staleEmployer VALUES (new.employerId) ON CONFLICT DO NOTHING;
  INSERT INTO local_searchMark VALUES ('opportunity', new.id) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER local_roundAdded;
DROP TRIGGER local_roundAtEmployerAdded;
DROP TRIGGER local_searchRoundAdded;
CREATE TRIGGER local_roundAdded AFTER INSERT ON round
WHEN NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'marksFollow') BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = new.opportunityId ON CONFLICT DO NOTHING;
  INSERT INTO local_searchMark VALUES ('round', new.id) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER local_eventAdded;
DROP TRIGGER local_eventAtEmployerAdded;
DROP TRIGGER local_searchEventAdded;
CREATE TRIGGER local_eventAdded AFTER INSERT ON event
WHEN NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'marksFollow') BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = new.opportunityId ON CONFLICT DO NOTHING;
  INSERT INTO local_searchMark VALUES ('event', new.id) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER local_endingAdded;
DROP TRIGGER local_endingAtEmployerAdded;
DROP TRIGGER local_searchEndingAdded;
CREATE TRIGGER local_endingAdded AFTER INSERT ON ending
WHEN NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'marksFollow') BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
  INSERT INTO local_staleEmployer SELECT employerId FROM opportunity WHERE id = new.opportunityId ON CONFLICT DO NOTHING;
  INSERT INTO local_searchMark VALUES ('ending', new.id) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER local_promiseAdded;
DROP TRIGGER local_searchPromiseAdded;
CREATE TRIGGER local_promiseAdded AFTER INSERT ON promise
WHEN NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'marksFollow') BEGIN
  INSERT INTO local_staleClient VALUES (new.clientId) ON CONFLICT DO NOTHING;
  INSERT INTO local_searchMark VALUES ('promise', new.id) ON CONFLICT DO NOTHING;
END;
