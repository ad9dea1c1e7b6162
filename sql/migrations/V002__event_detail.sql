-- What else belongs to an event, such as the name of a file: part of what the agent signs.
ALTER TABLE session_event ADD COLUMN detail VARCHAR(1000) NOT NULL DEFAULT '';
