-- Sorts the rows of `import events` in a separate database in a temporary file.

-- name: staging_create
-- access: write
CREATE TABLE staged (ref TEXT NOT NULL, at INTEGER NOT NULL, line INTEGER NOT NULL, fields TEXT NOT NULL) STRICT;

-- name: staging_add
-- access: write
INSERT INTO staged (ref, at, line, fields) VALUES (:ref, :at, :line, :fields);

-- name: staging_each
-- access: read
SELECT ref, at, line, fields FROM staged ORDER BY ref, at, line;
