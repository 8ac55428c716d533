using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// What reading an account costs. A thread takes two calls and another for its files; forms and attachments are asked for record by record.
/// Means that are no whole numbers were counted at the emulator, with the invented account (November 2026).
/// </summary>
internal static class VivantioCosts
{
    public static IReadOnlyList<CallCost> All { get; } =
    [
        new(CostStep.Look, "POST */Select", CostUnit.Account, 51),

        new(CostStep.Read, "POST */Select", CostUnit.Account, 78),
        new(CostStep.Read, "POST Ticket/Select", CostUnit.Page(Kind.Ticket, 200), 2),
        new(CostStep.Read, "POST Ticket/ActionSelectByParentId", CostUnit.Record(Kind.Ticket), 3),
        new(CostStep.Read, "POST Ticket/SLAStageInstanceSelectByTicket", CostUnit.Record(Kind.Ticket)),
        new(CostStep.Read, "POST Ticket/SelectParentTicketsByTicketId", CostUnit.Record(Kind.Ticket)),
        new(CostStep.Read, "POST Entity/CustomEntitySelectByTypeIdAndParent", CostUnit.Record(Kind.Ticket)),
        new(CostStep.Read, "POST Entity/CustomEntitySelectByTypeIdAndParent", CostUnit.Record(Kind.Contact)),
        new(CostStep.Read, "POST Entity/CustomEntitySelectByTypeIdAndParent", CostUnit.Record(Kind.Organization)),
        new(CostStep.Read, "POST Entity/CustomEntitySelectByTypeIdAndParent", CostUnit.Record(Kind.Article)),
        new(CostStep.Read, "POST File/AttachmentSelectByParent", CostUnit.Record(Kind.Ticket)),
        new(CostStep.Read, "POST File/AttachmentSelectByParent", CostUnit.Record(Kind.Contact)),
        new(CostStep.Read, "POST File/AttachmentSelectByParent", CostUnit.Record(Kind.Organization)),
        new(CostStep.Read, "POST File/AttachmentSelectByParent", CostUnit.Record(Kind.Article)),

        new(CostStep.Download, "POST File/AttachmentDownload", CostUnit.Record(Kind.Attachment), 0.95),
        new(CostStep.Download, "GET ArticleImage", CostUnit.Record(Kind.Article), 0.4),
    ];
}
