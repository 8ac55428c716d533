using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbench.Host.Documents;
using Workbench.Host.Running;
using Workbench.Tests.Shared;

namespace Workbench.Host.Tests.Notebooks;

/// <summary>The shape that every committed notebook has: a card, the one setup cell, literals, then cells of one call.</summary>
public sealed partial class CommittedNotebookTests
{
    private const string Setup = "#!import workbench.csx\nusing Workbench.Notebooks;\n\nvar bench = await Bench.OpenAsync();\nbench.Migration()";

    private const string DataFrames = "using Workbench.Polyglot;";

    public static TheoryData<string> Notebooks => [.. Repository.Files("notebooks", "*.ipynb").Select(Repository.Relative).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Steps => [.. Repository.Files("notebooks", "*.ipynb").Select(Repository.Relative).Where(path => StepName().IsMatch(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Notebooks_Steps_AreTheEleven() => Assert.Equal(Enumerable.Range(0, 11), Steps.Select(path => int.Parse(StepName().Match(path.Data).Groups[1].Value, null)));

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Notebook_Outputs_AreNone(string path)
    {
        foreach (var cell in (await ReadAsync(path)).Cells)
        {
            Assert.Empty(cell.Outputs);
            Assert.Null(cell.ExecutionCount);
            Assert.False(cell.Metadata.ContainsKey("workbench"), $"Cell {cell.Id} holds the times of a run. Commit the notebook as it was before it was run.");
        }
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Notebook_FirstCodeCell_IsTheOneSetupCell(string path) =>
        Assert.Equal(Setup, (await ReadAsync(path)).Cells.First(cell => cell.Kind == CellKind.Code).Source);

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Card_OfEachStep_TellsWhatPeopleAskFirst(string path)
    {
        var card = (await ReadAsync(path)).Cells[0];

        Assert.Equal(CellKind.Markdown, card.Kind);
        Assert.Matches($@"\A# {StepName().Match(path).Groups[1].Value} \w", card.Source);
        Assert.Matches(@"^\*\*.+\?\*\*$", card.Source.Split('\n')[2]);
        foreach (var row in new[] { "Reads", "Changes", "Safe to rerun?", "Who signs" })
        {
            Assert.Matches($@"\n\| {Regex.Escape(row)} \| .+ \|", card.Source);
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Cells_AfterTheSetup_MakeOneCall(string path)
    {
        foreach (var cell in (await ReadAsync(path)).Cells.Where(cell => cell.Kind == CellKind.Code && cell.Source != Setup && !cell.HasTag(ParameterCell.Tag)))
        {
            var root = Parse(cell.Source);

            var statement = Assert.IsType<ExpressionStatementSyntax>(Assert.IsType<GlobalStatementSyntax>(Assert.Single(root.Members)).Statement);
            Assert.Contains("bench.", statement.ToString(), StringComparison.Ordinal);
            Assert.True(cell.HasTag("dataframe") || root.Usings.Count == 0, $"Cell {cell.Id} opens a namespace: what it needs belongs into a member of the Bench.");
        }
    }

    /// <summary>People find such cells by their tag; a kernel, which sees no tags, tells them by the namespace that they open.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Cells_WithDataFrames_CarryTheTag(string path)
    {
        foreach (var cell in (await ReadAsync(path)).Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            Assert.Equal(cell.Source.Contains(DataFrames, StringComparison.Ordinal), cell.HasTag("dataframe"));
        }
    }

    [Fact]
    public async Task Readme_Notebooks_ListsEveryStepWithItsSigner()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root.FullName, "notebooks", "README.md"), TestContext.Current.CancellationToken);

        Assert.All(Steps, path => Assert.Matches($@"(?m)^\| {Regex.Escape(Path.GetFileNameWithoutExtension(path.Data))} \|( [^|]+ \|){{4}}$", readme));
    }

    private static Task<Notebook> ReadAsync(string path) =>
        new NotebookReader().ReadAsync(Path.Combine(Repository.Root.FullName, path), TestContext.Current.CancellationToken);

    private static CompilationUnitSyntax Parse(string source) =>
        (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(kind: SourceCodeKind.Script), cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken);

    [GeneratedRegex(@"^notebooks/(\d\d)-[a-z-]+\.ipynb$")]
    private static partial Regex StepName();
}
