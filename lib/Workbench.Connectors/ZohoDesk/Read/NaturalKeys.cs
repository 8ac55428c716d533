namespace Workbench.Connectors.ZohoDesk.Read;

/// <summary>What a record is recognised by without our key.</summary>
internal static class NaturalKeys
{
    public static string? Contact(string? email) => Named("email", email);

    public static string? Account(string? name) => Named("account", name);

    private static string? Named(string kind, string? value) => value?.Trim() is { Length: > 0 } text ? $"{kind}:{text.ToLowerInvariant()}" : null;
}
