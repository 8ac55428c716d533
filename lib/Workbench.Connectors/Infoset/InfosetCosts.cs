using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Infoset;

/// <summary>
/// What reading an account costs. Every timeline is a call, and so is every mail in it.
/// Means that are no whole numbers were counted at the emulator, with the invented account (November 2026).
/// </summary>
internal static class InfosetCosts
{
    public static IReadOnlyList<CallCost> All { get; } =
    [
        new(CostStep.Look, "GET lists", CostUnit.Account, 11),

        new(CostStep.Read, "GET lists", CostUnit.Account, 30),
        new(CostStep.Read, "GET v1/tickets", CostUnit.Page(Kind.Ticket, 100), 2),
        new(CostStep.Read, "GET v1/slas/breaches", CostUnit.Record(Kind.Ticket), 0.93),
        new(CostStep.Read, "GET v1/tickets/logs", CostUnit.Record(Kind.Ticket), 0.93),
        new(CostStep.Read, "GET v1/email/{id}", CostUnit.Record(Kind.Message), 0.79),

        new(CostStep.Download, "GET files", CostUnit.Record(Kind.Attachment), 0.77),
        new(CostStep.Download, "GET public/images/{id}", CostUnit.Record(Kind.Article), 0.7),
        new(CostStep.Download, "GET public/images/{id}", CostUnit.Account, 5),
    ];
}
