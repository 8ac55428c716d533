using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Ledger.Rows;
using Workbench.Notebooks.Limits;

namespace Workbench.Notebooks.Tests.Limits;

public sealed class LimitsWishTests
{
    private static readonly DayWindow Nights = DayWindow.Parse("18:00-06:00", "Europe/Berlin");

    [Fact]
    public void From_NoSide_ChangesBothAccounts() => Assert.Equal(
        [(AccountSide.Source, true), (AccountSide.Destination, true)],
        new LimitsWish(IsPaused: true).From([], "Ada").Select(change => (change.Side, change.Limits.IsPaused)));

    [Fact]
    public void From_OneWord_LeavesTheOthersAsTheyAre()
    {
        LimitsRow[] present = [new(AccountSide.Destination, new AccountLimits(0.8, Nights), "Bob", default)];
        var change = Assert.Single(new LimitsWish("destination", IsPaused: true).From(present, "Ada"));
        Assert.Equal((new AccountLimits(0.8, Nights, true), "Ada"), (change.Limits, change.By));
    }

    [Fact]
    public void From_OtherHours_KeepTheZone()
    {
        LimitsRow[] present = [new(AccountSide.Source, new AccountLimits(null, Nights), "Bob", default)];
        Assert.Equal(
            DayWindow.Parse("20:00-05:00", "Europe/Berlin"),
            Assert.Single(new LimitsWish("source", Window: "20:00-05:00").From(present, "Ada")).Limits.Window);
    }

    [Fact]
    public void From_AnyTime_TakesTheHoursAway()
    {
        LimitsRow[] present = [new(AccountSide.Source, new AccountLimits(null, Nights), "Bob", default)];
        Assert.Null(Assert.Single(new LimitsWish("source", Window: "any").From(present, "Ada")).Limits.Window);
    }

    [Theory]
    [InlineData("both", null, null, null, "source or destination")]
    [InlineData(null, 0.0, null, null, "0.05 to 1")]
    [InlineData(null, 1.2, null, null, "0.05 to 1")]
    [InlineData(null, double.NaN, null, null, "0.05 to 1")]
    [InlineData(null, null, "18:00-06:00", null, "time zone")]
    [InlineData(null, null, null, "UTC", "Name the hours")]
    [InlineData(null, null, "always", "UTC", "18:00-06:00")]
    public void From_Nonsense_SaysWhatToWrite(string? side, double? share, string? window, string? zone, string said) => Assert.Contains(
        said, Assert.Throws<PlanException>(() => new LimitsWish(side, share, window, zone).From([], "Ada")).Message, StringComparison.Ordinal);
}
