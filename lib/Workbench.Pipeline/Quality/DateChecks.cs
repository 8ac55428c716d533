using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Quality;

/// <summary>Dates that cannot be, and times of one record that contradict each other.</summary>
/// <param name="since">The company did not exist before this day.</param>
internal sealed class DateChecks(DateTimeOffset now, DateOnly since)
{
    private const int MostHours = 14;

    private static readonly DateTimeOffset FirstPlausible = new(1900, 1, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The days that systems write for "no date": the first of .NET and SQL, of spreadsheets, of Unix, and the last.</summary>
    private static readonly DateOnly[] Placeholders = [new(1, 1, 1), new(1753, 1, 1), new(1899, 12, 30), new(1900, 1, 1), new(1970, 1, 1), new(9999, 12, 31)];

    private static readonly TimeSpan NearlySame = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset start = new(since.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>Clocks of mail servers may be ahead, and a day without zone may be tomorrow already.</summary>
    private readonly DateTimeOffset future = now.AddDays(1);
    private readonly DateTimeOffset lastPlausible = now.AddYears(50);

    /// <summary>At most one code: the plainest. Only times of what has already happened can be in the future by mistake; a due date is meant to be.</summary>
    public IEnumerable<string> Codes(string? role, DateTimeOffset at)
    {
        if (Placeholders.Contains(DateOnly.FromDateTime(at.UtcDateTime)))
        {
            return [QualityCode.PlaceholderDate];
        }

        if (HasHappened(role))
        {
            return at > future ? [QualityCode.FutureDate] : at < start ? [QualityCode.BeforeCompany] : [];
        }

        return at < FirstPlausible || at > lastPlausible ? [QualityCode.ImplausibleDate] : [];
    }

    /// <summary>The role of the first time that lies before the record was created, with the code that tells by how much; null where all are in order.</summary>
    public static (string Code, string Role)? OutOfOrder(CanonicalRecord record)
    {
        if (record.ByRole(FieldRole.CreatedAt) is not FieldValue.Instant created)
        {
            return null;
        }

        foreach (var role in (string[])[FieldRole.ModifiedAt, FieldRole.ClosedAt, FieldRole.ResolvedAt])
        {
            if (record.ByRole(role) is FieldValue.Instant later && created.Value - later.Value > NearlySame)
            {
                return (AreWholeHours(created.Value - later.Value) ? QualityCode.WholeHoursApart : QualityCode.DatesOutOfOrder, role);
            }
        }

        return null;
    }

    /// <summary>One to fourteen hours, to the minute: no person works so exactly, two clocks in two zones do.</summary>
    private static bool AreWholeHours(TimeSpan apart)
    {
        var hours = Math.Round(apart.TotalHours);
        return hours is >= 1 and <= MostHours && (apart - TimeSpan.FromHours(hours)).Duration() <= NearlySame;
    }

    private static bool HasHappened(string? role) =>
        role is FieldRole.CreatedAt or FieldRole.ModifiedAt or FieldRole.OccurredAt or FieldRole.ClosedAt or FieldRole.ResolvedAt;
}
