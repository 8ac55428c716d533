using System.Reflection;
using Workbench.Connectors;
using Workbench.Emulators;
using Workbench.Emulators.Samples;
using Workbench.Tests.Shared;

namespace Workbench.Contract.Tests;

/// <summary>
/// docs/adding-a-connector.md builds a source of a vendor that does not exist. It is compiled from the document and held to the same
/// promises as every other source.
/// </summary>
public sealed class AddingAConnectorTests
{
    private static readonly IReadOnlyList<DocumentSnippet> Snippets =
        DocumentSnippet.Read(File.ReadAllText(Path.Combine(Repository.Root.FullName, "docs", "adding-a-connector.md")));

    private static readonly Lazy<Assembly> Built = new(() => SnippetCompiler.Compile(Snippets.Where(snippet => !snippet.IsPart)));

    public static TheoryData<string> Promises => [.. SourceContract.Promises];

    public static TheoryData<string> Tests => [.. Built.Value.GetTypes().SelectMany(type => type.GetMethods())
        .Where(method => method.IsDefined(typeof(FactAttribute))).Select(method => $"{method.DeclaringType!.FullName}.{method.Name}")];

    [Theory]
    [MemberData(nameof(Promises))]
    public Task Source_OfTheDocument_KeepsItsPromise(string promise) =>
        new SourceContract(Subject(), TestContext.Current.CancellationToken).RunAsync(promise);

    [Theory]
    [MemberData(nameof(Tests))]
    public async Task Test_OfTheDocument_Passes(string test)
    {
        var type = Built.Value.GetType(test[..test.LastIndexOf('.')], throwOnError: true)!;
        await (Task)type.GetMethod(test[(test.LastIndexOf('.') + 1)..])!.Invoke(Activator.CreateInstance(type), null)!;
    }

    [Fact]
    public void Files_OfTheDocument_LieInOneFolderOfEachProject()
    {
        var folders = Snippets.Where(snippet => !snippet.IsPart).Select(snippet => snippet.Folder).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["lib/Workbench.Connectors/Acorn", "lib/Workbench.Emulators/Acorn", "tests/Workbench.Connectors.Tests/Acorn"], folders);
        Assert.All(Snippets.Where(snippet => !snippet.IsPart), snippet => Assert.False(File.Exists(FullPath(snippet)), $"{snippet.Path} exists"));
        Assert.DoesNotContain(Snippets, snippet => snippet.Folder.StartsWith("lib/Workbench.Emulators", StringComparison.Ordinal)
            && snippet.Text.Contains("using Workbench.Connectors", StringComparison.Ordinal));
    }

    /// <summary>What existing files need is one line each, and such a line stands there for an existing vendor today.</summary>
    [Fact]
    public void CatalogLines_OfTheDocument_AreOneLineEach()
    {
        var lines = Snippets.Where(snippet => snippet.IsPart).ToList();

        Assert.Contains(lines, snippet => snippet.Path.EndsWith("/ConnectorCatalog.cs", StringComparison.Ordinal));
        Assert.Contains(lines, snippet => snippet.Path.EndsWith("/EmulatorCatalog.cs", StringComparison.Ordinal));
        Assert.Equal(lines.Count, lines.Select(snippet => snippet.Path).Distinct().Count());
        Assert.All(lines, snippet =>
        {
            var line = Assert.Single(snippet.Text.TrimEnd('\n').Split('\n'));
            var today = line.Replace("acorn", "ivinex", StringComparison.Ordinal).Replace("Acorn", "Ivinex", StringComparison.Ordinal);
            Assert.Contains(File.ReadLines(FullPath(snippet)), known => known.Trim() == today.Trim());
        });
    }

    private static string FullPath(DocumentSnippet snippet) => Path.Combine(Repository.Root.FullName, snippet.Path);

    private static SourceSubject Subject()
    {
        var types = Built.Value.GetTypes();
        var entry = types.Select(type => type.GetProperty("Entry")).Single(property => property?.PropertyType == typeof(SourceEntry))!;
        var start = types.Select(type => type.GetMethod("StartAsync")).Single(method => method?.ReturnType == typeof(Task<EmulatedAccount>))!;
        return new SourceSubject("acorn", (SourceEntry)entry.GetValue(null)!, new EmulatorDefinition(
            "acorn", start.CreateDelegate<Func<EmulatorOptions, SampleAccount, CancellationToken, Task<EmulatedAccount>>>()));
    }
}
