using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Emulators.Kit;
using Lookup = Workbench.Core.Writing.Lookup;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>Tickets that become conversations: whole loads, repeats, cut connections, removal.</summary>
public sealed class ConversationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_CasesByChannel_KeepEveryPromise()
    {
        await using var workspace = await PreparedAsync();
        var mail = SupportSource.Fill(workspace);
        await workspace.LoadAsync();

        var broken = new List<string>();
        foreach (var key in workspace.Ledger.Keys)
        {
            foreach (var promise in workspace.Compose(key).Promises.Where(LoadTests.IsHeldByATwin))
            {
                broken.AddRange(await LoadTests.BrokenAsync(workspace, key, promise));
            }
        }

        Assert.Empty(broken);
        Assert.DoesNotContain(workspace.Emulator.Outbox.Messages, message => message.Cause.Contains("ticket", StringComparison.OrdinalIgnoreCase));
        var states = await workspace.Connector.ReadAsync(workspace.Twins[(mail, "conversation")], Cancellation);
        Assert.Equal("ivinex/ticket/100", states[0].Fields["Source ID"]);
        Assert.Equal("Closed", states[0].Fields["Source status"]);
        Assert.Equal("It is 1 < 2", states[0].Fields["body"]);
        Assert.Contains("ivinex category: Hardware / Printer", states[0].Fields["tags"], StringComparison.Ordinal);
        Assert.Equal(
            ["2021-03-01T09:00:00Z", "2021-03-01T09:30:00Z", "2021-03-01T10:00:00Z", "2021-03-01T10:00:01Z"],
            states.Skip(1).Take(4).Select(state => state.Fields["created_at"]));
    }

    [Fact]
    public async Task Compose_ConversationWithATag_PromisesItAndWritesItByItsName()
    {
        await using var workspace = await PreparedAsync();
        var planned = workspace.Ledger.Planned(SupportSource.Fill(workspace));
        var subject = planned.Values.Single(value => value.Plan.Destination == "title");
        var tag = new PlannedValue(
            subject.Plan with { Destination = null, Transform = new Transform.ToTag("plan: ") }, subject.Source, new FieldValue.Text("plan: urgent"), VerdictClass.EqualAfterTransform, "to-tag");

        var composed = workspace.Connector.Compose(
            planned with { Values = [.. planned.Values.Select(value => value == subject ? tag : value)] }, workspace.Ledger);

        var promise = composed.Promises.Single(found => found.Field == subject.Plan.Source);
        Assert.Equal(("conversation", "tags", "plan: urgent", PromiseCheck.Lines), (promise.TwinType, promise.Destination, promise.Expected, promise.Check));
        Assert.Contains(composed.Writes, write => write is { Name: "planned-tag:plan: urgent", Operation: "tag" });
        Assert.Equal(planned.Values.Count, composed.Promises.Count);
    }

    [Fact]
    public async Task Load_Cases_BecomeWhatThePlanSays()
    {
        await using var workspace = await PreparedAsync();
        SupportSource.Fill(workspace);
        await workspace.LoadAsync();

        Assert.Equal(
            ["100 conversation", "101 ticket", "102 conversation", "chat:7 conversation"],
            workspace.Twins.Keys.Where(twin => twin.Key.Kind == Kind.Ticket && twin.Type is "ticket" or "conversation")
                .Select(twin => $"{twin.Key.Id} {twin.Type}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Load_ThenFind_RecognisesEveryWrite()
    {
        await using var workspace = await PreparedAsync();
        SupportSource.Fill(workspace);
        await workspace.LoadAsync();

        var missed = new List<string>();
        foreach (var key in workspace.Ledger.Keys)
        {
            foreach (var write in workspace.Compose(key).Writes.Where(write => write.Operation != "tag"))
            {
                var found = await workspace.Connector.FindAsync(write, workspace.Resolve(write), null, Cancellation);
                if (found is not Lookup.Found hit || (write.Creates is { } type && hit.Twin != workspace.Twins[(key, type)]))
                {
                    missed.Add($"{key} {write.Name}: {found}");
                }
            }
        }

        Assert.Empty(missed);
    }

    [Fact]
    public async Task Load_Again_AddsNoPartForWhatStandsThere()
    {
        await using var workspace = await PreparedAsync();
        var mail = SupportSource.Fill(workspace);
        await workspace.LoadAsync();
        var before = Parts(workspace);
        foreach (var write in workspace.Compose(mail).Writes.Where(write => write.Creates is null))
        {
            Assert.IsType<WriteAnswer.Done>(await workspace.SendAsync(mail, write));
        }

        Assert.Equal(before, Parts(workspace));
    }

    [Fact]
    public async Task Load_ThenScan_NamesOurKeys()
    {
        await using var workspace = await PreparedAsync();
        SupportSource.Fill(workspace);
        await workspace.LoadAsync();

        var keys = new HashSet<(string, RecordKey)>();
        await foreach (var twin in workspace.Connector.ScanAsync(workspace.Ledger.Plan, Cancellation))
        {
            if (twin.ExternalKey is { } key)
            {
                keys.Add((twin.Twin.Type, key));
            }
        }

        Assert.Superset(workspace.Twins.Where(pair => pair.Key.Type is "ticket" or "conversation" && pair.Key.Key.Kind == Kind.Ticket)
            .Select(pair => (pair.Key.Type, pair.Key.Key)).ToHashSet(), keys);
    }

    [Fact]
    public async Task Remove_EverythingAndItsProvisions_RestoresTheFingerprint()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync();
        workspace.Source = SupportSource.Schema;
        var before = await workspace.Connector.FingerprintAsync(Cancellation);
        await workspace.PrepareAsync();
        SupportSource.Fill(workspace);
        await workspace.LoadAsync();

        var writes = workspace.Ledger.Keys.SelectMany(key => workspace.Compose(key).Writes.Select(write => (key, write)))
            .OrderByDescending(row => row.write.Phase).ThenByDescending(row => row.write.Order).ToList();
        foreach (var (key, write) in writes)
        {
            var twin = write.Creates is { } type ? workspace.Twins[(key, type)] : null;
            Assert.IsNotType<Removal.Skipped>(await workspace.Connector.RemoveAsync(write, workspace.Resolve(write), twin, Cancellation));
        }

        foreach (var (row, twin) in Enumerable.Reverse(workspace.Provisioned))
        {
            Assert.IsNotType<Removal.Skipped>(await workspace.Connector.UnprovisionAsync(row, twin, Cancellation));
        }

        Assert.Equal(before, await workspace.Connector.FingerprintAsync(Cancellation));
    }

    [Theory]
    [InlineData("500-after@1:POST /conversations", true)]
    [InlineData("cut-after@1:POST /conversations", true)]
    [InlineData("cut-before@1:POST /conversations", false)]
    public async Task Send_CutConnection_IsFoundAndNeverSentTwice(string fault, bool isThere)
    {
        await using var workspace = await PreparedAsync();
        var mail = SupportSource.Fill(workspace);
        var ada = workspace.Ledger.Keys.Single(key => key.Kind == Kind.Contact);
        await workspace.SendAsync(ada, workspace.Compose(ada).Writes[0]);
        var create = workspace.Compose(mail).Writes.Single(write => write.Name == "create");
        workspace.Emulator.Faults = FaultPlan.Parse(fault);

        Assert.IsType<WriteAnswer.Unknown>(await workspace.Connector.SendAsync(create, workspace.Resolve(create), null, workspace, Cancellation));
        var lookup = await workspace.Connector.FindAsync(create, workspace.Resolve(create), null, Cancellation);
        Assert.Equal((isThere, !isThere), (lookup is Lookup.Found, lookup is Lookup.Absent));
    }

    [Fact]
    public async Task Compose_ChannelThatThePlanDoesNotList_StopsAndNamesTheChoice()
    {
        await using var workspace = await PreparedAsync();
        var key = workspace.Ledger.Add(SupportSource.Cases, "1", ("channel", SampleSource.Text("Fax")));
        var fault = Assert.Throws<MappingException>(() => workspace.Compose(key));

        Assert.Equal((key, "channel"), (fault.Key!.Value, fault.Field));
        Assert.Contains("as:cases:Fax", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'Fax'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_StarInThePlan_CoversTheRest()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync();
        workspace.Source = SupportSource.Schema;
        await workspace.PrepareAsync(("as:cases:*", "ticket"));
        var key = workspace.Ledger.Add(SupportSource.Cases, "1", ("channel", SampleSource.Text("Fax")));

        Assert.Equal("ticket", workspace.Compose(key).Writes[0].Creates);
    }

    [Fact]
    public async Task ProposeChoices_ByChannel_NamesEveryOption()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync();
        var destination = await workspace.Connector.DiscoverAsync(Cancellation);
        var with = workspace.Connector.ProposeChoices(SupportSource.Schema, destination);
        var without = workspace.Connector.ProposeChoices(SampleSource.Schema, destination);

        Assert.Equal(
            ["(none)=ticket", "API=ticket", "Chat=conversation", "E-mail=conversation", "Phone=ticket", "Self Service=conversation"],
            with.Where(choice => choice.Key.StartsWith("as:cases:", StringComparison.Ordinal)).Select(choice => $"{choice.Key[9..]}={choice.Value}").Order(StringComparer.Ordinal));
        Assert.Equal("conversation", with["as:chats:*"]);
        Assert.Equal("ticket", without["as:tickets:*"]);
        Assert.DoesNotContain("snoozeUntil", without.Keys);
    }

    [Fact]
    public async Task Compose_WaitingCase_IsSnoozedWhereThePlanNamesADay()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync();
        workspace.Source = SupportSource.Schema;
        await workspace.PrepareAsync(("snoozeUntil", "2099-01-31"));
        var key = workspace.Ledger.Add(SupportSource.Cases, "1", ("channel", SampleSource.Option("Chat")), ("status", SampleSource.Option("Waiting")));
        await workspace.LoadAsync();

        var state = (await workspace.Connector.ReadAsync(workspace.Twins[(key, "conversation")], Cancellation))[0];
        Assert.Equal(("snoozed", "Waiting"), (state.Fields["state"], state.Fields["Source status"]));
    }

    [Fact]
    public async Task Compose_LongThread_ContinuesInASecondConversation()
    {
        await using var workspace = await PreparedAsync();
        var key = workspace.Ledger.Add(SupportSource.Cases, "1", ("channel", SampleSource.Option("Chat")), ("subject", SampleSource.Text("Long")));
        for (var number = 0; number < 450; number++)
        {
            LoadTests.Message(workspace.Ledger, key, $"{number:0000}", "Chat", "Outbound", $"2021-03-01T{number / 60:00}:{number % 60:00}:00Z", "", "7", "x");
        }

        var writes = workspace.Compose(key).Writes;
        Assert.Equal(["conversation", "conversation-2"], writes.Where(write => write.Operation == "conversation.create").Select(write => write.Creates!));
        Assert.Contains(writes, write => write.Body.GetRawText().Contains("ivinex/ticket/1#2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compose_TimeAfterTheFirstMessage_StandsInTheOpener()
    {
        await using var workspace = await PreparedAsync();
        SupportSource.Fill(workspace);
        var composed = workspace.Compose(SampleSource.Key(Kind.Ticket, "102"));
        var create = composed.Writes.Single(write => write.Operation == "conversation.create").Body.GetProperty("json");

        Assert.Equal(DateTimeOffset.Parse("2021-03-04T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds(), create.GetProperty("created_at").GetInt64());
        Assert.Contains("Created: 2021-03-05T08:00:00Z", create.GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.Contains(composed.Notes, note => note is { Field: "created", Code: ReasonCode.TimeShifted });
    }

    [Fact]
    public async Task Compose_WordsOfNobodyKnown_AreANoteAndNotTheContacts()
    {
        await using var workspace = await PreparedAsync();
        SupportSource.Fill(workspace);
        var writes = workspace.Compose(SampleSource.Key(Kind.Ticket, "102")).Writes;

        Assert.DoesNotContain("Nobody", writes.Single(write => write.Name == "create").Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("note", writes.Single(write => write.Name == "description").Body.GetProperty("json").GetProperty("message_type").GetString());
    }

    private static async Task<EmulatedWorkspace> PreparedAsync()
    {
        var workspace = await EmulatedWorkspace.StartAsync();
        workspace.Source = SupportSource.Schema;
        await workspace.PrepareAsync();
        return workspace;
    }

    private static int Parts(EmulatedWorkspace workspace) => workspace.Emulator.Store.Scan("parts").Count();
}
