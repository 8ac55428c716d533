using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.ZohoDesk.Bundle;

/// <summary>Counts on real records what the API writer and the bundle each lose. Needs no provisioned fields.</summary>
internal sealed class WriterTally(IComposeContext context)
{
    private static readonly HashSet<string> Times = [FieldRole.CreatedAt, FieldRole.ModifiedAt, FieldRole.ClosedAt, FieldRole.ResolvedAt];
    private static readonly HashSet<string> Elsewhere =
        [ReasonCode.SystemField, ReasonCode.FormattingLost, ReasonCode.CannotBackdate, ReasonCode.FormerAgent, ReasonCode.ReportedInInventory];

    private readonly ThreadRow threads = new(context);
    private readonly Count recordTimes = new();
    private readonly Count messageTimes = new();
    private readonly Count authors = new();
    private readonly Count formatting = new();
    private readonly Count otherMessages = new();
    private readonly Count files = new();
    private readonly Count calls = new();
    private readonly Count owners = new();
    private readonly Count values = new();
    private long records;

    /// <summary>Passes the records on, counting each.</summary>
    public IEnumerable<PlannedRecord> Counting(IEnumerable<PlannedRecord> all)
    {
        foreach (var record in all)
        {
            Add(record);
            yield return record;
        }
    }

    public void Add(PlannedRecord record)
    {
        records++;
        var isOnTicket = record.Key.Kind == Kind.Message && context.Home(record.Key) is { Kind: Kind.Ticket };
        switch (record.Key.Kind)
        {
            case Kind.Message when isOnTicket:
                messageTimes.Add(Filled(record, FieldRole.OccurredAt), byApi: true, byBundle: false);
                authors.Add(1, byApi: true, byBundle: threads.Sender(record).Email is null);
                break;
            case Kind.Message:
                otherMessages.Add(1, byApi: false, byBundle: true);
                break;
            case Kind.Attachment:
                files.Add(1, byApi: false, byBundle: true);
                return;
            case Kind.Call:
                calls.Add(1, byApi: false, byBundle: true);
                return;
            default:
                AddTimes(record);
                AddOwner(record);
                break;
        }

        var isKeptWithMarkup = isOnTicket || record.Key.Kind is Kind.Ticket or Kind.Task;
        formatting.Add(record.Notes.Count(note => note.Code == ReasonCode.FormattingLost), byApi: true, byBundle: !isKeptWithMarkup);
        values.Add(record.Values.Count(IsLost), byApi: true, byBundle: true);
    }

    public IReadOnlyList<WriterComparison> Rows() =>
    [
        recordTimes.Row("Times of records (created, changed, closed)",
            "the portal sets its own; the original stands in a field or comment",
            "kept in Created Time, Modified Time and Closed Time; tasks keep the first alone"),
        messageTimes.Row("Times of messages on tickets", "the time of the load; the original stands in the comment", "kept"),
        authors.Row("Threads, authors and directions of messages on tickets",
            "private comments of the token's user; author and direction stand in the text",
            "threads with direction and sender; without an e-mail Zoho cannot tell the author"),
        formatting.Row("Formatting of texts", "plain paragraphs", "the source's own HTML in threads and descriptions"),
        otherMessages.Row("Messages on tasks, contacts and organizations", "comments there", "no file of a bundle takes them"),
        files.Row("Files", "sent, and verified by SHA-256", "no file of a bundle takes them; load them through the API afterwards"),
        calls.Row("Calls", "calls with their real start", "no file of a bundle takes them"),
        owners.Row("Owners who are no agents of the portal", "unassigned; the name stands in a private comment", "the same"),
        values.Row("Values that the plan leaves behind or cuts", "as signed in the mapping", "the same"),
        new("Proof field by field", records, 0, records, "every record is read back and judged", "Zoho loads it; counts, links and hashes are proven before that"),
        new("Removal", records, 0, records, "by the workbench: recycle bin for 60 days", "by Zoho, not by the workbench"),
    ];

    private void AddTimes(PlannedRecord record)
    {
        foreach (var field in record.Record.Fields.Where(field => !field.Value.IsEmpty && Times.Contains(field.Schema.Role ?? "")))
        {
            var isKept = record.Key.Kind switch
            {
                Kind.Ticket => field.Schema.Role != FieldRole.ResolvedAt || record.Record.ByRole(FieldRole.ClosedAt).IsEmpty,
                Kind.Task => field.Schema.Role == FieldRole.CreatedAt,
                _ => field.Schema.Role is FieldRole.CreatedAt or FieldRole.ModifiedAt,
            };
            recordTimes.Add(1, byApi: true, byBundle: !isKept);
        }
    }

    private void AddOwner(PlannedRecord record)
    {
        foreach (var agent in record.Values.Where(value => value.Plan.Destination == "assignee").Select(value => value.Source).OfType<FieldValue.Agent>())
        {
            var isLost = People.Teammate(context, agent.Id) is not { } id || !context.Destination.Agents.Any(found => found.Id == id && found.IsActive);
            owners.Add(1, isLost, isLost);
        }
    }

    private static int Filled(PlannedRecord record, string role) => record.Record.ByRole(role).IsEmpty ? 0 : 1;

    private static bool IsLost(PlannedValue value) =>
        value.Promise == VerdictClass.ExpectedLoss && !value.Source.IsEmpty && !Elsewhere.Contains(value.Reason ?? "");

    private sealed class Count
    {
        private long all;
        private long byApi;
        private long byBundle;

        public void Add(long number, bool byApi, bool byBundle)
        {
            all += number;
            this.byApi += byApi ? number : 0;
            this.byBundle += byBundle ? number : 0;
        }

        public WriterComparison Row(string what, string api, string bundle) => new(what, all, byApi, byBundle, api, bundle);
    }
}
