-- Mock sessions and debriefs stand with the other records of a case: in the search, and by the round they go through.

CREATE INDEX mockSessionByRound ON mockSession (roundId, state) WHERE roundId IS NOT NULL AND deletedAt IS NULL;

-- What can be found of a session: its note, its questions, how they went, and what was noted. Never a whisper: the palette is
-- on screen while somebody looks on. While a session is prepared or live its text changes by the second and is left out.
CREATE VIEW local_searchSessionText AS
  SELECT s.id, iif(s.state IN ('prepared', 'live'), '', concat_ws(char(10),
    (SELECT nullif(group_concat(CASE t.key WHEN 'text' THEN t.atom ELSE char(10) END, ''), '')
      FROM json_tree(iif(json_valid(s.note), s.note, '{}')) t
      WHERE t.key = 'text' OR (t.key = 'type' AND t.atom IN ('paragraph', 'hardBreak'))),
    (SELECT group_concat(concat_ws(char(10), body, nullif(howItWent, '')), char(10) ORDER BY position, id)
      FROM sessionQuestion WHERE sessionId = s.id AND deletedAt IS NULL),
    (SELECT group_concat(concat_ws(' ', nullif(word, ''), nullif(detail, '')), char(10) ORDER BY atMs, id)
      FROM sessionMark WHERE sessionId = s.id AND deletedAt IS NULL AND kind IN ('mark', 'remark')))) AS body
  FROM mockSession s;

-- The views of the search once more, with the sessions in them.
DROP VIEW local_searchWords;
DROP VIEW local_searchAll;
DROP VIEW local_searchSource;

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
    FROM appointment a JOIN client c ON c.id = a.clientId AND c.deletedAt IS NULL WHERE a.deletedAt IS NULL
  UNION ALL SELECT 'session', s.id, s.clientId, s.opportunityId, coalesce(s.startedAt, s.createdAt), s.title,
    (SELECT body FROM local_searchSessionText WHERE id = s.id), NULL
    FROM mockSession s JOIN client c ON c.id = s.clientId AND c.deletedAt IS NULL
    LEFT JOIN opportunity o ON o.id = s.opportunityId WHERE s.deletedAt IS NULL AND o.deletedAt IS NULL;

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
      WHEN 'session' THEN (SELECT body FROM local_searchSessionText WHERE id = r.recordId)
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

CREATE TRIGGER local_searchSessionAdded AFTER INSERT ON mockSession BEGIN
  INSERT INTO local_searchMark VALUES ('session', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchSessionChanged
AFTER UPDATE OF title, note, state, startedAt, clientId, opportunityId, deletedAt ON mockSession
WHEN old.title IS NOT new.title OR old.note IS NOT new.note OR old.state IS NOT new.state
  OR old.startedAt IS NOT new.startedAt OR old.clientId IS NOT new.clientId
  OR old.opportunityId IS NOT new.opportunityId OR old.deletedAt IS NOT new.deletedAt BEGIN
  INSERT INTO local_searchMark VALUES ('session', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchSessionErased AFTER DELETE ON mockSession BEGIN
  INSERT INTO local_searchMark VALUES ('session', old.id) ON CONFLICT DO NOTHING;
END;

-- Parts of a session mark it once it can be found by them.
CREATE TRIGGER local_searchSessionQuestionAdded AFTER INSERT ON sessionQuestion
WHEN EXISTS (SELECT 1 FROM mockSession WHERE id = new.sessionId AND state NOT IN ('prepared', 'live')) BEGIN
  INSERT INTO local_searchMark VALUES ('session', new.sessionId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchSessionQuestionChanged AFTER UPDATE OF body, howItWent, position, deletedAt ON sessionQuestion
WHEN (old.body IS NOT new.body OR old.howItWent IS NOT new.howItWent OR old.position IS NOT new.position
  OR old.deletedAt IS NOT new.deletedAt)
  AND EXISTS (SELECT 1 FROM mockSession WHERE id = new.sessionId AND state NOT IN ('prepared', 'live')) BEGIN
  INSERT INTO local_searchMark VALUES ('session', new.sessionId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchSessionQuestionErased AFTER DELETE ON sessionQuestion
WHEN EXISTS (SELECT 1 FROM mockSession WHERE id = old.sessionId AND state NOT IN ('prepared', 'live')) BEGIN
  INSERT INTO local_searchMark VALUES ('session', old.sessionId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchSessionMarkAdded AFTER INSERT ON sessionMark
WHEN EXISTS (SELECT 1 FROM mockSession WHERE id = new.sessionId AND state NOT IN ('prepared', 'live')) BEGIN
  INSERT INTO local_searchMark VALUES ('session', new.sessionId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchSessionMarkChanged AFTER UPDATE OF kind, word, detail, deletedAt ON sessionMark
WHEN (old.kind IS NOT new.kind OR old.word IS NOT new.word OR old.detail IS NOT new.detail
  OR old.deletedAt IS NOT new.deletedAt)
  AND EXISTS (SELECT 1 FROM mockSession WHERE id = new.sessionId AND state NOT IN ('prepared', 'live')) BEGIN
  INSERT INTO local_searchMark VALUES ('session', new.sessionId) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER local_searchSessionMarkErased AFTER DELETE ON sessionMark
WHEN EXISTS (SELECT 1 FROM mockSession WHERE id = old.sessionId AND state NOT IN ('prepared', 'live')) BEGIN
  INSERT INTO local_searchMark VALUES ('session', old.sessionId) ON CONFLICT DO NOTHING;
END;

-- Sessions that are here already.
INSERT INTO local_searchMark SELECT 'session', id FROM mockSession WHERE true ON CONFLICT DO NOTHING;
