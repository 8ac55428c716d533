using System.Security.Cryptography;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>Every article stands once in its language, with its words, its state and its images, where both sides have a help centre.</summary>
internal sealed class KnowledgePairs(SourceTruth truth, ISourceSide source, IDestinationSide destination, PairReport report)
{
    public void Run()
    {
        if (destination.Articles is not { } articles || !source.GivesArticles)
        {
            return;
        }

        var images = truth.Account.Images().Where(image => image.Download == SampleDownload.Works).ToDictionary(image => image.Id, image => Hash(image.Id));
        foreach (var article in truth.Account.Articles())
        {
            var found = articles.Where(candidate => candidate.Title == Words.OfText(article.Title) && candidate.Language == article.Language).ToList();
            report.Require(found.Count == 1, found.Count == 0 ? "article-missing" : "article-doubled", article.Id, $"'{article.Title}' in {article.Language}: {found.Count}");
            if (found is [var only])
            {
                Compare(article, only, images);
            }
        }
    }

    private void Compare(SampleArticle article, FoundArticle found, Dictionary<string, string> images)
    {
        report.Count("article");
        var words = Words.OfHtml(article.Html);
        report.Require(Words.InOrder(words, found.Text), "article-words", article.Id, $"wanted '{words[..Math.Min(120, words.Length)]}', found '{found.Text[..Math.Min(120, found.Text.Length)]}'");
        report.Require(found.IsInternal == article.IsInternal, "article-visibility", article.Id, $"is {(found.IsInternal ? "internal" : "public")}");
        report.Require(article.IsInternal || found.IsPublished == article.IsPublished, "article-state", article.Id, $"is {(found.IsPublished ? "published" : "a draft")}");
        report.Require(!found.Text.Contains("sample-", StringComparison.Ordinal), "article-address", article.Id, "shows an address of the sample");
        foreach (var (id, hash) in images.Where(image => article.Html.Contains($"\"sample-image:{image.Key}\"", StringComparison.Ordinal)))
        {
            report.Require(found.Images.Contains(hash), "article-image", article.Id, $"image {id} is not there with the same bytes");
            report.Count("image");
        }
    }

    private string Hash(string image)
    {
        using var bytes = truth.Account.OpenImage(image);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
