using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Gorgias.Facts;

/// <summary>
/// What a migration into an account costs. A ticket is created with its whole thread, so messages cost nothing of their own.
/// Means that are no whole numbers were counted at the emulator, with the invented account (November 2026).
/// </summary>
internal static class GorgiasCosts
{
    public static IReadOnlyList<CallCost> All { get; } =
    [
        new(CostStep.Look, "GET lists", CostUnit.Account, 6),

        new(CostStep.Provision, "GET lists", CostUnit.Account, 14),
        new(CostStep.Provision, "POST /api/custom-fields", CostUnit.Creation("field")),
        new(CostStep.Provision, "POST /api/teams", CostUnit.Creation("team"), 2),
        new(CostStep.Provision, "POST /api/tags", CostUnit.Creation("tag")),
        new(CostStep.Provision, "POST /api/customers", CostUnit.Creation("customer")),

        new(CostStep.Scan, "GET /api/customers", CostUnit.Page(Kind.Contact, 100)),
        new(CostStep.Scan, "GET /api/tickets", CostUnit.Page(Kind.Ticket, 100)),

        new(CostStep.Load, "GET /api/customers/{id}", CostUnit.Existing, 3),
        new(CostStep.Load, "PUT /api/customers/{id}", CostUnit.Existing),
        new(CostStep.Load, "PUT /api/customers/{id}/custom-fields", CostUnit.Existing),
        new(CostStep.Load, "POST /api/customers", CostUnit.Record(Kind.Contact), 0.93),
        new(CostStep.Load, "GET /api/tickets", CostUnit.Record(Kind.Ticket), 0.12),
        new(CostStep.Load, "POST /api/tickets", CostUnit.Record(Kind.Ticket)),
        new(CostStep.Load, "POST /api/upload", CostUnit.Record(Kind.Attachment), 0.72),

        new(CostStep.ReadBack, "GET /api/customers/{id}", CostUnit.Record(Kind.Contact)),
        new(CostStep.ReadBack, "GET /api/tickets/{id}", CostUnit.Record(Kind.Ticket)),
        new(CostStep.ReadBack, "GET /api/tickets", CostUnit.Page(Kind.Ticket, 100)),
        new(CostStep.ReadBack, "GET attachment", CostUnit.Record(Kind.Attachment), 0.72),
    ];
}
