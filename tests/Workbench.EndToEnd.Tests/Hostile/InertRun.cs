using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsvHelper;

namespace Workbench.EndToEnd.Tests.Hostile;

/// <summary>Looks through everything that a run folder offers to people for what would act on them.</summary>
internal static partial class InertRun
{
    private static readonly string[] ForPeople = ["lists", "inventories", "reports"];

    /// <summary>What would act, with the file it stands in; empty where nothing would.</summary>
    public static IEnumerable<string> Violations(string folder) =>
        [.. Pages(folder), .. Outputs(folder), .. Cells(folder), .. Names(folder)];

    /// <summary>The audit record and the pages of the notebooks.</summary>
    private static IEnumerable<string> Pages(string folder) => Files(folder, "*.html")
        .SelectMany(file => Markup(File.ReadAllText(file)).Select(what => $"{file}: {what}"));

    /// <summary>The executed notebooks: their HTML, and what a terminal would show of them.</summary>
    private static IEnumerable<string> Outputs(string folder)
    {
        foreach (var file in Files(folder, "*.ipynb"))
        {
            var bundles = JsonNode.Parse(File.ReadAllText(file))!["cells"]!.AsArray()
                .SelectMany(cell => cell!["outputs"] as JsonArray ?? []).Select(output => output!["data"] as JsonObject).OfType<JsonObject>();
            foreach (var (type, value) in bundles.SelectMany(bundle => bundle))
            {
                var text = value is JsonArray lines ? string.Concat(lines.Select(line => line!.ToString())) : value!.ToString();
                var violations = type switch
                {
                    "text/html" => Markup(text),
                    "text/plain" when text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t')) => ["a control character in text/plain"],
                    _ => [],
                };
                foreach (var what in violations)
                {
                    yield return $"{file}: {what}";
                }
            }
        }
    }

    /// <summary>The lists for people; a list of a transfer package is for a machine and verbatim.</summary>
    private static IEnumerable<string> Cells(string folder)
    {
        foreach (var file in ForPeople.SelectMany(place => Files(Path.Combine(folder, "deliverables", place), "*.csv")))
        {
            using var csv = CsvReader.FromFile(file, new CsvReaderOptions { HasHeader = false });
            while (csv.Read())
            {
                for (var column = 0; column < csv.FieldCount; column++)
                {
                    if (Formula().IsMatch(csv.GetString(column)))
                    {
                        yield return $"{file}: a cell begins with '{csv.GetString(column)[0]}'";
                    }
                }
            }
        }
    }

    /// <summary>Files whose names the workbench did not make: every name is of plain letters.</summary>
    private static IEnumerable<string> Names(string folder) => Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path)).Where(path => !PlainPath().IsMatch(path));

    /// <summary>The workbench's own sheets, charts and declarations, each known by what stands in it; everything else must not act.</summary>
    private static IEnumerable<string> Markup(string html) => ActiveMarkup.In(html, OwnMarkup.Holds);

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories) : [];

    [GeneratedRegex(@"^[=+\-@\t\r\n\0＝＋－＠]")]
    private static partial Regex Formula();

    [GeneratedRegex(@"^[\w ./~-]+$", RegexOptions.ECMAScript)]
    private static partial Regex PlainPath();
}
