using System.Text.Json.Nodes;
using Workbench.Host.Documents;
using Workbench.Host.Running;

namespace Workbench.Host.Tests.Running;

public sealed class ParameterInjectionTests
{
    private const string Declared = "string migration = null!; string? note = null;\nint size = 10; var rate = 0.5; bool dry = true; long big = -1L;";

    [Fact]
    public void Apply_ValuesOfEveryType_BecomeLiterals()
    {
        var injected = Apply(Declared, ("migration", "a\"b\\ \n{x}"), ("note", "n"), ("size", "-3"), ("rate", "1e3"), ("dry", "False"), ("big", "9"));

        Assert.Equal(3, injected.Cells.Count);
        Assert.True(injected.Cells[1].HasTag("injected-parameters"));
        Assert.Equal(
            "// Parameters of this run\nstring migration = \"a\\\"b\\\\ \\n{x}\";\nstring? note = \"n\";\nint size = -3;\ndouble rate = 1000D;\nbool dry = false;\nlong big = 9L;",
            injected.Cells[1].Source);
    }

    [Fact]
    public void Apply_InjectedBefore_IsReplaced()
    {
        var once = Apply(Declared, ("migration", "a"));

        var twice = ParameterInjection.Apply(once, new Dictionary<string, string> { ["migration"] = "b" }, "n.ipynb");

        Assert.Equal(3, twice.Cells.Count);
        Assert.Contains("\"b\"", twice.Cells[1].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_NothingGivenAndNothingRequired_ChangesNothing() => Assert.Equal(2, Apply("int size = 10;").Cells.Count);

    [Fact]
    public void Apply_RequiredMissing_SaysWhatToType()
    {
        var thrown = Assert.Throws<NotebookParameterException>(() => Apply(Declared));

        Assert.Equal("n.ipynb: the parameter \"migration\" (string) has no default; give it with -p migration=value", thrown.Message);
    }

    [Fact]
    public void Apply_UnknownName_ListsTheKnownOnes()
    {
        var thrown = Assert.Throws<NotebookParameterException>(() => Apply("int a = 1; int b = 2;", ("c", "3")));

        Assert.Equal("n.ipynb: the notebook has no parameter \"c\". It has: a, b.", thrown.Message);
    }

    [Theory]
    [InlineData("size", "ten")]
    [InlineData("size", "1;Evil()")]
    [InlineData("rate", "NaN")]
    [InlineData("dry", "yes")]
    public void Apply_WrongType_IsRefused(string name, string value)
    {
        var thrown = Assert.Throws<NotebookParameterException>(() => Apply(Declared, ("migration", "x"), (name, value)));

        Assert.Contains($"\"{value}\" is not a value of the parameter \"{name}\"", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var x = Environment.MachineName;")]
    [InlineData("int x = 1 + 1;")]
    [InlineData("Console.WriteLine();")]
    [InlineData("int x;")]
    public void Apply_NotALiteral_NamesTheCell(string source)
    {
        var thrown = Assert.Throws<NotebookFormatException>(() => Apply(source));

        Assert.Equal(1, thrown.Cell);
    }

    private static Notebook Apply(string source, params (string Name, string Value)[] values)
    {
        var notebook = new Notebook(
        [
            new NotebookCell("p", CellKind.Code, source) { Metadata = new JsonObject { ["tags"] = new JsonArray("parameters") } },
            new NotebookCell("c", CellKind.Code, "1"),
        ]);
        return ParameterInjection.Apply(notebook, values.ToDictionary(pair => pair.Name, pair => pair.Value), "n.ipynb");
    }
}
