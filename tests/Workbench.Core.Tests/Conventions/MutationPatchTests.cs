using System.Diagnostics;
using Workbench.Tests.Shared;

namespace Workbench.Core.Tests.Conventions;

/// <summary>The deliberate faults of <c>tests/mutations</c> follow the code that they break. Whether each is caught, <c>tests/mutations/check</c> tells.</summary>
public sealed class MutationPatchTests
{
    private const string Folder = "tests/mutations";
    private const int FewestPatches = 10;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Patches => [.. Repository.Files(Folder, "*.patch").Select(file => file.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void Patches_Kept_AreAtLeastTen() => Assert.True(Patches.Count >= FewestPatches, $"{Patches.Count} patches");

    [Theory]
    [MemberData(nameof(Patches))]
    public async Task Patch_OnThisTree_AppliesAndSaysWhatItBreaks(string name)
    {
        var path = Path.Combine(Repository.Root.FullName, Folder, name);
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "apply", "--check", path])
        {
            WorkingDirectory = Repository.Root.FullName,
            RedirectStandardError = true,
        };

        using var git = Process.Start(start)!;
        var complaint = await git.StandardError.ReadToEndAsync(Cancellation);
        await git.WaitForExitAsync(Cancellation);

        Assert.True(git.ExitCode == 0, complaint);
        Assert.Contains("Breaks: ", File.ReadLines(path).First(), StringComparison.Ordinal);
    }
}
