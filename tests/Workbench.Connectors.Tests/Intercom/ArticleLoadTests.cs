using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using VendorSettings = Workbench.Emulators.Intercom.IntercomSettings;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>Whole loads of a help center against the emulator.</summary>
public sealed class ArticleLoadTests
{
    private static readonly VendorSettings NoLag = new() { SearchLag = TimeSpan.Zero, FreshContactLag = TimeSpan.Zero };
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];
    private static readonly byte[] Other = [0x89, 0x50, 0x4E, 0x47, 9];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Load_HelpCenter_KeepsEveryPromise(bool hosts)
    {
        await using var workspace = await PreparedAsync(hosts);
        Fill(workspace);
        await workspace.LoadAsync();

        var broken = new List<string>();
        foreach (var key in workspace.Ledger.Keys)
        {
            foreach (var promise in workspace.Compose(key).Promises.Where(promise => promise.Check != PromiseCheck.None))
            {
                broken.AddRange(await BrokenAsync(workspace, key, promise));
            }
        }

        Assert.Empty(broken);
        Assert.Empty(workspace.Emulator.Outbox.Messages);
    }

    [Fact]
    public async Task Load_HostedImages_LeavesNoCarrier() => Assert.Equal([0, 0], await CarriersAsync(hosts: true));

    [Fact]
    public async Task Load_ImagesNotYetHosted_KeepsTheirCarriers() => Assert.All(await CarriersAsync(hosts: false), parts => Assert.True(parts > 0));

    private static async Task<IReadOnlyList<int>> CarriersAsync(bool hosts)
    {
        await using var workspace = await PreparedAsync(hosts);
        Fill(workspace);
        await workspace.LoadAsync();
        var shown = new List<int>();
        foreach (var (_, carrier) in workspace.Twins.Where(pair => pair.Key.Type == "carrier-ticket"))
        {
            shown.Add((await workspace.Connector.ReadAsync(carrier, Cancellation)).Count);
        }

        return shown;
    }

    [Fact]
    public async Task Load_Again_FindsEverything()
    {
        await using var workspace = await PreparedAsync();
        Fill(workspace);
        await workspace.LoadAsync();

        var missed = new List<string>();
        foreach (var key in workspace.Ledger.Keys)
        {
            // What hangs on a carrier went with it.
            foreach (var write in workspace.Compose(key).Writes.Where(write => !write.Name.StartsWith("images", StringComparison.Ordinal)))
            {
                var found = await workspace.Connector.FindAsync(write, workspace.Resolve(write), null, Cancellation);
                if (found is not Lookup.Found hit || (write.Creates is { } type && hit.Twin != workspace.Twins[(key, type)]))
                {
                    missed.Add($"{key} {write.Name}: {found}");
                }
            }
        }

        Assert.Empty(missed);
        var scanned = new Dictionary<(RecordKey, string), TwinRef>();
        await foreach (var twin in workspace.Connector.ScanAsync(workspace.Ledger.Plan, Cancellation))
        {
            if (twin.ExternalKey is { } key)
            {
                scanned[(key, twin.Twin.Type)] = twin.Twin;
            }
        }

        Assert.All(
            workspace.Twins.Where(pair => pair.Key.Key.Kind != Kind.Attachment && pair.Key.Type is "collection" or "article" or "internal-article" or "article-translation"),
            pair => Assert.Equal(pair.Value, scanned.GetValueOrDefault(pair.Key)));
    }

    [Fact]
    public async Task Update_AfterTheCarrierIsGone_KeepsImagesAndLinks()
    {
        await using var workspace = await PreparedAsync();
        Fill(workspace);
        await workspace.LoadAsync();
        var key = SampleSource.Key(Kind.Article, "a1");
        var twin = workspace.Twins[(key, "article")];
        var before = await workspace.Connector.ReadAsync(twin, Cancellation);

        foreach (var write in workspace.Compose(key).Writes.Where(write => write.Name is "create" or "links"))
        {
            var existing = write.Creates is null ? null : twin;
            var answer = await workspace.Connector.SendAsync(write, workspace.Resolve(write), existing, workspace, Cancellation);
            Assert.IsType<WriteAnswer.Done>(answer);
        }

        var after = await workspace.Connector.ReadAsync(twin, Cancellation);
        Assert.Equal(before.Select(state => state.Fields["body"]), after.Select(state => state.Fields["body"]));
        Assert.Equal(Picture, await DownloadAsync(workspace, Assert.Single(after[0].Files)));
    }

    [Fact]
    public async Task Remove_InReverse_RestoresTheFingerprint()
    {
        await using var workspace = await PreparedAsync();
        var before = await workspace.Connector.FingerprintAsync(Cancellation);
        Fill(workspace);
        await workspace.LoadAsync();
        Assert.NotEqual(before, await workspace.Connector.FingerprintAsync(Cancellation));

        var writes = workspace.Ledger.Keys.SelectMany(key => workspace.Compose(key).Writes.Select(write => (key, write)))
            .OrderByDescending(row => row.write.Phase).ThenByDescending(row => row.write.Order).ToList();
        foreach (var (key, write) in writes)
        {
            var twin = write.Creates is { } type ? workspace.Twins[(key, type)] : null;
            var removal = await workspace.Connector.RemoveAsync(write, workspace.Resolve(write), twin, Cancellation);
            Assert.True(removal is Removal.Gone, $"{key} {write.Name}: {removal}");
        }

        Assert.Equal(before, await workspace.Connector.FingerprintAsync(Cancellation));
    }

    [Fact]
    public async Task Remove_CollectionWithForeignArticle_IsSkipped()
    {
        await using var workspace = await PreparedAsync();
        SampleHelpCenter.Collection(workspace.Ledger, "1", "Top");
        SampleHelpCenter.Article(workspace.Ledger, "a1", "<p>Words</p>");
        await workspace.LoadAsync();

        var key = SampleSource.Key(Kind.Collection, "1");
        var write = Assert.Single(workspace.Compose(key).Writes);
        var removal = await workspace.Connector.RemoveAsync(write, workspace.Resolve(write), workspace.Twins[(key, "collection")], Cancellation);

        Assert.Contains("holds article", Assert.IsType<Removal.Skipped>(removal).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_UpdatedArticle_PutsTheEarlierTextBack()
    {
        await using var workspace = await PreparedAsync();
        Fill(workspace);
        await workspace.LoadAsync();
        var key = SampleSource.Key(Kind.Article, "a2");
        var twin = workspace.Twins[(key, "article")];
        var image = await workspace.Connector.CaptureAsync(twin, Cancellation);
        var fingerprint = await workspace.Connector.FingerprintAsync(Cancellation);
        var write = workspace.Compose(key).Writes.First(write => write.Name == "create");
        var body = workspace.Resolve(write);
        body["json"]!["title"] = "Changed";
        await workspace.Connector.SendAsync(write, body, twin, workspace, Cancellation);

        var removal = await workspace.Connector.RestoreAsync(twin, image, Cancellation);

        Assert.IsType<Removal.Gone>(removal);
        Assert.Equal(fingerprint, await workspace.Connector.FingerprintAsync(Cancellation));
    }

    /// <summary>One of everything that the composers treat differently.</summary>
    private static void Fill(EmulatedWorkspace workspace)
    {
        var ledger = workspace.Ledger;
        SampleHelpCenter.Collection(ledger, "1", "Top");
        SampleHelpCenter.Collection(ledger, "0", "Second", "1");
        SampleHelpCenter.Collection(ledger, "3", "Third", "0");
        SampleHelpCenter.Collection(ledger, "4", "Fourth", "3");
        SampleHelpCenter.Collection(ledger, "2", "Fifth", "4");
        var first = SampleHelpCenter.Article(ledger, "a1",
            "<h3>Deep</h3><p>See <a href=\"sample-article:a2\">the other</a> and <a href='https://example.com/x'>this</a>"
            + " <img src=\"sample-image:i1\" alt=\"Figure 1\"></p><p><img src='sample-image:i2' alt='Lost'></p>",
            group: "g1");
        SampleHelpCenter.Image(workspace, first, "i1", "sample-image:i1", Picture);
        SampleHelpCenter.Image(workspace, first, "i2", "sample-image:i2", Picture, "file-expired");
        var german = SampleHelpCenter.Article(ledger, "a0",
            "<p>Siehe <a href=\"https://source.example/help/articles/a2#part\">den anderen</a> <img src=\"sample-image:i3\"></p>",
            language: "de", group: "g1", published: false, author: "8");
        SampleHelpCenter.Image(workspace, german, "i3", "sample-image:i3", Other);
        SampleHelpCenter.Article(ledger, "a2", "<p>Back to <a href=\"sample-article:a0\">German</a>, <a href=\"/articles/gone\">gone</a></p>", "2");
        SampleHelpCenter.Article(ledger, "a3", "<p>Staff only, see <a href=\"sample-article:a2\">that</a></p>", "3", isInternal: true, published: false);
        SampleHelpCenter.Article(ledger, "a4", "<p>Nur deutsch</p>", "0", language: "de", published: false);
        SampleHelpCenter.Article(ledger, "a5", "<p>To a draft: <a href=\"sample-article:a4\">draft</a></p>", "missing");
    }

    /// <param name="hosts">Whether images get a copy of their own at once, as the vendor promises, or keep the address that was sent.</param>
    private static async Task<EmulatedWorkspace> PreparedAsync(bool hosts = true)
    {
        var workspace = await EmulatedWorkspace.StartAsync(NoLag with { HostsArticleImages = hosts });
        await workspace.PrepareAsync();
        return workspace;
    }

    private static async Task<byte[]> DownloadAsync(EmulatedWorkspace workspace, TwinFile file)
    {
        using var bytes = new MemoryStream();
        Assert.Null((await workspace.Connector.DownloadAsync(file, bytes, Cancellation)).Failure);
        return bytes.ToArray();
    }

    private static async Task<IEnumerable<string>> BrokenAsync(EmulatedWorkspace workspace, RecordKey key, Promise promise)
    {
        var isFile = promise.TwinType == FilePromise.TwinType;
        var own = workspace.Twins.FirstOrDefault(pair => pair.Key.Key == key && (isFile || pair.Key.Type == promise.TwinType)).Value;
        if (own is null)
        {
            return [$"{key} {promise.Field}: no twin {promise.TwinType}"];
        }

        var state = (await workspace.Connector.ReadAsync(own.Readable(), Cancellation)).FirstOrDefault(found => found.Twin == own);
        if (isFile)
        {
            var hashes = new List<string>();
            foreach (var file in state?.Files ?? [])
            {
                var bytes = await DownloadAsync(workspace, file);
                hashes.Add(promise.Destination == FilePromise.Sha256 ? Core.Hashing.Sha256Hex.Of(bytes) : $"{bytes.Length}");
            }

            return hashes.Contains(promise.Expected) ? [] : [$"{key} {promise.Field}: no file with {promise.Expected}"];
        }

        var shown = state?.Fields.GetValueOrDefault(promise.Destination!) ?? "";
        var holds = promise.Check switch
        {
            PromiseCheck.Equals => shown == promise.Expected,
            PromiseCheck.Contains => shown.Contains(promise.Expected, StringComparison.Ordinal),
            PromiseCheck.Lines => $"\n{shown}\n".Contains($"\n{promise.Expected}\n", StringComparison.Ordinal),
            _ => shown == workspace.Twins[(RecordKey.Parse(promise.Expected), promise.Destination!)].Print(),
        };
        return holds ? [] : [$"{key} {promise.Field} -> {promise.Destination}: expected '{promise.Expected}', found '{shown}'"];
    }
}
