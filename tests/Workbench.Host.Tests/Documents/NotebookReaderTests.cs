using System.Text;
using Workbench.Host.Documents;

namespace Workbench.Host.Tests.Documents;

public sealed class NotebookReaderTests
{
    private const string Frame = """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[CELLS]}""";

    [Fact]
    public void Parse_PolyglotMetadata_IsKept()
    {
        var notebook = Parse("""
            {"nbformat":4,"nbformat_minor":5,
             "metadata":{"kernelspec":{"name":".net-csharp"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"csharp"}},"ours":[1]},
             "cells":[{"cell_type":"code","id":"a","metadata":{"polyglot_notebook":{"kernelName":"csharp"},"x":{"y":true}},
                       "source":["1\n","+1"],"outputs":[],"execution_count":null}]}
            """);

        Assert.Equal(".net-csharp", notebook.Metadata["kernelspec"]!["name"]!.GetValue<string>());
        Assert.Equal(1, notebook.Metadata["ours"]![0]!.GetValue<int>());
        Assert.Equal("csharp", notebook.Cells[0].Metadata["polyglot_notebook"]!["kernelName"]!.GetValue<string>());
        Assert.True(notebook.Cells[0].Metadata["x"]!["y"]!.GetValue<bool>());
        Assert.Equal("1\n+1", notebook.Cells[0].Source);
    }

    [Fact]
    public void Parse_NoCellIds_DerivesThemFromThePosition()
    {
        var notebook = Parse("""{"nbformat":4,"nbformat_minor":2,"metadata":{},"cells":[{"cell_type":"raw","metadata":{},"source":"x"}]}""");

        Assert.Equal("cell-1", notebook.Cells[0].Id);
    }

    [Theory]
    [InlineData("""{"cell_type":"code","id":"a","metadata":{},"source":5}""", "\"source\" is missing or is not text")]
    [InlineData("""{"cell_type":"song","id":"a","metadata":{},"source":""}""", "unknown type \"song\"")]
    [InlineData("""{"cell_type":"raw","id":"no spaces","metadata":{},"source":""}""", "an id has 1 to 64")]
    [InlineData("""{"cell_type":"raw","id":"first","metadata":{},"source":""}""", "already used")]
    [InlineData("""{"cell_type":"raw","id":"a","metadata":[],"source":""}""", "\"metadata\" is not an object")]
    [InlineData("""{"cell_type":"code","id":"a","metadata":{},"source":"","outputs":[{"output_type":"odd"}]}""", "unknown type \"odd\"")]
    [InlineData("7", "is not an object")]
    public void Parse_WrongCell_NamesFileAndCell(string cell, string problem)
    {
        var first = """{"cell_type":"raw","id":"first","metadata":{},"source":""},""";

        var thrown = Assert.Throws<NotebookFormatException>(() => Parse(Frame.Replace("CELLS", first + cell, StringComparison.Ordinal)));

        Assert.Equal(2, thrown.Cell);
        Assert.StartsWith("n.ipynb, cell 2: ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(problem, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "not valid JSON (line 1)")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("""{"nbformat":3,"worksheets":[]}""", "nbformat 4")]
    [InlineData("""{"nbformat":4}""", "\"cells\"")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"raw","id":"a","source":"\ud800"}]}""", "not Unicode")]
    [InlineData("""{"nbformat":4,"nbformat":4,"cells":[]}""", "not valid JSON")]
    public void Parse_NotANotebook_SaysWhy(string text, string problem)
    {
        var thrown = Assert.Throws<NotebookFormatException>(() => Parse(text));

        Assert.Contains(problem, thrown.Message, StringComparison.Ordinal);
        Assert.Null(thrown.Cell);
    }

    [Fact]
    public void Parse_TooLarge_IsRefused()
    {
        var reader = new NotebookReader(new NotebookLimits(MaxBytes: 10));

        var thrown = Assert.Throws<NotebookFormatException>(() => reader.Parse("""{"nbformat":4,"cells":[]}"""u8, "n.ipynb"));

        Assert.Contains("the limit is 10", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TooDeep_IsRefused()
    {
        var deep = new string('[', 100) + new string(']', 100);

        Assert.Throws<NotebookFormatException>(() => Parse($$"""{"nbformat":4,"metadata":{"x":{{deep}}},"cells":[]}"""));
    }

    [Fact]
    public void Parse_TooManyCells_IsRefused()
    {
        var cells = string.Join(',', Enumerable.Range(0, 2_001).Select(number => $$"""{"cell_type":"raw","id":"c{{number}}","source":""}"""));

        var thrown = Assert.Throws<NotebookFormatException>(() => Parse($$"""{"nbformat":4,"cells":[{{cells}}]}"""));

        Assert.Contains("has 2001 cells; the limit is 2000", thrown.Message, StringComparison.Ordinal);
    }

    private static Notebook Parse(string text) => new NotebookReader().Parse(Encoding.UTF8.GetBytes(text), "n.ipynb");
}
