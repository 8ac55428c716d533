namespace Workbench.Connectors.Kit;

/// <summary>What a vendor gives out as a token.</summary>
internal static class TokenText
{
    /// <summary>True for visible ASCII alone: nothing else can stand in a header, and a line break would begin a header of its own.</summary>
    public static bool IsSendable(string token) => token.Length > 0 && token.All(letter => letter is > ' ' and < '\u007f');
}
