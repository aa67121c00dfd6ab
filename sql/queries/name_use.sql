-- Tests whether a desk file may drop a name.

-- name: name_in_use
-- access: read
SELECT EXISTS (SELECT 1 FROM event WHERE actor = :name OR (kind IN (:team, :agent) AND a = :name));
