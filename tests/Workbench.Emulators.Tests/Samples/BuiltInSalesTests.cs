using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Samples;

public sealed class BuiltInSalesTests
{
    private readonly BuiltInSample sample = new();

    [Fact]
    public void Deals_WholeSize_StandInTwoPipelinesAndMayLackTheirContact()
    {
        var deals = sample.Deals().ToList();
        var contacts = sample.Contacts().Select(contact => contact.Id).ToHashSet();

        Assert.Equal(40, deals.Count);
        Assert.Equal([4, 5], deals.GroupBy(deal => deal.Pipeline).Select(stages => stages.Select(deal => deal.Stage).Distinct().Count()).Order());
        Assert.Contains(deals, deal => deal.ContactId is null);
        Assert.Single(deals, deal => deal.ContactId is not null && !contacts.Contains(deal.ContactId));
        Assert.Contains(deals, deal => deal.Value is null);
    }

    [Fact]
    public void Calls_WholeSize_MayLackTicketAndContact()
    {
        var calls = sample.Calls().ToList();

        Assert.Equal(50, calls.Count);
        Assert.Equal(20, calls.Count(call => call.RecordingBytes is not null));
        Assert.Contains(calls, call => call.TicketId is null);
        Assert.Contains(calls, call => call.ContactId is null);
        Assert.All(calls, call => Assert.Equal(call.Disposition == "answered", call.Duration > TimeSpan.Zero));
    }

    [Fact]
    public void OpenRecording_RecordedCalls_HaveTheirSize() =>
        Assert.All(sample.Calls().Where(call => call.RecordingBytes is not null), call =>
        {
            using var bytes = sample.OpenRecording(call.Id);
            Assert.Equal(call.RecordingBytes, bytes.Length);
        });

    [Theory]
    [InlineData("l3")]
    [InlineData("l51")]
    [InlineData("")]
    public void OpenRecording_CallWithoutOne_NamesIt(string callId) =>
        Assert.Contains($"'{callId}'", Assert.Throws<KeyNotFoundException>(() => sample.OpenRecording(callId)).Message);
}
