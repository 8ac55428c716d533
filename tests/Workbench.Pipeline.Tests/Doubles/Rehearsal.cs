using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Files;
using Workbench.Ledger.Postgres;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Rollback;
using Workbench.Pipeline.Routes;
using Workbench.Pipeline.SignOff;

namespace Workbench.Pipeline.Tests.Doubles;

/// <summary>An environment on a real ledger in a folder of its own, with a scripted destination and a clock that never makes anybody wait.</summary>
internal sealed class Rehearsal : IAsyncDisposable
{
    /// <summary>A migration's clock leaps here; that of the server does not.</summary>
    private static readonly PostgresWriter Writer = new("the rehearsal") { Lease = TimeSpan.FromMinutes(10), Clock = TimeProvider.System };

    private readonly string folder = Directory.CreateTempSubdirectory("pipeline-tests-").FullName;
    private readonly RehearsalSchema? schema;
    private ILedger ledger = null!;

    private Rehearsal(RehearsalSchema? schema) => this.schema = schema;

    public PromptClock Clock { get; } = new();

    /// <summary>Everything that steps told about how far they are.</summary>
    public Told Progress { get; } = new();

    public NoSource Source { get; } = new();

    public ScriptedDestination Destination { get; } = new();

    public ILedger Ledger => ledger;

    public ILedgerReader Read => ledger.Read;

    public static Plan EmptyPlan { get; } = new("ivinex-intercom", [], new Dictionary<string, string>(), null, new Dictionary<string, string>());

    public MigrationEnvironment Environment => new(
        "rehearsal", Route.Load("ivinex-intercom"), Source, Destination, ledger, new FileStore(Path.Combine(folder, "files")), Clock, Progress, "code");

    public static async Task<Rehearsal> BeginAsync(StoreKind kind = StoreKind.Sqlite)
    {
        var rehearsal = new Rehearsal(kind == StoreKind.Postgres ? new RehearsalSchema() : null);
        await rehearsal.OpenAsync();
        return rehearsal;
    }

    public static RecordKey Key(string text) => RecordKey.Parse("ivinex/" + text);

    /// <summary>A write that creates a twin named after its record's kind; <c>as</c> names it in the log.</summary>
    public static Write Create(string log, object? more = null, int phase = 1, bool canUpdate = false)
    {
        var body = Body(log, more);
        return new Write("create", "test.create", phase, body) { Creates = "contact", UpdateBody = canUpdate ? body : null };
    }

    /// <summary>A write that sets a field of a twin that stands there.</summary>
    public static Write Set(string log, string on, string field, string value, int phase = 2) =>
        new("set", "test.set", phase, Body(log, new { on, set = field, value }));

    public static JsonElement Body(string log, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["as"] = log;
        return JsonSerializer.SerializeToElement(body);
    }

    public static Promise Promised(string field, string expected, PromiseCheck check = PromiseCheck.Equals) =>
        new(field, "contact", field, FieldType.Text, expected, check, VerdictClass.Equal);

    public Task CommitAsync(params LedgerChange[] changes) => ledger.CommitAsync(changes, TestContext.Current.CancellationToken).AsTask();

    /// <summary>A record that was extracted and composed.</summary>
    public Task ComposeAsync(string key, IReadOnlyList<Write> writes, params Promise[] promises) => CommitAsync(
        new LedgerChange.RecordExtracted(
            new SourceRecord(Key(key), Key(key).Kind.Print(), Encoding.UTF8.GetBytes($"{{\"k\":\"{key}\"}}"), null), 1, PromptClock.Start, "", key),
        new LedgerChange.RecordComposed(Key(key), EntryState.Mapped, null, writes, promises, []));

    public async Task<IReadOnlyList<PhaseResult>> LoadAsync(LoadOptions? options = null, Plan? plan = null) =>
        await new LoadStep(Environment, plan ?? EmptyPlan, options ?? new LoadOptions(), await Signing.PermitAsync(Environment, plan ?? EmptyPlan))
            .RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Leave to write by the empty plan, come by as people do: discovered, signed, compared.</summary>
    public Task<WritePermit> PermitAsync(WritePurpose purpose = WritePurpose.Load) => Signing.PermitAsync(Environment, EmptyPlan, purpose);

    public Task<RollbackResult> RollBackAsync() => new RollbackStep(Environment).RunAsync(TestContext.Current.CancellationToken);

    public EntryRow Entry(string key) => Read.Entry(Key(key))!;

    public WriteRow Write(string key, string name = "create") => Read.Writes(Key(key)).Single(write => write.Write.Name == name);

    /// <summary>Leaves the ledger as a process does that was killed between the intent and the answer, and opens it again.</summary>
    public async Task CrashAfterIntentAsync(string key, string name = "create", bool isUpdate = false)
    {
        await IntendAsync(key, name, isUpdate);
        await ledger.DisposeAsync();
        await OpenAsync();
    }

    /// <summary>The intent of a write with the fingerprint of what would be sent.</summary>
    public Task IntendAsync(string key, string name = "create", bool isUpdate = false)
    {
        var write = Write(key, name).Write;
        var sent = TwinToken.Resolve(isUpdate ? write.UpdateBody!.Value : write.Body, token => Read.Twin(token.Key, token.Type)?.Twin.Id ?? "");
        return CommitAsync(new LedgerChange.WriteIntended(Key(key), name, 1, Sha256Hex.Of(sent!.ToJsonString()), isUpdate));
    }

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        await (schema?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(folder, recursive: true);
    }

    private async Task OpenAsync() =>
        ledger = await (schema?.Ledger ?? LedgerPlace.File(Path.Combine(folder, "ledger.db"))).OpenAsync(Writer, Clock, TestContext.Current.CancellationToken);

    internal sealed class Told : IProgress<StepProgress>
    {
        private readonly ConcurrentQueue<StepProgress> told = new();

        /// <summary>What a step told last.</summary>
        public (long Done, long? Total) Last(string step)
        {
            var last = told.Last(progress => progress.Step == step);
            return (last.Done, last.Total);
        }

        public void Report(StepProgress value) => told.Enqueue(value);
    }
}
