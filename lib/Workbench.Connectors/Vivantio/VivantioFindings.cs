using Workbench.Core.Connectors;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>What the snapshot and the operator files show without another call.</summary>
internal sealed class VivantioFindings(SchemaSnapshot schema, VivantioOptions options, VivantioOperatorFiles files)
{
    public IEnumerable<Finding> All() =>
    [
        LeftBehind(VivantioNames.DeletedTicket, "deleted-tickets", "deleted tickets are counted and not carried"),
        LeftBehind(VivantioNames.DeletedArticle, "deleted-articles", "deleted articles are counted and not carried"),
        LeftBehind(VivantioNames.Location, "locations", "locations are counted and not carried: no destination has such an object"),
        LeftBehind(VivantioNames.Asset, "assets", "assets are counted and not carried: no destination has such an object"),
        .. Legacy(),
        .. Types(),
        .. UnknownFieldTypes(),
        Articles(),
        Agents(),
        Codes(),
        new(
            "vivantio.zone", FindingState.Affects, $"Times carry no zone and are read in the zone of the setting 'zone' ({options.ZoneName}).",
            "Compare one ticket with Vivantio's own screen."),
    ];

    private long Count(string name) => schema.Objects.FirstOrDefault(found => found.Name == name)?.Count ?? 0;

    private Finding LeftBehind(string name, string code, string text) => new(
        $"vivantio.{code}", Count(name) > 0 ? FindingState.Affects : FindingState.Clear, $"{Count(name)} {text}.", null, Count(name));

    private IEnumerable<Finding> Legacy()
    {
        var flagged = schema.Objects.SelectMany(found => found.Fields).Where(field => field.Name == VivantioNames.LegacyFields)
            .SelectMany(field => field.Options).DistinctBy(field => field.Id).ToList();
        var known = (files.Legacy ?? []).DistinctBy(field => field.Id).ToDictionary(field => field.Id, StringComparer.Ordinal);
        foreach (var field in flagged
            .Select(field => known.GetValueOrDefault(field.Id) ?? new LegacyField(field.Id, field.Label, LegacyDecision.Open, null))
            .Concat(known.Values.Where(field => flagged.All(found => found.Id != field.Id))))
        {
            yield return field.Decision switch
            {
                LegacyDecision.Open => new(
                    $"vivantio.legacy-fields.{field.Id}", FindingState.NeedsPerson,
                    $"Legacy field '{field.Name}' ({field.Id}) has no decision; until then its values are kept as lines of text.",
                    "Write \"decision\": \"remap\" with a targetFieldId, or \"archive\", into legacy-fields.json."),
                LegacyDecision.Remap when !HasField(field.NewFieldId) => new(
                    $"vivantio.legacy-fields.{field.Id}", FindingState.NeedsPerson,
                    $"Legacy field '{field.Name}' is to go into field {field.NewFieldId}, which no form has.",
                    "Correct targetFieldId in legacy-fields.json."),
                LegacyDecision.Remap => new(
                    $"vivantio.legacy-fields.{field.Id}", FindingState.Clear,
                    $"Values of legacy field '{field.Name}' go into field {field.NewFieldId} where that one is empty."),
                _ => new(
                    $"vivantio.legacy-fields.{field.Id}", FindingState.Clear,
                    $"Values of legacy field '{field.Name}' are kept as lines of text."),
            };
        }

        if (files.Legacy is null)
        {
            yield return new(
                "vivantio.legacy-fields", FindingState.NeedsPerson,
                "There is no legacy-fields.json, and the API does not mark fields of the former Service Desk.",
                "List them with a decision each, or confirm with an empty list that there are none.");
        }
    }

    private bool HasField(string? id) => schema.Objects.SelectMany(found => found.Fields)
        .Any(field => field.VendorId == id && field.Name.StartsWith(VivantioNames.FormPrefix, StringComparison.Ordinal));

    private IEnumerable<Finding> Types() =>
        from found in schema.Objects
        where found.Label.EndsWith("(disabled)", StringComparison.Ordinal) || found.Label.EndsWith("(not listed)", StringComparison.Ordinal)
        select new Finding(
            $"vivantio.ticket-types.{found.Name}", FindingState.Affects,
            $"Ticket type '{found.Label}' is no longer offered in Vivantio; its {found.Count} tickets are carried all the same.", null, found.Count);

    private IEnumerable<Finding> UnknownFieldTypes() =>
        from found in schema.Objects
        let unknown = found.Fields.Where(field => field.Type == FieldType.Unknown).Select(field => field.Label).ToList()
        where unknown.Count > 0
        select new Finding(
            $"vivantio.field-types.{found.Name}", FindingState.Affects,
            $"{found.Label} have {unknown.Count} form fields of types that are not known and are read as text: {string.Join(", ", unknown)}.",
            null, found.Count);

    private Finding Articles()
    {
        var articles = Count(VivantioNames.Article);
        return (files.Articles, articles) switch
        {
            (_, 0) => new("vivantio.article-meta", FindingState.Clear, "There is no article, so nothing is missing about one."),
            (null, _) => new(
                "vivantio.article-meta", FindingState.NeedsPerson,
                $"There is no article-meta.json: the API tells neither state nor language nor visibility of {articles} articles, "
                + "so none counts as published.",
                "Write article-meta.json into the operator folder.", articles),
            ({ } meta, _) => new(
                "vivantio.article-meta", meta.Count < articles ? FindingState.Affects : FindingState.Clear,
                $"article-meta.json describes {meta.Count} of {articles} articles; the others do not count as published.",
                null, Math.Max(0, articles - meta.Count)),
        };
    }

    private Finding Agents() => files.Agents.Count > 0
        ? new("vivantio.agents", FindingState.Clear, $"agents.json describes {files.Agents.Count} of {schema.Agents.Count} users.")
        : new(
            "vivantio.agents", FindingState.NeedsPerson,
            $"The API does not tell which of {schema.Agents.Count} users have left: all count as active.",
            "Write agents.json into the operator folder, or confirm that all are active.", schema.Agents.Count);

    private Finding Codes()
    {
        var words = string.Join(", ", options.Codes.CallOrigins.Select(code => $"{code.Id} = {code.Label}"));
        return options.Codes.AreConfirmed
            ? new("vivantio.codes", FindingState.Clear, $"Codes of call origins are those of the settings: {words}.")
            : new(
                "vivantio.codes", FindingState.NeedsPerson,
                $"The meaning of call-origin codes is not published and was assumed: {words}. Others are shown as numbers.",
                "Compare one ticket of each origin with Vivantio's own screen, and write the setting 'callOrigins'.");
    }
}
