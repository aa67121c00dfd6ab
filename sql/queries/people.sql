-- Names, customers, and changes.

-- name: names_all
-- All names except the reserved ones, which exist in every table of names.
-- access: read
-- indexed
SELECT id, kind, text, active FROM name WHERE id > 0 ORDER BY id;

-- name: name_put
-- access: write
INSERT INTO name (id, kind, text, active) VALUES (:id, :kind, :text, :active)
  ON CONFLICT (id) DO UPDATE SET text = excluded.text, active = excluded.active;

-- name: customer_by_address
-- The customer with this first address, or the one into whom they were merged.
-- access: read
-- indexed
SELECT coalesce(survivor, id) FROM customer WHERE address = :address;

-- name: customer_named
-- access: read
-- indexed
SELECT id FROM customer WHERE address = :address;

-- name: customer_merges
-- access: read
SELECT customer, change, at, kind, text FROM customer_fact WHERE kind IN (6, 7) ORDER BY id;

-- name: customer_survivors
-- access: read
-- indexed
SELECT id, survivor FROM customer WHERE survivor > 0;

-- name: customer_survivor_set
-- access: write
-- indexed
UPDATE customer SET survivor = :survivor WHERE id = :id;

-- name: tickets_of_customer
-- Tickets that a customer requested or gets copies of.
-- access: read
SELECT id FROM ticket WHERE customer = :customer OR id IN (SELECT ticket FROM cc WHERE customer = :customer);

-- name: customer_add
-- access: write
INSERT INTO customer (address) VALUES (:address) RETURNING id;

-- name: customer_get
-- access: read
-- indexed
SELECT id, address, name, org, plan FROM customer WHERE id = :id;

-- name: customer_set
-- access: write
-- indexed
UPDATE customer SET address = :address, name = :name, org = :org, plan = :plan WHERE id = :id;

-- name: customer_fact_add
-- access: write
INSERT INTO customer_fact (customer, change, at, kind, text) VALUES (:customer, :change, :at, :kind, :text);

-- name: customer_facts_fill
-- Adds the present values of customers without any fact as facts since :at.
-- access: write
INSERT INTO customer_fact (customer, change, at, kind, text)
SELECT * FROM (
  SELECT id, NULL, :at, 0, name FROM customer WHERE name <> '' UNION ALL
  SELECT id, NULL, :at, 1, org FROM customer WHERE org <> '' UNION ALL
  SELECT id, NULL, :at, 2, plan FROM customer WHERE plan <> '')
WHERE id NOT IN (SELECT customer FROM customer_fact) ORDER BY 1, 4;

-- name: customers_known_fill
-- Adds a `known` fact since :at to customers that have none.
-- access: write
INSERT INTO customer_fact (customer, change, at, kind, text)
SELECT id, NULL, :at, 3, '' FROM customer WHERE id NOT IN (SELECT customer FROM customer_fact WHERE kind = 3) ORDER BY id;

-- name: customers_addresses_fill
-- Adds the first address of customers without a fact about one as a fact since :at.
-- access: write
INSERT INTO customer_fact (customer, change, at, kind, text)
SELECT id, NULL, :at, 4, address FROM customer
WHERE id NOT IN (SELECT customer FROM customer_fact WHERE kind = 4) ORDER BY id;

-- name: address_owner
-- access: read
-- indexed
SELECT coalesce(survivor, customer.id) FROM address JOIN customer ON customer.id = address.customer
WHERE kind = :kind AND channel = :channel AND value = :value;

-- name: addresses_of_customer
-- Including those of the customers who were merged into them.
-- access: read
-- indexed
SELECT id, kind, channel, value FROM address
WHERE customer = :customer OR customer IN (SELECT id FROM customer WHERE survivor = :customer);

-- name: addresses_all
-- access: read
SELECT kind, channel, value, customer, bouncing FROM address ORDER BY id;

-- name: addresses_beside_first
-- Addresses, as people type them, of customers who have another first one, and that one.
-- access: read
SELECT text, first FROM (
  SELECT iif(address.channel = '', address.value, address.channel || ':' || address.value) AS text,
    customer.address AS first
  FROM address JOIN customer AS owner ON owner.id = address.customer
  JOIN customer ON customer.id = coalesce(owner.survivor, owner.id))
