-- Notifications and their recipients. States below 2 are the queue: queued and sending.

-- name: outbox_add
-- The Message-ID has 64 random bits: nobody can guess it, and a backup that is put back repeats none.
-- access: write
INSERT INTO outbox (id, change, ticket, created_at, about, agent, address, subject, body, html, quotes, message_id,
    state, queued_at, attempts, next_try_at, last_error, cc, in_reply_to, refs, reply_to,
    foot, answers, answers_line)
  SELECT coalesce(max(id), 0) + 1, :change, :ticket, :created_at, :about, :agent, :address, :subject, :body, :html, :quotes,
    format('%d.%d.%s@%s', :ticket, coalesce(max(id), 0) + 1, lower(hex(randomblob(8))), :domain),
    :state, :created_at, 0, :next_try_at, '', :cc, :in_reply_to, :refs, :reply_to, :foot, :answers, :answers_line
  FROM outbox;

-- name: outbox_of_change
-- access: read
-- indexed
SELECT id, agent, address, body, quotes, state FROM outbox WHERE ticket = :ticket AND change = :change ORDER BY id;

-- name: outbox_add_words
-- One notification reports several things to one person.
-- access: write
-- indexed
UPDATE outbox SET body = :body, quotes = :quotes WHERE id = :id;

-- name: outbox_outsiders
-- Addresses outside the desk that may have received a notification of the change: sending, sent or unknown.
-- access: read
-- indexed
SELECT address FROM outbox
WHERE ticket = :ticket AND change = :change AND agent IS NULL AND state IN (1, 2, 4) ORDER BY id LIMIT 1;

-- name: outbox_cancel_change
-- Cancels the notifications that have not been sent: queued, failed and told.
-- access: write
-- indexed
UPDATE outbox SET state = 5, next_try_at = NULL, last_error = :why
WHERE ticket = :ticket AND change = :change AND state IN (0, 3, 6);

-- name: outbox_cancel_words
-- Cancels the unsent notifications that quote this message.
-- access: write
-- indexed
UPDATE outbox SET state = 5, next_try_at = NULL, last_error = :why
WHERE ticket = :ticket AND quotes = :quotes AND state IN (0, 3, 4, 6);

-- name: customer_of_ticket
-- access: read
-- indexed
SELECT customer FROM ticket WHERE id = :ticket AND customer IS NOT NULL;

-- name: outbox_get
-- access: read
-- indexed
SELECT id, change, ticket, created_at, about, agent, address, subject, body, html, quotes, message_id, state,
  queued_at, attempts, next_try_at, last_error, sent_at, cc, in_reply_to, refs, reply_to,
  foot, answers, answers_line
FROM outbox WHERE id = :id;

-- name: outbox_with_message_id
-- access: read
-- indexed
SELECT id FROM outbox WHERE message_id = :message_id ORDER BY id LIMIT 1;

-- name: outbox_acknowledged
-- access: read
-- indexed
SELECT EXISTS (SELECT 1 FROM outbox
  WHERE created_at > :since AND about = :about AND agent IS NULL AND address = :address COLLATE NOCASE);

-- name: outbox_recent
-- Notifications that are queued or were created since :since.
-- access: read
-- indexed
SELECT id, change, ticket, created_at, about, agent, address, subject, body, html, quotes, message_id, state,
  queued_at, attempts, next_try_at, last_error, sent_at, cc, in_reply_to, refs, reply_to,
  foot, answers, answers_line
FROM outbox WHERE id IN (SELECT id FROM outbox WHERE state < 2 AND next_try_at >= 0 UNION SELECT id FROM outbox WHERE created_at >= :since)
ORDER BY id;

-- name: outbox_all
-- access: read
SELECT id, change, ticket, created_at, about, agent, address, subject, body, html, quotes, message_id, state,
  queued_at, attempts, next_try_at, last_error, sent_at, cc, in_reply_to, refs, reply_to,
  foot, answers, answers_line
FROM outbox ORDER BY id;

