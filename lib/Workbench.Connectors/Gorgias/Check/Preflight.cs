using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Check;

/// <summary>Checks before anything moves. Permissions are probed by updating a record that does not exist: 404 proves them, 403 their absence.</summary>
internal sealed class Preflight(GorgiasApi api)
{
    private const string Nobody = "999999999999";

    private static readonly (string Kind, GorgiasCall Probe)[] Probes =
    [
        ("customers", new("customer.update") { Path = [Nobody], Json = new JsonObject { ["name"] = "probe" } }),
        ("tickets", new("ticket.update") { Path = [Nobody], Json = new JsonObject { ["subject"] = "probe" } }),
        ("custom-fields", new("custom-field.update") { Path = [Nobody], Json = Field() }),
    ];

    public async IAsyncEnumerable<Finding> RunAsync(Plan? plan, SchemaSnapshot destination, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var me = await KnownAsync(cancellation).ConfigureAwait(false);
        yield return me;
        if (me.State == FindingState.Blocks)
        {
            yield break;
        }

        foreach (var (kind, probe) in Probes)
        {
            yield return await PermissionAsync(kind, probe, cancellation).ConfigureAwait(false);
        }

        yield return await RulesAsync(cancellation).ConfigureAwait(false);
        yield return await MailAsync(cancellation).ConfigureAwait(false);
        foreach (var finding in PlanCheck.Run(plan, destination))
        {
            yield return finding;
        }
    }

    private async Task<Finding> KnownAsync(CancellationToken cancellation)
    {
        try
        {
            var me = await api.ReadAsync(new("me"), cancellation).ConfigureAwait(false);
            return new("gorgias.key", FindingState.Clear, $"The key belongs to {me.Text("email")}, role {me.Text("role", "name")}.");
        }
        catch (ConnectorException fault) when (fault.Status is 401 or 403)
        {
            return new("gorgias.key", FindingState.Blocks, fault.Message, "Create an API key under Settings, REST API, as an admin, and set it as secret 'apiKey'.");
        }
    }

    private async Task<Finding> PermissionAsync(string kind, GorgiasCall probe, CancellationToken cancellation)
    {
        var code = $"gorgias.permission.{kind}";
        return await api.WriteAsync(probe, cancellation).ConfigureAwait(false) switch
        {
            SendResult.Answered { Answer.Status: 404 } => new(code, FindingState.Clear, $"May write {kind}."),
            SendResult.Answered { Answer: { Status: 403 } answer } => new(
                code, FindingState.Blocks, $"May not write {kind}: {GorgiasErrors.Read(answer).Message}", "Use the API key of an admin."),
            SendResult.Answered { Answer: var answer } => new(
                code, FindingState.NeedsPerson, $"The probe for {kind} answered {answer.Status}: {GorgiasErrors.Read(answer).Message}",
                "Check by hand that the key's user may write them."),
            _ => new(code, FindingState.NeedsPerson, $"The probe for {kind} got no answer.", "Run the check again."),
        };
    }

    private async Task<Finding> RulesAsync(CancellationToken cancellation)
    {
        var active = new List<string>();
        await foreach (var rule in api.ListAsync(new("rules"), cancellation).ConfigureAwait(false))
        {
            if (rule.Text("deactivated_datetime") is null)
            {
                active.Add(rule.Text("name") ?? "(no name)");
            }
        }

        return active.Count == 0
            ? new("gorgias.rules", FindingState.Clear, "No rule is active.")
            : new("gorgias.rules", FindingState.NeedsPerson, $"{active.Count} rules are active: {string.Join(", ", active.Take(5))}. They may tag, assign or answer imported tickets.",
                "Deactivate them before the load and activate them afterwards.", active.Count);
    }

    private async Task<Finding> MailAsync(CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var integration in api.ListAsync(new("integrations"), cancellation).ConfigureAwait(false))
        {
            count += integration.Text("type") is "email" or "gmail" or "outlook" ? 1 : 0;
        }

        return count == 0
            ? new("gorgias.mail", FindingState.Clear, "No mail account is connected.")
            : new("gorgias.mail", FindingState.Affects, $"{count} mail accounts are connected: only the time of sending on every imported message keeps it from being sent.",
                null, count);
    }

    private static JsonObject Field() => new()
    {
        ["object_type"] = "Ticket",
        ["label"] = "probe",
        ["definition"] = new JsonObject { ["data_type"] = "text", ["input_settings"] = new JsonObject { ["input_type"] = "input" } },
    };
}
