using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Propose;

/// <summary>What becomes of each source object in Zoho Desk.</summary>
internal static class DeskProposal
{
    public static ObjectPlan Of(ObjectSchema source, SchemaSnapshot destination) => source.Kind switch
    {
        Kind.Organization => PeopleRows.Account(source, destination),
        Kind.Contact => PeopleRows.Contact(source, destination),
        Kind.Ticket => WorkRows.Ticket(source, destination),
        Kind.Task => WorkRows.Task(source, destination),
        Kind.Call => WorkRows.Call(source),
        Kind.Message => OtherRows.Message(source),
        Kind.Agent => OtherRows.Agent(source),
        Kind.Team => OtherRows.Team(source),
        Kind.Attachment => OtherRows.Attachment(source),
        _ => OtherRows.Inventory(source),
    };

    public static IReadOnlyDictionary<string, string> Choices(SchemaSnapshot source, SchemaSnapshot destination)
    {
        var departments = destination.Object(DeskNames.Ticket).Field(DeskNames.Department)?.Options ?? [];
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [DeskNames.DepartmentChoice] = departments.Count > 0 ? departments[0].Id : "",
            [DeskNames.DepartmentByChoice] = "",
            [DeskNames.TagChoice] = $"workbench-{source.System}-{destination.System}",
        };
    }
}
