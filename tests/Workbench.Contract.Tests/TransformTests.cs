using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Ledger;
using Workbench.Pipeline.Map.Validation;

namespace Workbench.Contract.Tests;

/// <summary>What the transforms make of values arrives in every destination, in fields that were created for it, and is found there.</summary>
public sealed class TransformTests(PreparedMigrations prepared)
{
    private const string Prefix = "contract ";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Destinations => [.. DestinationSubject.All.Select(subject => subject.Name)];

    [Theory]
    [MemberData(nameof(Destinations))]
    public async Task Check_PlanAsProposed_HasNoProblemBeforeAndAfterProvisioning(string destination)
    {
        await using var migration = await CopyAsync(destination);

        Assert.Empty(migration.Problems(migration.Known.Plan));
        Assert.Empty(PlanCheck.Problems(
            migration.Known.Plan, migration.Known.Discovery.Source, migration.Known.Discovery.Destination, migration.Destination.Open(Subject(destination).Entry)));
    }

    [Theory]
    [MemberData(nameof(Destinations))]
    public async Task Load_ResultsOfTransforms_AreFoundInTheDestination(string destination)
    {
        await using var migration = await CopyAsync(destination);
        var fields = Free(migration.Known.Plan, Kind.Contact);
        var named = migration.Known.Plan.Objects.First(row => row.Kind == Kind.Contact).Fields[0].Source;
        (string Name, Transform Transform)[] wanted =
        [
            ("Number always", new Transform.Constant("42", FieldType.Number)), ("Text filled", new Transform.Template($"Record {{{named}}}")),
            ("Joined", new Transform.Concatenate([fields[2].Source, named], " / ")), ("First part", new Transform.Split(" ", 1)),
            ("Letters", new Transform.RegexExtract("[A-Za-z]+")), ("Day", new Transform.ParseDate(["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK"])),
            ("Flag", new Transform.BooleanWords(["true", "yes"], ["false", "no"])), ("Page", new Transform.TextToHtml()),
        ];
        var rows = wanted.Zip(fields).ToDictionary(
            pair => pair.Second.Source,
            pair => pair.Second with { Destination = NameOf(destination, pair.First.Name), Transform = pair.First.Transform },
            StringComparer.Ordinal);
        var plan = Changed(migration.Known.Plan, Kind.Contact, rows);

        Assert.Empty(migration.Problems(plan));
        await migration.ReplanAsync(_ => plan);
        await migration.LoadAsync();
        await migration.ReconcileAsync();

        AssertWhole(migration);
        var contacts = migration.Read.Entries(Kind.Contact).Select(entry => entry.Key).ToHashSet();
        var verdicts = migration.Read.Verdicts().Where(verdict => contacts.Contains(verdict.Key)).ToLookup(verdict => verdict.Field);
        Assert.All(rows.Keys, field => Assert.Equal(contacts.Count, verdicts[field].Count()));
        Assert.All(rows.Keys.Take(3), field => Assert.Contains(verdicts[field], verdict => verdict.Class is VerdictClass.EqualAfterTransform or VerdictClass.ExpectedLoss));
        var number = migration.Known.Provisioned.Objects.SelectMany(found => found.Fields).FirstOrDefault(field => field.Name == NameOf(destination, "Number always"));
        Assert.Equal(FieldType.Number, number?.Type);
    }

