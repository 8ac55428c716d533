using Workbench.Core.Connectors;

namespace Workbench.Connectors.Tests.Infoset;

public sealed class RetentionCheckTests
{
    [Fact]
    public async Task Check_Retention_NamesWhatLeavesNext()
    {
        await using var account = await InfosetAccount.StartAsync(size: 0.3);
        var finding = (await account.FindingsAsync()).Single(found => found.Code == "infoset.retention");
        Assert.Contains(finding.State, new[] { FindingState.Affects, FindingState.NeedsPerson });
        Assert.Contains("90 days", finding.Text, StringComparison.Ordinal);
        Assert.True(finding.Affected > 0);
    }
}
