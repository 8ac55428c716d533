using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>What articles and collections become before anything is sent.</summary>
public sealed class ArticleComposeTests
{
    [Fact]
    public async Task Compose_EveryArticleField_HasOnePromise()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        var key = SampleHelpCenter.Article(workspace.Ledger, "a1", "<p>Words</p>", address: "https://source.example/a1");

        var promises = workspace.Compose(key).Promises;

        Assert.Equal(SampleHelpCenter.Articles.Fields.Select(field => field.Name).Order(), promises.Select(promise => promise.Field).Order());
        var created = promises.Single(promise => promise.Field == "created");
        Assert.Equal((VerdictClass.ExpectedLoss, ReasonCode.CannotBackdate, PromiseCheck.Contains), (created.Class, created.Reason, created.Check));
        Assert.Equal("Created: 2021-01-02T03:04:05Z", created.Expected);
    }

    [Fact]
    public async Task Compose_PublicArticle_IsKeptFromAutomaticAnswers()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        var write = Assert.Single(workspace.Compose(SampleHelpCenter.Article(workspace.Ledger, "a1", "<p>Words</p>")).Writes);

        var json = write.Body.GetProperty("json");
        Assert.All(new[] { "ai_chatbot_availability", "ai_copilot_availability", "ai_sales_agent_availability" }, name => Assert.False(json.GetProperty(name).GetBoolean()));
        Assert.EndsWith("Source: ivinex/article/a1", json.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_TranslationGroup_HasOneLead()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        var german = SampleHelpCenter.Article(workspace.Ledger, "a1", "<p>de</p>", language: "de", group: "g");
        var english = SampleHelpCenter.Article(workspace.Ledger, "a2", "<p>en</p>", group: "g");
        var secret = SampleHelpCenter.Article(workspace.Ledger, "a3", "<p>fr</p>", language: "fr", group: "g", isInternal: true);
        var second = SampleHelpCenter.Article(workspace.Ledger, "a4", "<p>de again</p>", language: "de", group: "g");

        string Operation(RecordKey key) => Assert.Single(workspace.Compose(key).Writes).Operation;

        Assert.Equal("article.translate", Operation(german));
        Assert.Equal("article.create", Operation(english));
        Assert.Equal("internal-article.create", Operation(secret));
        Assert.Equal("article.create", Operation(second));
        Assert.Contains(english.ToString(), Assert.Single(workspace.Compose(german).Writes).Body.GetProperty("path").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_ImageThatNeverCame_LeavesItsWords()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        var key = SampleHelpCenter.Article(workspace.Ledger, "a1", "<p><img src=\"sample-image:i1\" alt=\"Figure 1\"></p>");
        var image = SampleHelpCenter.Image(workspace, key, "i1", "sample-image:i1", [1], ReasonCode.FileExpired);

        var composition = workspace.Compose(key);

        Assert.Equal("<p>Figure 1</p>", Assert.Single(composition.Writes).Body.GetProperty("json").GetProperty("body").GetString());
        Assert.Contains(composition.Notes, note => note.Code == ReasonCode.FileExpired);
        Assert.Equal(ReasonCode.FileExpired, workspace.Compose(image).Held);
    }

    [Fact]
    public async Task Compose_Image_TravelsOnACarrierAndIsHashedInTheArticle()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        var key = SampleHelpCenter.Article(workspace.Ledger, "a1", "<p><img src=\"sample-image:i1\"></p>");
        var image = SampleHelpCenter.Image(workspace, key, "i1", "sample-image:i1", [1, 2]);

        var writes = workspace.Compose(key).Writes;

        Assert.Equal(["ticket.create", "ticket.reply", "carrier.delete", "article.create"], writes.Select(write => write.Operation));
        Assert.Equal([image], writes.Single(write => write.Operation == "article.create").Carries);
        Assert.Empty(writes.Single(write => write.Operation == "ticket.reply").Carries);
        Assert.Contains(workspace.Compose(image).Promises, promise => promise is { TwinType: FilePromise.TwinType, Destination: FilePromise.Sha256 });
    }

    [Fact]
    public async Task Compose_LinkToADraft_StaysAsText()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        SampleHelpCenter.Article(workspace.Ledger, "a2", "<p>Draft</p>", published: false);
        var key = SampleHelpCenter.Article(workspace.Ledger, "a1", "<p>See <a href=\"sample-article:a2\">that</a></p>");

        var composition = workspace.Compose(key);

        Assert.Equal("<p>See that</p>", Assert.Single(composition.Writes).Body.GetProperty("json").GetProperty("body").GetString());
        Assert.Contains(composition.Notes, note => note.Code == ReasonCode.NoAddress);
    }

    [Fact]
    public async Task Compose_LinkByPublicAddress_IsInternal()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        var other = SampleHelpCenter.Article(workspace.Ledger, "a2", "<p>Other</p>", address: "https://source.example/kb/other/");
        var key = SampleHelpCenter.Article(workspace.Ledger, "a1", "<p><a href=\"https://source.example/kb/other#top\">that</a></p>");
        workspace.Ledger.Link(key, LinkRole.Reference, other);

        Assert.Contains(workspace.Compose(key).Writes, write => write.Operation == "article.links" && TwinToken.In(write.Body).Any(token => token.Key == other));
    }

    [Fact]
    public async Task Compose_RingOfCollections_Ends()
    {
        await using var workspace = await PreparedAsync();
        var one = SampleHelpCenter.Collection(workspace.Ledger, "1", "One", "2");
        SampleHelpCenter.Collection(workspace.Ledger, "2", "Two", "1");

        Assert.Single(workspace.Compose(one).Writes);
    }

    private static async Task<EmulatedWorkspace> PreparedAsync()
    {
        var workspace = await EmulatedWorkspace.StartAsync();
        await workspace.PrepareAsync();
        return workspace;
    }
}
