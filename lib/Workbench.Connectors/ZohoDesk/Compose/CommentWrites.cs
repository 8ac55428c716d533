using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>Where a comment or file hangs.</summary>
/// <param name="Home">The record whose twin it hangs on.</param>
/// <param name="Twin">Type of that twin.</param>
internal sealed record CommentPlace(RecordKey Home, string Twin)
{
    public int Phase => Twin == DeskNames.Ticket ? Phases.TicketComments : Phases.OtherComments;

    /// <summary>Everything on one record is sent one at a time, in order: comments stand in the order in which they arrive.</summary>
    public string Thread => Home.ToString();
}

/// <summary>Writes of private comments and files. A comment on a ticket is always private; comments elsewhere are never public.</summary>
internal static class CommentWrites
{
    private const int FilesPerComment = 10;

    /// <summary>The line by which a comment is recognised, and under which its continuations are found.</summary>
    public static string Mark(string source) => $"Source: {source}";

    /// <summary>A comment, cut into several where it is too long; files hang on the first.</summary>
    public static void Add(
        Draft draft, CommentPlace place, string name, string mark, string text, long order, IReadOnlyList<AttachedFile> files)
    {
        var pieces = CommentPieces.Split(mark, text);
        for (var index = 0; index < pieces.Count; index++)
        {
            var write = One(place, Numbered(name, index), pieces[index], order + index, index == 0 ? [.. files.Take(FilesPerComment)] : []);
            draft.Add(write with { UpdateBody = Update(place, pieces[index], index == 0 ? Others(mark, pieces) : null) });
        }

        foreach (var (batch, index) in files.Skip(FilesPerComment).Chunk(FilesPerComment).Select((batch, index) => (batch, index)))
        {
            draft.Add(One(place, $"{name}-files-{index + 2}", $"More files, {index + 2}\n{mark}", order + pieces.Count + index, batch));
        }
    }

    /// <summary>A file that hangs on the record itself.</summary>
    public static Write File(CommentPlace place, AttachedFile file, long order)
    {
        var json = new JsonObject { ["file"] = Token(file) };
        return new Write(Write.NameOfFile(file.Key), $"{place.Twin}.attach", place.Phase, BodyShape.Of(json, [People.Token(place.Home, place.Twin)], place.Twin))
        {
            Creates = DeskNames.Attachment(place.Twin),
            Thread = place.Thread,
            Order = order,
            Carries = [file.Key],
        };
    }

    /// <summary>
    /// The text as it is now; files that hang on the comment stay. With the first comment go the texts of its continuations, because only
    /// the portal knows how many an earlier text had.
    /// </summary>
    private static JsonElement Update(CommentPlace place, string text, JsonObject? others) =>
        BodyShape.Of(Content(place, text), [People.Token(place.Home, place.Twin)], place.Twin, others);

    private static JsonObject Others(string mark, IReadOnlyList<string> pieces) =>
        new() { ["mark"] = mark, ["rest"] = new JsonArray([.. pieces.Skip(1).Select(piece => (JsonNode)PlainText.ToHtml(piece))]) };

    private static Write One(CommentPlace place, string name, string text, long order, IReadOnlyList<AttachedFile> files)
    {
        var json = Content(place, text);
        if (files.Count > 0)
        {
            json["attachmentIds"] = new JsonArray([.. files.Select(file => (JsonNode)Token(file))]);
        }

        return new Write(name, $"{place.Twin}.comment", place.Phase, BodyShape.Of(json, [People.Token(place.Home, place.Twin)], place.Twin))
        {
            Creates = DeskNames.Comment(place.Twin),
            Thread = place.Thread,
            Order = order,
            Carries = [.. files.Select(file => file.Key)],
        };
    }

    private static JsonObject Content(CommentPlace place, string text)
    {
        var json = new JsonObject { ["content"] = PlainText.ToHtml(text), ["contentType"] = "html" };
        if (place.Twin == DeskNames.Ticket)
        {
            json["isPublic"] = false;
        }

        return json;
    }

    private static string Numbered(string name, int index) => index == 0 ? name : $"{name}-{index + 1}";

    private static JsonObject Token(AttachedFile file) => new FileToken(file.Sha256!, HeaderNames.Clean(file.FileName), file.ContentType, file.Bytes).ToJson();
}
