-- Customers whom the firm knows. number: as it stands on the firm's papers; the gate asks for it.
CREATE TABLE customer (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  number     VARCHAR(30)  NOT NULL UNIQUE,
  name       VARCHAR(100) NOT NULL,
  contact    VARCHAR(200) NOT NULL DEFAULT '',
  created_at DATETIME(6)  NOT NULL
);
CREATE INDEX ix_customer_name ON customer (name);

-- What technicians call a computer, and whose it is. Neither gives any right.
ALTER TABLE machine ADD COLUMN name VARCHAR(100) NOT NULL DEFAULT '';
ALTER TABLE machine ADD COLUMN customer_id BIGINT NULL;
ALTER TABLE machine ADD CONSTRAINT fk_machine_customer FOREIGN KEY (customer_id) REFERENCES customer (id);

-- Support requests. token_hash: of the page's address, if it was filed there; machine_id: if it was filed in the program, or
-- since a program joined; technician_id: who has it, or whom it waits for; number: the session number of the last picking up.
CREATE TABLE support_request (
  id              BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  state           VARCHAR(20)   NOT NULL,
  token_hash      BINARY(32)    NULL UNIQUE,
  machine_id      BIGINT        NULL,
  technician_id   BIGINT        NULL,
  session_id      CHAR(36)      NULL,
  number          CHAR(9)       NULL,
  company         VARCHAR(100)  NOT NULL,
  name            VARCHAR(100)  NOT NULL,
  phone           VARCHAR(40)   NOT NULL,
  customer_number VARCHAR(30)   NOT NULL,
  words           VARCHAR(1000) NOT NULL,
  language        CHAR(2)       NOT NULL,
  terms           VARCHAR(50)   NOT NULL,
  agreed_by       VARCHAR(20)   NOT NULL,
  note            VARCHAR(1000) NOT NULL DEFAULT '',
  created_at      DATETIME(6)   NOT NULL,
  picked_up_at    DATETIME(6)   NULL,
  closed_at       DATETIME(6)   NULL,
  CONSTRAINT fk_support_request_machine FOREIGN KEY (machine_id) REFERENCES machine (id),
  CONSTRAINT fk_support_request_technician FOREIGN KEY (technician_id) REFERENCES technician (id)
);
CREATE INDEX ix_support_request_state ON support_request (state);

-- What customers report about sessions; seen_at: an administrator has looked at it.
CREATE TABLE abuse_report (
  session_id  CHAR(36)      NOT NULL PRIMARY KEY,
  words       VARCHAR(1000) NOT NULL,
  reported_at DATETIME(6)   NOT NULL,
  seen_at     DATETIME(6)   NULL,
  seen_by     BIGINT        NULL,
  CONSTRAINT fk_abuse_report_session FOREIGN KEY (session_id) REFERENCES support_session (id),
  CONSTRAINT fk_abuse_report_seen_by FOREIGN KEY (seen_by) REFERENCES technician (id)
);
CREATE INDEX ix_abuse_report_seen_at ON abuse_report (seen_at);
