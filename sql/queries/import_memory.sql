-- The rows that earlier runs of `import tickets` have read for a ticket.

-- name: import_memory_get
-- access: read
-- indexed
SELECT ticket, change, last, dated, undated, before FROM import_memory WHERE ticket = :ticket;

-- name: import_memory_put
-- access: write
INSERT INTO import_memory (ticket, change, last, dated, undated, before)
  VALUES (:ticket, :change, :last, :dated, :undated, :before)
  ON CONFLICT (ticket) DO UPDATE SET change = excluded.change, last = excluded.last, dated = excluded.dated,
    undated = excluded.undated, before = excluded.before;
