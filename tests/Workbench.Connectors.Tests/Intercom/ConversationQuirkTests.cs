using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Lookup = Workbench.Core.Writing.Lookup;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>Oddities of conversations and how the connector survives them.</summary>
public sealed class ConversationQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk14_OpenerAsText_ReadsBackAsItWasSent()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var ada = await QuirkBed.ContactAsync(workspace);
        var chat = QuirkBed.Chat(workspace, ada, text: "<p>1 &lt; 2 &amp; &lt;b&gt;</p><p>second</p>");
        await QuirkBed.SendAllAsync(workspace, chat);

        Assert.Equal("1 < 2 & <b>\nsecond", (await StatesAsync(workspace, chat))[0].Fields["body"]);
    }

    [Fact]
    public async Task Quirk15_Times_AreKeptForPartsAndNotPromisedForStates()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var ada = await QuirkBed.ContactAsync(workspace);
        var chat = QuirkBed.Chat(workspace, ada, "Closed");
        var message = LoadTests.Message(workspace.Ledger, chat, "1", "Email", "Outbound", "2021-03-01T10:00:00Z", "", "7", "x");
        await QuirkBed.SendAllAsync(workspace, chat, message);

        var states = await StatesAsync(workspace, chat);
        Assert.Equal(["2021-03-01T08:00:00Z", "2021-03-01T10:00:00Z"], states.Take(2).Select(state => state.Fields["created_at"]));
        Assert.False(QuirkBed.Write(workspace, chat, "conversation.state").Body.GetProperty("json").TryGetProperty("created_at", out _));
    }

    [Fact]
    public async Task Quirk16_ContactReply_ReopensBeforeTheLastWriteCloses()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var ada = await QuirkBed.ContactAsync(workspace);
        var chat = QuirkBed.Chat(workspace, ada, "Closed");
        await QuirkBed.SendAllAsync(workspace, chat);
        var before = QuirkBed.Write(workspace, chat, "conversation.state");
        var late = LoadTests.Message(workspace.Ledger, chat, "1", "Email", "Inbound", "2021-03-02T10:00:00Z", "ada@example.com", "7", "again");
        await QuirkBed.SendAllAsync(workspace, late);
        Assert.Equal("open", (await StatesAsync(workspace, chat))[0].Fields["state"]);

        var after = QuirkBed.Write(workspace, chat, "conversation.state");
        Assert.NotEqual(before.Body.GetRawText(), after.Body.GetRawText());
        await workspace.SendAsync(chat, after);
        Assert.Equal("closed", (await StatesAsync(workspace, chat))[0].Fields["state"]);
    }

    [Fact]
    public async Task Quirk17_NotesAndReplies_KeepTheirWordsAndNotifyNobody()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var ada = await QuirkBed.ContactAsync(workspace);
        var chat = QuirkBed.Chat(workspace, ada);
        var note = LoadTests.Message(workspace.Ledger, chat, "1", "Note", "", "2021-03-01T10:00:00Z", "", "7", "&lt;script&gt;alert(1)&lt;/script&gt;");
        var reply = LoadTests.Message(workspace.Ledger, chat, "2", "Email", "Outbound", "2021-03-01T11:00:00Z", "", "7", "Yes");
        var inbound = LoadTests.Message(workspace.Ledger, chat, "3", "Email", "Inbound", "2021-03-01T12:00:00Z", "ada@example.com", "7", "Thanks");
        await QuirkBed.SendAllAsync(workspace, chat, note, reply, inbound);

        Assert.Contains((await StatesAsync(workspace, chat)), state => state.Fields["body"].Contains("<script>alert(1)</script>", StringComparison.Ordinal));
        Assert.Empty(workspace.Emulator.Outbox.Messages);
        Assert.DoesNotContain(IntercomEndpoints.All, row => row.PathTemplate == "/messages");
    }

    [Fact]
    public async Task Quirk18_AttributeParts_AreNoMessagesAndNotWrittenTwice()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var ada = await QuirkBed.ContactAsync(workspace);
        var chat = QuirkBed.Chat(workspace, ada);
        await QuirkBed.SendAllAsync(workspace, chat);
        var parts = workspace.Emulator.Store.Scan("parts").Count();
        await workspace.SendAsync(chat, QuirkBed.Write(workspace, chat, "conversation.update"));

        Assert.True(parts > 0);
        Assert.Equal(parts, workspace.Emulator.Store.Scan("parts").Count());
        Assert.Single(await StatesAsync(workspace, chat));
    }

    [Fact]
    public async Task Quirk20_SharedAttributeName_IsARejectInWords()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var ada = await QuirkBed.ContactAsync(workspace);
        var chat = QuirkBed.Chat(workspace, ada);
        await workspace.SendAsync(chat, QuirkBed.Write(workspace, chat, "conversation.create"));
        await QuirkBed.RawAsync(workspace, HttpMethod.Post, "/conversations/attributes", """{"name":"Source ID","data_type":"string"}""");

        var refused = Assert.IsType<WriteAnswer.Refused>(await workspace.SendAsync(chat, QuirkBed.Write(workspace, chat, "conversation.update")));
        Assert.Equal((400, "parameter_invalid"), (refused.Status, refused.Code));
        Assert.Contains("Source ID", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk20_Details_NameOnlyAttributesOfTheWorkspace()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var chat = QuirkBed.Chat(workspace, await QuirkBed.ContactAsync(workspace));
        var known = workspace.Ledger.Destination.Object("conversation").Fields.Select(field => field.Name).ToHashSet();

        Assert.Subset(known, QuirkBed.Write(workspace, chat, "conversation.update").Body.GetProperty("json").GetProperty("custom_attributes")
            .EnumerateObject().Select(attribute => attribute.Name).ToHashSet());
    }

    [Fact]
    public async Task Quirk21_TwoEqualConversations_AreLeftToAPerson()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var chat = QuirkBed.Chat(workspace, await QuirkBed.ContactAsync(workspace));
        var create = QuirkBed.Write(workspace, chat, "conversation.create");
        await workspace.SendAsync(chat, create);
        await workspace.SendAsync(chat, create);

        Assert.IsType<Lookup.Ambiguous>(await workspace.Connector.FindAsync(create, workspace.Resolve(create), null, Cancellation));
    }

    [Fact]
    public async Task Quirk21_EqualConversationOfAnotherRecord_IsNotTheOne()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var chat = QuirkBed.Chat(workspace, await QuirkBed.ContactAsync(workspace));
        var create = QuirkBed.Write(workspace, chat, "conversation.create");
        await workspace.SendAsync(chat, create);
        var other = workspace.Twins[(chat, "conversation")];
        await QuirkBed.RawAsync(workspace, HttpMethod.Put, $"/conversations/{other.Id}", """{"custom_attributes":{"Source ID":"ivinex/ticket/999"}}""");

        Assert.IsType<Lookup.Absent>(await workspace.Connector.FindAsync(create, workspace.Resolve(create), null, Cancellation));
    }

    [Fact]
    public async Task Quirk26_UnassignedConversation_ReadsNoAssignee()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var chat = QuirkBed.Chat(workspace, await QuirkBed.ContactAsync(workspace));
        var ticket = workspace.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("Alone")));
        await QuirkBed.SendAllAsync(workspace, chat, ticket);

        Assert.DoesNotContain("assignee", (await StatesAsync(workspace, chat))[0].Fields.Keys);
        Assert.DoesNotContain("assignee", (await workspace.Connector.ReadAsync(workspace.Twins[(ticket, "ticket")], Cancellation))[0].Fields.Keys);
    }

    [Fact]
    public async Task Quirk31_TakenBackAttribute_IsArchivedAndMayBeMadeAgain()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var (row, twin) = workspace.Provisioned.Single(made => made.Row.Name == "conversation-attribute:Source ID");

        Assert.IsType<Removal.Leftover>(await workspace.Connector.UnprovisionAsync(row, twin, Cancellation));
        Assert.Null((await workspace.Connector.DiscoverAsync(Cancellation)).Object("conversation").Field("Source ID"));
        var again = await workspace.Connector.ProvisionAsync(row, () => Task.CompletedTask, Cancellation);
        Assert.True(again.Created);
        Assert.NotEqual(twin, again.Twin);
    }

    [Fact]
    public async Task Quirk35_RemovedConversation_KeepsItsMetrics()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var chat = QuirkBed.Chat(workspace, await QuirkBed.ContactAsync(workspace));
        await QuirkBed.SendAllAsync(workspace, chat);
        var (create, twin) = (QuirkBed.Write(workspace, chat, "conversation.create"), workspace.Twins[(chat, "conversation")]);

        Assert.IsType<Removal.Gone>(await workspace.Connector.RemoveAsync(create, workspace.Resolve(create), twin, Cancellation));
        Assert.Contains("\"metrics_retained\":true", await QuirkBed.RawAsync(workspace, HttpMethod.Get, "/conversations/deleted"), StringComparison.Ordinal);
        Assert.Empty(await workspace.Connector.ReadAsync(twin, Cancellation));
    }

    private static Task<IReadOnlyList<TwinState>> StatesAsync(EmulatedWorkspace workspace, RecordKey chat) =>
        workspace.Connector.ReadAsync(workspace.Twins[(chat, "conversation")], Cancellation);
}
