using System.Diagnostics;
using System.Text.RegularExpressions;
using Workbench.Tests.Shared;

namespace Workbench.Core.Tests.Conventions;

/// <summary>
/// The deliberate faults of <c>tests/mutations</c> and the mitigations that <c>tests/mitigations</c> takes out follow the code that they change. Whether each is
/// noticed, the <c>check</c> beside them tells.
/// </summary>
public sealed partial class PatchTests
{
    private const string Mutations = "tests/mutations";
    private const string Mitigations = "tests/mitigations";
    private const int FewestPatches = 10;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Patches => [.. In(Mutations).Concat(In(Mitigations))];

    [Theory]
    [InlineData(Mutations)]
    [InlineData(Mitigations)]
    public void Patches_Kept_AreAtLeastTen(string folder) => Assert.InRange(In(folder).Count(), FewestPatches, int.MaxValue);

    [Theory]
    [MemberData(nameof(Patches))]
    public async Task Patch_OnThisTree_AppliesAndSaysWhatItDoes(string path)
    {
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "apply", "--check", path])
        {
            WorkingDirectory = Repository.Root.FullName,
            RedirectStandardError = true,
        };

        using var git = Process.Start(start)!;
        var complaint = await git.StandardError.ReadToEndAsync(Cancellation);
        await git.WaitForExitAsync(Cancellation);

        Assert.True(git.ExitCode == 0, complaint);
        var head = File.ReadLines(Path.Combine(Repository.Root.FullName, path)).Take(2).ToList();
        Assert.Matches(path.StartsWith(Mutations, StringComparison.Ordinal) ? "Breaks: " : "Takes out: ", head[0]);
        Assert.Matches(path.StartsWith(Mutations, StringComparison.Ordinal) ? "" : "Held by: Workbench[.A-Za-z]+Tests \\*", head[1]);
    }

    /// <summary>A class that was renamed holds nothing any more: the runner finds no test, and nothing fails.</summary>
    [Fact]
    public void Tests_NamedByPatchesAndByTheSecurityPage_Exist()
    {
        var named = In(Mitigations)
            .Select(path => File.ReadLines(Path.Combine(Repository.Root.FullName, path)).ElementAt(1))
            .Append(File.ReadAllText(Path.Combine(Repository.Root.FullName, "docs/security.md")))
            .SelectMany(text => TestClass().Matches(text).Select(found => found.Value))
            .ToHashSet(StringComparer.Ordinal);
        var written = Repository.Files("tests", "*.cs").SelectMany(file => Declared().Matches(File.ReadAllText(file.FullName)).Select(found => found.Groups[1].Value));

        named.ExceptWith(written);

        Assert.Empty(named);
    }

    private static IEnumerable<string> In(string folder) => Repository.Files(folder, "*.patch").Select(Repository.Relative).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<=[`*]|Browser\.Tests/)[A-Z]\w+Tests\b")]
    private static partial Regex TestClass();

    [GeneratedRegex(@"\bclass (\w+Tests)\b")]
    private static partial Regex Declared();
}
