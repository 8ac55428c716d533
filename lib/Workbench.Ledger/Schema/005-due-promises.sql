-- Which records are due for judging stands in a narrow table of its own: a promise is a row of kilobytes, and marking one rewrote it.
CREATE TABLE due (key TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO due SELECT key FROM promise WHERE judged = 0;
DROP INDEX promise_unjudged;
ALTER TABLE promise DROP COLUMN judged;
