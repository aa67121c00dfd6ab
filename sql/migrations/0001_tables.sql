-- The tables: facts first, then what the fold makes of them, then the indexes.
-- Times are Unix seconds (UTC), `_s` are seconds, an absent name or number is NULL. Never edited once released.

-- What the small numbers mean. The program's own tables must say the same: a test holds the two equal.
CREATE TABLE word (
  list TEXT NOT NULL,
  value INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (list, value)
) STRICT, WITHOUT ROWID;

INSERT INTO word (list, value, name) VALUES
  ('name_kind', 0, 'agent'), ('name_kind', 1, 'team'), ('name_kind', 2, 'category'), ('name_kind', 3, 'channel'),
  ('name_kind', 4, 'tag'), ('name_kind', 5, 'field'), ('name_kind', 6, 'resolution'), ('name_kind', 7, 'hold_reason'),
  ('name_kind', 8, 'skill'), ('name_kind', 9, 'step'), ('name_kind', 10, 'rule'), ('name_kind', 11, 'route'),
  ('event_kind', 0, 'created'), ('event_kind', 1, 'ref'), ('event_kind', 2, 'title'), ('event_kind', 3, 'requester'),
  ('event_kind', 4, 'channel'), ('event_kind', 5, 'category'), ('event_kind', 6, 'priority'), ('event_kind', 7, 'team'),
  ('event_kind', 8, 'agent'), ('event_kind', 9, 'status'), ('event_kind', 10, 'tagged'), ('event_kind', 11, 'untagged'),
  ('event_kind', 12, 'extra'), ('event_kind', 13, 'message'), ('event_kind', 14, 'bound'), ('event_kind', 15, 'due_set'),
  ('event_kind', 16, 'due_cleared'), ('event_kind', 17, 'due_none'), ('event_kind', 18, 'waived'),
  ('event_kind', 19, 'merged'), ('event_kind', 20, 'linked'), ('event_kind', 21, 'rated'), ('event_kind', 22, 'promised'),
  ('event_kind', 23, 'promise_kept'), ('event_kind', 24, 'undone'), ('event_kind', 25, 'woken'),
  ('event_kind', 26, 'absorbed'), ('event_kind', 27, 'unlinked'), ('event_kind', 28, 'redacted'),
  ('event_kind', 29, 'escalated'), ('event_kind', 30, 'deescalated'), ('event_kind', 31, 'watched'),
  ('event_kind', 32, 'unwatched'), ('event_kind', 33, 'step_fired'), ('event_kind', 34, 'rule_fired'),
  ('event_kind', 35, 'routed'), ('event_kind', 36, 'unrouted'), ('event_kind', 37, 'skill'),
  ('event_kind', 38, 'acknowledged'), ('event_kind', 39, 'recommended'),
  ('message_kind', 0, 'reply'), ('message_kind', 1, 'note'), ('message_kind', 2, 'received'), ('message_kind', 3, 'notice'),
  ('link_kind', 0, 'follows_up'), ('link_kind', 1, 'followed_up_by'), ('link_kind', 2, 'relates_to'),
  ('link_kind', 3, 'duplicates'), ('link_kind', 4, 'duplicated_by'), ('link_kind', 5, 'causes'),
  ('link_kind', 6, 'caused_by'), ('escalation_kind', 0, 'functional'), ('escalation_kind', 1, 'hierarchical'),
  ('escalation_kind', 2, 'warning'),
  ('status', 0, 'new'), ('status', 1, 'open'), ('status', 2, 'pending'), ('status', 3, 'hold'),
  ('status', 4, 'resolved'), ('status', 5, 'closed'),
  ('priority', 0, 'urgent'), ('priority', 1, 'high'), ('priority', 2, 'normal'), ('priority', 3, 'low'),
  ('clock', 0, 'assignment'), ('clock', 1, 'first_response'), ('clock', 2, 'next_response'), ('clock', 3, 'update'),
  ('clock', 4, 'resolution'), ('clock', 5, 'ownership'), ('clock', 6, 'promise'), ('clock', 7, 'first_resolution'),
  ('outcome', 0, 'running'), ('outcome', 1, 'paused'), ('outcome', 2, 'met'), ('outcome', 3, 'breached'),
  ('outcome', 4, 'no_reply'), ('outcome', 5, 'measured'), ('outcome', 6, 'merged'), ('outcome', 7, 'dropped'),
  ('outcome', 8, 'replaced'),
  ('breach_reason', 0, ''), ('breach_reason', 1, 'retarget'),
  ('came', 0, 'created'), ('came', 1, 'reopened'),
  ('delivery', 0, 'queued'), ('delivery', 1, 'sending'), ('delivery', 2, 'sent'), ('delivery', 3, 'failed'),
  ('delivery', 4, 'unknown'), ('delivery', 5, 'cancelled'), ('delivery', 6, 'told'),
  ('went', 0, ''), ('went', 1, 'resolved'), ('went', 2, 'voided'), ('went', 3, 'merged');

