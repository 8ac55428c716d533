using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Core.Tests.Hashing;

public sealed class CanonicalJsonTests
{
    private static Plan SomePlan(string label = "Tickets & <more>") => new(
        "ivinex-intercom",
        [
            new ObjectPlan("50", label, Kind.Ticket, Outcome.NotMigrated, null,
            [
                new FieldPlan("subject", "title", new Transform.Truncate(255), 0.5, "role"),
                new FieldPlan("status", "state", new Transform.MapValues(new Dictionary<string, string> { ["Offen"] = "open" })),
            ]),
        ],
        new Dictionary<string, string> { ["1"] = "a" },
        null,
        new Dictionary<string, string>());

    [Fact]
    public void Hash_SameValueTwice_IsTheSame() => Assert.Equal(CanonicalJson.Hash(SomePlan()), CanonicalJson.Hash(SomePlan()));

    [Fact]
    public void Hash_OneLetterChanged_Differs() => Assert.NotEqual(CanonicalJson.Hash(SomePlan()), CanonicalJson.Hash(SomePlan("Tickets & <More>")));

    [Fact]
    public void Hash_WrittenAndReadAgain_IsTheSame()
    {
        var read = JsonSerializer.Deserialize<Plan>(JsonSerializer.Serialize(SomePlan(), CanonicalJson.Readable), CanonicalJson.Options)!;

        Assert.Equal(SomePlan().Hash(), read.Hash());
    }

    [Fact]
    public void Write_NullsAndEnums_AreLeftOutAndWords()
    {
        var json = CanonicalJson.Write(SomePlan());

        Assert.Contains("\"outcome\":\"notMigrated\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("placeholderAgentId", json, StringComparison.Ordinal);
        Assert.Contains("Tickets & <more>", json, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', json);
    }
}
