using System.Globalization;
using Workbench.Core.Records;

namespace Workbench.Core.Tests.Records;

public sealed class FieldValueTests
{
    public static TheoryData<FieldValue, string> Printed => new()
    {
        { FieldValue.Empty.Value, "" },
        { new FieldValue.Text("  as\r\nit is "), "  as\r\nit is " },
        { new FieldValue.Html("<p>a</p>"), "<p>a</p>" },
        { new FieldValue.Number(1.500m), "1.5" },
        { new FieldValue.Number(100m), "100" },
        { new FieldValue.Number(-0.10m), "-0.1" },
        { new FieldValue.Number(decimal.MaxValue), "79228162514264337593543950335" },
        { new FieldValue.Boolean(true), "true" },
        { new FieldValue.Boolean(false), "false" },
        { new FieldValue.Date(new DateOnly(2024, 2, 29)), "2024-02-29" },
        { new FieldValue.Date(new DateOnly(1, 1, 1)), "0001-01-01" },
        { new FieldValue.Instant(new DateTimeOffset(2024, 3, 31, 1, 30, 0, TimeSpan.FromHours(2))), "2024-03-30T23:30:00Z" },
        { new FieldValue.Instant(new DateTimeOffset(2024, 1, 1, 0, 0, 0, 999, TimeSpan.Zero)), "2024-01-01T00:00:00Z" },
        { new FieldValue.Option("7", "Very high"), "Very high" },
        { new FieldValue.References([RecordKey.Parse("ivinex/contact/2"), RecordKey.Parse("ivinex/contact/1")]), "ivinex/contact/2,ivinex/contact/1" },
        { new FieldValue.Agent("9", "ada@example.com", "Ada"), "ada@example.com" },
        { new FieldValue.Agent("9", "", "Ada"), "Ada" },
        { new FieldValue.Agent("9", "", ""), "9" },
        { new FieldValue.Unreadable("31.02.2024", "no such day"), "31.02.2024" },
    };

    [Theory]
    [MemberData(nameof(Printed))]
    public void Print_EveryShape_IsInvariantText(FieldValue value, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal(expected, value.Print());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Print_ClosedList_IsCoveredByTheTable()
    {
        var shapes = typeof(FieldValue).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(FieldValue)));

        Assert.Equal(shapes.ToHashSet(), Printed.Select(row => row.Data.Item1.GetType()).ToHashSet());
    }

    [Fact]
    public void IsEmpty_EmptyText_IsNotTheEmptyValue()
    {
        Assert.True(FieldValue.Empty.Value.IsEmpty);
        Assert.False(new FieldValue.Text("").IsEmpty);
    }

    [Fact]
    public void Equals_References_ComparesKeysInOrder()
    {
        var (one, two) = (RecordKey.Parse("ivinex/contact/1"), RecordKey.Parse("ivinex/contact/2"));

        Assert.Equal(new FieldValue.References([one, two]), new FieldValue.References([one, two]));
        Assert.Equal(new FieldValue.References([one, two]).GetHashCode(), new FieldValue.References([one, two]).GetHashCode());
        Assert.NotEqual(new FieldValue.References([one, two]), new FieldValue.References([two, one]));
    }
}