-- Agents, teams, categories and the like, written once. Inactive: known, not in the present desk file.
CREATE TABLE name (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  text TEXT NOT NULL,
  active INTEGER NOT NULL,
  UNIQUE (kind, text)
) STRICT;

-- What no desk can take: who did what nobody typed, and the step that every desk has.
INSERT INTO name (id, kind, text, active) VALUES (-1, 0, 'tix', 0), (-2, 9, 'promise broken', 0);

CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL COLLATE NOCASE UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  org TEXT NOT NULL DEFAULT '',
  plan TEXT NOT NULL DEFAULT ''
) STRICT;

-- Every desk file ever applied, word for word.
CREATE TABLE desk_version (
  id INTEGER PRIMARY KEY,
  applied_at INTEGER NOT NULL,
  actor INTEGER REFERENCES name (id),
  hash TEXT NOT NULL,
  toml TEXT NOT NULL
) STRICT;

-- A calendar as canonical text; equal calendars are one row.
CREATE TABLE calendar (
  id INTEGER PRIMARY KEY,
  content TEXT NOT NULL UNIQUE
) STRICT;

-- What tickets were promised: policy, calendar (none: 24x7), the owning team's (none: the policy's), hold rule and a
-- target a clock; and the desk's steps and timed rules, one line each. Some dozens of rows.
CREATE TABLE binding (
  id INTEGER PRIMARY KEY,
  content TEXT NOT NULL UNIQUE,
  version INTEGER REFERENCES desk_version (id),
  policy TEXT NOT NULL,
  calendar INTEGER REFERENCES calendar (id),
  ownership_calendar INTEGER REFERENCES calendar (id),
  hold_runs INTEGER NOT NULL,
  assignment_s INTEGER,
  first_response_s INTEGER,
  next_response_s INTEGER,
  update_s INTEGER,
  resolution_s INTEGER,
  ownership_s INTEGER,
  promise_s INTEGER,
  timers TEXT NOT NULL
) STRICT;

-- One a command: who, from which login, when tix learned it. What a change undoes is as if it had never been: its
-- events stay here and are left out of every fold.
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  recorded_at INTEGER NOT NULL,
  actor INTEGER REFERENCES name (id),
  login TEXT NOT NULL,
  command TEXT NOT NULL,
  undoes INTEGER REFERENCES change (id)
) STRICT;

-- The facts. `a`, `b` and `text` mean what the event's kind says. Keyed by seq: two events can share a second.
-- Deferred: a ticket's row is made from its events and may be written after them.
CREATE TABLE event (
  ticket INTEGER NOT NULL REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  change INTEGER NOT NULL REFERENCES change (id),
  actor INTEGER REFERENCES name (id),
  kind INTEGER NOT NULL,
  a INTEGER NOT NULL DEFAULT 0,
  b INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (ticket, seq)
) STRICT, WITHOUT ROWID;

