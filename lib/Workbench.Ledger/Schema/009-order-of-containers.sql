-- The order is that of records that have a container: one that gets its first twin enters it, and did not stand at its beginning before.
DROP INDEX promise_container_order;
CREATE INDEX promise_container_order ON promise_container (container, key) WHERE container <> '';
