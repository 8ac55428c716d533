using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Edits.Choices;

namespace Workbench.Pipeline.Tests.Map.Edits.Choices;

public sealed class ChoiceFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("choice-tests-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static RememberedChoice Choice { get; } = new(
        "Ada", EditableMigration.Day, "10", "f_region", FieldType.Text, new Transform.MapValues(new Dictionary<string, string> { ["é\n"] = "b" }), "area");

    private ChoiceFile File => ChoiceFile.For(Path.Combine(folder.FullName, "choices"), "Demo organization", "ivinex-intercom")!;

    [Fact]
    public async Task ReadAsync_AppendedChoices_AreTheSameInOrder()
    {
        await File.AppendAsync([Choice], Cancellation);
        await File.AppendAsync([Choice with { Destination = null, Transform = new Transform.Skip("not-chosen") }, Choice with { By = "Ben" }], Cancellation);

        var read = await File.ReadAsync(Cancellation);

        Assert.Empty(read.Notices);
        Assert.Equal(["area", null, "area"], read.Choices.Select(choice => choice.Destination));
        Assert.Equal(CanonicalJson.Write(Choice), CanonicalJson.Write(read.Choices[0]));
        Assert.EndsWith("demo-organization.ivinex-intercom.jsonl", File.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NoFile_IsEmpty() => Assert.Empty((await File.ReadAsync(Cancellation)).Choices);

    [Fact]
    public async Task ReadAsync_BrokenLines_AreNamedAndPassedOver()
    {
        await File.AppendAsync([Choice], Cancellation);
        await System.IO.File.AppendAllTextAsync(
            File.Path, "oops\n\nnull\n{\"by\":\"Ada\"}\n" + CanonicalJson.Write(Choice).Replace("map-values", "teleport", StringComparison.Ordinal) + "\n{\"by\":", Cancellation);
        await File.AppendAsync([Choice], Cancellation);

        var read = await File.ReadAsync(Cancellation);

        Assert.Equal(2, read.Choices.Count);
        Assert.Equal(["line 2", "line 4", "line 5", "line 6", "line 7"], read.Notices.Select(notice => notice[(notice.IndexOf(", ", StringComparison.Ordinal) + 2)..notice.IndexOf(':', StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task ReadAsync_TooLargeFile_IsNotRead()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File.Path)!);
        await using (var large = System.IO.File.Create(File.Path))
        {
            large.SetLength(17 * 1024 * 1024);
        }

        Assert.Contains("larger than", Assert.Single((await File.ReadAsync(Cancellation)).Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AppendAsync_FolderThatCannotBe_SaysWhatToDo()
    {
        var path = Path.Combine(folder.FullName, "file");
        await System.IO.File.WriteAllTextAsync(path, "", Cancellation);

        var error = await Assert.ThrowsAsync<PlanException>(() => new ChoiceFile(Path.Combine(path, "x.jsonl")).AppendAsync([Choice], Cancellation));

        Assert.Contains("\"choices\"", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
