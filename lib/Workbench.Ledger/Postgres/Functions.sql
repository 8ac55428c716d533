-- What SQLite has and PostgreSQL does not, so that the statements of the ledger are the same for both. They lie in the schema of the ledger.

CREATE OR REPLACE FUNCTION max(bigint, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT greatest($1, $2)';

-- The value at a path, as text; truth is 1 or 0. jsonb has no character zero, and nothing that is looked up by a path needs it.
CREATE OR REPLACE FUNCTION json_extract(data text, path text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE jsonb_typeof(found) WHEN 'boolean' THEN CASE WHEN found::boolean THEN '1' ELSE '0' END ELSE found #>> '{}' END
    FROM jsonb_path_query_first(replace(data, '\u0000', '\ufffd')::jsonb, path::jsonpath) AS found
$$;

CREATE OR REPLACE FUNCTION json_each(data text) RETURNS TABLE (key bigint, value text) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 100 AS $$
    SELECT number - 1, found FROM json_array_elements_text(data::json) WITH ORDINALITY AS each (found, number)
$$;

CREATE OR REPLACE FUNCTION json_each(data text, path text) RETURNS TABLE (key bigint, value text) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 10 AS $$
    SELECT key, value FROM json_each(json_extract(data, path))
$$;

CREATE OR REPLACE FUNCTION json_text_object(text, text, text, text, text, text) RETURNS json LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT json_build_object($1, $2, $3, $4, $5, $6)';

CREATE OR REPLACE FUNCTION json_of_array(anyarray) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT to_json($1)::text';
CREATE OR REPLACE AGGREGATE json_group_array (json) (sfunc = array_append, stype = json[], initcond = '{}', finalfunc = json_of_array);
CREATE OR REPLACE AGGREGATE json_group_array (text) (sfunc = array_append, stype = text[], initcond = '{}', finalfunc = json_of_array);
