using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Bundle;

/// <summary>What the API writer would send of a record, read for the cells of a row: both writers make the same of names, statuses and values.</summary>
internal sealed class ComposedRecord(PlannedRecord record, Composition composition)
{
    private readonly JsonElement create = composition.Writes.FirstOrDefault(write => write.Name == "create")?.Body.At("json") ?? default;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal) { "cf", "isPublic" };

    public PlannedRecord Record => record;

    public string Key => record.Key.ToString();

    /// <summary>False where the API writer would not create it either.</summary>
    public bool IsWritten => create.ValueKind == JsonValueKind.Object;

    /// <summary>Texts of the private comments beside the record, in HTML.</summary>
    public IEnumerable<string> Notes => composition.Writes
        .Where(write => write.Operation.EndsWith(".comment", StringComparison.Ordinal) && (write.Name == "note" || write.Name.StartsWith("note-", StringComparison.Ordinal)))
        .Select(write => write.Body.At("json").Text("content") ?? "");

    /// <summary>A member; null where it is not sent.</summary>
    public string? Member(string name)
    {
        taken.Add(name);
        return create.Text(name);
    }

    /// <summary>The key of the record that a member refers to.</summary>
    public string? Link(string name)
    {
        taken.Add(name);
        return create.At(name) is { ValueKind: JsonValueKind.Object } token && TwinToken.In(token) is [var only] ? only.Key.ToString() : null;
    }

    public string? CustomField(string apiName) => create.At("cf").Text(apiName);

    /// <summary>A member of a later change, for example the status of <c>close</c>.</summary>
    public string? Change(string write, string member) =>
        composition.Writes.FirstOrDefault(found => found.Name == write)?.Body.At("json").Text(member);

    /// <summary>Members that no cell took, as lines.</summary>
    public IEnumerable<string> Rest() => create.Members()
        .Where(member => !taken.Contains(member.Name) && member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        .Select(member => $"{member.Name}: {create.Text(member.Name)}");

    /// <summary>The time of the first of some roles that the source states.</summary>
    public DateTimeOffset? At(params string[] roles) => roles
        .Select(role => record.Record.ByRole(role))
        .OfType<FieldValue.Instant>()
        .Select(instant => (DateTimeOffset?)instant.Value)
        .FirstOrDefault();

    public string? Created => Print(At(FieldRole.CreatedAt));

    public string? Modified => Print(At(FieldRole.ModifiedAt));

    /// <summary>The description in the source's own HTML where it has one, because the bundle keeps formatting.</summary>
    public string? Description()
    {
        var text = Member("description");
        return text is not null && record.Values.FirstOrDefault(value => value.Plan.Destination == "description")?.Source is FieldValue.Html html
            && html.Value.Length <= 65_535
            ? html.Value
            : text;
    }

    public static string? Print(DateTimeOffset? at) => at is { } moment ? DeskTime.Print(moment) : null;
}
