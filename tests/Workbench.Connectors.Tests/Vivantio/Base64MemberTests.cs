using System.Text;
using System.Text.Json;
using Workbench.Connectors.Vivantio;

namespace Workbench.Connectors.Tests.Vivantio;

public sealed class Base64MemberTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(5_000, 7)]
    [InlineData(100_000, 65_536)]
    public void Push_AnyCut_GivesTheBytes(int length, int chunk)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var json = $"{{\"Successful\":true,\"FileName\":\"a \\\"Content\\\" b.bin\",\"Nested\":{{\"Content\":\"zz\"}},\"Content\":\"{Convert.ToBase64String(bytes)}\",\"ErrorMessages\":[]}}";
        var (decoded, rest) = Read(json, chunk);
        using (rest)
        {
            Assert.Equal(bytes, decoded);
            Assert.Equal("a \"Content\" b.bin", rest.RootElement.GetProperty("FileName").GetString());
            Assert.Equal("zz", rest.RootElement.GetProperty("Nested").GetProperty("Content").GetString());
            Assert.Equal("", rest.RootElement.GetProperty("Content").GetString());
        }
    }

    [Fact]
    public void Push_EscapedLetters_AreRead()
    {
        byte[] bytes = [0xFB, 0xEF, 0xFF, 0xFF, 0xFE];
        var text = Convert.ToBase64String(bytes).Replace("+", "\\u002B", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal);
        var (decoded, rest) = Read($"{{\"Content\":\"{text}\"}}", 2);
        rest.Dispose();
        Assert.Equal(bytes, decoded);
    }

    [Fact]
    public void Push_NoContent_SaysSo()
    {
        var member = new Base64Member("Content");
        _ = member.Push("{\"Content\":null,\"Successful\":true}"u8);
        using var rest = member.Finish().Envelope;
        Assert.False(member.HasContent);
        Assert.True(rest.RootElement.GetProperty("Successful").GetBoolean());
    }

    [Theory]
    [InlineData("{\"Content\":\"AAAA")]
    [InlineData("{\"Content\":\"A\"}")]
    [InlineData("{\"Content\":\"%%%%\"}")]
    [InlineData("")]
    public void Finish_CutOrWrong_IsRefused(string json) => Assert.Throws<FormatException>(() =>
    {
        var (_, rest) = Read(json, 3);
        rest.Dispose();
    });

    private static (byte[] Bytes, JsonDocument Envelope) Read(string json, int chunk)
    {
        var member = new Base64Member("Content");
        using var decoded = new MemoryStream();
        foreach (var part in Encoding.UTF8.GetBytes(json).Chunk(chunk))
        {
            decoded.Write(member.Push(part).Span);
        }

        var (tail, rest) = member.Finish();
        decoded.Write(tail.Span);
        return (decoded.ToArray(), rest);
    }
}
