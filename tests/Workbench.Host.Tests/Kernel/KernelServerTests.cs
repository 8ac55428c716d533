using System.IO.Pipelines;
using System.Text.Json.Nodes;
using Workbench.Host.Kernel;
using Workbench.Host.Sessions;

namespace Workbench.Host.Tests.Kernel;

/// <summary>The session's half of the protocol over two pipes, without Python.</summary>
public sealed class KernelServerTests : IAsyncDisposable
{
    private readonly Pipe requests = new();
    private readonly Pipe messages = new();
    private readonly StreamReader reader;
    private readonly StreamWriter writer;
    private readonly Task serving;
    private readonly List<bool> attended = [];

    public KernelServerTests()
    {
        reader = new StreamReader(messages.Reader.AsStream());
        writer = new StreamWriter(requests.Writer.AsStream()) { AutoFlush = true };
        var options = new SessionOptions { References = [typeof(SpinSwitch).Assembly], CellStarting = cell => attended.Add(cell.IsAttended), StopGrace = TimeSpan.FromSeconds(30) };
        serving = Task.Run(async () =>
        {
            await new KernelServer(options, requests.Reader.AsStream(), messages.Writer.AsStream()).RunAsync(Cancellation);
            await messages.Writer.CompleteAsync();
        });
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        while (await reader.ReadLineAsync(CancellationToken.None) is not null)
        {
        }

        await serving;
    }

    [Fact]
    public async Task Execute_Cell_SendsOutputsInOrderAndItsEnd()
    {
        await Say("""{"type":"execute","id":7,"count":3,"code":"Console.WriteLine(1); var d = display(\"two\"); d.Update(\"2\"); 6 * 7"}""");

        Assert.Equal("ready", (await Hear())["type"]!.GetValue<string>());
        var heard = new List<JsonObject> { await Hear(), await Hear(), await Hear(), await Hear(), await Hear() };
        Assert.Equal(["stream", "display", "display", "result", "done"], heard.Select(Type));
        Assert.All(heard, message => Assert.Equal(7, message["id"]!.GetValue<long>()));
        Assert.Equal("1\n", heard[0]["text"]!.GetValue<string>());
        Assert.Equal((false, true), (heard[1]["update"]!.GetValue<bool>(), heard[2]["update"]!.GetValue<bool>()));
        Assert.Equal(heard[1]["display_id"]!.GetValue<string>(), heard[2]["display_id"]!.GetValue<string>());
        Assert.Equal("42", heard[3]["data"]!["text/plain"]!.GetValue<string>());
        Assert.Equal("ok", heard[4]["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Execute_FailingCell_NamesTheCellByItsCount()
    {
        await Say("""{"type":"execute","id":1,"count":12,"code":"\nthrow new ArgumentException(\"no\");"}""");

        var done = await Until("done");
        Assert.Equal("ArgumentException", done["ename"]!.GetValue<string>());
        Assert.Contains(done["traceback"]!.AsArray(), line => line!.GetValue<string>().Contains("cell 12, line 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Interrupt_WaitingCell_CancelsItAndKeepsTheVariables()
    {
        await Say("""{"type":"execute","id":1,"count":1,"code":"var kept = 5; Console.WriteLine(\"now\"); await Task.Delay(-1, cell.Cancellation);"}""");
        await Until("stream");
        await Say("""{"type":"interrupt"}""");
        var done = await Until("done");
        await Say("""{"type":"execute","id":2,"count":2,"code":"kept"}""");

        Assert.Equal(("error", "TaskCanceledException"), (done["status"]!.GetValue<string>(), done["ename"]!.GetValue<string>()));
        Assert.Equal("5", (await Until("result"))["data"]!["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public async Task Interrupt_TwiceOnASpinningCell_GivesItUpAndRefusesOthersUntilItEnds()
    {
        SpinSwitch.IsOn = true;
        await Say("""{"type":"execute","id":2,"count":2,"code":"Console.WriteLine(\"now\"); while (Workbench.Host.Tests.Kernel.SpinSwitch.IsOn) { Thread.Yield(); }"}""");
        await Until("stream");
        await Say("""{"type":"interrupt"}""");
        await Say("""{"type":"interrupt"}""");
        var given = await Until("done");
        await Say("""{"type":"execute","id":3,"count":3,"code":"1"}""");
        var refused = await Until("done");
        SpinSwitch.IsOn = false;
        JsonObject later;
        do
        {
            await Say("""{"type":"execute","id":4,"count":4,"code":"1"}""");
            later = await Until("done");
        }
        while (later["ename"]?.GetValue<string>() == "CellStillRunning");

        Assert.Contains("did not stop", given["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("restart the kernel", given["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("CellStillRunning", refused["ename"]!.GetValue<string>());
        Assert.Equal("ok", later["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Input_CellThatReads_IsAskedForAndAnswered()
    {
        await Say("""{"type":"execute","id":1,"count":1,"allow_stdin":true,"code":"cell.Ask(\"Password: \", isSecret: true) + Console.ReadLine()"}""");
        var secret = await Until("input");
        await Say("""{"type":"answer","value":"a"}""");
        var line = await Until("input");
        await Say("""{"type":"answer","value":"b"}""");

        Assert.Equal(("Password: ", true), (secret["prompt"]!.GetValue<string>(), secret["secret"]!.GetValue<bool>()));
        Assert.False(line["secret"]!.GetValue<bool>());
        Assert.Equal("ab", (await Until("result"))["data"]!["text/plain"]!.GetValue<string>());
        Assert.Equal([true], attended);
    }

    [Fact]
    public async Task Input_NobodyThere_IsNull()
    {
        await Say("""{"type":"execute","id":1,"count":1,"allow_stdin":false,"code":"cell.Ask(\"Password: \") is null"}""");

        Assert.Equal("True", (await Until("result"))["data"]!["text/plain"]!.GetValue<string>());
        Assert.Equal([false], attended);
    }

    [Fact]
    public async Task Shutdown_RunningCell_IsStoppedFirst()
    {
        await Say("""{"type":"execute","id":1,"count":1,"code":"Console.WriteLine(\"now\"); try { await Task.Delay(-1, cell.Cancellation); } finally { Console.WriteLine(\"tidy\"); }"}""");
        await Until("stream");
        await Say("""{"type":"shutdown"}""");

        Assert.Equal("tidy\n", (await Until("stream"))["text"]!.GetValue<string>());
        Assert.Equal("error", (await Until("done"))["status"]!.GetValue<string>());
        await serving;
    }

    [Fact]
    public async Task Hear_LinesThatAreNoRequests_AreLeftAlone()
    {
        await Say("no json");
        await Say("[]");
        await Say("""{"type":"dance","id":4}""");

        Assert.Equal("dance", (await Until("reply"))["unknown"]!.GetValue<string>());
    }

    private static string Type(JsonObject message) => message["type"]!.GetValue<string>();

    private Task Say(string line) => writer.WriteLineAsync(line.AsMemory(), Cancellation);

    private async Task<JsonObject> Hear()
    {
        var line = await reader.ReadLineAsync(Cancellation);
        Assert.StartsWith("\u001e", line, StringComparison.Ordinal);
        return JsonNode.Parse(line![1..])!.AsObject();
    }

    private async Task<JsonObject> Until(string type)
    {
        JsonObject message;
        do
        {
            message = await Hear();
        }
        while (Type(message) != type);
        return message;
    }
}

/// <summary>Lets a cell of a test compute without looking at its cancellation, and ends it.</summary>
public static class SpinSwitch
{
    private static volatile bool isOn;

    public static bool IsOn
    {
        get => isOn;
        set => isOn = value;
    }
}
