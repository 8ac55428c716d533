using System.Globalization;
using Workbench.Core.Records;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>Every call is one internal note: in the thread of its ticket at its own time, else on its contact with the time in the text.</summary>
internal sealed class IntercomCalls(SourceTruth truth, ISourceSide source, IDestinationSide destination, DocumentStore store, PairReport report)
{
    /// <summary>Parts that would stand in the same second move on by one each.</summary>
    private static readonly TimeSpan MostShifted = TimeSpan.FromMinutes(1);

    public void Run()
    {
        foreach (var call in truth.Account.Calls())
        {
            var key = SalesPairs.CallKey(call);
            if (call.TicketId is { } ticket && truth.Tickets.ContainsKey(ticket))
            {
                if (SalesPairs.Twin(truth, source, destination, Kind.Ticket, ticket) is { } found)
                {
                    Require(key, found.Entries.Where(entry => entry.IsInternal && IsNear(entry.At, call.StartedAt) && Tells(entry.Text, call)).Count(), found.Place);
                }
            }
            else if (SalesPairs.Twin(truth, source, destination, Kind.Contact, call.ContactId) is { } contact)
            {
                Require(key, NotesOf(contact.Id).Count(text => InstantText.IsNamedIn(text, call.StartedAt) && Tells(text, call)), contact.Place);
            }
            else
            {
                report.Allow("call-without-home");
            }
        }
    }

    private void Require(string key, int found, string place)
    {
        report.Require(found == 1, found == 0 ? "call-missing" : "call-doubled", key, $"{found} on {place}");
        report.Count("call");
    }

    private IEnumerable<string> NotesOf(string contactId) => store.Scan("notes")
        .Where(note => Workspace.Text(note.Body, "owner") == $"contact/{contactId}")
        .Select(note => Words.OfHtml(Workspace.Text(note.Body, "body") ?? ""));

    private static bool IsNear(DateTimeOffset? at, DateTimeOffset startedAt) =>
        at is { } shown && shown >= DateTimeOffset.FromUnixTimeSeconds(startedAt.ToUnixTimeSeconds()) && shown - startedAt <= MostShifted;

    private static bool Tells(string text, SampleCall call) => SalesPairs.WordsOf(call)
        .Append(call.Direction == SampleDirection.Inbound ? "inbound" : "outbound")
        .Append(((long)call.Duration.TotalSeconds).ToString(CultureInfo.InvariantCulture))
        .All(word => text.Contains(Words.OfText(word), StringComparison.Ordinal));
}
