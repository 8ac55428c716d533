using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using VendorSettings = Workbench.Emulators.Intercom.IntercomSettings;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>The connector survives each numbered oddity of the help center.</summary>
public sealed class ArticleQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk38_RewrittenBody_ReadsBackAsPromised()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        var key = SampleHelpCenter.Article(workspace.Ledger, "a1", "<h4>Deep</h4><p style=\"color:red\">Words <kbd>x</kbd></p><script>no()</script>");
        await workspace.LoadAsync();

        var promise = workspace.Compose(key).Promises.Single(promise => promise.Field == "html");
        var state = Assert.Single(await workspace.Connector.ReadAsync(workspace.Twins[(key, "article")], Cancellation));

        Assert.Equal((VerdictClass.ExpectedLoss, ReasonCode.FormattingLost), (promise.Class, promise.Reason));
        Assert.Equal(promise.Expected, state.Fields["body"]);
    }

    [Fact]
    public async Task Quirk38_DraftHasNoAddress_TheLinkIsNeverWritten()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        SampleHelpCenter.Article(workspace.Ledger, "a2", "<p>Draft</p>", published: false);
        var key = SampleHelpCenter.Article(workspace.Ledger, "a1", "<p>See <a href=\"sample-article:a2\">that</a></p>");
        await workspace.LoadAsync();

        var state = Assert.Single(await workspace.Connector.ReadAsync(workspace.Twins[(key, "article")], Cancellation));
        Assert.Equal("See that", state.Fields["body"]);
    }

    [Fact]
    public async Task Quirk38_OrderChangesOnWrite_TheScanStillSeesEveryArticle()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        foreach (var number in Enumerable.Range(1, 160))
        {
            SampleHelpCenter.Article(workspace.Ledger, $"b{number}", $"<p>{number}</p>");
        }

        await workspace.LoadAsync();
        var seen = new HashSet<RecordKey>();
        await foreach (var twin in workspace.Connector.ScanAsync(workspace.Ledger.Plan, Cancellation))
        {
            if (twin is { Twin.Type: "article", ExternalKey: { } key })
            {
                seen.Add(key);
            }
        }

        Assert.Equal(160, seen.Count);
    }

    [Fact]
    public async Task Quirk39_OldAddresses_AreListedAndNeverRedirected()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        var key = SampleHelpCenter.Article(workspace.Ledger, "a1", "<p>Words</p>", address: "https://source.example/a1");

        var promise = workspace.Compose(key).Promises.Single(promise => promise.Field == "address");

        // A redirect can only begin inside the help center's own address space, where the old address never is.
        Assert.Equal((VerdictClass.ExpectedLoss, ReasonCode.NoSuchField), (promise.Class, promise.Reason));
        Assert.DoesNotContain(IntercomEndpoints.All, row => row.PathTemplate.Contains("redirects", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Quirk40_FourthLevel_StandsOnTheThirdWithItsPath()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        SampleHelpCenter.Collection(workspace.Ledger, "2", "Second", "1");
        var third = SampleHelpCenter.Collection(workspace.Ledger, "3", "Third", "2");
        var fourth = SampleHelpCenter.Collection(workspace.Ledger, "4", "Fourth", "3");
        await workspace.LoadAsync();

        var above = Assert.Single(await workspace.Connector.ReadAsync(workspace.Twins[(third, "collection")], Cancellation));
        var deep = Assert.Single(await workspace.Connector.ReadAsync(workspace.Twins[(fourth, "collection")], Cancellation));

        Assert.Equal("Third / Fourth", deep.Fields["name"]);
        Assert.Equal(above.Fields["collection"], deep.Fields["collection"]);
        Assert.Contains(workspace.Compose(fourth).Notes, note => note.Code == ReasonCode.TooDeep);
    }

    [Fact]
    public void Quirk40_Sections_AreNeverCalled() =>
        Assert.DoesNotContain(IntercomEndpoints.All, row => row.PathTemplate.Contains("sections", StringComparison.Ordinal));

    [Fact]
    public async Task Quirk21_SameArticleTwice_IsFoundInstead()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        var key = SampleHelpCenter.Article(workspace.Ledger, "a1", "<p>Words</p>", isInternal: true);
        var write = Assert.Single(workspace.Compose(key).Writes);

        Assert.IsType<Lookup.Absent>(await workspace.Connector.FindAsync(write, workspace.Resolve(write), null, Cancellation));
        await workspace.LoadAsync();
        var found = await workspace.Connector.FindAsync(write, workspace.Resolve(write), null, Cancellation);

        Assert.Equal(workspace.Twins[(key, "internal-article")], Assert.IsType<Lookup.Found>(found).Twin);
    }

    private static async Task<EmulatedWorkspace> PreparedAsync()
    {
        var workspace = await EmulatedWorkspace.StartAsync(new VendorSettings { SearchLag = TimeSpan.Zero });
        await workspace.PrepareAsync();
        return workspace;
    }
}
