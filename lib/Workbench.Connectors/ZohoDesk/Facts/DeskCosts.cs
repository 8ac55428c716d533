using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Facts;

/// <summary>
/// What a migration into a portal costs, in calls and credits. A list or search takes three credits near its beginning; further back it takes
/// more, which is not planned. Credits as seen in clients of the real API.
/// Means that are no whole numbers were counted at the emulator, with the invented account (November 2026).
/// </summary>
internal static class DeskCosts
{
    public static IReadOnlyList<CallCost> All { get; } =
    [
        new(CostStep.Look, "GET lists", CostUnit.Account, 14, 3),
        new(CostStep.Look, "GET /layouts/{id}", CostUnit.Account, 8),

        new(CostStep.Provision, "GET lists", CostUnit.Account, 33, 3),
        new(CostStep.Provision, "POST /fields", CostUnit.Creation("field")),
        new(CostStep.Provision, "GET /layouts/{id}", CostUnit.Creation("field"), 1.68),
        new(CostStep.Provision, "PATCH /layouts/{id}/fields/{fieldId}", CostUnit.Creation("field"), 0.13),
        new(CostStep.Provision, "POST /contacts", CostUnit.Creation("contact")),

        new(CostStep.Scan, "GET lists", CostUnit.Account, 3, 3),
        new(CostStep.Scan, "GET /contacts", CostUnit.Page(Kind.Contact, 50), 1, 3),
        new(CostStep.Scan, "GET /tickets/search", CostUnit.Page(Kind.Ticket, 100), 1, 3),

        new(CostStep.Load, "GET /contacts/search", CostUnit.Existing, 2.1, 3),
        new(CostStep.Load, "GET /contacts/{id}", CostUnit.Existing, 2.6),
        new(CostStep.Load, "GET /contacts/{id}/attachments", CostUnit.Existing, 1, 3),
        new(CostStep.Load, "GET /contacts/{id}/comments", CostUnit.Existing, 1.5, 3),
        new(CostStep.Load, "PATCH /contacts/{id}", CostUnit.Existing),
        new(CostStep.Load, "GET /accounts/{id}", CostUnit.Existing, 1.1),
        new(CostStep.Load, "GET /accounts/{id}/comments", CostUnit.Existing, 1.1, 3),
        new(CostStep.Load, "PATCH /accounts/{id}", CostUnit.Existing, 0.43),
        new(CostStep.Load, "POST /accounts", CostUnit.Record(Kind.Organization), 0.86) { WhenLost = LostWait.IfMissing },
        new(CostStep.Load, "POST /accounts/{id}/comments", CostUnit.Record(Kind.Organization), 0.45),
        new(CostStep.Load, "POST /contacts", CostUnit.Record(Kind.Contact), 0.93) { WhenLost = LostWait.IfMissing },
        new(CostStep.Load, "POST /contacts/{id}/comments", CostUnit.Record(Kind.Contact), 0.22),
        new(CostStep.Load, "GET /tickets/search", CostUnit.Record(Kind.Ticket), 0.25, 3),
        new(CostStep.Load, "POST /tickets", CostUnit.Record(Kind.Ticket)) { WhenLost = LostWait.IfMissing },
        new(CostStep.Load, "POST /tickets/{id}/associateTag", CostUnit.Record(Kind.Ticket)),
        new(CostStep.Load, "PATCH /tickets/{id}", CostUnit.Record(Kind.Ticket), 0.89),
        new(CostStep.Load, "PATCH /tickets/{id}", CostUnit.RecordWith(Kind.Ticket, FieldRole.Team), 0.42),
        new(CostStep.Load, "POST /tickets/{id}/comments", CostUnit.Record(Kind.Message), 0.97),
        new(CostStep.Load, "POST /tickets/{id}/comments", CostUnit.Value(Kind.Ticket), 0.05),
        new(CostStep.Load, "POST /tasks", CostUnit.Record(Kind.Task)),
        new(CostStep.Load, "POST /tasks/{id}/comments", CostUnit.Record(Kind.Task), 0.25),
        new(CostStep.Load, "POST /calls", CostUnit.Record(Kind.Call), 0.9),
        new(CostStep.Load, "POST /uploads", CostUnit.Record(Kind.Attachment), 0.58),
        new(CostStep.Load, "POST attachments", CostUnit.Record(Kind.Attachment), 0.3),

        new(CostStep.ReadBack, "GET /accounts/{id}", CostUnit.Record(Kind.Organization)),
        new(CostStep.ReadBack, "GET /accounts/{id}/comments", CostUnit.Record(Kind.Organization), 2, 3),
        new(CostStep.ReadBack, "GET /contacts/{id}", CostUnit.Record(Kind.Contact)),
        new(CostStep.ReadBack, "GET /contacts/{id}/comments", CostUnit.Record(Kind.Contact), 2, 3),
        new(CostStep.ReadBack, "GET /tickets/{id}", CostUnit.Record(Kind.Ticket)),
        new(CostStep.ReadBack, "GET /tickets/{id}/comments", CostUnit.Record(Kind.Ticket), 1.21, 3),
        new(CostStep.ReadBack, "GET /tasks/{id}", CostUnit.Record(Kind.Task)),
        new(CostStep.ReadBack, "GET /tasks/{id}/comments", CostUnit.Record(Kind.Task), 2, 3),
        new(CostStep.ReadBack, "GET /calls/{id}", CostUnit.Record(Kind.Call), 0.9),
        new(CostStep.ReadBack, "GET /contacts", CostUnit.Page(Kind.Contact, 50), 1, 3),
        new(CostStep.ReadBack, "GET /tickets", CostUnit.Page(Kind.Ticket, 50), 2, 3),
        new(CostStep.ReadBack, "GET /tasks", CostUnit.Page(Kind.Task, 50), 1, 3),
        new(CostStep.ReadBack, "GET /calls", CostUnit.Page(Kind.Call, 50), 1, 3),
        new(CostStep.ReadBack, "GET attachment", CostUnit.Record(Kind.Attachment), 0.9),
    ];
}
