using Workbench.Notebooks.Migrations;

namespace Workbench.Cli.Demo;

/// <summary>What the demo is asked to do.</summary>
/// <param name="Size">Multiple of the default account.</param>
/// <param name="Data">Neutral CSV folder to seed the source from; null for the built-in account.</param>
/// <param name="Output">The run folder.</param>
/// <param name="Mask">Classes of personal data that the audit record hides; null hides nothing.</param>
/// <param name="Ledger">Where the ledgers are; null for files of the run folder.</param>
/// <param name="TimeFactor">By how much the vendors' windows and lags are shortened; 1 with real limits.</param>
internal sealed record DemoOptions(
    string Route, double Size, int Seed, string? Data, string Output, double TimeFactor, IReadOnlyList<string>? Mask = null, LedgerFile? Ledger = null)
{
    /// <summary>Rate windows of a quarter of a second instead of ten.</summary>
    public const double Shortened = 40;
}
