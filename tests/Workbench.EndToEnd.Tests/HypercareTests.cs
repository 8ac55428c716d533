using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Ledger.Verification;

namespace Workbench.EndToEnd.Tests;

/// <summary>The cut-over by two names, called off and resumed, and the days after it.</summary>
public sealed class HypercareTests(PreparedStage prepared)
{
    private const string ByAnAgent = "Renamed by an agent";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hypercare_EditsOnBothSides_AreFoundThereAndOnlyTheMissedIsCarriedOver()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await stage.LoadAsync(Cancellation);
        await CutOverAsync(stage);

        // Nothing has happened yet: an agent's work must not be seen where there is none.
        await stage.WithBenchAsync(bench => bench.Recheck(), Cancellation);
        Assert.Empty(Findings(folder));

        await stage.EditSourceAsync(Cancellation);
        await RunAsync("hypercare", folder.Run, "--recheck");
        Assert.All(Findings(folder), found => Assert.Equal((FindingSide.Source, FindingProgress.Open), (found.Side, found.State)));
        Assert.Contains(Findings(folder), found => found.What == "reopened");
        var edited = Findings(folder).Single(found => found is { Key.Kind: Kind.Contact, What: "changed" }).Key;
        var twin = await RenameAsync(folder, stage, edited);

        await RunAsync("hypercare", folder.Run, "--replay", "--confirm", await stage.ConfirmAsync(Cancellation));

        Assert.Equal(ByAnAgent, (string?)stage.Production.Store.Find("contacts", twin)!.Body["name"]);
        var findings = Findings(folder).ToList();
        Assert.Equal(FindingProgress.Open, findings.Single(found => found.Key == edited && found.Side == FindingSide.Source).State);
        Assert.Equal(FindingProgress.Explained, findings.Single(found => found.Side == FindingSide.Destination).State);
        Assert.All(
            findings.Where(found => found.Key != edited),
            found => Assert.Equal(found.What is "deleted" or "merged" ? FindingProgress.Open : FindingProgress.Replayed, found.State));

        var fingerprint = stage.Production.Fingerprint();
        await RunAsync("hypercare", folder.Run, "--replay", "--confirm", await stage.ConfirmAsync(Cancellation));
        Assert.Equal(fingerprint, stage.Production.Fingerprint());
        await RunAsync("hypercare", folder.Run, "--close", edited.ToString(), "--by", "Grace", "--why", "the agent's name is right");
        Assert.Equal("Grace", Findings(folder).Single(found => found.Key == edited && found.Side == FindingSide.Source).By);

        Assert.Equal(Findings(folder).Count, CsvRows.Read(Path.Combine(folder.Run, "deliverables", "lists", "findings.csv")).Count);

        var report = OutsideCheck.OutsideChecker.Run(stage.Account, isEdited: true, stage.Production.Store);
        Assert.All(report.Findings, found => Assert.Contains(edited.Id, found.ToString(), StringComparison.Ordinal));
        await stage.WithBenchAsync(
            async bench =>
            {
                Assert.Contains("by hand  after:", (await bench.Hypercare()).ToPlainText(), StringComparison.Ordinal);
                Assert.DoesNotContain("by hand  after:", (await bench.AttestAfterSteps("Grace")).ToPlainText(), StringComparison.Ordinal);
                var open = Findings(folder).Count(found => found.State == FindingProgress.Open);
                Assert.Contains($"hypercare ended, {findings.Count} findings, {open} open", (await bench.EndHypercare("Grace")).ToPlainText(), StringComparison.Ordinal);
                Assert.Contains("Ended by Grace", (await bench.Hypercare()).ToPlainText(), StringComparison.Ordinal);
            },
            Cancellation);
        Assert.Empty(LedgerVerification.Verify(Path.Combine(folder.Run, "ledger.db"), null).Findings);
    }

    /// <summary>Each block is a process of its own. The first name is called off, given again, and confirmed by somebody else after a stop.</summary>
    private static async Task CutOverAsync(Stage stage)
    {
        await stage.WithBenchAsync(bench => bench.Reconcile(), Cancellation);
        await FreezeAndGoAsync(stage, "Ada");
        await stage.WithBenchAsync(
            async bench =>
            {
                await bench.Return("Ada", "mail is not forwarded yet");
                var error = await Assert.ThrowsAsync<GateException>(() => bench.Confirm("Grace"));
                Assert.Contains("the source is frozen: Run the freeze cell.", error.Message, StringComparison.Ordinal);
            },
            Cancellation);
        await FreezeAndGoAsync(stage, "Ada");
        await stage.WithBenchAsync(
            async bench =>
            {
                await Assert.ThrowsAsync<GateException>(() => bench.Confirm("Ada"));
                Assert.Contains("Grace", (await bench.Confirm("Grace")).ToPlainText(), StringComparison.Ordinal);
                Assert.Contains("Day 1 of 7 days; 7 left", (await bench.Hypercare()).ToPlainText(), StringComparison.Ordinal);
            },
            Cancellation);
    }

    private static Task FreezeAndGoAsync(Stage stage, string by) => stage.WithBenchAsync(
        async bench =>
        {
            await bench.Freeze(by);
            await bench.CatchUp(await stage.ConfirmAsync(Cancellation));
            await bench.ReconcileChanges();
            await bench.Go(by);
        },
        Cancellation);

    /// <summary>An agent gives a contact another name in the destination.</summary>
    /// <returns>The vendor's id of the contact.</returns>
    private static async Task<string> RenameAsync(TemporaryFolder folder, Stage stage, RecordKey contact)
    {
        using var reader = SqliteLedger.OpenReader(Path.Combine(folder.Run, "ledger.db"));
        var id = reader.Twins(contact).Single(found => found.Twin.Type == "contact").Twin.Id;
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = stage.ProductionAccount.BaseUrl };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", stage.ProductionAccount.Secrets["token"]);
        http.DefaultRequestHeaders.Add("Intercom-Version", "2.16");
        using var body = new StringContent(new JsonObject { ["name"] = ByAnAgent }.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PutAsync($"contacts/{id}", body, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        return id;
    }

    private static List<FindingRow> Findings(TemporaryFolder folder)
    {
        using var reader = SqliteLedger.OpenReader(Path.Combine(folder.Run, "ledger.db"));
        return [.. reader.Findings()];
    }

    private static async Task RunAsync(params string[] arguments)
    {
        var result = await WorkbenchCli.RunAsync(arguments, Cancellation);
        Assert.True(result.ExitCode == 0, result.ToString());
    }
}
