-- doubt: '' where none; 'Open' while nobody knows whether the last send arrived, also after a person left the record out; 'Cleared' where a
-- person says that it did not. answered_sha256 is the fingerprint of the payload that the stored answer is about.
ALTER TABLE write ADD COLUMN doubt TEXT NOT NULL DEFAULT '';
ALTER TABLE write ADD COLUMN answered_sha256 TEXT;
CREATE INDEX write_open ON write (key, name) WHERE state IN ('Sending', 'InDoubt');

-- What was composed while a write of the record was in doubt; it counts once the doubt is resolved.
CREATE TABLE deferred (key TEXT PRIMARY KEY, composed TEXT NOT NULL) WITHOUT ROWID;

DROP VIEW writes;
CREATE VIEW writes AS
    SELECT key, name, operation, phase, nullif(thread, '') AS thread, position, state, attempts, sent_at, is_update, creates,
        body_sha256, payload_sha256, twin_type, twin_id, twin_container, origin, request_id, answer, answered_sha256,
        nullif(doubt, '') AS doubt, body, update_body
    FROM write;
