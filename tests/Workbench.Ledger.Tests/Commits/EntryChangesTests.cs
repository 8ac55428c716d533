using System.Text;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests.Commits;

public abstract class EntryChangesContract(StoreKind kind) : LedgerContract(kind)
{
    [Fact]
    public async Task RecordExtracted_SameBodyAgain_WritesNoEvent()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted("ivinex/contact/1"), new LedgerChange.EntryMoved(Key("ivinex/contact/1"), EntryState.Loaded, null));
        var root = test.Read.RootHash();

        await test.CommitAsync(Extracted("ivinex/contact/1", scan: 2));

        var entry = test.Read.Entry(Key("ivinex/contact/1"))!;
        Assert.Equal((EntryState.Loaded, 1L, 2L), (entry.State, entry.FirstScan, entry.LastScan));
        Assert.Equal((root, 2L), (test.Read.RootHash(), test.Read.LastScan()));
    }

    [Fact]
    public async Task RecordExtracted_ChangedBody_IsExtractedAgain()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted("ivinex/contact/1"), new LedgerChange.EntryMoved(Key("ivinex/contact/1"), EntryState.Excluded, "x"));

        await test.CommitAsync(Extracted("ivinex/contact/1", """{"new":1}""", 2));

        var entry = test.Read.Entry(Key("ivinex/contact/1"))!;
        Assert.Equal((EntryState.Extracted, null), (entry.State, entry.Reason));
        Assert.Equal("""{"new":1}""", Encoding.UTF8.GetString(test.Read.Body(entry.Key, entry.BodySha256)));
    }

    [Fact]
    public async Task RecordExtracted_BodyOfBeforeComesBack_BringsAPurgedOneBack()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted("ivinex/contact/1", """{"v":1}"""), Extracted("ivinex/contact/2", """{"v":1}"""));
        await test.CommitAsync(Extracted("ivinex/contact/1", """{"v":2}""", 2));
        test.Store.Run("UPDATE body SET place = 'purged', content = NULL");

        await test.CommitAsync(Extracted("ivinex/contact/1", """{"v":1}""", 3));

        var (back, gone) = (test.Read.Entry(Key("ivinex/contact/1"))!, test.Read.Entry(Key("ivinex/contact/2"))!);
        Assert.Equal("""{"v":1}""", Encoding.UTF8.GetString(test.Read.Body(back.Key, back.BodySha256)));
        Assert.Throws<LedgerException>(() => test.Read.Body(gone.Key, gone.BodySha256));
    }

    [Fact]
    public async Task LinkExtracted_SeenAgain_WritesNoEvent()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Linked("ivinex/message/1", "ivinex/ticket/1"));
        var root = test.Read.RootHash();

        await test.CommitAsync(Linked("ivinex/message/1", "ivinex/ticket/1", 2));

        Assert.Equal(root, test.Read.RootHash());
        Assert.Equal(test.Read.LinksFrom(Key("ivinex/message/1")), test.Read.LinksTo(Key("ivinex/ticket/1")));
    }

    [Fact]
    public async Task ScanFinished_OlderEntriesAndLinks_AreMarkedAndRemoved()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
            Extracted("ivinex/ticket/1"), Extracted("ivinex/ticket/2"), Extracted("ivinex/contact/1"),
            Linked("ivinex/ticket/1", "ivinex/contact/1", role: LinkRole.Requester), Linked("ivinex/ticket/1", "ivinex/contact/9"));

        await test.CommitAsync(
            Extracted("ivinex/ticket/1", scan: 2), Linked("ivinex/ticket/1", "ivinex/contact/9", 2), new LedgerChange.ScanFinished("tickets", 2, 1));

        Assert.Equal(["ivinex/ticket/2"], test.Read.Entries().Where(row => row.Deleted).Select(row => row.Key.ToString()));
        Assert.Equal("ivinex/contact/9", Assert.Single(test.Read.LinksFrom(Key("ivinex/ticket/1"))).To.ToString());
    }

    [Fact]
    public async Task ScanFinished_EmptyAnswer_DeletesNothing()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted("ivinex/ticket/1"), Linked("ivinex/ticket/1", "ivinex/contact/1"));

        await test.CommitAsync(new LedgerChange.ScanFinished("tickets", 2, 0));

        Assert.False(test.Read.Entries().Single().Deleted);
        Assert.Single(test.Read.LinksFrom(Key("ivinex/ticket/1")));
    }

    [Fact]
    public async Task RecordExtracted_AfterDeletion_IsThereAgainInItsState()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
            Extracted("ivinex/ticket/1"), Extracted("ivinex/ticket/2"), new LedgerChange.EntryMoved(Key("ivinex/ticket/1"), EntryState.Loaded, null));
        await test.CommitAsync(Extracted("ivinex/ticket/2", scan: 2), new LedgerChange.ScanFinished("tickets", 2, 1));

        await test.CommitAsync(Extracted("ivinex/ticket/1", scan: 3));

        var entry = test.Read.Entry(Key("ivinex/ticket/1"))!;
        Assert.Equal((false, EntryState.Loaded), (entry.Deleted, entry.State));
        Assert.Equal("RecordExtracted", test.Read.Events(entry.Key).Last().Change);
    }

    [Fact]
    public async Task ScanFinished_SeveralParents_HomeIsTheFirstExistingByKind()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
            Extracted("ivinex/message/1"), Extracted("ivinex/message/2"), Extracted("ivinex/message/3"), Extracted("ivinex/contact/1"),
            Extracted("ivinex/task/1"),
            Linked("ivinex/message/1", "ivinex/contact/1"), Linked("ivinex/message/1", "ivinex/task/1"), Linked("ivinex/message/1", "ivinex/ticket/404"),
            Linked("ivinex/message/2", "ivinex/contact/1"), Linked("ivinex/message/3", "ivinex/ticket/404"),
            new LedgerChange.ScanFinished("messages", 1, 3));
        Assert.Equal(["ivinex/task/1", "ivinex/contact/1", null], test.Read.Entries(Kind.Message).Select(row => row.Home?.ToString()));

        await test.CommitAsync(Extracted("ivinex/ticket/404"), new LedgerChange.ScanFinished("tickets", 1, 1));

        Assert.Equal(
            ["ivinex/message/1", "ivinex/message/3"], test.Read.Thread(Key("ivinex/ticket/404")).Select(row => row.Key.ToString()));
    }

    [Fact]
    public async Task ScanFinished_DeletedParent_GivesTheNextHome()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
            Extracted("ivinex/message/1"), Extracted("ivinex/contact/1"), Extracted("ivinex/ticket/1"), Extracted("ivinex/ticket/2"),
            Linked("ivinex/message/1", "ivinex/contact/1"), Linked("ivinex/message/1", "ivinex/ticket/1"),
            new LedgerChange.ScanFinished("messages", 1, 1));

        await test.CommitAsync(Extracted("ivinex/ticket/2", scan: 2), new LedgerChange.ScanFinished("tickets", 2, 1));

        Assert.Equal("ivinex/contact/1", test.Read.Entry(Key("ivinex/message/1"))!.Home?.ToString());
    }

    [Fact]
    public async Task FileStored_ParentLink_IsFoundFromTheParent()
    {
        await using var test = await CreateAsync();

        await test.CommitAsync(
            Linked("ivinex/attachment/1", "ivinex/ticket/1"),
            new LedgerChange.FileStored(Key("ivinex/attachment/1"), "a.png", "image/png", 0, null, "file-expired", "404"));

        Assert.Equal("file-expired", Assert.Single(test.Read.FilesOf(Key("ivinex/ticket/1"))).Failure);
    }
}

public sealed class EntryChangesOnSqliteTests() : EntryChangesContract(StoreKind.Sqlite);

public sealed class EntryChangesOnPostgresTests() : EntryChangesContract(StoreKind.Postgres);
