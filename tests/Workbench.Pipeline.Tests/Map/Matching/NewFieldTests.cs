using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching;
using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Tests.Map.Matching;

public sealed class NewFieldTests
{
    [Theory]
    [InlineData("yes|no|yes", FieldType.Boolean)]
    [InlineData("1|2.5|3", FieldType.Number)]
    [InlineData("2026-01-01|2026-02-01", FieldType.Date)]
    [InlineData("a@b.example|c@d.example", FieldType.Email)]
    [InlineData("", FieldType.Text)]
    public void For_Values_GivesTheirType(string values, FieldType expected) => Assert.Equal(expected, Of(values.Split('|')).Type);

    [Fact]
    public void For_FewValuesOftenSeen_IsAChoice()
    {
        var field = Of([.. Enumerable.Repeat("red", 10), .. Enumerable.Repeat("blue", 10)]);
        Assert.Equal(FieldType.Choice, field.Type);
        Assert.Equal(["red", "blue"], field.Options);
    }

    private static NewField Of(string[] values) =>
        NewField.For(FieldDescription.OfColumn("Some Field", ValueProfile.Of(values)), field => field.Name.ToLowerInvariant());
}
