using Workbench.Core.Connectors;

namespace Workbench.Connectors.ZohoDesk.Facts;

/// <summary>How <see cref="Find.WriteFinder"/> tells whether a write was carried out; it looks nothing up that has no row here.</summary>
internal static class DeskDoubts
{
    private const string Keyed = "the newest of the module, then search, both by the custom field Source id";
    private const string Equal = "several carry the key, or the module has no field Source id";

    public static IReadOnlyList<DoubtRule> Rules { get; } =
    [
        new("account.create", Keyed, Lags: true, EndsInDoubt: Equal),
        new("contact.create", Keyed, Lags: true, EndsInDoubt: Equal),
        new("ticket.create", Keyed, Lags: true, EndsInDoubt: Equal),
        new(
            "task.create", "the newest tasks and those beside which it would stand, by the custom field Source id",
            EndsInDoubt: "tasks have no field Source id"),
        new("call.create", "the contact's calls, by the source mark in the description"),
        new("ticket.update", "the ticket's own values"),
        new("ticket.close", "the ticket's own values"),
        new("ticket.tag", "the ticket's tags"),
        .. new[] { "account", "contact", "ticket", "task" }.SelectMany(twin => new DoubtRule[]
        {
            new($"{twin}.comment", $"the comments of the {twin}, by their text, which holds the source key"),
            new($"{twin}.attach", $"the files of the {twin}, by name and size"),
        }),
    ];
}
