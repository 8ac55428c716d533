using System.Text.Json.Nodes;

namespace Workbench.EndToEnd.Tests.OutsideCheck;

/// <summary>What stood in the workspace and has nothing to do with the source is as it was.</summary>
internal sealed class BystanderCheck(SourceTruth truth, Workspace workspace, CheckReport report)
{
    private const string ConversationText = "A conversation that was here before.";
    private const string TicketTitle = "A ticket that was here before";

    public void Run()
    {
        foreach (var twin in truth.Twins.Contacts.Where(twin => twin.SampleId is null))
        {
            var found = workspace.Contacts.Where(contact => Workspace.Text(contact, "email") == twin.Email).ToList();
            found.ForEach(contact => report.Claim("contacts", contact));
            report.Require(
                found is [var only] && Workspace.Text(only, "name") == twin.Name && only["external_id"] is null && only["owner_id"] is null
                && only["phone"]?.ToString() == twin.Phone && IsBare(only) && only["company_ids"]!.AsArray().Count == 0,
                "bystander-contact", twin.Email, string.Join(", ", found.Select(contact => contact.ToJsonString())));
        }

        foreach (var twin in truth.Twins.Organizations.Where(twin => twin.SampleId is null))
        {
            var found = workspace.Companies.Where(company => Workspace.Text(company, "name") == twin.Name).ToList();
            found.ForEach(company => report.Claim("companies", company));
            report.Require(
                found is [var only] && Workspace.Text(only, "company_id")!.StartsWith("crm-", StringComparison.Ordinal) && IsBare(only),
                "bystander-company", twin.Name, string.Join(", ", found.Select(company => company.ToJsonString())));
        }

        var conversations = workspace.Conversations.Where(found => Words.OfHtml(Workspace.Text(found, "body") ?? "") == ConversationText).ToList();
        Three("conversations", conversations, found => Workspace.Text(found, "state") == "open"
            && found["tags"]!.AsArray().Count == 0 && found["title"] is null && !workspace.PartsOf($"conversation/{Workspace.IdOf(found)}").Any());
        var tickets = workspace.Tickets.Where(found => Workspace.Text(found["attributes"], "_default_title_") == TicketTitle).ToList();
        Three("tickets", tickets, found => Workspace.Text(found["attributes"], "_default_description_") == "It must not change."
            && found["tags"]!.AsArray().Count == 0 && workspace.SourceIdOf(found) is null
            && workspace.PartsOf($"ticket/{Workspace.IdOf(found)}").All(part => part["body"] is null));
    }

    private void Three(string collection, List<JsonObject> found, Func<JsonObject, bool> isUnchanged)
    {
        found.ForEach(document => report.Claim(collection, document));
        report.Require(found.Count == 3 && found.All(isUnchanged), $"bystander-{collection}", collection, $"{found.Count} of 3, {found.Count(isUnchanged)} unchanged");
    }

    private static bool IsBare(JsonObject record) =>
        record["custom_attributes"]!.AsObject().Count == 0 && record["tags"]!.AsArray().Count == 0;
}
