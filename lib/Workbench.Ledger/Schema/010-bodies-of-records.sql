-- A body stands with its record. Hashes come in no order: in an index by the hash alone each body changed another page, and reading the records in
-- their order looked at another one each time.
CREATE TABLE body_of_record (
    key TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, place TEXT NOT NULL, content BLOB, PRIMARY KEY (key, sha256));
INSERT INTO body_of_record (key, sha256, bytes, place, content)
    SELECT seen.key, body.sha256, bytes, place, content
    FROM (SELECT DISTINCT key, json_extract(data, '$.body') AS sha256 FROM event WHERE change = 'RecordExtracted') AS seen
    JOIN body ON body.sha256 = seen.sha256
    ORDER BY seen.key;
DROP TABLE body;
ALTER TABLE body_of_record RENAME TO body;
