namespace Workbench.Pipeline.Load;

/// <summary>Waits between attempts: 500 ms, doubling, at most 16 s.</summary>
internal static class BackOff
{
    public static TimeSpan After(int attempt) => TimeSpan.FromMilliseconds(Math.Min(16_000, 500 * Math.Pow(2, attempt - 1)));
}
