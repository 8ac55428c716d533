using Workbench.Connectors;
using Workbench.Notebooks.Charts;
using Workbench.Notebooks.Deliverables;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Handoff;

namespace Workbench.Notebooks;

/// <summary>Notebooks 02 and 09: what the extracted records themselves tell about the source.</summary>
public sealed partial class Bench
{
    /// <summary>Tickets and messages by month.</summary>
    public async Task<Table> VolumesByMonth() =>
        Table.Of(Pipeline.Handoff.VolumesByMonth.Of(await LedgerRecordsAsync(), Cancellation))
            .Text("Month", row => row.Month)
            .Whole("Tickets", row => row.Tickets)
            .Whole("From customers", row => row.FromCustomers)
            .Whole("Public replies", row => row.PublicReplies)
            .Whole("Internal notes", row => row.InternalNotes)
            .Whole("Calls", row => row.Calls)
            .Whole("Other", row => row.Other)
            .Caption("Volumes by month").TotalRow().MaxRows(120).CompleteList("deliverables/reports/volumes-by-month.csv").Build();

    /// <summary>How long customers waited for the first public reply, by month.</summary>
    public async Task<Table> ResponseTimes() =>
        Table.Of(Pipeline.Handoff.ResponseTimes.Of(await LedgerRecordsAsync(), Cancellation))
            .Text("Month", row => row.Month)
            .Whole("Answered", row => row.Answered)
            .Whole("Unanswered", row => row.Unanswered)
            .Duration("Median", row => row.Median)
            .Duration("90th percentile", row => row.Percentile90)
            .Caption("First public reply of an agent").MaxRows(120).CompleteList("deliverables/reports/response-times.csv").Build();

    /// <summary>Tickets and messages by agent.</summary>
    public async Task<Table> AgentActivity() =>
        Table.Of(Pipeline.Handoff.AgentActivity.Of(await LedgerRecordsAsync(), Cancellation))
            .Text("Agent", row => row.Agent.ToString())
            .RecordText("Name", row => Shorten(row.Name))
            .Text("E-mail", row => row.Email)
            .YesNo("Active", row => row.IsActive)
            .Whole("Tickets assigned", row => row.TicketsAssigned)
            .Whole("Messages written", row => row.MessagesWritten)
            .Caption("Agents of the source").TotalRow().MaxRows(100).CompleteList("deliverables/reports/agents.csv").Build();

    /// <summary>Tickets that are part of other tickets, with the twins of both.</summary>
    public async Task<Table> Hierarchy() =>
        Table.Of(LinkTables.Hierarchy(await LedgerRecordsAsync()))
            .Text("Child", row => row.Child.ToString())
            .RecordText("Child's subject", row => Shorten(row.ChildSubject))
            .Text("Child's twins", row => row.ChildTwins)
            .Text("Parent", row => row.Parent.ToString())
            .RecordText("Parent's subject", row => Shorten(row.ParentSubject))
            .Text("Parent's twins", row => row.ParentTwins)
            .Caption("Tickets below tickets").CompleteList("deliverables/inventories/hierarchy.csv").Build();

    /// <summary>Contacts with the organizations they belong to, for destinations that keep organizations as text.</summary>
    public async Task<Table> OrganizationLinks() =>
        Table.Of(LinkTables.Organizations(await LedgerRecordsAsync()))
            .RecordText("Contact", row => Shorten(row.ContactName))
            .Text("Contact's twins", row => row.ContactTwins)
            .RecordText("Organization", row => Shorten(row.OrganizationName))
            .Text("Organization's key", row => row.Organization.ToString())
            .Caption("Contacts and their organizations").CompleteList("deliverables/inventories/organization-links.csv").Build();

    /// <summary>How long the source still keeps what was read: the next conversations to leave, or that nothing is removed.</summary>
    public async Task<IDisplay> RetentionCountdown()
    {
        if (await RetentionAsync() is not { } retention)
        {
            return ConnectorCatalog.Sources[migration.Route.Source].OperatorFiles.Any(template => template.Name == RetentionList.FileName)
                ? Notice.Warning(
                    "How long this source keeps conversations is not known.",
                    $"Ask the vendor which plan applies, write operator/{RetentionList.FileName}.json, and run this cell again.")
                : new Notice(Tone.Notice, "No retention window: the source is not known to remove conversations by age.");
        }

        var outlook = retention.Outlook();
        var head = new KeyFacts(
            [
                new KeyFact("Next to leave", outlook.NextAt is { } at ? $"{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "none"),
                new KeyFact("Still within the window", ValueText.Whole(outlook.Leaving.Count)),
                new KeyFact("Time is over", ValueText.Whole(outlook.Past)),
            ],
            "Retention window");
        var table = Table.Of(retention.Rows())
            .Text("Conversation", row => row.Conversation.ToString())
            .RecordText("Subject", row => Shorten(row.Subject))
            .Instant("Last activity", row => row.LastActivity)
            .Instant("Leaves on", row => row.LeavesAt)
            .Whole("Days left", row => row.DaysLeft)
            .Caption("Conversations in the order in which they leave, then those whose time is over. What stands in the ledger stays").Build();
        return new DisplayStack(head, RetentionFigure.Of(retention.Rows()), table);
    }

    /// <summary>The source's change history, where the source's setting <c>history</c> is <c>yes</c>; written to <c>deliverables/inventories</c>.</summary>
    public async Task<Table> ChangeHistory()
    {
        var bounds = HistoryBounds.Of(SourceSettings);
        return Table.Of(await WriteChangeHistoryAsync())
            .Text("File", file => $"deliverables/{file.Name}")
            .Whole("Changes", file => file.Rows)
            .Caption(bounds is null
                ? "Change history: not asked for. Set history=yes, historyFrom and historyTo of the source in migration.json."
                : $"Change history {bounds.Describe()}, from operator/{HistoryFile.FileName}").Build();
    }

    private IReadOnlyDictionary<string, string> SourceSettings => migration.File.Environment(OpenMigration.Production).Source.Settings;

    private async Task<LedgerRecords> LedgerRecordsAsync() => new(await ProductionAsync(), (await DiscoveryAsync()).Source);

    private async Task<RetentionList?> RetentionAsync() =>
        await RetentionList.DaysAsync(migration.OperatorDirectory, Cancellation) is { } days
            ? new RetentionList((await ProductionAsync()).Read, days, migration.Clock.GetUtcNow())
            : null;

    private async Task<IReadOnlyList<WrittenList>> WriteLedgerTablesAsync()
    {
        var tables = new LedgerTables(await LedgerRecordsAsync(), migration.Deliverables);
        var written = new List<WrittenList>
        {
            await tables.WriteVolumesAsync(Cancellation),
            await tables.WriteResponseTimesAsync(Cancellation),
            await tables.WriteAgentsAsync(Cancellation),
            await tables.WriteHierarchyAsync(Cancellation),
            await tables.WriteOrganizationLinksAsync(Cancellation),
        };
        if (await RetentionAsync() is { } retention)
        {
            written.Add(await tables.WriteRetentionAsync(retention, Cancellation));
        }

        return written;
    }

    private async Task<IReadOnlyList<WrittenList>> WriteChangeHistoryAsync() => HistoryBounds.Of(SourceSettings) is { } bounds
        ? [.. (await new HistoryFiles(migration.OperatorDirectory, Path.Combine(migration.Deliverables, "inventories")).WriteAsync(bounds, Cancellation))
            .Select(file => file with { Name = $"inventories/{file.Name}" })]
        : [];
}
