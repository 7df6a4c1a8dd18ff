-- The index of the search: one row a record that can be found, and its words. It follows the records by triggers, in the same
-- transaction. Derived (local_...), so it is never edited and can always be rebuilt.
--
-- `rowKey` begins with the day: "the newest matches" and "before 1 May" are then ranges of the key, which the word index
-- can use. `scope` holds marks (kind, client, opportunity, employer) that begin with a sign nobody types and are found as words are.
CREATE TABLE local_searchRow (
  rowKey INTEGER PRIMARY KEY, kind TEXT NOT NULL, recordId TEXT NOT NULL UNIQUE,
  clientId TEXT, opportunityId TEXT,
  -- A day, or the instant it is taken from.
  onDay TEXT NOT NULL, title TEXT NOT NULL,
  -- The text again where it is in a script without spaces, which the word index cannot take apart; else empty.
  denseText TEXT NOT NULL
) STRICT;
-- For the first letter of a name, before there is a word to look up.
CREATE INDEX local_searchRowByName ON local_searchRow (title COLLATE NOCASE) WHERE kind IN ('client', 'employer');
CREATE INDEX local_searchRowDense ON local_searchRow (rowKey) WHERE denseText <> '';
CREATE VIRTUAL TABLE local_search USING fts5(
  scope, title, body,
  content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2'
);
-- Names alone, once more: among all words, a name that is also a frequent word would be sought for long.
CREATE VIRTUAL TABLE local_searchName USING fts5(
  name, content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2'
);

-- The text of each kind of record whose text has several parts. Of a rich text the words: paragraphs and breaks begin a line,
-- a fact is a gap.
CREATE VIEW local_searchClientText AS
  SELECT c.id, concat_ws(char(10), nullif(c.email, ''), nullif(c.phone, ''), nullif(c.goals, ''),
    (SELECT group_concat(tag, ', ' ORDER BY id) FROM clientTag WHERE clientId = c.id),
    (SELECT group_concat(f.value, char(10) ORDER BY f.id) FROM clientField f
      JOIN customField d ON d.id = f.customFieldId AND d.deletedAt IS NULL WHERE f.clientId = c.id)) AS body FROM client c;
CREATE VIEW local_searchEmployerText AS
  SELECT id, concat_ws(char(10), nullif(website, ''), nullif(detail, '')) AS body FROM employer;
CREATE VIEW local_searchContactText AS
  SELECT id, concat_ws(char(10), nullif(role, ''), nullif(email, ''), nullif(phone, '')) AS body FROM contact;
CREATE VIEW local_searchOpportunityText AS
  SELECT id, concat_ws(char(10), nullif(source, ''), nullif(contributions, ''), nullif(payTalk, ''), nullif(postingText, '')) AS body
  FROM opportunity;
CREATE VIEW local_searchRoundText AS
  SELECT r.id, concat_ws(char(10), nullif(r.interviewers, ''), nullif(r.debrief, ''),
    (SELECT group_concat(body, char(10) ORDER BY position, id) FROM roundQuestion WHERE roundId = r.id AND deletedAt IS NULL)) AS body
  FROM round r;
CREATE VIEW local_searchPromiseText AS
  SELECT id, concat_ws(char(10), nullif(words, ''), nullif(saidBy, '')) AS body FROM promise;
CREATE VIEW local_searchLetterText AS
  SELECT l.id, coalesce((SELECT group_concat(CASE t.key WHEN 'text' THEN t.atom ELSE iif(t.atom = 'fact', ' ', char(10)) END, '')
    FROM json_tree(iif(json_valid(l.body), l.body, '{}')) t
    WHERE t.key = 'text' OR (t.key = 'type' AND t.atom IN ('paragraph', 'hardBreak', 'fact'))), '') AS body FROM letter l;
