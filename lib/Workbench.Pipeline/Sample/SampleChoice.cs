using System.Buffers.Text;
using System.Text;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Routes;

namespace Workbench.Pipeline.Sample;

/// <summary>
/// Chooses records for the sample migration: half of each quota by what is unusual (longest threads, most files, text beyond ASCII,
/// former agents, no requester), the rest at random by seed; and everything they depend on or consist of.
/// </summary>
public sealed class SampleChoice(ILedgerReader read, SampleRule rule, int seed)
{
    private readonly HashSet<RecordKey> formerAgents = DiscoverStep.Find(read)?.Source is { } source
        ? [.. source.Agents.Where(agent => !agent.IsActive).Select(agent => new RecordKey(source.System, Kind.Agent, agent.Id))]
        : [];

    /// <summary>The records chosen, and all that travels with them.</summary>
    public SampleSet Choose()
    {
        var kinds = new List<IReadOnlyList<RecordKey>>();
        foreach (var (kindName, quota) in rule.Quotas)
        {
            if (KindName.TryParse(kindName, out var kind))
            {
                kinds.Add(Choose(kind, quota));
            }
        }

        var chosen = kinds.SelectMany(keys => keys).Distinct().Order().ToList();
        var all = new HashSet<RecordKey>(chosen);
        foreach (var key in chosen)
        {
            Include(key, all);
        }

        return new SampleSet(seed, chosen, all, ForPeople(kinds));
    }

    /// <summary>Kinds in turn, the unusual of each first, until there are as many as people are asked to look at.</summary>
    private IReadOnlyList<RecordKey> ForPeople(IReadOnlyList<IReadOnlyList<RecordKey>> kinds) =>
        [.. Enumerable.Range(0, kinds.Count == 0 ? 0 : kinds.Max(keys => keys.Count))
            .SelectMany(turn => kinds.Where(keys => turn < keys.Count).Select(keys => keys[turn]))
            .Distinct().Take(rule.SpotCheckMax)];

    private IReadOnlyList<RecordKey> Choose(Kind kind, int quota)
    {
        var unusual = new PriorityQueue<RecordKey, (long Strangeness, string Tie)>();
        var random = new PriorityQueue<RecordKey, string>(Comparer<string>.Create((left, right) => string.CompareOrdinal(right, left)));
        foreach (var entry in read.Entries(kind, isDeleted: false))
        {
            var tie = Sha256Hex.Of($"{seed}/{entry.Key}");
            unusual.Enqueue(entry.Key, (Strangeness(entry), tie));
            random.Enqueue(entry.Key, tie);
            Trim(unusual, quota);
            Trim(random, quota);
        }

        var strange = unusual.UnorderedItems.OrderByDescending(found => found.Priority).Select(found => found.Element).Take((quota + 1) / 2);
        return [.. strange.Concat(random.UnorderedItems.OrderBy(found => found.Priority, StringComparer.Ordinal).Select(found => found.Element)).Distinct().Take(quota)];
    }

    private static void Trim<TPriority>(PriorityQueue<RecordKey, TPriority> queue, int size)
    {
        if (queue.Count > size)
        {
            queue.Dequeue();
        }
    }

    private long Strangeness(EntryRow entry)
    {
        var thread = read.Thread(entry.Key);
        var files = FilesOf(read, entry.Key).Count();
        var exotic = entry.Label.Any(letter => letter > 0x7f) || thread.Any(IsBeyondAscii) ? 5 : 0;
        var former = formerAgents.Count > 0 && thread.Select(message => message.Key).Prepend(entry.Key).Any(IsOfFormerAgent) ? 15 : 0;
        var alone = entry.Key.Kind == Kind.Ticket && !read.LinksFrom(entry.Key).Any(link => link.Role == LinkRole.Requester) ? 20 : 0;
        return thread.Count + (10L * files) + exotic + former + alone;
    }

    private bool IsOfFormerAgent(RecordKey key) =>
        read.LinksFrom(key).Any(link => link.Role is LinkRole.Assignee or LinkRole.Author && formerAgents.Contains(link.To));

    /// <summary>True where the stored body has a letter outside ASCII, written as itself or, as JSON allows, by its number.</summary>
    private bool IsBeyondAscii(EntryRow message)
    {
        ReadOnlySpan<byte> body = read.Body(message.Key, message.BodySha256);
        if (!Ascii.IsValid(body))
        {
            return true;
        }

        for (var at = body.IndexOf("\\u"u8); at >= 0; at = body.IndexOf("\\u"u8))
        {
            body = body[(at + 2)..];
            if (Utf8Parser.TryParse(body[..Math.Min(4, body.Length)], out int letter, out _, 'x') && letter > 0x7f)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds what the record points at, all the way up, and what it consists of: its messages and files.</summary>
    private void Include(RecordKey key, HashSet<RecordKey> all)
    {
        foreach (var link in read.LinksFrom(key))
        {
            if (all.Add(link.To))
            {
                IncludeAbove(link.To, all);
            }
        }

        foreach (var message in read.Thread(key))
        {
            if (all.Add(message.Key))
            {
                IncludeAbove(message.Key, all);
                IncludeFiles(message.Key, all);
            }
        }

        IncludeFiles(key, all);
    }

    private void IncludeAbove(RecordKey key, HashSet<RecordKey> all)
    {
        foreach (var link in read.LinksFrom(key).Where(link => link.To.Kind is not (Kind.Ticket or Kind.Message)))
        {
            if (all.Add(link.To))
            {
                IncludeAbove(link.To, all);
            }
        }
    }

    private void IncludeFiles(RecordKey key, HashSet<RecordKey> all)
    {
        all.UnionWith(FilesOf(read, key));
    }

    /// <summary>Files that hang on a record, whether or not their bytes were downloaded already.</summary>
    public static IEnumerable<RecordKey> FilesOf(ILedgerReader read, RecordKey parent) => read.LinksTo(parent)
        .Where(link => link.Role == LinkRole.Parent && link.From.Kind == Kind.Attachment).Select(link => link.From);
}

/// <summary>A sample.</summary>
/// <param name="Chosen">The records that are tried.</param>
/// <param name="All">They and everything they depend on or consist of.</param>
/// <param name="ForPeople">Those of the chosen at which people look, each of which needs a reviewer's word before the sample is signed.</param>
public sealed record SampleSet(int Seed, IReadOnlyList<RecordKey> Chosen, IReadOnlySet<RecordKey> All, IReadOnlyList<RecordKey> ForPeople);
