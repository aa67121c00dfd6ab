-- About the tables themselves.

-- name: indexes_bulk
-- The indexes made by migrations; those of UNIQUE and PRIMARY KEY have no text. Excludes the index of customer facts,
-- which an import reads for each ticket.
-- access: read
SELECT name, sql FROM sqlite_schema
WHERE type = 'index' AND sql IS NOT NULL AND tbl_name <> 'customer_fact' ORDER BY rowid;

-- name: words_all
-- access: read
SELECT list, value, name FROM word ORDER BY list, value;

-- name: views_all
-- access: read
SELECT v.name, c.name FROM sqlite_schema AS v JOIN pragma_table_info(v.name) AS c
WHERE v.type = 'view' ORDER BY v.rowid, c.cid;
