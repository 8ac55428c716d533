using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Send;

/// <summary>
/// Uploads the files of a write and puts their addresses into its messages. What was uploaded for a write that then had to wait is
/// remembered, so that the same bytes are not uploaded again; an upload that nothing names is invisible.
/// </summary>
internal sealed class Uploads(GorgiasApi api)
{
    private const int MostRemembered = 2_000;
    private readonly Lock gate = new();
    private readonly Dictionary<FileToken, JsonElement> waiting = [];

    /// <summary>Null where every file is there; else why the write cannot go on.</summary>
    public async Task<WriteAnswer?> PutAsync(JsonObject message, IFileStore files, CancellationToken cancellation)
    {
        if (message["attachments"] is not JsonArray attachments)
        {
            return null;
        }

        for (var index = 0; index < attachments.Count; index++)
        {
            if (FileToken.Read(JsonSerializer.SerializeToElement(attachments[index])) is not { } token)
            {
                continue;
            }

            if (Known(token) is not { } uploaded)
            {
                var (file, fault) = await UploadAsync(token, files, cancellation).ConfigureAwait(false);
                if (fault is not null)
                {
                    return fault;
                }

                uploaded = file;
                Remember(token, uploaded);
            }

            attachments[index] = new JsonObject
            {
                ["url"] = uploaded.Text("url"),
                ["name"] = token.FileName,
                ["content_type"] = token.ContentType,
                ["size"] = token.Bytes,
            };
        }

        return null;
    }

    /// <summary>The files of messages that are about to be sent; taken before <see cref="PutAsync"/> replaces them.</summary>
    public static IReadOnlyList<FileToken> Of(IEnumerable<JsonObject> messages) =>
    [
        .. messages.SelectMany(message => message["attachments"] as JsonArray ?? [])
            .Select(attachment => FileToken.Read(JsonSerializer.SerializeToElement(attachment)))
            .OfType<FileToken>(),
    ];

    /// <summary>The write arrived: its uploads are named now and are not used a second time.</summary>
    public void Forget(IReadOnlyList<FileToken> tokens)
    {
        lock (gate)
        {
            foreach (var token in tokens)
            {
                waiting.Remove(token);
            }
        }
    }

    private async Task<(JsonElement File, WriteAnswer? Fault)> UploadAsync(FileToken token, IFileStore files, CancellationToken cancellation)
    {
        var call = new GorgiasCall("upload") { Form = () => Form(token, files) }.With("type", "attachment");
        var sent = await api.WriteAsync(call, cancellation).ConfigureAwait(false);
        return sent switch
        {
            SendResult.Answered { Answer: { IsSuccess: true } answer } when GorgiasApi.Parse(answer).Rows().FirstOrDefault() is { ValueKind: JsonValueKind.Object } file =>
                (file, null),
            SendResult.Answered { Answer: { Status: 413 } answer } => (default, new WriteAnswer.Refused(
                "file-too-large",
                $"Gorgias does not take '{token.FileName}' with {token.Bytes} bytes. Set maxFileBytes below that and map again: the file then goes into the transfer package. {GorgiasErrors.Read(answer).Message}",
                413, answer.RequestId)),
            SendResult.Answered { Answer: var answer } => (default, new WriteAnswer.Refused(
                $"http-{answer.Status}", $"upload of '{token.FileName}': {GorgiasErrors.Read(answer).Message}", answer.Status, answer.RequestId)),

            // An upload by itself changes nothing that anybody sees, so the write as a whole was not carried out.
            SendResult.NotSent lost => (default, new WriteAnswer.NotSent($"upload of '{token.FileName}': {lost.Cause}", lost.RetryAfter)),
            var unknown => (default, new WriteAnswer.NotSent($"upload of '{token.FileName}': {((SendResult.Unknown)unknown).Cause}", null)),
        };
    }

    // The name of the form's field becomes the file's label.
    private static MultipartFormDataContent Form(FileToken token, IFileStore files)
    {
        var content = new StreamContent(files.OpenRead(token.Sha256));
        content.Headers.TryAddWithoutValidation("Content-Type", token.ContentType.Length > 0 ? token.ContentType : "application/octet-stream");
        var name = Quoted(token.FileName);
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{name}\"; filename=\"{name}\"");
        var form = new MultipartFormDataContent { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        form.Add(content);
        return form;
    }

    private static string Quoted(string name) => string.Concat(name.Where(letter => !char.IsControl(letter)))
        .Replace("\"", "%22", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal) is { Length: > 0 } clean ? clean : "file";

    private JsonElement? Known(FileToken token)
    {
        lock (gate)
        {
            return waiting.TryGetValue(token, out var file) ? file : null;
        }
    }

    private void Remember(FileToken token, JsonElement file)
    {
        lock (gate)
        {
            if (waiting.Count >= MostRemembered)
            {
                waiting.Clear();
            }

            waiting[token] = file;
        }
    }
}
