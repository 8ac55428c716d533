using Workbench.Host.Sessions;
using Workbench.Host.Sessions.Language;
using Workbench.Notebooks;

namespace Workbench.Host.Tests.Sessions.Language;

/// <summary>One session for all cases: what is asked about a cell that is being typed changes nothing.</summary>
public sealed class CellLanguageTests(CellLanguageTests.TypedSession typed) : IClassFixture<CellLanguageTests.TypedSession>
{
    [Theory]
    [InlineData("bench.Sig|", "SignOff")]
    [InlineData("await bench.CheckC|", "CheckCredentials")]
    [InlineData("var x = 1;\nbench.|\nvar y = 2;", "Load,Status,SignOff")]
    [InlineData("maybe?.Val|", "")]
    [InlineData("maybe.Val|", "Value")]
    [InlineData("row?.Subj|", "Subject")]
    [InlineData("names.Where(n => n.Le|", "Length")]
    [InlineData("nam|", "names")]
    [InlineData("Guid.NewG|", "NewGuid")]
    [InlineData("System.Text.RegularExpr|", "RegularExpressions")]
    [InlineData("using System.Globali|", "Globalization")]
    [InlineData("foreach (var local in names) { loc|", "local")]
    [InlineData("disp|", "display")]
    [InlineData("cell.Canc|", "Cancellation")]
    [InlineData("#!time\nnames.AddR|", "AddRange")]
    public void Complete_NameBeingTyped_OffersWhatFits(string code, string expected)
    {
        var (source, position) = Cursor(code);

        var completion = typed.Session.Complete(source, position, TestContext.Current.CancellationToken);

        var offered = completion.Matches.Select(match => match.Text).ToList();
        Assert.All(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), name => Assert.Contains(name, offered));
        Assert.True(expected.Length > 0 || offered.Count == 0, string.Join(' ', offered));
    }

    [Theory]
    [InlineData("\"nam|\"")]
    [InlineData("// nam|")]
    [InlineData("/* nam| */")]
    [InlineData("12|")]
    public void Complete_TextCommentOrNumber_OffersNothing(string code)
    {
        var (source, position) = Cursor(code);

        Assert.Empty(typed.Session.Complete(source, position, TestContext.Current.CancellationToken).Matches);
    }

    [Fact]
    public void Complete_Match_ReplacesTheTypedNameAndTellsItsSignature()
    {
        var (source, position) = Cursor("var t = await bench.ExplainR|");

        var completion = typed.Session.Complete(source.Replace("ExplainR", "Prov", StringComparison.Ordinal), position - 4, TestContext.Current.CancellationToken);

        Assert.Equal("Prov", "var t = await bench.Prov"[completion.Start..completion.End]);
        Assert.Contains(completion.Matches, match => match is { Text: "Provision", Kind: "method" } && match.Signature.Contains("string confirm", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("await ben|ch.Load(\"\")", "Bench bench")]
    [InlineData("await bench.Lo|ad(\"\")", "Bench.Load(string confirm)")]
    [InlineData("await bench.Load(|", "Bench.Load(string confirm)")]
    [InlineData("Math.Max|(1, 2)", "int Math.Max(int val1, int val2)")]
    [InlineData("List<int> numb|ers = [];", "List<int> numbers")]
    public void Inspect_Name_GivesItsSignature(string code, string expected)
    {
        var (source, position) = Cursor(code);

        var inspection = typed.Session.Inspect(source, position, TestContext.Current.CancellationToken);

        Assert.Contains(expected, string.Join('\n', inspection!.Signatures), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_DocumentedMember_GivesSummaryAndParameters()
    {
        var inspection = typed.Session.Inspect("bench.Load", 8, TestContext.Current.CancellationToken);

        Assert.Contains(inspection!.Documentation, text => text.StartsWith("Sends everything that is due", StringComparison.Ordinal));
        Assert.Contains("confirm: First eight characters of the signed plan's hash.", inspection.Documentation);
    }

    [Theory]
    [InlineData("|  ")]
    [InlineData("unknownName|")]
    [InlineData("\"text|\"")]
    public void Inspect_NothingKnown_IsNull(string code)
    {
        var (source, position) = Cursor(code);

        Assert.Null(typed.Session.Inspect(source, position, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("1 + 1", Completeness.Complete)]
    [InlineData("", Completeness.Complete)]
    [InlineData("#!csharp\nvar a = 1;", Completeness.Complete)]
    [InlineData("if (true) {", Completeness.Incomplete)]
    [InlineData("/* not", Completeness.Incomplete)]
    [InlineData("1 +* ;", Completeness.Invalid)]
    public void Of_Cell_TellsWhetherItCanBeRun(string code, Completeness expected) => Assert.Equal(expected, CellCompleteness.Of(code));

    [Fact]
    public void Indent_OpenBlock_GoesFurtherIn() => Assert.Equal("        ", CellCompleteness.Indent("if (true)\n    foreach (var x in y) {\n").PadRight(8));

    private static (string Source, int Position) Cursor(string code) => (code.Replace("|", "", StringComparison.Ordinal), code.IndexOf('|', StringComparison.Ordinal));

    public sealed class TypedSession : IAsyncLifetime
    {
        internal CSharpSession Session { get; } = new(new SessionOptions { References = [typeof(Bench).Assembly] });

        public async ValueTask InitializeAsync()
        {
            var outcome = await Session.RunAsync(
                "using Workbench.Notebooks; Bench bench = null!; var names = new List<string>(); int? maybe = 1; record Row(string Subject); Row? row = null;",
                null,
                TestContext.Current.CancellationToken);
            Assert.Null(outcome.Error);
        }

        public ValueTask DisposeAsync()
        {
            Session.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
