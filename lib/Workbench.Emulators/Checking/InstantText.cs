namespace Workbench.Emulators.Checking;

/// <summary>Times that a destination can only show as text.</summary>
internal static class InstantText
{
    /// <summary>True where a text names that instant to the second in UTC, whatever stands between date and time.</summary>
    public static bool IsNamedIn(string text, DateTimeOffset at)
    {
        var (day, time) = ($"{at.UtcDateTime:yyyy-MM-dd}", $"{at.UtcDateTime:HH:mm:ss}");
        for (var start = text.IndexOf(day, StringComparison.Ordinal); start >= 0; start = text.IndexOf(day, start + 1, StringComparison.Ordinal))
        {
            var after = start + day.Length;
            if (text.AsSpan(after, Math.Min(time.Length + 3, text.Length - after)).Contains(time, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
