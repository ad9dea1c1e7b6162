-- Whether a session is recorded: OFF, ASK, REQUIRED. The firm's own choice stands in operator_setting; a customer may differ.
ALTER TABLE support_session ADD COLUMN recording VARCHAR(10) NOT NULL DEFAULT 'OFF';
ALTER TABLE customer ADD COLUMN recording VARCHAR(10) NULL;

-- Keys of those who may look at recordings. public_key: SubjectPublicKeyInfo; locked_key: the private part as the browser encrypted
-- it under a passphrase, JSON that the server does not understand. Retired keys open old recordings only.
CREATE TABLE review_key (
  id         BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name       VARCHAR(100)   NOT NULL,
  public_key VARBINARY(2000) NOT NULL,
  locked_key MEDIUMTEXT     NOT NULL,
  created_at DATETIME(6)    NOT NULL,
  created_by BIGINT         NOT NULL,
  retired_at DATETIME(6)    NULL,
  CONSTRAINT fk_review_key_technician FOREIGN KEY (created_by) REFERENCES technician (id)
);

-- Recordings; their ciphertext lies in files. state: OPEN, COMPLETE, INCOMPLETE, DELETING (no key any more), DELETED. bytes and
-- sha256 (of the ciphertext): once it is over. length: as the page announced it with the last part. last_data_at: when the newest
-- part came. why: it ended too early.
CREATE TABLE recording (
  id           CHAR(36)     NOT NULL PRIMARY KEY,
  session_id   CHAR(36)     NOT NULL,
  codec        VARCHAR(100) NOT NULL,
  state        VARCHAR(20)  NOT NULL,
  bytes        BIGINT       NOT NULL,
  length       BIGINT       NULL,
  sha256       BINARY(32)   NULL,
  why          VARCHAR(20)  NOT NULL DEFAULT '',
  started_at   DATETIME(6)  NOT NULL,
  last_data_at DATETIME(6)  NOT NULL,
  ended_at     DATETIME(6)  NULL,
  deleted_at   DATETIME(6)  NULL,
  deleted_by   BIGINT       NULL,
  delete_reason VARCHAR(500) NOT NULL DEFAULT '',
  CONSTRAINT fk_recording_session FOREIGN KEY (session_id) REFERENCES support_session (id),
  CONSTRAINT fk_recording_deleted_by FOREIGN KEY (deleted_by) REFERENCES technician (id)
);
CREATE INDEX ix_recording_state ON recording (state);

-- The key of a recording, wrapped for each review key (RSA-OAEP): the only way to it.
CREATE TABLE recording_key (
  recording_id  CHAR(36)       NOT NULL,
  review_key_id BIGINT         NOT NULL,
  wrapped       VARBINARY(1024) NOT NULL,
  PRIMARY KEY (recording_id, review_key_id),
  CONSTRAINT fk_recording_key_recording FOREIGN KEY (recording_id) REFERENCES recording (id),
  CONSTRAINT fk_recording_key_review_key FOREIGN KEY (review_key_id) REFERENCES review_key (id)
);

-- Times that should be in a recording and are not.
CREATE TABLE recording_gap (
  id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  recording_id CHAR(36)    NOT NULL,
  from_at      DATETIME(6) NOT NULL,
  to_at        DATETIME(6) NOT NULL,
  why          VARCHAR(20) NOT NULL,
  CONSTRAINT fk_recording_gap_recording FOREIGN KEY (recording_id) REFERENCES recording (id)
);

-- Who opened a recording, and why. login_hash: SHA-256 of the login's token, for which the reason holds a while.
CREATE TABLE recording_view (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  recording_id CHAR(36)     NOT NULL,
  viewer_id    BIGINT       NOT NULL,
  login_hash   BINARY(32)   NOT NULL,
  reason       VARCHAR(500) NOT NULL,
  viewed_at    DATETIME(6)  NOT NULL,
  CONSTRAINT fk_recording_view_recording FOREIGN KEY (recording_id) REFERENCES recording (id),
  CONSTRAINT fk_recording_view_viewer FOREIGN KEY (viewer_id) REFERENCES technician (id)
);
CREATE INDEX ix_recording_view_login ON recording_view (recording_id, login_hash);

-- What administrators did. Rows are only ever inserted: triggers refuse the rest, and each row's link covers the one before it.
-- actor: the name at that time, with the login name; personal fields enter the link by commitment = SHA-256 over salt and fields.
CREATE TABLE audit_event (
  position    BIGINT        NOT NULL PRIMARY KEY,
  happened_at DATETIME(6)   NOT NULL,
  actor_id    BIGINT        NULL,
  actor       VARCHAR(210)  NOT NULL,
  action      VARCHAR(40)   NOT NULL,
  subject     VARCHAR(200)  NOT NULL,
  detail      VARCHAR(2000) NOT NULL,
  salt        BINARY(16)    NOT NULL,
  commitment  BINARY(32)    NOT NULL,
  link        BINARY(32)    NOT NULL
);
CREATE INDEX ix_audit_event_happened_at ON audit_event (happened_at);

-- The end of the chain, one row: locking it puts the rows in order.
CREATE TABLE audit_head (
  id       INT        NOT NULL PRIMARY KEY,
  position BIGINT     NOT NULL,
  link     BINARY(32) NOT NULL
);
-- [jooq ignore start]
INSERT INTO audit_head VALUES (1, 0, UNHEX(SHA2('beistand audit 1', 256)));
CREATE TRIGGER audit_event_is_not_changed BEFORE UPDATE ON audit_event
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is append-only';
CREATE TRIGGER audit_event_is_not_deleted BEFORE DELETE ON audit_event
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is append-only';
-- [jooq ignore stop]
