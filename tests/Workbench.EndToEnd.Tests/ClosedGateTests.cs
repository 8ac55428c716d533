using System.Text.Json.Nodes;
using Workbench.Core.Errors;
using Workbench.Emulators.Ivinex;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Verification;

namespace Workbench.EndToEnd.Tests;

/// <summary>Whichever way a load is started, nothing is sent where a signature is missing or no longer holds.</summary>
public sealed class ClosedGateTests(PreparedStage prepared)
{
    private static readonly string[] Writing = ["04-provisioning", "05-sample-migration", "06-production-load", "08-cutover"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_MappingNotSigned_IsRefusedEveryWay()
    {
        using var folder = new TemporaryFolder();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await stage.ProposeAsync(Cancellation);

        await RefusedEveryWayAsync(folder, stage, Writing, "'mapping' is not signed off.");
    }

    [Fact]
    public async Task Write_PlanChangedSinceSigned_IsRefusedEveryWay()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        var path = Path.Combine(folder.Run, "plan.json");
        var plan = JsonNode.Parse(await File.ReadAllTextAsync(path, Cancellation))!;
        plan["objects"]!.AsArray().First(found => (string?)found!["kind"] == "contact")!["reason"] = "changed after it was signed";
        await File.WriteAllTextAsync(path, plan.ToJsonString(), Cancellation);

        await RefusedEveryWayAsync(folder, stage, Writing, "this changed: plan.");
    }

    [Fact]
    public async Task Write_SourceDiscoveredAnewAndDifferent_IsRefusedEveryWay()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        IvinexFieldEdits.Add(stage.Source.Store, "Contacts", "Shoe size", "NUMBER");
        await stage.WithBenchAsync(bench => bench.Discover(), Cancellation);

        await RefusedEveryWayAsync(folder, stage, Writing, "this changed: source schema. Contacts, shoe_size: field 'Shoe size' is new.");
    }

    /// <summary>The signed sample is not loaded again, so notebook 05 has nothing to send.</summary>
    [Fact]
    public async Task Write_SourceChangedUnseen_IsRefusedEveryWay()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        IvinexFieldEdits.Add(stage.Source.Store, "Contacts", "Shoe size", "NUMBER");

        await RefusedEveryWayAsync(folder, stage, [.. Writing.Where(name => name[0..2] != "05")], "source: Contacts, shoe_size: field 'Shoe size' is new");
    }

    [Fact]
    public async Task Write_SignedWithAnotherCodeVersion_IsRefusedEveryWay()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await using (var ledger = await SqliteLedger.OpenAsync(Path.Combine(folder.Run, "ledger.db"), TimeProvider.System, Cancellation))
        {
            var signed = ledger.Read.SignOffs().Last(row => row.Gate == "mapping");
            var binding = new SortedDictionary<string, string>(signed.Binding.ToDictionary(), StringComparer.Ordinal) { ["code"] = new('0', 64) };
            await ledger.CommitAsync([new LedgerChange.SignedOff("mapping", "Another build", true, "", binding)], Cancellation);
        }

        await RefusedEveryWayAsync(folder, stage, Writing, "'mapping' was signed by Another build");
    }

    private static async Task RefusedEveryWayAsync(TemporaryFolder folder, Stage stage, IReadOnlyList<string> notebooks, string named)
    {
        var confirm = await stage.ConfirmAsync(Cancellation);
        var before = (stage.Writes(), stage.Rehearsal.Fingerprint(), stage.Production.Fingerprint());
        foreach (var notebook in notebooks)
        {
            string[] parameters =
            [
                "-p", $"confirm={confirm}", .. notebook[..2] == "06" ? [] : new[] { "-p", "signedBy=Tester" }, .. notebook[..2] == "08" ? new[] { "-p", "confirmedBy=Other" } : [],
            ];
            Refused(notebook, await WorkbenchCli.RunAsync(["run", Path.Combine(folder.Run, "notebooks", notebook + ".ipynb"), .. parameters], Cancellation), named);
        }

        Refused("retry", await WorkbenchCli.RunAsync(["retry", folder.Run], Cancellation), named);
        string[] sendAgain = ["--decision", "not-carried-out", "--by", "Tester", "--why", "looked"];
        Refused("resolve", await WorkbenchCli.RunAsync(["resolve", folder.Run, "ivinex/ticket/9001", .. sendAgain], Cancellation), named);
        await stage.WithBenchAsync(
            async bench =>
            {
                var error = await Assert.ThrowsAsync<GateException>(() => bench.Load(confirm));
                Assert.Contains(named, error.Message, StringComparison.Ordinal);
            },
            Cancellation);
        Assert.Equal(before, (stage.Writes(), stage.Rehearsal.Fingerprint(), stage.Production.Fingerprint()));
        Assert.Empty(LedgerVerification.Verify(Path.Combine(folder.Run, "ledger.db"), null).Findings);
    }

    private static void Refused(string way, CliResult result, string named)
    {
        var said = (result.Output + result.Error).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(result.ExitCode != 0, $"{way} did not fail: {result}");
        Assert.True(said.Count(line => line.Contains(named, StringComparison.Ordinal)) == 1, $"{way}: one line should say '{named}':\n{result}");
        Assert.DoesNotContain("   at ", result.ToString(), StringComparison.Ordinal);
    }
}
