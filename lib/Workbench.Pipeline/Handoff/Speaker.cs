using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Handoff;

/// <summary>Who speaks in a message, and to whom.</summary>
internal enum Speaker
{
    /// <summary>The source does not say.</summary>
    Unknown,
    Customer,

    /// <summary>An agent, so that the customer sees it.</summary>
    Agent,

    /// <summary>An agent or the system, for agents only.</summary>
    Internal,

    /// <summary>A telephone call, which is no written reply.</summary>
    Call,
}

/// <summary>Tells the speaker from the message's form, its direction, its author and its sender, in this order.</summary>
internal static class Speakers
{
    private static readonly string[] InternalForms = ["note", "internal", "private", "system", "task"];

    public static Speaker Of(EntryRow message, LedgerRecords records)
    {
        if (InternalForms.Any(form => message.Form.Contains(form, StringComparison.Ordinal)))
        {
            return Speaker.Internal;
        }

        if (message.Form.Contains("call", StringComparison.Ordinal))
        {
            return Speaker.Call;
        }

        var record = records.Map(message);
        var direction = record.ByRole(FieldRole.Direction).Print();
        return direction.StartsWith("out", StringComparison.OrdinalIgnoreCase) ? Speaker.Agent
            : direction.StartsWith("in", StringComparison.OrdinalIgnoreCase) ? Speaker.Customer
            : AuthorOf(message.Key, records) switch
            {
                Kind.Agent => Speaker.Agent,
                Kind.Contact => Speaker.Customer,
                _ => FromText(record, records),
            };
    }

    private static Kind? AuthorOf(RecordKey message, LedgerRecords records) => records.Read.LinksFrom(message)
        .Where(link => link.Role == LinkRole.Author).Select(link => (Kind?)link.To.Kind).FirstOrDefault();

    // A sender who is no agent is a customer; a message without sender is by the agent who made it.
    private static Speaker FromText(CanonicalRecord message, LedgerRecords records) => message.ByRole(FieldRole.From).Print() switch
    {
        "" => message.ByRole(FieldRole.CreatedBy) is FieldValue.Agent ? Speaker.Agent : Speaker.Unknown,
        var from => records.NamesAgent(from) ? Speaker.Agent : Speaker.Customer,
    };
}
