using Microsoft.Data.Sqlite;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Tests.Storage;

public sealed class StatementTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workbench-statement-").FullName;
    private readonly Session session;

    public StatementTests()
    {
        session = Connections.OpenWriter(Path.Combine(folder, "test.db"));
        session.Run("CREATE TABLE given (number INTEGER PRIMARY KEY, value, other NOT NULL DEFAULT 0)");
    }

    [Theory]
    [InlineData(null, "null")]
    [InlineData("", "text")]
    [InlineData("Zo\u00eb \U0001F680", "text")]
    [InlineData(7, "integer")]
    [InlineData(long.MaxValue, "integer")]
    [InlineData(true, "integer")]
    [InlineData(new byte[0], "blob")]
    [InlineData(new byte[] { 1, 0, 2 }, "blob")]
    public void Run_AnyValue_IsStoredAsTheProviderWould(object? value, string type)
    {
        session.Run("INSERT INTO given (number, value) VALUES ($1, $2)", 1, value);

        Assert.Equal(1L, session.Scalar("SELECT count(*) FROM given WHERE value IS $1 AND typeof(value) = $2", value, type));
    }

    [Fact]
    public void Run_TextOfAnyLength_ComesBack()
    {
        foreach (var (length, number) in new[] { 1, 100, 170, 171, 5_000 }.Select((length, number) => (length, number)))
        {
            var text = string.Concat(Enumerable.Repeat("\u20ac", length));
            session.Run("INSERT INTO given (number, value) VALUES ($1, $2)", number, text);

            Assert.Equal(text, session.Scalar("SELECT value FROM given WHERE number = $1", number));
        }
    }

    [Fact]
    public void Run_ParametersInAnyOrder_AreBoundByTheirNumber()
    {
        session.Run("INSERT INTO given (value, number) VALUES ($2, $1)", 1, "a");

        Assert.Equal(1, session.Run("UPDATE given SET other = 5 WHERE value = $1", "a"));
        Assert.Equal(0, session.Run("UPDATE given SET other = 5 WHERE value = $1", "b"));
    }

    [Fact]
    public void Run_BrokenRule_SaysSoAndCanRunAgain()
    {
        session.Run("INSERT INTO given (number) VALUES ($1)", 1);

        var fault = Assert.Throws<SqliteException>(() => session.Run("INSERT INTO given (number) VALUES ($1)", 1));

        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT, fault.SqliteErrorCode);
        Assert.Equal(1, session.Run("INSERT INTO given (number) VALUES ($1)", 2));
    }

    public void Dispose()
    {
        session.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
