using System.Text.Json.Nodes;
using Workbench.Host.Sessions;
using Workbench.Host.Sessions.Language;

namespace Workbench.Host.Kernel;

/// <summary>Answers what an editor asks about a cell that is being typed.</summary>
internal static class KernelReplies
{
    public static JsonObject To(CSharpSession session, KernelRequest request) => request.Type switch
    {
        "complete" => Completion(session.Complete(request.Text("code"), request.Number("position"), CancellationToken.None)),
        "inspect" => Inspection(session.Inspect(request.Text("code"), request.Number("position"), CancellationToken.None)),
        "is_complete" => Completeness(request.Text("code")),
        _ => new JsonObject { ["unknown"] = request.Type },
    };

    private static JsonObject Completion(Completion found) => new()
    {
        ["start"] = found.Start,
        ["end"] = found.End,
        ["matches"] = new JsonArray([.. found.Matches.Select(match => new JsonObject
        {
            ["text"] = match.Text,
            ["kind"] = match.Kind,
            ["signature"] = match.Signature,
        })]),
    };

    private static JsonObject Inspection(Inspection? found) => new()
    {
        ["found"] = found is not null,
        ["text"] = found is null ? "" : string.Join('\n', found.Signatures) + string.Concat(found.Documentation.Select(text => "\n\n" + text)),
    };

    private static JsonObject Completeness(string code) => CellCompleteness.Of(code) switch
    {
        Sessions.Language.Completeness.Incomplete => new() { ["status"] = "incomplete", ["indent"] = CellCompleteness.Indent(code) },
        Sessions.Language.Completeness.Invalid => new() { ["status"] = "invalid" },
        _ => new() { ["status"] = "complete" },
    };
}
