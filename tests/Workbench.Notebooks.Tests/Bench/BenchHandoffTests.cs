using Workbench.Connectors;
using Workbench.Notebooks.Migrations;

namespace Workbench.Notebooks.Tests.Bench;

public sealed class BenchHandoffTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bench-tests-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Sources => [.. ConnectorCatalog.Sources.Keys];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task OperatorFiles_NewFolder_NamesEveryTemplateAsMissing(string source)
    {
        await using var bench = await OpenAsync(source);

        var table = await bench.OperatorFiles();

        Assert.Equal(ConnectorCatalog.Sources[source].OperatorFiles.Count, table.RowCount);
        Assert.All(table.Rows, row => Assert.Contains("missing", row[1]!.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task OperatorFiles_InvalidFile_IsNamedByLineWithoutOpeningAnAccount()
    {
        await using var bench = await OpenAsync("ivinex");
        var directory = folder.CreateSubdirectory("operator");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "groups.json"), "{\"kind\":\"workbench.operator/groups\",\n\"items\":[{]}", Cancellation);

        var table = await bench.OperatorFiles();

        var row = Assert.Single(table.Rows, row => (string)row[0]! == "operator/groups");
        Assert.Contains("invalid", row[1]!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("line 2, column ", (string)row[3]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OperatorFiles_FileWithoutTemplate_IsListedAndChecked()
    {
        await using var bench = await OpenAsync("ivinex");
        var directory = folder.CreateSubdirectory("operator");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "history.ndjson"), "{\"recordId\":\"1\"}\noops\n", Cancellation);

        var row = (await bench.OperatorFiles()).Rows[^1];

        Assert.Equal("operator/history", row[0]);
        Assert.Equal("line 2, column 1: Not valid JSON.", row[3]);
    }

    [Fact]
    public async Task RetentionCountdown_NoRetentionFile_SaysThereIsNoWindow()
    {
        await using var bench = await OpenAsync("ivinex");

        Assert.Contains("No retention window", (await bench.RetentionCountdown()).ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RetentionCountdown_SourceThatRemovesWithoutFile_AsksForIt()
    {
        await using var bench = await OpenAsync("infoset");

        Assert.Contains("retention.json", (await bench.RetentionCountdown()).ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeHistory_NotAskedFor_WritesNothingAndSaysHowToAsk()
    {
        await using var bench = await OpenAsync("ivinex");

        var table = await bench.ChangeHistory();

        Assert.Equal(0, table.RowCount);
        Assert.Contains("history=yes", table.Caption, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<Notebooks.Bench> OpenAsync(string source)
    {
        var account = new AccountFile(new Uri("https://vendor.example/"), new Dictionary<string, string>());
        await new MigrationFile(
            $"{source}-intercom", "Acme", new Dictionary<string, EnvironmentFile> { [OpenMigration.Production] = new(account, account) })
            .WriteAsync(folder.FullName, Cancellation);
        return await Notebooks.Bench.OpenAsync(folder.FullName, TimeProvider.System, Cancellation);
    }
}
