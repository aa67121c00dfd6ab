-- Deletes the data that tickets refer to from a database without tickets, so that an imported log can replace it.

-- name: reference_data_clear_bindings
-- access: write
DELETE FROM binding;

-- name: reference_data_clear_calendars
-- access: write
DELETE FROM calendar;

-- name: reference_data_clear_desk_versions
-- access: write
DELETE FROM desk_version;

-- name: reference_data_clear_customer_facts
-- access: write
DELETE FROM customer_fact;

-- name: reference_data_clear_customers
-- access: write
DELETE FROM customer;

-- name: reference_data_clear_absences
-- access: write
DELETE FROM absence;

-- name: reference_data_clear_once
-- access: write
DELETE FROM once;

-- name: reference_data_clear_changes
-- access: write
DELETE FROM change;

-- name: reference_data_clear_names
-- access: write
DELETE FROM name WHERE id > 0;
