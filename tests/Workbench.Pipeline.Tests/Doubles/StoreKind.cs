namespace Workbench.Pipeline.Tests.Doubles;

/// <summary>Where the ledger of a rehearsal is kept.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}
