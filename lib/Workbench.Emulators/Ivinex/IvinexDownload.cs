using System.Globalization;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Ivinex;

/// <summary>Streams the bytes of a file, unless its address expired or is broken.</summary>
internal sealed class IvinexDownload(SampleAccount account, EmulatorContext context)
{
    public async Task AnswerAsync(HttpContext http)
    {
        var file = context.Store.Find(IvinexLinks.Files, http.Request.Query["FileID"].ToString());
        var download = Enum.Parse<SampleDownload>((string?)file?.Body["download"] ?? nameof(SampleDownload.Expired));
        if (file is null || download == SampleDownload.Expired || IsExpired(http.Request.Query["Expires"]))
        {
            await IvinexGate.WriteAsync(http, StatusCodes.Status404NotFound, "File not found");
            return;
        }

        if (download == SampleDownload.AnswersHtml)
        {
            await IvinexGate.WriteAsync(http, StatusCodes.Status200OK, "Please log in to see this file");
            return;
        }

        await using var bytes = account.OpenAttachment((string)file.Body["sample"]!);
        if ((string?)file.Body["type"] is { Length: > 0 } type)
            http.Response.ContentType = type;
        http.Response.ContentLength = bytes.Length;
        await bytes.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private bool IsExpired(string? expires) =>
        long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && context.Clock.GetUtcNow().ToUnixTimeMilliseconds() > at;
}
