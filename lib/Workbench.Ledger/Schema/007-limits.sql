-- How much of an account's quota the migration may use, and when: one row per side, the newest word; the events keep the others.
CREATE TABLE account_limits (
    side TEXT PRIMARY KEY, share REAL, hours TEXT, zone TEXT, is_paused INTEGER NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;

CREATE VIEW limits AS SELECT side, share, hours, zone, is_paused, person, at FROM account_limits;
