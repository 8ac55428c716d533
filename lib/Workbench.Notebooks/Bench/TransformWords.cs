using Workbench.Core.Planning;

namespace Workbench.Notebooks;

/// <summary>A transform in words that a reviewer can sign.</summary>
internal static class TransformWords
{
    public static string Of(Transform transform) => transform switch
    {
        Transform.Copy => "as it is",
        Transform.MapValues map => $"map {map.Values.Count} values",
        Transform.HtmlToText => "HTML to text",
        Transform.Truncate cut => $"cut at {cut.MaxCharacters} characters",
        Transform.NormalizePhone => "international phone number",
        Transform.ToText => "as text",
        Transform.AgentByEmail => "agent by e-mail",
        Transform.BodyLine line => $"line '{line.Label}:' in the body",
        Transform.Relate => "relation",
        Transform.Skip skip => $"left behind: {ReasonCode.Explain(skip.Reason)}",
        _ => transform.GetType().Name,
    };
}
