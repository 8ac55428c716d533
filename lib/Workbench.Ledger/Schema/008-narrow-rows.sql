-- A call changes the rows of its write and of its record twice, and a changed row is written anew as a whole page. What was composed once, and is
-- kilobytes long, stands in rows of its own, so that the rows that change are narrow and stand many to a page.
CREATE TABLE write_body (key TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, update_body TEXT);
INSERT INTO write_body (key, name, body, update_body) SELECT key, name, body, update_body FROM write;
CREATE UNIQUE INDEX write_body_key ON write_body (key, name);

DROP VIEW writes;
ALTER TABLE write DROP COLUMN body;
ALTER TABLE write DROP COLUMN update_body;
CREATE VIEW writes AS
    SELECT write.key, write.name, operation, phase, nullif(thread, '') AS thread, position, state, attempts, sent_at, is_update, creates,
        body_sha256, payload_sha256, twin_type, twin_id, twin_container, origin, request_id, answer, answered_sha256,
        nullif(doubt, '') AS doubt, body, update_body
    FROM write LEFT JOIN write_body ON write_body.key = write.key AND write_body.name = write.name;

-- No index knows the state: it changes twice with every call, and whoever looks for what is due or open reads narrow rows.
DROP INDEX write_due;
DROP INDEX write_open;
DROP INDEX write_order;
CREATE INDEX write_order ON write (phase, thread, position, key, name);

-- The container becomes known with the record's first twin; what was promised stays as it is.
DROP INDEX promise_container;
CREATE TABLE promise_container (key TEXT PRIMARY KEY, container TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO promise_container (key, container) SELECT key, container FROM promise;
CREATE INDEX promise_container_order ON promise_container (container, key);
ALTER TABLE promise DROP COLUMN container;
