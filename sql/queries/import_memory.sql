-- What `import tickets` has read of a ticket before.

-- name: import_memory_get
-- Nothing when the import that heard it was undone.
-- access: read
-- indexed
SELECT ticket, change, last, dated, undated, before FROM import_memory
WHERE ticket = :ticket AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.undoes = import_memory.change);

-- name: import_memory_put
-- access: write
INSERT INTO import_memory (ticket, change, last, dated, undated, before)
  VALUES (:ticket, :change, :last, :dated, :undated, :before)
  ON CONFLICT (ticket) DO UPDATE SET change = excluded.change, last = excluded.last, dated = excluded.dated,
    undated = excluded.undated, before = excluded.before;
