using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Kit;

/// <summary>One message that the real vendor would have sent to a person.</summary>
/// <param name="Channel">For example email or in-app.</param>
/// <param name="Recipient">An address or the vendor's id of the person; may be empty.</param>
/// <param name="Cause">The call that would have sent it, and why.</param>
public sealed record OutboxMessage(string Channel, string Recipient, string Cause, DateTimeOffset At);

/// <summary>What the vendor would have sent. Nothing leaves the machine; a migration must leave this empty.</summary>
public sealed class Outbox(DocumentStore store, TimeProvider clock)
{
    private const string Collection = "_outbox";

    public long Count => store.Count(Collection);

    public IReadOnlyList<OutboxMessage> Messages => [.. store.Scan(Collection).Select(document => Read(document.Body))];

    public void Add(string channel, string recipient, string cause)
    {
        var body = new JsonObject
        {
            ["channel"] = channel,
            ["recipient"] = recipient,
            ["cause"] = cause,
            ["at"] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        };
        store.Put(Collection, new Document(store.Next(Collection).ToString(CultureInfo.InvariantCulture), body));
    }

    private static OutboxMessage Read(JsonObject body) =>
        new(
            body["channel"]!.GetValue<string>(), body["recipient"]!.GetValue<string>(), body["cause"]!.GetValue<string>(),
            DateTimeOffset.Parse(body["at"]!.GetValue<string>(), CultureInfo.InvariantCulture));
}
