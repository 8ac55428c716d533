-- What a round of catching up found, one row per record; scan is the round's first.
CREATE TABLE difference (
    scan INTEGER NOT NULL, key TEXT NOT NULL, object TEXT NOT NULL, what TEXT NOT NULL, before TEXT, after TEXT,
    PRIMARY KEY (scan, key)) WITHOUT ROWID;

-- What was found after the cut-over: one row per record and side; the events keep how it came to its state.
CREATE TABLE finding (
    key TEXT NOT NULL, side TEXT NOT NULL, what TEXT NOT NULL, state TEXT NOT NULL, person TEXT NOT NULL, detail TEXT NOT NULL,
    found_at TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (key, side)) WITHOUT ROWID;

-- What a phase or step did, for whoever asks where the migration stands.
CREATE INDEX event_step ON event (number) WHERE change = 'StepMoved';

CREATE VIEW differences AS SELECT scan, key, object, what, before, after FROM difference;
CREATE VIEW findings AS SELECT key, side, what, state, person, detail, found_at, at FROM finding;
