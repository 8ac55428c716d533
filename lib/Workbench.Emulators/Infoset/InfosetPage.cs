using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Workbench.Emulators.Infoset;

/// <summary>Which rows a call asks for.</summary>
internal sealed record InfosetPage(long Skip, int Size, bool WantsTotal)
{
    /// <summary>What a client of the real API met on logs; assumed for the other lists.</summary>
    private const int UsualSize = 15;

    /// <exception cref="InfosetProblem">The page or its size is one that the account refuses.</exception>
    public static InfosetPage Of(InfosetQuery query, InfosetSettings settings)
    {
        var number = query.Number("Page") ?? 1;
        var size = query.Number("ItemsPerPage") ?? UsualSize;
        if (number < 0 || number == 0 && settings.PageZero == InfosetPageZero.Refused)
            throw InfosetProblem.BadRequest("Page must be at least 1");
        if (size < 1 || size > settings.LargestPage && settings.RefusesLargePages)
            throw InfosetProblem.BadRequest($"ItemsPerPage must be between 1 and {settings.LargestPage}");
        var cut = (int)Math.Min(size, settings.LargestPage);
        return new InfosetPage(Math.Min(Math.Max(number, 1) - 1, int.MaxValue) * cut, cut, query.Flag("ReturnTotalItems"));
    }

    public Task AnswerAsync(HttpContext http, IEnumerable<JsonNode> rows, Func<long> total)
    {
        var answer = new JsonObject { ["items"] = new JsonArray([.. rows]) };
        if (WantsTotal)
            answer["totalItems"] = total();
        return InfosetJson.WriteAsync(http, answer);
    }

    /// <summary>Cuts the page out of rows that are all at hand.</summary>
    public Task AnswerAsync(HttpContext http, IReadOnlyList<JsonNode> rows) =>
        AnswerAsync(http, rows.Skip((int)Math.Min(Skip, rows.Count)).Take(Size), () => rows.Count);
}
