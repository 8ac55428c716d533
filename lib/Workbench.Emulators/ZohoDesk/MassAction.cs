using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Does something to each id of a body; one that fails does not hinder the others.</summary>
internal static class MassAction
{
    /// <exception cref="ZohoProblem">422: the body names no ids.</exception>
    public static IReadOnlyList<(string Id, ZohoProblem? Problem)> Run(JsonObject body, string member, Action<string> act)
    {
        var ids = body.Texts(member);
        return ids.Count == 0 ? throw ZohoProblem.Invalid("/" + member, "missing") : [.. ids.Select(id => (id, Try(id, act)))];
    }

    private static ZohoProblem? Try(string id, Action<string> act)
    {
        try
        {
            act(id);
            return null;
        }
        catch (ZohoProblem problem)
        {
            return problem;
        }
    }
}
