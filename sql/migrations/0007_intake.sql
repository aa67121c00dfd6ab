-- Mail in and out: what came in and what became of it, files, copies, and what makes replies one thread.

INSERT INTO word (list, value, name) VALUES
  ('event_kind', 40, 'cc_added'), ('event_kind', 41, 'cc_removed'), ('event_kind', 42, 'moved'),
  ('event_kind', 43, 'bounced'),
  ('message_kind', 4, 'auto'),
  ('delivery', 7, 'delivered'), ('delivery', 8, 'read'), ('delivery', 9, 'bounced'), ('delivery', 10, 'expired'),
  ('verdict', 0, 'created'), ('verdict', 1, 'added'), ('verdict', 2, 'follow_up'), ('verdict', 3, 'note'),
  ('verdict', 4, 'auto'), ('verdict', 5, 'duplicate'), ('verdict', 6, 'loop'), ('verdict', 7, 'bounce'),
  ('verdict', 8, 'ignored'), ('verdict', 9, 'held'),
  ('auth', 0, 'none'), ('auth', 1, 'pass'), ('auth', 2, 'fail'),
  ('intake_flag', 0, 'stranger'), ('intake_flag', 1, 'unverified'), ('intake_flag', 2, 'automatic'),
  ('intake_flag', 3, 'broken'),
  ('part_role', 0, 'attachment'), ('part_role', 1, 'html'), ('part_role', 2, 'text');

