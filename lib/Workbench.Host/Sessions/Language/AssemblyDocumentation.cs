using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Workbench.Host.Sessions.Language;

/// <summary>The documentation file beside an assembly; read when somebody first asks for it. Without a file nothing is documented.</summary>
internal sealed class AssemblyDocumentation(string assembly) : DocumentationProvider
{
    private readonly Lazy<Dictionary<string, string>> members = new(() => Read(Path.ChangeExtension(assembly, ".xml")));

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    protected override string GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        members.Value.GetValueOrDefault(documentationMemberID, "");

    private static Dictionary<string, string> Read(string path)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return found;
        }

        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            foreach (var member in XDocument.Load(reader).Descendants("member"))
            {
                if (member.Attribute("name")?.Value is { } name)
                {
                    found[name] = member.ToString(SaveOptions.DisableFormatting);
                }
            }
        }
        catch (XmlException)
        {
            // A damaged documentation file documents nothing; the names themselves are known from the assembly.
        }

        return found;
    }
}
