using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Kit;

/// <summary>A composition under construction: one record, its writes, one promise per field, its notes.</summary>
internal sealed class Draft(PlannedRecord record, IComposeContext context)
{
    /// <summary>Field under which the tags of a twin read back.</summary>
    public const string TagsField = "tags";

    private readonly List<PlannedValue> tags = [.. record.Values.Where(value => value.Plan.Transform is Transform.ToTag)];
    private readonly List<Write> writes = [];
    private readonly List<Promise> promises = [];
    private readonly List<Note> notes = [];
    private readonly Dictionary<string, FieldType> types =
        record.Record.Fields.DistinctBy(field => field.Schema.Name).ToDictionary(field => field.Schema.Name, field => field.Schema.Type, StringComparer.Ordinal);

    /// <summary>The record; values that become tags are not among its values, see <see cref="Tags"/>.</summary>
    public PlannedRecord Record { get; } = record.Values.Any(value => value.Plan.Transform is Transform.ToTag)
        ? record with { Values = [.. record.Values.Where(value => value.Plan.Transform is not Transform.ToTag)] }
        : record;

    public IComposeContext Context => context;

    /// <summary>What people call the field: the plan's own word for it, else its label in the source.</summary>
    public string Label(PlannedValue value) => value.Plan.Transform is Transform.BodyLine line
        ? line.Label
        : record.Record.Fields.FirstOrDefault(field => field.Schema.Name == value.Plan.Source)?.Schema.Label is { Length: > 0 } label ? label : value.Plan.Source;

    public void Add(Write write) => writes.Add(write);

    public void Note(string? field, string code, string detail) => notes.Add(new Note(field, code, detail));

    /// <summary>The field is to be found as promised by the plan.</summary>
    public void Holds(PlannedValue value, string twin, string field, string expected, FieldType? type = null, PromiseCheck check = PromiseCheck.Equals) =>
        Promise(value, twin, field, expected, check, value.Promise, value.Reason, type);

    /// <summary>The field is to be found in another shape without loss.</summary>
    /// <param name="isFixed">True where only a create takes it.</param>
    public void Becomes(
        PlannedValue value, string twin, string field, string expected, string reason, PromiseCheck check, FieldType? type = null, bool isFixed = false) =>
        Promise(value, twin, field, expected, check, Worse(value.Promise, VerdictClass.EqualAfterTransform), value.Reason ?? reason, type, isFixed);

    /// <summary>The relation stays as it was loaded, although the source has another by now.</summary>
    /// <param name="kept">The record that the twin goes on to refer to; null for none that could be checked.</param>
    public void Keeps(PlannedValue value, string detail, string twin, string field, RecordKey? kept)
    {
        Note(value.Plan.Source, ReasonCode.ImmutableAfterLoad, detail);
        var check = kept is null ? PromiseCheck.None : PromiseCheck.RefersTo;
        Promise(value, twin, field, kept?.ToString() ?? "", check, VerdictClass.ExpectedLoss, ReasonCode.ImmutableAfterLoad, FieldType.Link);
    }

    /// <summary>Something is lost, and <paramref name="expected"/> is what arrives instead.</summary>
    public void Loses(PlannedValue value, string reason, string? detail = null, string? twin = null, string? field = null, string expected = "",
        PromiseCheck check = PromiseCheck.Contains)
    {
        if (detail is not null)
        {
            Note(value.Plan.Source, reason, detail);
        }

        Promise(value, twin, field, expected, twin is null ? PromiseCheck.None : check, VerdictClass.ExpectedLoss, reason, FieldType.LongText);
    }

