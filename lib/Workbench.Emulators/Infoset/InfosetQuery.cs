using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Workbench.Emulators.Infoset;

/// <summary>The parameters of one call. Names are compared letter by letter, so a wrongly cased one is not there.</summary>
internal sealed class InfosetQuery
{
    private readonly List<(string Name, string Value)> pairs = [];

    public InfosetQuery(HttpRequest request)
    {
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
            pairs.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
    }

    public string? First(string name) => All(name).FirstOrDefault();

    public IEnumerable<string> All(string name) => pairs.Where(pair => pair.Name == name && pair.Value.Length > 0).Select(pair => pair.Value);

    /// <summary>The numbers of every occurrence and of comma lists; null where the name is absent.</summary>
    public HashSet<long>? Numbers(string name)
    {
        var texts = All(name).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        return texts.Count == 0 ? null : [.. texts.Select(text => Number(name, text))];
    }

    public long? Number(string name) => First(name) is { } text ? Number(name, text) : null;

    public bool Flag(string name) => "true".Equals(First(name), StringComparison.OrdinalIgnoreCase);

    public DateTimeOffset? Time(string name)
    {
        if (First(name) is not { } text)
            return null;
        try
        {
            return InfosetTime.Parse(text);
        }
        catch (FormatException)
        {
            throw InfosetProblem.BadRequest($"{name} is not a date");
        }
    }

    private static long Number(string name, string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw InfosetProblem.BadRequest($"{name} is not a number");
}
