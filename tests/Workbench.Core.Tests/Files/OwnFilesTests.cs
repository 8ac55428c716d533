using Workbench.Core.Errors;
using Workbench.Core.Files;

namespace Workbench.Core.Tests.Files;

public sealed class OwnFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workbench-core-").FullName;

    [Fact]
    public void Require_FilesAlone_Passes()
    {
        Write("plan.json");
        Write("deliverables/lists/rejects.csv");

        OwnFiles.Require(folder);
    }

    [Theory]
    [InlineData("ledger.db")]
    [InlineData("deliverables")]
    [InlineData("operator/fields.json")]
    [InlineData("rehearsal/ledger.db")]
    [InlineData("files/ab")]
    public void Require_LinkAnywhere_IsRefusedByName(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        Write("migration.json");
        var link = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, "/etc");

        var refusal = Assert.Throws<PlanException>(() => OwnFiles.Require(folder));

        Assert.StartsWith($"{link} is a symbolic link", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Require_FolderReachedThroughALink_Passes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        Write("own/migration.json");
        var link = Path.Combine(folder, "link");
        Directory.CreateSymbolicLink(link, Path.Combine(folder, "own"));

        OwnFiles.Require(link);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string path)
    {
        var place = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.WriteAllText(place, "");
    }
}
