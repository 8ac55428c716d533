using System.Globalization;
using Workbench.Connectors;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Http;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Security;
using Workbench.Pipeline.Estimates;

namespace Workbench.Simulation.Tests.Estimates;

/// <summary>What planning makes of a quota in closed form is what the rule of the HTTP layer does call by call.</summary>
public sealed class QuotaTermsTests
{
    private const int Calls = 2_000;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);
    private static readonly DateTimeOffset Start = new(2026, 2, 3, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void QuotaTerms_Gorgias_LastAsLongAsItsBucket()
    {
        var took = Drive(new BucketRule(40, TimeSpan.FromSeconds(20)), static (_, _) => new Dictionary<string, string>());

        Assert.Equal(1, Plan("gorgias", new() { ["email"] = "a@example.com" }, "apiKey") / took, tolerance: 0.02);
    }

    [Fact]
    public void QuotaTerms_Intercom_LastAsLongAsItsWindows()
    {
        // Windows of the vendor begin at whole ten seconds.
        const int limit = 100;
        var (window, used) = (-1L, 0);
        var took = Drive(new WindowRule(QuotaHeaders.Common, TimeSpan.FromSeconds(10)), (_, now) =>
        {
            var current = now.ToUnixTimeSeconds() / 10;
            used = current == window ? used + 1 : 1;
            window = current;
            return new Dictionary<string, string>
            {
                ["X-RateLimit-Limit"] = Text(limit), ["X-RateLimit-Remaining"] = Text(limit - used), ["X-RateLimit-Reset"] = Text((current + 1) * 10),
            };
        });

        var terms = new QuotaTerms(int.MaxValue, [new QuotaLimit("100 per 10 s", limit * 0.9, TimeSpan.FromSeconds(10), LimitShape.Window)]);
        Assert.Equal(1, Plan(terms) / took, tolerance: 0.02);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Sends calls one after the other through a rule, on a clock of its own.</summary>
    private static TimeSpan Drive(QuotaRule rule, Func<int, DateTimeOffset, Dictionary<string, string>> headers)
    {
        var now = Start;
        for (var call = 0; call < Calls; call++)
        {
            while (rule.NextAt(now, 0) is { } at)
            {
                now = at > now ? at : now.AddMilliseconds(1);
            }

            rule.Sent(now, 0);
            var sentAt = now;
            now += Latency;
            rule.Observe(new HttpAnswer("test", 200, headers(call, now), default, null, now), sentAt);
        }

        return now - Start;
    }

    private static TimeSpan Plan(string destination, Dictionary<string, string> settings, string secret)
    {
        var profile = new ConnectionProfile(destination, new Uri("https://acme.example.com"), settings, new Dictionary<string, Secret> { [secret] = new("s") }, "");
        using var handler = new HttpClientHandler();
        var services = new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber());
        return Plan(ConnectorCatalog.Destinations[destination].Open(profile, services).QuotaTerms);
    }

    private static TimeSpan Plan(QuotaTerms terms)
    {
        var estimator = new Estimator(
            "here-there", new SideTerms("here", [new CallCost(CostStep.Read, "GET", CostUnit.Account, Calls)], terms), new SideTerms("there", [], QuotaTerms.None));
        var assumptions = new Assumptions { SourceLatency = Latency, SideBySide = 1 };
        var nothing = new SchemaSnapshot("here", "acme", [new ObjectSchema("tickets", "Tickets", Kind.Ticket, 0, [])], [], []);
        return estimator.Plan(assumptions, given => new Workload(nothing, [], given)).Steps.Single(step => step.Name == StepNames.Extract).Duration;
    }
}
