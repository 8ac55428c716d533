using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Check;

/// <summary>Checks before anything moves. Write scopes are probed by updating a record that does not exist: 404 proves the scope, 403 its absence.</summary>
internal sealed class Preflight(IntercomApi api)
{
    private const string NoContact = "000000000000000000000000";

    private static readonly (string Kind, IntercomCall Probe)[] Probes =
    [
        ("write-contacts", new("contact.update") { Path = [NoContact], Json = new JsonObject { ["name"] = "probe" } }),
        ("write-companies", new("company.update") { Path = [NoContact], Json = new JsonObject { ["name"] = "probe" } }),
        ("write-tickets", new("ticket.update") { Path = ["0"], Json = new JsonObject { ["skip_notifications"] = true } }),
        ("write-conversations", new("conversation.update") { Path = ["0"], Json = new JsonObject { ["title"] = "probe" } }),
    ];

    private static readonly (string Kind, IntercomCall Probe) Articles =
        ("write-articles", new("article.update") { Path = ["0"], Json = new JsonObject { ["title"] = "probe" } });

    public async IAsyncEnumerable<Finding> RunAsync(Plan? plan, SchemaSnapshot destination, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var me = await api.AskAsync(new("me"), cancellation).ConfigureAwait(false);
        if (!me.IsSuccess)
        {
            var error = IntercomErrors.Read(me);
            yield return new("intercom.token", FindingState.Blocks, $"The token is refused ({me.Status} {error.Code}): {error.Message}",
                "Create an access token of a private app in the Developer Hub and set it as secret 'token'.");
            yield break;
        }

        yield return Region(IntercomApi.Parse(me).Text("app", "region"));
        var hasArticles = plan is null || plan.Objects.Any(row => row.Kind is Kind.Article or Kind.Collection && row.DestinationObject is not null);
        foreach (var (kind, probe) in hasArticles ? Probes.Append(Articles) : Probes)
        {
            yield return await ScopeAsync(kind, probe, cancellation).ConfigureAwait(false);
        }

        foreach (var finding in await PlanCheck.RunAsync(plan, destination, api, cancellation).ConfigureAwait(false))
        {
            yield return finding;
        }
    }

    private Finding Region(string? region) => (api.Settings.Region, region) switch
    {
        (null, _) => new("intercom.region", FindingState.NeedsPerson, $"The workspace says region '{region ?? "(none)"}'.",
            "Confirm that this is where the data may live, and set 'region' in the connection."),
        var (wanted, said) when string.Equals(wanted, said, StringComparison.OrdinalIgnoreCase) =>
            new("intercom.region", FindingState.Clear, $"The workspace is in region {said}."),
        var (wanted, said) => new("intercom.region", FindingState.Blocks, $"The workspace says region '{said}', the connection expects '{wanted}'.",
            "Check the base URL and the token: they may belong to another workspace."),
    };

    private async Task<Finding> ScopeAsync(string kind, IntercomCall probe, CancellationToken cancellation)
    {
        var code = $"intercom.scope.{kind}";
        try
        {
            var result = await api.WriteAsync(probe, cancellation).ConfigureAwait(false);
            if (result is not SendResult.Answered { Answer: var answer })
            {
                return new(code, FindingState.NeedsPerson, "The probe got no final answer.", "Run the check again.");
            }

            var error = IntercomErrors.Read(answer);
            return answer.Status switch
            {
                403 => new(code, FindingState.Blocks, $"Refused: {error.Code} {error.Message}",
                    error.Code == "api_plan_restricted" ? "The workspace needs a trial or paid plan." : "Give the app this write scope and create the token again."),
                400 when error.Code == "intercom_version_invalid" => new(code, FindingState.Blocks, $"Version {IntercomSettings.Version} is refused: {error.Message}",
                    "Check whether Intercom has retired the version."),
                _ => new(code, FindingState.Clear, $"{code}: allowed (a record that does not exist answered {answer.Status})."),
            };
        }
        catch (ConnectorException fault)
        {
            return new(code, FindingState.NeedsPerson, fault.Message, "Run the check again.");
        }
    }
}
