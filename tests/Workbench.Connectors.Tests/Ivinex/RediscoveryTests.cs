using Workbench.Emulators.Ivinex;

namespace Workbench.Connectors.Tests.Ivinex;

/// <summary>The second look at an account costs few calls and sees the same structure.</summary>
public sealed class RediscoveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RediscoverAsync_NothingChanged_GivesTheSameHashForAFewCalls()
    {
        await using var account = await EmulatedAccount.StartAsync(size: 0.5);
        var known = await account.DiscoverAsync();
        var full = account.Emulator.Running.Log.Total;

        var again = await account.Connector.RediscoverAsync(known, Cancellation);

        var calls = account.Emulator.Running.Log.Total - full;
        Assert.Equal(known.Hash(), again.Hash());
        Assert.True(calls <= (3 * known.Objects.Count) + 3 && calls < full, $"{calls} calls, the first look took {full}");
    }

    [Fact]
    public async Task RediscoverAsync_FieldCameLater_IsSeen()
    {
        await using var account = await EmulatedAccount.StartAsync();
        var known = await account.DiscoverAsync();
        IvinexFieldEdits.Add(account.Emulator.Running.Store, "Contacts", "Shoe size", "NUMBER");

        var again = await account.Connector.RediscoverAsync(known, Cancellation);

        Assert.NotNull(again.Objects.Single(found => found.Label == "Contacts").Field("shoe_size"));
        Assert.NotEqual(known.Hash(), again.Hash());
    }
}
