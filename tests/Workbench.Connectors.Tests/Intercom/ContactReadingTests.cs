using Workbench.Core.Records;
using Workbench.Core.Writing;
using VendorSettings = Workbench.Emulators.Intercom.IntercomSettings;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>Contacts that are read together are the same as those read one by one, and cost fewer calls.</summary>
public sealed class ContactReadingTests
{
    private const int Plain = 12;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadManyAsync_ContactsThatASearchFinds_AreAsReadOneByOneWithFewerCalls()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync();
        var contacts = await LoadAsync(workspace);

        var (single, many, singleCalls, manyCalls) = await ReadBothAsync(workspace, contacts);

        AssertSame(single, many);
        Assert.Contains(many, states => states.Count > 1);
        Assert.Contains(many, states => states[0].Fields.ContainsKey("company"));
        Assert.True(singleCalls >= 3 * contacts.Count, $"{singleCalls} calls");

        // The search, and the notes of the one contact that has some.
        Assert.Equal(2, manyCalls);
    }

    [Fact]
    public async Task ReadManyAsync_ContactsThatSearchesDoNotShowYet_AreReadByThemselves()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync(new VendorSettings { SearchLag = TimeSpan.FromDays(1), FreshContactLag = TimeSpan.Zero });
        var contacts = await LoadAsync(workspace);

        var (single, many, _, _) = await ReadBothAsync(workspace, contacts);

        AssertSame(single, many);
    }

    [Fact]
    public async Task ReadManyAsync_ContactThatIsGone_ShowsNothing()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync();
        var contacts = await LoadAsync(workspace);

        var many = await workspace.Connector.ReadManyAsync([contacts[0], contacts[1] with { Id = "ffffffffffffffffffffffff" }, contacts[2]], Cancellation);

        Assert.Equal([false, true, false], many.Select(states => states.Count == 0));
    }

    private static async Task<IReadOnlyList<TwinRef>> LoadAsync(EmulatedWorkspace workspace)
    {
        await workspace.PrepareAsync();
        LoadTests.Fill(workspace);
        var grace = workspace.Ledger.Add(SampleSource.Contacts, "600", ("first", SampleSource.Text("Grace")), ("email", SampleSource.Text("grace@example.com")));
        LoadTests.Message(workspace.Ledger, grace, "90", "Note", "", "2021-02-01T09:40:00Z", "", "9", "<p>Ask at the desk</p>");
        for (var number = 0; number < Plain; number++)
        {
            workspace.Ledger.Add(SampleSource.Contacts, $"7{number:D2}", ("first", SampleSource.Text($"Zoë {number}")), ("email", SampleSource.Text($"zoe{number}@example.com")));
        }

        await workspace.LoadAsync();
        return [.. workspace.Ledger.Keys.Where(key => key.Kind == Kind.Contact).Select(key => workspace.Twins[(key, "contact")])];
    }

    private static async Task<(List<IReadOnlyList<TwinState>> Single, IReadOnlyList<IReadOnlyList<TwinState>> Many, long SingleCalls, long ManyCalls)> ReadBothAsync(
        EmulatedWorkspace workspace, IReadOnlyList<TwinRef> contacts)
    {
        // What the workspace itself looks like is asked once.
        await workspace.Connector.ReadAsync(contacts[0], Cancellation);
        var (single, start) = (new List<IReadOnlyList<TwinState>>(), workspace.Emulator.Log.Total);
        foreach (var contact in contacts)
        {
            single.Add(await workspace.Connector.ReadAsync(contact, Cancellation));
        }

        var between = workspace.Emulator.Log.Total;
        var many = await workspace.Connector.ReadManyAsync(contacts, Cancellation);
        return (single, many, between - start, workspace.Emulator.Log.Total - between);
    }

    private static void AssertSame(IReadOnlyList<IReadOnlyList<TwinState>> single, IReadOnlyList<IReadOnlyList<TwinState>> many) =>
        Assert.Equal(single.Select(Print), many.Select(Print));

    private static string Print(IReadOnlyList<TwinState> states) => string.Join("\n", states.Select(state =>
        $"{state.Twin} {string.Join("; ", state.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))} {string.Join("; ", state.Files)}"));
}
