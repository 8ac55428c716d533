using System.Text;
using System.Text.Json;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Tests.Stores;

namespace Workbench.Ledger.Tests;

/// <summary>A ledger in a store of its own, with short ways to say what happens in it.</summary>
internal sealed class TemporaryLedger : IAsyncDisposable
{
    private TemporaryLedger(TestStore store, ILedger ledger)
    {
        Store = store;
        Ledger = ledger;
    }

    public TestStore Store { get; }

    public ILedger Ledger { get; private set; }

    public ILedgerReader Read => Ledger.Read;

    public static async Task<TemporaryLedger> CreateAsync(TestStore store) => new(store, await store.OpenAsync());

    public static RecordKey Key(string text) => RecordKey.Parse(text);

    public static LedgerChange.RecordExtracted Extracted(string key, string body = "{}", long scan = 1, string? name = null) => new(
        new SourceRecord(Key(key), name ?? Key(key).Kind.Print() + "s", Encoding.UTF8.GetBytes(body), null), scan, FixedClock.Start, "", key);

    public static LedgerChange.LinkExtracted Linked(string from, string to, long scan = 1, string role = LinkRole.Parent) =>
        new(new RecordLink(Key(from), role, Key(to)), scan);

    public static Write Write(string name = "create", string body = "{}", int phase = 1, string? update = null, string? thread = null, long order = 0) =>
        new(name, "contact.create", phase, JsonElement.Parse(body))
        {
            UpdateBody = update is null ? null : JsonElement.Parse(update),
            Thread = thread,
            Order = order,
        };

    public static LedgerChange.RecordComposed Composed(string key, params Write[] writes) =>
        new(Key(key), EntryState.Mapped, null, writes, [], []);

    public static LedgerChange.WriteIntended Intended(string key, string name = "create", int attempt = 1) =>
        new(Key(key), name, attempt, new string('a', 64), false);

    public static LedgerChange.WriteEnded Ended(string key, WriteState state, TwinRef? twin, string name = "create") =>
        new(Key(key), name, state, twin, twin is null ? TwinOrigin.None : TwinOrigin.Created, "request-1", "{}");

    public static LedgerChange.VerdictsGiven Judged(string key, params (string Field, VerdictClass Class, string? Found)[] verdicts) => new(
        Key(key), [.. verdicts.Select(row => new Verdict(Key(key), row.Field, row.Class, null, row.Found is null ? null : "expected", row.Found))]);

    public Task CommitAsync(params LedgerChange[] changes) =>
        Ledger.CommitAsync(changes, TestContext.Current.CancellationToken).AsTask();

    public async Task ReopenAsync()
    {
        await Ledger.DisposeAsync();
        Ledger = await Store.OpenAsync();
    }

    public Task CloseAsync() => Ledger.DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await Store.DisposeAsync();
    }
}
