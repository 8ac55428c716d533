using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Propose;

/// <summary>Rows of collections and articles.</summary>
internal static class HelpCenterRows
{
    public static ObjectPlan Collection(ObjectSchema source)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        return new ObjectPlan(
            source.Name, source.Label, Kind.Collection, Outcome.Mapped, IntercomNames.Collection, [.. source.Fields.Select(Row)],
            "collections of the help center, at most three levels");

        FieldPlan Row(FieldSchema field) => field switch
        {
            { Role: FieldRole.System } => PlanRows.Skipped(field, ReasonCode.SystemField),
            { Role: FieldRole.Id } => PlanRows.Related(field, "source", "the source key is the last line of the description"),
            { Role: FieldRole.Name or FieldRole.Subject } when used.Add("name") => PlanRows.To(field, "name", "same role"),
            { Role: FieldRole.Body } when used.Add("description") => PlanRows.Text(field, "description"),
            { Type: FieldType.Link or FieldType.Links } => PlanRows.Related(field, IntercomNames.Collection, "carried by the collection above"),
            { Type: FieldType.Instant or FieldType.Date } => Line(field),
            _ => PlanRows.Skipped(field, ReasonCode.NoSuchField),
        };
    }

    public static ObjectPlan Article(ObjectSchema source)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        return new ObjectPlan(
            source.Name, source.Label, Kind.Article, Outcome.Mapped, IntercomNames.Article, [.. source.Fields.Select(Row)],
            "one article per group of translations; internal ones become internal articles");

        FieldPlan Row(FieldSchema field) => field switch
        {
            { Role: FieldRole.System } => PlanRows.Skipped(field, ReasonCode.SystemField),
            { Role: FieldRole.Id } => PlanRows.Related(field, "source", "the source key stands in the description, or at the end of an internal article"),
            { Role: FieldRole.Subject or FieldRole.Name } when used.Add("title") => PlanRows.To(field, "title", "same role"),
            { Role: FieldRole.Body } when used.Add("body") => PlanRows.To(field, "body", "HTML that Intercom keeps: two levels of headings, no scripts"),
            { Role: FieldRole.IsPublished } => PlanRows.To(field, "state", "draft or published"),
            { Role: FieldRole.Language } => PlanRows.Related(field, "language", "main text or translation"),
            { Role: FieldRole.Translations } => PlanRows.Related(field, IntercomNames.Article, "translations of one article join it"),
            { Role: FieldRole.CreatedBy } or { Type: FieldType.Agent } when used.Add("author") =>
                new(field.Name, "author", new Transform.AgentByEmail(), 0.9, "the teammate of the same e-mail, else the placeholder"),
            _ when ArticleVisibility.IsStatedBy(field) => PlanRows.To(field, HelpCenterFields.Visibility, "an internal article where it is true"),
            { Type: FieldType.Link or FieldType.Links } => PlanRows.Related(field, IntercomNames.Collection, "carried by the collection"),
            { Type: FieldType.Instant or FieldType.Date } => Line(field),
            _ => PlanRows.Skipped(field, ReasonCode.NoSuchField),
        };
    }

    private static FieldPlan Line(FieldSchema field) => new(
        field.Name, HelpCenterFields.About, new Transform.BodyLine(field.Label), 1, "cannot be set: stands in the description");
}
