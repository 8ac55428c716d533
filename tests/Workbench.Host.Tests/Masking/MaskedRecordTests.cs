using System.Text.Json;
using Workbench.Host.Documents;
using Workbench.Host.Masking;
using Workbench.Host.Running;
using Workbench.Host.Sessions;
using Workbench.Notebooks.Tables;

namespace Workbench.Host.Tests.Masking;

public sealed class MaskedRecordTests : IDisposable
{
    private const string Code =
        // The values are put together, so that the source of the cell does not hold them.
        """
        Workbench.Notebooks.Tables.Table.Of(new[] { ("ivinex/contact/1", "a.very.long.address.of.ada" + "@" + "example.com", "Dear" + " Sir") })
            .Text("Record", row => row.Item1).Text("Address", row => row.Item2).RecordText("Label", row => row.Item3).Build()
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ApplyAsync_ExecutedNotebook_HidesTextsAndBrokenAddresses()
    {
        var path = await ExecuteAsync();
        Assert.Contains("Dear Sir", await File.ReadAllTextAsync(path, Cancellation), StringComparison.Ordinal);

        await ApplyAsync("email", "body");

        var text = await File.ReadAllTextAsync(path, Cancellation);
        Assert.DoesNotContain("Dear Sir", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", text, StringComparison.Ordinal);
        Assert.Contains("(e-mail masked)", text, StringComparison.Ordinal);
        Assert.Contains("ivinex/", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """
        new Workbench.Notebooks.Displays.SideBySide("ivinex/contact/1", new Workbench.Notebooks.Displays.ComparedField[] {
            new("name", "Dear" + " Sir", "Dear" + " Sir", "Dear" + " Sir", Workbench.Notebooks.Displays.Badge.For("Equal"), true) }, "Dear" + " Sir")
        """)]
    [InlineData(
        """
        new Workbench.Notebooks.Displays.Timeline("ivinex/contact/1", new Workbench.Notebooks.Displays.TimelineEvent[] {
            new(System.DateTimeOffset.UnixEpoch, "Note", "Dear" + " Sir", true) }, "Dear" + " Sir")
        """)]
    public async Task ApplyAsync_ComparisonAndStory_KeepTheKeyAlone(string code)
    {
        var path = await ExecuteAsync(code);
        Assert.Contains("Dear Sir", await File.ReadAllTextAsync(path, Cancellation), StringComparison.Ordinal);

        await ApplyAsync("body");

        var text = await File.ReadAllTextAsync(path, Cancellation);
        Assert.DoesNotContain("Dear Sir", text, StringComparison.Ordinal);
        Assert.Contains("ivinex/contact/1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApplyAsync_NotebooksThatWereWorkedIn_AreMaskedAndOthersStay()
    {
        Directory.CreateDirectory(folder.File("notebooks"));
        File.Move(await ExecuteAsync(), folder.File("notebooks/worked-in.ipynb"));
        const string untouched = """{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}""";
        folder.Write("notebooks/untouched.ipynb", untouched);
        var log = folder.Write("work/1-load.log", "refused for ada@example.com");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(log, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await ApplyAsync("email", "body");

        Assert.DoesNotContain("Dear Sir", await File.ReadAllTextAsync(folder.File("notebooks/worked-in.ipynb"), Cancellation), StringComparison.Ordinal);
        Assert.Equal(untouched, await File.ReadAllTextAsync(folder.File("notebooks/untouched.ipynb"), Cancellation));
        Assert.Equal("refused for (e-mail masked)", await File.ReadAllTextAsync(log, Cancellation));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(log) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task ApplyAsync_Twice_ChangesNothingMore()
    {
        var path = await ExecuteAsync();
        await ApplyAsync("email", "phone", "body");
        var once = await File.ReadAllBytesAsync(path, Cancellation);

        await ApplyAsync("email", "phone", "body");

        Assert.Equal(once, await File.ReadAllBytesAsync(path, Cancellation));
    }

    [Fact]
    public async Task ApplyAsync_Lists_KeepKeysAndVerdicts()
    {
        folder.Write("deliverables/lists/verdicts.csv", "record,verdict,expected\r\nivinex/contact/1,Defect,ada@example.com\r\n");
        folder.Write("deliverables/lists/rejects.jsonl", """{"key":"ivinex/contact/1","payload":"{}","code":"vendor-refused"}""" + "\n");
        folder.Write("deliverables/lists/events.jsonl", """{"data":"ada@example.com"}""" + "\n");

        await ApplyAsync("email", "body");

        Assert.Contains("ivinex/contact/1,Defect,(masked)", Read("verdicts.csv"), StringComparison.Ordinal);
        var reject = JsonElement.Parse(Read("rejects.jsonl"));
        Assert.Equal(("(masked)", "vendor-refused"), (reject.GetProperty("payload").GetString(), reject.GetProperty("code").GetString()));
        Assert.Contains("ada@example.com", Read("events.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApplyAsync_ObjectsInsideObjects_AreMaskedToTheBottom()
    {
        folder.Write("deliverables/inventories/views.json", """[{"code":"v","filter":{"by":{"name":"Ada Example","count":3},"examples":["Dear Sir",{"text":"Dear Madam"},null]}}]""");

        await ApplyAsync("body");

        var text = await File.ReadAllTextAsync(folder.File("deliverables/inventories/views.json"), Cancellation);
        Assert.DoesNotContain("Ada", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dear", text, StringComparison.Ordinal);
        var filter = JsonElement.Parse(text)[0].GetProperty("filter");
        Assert.Equal((3, 3), (filter.GetProperty("by").GetProperty("count").GetInt32(), filter.GetProperty("examples").GetArrayLength()));
    }

    [Fact]
    public async Task ApplyAsync_RejectsAndQuote_HoldNoTextsOfRecords()
    {
        const string rejects = "deliverables/rejects/vendor-refused/";
        folder.Write($"{rejects}contact-1.payload.json", """{"json":{"body":"Dear Sir","email":"ada@example.com"}}""");
        folder.Write($"{rejects}contact-1.reason.json", """{"record":"ivinex/contact/1","code":"vendor-refused","detail":"ada@example.com is taken"}""");
        folder.Write("deliverables/quote.html", "<p>ada@example.com</p>");
        folder.Write("proposals.json", """{"examples":["Dear Sir"]}""");

        await ApplyAsync("email", "body");

        Assert.Equal("\"(masked)\"\n", await File.ReadAllTextAsync(folder.File($"{rejects}contact-1.payload.json"), Cancellation));
        var reason = JsonElement.Parse(await File.ReadAllTextAsync(folder.File($"{rejects}contact-1.reason.json"), Cancellation));
        Assert.Equal(("ivinex/contact/1", "vendor-refused", "(masked)"), (reason.GetProperty("record").GetString(), reason.GetProperty("code").GetString(), reason.GetProperty("detail").GetString()));
        Assert.Equal("<p>(e-mail masked)</p>", await File.ReadAllTextAsync(folder.File("deliverables/quote.html"), Cancellation));
        Assert.Contains("Dear Sir", await File.ReadAllTextAsync(folder.File("proposals.json"), Cancellation), StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Read(string list) => File.ReadAllText(folder.File("deliverables/lists/" + list));

    private Task ApplyAsync(params string[] classes) => MaskedRecord.ApplyAsync(folder.Path, new RecordMask(classes), Cancellation);

    private async Task<string> ExecuteAsync(string code = Code)
    {
        var input = folder.File("in.ipynb");
        await new NotebookWriter().WriteAsync(new Notebook([new NotebookCell("a", CellKind.Code, code)]), input, Cancellation);
        Directory.CreateDirectory(folder.File("executed"));
        var output = folder.File("executed/01.ipynb");
        var run = await new NotebookRunner(new SessionOptions { References = [typeof(Table).Assembly] }, TimeProvider.System)
            .RunAsync(new NotebookRunRequest(input, output), Cancellation);
        Assert.True(run.IsSuccess, run.ErrorSummary);
        return output;
    }
}
