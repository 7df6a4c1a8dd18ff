-- A new client is listed at once, except by an act that writes very many: their rows, with a dozen indexes each, would be
-- written twice, now with the name and again with the rest. They follow in slices with the next look at a list.
DROP TRIGGER local_clientListed;
CREATE TRIGGER local_clientListed AFTER INSERT ON client
WHEN new.deletedAt IS NULL AND NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'searchDeferred') BEGIN
  INSERT INTO local_clientStanding (clientId, name, state, searchText, tags)
    VALUES (new.id, new.fullName, new.state, lower(new.fullName), '[]') ON CONFLICT DO NOTHING;
END;
