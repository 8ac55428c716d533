using System.Text;
using Workbench.Core.Security;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.OutsideCheck;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Ledger;
using Workbench.Ledger.Postgres;

namespace Workbench.EndToEnd.Tests;

/// <summary>A whole migration whose ledgers are on PostgreSQL, through the same notebooks and commands as one in files.</summary>
public sealed class PostgresMigrationTests
{
    private const string Size = "0.1";
    private const string Variable = "WORKBENCH_SERVER_OF_ACME";
    private const string Password = "hidden-canary-7f3a";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_LedgersOnServer_IsCleanAndItsRecordVerifiesWithoutTheServer()
    {
        using var schema = new ServerSchema();
        using var folder = new TemporaryFolder();

        var demo = await RunAsync(schema, "demo", "--size", Size, "--out", folder.Run, "--ledger", $"postgres:{schema.Name}", "--connection", Variable);
        Assert.True(demo.ExitCode == 0, demo.ToString());

        using (var store = new DocumentStore(folder.StateOf("intercom-production")))
        {
            var report = OutsideChecker.Run(new BuiltInSample(0.1), isEdited: true, store);
            Assert.True(report.Findings.Count == 0, report.Explain());
        }

        var verified = await WorkbenchCli.RunAsync(["verify", folder.Run], Cancellation);
        Assert.True(verified.ExitCode == 0, verified.ToString());
        Assert.Contains(RootOf(verified.Output), demo.Output, StringComparison.Ordinal);
        var onServer = await RunAsync(schema, "ledger", "verify", $"postgres:{schema.Name}", "--connection", Variable);
        Assert.Contains(RootOf(verified.Output), onServer.Output, StringComparison.Ordinal);
        Assert.Empty(SecretCanary.Find(folder.Root, [new("password", Password)], demo.Output, demo.Error));

        var limits = await RunAsync(schema, "limits", folder.Run, "--share", "0.5");
        Assert.True(limits.ExitCode == 0, limits.ToString());
        Assert.Contains("50 %", limits.Output, StringComparison.Ordinal);
        var status = await RunAsync(schema, "status", folder.Run);
        Assert.Contains("320", status.Output, StringComparison.Ordinal);
        Assert.Contains("50 %", status.Output, StringComparison.Ordinal);

        var address = new BuiltInSample(0.1).Contacts().Select(contact => contact.Email).First(email => email?.Length > 12)!;
        Assert.Contains(address, Text(Path.Combine(folder.Run, "ledger.db")), StringComparison.Ordinal);
        var purged = await RunAsync(schema, "purge", folder.Run, "--by", "Ada");
        Assert.True(purged.ExitCode == 0, purged.ToString());
        Assert.DoesNotContain(address, Text(Path.Combine(folder.Run, "ledger.db")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Run, "files")));
        Assert.Equal(0, (await RunAsync(schema, "verify", folder.Run)).ExitCode);
    }

    [Fact]
    public async Task Status_ConnectionStringIsNotSet_SaysWhichVariableIsMissing()
    {
        using var schema = new ServerSchema();
        using var folder = new TemporaryFolder();
        var made = await RunAsync(schema, "new", folder.Run, "--route", "ivinex-intercom", "--ledger", $"postgres:{schema.Name}", "--connection", Variable);
        Assert.True(made.ExitCode == 0, made.ToString());

        var none = await RunAsync(schema, "status", folder.Run);
        var unset = await WorkbenchCli.RunAsync(["status", folder.Run], Cancellation);

        Assert.Contains("no ledger yet", none.Error, StringComparison.Ordinal);
        Assert.Contains($"{Variable} is not set", unset.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new", "--route", "ivinex-intercom")]
    [InlineData("demo", "--size", "0.1", "--out")]
    public async Task NewAndDemo_SchemaOfAnotherMigration_AreRefusedBeforeAnythingIsMade(params string[] command)
    {
        using var schema = new ServerSchema();
        using var folder = new TemporaryFolder();
        await (await PostgresLedger.OpenAsync(new PostgresPlace(new Secret(schema.Connection), $"{schema.Name}_rehearsal"), new PostgresWriter("another"), TimeProvider.System, Cancellation))
            .DisposeAsync();

        var refused = await RunAsync(schema, [.. command, folder.Run, "--ledger", $"postgres:{schema.Name}", "--connection", Variable]);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"There is a ledger {schema.Name}_rehearsal in", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Run));
    }

    [Theory]
    [InlineData("public")]
    [InlineData("workbench_quota")]
    public async Task New_SchemaThatIsNotForMigrations_IsRefused(string name)
    {
        using var schema = new ServerSchema();
        using var folder = new TemporaryFolder();

        var refused = await RunAsync(schema, "new", folder.Run, "--route", "ivinex-intercom", "--ledger", $"postgres:{name}", "--connection", Variable);

        Assert.Contains($"'{name}' is no name for the ledgers", refused.Error, StringComparison.Ordinal);
    }

    /// <summary>In a process of its own: the variable is nobody else's.</summary>
    private static Task<CliResult> RunAsync(ServerSchema schema, params string[] arguments) => WorkbenchCli.RunProcessAsync(
        arguments, Cancellation, new Dictionary<string, string> { [Variable] = $"{schema.Connection};Password={Password}" });

    private static string RootOf(string output) => output.Trim().Split(' ')[^1];

    private static string Text(string path) => Encoding.Latin1.GetString(File.ReadAllBytes(path));
}
