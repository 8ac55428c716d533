namespace Workbench.Host.Manifests;

/// <summary>Names in a run folder that the record relies on.</summary>
internal static class RecordFiles
{
    public const string Ledger = "ledger.db";

    public const string RehearsalLedger = "rehearsal/ledger.db";
}
