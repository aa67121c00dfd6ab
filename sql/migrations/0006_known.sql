-- When a customer became known is a fact like their name, organisation and plan. Those of before are known from the first
-- instant that tix knows, as what came with them.

INSERT INTO word (list, value, name) VALUES ('customer_fact', 3, 'known');

INSERT INTO customer_fact (customer, change, at, kind, text)
  SELECT id, NULL, -2208988800, 3, '' FROM customer ORDER BY id;
