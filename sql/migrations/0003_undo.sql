-- What an undo needs to bind tickets anew: how each desk was applied, and what was known of customers when.

ALTER TABLE desk_version ADD COLUMN new_only INTEGER NOT NULL DEFAULT 0; -- 1: open tickets kept their targets

-- What became known of a customer, never changed: the last fact of a kind at or before a moment holds then. `customer` has
-- what holds now. What came with the customer holds from the first instant tix knows, and has no change where tix did not
-- write facts yet.
CREATE TABLE customer_fact (
  id INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customer (id),
  change INTEGER REFERENCES change (id),
  at INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX customer_fact_customer ON customer_fact (customer, at, id);

INSERT INTO word (list, value, name) VALUES
  ('customer_fact', 0, 'name'), ('customer_fact', 1, 'org'), ('customer_fact', 2, 'plan');

INSERT INTO customer_fact (customer, change, at, kind, text)
  SELECT id, NULL, -2208988800, 0, name FROM customer WHERE name <> '' UNION ALL
  SELECT id, NULL, -2208988800, 1, org FROM customer WHERE org <> '' UNION ALL
  SELECT id, NULL, -2208988800, 2, plan FROM customer WHERE plan <> '' ORDER BY 1, 4;
