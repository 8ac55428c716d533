using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests;

public sealed class EmulatorCatalogTests
{
    [Fact]
    public async Task Start_EveryVendor_AnswersOnLoopback()
    {
        foreach (var definition in EmulatorCatalog.All)
        {
            await using var account = await definition.StartAsync(
                new EmulatorOptions(), new BuiltInSample(0.1), TestContext.Current.CancellationToken);
            Assert.True(account.BaseUrl.IsLoopback);
            Assert.Equal(64, account.Emulator.Fingerprint().Length);
        }
    }

    [Fact]
    public void Find_UnknownVendor_NamesTheKnownOnes()
    {
        var problem = Assert.Throws<ArgumentException>(() => EmulatorCatalog.Find("nobody"));
        Assert.Contains("intercom", problem.Message);
    }
}
