using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Core.Errors;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Notebooks;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>A run of all cells stops at the first one that would write, unless somebody has typed the signed plan's hash.</summary>
public sealed partial class ConfirmTests(PreparedStage prepared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, Func<Bench, string, Task>> Writing = new(StringComparer.Ordinal)
    {
        ["Provision"] = (bench, confirm) => bench.Provision(confirm),
        ["LoadSample"] = (bench, confirm) => bench.LoadSample(confirm),
        ["RemoveSample"] = (bench, confirm) => bench.RemoveSample(confirm),
        ["Load"] = (bench, confirm) => bench.Load(confirm),
        ["CatchUp"] = (bench, confirm) => bench.CatchUp(confirm),
        ["Rollback"] = (bench, confirm) => bench.Rollback(confirm, dryRun: false),
    };

    /// <summary>Needs a signed cut-over before anything else, and asks for <c>confirm</c> in the same way.</summary>
    private const string OnlyAfterCutOver = "Replay";

    [Fact]
    public async Task WritingCells_ConfirmMissingOrWrong_SendNothing()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        var right = await stage.ConfirmAsync(Cancellation);
        var before = stage.Writes();

        await stage.WithBenchAsync(
            async bench =>
            {
                foreach (var (name, call) in Writing)
                {
                    Assert.Contains("The parameter 'confirm' is not set.", await RefusedAsync(name, call, bench, null!), StringComparison.Ordinal);
                    Assert.Contains("The parameter 'confirm' is not set.", await RefusedAsync(name, call, bench, ""), StringComparison.Ordinal);
                    Assert.Contains("is not the signed plan's.", await RefusedAsync(name, call, bench, right[..7]), StringComparison.Ordinal);
                    Assert.Contains("'00000000' is not the signed plan's.", await RefusedAsync(name, call, bench, "00000000"), StringComparison.Ordinal);
                }
            },
            Cancellation);

        Assert.Equal(before, stage.Writes());
    }

    [Fact]
    public async Task Rollback_PlanEditedSinceSigned_TakesTheHashThatWasSigned()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        var signed = await stage.ConfirmAsync(Cancellation);
        var path = Path.Combine(folder.Run, "plan.json");
        var plan = JsonNode.Parse(await File.ReadAllTextAsync(path, Cancellation))!;
        plan["objects"]!.AsArray().First(found => (string?)found!["kind"] == "contact")!["reason"] = "changed after it was signed";
        await File.WriteAllTextAsync(path, plan.ToJsonString(), Cancellation);

        await stage.WithBenchAsync(
            async bench =>
            {
                var edited = await stage.ConfirmAsync(Cancellation);
                Assert.NotEqual(signed, edited);
                Assert.Contains("is not the signed plan's.", await RefusedAsync("Rollback", Writing["Rollback"], bench, edited), StringComparison.Ordinal);
                Assert.Contains("Left over or skipped", (await bench.Rollback(signed, dryRun: false)).ToPlainText(), StringComparison.Ordinal);
            },
            Cancellation);
    }

    /// <summary>The list above is that of the notebooks: whoever adds a cell that writes adds it here.</summary>
    [Fact]
    public void Notebooks_CellsThatTakeConfirm_AreThoseThatAreTried()
    {
        var calls = Repository.Files("notebooks", "*.ipynb").SelectMany(file => Confirmed().Matches(File.ReadAllText(file.FullName))).Select(match => match.Groups[1].Value);

        Assert.Equal(Writing.Keys.Append(OnlyAfterCutOver).Order(StringComparer.Ordinal), calls.Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task<string> RefusedAsync(string name, Func<Bench, string, Task> call, Bench bench, string confirm)
    {
        var refused = await Record.ExceptionAsync(() => call(bench, confirm));
        Assert.True(refused is GateException, $"{name}: {refused}");
        Assert.EndsWith("Nothing was sent.", refused.Message, StringComparison.Ordinal);
        return refused.Message;
    }

    [GeneratedRegex(@"bench\.(\w+)\(confirm\b")]
    private static partial Regex Confirmed();
}
