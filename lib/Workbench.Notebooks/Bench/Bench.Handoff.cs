using System.Globalization;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Notebooks.Deliverables;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Handoff;

namespace Workbench.Notebooks;

/// <summary>Notebook 09: what is rebuilt by hand, and the record of what was done.</summary>
public sealed partial class Bench
{
    /// <summary>Every automation of the source with a recommended equivalent.</summary>
    public async Task<Table> WorkflowInventory() =>
        Table.Of(await Pipeline.Handoff.WorkflowInventory.ReadAsync(migration.OperatorDirectory, Cancellation))
            .Text("Name", row => row.Name)
            .Text("Enabled", row => row.Enabled)
            .Text("Trigger", row => row.Trigger)
            .Text("Conditions", row => row.Conditions)
            .Text("Actions", row => row.Actions)
            .Text("Recommended equivalent", row => row.Recommended)
            .Caption("Workflows to rebuild").MaxRows(200).CompleteList("deliverables/inventories/workflows.csv").Build();

    /// <summary>Every saved view of the source with a recommended equivalent.</summary>
    public async Task<Table> ViewInventory() =>
        Table.Of(await Pipeline.Handoff.ViewInventory.ReadAsync(migration.OperatorDirectory, Cancellation))
            .Text("Object", row => row.Tab)
            .Text("Name", row => row.Name)
            .Text("Owner", row => row.Owner)
            .Text("Columns", row => row.Columns)
            .Text("Filters", row => row.Filters)
            .Text("Recommended equivalent", row => row.Recommended)
            .Caption("Views to rebuild").MaxRows(200).CompleteList("deliverables/inventories/views.csv").Build();

    /// <summary>People who wait for an account, records that wait for a decision, files that travel by hand.</summary>
    public async Task<Table> Queues() =>
        Table.Of((await ProductionAsync()).Read.Entries(states: [EntryState.Inventoried]))
            .Text("Record", entry => entry.Key.ToString())
            .Text("Label", entry => Shorten(entry.Label))
            .Text("Queue", entry => Core.Planning.ReasonCode.Explain(entry.Reason ?? ""))
            .Caption("Held for people").CompleteList("deliverables/lists/held.csv").Build();

    /// <summary>Writes the inventories as Markdown, CSV and JSON.</summary>
    public async Task<Table> WriteInventories()
    {
        var written = await new InventoryFiles(migration.OperatorDirectory, Path.Combine(migration.Deliverables, "inventories")).WriteAsync(Cancellation);
        return Table.Of(written)
            .Text("File", file => $"deliverables/inventories/{file.Name}")
            .Whole("Rows", file => file.Rows)
            .Caption("Inventories").MaxRows(50).Build();
    }

    /// <summary>Copies the files that no API takes into the transfer package, with a manifest of SHA-256, record and twin.</summary>
    public async Task<Table> WriteTransferPackage()
    {
        var production = await ProductionAsync();
        var rows = await new TransferPackage(production, Path.Combine(migration.Deliverables, "transfer-package")).WriteAsync(Cancellation);
        return Table.Of(rows)
            .Text("Record", row => row.Record)
            .Text("File", row => row.FileName)
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
