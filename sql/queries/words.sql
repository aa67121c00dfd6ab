-- The index of words. To delete a row of a contentless table, its old content must be passed again.

-- name: title_words_add
-- access: write
INSERT INTO title_word (rowid, title) VALUES (:ticket, :title);

-- name: title_words_remove
-- access: write
INSERT INTO title_word (title_word, rowid, title) VALUES ('delete', :ticket, :title);

-- name: title_words_fill
-- access: write
INSERT INTO title_word (rowid, title) SELECT id, title FROM ticket;

-- name: message_words_add
-- access: write
INSERT INTO message_word (rowid, body) VALUES (:message, :body);

-- name: message_words_remove
-- access: write
INSERT INTO message_word (message_word, rowid, body) VALUES ('delete', :message, :body);

-- name: message_words_optimize
-- Removed words are only marked until the segments of the index are merged.
-- access: write
INSERT INTO message_word (message_word) VALUES ('optimize');

-- name: message_words_fill
-- access: write
INSERT INTO message_word (rowid, body)
SELECT id, CASE WHEN shown IS NULL THEN body ELSE CAST(substr(CAST(body AS BLOB), 1, shown) AS TEXT) END
FROM message WHERE body IS NOT NULL;
