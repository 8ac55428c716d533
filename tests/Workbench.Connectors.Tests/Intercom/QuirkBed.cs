using System.Text;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Emulators.Intercom;
using VendorSettings = Workbench.Emulators.Intercom.IntercomSettings;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>A prepared workspace and the few steps that quirk tests share.</summary>
internal static class QuirkBed
{
    public static readonly VendorSettings NoLag = new() { SearchLag = TimeSpan.Zero, FreshContactLag = TimeSpan.Zero };

    public static async Task<EmulatedWorkspace> PreparedAsync(VendorSettings? settings = null, IntercomSeed? seed = null)
    {
        var workspace = await EmulatedWorkspace.StartAsync(settings ?? NoLag, seed);
        workspace.Source = SampleSource.Schema with { Objects = [.. SampleSource.Schema.Objects, SupportSource.Cases] };
        await workspace.PrepareAsync();
        return workspace;
    }

    /// <summary>A contact that stands in the workspace.</summary>
    public static async Task<RecordKey> ContactAsync(EmulatedWorkspace workspace, string id = "1", string email = "ada@example.com")
    {
        var key = workspace.Ledger.Add(SampleSource.Contacts, id, ("first", SampleSource.Text("Ada")), ("email", SampleSource.Text(email)));
        Assert.IsType<WriteAnswer.Done>(await workspace.SendAsync(key, Write(workspace, key, "contact.create")));
        return key;
    }

    /// <summary>A chat of a contact, which becomes a conversation; not sent.</summary>
    public static RecordKey Chat(EmulatedWorkspace workspace, RecordKey contact, string status = "Open", string text = "<p>Hello</p>")
    {
        var key = workspace.Ledger.Add(SupportSource.Cases, "300", ("subject", SampleSource.Text("Chat")), ("text", new FieldValue.Html(text)),
            ("channel", SampleSource.Option("Chat")), ("status", SampleSource.Option(status)), ("created", SampleSource.At("2021-03-01T08:00:00Z")));
        workspace.Ledger.Link(key, LinkRole.Requester, contact);
        return key;
    }

    public static Write Write(EmulatedWorkspace workspace, RecordKey key, string operation) =>
        workspace.Compose(key).Writes.First(write => write.Operation == operation);

    public static async Task SendAllAsync(EmulatedWorkspace workspace, params RecordKey[] keys)
    {
        var writes = keys.SelectMany(key => workspace.Compose(key).Writes.Select(write => (key, write)))
            .OrderBy(row => row.write.Phase).ThenBy(row => row.write.Order);
        foreach (var (key, write) in writes)
        {
            Assert.IsType<WriteAnswer.Done>(await workspace.SendAsync(key, write));
        }
    }

    public static async Task<string> RawAsync(EmulatedWorkspace workspace, HttpMethod method, string path, string? json = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(method, new Uri(workspace.Emulator.BaseAddress, path));
        request.Headers.Add("Authorization", "Bearer intercom-emulator-token");
        request.Headers.Add("Intercom-Version", "2.16");
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