WHERE text <> first COLLATE NOCASE;

-- name: address_standing
-- Who has an address, merged or not, and whether mail to it comes back.
-- access: read
-- indexed
SELECT customer, bouncing FROM address WHERE kind = :kind AND channel = :channel AND value = :value;

-- name: address_set_bouncing
-- access: write
-- indexed
UPDATE address SET bouncing = :bouncing WHERE kind = :kind AND channel = :channel AND value = :value;

-- name: address_put
-- An address that somebody has stays theirs, in its new spelling.
-- access: write
INSERT INTO address (kind, channel, value, customer) VALUES (:kind, :channel, :value, :customer)
  ON CONFLICT (kind, channel, value) DO UPDATE SET channel = excluded.channel, value = excluded.value
  WHERE customer = excluded.customer;

-- name: address_delete
-- access: write
-- indexed
DELETE FROM address WHERE kind = :kind AND channel = :channel AND value = :value AND customer = :customer;

-- name: addresses_clear
-- access: write
DELETE FROM address;

-- name: customer_facts
-- access: read
-- indexed
SELECT customer, change, at, kind, text FROM customer_fact WHERE customer = :customer ORDER BY at, id;

-- name: customer_facts_all
-- access: read
SELECT customer, change, at, kind, text FROM customer_fact ORDER BY id;

-- name: customers_all
-- access: read
SELECT id, address, name, org, plan FROM customer ORDER BY id;

-- name: customers_unmerged
-- access: read
SELECT id, address, name, org, plan FROM customer WHERE survivor IS NULL ORDER BY id;

-- name: customers_counted
-- Customers with the numbers of their tickets and of their unresolved tickets.
-- access: read
SELECT id, address, name, org, plan, (SELECT count(*) FROM ticket WHERE ticket.customer = customer.id),
  (SELECT count(*) FROM ticket WHERE ticket.customer = customer.id AND ticket.status < 4)
FROM customer WHERE survivor IS NULL ORDER BY address;

-- name: customer_has_tickets
-- access: read
-- indexed
SELECT EXISTS (SELECT 1 FROM ticket WHERE customer = :customer);

-- name: tickets_unresolved_of_customer
-- access: read
-- indexed
SELECT id FROM ticket WHERE customer = :customer AND status < 4 ORDER BY created_at, id;

-- name: change_add
-- access: write
INSERT INTO change (recorded_at, actor, login, command, undoes)
  VALUES (:recorded_at, :actor, :login, :command, :undoes) RETURNING id;

-- name: change_last_recorded
-- access: read
-- indexed
SELECT max(recorded_at) FROM change;

-- name: change_get
-- access: read
-- indexed
SELECT id, recorded_at, actor, login, command, undoes FROM change WHERE id = :id;

-- name: change_set_undoes
-- access: write
-- indexed
UPDATE change SET undoes = :undoes WHERE id = :id;

-- name: change_last_standing
-- The newest change of :actor before :before that recorded events, is not an undo, and is not undone.
-- access: read
-- indexed
SELECT id, recorded_at, actor, login, command, undoes FROM change
WHERE actor = :actor AND id < :before AND undoes IS NULL
  AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.undoes = change.id)
  AND EXISTS (SELECT 1 FROM event WHERE event.change = change.id)
ORDER BY id DESC LIMIT 1;

-- name: change_newest
-- The last change, or NULL if there is none.
-- access: read
-- indexed
SELECT max(id) FROM change;

-- name: once_get
-- The result of the command that was run with this key.
-- access: read
-- indexed
SELECT key, change, exit, output, words, input FROM once WHERE key = :key;

-- name: once_add
-- access: write
INSERT INTO once (key, change, exit, output, words, input)
VALUES (:key, :change, :exit, :output, :words, :input);

-- name: changes_all
-- access: read
SELECT id, recorded_at, actor, login, command, undoes FROM change ORDER BY id;