CREATE VIEW local_searchNoteText AS
  SELECT n.id, coalesce((SELECT group_concat(CASE t.key WHEN 'text' THEN t.atom ELSE iif(t.atom = 'fact', ' ', char(10)) END, '')
    FROM json_tree(iif(json_valid(n.body), n.body, '{}')) t
    WHERE t.key = 'text' OR (t.key = 'type' AND t.atom IN ('paragraph', 'hardBreak', 'fact'))), '') AS body FROM note n;

-- What can be found of each record. Removed records, and all of a removed client or opportunity, are not in it. `rawText` holds
-- the signs of a text that would have to be read twice.
CREATE VIEW local_searchSource AS
  SELECT 'client' AS kind, c.id AS recordId, c.id AS clientId, NULL AS opportunityId, c.createdAt AS onDay,
    c.fullName || iif(c.preferredName = '', '', ' (' || c.preferredName || ')') AS title,
    (SELECT body FROM local_searchClientText WHERE id = c.id) AS body, NULL AS rawText
    FROM client c WHERE c.deletedAt IS NULL
  UNION ALL SELECT 'employer', e.id, NULL, NULL, e.createdAt, e.name,
    (SELECT body FROM local_searchEmployerText WHERE id = e.id), NULL
    FROM employer e WHERE e.deletedAt IS NULL
  UNION ALL SELECT 'contact', p.id, NULL, NULL, p.createdAt, p.fullName,
    (SELECT body FROM local_searchContactText WHERE id = p.id), NULL
    FROM contact p JOIN employer e ON e.id = p.employerId AND e.deletedAt IS NULL WHERE p.deletedAt IS NULL
  UNION ALL SELECT 'opportunity', o.id, o.clientId, o.id, o.createdAt, o.role,
    (SELECT body FROM local_searchOpportunityText WHERE id = o.id), NULL
    FROM opportunity o JOIN client c ON c.id = o.clientId AND c.deletedAt IS NULL WHERE o.deletedAt IS NULL
  UNION ALL SELECT 'round', r.id, r.clientId, r.opportunityId, r.heldOn, '', (SELECT body FROM local_searchRoundText WHERE id = r.id), NULL
    FROM round r JOIN opportunity o ON o.id = r.opportunityId AND o.deletedAt IS NULL
    JOIN client c ON c.id = r.clientId AND c.deletedAt IS NULL WHERE r.deletedAt IS NULL
  UNION ALL SELECT 'promise', p.id, p.clientId, p.opportunityId, p.saidOn, '', (SELECT body FROM local_searchPromiseText WHERE id = p.id), NULL
    FROM promise p JOIN opportunity o ON o.id = p.opportunityId AND o.deletedAt IS NULL
    JOIN client c ON c.id = p.clientId AND c.deletedAt IS NULL WHERE p.deletedAt IS NULL
  UNION ALL SELECT 'event', v.id, v.clientId, v.opportunityId, v.happenedOn, '', v.detail, NULL
    FROM event v JOIN opportunity o ON o.id = v.opportunityId AND o.deletedAt IS NULL
    JOIN client c ON c.id = v.clientId AND c.deletedAt IS NULL WHERE v.deletedAt IS NULL
  UNION ALL SELECT 'ending', g.id, g.clientId, g.opportunityId, g.endedOn, '', g.detail, NULL
    FROM ending g JOIN opportunity o ON o.id = g.opportunityId AND o.deletedAt IS NULL
    JOIN client c ON c.id = g.clientId AND c.deletedAt IS NULL WHERE g.deletedAt IS NULL
  UNION ALL SELECT 'message', m.id, m.clientId, m.opportunityId, m.sentOn, '', m.summary, NULL
    FROM message m JOIN client c ON c.id = m.clientId AND c.deletedAt IS NULL
    LEFT JOIN opportunity o ON o.id = m.opportunityId WHERE m.deletedAt IS NULL AND o.deletedAt IS NULL
  UNION ALL SELECT 'question', q.id, q.clientId, q.opportunityId, q.askedOn, '', q.body, NULL
    FROM question q JOIN client c ON c.id = q.clientId AND c.deletedAt IS NULL
    LEFT JOIN opportunity o ON o.id = q.opportunityId WHERE q.deletedAt IS NULL AND o.deletedAt IS NULL
  UNION ALL SELECT 'letter', l.id, l.clientId, l.opportunityId, coalesce(l.exportedAt, l.updatedAt), l.title, 
    (SELECT body FROM local_searchLetterText WHERE id = l.id), l.title || l.body
    FROM letter l JOIN client c ON c.id = l.clientId AND c.deletedAt IS NULL
    LEFT JOIN opportunity o ON o.id = l.opportunityId WHERE l.deletedAt IS NULL AND o.deletedAt IS NULL
  UNION ALL SELECT 'document', d.id, d.clientId, d.opportunityId, d.createdAt, d.fileName, d.detail, NULL
    FROM document d JOIN client c ON c.id = d.clientId AND c.deletedAt IS NULL
    LEFT JOIN opportunity o ON o.id = d.opportunityId WHERE d.deletedAt IS NULL AND o.deletedAt IS NULL
  UNION ALL SELECT 'note', n.id, n.clientId, NULL, n.createdAt, '',
    (SELECT body FROM local_searchNoteText WHERE id = n.id), n.body
    FROM note n JOIN client c ON c.id = n.clientId AND c.deletedAt IS NULL WHERE n.deletedAt IS NULL
  UNION ALL SELECT 'appointment', a.id, a.clientId, NULL, a.heldOn, '', a.topic, NULL
    FROM appointment a JOIN client c ON c.id = a.clientId AND c.deletedAt IS NULL WHERE a.deletedAt IS NULL;

