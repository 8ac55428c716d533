using Workbench.Core.Records;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Map;

public sealed class FileLatenessTests
{
    /// <summary>A message's files travel inside the message, wherever that hangs.</summary>
    [Theory]
    [InlineData("contact/1", null)]
    [InlineData("contact/2", "contact/1")]
    [InlineData("message/1", null)]
    public async Task StaysWith_FileThatArrivedWithAContact_IsThatContactForAllOthers(string parent, string? expected)
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("attachment/1", []);
        await test.ComposeAsync("contact/1", [Create("one") with { Carries = [Key("attachment/1")] }]);
        await test.ComposeAsync("contact/2", [Create("two")]);
        await test.LoadAsync();

        Assert.Equal(expected is null ? (RecordKey?)null : Key(expected), new FileLateness(test.Read).StaysWith(Key(parent), Key("attachment/1")));
    }

    [Fact]
    public async Task StaysWith_FileThatNeverArrived_IsNobody()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("attachment/1", []);

        Assert.Null(new FileLateness(test.Read).StaysWith(Key("contact/1"), Key("attachment/1")));
    }
}
