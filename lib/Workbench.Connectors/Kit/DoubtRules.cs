using Workbench.Core.Connectors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Kit;

/// <summary>Looks a write up only where the connector's table of doubts has a row for it.</summary>
internal static class DoubtRules
{
    public static async Task<Lookup> AskAsync(this IReadOnlyList<DoubtRule> rules, Write write, Func<Task<Lookup>> lookup) =>
        rules.Any(rule => rule.Operation == write.Operation)
            ? await lookup().ConfigureAwait(false)
            : new Lookup.Ambiguous($"'{write.Operation}' cannot be looked up");
}
