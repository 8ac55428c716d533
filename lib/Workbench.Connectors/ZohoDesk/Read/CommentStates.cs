using System.Globalization;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Compose;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Read;

/// <summary>The comments of one record as twins, in the order of their times. The first comment of a long text shows the whole text.</summary>
internal static class CommentStates
{
    /// <summary>When it was written, which the portal says by itself; as exactly as it does, because it tells the order of serial writes.</summary>
    public const string Time = "created_at";

    private static readonly HashSet<string> Types =
        [.. new[] { DeskNames.Account, DeskNames.Contact, DeskNames.Ticket, DeskNames.Task }.Select(DeskNames.Comment)];

    public static bool IsComment(string twinType) => Types.Contains(twinType);

    public static IEnumerable<TwinState> Of(IReadOnlyList<JsonElement> listed, TwinRef container)
    {
        var comments = listed.OrderBy(comment => comment.DeskMoment("commentedTime") ?? DateTimeOffset.MinValue).ToList();
        var texts = comments.Select(comment => HtmlText.Of(comment.Text("content") ?? "")).ToList();
        var rest = texts.Select(CommentPieces.Read).OfType<Continuation>().Where(part => part.IsUsed).ToLookup(part => part.Mark, StringComparer.Ordinal);
        for (var index = 0; index < comments.Count; index++)
        {
            var text = CommentPieces.Read(texts[index]) is null ? Whole(texts[index], rest) : texts[index];
            yield return new StateBuilder()
                .Put("body", text)
                .Put("author", comments[index].Text("commenterId") is { } author ? $"{DeskNames.Agent}:{author}" : null)
                .Put("isPublic", comments[index].Text("isPublic"))
                .Put(Time, comments[index].DeskMoment("commentedTime")?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture))
                .Build(
                    new TwinRef(DeskNames.Comment(container.Type), comments[index].Text("id") ?? "", container.Print()),
                    [.. comments[index].At("attachments").Rows().Select(FileStates.File)]);
        }
    }

    private static string Whole(string text, ILookup<string, Continuation> rest)
    {
        var mark = rest.Count == 0 ? null : text.Split('\n').FirstOrDefault(rest.Contains);
        return mark is null
            ? text
            : rest[mark].DistinctBy(part => part.Part).OrderBy(part => part.Part)
                .Aggregate(text, (whole, part) => part.IsInLine ? whole + part.Rest : $"{whole}\n{part.Rest}");
    }
}
