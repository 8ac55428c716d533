using System.Text.Json;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Discovery;

/// <summary>Ticket types and states as objects of the snapshot.</summary>
internal static class TicketTypes
{
    public const string State = "state";

    /// <summary>Options of this field name the category of each state id.</summary>
    public const string StateCategory = "state-category";

    /// <summary>One object per ticket type: its attributes with their ids, and the states it allows.</summary>
    public static ObjectSchema Describe(JsonElement type, JsonElement states)
    {
        var id = type.Text("id") ?? "";
        var own = type.At("ticket_states", "data").Rows().ToList();
        var allowed = own.Count > 0 ? own : [.. states.At("data").Rows().Where(state => Allows(state, id))];
        var live = allowed.Where(state => !state.IsTrue("archived")).ToList();
        var fields = new List<FieldSchema>(StandardFields.Ticket)
        {
            new(State, "State", FieldType.Choice, FieldRole.Status, [.. live.Select(Label)]),
            new(StateCategory, "Category of the state", FieldType.Choice, null, [.. live.Select(Category)], IsWritable: false),
        };
        fields.AddRange(type.At("ticket_type_attributes", "data").Rows()
            .Where(attribute => !attribute.IsTrue("archived") && !(attribute.Text("name") ?? "").StartsWith("_default_", StringComparison.Ordinal))
            .Select(Attribute));
        var kind = type.Text("category") == "Customer" ? Kind.Ticket : Kind.Task;
        return new ObjectSchema($"{IntercomNames.TicketTypePrefix}{id}", type.Text("name") ?? "", kind, null, fields);
    }

    /// <summary>
    /// The object that plans name: the attributes of every type the workbench provisioned (it has a <c>Source ID</c>), each name once.
    /// </summary>
    public static ObjectSchema Union(string name, string label, Kind kind, IReadOnlyList<ObjectSchema> types, JsonElement states)
    {
        var live = states.At("data").Rows().Where(state => !state.IsTrue("archived")).ToList();
        var fields = new List<FieldSchema>(StandardFields.Ticket)
        {
            new(State, "State", FieldType.Choice, FieldRole.Status, [.. live.Select(Label)]),
            new(StateCategory, "Category of the state", FieldType.Choice, null, [.. live.Select(Category)], IsWritable: false),
        };
        var ours = types.Where(type => type.Kind == kind && type.Field(IntercomNames.SourceIdAttribute) is not null);
        fields.AddRange(ours.SelectMany(type => type.Fields).Where(field => field.VendorId is not null).DistinctBy(field => field.Name));
        return new ObjectSchema(name, label, kind, null, fields);
    }

    /// <summary>Choices of a list attribute. Where the GUID stands is not documented: <c>list_options[{id,label}]</c> is assumed.</summary>
    public static IReadOnlyList<FieldOption> Options(JsonElement attribute)
    {
        var listed = attribute.At("input_options", "list_options").Rows();
        return [.. listed.Where(option => !option.IsTrue("archived"))
            .Select(option => new FieldOption(option.Text("id") ?? "", option.Text("label") ?? ""))];
    }

    private static FieldSchema Attribute(JsonElement attribute)
    {
        var name = attribute.Text("name") ?? "";
        var options = Options(attribute);
        return new FieldSchema(
            name, name, VendorTypes.Read(attribute.Text("data_type"), options.Count > 0), null, options,
            IsCustom: true, VendorId: attribute.Text("id"), IsRequired: attribute.IsTrue("required_to_create"));
    }

    private static bool Allows(JsonElement state, string typeId)
    {
        var types = state.At("ticket_types", "data").Rows().ToList();
        return types.Count == 0 || types.Any(type => type.Text("id") == typeId);
    }

    private static FieldOption Label(JsonElement state) =>
        new(state.Text("id") ?? "", state.Text("internal_label") ?? state.Text("external_label") ?? "");

    private static FieldOption Category(JsonElement state) => new(state.Text("id") ?? "", state.Text("category") ?? "");
}
