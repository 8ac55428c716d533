using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Compose;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Send;

/// <summary>
/// Brings the continuations of a comment up to date before its beginning is changed: those of the new text take its pieces, those that an
/// earlier, longer text left over say that they are no longer used. Pieces that are not there yet have a create of their own.
/// </summary>
internal sealed class Continuations(DeskApi api)
{
    private const int MostRows = 100;

    /// <summary>Null where all of them stand as they should.</summary>
    /// <param name="body">The resolved update body of the first comment.</param>
    public async Task<WriteAnswer?> BringUpToDateAsync(WriteBody body, TwinRef first, CancellationToken cancellation)
    {
        var mark = body.Find?["mark"]?.ToString() ?? "";
        var rest = body.Find?["rest"]?.AsArray().Select(piece => piece?.ToString() ?? "").ToList() ?? [];
        foreach (var (id, html) in await StaleAsync(body, mark, rest, cancellation).ConfigureAwait(false))
        {
            if (id == first.Id)
            {
                continue;
            }

            var json = new JsonObject { ["content"] = html, ["contentType"] = "html" };
            var call = new DeskCall($"{body.Container}.comment.update") { Path = [body.Owner, id], Json = json };
            switch (await api.WriteAsync(call, cancellation).ConfigureAwait(false))
            {
                case SendResult.Answered { Answer: { IsSuccess: true } or { Status: 404 } }:
                    break;
                case SendResult.Answered { Answer: var answer }:
                    return new WriteAnswer.Refused(DeskErrors.Read(answer).Code ?? $"http-{answer.Status}", DeskErrors.Read(answer).Message, answer.Status, answer.RequestId);
                case SendResult.NotSent lost:
                    return new WriteAnswer.NotSent(lost.Cause, lost.RetryAfter);
                case var unknown:
                    // Changing a comment may be repeated: the beginning still holds the earlier text, so the whole update is sent again.
                    return new WriteAnswer.NotSent(((SendResult.Unknown)unknown).Cause, null);
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<(string Id, string Html)>> StaleAsync(
        WriteBody body, string mark, IReadOnlyList<string> rest, CancellationToken cancellation)
    {
        var stale = new List<(string, string)>();
        var list = new DeskCall($"{body.Container}.comments") { Path = [body.Owner] };
        await foreach (var row in api.ListAsync(list, MostRows, cancellation).ConfigureAwait(false))
        {
            var text = HtmlText.Of(row.Text("content") ?? "");
            if (CommentPieces.Read(text) is { } piece && piece.Mark == mark)
            {
                var wanted = piece.Part - 2 < rest.Count ? rest[piece.Part - 2] : PlainText.ToHtml(CommentPieces.Unused(mark, piece.Part, rest.Count + 1));
                if (HtmlText.Of(wanted) != text)
                {
                    stale.Add((row.Text("id") ?? "", wanted));
                }
            }
        }

        return stale;
    }
}
