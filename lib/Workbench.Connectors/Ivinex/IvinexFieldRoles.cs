using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Ivinex;

/// <summary>Which field plays which role, by kind of tab and machine name. Machine names come from labels, so a list of aliases per role.</summary>
internal static class IvinexFieldRoles
{
    public const string StartTime = "start_time";

    private static readonly Kind[] Threads = [Kind.Ticket, Kind.Task, Kind.Message];
    private static readonly Kind[] People = [Kind.Contact, Kind.Organization, Kind.Agent];

    private static readonly Row[] Table =
    [
        new(FieldRole.Id, [], [], "collection_id"),
        new(FieldRole.CreatedAt, [], [], "created_date"),
        new(FieldRole.CreatedBy, [], [], "created_by"),
        new(FieldRole.ModifiedAt, [], [], "modified_date"),
        new(FieldRole.ModifiedBy, [], [], "modified_by"),
        new(FieldRole.System, [], [], "site_id"),
        new(FieldRole.System, [], [], "fields_changed"),
        new(FieldRole.Name, [.. People, Kind.CustomRecord], [], "name", "full_name", "organization_name", "company_name"),
        new(FieldRole.FirstName, [Kind.Contact, Kind.Agent], [], "first_name", "firstname"),
        new(FieldRole.LastName, [Kind.Contact, Kind.Agent], [], "last_name", "lastname"),
        new(FieldRole.Email, People, [FieldType.Email, FieldType.Text], "email", "email_address", "e_mail"),
        new(FieldRole.Phone, People, [FieldType.Phone, FieldType.Text], "phone", "phone_number", "telephone"),
        new(FieldRole.Website, People, [FieldType.Url, FieldType.Text], "website", "web_site"),
        new(FieldRole.Organization, [Kind.Contact, Kind.Ticket, Kind.Task], [FieldType.Link], "organization", "company", "account"),
        new(FieldRole.Subject, Threads, [], "subject", "title", "name"),
        new(FieldRole.Body, Threads, [], "description", "body", "details", "note", "message"),
        new(FieldRole.Status, Threads, [], "status", "ticket_status", "task_status"),
        new(FieldRole.Priority, Threads, [], "priority"),
        new(FieldRole.Requester, [Kind.Ticket, Kind.Task], [FieldType.Link], "contact", "requester", "customer"),
        new(FieldRole.Assignee, [], [FieldType.Agent], "assigned", "assigned_to", "owner"),
        new(FieldRole.DueAt, [Kind.Ticket, Kind.Task], [FieldType.Date, FieldType.Instant], "due_date", "due"),
        new(FieldRole.ActivityType, [Kind.Message], [], "activity", "activity_type"),
        new(FieldRole.Direction, [Kind.Message], [], "direction", "call_direction"),
        new(FieldRole.OccurredAt, [Kind.Message], [FieldType.Date, FieldType.Instant], "date", "activity_date"),
        new(FieldRole.From, [Kind.Message], [], "field_from", "email_from"),
        new(FieldRole.To, [Kind.Message], [], "email_to"),
        new(FieldRole.Cc, [Kind.Message], [], "cc"),
        new(FieldRole.Bcc, [Kind.Message], [], "bcc"),
        new(FieldRole.CallDuration, [Kind.Message], [], "call_duration", "duration"),
        new(FieldRole.CallDisposition, [Kind.Message], [], "call_disposition", "disposition"),
        new(FieldRole.IsActive, [Kind.Agent], [], "active", "is_active"),
    ];

    /// <summary>The fields with their roles: each role goes to the first alias that the tab has and whose type fits.</summary>
    public static IReadOnlyList<FieldSchema> Assign(Kind? kind, IReadOnlyList<FieldSchema> fields)
    {
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Table.Where(row => row.Kinds.Count == 0 || (kind is { } known && row.Kinds.Contains(known))))
        {
            var found = row.Aliases
                .Select(alias => fields.FirstOrDefault(field => field.Name == alias))
                .FirstOrDefault(field => field is not null && (row.Types.Count == 0 || row.Types.Contains(field.Type)));
            if (found is not null)
            {
                roles.TryAdd(found.Name, row.Role);
            }
        }

        return [.. fields.Select(field => With(field, roles.GetValueOrDefault(field.Name) ?? field.Role))];
    }

    // The five default fields mean the same in every account, whatever type the account's definition states.
    private static FieldSchema With(FieldSchema field, string? role) => field with
    {
        Role = role,
        IsCustom = role is null,
        Type = role switch
        {
            FieldRole.Id => FieldType.Text,
            FieldRole.CreatedAt or FieldRole.ModifiedAt or FieldRole.OccurredAt => FieldType.Instant,
            FieldRole.CreatedBy or FieldRole.ModifiedBy => FieldType.Agent,
            _ => field.Type,
        },
    };

    private sealed record Row(string Role, IReadOnlyList<Kind> Kinds, IReadOnlyList<FieldType> Types, params string[] Aliases);
}
