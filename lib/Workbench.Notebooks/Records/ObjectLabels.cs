using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Pipeline.Discover;

namespace Workbench.Notebooks.Records;

/// <summary>What people call the objects of the source, as it was discovered.</summary>
public sealed class ObjectLabels
{
    private readonly Dictionary<string, string> labels;

    /// <param name="source">Null where nothing was discovered yet: then every object goes by its name.</param>
    public ObjectLabels(SchemaSnapshot? source)
    {
        var objects = source?.Objects ?? [];
        var given = objects.CountBy(found => found.Label).ToDictionary();
        labels = objects.ToDictionary(
            found => found.Name, found => given[found.Label] == 1 ? found.Label : $"{found.Label} ({found.Name})", StringComparer.Ordinal);
    }

    /// <summary>Those of the discovery that the ledger keeps. The ledger of a rehearsal keeps none of the source: ask that of production.</summary>
    public static ObjectLabels In(ILedgerReader read) => new(DiscoverStep.Find(read)?.Source);

    /// <summary>The label, with the name where two objects share it; the name alone where the source shows no such object, as of files.</summary>
    public string Of(string name) => labels.GetValueOrDefault(name, name);
}
