using Workbench.Core.Hashing;

namespace Workbench.Core.Tests.Hashing;

public sealed class HashingStreamTests
{
    [Fact]
    public void Finish_NothingWritten_IsTheHashOfNoBytes()
    {
        using var stream = new HashingStream();

        // FIPS 180-4 example value for the empty message.
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", stream.Finish());
    }

    [Fact]
    public async Task Finish_WrittenInPieces_IsTheHashOfTheWhole()
    {
        var bytes = Enumerable.Range(0, 100_000).Select(number => (byte)(number % 251)).ToArray();
        using var source = new MemoryStream(bytes);
        await using var stream = new HashingStream();

        stream.Write(bytes, 0, 0);
        await source.CopyToAsync(stream, 777, TestContext.Current.CancellationToken);

        Assert.Equal(Sha256Hex.Of(bytes), stream.Finish());
        Assert.Equal(bytes.Length, stream.Length);
    }

    [Fact]
    public void Finish_AskedTwice_GivesTheSame()
    {
        using var stream = new HashingStream();
        stream.Write("abc"u8);

        Assert.Equal(stream.Finish(), stream.Finish());
        Assert.Equal(Sha256Hex.Of("abc"), stream.Finish());
    }

    [Fact]
    public void Read_AnyTime_IsRefused()
    {
        using var stream = new HashingStream();

        Assert.False(stream.CanRead || stream.CanSeek);
        Assert.Throws<NotSupportedException>(() => stream.ReadByte());
    }
}
