using Workbench.Core.Connectors;

namespace Workbench.Connectors.Gorgias.Facts;

/// <summary>How <see cref="Find.WriteFinder"/> tells whether a write was carried out; it looks nothing up that has no row here.</summary>
internal static class GorgiasDoubts
{
    private const string Equal = "several carry the key: Gorgias does not keep it unique";

    public static IReadOnlyList<DoubtRule> Rules { get; } =
    [
        new("customer.create", "list filtered by external_id, which holds the source key", EndsInDoubt: Equal),
        new("ticket.create", "list filtered by external_id, which holds the source key, without the trash", EndsInDoubt: Equal),
        new("message.create", "the ticket's messages, by external_id, which holds the source key", EndsInDoubt: Equal),
        new("ticket.update", "nothing: the same state may be written again"),
    ];
}
