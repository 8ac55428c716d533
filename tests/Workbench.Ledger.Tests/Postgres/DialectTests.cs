using Workbench.Ledger.Postgres;

namespace Workbench.Ledger.Tests.Postgres;

public sealed class DialectTests
{
    [Theory]
    [InlineData("SELECT a FROM write INDEXED BY write_due WHERE b = $1", "SELECT a FROM write  WHERE b = $1")]
    [InlineData("FROM verdict CROSS JOIN verdict_shape ON id = shape", "FROM verdict JOIN verdict_shape ON id = shape")]
    [InlineData("FROM event CROSS JOIN json_each(event.data) AS each", "FROM event CROSS JOIN json_each(event.data) AS each")]
    [InlineData("WHERE a IS NOT b AND c IS d", "WHERE a IS DISTINCT FROM b AND c IS NOT DISTINCT FROM d")]
    [InlineData("WHERE a IS NOT NULL AND b IS NULL AND $2 IS NULL", "WHERE a IS NOT NULL AND b IS NULL AND $2::text IS NULL")]
    [InlineData("SELECT CAST(a AS REAL) FROM b", "SELECT CAST(a AS DOUBLE PRECISION) FROM b")]
    public void Statement_WordsOfSqlite_AreThoseOfPostgres(string sqlite, string postgres) => Assert.Equal(postgres, Dialect.Statement(sqlite));

    [Fact]
    public void Script_ColumnTypes_AreThoseOfPostgres() => Assert.Equal(
        "CREATE TABLE a (b BIGINT PRIMARY KEY, c TEXT COLLATE \"C\" NOT NULL, d BYTEA, e DOUBLE PRECISION);",
        Dialect.Script("CREATE TABLE a (b INTEGER PRIMARY KEY, c TEXT NOT NULL, d BLOB, e REAL) WITHOUT ROWID;"));
}
