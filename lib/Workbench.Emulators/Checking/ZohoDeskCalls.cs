using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Core.Records;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.Emulators.ZohoDesk;

namespace Workbench.Emulators.Checking;

/// <summary>Every call of a known contact is one call of that contact, with its real start; the others are an inventory.</summary>
internal sealed class ZohoDeskCalls(SourceTruth truth, ISourceSide source, IDestinationSide destination, DocumentStore store, PairReport report)
{
    public void Run()
    {
        var calls = store.Scan(ZohoDeskCollections.Calls).Select(found => (found.Body, Text: Words.OfHtml(Workspace.Text(found.Body, "description") ?? ""))).ToList();
        var left = calls.Select(call => Workspace.IdOf(call.Body)).ToHashSet();
        foreach (var call in truth.Account.Calls())
        {
            var key = SalesPairs.CallKey(call);
            var found = calls.Where(candidate => candidate.Text.Split(' ').Contains(key)).ToList();
            if (SalesPairs.Twin(truth, source, destination, Kind.Contact, call.ContactId) is not { } contact)
            {
                report.Require(found.Count == 0, "call-unexpected", key, "has no contact and is written all the same");
                report.Allow("call-without-home");
                continue;
            }

            left.ExceptWith(found.Select(candidate => Workspace.IdOf(candidate.Body)));
            report.Require(found.Count == 1, found.Count == 0 ? "call-missing" : "call-doubled", key, $"{found.Count} in the portal");
            if (found is [var only])
            {
                report.Count("call");
                Compare(key, call, contact, only.Body, only.Text);
            }
        }

        report.Require(left.Count == 0, "call-unexpected", ZohoDeskCollections.Calls, string.Join(", ", left));
    }

    private void Compare(string key, SampleCall call, FoundRecord contact, JsonObject found, string text)
    {
        var start = DateTimeOffset.Parse(Workspace.Text(found, "startTime")!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        report.Require(start.ToUnixTimeSeconds() == call.StartedAt.ToUnixTimeSeconds(), "call-time", key, $"starts {start:u}, wanted {call.StartedAt:u}");
        Same("duration", ((long)call.Duration.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        Same("direction", call.Direction == SampleDirection.Inbound ? "inbound" : "outbound");
        Same("contactId", contact.Id);
        foreach (var word in SalesPairs.WordsOf(call).Select(Words.OfText))
        {
            report.Require(text.Contains(word, StringComparison.Ordinal), "call-value", key, $"'{word}' is not in '{text}'");
        }

        void Same(string name, string wanted) =>
            report.Require(Workspace.Text(found, name) == wanted, "call-value", key, $"{name} is '{Workspace.Text(found, name)}', wanted '{wanted}'");
    }
}
