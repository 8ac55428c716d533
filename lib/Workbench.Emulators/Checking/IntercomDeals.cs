using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Core.Records;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>Every deal is one instance of the custom object type Deal, and its contact points to it.</summary>
internal sealed class IntercomDeals(SourceTruth truth, ISourceSide source, IDestinationSide destination, DocumentStore store, PairReport report)
{
    public void Run()
    {
        var instances = store.Scan("custom_objects").Select(found => found.Body).Where(found => Workspace.Text(found, "type") == "Deal").ToList();
        var left = instances.Select(Workspace.IdOf).ToHashSet();
        foreach (var deal in truth.Account.Deals())
        {
            var key = SalesPairs.DealKey(deal);
            var found = instances.Where(instance => Workspace.Text(instance, "external_id") == key).ToList();
            left.ExceptWith(found.Select(Workspace.IdOf));
            report.Require(found.Count == 1, found.Count == 0 ? "deal-missing" : "deal-doubled", key, $"{found.Count} in the workspace");
            if (found is [var only])
            {
                report.Count("deal");
                Compare(key, deal, only);
            }
        }

        report.Require(left.Count == 0, "deal-unexpected", "custom_objects", string.Join(", ", left));
    }

    private void Compare(string key, SampleDeal deal, JsonObject found)
    {
        var held = found["custom_attributes"]!;
        Same("name", deal.Name);
        Same("pipelineid", deal.Pipeline);
        Same("amount", deal.Value?.ToString(CultureInfo.InvariantCulture));
        Same("currency", deal.Currency);
        Same("closedate", deal.ClosesOn is { } day ? Seconds(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)) : null);
        Same("notes", deal.Notes.Length == 0 ? null : deal.Notes);
        var stage = Workspace.Text(held, "stageid") ?? "";
        report.Require(stage == deal.Stage || stage.EndsWith($": {deal.Stage}", StringComparison.Ordinal), "deal-value", key, $"stage is '{stage}', wanted '{deal.Stage}'");
        report.Require(Workspace.Text(found, "external_created_at") == Seconds(deal.CreatedAt), "deal-time", key, $"created {found["external_created_at"]}, wanted {deal.CreatedAt:u}");
        report.Require(Workspace.Text(found, "external_updated_at") == Seconds(deal.UpdatedAt), "deal-time", key, $"updated {found["external_updated_at"]}, wanted {deal.UpdatedAt:u}");
        if (SalesPairs.Twin(truth, source, destination, Kind.Contact, deal.ContactId) is { } contact)
        {
            var ids = Workspace.Texts(contact.Document["custom_attributes"]?["deal"], "ids");
            report.Require(ids.Contains(Workspace.IdOf(found)), "deal-link", key, $"contact {contact.Id} does not point to it");
        }

        void Same(string name, string? wanted)
        {
            var shown = Workspace.Text(held, name);
            report.Require(Words.OfText(shown ?? "") == Words.OfText(wanted ?? ""), "deal-value", key, $"{name} is '{shown}', wanted '{wanted}'");
        }
    }

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