-- The bytes of files, each content once.
CREATE TABLE blob (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,      -- of bytes
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- What came in and what became of it. Nothing here is a fact of a ticket: those are its events.
CREATE TABLE intake (
  id INTEGER PRIMARY KEY,
  channel INTEGER NOT NULL REFERENCES name (id),
  key TEXT NOT NULL,                -- what is the same when it comes again
  at INTEGER NOT NULL,              -- when our own server or the bridge took it
  change INTEGER NOT NULL REFERENCES change (id),
  verdict INTEGER NOT NULL,
  why TEXT NOT NULL,
  ticket INTEGER REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED,
  seq INTEGER,                      -- the message it became
  customer INTEGER REFERENCES customer (id),
  address TEXT NOT NULL,            -- of the author, as sent
  name TEXT NOT NULL,               -- of the author, as sent: never shown without the address
  auth INTEGER NOT NULL,
  flags INTEGER NOT NULL,           -- bits of intake_flag
  message_id TEXT,
  subject TEXT NOT NULL,
  raw INTEGER REFERENCES blob (id), -- all its bytes, where they are kept
  settled INTEGER REFERENCES change (id),  -- by which a person accepted or dropped it
  UNIQUE (key, channel)
) STRICT;

-- Apart from intake: a list of what came in must not read them.
CREATE TABLE intake_header (
  intake INTEGER PRIMARY KEY REFERENCES intake (id),
  headers TEXT NOT NULL,
  refs TEXT NOT NULL                -- the Message-IDs it refers to, oldest first, separated by blanks
) STRICT;

-- Files of messages, in and out.
CREATE TABLE part (
  ticket INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  n INTEGER NOT NULL,               -- from 1
  role INTEGER NOT NULL,
  name TEXT NOT NULL,               -- as sent
  safe_name TEXT NOT NULL,          -- as tix saves it
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 BLOB,                      -- of one that was too large to keep
  blob INTEGER REFERENCES blob (id),
  PRIMARY KEY (ticket, seq, n),
  FOREIGN KEY (ticket, seq) REFERENCES event (ticket, seq) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What proves that the sender of a mail read an answer about this ticket: a part of the address it is sent to.
CREATE TABLE reply_token (
  ticket INTEGER PRIMARY KEY REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED,
  token TEXT NOT NULL UNIQUE
) STRICT;

-- Who does now what only one process may do.
CREATE TABLE lease (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until_at INTEGER NOT NULL
) STRICT;

-- A projection, as watcher.
CREATE TABLE cc (
  ticket INTEGER NOT NULL,
  position INTEGER NOT NULL,        -- in order of joining, from 1
  customer INTEGER NOT NULL,
  PRIMARY KEY (ticket, position)
) STRICT, WITHOUT ROWID;

-- How many bytes of the body are shown and searched: those before quotes and a signature. NULL: all.
ALTER TABLE message ADD COLUMN shown INTEGER;

ALTER TABLE outbox ADD COLUMN channel INTEGER REFERENCES name (id);  -- NULL: by mail, as notifications are
ALTER TABLE outbox ADD COLUMN cc TEXT NOT NULL DEFAULT '';           -- addresses, separated by blanks
ALTER TABLE outbox ADD COLUMN in_reply_to TEXT NOT NULL DEFAULT '';  -- a Message-ID
ALTER TABLE outbox ADD COLUMN refs TEXT NOT NULL DEFAULT '';         -- Message-IDs, separated by blanks
ALTER TABLE outbox ADD COLUMN reply_to TEXT NOT NULL DEFAULT '';     -- an address that proves the ticket
ALTER TABLE outbox ADD COLUMN foot TEXT NOT NULL DEFAULT '';         -- below the message that it quotes
ALTER TABLE outbox ADD COLUMN answers INTEGER;                       -- the seq of the customer's message below that
ALTER TABLE outbox ADD COLUMN answers_line TEXT NOT NULL DEFAULT ''; -- what introduces it
ALTER TABLE outbox ADD COLUMN provider_id TEXT;                      -- what the sender calls it
ALTER TABLE outbox ADD COLUMN expires_at INTEGER;

CREATE INDEX outbox_message_id ON outbox (message_id);
CREATE INDEX intake_message_id ON intake (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX intake_message ON intake (ticket, seq) WHERE ticket IS NOT NULL;
CREATE INDEX intake_address ON intake (address COLLATE NOCASE, at);
CREATE INDEX intake_at ON intake (at, verdict);
CREATE INDEX intake_raw ON intake (raw) WHERE raw IS NOT NULL;
CREATE INDEX part_blob ON part (blob) WHERE blob IS NOT NULL;

DROP VIEW events;

-- What happened. The fold reads a ticket's events in the order of at, then seq. `value` is the field's new value, or what
-- the event is about: a clock, a step, the number of the other ticket, a score. `detail` is what belongs to it: a
-- resolution, a hold reason, an instant, a kind of link, a cycle; of a firing its clock, cycle, target_no and kind, of a
-- creation what its source cannot know. `binding` is the promise that a `bound` event made: a row of bindings. `undone`
-- is 1 for what a later change took back, and for a promise made from what was taken back.
CREATE VIEW events AS
SELECT e.ticket, e.seq, strftime('%Y-%m-%dT%H:%M:%SZ', e.at, 'unixepoch') AS at,
  strftime('%Y-%m-%dT%H:%M:%SZ', ch.recorded_at, 'unixepoch') AS recorded_at,
  e.change, ch.command, actor.text AS actor, k.name AS kind,
  CASE
    WHEN k.name IN ('created', 'requester', 'cc_added', 'cc_removed') THEN (SELECT address FROM customer WHERE id = e.a)
    WHEN k.name IN ('channel', 'category', 'team', 'agent', 'tagged', 'untagged', 'extra', 'watched', 'unwatched',
        'step_fired', 'rule_fired', 'routed', 'skill')
      THEN (SELECT text FROM name WHERE id = e.a)
    WHEN k.name IN ('priority', 'status')
      THEN (SELECT name FROM word WHERE list = k.name AND value = e.a)
    WHEN k.name = 'message' THEN (SELECT name FROM word WHERE list = 'message_kind' AND value = e.a)
    WHEN k.name IN ('due_set', 'due_cleared', 'due_none', 'waived')
      THEN (SELECT name FROM word WHERE list = 'clock' AND value = e.a)
    WHEN k.name = 'bound' THEN (SELECT policy FROM binding WHERE id = e.a)
    WHEN k.name = 'escalated' THEN (SELECT name FROM word WHERE list = 'escalation_kind' AND value = e.a)
    WHEN k.name = 'recommended' THEN CAST(e.a AS TEXT)
    WHEN k.name IN ('merged', 'linked', 'unlinked', 'absorbed', 'rated', 'undone', 'redacted', 'moved', 'bounced')
      THEN CAST(nullif(e.a, 0) AS TEXT)
  END AS value,
  CASE
    WHEN k.name IN ('linked', 'unlinked') THEN (SELECT name FROM word WHERE list = 'link_kind' AND value = e.b)
    WHEN k.name = 'step_fired'
      THEN (SELECT name FROM word WHERE list = 'clock' AND value = e.b & 255)
        || ' ' || (e.b >> 32) || ' ' || ((e.b >> 16) & 65535) || ' '
        || (SELECT name FROM word WHERE list = 'escalation_kind' AND value = (e.b >> 8) & 255)
    WHEN k.name IN ('due_set', 'promised') THEN strftime('%Y-%m-%dT%H:%M:%SZ', e.b, 'unixepoch')
    WHEN e.b = 0 THEN NULL
    WHEN k.name = 'message' THEN (SELECT address FROM customer WHERE id = e.b)
    WHEN k.name = 'status' AND e.a <> (SELECT value FROM word WHERE list = 'status' AND name = 'pending')
      THEN (SELECT text FROM name WHERE id = e.b)
    WHEN k.name IN ('status', 'absorbed', 'rule_fired', 'acknowledged')
      THEN strftime('%Y-%m-%dT%H:%M:%SZ', e.b, 'unixepoch')
    WHEN k.name IN ('waived', 'skill', 'undone', 'moved') THEN CAST(e.b AS TEXT)
    WHEN k.name = 'created'
      THEN (SELECT group_concat(word, ',') FROM (
        SELECT name AS word FROM word WHERE list = 'clock' AND e.b >> value & 1
        UNION ALL SELECT 'outbound' WHERE e.b >> 32 & 1))
  END AS detail,
  e.text,
  e.change IN (SELECT undoes FROM change WHERE undoes IS NOT NULL) OR k.name = 'bound' AND EXISTS (
    SELECT 1 FROM event AS undo
    WHERE undo.ticket = e.ticket AND undo.seq > e.seq AND undo.b BETWEEN 1 AND e.seq - 1 AND undo.change <> e.change
      AND undo.kind = (SELECT value FROM word WHERE list = 'event_kind' AND name = 'undone')) AS undone,
  CASE WHEN k.name = 'bound' THEN e.a END AS binding
FROM event AS e
LEFT JOIN word AS k ON k.list = 'event_kind' AND k.value = e.kind
LEFT JOIN name AS actor ON actor.id = e.actor
LEFT JOIN change AS ch ON ch.id = e.change;

-- What came in, newest last. `verdict` says what became of it, `why` in words; `flags` are stranger, unverified, automatic and
-- broken, separated by commas. `settled` is the change by which a person accepted or dropped it.
CREATE VIEW inbox AS
SELECT i.id, channel.text AS channel, strftime('%Y-%m-%dT%H:%M:%SZ', i.at, 'unixepoch') AS at, v.name AS verdict,
  i.why, i.ticket, i.seq, i.address, i.name, customer.address AS customer, a.name AS auth,
  (SELECT group_concat(name, ',') FROM (SELECT name FROM word WHERE list = 'intake_flag' AND i.flags >> value & 1
    ORDER BY value)) AS flags,
  i.subject, i.message_id, i.raw IS NOT NULL AS has_raw, i.settled, i.change
FROM intake AS i
LEFT JOIN name AS channel ON channel.id = i.channel
LEFT JOIN customer ON customer.id = i.customer
LEFT JOIN word AS v ON v.list = 'verdict' AND v.value = i.verdict
LEFT JOIN word AS a ON a.list = 'auth' AND a.value = i.auth;

-- Files of messages. `sha256` names the bytes; `kept` is 0 for a file that was too large or was redacted.
CREATE VIEW attachments AS
SELECT p.ticket, p.seq, p.n, r.name AS role, p.name, p.safe_name, p.type, p.size,
  lower(hex(coalesce(b.sha256, p.sha256))) AS sha256, p.blob IS NOT NULL AS kept
FROM part AS p
LEFT JOIN blob AS b ON b.id = p.blob
LEFT JOIN word AS r ON r.list = 'part_role' AND r.value = p.role;

-- Addresses of customers. The first of a customer is customer.address, the name used in lists; each is somebody's only.
-- A projection of customer_fact, whose text is the address; tix fills it after the migration.

INSERT INTO word (list, value, name) VALUES
  ('customer_fact', 4, 'address_added'), ('customer_fact', 5, 'address_removed'),
  ('customer_fact', 6, 'merged'), ('customer_fact', 7, 'unmerged'),
  ('customer_fact', 8, 'bouncing'), ('customer_fact', 9, 'reached'),
  ('address_kind', 0, 'mail'), ('address_kind', 1, 'phone'), ('address_kind', 2, 'handle');

CREATE TABLE address (
  id INTEGER PRIMARY KEY,           -- in the order in which they were added
  kind INTEGER NOT NULL,
  channel TEXT NOT NULL COLLATE NOCASE,  -- of a handle; '': none
  value TEXT NOT NULL COLLATE NOCASE,
  customer INTEGER NOT NULL REFERENCES customer (id),
  bouncing INTEGER NOT NULL DEFAULT 0,  -- 1: mail to it came back, and nothing came from it since
  UNIQUE (kind, channel, value)
) STRICT;
CREATE INDEX address_customer ON address (customer);

INSERT INTO customer_fact (customer, change, at, kind, text)
  SELECT id, NULL, -2208988800, 4, address FROM customer ORDER BY id;

-- Who stands for a customer that was merged, at the end of a chain; NULL: nobody. Also a projection of customer_fact: the
-- text of `merged` is the number of the other customer. Events keep the customer they were about.
ALTER TABLE customer ADD COLUMN survivor INTEGER REFERENCES customer (id);
CREATE INDEX customer_survivor ON customer (survivor) WHERE survivor IS NOT NULL;

-- By which address which customer is found. `customer` is the first address.
CREATE VIEW addresses AS
SELECT a.id, c.address AS customer, k.name AS kind, nullif(a.channel, '') AS channel, a.value, a.bouncing
FROM address AS a
LEFT JOIN customer AS owner ON owner.id = a.customer
LEFT JOIN customer AS c ON c.id = coalesce(owner.survivor, owner.id)
LEFT JOIN word AS k ON k.list = 'address_kind' AND k.value = a.kind;
