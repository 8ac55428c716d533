using System.Text;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>Looks for the vendors' passwords and tokens in everything that a run left behind.</summary>
internal static class SecretCanary
{
    /// <summary>Every file below the folder and every printed text that holds a secret, as it is, encoded for an address or in base64.</summary>
    public static IReadOnlyList<string> Find(string folder, IEnumerable<KeyValuePair<string, string>> secrets, params string[] printed)
    {
        var places = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Place: Path.GetRelativePath(folder, path), Text: Encoding.Latin1.GetString(File.ReadAllBytes(path))))
            .Concat(printed.Select(text => (Place: "printed", Text: text)));
        var words = secrets.SelectMany(secret => Forms(secret.Value).Select(form => (secret.Key, Form: form))).ToList();
        Assert.NotEmpty(words);
        return [.. places.SelectMany(place => words.Where(word => place.Text.Contains(word.Form, StringComparison.Ordinal)).Select(word => $"{word.Key} in {place.Place}"))];
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);

        // Basic authentication: "user:secret" begins at any of three places of a base64 group; the middle of the text is the same for each user.
        for (var shift = 0; shift < 3; shift++)
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('u', shift) + secret));
            yield return encoded[(shift == 0 ? 0 : 4)..^4];
        }
    }
}