-- The same with what the index makes of it. Writing into this view writes the row and its words.
CREATE VIEW local_searchAll AS
  SELECT kind, recordId, clientId, opportunityId, onDay, title, body,
    -- Most texts are plain letters, a byte each, and need not be looked through.
    iif(octet_length(coalesce(rawText, title || body)) > length(coalesce(rawText, title || body))
      AND coalesce(rawText, title || body) GLOB '*[฀-࿿က-႟ក-៿぀-ヿ㐀-鿿豈-﫿𠀀-𳿿]*', title || char(10) || body, '') AS denseText,
    CAST(coalesce(julianday(substr(onDay, 1, 10)), 1721425.5) - 1721425.5 AS INTEGER) * 10000000 AS dayKey
  FROM local_searchSource;
-- The words of a row, read from its record. Not from the union above: a lookup that depends on another table is not carried
-- into a union and would read it whole.
CREATE VIEW local_searchWords AS
  SELECT r.rowKey, r.kind, r.recordId, r.title,
    concat_ws(' ', char(57344) || 'k' || r.kind, char(57344) || 'c' || substr(r.clientId, -12),
      char(57344) || 'o' || substr(r.opportunityId, -12),
      char(57344) || 'e' || substr(CASE r.kind WHEN 'employer' THEN r.recordId
        WHEN 'contact' THEN (SELECT employerId FROM contact WHERE id = r.recordId)
        ELSE (SELECT employerId FROM opportunity WHERE id = r.opportunityId) END, -12)) AS scope,
    CASE r.kind
      WHEN 'client' THEN (SELECT body FROM local_searchClientText WHERE id = r.recordId)
      WHEN 'employer' THEN (SELECT body FROM local_searchEmployerText WHERE id = r.recordId)
      WHEN 'contact' THEN (SELECT body FROM local_searchContactText WHERE id = r.recordId)
      WHEN 'opportunity' THEN (SELECT body FROM local_searchOpportunityText WHERE id = r.recordId)
      WHEN 'round' THEN (SELECT body FROM local_searchRoundText WHERE id = r.recordId)
      WHEN 'promise' THEN (SELECT body FROM local_searchPromiseText WHERE id = r.recordId)
      WHEN 'letter' THEN (SELECT body FROM local_searchLetterText WHERE id = r.recordId)
      WHEN 'note' THEN (SELECT body FROM local_searchNoteText WHERE id = r.recordId)
      WHEN 'event' THEN (SELECT detail FROM event WHERE id = r.recordId)
      WHEN 'ending' THEN (SELECT detail FROM ending WHERE id = r.recordId)
      WHEN 'message' THEN (SELECT summary FROM message WHERE id = r.recordId)
      WHEN 'question' THEN (SELECT body FROM question WHERE id = r.recordId)
      WHEN 'appointment' THEN (SELECT topic FROM appointment WHERE id = r.recordId)
      WHEN 'document' THEN (SELECT detail FROM document WHERE id = r.recordId)
    END AS body
  FROM local_searchRow r;
