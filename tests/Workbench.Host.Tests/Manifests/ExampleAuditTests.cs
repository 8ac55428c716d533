using System.Text.RegularExpressions;
using Workbench.Host.Manifests;
using Workbench.Tests.Shared;

namespace Workbench.Host.Tests.Manifests;

/// <summary>The committed example is a sound record without personal data. <c>.ci/example-audit</c> makes it anew.</summary>
public sealed partial class ExampleAuditTests
{
    /// <summary>A thousand in CI; elsewhere a tenth of them, which takes seconds.</summary>
    private static int Changes => LongTests.AreWanted ? 1_000 : 100;

    private static string Example => Path.Combine(Repository.Root.FullName, "docs", "example-audit");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verify_CommittedExample_IsIntact()
    {
        var found = await RecordVerification.RunAsync(Example, null, Cancellation);

        Assert.Empty(found.Problems);
        Assert.Empty(found.Outside);
    }

    [Fact]
    public async Task Manifest_OneByteOfARealRecordChanged_NamesTheFileEveryTime()
    {
        using var copy = ExampleCopy.Make();
        var files = Directory.EnumerateFiles(copy.Path, "*", SearchOption.AllDirectories).Where(path => new FileInfo(path).Length > 0).Order(StringComparer.Ordinal).ToList();
        var random = new Random(20261121);
        for (var round = 0; round < Changes; round++)
        {
            var path = files[random.Next(files.Count)];
            await using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            var place = random.NextInt64(file.Length);
            var sound = ReadAt(file, place);
            WriteAt(file, place, (byte)(sound ^ random.Next(1, 256)));

            var name = Path.GetRelativePath(copy.Path, path).Replace('\\', '/');
            Assert.True(await IsFoundAsync(copy.Path, name), $"Byte {place} of {name} was changed and nothing was found.");

            WriteAt(file, place, sound);
        }

        Assert.True((await copy.VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task VerifyGuide_SoundRecord_EveryBlockSaysOkAndNothingElse()
    {
        using var copy = ExampleCopy.Make();

        var said = await GuideBlocks.RunAsync(copy.Path, Cancellation);

        Assert.Equal(["ok", "ok", "ok", "ok"], said.Take(4));
        Assert.EndsWith("ok", said[4], StringComparison.Ordinal);
        Assert.Equal(5, said.Count);
    }

    [Fact]
    public async Task VerifyGuide_TouchedRecord_NamesFileAndEvent()
    {
        using var copy = ExampleCopy.Make();
        await File.AppendAllTextAsync(copy.File("audit.html"), " ", Cancellation);
        await File.WriteAllTextAsync(copy.File("deliverables/more.csv"), "", Cancellation);
        copy.Tamper("UPDATE event SET data = '{}' WHERE number = 7; DELETE FROM event WHERE number = 11");

        var said = await GuideBlocks.RunAsync(copy.Path, Cancellation);

        Assert.Contains("audit.html: FAILED", said[0], StringComparison.Ordinal);
        Assert.Contains("> deliverables/more.csv", said[1], StringComparison.Ordinal);
        Assert.Contains("ledger.db: event 7 was edited or moved", said[2], StringComparison.Ordinal);
        Assert.Contains("ledger.db: event 11 is missing", said[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Example_EveryFile_HoldsNoAddressAndNoPathOfTheMachine()
    {
        foreach (var path in Directory.EnumerateFiles(Example, "*", SearchOption.AllDirectories))
        {
            var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, Cancellation));
            Assert.True(!PersonalOrLocal().IsMatch(text), $"{path} holds '{PersonalOrLocal().Match(text).Value}'.");
        }
    }

    private static async Task<bool> IsFoundAsync(string folder, string name)
    {
        try
        {
            var found = await ManifestVerification.RunAsync(folder, Manifest.DefaultVolatile, Cancellation);
            return found.Changed.Contains(name) || (name == Manifest.FileName && !found.IsIntact);
        }
        catch (ManifestException)
        {
            return name == Manifest.FileName;
        }
    }

    private static byte ReadAt(FileStream file, long place)
    {
        file.Position = place;
        return (byte)file.ReadByte();
    }

    private static void WriteAt(FileStream file, long place, byte value)
    {
        file.Position = place;
        file.WriteByte(value);
        file.Flush();
    }

    [GeneratedRegex(@"[A-Za-z0-9._-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}|/(home|root|tmp|Users)/|[A-Z]:\\\\")]
    private static partial Regex PersonalOrLocal();
}
