using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Intercom.Facts;

/// <summary>
/// What a migration into a workspace costs. Every message is a call of its own; what came in writing becomes a conversation, which is read again
/// before messages are added to it.
/// Means that are no whole numbers were counted at the emulator, with the invented account (November 2026).
/// </summary>
internal static class IntercomCosts
{
    public static IReadOnlyList<CallCost> All { get; } =
    [
        new(CostStep.Look, "GET lists", CostUnit.Account, 11),

        new(CostStep.Provision, "GET lists", CostUnit.Account, 20),
        new(CostStep.Provision, "POST /data_attributes", CostUnit.Creation("attribute")),
        new(CostStep.Provision, "POST /ticket_types", CostUnit.Creation("ticket-type")),
        new(CostStep.Provision, "POST /ticket_types/{id}/attributes", CostUnit.Creation("ticket-attribute")),
        new(CostStep.Provision, "POST /conversations/attributes", CostUnit.Creation("conversation-attribute")),
        new(CostStep.Provision, "GET /tags", CostUnit.Creation("tags")),
        new(CostStep.Provision, "POST /tags", CostUnit.Creation("tag")),
        new(CostStep.Provision, "POST /contacts", CostUnit.Creation("contact")),

        new(CostStep.Scan, "GET lists", CostUnit.Account, 9),
        new(CostStep.Scan, "GET /contacts", CostUnit.Page(Kind.Contact, 50)),
        new(CostStep.Scan, "POST /tickets/search", CostUnit.Page(Kind.Ticket, 150)),

        new(CostStep.Load, "GET /contacts/{id}", CostUnit.Existing, 2),
        new(CostStep.Load, "GET /contacts/{id}/companies", CostUnit.Existing, 7.3),
        new(CostStep.Load, "GET /contacts/{id}/notes", CostUnit.Existing, 1.2),
        new(CostStep.Load, "PUT /contacts/{id}", CostUnit.Existing),
        new(CostStep.Load, "GET /companies/{id}", CostUnit.Existing, 1.5),
        new(CostStep.Load, "PUT /companies/{id}", CostUnit.Existing, 0.43),
        new(CostStep.Load, "GET /companies", CostUnit.Record(Kind.Organization), 2),
        new(CostStep.Load, "POST /companies", CostUnit.Record(Kind.Organization), 0.86),
        new(CostStep.Load, "POST /companies/{id}/notes", CostUnit.Record(Kind.Organization), 0.4),
        new(CostStep.Load, "POST /contacts", CostUnit.Record(Kind.Contact), 0.93) { WhenLost = LostWait.IfMissing },
        new(CostStep.Load, "POST /contacts/{id}/companies", CostUnit.Record(Kind.Contact), 0.88),
        new(CostStep.Load, "POST /contacts/{id}/notes", CostUnit.Record(Kind.Contact), 0.15),
        new(CostStep.Load, "POST /tickets", CostUnit.Record(Kind.Ticket, ThreadShape.Case)) { WhenLost = LostWait.Always },
        new(CostStep.Load, "PUT /tickets/{id}", CostUnit.Record(Kind.Ticket, ThreadShape.Case), 0.95),
        new(CostStep.Load, "POST /tickets/{id}/tags", CostUnit.Record(Kind.Ticket, ThreadShape.Case)),
        new(CostStep.Load, "POST /tickets/search", CostUnit.Record(Kind.Ticket, ThreadShape.Case), 0.25),
        new(CostStep.Load, "GET /tickets/{id}", CostUnit.Record(Kind.Ticket, ThreadShape.Case), 0.2),
        new(CostStep.Load, "POST /tickets", CostUnit.Record(Kind.Task)) { WhenLost = LostWait.Always },
        new(CostStep.Load, "PUT /tickets/{id}", CostUnit.Record(Kind.Task), 0.95),
        new(CostStep.Load, "POST /tickets/{id}/tags", CostUnit.Record(Kind.Task)),
        new(CostStep.Load, "POST /tickets/search", CostUnit.Record(Kind.Task), 0.25),
        new(CostStep.Load, "GET /tickets/{id}", CostUnit.Record(Kind.Task), 0.2),
        new(CostStep.Load, "POST /tickets/{id}/reply", CostUnit.Record(Kind.Message, ThreadShape.Case), 0.97),
        new(CostStep.Load, "POST /conversations", CostUnit.Record(Kind.Message, ThreadShape.Case), 0.03) { WhenLost = LostWait.Always },
        new(CostStep.Load, "POST /conversations/{id}/parts", CostUnit.Record(Kind.Message, ThreadShape.Case), 0.09),
        new(CostStep.Load, "POST /conversations/{id}/reply", CostUnit.Record(Kind.Message, ThreadShape.Case), 0.04),
        new(CostStep.Load, "POST /conversations", CostUnit.Record(Kind.Ticket, ThreadShape.Written)) { WhenLost = LostWait.Always },
        new(CostStep.Load, "PUT /conversations/{id}", CostUnit.Record(Kind.Ticket, ThreadShape.Written)),
        new(CostStep.Load, "POST /conversations/{id}/parts", CostUnit.Record(Kind.Ticket, ThreadShape.Written), 1.7),
        new(CostStep.Load, "POST /conversations/{id}/tags", CostUnit.Record(Kind.Ticket, ThreadShape.Written), 1.65),
        new(CostStep.Load, "POST /conversations/{id}/tags", CostUnit.Value(Kind.Ticket, ThreadShape.Written), 0.1),
        new(CostStep.Load, "POST /conversations/search", CostUnit.Record(Kind.Ticket, ThreadShape.Written), 0.12),
        new(CostStep.Load, "POST /conversations/{id}/reply", CostUnit.Record(Kind.Message, ThreadShape.Written), 1.06),
        new(CostStep.Load, "GET /conversations/{id}", CostUnit.Record(Kind.Message, ThreadShape.Written), 0.7),
        new(CostStep.Load, "POST /articles", CostUnit.Record(Kind.Article), 0.83),
        new(CostStep.Load, "GET /articles/{id}", CostUnit.Record(Kind.Article)),
        new(CostStep.Load, "PUT /articles/{id}", CostUnit.Record(Kind.Article), 0.45),
        new(CostStep.Load, "POST /help_center/collections", CostUnit.Record(Kind.Collection)),
        new(CostStep.Load, "POST /custom_object_instances/{type}", CostUnit.Record(Kind.CustomRecord)),
        new(CostStep.Load, "GET /custom_object_instances/{type}", CostUnit.Record(Kind.CustomRecord), 1.05),
        new(CostStep.Load, "PUT /contacts/{id}", CostUnit.Record(Kind.CustomRecord), 1.05),
        new(CostStep.Load, "POST /custom_object_instances/{type}", CostUnit.Record(Kind.Deal)),
        new(CostStep.Load, "GET /custom_object_instances/{type}", CostUnit.Record(Kind.Deal), 1.05),
        new(CostStep.Load, "PUT /contacts/{id}", CostUnit.Record(Kind.Deal), 1.05),

        new(CostStep.ReadBack, "GET /companies/{id}", CostUnit.Record(Kind.Organization), 2),
        new(CostStep.ReadBack, "GET /companies/{id}/contacts", CostUnit.Record(Kind.Organization)),
        new(CostStep.ReadBack, "POST /tickets/search", CostUnit.Page(Kind.Contact, 50)),
        new(CostStep.ReadBack, "POST /conversations/search", CostUnit.Page(Kind.Contact, 50)),
        new(CostStep.ReadBack, "GET /articles", CostUnit.Page(Kind.Article, 25)),
        new(CostStep.ReadBack, "GET /help_center/collections", CostUnit.Page(Kind.Collection, 25)),
        new(CostStep.ReadBack, "POST /contacts/search", CostUnit.Record(Kind.Contact), 0.04),
        new(CostStep.ReadBack, "GET /contacts/{id}/notes", CostUnit.Record(Kind.Contact), 0.4),
        new(CostStep.ReadBack, "GET /tickets/{id}", CostUnit.Record(Kind.Ticket, ThreadShape.Case), 1.05),
        new(CostStep.ReadBack, "GET /tickets/{id}", CostUnit.Record(Kind.Task), 1.05),
        new(CostStep.ReadBack, "GET /conversations/{id}", CostUnit.Record(Kind.Ticket, ThreadShape.Written), 1.02),
        new(CostStep.ReadBack, "GET /conversations/{id}", CostUnit.Record(Kind.Message, ThreadShape.Case), 0.06),
        new(CostStep.ReadBack, "GET /articles/{id}", CostUnit.Record(Kind.Article), 1.25),
        new(CostStep.ReadBack, "GET /help_center/collections/{id}", CostUnit.Record(Kind.Collection)),
        new(CostStep.ReadBack, "GET /custom_object_instances/{type}/{id}", CostUnit.Record(Kind.CustomRecord)),
        new(CostStep.ReadBack, "GET /custom_object_instances/{type}/{id}", CostUnit.Record(Kind.Deal)),
        new(CostStep.ReadBack, "GET attachment", CostUnit.Record(Kind.Attachment), 0.85),
    ];
}
