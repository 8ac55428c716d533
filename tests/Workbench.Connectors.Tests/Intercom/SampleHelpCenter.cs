using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>A small invented knowledge base: schema and record builders.</summary>
internal static class SampleHelpCenter
{
    public static readonly ObjectSchema Collections = new("collections", "Collections", Kind.Collection, null,
    [
        new("id", "Record id", FieldType.Text, FieldRole.Id), new("name", "Name", FieldType.Text, FieldRole.Name),
        new("parent", "Parent", FieldType.Link, LinkedObject: "collections"), new("created", "Created", FieldType.Instant, FieldRole.CreatedAt),
    ]);

    public static readonly ObjectSchema Articles = new("articles", "Articles", Kind.Article, null,
    [
        new("id", "Record id", FieldType.Text, FieldRole.Id), new("title", "Title", FieldType.Text, FieldRole.Subject),
        new("html", "Text", FieldType.Html, FieldRole.Body), new("language", "Language", FieldType.Text, FieldRole.Language),
        new("group", "Group", FieldType.Text, FieldRole.Translations), new("published", "Published", FieldType.Boolean, FieldRole.IsPublished),
        new("internal", "Internal", FieldType.Boolean), new("author", "Author", FieldType.Agent, FieldRole.CreatedBy),
        new("created", "Created", FieldType.Instant, FieldRole.CreatedAt), new("modified", "Modified", FieldType.Instant, FieldRole.ModifiedAt),
        new("folder", "Folder", FieldType.Link, LinkedObject: "collections"), new("address", "Address", FieldType.Url, FieldRole.Website),
        new("keywords", "Keywords", FieldType.Text),
    ]);

    public static RecordKey Collection(SampleLedger ledger, string id, string name, string? parent = null)
    {
        var key = ledger.Add(Collections, id, ("name", SampleSource.Text(name)),
            ("parent", parent is null ? FieldValue.Empty.Value : SampleSource.Link(Kind.Collection, parent)), ("created", SampleSource.At("2020-01-02T03:04:05Z")));
        if (parent is not null)
        {
            ledger.Link(key, LinkRole.Parent, SampleSource.Key(Kind.Collection, parent));
        }

        return key;
    }

    public static RecordKey Article(
        SampleLedger ledger, string id, string html, string folder = "1", string language = "en", string group = "", bool published = true,
        bool isInternal = false, string author = "7", string address = "")
    {
        var key = ledger.Add(Articles, id, ("title", SampleSource.Text($"Article <{id}> & more")), ("html", new FieldValue.Html(html)),
            ("language", SampleSource.Text(language)), ("group", SampleSource.Text(group)), ("published", new FieldValue.Boolean(published)),
            ("internal", new FieldValue.Boolean(isInternal)), ("author", SampleSource.Agent(author)), ("created", SampleSource.At("2021-01-02T03:04:05Z")),
            ("modified", SampleSource.At("2022-01-02T03:04:05Z")), ("folder", SampleSource.Link(Kind.Collection, folder)),
            ("address", SampleSource.Text(address)), ("keywords", SampleSource.Text("one, two")));
        ledger.Link(key, LinkRole.Parent, SampleSource.Key(Kind.Collection, folder));
        return key;
    }

    public static RecordKey Image(EmulatedWorkspace workspace, RecordKey article, string id, string url, byte[] bytes, string? failure = null) => workspace.Ledger.Attach(
        article, id, $"{id}.png", bytes.Length, failure is null ? workspace.Store(bytes) : null, failure, "image/png", url);
}
