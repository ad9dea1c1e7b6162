-- Session numbers that technicians made. code_hash: SHA-256 of the code in the link, which itself is stored nowhere. state: OPEN,
-- TAKEN (the computer machine_id came with it), USED (its session began), REVOKED. Rows go a day after their time.
CREATE TABLE invitation (
  id             BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  session_number CHAR(9)     NOT NULL UNIQUE,
  code_hash      BINARY(32)  NOT NULL UNIQUE,
  technician_id  BIGINT      NOT NULL,
  way            VARCHAR(20) NOT NULL,
  state          VARCHAR(20) NOT NULL,
  machine_id     BIGINT      NULL,
  made_at        DATETIME(6) NOT NULL,
  expires_at     DATETIME(6) NOT NULL,
  CONSTRAINT fk_invitation_technician FOREIGN KEY (technician_id) REFERENCES technician (id),
  CONSTRAINT fk_invitation_machine FOREIGN KEY (machine_id) REFERENCES machine (id)
);
CREATE INDEX ix_invitation_expires_at ON invitation (expires_at);

-- How the customer came: ID_PASSWORD, NUMBER, REQUEST, BROWSER.
ALTER TABLE support_session ADD COLUMN way VARCHAR(20) NOT NULL DEFAULT 'ID_PASSWORD';
