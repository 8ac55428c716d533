using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

/// <summary>What an operator would write down about the configuration, which somebody rebuilds by hand.</summary>
internal static class OperatorInventory
{
    public static IEnumerable<JsonObject> MailAccounts() =>
    [
        new() { ["address"] = "support@halden.example", ["routing"] = "team:Support", ["rules"] = new JsonArray("forward-to-ticket", "auto-reply") },
        new() { ["address"] = "billing@halden.example", ["routing"] = "team:Billing", ["rules"] = new JsonArray("forward-to-ticket") },
    ];

    public static IEnumerable<JsonObject> Widgets() =>
    [
        new() { ["name"] = "Shop", ["domains"] = new JsonArray("shop.halden.example"), ["targeting"] = "all", ["language"] = "en" },
        new() { ["name"] = "Docs", ["domains"] = new JsonArray("docs.halden.example"), ["targeting"] = "signed-in", ["language"] = "de" },
    ];

    public static IEnumerable<JsonObject> Automations(SampleAccount sample) => sample.Inventory.Workflows.Select(workflow =>
        Automation(
            workflow.Key, workflow.Actions.Any(action => action.Type == "email") ? "autoresponse" : "routing", workflow.Name, workflow.Enabled, workflow.Trigger,
            workflow.Conditions.Select(condition => $"{condition.Field} {condition.Op} {condition.Value}"),
            workflow.Actions.Select(action => $"{action.Type} {action.Target}")))
        .Append(Automation("bot-1", "chatbot", "Opening hours", true, "chat started", ["outside business hours"], ["say opening hours", "ask for e-mail"]))
        .Append(Automation("ca-1", "campaign", "Calibration reminder", false, "every year", ["tag = VIP"], ["email contact"]));

    public static IEnumerable<JsonObject> ServiceLevels() =>
    [
        ServiceLevel(InfosetInventions.SlaName, priority: 2, firstResponseMinutes: 240, resolutionMinutes: 2880),
        ServiceLevel(InfosetInventions.SlaName, priority: 4, firstResponseMinutes: 30, resolutionMinutes: 480),
    ];

    /// <summary>Volumes are those of the account; satisfaction is what somebody read from a screen.</summary>
    public static IEnumerable<JsonObject> Reports(SampleAccount sample)
    {
        yield return Report("Ticket volume", "all", sample.Tickets().CountBy(ticket => ticket.Status)
            .OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => (count.Key, (double)count.Value)));
        yield return Report("Satisfaction", "2026-01", [("CSAT", 4.5), ("First response, minutes", 38)]);
    }

    public static IEnumerable<JsonObject> Retention() => [new() { ["plan"] = "standard", ["chatRetentionDays"] = InfosetChats.RetentionDays }];

    private static JsonObject Automation(
        string key, string kind, string name, bool enabled, string trigger, IEnumerable<string> conditions, IEnumerable<string> actions) => new()
    {
        ["key"] = key,
        ["kind"] = kind,
        ["name"] = name,
        ["enabled"] = enabled,
        ["trigger"] = trigger,
        ["conditions"] = new JsonArray([.. conditions.Select(condition => (JsonNode)condition)]),
        ["actions"] = new JsonArray([.. actions.Select(action => (JsonNode)action)]),
    };

    private static JsonObject ServiceLevel(string name, int priority, int firstResponseMinutes, int resolutionMinutes) => new()
    {
        ["name"] = name,
        ["priority"] = priority,
        ["firstResponseMinutes"] = firstResponseMinutes,
        ["resolutionMinutes"] = resolutionMinutes,
        ["calendar"] = "",
    };

    private static JsonObject Report(string name, string period, IEnumerable<(string Name, double Value)> metrics) => new()
    {
        ["name"] = name,
        ["period"] = period,
        ["metrics"] = new JsonArray([.. metrics.Select(metric => new JsonObject { ["name"] = metric.Name, ["value"] = metric.Value })]),
    };
}
