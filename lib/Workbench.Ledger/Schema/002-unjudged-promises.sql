-- Whatever happens to a record or its twins after its verdicts were given makes it due for judging again.
ALTER TABLE promise ADD COLUMN judged INTEGER NOT NULL DEFAULT 0;
CREATE INDEX promise_unjudged ON promise (container) WHERE judged = 0;
UPDATE promise SET judged = 1 WHERE EXISTS (SELECT 1 FROM verdict WHERE verdict.key = promise.key);
