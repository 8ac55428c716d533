using System.Buffers.Binary;
using System.Text.RegularExpressions;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Samples;

public sealed partial class HelpCentreSampleTests
{
    [Fact]
    public void Articles_WholeSize_AreThePromisedMix()
    {
        var articles = new BuiltInSample().Articles().ToList();

        Assert.Equal(36, articles.Count);
        Assert.Equal(36, articles.Select(article => article.Id).Distinct().Count());
        Assert.Equal(6, articles.GroupBy(article => article.GroupKey).Count(group => group.Count() == 2));
        Assert.Equal(6, articles.Count(article => article.Language == "de"));
        Assert.Equal(4, articles.Count(article => !article.IsPublished));
        Assert.Equal(3, articles.Count(article => article.IsInternal));
        Assert.Equal(10, articles.Count(article => article.Html.Contains("sample-image:", StringComparison.Ordinal)));
        Assert.Equal(12, articles.Count(article => article.Html.Contains("sample-article:", StringComparison.Ordinal)));
        Assert.Equal(2, articles.Count(article => article.Html.Contains("<o:p>", StringComparison.Ordinal)));
        Assert.Contains(articles, article => article.CollectionId is null);
        Assert.All(articles, article => Assert.True(article.CreatedAt <= article.UpdatedAt && article.Title.Length > 5));
    }

    [Fact]
    public void References_OfArticles_ExistButForOneLink()
    {
        var sample = new BuiltInSample(2);
        var known = sample.Articles().Select(article => article.Id).Concat(sample.Images().Select(image => image.Id)).ToHashSet();
        var named = sample.Articles().SelectMany(article => Reference().Matches(article.Html)).Select(match => match.Groups[1].Value);

        Assert.Equal(["h9999901"], named.Where(id => !known.Contains(id)).Distinct());
        Assert.Subset(
            sample.Collections().Select(one => one.Id).ToHashSet(),
            sample.Articles().Select(article => article.CollectionId).OfType<string>().ToHashSet());
    }

    [Fact]
    public void Images_EveryOne_IsAPngOfItsSize()
    {
        var sample = new BuiltInSample();
        var images = sample.Images().ToList();

        Assert.Equal(12, images.Count);
        Assert.Single(images, image => image.Download == SampleDownload.AnswersHtml);
        Assert.Single(images, image => image.Download == SampleDownload.Expired);
        foreach (var image in images)
        {
            using var bytes = sample.OpenImage(image.Id);
            var content = new byte[bytes.Length];
            bytes.ReadExactly(content);
            Assert.Equal(image.SizeBytes, content.Length);
            Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(content.AsSpan(0, 8)));
            Assert.Equal(0xAE426082, BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(content.Length - 4)));
        }
    }

    [Fact]
    public void TicketLinks_WholeSize_HoldTwoParentsAndOneCycle()
    {
        var sample = new BuiltInSample();
        var links = sample.TicketLinks().ToList();
        var tickets = sample.Tickets().Select(ticket => ticket.Id).ToHashSet();

        Assert.Equal(24, links.Distinct().Count());
        Assert.All(links, link => Assert.True(tickets.Contains(link.ChildId) && tickets.Contains(link.ParentId)));
        Assert.DoesNotContain(links, link => link.ChildId == link.ParentId);
        Assert.True(links.GroupBy(link => link.ChildId).Count(group => group.Count() == 2) >= 3);
        Assert.Equal(2, links.Count(link => links.Contains(new SampleTicketLink(link.ParentId, link.ChildId))));
    }

    [Fact]
    public void Collections_BuiltIn_AreNestedThreeDeep()
    {
        var parents = new BuiltInSample().Collections().ToDictionary(one => one.Id, one => one.ParentId);

        Assert.Equal(8, parents.Count);
        Assert.Equal(3, parents.Keys.Max(Depth));

        int Depth(string? id) => id is null ? 0 : 1 + Depth(parents[id]);
    }

    [GeneratedRegex("sample-(?:image|article):([a-z0-9]+)")]
    private static partial Regex Reference();
}
