using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Vivantio;

/// <summary>What hangs on tickets: actions, parents and children, SLA stages, decisions of a workflow.</summary>
internal sealed class VivantioTicketCalls(DocumentStore store)
{
    private const long DecisionStep = 31;
    private const int FirstResponseHours = 4;

    public JsonObject Actions(VivantioCall call)
    {
        var withPrivate = call.Flag("includePrivate");
        var withFiles = call.Flag("includeAttachments");
        var rows = store.FindBy(VivantioCollections.Actions, VivantioActions.TicketLookup, VivantioIds.Text(call.Id))
            .Where(action => withPrivate || !(bool)action.Body["_private"]!)
            .OrderBy(action => (string?)action.Body["ActionDate"], StringComparer.Ordinal)
            .Select(action => Action(action, withFiles));
        return VivantioAnswers.Results(rows);
    }

    public JsonObject Children(VivantioCall call) => Related(call, VivantioState.ParentLookup, "Child");

    public JsonObject Parents(VivantioCall call) => Related(call, VivantioState.ChildLookup, "Parent");

    public JsonObject StageInstances(VivantioCall call)
    {
        if (store.Find(VivantioCollections.Tickets, VivantioIds.Text(call.Id))?.Body is not { } ticket)
            return VivantioAnswers.Results([]);
        var opened = DateTime.Parse((string)ticket["OpenDate"]!, null);
        var due = (string?)ticket["_due"] is { } day ? day + "T00:00:00" : null;
        var resolved = (string?)ticket["ResolvedDate"];
        return VivantioAnswers.Results(
        [
            Stage(call.Id * 2, "Respond", opened.AddHours(FirstResponseHours).ToString("s"), null),
            Stage(call.Id * 2 + 1, "Resolve", due, resolved),
        ]);

        JsonObject Stage(long id, string name, string? target, string? completed) => VivantioView.Shown(new JsonObject
        {
            ["Id"] = id,
            ["TicketId"] = call.Id,
            ["StageName"] = name,
            ["TargetDate"] = target,
            ["CompletedDate"] = completed,
            ["Breached"] = target is not null && completed is not null && string.CompareOrdinal(completed, target) > 0,
        });
    }

    public static JsonObject DecisionOptions(VivantioCall call) => VivantioAnswers.Results(
        call.Id != DecisionStep
            ? []
            : new[] { "Approve", "Reject" }.Select((name, place) => new JsonObject { ["Id"] = place + 1, ["Name"] = name }));

    private JsonObject Action(Document action, bool withFiles)
    {
        if (!withFiles)
            return VivantioView.Shown(action.Body);
        var files = store.FindBy(VivantioCollections.Attachments, VivantioFiles.ActionLookup, action.Id).Select(file => new JsonObject
        {
            ["UniqueId"] = file.Id,
            ["FileName"] = file.Body["FileName"]?.DeepClone(),
            ["Kind"] = file.Body["Kind"]?.DeepClone(),
            ["IsPrivate"] = file.Body["IsPrivate"]?.DeepClone(),
        });
        var shown = VivantioView.Shown(action.Body);
        shown["Attachments"] = new JsonArray([.. files]);
        return shown;
    }

    private JsonObject Related(VivantioCall call, string lookup, string end)
    {
        var rows = store.FindBy(VivantioCollections.TicketLinks, lookup, VivantioIds.Text(call.Id))
            .Select(link => store.Find(VivantioCollections.Tickets, (string)link.Body[end]!))
            .OfType<Document>()
            .Select(ticket => VivantioView.Of(VivantioArea.Ticket, ticket, VivantioStatusForm.Word, call.Root));
        return VivantioAnswers.Results(rows);
    }
}
