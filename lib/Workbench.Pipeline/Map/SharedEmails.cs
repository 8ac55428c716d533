using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Map;

/// <summary>
/// E-mail addresses that more than one contact has. Found in one pass over the contacts, and only where a destination asks: while it runs it
/// holds a hash per contact, afterwards the shared addresses alone.
/// </summary>
internal sealed class SharedEmails(MigrationEnvironment environment, Plan plan, SchemaSnapshot source, Func<RecordKey, bool> isIncluded)
{
    private readonly Lock gate = new();
    private Dictionary<RecordKey, RecordKey>? owners;

    /// <summary>The contact that keeps the address; the contact itself where it is not shared.</summary>
    public RecordKey OwnerOf(RecordKey contact)
    {
        lock (gate)
        {
            owners ??= Read();
            return owners.GetValueOrDefault(contact, contact);
        }
    }

    private Dictionary<RecordKey, RecordKey> Read()
    {
        var (seen, shared) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (_, email) in Contacts())
        {
            var hash = StringComparer.Ordinal.GetHashCode(email);
            if (!seen.Add(hash))
            {
                shared.Add(hash);
            }
        }

        if (shared.Count == 0)
        {
            return [];
        }

        // Equal hashes only suspect; the second pass compares the addresses.
        var first = new Dictionary<string, RecordKey>(StringComparer.Ordinal);
        var found = new Dictionary<RecordKey, RecordKey>();
        foreach (var (key, email) in Contacts().Where(contact => shared.Contains(StringComparer.Ordinal.GetHashCode(contact.Email))))
        {
            if (!first.TryAdd(email, key))
            {
                found[key] = first[email];
            }
        }

        return found;
    }

    private IEnumerable<(RecordKey Key, string Email)> Contacts() => environment.Read.Entries(Kind.Contact)
        .Where(entry => !entry.Deleted && isIncluded(entry.Key) && plan.For(entry.Object) is { Outcome: Outcome.Mapped or Outcome.Flattened or Outcome.Split })
        .Select(entry => (entry.Key, Email(entry)))
        .Where(contact => contact.Item2.Length > 0);

    private string Email(EntryRow entry) => environment.Source
        .Map(environment.Read.Extracted(entry), source)
        .ByRole(FieldRole.Email).Print().Trim().ToLowerInvariant();
}
