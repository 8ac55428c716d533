using System.Collections.Concurrent;
using Workbench.Core.Errors;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Load;

/// <summary>What holds although intents run ahead of the requests and outcomes follow behind them.</summary>
public abstract class WriteTrafficContract(StoreKind kind) : WriteContract(kind)
{
    private const int Records = 200;

    [Fact]
    public async Task RunAsync_ManyRecords_HasEveryIntentOnTheDiskBeforeItsCall()
    {
        await using var test = await ComposedAsync();
        var early = new ConcurrentBag<string>();
        test.Destination.Sending = () =>
        {
            foreach (var key in test.Destination.CallsOf("send").TakeLast(4).Where(key => test.Write(key).Attempts == 0))
            {
                early.Add(key);
            }
        };

        var results = await test.LoadAsync(new LoadOptions(Concurrency: 4));

        Assert.Empty(early);
        Assert.Equal(Records, results[0].Done);
    }

    [Fact]
    public async Task RunAsync_ManyRecords_IsOverOnlyWhenEveryOutcomeIsDurable()
    {
        await using var test = await ComposedAsync();

        var results = await test.LoadAsync(new LoadOptions(Concurrency: 8));

        Assert.Equal((Records, 0L), (results[0].Done, results[0].InDoubt));
        Assert.All(test.Read.Entries(), entry => Assert.Equal(EntryState.Loaded, entry.State));
        Assert.Equal(Records, test.Destination.CallsOf("send").Distinct().Count());
    }

    [Fact]
    public async Task RunAsync_StopRequested_LeavesNothingInDoubt()
    {
        await using var test = await ComposedAsync();
        using var stop = new CancellationTokenSource();
        var permit = await test.PermitAsync();
        test.Destination.Sending = () =>
        {
            if (test.Destination.CallsOf("send").Count >= 20)
            {
                stop.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new LoadStep(test.Environment, EmptyPlan, new LoadOptions(Concurrency: 4), permit).RunAsync(stop.Token));

        var sent = test.Destination.CallsOf("send").ToHashSet(StringComparer.Ordinal);
        Assert.All(
            test.Read.Entries().Select(entry => test.Read.Writes(entry.Key).Single()),
            write => Assert.Equal(sent.Contains($"contact/{write.Key.Id}") ? WriteState.Done : WriteState.Planned, write.State));
    }

    [Fact]
    public async Task RunAsync_StoppedAndRunAgain_SendsEachOnce()
    {
        await using var test = await ComposedAsync();
        using var stop = new CancellationTokenSource();
        var permit = await test.PermitAsync();
        test.Destination.Sending = () =>
        {
            if (test.Destination.CallsOf("send").Count >= 50)
            {
                stop.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new LoadStep(test.Environment, EmptyPlan, new LoadOptions(Concurrency: 4), permit).RunAsync(stop.Token));

        await test.LoadAsync();

        Assert.Equal(Records, test.Destination.CallsOf("send").Count);
        Assert.Equal(Records, test.Destination.CallsOf("send").Distinct().Count());
        Assert.Empty(test.Destination.CallsOf("find"));
    }

    /// <summary>Each contact refers to the one before it, which is known there only once its outcome is durable.</summary>
    [Fact]
    public async Task RunAsync_OneByOne_KnowsEveryTwinBeforeTheNextWriteBegins()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/10", [Create("10")]);
        for (var number = 11; number < 30; number++)
        {
            await test.ComposeAsync($"contact/{number}", [Create($"{number}", new { after = new TwinToken(Key($"contact/{number - 1}"), "contact").ToJson() })]);
        }

        var results = await test.LoadAsync(new LoadOptions(Concurrency: 1));

        Assert.Equal((20, 0), (results[0].Done, results[0].Waiting));
    }

    /// <summary>No intent becomes durable here before as many as may run ahead were asked for. The time-out is only met where they are not.</summary>
    [Fact]
    public async Task RunAsync_TwoRequestsInFlight_AsksForEightIntentsAtOnce()
    {
        await using var test = await ComposedAsync();
        var (intents, ahead) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var ledger = new WatchedLedger(test.Ledger)
        {
            Committing = async changes =>
            {
                if (changes is [LedgerChange.WriteIntended])
                {
                    if (Interlocked.Increment(ref intents) == 8)
                    {
                        ahead.SetResult();
                    }

                    await ahead.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
                }
            },
        };

        var results = await LoadAsync(test, test.Environment with { Ledger = ledger }, concurrency: 2);

        Assert.Equal(Records, results[0].Done);
    }

    [Fact]
    public async Task RunAsync_IntentThatCannotBeRecorded_EndsWithThatFailure()
    {
        await using var test = await ComposedAsync();
        var intents = 0;
        var ledger = new WatchedLedger(test.Ledger)
        {
            Committing = changes => changes is [LedgerChange.WriteIntended] && Interlocked.Increment(ref intents) == 20
                ? throw new LedgerException("the disk is full")
                : Task.CompletedTask,
        };

        var failure = await Assert.ThrowsAsync<LedgerException>(() => LoadAsync(test, test.Environment with { Ledger = ledger }, concurrency: 4));

        Assert.Equal("the disk is full", failure.Message);
    }

    private static async Task<IReadOnlyList<PhaseResult>> LoadAsync(Rehearsal test, MigrationEnvironment environment, int concurrency) =>
        await new LoadStep(environment, EmptyPlan, new LoadOptions(concurrency), await test.PermitAsync()).RunAsync(TestContext.Current.CancellationToken);

    private async Task<Rehearsal> ComposedAsync()
    {
        var test = await BeginAsync();
        for (var number = 0; number < Records; number++)
        {
            var key = $"contact/{number}";
            await test.ComposeAsync(key, [Create(key)]);
        }

        return test;
    }
}

public sealed class WriteTrafficOnSqliteTests() : WriteTrafficContract(StoreKind.Sqlite);

public sealed class WriteTrafficOnPostgresTests() : WriteTrafficContract(StoreKind.Postgres);
