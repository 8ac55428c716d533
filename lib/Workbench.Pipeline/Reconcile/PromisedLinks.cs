using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>
/// The links that were promised of some records, as their second side is to show them. A pair of twins is kept as sixteen bytes of its hash, some
/// 40 to 60 MB for a million links; the ids of the twins whose lists are asked for are kept as they are, some 100 MB for a million.
/// </summary>
internal sealed class PromisedLinks
{
    private readonly ILedgerReader read;
    private readonly Dictionary<(string TwinType, string Field), int> lists = [];
    private readonly Dictionary<(int List, string Object), string> fields = [];
    private readonly HashSet<UInt128> pairs = [];
    private readonly Dictionary<string, long> oneSided = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<HashSet<string>> listed;
    private long both;

    public PromisedLinks(IReadOnlyList<BackLink> links, ILedgerReader read)
    {
        (Lists, this.read) = (links, read);
        listed = [.. links.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        for (var list = 0; list < links.Count; list++)
        {
            foreach (var type in links[list].TwinTypes)
            {
                lists.Add((type, links[list].Field), list);
            }
        }
    }

    public IReadOnlyList<BackLink> Lists { get; }

    /// <summary>How many links there are from both sides, and how many from one.</summary>
    public LinkSides Sides => new(both, oneSided);

    /// <summary>True while a link is left that no list has shown.</summary>
    public bool AnyUnseen => pairs.Count > 0;

    /// <summary>Ids of the twins whose list is to show something.</summary>
    public IReadOnlyCollection<string> Listed(int list) => listed[list];

    /// <summary>The source field that such links are about in the records of an object; null where none of them promised one.</summary>
    public string? FieldOf(int list, string sourceObject) => fields.GetValueOrDefault((list, sourceObject));

    public void Add(PromiseRow row)
    {
        if (!IsLoaded(row))
        {
            return;
        }

        for (var index = 0; index < row.Promises.Count; index++)
        {
            if (row.Promises.Pattern(index) is { Check: PromiseCheck.RefersTo, TwinType: { } type, Destination: { } field } pattern && !lists.ContainsKey((type, field)))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(oneSided, $"{type}.{field}", out _)++;
            }
        }

        foreach (var link in Of(row))
        {
            both++;
            fields.TryAdd((link.List, row.Object), link.Field);
            listed[link.List].Add(link.Of);
            pairs.Add(Pair(link));
        }
    }

    /// <summary>A list shows the link: true where it was promised and is seen for the first time.</summary>
    public bool See(int list, string of, string twin) => pairs.Remove(Pair(new PromisedLink(list, of, twin, "")));

    /// <summary>True where it was promised and no list has shown it.</summary>
    public bool IsUnseen(PromisedLink link) => pairs.Contains(Pair(link));

    /// <summary>The links of a record whose second side a list shows.</summary>
    public IEnumerable<PromisedLink> Of(PromiseRow row) => lists.Count == 0 || !IsLoaded(row) ? [] : Links(row);

    /// <summary>Ids of what the records that a promise names have become.</summary>
    public IEnumerable<string> Twins(string keys, string type) => keys.Split(',')
        .SelectMany(text => RecordKey.TryParse(text, out var key) ? read.Twins(key) : [])
        .Where(twin => !twin.Removed && twin.Twin.Type == type)
        .Select(twin => twin.Twin.Id);

    private IEnumerable<PromisedLink> Links(PromiseRow row)
    {
        for (var index = 0; index < row.Promises.Count; index++)
        {
            var pattern = row.Promises.Pattern(index);
            if (pattern is not { Check: PromiseCheck.RefersTo, TwinType: { } type, Destination: { } field } || !lists.TryGetValue((type, field), out var list))
            {
                continue;
            }

            foreach (var of in Twins(row.Promises[index].Expected, Lists[list].Of))
            {
                foreach (var twin in row.Twins.Where(twin => !twin.Removed && twin.Twin.Type == type && !Keeps(twin, pattern)))
                {
                    yield return new PromisedLink(list, of, twin.Twin.Id, pattern.Field);
                }
            }
        }
    }

    /// <summary>A twin that stood there before keeps what only a create sets.</summary>
    private static bool Keeps(TwinRow twin, Promise pattern) => pattern.IsFixed && twin.Origin != TwinOrigin.Created;

    private static bool IsLoaded(PromiseRow row) =>
        row.State is EntryState.Loaded or EntryState.Verified or EntryState.Differs or EntryState.Folded or EntryState.Inventoried;

    private static UInt128 Pair(PromisedLink link)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{link.List}\n{link.Of}\n{link.Twin}"), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}

/// <summary>A link as its second side is to show it.</summary>
/// <param name="List">Which of the destination's <see cref="BackLink"/>s.</param>
/// <param name="Of">Id of the twin whose list shows it.</param>
/// <param name="Twin">Id of the twin that stands in that list.</param>
/// <param name="Field">The source field.</param>
internal readonly record struct PromisedLink(int List, string Of, string Twin, string Field);
