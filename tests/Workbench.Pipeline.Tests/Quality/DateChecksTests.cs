using System.Globalization;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Quality;
using static Workbench.Pipeline.Tests.Quality.QualityBed;

namespace Workbench.Pipeline.Tests.Quality;

public sealed class DateChecksTests
{
    private static readonly DateChecks Checks = new(Now, new DateOnly(2005, 4, 1));

    [Theory]
    [InlineData("2026-03-31", FieldRole.CreatedAt, QualityCode.FutureDate)]
    [InlineData("2026-03-31", FieldRole.ClosedAt, QualityCode.FutureDate)]
    [InlineData("2026-03-31", FieldRole.DueAt, null)]
    [InlineData("2026-03-02", FieldRole.CreatedAt, null)]
    [InlineData("2005-03-31", FieldRole.OccurredAt, QualityCode.BeforeCompany)]
    [InlineData("2005-04-01", FieldRole.OccurredAt, null)]
    [InlineData("2005-03-31", null, null)]
    [InlineData("1970-01-01", FieldRole.CreatedAt, QualityCode.PlaceholderDate)]
    [InlineData("1970-01-01", null, QualityCode.PlaceholderDate)]
    [InlineData("1970-01-02", null, null)]
    [InlineData("0001-01-01", null, QualityCode.PlaceholderDate)]
    [InlineData("1899-12-30", null, QualityCode.PlaceholderDate)]
    [InlineData("9999-12-31", null, QualityCode.PlaceholderDate)]
    [InlineData("0202-05-01", null, QualityCode.ImplausibleDate)]
    [InlineData("2076-04-01", null, QualityCode.ImplausibleDate)]
    [InlineData("1955-05-01", null, null)]
    public void Codes_Day_KnowsWhatCannotBe(string day, string? role, string? code) =>
        Assert.Equal(code, Checks.Codes(role, At(day + "T00:00:00")).SingleOrDefault());

    [Theory]
    [InlineData("2026-01-05T09:00:00", "2026-01-05T08:00:20", QualityCode.WholeHoursApart)]
    [InlineData("2026-01-05T09:00:00", "2026-01-05T07:00:00", QualityCode.WholeHoursApart)]
    [InlineData("2026-01-05T09:00:00", "2026-01-05T08:17:00", QualityCode.DatesOutOfOrder)]
    [InlineData("2026-01-05T09:00:00", "2026-01-03T09:00:00", QualityCode.DatesOutOfOrder)]
    [InlineData("2026-01-05T09:00:00", "2026-01-05T08:59:30", null)]
    [InlineData("2026-01-05T09:00:00", "2026-01-05T10:00:00", null)]
    public void OutOfOrder_CreatedAndChanged_KnowsTwoClocks(string created, string modified, string? code) => Assert.Equal(
        code,
        DateChecks.OutOfOrder(new CanonicalRecord(
            new RecordKey("ivinex", Kind.Ticket, "1"),
            "tickets",
            [
                Field("created", new FieldValue.Instant(At(created)), FieldRole.CreatedAt, FieldType.Instant),
                Field("changed", new FieldValue.Instant(At(modified)), FieldRole.ModifiedAt, FieldType.Instant),
            ],
            []))?.Code);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
