using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbench.Emulators.Gorgias;

/// <summary>What active rules do to a ticket that was just created: they tag it, and they answer.</summary>
internal sealed partial class Automation(GorgiasState state, TagBook tags)
{
    /// <param name="form">The create as it came: with a first message of channel <c>api</c>, auto-replies do not trigger.</param>
    public void OnTicketCreated(JsonObject ticket, JsonObject form)
    {
        foreach (var rule in state.Store.Scan(GorgiasCollections.Rules).Select(document => document.Body).Where(IsActive))
        {
            var code = rule.Text("code")!;
            if (AddTags().Match(code) is { Success: true } match)
            {
                var tag = tags.Ensure(match.Groups["tag"].Value).Whole("id")!.Value;
                ticket["tag_ids"] = TagBook.Distinct(ticket.Array("tag_ids").Select(id => id!.GetValue<long>()).Append(tag));
            }
            var isApi = form.Array("messages")[0].Text("channel") == "api";
            if (code.Contains("replyToTicket", StringComparison.Ordinal) && !isApi)
            {
                state.Outbox.Add("email", ticket.Text("customer_id") ?? "", $"rule '{rule.Text("name")}' replies to new tickets");
            }
        }
    }

    private bool IsActive(JsonObject rule) =>
        rule.Text("event_types")?.Contains("ticket-created", StringComparison.Ordinal) == true
        && (rule.Text("deactivated_datetime") is not { } since || string.CompareOrdinal(since, state.Now) > 0);

    [GeneratedRegex(@"addTags.*?tags\s*:\s*'(?<tag>[^']+)'", RegexOptions.Singleline)]
    private static partial Regex AddTags();
}
