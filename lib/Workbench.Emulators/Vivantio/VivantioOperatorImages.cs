using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>The inline images that an operator saved from a browser; those that are gone cannot be saved by anybody.</summary>
internal sealed class VivantioOperatorImages(SampleAccount sample, VivantioSettings settings, Uri webHost)
{
    public const string Folder = "images";

    /// <summary>One row for each article and image.</summary>
    public IEnumerable<object> Rows()
    {
        var saved = Saved().ToDictionary(image => image.Id, FileName);
        return sample.Articles().SelectMany(article => VivantioArticles.ImagesIn(article.Html).Where(saved.ContainsKey).Select(id => new
        {
            ArticleId = VivantioIds.Article(article.Id),
            Src = webHost + VivantioArticles.ImagePath(id),
            Path = $"{Folder}/{saved[id]}",
        }));
    }

    public async Task CopyAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        foreach (var image in Saved())
        {
            await using var from = sample.OpenImage(image.Id);
            await using var to = File.Create(Path.Combine(directory, FileName(image)));
            await from.CopyToAsync(to, cancellationToken);
        }
    }

    private IEnumerable<SampleImage> Saved() => sample.Images().Where(image =>
        image.Download == SampleDownload.AnswersHtml || (image.Download == SampleDownload.Works && !settings.ImagesAcceptApiCredentials));

    private static string FileName(SampleImage image) =>
        VivantioIds.Text(VivantioIds.Image(image.Id)) + Path.GetExtension(image.FileName);
}
