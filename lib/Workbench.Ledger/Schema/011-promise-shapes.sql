-- Most records of an object promise the same of the same fields and differ in the values. What stands around the values is kept once, with the
-- values empty; data then holds the values alone, in their order. Where shape is null, data holds the promises whole.
CREATE TABLE promise_shape (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, data TEXT NOT NULL);
ALTER TABLE promise ADD COLUMN shape INTEGER REFERENCES promise_shape (id);
