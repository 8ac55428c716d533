namespace Workbench.Emulators.Tests;

public sealed class EmulatorCatalogTests
{
    [Fact]
    public async Task Start_EveryVendor_AnswersOnLoopback()
    {
        foreach (var definition in EmulatorCatalog.All)
        {
            await using var emulator = await definition.StartAsync(new EmulatorOptions(), TestContext.Current.CancellationToken);
            Assert.True(emulator.BaseAddress.IsLoopback);
            Assert.Equal(64, emulator.Fingerprint().Length);
        }
    }

    [Fact]
    public void Find_UnknownVendor_NamesTheKnownOnes()
    {
        var problem = Assert.Throws<ArgumentException>(() => EmulatorCatalog.Find("nobody"));
        Assert.Contains("intercom", problem.Message);
    }
}
