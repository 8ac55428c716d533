using Workbench.Connectors.Intercom.Compose;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Propose;

/// <summary>What becomes of each source object in Intercom.</summary>
internal static class IntercomProposal
{
    public static ObjectPlan Of(ObjectSchema source, SchemaSnapshot destination) => source.Kind switch
    {
        Kind.Organization => PeopleRows.Company(source),
        Kind.Contact => PeopleRows.Contact(source),
        Kind.Ticket => TicketRows.Ticket(source, destination),
        Kind.Task => TicketRows.Task(source, destination),
        Kind.Message => OtherRows.Message(source),
        Kind.Agent => OtherRows.Agent(source),
        Kind.Attachment => OtherRows.Attachment(source),
        Kind.Call => CallRows.Of(source),
        Kind.Collection => HelpCenterRows.Collection(source),
        Kind.Article => HelpCenterRows.Article(source),
        Kind.CustomRecord or Kind.Deal => OtherRows.CustomRecord(source, destination),
        _ => OtherRows.Inventory(source),
    };

    public static IReadOnlyDictionary<string, string> Choices(SchemaSnapshot source, SchemaSnapshot destination)
    {
        var label = source.System.Length > 0 ? $"{char.ToUpperInvariant(source.System[0])}{source.System[1..]}" : "Imported";
        var choices = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [IntercomNames.TicketTypeChoice] = $"{label} ticket",
            [IntercomNames.TaskTicketTypeChoice] = $"{label} task",
            [IntercomNames.ContactFilesChoice] = IntercomNames.CarrierChoice,
        };
        foreach (var form in source.Objects.Where(found => found.Kind == Kind.Ticket).SelectMany(FormChoices.Propose))
        {
            choices[form.Key] = form.Value;
        }

        if (choices.ContainsValue(FormChoices.Conversation))
        {
            choices[IntercomNames.SnoozeChoice] = "";
        }

        foreach (var type in destination.Objects.Where(found => found.Name.StartsWith(IntercomNames.CustomPrefix, StringComparison.Ordinal)))
        {
            // Empty: not linked. The API does not tell the reference attribute's name, so a person gives it with the type, or writes it here.
            choices[CustomLinks.Choice(type.Name)] = type.Fields.FirstOrDefault(field => field.LinkedObject == IntercomNames.Contact)?.Name ?? "";
        }

        return choices;
    }
}
