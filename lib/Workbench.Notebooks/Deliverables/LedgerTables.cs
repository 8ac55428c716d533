using System.Globalization;
using Workbench.Notebooks.Lists;
using Workbench.Pipeline.Handoff;

namespace Workbench.Notebooks.Deliverables;

/// <summary>Writes what the ledger tells about the source: figures for reports, and relations that a destination may not hold. Rows are streamed.</summary>
public sealed class LedgerTables(LedgerRecords records, string directory)
{
    public Task<WrittenList> WriteVolumesAsync(CancellationToken cancellation) =>
        WriteAsync("reports/volumes-by-month.csv", VolumesByMonth.Of(records, cancellation),
        [
            new("month", row => row.Month),
            new("tickets", row => Number(row.Tickets)),
            new("messages from customers", row => Number(row.FromCustomers)),
            new("public replies", row => Number(row.PublicReplies)),
            new("internal notes", row => Number(row.InternalNotes)),
            new("calls", row => Number(row.Calls)),
            new("other messages", row => Number(row.Other)),
        ], cancellation);

    public Task<WrittenList> WriteResponseTimesAsync(CancellationToken cancellation) =>
        WriteAsync("reports/response-times.csv", ResponseTimes.Of(records, cancellation),
        [
            new("month", row => row.Month),
            new("answered tickets", row => Number(row.Answered)),
            new("unanswered tickets", row => Number(row.Unanswered)),
            new("median minutes", row => Minutes(row.Median)),
            new("90th percentile minutes", row => Minutes(row.Percentile90)),
        ], cancellation);

    public Task<WrittenList> WriteAgentsAsync(CancellationToken cancellation) =>
        WriteAsync("reports/agents.csv", AgentActivity.Of(records, cancellation),
        [
            new("agent", row => row.Agent.ToString()),
            new("name", row => row.Name),
            new("email", row => row.Email),
            new("active", row => YesNo(row.IsActive)),
            new("tickets assigned", row => Number(row.TicketsAssigned)),
            new("messages written", row => Number(row.MessagesWritten)),
        ], cancellation);

    public Task<WrittenList> WriteHierarchyAsync(CancellationToken cancellation) =>
        WriteAsync("inventories/hierarchy.csv", LinkTables.Hierarchy(records),
        [
            new("child", row => row.Child.ToString()),
            new("child subject", row => row.ChildSubject),
            new("child carried", row => YesNo(row.IsChildCarried)),
            new("child twins", row => row.ChildTwins),
            new("parent", row => row.Parent.ToString()),
            new("parent subject", row => row.ParentSubject),
            new("parent carried", row => YesNo(row.IsParentCarried)),
            new("parent twins", row => row.ParentTwins),
        ], cancellation);

    public Task<WrittenList> WriteOrganizationLinksAsync(CancellationToken cancellation) =>
        WriteAsync("inventories/organization-links.csv", LinkTables.Organizations(records),
        [
            new("contact", row => row.Contact.ToString()),
            new("contact name", row => row.ContactName),
            new("organization", row => row.Organization.ToString()),
            new("organization name", row => row.OrganizationName),
            new("contact twins", row => row.ContactTwins),
        ], cancellation);

    public Task<WrittenList> WriteRetentionAsync(RetentionList retention, CancellationToken cancellation) =>
        WriteAsync("inventories/retention.csv", retention.Rows(),
        [
            new("conversation", row => row.Conversation.ToString()),
            new("subject", row => row.Subject),
            new("last activity", row => Time(row.LastActivity)),
            new("leaves the window on", row => Time(row.LeavesAt)),
            new("days left", row => Number(row.DaysLeft)),
        ], cancellation);

    private async Task<WrittenList> WriteAsync<T>(
        string name, IEnumerable<T> rows, IReadOnlyList<CsvColumn<T>> columns, CancellationToken cancellation)
    {
        var path = Path.Combine(directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var stream = File.Create(path);
        return new WrittenList(name, await CsvList.WriteAsync(stream, columns, rows.ToAsyncEnumerable(), cancellation));
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Minutes(TimeSpan? duration) => duration?.TotalMinutes.ToString("0", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "yes" : "no";
}