    /// <summary>The tags that the plan makes of the record's values, each once and promised.</summary>
    /// <param name="twin">Type of the twin that shows them.</param>
    /// <param name="maxCharacters">Longest name of a tag.</param>
    public IReadOnlyList<string> Tags(string twin, int maxCharacters)
    {
        var names = new List<string>();
        foreach (var value in tags.Where(value => !Settled(value)))
        {
            var whole = PlainText.Clean(value.Result.Print());
            var name = PlainText.Cut(whole, maxCharacters);
            names.Add(name);
            if (name == whole)
            {
                Becomes(value, twin, TagsField, name, "to-tag", PromiseCheck.Lines, FieldType.Text);
            }
            else
            {
                Loses(value, ReasonCode.Truncated, $"a tag has at most {maxCharacters} characters: {whole}", twin, TagsField, name, PromiseCheck.Lines);
            }
        }

        tags.Clear();
        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// What a field decides beside the place that holds it, such as the author of the part, which only a create sets. Nothing is promised where a
    /// promise of that place stands already, or where no field of these roles says anything.
    /// </summary>
    /// <param name="roles">The field to which it is reckoned: the first that is not empty and that the plan carries.</param>
    public void Decides(string twin, string field, string expected, PromiseCheck check, FieldType type, params ReadOnlySpan<string> roles)
    {
        if (promises.Any(promise => promise.TwinType == twin && promise.Destination == field && promise.Type == type))
        {
            return;
        }

        foreach (var role in roles)
        {
            var named = record.Record.Fields.FirstOrDefault(found => found.Schema.Role == role && !found.Value.IsEmpty)?.Schema.Name;
            if (Record.Values.FirstOrDefault(value => value.Plan.Source == named && IsWritten(value)) is { } value)
            {
                Promise(value, twin, field, expected, check, VerdictClass.Equal, null, type, isFixed: true);
                return;
            }
        }
    }

    /// <summary>Carried by something that stands there already and is not written; nothing is read back for it.</summary>
    public void Joins(PlannedValue value) => Promise(value, null, null, "", PromiseCheck.None, VerdictClass.EqualAfterTransform, "relate", null);

    /// <summary>
    /// Settles a value that leaves nothing to find: skipped by the plan, empty in the source, or emptied by its transform. False where
    /// there is something to write.
    /// </summary>
    public bool Settled(PlannedValue value)
    {
        if (value.Plan.Transform is Transform.Skip skip)
        {
            var reason = value.Reason ?? skip.Reason;
            var verdict = reason == ReasonCode.ReportedInInventory ? VerdictClass.NotMigratable : VerdictClass.ExpectedLoss;
            Promise(value, null, null, "", PromiseCheck.None, value.Promise == VerdictClass.Equal ? verdict : value.Promise, reason, null);
            return true;
        }

        if (IsWritten(value))
        {
            return false;
        }

        Promise(value, null, null, "", PromiseCheck.None, value.Source.IsEmpty ? VerdictClass.Equal : value.Promise, value.Reason, null);
        return true;
    }

    /// <summary>True where the plan leaves something to write: a result, or a source value that a relation, a line or an agent stands for.</summary>
    public static bool IsWritten(PlannedValue value) => value.Plan.Transform switch
    {
        Transform.Skip => false,
        Transform.Relate or Transform.BodyLine or Transform.AgentByEmail => !value.Source.IsEmpty,
        _ => !value.Result.IsEmpty,
    };

    /// <summary>Every field of the record is left behind for one reason.</summary>
    public Composition Held(string reason, VerdictClass verdict = VerdictClass.NotMigratable)
    {
        foreach (var value in record.Values)
        {
            Promise(value, null, null, "", PromiseCheck.None, verdict, reason, null);
        }

        return new Composition([], promises, notes, reason);
    }

    public Composition Build()
    {
        foreach (var value in tags.Where(value => !Settled(value)))
        {
            Loses(value, ReasonCode.NoSuchField, $"this record takes no tag: {value.Result.Print()}");
        }

        tags.Clear();
        return new(writes, promises, notes);
    }

    private void Promise(
        PlannedValue value, string? twin, string? field, string expected, PromiseCheck check, VerdictClass verdict, string? reason, FieldType? type,
        bool isFixed = false)
    {
        // Here and nowhere else, so that no composer can forget it: other letters than the source's are a change that somebody is told of.
        foreach (var (code, detail) in ChangedLetters.Of(value, expected))
        {
            if (!notes.Exists(note => note.Field == value.Plan.Source && note.Code == code))
            {
                Note(value.Plan.Source, code, detail);
            }

            if (verdict <= VerdictClass.EqualAfterTransform)
            {
                (verdict, reason) = (VerdictClass.EqualAfterTransform, reason == ReasonCode.ControlCharacters ? reason : code);
            }
        }

        promises.Add(new Promise(
            value.Plan.Source, twin, field, type ?? types.GetValueOrDefault(value.Plan.Source, FieldType.Text), expected, check, verdict, reason, isFixed));
    }

    private static VerdictClass Worse(VerdictClass one, VerdictClass other) => one > other ? one : other;
}
