using System.Text.Json;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>
/// Compares the order in which a container shows its messages with their order in the source, where the vendor sets their time. A message that
/// was written after its successor, because it came late or was repaired, stands behind it: the ledger knows which was written first. Of
/// messages that show the same time nothing is said.
/// </summary>
/// <param name="writingTime">The field with the vendor's own time, by type of twin; null for types whose time is that of the source.</param>
internal sealed class ThreadOrder(ILedgerReader read, Func<string, string?> writingTime)
{
    /// <summary>What stands in the place of a field where no field of the source says when the message was written.</summary>
    public const string Field = "(order)";

    private const string Reason = "order";

    /// <summary>For each message that stands on the wrong side of a neighbour: its place among the rows and the verdict on it.</summary>
    public IEnumerable<(int Place, Verdict Verdict)> Swapped(IReadOnlyList<PromiseRow> rows, ShownTwins shown)
    {
        if (rows.Count < 2 || !shown.All.Any(IsOrdered))
        {
            yield break;
        }

        var (own, reported) = (Own(rows), new HashSet<int>());
        foreach (var container in shown.All.Where(IsOrdered).GroupBy(state => state.Twin.Readable()))
        {
            var messages = InKnownOrder(InOrder(container, rows, own));
            foreach (var (first, second) in messages.Zip(messages.Skip(1)).Where(pair => pair.First.Position > pair.Second.Position))
            {
                if (Written(first.Key, first.Twin) < Written(second.Key, second.Twin))
                {
                    continue;
                }

                foreach (var (self, other, expected, found) in new[] { (first, second, "after", "before"), (second, first, "before", "after") })
                {
                    if (own.TryGetValue(self.Twin, out var place) && reported.Add(place))
                    {
                        yield return (place, new Verdict(
                            self.Key, FieldOf(rows[place], self.Twin.Type), VerdictClass.Defect, Reason, $"stands {expected} {other.Key}", $"stands {found} it"));
                    }
                }
            }
        }
    }

    /// <summary>The rows by their twins.</summary>
    private static Dictionary<(string Type, string Id), int> Own(IReadOnlyList<PromiseRow> rows)
    {
        var own = new Dictionary<(string, string), int>();
        for (var place = 0; place < rows.Count; place++)
        {
            foreach (var twin in rows[place].Twins)
            {
                own[(twin.Twin.Type, twin.Twin.Id)] = place;
            }
        }

        return own;
    }

    /// <summary>The messages of a container as they stand there, each where it begins, with their positions in the source.</summary>
    private IEnumerable<(RecordKey Key, int Position, (string Type, string Id) Twin, string? At)> InOrder(
        IGrouping<TwinRef, TwinState> container, IReadOnlyList<PromiseRow> rows, Dictionary<(string Type, string Id), int> own)
    {
        if (container.Count() < 2 || read.RecordOf(container.Key) is not { } home)
        {
            yield break;
        }

        var positions = read.Thread(home).Select((message, position) => (message.Key, position)).ToDictionary(message => message.Key, message => message.position);
        foreach (var state in container)
        {
            // What has begun already is not looked at again: a long text goes on in further twins.
            var found = own.TryGetValue((state.Twin.Type, state.Twin.Id), out var place) ? rows[place].Key : read.RecordOf(state.Twin);
            if (found is { } key && positions.Remove(key, out var position))
            {
                yield return (key, position, (state.Twin.Type, state.Twin.Id), state.Fields.GetValueOrDefault(writingTime(state.Twin.Type) ?? ""));
            }
        }
    }

    /// <summary>Messages that show the same time follow each other in the source's order: which of them was first, the destination does not say.</summary>
    private static List<(RecordKey Key, int Position, (string Type, string Id) Twin)> InKnownOrder(
        IEnumerable<(RecordKey Key, int Position, (string Type, string Id) Twin, string? At)> shown)
    {
        var ordered = new List<(RecordKey Key, int Position, (string Type, string Id) Twin)>();
        var (begin, time) = (0, (string?)null);
        foreach (var (key, position, twin, at) in shown)
        {
            if (at is null || at != time)
            {
                (begin, time) = (ordered.Count, at);
            }

            var place = ordered.Count;
            while (place > begin && ordered[place - 1].Position > position)
            {
                place--;
            }

            ordered.Insert(place, (key, position, twin));
        }

        return ordered;
    }

    /// <summary>
    /// When the write was sent that made the twin, as the number of that event: its last intent to create, because a write that was refused, or
    /// whose twin was removed by a rollback, is sent anew.
    /// </summary>
    private long Written(RecordKey key, (string Type, string Id) id)
    {
        var write = read.Twins(key).FirstOrDefault(twin => twin.Twin.Type == id.Type && twin.Twin.Id == id.Id)?.Write;
        return read.Events(key).LastOrDefault(found => found.Change == nameof(LedgerChange.WriteIntended) && Creates(found, write))?.Number ?? 0;
    }

    private static bool Creates(EventRow found, string? write)
    {
        var intended = JsonElement.Parse(found.Data);
        return intended.GetProperty("name").GetString() == write && !intended.GetProperty("isUpdate").GetBoolean();
    }

    /// <summary>The source field that says when the message was written.</summary>
    private string FieldOf(PromiseRow row, string twinType) =>
        row.Promises.FirstOrDefault(promise => promise.TwinType == twinType && promise.Destination == writingTime(twinType))?.Field ?? Field;

    private bool IsOrdered(TwinState state) => writingTime(state.Twin.Type) is not null;
}
