using System.Text.RegularExpressions;

namespace Workbench.Host.Export;

/// <summary>Links from a page of the record to lists of the same record. They are kept only where the list is there.</summary>
/// <param name="page">The page that will be written.</param>
internal sealed partial class RecordLinks(string page)
{
    private readonly string folder = Path.GetDirectoryName(Path.GetFullPath(page))!;

    /// <summary>The link as the page has to write it; null where it is none, or leads nowhere.</summary>
    /// <param name="address">As a notebook writes it, which lies one folder below the record.</param>
    public string? Resolve(string address)
    {
        if (!List().IsMatch(address))
        {
            return null;
        }

        return new[] { address, address["../".Length..] }.FirstOrDefault(link => File.Exists(Path.Combine(folder, link)));
    }

    [GeneratedRegex(@"^\.\./deliverables(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$")]
    private static partial Regex List();
}
