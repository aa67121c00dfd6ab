-- What a desk's tickets rest on, taken away from a database that has none: the desk of an imported log takes its place.

-- name: background_clear_bindings
-- access: write
DELETE FROM binding;

-- name: background_clear_calendars
-- access: write
DELETE FROM calendar;

-- name: background_clear_desk_versions
-- access: write
DELETE FROM desk_version;

-- name: background_clear_customers
-- access: write
DELETE FROM customer;

-- name: background_clear_absences
-- access: write
DELETE FROM absence;

-- name: background_clear_changes
-- access: write
DELETE FROM change;

-- name: background_clear_names
-- access: write
DELETE FROM name WHERE id > 0;
