using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Propose;

/// <summary>
/// The plan's code map from a ticket's channel to what it becomes: choices <c>as:&lt;source object&gt;:&lt;channel&gt;</c>, each
/// <c>conversation</c> or <c>ticket</c>. The channel <c>*</c> covers whatever no other choice names, <c>(none)</c> an empty one.
/// </summary>
internal static class FormChoices
{
    public const string Conversation = "conversation";
    public const string Ticket = "ticket";
    private const string Any = "*";
    private const string None = "(none)";

    // Self-service and the web write like a chat; the phone, an API and monitoring leave a case without a correspondent.
    private static readonly string[] Written =
    [
        "mail", "chat", "portal", "self", "social", "web", "messag", "facebook", "twitter", "instagram", "whatsapp", "telegram", "sms",
    ];

    // First of all: "voicemail" and "Web API" contain written words.
    private static readonly string[] Unwritten = ["voice", "phone", "API"];

    /// <summary>One choice per option of the channel; a single one for everything where the channel's options are unknown.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Propose(ObjectSchema source)
    {
        var channel = source.Fields.FirstOrDefault(field => field.Role == FieldRole.Channel);
        var labels = channel?.Options.Select(option => option.Label.Trim()).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal).ToList() ?? [];
        return labels.Count == 0
            ? [KeyValuePair.Create(Name(source.Name, Any), channel is null ? Ticket : Conversation)]
            : labels.Select(label => KeyValuePair.Create(Name(source.Name, label), FormOf(label))).Append(KeyValuePair.Create(Name(source.Name, None), Ticket));
    }

    /// <summary>True where the plan makes conversations of at least some tickets of that object.</summary>
    public static bool MakesConversations(Plan plan, ObjectPlan row) => row is { Kind: Kind.Ticket, DestinationObject: not null }
        && Values(plan, row).Contains(Conversation, StringComparer.Ordinal);

    /// <summary>True unless the plan makes conversations of all tickets of that object.</summary>
    public static bool MakesTickets(Plan plan, ObjectPlan row) => row is { Kind: Kind.Ticket, DestinationObject: not null }
        && (Values(plan, row) is { Count: 0 } || Values(plan, row).Contains(Ticket, StringComparer.Ordinal));

    /// <summary>True where this ticket becomes a conversation.</summary>
    /// <exception cref="MappingException">The plan does not say what tickets of this channel become, or says something else.</exception>
    public static bool IsConversation(CanonicalRecord ticket, Plan plan)
    {
        var channel = ticket.Fields.FirstOrDefault(field => field.Schema.Role == FieldRole.Channel);
        var code = channel?.Value.Print().Trim() is { Length: > 0 } given ? given : None;
        var name = Name(ticket.Object, code);
        if (channel is null || !plan.Choices.TryGetValue(name, out var form))
        {
            name = plan.Choices.ContainsKey(Name(ticket.Object, Any)) ? Name(ticket.Object, Any) : name;
            form = plan.Choices.GetValueOrDefault(name, channel is null ? Ticket : "");
        }

        return form switch
        {
            Conversation => true,
            Ticket => false,
            "" => throw Fault(ticket, channel, $"the plan does not say what tickets of channel '{code}' become. Add the choice \"{name}\": "
                + $"\"{Conversation}\" or \"{Ticket}\" (or \"{Name(ticket.Object, Any)}\" for all others), sign the plan, then run the step again."),
            _ => throw Fault(ticket, channel, $"the choice \"{name}\" is '{form}' (channel '{code}'). Write \"{Conversation}\" or \"{Ticket}\", sign the plan, then run the step again."),
        };
    }

    private static string Name(string source, string code) => $"as:{source}:{code}";

    private static string FormOf(string label) =>
        !Unwritten.Any(word => label.Contains(word, word == "API" ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
        && Written.Any(word => label.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? Conversation
            : Ticket;

    private static List<string> Values(Plan plan, ObjectPlan row) =>
        [.. plan.Choices.Where(choice => choice.Key.StartsWith(Name(row.SourceObject, ""), StringComparison.Ordinal)).Select(choice => choice.Value)];

    private static MappingException Fault(CanonicalRecord ticket, CanonicalField? channel, string cause) =>
        new($"{ticket.Key}: {cause}") { Key = ticket.Key, Field = channel?.Schema.Name };
}
