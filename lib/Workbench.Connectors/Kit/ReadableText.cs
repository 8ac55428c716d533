using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.Kit;

/// <summary>A planned value as text in a body.</summary>
internal static class ReadableText
{
    /// <summary>What is to arrive, else what the source had; HTML becomes plain text.</summary>
    public static string Of(PlannedValue value)
    {
        var carried = value.Result.IsEmpty ? value.Source : value.Result;
        return carried is FieldValue.Html html ? HtmlText.Of(PlainText.Clean(html.Value)) : carried.Print();
    }
}
