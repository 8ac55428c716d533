using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>What a route asks of a request before its resource sees it.</summary>
internal sealed record ZohoRule
{
    private static readonly string[] Paging = ["from", "limit"];

    /// <param name="scopes">Area and action, for example <c>tickets.CREATE</c>; all are needed.</param>
    public ZohoRule(params string[] scopes) => Scopes = scopes;

    public IReadOnlyList<string> Scopes { get; }

    /// <summary>Query parameters beside <c>orgId</c> and those of paging.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>The largest page; 0 when the route is no list.</summary>
    public int MaxLimit { get; init; }

    public int StandardLimit { get; init; } = 10;

    public bool IsSearch { get; init; }

    public bool NeedsOrganization { get; init; } = true;

    /// <summary>The credits, where they are neither 1 nor those of a list.</summary>
    public Func<JsonObject, int>? Weight { get; init; }

    public bool Allows(string parameter) =>
        parameter == "orgId" || Query.Contains(parameter) || (MaxLimit > 0 && Paging.Contains(parameter));

    /// <summary>The rule as a list of at most that many records.</summary>
    public ZohoRule AsList(int max, params string[] query) => this with { MaxLimit = max, Query = query };

    /// <summary>Six credits for each id in the body.</summary>
    public ZohoRule PerId(string name) => this with { Weight = body => Math.Max(1, 6 * body.Array(name).Count) };
}
