using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>Contact to customer, with the fields of its organizations.</summary>
internal static class CustomerComposer
{
    private const string Twin = GorgiasNames.Customer;

    public static void Compose(Draft draft)
    {
        var (key, context) = (draft.Record.Key, draft.Context);
        var json = new JsonObject { ["external_id"] = key.ToString() };
        var channels = new JsonArray();
        var meta = new JsonObject { ["source"] = key.ToString() };
        var note = new Lines(draft, Twin, GorgiasNames.Note);
        var fields = new FieldSet(draft, context.Destination.Object(Twin), note);
        foreach (var value in draft.Record.Values.Where(value => GorgiasNames.IsField(value.Plan.Destination ?? "") || !draft.Settled(value)))
        {
            switch (value.Plan.Destination)
            {
                case "external_id":
                    draft.Becomes(value, Twin, "external_id", key.ToString(), "relate", PromiseCheck.Equals, FieldType.Text);
                    break;
                case "name" or "firstname" or "lastname":
                    json[value.Plan.Destination] = Name(draft, value);
                    break;
                case "email":
                    Email(draft, value, json, channels, note);
                    break;
                case "phone":
                    channels.Add(Channel("phone", value.Result.Print(), isPreferred: channels.Count == 0));
                    draft.Holds(value, Twin, "phone", value.Result.Print(), FieldType.Text, PromiseCheck.Lines);
                    break;
                case GorgiasNames.Organization:
                    Organization(draft, value);
                    break;
                case { } name when GorgiasNames.IsField(name):
                    fields.Put(value);
                    break;
                default:
                    note.Put(value);
                    break;
            }
        }

        var organizations = OrganizationChoice.Of(key, context);
        if (organizations.Count > 0 && OrganizationMeta.Of(organizations, context) is { } known)
        {
            OrganizationMeta.Put(meta, known);
            OrganizationValues.Add(organizations[0], context, fields, note);
        }

        Complete(json, channels, meta, note);
        Add(draft, json, fields, [.. organizations.Where(organization => OrganizationChoice.Carrier(organization, context) == key && organization == organizations[0])]);
    }

    private static void Add(Draft draft, JsonObject json, FieldSet fields, IReadOnlyList<RecordKey> carries)
    {
        var create = (JsonObject)json.DeepClone();
        create["custom_fields"] = fields.Json();
        if (!json.ContainsKey("email"))
        {
            draft.Note(null, ReasonCode.NoEmail, "loaded under its external id");
        }

        draft.Add(new Write("create", "customer.create", Phases.Customers, Bodies.Of(create))
        {
            Creates = Twin,
            UpdateBody = Bodies.Of(json, values: fields.UpdateJson()),
            Carries = carries,
        });
    }

    private static void Complete(JsonObject json, JsonArray channels, JsonObject meta, Lines note)
    {
        var parts = new[] { "firstname", "lastname" }.Select(name => json[name]?.GetValue<string>()).Where(part => part is { Length: > 0 });
        if (json["name"] is null && string.Join(' ', parts) is { Length: > 0 } joined)
        {
            json["name"] = joined;
        }

        json["channels"] = channels;
        json["meta"] = meta;
        if (note.Text.Length > 0)
        {
            json["note"] = $"{GorgiasNames.ImportedMark}\n{note.Text}";
        }
    }

    private static string Name(Draft draft, PlannedValue value)
    {
        var name = PlainText.Clean(value.Result.Print()).Trim();
        draft.Holds(value, Twin, value.Plan.Destination!, name, FieldType.Text);
        return name;
    }

    private static void Email(Draft draft, PlannedValue value, JsonObject json, JsonArray channels, Lines note)
    {
        var email = value.Result.Print().Trim();
        if (!EmailAddress.IsOne(email) || email.Length > 320)
        {
            note.Lose(value, ReasonCode.MalformedEmail, $"'{PlainText.Cut(email, 200)}' is no e-mail address", email);
            return;
        }

        var owner = draft.Context.EmailOwner(draft.Record.Key);
        if (owner != draft.Record.Key)
        {
            note.Lose(value, ReasonCode.DuplicateEmail, $"{owner} has the same address, and Gorgias gives it to one customer only", email);
            return;
        }

        json["email"] = email;
        channels.Insert(0, Channel("email", email, isPreferred: true));
        foreach (var other in channels.Skip(1))
        {
            other!["preferred"] = false;
        }

        draft.Holds(value, Twin, "email", email, FieldType.Email);
    }

    private static JsonObject Channel(string type, string address, bool isPreferred) =>
        new() { ["type"] = type, ["address"] = address, ["preferred"] = isPreferred };

    private static void Organization(Draft draft, PlannedValue value)
    {
        var named = value.Source is FieldValue.References references ? references.Keys : [];
        var known = OrganizationChoice.Of(draft.Record.Key, draft.Context);
        if (named.Count == 0 || !named.All(known.Contains))
        {
            draft.Loses(value, ReasonCode.DanglingLink, $"{value.Source.Print()}: the source has no such organization, or the plan does not carry it");
            return;
        }

        draft.Becomes(value, Twin, GorgiasNames.Organization, string.Join(',', known), "relate", PromiseCheck.Equals, FieldType.Text);
    }
}
