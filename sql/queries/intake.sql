-- What came in, files, and what proves to which ticket an answer belongs.

-- name: blob_by_hash
-- access: read
-- indexed
SELECT id FROM blob WHERE sha256 = :sha256;

-- name: blob_add
-- access: write
INSERT INTO blob (sha256, size, bytes) VALUES (:sha256, :size, :bytes) RETURNING id;

-- name: blob_add_empty
-- A row of :size zeros, to be written in place.
-- access: write
INSERT INTO blob (sha256, size, bytes) VALUES (:sha256, :size, zeroblob(:size)) RETURNING id;

-- name: blob_get
-- access: read
-- indexed
SELECT sha256, size FROM blob WHERE id = :id;

-- name: blob_drop_unused
-- access: write
-- indexed
DELETE FROM blob WHERE id = :id
  AND NOT EXISTS (SELECT 1 FROM part WHERE part.blob = blob.id)
  AND NOT EXISTS (SELECT 1 FROM intake WHERE intake.raw = blob.id);

-- name: part_add
-- access: write
INSERT INTO part (ticket, seq, n, role, name, safe_name, type, size, sha256, blob)
  SELECT :ticket, :seq, coalesce(max(n), 0) + 1, :role, :name, :safe_name, :type, :size, :sha256, :blob
  FROM part WHERE ticket = :ticket AND seq = :seq;

-- name: parts_of_ticket
-- access: read
-- indexed
SELECT seq, n, role, name, safe_name, type, size, blob FROM part WHERE ticket = :ticket ORDER BY seq, n;

-- name: parts_redact
-- access: write
-- indexed
UPDATE part SET name = '', safe_name = '', sha256 = NULL, blob = NULL WHERE ticket = :ticket AND seq = :seq;

-- name: parts_move
-- access: write
-- indexed
UPDATE part SET ticket = :to, seq = :to_seq WHERE ticket = :ticket AND seq = :seq;

-- name: intake_add
-- access: write
INSERT INTO intake (channel, key, at, change, verdict, why, ticket, seq, customer, address, name, auth, flags, message_id,
    subject, raw)
  VALUES (:channel, :key, :at, :change, :verdict, :why, :ticket, :seq, :customer, :address, :name, :auth, :flags, :message_id,
    :subject, :raw) RETURNING id;

-- name: intake_header_add
-- access: write
INSERT INTO intake_header (intake, headers, refs) VALUES (:intake, :headers, :refs);

-- name: intake_set
-- access: write
-- indexed
UPDATE intake SET verdict = :verdict, why = :why, ticket = :ticket, seq = :seq, customer = :customer, settled = :settled
WHERE id = :id;

-- name: intake_forget_raw
-- access: write
-- indexed
UPDATE intake SET raw = NULL WHERE id = :id;

-- name: intake_get
-- access: read
-- indexed
SELECT id, channel, key, at, change, verdict, why, ticket, coalesce(seq, 0), customer, address, name, auth, flags, message_id,
  subject, raw, settled FROM intake WHERE id = :id;

-- name: intake_header_get
-- access: read
-- indexed
SELECT headers, refs FROM intake_header WHERE intake = :intake;

-- name: intake_of_message
-- access: read
-- indexed
SELECT id, channel, key, at, change, verdict, why, ticket, coalesce(seq, 0), customer, address, name, auth, flags, message_id,
  subject, raw, settled FROM intake WHERE ticket = :ticket AND seq = :seq;

-- name: intake_all
-- access: read
SELECT id, channel, key, at, change, verdict, why, ticket, coalesce(seq, 0), customer, address, name, auth, flags, message_id,
  subject, raw, settled FROM intake ORDER BY id;

-- name: intake_key_known
-- access: read
-- indexed
SELECT EXISTS (SELECT 1 FROM intake WHERE key = :key);

-- name: intake_ticket_of_id
-- access: read
-- indexed
SELECT ticket FROM intake WHERE message_id = :message_id AND ticket IS NOT NULL AND seq IS NOT NULL ORDER BY id DESC LIMIT 1;

-- name: ticket_of_token
-- access: read
-- indexed
SELECT ticket FROM reply_token WHERE token = :token;

-- name: intake_created_since
-- access: read
-- indexed
SELECT count(*) FROM intake WHERE at > :since AND verdict = 0;

-- name: intake_created_since_by
-- access: read
-- indexed
SELECT count(*) FROM intake WHERE address = :address COLLATE NOCASE AND at > :since AND verdict = 0;
