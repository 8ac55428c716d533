using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.OutsideCheck;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests;

/// <summary>A process that dies in the middle of the load loses nothing and doubles nothing when the same command runs again.</summary>
public sealed class KillTests
{
    private const double Size = 0.2;
    private const int PartsBeforeTheKill = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_KilledDuringLoad_IsCleanAfterTheNextRun()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["demo", "--size", "0.2", "--out", folder.Run];
        using (var process = WorkbenchCli.Start(command))
        {
            var output = process.StandardOutput.ReadToEndAsync(Cancellation);
            while (Messages(folder) < PartsBeforeTheKill)
            {
                Assert.False(process.HasExited, $"the demo ended before it could be killed: {(process.HasExited ? await output : "")}");
                await Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation);
            }

            process.Kill();
            await process.WaitForExitAsync(Cancellation);
        }

        var killedAt = Messages(folder);
        var again = await WorkbenchCli.RunProcessAsync(command, Cancellation);

        Assert.True(again.ExitCode == 0, again.ToString());
        using var store = new DocumentStore(folder.StateOf("intercom-production"));
        var report = OutsideChecker.Run(new BuiltInSample(Size), isEdited: true, store);
        Assert.True(report.Findings.Count == 0, report.Explain());
        Assert.InRange(killedAt, PartsBeforeTheKill, report.Found["message"] - 1);
    }

    /// <summary>Parts with words in the production workspace; 0 until its state can be read.</summary>
    private static int Messages(TemporaryFolder folder)
    {
        var state = folder.StateOf("intercom-production");
        if (!File.Exists(state))
        {
            return 0;
        }

        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={state};Mode=ReadOnly;Pooling=False");
        try
        {
            connection.Open();
            using var count = connection.CreateCommand();
            count.CommandText = "SELECT count(*) FROM docs WHERE collection = 'parts' AND json LIKE '%\"part_type\":\"comment\"%'";
            return Convert.ToInt32(count.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // The vendor is just making its tables.
            return 0;
        }
    }
}
