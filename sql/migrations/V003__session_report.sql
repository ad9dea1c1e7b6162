-- Reports about the customer's system that the technician kept. hash: SHA-256 of the text, which the agent signed in the event
-- SYSTEM_INFORMATION_SENT: the server keeps nothing else.
CREATE TABLE session_report (
  session_id CHAR(36)      NOT NULL,
  hash       BINARY(32)    NOT NULL,
  text       VARCHAR(16000) NOT NULL,
  stored_at  DATETIME(6)   NOT NULL,
  PRIMARY KEY (session_id, hash),
  CONSTRAINT fk_session_report_session FOREIGN KEY (session_id) REFERENCES support_session (id)
);