-- The body of a message event; NULL once redacted, so that the log itself is never touched.
CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  ticket INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  body TEXT,
  UNIQUE (ticket, seq),
  FOREIGN KEY (ticket, seq) REFERENCES event (ticket, seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- What stands beside a `step_fired` event: when it was to fire, and the procedure as it was then.
CREATE TABLE firing (
  ticket INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  moment_at INTEGER NOT NULL,       -- late by event.at - moment_at
  responsible INTEGER REFERENCES name (id),
  within_s INTEGER,                 -- a resolve so soon after it still counts as a success
  procedure TEXT NOT NULL,
  PRIMARY KEY (ticket, seq),
  FOREIGN KEY (ticket, seq) REFERENCES event (ticket, seq) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Who was away from when on. Of one agent's rows at or before a moment the last one says how it is; back: until_at is
-- at or before at.
CREATE TABLE absence (
  id INTEGER PRIMARY KEY,
  agent INTEGER NOT NULL REFERENCES name (id),
  change INTEGER NOT NULL REFERENCES change (id),
  at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

-- What this database calls itself in the numbers of the mails it sends: they must differ from every other's.
CREATE TABLE identity (
  id TEXT NOT NULL
) STRICT;
INSERT INTO identity (id) VALUES (lower(hex(randomblob(8))));

-- What there is to tell whom: written in the transaction of its cause, delivered by `tix notify send`.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  change INTEGER NOT NULL REFERENCES change (id),
  ticket INTEGER REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED,  -- NULL: about no single ticket
  created_at INTEGER NOT NULL,
  about TEXT NOT NULL,
  agent INTEGER REFERENCES name (id),  -- NULL: nobody of the desk
  address TEXT NOT NULL,            -- empty: told in tix only
  subject TEXT NOT NULL,
  body TEXT NOT NULL,               -- without the words it ends with
  html TEXT NOT NULL,               -- the same as a page; empty: it is a text only
  quotes INTEGER,                   -- the message whose words those are: kept there only, where redact finds them
  message_id TEXT NOT NULL,
  state INTEGER NOT NULL,
  queued_at INTEGER NOT NULL,       -- created_at, or when it was last told to try again
  attempts INTEGER NOT NULL,        -- since then
  next_try_at INTEGER,
  last_error TEXT NOT NULL,
  sent_at INTEGER
) STRICT;

-- What `import tickets` has read of a ticket: a row that comes again says nothing new. Hashes of 16 letters, one after
-- the other. Neither a fact nor a projection: no number comes from it.
CREATE TABLE import_memory (
  ticket INTEGER PRIMARY KEY REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED,
  change INTEGER NOT NULL REFERENCES change (id),  -- the import that read of it last
  last TEXT NOT NULL,               -- the row heard last
  dated TEXT NOT NULL,              -- all rows ever that say when they were true
  undated TEXT NOT NULL,            -- the rows of that import that do not
  before TEXT NOT NULL              -- those of the import before, while that import says nothing new
) STRICT;

-- From here on: projections. The fold makes them, nothing else changes them, `tix doctor` compares.

CREATE TABLE ticket (
  id INTEGER PRIMARY KEY,
  ref TEXT UNIQUE CHECK (ref <> ''),
  title TEXT NOT NULL,
  customer INTEGER REFERENCES customer (id),
  channel INTEGER REFERENCES name (id),
  category INTEGER REFERENCES name (id),
  created_at INTEGER NOT NULL,
  status INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  team INTEGER REFERENCES name (id),
  agent INTEGER REFERENCES name (id),
  resolution INTEGER REFERENCES name (id),
  hold_reason INTEGER REFERENCES name (id),
  updated_at INTEGER NOT NULL,      -- last event by a person or an import
  in_state_since INTEGER NOT NULL,
  resolved_at INTEGER,
  closed_at INTEGER,
  opens_at INTEGER,                 -- a pending ticket opens by itself then
  last_at INTEGER NOT NULL,         -- last event of any kind; of a pending one that opens by itself, then
  last_seq INTEGER NOT NULL,        -- how many events it has, undone ones too
  due_at INTEGER,                   -- next due of a running headline clock
  overdue_at INTEGER,               -- overdue at every later instant, if nobody acts
  due_by_hand INTEGER,              -- of the resolution clock, set by hand or imported
  binding INTEGER REFERENCES binding (id),
  satisfaction INTEGER,             -- last score, 1 to 5
  hops INTEGER NOT NULL,
  reopens INTEGER NOT NULL,
  replies INTEGER NOT NULL,
  unanswered INTEGER NOT NULL,
  incidents INTEGER NOT NULL,       -- tickets it causes
  escalations INTEGER NOT NULL,
  escalated_at INTEGER,             -- the last escalation, until it is taken back
  acknowledged_at INTEGER,          -- somebody knows of it; until the next resolve
  acknowledged_until INTEGER,       -- when that stops to hold steps back
  route INTEGER REFERENCES name (id),  -- what gave it its team, unless a person did
  unrouted_at INTEGER,              -- nobody was free for it then
  next_timer_at INTEGER             -- when a step or timed rule fires, if nobody acts
) STRICT;

-- The rows below are written with their ticket's, in its transaction, and carry no foreign keys.

CREATE TABLE tag (
  ticket INTEGER NOT NULL,
  position INTEGER NOT NULL,        -- in order of tagging, from 1
  label INTEGER NOT NULL,
  PRIMARY KEY (ticket, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE extra (
  ticket INTEGER NOT NULL,
  position INTEGER NOT NULL,        -- by first appearance, from 1
  field INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (ticket, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE watcher (
  ticket INTEGER NOT NULL,
  position INTEGER NOT NULL,        -- in order of joining, from 1
  agent INTEGER NOT NULL,
  PRIMARY KEY (ticket, position)
) STRICT, WITHOUT ROWID;

-- Skills it takes to work on it.
CREATE TABLE need (
  ticket INTEGER NOT NULL,
  position INTEGER NOT NULL,        -- in order of need, from 1
  skill INTEGER NOT NULL,
  level INTEGER NOT NULL,
  PRIMARY KEY (ticket, position)
) STRICT, WITHOUT ROWID;

-- Who held a ticket in which state, [from_at, to_at). The open end is 7258118400 (the year 2200).
CREATE TABLE span (
  ticket INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  status INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  team INTEGER,
  agent INTEGER,
  category INTEGER,
  binding INTEGER,
  hold_reason INTEGER,              -- while on hold
  PRIMARY KEY (ticket, seq),
  CHECK (from_at < to_at)
) STRICT, WITHOUT ROWID;

-- One row per unresolved stretch: unresolved at T means from_at <= T < to_at.
CREATE TABLE stay (
  ticket INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  came INTEGER NOT NULL,
  went INTEGER NOT NULL,
  PRIMARY KEY (ticket, seq),
  CHECK (from_at <= to_at)
) STRICT, WITHOUT ROWID;

-- One cycle of one clock. Breached as of T means breached_at < T; of a running clock it lies in the future.
CREATE TABLE clock (
  ticket INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  cycle INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  target_no INTEGER NOT NULL,
  target_s INTEGER,
  due_at INTEGER,
  stopped_at INTEGER,
  outcome INTEGER NOT NULL,
  elapsed_s INTEGER NOT NULL,       -- working time up to running_since, or all of it when not running
  elapsed_wall_s INTEGER NOT NULL,
  running_since INTEGER,
  breached_at INTEGER,
  reason INTEGER NOT NULL,
  waived_at INTEGER,
  has_promise INTEGER NOT NULL,
  team INTEGER,                     -- at completion, or now
  agent INTEGER,
  priority INTEGER NOT NULL,
  unresolved INTEGER NOT NULL,      -- 1 while its ticket is
  PRIMARY KEY (ticket, clock, cycle)
) STRICT, WITHOUT ROWID;

-- Indexes. The partial ones make what is open cost what is open, not what is stored.
CREATE INDEX ticket_unresolved ON ticket (id, created_at, status, priority, team, agent, category, binding, hold_reason,
  opens_at, last_at) WHERE status < 4;
CREATE INDEX ticket_due ON ticket (due_at, priority, status, team, agent, overdue_at, created_at) WHERE status < 4;
CREATE INDEX ticket_timer ON ticket (next_timer_at) WHERE next_timer_at IS NOT NULL;
CREATE INDEX ticket_waiting ON ticket (due_at, priority, id) WHERE status < 4 AND agent IS NULL;
CREATE INDEX ticket_held ON ticket (agent) WHERE status < 4 AND agent IS NOT NULL;
CREATE INDEX ticket_last ON ticket (last_at);
CREATE INDEX ticket_customer ON ticket (customer, created_at);
CREATE INDEX tag_label ON tag (label, ticket);
CREATE INDEX stay_from ON stay (from_at, to_at, came);
CREATE INDEX stay_to ON stay (to_at, from_at, came, went);
CREATE INDEX clock_unresolved ON clock (ticket, clock, cycle, started_at, target_no, target_s, due_at, stopped_at, outcome,
  elapsed_s, elapsed_wall_s, running_since, breached_at, reason, waived_at, has_promise, team, agent, priority,
  unresolved) WHERE unresolved = 1; -- without that column SQLite looks every row up
CREATE INDEX clock_breached ON clock (breached_at, stopped_at, clock, ticket, waived_at) WHERE breached_at IS NOT NULL;
CREATE INDEX clock_late ON clock (stopped_at, breached_at, clock, ticket, waived_at) WHERE breached_at IS NOT NULL;
CREATE INDEX event_change ON event (change, at);
CREATE INDEX event_rated ON event (at, ticket) WHERE kind = 21;
CREATE INDEX event_assigned ON event (a, at, change) WHERE kind = 8;
CREATE INDEX absence_agent ON absence (agent, at, id);
CREATE INDEX outbox_queue ON outbox (next_try_at, id) WHERE state < 2;
CREATE INDEX outbox_ticket ON outbox (ticket, change);
CREATE INDEX outbox_created ON outbox (created_at);
CREATE INDEX change_recorded ON change (recorded_at);
CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;

-- Words of titles and of messages, numbered as their rows. Contentless and without positions: they say which rows
-- hold a word, and no more. A redacted body is taken out.
CREATE VIRTUAL TABLE title_word USING fts5(title, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE message_word USING fts5(body, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
