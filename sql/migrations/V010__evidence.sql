-- The chain of each session's record (docs/evidence.md). position: 1 for the first entry of a session, then without gaps; null in rows
-- that are older than the chain. salt: null once the texts are erased. commitment: to the texts. previous: what an event of the agent names
-- as the one before. entry: the hash that goes into link.
ALTER TABLE session_event ADD COLUMN position   INT NULL;
ALTER TABLE session_event ADD COLUMN salt       BINARY(16) NULL;
ALTER TABLE session_event ADD COLUMN commitment BINARY(32) NULL;
ALTER TABLE session_event ADD COLUMN previous   BINARY(32) NULL;
ALTER TABLE session_event ADD COLUMN entry      BINARY(32) NULL;
ALTER TABLE session_event ADD COLUMN link       BINARY(32) NULL;
ALTER TABLE session_event ADD CONSTRAINT uq_session_event_position UNIQUE (session_id, position);

-- Position and link of the last entry; 0 and null while there is none.
ALTER TABLE support_session ADD COLUMN head_position INT NOT NULL DEFAULT 0;
ALTER TABLE support_session ADD COLUMN head_link BINARY(32) NULL;

-- Secret addresses of the customers' reports. token_hash: SHA-256 of the token, which only the customer's side got. mailed: how often
-- it was sent by e-mail.
CREATE TABLE report_link (
  session_id CHAR(36)    NOT NULL PRIMARY KEY,
  token_hash BINARY(32)  NOT NULL UNIQUE,
  made_at    DATETIME(6) NOT NULL,
  mailed     INT         NOT NULL DEFAULT 0,
  CONSTRAINT fk_report_link_session FOREIGN KEY (session_id) REFERENCES support_session (id)
);
