using System.Net;

namespace Workbench.Core.Security;

/// <summary>Removes known secrets from text that is about to be shown or stored. The last fence, not the first.</summary>
public sealed class SecretScrubber
{
    private readonly Lock gate = new();
    private string[] known = [];

    /// <summary>
    /// From now on every occurrence of the secret becomes <c>***</c>, also where it stands encoded in HTML or in an address. Secrets
    /// shorter than 4 characters are not scrubbed: they would blank ordinary words.
    /// </summary>
    public void Know(Secret secret)
    {
        var value = secret.Reveal();
        if (value.Length < 4)
        {
            return;
        }

        lock (gate)
        {
            // Longest first, so that a secret that contains another leaves no remainder.
            known = [.. known.Append(value).Append(WebUtility.HtmlEncode(value)).Append(Markup(value)).Append(Uri.EscapeDataString(value)).Distinct().OrderByDescending(text => text.Length)];
        }
    }

    /// <summary>As displays encode it: letters beyond ASCII stay.</summary>
    private static string Markup(string value) => value
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    public string Scrub(string text)
    {
        foreach (var value in known)
        {
            text = text.Replace(value, "***", StringComparison.Ordinal);
        }

        return text;
    }
}