-- name: outbox_due
-- Ordered by due time, the longest due first.
-- access: read
-- indexed
SELECT id, change, ticket, created_at, about, agent, address, subject, body, html, quotes, message_id, state,
  queued_at, attempts, next_try_at, last_error, sent_at, cc, in_reply_to, refs, reply_to,
  foot, answers, answers_line
FROM outbox WHERE state < 2 AND state = 0 AND next_try_at <= :now ORDER BY next_try_at, id LIMIT :limit;

-- name: outbox_left_behind
-- The process that was sending these has ended.
-- access: write
-- indexed
UPDATE outbox SET state = 4, next_try_at = NULL, last_error = :why WHERE state < 2 AND next_try_at >= 0 AND state = 1
RETURNING id;

-- name: outbox_too_old
-- access: write
-- indexed
UPDATE outbox SET state = 3, next_try_at = NULL, last_error = :why
WHERE state < 2 AND next_try_at <= :now AND state = 0 AND queued_at < :oldest
RETURNING id;

-- name: outbox_set
-- Sets the delivery columns of one notification.
-- access: write
-- indexed
UPDATE outbox SET state = :state, queued_at = :queued_at, attempts = :attempts, next_try_at = :next_try_at,
  last_error = :last_error, sent_at = :sent_at WHERE id = :id;

-- name: outbox_set_result
-- Sets the delivery columns after an attempt. A mail that was sent is sent, whatever others thought of it; any other
-- result counts only while nobody has decided otherwise.
-- access: write
-- indexed
UPDATE outbox SET state = :state, queued_at = :queued_at, attempts = :attempts, next_try_at = :next_try_at,
  last_error = :last_error, sent_at = :sent_at WHERE id = :id AND (:state = 2 OR state IN (1, 4));

-- name: thread_last_received
-- The last mail on a ticket by a customer, not by a robot or an agent, and what it refers to.
-- access: read
-- indexed
SELECT intake.message_id, coalesce(intake_header.refs, '') FROM intake
LEFT JOIN intake_header ON intake_header.intake = intake.id
WHERE intake.ticket = :ticket AND intake.seq IS NOT NULL AND intake.message_id <> '' AND intake.verdict IN (0, 1, 2)
ORDER BY intake.seq DESC LIMIT 1;

-- name: thread_sent
-- Our mails to the customer of a ticket that were not cancelled.
-- access: read
-- indexed
SELECT message_id FROM outbox
WHERE ticket = :ticket AND agent IS NULL AND about IN ('reply', 'message') AND state <> 5 ORDER BY change, id;

-- name: reply_token_get
-- access: read
-- indexed
SELECT token FROM reply_token WHERE ticket = :ticket;

-- name: reply_token_add
-- Ten digits of base32, each of five random bits.
-- access: write
INSERT INTO reply_token (ticket, token)
  WITH RECURSIVE digit (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM digit WHERE n < 10)
  SELECT :ticket, group_concat(substr('abcdefghijklmnopqrstuvwxyz234567', 1 + (random() & 31), 1), '') FROM digit
  WHERE NOT EXISTS (SELECT 1 FROM reply_token WHERE ticket = :ticket) HAVING count(*) > 0;

-- name: lease_take
-- Takes a lease that nobody holds, that has ended, or that ends later than any can: the clock has gone back since.
-- access: write
-- indexed
INSERT INTO lease (name, holder, until_at) VALUES (:name, lower(hex(randomblob(16))), :until_at)
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until_at = excluded.until_at
  WHERE lease.until_at <= :now OR lease.until_at > excluded.until_at
RETURNING holder;

-- name: lease_renew
-- access: write
-- indexed
UPDATE lease SET until_at = :until_at WHERE name = :name AND holder = :holder RETURNING name;

-- name: lease_release
-- access: write
-- indexed
DELETE FROM lease WHERE name = :name AND holder = :holder;

-- name: identity_get
-- The identity of this database in Message-IDs.
-- access: read
SELECT id FROM identity LIMIT 1;
