-- People who log in. role: what they may do; disabled_at: no login any more.
CREATE TABLE technician (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  login         VARCHAR(100) NOT NULL UNIQUE,
  display_name  VARCHAR(100) NOT NULL,
  role          VARCHAR(20)  NOT NULL,
  password_hash VARCHAR(200) NOT NULL,
  created_at    DATETIME(6)  NOT NULL,
  disabled_at   DATETIME(6)  NULL
);

-- Logins in browsers. The cookie's token is stored as its SHA-256 only.
CREATE TABLE login (
  token_hash    BINARY(32)  NOT NULL PRIMARY KEY,
  technician_id BIGINT      NOT NULL,
  created_at    DATETIME(6) NOT NULL,
  last_seen_at  DATETIME(6) NOT NULL,
  expires_at    DATETIME(6) NOT NULL,
  CONSTRAINT fk_login_technician FOREIGN KEY (technician_id) REFERENCES technician (id)
);
CREATE INDEX ix_login_expires_at ON login (expires_at);

-- Computers. The nine digits belong to the public key, so nobody else can claim them.
CREATE TABLE machine (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  machine_id    CHAR(9)      NOT NULL UNIQUE,
  public_key    BINARY(32)   NOT NULL UNIQUE,
  software      VARCHAR(100) NOT NULL,
  system        VARCHAR(100) NOT NULL,
  first_seen_at DATETIME(6)  NOT NULL,
  last_seen_at  DATETIME(6)  NOT NULL
);

-- technician_name, firm, terms: as the customer was shown them, which is what the agent signs.
CREATE TABLE support_session (
  id            CHAR(36)      NOT NULL PRIMARY KEY,
  machine_id    BIGINT        NOT NULL,
  technician_id BIGINT        NOT NULL,
  phase         VARCHAR(20)   NOT NULL,
  end_reason    VARCHAR(30)   NULL,
  nonce         VARCHAR(50)   NOT NULL,
  technician_name VARCHAR(100) NOT NULL,
  firm          VARCHAR(100)  NOT NULL,
  terms         VARCHAR(50)   NOT NULL,
  created_at    DATETIME(6)   NOT NULL,
  active_at     DATETIME(6)   NULL,
  ended_at      DATETIME(6)   NULL,
  note          VARCHAR(4000) NOT NULL DEFAULT '',
  CONSTRAINT fk_support_session_machine FOREIGN KEY (machine_id) REFERENCES machine (id),
  CONSTRAINT fk_support_session_technician FOREIGN KEY (technician_id) REFERENCES technician (id)
);
CREATE INDEX ix_support_session_created_at ON support_session (created_at);
CREATE INDEX ix_support_session_phase ON support_session (phase);

-- What happened in a session. Rows of the agent carry its signature over the event (with machine, names, terms and nonce
-- of the session); rows of the server carry none.
-- Rows are only ever inserted.
CREATE TABLE session_event (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  session_id  CHAR(36)     NOT NULL,
  source      VARCHAR(10)  NOT NULL,
  seq         INT          NOT NULL,
  kind        VARCHAR(30)  NOT NULL,
  subject     VARCHAR(100) NOT NULL,
  happened_at DATETIME(6)  NOT NULL,
  stored_at   DATETIME(6)  NOT NULL,
  signature   VARBINARY(64) NULL,
  CONSTRAINT uq_session_event UNIQUE (session_id, source, seq),
  CONSTRAINT fk_session_event_session FOREIGN KEY (session_id) REFERENCES support_session (id)
);
