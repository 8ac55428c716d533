using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Tests.Kit;

public sealed class DocumentStoreTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbench-emulators");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Put_SameIdAgain_KeepsPlaceAndReplacesLookups()
    {
        using var store = new DocumentStore(null);
        store.Put("things", Named("1", "red"));
        store.Put("things", Named("2", "red"));
        store.Put("things", Named("1", "blue"));

        Assert.Equal(["1", "2"], store.Scan("things").Select(document => document.Id));
        Assert.Equal(["2"], store.FindBy("things", "colour", "red").Select(document => document.Id));
        Assert.Equal(["1"], store.FindBy("things", "colour", "blue").Select(document => document.Id));
    }

    [Fact]
    public void Put_HiddenDocument_LeavesListsAndStaysFindable()
    {
        using var store = new DocumentStore(null);
        store.Put("things", Named("1", "red") with { Hidden = true });

        Assert.Equal(0, store.Count("things"));
        Assert.Empty(store.FindBy("things", "colour", "red"));
        Assert.Single(store.FindBy("things", "colour", "red", withHidden: true));
        Assert.NotNull(store.Find("things", "1"));
    }

    [Fact]
    public void Transact_WorkThrows_UndoesEverything()
    {
        using var store = new DocumentStore(null);

        Assert.Throws<InvalidOperationException>(() => store.Transact(() =>
        {
            store.Put("things", Named("1", "red"));
            throw new InvalidOperationException("no");
        }));

        Assert.Equal(0, store.Count("things"));
        store.Put("things", Named("2", "red"));
        Assert.Equal(1, store.Count("things"));
    }

    [Fact]
    public void Next_AfterReopening_GoesOn()
    {
        var path = Path.Combine(folder.FullName, "state.db");
        using (var store = new DocumentStore(path))
        {
            store.Next("numbers", 100);
            store.Put("things", Named("1", "red"));
        }
        using var reopened = new DocumentStore(path);

        Assert.Equal(102, reopened.Next("numbers", 100));
        Assert.Equal(1, reopened.Count("things"));
    }

    [Fact]
    public void FindNewestBy_MoreThanLimit_GivesTheNewestFirst()
    {
        using var store = new DocumentStore(null);
        for (var number = 1; number <= 5; number++)
        {
            store.Put("things", Named(number.ToString(), "red"));
        }

        Assert.Equal(["5", "4"], store.FindNewestBy("things", "colour", "red", 2).Select(document => document.Id));
        Assert.Equal(5, store.CountBy("things", "colour", "red"));
    }

    [Fact]
    public void Hex_SameSeedAndCounter_GivesTheSameIds()
    {
        using var first = new DocumentStore(null);
        using var second = new DocumentStore(null);
        var one = new DeterministicIds(first, 7);
        var other = new DeterministicIds(second, 7);

        Assert.Equal(one.Hex("contacts"), other.Hex("contacts"));
        Assert.Equal(24, one.Hex("contacts").Length);
        Assert.NotEqual(one.Hex("contacts"), one.Hex("contacts"));
    }

    private static Document Named(string id, string colour) =>
        new(id, new JsonObject { ["colour"] = colour }) { Lookups = [new Lookup("colour", colour)] };
}
