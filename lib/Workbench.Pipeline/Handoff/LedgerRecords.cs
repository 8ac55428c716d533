using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Handoff;

/// <summary>The extracted records that still stand in the source, one after the other.</summary>
public sealed class LedgerRecords(MigrationEnvironment environment, SchemaSnapshot schema)
{
    private static readonly EntryState[] CarriedStates = [EntryState.Loaded, EntryState.Verified, EntryState.Differs, EntryState.Folded];

    private readonly string[] agentAddresses = [.. schema.Agents.Select(agent => agent.Email).Where(email => email.Length > 0)];

    public SchemaSnapshot Schema => schema;

    public ILedgerReader Read => environment.Read;

    public IEnumerable<EntryRow> Of(Kind kind) => environment.Read.Entries(kind, isDeleted: false);

    public CanonicalRecord Map(EntryRow entry) => environment.Source.Map(
        environment.Read.Extracted(entry), schema);

    /// <summary>True where a sender such as <c>Ada &lt;ada@example.com&gt;</c> holds the address of an agent.</summary>
    public bool NamesAgent(string sender) => agentAddresses.Any(address => sender.Contains(address, StringComparison.OrdinalIgnoreCase));

    /// <summary>The agent to whom a record is linked in a role, else the one whom a field names; null where there is neither.</summary>
    /// <param name="role">One of <see cref="LinkRole"/>.</param>
    /// <param name="field">One of <see cref="FieldRole"/>.</param>
    public RecordKey? AgentOf(EntryRow entry, string role, string field)
    {
        foreach (var link in environment.Read.LinksFrom(entry.Key))
        {
            if (link.Role == role)
            {
                return link.To.Kind == Kind.Agent ? link.To : null;
            }
        }

        return Map(entry).ByRole(field) is FieldValue.Agent { Id.Length: > 0 } agent ? new RecordKey(schema.System, Kind.Agent, agent.Id) : null;
    }

    /// <summary>The twins of a record that are still there, <c>type:id</c> each, parted by spaces.</summary>
    public string TwinsOf(RecordKey key) =>
        string.Join(' ', environment.Read.Twins(key).Where(twin => !twin.Removed).Select(twin => twin.Twin.Print()));

    /// <summary>True where the destination holds the record, on its own or as part of another.</summary>
    public static bool IsCarried(EntryRow? entry) => entry is not null && CarriedStates.Contains(entry.State);
}
