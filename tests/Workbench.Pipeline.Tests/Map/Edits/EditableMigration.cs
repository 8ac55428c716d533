using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Edits;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.Map.Edits;

/// <summary>A small plan with both snapshots, and a destination that would create fields named <c>new_…</c>.</summary>
internal static class EditableMigration
{
    public static readonly DateTimeOffset Day = new(2026, 3, 4, 23, 30, 0, TimeSpan.Zero);

    public static SchemaSnapshot Source { get; } = new(
        "any", "s",
        [
            new ObjectSchema("10", "Contacts", Kind.Contact, 3,
            [
                new FieldSchema("f_region", "Region", FieldType.Text),
                new FieldSchema("f_reason", "Reason", FieldType.Text),
                new FieldSchema("f_size", "Size", FieldType.Number),
                new FieldSchema("f_owner", "Owner", FieldType.Agent),
                new FieldSchema("f_link", "Company", FieldType.Link),
                new FieldSchema("f_state", "State", FieldType.Choice, Options: [new("1", "Offen"), new("2", "Zu")]),
                new FieldSchema("f_late", "Late", FieldType.Text),
            ]),
            new ObjectSchema("20", "Incidents", Kind.Ticket, 3, [new FieldSchema("title", "Title", FieldType.Text)]),
            new ObjectSchema("21", "Problems", Kind.Ticket, 3, [new FieldSchema("title", "Title", FieldType.Text)]),
            new ObjectSchema("30", "Views", Kind.View, 3, [new FieldSchema("name", "Name", FieldType.Text)]),
        ],
        [], []);

    public static SchemaSnapshot Destination { get; } = new(
        "intercom", "d",
        [
            new ObjectSchema("contact", "Contacts", Kind.Contact, 0,
            [
                new FieldSchema("area", "Area of the world", FieldType.Text, IsCustom: true),
                new FieldSchema("created_at", "Created", FieldType.Instant, IsWritable: false),
                new FieldSchema("state", "State", FieldType.Choice, Options: [new("o", "Open"), new("c", "Closed")]),
            ]),
        ],
        [], []);

    public static Plan Proposed { get; } = new(
        "ivinex-intercom",
        [
            new ObjectPlan("10", "Contacts", Kind.Contact, Outcome.Mapped, "contact",
            [
                new FieldPlan("f_region", "mig_region", new Transform.Copy(), 0.9, "own field"),
                new FieldPlan("f_reason", null, new Transform.Skip(ReasonCode.NotChosen), 1, "nobody asked"),
                new FieldPlan("f_size", "mig_size", new Transform.Copy(), 0.9, "own field"),
                new FieldPlan("f_owner", "mig_owner", new Transform.AgentByEmail(), 0.9, "own field"),
                new FieldPlan("f_link", "company", new Transform.Relate(), 1, "attached"),
                new FieldPlan("f_state", "state", new Transform.MapValues(new Dictionary<string, string> { ["Offen"] = "Open" }), 0.8, "like"),
            ]),
            new ObjectPlan("20", "Incidents", Kind.Ticket, Outcome.Mapped, "ticket", [new FieldPlan("title", "title", new Transform.Copy())]),
            new ObjectPlan("21", "Problems", Kind.Ticket, Outcome.Mapped, "ticket", [new FieldPlan("title", "title", new Transform.Copy())]),
            new ObjectPlan("30", "Views", Kind.View, Outcome.Inventory, null, [new FieldPlan("name", null, new Transform.Skip(ReasonCode.ReportedInInventory))]),
        ],
        new Dictionary<string, string>(), null, new Dictionary<string, string>());

    public static ScriptedDestination Connector() => new()
    {
        Proposal = found => new ObjectPlan(found.Name, found.Label, found.Kind!.Value, Outcome.Mapped, "contact",
            [.. found.Fields.Select(field => new FieldPlan(field.Name, "note", new Transform.BodyLine(field.Label)))]),
        Creating = plan =>
        [
            .. plan.Objects.SelectMany(row => row.Fields).Where(row => row.Destination?.StartsWith("new_", StringComparison.Ordinal) == true)
                .Select(row => new Provision($"field:{row.Destination}", row.Destination!, JsonSerializer.SerializeToElement(new { kind = "field" }))),
        ],
    };

    public static PlanEdit Edit(string field, string? destination, Transform transform, string sourceObject = "10") =>
        new(sourceObject, field, destination, transform, "Ada Example", Day);

    public static EditedPlan Apply(params PlanEdit[] edits) => PlanEditing.Apply(Proposed, edits, Source, Destination, Connector());
}
