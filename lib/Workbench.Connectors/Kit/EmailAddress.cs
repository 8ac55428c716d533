namespace Workbench.Connectors.Kit;

/// <summary>The form in which every destination here takes an e-mail address.</summary>
internal static class EmailAddress
{
    /// <summary>One @ with something on either side, a dot behind it, no spaces.</summary>
    public static bool IsOne(string text) => text.Split('@') is [{ Length: > 0 }, { Length: > 2 } domain]
        && domain.Contains('.', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace);
}
