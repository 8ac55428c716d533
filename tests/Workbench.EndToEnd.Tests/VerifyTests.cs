using Microsoft.Data.Sqlite;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests;

/// <summary>A record that somebody touched no longer verifies.</summary>
[Collection(nameof(DefaultDemo))]
public sealed class VerifyTests(DefaultDemo demo)
{
    public static TheoryData<string, Action<string>, string> Changes => new()
    {
        { "a byte of an executed notebook", run => Flip(Path.Combine(run, "executed", "07-reconciliation.ipynb")), "07-reconciliation.ipynb" },
        { "a list", run => File.Delete(Path.Combine(run, "deliverables", "lists", "verdicts.csv")), "verdicts.csv" },
        { "an event of the ledger", Edit, "ledger.db" },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Changes))]
    public async Task Verify_TouchedRecord_NamesWhatWasTouched(string what, Action<string> change, string named)
    {
        using var copy = demo.Folder.Copy();
        change(copy.Run);

        var result = await WorkbenchCli.RunAsync(["verify", copy.Run], TestContext.Current.CancellationToken);

        Assert.True(result.ExitCode != 0 && result.Output.Contains(named, StringComparison.Ordinal), $"{what}: {result}");
    }

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static void Edit(string run)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(run, "ledger.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE event SET data = replace(data, ':', ': ') WHERE number = (SELECT max(number) / 2 FROM event)";
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
