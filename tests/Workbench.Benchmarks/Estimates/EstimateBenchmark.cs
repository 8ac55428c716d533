using System.Diagnostics;
using Workbench.Connectors;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Security;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline.Estimates;

namespace Workbench.Benchmarks.Estimates;

/// <summary>How long planning takes for 2,000,000 records with a terabyte of files, for every route together.</summary>
internal static class EstimateBenchmark
{
    private const long Tickets = 330_000;
    private const double Terabyte = 1e12;

    public static Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellation)
    {
        var assumptions = new Assumptions { MessagesPerTicket = 4, FilesPerTicket = 1, BytesPerFile = Terabyte / Tickets };
        var services = new ConnectorServices(new HttpClientHandler(), TimeProvider.System, new Random(1), new SecretScrubber());
        var startedAt = Stopwatch.GetTimestamp();
        var records = 0.0;
        foreach (var name in RouteCatalog.Names)
        {
            cancellation.ThrowIfCancellationRequested();
            var route = RouteCatalog.Load(name);
            var (from, to) = (ConnectorCatalog.Sources[route.Source], ConnectorCatalog.Destinations[route.Destination]);
            var source = from.Open(Profile(route.Source, from.Account), services);
            var destination = to.Open(Profile(route.Destination, to.Account), services);
            var estimator = new Estimator(
                name, new SideTerms(route.Source, source.Costs, source.QuotaTerms), new SideTerms(route.Destination, destination.Costs, destination.QuotaTerms));
            records = estimator.Plan(assumptions, given => new Workload(Account(route.Source), [], given)).Records;
        }

        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new("records of each account", records, "records"),
            new("planning of all routes", Stopwatch.GetElapsedTime(startedAt).TotalSeconds, "s", Most: 60),
        ]);
    }

    private static SchemaSnapshot Account(string system) => new(
        system,
        "large",
        [
            new ObjectSchema("tickets", "Tickets", Kind.Ticket, Tickets, []),
            new ObjectSchema("contacts", "Contacts", Kind.Contact, 50_000, []),
            new ObjectSchema("messages", "Messages", Kind.Message, null, []),
            new ObjectSchema("files", "Files", Kind.Attachment, null, []),
        ],
        [],
        []);

    private static ConnectionProfile Profile(string name, AccountTemplate template) => new(
        name, template.BaseUrl, template.Settings, template.Secrets(template.Settings).ToDictionary(secret => secret, _ => new Secret("not-a-secret")), "");
}
