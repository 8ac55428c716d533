using Workbench.Ledger;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks.Records;

/// <summary>Records by kind and state, for the command line.</summary>
public static class MigrationStatus
{
    public static Table Of(ILedgerReader read) => StatusTable.Of(read);
}
