namespace Workbench.Pipeline.Quality.Duplicates;

/// <summary>E-mail addresses and telephone numbers in a form in which spellings that reach the same end are the same.</summary>
internal static class MailboxKey
{
    private const int TailDigits = 9;
    private const int FewestDigits = 7;

    private static readonly HashSet<string> Gmail = new(StringComparer.Ordinal) { "gmail.com", "googlemail.com" };

    private static readonly HashSet<string> Public = new(StringComparer.Ordinal)
    {
        "gmail.com", "googlemail.com", "yahoo.com", "outlook.com", "hotmail.com", "live.com", "icloud.com", "me.com", "aol.com", "gmx.de", "gmx.net", "web.de",
        "t-online.de", "mail.com", "proton.me", "protonmail.com", "yandex.com", "mail.ru", "qq.com", "orange.fr", "free.fr", "libero.it",
    };

    /// <summary>Lower case without outer spaces.</summary>
    public static string Exact(string address) => address.Trim().ToLowerInvariant();

    /// <summary>Without a +tag, and for Gmail without dots: the mailbox that is reached.</summary>
    public static string Mailbox(string address)
    {
        var exact = Exact(address);
        var at = exact.LastIndexOf('@');
        if (at <= 0)
        {
            return exact;
        }

        var (local, domain) = (exact[..at], exact[(at + 1)..]);
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        local = plus > 0 ? local[..plus] : local;
        return Gmail.Contains(domain) ? $"{local.Replace(".", "", StringComparison.Ordinal)}@gmail.com" : $"{local}@{domain}";
    }

    /// <summary>The part before the @, and the domain where it is a company's own: providers whom everybody uses say nothing. Empty where there is none.</summary>
    public static (string Local, string Domain) Parts(string address)
    {
        var mailbox = Mailbox(address);
        var at = mailbox.LastIndexOf('@');
        return at <= 0 ? ("", "") : (mailbox[..at], Public.Contains(mailbox[(at + 1)..]) ? "" : mailbox[(at + 1)..]);
    }

    /// <summary>The last nine digits, in which writing with and without country code agree; "" where there are fewer than seven.</summary>
    public static string PhoneTail(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length < FewestDigits ? "" : digits[^Math.Min(TailDigits, digits.Length)..];
    }
}
