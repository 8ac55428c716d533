using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Propose;

/// <summary>What becomes of each source object in Gorgias.</summary>
internal static class GorgiasProposal
{
    public static ObjectPlan Of(ObjectSchema source, SchemaSnapshot sourceSchema, SchemaSnapshot destination) => source.Kind switch
    {
        Kind.Contact => PeopleRows.Contact(source),
        Kind.Organization => PeopleRows.Organization(source),
        Kind.Ticket => TicketRows.Ticket(source, sourceSchema, destination),
        Kind.Message => OtherRows.Message(source),
        Kind.Task => OtherRows.Task(source),
        Kind.Agent => OtherRows.Agent(source),
        Kind.Team => OtherRows.Team(source),
        Kind.Attachment => OtherRows.Attachment(source),
        Kind.Workflow => Rows.Inventory(source, "rules are rebuilt by hand from the inventory: code that acts on tickets is not carried over"),
        _ => Rows.Inventory(source, "Gorgias' API has no such object"),
    };

    public static IReadOnlyDictionary<string, string> Choices(SchemaSnapshot source) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [GorgiasNames.LatestChangeChoice] = "no",
        [GorgiasNames.MailChannelChoice] = "email",
        [GorgiasNames.TeamsChoice] = source.Objects.Any(found => found.Kind == Kind.Team || found.Fields.Any(field => field.Role == FieldRole.Team)) ? "yes" : "no",
    };
}
