using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Emulators.Ivinex;
using Workbench.Emulators.Kit;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Ledger;
using Workbench.Notebooks.Displays;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>Accounts that change while the migration runs, seen through their real APIs.</summary>
public sealed class DriftTests(PreparedStage prepared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_FrozenSourceField_StopsUntilItIsPutBack()
    {
        LongTests.Require();
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        IvinexFieldEdits.Remove(stage.Source.Store, "Contacts", "Opt in");
        IvinexFieldEdits.AddOption(stage.Source.Store, "Contacts", "Contact type", "Reseller <b>");

        await stage.WithBenchAsync(
            async bench =>
            {
                var shown = await bench.Drift();
                var error = await Assert.ThrowsAsync<GateException>(async () => await bench.Load(await stage.ConfirmAsync(Cancellation)));
                Assert.Contains("Opt in", shown.ToPlainText(), StringComparison.Ordinal);
                Assert.Contains("stops", shown.ToPlainText(), StringComparison.Ordinal);
                Assert.Contains("Reseller &lt;b&gt;", shown.Body().ToString(), StringComparison.Ordinal);
                Assert.Contains("field 'Opt in' is gone", error.Message, StringComparison.Ordinal);
                Assert.Contains("option 'Reseller <b>' is new", error.Message, StringComparison.Ordinal);
            },
            Cancellation);

        IvinexFieldEdits.Clear(stage.Source.Store, "Contacts");
        await stage.LoadAsync(Cancellation);
    }

    [Fact]
    public async Task Load_ArchivedDestinationField_StopsUntilItIsPutBack()
    {
        LongTests.Require();
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await ArchiveAsync(stage, "mig_c_team_size", isArchived: true);
        var fingerprint = stage.Production.Fingerprint();

        await stage.WithBenchAsync(
            async bench =>
            {
                var error = await Assert.ThrowsAsync<GateException>(async () => await bench.Load(await stage.ConfirmAsync(Cancellation)));
                Assert.Contains("destination: Contact, mig_c_team_size: field 'mig_c_team_size' is gone", error.Message, StringComparison.Ordinal);
            },
            Cancellation);

        Assert.Equal(fingerprint, stage.Production.Fingerprint());
        await ArchiveAsync(stage, "mig_c_team_size", isArchived: false);
        await stage.LoadAsync(Cancellation);
    }

    /// <summary>Contacts evolve: the new field arrives. Organizations discard: it is left behind by name. Both while the migration runs.</summary>
    [Fact]
    public async Task CatchUp_FieldsThatCameLater_ArriveOrAreNoted()
    {
        LongTests.Require();
        using var folder = new TemporaryFolder();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await stage.ProposeAsync(Cancellation);
        await ChooseAsync(folder, ("contact", "evolve"), ("organization", "discard"));
        await stage.SignAsync(Cancellation);

        var contacts = Give(stage.Source.Store, "contacts", IvinexFieldEdits.Add(stage.Source.Store, "Contacts", "Shoe size", "NUMBER"), "43");
        var organizations = Give(stage.Source.Store, "organizations", IvinexFieldEdits.Add(stage.Source.Store, "Organizations", "Mood", "TEXT"), "sunny");
        await stage.LoadAsync(Cancellation);
        await stage.WithBenchAsync(
            async bench =>
            {
                Assert.Contains("tolerated", (await bench.Drift()).ToPlainText(), StringComparison.Ordinal);
                await bench.CatchUp(await stage.ConfirmAsync(Cancellation));
                await bench.Reconcile();
            },
            Cancellation);

        await using var ledger = await SqliteLedger.OpenAsync(Path.Combine(folder.Run, "ledger.db"), TimeProvider.System, Cancellation);
        var arrived = stage.Production.Store.Scan("contacts").Count(document => (double?)document.Body["custom_attributes"]?["mig_c_shoe_size"] == 43);
        Assert.Equal(contacts, arrived);
        Assert.Equal(organizations, ledger.Read.Notes(code: ReasonCode.SchemaChanged).Count(note => note is { Field: "mood", Detail: "sunny" }));
        Assert.DoesNotContain(ledger.Read.Verdicts(), verdict => verdict.Class is Core.Verifying.VerdictClass.Defect or Core.Verifying.VerdictClass.InDoubt);
        Assert.Contains(ledger.Read.Events(), found => found.Change == "StepMoved" && found.Data.Contains("\"drift\"", StringComparison.Ordinal));
        Assert.Empty(Ledger.Verification.LedgerVerification.Verify(Path.Combine(folder.Run, "ledger.db"), null).Findings);
    }

    private static async Task ChooseAsync(TemporaryFolder folder, params IReadOnlyList<(string Kind, string Policy)> choices)
    {
        var path = Path.Combine(folder.Run, "plan.json");
        var plan = JsonNode.Parse(await File.ReadAllTextAsync(path, Cancellation))!;
        foreach (var (kind, policy) in choices)
        {
            plan["objects"]!.AsArray().First(found => (string?)found!["kind"] == kind)!["onDrift"] = policy;
        }

        await File.WriteAllTextAsync(path, plan.ToJsonString(), Cancellation);
    }

    /// <summary>Puts a value into every record of a collection.</summary>
    /// <returns>How many there are.</returns>
    private static int Give(DocumentStore store, string collection, string field, string value)
    {
        var documents = store.Scan(collection).ToList();
        foreach (var document in documents)
        {
            document.Body[field] = value;
            store.Put(collection, document with { Lookups = store.LookupsOf(document.Sequence) });
        }

        return documents.Count;
    }

    private static async Task ArchiveAsync(Stage stage, string attribute, bool isArchived)
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = stage.ProductionAccount.BaseUrl };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", stage.ProductionAccount.Secrets["token"]);
        http.DefaultRequestHeaders.Add("Intercom-Version", "2.16");
        var all = JsonNode.Parse(await http.GetStringAsync("data_attributes?model=contact&include_archived=true", Cancellation))!;
        var id = all["data"]!.AsArray().Single(found => (string?)found!["name"] == attribute)!["id"];
        using var body = new StringContent(new JsonObject { ["archived"] = isArchived }.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PutAsync($"data_attributes/{id}", body, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
