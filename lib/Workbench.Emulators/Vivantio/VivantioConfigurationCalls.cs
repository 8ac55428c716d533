using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>The calls of the Configuration area.</summary>
internal sealed class VivantioConfigurationCalls(VivantioSettings settings, SampleAccount account, VivantioLists lists, DocumentStore store)
{
    private static readonly string[] Templates = ["Ticket opened", "Ticket closed"];

    public static JsonObject TicketTypes(VivantioCall call) => VivantioAnswers.Results(VivantioTicketType.All.Select(Type));

    public static JsonObject TicketType(VivantioCall call) =>
        VivantioAnswers.Item(VivantioTicketType.Find(call.Id) is { } type ? Type(type) : null);

    /// <summary>Changes may contain incidents and problems; nothing contains a change.</summary>
    public static JsonObject ParentTypes(VivantioCall call) => VivantioAnswers.Results(
        call.Id == VivantioTicketType.Incident.Id || call.Id == VivantioTicketType.Problem.Id ? [Type(VivantioTicketType.Change)] : []);

    public JsonObject TicketTypesOfTickets(VivantioCall call) => VivantioAnswers.Results(
        call.Ids().Select(id => store.Find(VivantioCollections.Tickets, VivantioIds.Text(id))).OfType<Document>()
            .Select(ticket => (long)ticket.Body["RecordTypeId"]!).Distinct().Order()
            .Select(VivantioTicketType.Find).OfType<VivantioTicketType>().Select(Type));

    public JsonObject Statuses(VivantioCall call) =>
        VivantioAnswers.Results(VivantioTicketType.Find(call.Id) is { } type ? lists.StatusesOf(type) : []);

    public JsonObject Priorities(VivantioCall call) =>
        VivantioAnswers.Results(VivantioTicketType.Find(call.Id) is { } type ? lists.PrioritiesOf(type) : []);

    public JsonObject Categories(VivantioCall call)
    {
        if (call.Id == VivantioArea.Article.RecordTypeId)
            return VivantioAnswers.Results(lists.ArticleCategories());
        return VivantioAnswers.Results(VivantioTicketType.Find(call.Id) is { } type ? VivantioLists.CategoriesOf(type) : []);
    }

    public JsonObject Users(VivantioCall call) => VivantioAnswers.Results(
        store.Scan(VivantioCollections.Users)
            .Where(user => settings.ListsFormerUsers || (bool)user.Body["_active"]!)
            .Select(user => VivantioView.Shown(user.Body)));

    public JsonObject User(VivantioCall call)
    {
        var user = store.Find(VivantioCollections.Users, VivantioIds.Text(call.Id));
        return VivantioAnswers.Item(user is null ? null : VivantioView.Shown(user.Body));
    }

    public JsonObject UsersOfGroup(VivantioCall call)
    {
        var group = account.Inventory.Groups.FirstOrDefault(one => VivantioIds.Group(one.Id) == call.Id);
        return VivantioAnswers.Results((group?.Members ?? [])
            .Select(member => store.Find(VivantioCollections.Users, VivantioIds.Text(VivantioIds.User(member))))
            .OfType<Document>().Select(user => VivantioView.Shown(user.Body)));
    }

    public JsonObject Groups(VivantioCall call) => VivantioAnswers.Results(account.Inventory.Groups.Select(group => new JsonObject
    {
        ["Id"] = VivantioIds.Group(group.Id),
        ["Name"] = group.Name,
    }));

    public JsonObject StageTargets(VivantioCall call)
    {
        var place = lists.PriorityPlace(call.Id);
        if (place < 0)
            return VivantioAnswers.Results([]);
        var (respond, resolve) = VivantioLists.TargetMinutes(place);
        return VivantioAnswers.Results([Target(0, "Respond", respond), Target(1, "Resolve", resolve)]);

        JsonObject Target(int stage, string name, int minutes) => new()
        {
            ["Id"] = call.Id * 2 + stage,
            ["PriorityId"] = call.Id,
            ["StageName"] = name,
            ["TargetMinutes"] = minutes,
        };
    }

    /// <summary>The account has templates of type 0 (External) only.</summary>
    public static JsonObject EmailTemplates(VivantioCall call) => VivantioAnswers.Results(
        call.Query("type") is not ("0" or "External") ? [] : Templates.Select((name, place) => new JsonObject
        {
            ["Id"] = place + 1,
            ["Name"] = name,
            ["Type"] = 0,
            ["Subject"] = "[{DisplayId}] " + name,
            ["Body"] = "<p>Dear {CallerName},</p><p>{Title}</p>",
        }));

    private static JsonObject Type(VivantioTicketType type) => new()
    {
        ["Id"] = type.Id,
        ["NameSingular"] = type.NameSingular,
        ["NamePlural"] = type.NamePlural,
        ["Enabled"] = type.Enabled,
    };
}
