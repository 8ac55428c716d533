using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>Lists attachments, and streams the bytes of one as one long base64 string.</summary>
internal sealed class VivantioDownloads(SampleAccount account, DocumentStore store)
{
    // A multiple of three, so that the parts of the string join without padding between them.
    private const int BytesPerPart = 48 * 1024;

    public JsonObject OfParent(VivantioCall call)
    {
        var area = VivantioArea.Find(call.Query("parentArea")) ?? throw VivantioProblemException.Invalid("parentArea");
        var parent = VivantioCall.Number(call.Query("parentId")) ?? throw VivantioProblemException.Missing("parentId");
        var files = store.FindBy(
            VivantioCollections.Attachments, VivantioFormValues.ParentLookup, VivantioFormValues.Address(area, parent));
        return VivantioAnswers.Results(files.Select(file => VivantioView.Shown(file.Body)));
    }

    public async Task AnswerAsync(HttpContext http, VivantioCall call)
    {
        var guid = call.Text("AttachmentGuid") ?? throw VivantioProblemException.Missing("AttachmentGuid");
        var file = store.Find(VivantioCollections.Attachments, guid)?.Body;
        var download = (string?)file?["_download"];
        if (file is null || download == nameof(SampleDownload.Expired))
            throw new VivantioProblemException(VivantioProblemType.ItemNotFound, "AttachmentGuid", "The attachment was not found.");
        if (download == nameof(SampleDownload.AnswersHtml))
        {
            await VivantioAnswers.WriteTextAsync(
                http, StatusCodes.Status200OK, "text/html; charset=utf-8", "<html><body>Something went wrong</body></html>");
            return;
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        var name = JsonSerializer.Serialize((string)file["FileName"]!);
        await http.Response.WriteAsync($"{{\"Successful\":true,\"FileName\":{name},\"Content\":", http.RequestAborted);
        await WriteContentAsync(http, (string?)file["_sample"]);
        await http.Response.WriteAsync(",\"ErrorMessages\":[],\"InfoMessages\":[]}", http.RequestAborted);
    }

    private async Task WriteContentAsync(HttpContext http, string? sampleId)
    {
        if (sampleId is null)
        {
            await http.Response.WriteAsync("null", http.RequestAborted);
            return;
        }

        await using var bytes = account.OpenAttachment(sampleId);
        var part = new byte[BytesPerPart];
        await http.Response.WriteAsync("\"", http.RequestAborted);
        while (await bytes.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, http.RequestAborted) is > 0 and var count)
            await http.Response.WriteAsync(Convert.ToBase64String(part, 0, count), Encoding.ASCII, http.RequestAborted);
        await http.Response.WriteAsync("\"", http.RequestAborted);
    }
}
