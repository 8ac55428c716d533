using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Core.Tests.Schema;

public sealed class SchemaSnapshotTests
{
    private static SchemaSnapshot Snapshot(long? count = 10, string option = "Open", string agent = "Ada", bool isActive = true) => new(
        "ivinex",
        "acme",
        [new ObjectSchema("50", "Tickets", Kind.Ticket, count,
            [new FieldSchema("status", "Status", FieldType.Choice, Options: [new FieldOption("1", option)])])],
        [new AgentSchema("1", agent, "ada@example.com", isActive)],
        [new TeamSchema("7", "First line", ["1"])]);

    [Theory]
    [InlineData(11L)]
    [InlineData(0L)]
    [InlineData(null)]
    public void Hash_OtherCounts_IsTheSame(long? count) => Assert.Equal(Snapshot().Hash(), Snapshot(count).Hash());

    [Fact]
    public void Hash_OtherOptionAgentOrState_Differs()
    {
        var hashes = new[] { Snapshot(), Snapshot(option: "open"), Snapshot(agent: "Bob"), Snapshot(isActive: false) }.Select(found => found.Hash());

        Assert.Equal(4, hashes.Distinct().Count());
    }

    [Fact]
    public void Hash_Taken_LeavesTheSnapshotAsItWas()
    {
        var snapshot = Snapshot();
        _ = snapshot.Hash();

        Assert.Equal(10, snapshot.Object("50").Count);
    }

    [Fact]
    public void Object_Unknown_SaysWhatToDo()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Snapshot().Object("99"));

        Assert.Contains("'99'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Discover again", error.Message, StringComparison.Ordinal);
    }
}