CREATE TRIGGER local_searchAllAdded INSTEAD OF INSERT ON local_searchAll BEGIN
  INSERT INTO local_searchRow (rowKey, kind, recordId, clientId, opportunityId, onDay, title, denseText)
    VALUES (
      coalesce((SELECT rowKey FROM local_searchRow WHERE rowKey >= new.dayKey AND rowKey < new.dayKey + 10000000
        ORDER BY rowKey DESC LIMIT 1), new.dayKey) + 1,
      new.kind, new.recordId, new.clientId, new.opportunityId, new.onDay, new.title, new.denseText);
  INSERT INTO local_search (rowid, scope, title, body)
    SELECT rowKey, scope, new.title, new.body FROM local_searchWords WHERE recordId = new.recordId;
  INSERT INTO local_searchName (rowid, name)
    SELECT rowKey, new.title FROM local_searchRow
    WHERE recordId = new.recordId AND new.kind IN ('client', 'employer', 'contact');
END;
CREATE TRIGGER local_searchRowErased AFTER DELETE ON local_searchRow BEGIN
  DELETE FROM local_search WHERE rowid = old.rowKey;
  DELETE FROM local_searchName WHERE rowid = old.rowKey AND old.kind IN ('client', 'employer', 'contact');
END;

-- Records whose row is out of date. A mark is worked off as soon as it is made, unless many are to follow at once
-- (`searchDeferred` in local_state): then they wait for search/search-index-repository.ts.
-- `kind` is that of a record, or whole-client or whole-opportunity for all that hangs on one.
CREATE TABLE local_searchMark (kind TEXT NOT NULL, recordId TEXT NOT NULL, PRIMARY KEY (kind, recordId)) STRICT, WITHOUT ROWID;
CREATE TRIGGER local_searchMarkAdded AFTER INSERT ON local_searchMark
WHEN new.kind NOT LIKE 'whole-%' AND NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'searchDeferred') BEGIN
  DELETE FROM local_searchRow WHERE recordId = new.recordId;
  INSERT INTO local_searchAll SELECT * FROM local_searchAll WHERE kind = new.kind AND recordId = new.recordId;
  DELETE FROM local_searchMark WHERE kind = new.kind AND recordId = new.recordId;
END;
CREATE TRIGGER local_searchClientMarkAdded AFTER INSERT ON local_searchMark
WHEN new.kind = 'whole-client' AND NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'searchDeferred') BEGIN
  DELETE FROM local_searchRow WHERE rowKey IN (
    SELECT rowid FROM local_search('scope:"' || char(57344) || 'c' || substr(new.recordId, -12) || '"')
  ) AND clientId = new.recordId;
  INSERT INTO local_searchMark SELECT kind, recordId FROM local_searchSource WHERE clientId = new.recordId ON CONFLICT DO NOTHING;
  DELETE FROM local_searchMark WHERE kind = new.kind AND recordId = new.recordId;
