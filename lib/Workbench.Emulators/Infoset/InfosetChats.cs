using System.Net;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

/// <param name="Author"><c>contact</c>, <c>agent</c> or <c>bot</c>.</param>
/// <param name="AgentId">Only where an agent wrote.</param>
public sealed record InfosetChatMessage(DateTimeOffset At, string Author, long? AgentId, string Html);

/// <param name="Id">For example <c>h-1</c>.</param>
/// <param name="Channel"><c>chat</c> or <c>social</c>.</param>
public sealed record InfosetChat(string Id, long ContactId, string Channel, IReadOnlyList<InfosetChatMessage> Messages);

/// <summary>
/// Chats outside of tickets, which no call gives and no sample knows: one each for the 21st to 30th contact of a sample (fewer where it
/// has fewer), eight days apart, so that the oldest stands right before the end of the vendor's retention.
/// </summary>
public static class InfosetChats
{
    /// <summary>On the standard plan; from the route page, confirmed by no vendor page.</summary>
    public const int RetentionDays = 90;

    private const int ContactsBefore = 20;
    private const int Count = 10;

    public static IEnumerable<InfosetChat> Of(SampleAccount sample)
    {
        var agents = sample.Agents().Where(agent => agent.Active).Select(agent => InfosetIds.Agent(agent.Id)).ToList();
        return sample.Contacts().Skip(ContactsBefore).Take(Count).Select((contact, index) =>
            Chat(contact, index, sample.EndsAt.AddDays(-3 - 8 * (Count - index)), agents.Count == 0 ? null : agents[index % agents.Count]));
    }

    private static InfosetChat Chat(SampleContact contact, int index, DateTimeOffset at, long? agentId)
    {
        var messages = new List<InfosetChatMessage>
        {
            new(at, "contact", null, "<p>Hi, is anybody there?</p>"),
            new(at.AddSeconds(2), "bot", null, $"<p>Hello {WebUtility.HtmlEncode(contact.FirstName)}, a colleague will be with you shortly.</p>"),
        };
        if (agentId is { } agent)
            messages.Add(new InfosetChatMessage(at.AddMinutes(3), "agent", agent, $"<p>Good morning! What can I do for you? <b>Case {index + 1}</b></p>"));
        messages.Add(new InfosetChatMessage(at.AddMinutes(5), "contact", null, "<p>The gateway &amp; two probes are offline since 5 &lt; 6 o'clock.</p>"));
        return new InfosetChat($"h-{index + 1}", InfosetIds.Contact(contact.Id), index % 3 == 2 ? "social" : "chat", messages);
    }
}
