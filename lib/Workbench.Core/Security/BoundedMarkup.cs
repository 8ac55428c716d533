namespace Workbench.Core.Security;

/// <summary>
/// HTML that no reader breaks at. Elements nested thousands deep end the process of whoever walks or prints the tree with calls, and formatting
/// that is never closed makes a parser copy it into every paragraph that follows. Tags beyond the bounds are left out; every word stays.
/// </summary>
public static class BoundedMarkup
{
    /// <summary>Open elements. No mail client writes more than some dozens.</summary>
    public const int MaxDepth = 200;

    /// <summary>Formatting elements that are open at once.</summary>
    public const int MaxFormatting = 40;

    /// <summary>Elements that a parser may make out of one text, the copies counted.</summary>
    public const int MaxElements = 500_000;

    /// <summary>Tags inside comments that are passed over: a mail of Outlook has some hundreds there, which nobody opens.</summary>
    public const int MaxCommented = 1_500;

    /// <summary>The same text where it keeps within the bounds, which nearly every text does.</summary>
    public static string Of(string html) => html.Length < 3 * MaxFormatting ? html : new MarkupWalk(html).Run();
}
