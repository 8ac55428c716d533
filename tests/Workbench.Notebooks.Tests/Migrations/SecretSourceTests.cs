using Workbench.Notebooks.Migrations;

namespace Workbench.Notebooks.Tests.Migrations;

public sealed class SecretSourceTests
{
    private const string Name = "WORKBENCH_PRODUCTION_INTERCOM_TOKEN";

    [Fact]
    public void FindOrAsk_SecretThatIsSet_AsksNobody()
    {
        var asked = Lend(_ => "typed");

        var secret = new SecretSource(new Dictionary<string, string> { [Name] = "set" }).FindOrAsk("production", "intercom", "token");

        Assert.Equal("set", secret!.Reveal());
        Assert.Empty(asked);
    }

    [Fact]
    public void FindOrAsk_SecretThatIsNotSet_AsksForItByTheNameOfItsVariable()
    {
        var asked = Lend(_ => "typed");

        var secret = new SecretSource(new Dictionary<string, string>()).FindOrAsk("production", "intercom", "token");

        Assert.Equal("typed", secret!.Reveal());
        Assert.Equal([Name], asked);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void FindOrAsk_NobodyAnswers_IsNull(string? answer)
    {
        Lend(_ => answer);

        Assert.Null(new SecretSource(new Dictionary<string, string>()).FindOrAsk("production", "intercom", "token"));
    }

    private static List<string> Lend(Func<string, string?> answer)
    {
        var asked = new List<string>();
        CellSurface.Enter(new CellSurface(null, static _ => { }, static _ => { }, CancellationToken.None, IsUnattended: false)
        {
            AskSecret = name =>
            {
                asked.Add(name);
                return answer(name);
            },
        });
        return asked;
    }
}
