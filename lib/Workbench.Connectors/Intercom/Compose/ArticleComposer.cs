using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Article to article, translation of an article, or internal article; with its images and its links to other articles.</summary>
internal sealed class ArticleComposer(FileRoute files)
{
    private readonly ImageCarrier carrier = new(files);

    public void Compose(Draft draft)
    {
        var place = ArticleGroup.Of(draft.Record.Key, draft.Context);
        var about = new AboutLines(draft, place.Twin, place.About);
        var fields = new ArticleFields(draft, place, about);
        PlannedValue? text = null;
        foreach (var value in draft.Record.Values)
        {
            if (value.Plan.Destination == "body" && !draft.Settled(value))
            {
                text = value;
            }
            else if (value.Plan.Destination != "body")
            {
                fields.Put(value);
            }
        }

        fields.Complete();
        var (images, links) = (new ArticleImages(draft, files), new ArticleLinks(draft));
        var html = Body(draft, place, text, images, links);
        if (place.IsInternal)
        {
            html += PlainText.ToHtml(string.Join('\n', about.All));
        }

        carrier.Add(draft, place, images);
        Write(draft, place, fields.Content(html), images, links);
    }

    private static string Body(Draft draft, ArticlePlace place, PlannedValue? value, ArticleImages images, ArticleLinks links)
    {
        if (value is null)
        {
            return "";
        }

        var source = value.Result is FieldValue.Html ? value.Result.Print() : PlainText.ToHtml(PlainText.Clean(value.Result.Print()));
        var clean = new ArticleHtml(links.Send, images.Send).Clean(source);
        var expected = Read.ArticleText.Of(clean.Html, links.ArticleOf);
        var check = place.IsInternal ? PromiseCheck.Contains : PromiseCheck.Equals;
        if (clean.Lost.Count > 0)
        {
            draft.Loses(value, ReasonCode.FormattingLost, $"left out or flattened: {PlainText.Cut(string.Join(", ", clean.Lost), 500)}", place.Twin, "body", expected);
        }
        else
        {
            draft.Becomes(value, place.Twin, "body", expected, "html", check, FieldType.LongText);
        }

        return clean.Html;
    }

    private static void Write(Draft draft, ArticlePlace place, JsonObject content, ArticleImages images, ArticleLinks links)
    {
        var key = draft.Record.Key;
        var find = new JsonObject { ["carrier"] = images.ToJson() };
        if (place.IsTranslation)
        {
            find["locale"] = ArticleGroup.Language(draft.Record.Record);
        }

        var lead = place.IsTranslation ? People.Token(place.Lead, IntercomNames.Article) : null;
        var body = BodyShape.Of(content, lead is null ? null : [lead], lead is null ? null : IntercomNames.Article, find);
        draft.Add(new Write(place.IsTranslation ? "translation" : "create", Operation(place), Phases.Articles, body)
        {
            Creates = place.Twin,
            UpdateBody = body,
            Thread = place.Lead.ToString(),
            Order = place.IsTranslation ? 1 : 0,
            Carries = images.Carried(),
        });
        if (links.Internals.Count > 0)
        {
            draft.Add(Links(draft, place, content, links));
        }
    }

    /// <summary>
    /// The second pass. Its body names the version of the article, so that it is due again whenever the article is written again, which puts
    /// the stand-ins back.
    /// </summary>
    private static Write Links(Draft draft, ArticlePlace place, JsonObject content, ArticleLinks links)
    {
        var find = new JsonObject { ["links"] = links.ToJson(), ["version"] = Sha256Hex.Of(content.ToJsonString()) };
        if (place.IsTranslation)
        {
            find["locale"] = ArticleGroup.Language(draft.Record.Record);
        }

        var body = BodyShape.Of(null, [People.Token(place.Lead, place.Holder)], place.Holder, find);
        return new Write("links", "article.links", Phases.ArticleLinks, body)
        {
            UpdateBody = body,
            Thread = place.Lead.ToString(),
            Order = place.IsTranslation ? 1 : 0,
        };
    }

    private static string Operation(ArticlePlace place) => place.Twin switch
    {
        IntercomNames.InternalArticle => "internal-article.create",
        IntercomNames.ArticleTranslation => "article.translate",
        _ => "article.create",
    };
}
