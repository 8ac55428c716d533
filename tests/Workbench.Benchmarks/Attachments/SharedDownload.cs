using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Workbench.Cluster;
using Workbench.Core.Security;
using Workbench.Ledger;
using Workbench.Ledger.Postgres;
using Workbench.Notebooks;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Work;

namespace Workbench.Benchmarks.Attachments;

/// <summary>One migration whose files are downloaded by some workers, each part by one of them.</summary>
/// <param name="folder">Holds the operator's files already.</param>
/// <param name="variable">Name of the environment variable with the connection string of the database.</param>
internal sealed class SharedDownload(string folder, int workers, string variable, AttachmentServer server)
{
    private readonly string schema = string.Create(CultureInfo.InvariantCulture, $"workers_{workers}");

    private readonly ConcurrentQueue<TimeSpan> begun = [];

    /// <summary>How long after the download was asked for each of its parts was taken up, and at last the whole.</summary>
    public IReadOnlyList<TimeSpan> Begun => [.. begun];

    /// <summary>Prepares the migration, downloads, and tells what the server gave out meanwhile.</summary>
    public async Task<Served> RunAsync(CancellationToken cancellation)
    {
        await MakeAsync(cancellation);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0L;
        var processes = Enumerable.Range(0, workers).Select(_ => new MeasuredWorker(variable, Hear)).ToList();
        try
        {
            await Task.WhenAll(processes.Select(process => process.Ready)).WaitAsync(cancellation);
            await server.ServedAsync(cancellation);
            asked = Stopwatch.GetTimestamp();
            await ClusterWork.RequestAsync(folder, new WorkRequest(WorkStep.Download), workers, cancellation);
            await done.Task.WaitAsync(cancellation);
            RequireAll();
            return await server.ServedAsync(cancellation);
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }

        void Hear(string line)
        {
            if (line.Contains($"{schema} {WorkStep.Download}: done", StringComparison.Ordinal))
            {
                done.TrySetResult();
            }
            else if (line.StartsWith($"{schema} {WorkStep.Download}", StringComparison.Ordinal) && line.EndsWith(": begins", StringComparison.Ordinal))
            {
                begun.Enqueue(Stopwatch.GetElapsedTime(asked));
            }
            else if (line.Contains("needs a person", StringComparison.Ordinal))
            {
                done.TrySetException(new InvalidOperationException(line));
            }
        }
    }

    /// <summary>Up to what was read from the source; a file is downloaded by a step of its own.</summary>
    private async Task MakeAsync(CancellationToken cancellation)
    {
        var (source, rehearsal, production) = (server.Accounts.Source, server.Accounts.Rehearsal, server.Accounts.Production);
        var environments = new Dictionary<string, EnvironmentFile>
        {
            [OpenMigration.Rehearsal] = new(Of(OpenMigration.Rehearsal, "ivinex", source), Of(OpenMigration.Rehearsal, "intercom", rehearsal)),
            [OpenMigration.Production] = new(Of(OpenMigration.Production, "ivinex", source), Of(OpenMigration.Production, "intercom", production)),
        };
        await new MigrationFile("ivinex-intercom", "Slow files", environments, AttachmentServer.Shortened, Choices: "choices", Ledger: new LedgerFile(schema, variable))
            .WriteAsync(folder, cancellation);
        await using var bench = await Bench.OpenAsync(folder, TimeProvider.System, cancellation);
        await bench.Discover();
        await bench.SignOff("scope", "The benchmark");
        await bench.Extract();
    }

    private AccountFile Of(string environment, string system, ServedAccount account)
    {
        foreach (var (name, value) in account.Secrets)
        {
            Environment.SetEnvironmentVariable(SecretSource.NameOf($"{schema}_{environment}", system, name), value);
        }

        return new AccountFile(account.BaseUrl, account.Settings);
    }

    private void RequireAll()
    {
        using var read = PostgresLedger.OpenReader(new PostgresPlace(LedgerPlaces.ConnectionOf(variable, SecretSource.FromMachine()), schema));
        var stored = read.Files().Count(file => file.Sha256 is not null);
        if (stored != AttachmentSample.Files)
        {
            throw new InvalidOperationException($"{stored} of {AttachmentSample.Files} files were stored.");
        }
    }
}
