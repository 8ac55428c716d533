using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Send;

/// <summary>
/// Uploads the files of a comment before the comment is sent. An upload that nothing refers to is seen by nobody, so one whose outcome is
/// unknown may be repeated.
/// </summary>
internal sealed class Uploads(DeskApi api)
{
    /// <summary>Replaces every file of <c>attachmentIds</c> by the id of its upload.</summary>
    /// <returns>Null where all are uploaded; else what came of it.</returns>
    public async Task<WriteAnswer?> ReplaceAsync(JsonObject json, IFileStore files, CancellationToken cancellation)
    {
        if (json["attachmentIds"] is not JsonArray tokens)
        {
            return null;
        }

        for (var index = 0; index < tokens.Count; index++)
        {
            if (FileToken.Read(JsonSerializer.SerializeToElement(tokens[index])) is not { } token)
            {
                continue;
            }

            switch (await api.WriteAsync(new DeskCall("upload") { File = (token, files) }, cancellation).ConfigureAwait(false))
            {
                case SendResult.Answered { Answer: { IsSuccess: true } answer } when DeskApi.Parse(answer).Text("id") is { } id:
                    tokens[index] = id;
                    break;
                case SendResult.Answered { Answer: var answer }:
                    var error = DeskErrors.Read(answer);
                    return new WriteAnswer.Refused(
                        error.Code ?? $"http-{answer.Status}", $"file '{token.FileName}' was refused: {error.Message}", answer.Status, answer.RequestId);
                case SendResult.NotSent lost:
                    return new WriteAnswer.NotSent(lost.Cause, lost.RetryAfter);
                case SendResult.Unknown unknown:
                    return new WriteAnswer.NotSent($"the upload of '{token.FileName}' was not confirmed: {unknown.Cause}", null);
            }
        }

        return null;
    }
}
