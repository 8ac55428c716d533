using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Workbench.Tests.Shared;

namespace Workbench.Core.Tests.Conventions;

/// <summary>Holds what no compiler checks: the arrows between projects, the size of files, and the vocabulary.</summary>
public sealed partial class ConventionTests
{
    private const int MostLines = 300;

    private static readonly string[] ForbiddenWords =
        ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Base", "Impl", "Sink", "Processor"];

    /// <summary>From each project to the projects it may reference, and to no others.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Workbench.Core"] = [],
        ["Workbench.Ledger"] = ["Workbench.Core"],
        ["Workbench.Connectors"] = ["Workbench.Core"],
        ["Workbench.Emulators"] = ["Workbench.Core"],
        ["Workbench.Pipeline"] = ["Workbench.Core", "Workbench.Ledger"],
        ["Workbench.Notebooks"] = ["Workbench.Core", "Workbench.Ledger", "Workbench.Pipeline", "Workbench.Connectors"],
        ["Workbench.Host"] = ["Workbench.Notebooks"],
        ["Workbench.Polyglot"] = ["Workbench.Notebooks"],
        ["Workbench.Cluster"] = ["Workbench.Pipeline", "Workbench.Notebooks"],
        ["Workbench.Simulation"] = ["Workbench.Notebooks", "Workbench.Emulators"],
        ["Workbench.Cli"] = ["Workbench.Host", "Workbench.Emulators", "Workbench.Simulation", "Workbench.Cluster"],
    };

    public static TheoryData<string> Projects => [.. Repository.Files("lib", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file.Name))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_EveryProject_FollowTheArrows(string project)
    {
        Assert.True(Arrows.TryGetValue(project, out var allowed), $"{project} stands in no arrow of docs/architecture.md. Add it there and here.");

        Assert.Empty(Referenced(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Except(allowed!));
    }

    [Fact]
    public void References_Core_AreTheRuntimeAlone() => Assert.Empty(Referenced("Workbench.Core", "PackageReference"));

    [Theory]
    [InlineData("Workbench.Pipeline", "Workbench.Connectors")]
    [InlineData("Workbench.Pipeline", "System.Net.Http")]
    [InlineData("Workbench.Emulators", "Workbench.Connectors")]
    [InlineData("Workbench.Connectors", "Workbench.Ledger")]
    public void Usings_AcrossAForbiddenArrow_DoNotOccur(string project, string name)
    {
        var users = Repository.Files($"lib/{project}", "*.cs").Where(file => File.ReadAllText(file.FullName).Contains($"using {name}", StringComparison.Ordinal));

        Assert.Empty(users.Select(Repository.Relative));
    }

    [Fact]
    public void Files_InLib_StayShort()
    {
        var tooLong = Repository.Files("lib", "*.cs").Where(file => File.ReadLines(file.FullName).Count() > MostLines);

        Assert.Empty(tooLong.Select(Repository.Relative));
    }

    [Fact]
    public void TypeNames_InLib_HoldNoForbiddenWord()
    {
        var found = Repository.Files("lib", "*.cs")
            .SelectMany(file => TypeName().Matches(File.ReadAllText(file.FullName)).Select(match => (File: Repository.Relative(file), Name: match.Groups[1].Value)))
            .Where(type => Word().Matches(type.Name).Select(match => match.Value).Intersect(ForbiddenWords, StringComparer.Ordinal).Any());

        Assert.Empty(found);
    }

    [Theory]
    [InlineData(@"\bThread\.Sleep\b")]
    [InlineData(@"\bTODO\b|\bFIXME\b|\bHACK\b")]
    [InlineData(@"^\s*#region\b")]
    public void Source_InLib_DoesNotContain(string pattern)
    {
        var found = Repository.Files("lib", "*.cs").Where(file => Regex.IsMatch(File.ReadAllText(file.FullName), pattern, RegexOptions.Multiline));

        Assert.Empty(found.Select(Repository.Relative));
    }

    /// <summary>Outside the connectors, a vendor is written to in two places, and both hold a permit.</summary>
    [Theory]
    [InlineData(@"(?<!\bhttp)\.SendAsync\(", "WriteProtocol.cs")]
    [InlineData(@"\.ProvisionAsync\(", "ProvisionStep.cs")]
    [InlineData(@"\bnew WriteProtocol\(", "WriteTraffic.cs")]
    [InlineData(@"\bnew WriteTraffic\(", "LoadStep.cs")]
    [InlineData(@"\bnew WritePermit\(", "SignOffGate.cs")]
    [InlineData(@"\bnew DriftReport\(", "DriftCheck.cs")]
    public void Sending_OutsideTheConnectors_HappensInOnePlace(string pattern, string only)
    {
        var found = Repository.Files("lib", "*.cs")
            .Where(file => Repository.Relative(file) is var path && !path.StartsWith("lib/Workbench.Connectors/", StringComparison.Ordinal)
                && !path.StartsWith("lib/Workbench.Emulators/", StringComparison.Ordinal))
            .Where(file => Regex.IsMatch(File.ReadAllText(file.FullName), pattern));

        Assert.Equal([only], found.Select(file => file.Name));
    }

    [Theory]
    [InlineData("Load/LoadStep.cs", "permit.Require(WritePurpose.Load")]
    [InlineData("Delta/DeltaStep.cs", "permit.Require(WritePurpose.Load")]
    [InlineData("Hypercare/ReplayStep.cs", "permit.Require(WritePurpose.Load")]
    [InlineData("Provisioning/ProvisionStep.cs", "permit.Require(WritePurpose.Provision")]
    public void Steps_ThatWrite_AskForTheirPermitFirst(string path, string asked)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root.FullName, "lib", "Workbench.Pipeline", path));
        var body = text[text.IndexOf("RunAsync(", StringComparison.Ordinal)..];

        Assert.StartsWith(asked, body[(body.IndexOf('{', StringComparison.Ordinal) + 1)..].TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public void Namespaces_InLib_AreProjectAndFolder()
    {
        var astray = Repository.Files("lib", "*.cs")
            .Select(file => (Path: Repository.Relative(file), Match: Namespace().Match(File.ReadAllText(file.FullName))))
            .Where(file => file.Match.Success && !IsProjectAndFolder(file.Match.Groups[1].Value, file.Path));

        Assert.Empty(astray.Select(file => $"{file.Path}: {file.Match.Groups[1].Value}"));
    }

    [Fact]
    public void Notebooks_Committed_HoldNoOutputs()
    {
        foreach (var file in Repository.Files("notebooks", "*.ipynb"))
        {
            using var notebook = JsonDocument.Parse(File.ReadAllText(file.FullName));
            var executed = notebook.RootElement.GetProperty("cells").EnumerateArray()
                .Where(cell => cell.TryGetProperty("outputs", out var outputs) && outputs.GetArrayLength() > 0
                    || cell.TryGetProperty("execution_count", out var count) && count.ValueKind != JsonValueKind.Null);

            Assert.False(executed.Any(), $"{Repository.Relative(file)} was committed with outputs. Clear them: the executed copy belongs into the run folder.");
        }
    }

    /// <summary>A folder may be left out of the namespace only where it would repeat the name of its one type (a partial class in a folder of its name).</summary>
    private static bool IsProjectAndFolder(string name, string path)
    {
        var folders = path.Split('/')[1..^1];
        return name == string.Join('.', folders) || (folders.Length > 1 && name == string.Join('.', folders[..^1]));
    }

    private static IEnumerable<string> Referenced(string project, string element)
    {
        var file = Path.Combine(Repository.Root.FullName, "lib", project, project + ".csproj");
        return XDocument.Load(file).Descendants(element).Select(reference => reference.Attribute("Include")!.Value);
    }

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?)\s+([A-Z]\w*)")]
    private static partial Regex TypeName();

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