END;
CREATE TRIGGER local_searchOpportunityMarkAdded AFTER INSERT ON local_searchMark
WHEN new.kind = 'whole-opportunity' AND NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'searchDeferred') BEGIN
  DELETE FROM local_searchRow WHERE rowKey IN (
    SELECT rowid FROM local_search('scope:"' || char(57344) || 'o' || substr(new.recordId, -12) || '"')
  ) AND opportunityId = new.recordId;
  INSERT INTO local_searchMark SELECT kind, recordId FROM local_searchSource WHERE opportunityId = new.recordId ON CONFLICT DO NOTHING;
  DELETE FROM local_searchMark WHERE kind = new.kind AND recordId = new.recordId;
END;

-- Each record marks itself when what can be found of it changes.
CREATE TRIGGER local_searchEmployerAdded AFTER INSERT ON employer BEGIN
  INSERT INTO local_searchMark VALUES ('employer', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchEmployerChanged AFTER UPDATE OF name, website, detail, deletedAt ON employer
WHEN old.name IS NOT new.name OR old.website IS NOT new.website OR old.detail IS NOT new.detail
  OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('employer', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchEmployerErased AFTER DELETE ON employer BEGIN
  INSERT INTO local_searchMark VALUES ('employer', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchContactAdded AFTER INSERT ON contact BEGIN
  INSERT INTO local_searchMark VALUES ('contact', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchContactChanged AFTER UPDATE OF fullName, role, email, phone, employerId, deletedAt ON contact
WHEN old.fullName IS NOT new.fullName OR old.role IS NOT new.role OR old.email IS NOT new.email
  OR old.phone IS NOT new.phone OR old.employerId IS NOT new.employerId OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('contact', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchContactErased AFTER DELETE ON contact BEGIN
  INSERT INTO local_searchMark VALUES ('contact', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchOpportunityAdded AFTER INSERT ON opportunity BEGIN
  INSERT INTO local_searchMark VALUES ('opportunity', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchOpportunityChanged AFTER UPDATE OF role, source, contributions, payTalk, postingText ON opportunity
WHEN old.role IS NOT new.role OR old.source IS NOT new.source OR old.contributions IS NOT new.contributions
  OR old.payTalk IS NOT new.payTalk OR old.postingText IS NOT new.postingText BEGIN
  INSERT INTO local_searchMark VALUES ('opportunity', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchOpportunityErased AFTER DELETE ON opportunity BEGIN
  INSERT INTO local_searchMark VALUES ('opportunity', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchRoundAdded AFTER INSERT ON round BEGIN
  INSERT INTO local_searchMark VALUES ('round', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchRoundChanged AFTER UPDATE OF heldOn, interviewers, debrief, clientId, opportunityId, deletedAt ON round
WHEN old.heldOn IS NOT new.heldOn OR old.interviewers IS NOT new.interviewers
  OR old.debrief IS NOT new.debrief OR old.clientId IS NOT new.clientId
  OR old.opportunityId IS NOT new.opportunityId OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('round', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchRoundErased AFTER DELETE ON round BEGIN
  INSERT INTO local_searchMark VALUES ('round', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchPromiseAdded AFTER INSERT ON promise BEGIN
  INSERT INTO local_searchMark VALUES ('promise', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchPromiseChanged AFTER UPDATE OF saidOn, words, saidBy, clientId, opportunityId, deletedAt ON promise
WHEN old.saidOn IS NOT new.saidOn OR old.words IS NOT new.words OR old.saidBy IS NOT new.saidBy
  OR old.clientId IS NOT new.clientId OR old.opportunityId IS NOT new.opportunityId
  OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('promise', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchPromiseErased AFTER DELETE ON promise BEGIN
  INSERT INTO local_searchMark VALUES ('promise', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchEventAdded AFTER INSERT ON event BEGIN
  INSERT INTO local_searchMark VALUES ('event', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchEventChanged AFTER UPDATE OF happenedOn, detail, clientId, opportunityId, deletedAt ON event
WHEN old.happenedOn IS NOT new.happenedOn OR old.detail IS NOT new.detail OR old.clientId IS NOT new.clientId
  OR old.opportunityId IS NOT new.opportunityId OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('event', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchEventErased AFTER DELETE ON event BEGIN
  INSERT INTO local_searchMark VALUES ('event', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchEndingAdded AFTER INSERT ON ending BEGIN
  INSERT INTO local_searchMark VALUES ('ending', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchEndingChanged AFTER UPDATE OF endedOn, detail, clientId, opportunityId, deletedAt ON ending
WHEN old.endedOn IS NOT new.endedOn OR old.detail IS NOT new.detail OR old.clientId IS NOT new.clientId
  OR old.opportunityId IS NOT new.opportunityId OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('ending', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchEndingErased AFTER DELETE ON ending BEGIN
  INSERT INTO local_searchMark VALUES ('ending', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchMessageAdded AFTER INSERT ON message BEGIN
  INSERT INTO local_searchMark VALUES ('message', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchMessageChanged AFTER UPDATE OF sentOn, summary, clientId, opportunityId, deletedAt ON message
WHEN old.sentOn IS NOT new.sentOn OR old.summary IS NOT new.summary OR old.clientId IS NOT new.clientId
  OR old.opportunityId IS NOT new.opportunityId OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('message', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchMessageErased AFTER DELETE ON message BEGIN
  INSERT INTO local_searchMark VALUES ('message', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchQuestionAdded AFTER INSERT ON question BEGIN
  INSERT INTO local_searchMark VALUES ('question', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchQuestionChanged AFTER UPDATE OF askedOn, body, clientId, opportunityId, deletedAt ON question
WHEN old.askedOn IS NOT new.askedOn OR old.body IS NOT new.body OR old.clientId IS NOT new.clientId
  OR old.opportunityId IS NOT new.opportunityId OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('question', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchQuestionErased AFTER DELETE ON question BEGIN
  INSERT INTO local_searchMark VALUES ('question', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchLetterAdded AFTER INSERT ON letter BEGIN
  INSERT INTO local_searchMark VALUES ('letter', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchLetterChanged AFTER UPDATE OF title, body, exportedAt, updatedAt, clientId, opportunityId, deletedAt ON letter
WHEN old.title IS NOT new.title OR old.body IS NOT new.body OR old.exportedAt IS NOT new.exportedAt
  OR old.updatedAt IS NOT new.updatedAt OR old.clientId IS NOT new.clientId
  OR old.opportunityId IS NOT new.opportunityId OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('letter', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchLetterErased AFTER DELETE ON letter BEGIN
  INSERT INTO local_searchMark VALUES ('letter', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchNoteAdded AFTER INSERT ON note BEGIN
  INSERT INTO local_searchMark VALUES ('note', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchNoteChanged AFTER UPDATE OF body, createdAt, clientId, deletedAt ON note
WHEN old.body IS NOT new.body OR old.createdAt IS NOT new.createdAt OR old.clientId IS NOT new.clientId
  OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('note', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchNoteErased AFTER DELETE ON note BEGIN
  INSERT INTO local_searchMark VALUES ('note', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchAppointmentAdded AFTER INSERT ON appointment BEGIN
  INSERT INTO local_searchMark VALUES ('appointment', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchAppointmentChanged AFTER UPDATE OF heldOn, topic, clientId, deletedAt ON appointment
WHEN old.heldOn IS NOT new.heldOn OR old.topic IS NOT new.topic OR old.clientId IS NOT new.clientId
  OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('appointment', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchAppointmentErased AFTER DELETE ON appointment BEGIN
  INSERT INTO local_searchMark VALUES ('appointment', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchDocumentAdded AFTER INSERT ON document BEGIN
  INSERT INTO local_searchMark VALUES ('document', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchDocumentChanged AFTER UPDATE OF fileName, detail, clientId, opportunityId, deletedAt ON document
WHEN old.fileName IS NOT new.fileName OR old.detail IS NOT new.detail OR old.clientId IS NOT new.clientId
  OR old.opportunityId IS NOT new.opportunityId OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('document', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchDocumentErased AFTER DELETE ON document BEGIN
  INSERT INTO local_searchMark VALUES ('document', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchClientAdded AFTER INSERT ON client BEGIN
  INSERT INTO local_searchMark VALUES ('client', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchClientChanged AFTER UPDATE OF fullName, preferredName, email, phone, goals ON client
WHEN old.fullName IS NOT new.fullName OR old.preferredName IS NOT new.preferredName
  OR old.email IS NOT new.email OR old.phone IS NOT new.phone OR old.goals IS NOT new.goals BEGIN
  INSERT INTO local_searchMark VALUES ('client', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchClientErased AFTER DELETE ON client BEGIN
  INSERT INTO local_searchMark VALUES ('client', old.id) ON CONFLICT DO NOTHING;
END;

-- What hangs on a client or an opportunity goes and comes with it.
CREATE TRIGGER local_searchClientHidden AFTER UPDATE OF deletedAt ON client WHEN old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('whole-client', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchOpportunityMoved AFTER UPDATE OF employerId, clientId, deletedAt ON opportunity
WHEN old.employerId <> new.employerId OR old.clientId <> new.clientId OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('whole-opportunity', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchEmployerHidden AFTER UPDATE OF deletedAt ON employer WHEN old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark SELECT 'contact', id FROM contact WHERE employerId = new.id ON CONFLICT DO NOTHING;
END;

-- Parts of a record mark the record.
CREATE TRIGGER local_searchClientTagAdded AFTER INSERT ON clientTag BEGIN
  INSERT INTO local_searchMark VALUES ('client', new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchClientTagChanged AFTER UPDATE ON clientTag BEGIN
  INSERT INTO local_searchMark VALUES ('client', new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchClientTagErased AFTER DELETE ON clientTag BEGIN
  INSERT INTO local_searchMark VALUES ('client', old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchClientFieldAdded AFTER INSERT ON clientField BEGIN
  INSERT INTO local_searchMark VALUES ('client', new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchClientFieldChanged AFTER UPDATE ON clientField BEGIN
  INSERT INTO local_searchMark VALUES ('client', new.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchClientFieldErased AFTER DELETE ON clientField BEGIN
  INSERT INTO local_searchMark VALUES ('client', old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchRoundQuestionAdded AFTER INSERT ON roundQuestion BEGIN
  INSERT INTO local_searchMark VALUES ('round', new.roundId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchRoundQuestionChanged AFTER UPDATE ON roundQuestion BEGIN
  INSERT INTO local_searchMark VALUES ('round', new.roundId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchRoundQuestionErased AFTER DELETE ON roundQuestion BEGIN
  INSERT INTO local_searchMark VALUES ('round', old.roundId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchClientTagMoved AFTER UPDATE OF clientId ON clientTag WHEN old.clientId <> new.clientId BEGIN
  INSERT INTO local_searchMark VALUES ('client', old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchClientFieldMoved AFTER UPDATE OF clientId ON clientField WHEN old.clientId <> new.clientId BEGIN
  INSERT INTO local_searchMark VALUES ('client', old.clientId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchCustomFieldHidden AFTER UPDATE OF deletedAt ON customField WHEN old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark SELECT 'client', clientId FROM clientField WHERE customFieldId = new.id ON CONFLICT DO NOTHING;
END;

-- The whole index anew: rows with their keys first, then the words in the order of the keys.
CREATE VIEW local_searchFresh AS
  SELECT dayKey + row_number() OVER (PARTITION BY dayKey ORDER BY recordId) AS rowKey, kind, recordId, clientId, opportunityId,
    onDay, title, denseText FROM local_searchAll;
INSERT INTO local_searchRow SELECT * FROM local_searchFresh;
INSERT INTO local_search (rowid, scope, title, body) SELECT rowKey, scope, title, body FROM local_searchWords ORDER BY rowKey;
INSERT INTO local_searchName (rowid, name)
  SELECT rowKey, title FROM local_searchRow WHERE kind IN ('client', 'employer', 'contact') ORDER BY rowKey;
