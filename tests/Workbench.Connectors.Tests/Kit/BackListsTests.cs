using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Tests.Kit;

public sealed class BackListsTests
{
    [Theory]
    [InlineData(BackLink.Few, 1, true)]
    [InlineData(BackLink.Few + 1, 1, false)]
    [InlineData(BackLink.Few + 1, BackLink.Few, false)]
    [InlineData(BackLink.Few + 1, BackLink.Few + 1, true)]
    [InlineData(2_000, 20_000, true)]
    [InlineData(20_001, 20_000, false)]
    public async Task ReadAsync_SoManyTwins_AreAskedForInTheFewerCalls(int twins, long pages, bool isOwn)
    {
        var of = Enumerable.Range(1, twins).Select(number => $"{number}").ToList();
        var (own, all) = (0, 0);

        var lists = await BackLists.ReadAsync(
            of,
            pages,
            id =>
            {
                own++;
                return Rows(id);
            },
            () =>
            {
                all++;
                return Rows([.. of]);
            },
            row => row.Text("id"));

        Assert.Equal(isOwn ? (twins, 0) : (0, 1), (own, all));
        Assert.Equal(of, lists.Select(Assert.Single));
    }

    private static IAsyncEnumerable<JsonElement> Rows(params string[] ids) =>
        ids.Select(id => JsonElement.Parse($$"""{"id":"{{id}}"}""")).ToAsyncEnumerable();
}
