-- Applied desk files, calendars, and the bindings of tickets.

-- name: desk_version_add
-- access: write
INSERT INTO desk_version (applied_at, actor, hash, toml, new_only)
  VALUES (:applied_at, :actor, :hash, :toml, :new_only) RETURNING id;

-- name: desk_version_current
-- access: read
-- indexed
SELECT id, applied_at, actor, hash, toml, new_only FROM desk_version WHERE id = (SELECT max(id) FROM desk_version);

-- name: desk_version_as_of
-- access: read
SELECT id, applied_at, actor, hash, toml, new_only FROM desk_version
WHERE applied_at <= :at OR id = (SELECT min(id) FROM desk_version) ORDER BY id DESC LIMIT 1;

-- name: desk_version_get
-- access: read
-- indexed
SELECT id, applied_at, actor, hash, toml, new_only FROM desk_version WHERE id = :id;

-- name: desk_versions_all
-- access: read
SELECT id, applied_at, actor, hash, toml, new_only FROM desk_version ORDER BY id;

-- name: calendars_all
-- access: read
SELECT id, content FROM calendar ORDER BY id;

-- name: calendar_by_content
-- access: read
-- indexed
SELECT id FROM calendar WHERE content = :content;

-- name: calendar_add
-- access: write
INSERT INTO calendar (content) VALUES (:content) RETURNING id;

-- name: bindings_all
-- access: read
SELECT id, policy, calendar, ownership_calendar, hold_runs, assignment_s, first_response_s, next_response_s, update_s, resolution_s,
  ownership_s, promise_s, timers
FROM binding ORDER BY id;

-- name: binding_versions
-- access: read
SELECT id, version FROM binding ORDER BY id;

-- name: binding_add
-- access: write
INSERT INTO binding (id, content, version, policy, calendar, ownership_calendar, hold_runs, assignment_s, first_response_s,
  next_response_s, update_s, resolution_s, ownership_s, promise_s, timers)
VALUES (:id, :content, :version, :policy, :calendar, :ownership_calendar, :hold_runs, :assignment_s, :first_response_s,
  :next_response_s, :update_s, :resolution_s, :ownership_s, :promise_s, :timers);

-- name: binding_policy
-- access: read
-- indexed
SELECT policy FROM binding WHERE id = :id;

-- name: binding_policies
-- access: read
SELECT id, policy FROM binding ORDER BY id;
