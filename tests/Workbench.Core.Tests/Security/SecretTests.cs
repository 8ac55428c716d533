using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Security;

namespace Workbench.Core.Tests.Security;

public sealed class SecretTests
{
    private const string Value = "tok-hunter2";

    [Fact]
    public void Print_EveryOrdinaryWay_NeverShowsTheValue()
    {
        var secret = new Secret(Value);
        string[] printed =
        [
            secret.ToString(),
            $"{secret}",
            string.Concat("token ", secret),
            JsonSerializer.Serialize(secret),
            CanonicalJson.Write(new { secret }),
            new { secret }.ToString()!,
        ];

        Assert.All(printed, text => Assert.DoesNotContain(Value, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Members_Public_HoldNoPropertyOrField()
    {
        Assert.Empty(typeof(Secret).GetProperties());
        Assert.Empty(typeof(Secret).GetFields());
    }

    [Fact]
    public void Equals_SameValue_IsTrue()
    {
        Assert.Equal(new Secret(Value), new Secret(Value));
        Assert.NotEqual(new Secret(Value), new Secret("other"));
        Assert.Equal(Value, new Secret(Value).Reveal());
    }
}
