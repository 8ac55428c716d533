using System.Text.Json;
using Workbench.Connectors.Ivinex;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Stage instances of a service level as readable lines. The names of their properties are undocumented, so every property is printed:
/// <c>Respond: TargetDate 2026-01-05T09:00:00Z; Breached false</c>.
/// </summary>
internal sealed class SlaText(AccountZone zone)
{
    private static readonly string[] Names = ["StageName", "Name", "Stage"];
    private static readonly string[] Keys = ["Id", "TicketId"];

    /// <summary>One line per stage; empty where there is none.</summary>
    public FieldValue Read(IEnumerable<JsonElement> stages)
    {
        var lines = stages.Select(Line).Where(line => line.Length > 0).ToList();
        return lines.Count == 0 ? FieldValue.Empty.Value : new FieldValue.Text(string.Join('\n', lines));
    }

    private string Line(JsonElement stage)
    {
        var name = Names.Select(known => VivantioJson.Text(stage, known)).FirstOrDefault(text => text.Length > 0) ?? "Stage";
        var facts = stage.EnumerateObject()
            .Where(property => !Names.Contains(property.Name) && !Keys.Contains(property.Name))
            .Select(property => (property.Name, Text: Print(VivantioJson.Text(property.Value))))
            .Where(property => property.Text.Length > 0)
            .Select(property => $"{property.Name} {property.Text}");
        return $"{name}: {string.Join("; ", facts)}";
    }

    private string Print(string raw) => raw.StartsWith("0001-01-01", StringComparison.Ordinal) ? ""
        : VivantioTimes.TryInstant(raw, zone, out var instant) ? new FieldValue.Instant(instant).Print()
        : raw;
}
