using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>
/// Puts values into members and custom fields of one record, and promises them. What a field cannot hold whole becomes a line of the private
/// comment beside the record.
/// </summary>
internal sealed class FieldWriting
{
    private readonly Draft draft;
    private readonly string twin;
    private readonly ObjectSchema target;
    private readonly JsonObject custom = [];
    private readonly List<string> cleared = [];

    public FieldWriting(Draft draft, string twin)
    {
        (this.draft, this.twin, target) = (draft, twin, draft.Context.Destination.Object(twin));
        Note = new NoteText(draft, DeskNames.Comment(twin));
        custom[ApiName(DeskNames.SourceId)] = draft.Record.Key.ToString();
    }

    /// <summary>Members of the record itself.</summary>
    public JsonObject Native { get; } = [];

    /// <summary>Lines of the private comment.</summary>
    public NoteText Note { get; }

    /// <summary>Puts a value where the plan says.</summary>
    /// <exception cref="PlanException">The portal has no such field.</exception>
    public void Put(PlannedValue value)
    {
        var name = value.Plan.Destination;
        if (name == DeskNames.SourceId)
        {
            draft.Becomes(value, twin, name, draft.Record.Key.ToString(), "relate", PromiseCheck.Equals, FieldType.Text);
            return;
        }

        if (draft.Settled(value))
        {
            if (value.Plan.Transform is not Transform.Skip && name is not null && target.Field(name) is { IsCustom: true, VendorId: { } apiName })
            {
                cleared.Add(apiName);
            }

            return;
        }

        if (name is null or DeskNames.Note)
        {
            Line(value);
            return;
        }

        var field = target.Field(name) ?? throw Missing(name);
        if (DeskValue.Of(value.Result, field, twin) is not { } written)
        {
            draft.Note(value.Plan.Source, ReasonCode.NoSuchField, $"'{name}' cannot hold this value whole: it stands in a private comment");
            Beginning(value, field);
            Line(value);
            return;
        }

        (field.IsCustom ? custom : Native)[field.IsCustom ? field.VendorId! : name] = written.Json;
        Promise(value, name, written);
    }

    /// <summary>A value as a line of the private comment.</summary>
    public void Line(PlannedValue value)
    {
        if (!draft.Settled(value))
        {
            Note.Put(value, ReadableText.Of(value));
        }
    }

    /// <summary>A subject or name that is too long shows its beginning.</summary>
    private void Beginning(PlannedValue value, FieldSchema field)
    {
        if (field is { IsCustom: false, Type: FieldType.Text, MaxLength: { } most }
            && PlainText.Cut(PlainText.Clean(value.Result.Print()).Replace('\n', ' ').Trim(), most) is { Length: > 0 } cut)
        {
            Native[field.Name] = cut;
        }
    }

    /// <summary>The body of a create: members and custom fields.</summary>
    public JsonObject Create() => Whole(custom);

    /// <summary>The body of an update: the same, with the custom fields emptied that the source holds nothing for. Members are never emptied.</summary>
    public JsonObject Update()
    {
        var filled = (JsonObject)custom.DeepClone();
        foreach (var name in cleared.Where(name => !filled.ContainsKey(name)))
        {
            filled[name] = null;
        }

        return Whole(filled);
    }

    private JsonObject Whole(JsonObject fields)
    {
        var json = (JsonObject)Native.DeepClone();
        json["cf"] = fields.DeepClone();
        return json;
    }

    private void Promise(PlannedValue value, string name, DeskValue written)
    {
        var isTime = name is DeskNames.SourceCreated or DeskNames.SourceClosed;
        if (isTime)
        {
            draft.Loses(value, ReasonCode.CannotBackdate, null, twin, name, written.Expected);
        }
        else if (written.Expected != value.Result.Print())
        {
            draft.Becomes(value, twin, name, written.Expected, "copy", PromiseCheck.Equals, written.Type);
        }
        else
        {
            draft.Holds(value, twin, name, written.Expected, written.Type);
        }
    }

    private string ApiName(string label) => target.Field(label)?.VendorId ?? throw Missing(label);

    private PlanException Missing(string label) => new(
        $"The portal has no field '{label}' on {target.Label.ToLowerInvariant()}s. Provision it, then discover again; or correct the plan.");
}
