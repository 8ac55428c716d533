using System.Net;

namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>
/// The articles of the help centre, each made from its index alone, in blocks of 36: every sixth is the German translation of the one
/// before it.
/// </summary>
internal sealed class BuiltInArticles(BuiltInSource source)
{
    private const int Block = 36;
    private const int TranslationEvery = 6;
    private const int FirstExtraImage = 2;
    private const int SecondExtraImage = 4;
    private const int LooseOne = 25;
    private const int DanglingLink = 6;
    private const int MarkupAsText = 13;

    private static readonly int[] Drafts = [7, 15, 22, 31];
    private static readonly int[] Internals = [3, 14, 26];
    private static readonly int[] WithImage = [0, 2, 4, 5, 8, 12, 18, 20, 27, 33];
    private static readonly int[] WithLink = [1, 3, 6, 9, 10, 11, 13, 16, 19, 24, 30, 34];
    private static readonly int[] FromOffice = [8, 21];

    public static string Id(int index) => "h" + SampleNames.Number(index + 1);

    public SampleArticle Article(int index)
    {
        var place = index % Block;
        var isTranslation = place % TranslationEvery == TranslationEvery - 1;
        var original = isTranslation ? index - 1 : index;
        var text = Text(original, isTranslation);
        var dice = source.Dice("article", original);
        var device = dice.Pick(source.Content.Devices);
        var createdAt = BuiltInSource.TimeOf(dice, original, source.Size.Articles).AddHours(isTranslation ? 50 : 0);
        return new SampleArticle(
            Id(index), place == LooseOne ? null : text.ShelfId, "g" + SampleNames.Number(original + 1), isTranslation ? "de" : "en",
            text.Title.Replace("{device}", device, StringComparison.Ordinal), Html(index, text, device),
            !Drafts.Contains(place), Internals.Contains(place), BuiltInTeam.WorkingIds[original % BuiltInTeam.WorkingIds.Count],
            text.Keywords, createdAt, createdAt.AddHours(dice.Below(40)));
    }

    private static BuiltInArticleText Text(int original, bool isTranslation)
    {
        var place = original % Block;
        var number = (place - place / TranslationEvery) % BuiltInArticleTexts.English.Count;
        return isTranslation ? BuiltInArticleTexts.German[number] : BuiltInArticleTexts.English[number];
    }

    private string Html(int index, BuiltInArticleText text, string device)
    {
        var place = index % Block;
        var html = text.Html.Replace("{device}", WebUtility.HtmlEncode(device), StringComparison.Ordinal);
        var image = Array.IndexOf(WithImage, place);
        if (image >= 0)
            html += Image(image + 1);
        html += place switch
        {
            FirstExtraImage => Image(BuiltInImages.BehindLogin),
            SecondExtraImage => Image(BuiltInImages.Gone),
            _ => "",
        };
        if (WithLink.Contains(place))
            html += Link(Id(index - 1), "See also");
        return source.HasAwkwardRecords ? html + Awkward(place) : html;
    }

    private static string Awkward(int place) => place switch
    {
        DanglingLink => Link("h9999901", "An older page"),
        MarkupAsText => BuiltInArticleTexts.MarkupAsText,
        _ when FromOffice.Contains(place) => BuiltInArticleTexts.Office,
        _ => "",
    };

    private static string Image(int number) => $"<p><img src=\"sample-image:{BuiltInImages.Id(number)}\" alt=\"Figure {number}\"></p>";

    private static string Link(string articleId, string words) => $"<p><a href=\"sample-article:{articleId}\">{words}</a></p>";
}
