using System.Text.Json;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Delta;

/// <summary>Compares a record with what it was at the mark: the ledger keeps every body it has seen.</summary>
internal sealed class RecordVersions(MigrationEnvironment environment, DeltaTerms terms, DeltaMark mark)
{
    private const int MostText = 500;
    private readonly TicketEnd end = new(environment, terms);

    /// <summary>What changed in it; null where only something changed that is read of it elsewhere.</summary>
    public RecordDifference? Compare(EntryRow entry)
    {
        if (BodyAtMark(entry.Key) is not { } earlier)
        {
            return null;
        }

        if (earlier == entry.BodySha256)
        {
            return new RecordDifference(DifferenceKind.Changed, HasEnded: false, null, "its relations, or it went and came back");
        }

        var (before, after) = (Read(entry, earlier), Read(entry, entry.BodySha256));
        var (wasOver, isOver) = (HasEnded(before), HasEnded(after));
        var names = after.Fields.Zip(before.Fields)
            .Where(pair => pair.First.Value.Print() != pair.Second.Value.Print())
            .Select(pair => pair.First.Schema.Name)
            .ToHashSet(StringComparer.Ordinal);
        return new RecordDifference(
            entry.Key.Kind == Kind.Ticket && wasOver && !isOver ? DifferenceKind.Reopened : DifferenceKind.Changed, isOver && !wasOver, Words(before, names), Words(after, names));
    }

    private string? BodyAtMark(RecordKey key)
    {
        var last = environment.Read.Events(key)
            .TakeWhile(found => found.Number < mark.Event)
            .LastOrDefault(found => found.Change == nameof(LedgerChange.RecordExtracted));
        if (last is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(last.Data);
        return json.RootElement.GetProperty("body").GetString();
    }

    private CanonicalRecord Read(EntryRow entry, string sha256) =>
        environment.Source.Map(new SourceRecord(entry.Key, entry.Object, environment.Read.Body(entry.Key, sha256), entry.ModifiedAt), terms.Source);

    private bool HasEnded(CanonicalRecord record) =>
        record.Key.Kind == Kind.Ticket ? end.IsOver(record) : record.ByRole(FieldRole.IsDeleted) is FieldValue.Boolean { Value: true };

    private static string Words(CanonicalRecord record, HashSet<string> names)
    {
        var text = string.Join("; ", record.Fields.Where(field => names.Contains(field.Schema.Name)).Select(field => $"{field.Schema.Label}: {field.Value.Print()}"));
        return text.Length <= MostText ? text : text[..MostText];
    }
}

/// <summary>How a record that is still there differs.</summary>
/// <param name="HasEnded">True for a ticket that was open and is over, and for a record that is marked as deleted by now.</param>
internal sealed record RecordDifference(DifferenceKind What, bool HasEnded, string? Before, string? After);
