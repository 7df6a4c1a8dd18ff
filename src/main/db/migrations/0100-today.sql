-- What Today reads across all clients.
CREATE INDEX questionOpenByDay ON question (askedOn, clientId) WHERE deletedAt IS NULL AND answeredByLetterId IS NULL;
CREATE INDEX letterDraftByChange ON letter (updatedAt, clientId) WHERE deletedAt IS NULL AND state = 'draft';
CREATE INDEX letterByExport ON letter (clientId, exportedAt) WHERE deletedAt IS NULL AND exportedAt IS NOT NULL;
