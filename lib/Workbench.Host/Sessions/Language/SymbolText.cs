using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Workbench.Host.Sessions.Language;

/// <summary>A symbol as a reader wants it: its signature, and the text of its documentation.</summary>
internal static partial class SymbolText
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeContainingType)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue)
        .WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <param name="overloads">How many symbols of the name there are.</param>
    public static string Signature(ISymbol symbol, int overloads = 1)
    {
        // A variable of a cell is a field of its submission to the compiler; to its author it is a variable.
        var text = symbol is IFieldSymbol { ContainingType.IsScriptClass: true } variable
            ? $"{variable.Type.ToDisplayString(Format)} {variable.Name}"
            : symbol.ToDisplayString(Format);
        return overloads > 1 ? string.Create(CultureInfo.InvariantCulture, $"{text} (+{overloads - 1})") : text;
    }

    /// <summary>Summary, parameters, result, exceptions; empty where the assembly has no documentation beside it.</summary>
    public static IReadOnlyList<string> Documentation(ISymbol symbol, CancellationToken cancellation)
    {
        var xml = symbol.OriginalDefinition.GetDocumentationCommentXml(CultureInfo.InvariantCulture, expandIncludes: false, cancellation);
        if (string.IsNullOrWhiteSpace(xml))
        {
            return [];
        }

        XElement root;
        try
        {
            root = XElement.Parse($"<doc>{xml}</doc>");
        }
        catch (XmlException)
        {
            return [];
        }

        var lines = new List<string>();
        foreach (var element in root.Descendants().Where(element => element.Name.LocalName is "summary" or "remarks" or "param" or "returns" or "exception"))
        {
            var text = Text(element);
            if (text.Length > 0)
            {
                lines.Add(element.Name.LocalName switch
                {
                    "param" => $"{element.Attribute("name")?.Value}: {text}",
                    "returns" => $"Returns: {text}",
                    "exception" => $"{Short(element.Attribute("cref")?.Value)}: {text}",
                    _ => text,
                });
            }
        }

        return lines;
    }

    private static string Text(XElement element) => Blanks().Replace(string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } named when !named.Nodes().Any() =>
            Short(named.Attribute("cref")?.Value ?? named.Attribute("name")?.Value ?? named.Attribute("langword")?.Value),
        XElement inner => Text(inner) + (inner.Name.LocalName == "para" ? " " : ""),
        _ => "",
    })), " ").Trim();

    /// <summary>The last part of a documentation id: <c>M:A.B.C(D)</c> is <c>C</c>.</summary>
    private static string Short(string? id)
    {
        var name = (id ?? "").Split('(')[0];
        return name[(name.LastIndexOfAny(['.', ':']) + 1)..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
