namespace Workbench.Emulators.Kit;

/// <summary>A method (or any) and the beginning of a path, compared by whole segments.</summary>
/// <param name="Method">Upper case; empty means any.</param>
/// <param name="Path">Begins with '/', or is empty for any path.</param>
public sealed record RequestFilter(string Method, string Path)
{
    public static RequestFilter Any { get; } = new("", "");

    /// <summary>Reads <c>POST /tickets</c>, <c>/tickets</c>, <c>POST</c> or an empty text.</summary>
    public static RequestFilter Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? new RequestFilter(text.Trim().ToUpperInvariant(), "")
            : new RequestFilter(text[..slash].Trim().ToUpperInvariant(), text[slash..].Trim());
    }

    public bool Matches(string method, string path)
    {
        if (Method.Length > 0 && !Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        var exact = Path.EndsWith('$');
        var wanted = Path.TrimEnd('$').Split('/', StringSplitOptions.RemoveEmptyEntries);
        var actual = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return actual.Length >= wanted.Length
            && (!exact || actual.Length == wanted.Length)
            && wanted.Zip(actual).All(pair => pair.First == "*" || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    public override string ToString() => $"{Method} {Path}".Trim();
}
