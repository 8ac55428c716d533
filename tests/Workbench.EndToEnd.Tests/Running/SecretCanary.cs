using System.Text;
using System.Text.Json;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>Looks for the vendors' passwords and tokens in everything that a run left behind.</summary>
internal static class SecretCanary
{
    /// <summary>Every file below the folder and every printed text that holds a secret, as it is, encoded for an address or for JSON, in hex or in base64.</summary>
    public static IReadOnlyList<string> Find(string folder, IEnumerable<KeyValuePair<string, string>> secrets, params string[] printed)
    {
        var places = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Place: Path.GetRelativePath(folder, path), Text: Encoding.Latin1.GetString(File.ReadAllBytes(path))))
            .Concat(printed.Select(text => (Place: "printed", Text: text)));
        var words = secrets.SelectMany(secret => Forms(secret.Value).Select(form => (secret.Key, Form: form))).ToList();
        Assert.NotEmpty(words);
        return [.. places.SelectMany(place => words.Where(word => place.Text.Contains(word.Form, StringComparison.Ordinal)).Select(word => $"{word.Key} in {place.Place}"))];
    }

    /// <summary>Every process of this machine whose command line, which all its users may read, holds a secret. Linux only; empty elsewhere.</summary>
    public static IReadOnlyList<string> FindInProcesses(IEnumerable<KeyValuePair<string, string>> secrets)
    {
        var words = secrets.SelectMany(secret => Forms(secret.Value).Select(form => (secret.Key, Form: form))).ToList();
        Assert.NotEmpty(words);
        return [.. CommandLines().SelectMany(line => words.Where(word => line.Contains(word.Form, StringComparison.Ordinal)).Select(word => $"{word.Key} in '{line}'"))];
    }

    private static IEnumerable<string> CommandLines()
    {
        var processes = OperatingSystem.IsLinux() ? Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)) : [];
        foreach (var folder in processes)
        {
            var line = "";
            try
            {
                line = File.ReadAllText(Path.Combine(folder, "cmdline"));
            }
            catch (IOException)
            {
                // It has ended since.
            }

            yield return line.Replace('\0', ' ');
        }
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return JsonEncodedText.Encode(secret).ToString();
        yield return Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret));

        // Basic authentication: "user:secret" begins at any of three places of a base64 group; the middle of the text is the same for each user.
        for (var shift = 0; shift < 3; shift++)
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('u', shift) + secret));
            yield return encoded[(shift == 0 ? 0 : 4)..^4];
        }
    }
}
