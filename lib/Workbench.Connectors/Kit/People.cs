using System.Text.Json.Nodes;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Kit;

/// <summary>Which teammate stands for a source agent.</summary>
internal static class People
{
    /// <summary>The teammate of the same e-mail; null where there is none.</summary>
    public static string? Teammate(IComposeContext context, string agentId) => context.Plan.Agents.GetValueOrDefault(agentId);

    /// <summary>Name and e-mail of a source agent, for text.</summary>
    public static string Words(FieldValue.Agent agent) => (agent.Name, agent.Email) switch
    {
        ("", "") => agent.Id,
        ("", var email) => email,
        (var name, "") => name,
        var (name, email) => $"{name} <{email}>",
    };

    /// <summary>The agent of that key as the source's list of people names it.</summary>
    public static FieldValue.Agent Agent(IComposeContext context, string id)
    {
        var found = context.Source.Agents.FirstOrDefault(agent => agent.Id == id);
        return new(id, found?.Email ?? "", found?.Name ?? "");
    }

    /// <summary>What a contact or organization is called, for titles.</summary>
    public static string NameOf(CanonicalRecord record)
    {
        var name = record.ByRole(FieldRole.Name).Print();
        if (name.Length == 0)
        {
            name = $"{record.ByRole(FieldRole.FirstName).Print()} {record.ByRole(FieldRole.LastName).Print()}".Trim();
        }

        name = name.Length > 0 ? name : record.ByRole(FieldRole.Email).Print();
        return PlainText.Cut(PlainText.Clean(name.Length > 0 ? name : record.Key.Id), 200);
    }

    public static JsonObject Token(RecordKey key, string type) => new TwinToken(key, type).ToJson();
}
