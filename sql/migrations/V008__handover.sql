-- The session of a colleague that the one behind this number goes on from.
ALTER TABLE invitation ADD COLUMN from_session CHAR(36) NULL;
