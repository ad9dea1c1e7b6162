-- What the firm sets for itself in the administration. A name that is not here has its start value.
CREATE TABLE operator_setting (
  name       VARCHAR(60) NOT NULL PRIMARY KEY,
  content    MEDIUMTEXT  NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  changed_by BIGINT      NOT NULL,
  CONSTRAINT fk_operator_setting_technician FOREIGN KEY (changed_by) REFERENCES technician (id)
);

-- Numbers under which customers reach the firm, in the order in which they are shown. cost: of a call, in words.
CREATE TABLE operator_phone (
  position INT          NOT NULL PRIMARY KEY,
  number   VARCHAR(40)  NOT NULL,
  label_de VARCHAR(100) NOT NULL,
  label_en VARCHAR(100) NOT NULL,
  cost_de  VARCHAR(200) NOT NULL,
  cost_en  VARCHAR(200) NOT NULL
);

-- The firm's logo: one row or none. picture: drawn anew by the server, never what was uploaded; hash: its SHA-256.
CREATE TABLE operator_logo (
  id      INT         NOT NULL PRIMARY KEY,
  type    VARCHAR(20) NOT NULL,
  width   INT         NOT NULL,
  height  INT         NOT NULL,
  hash    BINARY(32)  NOT NULL,
  picture MEDIUMBLOB  NOT NULL
);

-- The firm's terms of use, Markdown. Published versions are never changed again, the newest one is in force; the one row without
-- published_at is the draft. hash: SHA-256 of version, NUL, German text, NUL, English text (UTF-8).
CREATE TABLE terms_version (
  id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  version      VARCHAR(50) NOT NULL UNIQUE,
  german       MEDIUMTEXT  NOT NULL,
  english      MEDIUMTEXT  NOT NULL,
  hash         BINARY(32)  NULL,
  published_at DATETIME(6) NULL,
  published_by BIGINT      NULL,
  CONSTRAINT fk_terms_version_technician FOREIGN KEY (published_by) REFERENCES technician (id)
);

-- terms: the version that was shown, and behind an @ the hash of its text.
ALTER TABLE support_session MODIFY COLUMN terms VARCHAR(130) NOT NULL;
