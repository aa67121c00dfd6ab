-- What `tix doctor` asks of the whole file. It may read everything.

-- name: doctor_pages
-- access: read
SELECT integrity_check FROM pragma_integrity_check(100) WHERE integrity_check <> 'ok';

-- name: doctor_references
-- access: read
SELECT "table", rowid, parent FROM pragma_foreign_key_check LIMIT 100;

-- name: doctor_logs
-- A log's numbers run from 1 without gaps, and its ticket knows the last.
-- access: read
SELECT ticket.id, ticket.last_seq, (SELECT count(*) FROM event WHERE event.ticket = ticket.id),
  (SELECT max(seq) FROM event WHERE event.ticket = ticket.id)
FROM ticket ORDER BY ticket.id;

-- name: doctor_lost_messages
-- access: read
SELECT ticket, seq FROM event WHERE kind = :message
  AND NOT EXISTS (SELECT 1 FROM message WHERE message.ticket = event.ticket AND message.seq = event.seq)
ORDER BY ticket, seq;

-- name: doctor_strays
-- Rows of tickets that are not there.
-- access: read
SELECT 'span', ticket FROM span WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'stay', ticket FROM stay WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'clock', ticket FROM clock WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'tag', ticket FROM tag WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'extra', ticket FROM extra WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'watcher', ticket FROM watcher WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'need', ticket FROM need WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'firing', ticket FROM firing WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'event', ticket FROM event WHERE ticket NOT IN (SELECT id FROM ticket);

-- name: doctor_customers
-- Customers whose row is not what the last fact of each kind says.
-- access: read
SELECT address FROM customer WHERE
  name <> coalesce((SELECT text FROM customer_fact AS f WHERE f.customer = customer.id AND kind = 0 ORDER BY at DESC, id DESC LIMIT 1), '') OR
  org <> coalesce((SELECT text FROM customer_fact AS f WHERE f.customer = customer.id AND kind = 1 ORDER BY at DESC, id DESC LIMIT 1), '') OR
  plan <> coalesce((SELECT text FROM customer_fact AS f WHERE f.customer = customer.id AND kind = 2 ORDER BY at DESC, id DESC LIMIT 1), '')
ORDER BY address;

-- name: doctor_clocks
-- Tickets whose clocks take them for unresolved, or for resolved, against their row.
-- access: read
SELECT DISTINCT ticket FROM clock JOIN ticket ON ticket.id = clock.ticket
WHERE clock.unresolved <> (ticket.status < 4) ORDER BY ticket;

-- name: doctor_days
-- From the first ticket to the last time one came or went; nothing on an empty desk.
-- access: read
SELECT min(from_at), max(CASE WHEN to_at < 7258118400 THEN to_at ELSE from_at END) FROM stay;
