using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Writing;

namespace Workbench.Core.Tests.Writing;

public sealed class FileTokenTests
{
    private static readonly FileToken Photo = new(Sha256Hex.Of("photo"), "../ü \"x\".png", "image/png", 5_000_000_000);

    [Fact]
    public void Read_WrittenToken_RoundTrips() => Assert.Equal(Photo, FileToken.Read(JsonSerializer.SerializeToElement(Photo.ToJson())));

    [Fact]
    public void Read_SourceTextThatLooksLikeAToken_IsNone()
    {
        var text = JsonSerializer.SerializeToElement(Photo.ToJson().ToJsonString());

        Assert.Null(FileToken.Read(text));
        Assert.Null(FileToken.Read(JsonSerializer.SerializeToElement(new[] { Photo.Sha256 })));
        Assert.Null(FileToken.Read(JsonSerializer.SerializeToElement(new { file = Photo.Sha256 })));
    }

    [Fact]
    public void Resolve_PayloadWithAFile_LeavesTheFileTokenAsItIs()
    {
        var payload = JsonSerializer.SerializeToElement(new { files = new[] { Photo.ToJson() } });

        var resolved = JsonSerializer.SerializeToElement(TwinToken.Resolve(payload, _ => "never"));

        Assert.Equal(Photo, FileToken.Read(resolved.GetProperty("files")[0]));
    }
}
