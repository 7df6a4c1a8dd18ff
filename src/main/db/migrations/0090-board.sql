-- The board walks each stage in the order of need without touching the table. The day of need is that of the next step or
-- the promised day, whichever comes first.
CREATE INDEX local_opportunityStandingByNeed ON local_opportunityStanding
  (stage, coalesce(min(nextOn, promisedTo), nextOn, promisedTo), clientId, employerId, opportunityId, ending) WHERE ending IS NULL;
CREATE INDEX clientTagByTag ON clientTag (tag, clientId);

-- Hours are summed from the index alone.
CREATE INDEX appointmentHours ON appointment (state, heldOn, minutes, clientId, deletedAt) WHERE deletedAt IS NULL;

-- State and name of a client beside the board's opportunities, without the wide row.
CREATE INDEX local_clientStandingByClient ON local_clientStanding (clientId, state, name);

-- The calendar finds a day's interviews, earliest first, without touching the wide rows.
CREATE INDEX roundByDayTime ON round (heldOn, startTime, opportunityId, id, deletedAt) WHERE deletedAt IS NULL;
