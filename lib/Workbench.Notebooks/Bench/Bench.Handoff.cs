using System.Globalization;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Notebooks.Deliverables;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks;

/// <summary>Notebook 09: what waits for people, and the record of what was done.</summary>
public sealed partial class Bench
{
    /// <summary>People who wait for an account, records that wait for a decision, files that travel by hand.</summary>
    public async Task<Table> Queues() =>
        Table.Of((await ProductionAsync()).Read.Entries(states: [EntryState.Inventoried]))
            .Record("Record", entry => entry.Key, migration.Pages)
            .RecordText("Label", entry => Shorten(entry.Label))
            .Text("Queue", entry => Core.Planning.ReasonCode.Explain(entry.Reason ?? ""))
            .Caption("Held for people").CompleteList("deliverables/lists/held.csv").Build();

    /// <summary>Copies the files that no API takes into the transfer package, with a manifest of SHA-256, record and twin.</summary>
    public async Task<Table> WriteTransferPackage()
    {
        var production = await ProductionAsync();
        var rows = await new TransferPackage(production, Path.Combine(migration.Deliverables, "transfer-package")).WriteAsync(Cancellation);
        return Table.Of(rows)
            .Text("Record", row => row.Record)
            .RecordText("File", row => row.FileName)
            .Bytes("Size", row => row.Bytes)
            .Text("Belongs to", row => row.Parent)
            .Text("Twin", row => row.Twin)
            .Text("Path", row => row.Path)
            .Caption("Transfer package").CompleteList("deliverables/transfer-package/manifest.csv").Build();
    }

    /// <summary>The migration as a sequence of steps, from the hash-chained log.</summary>
    public async Task<Timeline> History()
    {
        var read = (await ProductionAsync()).Read;
        string[] wanted = ["SignedOff", "StepMoved", "ManualStepMoved", "NotebookRun", "DocumentSaved", "ScanFinished"];
        return new Timeline(
            $"History; root hash {read.RootHash()}",
            [.. read.Events().Where(found => wanted.Contains(found.Change)).TakeLast(80).Select(found => new TimelineEvent(found.At, found.Change, Shorten(found.Data, 200)))]);
    }
}
