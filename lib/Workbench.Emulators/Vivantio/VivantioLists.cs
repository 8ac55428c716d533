using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>The account's statuses, priorities and categories. Names repeat from one record type to the next, ids do not.</summary>
internal sealed class VivantioLists(SampleAccount account)
{
    public const string Deferred = "Deferred";
    public const string Deleted = "Deleted";

    private const int IdsPerType = 100;
    private const int FirstPriority = 50;
    private const int FirstCategory = 70;
    private const string Root = "General";

    private static readonly string[] Categories = [Root, "Question", "Fault", "Change"];

    private readonly string[] statuses = [.. account.TicketStatuses, Deferred, Deleted];

    public long StatusId(VivantioTicketType type, string name) => type.Id * IdsPerType + Array.IndexOf(statuses, name);

    public long PriorityId(VivantioTicketType type, string name) =>
        type.Id * IdsPerType + FirstPriority + account.TicketPriorities.ToList().IndexOf(name);

    /// <summary>One ticket in four has no category: id 0 and an empty lineage.</summary>
    public static (long Id, string Lineage) CategoryOf(VivantioTicketType type, long number)
    {
        var place = (int)(number % Categories.Length);
        return place == 0 ? (0, "") : (type.Id * IdsPerType + FirstCategory + place, Lineage(place));
    }

    public IEnumerable<JsonObject> StatusesOf(VivantioTicketType type) => statuses.Select(name => new JsonObject
    {
        ["Id"] = StatusId(type, name),
        ["Name"] = name,
        ["Type"] = (int)TypeOf(name),
    });

    public IEnumerable<JsonObject> PrioritiesOf(VivantioTicketType type) => account.TicketPriorities.Select(name => new JsonObject
    {
        ["Id"] = PriorityId(type, name),
        ["Name"] = name,
    });

    public static IEnumerable<JsonObject> CategoriesOf(VivantioTicketType type) => Categories.Select((name, place) => new JsonObject
    {
        ["Id"] = type.Id * IdsPerType + FirstCategory + place,
        ["Name"] = name,
        ["ParentId"] = place == 0 ? null : type.Id * IdsPerType + FirstCategory,
        ["Lineage"] = Lineage(place),
    });

    /// <summary>The shelves of the help centre are the categories of its articles.</summary>
    public IEnumerable<JsonObject> ArticleCategories()
    {
        var shelves = account.Collections().ToDictionary(shelf => shelf.Id);
        return shelves.Values.Select(shelf => new JsonObject
        {
            ["Id"] = VivantioIds.ArticleCategory(shelf.Id),
            ["Name"] = shelf.Name,
            ["ParentId"] = shelf.ParentId is { } parent ? VivantioIds.ArticleCategory(parent) : null,
            ["Lineage"] = string.Join(" > ", Path(shelves, shelf.Id)),
        });
    }

    /// <summary>The names from the top shelf down to this one; none for no shelf.</summary>
    public static IReadOnlyList<string> Path(IReadOnlyDictionary<string, SampleCollection> shelves, string? id)
    {
        var path = new List<string>();
        while (id is not null && shelves.TryGetValue(id, out var shelf))
        {
            path.Insert(0, shelf.Name);
            id = shelf.ParentId;
        }

        return path;
    }

    /// <summary>The minutes of an SLA stage for a priority's place in the list: the later, the more urgent.</summary>
    public static (int Respond, int Resolve) TargetMinutes(int priority) => (480 / (priority + 1), 4800 / (priority + 1));

    /// <summary>The place in the list of a priority's id; -1 when no ticket type has it.</summary>
    public int PriorityPlace(long priorityId)
    {
        var place = (int)(priorityId % IdsPerType) - FirstPriority;
        var isKnown = VivantioTicketType.Find(priorityId / IdsPerType) is not null && place >= 0 && place < account.TicketPriorities.Count;
        return isKnown ? place : -1;
    }

    private static VivantioStatusType TypeOf(string status) => status switch
    {
        Deferred => VivantioStatusType.Pending,
        Deleted => VivantioStatusType.Deleted,
        _ => VivantioRules.StatusTypeOf(status),
    };

    private static string Lineage(int place) => place == 0 ? Root : $"{Root} > {Categories[place]}";
}
