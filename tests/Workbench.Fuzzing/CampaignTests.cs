using Workbench.Fuzzing.Campaigns;
using Workbench.Fuzzing.Trials;
using Workbench.Tests.Shared;

[assembly: AssemblyFixture(typeof(Workbench.Fuzzing.RecordedCorpus))]

namespace Workbench.Fuzzing;

/// <summary>The corpus, recorded once for all tests.</summary>
public sealed class RecordedCorpus : IAsyncLifetime
{
    internal Corpus Corpus { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Corpus = await Corpus.RecordAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        Corpus.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>A few thousand inputs in every run; a million with the program.</summary>
public sealed class CampaignTests(RecordedCorpus recorded)
{
    private const int Few = 1_000;
    private const int Many = 20_000;

    [Fact]
    public async Task RunAsync_EveryTarget_OnlyReadsAndRejects()
    {
        var failures = new List<string>();

        var tally = await new Campaign(recorded.Corpus.Targets).RunAsync(
            1, LongTests.AreWanted ? Many : Few, failure => failures.Add($"seed {failure.Seed}: {failure.Verdict.Detail}"), TestContext.Current.CancellationToken);

        Assert.Empty(failures);
        Assert.True(tally.Total(Ending.Read) > 0 && tally.Total(Ending.Reject) > 0, tally.Print());
    }

    [Fact]
    public void Try_SameSeed_DrawsTheSameInput()
    {
        var campaign = new Campaign(recorded.Corpus.Targets);

        var (one, other) = (campaign.Try(42), campaign.Try(42));

        Assert.Equal(one.Input.Subject, other.Input.Subject);
        Assert.Equal(one.Input.Answer.Body, other.Input.Answer.Body);
    }

    public static TheoryData<string> Cases => [.. Repository.Files("tests/Workbench.Fuzzing/cases", "*.json").Select(file => file.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_InputThatOnceFailed_IsReadOrRejected(string name)
    {
        var input = CaseFile.Read(Path.Combine(AppContext.BaseDirectory, "cases", name)).ToInput();

        var verdict = Trial.Run(recorded.Corpus.Targets.Single(target => target.Name == input.Target), input);

        Assert.False(verdict.IsFailure, verdict.Detail);
        Assert.True(verdict.IsMutationRead, "Nobody asked for the case's answer: it tries nothing any more.");
    }
}
