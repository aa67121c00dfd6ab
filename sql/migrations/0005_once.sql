-- What a command answered that was given with --once KEY, to answer the same again.

-- `words` and `input` are hashes of what was typed and of what was read from the standard input; input is NULL where
-- nothing was read. The change is NULL where the command recorded none.
CREATE TABLE once (
  key TEXT PRIMARY KEY,
  change INTEGER REFERENCES change (id),
  exit INTEGER NOT NULL,
  output TEXT NOT NULL,
  words TEXT NOT NULL,
  input TEXT
) STRICT;
CREATE INDEX once_change ON once (change) WHERE change IS NOT NULL;
