using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>The inline images that an operator saved from a browser; those that are gone cannot be saved by anybody.</summary>
internal sealed class VivantioOperatorImages(SampleAccount sample, VivantioSettings settings, Uri webHost)
{
    public const string Folder = "images";

    /// <summary>One row for each article and image.</summary>
    public IEnumerable<object> Rows()
    {
        var saved = Saved().Select(image => image.Id).ToHashSet();
        return sample.Articles().SelectMany(article => VivantioArticles.ImagesIn(article.Html).Where(saved.Contains).Select(id => new
        {
            ArticleId = VivantioIds.Article(article.Id),
            Src = webHost + VivantioArticles.ImagePath(id),
            Path = $"{Folder}/{FileName(id)}",
        }));
    }

    public async Task CopyAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        foreach (var image in Saved())
        {
            await using var from = sample.OpenImage(image.Id);
            await using var to = File.Create(Path.Combine(directory, FileName(image.Id)));
            await from.CopyToAsync(to, cancellationToken);
        }
    }

    private IEnumerable<SampleImage> Saved() => sample.Images().Where(image =>
        image.Download == SampleDownload.AnswersHtml || (image.Download == SampleDownload.Works && !settings.ImagesAcceptApiCredentials));

    private static string FileName(string imageId) => VivantioIds.Text(VivantioIds.Image(imageId)) + ".png";
}
