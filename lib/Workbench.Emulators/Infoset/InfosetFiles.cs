using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Samples.BuiltIn;

namespace Workbench.Emulators.Infoset;

/// <summary>Streams the bytes behind the addresses that stand in HTML, unless the address expired or is broken.</summary>
internal sealed class InfosetFiles(SampleAccount sample, DocumentStore store)
{
    /// <summary>Images in the first ticket that no sample knows: one that works, one that expired, one that answers a page.</summary>
    public static IReadOnlyList<SampleImage> PlantedImages { get; } =
    [
        new("planted-1", "signature.png", "image/png", 700, SampleDownload.Works),
        new("planted-2", "banner.png", "image/png", 900, SampleDownload.Expired),
        new("planted-3", "portal.png", "image/png", 800, SampleDownload.AnswersHtml),
    ];

    /// <summary>SHA-256 (lower-case hex) of the planted images that can be read.</summary>
    public static IReadOnlyList<string> PlantedHashes() =>
    [
        .. PlantedImages.Where(image => image.Download == SampleDownload.Works)
            .Select(image => Convert.ToHexStringLower(SHA256.HashData(Bytes(image)))),
    ];

    public Task FileAsync(HttpContext http)
    {
        var file = store.Find(InfosetCollections.Files, Id(http)) ?? throw InfosetProblem.NotFound("File");
        var id = (string)file.Body["sample"]!;
        var download = Enum.Parse<SampleDownload>((string)file.Body["download"]!);
        return AnswerAsync(http, download, (string)file.Body["type"]!, () => sample.OpenAttachment(id));
    }

    public Task ImageAsync(HttpContext http)
    {
        var id = Id(http);
        var planted = PlantedImages.FirstOrDefault(image => image.Id == id);
        var image = planted ?? sample.Images().FirstOrDefault(image => image.Id == id) ?? throw InfosetProblem.NotFound("Image");
        return AnswerAsync(http, image.Download, image.ContentType, Open);

        Stream Open() => planted is null ? sample.OpenImage(id) : Bytes(image);
    }

    private static SeededBytes Bytes(SampleImage planted) => new((ulong)planted.SizeBytes, planted.SizeBytes);

    private static async Task AnswerAsync(HttpContext http, SampleDownload download, string contentType, Func<Stream> open)
    {
        if (download == SampleDownload.Expired)
            throw new InfosetProblem(StatusCodes.Status403Forbidden, "The link has expired");
        if (download == SampleDownload.AnswersHtml)
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync("<html><body>Please log in to see this file</body></html>", http.RequestAborted);
            return;
        }

        await using var bytes = open();
        if (contentType.Length > 0)
            http.Response.ContentType = contentType;
        http.Response.ContentLength = bytes.Length;
        await bytes.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static string Id(HttpContext http) => (string)http.Request.RouteValues["id"]!;
}
