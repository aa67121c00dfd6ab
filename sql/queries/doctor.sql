-- The checks of `tix doctor` on the whole file. They may scan every table.

-- name: doctor_pages
-- access: read
SELECT integrity_check FROM pragma_integrity_check(100) WHERE integrity_check <> 'ok';

-- name: doctor_references
-- access: read
SELECT "table", rowid, parent FROM pragma_foreign_key_check LIMIT 100;

-- name: doctor_logs
-- Logs whose numbers do not run from 1 to last_seq of their ticket without gaps.
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
-- Rows of tickets that do not exist.
-- access: read
SELECT 'span', ticket FROM span WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'stay', ticket FROM stay WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'clock', ticket FROM clock WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'tag', ticket FROM tag WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'extra', ticket FROM extra WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'cc', ticket FROM cc WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'watcher', ticket FROM watcher WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'need', ticket FROM need WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'firing', ticket FROM firing WHERE ticket NOT IN (SELECT id FROM ticket)
UNION SELECT 'event', ticket FROM event WHERE ticket NOT IN (SELECT id FROM ticket);

-- name: doctor_customers
-- Customers whose row differs from their last fact of each kind.
-- access: read
SELECT address FROM customer WHERE
  name <> coalesce((SELECT text FROM customer_fact AS f WHERE f.customer = customer.id AND kind = 0 ORDER BY at DESC, id DESC LIMIT 1), '') OR
  org <> coalesce((SELECT text FROM customer_fact AS f WHERE f.customer = customer.id AND kind = 1 ORDER BY at DESC, id DESC LIMIT 1), '') OR
  plan <> coalesce((SELECT text FROM customer_fact AS f WHERE f.customer = customer.id AND kind = 2 ORDER BY at DESC, id DESC LIMIT 1), '')
ORDER BY address;

-- name: doctor_clocks
-- Tickets whose clocks are in the wrong index: that of unresolved tickets, or not in it.
-- access: read
SELECT DISTINCT ticket FROM clock JOIN ticket ON ticket.id = clock.ticket
WHERE clock.unresolved <> (ticket.status < 4) ORDER BY ticket;

-- name: doctor_days
-- The times of the first ticket and of the last event that opened or closed one; NULL without tickets.
-- access: read
SELECT min(from_at), max(CASE WHEN to_at < 7258118400 THEN to_at ELSE from_at END) FROM stay;