    [Theory]
    [MemberData(nameof(Destinations))]
    public async Task Load_Tags_AreFoundOrRefusedWithTheReason(string destination)
    {
        await using var migration = await CopyAsync(destination);
        var field = Free(migration.Known.Plan, Kind.Ticket)[0];
        var plan = Changed(migration.Known.Plan, Kind.Ticket, new() { [field.Source] = field with { Destination = null, Transform = new Transform.ToTag(Prefix) } });

        var problems = migration.Problems(plan);
        if (problems.Count > 0)
        {
            Assert.Contains("tags", Assert.Single(problems).Expected, StringComparison.Ordinal);
            Assert.Equal("intercom", destination);
            return;
        }

        await migration.ReplanAsync(_ => plan);
        await migration.LoadAsync();
        await migration.ReconcileAsync();

        AssertWhole(migration);
        var tickets = migration.Read.Entries(Kind.Ticket).Select(entry => entry.Key).ToHashSet();
        Assert.Contains(migration.Read.Verdicts(), verdict => tickets.Contains(verdict.Key) && verdict.Field == field.Source && verdict.Reason == "to-tag");
        await migration.RollBackAsync();
        Assert.DoesNotContain(
            (await migration.Destination.Open(Subject(destination).Entry).DiscoverAsync(Cancellation)).Objects.SelectMany(found => found.Fields),
            found => found.Name.Contains(Prefix, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Destinations))]
    public async Task Retry_AfterTheRejectingPlanWasCorrected_LoadsWhatWasRejectedWithEverythingInIt(string destination)
    {
        await using var migration = await CopyAsync(destination);
        var before = migration.Known.Plan;
        var field = Free(before, Kind.Ticket)[0];
        await migration.ReplanAsync(plan => Changed(plan, Kind.Ticket, new()
        {
            [field.Source] = field with { Transform = new Transform.BooleanWords(["no such word"], ["nor this"]), OnFailure = OnFailure.Reject },
        }));
        await migration.LoadAsync();
        await migration.ReconcileAsync();

        var rejects = migration.Read.Rejects().ToList();
        var own = rejects.Where(reject => reject.Code == ReasonCode.UnreadableValue).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, reject => Assert.Contains($"Field '{field.Source}'", reject.Detail, StringComparison.Ordinal));
        Assert.All(rejects.Except(own), reject => Assert.Equal(ReasonCode.ParentRejected, reject.Code));
        AssertJudgedOnce(migration);
        Assert.DoesNotContain(migration.Read.Entries(), entry => entry.State is EntryState.Waiting or EntryState.Mapped or EntryState.Sending);
        Assert.All(
            migration.Read.Verdicts().Where(verdict => verdict.Class == VerdictClass.Defect),
            verdict => Assert.Contains(verdict.Reason, new[] { ReasonCode.UnreadableValue, ReasonCode.ParentRejected }));

        await migration.ReplanAsync(_ => before);
        await migration.RetryAsync();
        await migration.ReconcileAsync();

        AssertWhole(migration);
        Assert.Empty(migration.Read.Rejects());
    }

    /// <summary>Rows into fields of their own, which a person could give to something else.</summary>
    private static List<FieldPlan> Free(Plan plan, Kind kind)
    {
        var row = plan.Objects.First(found => found.Kind == kind && found.DestinationObject is not null);
        return [.. row.Fields.Where(field => field.Score < 1 && field is { Destination: not null, Transform: Transform.Copy or Transform.ToText or Transform.Truncate })
            .Where(field => row.Fields.Count(other => other.Destination == field.Destination) == 1)];
    }

    private static Plan Changed(Plan plan, Kind kind, Dictionary<string, FieldPlan> rows)
    {
        var changed = plan.Objects.First(row => row.Kind == kind && row.DestinationObject is not null);
        return plan with
        {
            Objects = [.. plan.Objects.Select(row => row == changed
                ? row with { Fields = [.. row.Fields.Select(field => rows.GetValueOrDefault(field.Source, field))] }
                : row)],
        };
    }

    private static void AssertWhole(Migration migration)
    {
        AssertJudgedOnce(migration);
        var bad = migration.Read.Verdicts().Where(verdict => verdict.Class is VerdictClass.Defect or VerdictClass.InDoubt).ToList();
        Assert.True(bad.Count == 0, string.Join('\n', bad.Take(5)));
        Assert.Equal(0, migration.Destination.Account.Emulator.Outbox.Count);
    }

    /// <summary>Every field of every record has exactly one verdict.</summary>
    private static void AssertJudgedOnce(Migration migration)
    {
        var verdicts = migration.Read.Verdicts().GroupBy(verdict => verdict.Key).ToDictionary(group => group.Key, group => group.Select(verdict => verdict.Field).Order().ToList());
        Assert.All(migration.Read.Entries().ToList(), entry => Assert.Equal(
            migration.Find(entry).Fields.Select(field => field.Schema.Name).Order(), verdicts.GetValueOrDefault(entry.Key) ?? []));
    }

    private static string NameOf(string destination, string label) => destination == "gorgias" ? $"field:{label}" : label;

    private static DestinationSubject Subject(string destination) => DestinationSubject.All.Single(subject => subject.Name == destination);

    private Task<Migration> CopyAsync(string destination) => prepared.CopyAsync(Subject(destination), Cancellation);
}
