namespace Workbench.Emulators.Tests.Intercom;

public sealed class HelpCenterQuirkTests
{
    private static readonly string Author = $"\"author_id\":{IntercomClient.Mia}";

    [Fact]
    public async Task Quirk38_Article_IsRewrittenAndDraftsHaveNoUrl()
    {
        await using var client = await IntercomClient.StartAsync();
        var draft = await client.PostAsync("/articles", $$"""{"title":"How to","body":"<h4>Deep</h4><p>x</p>",{{Author}} }""");
        Assert.Equal("<h2>Deep</h2><p class=\"no-margin\">x</p>", draft.Text("body"));
        Assert.Null(draft.Body!["url"]);

        var published = await client.PutAsync("/articles/" + draft.Id, """{"state":"published"}""");
        Assert.EndsWith($"/en/articles/{draft.Id}-how-to", published.Text("url"));
        Assert.Equal((400, "parameter_not_found"), Shape(await client.PostAsync("/articles", """{"title":"T"}""")));
    }

    [Fact]
    public async Task Quirk38_ArticleList_ChangesOrderOnWrite()
    {
        await using var client = await IntercomClient.StartAsync();
        var one = (await client.PostAsync("/articles", $$"""{"title":"One",{{Author}} }""")).Id;
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        var two = (await client.PostAsync("/articles", $$"""{"title":"Two",{{Author}} }""")).Id;
        Assert.Equal([two, one], await Order(client));

        client.Clock.Advance(TimeSpan.FromSeconds(1));
        await client.PutAsync("/articles/" + one, """{"description":"changed"}""");
        Assert.Equal([one, two], await Order(client));
    }

    [Fact]
    public async Task Quirk39_Redirect_MustLieInsideAndBeNew()
    {
        await using var client = await IntercomClient.StartAsync();
        var center = (await client.GetAsync("/help_center/help_centers")).Array("data")[0]!;
        var path = $"/help_center/help_centers/{center["id"]!.GetValue<string>()}/redirects";
        var article = (await client.PostAsync("/articles", $$"""{"title":"One",{{Author}} }""")).Id;
        string Redirect(string from) => $$"""{"from_url":"{{from}}","locale":"en","target_type":"article","target_id":"{{article}}"}""";
        var inside = center["url"]!.GetValue<string>() + "old-page";

        Assert.Equal((422, "data_invalid"), Shape(await client.PostAsync(path, Redirect("https://elsewhere.example.com/old"))));
        var created = await client.PostAsync(path, Redirect(inside));
        Assert.Equal(200, created.Status);
        Assert.Equal((409, "resource_conflict"), Shape(await client.PostAsync(path, Redirect(inside))));
        Assert.Equal(200, (await client.DeleteAsync($"{path}/{created.Id}")).Status);
        Assert.Empty((await client.GetAsync(path)).Array("data"));
    }

    [Fact]
    public async Task Quirk40_FourthLevel_IsRefusedAndSectionsAreGone()
    {
        await using var client = await IntercomClient.StartAsync();
        var parent = "null";
        for (var level = 1; level <= 3; level++)
        {
            parent = (await client.PostAsync("/help_center/collections", $$"""{"name":"L{{level}}","parent_id":{{parent}} }""")).Id;
        }

        Assert.Equal(400, (await client.PostAsync("/help_center/collections", $$"""{"name":"L4","parent_id":{{parent}} }""")).Status);
        Assert.Equal(404, (await client.GetAsync("/help_center/sections")).Status);
    }

    [Fact]
    public async Task Quirk42_BulkDelete_DropsWrongTypesSilently()
    {
        await using var client = await IntercomClient.StartAsync();
        var kept = (await client.PostAsync("/articles", $$"""{"title":"Kept",{{Author}} }""")).Id;
        var gone = (await client.PostAsync("/articles", $$"""{"title":"Gone",{{Author}} }""")).Id;
        var queued = await client.PostAsync("/content/bulk_actions", $$"""
            {"action":"delete","content_ids":[{"type":"article","id":"{{kept}}"},{"type":"article_content","id":"{{gone}}"}]}
            """);

        Assert.Equal((202, "queued"), (queued.Status, queued.Text("status")));
        Assert.Equal([kept], await Order(client));
    }

    [Fact]
    public async Task Internal_Article_IsWrittenAndDeleted()
    {
        await using var client = await IntercomClient.StartAsync();
        var created = await client.PostAsync(
            "/internal_articles", $$"""{"title":"T","body":"<p>x</p>","owner_id":{{IntercomClient.Mia}},{{Author}} }""");

        Assert.Equal(200, created.Status);
        Assert.Equal("internal_article", (await client.DeleteAsync("/internal_articles/" + created.Id)).Text("object"));
        Assert.Equal(404, (await client.GetAsync("/internal_articles/" + created.Id)).Status);
    }

    private static (int, string) Shape(Answer answer) => (answer.Status, answer.Code);

    private static async Task<IEnumerable<string>> Order(IntercomClient client) =>
        (await client.GetAsync("/articles")).Array("data").Select(article => article!["id"]!.GetValue<string>());
}
