using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>Who a message is from in Gorgias, and what the text must say about who it really was.</summary>
/// <param name="IsAgent">True where an agent speaks.</param>
/// <param name="Sender">Id of the customer or user; null for the key's own user.</param>
/// <param name="UserId">The user who speaks; null where a customer does, or the key's own user.</param>
/// <param name="Customer">The contact whose customer speaks; null where a user does, or the one who stands in.</param>
/// <param name="Line">A line about the real author, where Gorgias cannot show it; else null.</param>
internal sealed record Speaker(bool IsAgent, JsonNode? Sender, string? UserId, RecordKey? Customer, string? Line)
{
    public static Speaker Of(PlannedRecord message, IComposeContext context, RecordKey? customer, bool isNote)
    {
        if (IsInbound(message, context, customer))
        {
            var author = message.Linked(LinkRole.Author, Kind.Contact) ?? FromCustomer(message.Record, context, customer);
            var words = Words(message.Record, context, author, customer);
            if (isNote)
            {
                return Agent(context.Plan.PlaceholderAgentId, $"Author: {words}");
            }

            return author is { } key && context.Carries(key)
                ? new(false, People.Token(key, GorgiasNames.Customer), null, key, null)
                : new(false, StandIn(context), null, null, $"Author: {words}");
        }

        if (Author(message, context) is not { } agent)
        {
            return Agent(context.Plan.PlaceholderAgentId, null);
        }

        return People.Teammate(context, agent.Id) is { } user
            ? Agent(user, null)
            : Agent(context.Plan.PlaceholderAgentId, $"Author: {People.Words(agent)}");
    }

    /// <summary>The customer who stands in for unknown people; null before provisioning.</summary>
    public static JsonNode? StandIn(IComposeContext context) =>
        context.Destination.Object(GorgiasNames.Customer).Field(GorgiasNames.UnknownRequesterField)?.VendorId is { } id ? Bodies.Number(id) : null;

    private static Speaker Agent(string? userId, string? line) => new(true, userId is null ? null : Bodies.Number(userId), userId, null, line);

    private static FieldValue.Agent? Author(PlannedRecord message, IComposeContext context) =>
        message.Linked(LinkRole.Author, Kind.Agent) is { } key
            ? People.Agent(context, key.Id)
            : message.Record.ByRole(FieldRole.CreatedBy) as FieldValue.Agent ?? message.Record.ByRole(FieldRole.Assignee) as FieldValue.Agent;

    // The direction where the source states one; else whether a contact is the author.
    private static bool IsInbound(PlannedRecord message, IComposeContext context, RecordKey? customer)
    {
        var direction = message.Record.ByRole(FieldRole.Direction).Print().Trim();
        return direction.Length > 0
            ? direction.StartsWith("in", StringComparison.OrdinalIgnoreCase)
            : message.Linked(LinkRole.Author, Kind.Contact) is not null || IsFrom(message.Record, context, customer);
    }

    // An inbound message that names nobody is from the one whose ticket it is.
    private static RecordKey? FromCustomer(CanonicalRecord message, IComposeContext context, RecordKey? customer) =>
        message.ByRole(FieldRole.From).IsEmpty || IsFrom(message, context, customer) ? customer : null;

    private static bool IsFrom(CanonicalRecord message, IComposeContext context, RecordKey? customer)
    {
        if (customer is not { } key || context.Find(key) is not { } contact)
        {
            return false;
        }

        var from = message.ByRole(FieldRole.From).Print();
        var (email, phone) = (contact.ByRole(FieldRole.Email).Print(), Digits(contact.ByRole(FieldRole.Phone).Print()));
        return (email.Length > 0 && from.Contains(email, StringComparison.OrdinalIgnoreCase)) || (phone.Length >= 6 && Digits(from) == phone);
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Words(CanonicalRecord message, IComposeContext context, RecordKey? author, RecordKey? customer) =>
        message.ByRole(FieldRole.From).Print() is { Length: > 0 } from ? from
        : author is not null && author == customer ? "the customer"
        : author is { } key && context.Find(key) is { } contact ? People.NameOf(contact)
        : "unknown sender";
}
