using Workbench.Connectors.Http;
using Workbench.Connectors.ZohoDesk.Wire;

namespace Workbench.Connectors.Tests.ZohoDesk;

/// <summary>The table of calls is closed: nothing in it can send a message to anybody.</summary>
public sealed class EndpointTableTests
{
    [Theory]
    [InlineData("sendReply")]
    [InlineData("sendDraft")]
    [InlineData("draftReply")]
    [InlineData("resendFailedThread")]
    [InlineData("sendForReview")]
    [InlineData("threads")]
    [InlineData("closeTickets")]
    [InlineData("updateMany")]
    [InlineData("deleteSpam")]
    [InlineData("events")]
    public void Quirk11_Table_HasNoCallThatSends(string word) =>
        Assert.DoesNotContain(DeskEndpoints.All, row => row.PathTemplate.Contains(word, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Quirk22_Table_CreatesNoAgentsAndTeams() => Assert.DoesNotContain(
        DeskEndpoints.All, row => row.Safety == Safety.Write && (row.PathTemplate.Contains("/agents", StringComparison.Ordinal) || row.PathTemplate.Contains("/teams", StringComparison.Ordinal)));

    [Fact]
    public void Quirk30_Table_RemovesThroughTheBinAlone() => Assert.All(
        DeskEndpoints.All.Where(row => row.Method == HttpMethod.Delete),
        row => Assert.True(row.Name.EndsWith(".delete", StringComparison.Ordinal) && row.Name is "field.delete" or not "ticket.delete", row.Name));

    [Fact]
    public void All_SafeRows_ReadOnly() => Assert.All(
        DeskEndpoints.All, row => Assert.Equal(row.Method == HttpMethod.Get, row.Safety == Safety.Safe));
}
