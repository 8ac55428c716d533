namespace Workbench.Tests.Shared;

/// <summary>The PostgreSQL server that <c>WORKBENCH_POSTGRES</c> names with a connection string.</summary>
internal static class PostgresServer
{
    private const string Connection = "WORKBENCH_POSTGRES";
    private const string Requirement = "WORKBENCH_REQUIRE";

    /// <summary>Its connection string. Skips the test where none is named, unless the environment requires it.</summary>
    public static string Require()
    {
        if (Environment.GetEnvironmentVariable(Connection) is { Length: > 0 } connection)
        {
            return connection;
        }

        var isRequired = (Environment.GetEnvironmentVariable(Requirement) ?? "").Contains("postgres", StringComparison.Ordinal);
        Assert.False(isRequired, $"{Connection} names no server, but {Requirement} asks for one.");
        Assert.Skip($"{Connection} names no PostgreSQL server.");
        return "";
    }
}
