namespace Workbench.Cli.Demo;

/// <summary>What the demo is asked to do.</summary>
/// <param name="Size">Multiple of the default account.</param>
/// <param name="Data">Neutral CSV folder to seed the source from; null for the built-in account.</param>
/// <param name="Output">The run folder.</param>
/// <param name="TimeFactor">By how much the vendors' windows and lags are shortened; 1 with real limits.</param>
internal sealed record DemoOptions(string Route, double Size, int Seed, string? Data, string Output, double TimeFactor)
{
    /// <summary>Rate windows of a quarter of a second instead of ten.</summary>
    public const double Shortened = 40;
}
