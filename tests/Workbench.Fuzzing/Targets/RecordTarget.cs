using Workbench.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Security;
using Workbench.Fuzzing.Mutation;
using Workbench.Fuzzing.Recording;
using Workbench.Fuzzing.Trials;
using Workbench.Ledger.Rows;
using Workbench.Pipeline;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Map;

namespace Workbench.Fuzzing.Targets;

/// <summary>A record whose body is mutated: the source maps it, the plan is applied, and the destination composes its writes.</summary>
internal sealed class RecordTarget : Target
{
    private readonly Plan plan;
    private readonly SchemaSnapshot source;
    private readonly SchemaSnapshot destination;
    private readonly List<IGrouping<string, EntryRow>> families;
    private readonly ThreadLocal<MigrationEnvironment> own;

    private RecordTarget(Recorded recorded, Plan plan)
    {
        this.plan = plan;
        Name = $"{recorded.Environment.Route.Name} records";
        source = DiscoverStep.Last(recorded.Environment.Read).Source;
        destination = recorded.Provisioned;
        families = [.. recorded.Environment.Read.Entries().Where(entry => plan.For(entry.Object) is not null).GroupBy(entry => entry.Object)];

        // Connectors remember what they looked up and are made for one flow of work.
        own = new ThreadLocal<MigrationEnvironment>(() =>
        {
            var services = new ConnectorServices(new NoNetwork(), TimeProvider.System, new Random(1), new SecretScrubber());
            return recorded.Environment with { Source = recorded.Opening.Source(services, null), Destination = recorded.Opening.Destination(services) };
        });
    }

    public override string Name { get; }

    public static async Task<RecordTarget> OfAsync(Recorded recorded, CancellationToken cancellation) =>
        new(recorded, await PlanFile.ReadAsync(Path.Combine(recorded.Folder, "plan.json"), cancellation));

    public override FuzzInput Draw(Random random)
    {
        var entry = Any(random);
        return FuzzInput.OfText(Name, entry.Key.ToString(), Mutator.Mutate(Body(entry), Body(Any(random)), random));
    }

    public override Task ReadAsync(FuzzInput input, Observation observation)
    {
        observation.Served(input.Answer.Body.Length, isMutated: true);
        var environment = own.Value!;
        var key = RecordKey.Parse(input.Subject);
        var entry = environment.Read.Entry(key) ?? throw new InvalidDataException($"{key} is not among the recorded records.");
        var application = new PlanApplication(plan, destination);
        var context = new ComposeContext(environment, application, plan, source, destination, static _ => true);
        var canonical = environment.Source.Map(new SourceRecord(key, entry.Object, input.Answer.Body, entry.ModifiedAt), source);
        if (canonical.Unreadable is { } why)
        {
            // Mapping makes a reject of it, and composes nothing.
            throw new MappingException(why) { Key = key };
        }

        var planned = application.Apply(canonical, plan.For(entry.Object)!, environment.Read.LinksFrom(key));
        if (planned.Object.Outcome is not (Outcome.Inventory or Outcome.NotMigrated))
        {
            environment.Destination.Compose(planned, context);
            environment.Destination.NaturalKey(planned);
        }

        return Task.CompletedTask;
    }

    private EntryRow Any(Random random)
    {
        var family = families[random.Next(families.Count)].ToList();
        return family[random.Next(family.Count)];
    }

    private ReadOnlySpan<byte> Body(EntryRow entry) => own.Value!.Read.Body(entry.Key, entry.BodySha256);

    /// <summary>Mapping and composing make no call.</summary>
    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new NotSupportedException($"Mapping a record asked for {request.RequestUri}.");
    }
}
