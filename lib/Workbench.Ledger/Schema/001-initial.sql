-- Tables are named in the singular and belong to the code; the views at the end, in the plural, are what queries may rely on.
-- Times are UTC text (ISO 8601), states and kinds are words, keys print as system/kind/id.

CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    change TEXT NOT NULL,
    key TEXT,
    data TEXT NOT NULL,
    hash TEXT NOT NULL);
CREATE INDEX event_key ON event (key) WHERE key IS NOT NULL;

-- place: inline (content holds the bytes), side (bodies/ab/<sha> does), purged (only the hash is left).
CREATE TABLE body (sha256 TEXT PRIMARY KEY, bytes INTEGER NOT NULL, place TEXT NOT NULL, content BLOB);

CREATE TABLE entry (
    key TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    object TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    body TEXT NOT NULL,
    modified_at TEXT,
    occurred_at TEXT,
    form TEXT NOT NULL,
    label TEXT NOT NULL,
    home TEXT,
    first_scan INTEGER NOT NULL,
    last_scan INTEGER NOT NULL,
    deleted INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX entry_kind ON entry (kind, key);
CREATE INDEX entry_object ON entry (object, key);
CREATE INDEX entry_home ON entry (home, occurred_at, key) WHERE home IS NOT NULL;

CREATE TABLE link (
    from_key TEXT NOT NULL, role TEXT NOT NULL, to_key TEXT NOT NULL, scan INTEGER NOT NULL,
    PRIMARY KEY (from_key, role, to_key)) WITHOUT ROWID;
CREATE INDEX link_to ON link (to_key, role);

CREATE TABLE file (
    key TEXT PRIMARY KEY, file_name TEXT NOT NULL, content_type TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT, failure TEXT,
    detail TEXT) WITHOUT ROWID;

-- thread is '' where the order is free. confirmed_sha256 is the body that the destination holds.
CREATE TABLE write (
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    operation TEXT NOT NULL,
    phase INTEGER NOT NULL,
    thread TEXT NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    sent_at TEXT,
    is_update INTEGER NOT NULL,
    creates TEXT,
    carries TEXT,
    body_sha256 TEXT NOT NULL,
    confirmed_sha256 TEXT,
    payload_sha256 TEXT,
    twin_type TEXT,
    twin_id TEXT,
    twin_container TEXT,
    origin TEXT NOT NULL,
    request_id TEXT,
    answer TEXT,
    body TEXT NOT NULL,
    update_body TEXT,
    natural_key TEXT);
CREATE UNIQUE INDEX write_key ON write (key, name);
CREATE INDEX write_order ON write (phase, thread, position, key, name, state);
CREATE INDEX write_due ON write (phase, thread, position, key, name) WHERE state IN ('Planned', 'Sending', 'InDoubt');

CREATE TABLE twin (
    key TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, container TEXT, origin TEXT NOT NULL, write TEXT NOT NULL,
    removed INTEGER NOT NULL, PRIMARY KEY (key, type, id)) WITHOUT ROWID;
CREATE INDEX twin_id ON twin (type, id);

-- container is the twin that must be read to see the record's first twin; '' while it has none.
CREATE TABLE promise (key TEXT PRIMARY KEY, container TEXT NOT NULL, data TEXT NOT NULL, composed_sha256 TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX promise_container ON promise (container, key);

CREATE TABLE note (
    key TEXT NOT NULL, number INTEGER NOT NULL, field TEXT, code TEXT NOT NULL, detail TEXT NOT NULL,
    PRIMARY KEY (key, number)) WITHOUT ROWID;
CREATE INDEX note_code ON note (code, key, number);

-- Most records of an object share one list of fields, classes and reasons (a shape); classes is a bit per verdict class.
CREATE TABLE verdict_shape (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, classes INTEGER NOT NULL, data TEXT NOT NULL);
CREATE TABLE verdict (key TEXT PRIMARY KEY, shape INTEGER NOT NULL REFERENCES verdict_shape (id), detail TEXT) WITHOUT ROWID;
CREATE INDEX verdict_of_shape ON verdict (shape, key);

CREATE TABLE reject (key TEXT PRIMARY KEY, code TEXT NOT NULL, detail TEXT NOT NULL, payload TEXT, at TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE existing (
    type TEXT NOT NULL, id TEXT NOT NULL, container TEXT, external_key TEXT, natural_key TEXT, PRIMARY KEY (type, id)) WITHOUT ROWID;
CREATE INDEX existing_external ON existing (external_key) WHERE external_key IS NOT NULL;
CREATE INDEX existing_natural ON existing (natural_key) WHERE natural_key IS NOT NULL;

CREATE TABLE before_image (type TEXT NOT NULL, id TEXT NOT NULL, image TEXT NOT NULL, PRIMARY KEY (type, id));

CREATE TABLE removal (
    key TEXT NOT NULL, write TEXT NOT NULL, type TEXT, id TEXT, container TEXT, result TEXT NOT NULL, detail TEXT,
    PRIMARY KEY (key, write)) WITHOUT ROWID;

CREATE TABLE provision (
    name TEXT PRIMARY KEY, label TEXT NOT NULL, state TEXT NOT NULL, type TEXT, id TEXT, container TEXT, body TEXT NOT NULL,
    detail TEXT) WITHOUT ROWID;

-- Documents and sign-offs have the number of their own event.
CREATE TABLE document (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL, sha256 TEXT NOT NULL, json TEXT NOT NULL);
CREATE INDEX document_name ON document (name, number);

CREATE TABLE sign_off (
    number INTEGER PRIMARY KEY, gate TEXT NOT NULL, signer TEXT NOT NULL, is_demo INTEGER NOT NULL, comment TEXT NOT NULL,
    binding TEXT NOT NULL, at TEXT NOT NULL, root_hash TEXT NOT NULL);

CREATE TABLE manual_step (
    name TEXT NOT NULL, half TEXT NOT NULL, state TEXT NOT NULL, proof TEXT NOT NULL, person TEXT NOT NULL, detail TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (name, half)) WITHOUT ROWID;

CREATE VIEW entries AS
    SELECT key, kind, object, state, reason, label, form, modified_at, occurred_at, home, first_scan, last_scan, deleted, body AS body_sha256
    FROM entry;
CREATE VIEW links AS SELECT from_key, role, to_key, scan FROM link;
CREATE VIEW files AS SELECT key, file_name, content_type, bytes, sha256, failure, detail FROM file;
CREATE VIEW writes AS
    SELECT key, name, operation, phase, nullif(thread, '') AS thread, position, state, attempts, sent_at, is_update, creates,
        body_sha256, payload_sha256, twin_type, twin_id, twin_container, origin, request_id, answer, body, update_body
    FROM write;
CREATE VIEW twins AS SELECT key, type, id, container, origin, write, removed FROM twin;
CREATE VIEW notes AS SELECT key, number, field, code, detail FROM note;
CREATE VIEW verdicts AS
    SELECT verdict.key, entry.object, entry.kind, json_extract(field.value, '$[0]') AS field, json_extract(field.value, '$[1]') AS class,
        json_extract(field.value, '$[2]') AS reason,
        json_extract(verdict.detail, '$."' || field.key || '"[0]') AS expected,
        json_extract(verdict.detail, '$."' || field.key || '"[1]') AS found
    FROM verdict
    JOIN verdict_shape ON verdict_shape.id = verdict.shape
    JOIN entry ON entry.key = verdict.key
    CROSS JOIN json_each(verdict_shape.data) AS field;
CREATE VIEW rejects AS SELECT key, code, detail, payload, at FROM reject;
CREATE VIEW removals AS SELECT key, write, type, id, container, result, detail FROM removal;
CREATE VIEW events AS SELECT number, at, change, key, data, hash FROM event;
CREATE VIEW documents AS SELECT name, number, at, sha256, json FROM document;
CREATE VIEW sign_offs AS SELECT number, gate, signer, is_demo, comment, binding, at, root_hash FROM sign_off;
CREATE VIEW manual_steps AS SELECT name, half, state, proof, person, detail, at FROM manual_step;
