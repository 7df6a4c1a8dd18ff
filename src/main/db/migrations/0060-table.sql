-- What the clients table sorts and narrows by, and what tells of people who are in the practice twice.

CREATE INDEX clientTagByAnyCase ON clientTag (tag COLLATE NOCASE, clientId);

-- The name stands in each, so that a whole list can be put in order without reading a row.
DROP INDEX local_clientStandingByPromise;
DROP INDEX local_clientStandingByNext;
DROP INDEX local_clientStandingByContact;
DROP INDEX local_clientStandingByStageDay;
CREATE INDEX local_clientStandingByPromise ON local_clientStanding (state, promisedTo, name COLLATE NOCASE);
CREATE INDEX local_clientStandingByNext ON local_clientStanding (state, nextOn, name COLLATE NOCASE);
CREATE INDEX local_clientStandingByContact ON local_clientStanding (state, contactOn, name COLLATE NOCASE);
CREATE INDEX local_clientStandingByStageDay ON local_clientStanding (state, stageOn, name COLLATE NOCASE);
CREATE INDEX local_clientStandingByStage ON local_clientStanding (state, stageRank, name COLLATE NOCASE);
CREATE INDEX local_clientStandingByLetter ON local_clientStanding (state, lastLetterOn, name COLLATE NOCASE);
CREATE INDEX local_clientStandingByRound ON local_clientStanding (state, nextRoundOn) WHERE nextRoundOn IS NOT NULL;
CREATE INDEX local_clientStandingWithout ON local_clientStanding (state, name COLLATE NOCASE) WHERE opportunityCount = 0;

-- Derived: by what each client is looked up when somebody like them is typed; see shared/client-likeness.ts.
CREATE TABLE local_clientKey (
  key TEXT NOT NULL, clientId TEXT NOT NULL, PRIMARY KEY (key, clientId)
) STRICT, WITHOUT ROWID;
CREATE INDEX local_clientKeyByClient ON local_clientKey (clientId);

-- Clients whose keys are out of date.
CREATE TABLE local_staleClientKey (clientId TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO local_staleClientKey SELECT id FROM client WHERE deletedAt IS NULL;
CREATE TRIGGER local_clientKeyAdded AFTER INSERT ON client BEGIN
  INSERT INTO local_staleClientKey VALUES (new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_clientKeyChanged AFTER UPDATE OF fullName, email, phone, deletedAt ON client BEGIN
  INSERT INTO local_staleClientKey VALUES (new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_clientKeyErased AFTER DELETE ON client BEGIN
  DELETE FROM local_clientKey WHERE clientId = old.id;
  DELETE FROM local_staleClientKey WHERE clientId = old.id;
END;
