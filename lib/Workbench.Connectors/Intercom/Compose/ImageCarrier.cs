using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>
/// Lends the images of one article an address that Intercom can fetch: a back-office ticket of the article's own, found by its source id,
/// whose attachments have public addresses for 30 minutes after each read (OpenAPI 2.16). It is deleted when all articles are through.
/// </summary>
internal sealed class ImageCarrier(FileRoute files)
{
    private const int MostFiles = 10;

    public void Add(Draft draft, ArticlePlace article, ArticleImages images)
    {
        if (images.Used.Count == 0)
        {
            return;
        }

        var key = draft.Record.Key;
        var source = $"{key}#files";
        var type = TicketTypeOf.Choice(draft.Context, IntercomNames.TaskTicketTypeChoice);
        var json = new JsonObject
        {
            ["ticket_type_id"] = type.Id,
            ["contacts"] = new JsonArray(TicketWriting.Contact(null)),
            ["ticket_attributes"] = new JsonObject
            {
                ["_default_title_"] = "Images of an article",
                ["_default_description_"] = "Lends addresses to images while articles are imported; deleted at the end.",
                [IntercomNames.SourceIdAttribute] = source,
            },
            ["skip_notifications"] = true,
        };
        draft.Add(new Write("images", "ticket.create", Phases.ArticleImages, BodyShape.Of(json, find: type.Find(source)))
        {
            Creates = IntercomNames.CarrierTicket,
            Thread = source,
        });
        var place = new PartPlace(key, IntercomNames.CarrierTicket, source);
        var batch = 0;
        foreach (var batched in Batches(images))
        {
            batch++;
            var note = PartWrites.AdminNote(draft, batched, $"images-{batch}", place, batch, null, $"Images, part {batch}");
            draft.Add(note with { Phase = Phases.ArticleImages, Carries = [] });
        }

        var find = new JsonObject { ["holder"] = article.Holder, ["article"] = People.Token(article.Lead, article.Holder) };
        if (article.IsTranslation)
        {
            find["locale"] = ArticleGroup.Language(draft.Record.Record);
        }

        var body = BodyShape.Of(null, [People.Token(key, IntercomNames.CarrierTicket)], IntercomNames.CarrierTicket, find);
        draft.Add(new Write("images-away", "carrier.delete", Phases.ArticleFinish, body) { Thread = source });
    }

    private IEnumerable<IReadOnlyList<AttachedFile>> Batches(ArticleImages images)
    {
        var batch = new List<AttachedFile>();
        foreach (var (name, file) in images.Used)
        {
            if (batch.Count == MostFiles || batch.Sum(other => other.Bytes) + file.Bytes > files.MaxFileBytes)
            {
                yield return batch;
                batch = [];
            }

            batch.Add(file with { FileName = name });
        }

        yield return batch;
    }
}
