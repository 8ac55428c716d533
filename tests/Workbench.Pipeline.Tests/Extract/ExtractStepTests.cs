using Workbench.Pipeline.Extract;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.Extract;

public sealed class ExtractStepTests
{
    [Fact]
    public async Task RunAsync_CaseOpenedMeanwhile_NoRecordNamesOneThatWasNotRead()
    {
        await using var test = await Rehearsal.BeginAsync();
        var source = new BusySource();

        await new ExtractStep(test.Environment with { Source = source }, source.Schema).RunAsync(TestContext.Current.CancellationToken);

        var read = test.Read.Entries().Select(entry => entry.Key).ToHashSet();
        Assert.NotEmpty(read);
        Assert.All(read.SelectMany(test.Read.LinksFrom), link => Assert.Contains(link.To, read));
    }
}
